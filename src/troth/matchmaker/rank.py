"""The best k for everybody, exactly: a blocked scan whose selection is fused into it.

A pair's score is the logarithm of the chance that both say yes, from two inner products. A block of
scores stays in the cache; what cannot reach a row's k-th best is dropped by one comparison of the
sum of the two, since for a given sum the product of chances is greatest where both are equal. The
few that are left are scored and merged; winners are scored again in float64, so that lists do not
depend on blocks. Ties fall by lot, drawn from the seed: the same snapshot and seed give the same
lists, in one process or in many.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput

ROWS: Final = 1024
COLUMNS: Final = 8192
_FIRST: Final = 1024
_SETTLED: Final = 64
_SPARE: Final = 8
"""Kept beyond k until the last scoring, so that float32 cannot push out a winner."""
_SLACK: Final = 1e-3

Vectors = NDArray[np.float32]
Places = NDArray[np.int64]


class MayMeet(Protocol):
    """Says which pairs may be shown to each other. Must go to another process."""

    def pairs(self, rows: Places, columns: Places) -> NDArray[np.bool_]:
        """Say (n,) whether person rows[i] and person columns[i] may meet."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a list is made from: people's vectors (n, d) float32, who may meet, and a seed.

    lot: each person's own lot (n,), where it is drawn elsewhere; else it comes from the seed.
    """

    seek: Vectors
    offer: Vectors
    may_meet: MayMeet
    seed: int
    lot: Places | None = None

    def lots(self) -> Places:
        """Return each person's lot (n,), which settles ties."""
        if self.lot is not None:
            return self.lot
        return np.random.default_rng(self.seed).permutation(len(self.seek))


@dataclass(frozen=True, slots=True)
class Lists:
    """The best of each row, best first. (rows, k): people, -1 where there are no more; scores."""

    people: Places
    scores: NDArray[np.float64]


def top(
    snapshot: Snapshot, rows: Places, *, k: int, columns: tuple[int, int] | None = None
) -> Lists:
    """Return the best k of the people columns[0]..columns[1] for each of `rows`. Exact."""
    if k < 1 or not len(snapshot.seek):
        msg = "A list needs at least one place, and at least one person."
        raise BadInput(msg, param="k")
    start, end = columns or (0, len(snapshot.seek))
    scan = _Scan(snapshot, rows, k + _SPARE)
    at = start
    while at < end:
        upto = min(end, at + (_FIRST if at == start else COLUMNS))
        scan.see(at, upto)
        at = upto
    return _settle(snapshot, rows, scan.people, k)


def merge(left: Lists, right: Lists, lots: Places) -> Lists:
    """Join two lists of the same rows over different people. Associative and commutative."""
    people = np.hstack([left.people, right.people])
    scores = np.hstack([left.scores, right.scores])
    return _best(people, scores, lots, left.people.shape[1])


def batch(snapshot: Snapshot, *, k: int, processes: int = 1) -> Lists:
    """Return the lists of everybody: here, or on a pool of processes with the same result."""
    work = list(_tasks(len(snapshot.seek)))
    if processes == 1:
        parts = [top(snapshot, rows, k=k) for rows in work]
    else:
        with ProcessPoolExecutor(
            processes, get_context("spawn"), initializer=_receive, initargs=(snapshot, k)
        ) as pool:
            parts = list(pool.map(_do, work))
    return Lists(
        np.vstack([part.people for part in parts]), np.vstack([part.scores for part in parts])
    )


