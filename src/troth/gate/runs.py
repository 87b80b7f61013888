"""Which records were read, written short: runs of numbers, as in [[12, 31], [40, 40]].

A leaf says of a use not only how many records it read, but which, so that the person can
look at those very words again. Numbers are never given twice, so they mean the same for ever.
"""

from collections.abc import Iterable
from typing import Final

from troth.words import Json

MOST_RUNS: Final = 100
"""More runs than this are not told: a leaf has a bound. Then only the count stands there."""


class Runs:
    """Gathers numbers. Few at a time or many, in any order, some of them twice."""

    __slots__ = ("_fits", "_runs")

    def __init__(self) -> None:
        self._runs: list[tuple[int, int]] = []
        self._fits = True

    def add(self, numbers: Iterable[int]) -> None:
        """Take numbers in."""
        for number in numbers:
            if self._runs and self._runs[-1][1] + 1 == number:
                self._runs[-1] = (self._runs[-1][0], number)
            else:
                self._runs.append((number, number))
        if len(self._runs) > MOST_RUNS:
            self._runs = _joined(self._runs)
            # What has too many gaps now keeps them, as long as the room stays open.
            self._fits = self._fits and len(self._runs) <= MOST_RUNS
        if not self._fits:
            self._runs.clear()

    def told(self) -> list[Json] | None:
        """Return the runs by rising number, or None if there are too many or none."""
        runs = _joined(self._runs)
        return [[low, high] for low, high in runs] if runs and self._fits else None


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(runs):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
