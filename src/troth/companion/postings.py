"""Which turns have the words of a question, weighed by how rare each word is.

BM25F, after Robertson & Zaragoza 2009 ("The Probabilistic Relevance Framework: BM25 and
Beyond"), sections 3.4 to 3.6, with their usual k1 and b. A turn has three fields: its own
words, those of the turn before it, and those of the turn after it, because an answer ("Yes,
in May!") is often found only by the question that it answers.
"""

import heapq
import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

BEFORE, AFTER = 0.5, 0.25
"""What a word counts in a turn if it stands in the one before, the one after; in itself, 1."""

_K1: Final = 1.2
_B: Final = 0.75
_BITS: Final = 6
_MOST: Final = (1 << _BITS) - 1
"""How often one word counts in one turn, at most."""


READ: Final = 1_000
"""Places that are read for one question, unless one word alone has more."""
_KEPT: Final = 200


class Postings:
    """For each word, where it stands and how often."""

    def __init__(self) -> None:
        self._where: dict[str, array[int]] = {}
        self._own = array("H")
        self._length = array("f")
        self._total = 0.0
        self._follows = bytearray()

    def __len__(self) -> int:
        return len(self._own)

    def add(self, terms: Sequence[str], *, follows: bool) -> None:
        """Add the next turn. `follows`: it answers the turn before, in the same talk."""
        place, own = len(self._own), min(len(terms), 65_535)
        follows = follows and place > 0
        for term, count in Counter(terms).items():
            where = self._where.get(term)
            if where is None:
                where = self._where[term] = array("Q")
            where.append(place << _BITS | min(count, _MOST))
        length = own + (BEFORE * self._own[-1] if follows else 0.0)
        if follows:
            self._length[-1] += AFTER * own
            self._total += AFTER * own
        self._own.append(own)
        self._length.append(length)
        self._total += length
        self._follows.append(follows)

    def follows(self, place: int) -> bool:
        """Say whether there is a turn at `place` that follows the one before it."""
        return place < len(self._follows) and bool(self._follows[place])

    def shares(self, asked: Iterable[str], also: Iterable[int] = ()) -> dict[int, float]:
        """Return, for each turn that has any of these words, how much of them it has: 0 to 1.

        That is the score of BM25F divided by the most that any turn could reach, so that it
        means the same for a long question and for a short one. Words that no turn has do not
        count. Rare words are looked up first; once `READ` places are read, the words that are
        left find no more turns, and only tell which of the best ones, and of `also`, are better.
        """
        found = [where for term in dict.fromkeys(asked) if (where := self._where.get(term))]
        found.sort(key=len)
        rare = [self._rare(len(where)) for where in found]
        shares: dict[int, float] = {}
        read, kept = 0, list[int]()
        for where, one in zip(found, rare, strict=True):
            weight = one / sum(rare)
            read += len(where)
            if read <= READ or not shares:
                self._count_in(shares, self._counts(where[-READ:]), weight)
                continue
            if not kept:
                kept = self._best(shares, also)
                shares = {place: shares[place] for place in kept if place in shares}
            self._count_in(shares, self._counts_at(where, kept), weight)
        return shares

    def _rare(self, turns: int) -> float:
        """Return how much a word weighs that so many turns have."""
        return math.log(1 + (len(self) - turns + 0.5) / (turns + 0.5))

    def _best(self, shares: Mapping[int, float], also: Iterable[int]) -> list[int]:
        best = heapq.nlargest(_KEPT, zip(shares.values(), shares, strict=True))
        return [*dict.fromkeys([*(place for _, place in best), *also])]

    def _count_in(
        self, shares: dict[int, float], counts: Mapping[int, float], weight: float
    ) -> None:
        usual = self._total / len(self)
        fixed, slope, length = _K1 * (1 - _B), _K1 * _B / usual, self._length
        seen = shares.get
        for place, count in counts.items():
            shares[place] = seen(place, 0.0) + weight * count / (
                count + fixed + slope * length[place]
            )

    def _counts(self, where: Iterable[int]) -> dict[int, float]:
        """Return how often a word stands in each turn, in its own words and its neighbours'."""
        counts: dict[int, float] = {}
        seen, follows, last = counts.get, self._follows, len(self) - 1
        for one in where:
            place, count = one >> _BITS, one & _MOST
            counts[place] = seen(place, 0.0) + count
            if place < last and follows[place + 1]:
                counts[place + 1] = seen(place + 1, 0.0) + BEFORE * count
            if follows[place]:
                counts[place - 1] = seen(place - 1, 0.0) + AFTER * count
        return counts

    def _counts_at(self, where: Sequence[int], places: Iterable[int]) -> dict[int, float]:
        """Return the same for a few places, looked up one by one."""
        counts: dict[int, float] = {}
        for place in places:
            # Where it stands is in order: the turn before, this one and the one after, if at all.
            at, count = bisect_left(where, (place - 1) << _BITS if place else 0), 0.0
            while at < len(where) and where[at] >> _BITS <= place + 1:
                one, often = where[at] >> _BITS, where[at] & _MOST
                if one == place:
                    count += often
                elif one < place:
                    count += BEFORE * often if self._follows[place] else 0
                else:
                    count += AFTER * often if self._follows[one] else 0
                at += 1
            if count:
                counts[place] = count
        return counts
