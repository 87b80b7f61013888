"""Which of many patterns can match a text at all, so that the others are never tried.

A text that holds none of the words that a pattern cannot do without is not searched with it.
What is left matches as before: nothing is heard less, only sooner. A pattern of which nothing
is sure is always tried.
"""

import re
from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]  # its parser, for its own patterns
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any, Final

from troth.guard.once import kept

_LEAST: Final = 3
"""Fewer letters than this stand in nearly every text."""
_OFTEN: Final = " etaoinsrhldcumfpgwybvkxjqz"
"""Letters, those first that stand in most words: the last of them tell texts apart best."""


def needed(pattern: str) -> frozenset[str] | None:
    """Return texts of which each match of a pattern has one; None where nothing is sure."""
    found = _needed(parser.parse(pattern))
    return frozenset(found) if found else None


@kept
def starts_of(text: str) -> set[str]:
    """Return all that stands in a text with as many letters as a sieve looks at first."""
    return {text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1)}


class Sieve:
    """Says which patterns can match a text. They are compiled without flags."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: set[int] = set()
        self._held: dict[str, list[tuple[str, int]]] = {}
        for at, pattern in enumerate(patterns):
            plain = pattern.flags == re.UNICODE
            texts = needed(pattern.pattern) if plain else None
            if texts is None:
                self._always.add(at)
                continue
            for text in texts:
                self._held.setdefault(_rarest(text), []).append((text, at))
        self._rare = frozenset(self._held)

    def left(self, text: str, *, starts: set[str] | None = None) -> set[int]:
        """Return the places of the patterns that may match in `text`.

        starts: what `starts_of` returns of the text, where several sieves look at it.
        """
        left = set(self._always)
        for start in self._rare & (starts or starts_of(text)):
            for held, at in self._held[start]:
                if at not in left and held in text:
                    left.add(at)
        return left


def _needed(parts: Any) -> set[str] | None:  # noqa: ANN401  # what the parser makes has no types
    """Return the texts of the part that is the rarest of those that must be there."""
    sure: list[set[str]] = []
    letters: list[str] = []
    for kind, what in [*parts, (None, None)]:
        if kind is op.LITERAL:
            letters.append(chr(what))
            continue
        if len(letters) >= _LEAST:
            sure.append({"".join(letters)})
        letters.clear()
        if inner := _inside(kind, what):
            sure.append(inner)
    return min(sure, key=_how_often, default=None)


def _inside(kind: object, what: Any) -> set[str] | None:  # noqa: ANN401  # as above
    """Return what a part needs that has parts of its own; None where nothing is sure."""
    match kind, what:
        case op.SUBPATTERN, (_, 0, 0, inner):
            return _needed(inner)
        case op.BRANCH, (_, branches):
            each = [_needed(one) for one in branches]
            return set().union(*each) if all(each) else None  # type: ignore[arg-type]  # none is None
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (least, _, inner)) if least >= 1:
            return _needed(inner)
    return None


def _how_often(texts: set[str]) -> float:
    """Return about how often one of these texts is in a text by chance, as a measure."""
    return sum(8.0 ** -len(text.replace(" ", "")) for text in texts)


def _rarest(text: str) -> str:
    """Return the three letters of a text that tell it apart best."""
    starts = [text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1)]
    return max(starts, key=lambda start: sum(_rank(letter) for letter in start))


def _rank(letter: str) -> int:
    return _OFTEN.find(letter) if letter in _OFTEN else len(_OFTEN)
