"""What would leave is asked about first where it is close to you, and can be forgotten after."""

import html
import re

import pytest

from troth.gate.left import Left
from troth.registry.outside import purpose_of
from troth.testing.house import allow, ask, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import RIGHTS_ANSWER

CLOSE = "My depression is back"
PLAIN = "Tell me about the planted word"


@pytest.fixture
def up():
    """Return a provider's server: what it hears is what left."""
    with upstream(says("I hear you.")) as found:
        yield found


@pytest.fixture
def elsewhere(house, talking, up):
    """Return Noor, who let a provider answer."""
    entry = with_outside(house, up)
    allow(house, talking, purpose_of(entry.id))
    choose(house, talking, entry)
    return talking


def kept(house, person) -> str:
    """Return all that is kept of what left for a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        found = [one.record for one in room.read(Left)]
    return "".join(one.form + one.texts + one.masks for one in found)


def fields_of(page: str) -> dict[str, str]:
    """Return the fields of the form in which a message is written."""
    form = page.partition('id="composer"')[2].partition("</form>")[0]
    found = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.partition("<button")[0]))
    return {name: html.unescape(value) for name, value in found.items()}


def test_words_about_your_health_wait_for_your_word(elsewhere, open_pages, up) -> None:
    """Three buttons, alike; before one of them is pressed nothing leaves."""
    browser = open_pages(elsewhere)
    page = browser("/talk").text

    told = browser("/talk", **fields_of(page), text=CLOSE)

    assert "This mentions" in told.text
    assert "your health" in told.text
    assert CLOSE in told.text
    for words in ("Send masked", "Keep local", "Don&#39;t send"):
        assert words in told.text or html.unescape(words) in told.text
    assert up.requests == []


def test_kept_local_they_never_leave(elsewhere, open_pages, up) -> None:
    """A model on this machine answers."""
    browser = open_pages(elsewhere)
    page = browser("/talk").text

    told = browser("/talk", **fields_of(page), text=CLOSE, local="yes")

    assert told.status_code == 303
    assert up.requests == []


def test_who_answers_and_what_it_keeps_is_said_before(elsewhere, open_pages) -> None:
    """In plain words, with the day until which that was checked."""
    page = html.unescape(open_pages(elsewhere)("/models").text)

    assert "It says it keeps it for 30 days" in page
    assert "What nobody knows" in page
    assert "holds until" in page


def test_a_forgotten_talk_takes_along_what_left_for_it(house, elsewhere) -> None:
    """What is kept here of it, in the same moment. What a provider stored is out of our hands."""
    reply = talk(house, elsewhere, PLAIN).reply
    assert "planted word" in kept(house, elsewhere)

    house.companion.forget_talk(elsewhere, reply.conversation)

    assert kept(house, elsewhere) == ""


def test_a_forgotten_message_goes_from_what_left_later_too(house, elsewhere) -> None:
    """A provider gets the whole talk again each time; so each of these is gone through."""
    first = talk(house, elsewhere, PLAIN).reply
    more = ask("And something else entirely", conversation=first.conversation, recall=True)
    talk(house, elsewhere, more)

    house.companion.forget_turn(elsewhere, first.turns[0])

    assert "planted word" not in kept(house, elsewhere)
    assert "something else entirely" in kept(house, elsewhere)
