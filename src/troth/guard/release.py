"""The only maker of `Shown`: whatever a person sees has passed through here.

Promise: no byte of a model's answer reaches a face untouched. What cannot be seen is
taken out: control characters (they drive terminals), invisible and direction-changing
characters (they hide text), lone surrogates (they break encoders). And an answer ends
at a bound. It must never let the way a text is cut into pieces change what is shown.

The whole class Cf goes, but for a joiner where it joins: between two emoji, and beside letters
of scripts that are written otherwise without it (Persian, Hindi, Malayalam …). In a Latin word
it only hides something, so there it goes.
"""

import re
import unicodedata
from typing import Final

from troth.words import Clear, Shown, Unguarded

ANSWER_LIMIT: Final = 100_000
"""The longest answer, in characters. Only a runaway model meets it."""

_BREAKS: Final = {0x2028: "\n", 0x2029: "\n"}
_KEPT = frozenset("\n\t")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Joiners and fillers outside Cf that take no room."""

_JOINER, _NON_JOINER = "\u200d", "\u200c"
_JOINERS: Final = re.compile(f"[{_JOINER}{_NON_JOINER}]+")
_PICTURE: Final = re.compile("[\u2194\u2195\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")
"""Emoji that may be joined. Source: emoji-zwj-sequences.txt of Unicode, version 16."""
_AS_PICTURE: Final = "\ufe0f"
_SCRIPTS: Final = (
    re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"),  # Arabic
    re.compile("[\u0700-\u074f]"),  # Syriac
    re.compile("[\u07c0-\u07ff]"),  # N'Ko
    *(re.compile(f"[{chr(at)}-{chr(at + 0x7F)}]") for at in range(0x0900, 0x0E00, 0x80)),  # Indic
    re.compile("[\u1780-\u17ff]"),  # Khmer
    re.compile("[\u1800-\u18af]"),  # Mongolian
)
"""Scripts whose spelling needs joiners. Source: Unicode 16, sections 9.2, 12.1 and 23.2."""
_VIRAMA: Final = 9
"""The combining class of the sign that takes a consonant's vowel away."""


def release(piece: Unguarded, *, limit: int = ANSWER_LIMIT) -> Shown:
    """Make a whole answer of a model fit to be shown, at most `limit` characters long."""
    releaser = Releaser(limit)
    return Shown("".join(part.text for part in (*releaser.feed(piece), *releaser.finish())))


def notice(text: str) -> Shown:
    """Show one of Troth's own fixed sentences: a disclosure, a card, an error."""
    return Shown(_without_controls(_paired(text)))


def own(text: Clear) -> Shown:
    """Show a person's own words to that person: all but what drives a terminal."""
    return Shown(_without_controls(_paired(text.text)))


class Releaser:
    """Releases one streamed answer, piece by piece. Make a new one for each answer."""

    def __init__(self, limit: int = ANSWER_LIMIT) -> None:
        self._left = limit
        self._held = ""
        self._joiner = ""
        self._before = ""
        self.is_cut = False
        """Whether there was more than the limit lets through."""

    def feed(self, piece: Unguarded) -> list[Shown]:
        """Take the next piece; return what may be shown now, if anything."""
        text = self._held + piece.text
        self._held = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        text = _without_controls(_seen(_paired(text.removesuffix(self._held))))
        return self._within(self._joined(text))

    def finish(self) -> list[Shown]:
        """End the answer. Half a character whose other half never came is dropped."""
        self._held = ""
        return self._within(self._joined("", is_last=True))

    def _joined(self, text: str, *, is_last: bool = False) -> str:
        """Take out joiners that join nothing; hold one whose next letter has not come."""
        text = self._joiner + text
        if not text:
            return ""
        if text.isascii() and len(text) > 1:  # nothing in it joins
            self._before = text[-2:]
            return text
        last = None if is_last else _JOINERS.search(text, len(text.rstrip(_JOINER + _NON_JOINER)))
        self._joiner = last[0][0] if last else ""
        made = _with_joiners(self._before, text[: last.start()] if last else text)
        self._before = _JOINERS.split(f"{self._before}{made}"[-2:])[-1]
        return made

    def _within(self, text: str) -> list[Shown]:
        """Show a text as far as the limit lets through."""
        shown = text[: self._left]
        self.is_cut = self.is_cut or len(text) > len(shown)
        self._left -= len(shown)
        return [Shown(shown)] if shown else []


def _paired(text: str) -> str:
    """Join the halves of characters, as a stream of JSON escapes may cut them; drop lone halves."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    controls = [one for one in set(text) - _KEPT if unicodedata.category(one) == "Cc"]
    return text.translate(dict.fromkeys(map(ord, controls))) if controls else text


def _seen(text: str) -> str:
    if text.isascii():
        return text
    unseen = dict.fromkeys(ord(one) for one in set(text) if _is_unseen(one))
    return text.translate({**_BREAKS, **unseen})


def _is_unseen(one: str) -> bool:
    hides = "\ufe00" <= one <= "\ufe0d" or "\U000e0100" <= one <= "\U000e01ef"
    is_cf = unicodedata.category(one) == "Cf" and one not in {_JOINER, _NON_JOINER}
    return hides or one in _UNSEEN or is_cf


def _with_joiners(before: str, text: str) -> str:
    """Leave of the joiners in a text those that join. before: what stands in front of it."""
    if text.isascii() or not _JOINERS.search(text):
        return text
    whole = before + text

    def kept(found: re.Match[str]) -> str:
        near, far = whole[: found.start()][-2:], whole[found.end() :][:1]
        return found[0][0] if _joins(near, found[0][0], far) else ""

    return _JOINERS.sub(kept, whole)[len(before) :]


def _joins(near: str, joiner: str, far: str) -> bool:
    """Say whether a joiner has something to join on both sides, or ends a word as it must."""
    if _PICTURE.match(far):
        return joiner == _JOINER and _PICTURE.match(near.removesuffix(_AS_PICTURE)[-1:]) is not None
    if not near or not _is_letter(near[-1]):
        return False
    own = next((script for script in _SCRIPTS if script.match(near[-1])), None)
    if own is None:
        return False
    if far and _is_letter(far):
        return own.match(far) is not None
    return unicodedata.combining(near[-1]) == _VIRAMA


def _is_letter(one: str) -> bool:
    return unicodedata.category(one)[0] in "LM"
