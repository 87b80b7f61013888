"""`/api/purposes` and `/api/hold`: what the person allows, how it stands, and changing it.

An answer names the card by its digest, so that nobody answers a question that they did not
see. A no never has to say more than no.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.consent.asking import may_ask
from troth.consent.standing import stands
from troth.errors import BadInput, NotFound
from troth.gate.consents import answered, seq_of
from troth.gate.forget import shred_purpose
from troth.people.access import Data, Need, Operation
from troth.registry.card import Card, graded
from troth.words import RIGHTS_ANSWER, PurposeId

METHOD: Final = "api"
"""How it was said, as a receipt tells it."""
_SEE: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(RIGHTS_ANSWER, Operation.CHANGE, Data.PERSONAL)
_FORGET: Final = Need(RIGHTS_ANSWER, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Consents"
_NO_SUCH: Final = "Troth has no such purpose. /api/purposes lists those that there are."
_NO_AFTER: Final = "A yes must bring `after`, as the card tells it. Read the card again."
_CHANGED: Final = "What this card says has changed since it was shown. Please read it again."


class PurposeShape(Told):
    """One purpose, and how it stands for the person."""

    id: str
    title: str
    basis: str = Field(description="Why the law lets it happen.")
    allowed: bool
    reason: str
    because: str = Field(description="The reason, in a sentence.")
    since: datetime | None
    until: datetime | None
    without: str = Field(description="What still works without it.")
    essential: bool
    can_change: bool = Field(description="Whether the person can turn it on or off.")
    may_ask: bool = Field(description="Whether Troth itself may put the card before the person.")
    ask_not_before: datetime | None


class Purposes(Told):
    """Every purpose, and whether all use is on hold."""

    items: list[PurposeShape]
    on_hold_since: datetime | None


class CardLine(Told):
    """One of the five lines of a card."""

    heading: str
    text: str


class CheckShape(Told):
    """A question that a yes to a risky purpose must answer. A no need not."""

    question: str
    answers: list[str]


class CardShape(Told):
    """What a person reads before a yes or a no."""

    purpose: str
    language: str
    title: str
    lines: list[CardLine]
    answers: list[str]
    check: CheckShape | None
    digest: str = Field(description="Names this very card. An answer must bring it.")
    after: int = Field(description="How many answers there were so far. A yes must bring it.")


class AskedConsent(Asked):
    """A yes or a no to a card."""

    yes: bool
    digest: str = Field(max_length=64, description="Of the card that was shown.")
    language: str = Field(default="en", max_length=40, description="That the card was shown in.")
    check: int | None = Field(
        default=None, ge=0, le=99, description="The answer to its question, from 0."
    )
    after: int | None = Field(
        default=None, ge=0, le=2**53, description="For a yes: `after` of the card that was shown."
    )


class ConsentTold(Told):
    """What became of an answer."""

    taken: bool = Field(description="False: the question was answered wrongly. Nothing changed.")
    sentence: str
    purpose: PurposeShape


class Hold(Told):
    """Whether the use of the person's data is on hold."""

    on_hold: bool
    since: datetime | None


class Shredded(Told):
    """How much was destroyed."""

    rows: int


def list_purposes(who: Who) -> Purposes:
    """List every purpose, and how it stands."""
    known = who.house.gate.states.common().registry.purposes
    since = who.house.gate.consents.events(who.person).restricted_since
    return Purposes(items=[_shape(who, one) for one in known], on_hold_since=since)


def read_purpose(who: Who, purpose: str) -> PurposeShape:
    """Say how one purpose stands."""
    return _shape(who, _known(who, purpose))


def read_card(
    who: Who,
    purpose: str,
    language: Annotated[str, Query(max_length=40, description="Of the card.")] = "en",
) -> CardShape:
    """Read the card of a purpose. Looking writes nothing down."""
    card = who.house.gate.consents.card(_known(who, purpose), language=language)
    check = card.check
    return CardShape(
        purpose=card.purpose,
        language=card.language,
        title=card.title,
        lines=[CardLine(heading=heading, text=text) for heading, text in card.lines],
        answers=list(card.answers),
        check=CheckShape(question=check.question, answers=list(check.answers)) if check else None,
        digest=card.digest,
        after=seq_of(answered(who.house.gate.consents.events(who.person), card.purpose)),
    )


