"""Each level says what it does and what it loses, in plain words."""

from troth.companion.memory_levels import LEVELS, TEST, why
from troth.people.remembering import Reach
from troth.registry.readability import grade


def test_each_level_has_its_words() -> None:
    """A level without words would be a choice that nobody can make."""
    assert set(LEVELS) == set(Reach)
    for told in LEVELS.values():
        assert told.loses
        if told.heard is not None:
            assert f"heard {told.heard} of 100" in told.loses


def test_more_memory_hears_more() -> None:
    """As it was measured: the figures rise with the levels."""
    heard = [LEVELS[reach].heard for reach in Reach if LEVELS[reach].heard is not None]

    assert heard == sorted(heard)


def test_the_words_are_easy() -> None:
    """Grade 8 or lower."""
    words = " ".join(f"{one.does} {one.loses}" for one in LEVELS.values())
    reasons = " ".join(why(a / 10, b / 10) for a in range(10) for b in range(10))

    assert grade(f"{words} {TEST}") <= 8
    assert grade(reasons) <= 8


def test_a_reason_says_what_was_alike() -> None:
    """By words, by meaning, by both, or a little of each."""
    assert "words" in why(0.9, 0.0)
    assert "means much the same" in why(0.0, 0.9).lower().replace("it means", "means")
    assert why(0.6, 0.6) == "Most of your words are in it, and it means much the same."
    assert "a little" in why(0.1, 0.1)
