"""The card on its page: five lines, two equal answers, and nothing that was not meant."""

import html
import re
from importlib.resources import files

import pytest

from troth.consent.events import Kind
from troth.gate.lockdown import lock
from troth.registry.readability import grade
from troth.testing.house import allow, leaves, talk
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

REPLY = f"/consent/{COMPANION_REPLY}"
HISTORY = f"/consent/{COMPANION_HISTORY}"
SHIPPED = files("troth.registry").joinpath("troth.toml").read_text("utf-8")
RISK = "The model can be wrong, or say"


def shown(page) -> dict[str, str]:
    """Return what the form of a card brings back."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    return dict(found)


def answered(browser, path: str, said: str, **more: str):
    """Look at a card and answer it, as a browser does."""
    return browser.post(path, **shown(browser.get(path)), answer=said, **more)


def said(browser, purpose: str = COMPANION_REPLY) -> list[Kind]:
    """Return what was written down about a purpose."""
    events = browser.house.gate.consents.events(browser.person)
    return [event.kind for event in events if event.purpose == purpose]


def text_of(page) -> str:
    """Return the words of a page."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.text).split()))


def check_of(browser) -> dict[str, str]:
    """Return the right answer to the question on the card that keeps talks."""
    card = browser.house.gate.consents.card(COMPANION_HISTORY, language="en")
    return {"check": str(card.check.right)}


# What is shown


def test_the_page_shows_the_card_word_for_word(noor) -> None:
    """Title, five lines and the question are those whose bytes a receipt holds."""
    card = noor.house.gate.consents.card(COMPANION_HISTORY, language="en")

    page = noor.get(HISTORY)

    words = text_of(page)
    assert [(html.unescape(a), html.unescape(b)) for a, b in _lines(page)] == list(card.lines)
    assert card.title in words
    assert f"For a yes: {card.check.question}" in words
    for answer in card.check.answers:
        assert answer in words


def _lines(page) -> list[tuple[str, str]]:
    return re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page.text)


def test_yes_and_no_are_the_same_button(noor) -> None:
    """One class, one row, one word each; no first before yes; nothing is chosen beforehand."""
    page = noor.get(HISTORY).text

    button = r'<button class="([^"]*)" name="answer" value="(\w+)">(\w+)</button>'
    buttons = re.findall(button, page)
    assert buttons == [("button", "no", "No"), ("button", "yes", "Yes")]
    assert "checked" not in page
    assert "autofocus" not in page


def test_enter_chooses_neither(noor) -> None:
    """The form's first button, which Enter presses in a field, answers nothing, and says so."""
    page = noor.get(HISTORY)
    form = re.search(r'<form class="card".*?</form>', page.text, re.DOTALL)[0]
    first = re.search(r'<button[^>]*name="answer" value="([^"]*)"', form)[1]

    told = noor.post(HISTORY, **shown(page), **check_of(noor), answer=first)

    assert first == ""
    assert "Nothing is changed yet. Press No or Yes to answer." in told.text
    assert said(noor, COMPANION_HISTORY) == []


def test_the_page_is_easy_to_read(noor) -> None:
    """Grade 8 or lower, the sentences around the card included."""
    for path in (REPLY, HISTORY, "/consent/account.run"):
        main = re.search(r"<main.*</main>", noor.get(path).text, re.DOTALL)[0]
        sentences = re.findall(r"<(?:p|dd|legend)[^>]*>([^<]+[.?])", main)
        told = ". ".join(html.unescape(one).strip(" .") for one in sentences if "GDPR" not in one)
        assert grade(f"{told}.") <= 8, (path, grade(f"{told}."))


def test_to_look_is_not_to_be_asked(noor) -> None:
    """However often a card is opened: nothing is written down."""
    before = len(leaves(noor.house, noor.person))

    for _ in range(3):
        noor.get(REPLY)

    assert said(noor) == []
    assert len(leaves(noor.house, noor.person)) == before


