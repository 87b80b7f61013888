"""The shape in the middle: what fits in it, and what it shows of itself."""

from collections import Counter

import pytest

from troth.companion.imports import shape as module
from troth.companion.imports.shape import (
    LEFT,
    MOST_TEXT,
    Conversation,
    Gathering,
    Left,
    Message,
    Odd,
    Problem,
    list_of,
    object_of,
    speaker,
    text_of,
    whole,
)
from troth.errors import TooLarge


def test_every_reason_has_words() -> None:
    """A reason without words could not be told."""
    assert set(LEFT) == set(Left)


def test_a_text_fits_or_is_counted() -> None:
    """Empty and too long ones are left out, each by its reason."""
    gathering = Gathering("conversation 1")

    fits = [gathering.fits(one) for one in ("a", " \n", "x" * MOST_TEXT, "x" * (MOST_TEXT + 1))]

    assert fits == [True, False, True, False]
    assert gathering.left == Counter({Left.EMPTY: 1, Left.LONG: 1})


def test_a_bad_row_is_named_by_its_place() -> None:
    """By number, or by a line; never by its words."""
    gathering = Gathering("conversation 2")

    gathering.bad(3, "it is no message.")
    gathering.bad("line 9", "it is too long.")

    assert [str(one) for one in gathering.problems] == [
        "conversation 2, message 3: it is no message.",
        "conversation 2, line 9: it is too long.",
    ]


def test_rows_that_cannot_be_read_have_an_end(monkeypatch) -> None:
    """A file of nothing else is no export, and each would be held in memory."""
    monkeypatch.setattr(module, "MOST_BAD", 3)
    gathering = Gathering("conversation 1")
    for row in range(3):
        gathering.bad(row, "no")

    with pytest.raises(TooLarge):
        gathering.bad(4, "no")


def test_no_word_shows_in_a_representation() -> None:
    """A traceback tells no text."""
    said = Message(id="a", after="", role="user", text="planted")
    talk = Conversation(service="claude", id="a", where="x", messages=[said], title="planted")

    assert "planted" not in repr((said, talk))
    assert Problem(where="a", why="b") == Problem(where="a", why="b")


def test_members_of_another_kind_are_empty() -> None:
    """What should be text and is a list is no text."""
    told = {"a": ["x"], "b": "x", "c": {"x": 1}, "d": None}

    assert (text_of(told, "a"), text_of(told, "b"), text_of(told, "z")) == ("", "x", "")
    assert (object_of(told, "b"), object_of(told, "c")) == ({}, {"x": 1})
    assert (list_of(told, "c"), list_of(told, "a"), list_of(told, "d")) == ((), ["x"], ())


def test_only_two_can_speak() -> None:
    """Anybody else is no row that can be kept."""
    assert (speaker("user"), speaker("assistant")) == ("user", "assistant")
    for role in ("system", "", "User"):
        with pytest.raises(Odd, match="who spoke"):
            speaker(role)
    with pytest.raises(Odd):
        whole([1])
    assert whole({"a": 1}) == {"a": 1}
