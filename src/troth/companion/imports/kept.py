"""What is kept of an import itself: whose export it was, when, and how it ended.

Kept under `companion.history`, as what it brought in is. Two records at most for each: one
when it begins, one when it ends; the newest counts. Fields may only be added at the end, with
a default: what is kept already must still be read.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, Literal, TypeAlias

from troth.companion import facts_gone
from troth.companion.shelf import forget_some
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, PersonId

State: TypeAlias = Literal["begun", "done", "stopped", "failed"]
NO_SUCH: Final = "There is no such import of yours. It may be forgotten."


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import. services: whose exports were in it, parted by spaces."""

    category: ClassVar[str] = "import"
    id: str
    services: str
    at: str
    state: State

    def __repr__(self) -> str:
        return f"<Import {self.id}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An import, with how much of it is here still."""

    told: Import
    talks: int
    messages: int


def every(gate: Gate, person: PersonId) -> list[Held]:
    """Return the imports of a person, the newest first. Raises Refused."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        newest = {one.record.id: one.record for one in room.read(Import)}
        if not newest:
            return []
        rows = room.skim(Turn, "conversation", "imported").rows
    messages = Counter(by for _, (_, by) in rows)
    talks = Counter(by for by, _ in {(by, talk) for _, (talk, by) in rows})
    held = [
        Held(told=one, talks=talks[one.id], messages=messages[one.id]) for one in newest.values()
    ]
    return sorted(held, key=lambda one: (one.told.at, one.told.id), reverse=True)


def is_here(room: Room, name: str) -> bool:
    """Say whether an import is not forgotten, in a room that reads it."""
    return bool(room.read(Import, having={"id": name}))


def forget(gate: Gate, person: PersonId, name: str) -> int:
    """Forget all that an import brought in, for good; return how many messages.

    What was said here since stays, behind what is left. Needs no yes. Raises NotFound.
    """
    messages = 0
    with suppress(NotFound):  # nothing of it is here any more
        messages = forget_some(gate, person, lambda _, __, turn: turn.imported == name)
    gone = messages
    with suppress(NotFound):
        gone += gate_forget.rework(
            gate,
            person,
            Import,
            lambda _, one: None if one.id == name else one,
            beside=partial(_forget_asides, gate, person, name),
        )
    if not gone:
        raise NotFound(NO_SUCH)
    return messages


def _forget_asides(gate: Gate, person: PersonId, name: str, unit: Unit) -> None:
    """Forget what was forgotten of an import before, and could come back."""
    facts_gone.forget_asides(gate, unit, person, lambda _, turn: turn.imported == name)


def services_of(held: Import) -> Sequence[str]:
    """Return whose exports were in it."""
    return held.services.split()
