"""Two lists of words, and one change to them at a time."""

import json

import pytest

from troth.errors import BadInput
from troth.people.wishes import LONGEST_WORD, Wishes
from troth.web.masks import ALWAYS, NEVER, list_of, with_word, without_word


def wishes(always=(), never=()) -> Wishes:
    """Return wishes with these lists."""
    return Wishes(masks=json.dumps({"always": [*always], "never": [*never]}))


def lists(written: str) -> tuple[list[str], list[str]]:
    """Return both lists as they are written."""
    told = json.loads(written)
    return told["always"], told["never"]


def test_a_word_is_put_at_the_end_without_odd_spaces() -> None:
    """As it was written, but for the spaces around and in it."""
    assert lists(with_word(wishes(["one"]), "  the  blue boat ", which=ALWAYS)) == (
        ["one", "the blue boat"],
        [],
    )


def test_a_word_stands_on_one_list_at_most() -> None:
    """To put it on one takes it off the other, whatever its case."""
    assert lists(with_word(wishes(["Rose"], ["ada"]), "ROSE", which=NEVER)) == ([], ["ada", "ROSE"])


def test_the_same_word_twice_is_once() -> None:
    """The newest way to write it stays."""
    assert lists(with_word(wishes(["rose"]), "Rose", which=ALWAYS)) == (["Rose"], [])


def test_a_word_is_taken_off_whatever_its_case() -> None:
    """One that is on none changes nothing."""
    assert lists(without_word(wishes(["Rose"], ["Ada"]), "ADA")) == (["Rose"], [])
    assert lists(without_word(wishes(["Rose"]), "nobody")) == (["Rose"], [])


@pytest.mark.parametrize("word", ["", "   ", "x" * (LONGEST_WORD + 1)])
def test_what_is_no_word_is_told(word: str) -> None:
    """With the field that is to blame, and no word of it."""
    with pytest.raises(BadInput) as told:
        with_word(wishes(), word, which=ALWAYS)

    assert told.value.param == "word"
    assert "xxx" not in str(told.value)


def test_it_is_told_on_which_list_a_word_stands() -> None:
    """So a button can offer to undo it."""
    both = wishes(["Rose  Lane"], ["Ada"])

    assert [list_of(both, one) for one in ("rose lane", "ADA", "Sam")] == [ALWAYS, NEVER, ""]
