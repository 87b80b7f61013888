"""What is kept of an import itself: whose export it was, when, and how it ended.

Kept under `companion.history`, as the talks that it brought in are. A few records for each: one
when it begins, one before each thing beside talks, one when it ends; the newest counts. Fields may
only be added at the end, with a default: what is kept already must still be read.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal, TypeAlias

from troth.companion import facts_gone
from troth.companion.imports import carried
from troth.companion.imports.carried import Brought
from troth.companion.shelf import forget_some
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.people.person import People
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, PersonId

State: TypeAlias = Literal["begun", "done", "stopped", "failed"]
_MOST: Final = 100_000
NO_SUCH: Final = "There is no such import of yours. It may be forgotten."


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import. services: whose exports were in it, parted by spaces.

    brought: what it brought in beside talks, by names, as `carried.Brought` writes it.
    """

    category: ClassVar[str] = "import"
    id: str
    services: str
    at: str
    state: State
    brought: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return f"<Import {self.id}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An import, with how much of it is here still. brought: what else came in with it."""

    told: Import
    talks: int
    messages: int
    brought: Brought = field(default_factory=Brought)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What went when an import was undone."""

    messages: int = 0
    facts: int = 0
    companions: int = 0

    def __bool__(self) -> bool:
        return bool(self.messages or self.facts or self.companions)


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
        Held(
            told=one,
            talks=talks[one.id],
            messages=messages[one.id],
            brought=Brought.read(one.brought),
        )
        for one in newest.values()
    ]
    return sorted(held, key=lambda one: (one.told.at, one.told.id), reverse=True)


def is_here(room: Room, name: str) -> bool:
    """Say whether an import is not forgotten, in a room that reads it."""
    return bool(room.read(Import, having={"id": name}))


def forget(gate: Gate, person: PersonId, name: str) -> Gone:
    """Forget all that an import brought in, for good; return how much.

    What was said here since stays, behind what is left. A fact or a companion of it goes as it is
    now, and a level that it lowered is what it was before, unless it was set anew. Needs no yes.
    Raises NotFound.
    """
    brought = Brought()
    beside: Counter[str] = Counter()

    def forget_brought(unit: Unit) -> None:
        facts, companions = carried.forget_in(gate, unit, person, brought)
        beside.update(facts=facts, companions=companions)

    def first(unit: Unit) -> None:
        nonlocal brought
        for one in gate.newest_in(unit, person, Import, most=_MOST):
            brought = Brought.read(one.brought) if one.id == name else brought
        forget_brought(unit)  # before its messages, with which some facts would go uncounted

    def last(unit: Unit) -> None:
        _forget_asides(gate, person, name, unit)
        forget_brought(unit)

    def is_it(_: int, one: Import) -> Import | None:
        nonlocal brought
        if one.id != name:
            return one
        brought = Brought.read(one.brought)  # the newest is the last one
        return None

    messages = 0
    with suppress(NotFound):  # nothing of it is here any more
        messages = forget_some(gate, person, lambda _, __, turn: turn.imported == name, first=first)
    rows = 0
    with suppress(NotFound):
        rows = gate_forget.rework(gate, person, Import, is_it, beside=last)
    if not messages and not rows:
        raise NotFound(NO_SUCH)
    if brought.levels.count:
        people = People(gate.store, gate.keyring, gate.ledger, clock=gate.clock)
        people.change_memory(person, lambda now: carried.raised(now, brought.levels))
    return Gone(messages=messages, facts=beside["facts"], companions=beside["companions"])


def _forget_asides(gate: Gate, person: PersonId, name: str, unit: Unit) -> None:
    """Forget what was forgotten of an import before, and could come back."""
    facts_gone.forget_asides(gate, unit, person, lambda _, turn: turn.imported == name)


def services_of(held: Import) -> Sequence[str]:
    """Return whose exports were in it."""
    return held.services.split()
