"""What every address of `/api` is given: the house, who guards it, and what was answered."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from troth.api.rest.idempotency import Answered
from troth.front.route import Guard
from troth.house import House
from troth.words import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One for the whole application."""

    house: House
    guard: Guard
    stopping: asyncio.Event
    answered: Answered = field(default_factory=Answered)

    def forget(self, person: PersonId) -> None:
        """Forget in memory who was erased just now."""
        self.answered.forget(person)

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget in memory who was erased meanwhile."""
        self.answered.drop_gone(is_gone)

    def drop_old(self) -> None:
        """Forget what is old, and what may not be told any more. Called each second."""
        self.answered.drop_old()
        self.answered.drop_ended()
