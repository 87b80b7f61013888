"""One plain reading of a text for the detectors, with the way back to the text as given.

Wide letters, a zero-width space inside a word or a Cyrillic letter among Latin ones differ
for a machine and not for a reader. Every span that a detector finds in the plain text is
told in code points of the original, so nothing that was hidden inside a word is left behind
when it is masked.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from troth.normal import normalize

_CYRILLIC: Final = dict(
    zip(
        "аеорсухіјѕһԁԛԝкмтвнпАВЕКМНОРСТХУІЈЅԌԚԜЗ",
        "aeopcyxijshdqwkmtbhnABEKMHOPCTXYIJSGQWZ",
        strict=True,
    )
)
_GREEK: Final = dict(zip("αεικνορτυχωγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeikvoptuxwyABEZHIKMNOPTYX", strict=True))
_ALIKE: Final = str.maketrans(_CYRILLIC | _GREEK)
_CODED: Final = re.compile(
    r"(?:%[0-9A-Fa-f]{2})++|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"
)
MOST_CODED: Final = 8
"""So often a text is read that has codes in codes, `%2525C3`. Nobody writes more."""
WITHOUT_END: Final = (
    "The text has codes in codes in codes, and could not be read to their end. Nothing was sent."
)
_PLAIN_RUN: Final = re.compile(r"[\0-\x7f]+(?![^\0-\x7f])")
"""Letters that are read as they stand; a mark may sit on what stands before any other sign."""
_WORD: Final = re.compile(r"\w+")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
STYLED: Final[dict[int, str]] = {
    **dict(zip(map(ord, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"), "abcdefghijklmnopqrstuvwyz", strict=True)),
    **dict.fromkeys(b"\x60" + b"\xb4", "'"),
    **dict.fromkeys((0x2018, 0x2019, 0x201B, 0x2BC, 0x2032, 0xFF07), "'"),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-"),
    **dict.fromkeys((0x201C, 0x201D, 0x201E, 0xAB, 0xBB), '"'),
}
"""Small capitals as letters; quotation marks and dashes as keyboards write them."""
_MARKED: Final = "\u0590"
"""Letters before this one are read the same without the marks on them."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text, and for each of its letters where it stands in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __repr__(self) -> str:
        return f"Plain({len(self.text)} letters)"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]`, which is not empty, stands in the original."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """Return the plain reading of `text`: same case, compatible forms, nothing invisible."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(text):
        if run := _PLAIN_RUN.match(text, start):
            end = run.end()
            letters.append(run[0])
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            end = _end_of(text, start)
            read = _read(text[start:end])
            letters.append(read)
            starts += [start] * len(read)
            ends += [end] * len(read)
        start = end
    joined = "".join(letters)
    if not joined.isascii():
        joined = _WORD.sub(_latin, joined.translate(STYLED))
    return Plain(joined, tuple(starts), tuple(ends))


def decoded(read: Plain) -> Plain | None:
    """Return how a web page or a mail program would show it; None if it has no such signs."""
    if not _CODED.search(read.text):
        return None
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in (*_CODED.finditer(read.text), None):
        until = match.start() if match else len(read.text)
        letters += read.text[at:until]
        starts += read.starts[at:until]
        ends += read.ends[at:until]
        if match:
            shown = html.unescape(match[0]) if match[0][0] == "&" else unquote(match[0])
            start, end = read.span(*match.span())
            letters += shown
            starts += [start] * len(shown)
            ends += [end] * len(shown)
            at = match.end()
    return Plain("".join(letters), tuple(starts), tuple(ends))


def _end_of(text: str, start: int) -> int:
    """Return where a letter ends, together with the marks that sit on it."""
    end = start + 1
    while end < len(text) and is_mark(text[end]):
        end += 1
    return end


def _read(cluster: str) -> str:
    if cluster.isascii():
        return cluster
    seen = normalize("NFKC", cluster)
    if seen[0] < _MARKED:
        seen = seen[0] + "".join(one for one in seen[1:] if not is_mark(one))
    return "".join(one for one in seen if not _is_unseen(one))


def is_mark(letter: str) -> bool:
    """Say whether this sits on the letter before it, or around it."""
    return letter >= "\u0300" and unicodedata.category(letter) in {"Mn", "Me"}


def _is_unseen(letter: str) -> bool:
    """Say whether a letter shows nothing: zero-width, soft hyphen, a mark of direction."""
    return (
        unicodedata.category(letter) == "Cf"
        or "\ufe00" <= letter <= "\ufe0f"
        or letter in "\u034f\u115f\u1160\u2800\u3164"
    )


def _latin(word: re.Match[str]) -> str:
    """Write a word in Latin letters, if it mixes them with ones that look the same."""
    seen = word[0]
    return seen.translate(_ALIKE) if not seen.isascii() and _LATIN.search(seen) else seen
