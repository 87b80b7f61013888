"""Parts a streamed answer into sentences, the same however the stream is cut.

Promise: joined together, the pieces are the text; where a piece ends depends on the text
alone. A sentence ends at its stop (and closing quotes) as soon as what follows makes that
sure, at a line break that is no mere wrapping, or at the end. A stage direction between
asterisks, a fence and a line of code are pieces by themselves. A sentence that will not
end is cut at `LONGEST` characters, at the end of a word; the next piece says that it goes on.
White space belongs to the piece that follows it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 400
"""Characters that are held back for the end of one sentence."""

_LOOK = 64
_WINDOW = LONGEST + _LOOK
_STOPS = frozenset(".!?…。！？｡")  # noqa: RUF001  # full stops of Chinese and Japanese
_WIDE = frozenset("。！？｡")  # noqa: RUF001  # these need no space after them
_CLOSING = frozenset("\"'”’»)]*_~`」』）")  # noqa: RUF001  # wide brackets too
_CANDIDATE = re.compile(r"[.!?…。！？｡\n]")  # noqa: RUF001  # as above
_FENCES = ("```", "~~~")
_LAST_WORD = re.compile(r"[^\s(\"'„“«]{1,24}\Z")
_MOST_BLANKS = 8
_ABBREVIATIONS = frozenset(
    [
        *("dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx"),
        *("fig", "vol", "jr", "sr", "nr", "z.b", "d.h", "u.a", "o.ä", "bzw", "ca", "str"),
        *("evtl", "ggf", "inkl", "sra", "srta", "ud", "uds", "p.ej", "ej", "p.ex", "mme", "mlle"),
        *("u.s", "a.m", "p.m", "z.t", "s.o"),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One piece, with the white space before it.

    goes_on: it continues the piece before, which was cut at the bound.
    """

    text: str
    is_code: bool = False
    goes_on: bool = False

    @property
    def lead(self) -> str:
        """The white space before the words."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def has_words(self) -> bool:
        """Say whether there is a letter or a digit in it, or a fence."""
        return self.is_code or any(one.isalnum() for one in self.text)


def sentences(text: str) -> list[Sentence]:
    """Part a whole text."""
    splitter = Splitter()
    return [*splitter.feed(text), *splitter.finish()]


class Splitter:
    """Parts one text that comes in pieces. Make a new one for each text."""

    def __init__(self) -> None:
        self._held = ""
        self._in_code = False
        self._starts_line = True
        self._goes_on = False

    def feed(self, text: str) -> list[Sentence]:
        """Take more text; return the sentences that are sure to have ended."""
        inside_a_word = self._held[-1:].isalnum() and text.isalnum()
        self._held += text
        if inside_a_word and len(self._held) < _WINDOW:
            return []  # no letter between letters makes an end sure
        return list(self._parted(is_end=False))

    def finish(self) -> list[Sentence]:
        """End the text; return the rest."""
        return list(self._parted(is_end=True))

    def _parted(self, *, is_end: bool) -> Iterator[Sentence]:
        start = 0
        while start < len(self._held):
            window = self._held[start : start + _WINDOW]
            is_last = is_end and len(self._held) - start <= _WINDOW
            found = self._end(window, is_last=is_last)
            is_full = len(window) == _WINDOW
            if found is None and not is_full:
                break
            is_cut = found is None or found > LONGEST
            end = _word_end(window) if is_cut or found is None else found
            yield self._made(window[:end], is_cut=is_cut)
            start += end
        self._held = self._held[start:]

    def _made(self, text: str, *, is_cut: bool) -> Sentence:
        body = text.lstrip()
        starts_line = self._starts_line or "\n" in text[: len(text) - len(body)]
        is_fence = starts_line and body.startswith(_FENCES) and not self._goes_on
        made = Sentence(text=text, is_code=self._in_code or is_fence, goes_on=self._goes_on)
        if is_fence:
            self._in_code = not self._in_code
        self._starts_line = text.endswith("\n") or (starts_line and not body)
        self._goes_on = is_cut and bool(body)
        return made

    def _end(self, text: str, *, is_last: bool) -> int | None:
        """Return where the first piece of `text` ends; None if that is not sure yet."""
        begin = len(text) - len(text.lstrip())
        rest = len(text) if is_last else None
        if begin == len(text):
            return rest
        starts_line = (self._starts_line or "\n" in text[:begin]) and not self._goes_on
        if self._in_code or (starts_line and text.startswith(_FENCES, begin)):
            line_end = text.find("\n", begin)
            return line_end if line_end >= 0 else rest
        if text[begin] == "*" and not self._goes_on:
            is_full = is_last or len(text) == _WINDOW
            staged = _stage_end(text, begin, is_full=is_full)
            if staged != 0:
                return staged
        for found in _CANDIDATE.finditer(text, begin):
            if found[0] == "\n":
                end = _line_end(text, found.start(), is_last=is_last)
            else:
                end = _stop_end(text, found.start(), is_last=is_last)
            if end is None:
                return rest
            if end:
                return end
        return rest


def _stage_end(text: str, begin: int, *, is_full: bool) -> int | None:
    """Return where `*a stage direction*` ends; 0 if there is none, None if that is not sure."""
    if begin + 1 == len(text):
        return 0 if is_full else None
    if text[begin + 1] in "* \t\n":
        return 0
    close = text.find("*", begin + 1)
    line_end = text.find("\n", begin)
    if line_end >= 0 and (close < 0 or line_end < close):
        return 0
    if close < 0 or close + 1 == len(text):
        return 0 if is_full else None
    return close + 1 if text[close + 1].isspace() else 0


def _line_end(text: str, at: int, *, is_last: bool) -> int | None:
    """Return `at` if the line break there ends a piece; 0 if the line just wraps."""
    after = at + 1
    while after < len(text) and text[after] in " \t" and after - at <= _MOST_BLANKS:
        after += 1
    if after == len(text):
        return at if is_last else None
    return 0 if text[after].islower() else at


def _stop_end(text: str, at: int, *, is_last: bool) -> int | None:
    """Return where the sentence with a stop at `at` ends; 0 if it goes on."""
    if text[at - 1 : at] and text[at - 1] in _STOPS:
        return 0  # seen with the stop before
    stops = at
    while stops < len(text) and text[stops] in _STOPS:
        stops += 1
    end = stops
    while end < len(text) and (text[end] in _CLOSING or _is_sign(text[end])):
        end += 1
    end = _guillemet_end(text, end)
    if end == len(text):
        return end if is_last else None
    run = text[at:stops]
    if _WIDE.intersection(run):
        return end
    if not text[end].isspace() or _is_abbreviated(text[:at], run):
        return 0
    if run.endswith(("…", "..")) and text[end] != "\n":
        if end + 1 == len(text):
            return end if is_last else None
        return 0 if text[end + 1].islower() else end
    return end


def _guillemet_end(text: str, end: int) -> int:
    """Return the end behind a closing mark that French sets apart: « Dors bien. »."""
    near = text[end : end + 2]
    is_open = text.rfind("«", 0, end) > text.rfind("»", 0, end)
    if not is_open or not near[:1].isspace() or near[:1] == "\n":
        return end
    return end + len(near) if near[1:] in {"", "»"} else end


def _is_abbreviated(before: str, run: str) -> bool:
    word = _LAST_WORD.search(before)
    if run != "." or word is None:
        return False
    low = word[0].lower().lstrip("*_-")
    is_initial = len(low) == 1 and low.isalpha() and low != "i" and word[0][-1].isupper()
    return low in _ABBREVIATIONS or is_initial or (low.isdecimal() and len(low) <= 2)


def _is_sign(one: str) -> bool:
    return unicodedata.category(one) in {"So", "Sk", "Mn"}


def _word_end(text: str) -> int:
    """Return where to cut a text that is too long: at a space, or not inside a character."""
    body = text[:LONGEST]
    lead = len(body) - len(body.lstrip())
    blank = max(body.rfind(" "), body.rfind("\n"), body.rfind("\t"))
    if blank > lead:
        return blank
    near = range(LONGEST, LONGEST - _MOST_BLANKS, -1)
    return next((end for end in near if not _joins(text[end : end + 1])), LONGEST)


def _joins(one: str) -> bool:
    """Say whether a character belongs to the one before it."""
    return unicodedata.category(one or " ").startswith("M")
