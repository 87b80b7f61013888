"""Who says no to what Troth asks for loses what the no is about, and nothing else."""

import io
import re
import zipfile

import pytest

from troth.errors import TooLarge
from troth.front.limits import Limits
from troth.testing.house import allow, talk, with_model
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

NEVER_ASKED = "never said yes"
WITHDRAWN = "took back every yes"
REFUSED = "said no to each card"
OFF = {
    NEVER_ASKED: {COMPANION_REPLY, COMPANION_HISTORY},
    WITHDRAWN: {COMPANION_REPLY, COMPANION_HISTORY},
    REFUSED: {COMPANION_REPLY, COMPANION_HISTORY},
    "no to answers": {COMPANION_REPLY},
    "no to keeping talks": {COMPANION_HISTORY},
}
"""How somebody opted out, and what is off then."""
PAGES = (
    "/talk",
    "/talks",
    "/you",
    "/privacy",
    "/privacy/uses",
    "/privacy/keys",
    "/privacy/download",
    "/privacy/erase",
    "/safety",
    "/policy",
)
WORDS = "what I said to nobody else"
DANGER = "I want to kill myself tonight"
A_YES = re.compile(r'<button[^>]*value="yes"')


def opt_out(house, person, how: str) -> None:
    """Let a person opt out in one of these ways. What was said before stays as it was said."""
    consents = house.gate.consents
    if how == NEVER_ASKED:
        return
    if how != REFUSED:
        allow(house, person)
        talk(house, person, WORDS)
    for purpose in OFF[how]:
        if how == REFUSED:
            card = consents.card(purpose, language="en")
            consents.answer(person, yes=False, shown=card, method="page")
        else:
            consents.withdraw(person, purpose, method="page")


@pytest.mark.parametrize("how", OFF)
def test_every_page_opens_whatever_is_off(house, noor, open_pages, how) -> None:
    """Talks, privacy, what was done, keys, help and policy: no page is closed for a no."""
    opt_out(house, noor, how)
    look = open_pages(noor)

    assert {page: look(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("how", OFF)
def test_no_page_asks_for_what_was_refused(house, noor, sam, open_pages, how) -> None:
    """No page holds a yes to click, just as for somebody who agreed to everything.

    Who was never asked is asked once. A page may say that something is off and where to read
    about it: its switch does, and one more sentence at most.
    """
    opt_out(house, noor, how)
    allow(house, sam)
    hers, his = open_pages(noor), open_pages(sam)

    texts = [hers(page).text for _ in range(2) for page in PAGES]
    theirs = [his(page).text for page in PAGES]

    asked = sum(len(A_YES.findall(text)) for text in texts)
    assert asked == (1 if how == NEVER_ASKED else 0)
    assert sum(len(A_YES.findall(text)) for text in theirs) == 0
    for text in texts:
        for purpose in OFF[how]:
            assert text.count(f'href="/consent/{purpose}"') <= 2


@pytest.mark.parametrize("how", OFF)
def test_everything_can_be_taken_along(house, noor, open_pages, how) -> None:
    """The download is whole, with what was said while it was allowed."""
    opt_out(house, noor, how)

    taken = open_pages(noor)("/privacy/download", take="it")

    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        assert archive.testzip() is None
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert (WORDS.encode() in whole) is (how not in {NEVER_ASKED, REFUSED})


@pytest.mark.parametrize("how", OFF)
def test_every_receipt_opens_and_holds(house, noor, open_pages, how) -> None:
    """What was done before a no can be looked at and checked after it."""
    opt_out(house, noor, how)
    look = open_pages(noor)

    lines = set(re.findall(r"/privacy/receipts/rcp_\w+", look("/privacy/uses?days=all").text))

    assert lines
    for line in lines:
        assert "It holds" in look(line).text


@pytest.mark.parametrize("how", OFF)
def test_anybody_can_be_erased(house, noor, open_pages, how) -> None:
    """Going needs no yes to anything."""
    opt_out(house, noor, how)

    page = open_pages(noor)("/privacy/erase", understood="yes")

    assert "You are erased" in page.text
    assert "Nothing about you is left here" in page.text


@pytest.mark.parametrize("how", OFF)
def test_in_danger_there_is_help(house, noor, open_pages, model, how) -> None:
    """Who may be in danger gets real help lines, whatever they said no to."""
    opt_out(house, noor, how)

    heard = talk(house, noor, DANGER, companion=with_model(house, model))

    assert "988" in heard.text
    assert open_pages(noor)("/safety").status_code == 200


def test_a_companion_answers_who_lets_it_keep_nothing(house, noor, sam, model) -> None:
    """The same question gets the same answer, with talks kept or not."""
    allow(house, noor, COMPANION_REPLY)
    allow(house, sam)

    heard = [talk(house, one, "hello", companion=with_model(house, model)) for one in (noor, sam)]

    assert heard[0].text == heard[1].text


def test_a_message_may_be_as_long(house, noor, sam) -> None:
    """The longest message of one who keeps talks is the longest of one who does not."""
    allow(house, noor, COMPANION_REPLY)
    allow(house, sam)
    longest = "a" * house.settings.message_limit_bytes

    for person in (noor, sam):
        assert talk(house, person, longest).text
        with pytest.raises(TooLarge):
            talk(house, person, f"{longest}a")


@pytest.fixture
def _no_time_passes(monkeypatch) -> None:
    """Let all clicks be made at one moment, however long they take."""
    monkeypatch.setitem(Limits.__init__.__kwdefaults__, "seconds", lambda: 0.0)


@pytest.mark.usefixtures("_no_time_passes")
def test_they_may_ask_as_often(house, noor, sam, open_pages) -> None:
    """The same number of clicks at once, before Troth asks either of them to wait."""
    allow(house, sam)

    counts = [_clicks(open_pages(person)) for person in (noor, sam)]

    assert counts[0] > 30
    assert counts[0] == counts[1]


def _clicks(look) -> int:
    """Count the clicks on a switch that is off until one is refused for being too many."""
    for count in range(1, 500):
        if look("/privacy/hold", hold="off").status_code == 429:
            return count
    message = "nobody was asked to wait"
    raise AssertionError(message)