def test_what_nobody_is_asked_about_says_so(noor) -> None:
    """It says why, and takes no answer."""
    page = noor.get("/consent/account.run")

    assert "Nobody is asked about this one" in page.text
    assert 'name="answer"' not in page.text
    told = noor.post("/consent/account.run", answer="no", card="0" * 64, after="0")
    assert told.status_code == 400
    assert "Nothing was changed" in told.text
    assert said(noor, "account.run") == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_purpose_is_not_there(noor, method) -> None:
    """The same page as for any address that is not there."""
    fields = {"answer": "yes", "card": "0" * 64, "after": "0"}

    path = "/consent/no.such"
    told = noor.get(path) if method == "GET" else noor.post(path, **fields)

    assert told.status_code == 404


# Answering


def test_a_yes_counts_and_says_so(noor) -> None:
    """The receipt holds the card as it was shown, and that it was said on a page."""
    told = answered(noor, REPLY, "yes")

    assert told.headers["location"] == "/privacy?said=yes"
    assert noor.house.gate.may(noor.person, COMPANION_REPLY)
    event = noor.house.gate.consents.events(noor.person)[-1]
    card = noor.house.gate.consents.card(COMPANION_REPLY, language="en")
    assert (event.kind, event.method, event.notice_digest) == (Kind.GIVEN, "page", card.digest)
    assert noor.house.gate.consents.receipt(event)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_goes_back_to_the_page_that_asked(noor, answer) -> None:
    """To no other address, and the same way for a yes and a no."""
    form = shown(noor.get(REPLY)) | {"answer": answer}

    assert shown(noor.get(f"{REPLY}?back=talk"))["back"] == "talk"
    assert shown(noor.get(f"{REPLY}?back=//example.org"))["back"] == ""

    told = noor.post(REPLY, **form | {"back": "talk"})
    elsewhere = noor.post(REPLY, **form | {"back": "//example.org"})

    assert told.headers["location"] == f"/talk?said={answer}"
    assert elsewhere.status_code == 400


def test_a_card_that_comes_again_still_knows_the_way_back(noor) -> None:
    """After a wrong answer to its question, too."""
    again = noor.post(HISTORY, **shown(noor.get(HISTORY)) | {"answer": "yes", "back": "talk"})

    assert again.status_code == 400
    assert shown(again)["back"] == "talk"


def test_a_no_counts_without_the_question(noor) -> None:
    """Whoever says no need not show that they read it."""
    told = answered(noor, HISTORY, "no")

    assert told.headers["location"] == "/privacy?said=no"
    assert said(noor, COMPANION_HISTORY) == [Kind.REFUSED]


@pytest.mark.parametrize("check", [{}, {"check": "0"}, {"check": "99"}, {"check": "x"}])
def test_a_yes_to_a_risky_card_needs_its_answer(noor, check) -> None:
    """A wrong or a missing one brings the right answer and the card again, and no yes."""
    right = check_of(noor)["check"]
    assert right != check.get("check"), "the question was changed: choose another wrong answer"
    card = noor.house.gate.consents.card(COMPANION_HISTORY, language="en")

    told = answered(noor, HISTORY, "yes", **check)

    assert told.status_code == 400
    assert f"The card says: {card.check.right_answer}. Nothing is changed yet." in text_of(told)
    assert 'value="yes"' in told.text
    assert said(noor, COMPANION_HISTORY) == []


def test_a_right_answer_makes_it_a_yes(noor) -> None:
    """Also from the page that came after a wrong one."""
    again = answered(noor, HISTORY, "yes", check="99")

    told = noor.post(HISTORY, **shown(again), answer="yes", **check_of(noor))

    assert told.status_code == 303
    assert said(noor, COMPANION_HISTORY) == [Kind.GIVEN]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"answer": "maybe", "card": "0" * 64, "after": "0"},
        {"answer": "yes", "after": "0"},
        {"answer": "yes", "card": "0" * 65, "after": "0"},
        {"answer": "yes", "card": "0" * 64},
        {"answer": "yes", "card": "0" * 64, "after": "0" * 10},
    ],
)
def test_a_form_that_is_not_ours_changes_nothing(noor, fields) -> None:
    """A missing, unknown or too long field is told, never guessed."""
    told = noor.post(REPLY, **fields)

    assert 400 <= told.status_code < 500
    assert said(noor) == []


