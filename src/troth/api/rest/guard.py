"""`/api/guard`: what the guard changed in answers, why, and what the person says of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final

from fastapi import Path
from pydantic import Field
from starlette.responses import Response

from troth.api.rest import cursors
from troth.api.rest.cursors import USUAL, After, Limit
from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion import changed
from troth.companion.changed import MOST_WORDS, Seen
from troth.guard.gatekeeper import Verdict
from troth.guard.policies import Rule
from troth.guard.release import own
from troth.guard.tactic import Tactic
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_HISTORY, Clear

_SEE: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Guard"
_KIND: Final = "guard"
_MOST_CHANGES: Final = 200
Place = Annotated[int, Path(ge=0, lt=_MOST_CHANGES, description="Which change, from 0.")]


class SaidShape(Told):
    """What the person said of a change."""

    wrong: bool
    words: str


class ChangeShape(Told):
    """One change of an answer. No word of the answer is in it."""

    verdict: Verdict = Field(description="What was done with the sentence.")
    rule: Rule
    tactic: Tactic | None
    why: str = Field(description="Why, in plain words.")
    said: SaidShape | None


class ChangedShape(Told):
    """One answer that the guard changed."""

    message: str = Field(description="The id of the answer.")
    conversation: str
    companion: str
    model: str = Field(description="Which model wrote it.")
    at: datetime | None
    original_until: datetime | None = Field(
        description="Until when what was left out can be asked for; null: it is not kept."
    )
    changes: list[ChangeShape]


class ChangedPage(Told):
    """Some answers that the guard changed, the newest first."""

    items: list[ChangedShape]
    next: str | None


class OriginalShape(Told):
    """What was left out of an answer: a text for each change, empty where it had none."""

    message: str
    originals: list[str]


class AskedSaid(Asked):
    """What the person says of a change."""

    wrong: bool
    words: str = Field(default="", max_length=MOST_WORDS, description="Why, for the person alone.")


def list_changed(
    who: Who, response: Response, after: After = None, limit: Limit = USUAL
) -> ChangedPage:
    """List the answers that the guard changed and that are kept, the newest first, with why."""
    found = changed.every(who.house.gate, who.person)
    page, following = cursors.cut(
        found, kind=_KIND, mark=lambda one: one.turn, after=after, limit=limit
    )
    cursors.link(who.request, response, following)
    language = who.house.settings.language
    return ChangedPage(items=[_changed(one, language) for one in page], next=following)


def read_changed(who: Who, message: str) -> ChangedShape:
    """Say what the guard changed in one answer, and why."""
    seen = changed.one(who.house.gate, who.person, message)
    return _changed(seen, who.house.settings.language)


def read_original(who: Who, message: str) -> OriginalShape:
    """Hand out what was left out of one answer. Kept for one day, then gone.

    The person's ledger says that it was looked at.
    """
    found = changed.original(who.house.gate, who.person, message)
    return OriginalShape(message=message, originals=[own(Clear(one)).text for one in found])


def say_of_change(who: Who, message: str, place: Place, asked: AskedSaid) -> None:
    """Say whether a change was wrong. It takes the place of what was said of it before.

    The words stay with the person. Of the yes or no a number is counted, about nobody.
    """
    changed.contest(
        who.house.gate, who.person, message, place, wrong=asked.wrong, words=asked.words
    )


def take_back_word(who: Who, message: str, place: Place) -> None:
    """Forget what was said of a change, and uncount it."""
    changed.take_back(who.house.gate, who.person, message, place)


def _changed(seen: Seen, language: str) -> ChangedShape:
    changes = []
    for place, mark in enumerate(seen.changed.marks):
        said = seen.said.get(place)
        changes.append(
            ChangeShape(
                verdict=mark.verdict,
                rule=mark.rule,
                tactic=mark.tactic,
                why=mark.why(language),
                said=SaidShape(wrong=said.wrong == "yes", words=said.words) if said else None,
            )
        )
    return ChangedShape(
        message=seen.turn,
        conversation=seen.conversation,
        companion=seen.companion,
        model=seen.changed.model,
        at=seen.at,
        original_until=seen.gone_at,
        changes=changes,
    )


_ONE: Final = "/api/guard/{message}"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/guard", endpoint=list_changed, need=_SEE, tag=_TAG),
    Address(method="GET", path=_ONE, endpoint=read_changed, need=_SEE, tag=_TAG),
    Address(method="GET", path=f"{_ONE}/original", endpoint=read_original, need=_SEE, tag=_TAG),
    Address(
        method="PUT",
        path=f"{_ONE}/said/{{place}}",
        endpoint=say_of_change,
        need=_CHANGE,
        tag=_TAG,
        status=204,
    ),
    Address(
        method="DELETE",
        path=f"{_ONE}/said/{{place}}",
        endpoint=take_back_word,
        need=_FORGET,
        tag=_TAG,
        status=204,
    ),
)
