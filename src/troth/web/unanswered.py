"""What keeps a companion from answering, as a talk tells it: what happened, and the ways on.

Pure: from an error, or from who would answer, to words. The words that a person typed stay with
the page, whatever is told here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from troth.companion.models import Model
from troth.companion.persona import Persona
from troth.errors import NotFound, Refused, TrothError, VeilBroken
from troth.web import problems
from troth.web.problems import MODELS, Step
from troth.words import REASONS, Reason

NOT_SENT: Final = "Not sent yet"
_TOO_LITTLE: Final = "Too little is known about it today, so nothing goes there."
_READ_CARD: Final = "Read what this is about"
_PRIVACY: Final = Step(words="See what you allow", address="/privacy")
SAFETY: Final = Step(words="If you are in danger", address="/safety")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something to tell above or in place of the form, and the ways on from it."""

    title: str
    sentence: str
    ways: Sequence[Step] = ()


def trouble(error: TrothError) -> Told:
    """Tell what kept a message from being answered. The words are still there."""
    title, sentence, _ = problems.words_of(error)
    if isinstance(error, VeilBroken):
        return Told(title=title, sentence=sentence, ways=problems.steps_after(error))
    if isinstance(error, NotFound):
        return Told(title=NOT_SENT, sentence=str(error))
    if isinstance(error, Refused):
        return Told(title=title, sentence=REASONS[error.reason], ways=problems.steps_after(error))
    return Told(title=title, sentence=sentence)


def why_not(model: Model) -> str:
    """Say why a model cannot answer a person now, yes or no; empty if it can."""
    if model.not_now:
        return model.not_now
    return _TOO_LITTLE if model.allowed.reason is Reason.UNKNOWN_PURPOSE else ""


def unable(who: Model, companion: Persona) -> Told | None:
    """Tell why nobody can answer now, if so."""
    if reason := why_not(who):
        return Told(title=f"{who.name} cannot answer you now", sentence=reason, ways=[MODELS])
    return None if who.allowed else _refused(who, companion)


def _refused(who: Model, companion: Persona) -> Told:
    """Tell why a companion may not answer, and how to change that."""
    verdict = who.allowed
    read_card = Step(words=_READ_CARD, address=f"/consent/{who.purpose}?back=talk")
    ways = [read_card, *([MODELS] if who.is_outside else []), _PRIVACY]
    title = f"{companion.name} may not answer you now"
    match verdict.reason:
        case Reason.LOCKED_DOWN:
            return Told(title="Troth is locked down", sentence=_LOCKED, ways=[_PRIVACY, SAFETY])
        case Reason.RESTRICTED:
            return Told(title="Your data is on hold", sentence=_ON_HOLD, ways=[_PRIVACY])
        case Reason.NEVER_ASKED if who.is_outside:
            sentence = (
                f"You let {who.name} answer. It gets nothing before you say yes to its card. "
                "Read it, then choose."
            )
        case Reason.NEVER_ASKED:
            sentence = (
                f"You have not said yes yet, so {companion.name} may not answer. "
                "Read the card, then choose."
            )
        case _:
            sentence = f"{verdict.sentence} You can change that at any time."
    return Told(title=title, sentence=sentence, ways=ways)


_LOCKED: Final = (
    "Nothing is used until it is opened again, so nobody answers. Whoever runs this Troth can "
    "open it. Nothing you said is lost."
)
_ON_HOLD: Final = (
    "You asked Troth to keep your data and not to use it, so nobody answers. "
    "You can end the hold at any time."
)
