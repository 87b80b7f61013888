"""Unicode's normal forms for texts that anybody may have written, in time that grows with length.

To bring a run of marks into order takes time that grows with the square of its length: a message
of nothing but marks would hold everybody up for seconds. So of more than `MOST_MARKS` in a row
the rest is left out. Nothing that somebody means to be read has as many.

Source: Unicode Standard Annex 15, section 13 (Stream-Safe Text Format): 30 in a row.
"""

import re
import unicodedata
from typing import Final, Literal, TypeAlias

Form: TypeAlias = Literal["NFC", "NFD", "NFKC", "NFKD"]

MOST_MARKS: Final = 30
_ALIKE: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN: Final = re.compile("[a-z]")
_WORD: Final = re.compile(r"[\w'\u2019]+")
_LOOK_ALIKES: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04cf\u043a\u043c\u0442\u043d\u0432"
    "\u03b1\u03bf\u03b5\u03b9\u03ba\u03bd\u03c1\u03c4\u03c5\u03c7",
    "aeopcyxijsdlkmthbaoeikvptux",
)
_TOO_MANY: Final = re.compile(f"m{{{MOST_MARKS + 1},}}")
_BLANK: Final = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and marks without a picture: fillers of Korean and Khmer, an empty field of Braille."""
_MOST_KNOWN: Final = 20_000
"""Letters of which it is remembered: far more than the texts of a place have."""


def normalize(form: Form, text: str) -> str:
    """Return a text in a normal form, without what runs of marks have too many."""
    if text.isascii():
        return text
    if len(text) > MOST_MARKS:
        text = _with_short_runs(text)
    return unicodedata.normalize(form, text)


def unmixed(text: str) -> str:
    """Return a text in small letters with words in one script: `l\u0435\u0430ve` becomes `leave`.

    Greek and Cyrillic letters that look like Latin ones are written as those, in words that have
    Latin letters too. Other words stay. Source: Unicode Technical Standard 39, section 5.
    """
    if text.isascii() or _ALIKE.search(text) is None:
        return text
    return _WORD.sub(lambda one: _unmixed(one[0]), text)


def _unmixed(word: str) -> str:
    is_mixed = _LATIN.search(word) is not None and _ALIKE.search(word) is not None
    return word.translate(_LOOK_ALIKES) if is_mixed else word


def is_blank(text: str) -> bool:
    """Say whether nothing of a text can be seen: no letter, no sign, no picture.

    Spaces, control characters, what joins or turns letters, and letters that are blank.
    """
    return all(map(_shows_nothing, text))


def _shows_nothing(letter: str) -> bool:
    return (
        letter.isspace()
        or unicodedata.category(letter) in {"Cc", "Cf"}
        or letter in _BLANK
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
    )


def _with_short_runs(text: str) -> str:
    kinds = text.translate(_KINDS)  # one letter for each
    kept, at = list[str](), 0
    for run in _TOO_MANY.finditer(kinds):
        kept.append(text[at : run.start() + MOST_MARKS])
        at = run.end()
    return "".join([*kept, text[at:]]) if kept else text


class _Kinds(dict[int, str]):
    """Stands for a letter: `m` if nothing but marks is left of it, which are then put in order."""

    def __missing__(self, letter: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(letter))
        found = "m" if all(map(unicodedata.combining, apart)) else "."
        if len(self) < _MOST_KNOWN:
            self[letter] = found
        return found


_KINDS: Final = _Kinds()
