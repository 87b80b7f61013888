"""The lists do not contradict each other."""

from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.plain_words import NOBODY, SEASONS, TIMES


def test_a_name_that_is_nobodys_is_marked_as_a_word_too() -> None:
    """Whatever is in both lists is told apart by its context, never by one list alone."""
    assert not {name for name in NAMES & NOBODY if name not in COMMON_WORDS}


def test_months_and_seasons_are_lower_case() -> None:
    """The lists are asked in lower case."""
    assert {word.lower() for word in NOBODY} == NOBODY
    assert TIMES <= NOBODY
    assert SEASONS
