"""The card that asks for one purpose: five lines, two equal answers.

Every word about data comes from the registry; this module only sets it in order. The
bytes of the card are what a person saw, and their digest goes into the consent. The
riskiest cards ask one question about themselves (`check.py`); it is shown, so it is part
of those bytes. A no never has to answer it.
No card pleads, hurries, or speaks as the companion (`lint.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from troth.crypto.digest import sha256
from troth.errors import BadInput
from troth.registry.check import Check, check_for
from troth.registry.purposes import PERSON, Basis, Purpose, Registry
from troth.registry.wording import data, kept, recipients
from troth.words import Digest, Level, PurposeId

LANGUAGES: Final = ("en",)
ANSWERS: Final = ("Yes", "No")
BEFORE_YES: Final = "For a yes"
"""What stands before the question of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card, ready to show. `lines` are pairs of heading and text, always five."""

    purpose: PurposeId
    language: str
    title: str
    lines: tuple[tuple[str, str], ...]
    answers: tuple[str, str]
    body: bytes
    """The card as UTF-8 text, exactly as shown."""
    digest: Digest
    check: Check | None = None
    """The question that a yes must answer rightly, if the card has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Whether a yes to a card may be taken, and what to say. Truthy exactly when it may."""

    right: bool
    sentence: str

    def __bool__(self) -> bool:
        return self.right


def card(registry: Registry, purpose: PurposeId, *, language: str = "en") -> Card:
    """Write the card that asks for `purpose`.

    Raises Refused for an unknown purpose, and BadInput for one that nobody is asked
    about or a language that has no cards.
    """
    asked = registry.purpose(purpose)
    if asked.basis is not Basis.CONSENT:
        message = f"Nobody is asked about `{purpose}`: it rests on {asked.basis}."
        raise BadInput(message, param="purpose")
    if language not in LANGUAGES:
        message = f"There are no cards in that language yet. Use one of: {', '.join(LANGUAGES)}."
        raise BadInput(message, param="language")
    lines = _lines(registry, asked)
    check = check_for(registry, purpose)
    body = _body(asked.title, lines, check)
    return Card(
        purpose=purpose,
        language=language,
        title=asked.title,
        lines=lines,
        answers=ANSWERS,
        body=body,
        digest=sha256(body),
        check=check,
    )


def graded(shown: Card, answer: int | None) -> Graded:
    """Say whether a yes to this card may be taken, given the answer to its question.

    answer: its place, from 0; None where there is none. A wrong or a missing one brings the
    right answer and the card again: it is there to make things clear, not to sort people.
    """
    check = shown.check
    if check is None:
        return Graded(right=True, sentence="")
    if answer == check.right:
        return Graded(right=True, sentence=f"That is what the card says: {check.right_answer}.")
    told = f"The card says: {check.right_answer}. Nothing is changed yet. You can read it again."
    if answer is None:
        return Graded(right=False, sentence=f"The question has no answer yet. {told}")
    return Graded(right=False, sentence=f"You chose another answer. {told}")


def _lines(registry: Registry, asked: Purpose) -> tuple[tuple[str, str], ...]:
    return (
        ("What", _what(registry, asked)),
        ("Why", asked.necessity),
        ("Who gets it", _who(registry, asked)),
        ("What could go wrong", asked.risk),
        ("How long and how to stop", f"{_how_long(asked)} {asked.stop} {asked.without}"),
    )


def _body(title: str, lines: Sequence[tuple[str, str]], check: Check | None) -> bytes:
    told = "\n".join(f"{heading}: {text}" for heading, text in lines)
    parts = [title, told, *([] if check is None else [_asked(check)]), "  ".join(ANSWERS)]
    return ("\n\n".join(parts) + "\n").encode()


def _asked(check: Check) -> str:
    answers = (f"{number}. {one}" for number, one in enumerate(check.answers, start=1))
    return "\n".join((f"{BEFORE_YES}: {check.question}", *answers))


def _what(registry: Registry, asked: Purpose) -> str:
    if asked.reads == asked.writes:
        return f"Troth reads and keeps {data(registry, asked.reads)}."
    told = []
    if asked.reads:
        told.append(f"Troth reads {data(registry, asked.reads)}.")
    if asked.writes:
        told.append(f"Troth keeps {data(registry, asked.writes)}.")
    return " ".join(told)


def _who(registry: Registry, asked: Purpose) -> str:
    told = f"{recipients(registry, asked)}."
    stays = asked.recipients - {PERSON} and asked.least_level is Level.LOCAL
    return f"{told} It stays on this machine." if stays else told


def _how_long(asked: Purpose) -> str:
    return f"Your yes lasts {asked.expires_days} days. {kept(asked.kept_days)}"
