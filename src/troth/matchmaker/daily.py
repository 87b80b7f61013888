"""One person's list of a day, from a snapshot and a seed: the same two, the same list.

Pure. A snapshot holds only what people let into matching. A private wish about whom one meets
acts on one's own list and on nobody else's. Each person's lot is drawn from the seed and their
own name, so that somebody who comes or goes, and whom nobody could meet, moves nobody.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.crypto.digest import keyed
from troth.matchmaker import allocate, place, rank, taste
from troth.matchmaker.eligible import OLDEST, YOUNGEST, Eligible, Wants, Why, gather, why_empty
from troth.matchmaker.place import ANYWHERE, Cell
from troth.matchmaker.profile import Order
from troth.matchmaker.terms import Floats, People, fields
from troth.words import PersonId

MOST_MARKET: Final = 1200
"""So many people share out attention at once: more are drawn by lot."""
_BEST: Final = 200
_MARKETS: Final = 32
_CANDIDATES: Final = 60
"""Of so many best for each person the market is made."""
_ROOM: Final = 10.0
"""How many people a day somebody looks at: the attention that is shared out."""
_NEW_WEEKS: Final = 4
_FAR: Final = ANYWHERE.level + 1
_GENDERS: Final = 63

Places = NDArray[np.int64]
Apart = Callable[[PersonId], bool]
"""Whether somebody is not to be shown: decided on, or one of the two has blocked the other."""


@dataclass(frozen=True)
class Snapshot:
    """Everybody's numbers, by id, the seed of the day, and which week it is."""

    rows: Mapping[PersonId, Mapping[str, float]] = field(repr=False)
    seed: bytes = field(repr=False)
    week: int

    @cached_property
    def people(self) -> Sequence[PersonId]:
        """All people, in the order of their lots."""
        return sorted(self.rows, key=self.lot)

    @cached_property
    def index(self) -> Mapping[PersonId, int]:
        """Where each person stands in `people`."""
        return {person: at for at, person in enumerate(self.people)}

    def lot(self, person: PersonId) -> bytes:
        """Draw somebody's lot of the day. It hangs on nobody else."""
        return keyed(self.seed, "troth/v1/match/lot", person.encode())

    @cached_property
    def columns(self) -> People:
        """The numbers that taste reads, (n,) each; not a number where there is none."""
        return {name: self.column(name) for name in fields()}

    def column(self, name: str) -> Floats:
        """Return one number of everybody, (n,)."""
        return np.array([self.rows[one].get(name, np.nan) for one in self.people], dtype=np.float64)

    @cached_property
    def wants(self) -> list[Wants]:
        """What everybody is and asks for, as far as it may act on others."""
        return [wants_of(self.rows[one]) for one in self.people]

    @cached_property
    def eligible(self) -> Eligible:
        """Who may meet, as far as settings may act on others."""
        return gather(self.wants)

    @cached_property
    def cells(self) -> Mapping[PersonId, Cell]:
        """The cell that is shown for each person who lets their place in, grown."""
        own = {
            one: Cell(0, int(row["place_row"]), int(row["place_column"]))
            for one, row in self.rows.items()
            if "place_row" in row
        }
        counts: dict[Cell, int] = {}
        for cell in own.values():
            counts[cell] = counts.get(cell, 0) + 1
        shown = place.grown(counts) if counts else {}
        return {one: shown[cell] for one, cell in own.items()}

    @cached_property
    def vectors(self) -> tuple[rank.Vectors, rank.Vectors]:
        """What everybody seeks and offers."""
        return taste.model().vectors(self.columns)

    @cached_property
    def markets(self) -> dict[tuple[int, ...], Mapping[tuple[int, int], float]]:
        """Shares of attention in markets of some, by who is in them: nobody waits for one twice."""
        return {}

    @cached_property
    def market(self) -> Mapping[tuple[int, int], float]:
        """Everybody's shares of attention, where all fit into one market."""
        return _shares(self, np.arange(len(self.people)))


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
    """Who asks for a list: their own settings, and whom not to show."""

    person: PersonId
    settings: Mapping[str, float] = field(repr=False)
    order: Order
    apart: Apart


def ordered(snapshot: Snapshot, asker: Asker) -> list[PersonId]:
    """Return everybody who fits the asker both ways, best first; those apart, too."""
    me = snapshot.index[asker.person]
    everyone = np.arange(len(snapshot.people))
    ok = _mine(snapshot, asker).pairs(np.full(len(everyone), me), everyone)
    found = [int(at) for at in np.flatnonzero(ok)]
    if asker.order is Order.SHUFFLED:
        best = _near_and_new(snapshot, me, found)
    else:
        best = _by_taste(snapshot, me, found, spread=asker.order is Order.SPREAD)
    return [snapshot.people[at] for at in best]


def listed(snapshot: Snapshot, asker: Asker) -> list[PersonId]:
    """Return everybody who may be shown to the asker, best first."""
    return [one for one in ordered(snapshot, asker) if not asker.apart(one)]


