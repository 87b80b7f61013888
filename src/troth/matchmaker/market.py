"""A made-up market: invented people with popularity and taste, who decide by known rules.

For tests, benchmarks and the demo. Nobody in it exists and nothing in it is drawn from anybody's
data; because the truth is known, honest figures can be taken against it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.matchmaker.fields import INTERESTS, QUALITIES
from troth.matchmaker.logistic import sigmoid
from troth.matchmaker.terms import Floats, fields

_LEAD: Final = 8
"""How many interests weigh in the taste of the invented people."""


@dataclass(frozen=True, slots=True)
class Market:
    """n invented people: fields by name (n,), how wanted and how ready each is (n,), all drawn."""

    people: dict[str, Floats]
    wanted: Floats
    ready: Floats

    def chance(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
        """Return the true chances (n,) that one[i] says yes to other[i]."""
        alike = sum(
            (self.people[f][one] - 5.5) * (self.people[f][other] - 5.5) for f in INTERESTS[:_LEAD]
        )
        gap = np.abs(self.people["age"][one] - self.people["age"][other])
        return sigmoid(-0.6 + 0.03 * alike - 0.05 * gap + self.wanted[other] + self.ready[one])


def invent(count: int, *, seed: int) -> Market:
    """Invent `count` people."""
    rng = np.random.default_rng(seed)
    people = {field: rng.integers(1, 11, count).astype(np.float64) for field in fields()}
    people["gender"] = rng.integers(0, 2, count).astype(np.float64)
    people["age"] = np.clip(rng.normal(34, 8, count), 18, 80).round()
    for field, most in (("race", 6), ("goal", 6), ("field_cd", 18), ("career_c", 17)):
        people[field] = rng.integers(1, most + 1, count).astype(np.float64)
    for field in ("date_freq", "go_out_freq"):
        people[field] = rng.integers(1, 8, count).astype(np.float64)
    wishes = rng.dirichlet(np.full(6, 8.0), count) * 100
    for place, quality in enumerate((*QUALITIES, "shar")):
        people[f"{quality}1_1"] = wishes[:, place]
    wanted = 0.3 * (people["exercise"] - 5.5) / 2.9 + rng.normal(0, 0.8, count)
    return Market(people, wanted, rng.normal(0, 0.7, count))


def evening(market: Market, count: int, *, seed: int) -> dict[str, NDArray[np.generic]]:
    """Let `count` pairs meet and decide: a table with a_FIELD, b_FIELD, ids and decisions."""
    rng = np.random.default_rng(seed)
    people = len(market.wanted)
    one = rng.integers(0, people, count)
    other = (one + rng.integers(1, people, count)) % people
    table: dict[str, NDArray[np.generic]] = table_of(market.people, one, other)
    table["a_dec"] = (rng.random(count) < market.chance(one, other)).astype(np.int64)
    table["b_dec"] = (rng.random(count) < market.chance(other, one)).astype(np.int64)
    return table


def table_of(
    people: dict[str, Floats], one: NDArray[np.int64], other: NDArray[np.int64]
) -> dict[str, NDArray[np.generic]]:
    """Return the table of pairs of people, without decisions."""
    table: dict[str, NDArray[np.generic]] = {"a_id": one.astype(str), "b_id": other.astype(str)}
    for field, values in people.items():
        table[f"a_{field}"], table[f"b_{field}"] = values[one], values[other]
    return table


def crowd(rows: int, columns: int, *, seed: int) -> tuple[Floats, Floats]:
    """Return chances that rows want columns, and columns rows, (rows, columns) each.

    Half how popular the other is, half private taste, both uniform: a market in which lists by
    score crowd round a few.
    """
    rng = np.random.default_rng(seed)
    out = (rng.random(columns)[None, :] + rng.random((rows, columns))) / 2
    back = (rng.random(rows)[:, None] + rng.random((rows, columns))) / 2
    return out, back


@dataclass(frozen=True, slots=True)
class Fairness:
    """What lists do to a market: matches a person, inequality of being seen, share never shown."""

    matches: float
    gini: float
    never: float


def judge(
    seen: NDArray[np.int64], seen_back: NDArray[np.int64], chances: tuple[Floats, Floats]
) -> Fairness:
    """Judge lists (people, k) of both sides, -1 where empty, against true chances.

    Attention falls with rank as 1 / log2(1 + rank); a match needs both to see and to say yes.
    """
    out, back = chances
    looks, looks_back = _attention(seen, out.shape), _attention(seen_back, out.T.shape).T
    matches = float((looks * looks_back * out * back).sum())
    exposure = np.concatenate([looks.sum(0), looks_back.sum(1)])
    return Fairness(2 * matches / sum(out.shape), gini(exposure), float((exposure == 0).mean()))


def gini(amounts: Floats) -> float:
    """Return the Gini coefficient: 0 where all have alike, near 1 where one has all."""
    ordered = np.sort(amounts)
    count = len(ordered)
    total = ordered.sum()
    if not total:
        return 0.0
    return float((2 * np.arange(1, count + 1) - count - 1) @ ordered / (count * total))


def _attention(seen: NDArray[np.int64], shape: tuple[int, int]) -> Floats:
    looks = np.zeros(shape)
    row, rank = np.nonzero(seen >= 0)
    looks[row, seen[row, rank]] = 1 / np.log2(2 + rank)
    return looks
