"""Two ways of writing the same words, made equal, with every place still known.

Promise: wide letters, capitals, accents, strokes, joined letters and invisible characters do not
hide a word; and a find is always given in code points of the text as it was typed. For finding
only: nobody sees the folded text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from troth.veil.normalise import STYLED, is_mark

_JOINING: Final = frozenset({"Lu", "Ll", "Lt", "Mn", "Mc", "Nd"})
_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_VOICED: Final = "\u3099\u309a"
"""Marks that make another letter of one: ga of ka."""
_BLANK: Final = "\u2800"
_GAP: Final = (
    r"(?>&(?:#\w{1,6}|nbsp|amp|shy|quot|apos|lt|gt|[lr][sd]quo|[nm]dash);|%[0-9a-f]{2}|[\W_])"
)
"""One sign between two words, also as a code. Each is read in one way alone, so time stays even."""
_WIDEST: Final = 6
_WIDEST_SIGN: Final = 9
_WINDOW: Final = 8
"""So many times its widest form are looked at together around a place where a value may stand."""
_SURE: Final = 4
"""From so many letters on a name stays one when digits stand beside it."""
_STROKED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)
"""Letters that no table takes apart and that people also write plainly: `Lukasz`, `YILMAZ`."""
_APOSTROPHES: Final = "'’\u02bc"
_BEFORE_APOSTROPHE: Final = frozenset("odOD")
_ASCII_WORD: Final = re.compile(r"(?:[odOD]'(?=[A-Za-z0-9]))?[A-Za-z0-9]+")


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

    def find_dressed(self, value: str, *, is_close: bool) -> Iterator[tuple[int, int]]:
        """Find folded `value` also with other signs between its words, or digits beside it.

        is_close: its words may also stand without anything between them.
        """
        longest = core(value)
        wide = len(value) + _WIDEST * _WIDEST_SIGN * len(parts(value))
        done = 0
        at = self.plain.find(longest)
        while at >= 0:
            pattern = _dressed(value, is_close=is_close)
            until = min(at + _WINDOW * wide, len(self.plain))
            for match in pattern.finditer(self.plain, max(done, at - wide), until):
                if match.end() < until or until == len(self.plain):
                    done = match.end()
                    yield self.where[match.start()], self._end(done)
            if until == len(self.plain):
                return
            at = self.plain.find(longest, max(until - wide, done))

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
        return Folded(text, text.translate(_ascii()), range(len(text)))
    each = list(map(_folded, text))
    where = [index for index, folded in enumerate(each) for _ in folded]
    return Folded(text, "".join(each), where)


def plain(text: str) -> str:
    """Return the folded form of a value, to look for it."""
    text = text.strip()
    return text.translate(_ascii()) if text.isascii() else "".join(map(_folded, text))


def core(value: str) -> str:
    """Return the longest word of a folded value: where it is not, the value is not."""
    return max(parts(value), key=len)


@lru_cache(maxsize=8192)
def parts(value: str) -> tuple[str, ...]:
    """Return the words of a folded value, of which none is missing where it stands."""
    return tuple(re.findall(r"[^\W_]+", value)) or (value,)


@lru_cache(maxsize=8192)
def _dressed(value: str, *, is_close: bool) -> re.Pattern[str]:
    found = parts(value)
    gap = f"{_GAP}{{{0 if is_close else 1},{_WIDEST}}}"
    is_sure = sum(map(str.isalpha, value)) >= _SURE and value[0].isalpha() and value[-1].isalpha()
    beside = r"[^\W\d_]" if is_sure else r"[^\W_]"
    before = rf"(?<!{beside})" if joins(found[0][0]) else ""
    after = rf"(?!{beside})" if joins(found[-1][-1]) else ""
    return re.compile(before + gap.join(map(re.escape, found)) + after)


def words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a name stand: `Jean-Luc O’Hara Jr.` has four.

    An `O’` belongs to what follows, and the full stop of an initial to its letter.
    """
    if text.isascii():
        return [_with_stop(text, match.span()) for match in _ASCII_WORD.finditer(text)]
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


def _with_stop(text: str, word: tuple[int, int]) -> tuple[int, int]:
    start, end = word
    is_initial = text[end : end + 1] == "." and end - start == 1
    return (start, end + 1) if is_initial and not text[end + 1 : end + 2].isalnum() else word


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


@cache
def _ascii() -> str:
    """Return what each character of ASCII is folded to: one for one."""
    return "".join(map(_folded, map(chr, range(128))))


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    if char.isspace():
        return " "
    char = STYLED.get(ord(char), char)
    spread = unicodedata.normalize("NFKC", char).casefold()  # noqa: TID251  # one letter
    spread = unicodedata.normalize("NFKD", spread).casefold()  # noqa: TID251  # one letter
    spread = spread.translate(_STROKED)
    return "".join(
        " " if one.isspace() else one
        for one in spread
        if (one in _VOICED or not is_mark(one))
        and one != _BLANK
        and unicodedata.category(one) != "Cf"
    )
