"""What a person allows, as pages show it: one row for each purpose, with all that can be done.

A row tells apart what the person said and what holds now. While all use is on hold, or Troth
is locked down, a yes that was given is paused, not gone: its switch stays where it was left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from troth.consent.decide import decide
from troth.consent.events import PERSON_WIDE, ConsentEvent, Events
from troth.consent.standing import Standing, stands
from troth.errors import NotFound
from troth.gate.consents import answered, seq_of
from troth.house import House
from troth.registry.outside import provider_of
from troth.registry.purposes import Basis, Purpose
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_TALK,
    MATCH_WORDS,
    WELLBEING_OWN,
    PersonId,
    PurposeId,
)

TALKING: Final = "Talking"
ELSEWHERE: Final = "Models elsewhere"
GROUPS: Final[Mapping[str, Sequence[PurposeId]]] = {
    TALKING: (
        COMPANION_REPLY,
        COMPANION_HISTORY,
        COMPANION_MEMORY,
        COMPANION_OWN,
        WELLBEING_OWN,
    ),
    "Meeting people": (
        MATCH_PEOPLE,
        MATCH_TALK,
        MATCH_WORDS,
        MATCH_PHOTO,
        MATCH_ORIGIN,
        MATCH_LEARN,
    ),
    ELSEWHERE: (),
}
"""What a person decides about, under headings: first what the rest builds on. Each provider
elsewhere stands under the last one."""
_HEADINGS: Final = tuple(GROUPS)
_NO_SUCH = "Troth has no such purpose. Your privacy page lists those that there are."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One purpose. standing: by what the person said; paused: why it does nothing now, if so.

    answer: what the person said last about it, if anything. keeps: whether anything is kept for
    it; kept_until: if so and it is off, until when a new yes would bring that back.
    """

    purpose: Purpose
    standing: Standing
    paused: str
    answer: ConsentEvent | None
    keeps: bool
    kept_until: datetime | None

    @property
    def is_on(self) -> bool:
        """Whether its switch is on."""
        return self.standing.allowed

    @property
    def is_asked(self) -> bool:
        """Whether a card asks for it."""
        return self.purpose.basis is Basis.CONSENT

    @property
    def answers(self) -> int:
        """The number of the person's newest answer; a form brings it back."""
        return seq_of(self.answer)


def rows(house: House, person: PersonId) -> list[Row]:
    """Return a row for each purpose: first those that the person decides about, by `GROUPS`."""
    registry = house.gate.states.common().registry
    decided = sorted(registry.asked(), key=lambda one: _place(one.id))
    others = [one for one in registry.purposes.values() if one not in decided]
    return [_row(house, person, one) for one in (*decided, *others)]


def grouped(decided: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    """Return these rows under the headings of what they are about, in the order of `GROUPS`."""
    found: dict[str, list[Row]] = {}
    for one in sorted(decided, key=lambda one: _place(one.purpose.id)):
        found.setdefault(_HEADINGS[_place(one.purpose.id)[0]], []).append(one)
    return found


def _place(purpose: PurposeId) -> tuple[int, int]:
    """Say in which group a purpose stands, and where. One that no group names ends the first."""
    if provider_of(purpose) is not None:
        return _HEADINGS.index(ELSEWHERE), 0
    for group, named in enumerate(GROUPS.values()):
        if purpose in named:
            return group, named.index(purpose)
    return 0, len(GROUPS[TALKING])


def row(house: House, person: PersonId, purpose: str) -> Row:
    """Return the row of one purpose. Raises NotFound if there is none of that name."""
    found = house.gate.states.common().registry.purposes.get(PurposeId(purpose))
    if found is None:
        raise NotFound(_NO_SUCH)
    return _row(house, person, found)


def _row(house: House, person: PersonId, purpose: Purpose) -> Row:
    gate, notice = house.gate, house.gate.states.common().notice
    now = gate.may(person, purpose.id)  # first, since it writes down that a yes ran out
    events = gate.consents.events(person)
    at = house.clock.now()
    said = decide(_without_holds(events), notice, purpose.id, at=at)
    until = gate.consents.destroyed_after(person, purpose.id)
    return Row(
        purpose=purpose,
        standing=stands(purpose, said),
        paused=now.sentence if said and not now else "",
        answer=answered(events, purpose.id),
        keeps=until is not None,
        kept_until=until if until is not None and until > at and not said else None,
    )


def _without_holds(events: Sequence[ConsentEvent]) -> Events:
    return Events(one for one in events if one.kind not in PERSON_WIDE)
