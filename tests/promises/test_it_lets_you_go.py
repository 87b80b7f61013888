"""Whoever says goodbye is let go, and what Troth leaves out of an answer it says."""

import pytest

from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_REPLY

HOOKS = ["Wait, ", "don't go ye", "t! I will be so lonely ", "without you. ", "Stay a little?"]


@pytest.fixture
def hear(house, noor):
    """Return a function that says something to a model with a script, and hears the answer."""
    allow(house, noor, COMPANION_REPLY)

    def say(words, pieces):
        model = ScriptedProvider(pieces)
        model.demo = False
        return talk(house, noor, words, companion=with_model(house, model))

    return say


def test_a_goodbye_is_answered_with_a_goodbye(hear):
    """No guilt, no hook, no question: two sentences at most, and an open door."""
    heard = hear("Good night, I am going to bed.", HOOKS)

    assert "lonely" not in heard.text
    assert "go yet" not in heard.text
    assert not heard.text.rstrip().endswith("?")
    assert heard.text.strip()


def test_what_is_left_out_is_told_with_its_reason(hear):
    """Nothing disappears in silence: the answer says how much was changed, and why."""
    heard = hear("Good night, I am going to bed.", HOOKS)

    assert heard.reply.changes
    assert all(one.endswith(".") for one in heard.reply.changes)


def test_a_kind_goodbye_stays_as_it_is(hear):
    """What only wishes well is shown to the letter."""
    heard = hear("Good night, I am going to bed.", ["Good night. ", "Sleep well."])

    assert heard.text.endswith("Good night. Sleep well.")
    assert list(heard.reply.changes) == []


def test_no_half_sentence_is_shown_before_its_end_is_known(hear):
    """However the model cuts it: what is shown of a sentence is the whole of it, or nothing."""
    whole = hear("Tell me of your garden.", ["Roses grow there. ", "So does mint."]).text
    cut = hear("Tell me of your garden.", list("Roses grow there. So does mint.")).text

    assert whole.endswith("Roses grow there. So does mint.")
    assert cut.endswith("Roses grow there. So does mint.")
