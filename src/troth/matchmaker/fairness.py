"""How fairly attention is shared among the people here, in figures that tell of nobody.

People are drawn by lot into small groups. In each group a list is made for everybody, with
attention shared out and by taste alone, and how many of the group are shown how often is counted.
Whoever comes, goes or changes their answers moves one group only, so the mean of the groups moves
by two parts in their number at most, whatever the lists do; noise of that size hides it. All else
is worked out from the noisy counts. Nothing here is a figure about one person: there is no greatest
and no least. Source: Nissim, Raskhodnikova & Smith, STOC 2007 (sample and aggregate); Dwork &
Roth 2014, theorem 3.6 (Laplace mechanism).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.crypto.digest import keyed
from troth.matchmaker import allocate, market, rank
from troth.matchmaker.eligible import Eligible
from troth.matchmaker.snapshot import Snapshot
from troth.matchmaker.terms import Floats, fields
from troth.words import PersonId

EPSILON: Final = 2.0
"""How much a day's figures may tell of one person: the sum of the three below. Days add up."""
_OF_COUNT: Final = 0.2
_OF_EACH: Final = 0.9
LEAST: Final = 2000
"""From so many people on, noise counted in, there are figures: below it they would be mostly noise.
That they come where fewer than 50 people are has a chance below one in 10^160."""
GROUPS: Final = 80
"""So many groups there are at least, as far as groups are not smaller than `SIZES`."""
SIZES: Final = (50, 200)
"""About how many people a group has, at least and at most: in small ones hardly anybody is
overrun, and of big ones there are few, so that noise is great."""
SHOWN: Final = 2
"""So many of their group are shown to each: about the share of a larger place that a day shows."""
MOST_GROUPS: Final = 800
"""More groups are not looked at: their noise is small enough, and the work has a bound."""
_FEWEST: Final = SHOWN + 2
"""A group with fewer people counts for nothing."""
_CANDIDATES: Final = 20
TIMES: Final = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (6, 8))
"""How often somebody is shown, from and to; the last holds all above it, too."""
_MIDDLES: Final = np.array([(low + high) / 2 for low, high in TIMES])
_ONE_IN: Final = 20
_DRAWS: Final = 400
_INVENTED: Final = 1000
_GRID: Final = 0.001
"""Noisy numbers are rounded to this, so that no last digit tells what was added to what."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How attention falls on people by one way to make lists.

    parts: which share of people is shown how often, by `TIMES`. gini: 0 where all are shown alike,
    near 1 where one has all. *_off: nineteen times in twenty the noise moves it no further.
    middle: how often the person in the middle is shown; often: at least how often one in twenty is.
    """

    parts: Sequence[float]
    gini: float
    gini_off: float
    never: float
    never_off: float
    middle: tuple[int, int]
    often: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """The same people with attention shared out, and by taste alone. group: its size, about."""

    group: int
    shared: Sharing
    alone: Sharing


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is needed of everybody for one measuring, copied: lots, vectors, who may meet."""

    lots: Sequence[bytes] = field(repr=False)
    seek: rank.Vectors = field(repr=False)
    offer: rank.Vectors = field(repr=False)
    eligible: Eligible = field(repr=False)


def crowd(snapshot: Snapshot) -> Crowd:
    """Copy what is needed of a snapshot, which may be taken over by the next one."""
    everybody = np.arange(len(snapshot.people))
    seek, offer = snapshot.vectors.seek.copy(), snapshot.vectors.offer.copy()
    lots = [snapshot.lot(one) for one in snapshot.people]
    return Crowd(lots, seek, offer, snapshot.eligible.part(everybody))


def measured(found: Crowd, secret: bytes) -> Fairness | None:
    """Return the figures of a day; None: too few people are here.

    secret: of the installation and the day. The same people give the same answer each time.
    """
    count = _noisy_count(len(found.lots), secret)
    if count < LEAST:
        return None
    group = min(max(count // GROUPS, SIZES[0]), SIZES[1])
    pieces = count // group
    sums, used = counted(found, pieces), min(pieces, MOST_GROUPS)
    # Other counts get other noise: what two answers have in common does not cancel out.
    key = keyed(secret, "troth/v1/match/fair/noise", sums.tobytes() + count.to_bytes(8, "big"))
    noisy = sums / used + noise(key, sums.shape, scale=2 / (used * _OF_EACH))
    noisy = np.round(noisy / _GRID) * _GRID
    shared, alone = (_sharing(one, used) for one in noisy)
    return Fairness(group=group, shared=shared, alone=alone)


@cache
def invented() -> Fairness:
    """Return the same figures for a place of invented people, without noise: nobody is in it."""
    made = market.invent(_INVENTED, seed=1)
    columns = {name: made.people[name].tolist() for name in fields()}
    rows = {
        PersonId(str(at)): {name: column[at] for name, column in columns.items()}
        for at in range(_INVENTED)
    }
    group = SIZES[1]
    pieces = _INVENTED // group
    sums = counted(crowd(Snapshot(rows, b"invented", 0)), pieces)
    shared, alone = (_sharing(one / pieces, 0) for one in sums)
    return Fairness(group=group, shared=shared, alone=alone)


def counted(found: Crowd, pieces: int) -> Floats:
    """Return the sums over groups (2, TIMES) of which share of each is shown how often. Exact.

    First with attention shared out, then by taste alone. Each group adds 1 to a row at most, so one
    person moves a row by 2 at most. Never to be told as it is.
    """
    at = np.array([int.from_bytes(lot[:8], "big") % pieces for lot in found.lots], dtype=np.int64)
    sums = np.zeros((2, len(TIMES)))
    for group in range(min(pieces, MOST_GROUPS)):
        some = np.flatnonzero(at == group)
        if len(some) >= _FEWEST:
            # By lot, not by who else is here; and rounded, so that the order of sums is no matter.
            sums += np.round(_group(found, some), 9)
    return sums


def noise(key: bytes, shape: tuple[int, ...], *, scale: float) -> Floats:
    """Return Laplace noise that is drawn from a key: nobody without it can take it off."""
    count = math.prod(shape)
    drawn = b"".join(
        keyed(key, "troth/v1/match/fair/laplace", at.to_bytes(4, "big")) for at in range(count)
    )
    whole = np.frombuffer(drawn, dtype=">u8")[::4].astype(np.float64)
    from_middle = (whole + 0.5) / 2.0**64 - 0.5
    inside = np.maximum(1 - 2 * np.abs(from_middle), 2.0**-64)
    return np.asarray(-scale * np.sign(from_middle) * np.log(inside)).reshape(shape)


def sentence(found: Fairness) -> str:
    """Say in words what the figures show."""
    one, other = found.shared, found.alone
    told = (
        f"In groups of about {found.group}, where each is shown {SHOWN} others: with attention "
        f"shared out, about {hundred(one.never)} in 100 people are never shown. "
        f"By taste alone it is about {hundred(other.never)} in 100."
    )
    if abs(one.never - other.never) <= max(one.never_off, other.never_off):
        return f"{told} With so much noise, the two cannot be told apart."
    return told


def hundred(share: float) -> int:
    """Return a share as so many in a hundred."""
    return round(share * 100)


def _noisy_count(people: int, secret: bytes) -> int:
    key = keyed(secret, "troth/v1/match/fair/count", people.to_bytes(8, "big"))
    return max(0, round(people + float(noise(key, (1,), scale=1 / _OF_COUNT)[0])))


def _group(found: Crowd, some: Places) -> Floats:
    """Return which share of one group is shown how often (2, TIMES)."""
    size = len(some)
    row, column = (one.ravel() for one in np.indices((size, size)))
    may = found.eligible.part(some).pairs(row, column).reshape(size, size)
    seek, offer = (one[some].astype(np.float64) for one in (found.seek, found.offer))
    both = np.where(may, np.round(rank.log_both(seek @ offer.T, offer @ seek.T), 9), -np.inf)
    best = np.argsort(-both, axis=1, kind="stable")[:, :_CANDIDATES].ravel()
    row = np.repeat(np.arange(size), len(best) // size)
    fits = np.isfinite(both[row, best])
    row, column = row[fits], best[fits]
    offered = allocate.pairs(
        np.concatenate([row, column]),
        np.concatenate([column, row]),
        np.tile(both[row, column], 2),
        (size, size),
    )
    room = np.full(size, float(SHOWN))
    share = np.round(allocate.shares(offered, room, room), 9)
    place = allocate.placed(offered, share, k=SHOWN, is_one=True)
    worths = (allocate.worth(place, share, k=SHOWN), offered.score)
    return np.array([_parts(allocate.lists(offered, one, k=SHOWN), size) for one in worths])


def _parts(lists: Places, size: int) -> Floats:
    often = np.bincount(lists[lists >= 0], minlength=size)
    at = np.searchsorted([low for low, _ in TIMES], often, side="right") - 1
    return np.asarray(np.bincount(at, minlength=len(TIMES)) / size)


def _sharing(noisy: Floats, groups: int) -> Sharing:
    parts = _whole(noisy)
    scale = 2 / (groups * _OF_EACH) if groups else 0.0
    rng = np.random.default_rng(0)  # worked out from what is told: no secret is in it
    drawn = rng.laplace(scale=scale, size=(_DRAWS, len(parts)))
    others = [_whole(one) for one in parts + drawn]
    upto = np.cumsum(parts)
    return Sharing(
        parts=[round(float(one), 2) for one in parts],
        gini=round(_gini(parts), 2),
        gini_off=_off([abs(_gini(one) - _gini(parts)) for one in others]),
        never=round(float(parts[0]), 2),
        never_off=round(scale * math.log(_ONE_IN), 2),
        middle=TIMES[_first(upto >= 1 / 2)],
        often=TIMES[_first(upto > 1 - 1 / _ONE_IN)][0],
    )


def _off(found: Sequence[float]) -> float:
    # Rounded first: what differs by the order of a sum alone is no noise.
    return math.ceil(round(float(np.quantile(found, 1 - 1 / _ONE_IN)) * 100, 6)) / 100


def _first(found: NDArray[np.bool_]) -> int:
    return int(np.argmax(found)) if found.any() else len(TIMES) - 1


def _whole(noisy: Floats) -> Floats:
    """Return the nearest shares that are not below nought and add up to one."""
    ordered = np.sort(noisy)[::-1]
    over = (np.cumsum(ordered) - 1) / np.arange(1, len(noisy) + 1)
    return np.asarray(np.maximum(noisy - over[np.flatnonzero(ordered > over)[-1]], 0))


def _gini(parts: Floats) -> float:
    """Return the Gini coefficient of how often people are shown: twice the area by the curve."""
    held = np.concatenate([[0.0], np.cumsum(parts * _MIDDLES)])
    if not held[-1]:
        return 0.0
    area = sum(p * (a + b) / 2 for p, (a, b) in zip(parts, pairwise(held), strict=True))
    return float(1 - 2 * area / held[-1])
