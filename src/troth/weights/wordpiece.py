"""Cuts a text into the pieces that Rampart reads, and remembers where each came from.

The scheme is BERT's, uncased: lower case without accents, words and punctuation apart,
each word the longest known pieces from its left. Source: Wu et al. 2016 (WordPiece);
Devlin et al. 2018. The pieces are those of the pinned `vocab.txt`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

UNKNOWN, START, END = 1, 2, 3
_LONGEST_WORD: Final = 100
_UNBROKEN: Final = re.compile(r"[^ \t\n\r]+")
_SIMPLE: Final = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")


class Piece(NamedTuple):
    """A piece of a word: its number, and the code points of the text that it stands for.

    word: which word of the text it belongs to, counted from 0.
    """

    id: int
    start: int
    end: int
    word: int


class WordPiece:
    """A vocabulary."""

    def __init__(self, vocabulary: Path, *, unknown: int = UNKNOWN) -> None:
        self._unknown = unknown
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._ids: Mapping[str, int] = {line: number for number, line in enumerate(lines)}

    def cut(self, text: str) -> list[Piece]:
        """Return the pieces of `text` in order."""
        pieces: list[Piece] = []
        known = self._ids.get
        for number, (letters, places) in enumerate(_words(text)):
            whole = known(letters)
            if whole is None:
                pieces += self._cut_word(letters, places, number)
            else:
                pieces.append(Piece(whole, places[0], places[-1] + 1, number))
        return pieces

    def _cut_word(self, letters: str, places: Sequence[int], number: int) -> list[Piece]:
        pieces: list[Piece] = []
        at = 0
        while at < len(letters) and len(letters) <= _LONGEST_WORD:
            known, end = self._longest(letters, at)
            if known is None:
                break
            pieces.append(Piece(known, places[at], places[end - 1] + 1, number))
            at = end
        if at < len(letters):
            return [Piece(self._unknown, places[0], places[-1] + 1, number)]
        return pieces

    def _longest(self, letters: str, at: int) -> tuple[int | None, int]:
        before = "##" if at else ""
        for end in range(len(letters), at, -1):
            known = self._ids.get(before + letters[at:end])
            if known is not None:
                return known, end
        return None, at


def _words(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield words as folded letters, each with the places where its letters came from."""
    for part in _UNBROKEN.finditer(text):
        if part[0].isascii() and part[0].isprintable():
            for word in _SIMPLE.finditer(text, *part.span()):
                yield word[0].lower(), range(*word.span())
        else:
            yield from _folded(part[0], part.start())


def _folded(text: str, begins: int) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the words of a text of any signs, which begins at a place of a longer one."""
    letters, places = "", list[int]()
    was_emoji = False
    for place, letter in enumerate(text, begins):
        category = unicodedata.category(letter)
        is_emoji = _is_emoji(letter, category)
        if category[0] == "C" or letter == "\ufffd" or (is_emoji and was_emoji):
            continue
        was_emoji = is_emoji
        is_one = _stands_alone(letter, category)
        if is_one or category == "Zs":
            if letters:
                yield letters, places
            if is_one:
                yield letter, [place]
            letters, places = "", []
        else:
            folded = _fold(letter)
            letters += folded
            places += [place] * len(folded)
    if letters:
        yield letters, places


def _fold(letter: str) -> str:
    """Return a letter small and without the marks on it."""
    parts = unicodedata.normalize("NFD", letter.lower())  # noqa: TID251  # one letter
    return "".join(one for one in parts if unicodedata.category(one) != "Mn")


def _stands_alone(letter: str, category: str) -> bool:
    """Say whether a letter is a word by itself: punctuation, an emoji, a Chinese character."""
    if letter.isascii():
        return not letter.isalnum()
    if category[0] == "P" or _is_emoji(letter, category):
        return True
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"


def _is_emoji(letter: str, category: str) -> bool:
    """Say whether a letter is an emoji or the colour of one; many in a row are one word."""
    return category == "So" or (category == "Sk" and letter > "\uffff")
