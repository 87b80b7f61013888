"""Nothing is read, kept or sent before the person has said yes."""

import pytest

from troth.errors import Refused
from troth.testing.house import allow, talk, with_model
from troth.words import COMPANION_REPLY


def test_without_a_yes_nothing_is_read_kept_or_sent(house, noor, model, kept, recorded) -> None:
    """Someone who was never asked gets no answer: no model hears a word and nothing is kept."""
    companion = with_model(house, model)

    with pytest.raises(Refused, match="You have not been asked"):
        talk(house, noor, "my garden", companion=companion)

    assert model.asks == []
    assert kept(house, noor) == []
    assert ("refused", "never_asked") in recorded(house, noor)


def test_being_asked_is_not_a_yes(house, noor, model) -> None:
    """A question that was shown and not answered allows nothing."""
    house.gate.consents.ask(noor, COMPANION_REPLY, language="en", method="terminal")

    with pytest.raises(Refused):
        talk(house, noor, "my garden", companion=with_model(house, model))

    assert model.asks == []


def test_a_yes_to_one_use_is_no_yes_to_another(house, noor, kept) -> None:
    """Whoever lets a companion answer, and has not said that talks may be kept, finds none kept."""
    allow(house, noor, COMPANION_REPLY)

    heard = talk(house, noor, "my garden")

    assert "my garden" in heard.text
    assert kept(house, noor) == []
