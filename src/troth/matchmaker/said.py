"""What somebody says of people they were shown, as it is kept and as it enters a hall.

Nobody is named in it but by a mark, which stands for one pair of people. Fields of what is kept
may only be added at the end, with a default.
"""

import json
from collections.abc import Collection, KeysView, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from troth import clock
from troth.errors import StoreBusy, TooMany
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.store.sqlite import Unit
from troth.words import MATCH_PEOPLE, PersonId

LATER_DAYS: Final = 3
SEEN_DAYS: Final = 60
"""For so long somebody can still say something of whom they were shown."""
MOST_SAID: Final = 200
"""So often a day somebody can say something of people. To block is always possible."""
_RATHER: Final = 8


class Said(StrEnum):
    """What somebody says of a person they were shown."""

    LIKE = "like"
    PASS = "pass"  # noqa: S105  # a word, no secret
    LATER = "later"
    BLOCK = "block"
    UNDO = "undo"


_SAID: Final = tuple(Said)
_CODES: Final = {said: code for code, said in enumerate(_SAID)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is kept of what somebody said. of: the mark of whom they meant."""

    category: ClassVar[str] = "decision"
    in_halls: ClassVar[bool] = True
    of: str
    said: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """Who was shown to somebody on one day, by their marks, written as JSON."""

    category: ClassVar[str] = "introduced"
    kept_days: ClassVar[int] = SEEN_DAYS
    day: str
    who: str = field(repr=False)


def decide(gate: Gate, room: Room, decision: Decision, *, told: Sequence[Decision]) -> None:
    """Keep what somebody says, in a room of theirs. told: what they had said when it was read.

    Raises TooMany; so does the room as it ends, where they said more beside it meanwhile.
    """
    day, person = decision.at[:10], room.grant.person

    def must_fit(unit: Unit) -> None:
        newest = gate.newest_in(unit, person, Decision, most=MOST_SAID + 1)
        must_not_be_too_many(newest, day=day, more=0)

    if decision.said != Said.BLOCK:  # to be rid of somebody is never too much
        must_not_be_too_many(told, day=day)
        room.beside(must_fit)
    room.keep(decision)


def must_not_be_too_many(told: Sequence[Decision], *, day: str, more: int = 1) -> None:
    """Raise TooMany for more in a day than anybody says who looks at people.

    more: how often they want to say something besides.
    """
    if sum(one.at.startswith(day) for one in told) + more > MOST_SAID:
        message = f"You said something of people {MOST_SAID} times today. Go on tomorrow."
        raise TooMany(message, retry_seconds=86_400)


def decisions_in(room: Room) -> dict[str, Decision]:
    """Return what somebody said last of each, by their mark."""
    return {one.record.of: one.record for one in room.read(Decision)}


def introduced_in(room: Room, day: str | None = None) -> KeysView[str]:
    """Return the marks of who was shown, as they came: ever (while it is kept) or on one day."""
    found: dict[str, None] = {}
    for one in room.read(Introduced):
        if day is None or one.record.day == day:
            found |= {mark: None for mark in json.loads(one.record.who) if isinstance(mark, str)}
    return found.keys()


def introduce(
    gate: Gate, room: Room, day: str, marks: Collection[str], *, before: Collection[str]
) -> None:
    """Keep who was shown on a day, as they came, in a room of its person.

    before: who had been when it was read.

    Where another process showed others meanwhile, the room raises StoreBusy as it ends.
    """
    if len(marks) <= len(before):
        return

    def must_be_alone(unit: Unit) -> None:
        told = gate.newest_in(unit, room.grant.person, Introduced, most=SEEN_DAYS)
        shown = {mark for one in told if one.day == day for mark in json.loads(one.who)}
        if not shown <= set(marks):
            message = "Your list was asked for in two windows at once. Look again in a moment."
            raise StoreBusy(message)

    room.keep(Introduced(day=day, who=json.dumps(list(marks))))
    room.beside(must_be_alone)


def begins_anew(gate: Gate, person: PersonId) -> bool:
    """Say whether somebody deleted today what told whom they were shown.

    Who did could else be shown as many again and again.
    """
    now = gate.clock.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return gate.shredded_at(person, MATCH_PEOPLE, since=midnight) is not None


def number_of(decision: Decision) -> int:
    """Write what was said, and on which day, as one number."""
    day = clock.parse(decision.at).date().toordinal()
    return day * _RATHER + _CODES[Said(decision.said)]


def keeps_off(number: int | None, today: date) -> bool:
    """Say whether what was said keeps a person off one's own list."""
    if number is None:
        return False
    day, said = divmod(number, _RATHER)
    if said == _CODES[Said.LATER]:
        return today < date.fromordinal(day) + timedelta(days=LATER_DAYS)
    return said != _CODES[Said.UNDO]


def said_in(number: int) -> Said:
    """Return what was said, from the number that `number_of` writes."""
    return _SAID[number % _RATHER]
