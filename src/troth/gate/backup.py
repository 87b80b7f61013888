"""Copies that may lie anywhere, and bringing them back without bringing back what is gone.

    FOLDER/keyring.db            the newest keyring; written anew after each epoch roll
    FOLDER/<time>/content.db     sealed records as of that time
    FOLDER/<time>/manifest.json  what, when, which epoch, how long the ledger was, SHA-256

A forgetting seals the survivors under a new key, so no older content opens them: then each
known folder gets one automatic copy more, in place of the automatic one before.

Neither file opens anything without this installation's key file and present slot, which are
in none of them. What was erased or forgotten since has no living key, so it stays gone.
After a start from a copy every yes, every API key, every session and every link that it holds
is ended: it cannot know what was taken back after it was made.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from troth import clock
from troth.crypto.random import secret
from troth.errors import BadInput, Damaged, LedgerFailed, StoreFailed
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.people.sessions import Sessions
from troth.store import copies, schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Unit
from troth.store.statements import (
    Executable,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from troth.vault.envelope import FORMAT, HEADER_BYTES, Handle
from troth.vault.keyring import Unlocked
from troth.vault.records import Record, open_segment, pack_segment
from troth.vault.root import Root
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, Json, PersonId

if TYPE_CHECKING:
    from troth.gate.gate import Gate

KEYRING: Final = "keyring.db"
CONTENT: Final = "content.db"
MANIFEST: Final = "manifest.json"
FORM: Final = "troth.backup/v1"
_NAME: Final = "%Y-%m-%dT%H-%M-%SZ"
_HALF: Final = ".new"
_LONG_AGO_SECONDS: Final = 3600
_NAME_OF_THIS = select(schema.installation.c.name)
_FOLDERS = select(schema.backup.c.path).order_by(schema.backup.c.path)
_LIVING_KEYS = select(
    schema.purpose_key.c.person_id, schema.purpose_key.c.purpose, schema.purpose_key.c.key_id
)

_MOVE_NUMBER = (
    update(schema.purpose_key)
    .where(
        and_(
            schema.purpose_key.c.person_id == bindparam("whose"),
            schema.purpose_key.c.purpose == bindparam("what"),
            schema.purpose_key.c.next_record < bindparam("next_"),
        )
    )
    .values(next_record=bindparam("next_"))
)
_LIVING_API_KEYS = select(schema.api_key.c.key_id, schema.api_key.c.sealed).where(
    and_(schema.api_key.c.person_id == bindparam("whose"), schema.api_key.c.revoked_ms.is_(None))
)
_END_API_KEY = (
    update(schema.api_key)
    .where(
        and_(
            schema.api_key.c.person_id == bindparam("whose"),
            schema.api_key.c.key_id == bindparam("which"),
        )
    )
    .values(revoked_ms=bindparam("now_ms"), sealed=bindparam("fresh"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy of the content, and the keyring beside it."""

    folder: Path
    content: Path
    keyring: Path
    rows: int
    size: int


def backup(gate: "Gate", folder: Path, *, not_below: Sequence[Path]) -> Backup:
    """Write a copy into `folder` and remember where it is.

    not_below: the data and state directories; a copy there is lost with them, so BadInput. So is
    a folder with the keyring of another Troth, which ours would take the place of. Raises
    StoreFailed or StoreFull; then no half copy is left behind.
    """
    folder = folder.expanduser().resolve()
    if any(folder.is_relative_to(place.resolve()) for place in not_below):
        message = "Choose a folder outside Troth's own: a copy there would be lost with it."
        raise BadInput(message)
    if _is_of_another(gate, folder):
        message = f"{folder} holds the copies of another Troth. Choose a folder for this one alone."
        raise BadInput(message)
    now = gate.clock.now()
    target = folder / now.strftime(_NAME)
    _make_folder(target)
    _remember(gate, folder)
    rows = _write(gate, target, made=clock.text(now), automatic=False)
    content = target / CONTENT
    size = content.stat().st_size
    return Backup(folder=target, content=content, keyring=folder / KEYRING, rows=rows, size=size)


def refresh_keyrings(gate: "Gate") -> list[Path]:
    """Write the keyring anew beside each known copy; return the folders where that failed.

    Called after each epoch roll: an older keyring opens nothing any more. Where a forgetting
    sealed the survivors anew, no older content opens them: such a folder also gets a dated
    copy as of now, in place of the last automatic one. A folder that is gone or full must
    not stop an erasure, so nothing is raised for it.
    """
    return _renew(gate, known_folders(gate))


