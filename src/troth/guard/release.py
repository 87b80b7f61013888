"""The only maker of `Shown`: whatever a person sees has passed through here.

Promise: no byte of a model's answer reaches a face untouched. What cannot be seen is
taken out: control characters (they drive terminals), invisible and direction-changing
characters (they hide text), lone surrogates (they break encoders). And an answer ends
at a bound. It must never let the way a text is cut into pieces change what is shown.

The whole class Cf goes. That costs a joined emoji its joiner and Persian its
zero-width non-joiner; both stay readable.
"""

import unicodedata
from typing import Final

from troth.words import Clear, Shown, Unguarded

ANSWER_LIMIT: Final = 100_000
"""The longest answer, in characters. Only a runaway model meets it."""

_BREAKS: Final = {0x2028: "\n", 0x2029: "\n"}
_KEPT = frozenset("\n\t")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Joiners and fillers outside Cf that take no room."""


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
        self.is_cut = False
        """Whether there was more than the limit lets through."""

    def feed(self, piece: Unguarded) -> list[Shown]:
        """Take the next piece; return what may be shown now, if anything."""
        text = self._held + piece.text
        self._held = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        text = _without_controls(_seen(_paired(text.removesuffix(self._held))))
        shown = text[: self._left]
        self.is_cut = self.is_cut or len(text) > len(shown)
        self._left -= len(shown)
        return [Shown(shown)] if shown else []

    def finish(self) -> list[Shown]:
        """End the answer. Half a character whose other half never came is dropped."""
        self._held = ""
        return []


def _paired(text: str) -> str:
    """Join the halves of characters, as a stream of JSON escapes may cut them; drop lone halves."""
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
    return hides or one in _UNSEEN or unicodedata.category(one) == "Cf"
