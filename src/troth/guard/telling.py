"""Tells an answer that speaks about pressure from one that presses.

Who asks what a word means, or how a bad partner is known, is told what others say and do. In
such an answer a sentence counts as told where somebody else is its subject, or a word is
explained, and where the machine does not speak of itself outside of what it quotes. What it says
to the person, or of itself, is weighed as ever. Pure: values in, values out.
"""

import re
from collections.abc import Sequence
from typing import Final

from troth.guard.sayings import Sayings

_QUOTED: Final = re.compile(r'"[^"]*"')
_MARKS: Final = re.compile('["“”„«»]')
_MOST: Final = 6
"""Sentences that one quotation goes on for. An attacker could leave one open."""


class Quotation:
    """Knows whether a sentence of an answer begins inside of a quotation."""

    def __init__(self) -> None:
        self._is_open = False
        self._since = 0

    def goes_on(self, sentence: str) -> bool:
        """Take the next sentence; say whether a quotation was open before it."""
        was_open = self._is_open
        for mark in _MARKS.findall(sentence):
            self._is_open = mark in "„«" or (mark in '"“' and not self._is_open)
        self._since = self._since + 1 if was_open and self._is_open else 0
        if self._since >= _MOST:
            self._is_open = False
        return was_open


def asks_about(message: str, books: Sequence[Sayings]) -> bool:
    """Say whether a plain message asks what something is, or how it is known."""
    return any(book.has("asks_about", message) for book in books)


def is_told(sentence: str, books: Sequence[Sayings]) -> bool:
    """Say whether a plain sentence tells what others do, or what a word means."""
    own = " " + _QUOTED.sub('"', sentence).lstrip(" .,")
    if any(book.has("itself", own) for book in books):
        return False
    return any(book.has("tells", own) for book in books)
