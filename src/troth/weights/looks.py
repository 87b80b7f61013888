"""How each piece of a text is written, for a model that reads lower case only.

A capital inside a sentence, at its start, in a text without any, or in one that shouts: each
says something else about a word. So does a list that it is on. The model gets both as one small
number a piece.
"""

from collections.abc import Callable, Sequence
from typing import Final

from troth.weights.wordpiece import Piece

NONE, BARE, SMALL, BEGINS, BIG, LOUD, SHOUTED, MIXED, DIGITS, CODE = range(10)
"""No letters; small where no word is big; small; big at a start; big; all big; in a text that
is all big; big inside; digits; digits and letters. Frozen: the trained tensors count on it."""
LISTS: Final = 4
"""A word is on no list, or on one of three; who calls says on which."""
LOOKS: Final = 10 * LISTS
_ENDS: Final = frozenset(".!?…:;\n\r•>|")


def on_none(_: str) -> int:
    """Say that a word is on no list."""
    return 0


def looks(text: str, pieces: Sequence[Piece], listed: Callable[[str], int] = on_none) -> list[int]:
    """Return one look for each piece of `text`. listed: the number of the list a word is on."""
    words = _words(pieces)
    is_bare = not any(_is_big(text[start:end]) for start, end in words.values())
    letters = "".join(filter(str.isalpha, text))
    is_shouted = len(words) > 1 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    seen: dict[int, int] = {}
    begins, last = True, 0
    for number, (start, end) in words.items():
        said = text[start:end]
        begins = begins or not _ENDS.isdisjoint(text[last:start])
        seen[number] = _look(said, begins=begins, is_bare=is_bare, is_shouted=is_shouted)
        if NONE < seen[number] <= MIXED:
            seen[number] += (CODE + 1) * listed(said)
        begins = said in _ENDS or (begins and not said[0].isalnum())
        last = end
    return [seen[piece.word] for piece in pieces]


def _words(pieces: Sequence[Piece]) -> dict[int, tuple[int, int]]:
    """Return where each word of the pieces starts and ends."""
    words: dict[int, tuple[int, int]] = {}
    for piece in pieces:
        start, _ = words.get(piece.word, (piece.start, piece.end))
        words[piece.word] = start, piece.end
    return words


def _is_big(said: str) -> bool:
    return len(said) > 1 and said[0].isupper() and said[1:].islower()


def _look(said: str, *, begins: bool, is_bare: bool, is_shouted: bool) -> int:
    if said.isdigit():
        return DIGITS
    if any(map(str.isdigit, said)):
        return CODE
    if said.lower() == said.upper():
        return NONE
    if is_shouted:
        return SHOUTED
    if said.islower():
        return BARE if is_bare else SMALL
    if _is_big(said) or len(said) == 1:
        return BEGINS if begins else BIG
    return LOUD if said.isupper() else MIXED
