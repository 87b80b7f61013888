"""One plain reading of what was typed, so that rules see through its clothes.

`k1ll  m y s e l f`, `KİLL MYSELF`, `kill\u200bmyself…` and `Kill My Self!` differ for a
machine and not for a reader. The plain text is lower case, without accents, apostrophes
and invisible characters; words are parted by one space; a full stop or a comma stays as
a word of its own, so that a rule can stop there. It is for matching only: nobody sees it.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from troth.guard.once import kept
from troth.guard.sieve import starts_of
from troth.normal import normalize, unmixed

LONGEST: Final = 8_000
"""Characters read of one message: the first half and the last half of this many."""

_STOPS = str.maketrans(
    dict.fromkeys(".!?;:\n\r…¡¿|", " . ")
    | dict.fromkeys(",()[]{}–—", " , ")
    | dict.fromkeys('"“”„«»', ' " ')
    | dict.fromkeys("'’‘`\u00b4\u02bc", "")
    | dict.fromkeys("😂🤣😅😆😹💀☠🙃", " haha ")
)
_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_LEET = str.maketrans("013457@$!|€", "oieastasiie")
_LEET_L = str.maketrans("013457@$!|€", "oleastasile")
_TWO_WAYS = re.compile(r"[1|]")
"""Which of them stand for two letters."""
_MIXED = re.compile(r"(?<![\w@$!|€])(?=[0-9@$!|€]*[^\W\d_])(?=[^\W\d_]*[0-9@$!|€])[\w@$!|€]*\w")
_SIGN = re.compile("[0-9@$!|€]")
"""Without one of them nothing is mixed."""
_SPELLED = re.compile(r"(?<!\S)(?:[^\W_][\s._*-]){2,}[^\W_](?!\S)")
_WIDE = re.compile("[\uff01-\uff5e]")
_IN_JSON = re.compile(r'"((?:[^"\\]|\\.)*)"')
_UNIT = re.compile(r"\d+[^\W\d_]{1,3}|[^\W\d_]+\d{1,3}")
_FEW, _MANY = 2, 5
_QUOTE = re.compile(r"['‘’`](?:(?<!\w.)(?=\w)|(?<=\w['’`])(?!\w))")
_WORD_GAP = re.compile(r"\s{2,}")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_OTHER = re.compile(r"[^\w\s.,\"*]|_|(?<!\w)\*|\*(?!\w)")


@kept
def plain(text: str) -> tuple[str, ...]:
    """Return the plain readings of `text`: one, or two where a digit may stand for two letters."""
    text = _QUOTE.sub('"', _folded(_short(text)))
    joined = _SPELLED.sub(lambda found: _joined(found[0]), text)
    tables = (_LEET, _LEET_L) if _TWO_WAYS.search(joined) else (_LEET,)
    return tuple(dict.fromkeys(_read(joined, table) for table in tables))


class Readings:
    """The plain readings of the sentence that is looked at just now, for all who look at it."""

    def __init__(self) -> None:
        self._said: str | None = None
        self._readings: tuple[str, ...] = ()
        self._starts: dict[str, set[str]] = {}

    def of(self, said: str) -> tuple[str, ...]:
        """Return `plain` of a sentence."""
        if said != self._said:
            self._said, self._readings = said, plain(said)
            self._starts.clear()
        return self._readings

    def starts(self, text: str) -> set[str]:
        """Return `sieve.starts_of` of a reading of the sentence, or of a part of it."""
        if text not in self._starts:
            self._starts[text] = starts_of(text)
        return self._starts[text]


def undisguised(text: str) -> str:
    """Return a text without what hides it, with its capitals and stops: `I t  i s` is `It is`.

    Letters that stand apart, letters of another width, digits in two words or more, and a text
    that stands in JSON as somebody's "result". Any other text comes back as it is.
    """
    seen = normalize("NFKC", text) if _WIDE.search(text) else text
    words = seen.split()
    if len(words) > _MANY and 2 * sum(len(one) == 1 for one in words) > len(words):
        seen = " ".join(re.sub(r"\s", "", part) for part in _WORD_GAP.split(seen.strip()))
    if seen.lstrip().startswith(("{", "[")):
        told = [one for one in _IN_JSON.findall(seen) if len(one.split()) > _FEW]
        seen = " ".join(told) or seen
    mixed = [one for one in _MIXED.findall(seen) if not _UNIT.fullmatch(one)]
    if len(mixed) > 1:
        seen = _MIXED.sub(lambda found: found[0].translate(_LEET), seen)
    return seen


def _short(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} . {text[-half:]}"


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    spread = normalize("NFKD", normalize("NFKC", text).casefold())
    spread = unmixed(spread.translate(_JOINED))
    hidden = [one for one in set(spread) if unicodedata.category(one) in {"Mn", "Cf", "Cs"}]
    return spread.translate(dict.fromkeys(map(ord, hidden))) if hidden else spread


def _joined(spelled: str) -> str:
    """Write `k i l l  m y` or `k.i.l.l` as words."""
    words = _WORD_GAP.split(spelled)
    return " ".join(re.sub(r"[\s._*-]", "", word) for word in words)


def _read(text: str, leet: Mapping[int, int]) -> str:
    if _SIGN.search(text):
        text = _MIXED.sub(lambda found: found[0].translate(leet), text)
    text = _STRETCHED.sub(r"\1", text.translate(_STOPS))
    return f" {' '.join(_OTHER.sub(' ', text).split())} "
