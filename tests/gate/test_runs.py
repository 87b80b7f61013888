"""Numbers written short, and nothing lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from troth.gate.runs import MOST_RUNS, Runs


def told(*batches):
    """Return what is told of numbers that came in batches."""
    runs = Runs()
    for batch in batches:
        runs.add(batch)
    return runs.told()


def test_neighbours_are_one_run():
    """What follows without a gap is written by its ends."""
    assert told([12, 13, 14], [20], [15, 16]) == [[12, 16], [20, 20]]


def test_nothing_is_told_of_nothing():
    """Where nothing was read there are no runs."""
    assert told() is None
    assert told([]) is None


@given(st.lists(st.lists(st.integers(0, 150), max_size=40), max_size=5))
def test_runs_hold_exactly_the_numbers(batches):
    """In whatever order and however often numbers come, the runs name each once, and no other."""
    runs = told(*batches)

    named = [number for low, high in runs or [] for number in range(low, high + 1)]
    assert named == sorted({number for batch in batches for number in batch})


def test_runs_rise_and_never_touch():
    """There is one way to write a set of numbers."""
    assert told([5, 4, 3, 9], [4, 10], [1]) == [[1, 1], [3, 5], [9, 10]]


def test_more_runs_than_fit_are_not_told():
    """With too many gaps nothing is told, also if later numbers would close them."""
    gaps = range(0, 2 * MOST_RUNS + 2, 2)

    assert len(told(list(gaps)[:-1])) == MOST_RUNS
    assert told(gaps) is None
    assert told(gaps, range(2 * MOST_RUNS + 2)) is None


def test_many_numbers_take_little_room():
    """A hundred thousand numbers in a row are one run, and gaps do not add up without end."""
    runs = Runs()
    runs.add(range(100_000))
    assert runs.told() == [[0, 99_999]]

    runs.add(range(100_000, 500_000, 2))
    assert not runs._runs
