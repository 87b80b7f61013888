"""What Troth keeps of a person's own use: when they talked, only with their yes, only for them.

Promise: without a yes nothing is kept, and a yes taken back destroys it. Only the person sees
it; no answer, no order of things and nobody who runs the place reads it (`guard.engagement`).
All of it can be deleted at once, without a yes. A minor's use is kept no longer than others'.

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import ClassVar, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth import clock
from troth.companion.question import Question
from troth.errors import BadInput, Refused
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.guard import wellbeing
from troth.guard.wellbeing import MOST_GOAL, Goal, Summary
from troth.words import WELLBEING_OWN, PersonId

_NO_ZONE: Final = "That is no time zone. Write it as in Europe/Berlin."


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """That one message was answered: when, and how many other people stood in it."""

    category: ClassVar[str] = "use"
    at: str
    people: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGoal:
    """A person's own goals, and where they live. minutes: a day; empty: no such goal."""

    category: ClassVar[str] = "goal"
    minutes: str = ""
    no_nights: str = ""
    zone: str = ""
    at: str = ""

    @property
    def goal(self) -> Goal:
        """The goal that it tells of."""
        return Goal(minutes=int(self.minutes or 0), no_nights=bool(self.no_nights))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a person sees of their own use."""

    summary: Summary
    kept: OwnGoal

    @property
    def goal(self) -> Goal:
        """Their own goal."""
        return self.kept.goal


def note(gate: Gate, person: PersonId, question: Question) -> None:
    """Keep that a message was answered, where the person said yes to that. Not its words."""
    if question.is_apart or not gate.may(person, WELLBEING_OWN):
        return
    with suppress(Refused), gate.enter(person, WELLBEING_OWN) as room:  # taken back just now
        people = str(wellbeing.mentions(question.asked))
        room.keep(Use(at=clock.text(gate.clock.now()), people=people))


def see(gate: Gate, person: PersonId) -> Seen:
    """Return a person's own use. Raises Refused where they did not say yes."""
    with gate.enter(person, WELLBEING_OWN) as room:
        uses = [one.record for one in room.read(Use)]
        kept = [one.record for one in room.read(OwnGoal, last=1)]
    own = kept[-1] if kept else OwnGoal()
    return Seen(
        summary=wellbeing.summary(
            [wellbeing.Use(clock.parse(one.at), int(one.people)) for one in uses],
            now=gate.clock.now(),
            zone=_zone(own.zone) or UTC,
        ),
        kept=own,
    )


def set_goal(gate: Gate, person: PersonId, goal: Goal, *, zone: str) -> None:
    """Set a person's own goal and time zone. Raises Refused or BadInput."""
    if not 0 <= goal.minutes <= MOST_GOAL:
        message = f"A goal is 1 to {MOST_GOAL} minutes a day; 0: none."
        raise BadInput(message, param="minutes")
    if zone and _zone(zone) is None:
        raise BadInput(_NO_ZONE, param="zone")
    with gate.enter(person, WELLBEING_OWN) as room:
        room.keep(
            OwnGoal(
                minutes=str(goal.minutes or ""),
                no_nights="yes" if goal.no_nights else "",
                zone=zone,
                at=clock.text(gate.clock.now()),
            )
        )


def forget(gate: Gate, person: PersonId) -> int:
    """Delete all of it for good, with its key. Needs no yes. Returns how many rows went."""
    return gate_forget.shred_purpose(gate, person, WELLBEING_OWN)


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
