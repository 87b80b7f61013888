"""Whatever keeps a companion from answering: what happened, and a way on."""

from dataclasses import replace

import pytest

from troth.companion.models import Model
from troth.companion.persona import PERSONAS
from troth.errors import NotFound, ProviderFailed, Refused, TrothError, VeilBroken
from troth.registry.readability import grade
from troth.web.unanswered import NOT_SENT, trouble, unable
from troth.words import COMPANION_REPLY, Level, PurposeId, Reason, Verdict

MIRA = PERSONAS[0]
HERE = Model(
    id="",
    name="Echo",
    is_outside=False,
    demo=True,
    level=Level.LOCAL,
    why=(),
    ends=None,
    about=(),
    purpose=COMPANION_REPLY,
    allowed=Verdict(allowed=True, reason=Reason.LIVE),
    not_now=None,
    is_chosen=True,
)
THERE = replace(
    HERE,
    id="acme/small-1",
    name="small-1 (Acme)",
    is_outside=True,
    level=Level.CONTRACT,
    purpose=PurposeId("companion.outside.acme"),
)


def no(reason: Reason) -> Verdict:
    """Return a no."""
    return Verdict(allowed=False, reason=reason)


def test_who_can_answer_is_not_in_the_way() -> None:
    """Here or elsewhere."""
    assert unable(HERE, MIRA) is None
    assert unable(THERE, MIRA) is None


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.LIVE])
@pytest.mark.parametrize("who", [HERE, THERE], ids=["here", "there"])
def test_each_no_has_a_sentence_and_a_way_on(who: Model, reason: Reason) -> None:
    """In easy words."""
    told = unable(replace(who, allowed=no(reason)), MIRA)

    assert told is not None
    assert told.ways
    assert told.sentence.endswith(".")
    assert grade(told.sentence) <= 9


def test_a_no_to_a_provider_leads_to_its_own_card_and_to_the_others() -> None:
    """The yes to another purpose would not help."""
    told = unable(replace(THERE, allowed=no(Reason.NEVER_ASKED)), MIRA)

    assert told is not None
    addresses = [one.address for one in told.ways]
    assert addresses == ["/consent/companion.outside.acme?back=talk", "/models", "/privacy"]
    assert "It gets nothing before you say yes" in told.sentence


@pytest.mark.parametrize(
    ("who", "says"),
    [
        (replace(THERE, not_now="It is below the bar that you set."), "below the bar"),
        (replace(THERE, allowed=no(Reason.UNKNOWN_PURPOSE)), "Too little is known"),
    ],
)
def test_one_that_cannot_answer_leads_to_the_others(who: Model, says: str) -> None:
    """A card would not help."""
    told = unable(who, MIRA)

    assert told is not None
    assert told.title == "small-1 (Acme) cannot answer you now"
    assert says in told.sentence
    assert [one.address for one in told.ways] == ["/models"]


@pytest.mark.parametrize(
    ("error", "ways"),
    [
        (Refused(COMPANION_REPLY, Reason.SWITCHED_OFF), ["/models", "/privacy"]),
        (Refused(COMPANION_REPLY, Reason.NOT_TRUSTED_ENOUGH), ["/models", "/privacy"]),
        (Refused(COMPANION_REPLY, Reason.NOT_FOR_YOU), ["/models", "/privacy"]),
        (VeilBroken("The words could not be masked. Nothing was sent."), ["/models"]),
        (ProviderFailed("It broke. Ask again."), []),
    ],
)
def test_what_went_wrong_leads_to_where_it_can_be_changed(error: TrothError, ways: list) -> None:
    """And says nothing that only programs read."""
    told = trouble(error)

    assert [one.address for one in told.ways] == ways
    assert "purpose:" not in told.sentence


def test_what_is_not_there_says_that_nothing_was_sent() -> None:
    """With the sentence of the error: it is about a talk, and not about a page."""
    told = trouble(NotFound("That talk is not here."))

    assert (told.title, told.sentence) == (NOT_SENT, "That talk is not here.")
