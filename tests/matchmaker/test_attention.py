"""Attention, shared out among all or weighed by those who were drawn by lot."""

import numpy as np

from troth.matchmaker import attention
from troth.matchmaker.eligible import Wants, gather


def some(count: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Invent what people seek and offer; the last is liked by everybody."""
    rng = np.random.default_rng(seed)
    seek, offer = (rng.normal(0, 0.7, (count, 8)) for _ in range(2))
    seek[:, 0], offer[:, 0] = 1.0, 0.0
    offer[-1, 0] = 3.0
    return seek, offer


def free(count: int) -> object:
    """Let everybody meet."""
    return gather([Wants(gender=0, age=30)] * count)


def test_shares_are_both_ways_and_within_what_each_has() -> None:
    """A pair has one share, and nobody gives more attention than they have."""
    made = attention.shares(some(40), free(40))

    given = np.zeros(40)
    for (one, _), share in made.items():
        given[one] += share
    assert set(made) == {(other, one) for one, other in made}
    assert (given <= 10.001).all()


def test_who_is_sought_by_all_is_weighed_down() -> None:
    """One step tells what the market of all would: the most sought has least to give away."""
    seek, offer = some(41)
    given = attention.givers((seek[:40], offer[:40]), free(40))
    best, may = np.arange(40, 41), np.ones((1, 40), dtype=bool)

    liked = attention.sought((seek[best], offer[best]), (seek[:40], offer[:40]), may, given)
    offer[-1, 0] = 0.0
    usual = attention.sought((seek[best], offer[best]), (seek[:40], offer[:40]), may, given)
    nobody = attention.sought((seek[best], offer[best]), (seek[:40], offer[:40]), ~may, given)

    assert liked < usual < nobody
