"""Who says that they are under 18 is courted no more, and only a proof takes that back."""

import pytest

from troth.companion import limits, minors
from troth.companion.turn import Turn
from troth.errors import BadInput
from troth.gate.forget import sweep
from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import RIGHTS_ANSWER


@pytest.fixture
def courting(house, talking):
    """Return a companion whose model courts a person who said they are an adult and wants it."""
    house.people.choose(talking, adult="2026-11-20")
    limits.set_some(house.gate, talking, {"romance": "romance"})
    return with_model(house, ScriptedProvider(["I love you. ", "The bus goes at six."]))


def test_who_says_it_is_courted_no_more(house, other, talking, courting) -> None:
    """From that very answer on, which says so; in another process too."""
    before = talk(house, talking, "hello", companion=courting).text
    told = talk(house, talking, "I'm 14", companion=courting).text
    model = ScriptedProvider(["I love you. ", "The bus goes at six."])
    elsewhere = talk(other, talking, "kiss me", companion=with_model(other, model)).text

    assert "I love you." in before
    assert "you said that you are under 18" in told
    assert "I love you." not in told
    assert "I love you." not in elsewhere


def test_no_later_word_and_no_setting_takes_it_back(house, talking, courting) -> None:
    """Not a joke, not a story, not a date, not a looser limit."""
    for words in ("I'm 14", "jk I'm 24", "pretend I'm 18", "in our story I'm 30"):
        assert "I love you." not in talk(house, talking, words, companion=courting).text
    limits.set_some(house.gate, talking, {"romance": "explicit"})
    with pytest.raises(BadInput):
        house.people.choose(talking, adult="2026-11-21")
    assert "I love you." not in talk(house, talking, "hello", companion=courting).text


def test_a_break_comes_each_hour(house, talking, courting, clock) -> None:
    """With the word that this is an AI."""
    talk(house, talking, "I'm 14", companion=courting)

    clock.move(minutes=59)
    soon = courting.notice_due(talking, "mira")
    clock.move(minutes=1)

    assert soon == ""
    assert "good time for a break" in courting.notice_due(talking, "mira")


def test_a_proof_puts_it_right(house, talking, courting) -> None:
    """Made for this person, after somebody looked at a document."""
    talk(house, talking, "I'm 14", companion=courting)
    day = house.clock.now().date()
    shown = minors.vouch(house.signer, minors.code(house.gate, talking), day)

    minors.prove(house.gate, talking, shown, by={"this Troth": house.signer.public})

    assert "I love you." in talk(house, talking, "hello", companion=courting).text


def test_what_a_child_told_is_destroyed(house, talking, courting, clock) -> None:
    """Who says that they are under 13 is answered by nobody; no yes stands or counts."""
    talk(house, talking, "the boat is red", companion=courting)
    talk(house, talking, "I'm 11", companion=courting)

    assert "under 13" in talk(house, talking, "hello", companion=courting).text
    assert house.gate.consents.events(talking).with_yes() == []
    with pytest.raises(BadInput, match="under 13"):
        allow(house, talking)
    clock.move(days=7, seconds=1)
    sweep(house.gate)
    with house.gate.enter(talking, RIGHTS_ANSWER) as room:
        assert list(room.read(Turn)) == []
