"""The best k for everybody, exactly: a blocked scan whose selection is fused into it.

A pair's score is the logarithm of the chance that both say yes, from two logits whose sum, however
they are weighed, is one inner product. A block of sums stays in the cache; what cannot reach a
row's k-th best is dropped by one comparison: whoever costs a row no more than that one lies beyond
the line, in both logits, that touches those who cost as much. It is laid where a row has the fewest
people beyond it. The few that are left are scored in float32 and merged, with some to spare; those
are scored again in float64, each pair by itself, so that lists do not depend on blocks. Where
float32 cannot tell who comes last, all of that row is scored in float64. Ties fall by lot, drawn
from the seed: the same snapshot and seed give the same lists, in one process or in many.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from multiprocessing import get_context
from statistics import NormalDist
from typing import Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput
from troth.matchmaker.shorten import Shortened, shorten

ROWS: Final = 1024
COLUMNS: Final = 20_000
_BLOCK: Final = 512
"""Rows that are scanned at once."""
_TILE: Final = (256, 1280)
"""So many of those rows, and of the columns, are compared at once: their sums stay near by."""
_AIM: Final = 4
"""So many times what is asked for are scored at first; `_MORE` times as many where too few."""
_MORE: Final = 8
_SHOW: Final = 4096
"""About so many people show how all are spread."""
_SAMPLE: Final = 64
"""A guess is made from eight times so many columns."""
_LOWER: Final = 0.04
"""The share of rows scanned before whose least sum was lower than is hoped for the next: those
are looked at twice. Fewer, and more people are scored for every row."""
_SLACK: Final = 1e-3
_ANGLES: Final = np.linspace(0.1, np.pi / 2 - 0.1, 17)
_LEAST_WEIGHT: Final = 0.1
_ODDS: Final = 1.5
"""A line is laid where about so many times what is asked for lie beyond it."""
_ENDLESS: Final = np.float32(1.7e38)
"""No sum is so far from nought, see `is_finite`, and float32 holds both together."""
_READ: Final = 64
"""Bytes that the processor reads at once."""
_FEW: Final = 8
"""Rows that are scored again at once."""
_SPARE: Final = 4
"""So many more than were asked for are kept until they are scored in float64."""
_OFF: Final = 1e-4
"""How far a cost in float32 may be off, beside itself: far more than it is."""
_FULL: Final = np.finfo(np.float32).tiny
"""Below this float32 holds fewer digits, and a cost may be off by more."""
_KNOWN: Final = 1e100
"""Costs beyond this, and below its inverse, are not bounded: then all are looked at."""
_LEAST: Final = -350.0
"""A logit below this counts as this: two such chances still have a cost that float64 holds."""
_MOSTLY: Final = 0.5
"""Where float32 cannot tell for such a share of rows, the rest is scored in float64 at once."""

Vectors = NDArray[np.float32]
Places = NDArray[np.int64]
Floats = NDArray[np.float64]
Pairs = NDArray[np.uint64]
_NOBODY: Final = np.uint64(0x7F80_0000 << 32)
"""A pair that costs without end: see `_pairs`."""
Kind = TypeVar("Kind", bound=np.generic)


class MayMeet(Protocol):
    """Says which pairs may be shown to each other. Must go to another process."""

    def pairs(self, rows: Places, columns: Places) -> NDArray[np.bool_]:
        """Say (n,) whether person rows[i] and person columns[i] may meet."""


@dataclass(frozen=True)
class Snapshot:
    """What a list is made from: people's vectors (n, d) float32, who may meet, and a seed.

    lot: each person's own lot (n,), where it is drawn elsewhere; else it comes from the seed.
    """

    seek: Vectors
    offer: Vectors
    may_meet: MayMeet
    seed: int
    lot: Places | None = None

    @cached_property
    def sides(self) -> Vectors:
        """What everybody offers, and seeks (n, 2d): a pair's sum of logits is one product."""
        count, deep = self.seek.shape
        return np.concatenate([self.offer, self.seek], axis=1, out=_aligned((count, 2 * deep)))

    @cached_property
    def is_finite(self) -> bool:
        """Whether all vectors are numbers, none so great that float32 holds no product of two."""
        flat = self.sides.ravel()
        with np.errstate(over="ignore", invalid="ignore"):
            return bool(np.isfinite(4 * np.dot(flat, flat)))

    @cached_property
    def spreads(self) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """Mean (d,) and covariance (d, d) of what people offer, and of what they seek."""
        step = max(1, len(self.seek) // _SHOW)
        return _spread(self.offer[::step]), _spread(self.seek[::step])

    @cached_property
    def shortened(self) -> Shortened:
        """The same, turned and cut to what matters."""
        return shorten(self.sides)

    @cached_property
    def reached(self) -> dict[tuple[int, int, int], float]:
        """By places and columns of a list: see `_Scan.far`. What it says costs time, and nobody."""
        return {}

    @cached_property
    def lots(self) -> Places:
        """Each person's lot (n,), which settles ties."""
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
    """Return the best k of the people columns[0]..columns[1] for each of `rows`. Exact.

    Raises BadInput for what is no place, no person or no number.
    """
    count = len(snapshot.seek)
    start, end = columns or (0, count)
    if k < 1:
        msg = "A list needs at least one place."
        raise BadInput(msg, param="k")
    if not 0 <= start <= end <= count or not ((rows >= 0) & (rows < count)).all():
        msg = f"Rows and columns must be among the {count} people."
        raise BadInput(msg, param="columns")
    if not snapshot.is_finite:
        msg = "Everybody's vectors must be finite numbers."
        raise BadInput(msg, param="snapshot")
    blocks, is_alike, far = [_empty(k)], False, snapshot.reached.get((k, start, end))
    room = _Room.of(min(_BLOCK, len(rows)), min(COLUMNS, end - start))
    for at in range(0, len(rows), _BLOCK):
        few = rows[at : at + _BLOCK]
        scan = _Scan(snapshot, few, k, room, far=far, is_exact=is_alike)
        found, far = _scanned(scan, start, end), scan.far
        if not is_alike:
            unsure = np.flatnonzero(found.unsure)
            if len(unsure):
                again = _Scan(snapshot, few[unsure], k, room, is_exact=True)
                exact = _scanned(again, start, end)
                found.lists.people[unsure] = exact.lists.people
                found.lists.scores[unsure] = exact.lists.scores
            is_alike = len(unsure) > _MOSTLY * len(few)
        blocks.append(found.lists)
    if far is not None:
        snapshot.reached[k, start, end] = far
    return _joined(blocks)


@dataclass(frozen=True, slots=True)
class _Room:
    """Room for the sums of a tile, and for which of all rows and columns fit. Made once."""

    sums: Vectors
    fits: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: int, columns: int) -> "_Room":
        """Make room for so many."""
        high, wide = _TILE
        tile = min(high, rows), min(wide, columns)
        return cls(_aligned((prod(tile),)), np.empty(rows * columns, dtype=bool))


