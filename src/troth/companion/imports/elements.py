"""Reads a JSON list element by element, so that a file of any size needs little memory.

A broken element is named and passed over; the others are read. Brackets and strings alone say
where one ends, so each letter is looked at once. A list that ends in the middle gives all that
came before. Nothing here is deeper or longer than it may be: it is named and passed over.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from troth.companion.imports.lines import TOO_MANY, Line, line, too_large
from troth.companion.imports.shape import DEEPEST, MOST_CONVERSATION, MOST_PARTS, MOST_UNPACKED

# Possessive: a string that never ends costs no more than any other.
_MARKS: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|["\[\]{},]', re.DOTALL)
_CHUNK: Final = 1 << 20
_MOST_MARKS: Final = 64_000_000
_CUT: Final = "the file ends in the middle of it."
_TOO_LONG: Final = f"it is longer than {MOST_CONVERSATION // 2**20} MB."
_TOO_DEEP: Final = f"it is nested deeper than {DEEPEST} levels."
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def elements(opened: BinaryIO) -> Iterator[Line]:
    """Yield the elements of a list, or the one thing that stands there instead. Raises TooLarge."""
    return _Elements(opened).all()


class _Elements:
    """Goes through one file, and holds as much of it as the element that it is in."""

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self._held = ""
        self._at = 0
        """How far the held text has been looked at."""
        self._begins = 0
        """Where the element begins in it."""
        self._taken = self._number = self._depth = 0
        self._parts = self._marked = 0
        """How many commas and brackets there were: in this element, and before it."""
        self._is_over = False
        self._why = ""

    def all(self) -> Iterator[Line]:
        """Yield each element."""
        is_list = self._begin()
        for mark, start in self._marks():
            if mark == "," and is_list and self._depth == 0:
                yield from self._element(start)
            elif is_list and self._depth < 0:
                yield from self._element(start)
                return
        rest = self._held[self._begins :].strip()
        if is_list and (rest or self._why or self._number == 0):
            yield Line(number=self._number + 1, told=None, why=_CUT)
        elif not is_list:
            yield from self._element(len(self._held))

    def _begin(self) -> bool:
        """Go to the first element, and say whether there is a list of them."""
        while not self._held.strip() and not self._is_over:
            self._more()
        start = len(self._held) - len(self._held.lstrip())
        is_list = self._held[start : start + 1] == "["
        self._at = self._begins = start + is_list
        return is_list

    def _marks(self) -> Iterator[tuple[str, int]]:
        """Yield each comma and bracket that is in no string, and where it stands."""
        while True:
            found = _MARKS.search(self._held, self._at)
            if found is None or found[0] == '"':  # a string that goes on
                if self._is_over:
                    return
                self._at = found.start() if found else len(self._held)
                self._more()
                continue
            self._at, mark = found.end(), found[0]
            self._depth += _STEPS.get(mark, 0)
            self._parts += 1
            if self._depth > DEEPEST:
                self._why = _TOO_DEEP
            elif self._parts > MOST_PARTS:
                self._why = self._why or TOO_MANY
                if self._marked + self._parts > _MOST_MARKS:
                    raise too_large()
            if len(mark) == 1:
                yield mark, found.start()

    def _element(self, end: int) -> Iterator[Line]:
        text, why = self._held[self._begins : end], self._why
        self._begins, self._why = self._at, ""
        self._marked, self._parts = self._marked + self._parts, 0
        if self._marked > _MOST_MARKS:
            raise too_large()
        if not text.strip() and not why:  # an empty list, or a comma too many
            return
        self._number += 1
        if why:
            yield Line(number=self._number, told=None, why=why)
        else:
            yield line(text.encode("utf-8", "surrogateescape"), self._number)

    def _more(self) -> None:
        """Read on. What is passed over, or was given already, is let go of."""
        if self._at - self._begins > MOST_CONVERSATION:
            self._why = self._why or _TOO_LONG
        gone = self._at if self._why else self._begins
        self._held = self._held[gone:]
        self._at -= gone
        self._begins = 0
        # As much again as is held: a long string is looked through a few times, not often.
        data = self._opened.read(max(_CHUNK, min(len(self._held), MOST_CONVERSATION)))
        self._taken += len(data)
        if self._taken > MOST_UNPACKED:
            raise too_large()
        self._is_over = not data
        self._held += self._decoder.decode(data, final=self._is_over)
        if len(self._held) > 4 * MOST_CONVERSATION:  # one string without an end
            raise too_large()
