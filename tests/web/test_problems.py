"""Every error as a page: a title, a sentence, and a way on."""

import pytest
from starlette.exceptions import HTTPException

from troth import errors
from troth.errors import NotFound, NotSignedIn, Refused, SensitiveWords, TrothError
from troth.house import House
from troth.web.problems import retry_after, steps_after, words_of
from troth.words import PurposeId, Reason

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, TrothError)
    and kind not in {Refused, SensitiveWords}
]
RAISED = [
    *(kind("What happened. What to do.") for kind in KINDS),
    SensitiveWords(("health",), recipient="Acme"),
    *(Refused(PurposeId("companion.reply"), reason) for reason in Reason),
    HTTPException(404),
    HTTPException(405),
    KeyError("planted"),
    OSError(28, "planted"),
]


@pytest.mark.parametrize("error", RAISED, ids=repr)
def test_each_has_a_title_a_sentence_and_a_way_on(error: Exception) -> None:
    """And nothing of an error that is not ours is said."""
    title, sentence, status = words_of(error)

    assert title[0].isupper()
    assert sentence.endswith((".", ")"))
    assert "planted" not in title + sentence
    assert 400 <= status < 600
    assert steps_after(error)


def test_what_is_missing_and_what_is_anothers_read_the_same() -> None:
    """So nobody learns what exists."""
    assert words_of(NotFound("There is no such talk.")) == words_of(NotFound("Nothing like that."))
    assert words_of(NotFound("x"))[1] == words_of(HTTPException(404))[1]


def test_a_refusal_leads_to_the_switch() -> None:
    """The card is one step away; what no switch can change leads to the overview."""
    by_person = steps_after(Refused(PurposeId("companion.reply"), Reason.REFUSED))
    by_troth = steps_after(Refused(PurposeId("companion.reply"), Reason.LOCKED_DOWN))

    assert [step.address for step in by_person] == ["/consent/companion.reply", "/privacy"]
    assert [step.address for step in by_troth] == ["/privacy"]
    assert steps_after(NotSignedIn("x"))[0].address == "/sign-in"


def test_a_refusal_is_told_in_words() -> None:
    """The id of its purpose is for programs; what was added to the reason stays."""
    refused = Refused(PurposeId("companion.own"), Reason.NEVER_ASKED, detail="So nothing is kept.")

    assert words_of(refused)[1] == "You have not been asked about this yet. So nothing is kept."


def test_an_unknown_address_is_a_page(house: House, ask) -> None:
    """With the headers of every page and a way home."""
    answer = ask(house, "GET", "/nothing/here")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "trusted-types 'none'" in answer.headers["content-security-policy"]
    assert 'href="/"' in answer.text
    assert "nothing/here" not in answer.text


def test_who_has_to_wait_is_told_for_how_long() -> None:
    """Asked too often, or a model whose line is full: a header says when to come back."""
    assert retry_after(errors.TooMany("Wait.", retry_seconds=7)) == {"retry-after": "7"}
    assert retry_after(errors.ProviderBusy("Busy.")) == {"retry-after": "5"}
    assert retry_after(errors.ProviderBusy("Busy.", retry_after=20.5)) == {"retry-after": "21"}
    assert retry_after(errors.BadInput("Not so.")) is None
    assert retry_after(None) is None