def test_nobody_answers_for_another(noor, sam) -> None:
    """A card is answered by who has signed in, whatever the form says."""
    noor.post(REPLY, **shown(noor.get(REPLY)), answer="yes", person=sam.person)

    assert said(sam) == []


def test_nobody_is_sent_to_sign_in(house, ask) -> None:
    """And an answer from nobody is none."""
    assert ask(house, "GET", REPLY).headers["location"].startswith("/sign-in?next=")
    assert ask(house, "POST", REPLY, data={"answer": "yes"}).status_code == 401


# Cards that are answered already


def test_a_card_that_stands_says_until_when_and_offers_both_ways(noor) -> None:
    """To renew and to take back look the same; there is no second yes to give."""
    answered(noor, REPLY, "yes")

    page = noor.get(REPLY).text

    assert "On since 21 November 2026, until 21 November 2027." in page
    buttons = re.findall(r'<button class="([^"]*)"[^>]*>(Take it back|Renew it)</button>', page)
    assert buttons == [("button", "Take it back"), ("button", "Renew it")]
    assert 'value="yes"' not in page


def test_renewing_lets_a_yes_last_the_full_time_again(noor, clock, sign_in) -> None:
    """From today on."""
    answered(noor, REPLY, "yes")
    clock.move(days=100)
    later = sign_in(person=noor.person)

    told = answered(later, REPLY, "renew")

    assert told.headers["location"] == "/privacy?said=renewed"
    assert "until 29 February 2028" in later.get(REPLY).text


def test_a_yes_that_is_gone_cannot_be_renewed(noor) -> None:
    """The form of a page that showed it brings the card."""
    answered(noor, REPLY, "yes")
    page = shown(noor.get(REPLY))
    noor.post(f"/privacy/{COMPANION_REPLY}/withdraw")

    told = noor.post(REPLY, **page, answer="renew")

    assert told.status_code == 409
    assert not noor.house.gate.may(noor.person, COMPANION_REPLY)


def test_a_card_on_hold_says_that_a_yes_waits(noor) -> None:
    """It can be given, and does nothing until the hold ends."""
    noor.post("/privacy/hold", hold="on")

    page = noor.get(REPLY)
    answered(noor, REPLY, "yes")

    assert "A yes does nothing until you" in page.text
    assert not noor.house.gate.may(noor.person, COMPANION_REPLY)
    assert "On since" in noor.get(REPLY).text


def test_in_a_lockdown_a_yes_can_be_read_and_taken_back(noor) -> None:
    """The page shows what the person said, and that it does nothing now."""
    answered(noor, REPLY, "yes")
    lock(noor.house.gate, why="drill")

    page = noor.get(REPLY)
    noor.post(f"/privacy/{COMPANION_REPLY}/withdraw")

    assert "locked down" in page.text
    assert "Take it back" in page.text
    assert said(noor)[-1] is Kind.WITHDRAWN


def test_what_was_kept_comes_back_with_a_yes_in_time(noor) -> None:
    """The card says until when."""
    allow(noor.house, noor.person)
    talk(noor.house, noor.person, "hello")
    noor.post(f"/privacy/{COMPANION_HISTORY}/withdraw")

    page = noor.get(HISTORY).text

    assert "A yes before 28 Nov 2026 brings it back." in page


# Windows, clicks and pages that do not agree


@pytest.mark.parametrize(("answer", "kind"), [("yes", Kind.GIVEN), ("no", Kind.REFUSED)])
def test_a_double_click_is_one_answer(noor, answer, kind) -> None:
    """The second says the same and writes nothing."""
    form = shown(noor.get(REPLY))

    told = [noor.post(REPLY, **form, answer=answer) for _ in range(2)]

    assert {one.headers["location"] for one in told} == {f"/privacy?said={answer}"}
    assert said(noor) == [kind]


