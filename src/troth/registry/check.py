"""The one question that the riskiest cards ask before a yes counts.

It is worked out from the registry, never written by hand, so it cannot drift from what
is enforced. A no never needs it. The wrong answers are true of other uses, or plainly
nobody's; none is a trap, and the right one stands on the same card.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from troth.crypto.digest import sha256
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Purpose,
    Registry,
    Sensitivity,
)
from troth.registry.wording import amount, capital, recipients
from troth.words import Level, PurposeId

ANSWERS: Final = 3
"""How many answers there are to choose from."""

_PLAIN_DAYS: Final = (0, UNTIL_ERASED, 30, 90, 180)
_ONLY_YOU: Final = "Only you"
_ANYONE: Final = ("Anyone who asks", "Nobody at all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question about the card. `right` is the place of the right answer, from 0."""

    question: str
    answers: tuple[str, ...]
    right: int

    @property
    def right_answer(self) -> str:
        """The right answer, in words."""
        return self.answers[self.right]


def needs_check(registry: Registry, purpose: PurposeId) -> bool:
    """Say whether a yes to this purpose is one of the riskiest.

    It is when the purpose keeps intimate data, or lets anyone beyond this machine have
    data. Raises Refused for an unknown purpose.
    """
    asked = registry.purpose(purpose)
    if asked.basis is not Basis.CONSENT:
        return False
    return _goes_elsewhere(registry, asked) or _keeps_intimate(registry, asked)


def check_for(registry: Registry, purpose: PurposeId) -> Check | None:
    """Make the question for a purpose, or None where none is needed.

    Who gets the data is asked where it leaves this machine, else how long it is kept.
    """
    if not needs_check(registry, purpose):
        return None
    asked = registry.purpose(purpose)
    if _goes_elsewhere(registry, asked):
        others = _others(registry, asked)
        return _check(asked, "Who gets this?", recipients(registry, asked), others)
    days = map(amount, _other_days(registry, asked))
    return _check(asked, "How long does Troth keep this?", amount(asked.kept_days), days)


def _goes_elsewhere(registry: Registry, asked: Purpose) -> bool:
    levels = {registry.recipients[one].level for one in asked.recipients - {PERSON}}
    return bool(levels - {Level.LOCAL})


def _keeps_intimate(registry: Registry, asked: Purpose) -> bool:
    kept = {registry.category_of[field].sensitivity for field in asked.writes}
    return Sensitivity.INTIMATE in kept


def _others(registry: Registry, asked: Purpose) -> Sequence[str]:
    """Name who else might get data. What is half right is left out: it would be a trap."""
    you = registry.recipients[PERSON].label
    known = [
        *(
            recipients(registry, one)
            for one in registry.purposes.values()
            if not one.recipients <= asked.recipients
        ),
        *(
            capital(f"{you} and {one.label}")
            for one in registry.recipients.values()
            if one.id not in asked.recipients
        ),
    ]
    return [_ONLY_YOU, *sorted(known), *_ANYONE]


def _other_days(registry: Registry, asked: Purpose) -> Iterable[int]:
    """Name other retentions. How long the yes lasts stands on the card too: it would be a trap."""
    known = sorted({one.kept_days for one in registry.purposes.values()})
    return (days for days in (*known, *_PLAIN_DAYS) if days != asked.expires_days)


def _check(asked: Purpose, question: str, right: str, others: Iterable[str]) -> Check:
    wrong = [one for one in dict.fromkeys(others) if one != right][: ANSWERS - 1]
    answers = sorted((right, *wrong), key=lambda one: _place(asked, one))
    return Check(question=question, answers=tuple(answers), right=answers.index(right))


def _place(asked: Purpose, answer: str) -> str:
    """Mix the answers in a way that never changes: no reload moves them, no place is favoured."""
    return sha256(f"troth/v1/check\0{asked.id}\0{answer}".encode())