def log_both(out: NDArray[np.float64], back: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithm of the chance that both say yes, from the two logits."""
    return np.asarray(-np.logaddexp(0, -out) - np.logaddexp(0, -back))


def _cost(out: Vectors, back: Vectors) -> NDArray[np.float64]:
    """Return 1 / (chance of both) - 1, quick to get: least is best."""
    no, no_back = (np.exp(-one.astype(np.float64)) for one in (out, back))
    return np.asarray(no + no_back + no * no_back)


def _least_sum(cost: NDArray[np.float64]) -> Vectors:
    """Return the least sum of two logits that can reach `cost`: that of two equal ones."""
    known = np.isfinite(cost)
    bound = np.where(known, cost, 1.0)
    half = -np.log(bound / (np.sqrt(1 + bound) + 1))
    least = np.where(known, 2 * half - _SLACK * (1 + np.abs(half)), -np.inf)
    return np.asarray(least, dtype=np.float32)


class _Scan:
    """Running best of some rows, unordered, with room for `keep` of each."""

    def __init__(self, snapshot: Snapshot, rows: Places, keep: int) -> None:
        self._from = snapshot
        self._rows = rows
        self._seek, self._offer = snapshot.seek[rows], snapshot.offer[rows]
        self.people = np.full((len(rows), keep), -1, dtype=np.int64)
        self._costs = np.full((len(rows), keep), np.inf)
        self._least = np.full(len(rows), -np.inf, dtype=np.float32)
        self._room = np.empty((3, len(rows) * COLUMNS), dtype=np.float32)

    def see(self, start: int, end: int) -> None:
        """Take in the people start..end."""
        width = end - start
        out, back, both = self._room[:, : len(self._rows) * width].reshape(3, -1, width)
        np.matmul(self._seek, self._from.offer[start:end].T, out=out)
        np.matmul(self._offer, self._from.seek[start:end].T, out=back)
        np.add(out, back, out=both)
        found = np.flatnonzero(both >= self._least[:, None])
        row, column = np.divmod(found.astype(np.int32), np.int32(width))
        cost = _cost(out.ravel()[found], back.ravel()[found])
        ok = cost < self._costs.max(1)[row]
        row, column, cost = row[ok], column[ok].astype(np.int64) + start, cost[ok]
        ok = self._from.may_meet.pairs(self._rows[row], column)
        ok &= column != self._rows[row]
        self._merge(row[ok], column[ok], cost[ok])

    def _merge(self, row: NDArray[np.int32], column: Places, cost: NDArray[np.float64]) -> None:
        if not len(row):
            return
        counts = np.bincount(row, minlength=len(self._rows))
        place = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        keep = self.people.shape[1]
        people = np.full((len(self._rows), keep + int(counts.max())), -1, dtype=np.int64)
        costs = np.full(people.shape, np.inf)
        people[:, :keep], costs[:, :keep] = self.people, self._costs
        people[row, keep + place], costs[row, keep + place] = column, cost
        best = np.argpartition(costs, keep - 1, axis=1)[:, :keep]
        self.people = np.take_along_axis(people, best, 1)
        self._costs = np.take_along_axis(costs, best, 1)
        self._least = _least_sum(self._costs.max(1))


def _settle(snapshot: Snapshot, rows: Places, people: Places, k: int) -> Lists:
    """Score what was kept in float64 and put the best k in order."""
    seek, offer = snapshot.seek, snapshot.offer
    scores = np.empty(people.shape)
    for at in range(0, len(rows), _SETTLED):
        few = slice(at, at + _SETTLED)
        out = _products(seek[rows[few]], offer[people[few]])
        back = _products(offer[rows[few]], seek[people[few]])
        scores[few] = np.where(people[few] < 0, -np.inf, log_both(out, back))
    return _best(people, scores, snapshot.lots(), k)


def _products(ones: Vectors, others: Vectors) -> NDArray[np.float64]:
    """Return (n, k) inner products of ones (n, d) and others (n, k, d) in float64."""
    return np.asarray((others.astype(np.float64) @ ones.astype(np.float64)[:, :, None])[:, :, 0])


def _best(people: Places, scores: NDArray[np.float64], lots: Places, k: int) -> Lists:
    lot = np.where(people < 0, len(lots), lots[people])
    order = np.lexsort((lot, -scores), axis=1)[:, :k]
    return Lists(np.take_along_axis(people, order, 1), np.take_along_axis(scores, order, 1))


def _tasks(count: int) -> Iterator[Places]:
    for start in range(0, count, ROWS):
        yield np.arange(start, min(count, start + ROWS))


_given: list[tuple[Snapshot, int]] = []
"""In a process of the pool: the snapshot it works on, sent once."""


def _receive(snapshot: Snapshot, k: int) -> None:
    _given[:] = [(snapshot, k)]


def _do(rows: Places) -> Lists:
    snapshot, k = _given[0]
    return top(snapshot, rows, k=k)
