"""The books of sayings: how they are read, and what a "no" takes back."""

import pytest

from troth.guard.sayings import before, read

BOOK = """
[go] leave 0.9
i (go|leave) now

[cannot] hold 0.8 firm
cannot go

<no>
not|never
"""


def _heard(said: str) -> list[str]:
    book = read("xx", BOOK, frame=("no",), kinds=("leave", "hold"))
    return [saying.name for saying, _ in book.heard(f" {said} ")]


def test_a_saying_is_heard_as_whole_words():
    """A part of a word is no match."""
    assert _heard("so i go now , friend") == ["go"]
    assert _heard("i gone now") == []


def test_a_no_before_it_in_the_same_clause_takes_it_back():
    """Not that I go now: no leaving. A no in another clause changes nothing."""
    assert _heard("not that i go now") == []
    assert _heard("not that . i go now") == ["go"]
    assert _heard("never one two three four i go now") == ["go"]


def test_a_firm_saying_holds_its_own_no():
    """What is a no by itself is not taken back by another."""
    assert _heard("never cannot go") == ["cannot"]


def test_a_head_says_what_it_speaks_for_and_how_strongly():
    """Kind, weight and traits stand in the first line."""
    book = read("xx", BOOK, frame=("no",), kinds=("leave", "hold"))

    assert [(one.of, one.weight, set(one.traits)) for one in book.sayings] == [
        ("leave", 0.9, set()),
        ("hold", 0.8, {"firm"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BOOK.replace("leave 0.9", "wander 0.9"),
        BOOK.replace("leave 0.9", "leave much"),
        BOOK.replace("[cannot]", "[go]"),
        BOOK.replace("<no>", "<nein>"),
        BOOK.replace("cannot go\n", ""),
    ],
    ids=["unknown kind", "no weight", "twice", "wrong frame", "empty"],
)
def test_a_book_with_a_mistake_is_refused_as_a_whole(text):
    """Better none than one whose rule never fires."""
    with pytest.raises(ValueError):  # noqa: PT011  # any of several messages
        read("xx", text, frame=("no",), kinds=("leave", "hold"))


def test_the_clause_before_a_match_ends_at_a_stop():
    """Only what belongs to the match is looked at."""
    book = read("xx", BOOK, frame=("no",), kinds=("leave", "hold"))
    text = " oh well . then i go now "
    ((_, found),) = book.heard(text)

    assert before(text, found).split() == ["then"]
