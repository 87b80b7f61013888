"""The page of what the guard changed: reasons in a list, words after a button, and contested."""

import html
import re

import pytest

from troth.registry.readability import grade
from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_REPLY

HOOK = "Please don't go, I will be so lonely without you."
BYE = "I have to go now, goodbye!"


@pytest.fixture
def reply(house, noor):
    """Let a model hold on to Noor, and return how its answer ended."""
    allow(house, noor.person)
    return talk(
        house, noor.person, BYE, companion=with_model(house, ScriptedProvider([HOOK]))
    ).reply


def words(page) -> str:
    """Return the words of a page."""
    body = page.text[page.text.index("<main") : page.text.index("</main>")]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def test_the_list_tells_why_and_shows_no_word_of_it(noor, reply) -> None:
    """So that nobody meets the hook again by looking; the talk has the same marker."""
    page = noor.get("/guard")

    assert "1 answer was changed" in words(page)
    assert reply.changes[0] in words(page)
    assert "lonely" not in page.text
    talked = noor.get(f"/talk/{reply.conversation}")
    assert "changed" in words(talked)
    assert f'href="/guard/{reply.turns[-1]}"' in talked.text


def test_the_words_stand_behind_a_button(noor, reply) -> None:
    """It warns first; what it shows is the answer to a form, and lies in no address."""
    place = f"/guard/{reply.turns[-1]}"

    before, after = noor.get(place), noor.post(f"{place}/original")

    assert "You need not look" in words(before)
    assert "lonely" not in before.text
    assert HOOK in words(after)


def test_what_was_only_added_left_nothing_out(house, noor) -> None:
    """So no page says that words are gone which never stood there."""
    allow(house, noor.person)
    model = with_model(house, ScriptedProvider(["Sure, it is gone."]))
    turn = talk(house, noor.person, "Please delete my account.", companion=model).reply.turns[-1]

    listed, closer = words(noor.get("/guard")), words(noor.get(f"/guard/{turn}"))

    assert "Troth added where you can do this." in listed
    assert "Nothing was left out." in listed
    assert "not kept any more" not in listed + closer


def test_it_can_be_contested(noor, reply) -> None:
    """Yes and no alike; said once, it can be taken back."""
    place = f"/guard/{reply.turns[-1]}"

    noor.post(f"{place}/said", place="0", wrong="yes", words="It was kind.")
    page = words(noor.get(place))

    assert "You said: this was wrong. It was kind." in page
    noor.post(f"{place}/said", place="0", wrong="back")
    assert "You said" not in words(noor.get(place))


@pytest.mark.parametrize(
    "form",
    [
        {"place": "x", "wrong": "yes"},
        {"place": "0", "wrong": "maybe"},
        {"place": "0"},
        {"place": "77", "wrong": "no"},
        {"place": "0", "wrong": "no", "words": "x" * 501},
    ],
)
def test_a_form_that_makes_no_sense_changes_nothing(noor, reply, form) -> None:
    """It is told, and nothing is kept."""
    place = f"/guard/{reply.turns[-1]}"

    assert noor.post(f"{place}/said", **form).status_code in {400, 404}
    assert "You said" not in words(noor.get(place))


def test_who_keeps_nothing_is_told_so(house, noor) -> None:
    """Without a talk there is nothing to list; the answer itself still says why."""
    allow(house, noor.person, COMPANION_REPLY)

    assert "Nothing is kept" in words(noor.get("/guard"))


def test_after_a_day_only_the_reason_is_left(noor, reply, clock, sign_in) -> None:
    """And the page says that one day is all."""
    clock.move(days=1, minutes=1)
    noor = sign_in(person=noor.person)
    place = f"/guard/{reply.turns[-1]}"

    assert "one day is all" in words(noor.get(place))
    assert noor.post(f"{place}/original").status_code == 404


def test_the_sentences_are_easy(noor, reply) -> None:
    """Grade 8 or lower, on both pages."""
    for page in (noor.get("/guard"), noor.get(f"/guard/{reply.turns[-1]}")):
        found = re.findall(r"<p[^>]*>(.*?)</p>", page.text, re.DOTALL)
        prose = " ".join(html.unescape(re.sub(r"<[^>]+>", "", one)) for one in found)
        assert grade(prose) <= 8
