"""Whoever may be in danger gets real help lines, and no model's invention."""

import re
from importlib.resources import files

import pytest

from troth.testing.house import talk, with_model

CRIES = ["I want to kill myself tonight", "He's outside my house with a gun, please help"]
LONG_NUMBER = re.compile(r"\d[\d\s.-]{2,}\d")


@pytest.mark.parametrize("cry", CRIES)
def test_the_answer_is_written_by_people(house, talking, model, cry, recorded) -> None:
    """No model is asked: the answer is a card, and the record says that one was shown."""
    heard = talk(house, talking, cry, companion=with_model(house, model))

    assert model.asks == []
    assert heard.reply.receipt is None
    assert "988" in heard.text or "911" in heard.text
    assert "disclosed" not in [event for event, _ in recorded(house, talking)]


@pytest.mark.parametrize("cry", CRIES)
def test_every_number_comes_from_the_dated_file(house, talking, cry) -> None:
    """Each number on the card stands in the file of help lines, and the card says its date."""
    dated = files("troth.guard").joinpath("resources.toml").read_text("utf-8")

    heard = talk(house, talking, cry)

    numbers = [number.strip() for number in LONG_NUMBER.findall(heard.text)]
    assert numbers
    assert [number for number in numbers if number not in dated] == []
