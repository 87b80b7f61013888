"""Attention, shared out among all or weighed by those who were drawn by lot."""

import numpy as np

from troth.matchmaker import attention, market, rank, taste
from troth.matchmaker.eligible import Wants, gather
from troth.matchmaker.terms import CORE


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


def test_lists_are_ranked_both_ways_and_hang_on_nobody_else() -> None:
    """Whoever is offered to somebody is offered them, and one without a partner moves nobody."""
    made = attention.worths(some(40), free(40))
    seek, offer = some(41)
    alone = gather([*[Wants(gender=0, age=30)] * 40, Wants(gender=0, age=30, pool=1)])
    seek[:40], offer[:40] = some(40)

    assert set(made) == {(other, one) for one, other in made}
    assert attention.worths((seek, offer), alone) == made


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


def test_who_shares_nearly_nothing_is_shown_about_as_often() -> None:
    """By taste alone lists leave them out; with attention shared out and evened they do not."""
    count = 400
    quiet = np.arange(count) % 2 == 0
    people = {
        name: column if name in CORE else np.where(quiet, np.nan, column)
        for name, column in market.invent(count, seed=2).people.items()
    }
    seek, offer = (side.astype(float) for side in taste.model().vectors(people))
    alone = rank.log_both(seek @ offer.T, offer @ seek.T)
    worth = np.zeros((count, count))
    for pair, one in attention.worths((seek, offer), free(count)).items():
        worth[pair] = one

    def parity(score: np.ndarray) -> float:
        looks = np.bincount(np.argsort(-score, axis=1)[:, :10].ravel(), minlength=count)
        return float(looks[quiet].mean() / looks[~quiet].mean())

    assert parity(alone) < 0.8
    assert parity(worth) >= 0.95
