"""What the model says is weighed with what a reader sees."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from troth.errors import VeilBroken
from troth.veil.ner import Ner, found
from troth.weights.rampart import LABELS
from troth.weights.runtime import RuntimeFailed
from troth.weights.wordpiece import Piece

_NAME = LABELS.index("B-GIVEN_NAME")
_CITY = LABELS.index("B-CITY")


class Says:
    """A model that is as sure as it is told, word by word."""

    def __init__(self, label: int, chance: float) -> None:
        self._label, self._chance = label, chance

    def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
        at, read = 0, []
        for number, word in enumerate(text.split()):
            start = text.index(word, at)
            at = start + len(word)
            chances = [0.0] * len(LABELS)
            chances[self._label], chances[0] = self._chance, 1 - self._chance
            read.append((Piece(number, start, at, number), chances))
        return read


def words(text: str, label: int, chance: float) -> list[str]:
    """Return the words that are found when the model is that sure of each."""
    return [text[one.start : one.end] for one in found(text, Says(label, chance))]


def test_a_first_name_needs_little() -> None:
    """A capital and a name that people bear are enough beside the faintest hint."""
    assert words("then Bronwen left", _NAME, 0.05) == ["Bronwen"]


@pytest.mark.parametrize("text", ["then hope left", "my honey left", "in May 2021", "on Monday"])
def test_a_plain_word_needs_more_than_any_model_says(text: str) -> None:
    """However sure the model is, months, days and pet names are nobody."""
    assert not {"hope", "honey", "May", "Monday"} & set(words(text, _NAME, 0.9))


def test_a_capital_tells_will_from_will() -> None:
    """What is a word as well is a name where it is written and treated like one."""
    assert words("and Will said no", _NAME, 0.1) == ["Will"]
    assert words("and will you go", _NAME, 0.1) == []


def test_an_indefinite_article_makes_it_a_thing() -> None:
    """With an article before it, "zorbling" is no name, unless the model has no doubt at all."""
    assert words("with a Zorbling", _NAME, 0.8) == []


def test_first_and_last_name_are_one() -> None:
    """What follows a name with a capital goes with it."""
    assert words("for Bronwen Tamarisk", _NAME, 0.3) == ["Bronwen Tamarisk"]


def test_countries_are_too_big_to_tell_anything() -> None:
    """A town is found, a country is not."""
    assert words("in Leeds", _CITY, 0.9) == ["Leeds"]
    assert words("in Belgium", _CITY, 0.9) == []


def test_missing_weights_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model no text passes, and the person is told the command."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)

    with pytest.raises(VeilBroken, match="troth model get veil"):
        Ner(tmp_path, tmp_path).find("Bronwen left")


def test_wrong_weights_are_refused(kept_in: Path, tmp_path: Path) -> None:
    """A file in the place of the model that is not the model is not used."""
    (tmp_path / "model_q4.onnx").write_bytes(b"\x08\x08")

    with pytest.raises(VeilBroken, match="not the file"):
        Ner(tmp_path, kept_in).find("Bronwen left")


def test_changed_rounded_weights_are_refused(tmp_path: Path) -> None:
    """What was rounded before is checked again before it is used."""
    (tmp_path / "rampart-int8.bin").write_bytes(b"\0" * 100)

    with pytest.raises(VeilBroken, match="not the file"):
        Ner(tmp_path, tmp_path).find("Bronwen left")


def test_a_model_that_fails_breaks_the_veil() -> None:
    """No answer is never taken for an empty one, and the error holds no words of the text."""

    class Fails:
        def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
            message = "out of memory"
            raise RuntimeFailed(message)

    with pytest.raises(VeilBroken) as told:
        list(found("Bronwen left", Fails()))

    assert "Bronwen" not in str(told.value)


def test_nothing_to_name_asks_no_model() -> None:
    """A text of plain words alone is not read by the model at all."""

    class Never:
        def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
            raise AssertionError

    assert list(found("what should i do now", Never())) == []
