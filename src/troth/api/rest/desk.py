"""What every address of `/api` is given: the house, who guards it, and what is under way."""

import asyncio
from dataclasses import dataclass, field

from troth.api.rest.idempotency import Answered
from troth.api.rest.underway import UnderWay
from troth.front.route import Guard
from troth.house import House
from troth.words import ACCOUNT_RUN, PersonId, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One for the whole application."""

    house: House
    guard: Guard
    stopping: asyncio.Event
    answered: Answered = field(default_factory=Answered)
    under_way: UnderWay = field(default_factory=UnderWay)

    def forget(self, person: PersonId) -> None:
        """Forget in memory who was erased just now."""
        self.answered.forget(person)

    def drop_gone(self) -> None:
        """Forget in memory who was erased, and what is old. A server calls this each second."""
        self.answered.drop_gone(self._is_gone)

    def _is_gone(self, person: PersonId) -> bool:
        return self.house.gate.may(person, ACCOUNT_RUN).reason is Reason.UNKNOWN_PERSON
