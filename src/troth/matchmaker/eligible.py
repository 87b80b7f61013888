"""Who may be shown to whom: both people's deal-breakers, blocks, and who has been seen.

A pair is eligible if each meets what the other asks for and neither has blocked the other. A limit
on age holds only against an age that is shared. Who asks for certain genders meets only people who
let theirs in: else the wish would mean nothing. An empty pool says why and what would help; nobody
is invented to fill it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput

YOUNGEST: Final = 18
OLDEST: Final = 120
ANY: Final = frozenset[int]()

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What one person is and asks for. Codes are small whole numbers; None is not shared.

    seeks: the genders they want to meet; empty is everyone. ages: lowest and highest, both in.
    """

    gender: int | None
    age: int | None
    seeks: frozenset[int] = ANY
    ages: tuple[int, int] = (YOUNGEST, OLDEST)
    pool: int = 0


def check(person: Wants) -> Wants:
    """Return `person`, or raise `BadInput` that says what cannot be and what to do."""
    low, high = person.ages
    if person.age is not None and not YOUNGEST <= person.age <= OLDEST:
        msg = f"An age must lie between {YOUNGEST} and {OLDEST}. Check the year of birth."
        raise BadInput(
            msg,
            param="age",
        )
    if not (YOUNGEST <= low <= OLDEST and YOUNGEST <= high <= OLDEST):
        msg = f"Ages to meet must lie between {YOUNGEST} and {OLDEST}."
        raise BadInput(msg, param="ages")
    if low > high:
        msg = "The lowest age to meet is above the highest, so nobody fits. Swap them."
        raise BadInput(msg, param="ages")
    codes = {*person.seeks, *({person.gender} - {None})}
    if any(not 0 <= code < 63 for code in codes if code is not None):
        msg = "A gender is a code from 0 to 62."
        raise BadInput(msg, param="gender")
    return person


@dataclass(frozen=True, slots=True)
class Eligible:
    """Deal-breakers of n people as arrays, and pairs that never meet. Made by `gather`."""

    gender: Places
    age: Places
    seeks: NDArray[np.uint64]
    lowest: Places
    highest: Places
    pool: Places
    apart: Places = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def pairs(self, rows: Places, columns: Places) -> NDArray[np.bool_]:
        """Say (n,) whether person rows[i] and person columns[i] may be shown to each other."""
        ok: NDArray[np.bool_] = (rows != columns) & (self.pool[rows] == self.pool[columns])
        ok &= self._accepts(rows, columns) & self._accepts(columns, rows)
        if len(self.apart):
            key = np.minimum(rows, columns) * len(self.age) + np.maximum(rows, columns)
            place = np.minimum(np.searchsorted(self.apart, key), len(self.apart) - 1)
            ok &= self.apart[place] != key
        return ok

    def part(self, which: Places) -> "Eligible":
        """Return some people, without pairs that never meet."""
        names = ("gender", "age", "seeks", "lowest", "highest", "pool")
        return Eligible(**{name: getattr(self, name)[which] for name in names})

    def _accepts(self, one: Places, other: Places) -> NDArray[np.bool_]:
        age, gender = self.age[other], self.gender[other]
        fits = (age < 0) | ((age >= self.lowest[one]) & (age <= self.highest[one]))
        bit = np.left_shift(np.uint64(1), np.maximum(gender, 0).astype(np.uint64))
        wanted = (self.seeks[one] == 0) | ((gender >= 0) & ((self.seeks[one] & bit) != 0))
        return np.asarray(fits & wanted)


def gather(people: Sequence[Wants], apart: Sequence[tuple[int, int]] = ()) -> Eligible:
    """Check everybody and make the arrays. apart: pairs that were blocked, decided or seen."""
    for person in people:
        check(person)

    def whole(values: Sequence[int | None]) -> Places:
        return np.array([-1 if value is None else value for value in values], dtype=np.int64)

    count = len(people)
    keys = {min(a, b) * count + max(a, b) for a, b in apart}
    return Eligible(
        gender=whole([p.gender for p in people]),
        age=whole([p.age for p in people]),
        seeks=np.array([sum(1 << code for code in p.seeks) for p in people], dtype=np.uint64),
        lowest=whole([p.ages[0] for p in people]),
        highest=whole([p.ages[1] for p in people]),
        pool=whole([p.pool for p in people]),
        apart=np.array(sorted(keys), dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Why:
    """Why a pool is empty, and how many would be there after each single change of one's own."""

    reason: str
    helps: Mapping[str, int]


def why_empty(
    people: Sequence[Wants], me: int, apart: Sequence[tuple[int, int]] = ()
) -> Why | None:
    """Return None where somebody is eligible for `me`; else the reason and what would help."""
    return why_nobody(gather(people, apart), me, lambda found: np.zeros(len(found), dtype=bool))


def why_nobody(
    everybody: Eligible,
    me: int,
    apart: Callable[[Places], NDArray[np.bool_]],
    gone: NDArray[np.bool_] | None = None,
) -> Why | None:
    """Return None where somebody is eligible for `me`; else the reason and what would help.

    apart: says who of some, beyond that, is not to be shown. gone: who of all is to look as if
    they were not here. Only one's own settings are tried:
    what others ask for is not shown. Counts are of a pool that the same rules make, so a promise
    here comes true.
    """
    ages, seeks = {"lowest": YOUNGEST, "highest": OLDEST}, {"seeks": 0}
    if _count(everybody, me, apart):
        return None
    here = everybody.pool == everybody.pool[me]
    if int((here if gone is None else here & ~gone).sum()) < 2:
        return Why("Nobody else is here yet.", {})
    changes = {
        "a wider range of ages": ages,
        "more genders": seeks,
        "both": {**ages, **seeks},
    }
    helps = {name: _count(_changed(everybody, me, how), me, apart) for name, how in changes.items()}
    helps = {name: count for name, count in helps.items() if count}
    if helps:
        return Why("Nobody here fits what you ask for just now.", helps)
    return Why("You have seen everybody who fits, or nobody fits both ways yet.", {})


def _changed(everybody: Eligible, me: int, how: Mapping[str, int]) -> Eligible:
    columns = {name: getattr(everybody, name).copy() for name in how}
    for name, value in how.items():
        columns[name][me] = value
    return replace(everybody, **columns)


def _count(everybody: Eligible, me: int, apart: Callable[[Places], NDArray[np.bool_]]) -> int:
    everyone = np.arange(len(everybody.age))
    found = np.flatnonzero(everybody.pairs(np.full(len(everyone), me), everyone))
    return int((~apart(found)).sum())
