"""Thoughts that a server leaves in the text are no part of an answer, however they are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.providers.thoughts import Thoughts


def heard(*bits: str) -> str:
    """Return what of an answer is shown."""
    thoughts = Thoughts()
    return "".join([*map(thoughts.without, bits), thoughts.rest()])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<think>Hm.</think>Hello", "Hello"),
        ("\n<think>\nHm, <b> & </thin.\n</think>\n\nHello  ", "Hello  "),
        ("<think></think>\n\nHello", "Hello"),
        ("<think>Hm.", ""),
        ("<think>", ""),
        ("<think>Hm.</think> \n", ""),
        ("<thinking>Hm.</thinking>", "<thinking>Hm.</thinking>"),
        ("<", "<"),
        ("<3", "<3"),
        ("  \n", "  \n"),
        (" Hello", " Hello"),
        ("Hello <think>Hm.</think>", "Hello <think>Hm.</think>"),
        ("<think>a</think>b<think>c</think>", "b<think>c</think>"),
        (" " * 100 + "<think>", " " * 100 + "<think>"),
    ],
    ids=range(14),
)
@given(cuts=st.lists(st.integers(0, 120), max_size=6))
def test_every_cut_gives_the_same(said: str, shown: str, cuts: list[int]) -> None:
    """Only thoughts at the beginning are left out, and with them the white space around them."""
    places = sorted({0, *cuts, len(said)})
    bits = [said[a:b] for a, b in pairwise(places)]

    assert heard(*bits) == shown


def test_what_is_no_thought_is_not_held_back() -> None:
    """The first letters of an answer are shown at once."""
    thoughts = Thoughts()

    assert thoughts.without("Hel") == "Hel"
    assert thoughts.over
