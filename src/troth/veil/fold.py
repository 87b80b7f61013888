"""Two ways of writing the same words, made equal, with every place still known.

Promise: wide letters, capitals, accents, joined letters and invisible characters do not hide a
word; and a find is always given in code points of the text as it was typed. For finding only:
nobody sees the folded text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_JOINING: Final = frozenset({"Lu", "Ll", "Lt", "Mn", "Mc", "Nd"})
_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_ACCENTS: Final = range(0x300, 0x370)
_APOSTROPHES: Final = "'’\u02bc"
_BEFORE_APOSTROPHE: Final = frozenset("odOD")


@lru_cache(maxsize=8192)
def joins(char: str) -> bool:
    """Say whether `char` makes one word with a letter that stands right beside it.

    Letters of alphabets with capitals, digits and marks do. Scripts that are written without
    spaces, or that hang small words onto a name, do not: there a name ends where it ends.
    """
    return unicodedata.category(char) in _JOINING and not _selects(char)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folded form. `where`: from which character each folded one came."""

    text: str = field(repr=False)
    plain: str = field(repr=False)
    where: Sequence[int] = field(repr=False)

    def find(self, value: str) -> Iterator[tuple[int, int]]:
        """Find each place where folded `value` stands as a word of its own."""
        at = self.plain.find(value) if value else -1
        while at >= 0:
            end = at + len(value)
            start, stop = self.where[at], self._end(end)
            if _stands_alone(self.plain, at, end) or _stands_alone(self.text, start, stop):
                yield start, stop
            at = self.plain.find(value, at + 1)

    def _end(self, end: int) -> int:
        stop = self.where[end - 1] + 1
        while stop < len(self.text) and unicodedata.category(self.text[stop])[0] == "M":
            stop += 1
        return stop


def fold(text: str) -> Folded:
    """Fold `text`: compatibility forms and capitals made plain, accents and format marks left out.

    White space becomes a space, one for one.
    """
    if text.isascii():
        return Folded(text, "".join(map(_folded, text)), range(len(text)))
    plain: list[str] = []
    where: list[int] = []
    for index, char in enumerate(text):
        for one in _folded(char):
            plain.append(one)
            where.append(index)
    return Folded(text, "".join(plain), where)


def plain(text: str) -> str:
    """Return the folded form of a value, to look for it."""
    return fold(text.strip()).plain


def words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a name stand: `Jean-Luc O’Hara Jr.` has four.

    An `O’` belongs to what follows, and the full stop of an initial to its letter.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index, char in enumerate(text + "\0"):
        if _is_inside(char) or (start is not None and _is_hidden(char, text[index + 1 :][:1])):
            start = index if start is None else start
        elif start is not None:
            if char in _APOSTROPHES and _elides(text[start:index], text[index + 1 :][:1]):
                continue
            is_initial = (
                char == "." and index - start == 1 and not _is_inside(text[index + 1 :][:1])
            )
            found.append((start, index + is_initial))
            start = None
    return found


def _is_inside(char: str) -> bool:
    if not char or char.isalnum():
        return char != ""
    return unicodedata.category(char)[0] in "LMN" and not _selects(char)


def _selects(char: str) -> bool:
    """Say whether this only chooses how the character before it looks."""
    return any(ord(char) in those for those in _SELECTORS)


def _is_hidden(char: str, then: str) -> bool:
    return unicodedata.category(char) == "Cf" and _is_inside(then)


def _elides(before: str, then: str) -> bool:
    return before in _BEFORE_APOSTROPHE and _is_inside(then)


def _stands_alone(text: str, start: int, end: int) -> bool:
    if start > 0 and joins(text[start - 1]) and joins(text[start]):
        return False
    return not (end < len(text) and joins(text[end]) and joins(text[end - 1]))


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    if char.isspace():
        return " "
    spread = unicodedata.normalize("NFKC", char).casefold()
    spread = unicodedata.normalize("NFKD", spread).casefold()
    return "".join(
        " " if one.isspace() else one
        for one in spread
        if ord(one) not in _ACCENTS and unicodedata.category(one) != "Cf"
    )
