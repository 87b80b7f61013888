"""Places for long work: so many at once in the house, and one for each person.

An archive is made in a thread, and there are few of those. Whoever finds no place hears so at
once and when to ask again; nobody waits in a line that others could fill.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from troth.errors import TooMany
from troth.words import PersonId

MOST: Final = 2
MOST_OF_PERSON: Final = 1
SECONDS: Final = 15
"""When to ask again: most archives take less."""
_YOURS = "Your archive is being made already. Let that one end, then ask again."
_OTHERS = "Troth makes other archives just now. Please try again in a moment."


class Places:
    """Knows who has a place. Used from one event loop alone."""

    def __init__(
        self,
        *,
        most: int = MOST,
        of_person: int = MOST_OF_PERSON,
        yours: str = _YOURS,
        others: str = _OTHERS,
    ) -> None:
        """Make them. yours, others: what is said where there is none."""
        self._yours, self._others = yours, others
        self._most = most
        self._of_person = of_person
        self._taken: list[PersonId] = []

    def __len__(self) -> int:
        return len(self._taken)

    @contextmanager
    def take(self, person: PersonId) -> Iterator[None]:
        """Have a place for as long as the block lasts. Raises TooMany."""
        if self._taken.count(person) >= self._of_person:
            raise TooMany(self._yours, retry_seconds=SECONDS)
        if len(self._taken) >= self._most:
            raise TooMany(self._others, retry_seconds=SECONDS)
        self._taken.append(person)
        try:
            yield
        finally:
            self._taken.remove(person)
