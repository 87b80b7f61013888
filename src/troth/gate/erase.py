"""Erasing a person: from every table, every copy, every cache, with a certificate.

The certificate is not the record of an order but of a look: after the rows are gone, the
epoch is rolled and the files are settled, every place that can hold a trace is searched
(`gate.scan`). If a trace is found the certificate says where, and `complete` is false.

Damage of a person's rows stops no erasure, and once the rows are gone nothing is told as a
failure: what could not be done or looked at stands in the certificate, in `failed`.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from troth import clock as clock_text
from troth.errors import Damaged, NotFound, Refused, TrothError
from troth.gate import forget, scan
from troth.ledger.leaf import Event
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import bindparam, select
from troth.vault import shred
from troth.vault.envelope import FORMAT, HEADER_BYTES, KEY_ID_BYTES
from troth.words import ACCOUNT_RUN, Json, PersonId, Reason

if TYPE_CHECKING:
    from troth.gate.gate import Gate

T = TypeVar("T")

LIMITS = (
    "Text that left this machine for a provider cannot be called back. Only they can delete it.",
    "A copy that Troth does not know of opens only with an old slot file.",
    "An image of the whole disk, made before this moment, holds an old slot file.",
    "A solid-state disk may keep old blocks where no program can reach them.",
    "What you wrote to people you met here stays in their copy, unless you took it back before.",
    "What somebody attached to a report about you stays with that report, for up to 180 days.",
)
_TEMPORARY = "temporary files"
_HASH_BYTES = 32
_FEWEST_BYTES = 4
_EPOCH = select(schema.epoch.c.number)
_KEYS = select(schema.purpose_key.c.key_id, schema.purpose_key.c.wrapped).where(
    schema.purpose_key.c.person_id == bindparam("person")
)
_HASHES = [
    select(column).where(column.table.c.person_id == bindparam("person"))
    for column in (
        schema.api_key.c.token_hash,
        schema.session.c.token_hash,
        schema.link.c.token_hash,
        schema.sign_in.c.name_hash,
    )
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was done, what was looked at, and what was found. Given to the person, not kept."""

    person: PersonId
    at: datetime
    rows: dict[str, int]
    epoch: int
    leaf_index: int
    looked: Sequence[scan.Looked]
    """Each file of this house. Of the temporary ones of others only those that are a finding."""
    stores: dict[str, int]
    """How many files were searched in each place, those of others among them."""
    copies: Sequence[dict[str, Json]]
    memory: Sequence[str]
    complete: bool
    failed: Sequence[str] = ()
    """What could not be done or looked at, in sentences that say what to do."""

    def told(self) -> dict[str, Json]:
        """Write it as JSON values, for a signed statement."""
        return {
            "at": clock_text.text(self.at),
            "complete": self.complete,
            "copies": list(self.copies),
            "epoch": self.epoch,
            "failed": list(self.failed),
            "leaf": self.leaf_index,
            "limits": list(LIMITS),
            "looked": [{**asdict(one), "file": str(one.file)} for one in self.looked],
            "memory": list(self.memory),
            "person": self.person,
            "rows": dict(self.rows),
            "stores": dict(self.stores),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where, besides the tables, a trace may lie, and how to end what is in memory."""

    places: Sequence[tuple[str, Path]]
    copies: Callable[[PersonId], Sequence[dict[str, Json]]]
    """Looks at each known copy; an entry's `opens` says whether today's keys open it."""
    forget: Callable[[], Sequence[str]]
    """Ends every model that may hold earlier words; returns a sentence for each."""


def erase(gate: "Gate", person: PersonId, around: Surroundings) -> Certificate:
    """Erase a person and return the certificate.

    Raises Refused if there is no such person, and what the store raises; then nothing was done.
    """
    needles, failed = _needles(gate, person)
    at = gate.clock.now()

    def remove(unit: Unit) -> tuple[int, dict[str, int]]:
        if gate.keyring.stamp(person, unit) is None:
            raise Refused(ACCOUNT_RUN, Reason.UNKNOWN_PERSON)
        index = forget.tell(gate, unit, person, ACCOUNT_RUN, (Event.ERASED, {}))
        return index, shred.erase_person(unit, person)

    (index, rows), undone = forget.for_good(gate, remove)
    failed += undone
    gate.states.drop(person)
    memory: Sequence[str] = _try(around.forget, (), failed, "A model could not be ended.")
    others = f"{len(gate.states)} other persons' keys are in memory, not theirs"
    looked, stores = _look(gate, around, needles, failed)
    failed += [f"{one.file} {one.unread}." for one in looked if one.unread is not None]
    copies: Sequence[dict[str, Json]] = _try(
        lambda: around.copies(person),
        list[dict[str, Json]](),
        failed,
        "The copies could not be looked at.",
    )
    found = sum(one.found for one in looked) + sum(bool(copy["opens"]) for copy in copies)
    return Certificate(
        person=person,
        at=at,
        rows=rows,
        epoch=_try(lambda: _epoch(gate), 0, failed, "The epoch could not be read."),
        leaf_index=index,
        looked=looked,
        stores=stores,
        copies=copies,
        memory=[*memory, others],
        complete=not found and not failed,
        failed=failed,
    )


def _look(
    gate: "Gate", around: Surroundings, needles: Sequence[bytes], failed: list[str]
) -> tuple[list[scan.Looked], dict[str, int]]:
    """Search; if the database still holds a trace in free pages, rewrite it and search again.

    Any Troth of this account may leave temporary files, and nothing tells whose they are: all are
    searched. Told of are this house's and those with a trace, or that could not be read.
    """
    temporary = _try(
        lambda: list(scan.temporary_files()),
        list[Path](),
        failed,
        "Temporary files could not be listed.",
    )
    places = [*around.places, *((_TEMPORARY, path) for path in temporary)]
    looked = scan.search(places, needles)
    ours = set(gate.store.files())
    if any(one.found for one in looked if one.file in ours):
        _try(lambda: _compact(gate), None, failed, "The database could not be written anew.")
        looked = scan.search(places, needles)
    stores = {place: 0 for place, _ in places} | {_TEMPORARY: 0}
    for one in looked:
        stores[one.place] += one.unread is None
    own = [path for path in temporary if _holds_any(path, around.places)]
    return [one for one in looked if _is_told(one, own)], stores


def _is_told(one: scan.Looked, own: Sequence[Path]) -> bool:
    """Say whether a file belongs into the certificate: another house's path does not."""
    is_finding = bool(one.found) or one.unread is not None
    return one.place != _TEMPORARY or is_finding or any(map(one.file.is_relative_to, own))


def _holds_any(folder: Path, places: Sequence[tuple[str, Path]]) -> bool:
    return any(path.resolve().is_relative_to(folder.resolve()) for _, path in places)


def _compact(gate: "Gate") -> None:
    gate.store.compact()
    gate.store.settle()


def _epoch(gate: "Gate") -> int:
    row = gate.store.read_one(_EPOCH)
    return 0 if row is None else int(row[0])


def _try(act: Callable[[], T], otherwise: T, failed: list[str], sentence: str) -> T:
    """Do something after the rows are gone: what fails then is told, and stops nothing."""
    try:
        return act()
    except (TrothError, OSError) as error:
        failed.append(f"{sentence} {forget.said(error)}")
        return otherwise


def _needles(gate: "Gate", person: PersonId) -> tuple[list[bytes], list[str]]:
    """Return what would betray the person: id, chain, names of all keys, hashes.

    With it a sentence if damage hides some of it. Raises Refused (no such person).
    """
    asked = {"person": person}
    rows = gate.store.read(_KEYS, asked)
    names = [FORMAT + key_id for key_id, _ in rows if isinstance(key_id, bytes)]
    # A purpose key lies wrapped under the person's key, whose name begins the envelope.
    names += [wrapped[:HEADER_BYTES] for _, wrapped in rows if isinstance(wrapped, bytes)]
    hashes = [row[0] for one in _HASHES for row in gate.store.read(one, asked)]
    chain, failed = [], []
    try:
        unlocked = gate.keyring.unlock(person)
        chain.append(unlocked.chain)
        names.append(unlocked.key.header)
        handles = [unlocked.handle(purpose) for purpose in unlocked.wrapped]
        names += [handle.key.header for handle in handles if handle is not None]
    except NotFound as error:
        raise Refused(ACCOUNT_RUN, Reason.UNKNOWN_PERSON) from error
    except Damaged as error:
        failed.append(f"This person's rows were damaged, so less could be searched for. {error}")
    good = [name for name in names if _is_name(name)]
    good += [hashed for hashed in hashes if isinstance(hashed, bytes) and _is_hash(hashed)]
    if not failed and len(good) < len(names) + len(hashes):
        failed.append(
            "Some names of this person's keys were damaged and could not be searched for."
        )
    return [person.encode(), *chain, *dict.fromkeys(good)], failed


def _is_name(name: bytes) -> bool:
    """Say whether this can be the name of a key: others would be found everywhere, or nowhere."""
    whole = len(name) == HEADER_BYTES == len(FORMAT) + KEY_ID_BYTES
    return whole and name.startswith(FORMAT) and len(set(name)) >= _FEWEST_BYTES


def _is_hash(hashed: bytes) -> bool:
    return len(hashed) == _HASH_BYTES and len(set(hashed)) >= _FEWEST_BYTES
