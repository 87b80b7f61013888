"""Cuts a text into the pieces that Rampart reads, and remembers where each came from.

The scheme is BERT's, uncased: lower case without accents, words and punctuation apart,
each word the longest known pieces from its left. Source: Wu et al. 2016 (WordPiece);
Devlin et al. 2018. The pieces are those of the pinned `vocab.txt`.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

UNKNOWN, START, END = 1, 2, 3
_LONGEST_WORD: Final = 100


@dataclass(frozen=True, slots=True)
class Piece:
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
        for number, word in enumerate(_words(text)):
            pieces += self._cut_word(word, number)
        return pieces

    def _cut_word(self, word: list[tuple[str, int]], number: int) -> list[Piece]:
        letters = "".join(letter for letter, _ in word)
        pieces: list[Piece] = []
        at = 0
        while at < len(letters) and len(letters) <= _LONGEST_WORD:
            known, end = self._longest(letters, at)
            if known is None:
                break
            pieces.append(Piece(known, word[at][1], word[end - 1][1] + 1, number))
            at = end
        if at < len(letters):
            return [Piece(self._unknown, word[0][1], word[-1][1] + 1, number)]
        return pieces

    def _longest(self, letters: str, at: int) -> tuple[int | None, int]:
        before = "##" if at else ""
        for end in range(len(letters), at, -1):
            known = self._ids.get(before + letters[at:end])
            if known is not None:
                return known, end
        return None, at


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Yield words as folded letters, each with the place where it came from."""
    word: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if letter.isalnum() and letter.isascii():
            word.append((letter.lower(), place))
            continue
        category = unicodedata.category(letter)
        if letter in "\t\n\r" or category == "Zs":
            if word:
                yield word
            word = []
        elif category[0] == "C" or letter == "\ufffd":
            continue
        elif _stands_alone(letter, category):
            if word:
                yield word
            yield [(letter, place)]
            word = []
        else:
            word += [
                (one, place)
                for one in unicodedata.normalize("NFD", letter.lower())  # noqa: TID251  # one letter
                if unicodedata.category(one) != "Mn"
            ]
    if word:
        yield word


def _stands_alone(letter: str, category: str) -> bool:
    """Say whether a letter is a word by itself: punctuation, or a Chinese character."""
    if letter.isascii():
        return not letter.isalnum()
    return category[0] == "P" or "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"
