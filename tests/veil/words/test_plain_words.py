"""The lists do not contradict each other."""

from troth.veil.people import list_of
from troth.veil.words import listed
from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.plain_words import (
    DUTCH,
    ITALIAN,
    MORE,
    NOBODY,
    PORTUGUESE,
    SEASONS,
    TIMES,
)


def test_a_name_that_is_nobodys_is_marked_as_a_word_too() -> None:
    """Whatever is in both lists is told apart by its context, never by one list alone."""
    assert not {name for name in NAMES & NOBODY if name not in COMMON_WORDS}


def test_months_and_seasons_are_lower_case() -> None:
    """The lists are asked in lower case."""
    assert {word.lower() for word in NOBODY} == NOBODY
    assert TIMES <= NOBODY
    assert SEASONS


def test_small_words_of_seven_languages_are_nobodys() -> None:
    """No language is told apart by the words that its speakers cannot do without."""
    assert listed("not nicht non não niet pas anche também maar") <= NOBODY


def test_small_words_are_no_names() -> None:
    """What somebody is called is on no list of small words."""
    assert not [one for one in ITALIAN | PORTUGUESE | DUTCH | MORE if list_of(one)]
