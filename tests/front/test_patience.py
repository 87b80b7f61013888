"""What a connection may keep us waiting for, and for how long."""

import pytest

from troth.front.patience import Due, Patience, Waiting


class Seconds:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """Return a clock that stands still."""
    return Seconds()


@pytest.fixture
def waiting(seconds: Seconds) -> Waiting:
    """Return a connection that owes nothing yet."""
    return Waiting(Patience(), seconds=seconds)


@pytest.mark.parametrize(
    ("due", "after"),
    [(Due.HEAD, 10), (Due.REST, 10), (Due.BODY, 30), (Due.TAKE, 60), (Due.CLOSE, 60)],
)
def test_each_has_its_time(waiting: Waiting, seconds: Seconds, due: Due, after: float) -> None:
    """To the second."""
    waiting.see(due)

    seconds.now += after - 0.1
    before = waiting.is_over
    seconds.now += 0.1

    assert (before, waiting.is_over) == (False, True)


@pytest.mark.parametrize("due", [Due.HEAD, Due.REST])
def test_a_head_that_drips_is_late_all_the_same(
    waiting: Waiting, seconds: Seconds, due: Due
) -> None:
    """One byte each second is no head; nor may a body go on for ever that nobody reads."""
    for _ in range(10):
        waiting.see(due, has_moved=True)
        seconds.now += 1

    assert waiting.is_over


def test_a_body_that_moves_is_not_late(waiting: Waiting, seconds: Seconds) -> None:
    """Only one that stands still is: a slow line is no fault."""
    for _ in range(10):
        waiting.see(Due.BODY, has_moved=True)
        seconds.now += 29
    moving = waiting.is_over
    seconds.now += 1

    assert (moving, waiting.is_over) == (False, True)


def test_a_body_that_is_only_looked_at_does_not_move(waiting: Waiting, seconds: Seconds) -> None:
    """To look each tenth of a second is not to hear something."""
    for _ in range(30):
        waiting.see(Due.BODY)
        seconds.now += 1

    assert waiting.is_over


def test_our_own_turn_lasts_as_long_as_it_takes(waiting: Waiting, seconds: Seconds) -> None:
    """A model may think; then the other end has all of its time again."""
    waiting.see(Due.BODY)
    waiting.see(None)
    seconds.now += 10_000
    ours = waiting.is_over
    waiting.see(Due.BODY)

    assert (ours, waiting.is_over) == (False, False)
