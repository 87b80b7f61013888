"""Which of many patterns can match a text at all, so that the others are never tried.

A text that holds none of the words that a pattern cannot do without is not searched with it.
What is left matches as before: nothing is heard less, only sooner. A pattern of which nothing
is sure is always tried.
"""

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # its parser, for its own patterns
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any, Final

from troth.guard.once import kept

_LEAST: Final = 4
"""Fewer letters than this stand in nearly every text."""
_OFTEN: Final = " etaoinsrhldcumfpgwybvkxjqz"
"""Letters, those first that stand in most words: the last of them tell texts apart best."""

_NO_WIDTH: Final = frozenset({op.ASSERT, op.ASSERT_NOT, op.AT})
"""What stands between two letters that still stand side by side."""
_FEW: Final = 8
"""So many letters of which one must be there are looked for one by one."""


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
    parts = [*_opened(parts)]
    if all(kind is op.LITERAL for kind, _ in parts):  # as most are
        told = "".join([chr(letter) for _, letter in parts])
        return {told} if len(told) >= _LEAST else None
    sure: list[set[str]] = []
    letters: list[Any] = []
    for place, (kind, what) in enumerate([*parts, (None, None)]):
        if kind is op.LITERAL:
            letters.append((kind, what))
            continue
        if kind in _NO_WIDTH and not _ahead(kind, what):
            continue
        told = "".join(chr(letter) for _, letter in [*letters, *_ahead(kind, what)])
        if len(told) >= _LEAST:
            sure.append({told})
        if kind in _NO_WIDTH:
            continue
        # Which letters stand around it tells short words apart: " ya " is not in "yard".
        each = [_needed([*letters, *one]) for one in _ways(kind, what, _behind(parts[place + 1 :]))]
        if each and all(each):
            sure.append(set().union(*each))  # type: ignore[arg-type]  # none of them is None
        letters.clear()
    return min(sure, key=_how_often, default=None)


def _opened(parts: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  # as above
    """Yield parts as they stand, those in groups among them."""
    for kind, what in parts:
        if kind is op.SUBPATTERN and not what[1] and not what[2]:
            yield from _opened(what[3])
        else:
            yield kind, what


def _ahead(kind: object, what: Any) -> list[Any]:  # noqa: ANN401  # as above
    """Return the letters that must follow where a part looks ahead, and at nothing else."""
    if kind is not op.ASSERT or what[0] < 0 or any(one is not op.LITERAL for one, _ in what[1]):
        return []
    return [*what[1]]


def _behind(parts: Sequence[Any]) -> list[Any]:
    """Return the letters that must stand right behind a part; parts: what follows it."""
    letters: list[Any] = []
    for kind, what in parts:
        if kind is op.LITERAL:
            letters.append((kind, what))
        elif ahead := _ahead(kind, what):
            return [*letters, *ahead]
        elif kind not in _NO_WIDTH:
            break
    return letters


def _ways(kind: object, what: Any, behind: list[Any]) -> list[list[Any]]:  # noqa: ANN401  # as above
    """Return the ways to match a part, with what is right behind it; none where nothing is sure."""
    match kind, what:
        case op.BRANCH, (_, branches):
            return [[*one, *behind] for one in branches]
        case op.IN, several if len(several) <= _FEW:
            is_sure = all(one is op.LITERAL for one, _ in several)
            return [[one, *behind] for one in several] if is_sure else []
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (0, 1, inner)):
            return [[*inner, *behind], behind]
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (least, _, inner)) if least >= 1:
            return [[*inner]]
    return []


def _how_often(texts: set[str]) -> float:
    """Return about how often one of these texts is in a text by chance, as a measure."""
    return sum(8.0 ** -len(text.replace(" ", "")) for text in texts)


def _rarest(text: str) -> str:
    """Return the few letters of a text in a row that tell it apart best."""
    starts = [text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1)]
    return max(starts, key=lambda start: sum(_rank(letter) for letter in start))


def _rank(letter: str) -> int:
    return _OFTEN.find(letter) if letter in _OFTEN else len(_OFTEN)
