"""One person's list of a day, from a snapshot and a seed: the same two, the same list.

Pure. A private wish about whom one meets acts on one's own list and on nobody else's. Whoever comes
or goes, and whom nobody could meet, moves nobody. Only the best are put in order, as far as
somebody asks for more of them: where a hundred thousand fit, nobody waits for the last.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.matchmaker import allocate, attention, rank
from troth.matchmaker.eligible import (
    OLDEST,
    YOUNGEST,
    Eligible,
    Wants,
    Why,
    gather,
    why_nobody,
)
from troth.matchmaker.learn import Learned
from troth.matchmaker.place import ANYWHERE
from troth.matchmaker.profile import Order
from troth.matchmaker.snapshot import Places, Snapshot
from troth.matchmaker.terms import Floats
from troth.words import PersonId

_BEST: Final = 60
"""So many of somebody's best are weighed by how sought they are, where there are too many."""
_NEW_WEEKS: Final = 4
_FAR: Final = ANYWHERE.level + 1
_GENDERS: Final = 63
_FIRST: Final = 64
_CLOSE: Final = 1e-4
"""How far float32 may be off, beside one."""
_MORE: Final = 8
"""So many are put in order first, and so many times as many each time that is too few."""

Apart = Callable[[PersonId], bool]
"""Whether somebody is not to be shown: decided on, or one of the two has blocked the other."""