def answer_card(who: Who, purpose: str, asked: AskedConsent) -> ConsentTold:
    """Say yes or no to a card.

    The answer brings the card's digest: if the card has changed since, nothing is written. A
    yes to a card with a question answers it too; after a wrong answer nothing has changed, and
    the sentence says what the card says. A yes also brings `after` of the card: one that is
    sent again after something else was answered, such as a withdrawal, is refused.
    """
    consents, known = who.house.gate.consents, _known(who, purpose)
    card = consents.card(known, language=asked.language)
    _must_be(card, asked.digest)
    grade = graded(card, asked.check)
    if asked.yes and not grade:
        return ConsentTold(taken=False, sentence=grade.sentence, purpose=_shape(who, known))
    if asked.yes and asked.after is None:
        raise BadInput(_NO_AFTER, param="after")
    # A no counts whatever was said meanwhile: it can only make less happen.
    after = asked.after if asked.yes else None
    consents.answer(who.person, yes=asked.yes, shown=card, method=METHOD, after=after)
    shape = _shape(who, known)
    return ConsentTold(taken=True, sentence=shape.because, purpose=shape)


def withdraw(who: Who, purpose: str) -> PurposeShape:
    """Take back a yes. It holds from this moment, in the middle of an answer too."""
    who.house.gate.consents.withdraw(who.person, known := _known(who, purpose), method=METHOD)
    return _shape(who, known)


def object_to(who: Who, purpose: str) -> PurposeShape:
    """Object to a purpose (GDPR art. 21)."""
    who.house.gate.consents.object(who.person, known := _known(who, purpose), method=METHOD)
    return _shape(who, known)


def forget_purpose(who: Who, purpose: str) -> Shredded:
    """Destroy all that was kept for a purpose, with its key."""
    rows = shred_purpose(who.house.gate, who.person, _known(who, purpose))
    return Shredded(rows=rows)


def read_hold(who: Who) -> Hold:
    """Say whether the use of the person's data is on hold."""
    since = who.house.gate.consents.events(who.person).restricted_since
    return Hold(on_hold=since is not None, since=since)


def put_on_hold(who: Who) -> Hold:
    """Put the use of the person's data on hold (GDPR art. 18). Twice is the same as once."""
    if not read_hold(who).on_hold:
        who.house.gate.consents.restrict(who.person, method=METHOD)
    return read_hold(who)


def end_hold(who: Who) -> Hold:
    """End the hold. What was allowed before is allowed again."""
    if read_hold(who).on_hold:
        who.house.gate.consents.unrestrict(who.person, method=METHOD)
    return read_hold(who)


def _known(who: Who, purpose: str) -> PurposeId:
    """Return the purpose. Raises NotFound."""
    if purpose not in who.house.gate.states.common().registry.purposes:
        raise NotFound(_NO_SUCH)
    return PurposeId(purpose)


def _must_be(card: Card, digest: str) -> None:
    if card.digest != digest:
        raise BadInput(_CHANGED, param="digest")


def _shape(who: Who, purpose: PurposeId) -> PurposeShape:
    gate, at = who.house.gate, who.house.clock.now()
    common = gate.states.common()
    found = stands(common.registry.purpose(purpose), gate.may(who.person, purpose))
    asking = may_ask(gate.consents.events(who.person), common.notice, purpose, at=at)
    return PurposeShape(
        id=purpose,
        title=found.title,
        basis=str(found.basis),
        allowed=found.allowed,
        reason=str(found.reason),
        because=found.because,
        since=found.since,
        until=found.until,
        without=found.without,
        essential=found.essential,
        can_change=found.can_change,
        may_ask=bool(asking),
        ask_not_before=asking.not_before,
    )


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/purposes", endpoint=list_purposes, need=_SEE, tag=_TAG),
    Address(
        method="GET", path="/api/purposes/{purpose}", endpoint=read_purpose, need=_SEE, tag=_TAG
    ),
    Address(
        method="GET",
        path="/api/purposes/{purpose}/card",
        endpoint=read_card,
        need=_SEE,
        tag=_TAG,
    ),
    Address(
        method="POST",
        path="/api/purposes/{purpose}/answer",
        endpoint=answer_card,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(
        method="POST",
        path="/api/purposes/{purpose}/withdraw",
        endpoint=withdraw,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
        other=(400,),
    ),
    Address(
        method="POST",
        path="/api/purposes/{purpose}/object",
        endpoint=object_to,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
        other=(400,),
    ),
    Address(
        method="DELETE",
        path="/api/purposes/{purpose}/kept",
        endpoint=forget_purpose,
        need=_FORGET,
        tag=_TAG,
        other=(400,),
    ),
    Address(method="GET", path="/api/hold", endpoint=read_hold, need=_SEE, tag=_TAG),
    Address(method="PUT", path="/api/hold", endpoint=put_on_hold, need=_CHANGE, tag=_TAG),
    Address(method="DELETE", path="/api/hold", endpoint=end_hold, need=_CHANGE, tag=_TAG),
)
