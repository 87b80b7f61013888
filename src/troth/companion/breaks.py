"""When a talk has to hear that this is an AI, and that a break is good: `companion.disclosure`.

Promise: no answer comes later after the notice than its person's time between two breaks: an
hour for minors, three for all others, less where they want that. When it was said last is in
memory alone, by person and companion: a process that does not know says it, so no device, no
reconnect and no restart gets around it. A clock that is set back changes nothing
(`troth.clock`), and one that runs ahead makes it due.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from troth.clock import Clock
from troth.companion import disclosure
from troth.companion.answer import Asking
from troth.companion.persona import Persona
from troth.words import PersonId

_MOST_TALKS: Final = 10_000


class Breaks:
    """Remembers when the notice was said. One for each companion desk."""

    def __init__(self, clock: Clock, *, language: str) -> None:
        self._clock = clock
        self._language = language
        self.told_at: dict[tuple[PersonId, str], datetime] = {}
        """When whom which companion told it last."""

    def notice(self, person: PersonId, persona: Persona, *, every: timedelta, demo: bool) -> str:
        """Return what the next answer has to begin with; empty if the notice is not due."""
        begins = (person, persona.id) not in self.told_at
        if not self._is_due(person, persona, every):
            return ""
        return self._prefix(persona, begins=begins, demo=demo).strip()

    def opening(self, asking: Asking, every: timedelta, says: str = "", *, begins: bool) -> str:
        """Return what stands before an answer: the notice if it is due, and what else is said.

        begins: the talk begins here. says: what the person must hear now in any case.
        """
        if asking.is_stopped or asking.question.errand:
            return ""
        if not begins and not says and not self._is_due(asking.person, asking.persona, every):
            return ""
        told = self._prefix(asking.persona, begins=begins, demo=asking.provider.demo)
        return f"{told}{says}\n\n" if says else told

    def remember(self, asking: Asking) -> None:
        """Remember that an answer has said it."""
        while len(self.told_at) >= _MOST_TALKS:
            self.told_at.pop(next(iter(self.told_at)))
        self.told_at[asking.person, asking.persona.id] = self._clock.now()

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget who is gone."""
        for person, persona in list(self.told_at):
            if is_gone(person):
                self.told_at.pop((person, persona), None)

    def _is_due(self, person: PersonId, persona: Persona, every: timedelta) -> bool:
        last = self.told_at.get((person, persona.id))
        return disclosure.due(last, self._clock.now(), every=every)

    def _prefix(self, persona: Persona, *, begins: bool, demo: bool) -> str:
        return disclosure.prefix(persona, demo=demo, begins=begins, language=self._language)
