"""May this be done? The one decision that everything else rests on.

| the purpose rests on | and the newest event that decides it is | answer |
| --- | --- | --- |
| legal duty, vital interest | anything | yes |
| legitimate interest | an objection, a refusal, a withdrawal | no |
| legitimate interest | anything else, or nothing | yes |
| consent | a yes that covers the notice and has not run out | yes |
| consent | anything else, or nothing | no |

An erased person gets no for everything. While a person has put the use of their data on
hold (GDPR art. 18) every purpose that does not say "continues" gets no.
"""

from collections.abc import Sequence
from datetime import datetime

from troth.consent.events import YES, ConsentEvent, Events, Kind
from troth.registry.notice import Notice, PurposeRule
from troth.registry.purposes import Basis
from troth.words import PurposeId, Reason, Verdict

_NO_BECAUSE = {
    Kind.REFUSED: Reason.REFUSED,
    Kind.WITHDRAWN: Reason.WITHDRAWN,
    Kind.EXPIRED: Reason.EXPIRED,
    Kind.OBJECTED: Reason.OBJECTED,
}
_LEGAL_DUTY = Verdict(allowed=True, reason=Reason.LEGAL_DUTY)
_VITAL_INTEREST = Verdict(allowed=True, reason=Reason.VITAL_INTEREST)
_NEVER_ASKED = Verdict(allowed=False, reason=Reason.NEVER_ASKED)
_UNKNOWN_PURPOSE = Verdict(allowed=False, reason=Reason.UNKNOWN_PURPOSE)
_LIVE = Verdict(allowed=True, reason=Reason.LIVE)


def decide(
    events: Sequence[ConsentEvent], notice: Notice, purpose: PurposeId, *, at: datetime
) -> Verdict:
    """Decide whether `purpose` is allowed at `at`, given all events of one person, in order.

    The newest event decides. A yes to an older notice counts only while nothing the purpose
    may do has widened since (`notice.covers`), and only for the shorter of the time it was
    given for and the time the notice allows now.
    """
    rule = notice.purposes.get(purpose)
    if rule is None:
        return _UNKNOWN_PURPOSE
    known = Events.of(events)
    if known.erased_since is not None:
        return _no(Reason.ERASED, known.erased_since)
    if known.restricted_since is not None and not rule.continues_under_restriction:
        return _no(Reason.RESTRICTED, known.restricted_since)
    if rule.basis is Basis.CONSENT:
        return _by_consent(known.newest(purpose), notice, purpose, at=at)
    return _without_consent(known.newest(purpose), rule)


def ends_at(event: ConsentEvent, rule: PurposeRule) -> datetime | None:
    """Say when a yes runs out: when it was given to, or earlier if the notice now allows less."""
    if event.expires_at is None or rule.expires_after is None:
        return None
    return min(event.expires_at, event.at + rule.expires_after)


def _by_consent(
    newest: ConsentEvent | None, notice: Notice, purpose: PurposeId, *, at: datetime
) -> Verdict:
    if newest is None:
        return _NEVER_ASKED
    if newest.kind not in YES:
        return _no(_NO_BECAUSE[newest.kind], newest.at)
    ends = ends_at(newest, notice.purposes[purpose])
    if ends is None or ends <= at:
        return _no(Reason.EXPIRED, ends or newest.at)
    if not notice.covers(newest.registry_digest, purpose):
        return _no(Reason.NOTICE_CHANGED, newest.at)
    return Verdict(allowed=True, reason=Reason.LIVE, since=newest.at, until=ends)


def _without_consent(newest: ConsentEvent | None, rule: PurposeRule) -> Verdict:
    if rule.basis is Basis.LEGAL_DUTY:
        return _LEGAL_DUTY
    if rule.basis is Basis.VITAL_INTEREST:
        return _VITAL_INTEREST
    if newest is not None and newest.kind in _NO_BECAUSE and newest.kind is not Kind.EXPIRED:
        return _no(_NO_BECAUSE[newest.kind], newest.at)
    return _LIVE


def _no(reason: Reason, since: datetime) -> Verdict:
    return Verdict(allowed=False, reason=reason, since=since)
