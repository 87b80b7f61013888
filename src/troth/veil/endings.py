"""Endings of case, as Polish, Czech and their neighbours put them on a name: `Danielem`, `Martę`.

Promise: a name with such an ending is known for the name that it is, on the way out and on the
way back. Nothing else is an ending here: what is no name with one of these stays another word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from troth.veil.fold import plain

ENDINGS: Final = (
    *("a", "ach", "ami", "e", "em", "i", "ie", "iem", "o", "om", "ou", "ova", "ovi", "owi", "u"),
    *("y", "ą", "ę", "ě", "ów", "ů", "ům", "ův"),
)
LETTERS: Final = frozenset("ąęěóů")
"""Letters of endings that are not ASCII."""
LONGEST: Final = max(map(len, ENDINGS))
LEAST: Final = 4
"""So many letters a name has before its ending, at least."""
_BEGINNINGS: Final = frozenset(one[:end] for one in ENDINGS for end in range(1, len(one) + 1))
_FOLDED: Final = tuple(dict.fromkeys(map(plain, ENDINGS)))
_DROPPED: Final = "ao"
_CONSONANTS: Final = frozenset("bcdfghjklmnpqrstvwxz")
_WRITTEN_SO: Final = re.compile("[ąćęłńśźżčďěňřšťůžđ]", re.IGNORECASE)


def stem(name: str) -> str:
    """Return what of a name its endings are put on: `Mart` of `Marta`."""
    return name[:-1] if name[-1:].lower() in _DROPPED else name


def has_them(text: str) -> bool:
    """Say whether a text is written in a language that puts such endings on names."""
    return not text.isascii() and _WRITTEN_SO.search(text) is not None


@lru_cache(maxsize=8192)
def forms(name: str) -> tuple[str, ...]:
    """Return a folded name with each ending, folded; none for what is too short or no word."""
    bare = stem(name)
    if len(bare) < LEAST or not name.isalpha():
        return ()
    return tuple(form for ending in _FOLDED if (form := bare + ending) != name)


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield in which ways a word in small letters may be a stem and what an ending begins with."""
    for size in range(1, min(LONGEST, len(word) - LEAST) + 1):
        if word[-size:] in _BEGINNINGS:
            yield word[:-size], word[-size:]


def put_on(name: str, ending: str, *, like: str) -> str:
    """Put an ending on a name as it is put on another one, `like`; or leave the name as it is.

    A name of another sort has other endings, and keeps none better than a wrong one.
    """
    last, dropped = plain(name)[-1:], like[-1:].lower() if stem(like) != like else ""
    if last == dropped != "":
        return name[:-1] + ending
    return name + ending if dropped != "a" and last in _CONSONANTS else name
