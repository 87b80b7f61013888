"""Attention shared out among the people of one place, from what each seeks and offers.

Where all fit into one market, every pair has its share. In a larger place some are drawn by lot,
and everybody else is weighed by how much those would ask of them: one step, and nobody waits for
a market of a hundred thousand.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.matchmaker import allocate, rank
from troth.matchmaker.eligible import Eligible
from troth.matchmaker.terms import Floats

MOST_MARKET: Final = 1200
"""So many people share out attention at once: more are drawn by lot."""
_CANDIDATES: Final = 60
"""Of so many best for each person the market is made."""
_ROOM: Final = 10.0
"""How many people a day somebody looks at: the attention that is shared out."""

Vectors = tuple[Floats, Floats]
Worths = Mapping[tuple[int, int], float]


def worths(vectors: Vectors, eligible: Eligible) -> Worths:
    """Return by what each person's list is ranked, by pairs: two stand equally high on both."""
    pairs = _pairs(vectors, eligible)
    room = np.full(len(eligible.age), _ROOM)
    share = np.round(allocate.shares(pairs, room, room), 9)
    place = allocate.placed(pairs, share, k=_CANDIDATES, is_one=True)
    worth = np.round(allocate.worth(place, share, k=_CANDIDATES), 9)
    both = zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)
    return dict(zip(both, worth.tolist(), strict=True))


def givers(vectors: Vectors, eligible: Eligible) -> Floats:
    """Return how readily each of some people's attention is had (n,), once it is shared out."""
    room = np.full(len(eligible.age), _ROOM)
    return allocate.givers(_pairs(vectors, eligible), room, room)


def sought(best: Vectors, some: Vectors, may: NDArray[np.bool_], given: Floats) -> Floats:
    """Return the logarithm (m,) of how readily the attention of some is had, among others (n,).

    may: who of the two (m, n) may meet. given: of those others, as `givers` returns it.
    """
    score = rank.log_both(best[0] @ some[1].T, best[1] @ some[0].T)
    pull = allocate.kernel(np.where(may, score, -np.inf)) @ given
    return np.asarray(np.log(allocate.fill(pull, np.full(len(pull), _ROOM))))


def _pairs(vectors: Vectors, eligible: Eligible) -> allocate.Pairs:
    seek, offer = (one.astype(np.float32) for one in vectors)
    count = len(seek)
    made = rank.Snapshot(seek, offer, eligible, 0, lot=np.arange(count))
    best = rank.batch(made, k=min(_CANDIDATES, count))
    row, at = np.nonzero(best.people >= 0)
    column, score = best.people[row, at], best.scores[row, at]
    # Both ways round, so that what one side keeps as a candidate the other has too.
    return allocate.pairs(
        np.concatenate([row, column]),
        np.concatenate([column, row]),
        np.concatenate([score, score]),
        (count, count),
    )
