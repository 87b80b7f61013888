"""`/api/limits`, `/api/wellbeing`, `/api/inferred`: bounds, own use, and what Troth works out.

A limit counts from the next sentence on. Own use is there with its person's yes alone, and only
for them; deleting it needs no yes.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion import inferred, limits, minors, wellbeing
from troth.guard.limits import LONGEST_WORD, MOST_BREAK, MOST_HOURS, MOST_WORDS, TOPICS, Limits
from troth.guard.minors import Age, Policy
from troth.guard.wellbeing import MOST_GOAL, Goal
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN, WELLBEING_OWN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_LOOK: Final = Need(WELLBEING_OWN, Operation.SEE, Data.INTIMATE)
_AIM: Final = Need(WELLBEING_OWN, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(WELLBEING_OWN, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Limits"
Romance = Literal["none", "affection", "romance", "explicit"]
PetNames = Literal["none", "any"]
Feelings = Literal["none", "played"]
Initiative = Literal["never", "replies", "suggests"]
Tone = Literal["sober", "gentle", "any"]
Topic = Literal[
    "alcohol", "drugs", "gambling", "weight", "politics", "religion", "violence", "death"
]
_HOURS: Final = "As in `07:00-23:00 Europe/Berlin`; all must hold. Empty: always."


class LimitsShape(Told):
    """What a companion may do."""

    romance: Romance
    pet_names: PetNames
    feelings: Feelings = Field(description="Whether it may say that it feels.")
    initiative: Initiative
    tone: Tone
    topics: list[Topic] = Field(description="What it leaves out.")
    words: list[str] = Field(description="The person's own words to leave out.")
    hours: list[str] = Field(description=_HOURS)
    break_minutes: int = Field(description="0: as the law says.")


class AgeTold(Told):
    """What is known of the person's age. No age and no birthday is kept."""

    age: Literal["child", "teen", "unknown", "declared", "proved"]
    since: date | None
    source: str = Field(description="The person's own sentence, if that talk is kept.")
    code: str = Field(description="For which a proof is made: see `POST /api/limits/age`.")
    policy: Literal["teen", "adults", "proof"] = Field(description="Whom companions here answer.")


class LimitsTold(Told):
    """The person's own limits, and those that hold: the strictest of all that were set."""

    own: LimitsShape
    holds: LimitsShape
    age: AgeTold


class AskedLimits(Asked):
    """What to set; what is left out stays."""

    romance: Romance | None = None
    pet_names: PetNames | None = None
    feelings: Feelings | None = None
    initiative: Initiative | None = None
    tone: Tone | None = None
    topics: list[Topic] | None = Field(default=None, max_length=len(TOPICS))
    words: list[str] | None = Field(
        default=None, max_length=MOST_WORDS, description=f"Up to {LONGEST_WORD} letters each."
    )
    hours: list[str] | None = Field(default=None, max_length=MOST_HOURS, description=_HOURS)
    break_minutes: int | None = Field(default=None, ge=0, le=MOST_BREAK)


class AskedAge(Asked):
    """A proof, or what a device or a shop says of the age."""

    proof: str | None = Field(default=None, max_length=1000)
    signal: Literal["child", "teen"] | None = Field(
        default=None, description="Under 13, or under 18. It can only make a minor."
    )


class DayTold(Told):
    """The minutes of one day."""

    day: date
    minutes: int
    night: bool = Field(description="Whether there was any use between midnight and five.")


class GoalShape(Told):
    """The person's own goals."""

    minutes: int = Field(description="At most so many a day; 0: no such goal.")
    no_nights: bool
    zone: str


class UseTold(Told):
    """The person's own use in the last 28 days."""

    since: date
    until: date
    days: list[DayTold]
    minutes_in_7_days: int
    nights: int
    longest_minutes: int
    days_in_a_row: int
    messages: int
    messages_with_other_people: int
    goal: GoalShape
    told: list[str] = Field(description="The same in sentences, without praise or blame.")


class AskedGoal(Asked):
    """Goals to set in place of those there are."""

    minutes: int = Field(default=0, ge=0, le=MOST_GOAL)
    no_nights: bool = False
    zone: str = Field(default="", max_length=40, description="As in Europe/Berlin; empty: UTC.")


class UseForgotten(Told):
    """How much went."""

    rows: int


class InferredShape(Told):
    """One thing that Troth worked out."""

    id: str
    what: str
    source: str = Field(description="The person's own words, if they are kept.")
    since: date | None
    how: str = Field(description="What can be done about it.")
    address: str = Field(description="Where: a page of this Troth.")


class InferredTold(Told):
    """Everything that Troth worked out about the person. It is little."""

    items: list[InferredShape]
    honest: str


def see_limits(who: Who) -> LimitsTold:
    """Show the person's limits, those that hold, and what is known of their age."""
    limits.look(who.house.gate, who.person)
    return _told(who)


