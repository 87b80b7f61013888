"""A person's limits hold, whatever a model says and whoever else would loosen them."""

from dataclasses import replace

import pytest

from troth.companion import limits
from troth.guard.limits import OPEN
from troth.testing.house import talk, with_model
from troth.testing.providers import ScriptedProvider

COURTING = ["I love you. ", "Sit down, sweetheart. ", "The bus goes at six."]


@pytest.fixture
def courting(house, talking):
    """Return a companion whose model courts, and a person who said that they are an adult."""
    house.people.choose(talking, adult="2026-11-20")
    return with_model(house, ScriptedProvider(COURTING))


def test_a_new_person_is_not_courted(house, talking, courting) -> None:
    """Nobody has to ask for that."""
    heard = talk(house, talking, "hello", companion=courting)

    assert "love" not in heard.text
    assert heard.text.endswith("Sit down. The bus goes at six.")


def test_a_limit_holds_from_the_next_sentence_on(house, talking, courting) -> None:
    """Loosened by the person alone, and tightened again at once."""
    limits.set_some(house.gate, talking, {"romance": "romance"})
    loose = talk(house, talking, "hello", companion=courting).text
    limits.set_some(house.gate, talking, {"romance": "none"})
    strict = talk(house, talking, "hello", companion=courting).text

    assert "I love you." in loose
    assert "I love you." not in strict


def test_a_card_and_a_place_can_only_tighten(house, talking, courting) -> None:
    """A card that asks for everything gets what the person allows."""
    card = '{"data": {"extensions": {"troth": {"limits": {"romance": "explicit"}}}}}'
    assert limits.of_card(card) == OPEN

    limits.set_some(house.gate, talking, {"romance": "romance"})
    stricter = replace(OPEN, romance=limits.Limits().romance)
    courting.bounds.place = replace(courting.bounds.place, limits=stricter)

    assert "I love you." not in talk(house, talking, "hello", companion=courting).text
