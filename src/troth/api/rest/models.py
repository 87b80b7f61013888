"""`/api/models`: who can answer, who does, and what the person says about models elsewhere.

To choose a model is no yes to it: that is on its card, at `/api/purposes`. A bar can only make
less happen.
"""

from collections.abc import Sequence
from datetime import UTC, date
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion.models import Model
from troth.errors import BadInput
from troth.people.access import Data, Need, Operation
from troth.people.masking import LONGEST_WORD, MOST_WORDS
from troth.people.person import Person
from troth.people.wishes import Wishes
from troth.words import ACCOUNT_RUN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_TAG: Final = "Models"
LevelName = Literal["blocked", "unknown", "contract", "zero_retention", "attested", "local"]
BarName = Literal["", "contract", "zero_retention", "attested", "local"]
SensitiveName = Literal["ask", "send", "local"]


class AboutShape(Told):
    """One thing to know of a model: a heading and a sentence or two."""

    heading: str
    text: str


class ModelShape(Told):
    """One model, as a person sees it."""

    id: str = Field(description="What to choose it by; empty: the one that comes with Troth.")
    name: str
    outside: bool = Field(description="Whether words leave this machine for it, masked.")
    demo: bool
    level: LevelName = Field(description="How far it is trusted today.")
    why: list[str] = Field(description="Why it has that level.")
    ends: date | None = Field(description="The day on which that may change.")
    about: list[AboutShape] = Field(description="What it gets and keeps.")
    purpose: str = Field(description="What to say yes to before it gets anything.")
    allowed: bool
    not_now: str = Field(description="Why it cannot answer this person now; empty if it can.")
    chosen: bool


class WishesShape(Told):
    """What the person wants of models elsewhere."""

    least: BarName = Field(description="The person's own bar; empty: there is none.")
    sensitive: SensitiveName = Field(
        description="What happens to words about health, love, faith or origin."
    )
    always: list[str] = Field(description="Words that are always masked.")
    never: list[str] = Field(description="Words that are no names, and go out as they are.")
    adult_since: date | None = Field(
        description="The day on which the person said that they are an adult."
    )


class ModelsTold(Told):
    """Every model that a person can choose, and what they said about them."""

    items: list[ModelShape]
    answers: ModelShape = Field(description="The one that is chosen, also if it is gone.")
    wishes: WishesShape


class AskedChoice(Asked):
    """Who is to answer from now on."""

    model: str = Field(
        max_length=200, description="The id of a model; empty: the one that comes with Troth."
    )


class AskedWishes(Asked):
    """What is to change. What is left out, or null, stays as it is."""

    least: BarName | None = Field(default=None, description="The person's own bar.")
    sensitive: SensitiveName | None = None
    adult: bool | None = Field(
        default=None, description="That the person is an adult; the day is written down."
    )


class AskedMasks(Asked):
    """Both lists, whole. A word stands on one of them at most."""

    always: list[str] = Field(max_length=MOST_WORDS, description=f"Up to {LONGEST_WORD} letters.")
    never: list[str] = Field(max_length=MOST_WORDS, description=f"Up to {LONGEST_WORD} letters.")


def list_models(who: Who) -> ModelsTold:
    """List every model, who answers, and what the person wants of models elsewhere."""
    with who.house.gate.enter(who.person, ACCOUNT_RUN) as room:  # to show it is a use
        room.read(Person, last=1)
    companion = who.house.companion
    return ModelsTold(
        items=[_model(one) for one in companion.models(who.person)],
        answers=_model(companion.who_answers(who.person)),
        wishes=_wishes(who.house.gate.wishes(who.person)),
    )


def choose_model(who: Who, asked: AskedChoice) -> ModelShape:
    """Let a model answer from now on. It gets nothing before the person said yes to its card."""
    for one in who.house.companion.models(who.person):
        if one.id != asked.model:
            continue
        if one.not_now:
            raise BadInput(one.not_now, param="model")
        who.house.people.choose(who.person, model=one.id)
        return _model(who.house.companion.who_answers(who.person))
    message = "There is no such model here. /api/models lists those that there are."
    raise BadInput(message, param="model")


def change_wishes(who: Who, asked: AskedWishes) -> WishesShape:
    """Change the bar, what happens to sensitive words, or the statement about age."""
    changed: dict[str, str] = {}
    if asked.least is not None:
        changed["least"] = asked.least
    if asked.sensitive is not None:
        changed["sensitive"] = asked.sensitive
    if asked.adult is not None:
        today = who.house.clock.now().astimezone(UTC).date().isoformat()
        before = who.house.gate.wishes(who.person).adult
        changed["adult"] = (before or today) if asked.adult else ""
    if changed:
        who.house.people.choose(who.person, **changed)
    return _wishes(who.house.gate.wishes(who.person))


def change_masks(who: Who, asked: AskedMasks) -> WishesShape:
    """Put two lists in place of those that are there. They count from the next message on."""
    today = who.house.clock.now().astimezone(UTC).date().isoformat()
    who.house.people.change_masking(
        who.person,
        lambda now: now.with_lists(always=asked.always, never=asked.never, since=today),
    )
    return _wishes(who.house.gate.wishes(who.person))


def _model(one: Model) -> ModelShape:
    return ModelShape(
        id=one.id,
        name=one.name,
        outside=one.is_outside,
        demo=one.demo,
        level=one.level.value,
        why=list(one.why),
        ends=one.ends,
        about=[AboutShape(heading=heading, text=text) for heading, text in one.about],
        purpose=one.purpose,
        allowed=one.allowed.allowed,
        not_now=one.not_now or "",
        chosen=one.is_chosen,
    )


def _wishes(found: Wishes) -> WishesShape:
    bar = found.bar
    return WishesShape(
        least="" if bar is None else _BARS[bar.value],
        sensitive=found.on_sensitive,
        always=list(found.always),
        never=list(found.never),
        adult_since=date.fromisoformat(found.adult) if found.adult else None,
    )


_BARS: Final[dict[str, BarName]] = {
    "contract": "contract",
    "zero_retention": "zero_retention",
    "attested": "attested",
    "local": "local",
}
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/models", endpoint=list_models, need=_SEE, tag=_TAG),
    Address(method="PUT", path="/api/models/choice", endpoint=choose_model, need=_CHANGE, tag=_TAG),
    Address(
        method="PUT", path="/api/models/wishes", endpoint=change_wishes, need=_CHANGE, tag=_TAG
    ),
    Address(method="PUT", path="/api/models/masks", endpoint=change_masks, need=_CHANGE, tag=_TAG),
)
