"""What a person wants of models outside this machine: which one, how far trusted, what masked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias, get_args

from troth.errors import BadInput
from troth.words import Level

OnSensitive: TypeAlias = Literal["ask", "send", "local"]
"""What to do when words about health, love, faith or origin would leave: ask each time, send
them masked, or let a model on this machine answer."""
MOST_WORDS: Final = 500
LONGEST_WORD: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The wishes of one person, with what rules about providers look at.

    model: the id of the provider that answers; empty: the model on this machine. least: the
    person's own bar; empty: that of each purpose. masks: `always` and `never` as JSON. adult:
    the day on which the person said that they are an adult (ISO 8601); empty: they have not.
    """

    category: ClassVar[str] = "person"
    name: str = field(default="", repr=False)
    country: str = ""
    model: str = ""
    least: str = ""
    sensitive: str = ""
    masks: str = field(default="", repr=False)
    adult: str = ""

    @property
    def bar(self) -> Level | None:
        """The person's own bar, if there is one."""
        return Level(self.least) if self.least in set(Level) else None

    @property
    def on_sensitive(self) -> OnSensitive:
        """What to do with sensitive words: ask, unless the person said something else."""
        told: dict[str, OnSensitive] = {"send": "send", "local": "local"}
        return told.get(self.sensitive, "ask")

    @property
    def always(self) -> Sequence[str]:
        """The words that are always masked."""
        return self._words("always")

    @property
    def never(self) -> Sequence[str]:
        """The words that are never masked: the person said that they name nobody."""
        return self._words("never")

    def _words(self, which: str) -> Sequence[str]:
        try:
            told = json.loads(self.masks or "{}")
        except (ValueError, RecursionError):  # damaged: the rules and the model remain
            return []
        found = told.get(which) if isinstance(told, dict) else None
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def masks_text(*, always: Sequence[str], never: Sequence[str]) -> str:
    """Write the two lists down. Raises BadInput for words that no list can hold."""
    told = {"always": _clean(always), "never": _clean(never)}
    both = {one.casefold() for one in told["always"]} & {one.casefold() for one in told["never"]}
    if both:
        message = "A word can be masked always or never, but not both. Take it off one list."
        raise BadInput(message, param="masks")
    return json.dumps(told, ensure_ascii=False)


def must_be_right(wishes: Wishes) -> None:
    """Raise BadInput, which names the field, unless these can be a person's wishes."""
    if wishes.least and wishes.bar in {None, Level.BLOCKED, Level.UNKNOWN}:
        names = ", ".join(level for level in Level if level.meets(Level.CONTRACT))
        message = f"A bar is one of: {names}; or nothing."
        raise BadInput(message, param="least")
    if wishes.masks and not _is_masks(wishes.masks):
        message = "The lists of words are not in their form. Write them with `masks_text`."
        raise BadInput(message, param="masks")
    if wishes.adult and not _is_day(wishes.adult):
        message = "Say the day on which you stated that you are an adult, as in 2026-11-22."
        raise BadInput(message, param="adult")
    if wishes.sensitive and wishes.sensitive not in get_args(OnSensitive):
        message = f"For sensitive words say one of: {', '.join(get_args(OnSensitive))}."
        raise BadInput(message, param="sensitive")


def _is_masks(text: str) -> bool:
    """Say whether a text is one that `masks_text` writes."""
    wishes = Wishes(masks=text)
    try:
        return masks_text(always=wishes.always, never=wishes.never) == text
    except BadInput:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _clean(words: Sequence[str]) -> list[str]:
    kept = list(dict.fromkeys(word for one in words if (word := " ".join(one.split()))))
    if len(kept) > MOST_WORDS or any(len(one) > LONGEST_WORD for one in kept):
        message = f"A list has up to {MOST_WORDS} words, each up to {LONGEST_WORD} letters long."
        raise BadInput(message, param="masks")
    return kept
