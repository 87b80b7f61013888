"""A fair line for a model that answers few at a time.

Who waits is called in turn, person by person: one who asks ten things at once delays nobody but
themselves. Of those in turn, one whom nobody is answering just now goes first. The line is
bounded, for each person and in all; past that the ask is turned away at once.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Final

from troth.errors import ProviderBusy

WAITING: Final = 4
"""How many asks of one person may wait for a place."""
WAITING_IN_ALL: Final = 32
_LATER: Final = "Try again in a minute."
_SECONDS_EACH: Final = 5.0
"""What one answer before you takes, roughly: for saying when to come back."""


class Line:
    """The places of one model, and who waits for them. It belongs to one event loop."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._inside: list[str] = []
        self._called = 0
        self._last: dict[str, int] = {}
        """When each was called last, of those who are inside or wait."""
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nobody is inside and nobody waits."""
        return not (self._inside or self._waiting or self._last)

    def before(self, whose: str) -> int | None:
        """Return how many asks come before this person's next one; None if none of theirs waits.

        As things stand, if answers end in the order in which they began.
        """
        if whose not in self._waiting:
            return None
        inside, last = [*self._inside], {**self._last}
        left = {one: len(asks) for one, asks in self._waiting.items()}
        before, called = 0, self._called
        while True:
            del inside[:1]
            first = _first(left, inside, last)
            if first == whose:
                return before
            before, called = before + 1, called + 1
            inside.append(first)
            last[first] = called
            left[first] -= 1
            if not left[first]:
                del left[first]

    @asynccontextmanager
    async def place(self, whose: str) -> AsyncIterator[None]:
        """Wait for a place, and hold it. Raises ProviderBusy if the line is full."""
        if self._waiting or len(self._inside) >= self._places:
            await self._wait(whose)
        else:
            self._enter(whose)
        try:
            yield
        finally:
            self._leave(whose)

    async def _wait(self, whose: str) -> None:
        asks = self._waiting.get(whose, ())
        total = sum(map(len, self._waiting.values()))
        if len(asks) >= WAITING or total >= WAITING_IN_ALL:
            yours = " of asks of yours" if len(asks) >= WAITING else ""
            message = f"The model is busy, and its waiting line is full{yours}. {_LATER}"
            seconds = _SECONDS_EACH * max(1, total // self._places)
            raise ProviderBusy(message, retry_after=min(60.0, seconds))
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(whose, deque()).append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # called and left in the same moment
                self._leave(whose)
            else:
                self._forget(whose, called)
            raise

    def _enter(self, whose: str) -> None:
        self._called += 1
        self._last[whose] = self._called
        self._inside.append(whose)

    def _leave(self, whose: str) -> None:
        self._inside.remove(whose)
        while self._waiting and len(self._inside) < self._places:
            first = _first(self._waiting, self._inside, self._last)
            called = self._waiting[first].popleft()
            if not self._waiting[first]:
                del self._waiting[first]
            if called.cancelled():  # they left, and have not come round to saying so
                self._drop(first)
                continue
            self._enter(first)
            called.set_result(None)
        self._drop(whose)

    def _forget(self, whose: str, called: "asyncio.Future[None]") -> None:
        asks = self._waiting.get(whose)
        if asks is not None and called in asks:
            asks.remove(called)
            if not asks:
                del self._waiting[whose]
        self._drop(whose)

    def _drop(self, whose: str) -> None:
        if whose not in self._waiting and whose not in self._inside:
            self._last.pop(whose, None)


def _first(waiting: Iterable[str], inside: Sequence[str], last: Mapping[str, int]) -> str:
    """Return whose turn it is: who is answered least just now, then who was called longest ago."""
    return min(waiting, key=lambda whose: (inside.count(whose), last.get(whose, 0)))
