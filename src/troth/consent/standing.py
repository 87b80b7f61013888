"""How one purpose stands for one person, in words: what a page, a command and `/api` tell.

Everything here follows from the decision and the registry. It is said once, so that no
face tells it another way: whether it is on, why, since when, until when, what still works
without it, and whether the person can change it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from troth.clock import day
from troth.consent.decide import decide
from troth.consent.events import ConsentEvent
from troth.registry.notice import Notice
from troth.registry.purposes import Basis, Purpose, Registry
from troth.words import PurposeId, Reason, Verdict

_CAN_CHANGE = frozenset({Basis.CONSENT, Basis.LEGITIMATE_INTEREST})
_NOBODY = frozenset({Reason.ERASED, Reason.UNKNOWN_PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One purpose as it stands. since, until: of the yes or the no, where there is one.

    without: what still works without it. can_change: the person can turn it on or off.
    """

    purpose: PurposeId
    title: str
    basis: Basis
    allowed: bool
    reason: Reason
    because: str
    since: datetime | None
    until: datetime | None
    without: str
    essential: bool
    can_change: bool

    @property
    def when(self) -> str:
        """Say in a sentence whether it is on, since when and until when."""
        if self.allowed and not self.can_change:
            return "Always on."
        since = f" since {day(self.since)}" if self.since else ""
        until = f" until {day(self.until)}" if self.until else ""
        if not self.allowed:
            return f"Off{since}."
        return f"On{since}{',' if since and until else ''}{until}."


def standing(
    events: Sequence[ConsentEvent],
    notice: Notice,
    registry: Registry,
    purpose: PurposeId,
    *,
    at: datetime,
) -> Standing:
    """Say how `purpose` stands at `at`, given all events of one person.

    Raises Refused if the registry has no such purpose.
    """
    return stands(registry.purpose(purpose), decide(events, notice, purpose, at=at))


def stands(purpose: Purpose, verdict: Verdict) -> Standing:
    """Say how a purpose stands, given the decision: the gate's own knows of a lockdown too."""
    return Standing(
        purpose=purpose.id,
        title=purpose.title,
        basis=purpose.basis,
        allowed=verdict.allowed,
        reason=verdict.reason,
        because=verdict.sentence,
        since=verdict.since,
        until=verdict.until,
        without=purpose.without,
        essential=purpose.essential,
        can_change=purpose.basis in _CAN_CHANGE and verdict.reason not in _NOBODY,
    )