@dataclass(frozen=True, slots=True)
class _Scanned:
    """Lists of some rows; and for which of them float32 could not tell who is in them."""

    lists: Lists
    unsure: NDArray[np.bool_]


def _scanned(scan: "_Scan", start: int, end: int) -> _Scanned:
    for column in range(start, end, COLUMNS):
        scan.see(column, min(end, column + COLUMNS))
    return scan.done()


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
    return _joined(parts)


def _empty(k: int) -> Lists:
    return Lists(np.empty((0, k), dtype=np.int64), np.empty((0, k)))


def _joined(parts: Sequence[Lists]) -> Lists:
    return Lists(
        np.vstack([part.people for part in parts]), np.vstack([part.scores for part in parts])
    )


def log_both(out: NDArray[np.float64], back: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithm of the chance that both say yes, from the two logits."""
    return np.asarray(-np.logaddexp(0, -out) - np.logaddexp(0, -back))


def _spread(some: Vectors) -> tuple[Floats, Floats]:
    middle = some.astype(np.float64).mean(0)
    apart = some - middle
    return middle, np.asarray(apart.T @ apart / len(some))


def _usual(snapshot: Snapshot, seek: Floats, offer: Floats) -> tuple[Floats, Floats]:
    """Return for each row the mean and the spread (2, m) of both logits, over all people."""
    middles, widths = [], []
    for exact, (middle, around) in zip((seek, offer), snapshot.spreads, strict=True):
        middles.append(exact @ middle)
        widths.append(np.einsum("ij,ij->i", exact @ around, exact))
    return np.stack(middles), np.sqrt(np.maximum(np.stack(widths), 1e-9))


def _line(middle: Floats, spread: Floats, share: float) -> Floats:
    """Return how much the first logit weighs for each row (m,), between 0 and 2.

    As if both logits were normal and apart: on the ellipse that holds all people but a share, the
    line touches where the cost is least. It decides how many are looked at, never who is found.
    """
    far = NormalDist().inv_cdf(1 - min(0.5, _ODDS * share))
    out = middle[0][:, None] + far * spread[0][:, None] * np.cos(_ANGLES)
    back = middle[1][:, None] + far * spread[1][:, None] * np.sin(_ANGLES)
    with np.errstate(over="ignore", invalid="ignore"):  # then it only takes longer
        no, no_back = np.exp(-out), np.exp(-back)
        best = (no + no_back + no * no_back).argmin(1)
    one, other = np.cos(_ANGLES[best]) / spread[0], np.sin(_ANGLES[best]) / spread[1]
    return np.asarray(np.clip(2 * one / (one + other), _LEAST_WEIGHT, 2 - _LEAST_WEIGHT))


def _least_sum(cost: Floats, weight: Floats) -> Vectors:
    """Return the least weight x + (2 - weight) y of two logits that can reach `cost` (m,).

    Costs (1 + e^-x)(1 + e^-y) - 1 are convex in x and y: it is where the line touches.
    """
    known = np.isfinite(cost) & (cost < _KNOWN) & (cost > 1 / _KNOWN)
    bound, other = np.where(known, cost, 1.0), 2 - weight
    one, two = _touches(weight, other, bound), _touches(other, weight, bound)
    found = -weight * np.log(one) - other * np.log(two)
    slack = _SLACK * (1 + np.abs(np.log(one)) + np.abs(np.log(two)))
    return np.asarray(np.where(known, found - slack, -np.inf), dtype=np.float32)


def _touches(one: Floats, other: Floats, cost: Floats) -> Floats:
    """Solve one u² + m u = one cost: where a line touches (1 + u)(1 + v) = 1 + cost, in u."""
    m = other * (1 + cost) + one * (1 - cost)
    root = np.sqrt(m**2 + 4 * one**2 * cost)
    # Of two ways the one that loses no digits.
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(m < 0, (root - m) / (2 * one), 2 * one * cost / (m + root)))


class _Scan:
    """Running best of some rows, in order: what is asked for, and some to spare.

    room: for all rows with some columns; who scans often makes it once. far: that of
    rows scanned before. is_exact: costs are worked out in float64 from the start, none is spare.
    """

    def __init__(  # noqa: PLR0913  # what a scan is made from
        self,
        snapshot: Snapshot,
        rows: Places,
        keep: int,
        room: "_Room",
        *,
        far: float | None = None,
        is_exact: bool,
    ) -> None:
        self._from = snapshot
        self._rows = rows
        self._keep = keep
        self._is_exact = is_exact
        kind = np.float64 if is_exact else np.float32
        seek, offer = snapshot.seek[rows], snapshot.offer[rows]
        self._sides = seek.astype(np.float64), offer.astype(np.float64)
        middle, spread = _usual(snapshot, *self._sides)
        self._weight = _line(middle, spread, keep / len(snapshot.seek))
        weights = np.stack([self._weight, 2 - self._weight])
        self._middle = (weights * middle).sum(0)
        self._spread = np.sqrt(((weights * spread) ** 2).sum(0))
        weight = self._weight.astype(np.float32)[:, None]
        self._short = snapshot.shortened.of(np.hstack([weight * seek, (2 - weight) * offer]))
        self._both = _apart(seek, offer)
        self._people = np.full((len(rows), keep + (0 if is_exact else _SPARE)), -1, dtype=np.int64)
        self._costs = np.full(self._people.shape, np.inf, dtype=kind)
        self._beyond = np.zeros(len(rows), dtype=bool)  # float32 could not hold a cost of theirs
        self._least = np.full(len(rows), -np.inf, dtype=np.float32)
        self._room = room
        self._hope = None if far is None else self._middle + far * self._spread
        self.far: float | None = None
        """So many spreads above its mean lies the least sum of nearly every row."""

    def done(self) -> _Scanned:
        """Return what was kept, in order, scored in float64."""
        costs = self._costs if self._is_exact else self._scored_again()
        scores = np.where(self._people < 0, -np.inf, -np.log1p(costs))
        lists = _best(self._people, scores, self._from.lots, self._keep)
        if self._is_exact:
            return _Scanned(lists, np.zeros(len(lists.people), dtype=bool))
        # Whoever was left out costs at least what the last of those to spare does.
        least = self._costs[:, -1].astype(np.float64) * (1 - _OFF)
        last = np.expm1(-lists.scores[:, -1])
        coarse = self._beyond | (self._costs[:, self._keep - 1] < _FULL)
        return _Scanned(lists, coarse | (np.isfinite(least) & ~(last < least)))

    def _scored_again(self) -> Floats:
        out = np.empty((2, *self._people.shape))
        sides, count = self._from.sides, len(self._people)
        room = _aligned((_FEW, self._people.shape[1], sides.shape[1]))
        exact = np.empty(room.shape)
        for at in range(0, count, _FEW):
            few = slice(at, at + _FEW)
            people = self._people[few]
            taken = exact[: len(people)]
            taken[:] = sides.take(people, 0, room[: len(people)], "wrap")
            self._exactly(few, taken, out[:, few])
        return np.where(self._people < 0, np.inf, _cost_of(out))

    def _exactly(self, few: slice, taken: Floats, out: Floats) -> None:
        """Work out both logits (2, r, m) of a few rows with m others each (r, m, 2d), in float64.

        Each sum is made by itself: what stands beside it, and where, changes none of its digits.
        """
        seek, offer = self._sides
        deep = seek.shape[1]
        np.vecdot(taken[..., :deep], seek[few, None], out=out[0])
        np.vecdot(taken[..., deep:], offer[few, None], out=out[1])

    def see(self, start: int, end: int) -> None:
        """Take in the people start..end.

        A row that has too few yet is guessed a least sum from some of the columns; where the guess
        was too high, what lies below it is looked at next. So a guess costs time, and nobody.
        """
        left, seen = np.arange(len(self._rows)), None
        aim = _AIM * self._keep
        while len(left):
            low = self._least[left]
            short = np.isneginf(low)
            if short.any():
                low[short] = self._guess(left[short], (start, end), aim)
            fits = self._fit(left, low, (start, end))
            new, fits = (fits, fits) if seen is None else (fits > seen, fits | seen)
            self._take(left, _places(new), (start, end))
            missed = self._least[left] < low
            left, seen = left[missed], fits[missed]
            aim *= _MORE
            self._hope = None
        if self.far is None:
            self.far = self._reached()

    def _fit(self, left: Places, low: Vectors, columns: tuple[int, int]) -> NDArray[np.bool_]:
        """Say which sums of some rows with the columns (n, m) reach `low`, a few at a time.

        What is returned holds until the next call.
        """
        start, end = columns
        fits = self._room.fits[: len(left) * (end - start)].reshape(len(left), -1)
        short, people = self._short[left], self._from.shortened.people
        short[:, -1] = -np.clip(low, -_ENDLESS, _ENDLESS)
        high, wide = _TILE
        for here, there in product(range(0, len(left), high), range(0, end - start, wide)):
            few = short[here : here + high]
            some = people[:, start + there : min(end, start + there + wide)]
            above = self._room.sums[: len(few) * some.shape[1]].reshape(len(few), -1)
            np.matmul(few, some, out=above)
            np.greater_equal(above, 0, out=fits[here : here + high, there : there + wide])
        return fits

    def _guess(self, rows: Places, columns: tuple[int, int], aim: int) -> Vectors:
        """Return for some rows about the sum that `aim` of the columns reach, from some of them.

        Or what is hoped for, but where far too many of those lie above it.
        """
        start, end = columns
        parts = range(start, end, max(1, (end - start) // 8))
        people = self._from.shortened.people
        some = np.hstack([people[:, at : min(end, at + _SAMPLE)] for at in parts])
        place = aim * some.shape[1] // (end - start)
        if place >= some.shape[1]:
            return np.full(len(rows), -np.inf, dtype=np.float32)
        sums = self._short[rows] @ some
        if self._hope is None:
            low, odd = np.empty(len(rows), dtype=np.float32), np.ones(len(rows), dtype=bool)
        else:
            with np.errstate(over="ignore"):  # then nobody is above it, and it is guessed again
                low = self._hope[rows].astype(np.float32)
            odd = (sums >= low[:, None]).sum(1) > 2 * place
        if odd.any():
            at = some.shape[1] - 1 - place
            low[odd] = np.partition(sums[odd], at, axis=1)[:, at]
        return low

    def _reached(self) -> float | None:
        """Return how many spreads above a row's mean the least sum of nearly all rows lies."""
        known = np.isfinite(self._least)
        if not known.any():
            return None
        far = np.sort((self._least - self._middle)[known] / self._spread[known])
        return float(far[int(_LOWER * len(far))])

    def _take(self, left: Places, found: Places, columns: tuple[int, int]) -> None:
        """Score what was found among some rows' columns and keep the best of it."""
        if not len(found):
            return
        start, end = columns
        begins = np.arange(len(left) + 1) * (end - start)
        starts = np.searchsorted(found, begins)
        many = np.diff(starts)
        row = np.repeat(left, many)
        column = found - np.repeat(begins[:-1] - start, many)
        cost = self._cost(left, column, starts)
        self._beyond[row[~np.isfinite(cost)]] = True
        person = self._rows[row]
        ok = cost <= np.repeat(self._costs[left, -1], many)
        few = slice(None) if ok.all() else np.flatnonzero(ok)
        ok[few] = self._from.may_meet.pairs(person[few], column[few])
        ok &= column != person
        cost[~ok] = np.inf
        self._merge(left, starts, column, cost)

    def _cost(self, left: Places, column: Places, starts: Places) -> NDArray[np.floating]:
        """Return the cost of each row of `left` with its own part of the columns."""
        sides = self._from.sides
        out = np.empty((len(column), 2), dtype=self._costs.dtype)
        room = _aligned((int(np.diff(starts).max()), sides.shape[1]))
        for row, here, end in _parts(left, starts):
            taken = sides.take(column[here:end], 0, room[: end - here], "clip")
            if self._is_exact:
                exact, both = taken.astype(np.float64)[None], out[here:end].T[:, None]
                self._exactly(slice(row, row + 1), exact, both)
            else:
                taken.dot(self._both[row], out[here:end])
        return _cost_of(out.T)

    def _merge(
        self, left: Places, starts: Places, column: Places, cost: NDArray[np.floating]
    ) -> None:
        there = np.diff(starts)[:, None]
        there = np.arange(there.max()) < there
        if self._is_exact:
            costs, people = _beside(there, cost, np.inf), _beside(there, column, -1)
            costs = np.hstack([costs, self._costs[left]])
            people = np.hstack([people, self._people[left]])
            best = np.lexsort((self._from.lots[people], costs), axis=1)[:, : self._costs.shape[1]]
            costs, people = np.take_along_axis(costs, best, 1), np.take_along_axis(people, best, 1)
        else:
            pairs = _beside(there, _pairs(cost, column), _NOBODY)
            if np.isfinite(self._costs[left, 0]).any():
                pairs = np.hstack([pairs, _pairs(self._costs[left], self._people[left])])
            pairs.sort(axis=1)
            costs, people = _unpaired(pairs[:, : self._costs.shape[1]])
        wide = costs.shape[1]
        self._costs[left, :wide] = costs
        self._people[left, :wide] = np.where(np.isinf(costs), -1, people)
        last = self._costs[left, self._keep - 1].astype(np.float64)
        off = 0.0 if self._is_exact else 2 * _OFF
        self._least[left] = _least_sum(last * (1 + off), self._weight[left])


def _beside(
    there: NDArray[np.bool_], each: NDArray[Kind], nobody: float | np.uint64
) -> NDArray[Kind]:
    """Lay each row's own part side by side; what is left over is nobody."""
    wide = np.full(there.shape, nobody, dtype=each.dtype)
    wide[there] = each
    return wide


def _pairs(cost: Vectors, people: Places) -> Pairs:
    """Return costs that are not below nought, and who costs so, as whole numbers of that order.

    Such a cost's digits are ordered as it is; the person stands behind them.
    """
    ordered = cost.view(np.uint32).astype(np.uint64)
    ordered <<= 32
    ordered |= people.astype(np.uint32)
    return ordered


def _unpaired(pairs: Pairs) -> tuple[Vectors, Places]:
    costs = (pairs >> 32).astype(np.uint32).view(np.float32)
    return costs, pairs.astype(np.uint32).astype(np.int64)


def _cost_of(out: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return by two logits (2, ...) what a pair costs: how much less than 1 both say yes, or inf.

    In float32 it may be no number, too: see `_beyond`.
    """
    least = out if out.dtype == np.float32 else np.maximum(out, _LEAST)
    with np.errstate(over="ignore", invalid="ignore"):
        no, no_back = np.exp(-least)
        return np.asarray(no + no_back + no * no_back)


def _places(which: NDArray[np.bool_]) -> Places:
    """Return where something holds (n, m), numbered through. Eight are looked at as one."""
    if which.size % 8:
        return np.flatnonzero(which)
    eight = which.reshape(-1).view(np.uint64)
    some = np.flatnonzero(eight != 0)
    found = np.flatnonzero(eight[some].view(np.bool_))
    return np.asarray(some[found >> 3] * 8 + (found & 7))


def _parts(left: Places, starts: Places) -> Iterator[tuple[int, int, int]]:
    """Give each row, and where its part begins and ends. As Python's numbers: they slice faster."""
    bounds = starts.tolist()
    return zip(left.tolist(), bounds[:-1], bounds[1:], strict=True)


def _aligned(shape: tuple[int, ...]) -> Vectors:
    """Make room for numbers that begins where the processor reads: each of its reads is whole."""
    plain = np.empty(prod(shape) + _READ // 4, dtype=np.float32)
    begin = -plain.ctypes.data % _READ // 4
    return plain[begin : begin + prod(shape)].reshape(shape)


def _apart(seek: Vectors, offer: Vectors) -> Vectors:
    """Put what each seeks and offers (n, d) into columns of their own (n, 2d, 2): see `sides`."""
    count, deep = seek.shape
    both = np.zeros((count, 2 * deep, 2), dtype=np.float32)
    both[:, :deep, 0], both[:, deep:, 1] = seek, offer
    return both


def _best(people: Places, scores: NDArray[np.float64], lots: Places, k: int) -> Lists:
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, 1)
    tied = np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).any(1))
    lot = np.where(people[tied] < 0, len(lots), lots[people[tied]])
    order[tied] = np.lexsort((lot, -scores[tied]), axis=1)
    return Lists(np.take_along_axis(people, order[:, :k], 1), ordered[:, :k].copy())


def _tasks(count: int) -> Iterator[Places]:
    for start in range(0, max(1, count), ROWS):
        yield np.arange(start, min(count, start + ROWS))


_given: list[tuple[Snapshot, int]] = []
"""In a process of the pool: the snapshot it works on, sent once."""


def _receive(snapshot: Snapshot, k: int) -> None:
    _given[:] = [(snapshot, k)]


def _do(rows: Places) -> Lists:
    snapshot, k = _given[0]
    return top(snapshot, rows, k=k)
