"""Thoughts with which an answer begins, where a server leaves them in its text.

Servers that know such models send thoughts apart, and nothing here reads those. Others hand on
what the model wrote: `<think>…</think>`, then the answer. That is no answer either, so it is
neither shown nor kept. What stands there later is the answer's own.
"""

from typing import Final

_OPENS: Final = "<think>"
_CLOSES: Final = "</think>"
_MOST_BLANK: Final = 64
"""So much white space may stand before thoughts."""


class Thoughts:
    """Leaves out the thoughts of one answer."""

    def __init__(self) -> None:
        self.over = False
        """Whether all that comes is the answer's."""
        self._held = ""
        self._is_inside = False
        self._is_behind = False

    def without(self, text: str) -> str:
        """Return what of a text is the answer's, as far as that is sure."""
        if self.over:
            return text
        self._held += text
        if not (self._is_inside or self._is_behind):
            begun = self._held.lstrip()
            is_near = len(self._held) - len(begun) <= _MOST_BLANK
            if is_near and _OPENS.startswith(begun):
                return ""
            if not (is_near and begun.startswith(_OPENS)):
                return self._taken()
            self._is_inside, self._held = True, begun.removeprefix(_OPENS)
        if self._is_inside:
            _, closes, behind = self._held.partition(_CLOSES)
            self._held = behind if closes else self._held[1 - len(_CLOSES) :]
            self._is_inside, self._is_behind = not closes, bool(closes)
        if self._is_behind and self._held.strip():
            return self._taken().lstrip()
        return ""

    def rest(self) -> str:
        """Return what is held back once nothing more comes; of thoughts without an end, nothing."""
        is_thought = self._is_inside or self._is_behind or self._held.lstrip() == _OPENS
        return "" if is_thought else self._taken()

    def _taken(self) -> str:
        self.over = True
        held, self._held = self._held, ""
        return held
