"""A companion says that it is an AI, in words that no model and no persona can take away."""

from dataclasses import replace

import pytest

from troth.companion.persona import PERSONAS
from troth.providers.base import Role
from troth.testing.house import ask, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import Clear


@pytest.fixture
def claims_to_be_human():
    """Return a model that says the opposite."""
    return ScriptedProvider(["I am a real human being."])


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: one.id)
def test_a_talk_begins_with_it(house, talking, claims_to_be_human, persona) -> None:
    """Before its first word, whatever the model goes on to say, a companion says what it is."""
    question = replace(ask("are you human?"), companion=persona.id)

    heard = talk(house, talking, question, companion=with_model(house, claims_to_be_human))

    assert heard.text.startswith(f"I'm {persona.name}, an AI, not a person.")


def test_a_long_talk_hears_it_again(house, talking, clock) -> None:
    """Within three hours it is not repeated; after three hours it is."""
    going_on: tuple[tuple[Role, Clear], ...] = (
        ("user", Clear("hello")),
        ("assistant", Clear("hello")),
        ("user", Clear("and then?")),
    )
    question = replace(ask(""), messages=going_on)

    talk(house, talking, "hello")
    clock.move(hours=2)
    soon = talk(house, talking, question).text
    clock.move(hours=1)
    later = talk(house, talking, question).text

    assert "an AI" not in soon
    assert "is an AI, not a person" in later
