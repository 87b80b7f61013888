"""Erasing a person: from every table, every copy, every cache, with a certificate.

The certificate is not the record of an order but of a look: after the rows are gone, the
epoch is rolled and the files are settled, every place that can hold a trace is searched
(`gate.scan`). If a trace is found the certificate says where, and `complete` is false.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from troth import clock as clock_text
from troth.errors import Damaged
from troth.gate import scan
from troth.ledger.leaf import Event
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import bindparam, select
from troth.vault import shred
from troth.words import ACCOUNT_RUN, Json, PersonId

if TYPE_CHECKING:
    from troth.gate.gate import Gate
    from troth.gate.states import PersonState

LIMITS = (
    "Text that was sent out of this machine cannot be called back. Troth sent none.",
    "A copy that Troth does not know of opens only with an old slot file.",
    "An image of the whole disk, made before this moment, holds an old slot file.",
    "A solid-state disk may keep old blocks where no program can reach them.",
)
_TOKENS = select(schema.api_key.c.token_hash).where(
    schema.api_key.c.person_id == bindparam("person")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was done, what was looked at, and what was found. Given to the person, not kept."""

    person: PersonId
    at: datetime
    rows: dict[str, int]
    epoch: int
    leaf_index: int
    looked: Sequence[scan.Looked]
    copies: Sequence[dict[str, Json]]
    memory: Sequence[str]
    complete: bool

    def told(self) -> dict[str, Json]:
        """Write it as JSON values, for a signed statement."""
        return {
            "at": clock_text.text(self.at),
            "complete": self.complete,
            "copies": list(self.copies),
            "epoch": self.epoch,
            "leaf": self.leaf_index,
            "limits": list(LIMITS),
            "looked": [{**asdict(one), "file": str(one.file)} for one in self.looked],
            "memory": list(self.memory),
            "person": self.person,
            "rows": dict(self.rows),
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
    """Erase a person and return the certificate. Raises Refused if there is no such person."""
    state = gate.states.of(person, purpose=ACCOUNT_RUN)
    needles = _needles(gate, state)
    at = gate.clock.now()

    def remove(unit: Unit) -> tuple[int, dict[str, int]]:
        now = gate.states.in_unit(unit, person)
        receipt = gate.write_leaf(unit, now, Event.ERASED, ACCOUNT_RUN, {})
        return receipt.index, shred.erase_person(unit, person)

    epoch, (index, rows) = gate.roll_with(remove)
    gate.states.drop(person)
    memory = [*around.forget(), f"{len(gate.states)} other persons' keys are in memory, not theirs"]
    looked = _look(gate, around, needles)
    copies = around.copies(person)
    found = sum(one.found for one in looked) + sum(bool(copy["opens"]) for copy in copies)
    return Certificate(
        person=person,
        at=at,
        rows=rows,
        epoch=epoch,
        leaf_index=index,
        looked=looked,
        copies=copies,
        memory=memory,
        complete=not found,
    )


def _look(gate: "Gate", around: Surroundings, needles: Sequence[bytes]) -> list[scan.Looked]:
    """Search; if the database still holds a trace in free pages, rewrite it and search again."""
    gate.store.settle()
    places = [*around.places, *(("temporary files", path) for path in scan.temporary_files())]
    looked = scan.search(places, needles)
    ours = set(gate.store.files())
    if any(one.found for one in looked if one.file in ours):
        gate.store.compact()
        gate.store.settle()
        looked = scan.search(places, needles)
    return looked


def _needles(gate: "Gate", state: "PersonState") -> list[bytes]:
    """Return what would betray the person: id, chain, names of all keys, token hashes."""
    unlocked = state.unlocked
    needles = [state.person.encode(), unlocked.chain, unlocked.key.header]
    for purpose in unlocked.wrapped:
        handle = unlocked.handle(purpose)
        if handle is None:
            message = f"A key of {state.person} is gone. Restore a backup."
            raise Damaged(message)
        needles.append(handle.key.header)
    needles += [bytes(row[0]) for row in gate.store.read(_TOKENS, {"person": state.person})]
    return needles