def test_a_renewal_that_is_sent_twice_is_one(noor) -> None:
    """As for the first yes."""
    answered(noor, REPLY, "yes")
    form = shown(noor.get(REPLY))

    told = [noor.post(REPLY, **form, answer="renew") for _ in range(2)]

    assert [one.status_code for one in told] == [303, 303]
    assert said(noor) == [Kind.GIVEN, Kind.RENEWED]


def test_an_old_renewal_renews_no_newer_yes(noor) -> None:
    """What it would renew is not what its page showed."""
    answered(noor, REPLY, "yes")
    form = shown(noor.get(REPLY))
    noor.post(f"/privacy/{COMPANION_REPLY}/withdraw")
    answered(noor, REPLY, "yes")

    told = noor.post(REPLY, **form, answer="renew")

    assert told.status_code == 409
    assert said(noor) == [Kind.GIVEN, Kind.WITHDRAWN, Kind.GIVEN]


def test_an_old_yes_that_is_sent_again_brings_no_yes_back(noor) -> None:
    """After the person took it back, a replayed form shows the card and says why."""
    form = shown(noor.get(REPLY))
    noor.post(REPLY, **form, answer="yes")
    noor.post(f"/privacy/{COMPANION_REPLY}/withdraw")

    told = noor.post(REPLY, **form, answer="yes")

    assert told.status_code == 409
    assert "You answered this in another window meanwhile" in told.text
    assert said(noor) == [Kind.GIVEN, Kind.WITHDRAWN]


def test_the_card_that_comes_back_can_be_answered(noor) -> None:
    """Nothing is in the way of a yes that is meant."""
    form = shown(noor.get(REPLY))
    noor.post(REPLY, **form, answer="no")

    again = noor.post(REPLY, **form, answer="yes")
    told = noor.post(REPLY, **shown(again), answer="yes")

    assert again.status_code == 409
    assert told.status_code == 303
    assert said(noor) == [Kind.REFUSED, Kind.GIVEN]


def test_a_no_counts_from_an_older_window_too(noor) -> None:
    """Two windows that disagree: a no can only make less happen."""
    form = shown(noor.get(REPLY))
    noor.post(REPLY, **form, answer="yes")

    told = noor.post(REPLY, **form, answer="no")

    assert told.headers["location"] == "/privacy?said=no"
    assert not noor.house.gate.may(noor.person, COMPANION_REPLY)


@pytest.fixture
def changed(house, open_home, clock, tmp_path):
    """Return a function that changes what the card says, in another process."""

    def change() -> None:
        assert SHIPPED.count(RISK) == 1
        file = tmp_path / "registry.toml"
        file.write_text(SHIPPED.replace(RISK, "The model can be cruel, or say"), "utf-8")
        open_home(clock=clock, registry_file=file)

    return change


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_to_an_older_card_brings_the_new_one(noor, changed, answer) -> None:
    """Nobody answers a question that they did not see."""
    form = shown(noor.get(REPLY))
    changed()

    told = noor.post(REPLY, **form, answer=answer)

    assert told.status_code == 409
    assert "has changed since you saw it" in told.text
    assert "cruel" in told.text
    assert said(noor) == []


def test_a_no_to_an_older_card_ends_what_stands(noor, changed) -> None:
    """It is a no all the same: what a yes from another window allows is taken back."""
    form = shown(noor.get(REPLY))
    changed()
    answered(noor, REPLY, "yes")

    told = noor.post(REPLY, **form, answer="no")

    assert told.headers["location"] == "/privacy?said=withdrawn"
    assert not noor.house.gate.may(noor.person, COMPANION_REPLY)


def test_a_card_that_changed_asks_again_and_says_why(noor, changed) -> None:
    """The old yes counts no more."""
    answered(noor, REPLY, "yes")
    changed()

    page = noor.get(REPLY).text

    assert "What Troth would do has changed since you said yes." in page
    assert 'value="yes"' in page


def test_if_it_cannot_be_written_nothing_is_said_to_be_so(noor, broken_ledger) -> None:
    """A yes that the ledger cannot record is no yes, and the page says so."""
    form = shown(noor.get(REPLY))
    broken_ledger()

    told = noor.post(REPLY, **form, answer="yes")

    assert told.status_code >= 500
    assert said(noor) == []
