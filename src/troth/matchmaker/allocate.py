"""Who is shown to whom when attention is scarce: matching with transferable utility.

Ranked by score alone, everybody sees the same few people. Here each person has a capacity of
attention, and a pair gets the share `m = A[a] * K * B[b]`, K = exp(score / (2 spread)), such that
nobody is asked for more than they have: A² + A ΣKB = capacity. The share ranks the lists. Solved by
iterated proportional fitting (Choo & Siow 2006; Galichon & Salanié 2022, section 5; lists: Tomita,
Togashi, Hashizume & Ohsaka, RecSys 2023), over each person's candidates only, so that time grows
with people and not with pairs. Nobody can pay for a place.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput

SPREAD: Final = 0.1
"""How much chance there is in whom one meets, in units of the score. Small: by score alone."""
_ROUNDS: Final = 500
_CLOSE: Final = 1e-5
_MOST: Final = 60.0
"""A greater exponent says no more than "only these two", and would not fit float32 sums."""
_STEPS: Final = 4
_STEP: Final = 0.5
_BESIDE: Final = 0.2
_MOST_WEIGHED: Final = 20.0
"""Lists are evened in so many steps; no one is weighed further than this, up or down."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidates (n,), each pair once, sorted by row then column. score: both sides' utility."""

    row: Places
    column: Places
    score: Floats
    shape: tuple[int, int]


def pairs(row: Places, column: Places, score: Floats, shape: tuple[int, int]) -> Pairs:
    """Sort candidates and drop pairs that come twice."""
    key = row * shape[1] + column
    _, first = np.unique(key, return_index=True)
    return Pairs(row[first], column[first], score[first], shape)


def shares(
    offered: Pairs, row_room: Floats, column_room: Floats, *, spread: float = SPREAD
) -> Floats:
    """Return each pair's share of attention (n,).

    row_room, column_room: how much attention each person has, above nought. The shares of one
    person never add up to more than that (to one part in ten thousand).
    """
    given, got, pull = _solved(offered, row_room, column_room, spread)
    return np.asarray(given[offered.row] * pull * got[offered.column])


def givers(
    offered: Pairs, row_room: Floats, column_room: Floats, *, spread: float = SPREAD
) -> Floats:
    """Return each row's A (rows,): how readily its attention is had, once all is shared out."""
    return _solved(offered, row_room, column_room, spread)[0]


def kernel(score: Floats, *, spread: float = SPREAD) -> Floats:
    """Return the pull of pairs by their scores."""
    return np.asarray(np.exp(np.minimum(score / (2 * spread), _MOST)))


def fill(pull: Floats, room: Floats) -> Floats:
    """Solve x² + x pull = room for x above nought, without losing digits where pull is great."""
    return np.asarray(2 * room / (pull + np.sqrt(pull**2 + 4 * room)))


def _solved(
    offered: Pairs, row_room: Floats, column_room: Floats, spread: float
) -> tuple[Floats, Floats, NDArray[np.float32]]:
    if min(row_room.min(initial=1), column_room.min(initial=1), spread) <= 0:
        msg = "Attention and spread must be above nought."
        raise BadInput(msg, param="room")
    given, got = np.sqrt(row_room), np.sqrt(column_room)  # where nobody is offered
    pull = kernel(offered.score, spread=spread).astype(np.float32)
    if not len(offered.row):
        return given, got, pull
    by_row = _Sums(offered.row, offered.column, pull, offered.shape[0])
    turned = np.lexsort((offered.row, offered.column))
    by_column = _Sums(offered.column[turned], offered.row[turned], pull[turned], offered.shape[1])
    given, got = np.ones(offered.shape[0]), np.ones(offered.shape[1])
    for _ in range(_ROUNDS):
        before = given
        given = fill(by_row.of(got), row_room)
        got = fill(by_column.of(given), column_room)
        if np.abs(given / before - 1).max() < _CLOSE:
            break
    return given, got, pull


def lists(offered: Pairs, share: Floats, *, k: int) -> Places:
    """Return each row's k columns with the greatest shares, best first, (rows, k); else -1."""
    order = np.lexsort((offered.column, -share, offered.row))
    row = offered.row[order]
    starts = np.searchsorted(row, np.arange(offered.shape[0]))
    rank = np.arange(len(row)) - starts[row]
    found = np.full((offered.shape[0], k), -1, dtype=np.int64)
    near = rank < k
    found[row[near], rank[near]] = offered.column[order][near]
    return found


def evened(offered: Pairs, share: Floats, *, k: int) -> Floats:
    """Return by what lists of k are ranked so that people are shown about alike (n,).

    A list ends where it ends: who is offered to many, a little to each, would stand in hardly any.
    So whoever is shown less than the others is weighed up, and who is shown more down, a step at a
    time. It reads nothing but the shares: neither why somebody is shown seldom nor who they are.
    """
    if not len(share):
        return share
    order = np.lexsort((offered.column, offered.row))
    rows, of_row = np.unique(offered.row[order], return_inverse=True)
    here, of = np.unique(offered.column[order], return_inverse=True)
    place = np.arange(len(order)) - np.searchsorted(of_row, np.arange(len(rows)))[of_row]
    # One line a row; where it has no more, somebody stands who is nobody.
    taken = np.full((len(rows), int(place.max()) + 1), -np.inf)
    who = np.full(taken.shape, len(here))
    taken[of_row, place], who[of_row, place] = share[order], of
    attention = np.tile(1 / np.log2(2 + np.arange(min(k, taken.shape[1]))), len(rows))
    weighed = np.ones(len(here) + 1)
    for _ in range(_STEPS):
        worth = np.round(taken * weighed[who], 9)
        best = np.argsort(-worth, axis=1, kind="stable")[:, :k]
        shown = np.take_along_axis(who, best, 1)
        looks = np.bincount(shown.ravel(), attention, len(here) + 1)[:-1]
        step = ((looks.mean() + _BESIDE) / (looks + _BESIDE)) ** _STEP
        weighed[:-1] = np.clip(weighed[:-1] * step, 1 / _MOST_WEIGHED, _MOST_WEIGHED)
    found = np.empty(len(share))
    found[order] = share[order] * weighed[of]
    return found


class _Sums:
    """Sums of kernel x other side by person, over entries sorted by person."""

    def __init__(
        self, person: Places, other: Places, kernel: NDArray[np.float32], count: int
    ) -> None:
        self._other, self._kernel = other.astype(np.intp), kernel
        self._here, self._starts = np.unique(person, return_index=True)
        self._count = count

    def of(self, values: Floats) -> Floats:
        found = np.zeros(self._count)
        products = self._kernel * values.astype(np.float32)[self._other]
        found[self._here] = np.add.reduceat(products, self._starts)
        return found