def near(snapshot: Snapshot, one: PersonId, other: PersonId) -> int:
    """Return how near two people are: the level of the smallest cell that holds both."""
    cells = snapshot.cells
    if one not in cells or other not in cells:
        return _FAR
    mine, theirs = cells[one], cells[other]
    for level in range(max(mine.level, theirs.level), ANYWHERE.level):
        if place.coarser(mine, level) == place.coarser(theirs, level):
            return level
    return ANYWHERE.level


def why(snapshot: Snapshot, asker: Asker) -> Why | None:
    """Say why nobody is in the list, and what of one's own would help; None: somebody is.

    Only the asker's own settings are tried; what others ask for is not told.
    """
    people = [*snapshot.wants]
    me = snapshot.index[asker.person]
    people[me] = wants_of({**snapshot.rows[asker.person], **asker.settings})
    apart = [(me, at) for at, one in enumerate(snapshot.people) if at != me and asker.apart(one)]
    return why_empty(people, me, apart)


def count_if(snapshot: Snapshot, asker: Asker, settings: Mapping[str, float]) -> set[PersonId]:
    """Return who would be in the list with other settings of the asker's own."""
    tried = Asker(
        person=asker.person,
        settings={**asker.settings, **settings},
        order=asker.order,
        apart=asker.apart,
    )
    return set(listed(snapshot, tried))


def _mine(snapshot: Snapshot, asker: Asker) -> Eligible:
    """Return who may meet, with the asker's own settings, private or not."""
    me = snapshot.index[asker.person]
    own = gather([wants_of({**snapshot.rows[asker.person], **asker.settings})])
    everybody = snapshot.eligible
    seeks = everybody.seeks.copy()
    lowest, highest = everybody.lowest.copy(), everybody.highest.copy()
    seeks[me], lowest[me], highest[me] = own.seeks[0], own.lowest[0], own.highest[0]
    return replace(everybody, seeks=seeks, lowest=lowest, highest=highest)


def _near_and_new(snapshot: Snapshot, me: int, found: Sequence[int]) -> list[int]:
    """Put near before far and new before old; within that the lots of the day decide."""

    def place_of(at: int) -> tuple[int, bool, int]:
        other = snapshot.people[at]
        is_old = snapshot.rows[other]["since"] < snapshot.week - _NEW_WEEKS
        return near(snapshot, snapshot.people[me], other), is_old, at

    return sorted(found, key=place_of)


def _by_taste(snapshot: Snapshot, me: int, found: Sequence[int], *, spread: bool) -> list[int]:
    """Put who is likely to be liked and to like first; or whom a shared-out attention brings."""
    scores = dict(zip(found, scores_of(snapshot, me, found), strict=True))
    best = sorted(found, key=lambda at: (-scores[at], at))
    if not spread:
        return best
    share = _market_for(snapshot, me, best)
    return sorted(best, key=lambda at: (-share.get((me, at), 0.0), -scores[at], at))


def scores_of(snapshot: Snapshot, me: int, others: Sequence[int]) -> list[float]:
    """Return the logarithm of the chance that both say yes, of one person with each other."""
    if not others:
        return []
    seek, offer = (one.astype(np.float64) for one in snapshot.vectors)
    at = np.array(others)
    # Rounded, so that no order of summing makes two who are alike differ.
    scores = np.round(rank.log_both(offer[at] @ seek[me], seek[at] @ offer[me]), 9)
    return [float(one) for one in scores]


def _market_for(
    snapshot: Snapshot, me: int, best: Sequence[int]
) -> Mapping[tuple[int, int], float]:
    if len(snapshot.people) <= MOST_MARKET:
        return snapshot.market
    # People stand in the order of their lots: the first are drawn by lot.
    some = dict.fromkeys([me, *best[:_BEST], *range(MOST_MARKET)])
    members = tuple(sorted([*some][:MOST_MARKET]))
    kept = snapshot.markets
    if members not in kept:
        if len(kept) >= _MARKETS:
            kept.clear()
        kept[members] = _shares(snapshot, np.array(members))
    return kept[members]


def _shares(snapshot: Snapshot, members: Places) -> Mapping[tuple[int, int], float]:
    """Share out the attention of some people. By pairs of places in the snapshot."""
    seek, offer = (one[members] for one in snapshot.vectors)
    eligible = gather([snapshot.wants[int(at)] for at in members])
    made = rank.Snapshot(seek, offer, eligible, 0, lot=np.arange(len(members)))
    best = rank.batch(made, k=min(_CANDIDATES, len(members)))
    row, at = np.nonzero(best.people >= 0)
    column, score = best.people[row, at], best.scores[row, at]
    shape = (len(members), len(members))
    # Both ways round, so that what one side keeps as a candidate the other has too.
    pairs = allocate.pairs(
        np.concatenate([row, column]),
        np.concatenate([column, row]),
        np.concatenate([score, score]),
        shape,
    )
    room = np.full(len(members), _ROOM)
    share = np.round(allocate.shares(pairs, room, room), 9)
    return {
        (int(members[one]), int(members[other])): float(amount)
        for one, other, amount in zip(pairs.row, pairs.column, share, strict=True)
    }