def set_limits(who: Who, asked: AskedLimits) -> LimitsTold:
    """Set limits. They count from the next sentence on, in the middle of an answer too."""
    limits.set_some(who.house.gate, who.person, asked.model_dump(exclude_none=True))
    return _told(who)


def show_age(who: Who, asked: AskedAge) -> LimitsTold:
    """Take a proof that the person is 18, or a signal that they are a minor.

    A signal is kept as a bracket and used for nothing else. A proof is the only way back.
    """
    gate, house = who.house.gate, who.house
    if asked.signal is not None:
        minors.signal(gate, who.person, Age(asked.signal))
    if asked.proof is not None:
        by = minors.issuers(house.settings, house.signer.public)
        with who.desk.guard.limits.tries.take(who.person):
            minors.prove(gate, who.person, asked.proof, by=by)
    return _told(who)


def see_use(who: Who) -> UseTold:
    """Show the person's own use. 403 without their yes to `wellbeing.own`."""
    return _use(who)


def set_goal(who: Who, asked: AskedGoal) -> UseTold:
    """Set the person's own goals. They shut nothing."""
    goal = Goal(minutes=asked.minutes, no_nights=asked.no_nights)
    wellbeing.set_goal(who.house.gate, who.person, goal, zone=asked.zone)
    return _use(who)


def forget_use(who: Who) -> UseForgotten:
    """Delete all that was kept of the person's use, for good. Needs no yes."""
    return UseForgotten(rows=wellbeing.forget(who.house.gate, who.person))


def see_inferred(who: Who) -> InferredTold:
    """List what Troth worked out about the person, with its source and how to put it right."""
    found = inferred.inferred(who.house.gate, who.person)
    return InferredTold(
        items=[
            InferredShape(
                id=one.id,
                what=one.what,
                source=one.source,
                since=date.fromisoformat(one.since) if one.since else None,
                how=one.how,
                address=one.address,
            )
            for one in found
        ],
        honest=inferred.HONEST,
    )


def _told(who: Who) -> LimitsTold:
    gate, place = who.house.gate, who.house.companion.bounds.place
    found = limits.who(gate, who.person, place)
    age, kept = minors.age(gate, who.person), minors.kept(gate, who.person)
    since = kept.at[:10] or kept.proved[:10]
    return LimitsTold(
        own=_shape(found.person),
        holds=_shape(found.holding),
        age=AgeTold(
            age=age.value,
            since=date.fromisoformat(since) if since else None,
            source=minors.source(gate, who.person) if age.is_minor else "",
            code=minors.code(gate, who.person),
            policy=_policy(place.ages),
        ),
    )


def _policy(policy: Policy) -> Literal["teen", "adults", "proof"]:
    return policy.value


def _shape(found: Limits) -> LimitsShape:
    topics: dict[str, Topic] = {one: one for one in _TOPICS}
    return LimitsShape(
        romance=found.romance.value,
        pet_names=found.pet_names.value,
        feelings=found.feelings.value,
        initiative=found.initiative.value,
        tone=found.tone.value,
        topics=[topics[one] for one in found.topics if one in topics],
        words=list(found.words),
        hours=list(found.hours),
        break_minutes=found.break_minutes,
    )


_TOPICS: Final[tuple[Topic, ...]] = (
    *("alcohol", "drugs", "gambling", "weight"),
    *("politics", "religion", "violence", "death"),
)


def _use(who: Who) -> UseTold:
    seen = wellbeing.see(who.house.gate, who.person)
    found = seen.summary
    return UseTold(
        since=found.since,
        until=found.until,
        days=[
            DayTold(day=day, minutes=found.minutes.get(day, 0), night=day in found.nights)
            for day in sorted({*found.minutes, *found.nights})
        ],
        minutes_in_7_days=found.week,
        nights=len(found.nights),
        longest_minutes=found.longest,
        days_in_a_row=found.streak,
        messages=found.messages,
        messages_with_other_people=found.people,
        goal=GoalShape(
            minutes=seen.goal.minutes, no_nights=seen.goal.no_nights, zone=seen.kept.zone
        ),
        told=[*found.told(), *found.against(seen.goal)],
    )


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/limits", endpoint=see_limits, need=_SEE, tag=_TAG),
    Address(method="PUT", path="/api/limits", endpoint=set_limits, need=_CHANGE, tag=_TAG),
    Address(
        method="POST",
        path="/api/limits/age",
        endpoint=show_age,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(method="GET", path="/api/wellbeing", endpoint=see_use, need=_LOOK, tag=_TAG),
    Address(method="PUT", path="/api/wellbeing/goal", endpoint=set_goal, need=_AIM, tag=_TAG),
    Address(method="DELETE", path="/api/wellbeing", endpoint=forget_use, need=_FORGET, tag=_TAG),
    Address(method="GET", path="/api/inferred", endpoint=see_inferred, need=_SEE, tag=_TAG),
)
