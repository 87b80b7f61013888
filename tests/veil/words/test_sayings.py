"""Sayings, as the detectors look for them."""

import re
from itertools import pairwise

import pytest

from troth.veil.alternatives import compiled
from troth.veil.words.plain_words import FAMOUS
from troth.veil.words.sayings import SAYINGS

_SAYINGS = SAYINGS.split("|")
_ANY = compiled(rf"(?<!\w)(?:{FAMOUS})(?!\w)", re.IGNORECASE)


def test_they_are_part_of_what_is_famous() -> None:
    """Whoever looks for whole names that anybody may say looks for them, too."""
    assert FAMOUS.endswith(SAYINGS)


def test_none_stands_there_twice_or_empty() -> None:
    """An empty one would be found everywhere."""
    assert all(_SAYINGS)
    assert len(set(_SAYINGS)) == len(_SAYINGS)


def test_a_longer_one_stands_before_a_shorter_one() -> None:
    """Or only the beginning of it would be found."""
    for first, second in pairwise(_SAYINGS):
        assert not second.startswith(first)


@pytest.mark.parametrize(
    "said",
    [
        "Pierre qui roule",
        "Hope springs eternal",
        "der Ernst des Lebens",
        "vai a Roma",
        "Sint-Juttemis",
        "por los clavos de Cristo",
        "chi dorme non piglia",
    ],
)
def test_they_are_met_however_they_begin(said: str) -> None:
    """At the start of a sentence, or within it."""
    assert _ANY.fullmatch(said)
