"""When may Troth itself put a card before a person? Seldom, and never to wear them down.

| what came before | Troth may ask |
| --- | --- |
| nothing: the card was never shown | now |
| a yes that ran out, or whose notice has changed | now |
| a refusal, a withdrawal, an objection | 180 days later |
| a card that was shown and closed | 180 days later: closing is refusing |
| a yes that stands; a hold on all use | not at all |

A person may open a card at any time and change any answer; that is not asking, and this
module has no say in it.

Sources: CNIL, recommendation of 17 September 2020 (deliberation 2020-092): choices, a
refusal too, are kept for some time, and six months is good practice; EDPB Guidelines
03/2022, overloading by continuous prompting; 11 CCR 7004(a)(2): no answer is a no.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from troth.clock import day
from troth.consent.decide import decide, ends_at
from troth.consent.events import DECISIVE, YES, ConsentEvent, Events, Kind
from troth.registry.notice import Notice, PurposeRule
from troth.registry.purposes import Basis
from troth.words import REASONS, PurposeId, Reason

QUIET: Final = timedelta(days=180)
"""How long Troth does not ask after a no, spoken or silent."""

_SAID: Final = DECISIVE - {Kind.EXPIRED}
"""What the person said. That a yes ran out is not said by anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whether Troth may ask now, and why. Truthy exactly when it may.

    not_before: when it may, if nothing else is said until then; None if that is now, or
    if no day can be named.
    """

    allowed: bool
    reason: str
    not_before: datetime | None = None

    def __bool__(self) -> bool:
        return self.allowed


def may_ask(
    events: Sequence[ConsentEvent], notice: Notice, purpose: PurposeId, *, at: datetime
) -> Asking:
    """Decide whether Troth may ask about `purpose` at `at`, given all events of one person."""
    rule = notice.purposes.get(purpose)
    if rule is None:
        return _no(REASONS[Reason.UNKNOWN_PURPOSE])
    if rule.basis is not Basis.CONSENT:
        return _no("Nobody is asked about this.")
    known = Events.of(events)
    if known.erased_since is not None:
        return _no(REASONS[Reason.ERASED])
    if known.restricted_since is not None:
        return _no(f"{REASONS[Reason.RESTRICTED]} Until you end the hold, Troth asks nothing.")
    verdict = decide(known, notice, purpose, at=at)
    if verdict:
        return _no(verdict.sentence, verdict.until)
    no = _last_no(known, purpose, rule)
    if no is not None and at < no.at + QUIET:
        return _no(_why(no), no.at + QUIET)
    return Asking(allowed=True, reason=_why_now(verdict.reason))


def _last_no(events: Events, purpose: PurposeId, rule: PurposeRule) -> ConsentEvent | None:
    """Return the newest no, spoken or silent, that no yes came after."""
    said, since = _newest_word([event for event in events if event.purpose == purpose])
    shown = [event for event in since if event.kind is Kind.REQUESTED]
    if said is not None and said.kind in YES:
        ended = _ended(said, since, rule)
        shown = [event for event in shown if not _stood(said, event, ended)]
        said = None
    return max((*([] if said is None else [said]), *shown), key=_when, default=None)


def _newest_word(
    about: Sequence[ConsentEvent],
) -> tuple[ConsentEvent | None, Sequence[ConsentEvent]]:
    """Return what the person said last about a purpose, and all that came after it."""
    for place in range(len(about) - 1, -1, -1):
        if about[place].kind in _SAID:
            return about[place], about[place + 1 :]
    return None, about


def _stood(yes: ConsentEvent, shown: ConsentEvent, ended: datetime) -> bool:
    """Say whether a yes still stood when a card was shown; then closing it refused nothing.

    A card of another version counts as closed, since it may have been shown for its change.
    """
    return shown.at < ended and shown.registry_digest == yes.registry_digest


def _ended(yes: ConsentEvent, since: Sequence[ConsentEvent], rule: PurposeRule) -> datetime:
    """Say when a yes that no longer stands ended: when it ran out, or when a restore ended it."""
    ends = ends_at(yes, rule) or yes.at
    return min((ends, *(event.at for event in since if event.kind is Kind.EXPIRED)))


def _when(event: ConsentEvent) -> datetime:
    return event.at


def _why(no: ConsentEvent) -> str:
    then = f"Troth does not ask again before {day(no.at + QUIET)}."
    if no.kind is Kind.REQUESTED:
        return f"You were shown this on {day(no.at)} and did not say yes. {then}"
    return f"{REASONS[_NO[no.kind]][:-1]} on {day(no.at)}. {then}"


_NO: Final = {
    Kind.REFUSED: Reason.REFUSED,
    Kind.WITHDRAWN: Reason.WITHDRAWN,
    Kind.OBJECTED: Reason.OBJECTED,
}


def _why_now(reason: Reason) -> str:
    again = reason in {Reason.EXPIRED, Reason.NOTICE_CHANGED}
    return f"{REASONS[reason]} So Troth asks again." if again else REASONS[reason]


def _no(reason: str, not_before: datetime | None = None) -> Asking:
    return Asking(allowed=False, reason=reason, not_before=not_before)
