"""Which turns have the words of a question, weighed by how rare each word is.

BM25F, after Robertson & Zaragoza 2009 ("The Probabilistic Relevance Framework: BM25 and
Beyond"), sections 3.4 to 3.6, with their usual k1 and b. A turn has three fields: its own
words, those of the turn before it, and those of the turn after it, because an answer ("Yes,
in May!") is often found only by the question that it answers.
"""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

BEFORE, AFTER = 0.5, 0.25
"""What a word counts in a turn if it stands in the one before, the one after; in itself, 1."""

_K1: Final = 1.2
_B: Final = 0.75
_MOST: Final = 63
"""How often one word counts in one turn, at most."""


READ: Final = 1_000
"""Places that are read for one question, unless one word alone has more."""
_KEPT: Final = 200
_FEW: Final = 12_000
"""Places of one word that are made a table of for one question; of more, each is looked up."""
Often: TypeAlias = Callable[[int, int], int]


class Postings:
    """For each word, where it stands and how often."""

    def __init__(self) -> None:
        self._where: dict[str, tuple[array[int], bytearray]] = {}
        """For each word the places where it stands, in order, and how often in each."""
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
                where = self._where[term] = array("I"), bytearray()
            where[0].append(place)
            where[1].append(min(count, _MOST))
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

    @property
    def is_answer(self) -> bytearray:
        """For each turn, 1 if it follows the one before it. It is read, never written."""
        return self._follows

    def shares(self, asked: Iterable[str], also: Iterable[int] = ()) -> dict[int, float]:
        """Return, for each turn that has any of these words, how much of them it has: 0 to 1.

        That is the score of BM25F divided by the most that any turn could reach, so that it
        means the same for a long question and for a short one. Words that no turn has do not
        count. Rare words are looked up first; once `READ` places are read, the words that are
        left find no more turns, and only tell which of the best ones, and of `also`, are better.
        """
        found = [where for term in dict.fromkeys(asked) if (where := self._where.get(term))]
        found.sort(key=lambda where: len(where[0]))
        rare = [self._rare(len(places)) for places, _ in found]
        shares: dict[int, float] = {}
        read, kept = 0, list[int]()
        for (places, counts), one in zip(found, rare, strict=True):
            weight = one / sum(rare)
            read += len(places)
            if read <= READ or not shares:
                self._count_all(shares, places[-READ:], counts[-READ:], weight)
                continue
            if not kept:
                kept = self._best(shares, also)
                shares = {place: shares[place] for place in kept if place in shares}
            self._count_some(shares, kept, _Looked(places, counts), weight)
        return shares

    def _rare(self, turns: int) -> float:
        """Return how much a word weighs that so many turns have."""
        return math.log(1 + (len(self) - turns + 0.5) / (turns + 0.5))

    def _best(self, shares: Mapping[int, float], also: Iterable[int]) -> list[int]:
        best = [*shares]
        if len(best) > _KEPT:
            least = sorted(shares.values())[-_KEPT]
            best = [place for place, share in shares.items() if share >= least]
        if len(best) > _KEPT:  # of equals, the newest
            best = sorted(best, key=lambda place: (shares[place], place))[-_KEPT:]
        return [*dict.fromkeys([*best, *also])]

    def _count_all(
        self, shares: dict[int, float], places: Sequence[int], counts: Sequence[int], weight: float
    ) -> None:
        """Add what a word is worth to each turn that has it, or whose neighbours have it.

        In order, so that what a turn has of its neighbours is known once the next one is read.
        """
        usual = self._total / len(self)
        fixed, slope, length = _K1 * (1 - _B), _K1 * _B / usual, self._length
        seen, follows, end = shares.get, self._follows, len(self)
        at, before, own, after = -3, 0.0, 0.0, 0.0  # the turn read last, and those beside it
        ends = ((end + 3, 0),)  # a turn behind the last one, so that all is told in the loop
        for place, count in chain(zip(places, counts, strict=True), ends):
            if before:
                worth = weight * before / (before + fixed + slope * length[at - 1])
                shares[at - 1] = seen(at - 1, 0.0) + worth
            steps = place - at
            if steps == 1:
                before, own = own, after
            else:
                if own:
                    worth = weight * own / (own + fixed + slope * length[at])
                    shares[at] = seen(at, 0.0) + worth
                if steps == 2:
                    before = after
                else:
                    if after:
                        worth = weight * after / (after + fixed + slope * length[at + 1])
                        shares[at + 1] = seen(at + 1, 0.0) + worth
                    before = 0.0
                own = 0.0
            if place >= end:
                return
            own += count
            if follows[place]:
                before += AFTER * count
            after = BEFORE * count if place + 1 < end and follows[place + 1] else 0.0
            at = place

    def _count_some(
        self, shares: dict[int, float], places: Iterable[int], word: "_Looked", weight: float
    ) -> None:
        """Add the same to a few turns alone."""
        usual = self._total / len(self)
        fixed, slope, length = _K1 * (1 - _B), _K1 * _B / usual, self._length
        seen, follows, end, often = shares.get, self._follows, len(self), word.often
        for place in places:
            count = float(often(place, 0))
            if follows[place]:
                count += BEFORE * often(place - 1, 0)
            if place + 1 < end and follows[place + 1]:
                count += AFTER * often(place + 1, 0)
            if count:
                worth = weight * count / (count + fixed + slope * length[place])
                shares[place] = seen(place, 0.0) + worth


class _Looked:
    """Where one word stands, ready to be asked for single places."""

    def __init__(self, places: Sequence[int], counts: Sequence[int]) -> None:
        if len(places) <= _FEW:
            self.often: Often = dict(zip(places, counts, strict=True)).get
            return

        def often(place: int, none: int) -> int:
            at = bisect_left(places, place)
            return counts[at] if at < len(places) and places[at] == place else none

        self.often = often
