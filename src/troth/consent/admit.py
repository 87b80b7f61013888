"""Which event may follow which. What is not admitted is never written down.

| event | admitted when |
| --- | --- |
| requested | always |
| given | the purpose rests on consent, or on an interest that was objected to |
| refused, withdrawn | the purpose rests on consent or on an interest (saying no always works) |
| objected | as withdrawn |
| renewed | the newest deciding event is a yes that has not run out |
| expired | the newest deciding event is a yes that has run out |
| restricted | the person is not restricted yet |
| unrestricted | the person is restricted |
| anything | not after `erased` |
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from troth.consent.decide import ends_at
from troth.consent.events import PERSON_WIDE, YES, ConsentEvent, Events, Kind
from troth.errors import BadInput
from troth.registry.notice import Notice, PurposeRule
from troth.registry.purposes import Basis
from troth.words import PurposeId

_NEED_NO_CONSENT = {Basis.LEGAL_DUTY, Basis.VITAL_INTEREST}


def admit(
    events: Sequence[ConsentEvent], kind: Kind, notice: Notice, purpose: PurposeId, *, at: datetime
) -> None:
    """Raise BadInput, with a sentence for the person, unless the event may follow."""
    known = Events.of(events)
    if known.erased_since is not None:
        _refuse("This person has been erased. Nothing more is written down.")
    if kind in PERSON_WIDE:
        _admit_person_wide(known, kind)
        return
    rule = notice.purposes.get(purpose)
    if rule is None:
        _refuse(f"Troth has no purpose named {purpose!r}.")
    if kind is Kind.REQUESTED:
        return
    if rule.basis in _NEED_NO_CONSENT:
        _refuse(f"{purpose} does not rest on your yes, so it cannot be given or taken back.")
    _admit_for_purpose(known.newest(purpose), kind, rule, at=at)


def _admit_person_wide(known: Events, kind: Kind) -> None:
    if kind is Kind.RESTRICTED and known.restricted_since is not None:
        _refuse("Your data is on hold already.")
    if kind is Kind.UNRESTRICTED and known.restricted_since is None:
        _refuse("Your data is not on hold.")


def _admit_for_purpose(
    newest: ConsentEvent | None, kind: Kind, rule: PurposeRule, *, at: datetime
) -> None:
    if kind is Kind.GIVEN and rule.basis is Basis.LEGITIMATE_INTEREST and newest is None:
        _refuse("This is on already, since you did not object.")
    if kind not in {Kind.RENEWED, Kind.EXPIRED}:
        return
    ends = ends_at(newest, rule) if newest is not None and newest.kind in YES else None
    if kind is Kind.RENEWED and (ends is None or ends <= at):
        _refuse("There is no yes to renew. Say yes anew instead.")
    if kind is Kind.EXPIRED and (ends is None or ends > at):
        _refuse("There is no yes that has run out.")


def _refuse(message: str) -> NoReturn:
    raise BadInput(message)
