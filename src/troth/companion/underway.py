"""Answers that are being given just now, and how the one who asked can stop them.

Every answer is among them, whatever face it was asked at: so many at once for one person, and
no more. They are known to this process alone and only while they last. Who asks for one that
is somebody else's hears the same as for one that does not exist.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from troth.errors import NotFound, TooMany
from troth.words import PersonId, new_id

MOST_OF_PERSON: Final = 4
"""A model on this machine gives few answers at once; other people want one too."""
_NO_SUCH_ANSWER: Final = "There is no such answer under way. It may be over already."


class UnderWay:
    """Knows every answer under way. Used from one event loop alone."""

    def __init__(self) -> None:
        self._stops: dict[tuple[PersonId, str], asyncio.Event] = {}

    def __len__(self) -> int:
        return len(self._stops)

    @contextmanager
    def begin(
        self, person: PersonId, stop: asyncio.Event, *, name: str | None = None
    ) -> Iterator[str]:
        """Give an answer a name for as long as it lasts. Raises TooMany.

        name: a fresh id, from whoever has to know it beforehand.
        """
        if sum(one == person for one, _ in self._stops) >= MOST_OF_PERSON:
            message = f"{MOST_OF_PERSON} answers are on their way to you. Wait for one, or stop it."
            raise TooMany(message, retry_seconds=5)
        named = name or new_id("ans")
        self._stops[person, named] = stop
        try:
            yield named
        finally:
            del self._stops[person, named]

    def stop(self, person: PersonId, name: str) -> None:
        """Stop an answer; what was shown of it is kept. Raises NotFound."""
        stop = self._stops.get((person, name))
        if stop is None:
            raise NotFound(_NO_SUCH_ANSWER)
        stop.set()
