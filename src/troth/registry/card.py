"""The card that asks for one purpose: five lines, two equal answers.

Every word about data comes from the registry; this module only sets it in order. The
bytes of the card are what a person saw, and their digest goes into the consent.
No card pleads, hurries, or speaks as the companion.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from troth.crypto.digest import sha256
from troth.errors import BadInput
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    FieldId,
    Purpose,
    Registry,
)
from troth.words import Digest, Level, PurposeId

LANGUAGES: Final = ("en",)
ANSWERS: Final = ("Yes", "No")


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
    body = _body(asked.title, lines)
    return Card(
        purpose=purpose,
        language=language,
        title=asked.title,
        lines=lines,
        answers=ANSWERS,
        body=body,
        digest=sha256(body),
    )


def _lines(registry: Registry, asked: Purpose) -> tuple[tuple[str, str], ...]:
    return (
        ("What", _what(registry, asked)),
        ("Why", asked.necessity),
        ("Who gets it", _who(registry, asked)),
        ("What could go wrong", asked.risk),
        ("How long and how to stop", f"{_how_long(asked)} {asked.stop} {asked.without}"),
    )


def _body(title: str, lines: Sequence[tuple[str, str]]) -> bytes:
    told = "\n".join(f"{heading}: {text}" for heading, text in lines)
    return f"{title}\n\n{told}\n\n{'  '.join(ANSWERS)}\n".encode()


def _what(registry: Registry, asked: Purpose) -> str:
    if asked.reads == asked.writes:
        return f"Troth reads and keeps {_data(registry, asked.reads)}."
    told = []
    if asked.reads:
        told.append(f"Troth reads {_data(registry, asked.reads)}.")
    if asked.writes:
        told.append(f"Troth keeps {_data(registry, asked.writes)}.")
    return " ".join(told)


def _data(registry: Registry, fields: Collection[FieldId]) -> str:
    """Name each category that is used whole by its label, and every other field by its own."""
    touched = {registry.category_of[one].id: registry.category_of[one] for one in sorted(fields)}
    return _list([name for one in touched.values() for name in _names(one, fields)])


def _names(category: Category, fields: Collection[FieldId]) -> list[str]:
    if all(one.id in fields for one in category.fields):
        return [category.label]
    return [one.label for one in category.fields if one.id in fields]


def _who(registry: Registry, asked: Purpose) -> str:
    others = sorted(asked.recipients - {PERSON})
    if not others:
        return "Only you."
    own = [registry.recipients[PERSON].label] if PERSON in asked.recipients else []
    told = _list([*own, *(registry.recipients[one].label for one in others)])
    stays = asked.least_level is Level.LOCAL
    return f"{told[:1].upper()}{told[1:]}.{' It stays on this machine.' if stays else ''}"


def _how_long(asked: Purpose) -> str:
    return f"Your yes lasts {asked.expires_days} days. {_kept(asked)}"


def _kept(asked: Purpose) -> str:
    match asked.kept_days:
        case 0:
            return "Troth keeps nothing for this."
        case days if days == UNTIL_ERASED:
            return "Troth keeps this until you erase it."
        case days:
            return f"Troth keeps this for {days} days, then deletes it."


def _list(names: Sequence[str]) -> str:
    """Join names as a sentence does: `a, b and c`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
