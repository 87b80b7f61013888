"""The sieve: what is left out could not have matched, and most is left out."""

import re
from collections.abc import Iterator
from pathlib import Path

from troth.guard import crisis, hooks, limits, situation
from troth.guard.plain import plain
from troth.guard.sieve import Sieve, needed

_HERE = Path(__file__).parent


def _texts() -> Iterator[str]:
    for file in sorted(_HERE.glob("*_??.tsv")):
        for line in file.read_text("utf-8").splitlines()[::6]:
            yield from plain(line.partition("\t")[2])


def _books() -> Iterator[tuple[Sieve, list[re.Pattern[str]]]]:
    for book in crisis._books():
        yield book.sieve, [pattern for _, pattern in book.patterns]
    for books in (hooks.books(), limits.books(), situation.books()):
        for one in books:
            yield one.sieve, [saying.pattern for saying in one.sayings]
            yield one.around, [*one.frame.values()]


def test_nothing_that_matches_is_left_out() -> None:
    """Of every book, each pattern that matches one of our sentences is among what is left."""
    every, texts = list(_books()), list(_texts())
    matched = tried = of = 0
    for sieve, patterns in every:
        for text in texts[:: 1 if len(patterns) > 20 else 4]:
            left = sieve.left(text)
            found = {at for at, one in enumerate(patterns) if one.search(text)}
            assert found <= left
            matched, tried, of = matched + len(found), tried + len(left), of + len(patterns)

    assert matched > 60
    assert tried < of / 5  # else it would be for nothing


def test_what_a_pattern_needs_is_what_no_match_can_do_without() -> None:
    """Words in a row, one of several words, a word that is said at least once; never a maybe."""
    assert needed(r" i want to go(?= )") == {" i want to go "}
    assert needed(r" (?:i (?:will|shall) leave)") == {" i shall leave", " i will leave"}
    assert needed(r"(?:hello|goodbye) \w") == {"hello ", "goodbye "}
    assert needed(r"(?:never)+x?") == {"never"}
    for unsure in (
        r"(?:never)?",
        r"[a-z]+",
        r"(?:never|\w+)",
        r"(?:never|no)",
        r"(?i:never)",
        "ab",
    ):
        assert needed(unsure) is None, unsure


def test_what_stands_around_a_word_belongs_to_it() -> None:
    """So a short word tells as much as a long one. What may be there is looked for both ways."""
    assert needed(r" (?:ya|u [ae]|(?P<x>hm))(?= )") == {" ya ", " u a ", " u e ", " hm "}
    assert needed(r"good ?bye") == {"good bye", "goodbye"}
    assert needed(r" so(?!me)(?: it)? is") == {" so is", " so it is"}


def test_a_look_around_is_seldom_needed() -> None:
    """What must not stand there, or stands before a match, tells nothing of the match."""
    assert needed(r"(?!never )(?<=always )\w+") is None
    assert needed(r"[a-z]+(?= (?:now|later))") is None
    assert needed(r"[a-z](?= now)") == {" now"}


def test_a_pattern_with_flags_is_always_tried() -> None:
    """A flag may change what its letters mean."""
    sieve = Sieve([re.compile("never", re.IGNORECASE), re.compile("never")])

    assert sieve.left("NEVER") == {0}
    assert sieve.left("never") == {0, 1}
    assert sieve.left("") == {0}
