"""How often a passphrase may be guessed: a few times, then slower and slower.

Each try counts from its start, so that a hundred at once are a hundred. Whoever gets it right
is forgiven. Nothing is ever locked for good: a stranger who guesses at a name cannot keep its
owner out for longer than the wait. Unknown names count like known ones, or the wait would tell
which are known.

Counts are in memory, by a blind name, and gone after a quarter of an hour.
Source: OWASP ASVS 5.0, 6.3.1 (against stuffing and guessing; no malicious lock-out).
"""

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from troth.errors import TooMany

WINDOW: Final = timedelta(minutes=15)
_MOST_DOUBLINGS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """So many tries within `WINDOW` are free; after each further one the wait doubles."""

    free: int
    first_wait: timedelta
    longest_wait: timedelta

    def wait(self, tries: Iterable[datetime], *, at: datetime) -> timedelta:
        """Return how long the next try has to wait. Zero or less: not at all."""
        recent = [one for one in tries if at - one < WINDOW]
        if len(recent) < self.free:
            return timedelta(0)
        doublings = min(len(recent) - self.free, _MOST_DOUBLINGS)
        return recent[-1] + min(self.first_wait * (1 << doublings), self.longest_wait) - at


FOR_ONE_NAME: Final = Patience(
    free=5, first_wait=timedelta(seconds=15), longest_wait=timedelta(minutes=10)
)
FOR_ALL: Final = Patience(
    free=100, first_wait=timedelta(seconds=1), longest_wait=timedelta(seconds=10)
)
"""Against one guess at each of many names. The wait is short, since it is everybody's."""


@dataclass(slots=True)
class Tries:
    """Counts tries by name, and all of them."""

    _of_name: dict[bytes, deque[datetime]] = field(default_factory=dict, repr=False)
    _of_all: deque[datetime] = field(default_factory=deque, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def begin(self, name: bytes, *, at: datetime) -> None:
        """Count a try. Raises TooMany, which says how long to wait; then nothing is counted."""
        with self._lock:
            self._drop_past(at)
            of_name = self._of_name.get(name, deque())
            wait = max(FOR_ONE_NAME.wait(of_name, at=at), FOR_ALL.wait(self._of_all, at=at))
            if wait > timedelta(0):
                raise _too_many(ceil(wait.total_seconds()))
            of_name.append(at)
            self._of_name[name] = of_name
            self._of_all.append(at)

    def take_back(self, name: bytes, *, at: datetime) -> None:
        """Uncount a try that was never answered."""
        with self._lock:
            _remove(self._of_name.get(name, deque()), at)
            _remove(self._of_all, at)

    def forgive(self, name: bytes, *, at: datetime) -> None:
        """Uncount every try at a name, since this one was right; the others stay in the sum."""
        with self._lock:
            self._of_name.pop(name, None)
            _remove(self._of_all, at)

    def forget(self, name: bytes) -> None:
        """Drop what was counted for a name: its person is gone."""
        with self._lock:
            self._of_name.pop(name, None)

    def __len__(self) -> int:
        return len(self._of_name)

    def _drop_past(self, at: datetime) -> None:
        """Drop what no longer counts. What is left is bounded by the patience for all."""
        while self._of_all and at - self._of_all[0] >= WINDOW:
            self._of_all.popleft()
        for name, tries in list(self._of_name.items()):
            while tries and at - tries[0] >= WINDOW:
                tries.popleft()
            if not tries:
                del self._of_name[name]


def _remove(tries: deque[datetime], at: datetime) -> None:
    if at in tries:
        tries.remove(at)


def _too_many(seconds: int) -> TooMany:
    wait = "1 second" if seconds == 1 else f"{seconds} seconds"
    message = f"There were many tries in a short time. Please wait {wait}, then try again."
    return TooMany(message, retry_seconds=seconds)