def catch_up(gate: "Gate") -> list[Path]:
    """Do what `refresh_keyrings` does where it could not be done; return where it failed again.

    A folder may have been out of reach then, on a disk that was not there, or we were ended
    before its turn came: without this nothing in it opens until the next forgetting.
    """
    return _renew(gate, [one for one in known_folders(gate) if _has_old_keys(gate, one)])


def _renew(gate: "Gate", folders: Sequence[Path]) -> list[Path]:
    living = _living(gate.store.read(_LIVING_KEYS))
    late = [folder for folder in folders if _is_behind(folder, living)]
    return [one for one in folders if not _refreshed(gate, one, late=one in late)]


def behind(gate: "Gate") -> list[Path]:
    """Name the known folders whose newest copy is older than the last forgetting or update.

    Their keyring is older than the last roll, so nothing in them opens; or their newest content
    has records whose purpose has another key today, so these do not; or it was made with other
    tables, so this Troth does not bring it back.
    """
    living = _living(gate.store.read(_LIVING_KEYS))
    folders = known_folders(gate)
    return [one for one in folders if _has_old_keys(gate, one) or _is_behind(one, living)]


def _has_old_keys(gate: "Gate", folder: Path) -> bool:
    """Say whether there are copies in a folder, but no keyring beside them that opens today."""
    is_used = any(folder.glob(f"*/{CONTENT}"))
    return is_used and not _fits(folder / KEYRING, gate.keyring.root)


def _living(rows: Sequence[AnyRow]) -> dict[tuple[str, str], bytes]:
    return {(row[0], row[1]): bytes(row[2]) for row in rows}


def _is_behind(folder: Path, living: Mapping[tuple[str, str], bytes]) -> bool:
    for content in sorted(folder.glob(f"*/{CONTENT}"), reverse=True):
        try:
            found = copies.beginnings_of(content, size=HEADER_BYTES)
            is_ours = copies.is_of_this_version(content)
        except Damaged:  # the one before it may tell
            continue
        return not is_ours or any(
            FORMAT + living.get((person, purpose), begins[1:]) != begins
            for person, purpose, begins in found
        )
    return False


def _refreshed(gate: "Gate", folder: Path, *, late: bool) -> bool:
    """Write a copy of all where one is wanted, and at least the keyring. Say if all was done."""
    if not folder.is_dir() or _is_of_another(gate, folder):
        return False
    if late and _copied_anew(gate, folder):
        return True
    try:
        _write_keyring(gate, folder)
    except (OSError, StoreFailed, Damaged):
        return False
    return not late


def _is_of_another(gate: "Gate", folder: Path) -> bool:
    """Say whether the keyring in a folder is another Troth's. There is room for one alone."""
    try:
        theirs = [row["name"] for row in copies.rows_of(folder / KEYRING, "installation")]
    except Damaged:  # none is there, or it is of no use to anybody
        return False
    return theirs != [row[0] for row in gate.store.read(_NAME_OF_THIS)]


def _copied_anew(gate: "Gate", folder: Path) -> bool:
    """Write an automatic copy, and remove the automatic ones before it. Say whether it is there."""
    made = gate.clock.now()
    dated = sorted(one.parent for one in folder.glob(f"*/{CONTENT}"))
    # The newest name must be the newest copy, also within one second.
    target = folder / max(made.strftime(_NAME), *(_name_after(one.name) for one in dated))
    try:
        _make_folder(target)
        _write(gate, target, made=clock.text(made), automatic=True)
        for one in dated:
            if _is_automatic(one):
                _clear(one)
    except (OSError, StoreFailed, Damaged, LedgerFailed):
        return False
    return True


def _name_after(name: str) -> str:
    try:
        at = datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:  # not a name that we gave
        return ""
    return (at + timedelta(seconds=1)).strftime(_NAME)


