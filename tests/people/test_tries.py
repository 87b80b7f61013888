"""Guessing gets slow, nobody is locked out for good, and a hundred at once are a hundred."""

from datetime import UTC, datetime, timedelta

import pytest

from troth.errors import TooMany
from troth.people.tries import FOR_ALL, FOR_ONE_NAME, WINDOW, Tries

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
NOOR, SAM = b"noor", b"sam"


@pytest.fixture
def tries():
    """Return counts that hold nothing yet."""
    return Tries()


def guess(tries, name=NOOR, *, at=AT, times=1):
    """Begin so many tries; return how many were let through."""
    through = 0
    for _ in range(times):
        try:
            tries.begin(name, at=at)
        except TooMany:
            continue
        through += 1
    return through


def test_five_are_free_then_one_waits(tries):
    """The sixth within a quarter of an hour has to wait, and is told how long."""
    assert guess(tries, times=5) == 5

    with pytest.raises(TooMany, match="wait 15 seconds") as caught:
        tries.begin(NOOR, at=AT)

    assert caught.value.retry_seconds == 15


def test_a_hundred_at_once_are_a_hundred(tries):
    """Tries count from their start, so asking all at once wins nothing."""
    assert guess(tries, times=100) == 5


def test_the_wait_doubles_and_has_an_end(tries):
    """After each further wrong one it is longer; it is never longer than ten minutes."""
    at, waits = AT, []
    guess(tries, times=5)
    for _ in range(5):
        with pytest.raises(TooMany) as caught:
            tries.begin(NOOR, at=at)
        waits.append(caught.value.retry_seconds)
        at += timedelta(seconds=waits[-1])
        tries.begin(NOOR, at=at)

    assert waits == [15, 30, 60, 120, 240]
    assert FOR_ONE_NAME.wait([AT] * 500, at=AT) == timedelta(minutes=10)
    assert FOR_ONE_NAME.wait([AT] * 500, at=AT + WINDOW) == timedelta(0)


def test_a_guesser_gets_few_in_a_day(tries):
    """Whoever tries each second of a day is let through some two hundred times."""
    through = sum(guess(tries, at=AT + timedelta(seconds=n)) for n in range(0, 86_400, 5))

    assert 100 < through < 900


def test_waiting_makes_nothing_worse(tries):
    """A try that has to wait is not counted: knocking does not lock the door."""
    guess(tries, times=5)
    guess(tries, times=1000)

    assert guess(tries, at=AT + timedelta(seconds=15)) == 1


def test_after_a_quarter_of_an_hour_all_is_forgotten(tries):
    """Nobody is locked out for good, and nothing is kept."""
    guess(tries, times=5)

    assert guess(tries, at=AT + WINDOW, times=5) == 5
    guess(tries, SAM, at=AT + 2 * WINDOW)
    assert len(tries) == 1


def test_the_right_one_forgives(tries):
    """Who gets in has all tries free again."""
    guess(tries, times=4)
    tries.begin(NOOR, at=AT)
    tries.forgive(NOOR, at=AT)

    assert guess(tries, times=9) == 5


def test_one_name_does_not_slow_another(tries):
    """Guessing at one person's name does not keep another out."""
    guess(tries, NOOR, times=50)

    assert guess(tries, SAM, times=5) == 5


def test_one_guess_at_each_of_many_names_is_slow_too(tries):
    """A hundred in all are free; then it is one each few seconds, for known and unknown alike."""
    through = sum(guess(tries, str(number).encode()) for number in range(500))

    assert through == FOR_ALL.free == 100
    with pytest.raises(TooMany) as caught:
        tries.begin(NOOR, at=AT)
    assert caught.value.retry_seconds <= 10
    assert guess(tries, NOOR, at=AT + FOR_ALL.longest_wait) == 1


def test_what_is_right_does_not_count_in_the_sum(tries):
    """Fifty people who sign in at once do not slow the fifty-first."""
    for number in range(500):
        name = str(number).encode()
        tries.begin(name, at=AT)
        tries.forgive(name, at=AT)

    assert guess(tries, NOOR) == 1


def test_what_was_never_answered_does_not_count(tries):
    """A try that ended in a fault of ours is taken back, from the name and from the sum."""
    for _ in range(150):
        tries.begin(NOOR, at=AT)
        tries.take_back(NOOR, at=AT)

    assert guess(tries, times=9) == 5


def test_counts_can_be_dropped(tries):
    """Nothing is left of a name whose person is gone."""
    guess(tries, times=5)

    tries.forget(NOOR)

    assert len(tries) == 0
    tries.forgive(SAM, at=AT)
    tries.take_back(SAM, at=AT)
    tries.forget(SAM)


def test_memory_has_a_bound(tries):
    """However many names are tried, few are remembered at a time."""
    for second in range(3600):
        guess(tries, str(second).encode(), at=AT + timedelta(seconds=second))

    assert len(tries) <= 200


def test_it_does_not_show_what_it_counts(tries):
    """Not even blind names are in how it prints."""
    guess(tries)

    assert "noor" not in repr(tries)