def wants_of(row: Mapping[str, float]) -> Wants:
    """Read the settings of a row. What is not there breaks no deal."""
    mask = int(row.get("seeks", 0))
    return Wants(
        gender=int(row["gender"]) if "gender" in row else None,
        age=int(row["age"]) if "age" in row else None,
        seeks=frozenset(one for one in range(_GENDERS) if mask >> one & 1),
        ages=(int(row.get("age_low", YOUNGEST)), int(row.get("age_high", OLDEST))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks for a list: their own settings, and whom not to show.

    gone: who, of those apart, is to look as if they were not here.
    """

    person: PersonId
    settings: Mapping[str, float] = field(repr=False)
    order: Order
    apart: Apart
    learned: Learned | None = None
    """What their own choices say of whom they like; None where nothing is learnt."""
    gone: Apart = lambda _: False


def ordered(snapshot: Snapshot, asker: Asker) -> Iterator[PersonId]:
    """Give everybody who fits the asker both ways, best first; those apart, too."""
    me = snapshot.index[asker.person]
    found = _fitting(snapshot, asker)
    if asker.order is Order.SHUFFLED:
        best = _near_and_new(snapshot, me, found)
    else:
        best = _by_taste(snapshot, me, found, asker)
    return (snapshot.people[at] for at in best)


def listed(snapshot: Snapshot, asker: Asker) -> list[PersonId]:
    """Return everybody who may be shown to the asker, best first."""
    return list(_not(asker.apart, ordered(snapshot, asker)))


def near(snapshot: Snapshot, one: PersonId, other: PersonId) -> int:
    """Return how near two people are: the level of the smallest cell that holds both."""
    index = snapshot.index
    return int(_levels(snapshot, index[one], np.array([index[other]]))[0])


def why(snapshot: Snapshot, asker: Asker) -> Why | None:
    """Say why nobody is in the list, and what of one's own would help; None: somebody is.

    Only the asker's own settings are tried; what others ask for is not told.
    """
    me = snapshot.index[asker.person]

    def apart(found: Places) -> NDArray[np.bool_]:
        return np.array([asker.apart(snapshot.people[int(at)]) for at in found], dtype=bool)

    gone = np.array([asker.gone(one) for one in snapshot.people], dtype=bool)
    return why_nobody(_mine(snapshot, asker), me, apart, gone)


def new_if(
    snapshot: Snapshot, asker: Asker, settings: Mapping[str, float], *, most: int
) -> list[PersonId]:
    """Return up to `most` who would be new in the list with other settings of the asker's own."""
    other = replace(asker, settings={**asker.settings, **settings})
    found = np.setdiff1d(_fitting(snapshot, other), _fitting(snapshot, asker), assume_unique=True)
    new = (snapshot.people[int(at)] for at in found)
    return [one for one, _ in zip(_not(asker.apart, new), range(most), strict=False)]


def _not(apart: Apart, people: Iterator[PersonId]) -> Iterator[PersonId]:
    return (one for one in people if not apart(one))


def _fitting(snapshot: Snapshot, asker: Asker) -> Places:
    """Return the places of all who fit the asker both ways, in the order of lots."""
    me, everyone = snapshot.index[asker.person], np.arange(len(snapshot.people))
    return np.flatnonzero(_mine(snapshot, asker).pairs(np.full(len(everyone), me), everyone))


def _mine(snapshot: Snapshot, asker: Asker) -> Eligible:
    """Return who may meet, with the asker's own settings, private or not."""
    me = snapshot.index[asker.person]
    own = gather([wants_of({**snapshot.rows[asker.person], **asker.settings})])
    everybody = snapshot.eligible
    seeks = everybody.seeks.copy()
    lowest, highest = everybody.lowest.copy(), everybody.highest.copy()
    seeks[me], lowest[me], highest[me] = own.seeks[0], own.lowest[0], own.highest[0]
    return replace(everybody, seeks=seeks, lowest=lowest, highest=highest)


def _levels(snapshot: Snapshot, me: int, others: Places) -> Places:
    """Return how near somebody is to others (n,): see `near`."""
    level, row, column = snapshot.cells[:, others]
    own, my_row, my_column = (int(one) for one in snapshot.cells[:, me])
    found = np.where(level < 0, _FAR, ANYWHERE.level)
    if own < 0:
        return np.full(len(others), _FAR)
    for size in range(ANYWHERE.level - 1, own - 1, -1):
        up, mine = np.maximum(size - level, 0), size - own
        same = (row >> up == my_row >> mine) & (column >> up == my_column >> mine)
        found[same & (level >= 0) & (level <= size)] = size
    return found


def _near_and_new(snapshot: Snapshot, me: int, found: Places) -> Iterator[int]:
    """Put near before far and new before old; within that the lots of the day decide."""
    is_old = snapshot.column("since")[found] < snapshot.week - _NEW_WEEKS
    key = (2 * _levels(snapshot, me, found) + is_old).astype(np.float32)
    return (int(found[at]) for at in _least_first(key, lambda at: key[at].astype(np.float64)))


def _by_taste(snapshot: Snapshot, me: int, found: Places, asker: Asker) -> Iterator[int]:
    """Put who is likely to be liked and to like first; or whom a shared-out attention brings.

    What was learnt of the asker moves only the best, and nobody in a list of somebody else.
    """
    out, back = snapshot.vectors.toward(me)
    about = np.logaddexp(0, -out[found]) + np.logaddexp(0, -back[found])
    order = _least_first(about, lambda at: -scores_of(snapshot, me, found[at]))
    best = (int(found[at]) for at in order)
    if asker.order is not Order.SPREAD:
        if asker.learned is None:
            return best
        some = _first(best)
        worth = scores_of(snapshot, me, some) + _gained(snapshot, me, some, asker.learned)
        return chain(_most_first(some, worth), best)
    if len(snapshot.people) <= attention.MOST_MARKET:
        places = np.array(list(best), dtype=np.int64)
        share = np.array([snapshot.market.get((me, int(at)), 0.0) for at in places])
        if asker.learned is not None:
            share *= np.exp(_gained(snapshot, me, places, asker.learned) / (2 * allocate.SPREAD))
        return iter(_most_first(places, share))
    some = _first(best)
    return chain(_least_sought(snapshot, me, some, asker.learned), best)


def _first(best: Iterator[int]) -> Places:
    return np.array([at for _, at in zip(range(_BEST), best, strict=False)], dtype=np.int64)


def _most_first(places: Places, worth: Floats) -> list[int]:
    return [int(at) for at in places[np.argsort(-worth, kind="stable")]]


def _gained(snapshot: Snapshot, me: int, others: Places, learned: Learned) -> Floats:
    """Return by how much what was learnt moves the logarithm of the chance that both say yes."""
    seek, _ = snapshot.vectors.of(np.array([me]))
    _, offer = snapshot.vectors.of(others)
    out = offer @ seek[0]
    gains = learned.gains([snapshot.rows[snapshot.people[int(at)]] for at in others])
    return np.asarray(np.logaddexp(0, -out) - np.logaddexp(0, -(out + gains)))


def _least_first(about: NDArray[np.float32], exactly: Callable[[Places], Floats]) -> Iterator[int]:
    """Give places by key, least first; where two are alike, as they stand.

    about: each key, as near as float32 tells it; what is near the front is looked at `exactly`.
    """
    left, size = np.arange(len(about)), _FIRST
    while len(left):
        keys = about[left]
        cut = np.inf if len(left) <= size else float(np.partition(keys, size)[size])
        apart = _CLOSE * (1 + abs(cut)) if np.isfinite(cut) else 0.0
        now = left[keys <= cut + 2 * apart]
        exact = exactly(now)
        order = np.argsort(exact, kind="stable")
        sure = order[exact[order] <= cut + apart]
        yield from now[sure].tolist()
        left = np.setdiff1d(left, now[sure], assume_unique=True)
        size *= _MORE


def scores_of(snapshot: Snapshot, me: int, others: Places) -> Floats:
    """Return the logarithm of the chance that both say yes, of one person with each other."""
    seek, offer = snapshot.vectors.of(np.append(others, me))
    # Rounded, so that no order of summing makes two who are alike differ.
    score = rank.log_both(offer[:-1] @ seek[-1], seek[:-1] @ offer[-1])
    return np.asarray(np.round(score, 9))


def _least_sought(snapshot: Snapshot, me: int, best: Places, learned: Learned | None) -> list[int]:
    """Weigh somebody's best by how sought each is among those who were drawn by lot."""
    some = np.arange(len(snapshot.sample))
    row, column = (one.ravel() for one in np.meshgrid(best, some, indexing="ij"))
    may = snapshot.eligible.pairs(row, column).reshape(len(best), len(some))
    vectors = snapshot.vectors
    left = attention.sought(vectors.of(best), vectors.of(some), may, snapshot.sample)
    score = scores_of(snapshot, me, best)
    if learned is not None:
        score = score + _gained(snapshot, me, best, learned)
    worth = score / (2 * allocate.SPREAD) + left
    return [int(at) for at in best[np.argsort(-np.round(worth, 9), kind="stable")]]