def _is_automatic(dated: Path) -> bool:
    try:
        told = json.loads((dated / MANIFEST).read_text(encoding="utf-8"))
        return bool(told["format"] == FORM and told.get("automatic") is True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _make_folder(target: Path) -> None:
    try:
        target.mkdir(parents=True, mode=0o700, exist_ok=False)
    except OSError as error:
        message = f"Troth cannot make the folder {target}: {error.strerror}."
        raise StoreFailed(message) from error


def _write(gate: "Gate", target: Path, *, made: str, automatic: bool) -> int:
    """Write content, manifest and keyring, all or nothing; return how many rows there are."""
    content, fresh = target / CONTENT, _half(target.parent)
    try:
        copies.write_copies(gate.store, {content: copies.CONTENT, fresh: copies.KEYRING})
        rows = sum(1 for table in copies.CONTENT for _ in copies.rows_of(content, table))
        _write_manifest(gate, target, rows=rows, made=made, automatic=automatic)
        _put_in_place(gate, fresh)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what is told
            copies.remove(fresh)
        with contextlib.suppress(OSError):
            _clear(target)
        raise
    return rows


def _write_keyring(gate: "Gate", folder: Path) -> None:
    fresh = _half(folder)
    try:
        copies.write_copies(gate.store, {fresh: copies.KEYRING})
        _put_in_place(gate, fresh)
    except BaseException:
        with contextlib.suppress(OSError):
            copies.remove(fresh)
        raise


def _half(folder: Path) -> Path:
    """Name a file of this process alone, since another one may write a keyring now."""
    return folder / f"{KEYRING}.{secret(8).hex()}{_HALF}"


def _clear(dated: Path) -> None:
    """Remove a dated folder and what is ours in it."""
    for name in (MANIFEST, CONTENT):
        copies.remove(dated / name)
    dated.rmdir()


def known_folders(gate: "Gate") -> list[Path]:
    """Name the folders into which copies were written."""
    return [Path(str(row[0])) for row in gate.store.read(_FOLDERS)]


def look(gate: "Gate", root: Root, person: PersonId) -> list[dict[str, Json]]:
    """Look at each known copy: what it holds of this person, and whether today's keys open it."""
    found: list[dict[str, Json]] = []
    for folder in known_folders(gate):
        opens = _opens(folder / KEYRING, root, person)
        contents = sorted(folder.glob(f"*/{CONTENT}"))
        for file in contents:
            rows = _rows_of(file, person)
            found.append({"copy": str(file), "rows": rows, "opens": opens and rows != 0})
        if not contents:
            found.append({"copy": str(folder), "rows": 0, "opens": False})
    return found


def _rows_of(content: Path, person: PersonId) -> int | None:
    """Count the rows of a person in a copy; None if it is damaged and cannot be read."""
    try:
        tables = (copies.rows_of(content, table) for table in copies.CONTENT)
        return sum(1 for rows in tables for row in rows if row["person_id"] == person)
    except Damaged:
        return None


def bring_back(gate: "Gate", folder: Path) -> dict[str, int]:
    """Put back rows that are missing from a running installation.

    Only what its living keys still open: what was forgotten or erased stays gone. Returns
    counts: back, there (nothing to do), gone. Raises Damaged or BadInput.
    """
    content = check(folder)
    return gate.store.write(lambda unit: _fill(gate, unit, content))


def start_from(gate: "Gate", folder: Path) -> dict[str, int]:
    """Fill an installation that was started from a keyring; end every yes and every way in.

    What was taken back after the copy was made, a consent, an API key or a session, it cannot
    know. A lockdown and restrictions that it holds stay. Returns the counts of `bring_back`,
    and keys_ended.
    """
    content = check(folder)
    sessions = Sessions(gate.store, gate.keyring, gate.ledger, clock=gate.clock)

    def write(unit: Unit) -> dict[str, int]:
        ended = 0
        for row in unit.rows(select(schema.person.c.person_id)):
            person = PersonId(row[0])
            gate.consents.end_all(unit, person)
            ended += _end_keys(gate, unit, person)
            sessions.end_in(unit, gate.keyring.unlock(person, unit), by="restore")
        unit.run(delete(schema.link))
        return _fill(gate, unit, content, {"keys_ended": ended})

    return gate.store.write(write)


def _end_keys(gate: "Gate", unit: Unit, person: PersonId) -> int:
    """Revoke every API key of a person as `people.keys` does; return how many were living."""
    rows = unit.rows(_LIVING_API_KEYS, {"whose": person})
    if not rows:
        return 0
    state, now = gate.states.in_unit(unit, person), gate.clock.now()
    account, audit = state.handle(ACCOUNT_RUN), state.handle(SECURITY_AUDIT)
    chain, now_ms = PersonChain(person, state.unlocked.chain), round(now.timestamp() * 1000)
    for key_id, sealed in rows:
        body = json.loads(account.open("key", 0, sealed)) | {"revoked_ms": now_ms}
        fresh = account.seal("key", 0, json.dumps(body).encode())
        named = {"whose": person, "which": key_id, "now_ms": now_ms, "fresh": fresh}
        unit.run(_END_API_KEY, named)
        told: dict[str, Json] = {"key": key_id, "by": "restore"}
        event = Event.KEY_REVOKED
        gate.ledger.append_for(unit, chain, event, at=now, handle=audit, private=told)
    return len(rows)


def _fill(
    gate: "Gate", unit: Unit, content: Path, also: Mapping[str, int] | None = None
) -> dict[str, int]:
    counts = {"back": 0, "there": 0, "gone": 0}
    filling = _Filling(gate, unit)
    for table in copies.CONTENT:
        for row in copies.rows_of(content, table):
            counts[filling.put_back(table, row)] += 1
    filling.move_numbers()
    counts |= also or {}
    told = " ".join(f"{name}={count}" for name, count in counts.items())
    gate.ledger.append(unit, Event.RESTORED, at=gate.clock.now(), detail=told)
    return counts


def check(folder: Path) -> Path:
    """Check a dated copy against its manifest and return its content file. Raises Damaged."""
    manifest, content = folder / MANIFEST, folder / CONTENT
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        right = told["format"] == FORM and told["sha256"] == _sha256(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder} holds no copy that Troth made. Name the dated folder inside it."
        raise BadInput(message) from error
    if not right:
        message = f"{content} is not what was written there. Use another copy."
        raise Damaged(message)
    copies.check_copy(content)
    return content


class _Filling:
    """Puts rows of a copy back, record by record: what is here is never written over."""

    def __init__(self, gate: "Gate", unit: Unit) -> None:
        self._keyring = gate.keyring
        self._unit = unit
        self._living = _living(unit.rows(_LIVING_KEYS))
        self._unlocked: Unlocked | None = None
        self._numbers: dict[tuple[str, str, str, int], frozenset[int]] = {}
        self._highest: dict[tuple[str, str], int] = {}

    def put_back(self, table: str, row: Mapping[str, Any]) -> str:
        """Put back what is missing of one row. Returns `back`, `there` or `gone`."""
        key_id = self._living.get((row["person_id"], row["purpose"]))
        if key_id is None or not row["sealed"].startswith(FORMAT + key_id):
            return "gone"
        first, last = (row["record"],) * 2 if table == "tail" else (row["first"], row["last"])
        here = self._here(row, first, last)
        if here is None:
            return "there"
        if table == "tail" and first in here:
            return "there"
        if table == "tail" or not here:
            self._insert(table, row, last)
            return "back"
        return self._add_missing(row, here)

    def move_numbers(self) -> None:
        """Let no number be given again that a record now has."""
        for (person, purpose), highest in self._highest.items():
            unit, named = self._unit, {"whose": person, "what": purpose, "next_": highest + 1}
            unit.run(_MOVE_NUMBER, named)

    def _here(self, row: Mapping[str, Any], first: int, last: int) -> set[int] | None:
        """Return the numbers from `first` to `last` that are here; None if the row itself is."""
        asked = {**_names(row), "first_": first, "last_": last}
        here = {one[0] for one in self._unit.rows(_TAIL_BETWEEN, asked)}
        for begin, end, sealed in self._unit.rows(_SEGMENTS_BETWEEN, asked):
            if sealed == row["sealed"]:
                return None
            here |= self._in_segment(row, begin, end, sealed)
        return {number for number in here if first <= number <= last}

    def _in_segment(
        self, row: Mapping[str, Any], begin: int, end: int, sealed: bytes
    ) -> frozenset[int]:
        place = (row["person_id"], row["purpose"], row["holding"], begin)
        found = self._numbers.get(place)
        if found is None:
            try:
                records = open_segment(self._handle(row), row["holding"], begin, sealed)
                found = frozenset(one.number for one in records)
            except Damaged:  # nothing is put into the place of what cannot be read
                found = frozenset(range(begin, end + 1))
            self._numbers[place] = found
        return found

    def _add_missing(self, row: Mapping[str, Any], here: set[int]) -> str:
        handle, holding = self._handle(row), row["holding"]
        try:
            records = open_segment(handle, holding, row["first"], row["sealed"])
        except Damaged:
            return "gone"
        runs = _runs_between(records, here)
        for run in runs:
            first, last = run[0].number, run[-1].number
            places = {"first": first, "last": last}
            places["keep_until_ms"] = min(one.keep_until_ms for one in run)
            sealed = pack_segment(handle, holding, run)
            self._insert("segment", {**row, **places, "sealed": sealed}, last)
        return "back" if runs else "there"

    def _insert(self, table: str, row: Mapping[str, Any], last: int) -> None:
        self._unit.run(insert(schema.METADATA.tables[table]), row)
        whose = row["person_id"], row["purpose"]
        self._highest[whose] = max(last, self._highest.get(whose, 0))

    def _handle(self, row: Mapping[str, Any]) -> Handle:
        person = PersonId(row["person_id"])
        if self._unlocked is None or self._unlocked.person != person:
            self._unlocked = self._keyring.unlock(person, self._unit)
        handle = self._unlocked.handle(row["purpose"])
        if handle is None:
            message = f"A key of {person} is gone. Restore a backup."
            raise Damaged(message)
        return handle


def _runs_between(records: Sequence[Record], here: set[int]) -> list[list[Record]]:
    """Return the records that are not here, parted wherever one that is here lies between."""
    parted = groupby(records, key=lambda one: one.number in here)
    return [list(run) for is_here, run in parted if not is_here]


def _names(row: Mapping[str, Any]) -> dict[str, object]:
    return {"whose": row["person_id"], "what": row["purpose"], "which": row["holding"]}


def _between(table: Table, low: str, high: str, *columns: str) -> Executable:
    return select(*(table.c[name] for name in columns)).where(
        and_(
            table.c.person_id == bindparam("whose"),
            table.c.purpose == bindparam("what"),
            table.c.holding == bindparam("which"),
            table.c[low] <= bindparam("last_"),
            table.c[high] >= bindparam("first_"),
        )
    )


_TAIL_BETWEEN = _between(schema.tail, "record", "record", "record")
_SEGMENTS_BETWEEN = _between(schema.segment, "first", "last", "first", "last", "sealed")


def _opens(keyring: Path, root: Root, person: PersonId) -> bool:
    """Say whether a keyring still opens with this machine's slot and names the person."""
    try:
        people = copies.rows_of(keyring, "person")
        return _fits(keyring, root) and any(row["person_id"] == person for row in people)
    except Damaged:  # it cannot be read: it opens nothing
        return False


def _fits(keyring: Path, root: Root) -> bool:
    """Say whether a keyring still opens with this machine's slot."""
    try:
        checks = [row["slot_check"] for row in copies.rows_of(keyring, "epoch")]
        for check in checks:
            root.find_slot(check)
    except Damaged:  # it is not there, cannot be read, or its slot is gone: it opens nothing
        return False
    return bool(checks)


def _remember(gate: "Gate", folder: Path) -> None:
    now = gate.clock.now()

    def write(unit: Unit) -> None:
        number, _ = gate.keyring.epoch(unit)
        unit.run(delete(schema.backup).where(schema.backup.c.path == str(folder)))
        made_ms = round(now.timestamp() * 1000)
        unit.run(insert(schema.backup), {"path": str(folder), "made_ms": made_ms, "epoch": number})
        gate.ledger.append(unit, Event.BACKED_UP, at=now, detail=f"epoch={number}")

    gate.store.write(write)


def _write_manifest(gate: "Gate", target: Path, *, rows: int, made: str, automatic: bool) -> None:
    number, _ = gate.keyring.epoch()
    told = {
        "format": FORM,
        "made": made,
        "automatic": automatic,
        "epoch": number,
        "rows": rows,
        "sha256": _sha256(target / CONTENT),
        "checkpoint": gate.ledger.checkpoint().note,
        "opens_with": "the newest keyring.db beside it, this installation's key file and slot",
    }
    with (target / MANIFEST).open("w", encoding="utf-8") as file:
        file.write(json.dumps(told, indent=1, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(gate: "Gate", fresh: Path) -> None:
    """Make a half keyring the one of its folder, and clear away halves of long ago.

    If the epoch was rolled meanwhile, another process may have put a newer one there, which
    was now written over: so it is written once more.
    """
    folder = fresh.parent
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
        now = os.fstat(file.fileno()).st_mtime
    numbers = [row["number"] for row in copies.rows_of(fresh, "epoch")]
    fresh.replace(folder / KEYRING)
    for half in folder.glob(f"{KEYRING}.*{_HALF}"):
        with contextlib.suppress(OSError):
            if now - half.stat().st_mtime > _LONG_AGO_SECONDS:
                copies.remove(half)
    if numbers != [gate.keyring.epoch()[0]]:
        _write_keyring(gate, folder)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
