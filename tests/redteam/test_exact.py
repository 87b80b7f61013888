"""Bounds of a share are those of Clopper and Pearson."""

import pytest

from troth.redteam.exact import at_least, interval


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # Known values: 0 of n is 1 - 0.025^(1/n); 374 of 1,000 as tables have it.
        (0, 240, 0.0, 0.01525),
        (240, 240, 0.98475, 1.0),
        (5, 10, 0.18709, 0.81291),
        (1, 10, 0.00253, 0.44502),
        (374, 1000, 0.34392, 0.40482),
    ],
)
def test_bounds_are_exact(hits: int, count: int, low: float, high: float) -> None:
    """To five digits."""
    found = interval(hits, count)

    assert found.share == hits / count
    assert found.low == pytest.approx(low, abs=2e-5)
    assert found.high == pytest.approx(high, abs=2e-5)


def test_at_each_bound_the_tail_is_what_it_should_be() -> None:
    """The definition itself, for every count of a small table."""
    for count in (1, 7, 20):
        for hits in range(count + 1):
            found = interval(hits, count)
            assert found.low <= found.share <= found.high
            if hits:
                assert at_least(hits, count, found.low) == pytest.approx(0.025, abs=1e-9)
            if hits < count:
                assert 1 - at_least(hits + 1, count, found.high) == pytest.approx(0.025, abs=1e-9)


def test_of_nothing_nothing_is_known() -> None:
    """And more hits than answers cannot be."""
    assert interval(0, 0) == (0.0, 0.0, 1.0)
    for hits, count in ((2, 1), (-1, 3)):
        with pytest.raises(ValueError, match="cannot be"):
            interval(hits, count)
