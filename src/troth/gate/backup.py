"""Copies that may lie anywhere, and bringing them back without bringing back what is gone.

    FOLDER/keyring.db            the newest keyring; written anew after each epoch roll
    FOLDER/<time>/content.db     sealed records as of that time
    FOLDER/<time>/manifest.json  what, when, which epoch, how long the ledger was, SHA-256

Neither file opens anything without this installation's key file and present slot, which are
in none of them. What was erased or forgotten since has no living key, so it stays gone.
After a restore every yes that the copy holds is ended: it cannot know what was taken back
after it was made.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from troth import clock
from troth.errors import BadInput, Damaged, StoreFailed
from troth.ledger.leaf import Event
from troth.store import copies, schema
from troth.store.sqlite import Unit
from troth.store.statements import Executable, Table, and_, bindparam, delete, insert, select
from troth.vault.envelope import FORMAT
from troth.vault.root import Root
from troth.words import Json, PersonId

if TYPE_CHECKING:
    from troth.gate.gate import Gate

KEYRING: Final = "keyring.db"
CONTENT: Final = "content.db"
MANIFEST: Final = "manifest.json"
FORM: Final = "troth.backup/v1"
_FOLDERS = select(schema.backup.c.path).order_by(schema.backup.c.path)
_LIVING_KEYS = select(
    schema.purpose_key.c.person_id, schema.purpose_key.c.purpose, schema.purpose_key.c.key_id
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

    not_below: the data and state directories; a copy there is lost with them, so BadInput.
    Raises StoreFailed or StoreFull; then no half copy is left behind.
    """
    folder = folder.expanduser().resolve()
    if any(folder.is_relative_to(place.resolve()) for place in not_below):
        message = "Choose a folder outside Troth's own: a copy there would be lost with it."
        raise BadInput(message)
    now = gate.clock.now()
    stamp = now.strftime("%Y-%m-%dT%H-%M-%SZ")
    target = folder / stamp
    try:
        target.mkdir(parents=True, mode=0o700, exist_ok=False)
    except OSError as error:
        message = f"Troth cannot make the folder {target}: {error.strerror}."
        raise StoreFailed(message) from error
    _remember(gate, folder)
    fresh = folder / f"{KEYRING}.new"
    fresh.unlink(missing_ok=True)
    try:
        both = {target / CONTENT: copies.CONTENT, fresh: copies.KEYRING}
        copies.write_copies(gate.store, both)
        rows = sum(1 for table in copies.CONTENT for _ in copies.rows_of(target / CONTENT, table))
        _write_manifest(gate, target, rows=rows, made=clock.text(now))
        _put_in_place(fresh, folder / KEYRING)
    except BaseException:
        for left in (target / CONTENT, target / MANIFEST, fresh):
            left.unlink(missing_ok=True)
        target.rmdir()
        raise
    content = target / CONTENT
    size = content.stat().st_size
    return Backup(folder=target, content=content, keyring=folder / KEYRING, rows=rows, size=size)


def refresh_keyrings(gate: "Gate") -> list[Path]:
    """Write the keyring anew beside each known copy; return the folders where that failed.

    Called after each epoch roll: an older keyring opens nothing any more. A folder that is
    gone or full must not stop an erasure, so nothing is raised for it.
    """
    return [folder for folder in known_folders(gate) if not _refreshed(gate, folder)]


def _refreshed(gate: "Gate", folder: Path) -> bool:
    if not folder.is_dir():
        return False
    fresh = folder / f"{KEYRING}.new"
    try:
        fresh.unlink(missing_ok=True)
        copies.write_copies(gate.store, {fresh: copies.KEYRING})
        _put_in_place(fresh, folder / KEYRING)
    except (OSError, StoreFailed, Damaged):
        return False
    return True


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
    """Fill an installation that was started from a keyring, and end every yes in it.

    Returns the counts of `bring_back`.
    """
    content = check(folder)

    def write(unit: Unit) -> dict[str, int]:
        for row in unit.rows(select(schema.person.c.person_id)):
            gate.consents.end_all(unit, PersonId(row[0]))
        return _fill(gate, unit, content)

    return gate.store.write(write)


def _fill(gate: "Gate", unit: Unit, content: Path) -> dict[str, int]:
    counts = {"back": 0, "there": 0, "gone": 0}
    living = {(row[0], row[1]): bytes(row[2]) for row in unit.rows(_LIVING_KEYS)}
    for table in copies.CONTENT:
        for row in copies.rows_of(content, table):
            counts[_put_back(unit, table, row, living)] += 1
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


def _put_back(
    unit: Unit, table: str, row: Mapping[str, Any], living: Mapping[tuple[str, str], bytes]
) -> str:
    key_id = living.get((row["person_id"], row["purpose"]))
    if key_id is None or not row["sealed"].startswith(FORMAT + key_id):
        return "gone"
    first, last = (row["record"],) * 2 if table == "tail" else (row["first"], row["last"])
    names = {"whose": row["person_id"], "what": row["purpose"], "which": row["holding"]}
    if _is_there(unit, first, last, names):
        return "there"
    unit.run(insert(schema.METADATA.tables[table]), row)
    return "back"


def _is_there(unit: Unit, first: int, last: int, names: Mapping[str, object]) -> bool:
    asked = {"first_": first, "last_": last, **names}
    return any(unit.row(statement, asked) is not None for statement in _OVERLAPS)


def _overlap(table: Table, low: str, high: str) -> Executable:
    return (
        select(table.c.person_id)
        .where(
            and_(
                table.c.person_id == bindparam("whose"),
                table.c.purpose == bindparam("what"),
                table.c.holding == bindparam("which"),
                table.c[low] <= bindparam("last_"),
                table.c[high] >= bindparam("first_"),
            )
        )
        .limit(1)
    )


_OVERLAPS = (_overlap(schema.tail, "record", "record"), _overlap(schema.segment, "first", "last"))


def _opens(keyring: Path, root: Root, person: PersonId) -> bool:
    """Say whether a keyring still opens with this machine's slot and names the person."""
    try:
        for row in copies.rows_of(keyring, "epoch"):
            root.find_slot(bytes(row["slot_check"]))
        return any(row["person_id"] == person for row in copies.rows_of(keyring, "person"))
    except Damaged:  # it is not there, cannot be read, or its slot is gone: it opens nothing
        return False


def _remember(gate: "Gate", folder: Path) -> None:
    now = gate.clock.now()

    def write(unit: Unit) -> None:
        number, _ = gate.keyring.epoch(unit)
        unit.run(delete(schema.backup).where(schema.backup.c.path == str(folder)))
        made_ms = round(now.timestamp() * 1000)
        unit.run(insert(schema.backup), {"path": str(folder), "made_ms": made_ms, "epoch": number})
        gate.ledger.append(unit, Event.BACKED_UP, at=now, detail=f"epoch={number}")

    gate.store.write(write)


def _write_manifest(gate: "Gate", target: Path, *, rows: int, made: str) -> None:
    number, _ = gate.keyring.epoch()
    told = {
        "format": FORM,
        "made": made,
        "epoch": number,
        "rows": rows,
        "sha256": _sha256(target / CONTENT),
        "checkpoint": gate.ledger.checkpoint().note,
        "opens_with": "the newest keyring.db beside it, this installation's key file and slot",
    }
    text = json.dumps(told, indent=1, sort_keys=True) + "\n"
    (target / MANIFEST).write_text(text, encoding="utf-8")


def _put_in_place(fresh: Path, place: Path) -> None:
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(place)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
