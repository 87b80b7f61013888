"""Reads files that have one JSON object a line. A bad line is named; the others are read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn

from troth.companion.imports.shape import (
    DEEPEST,
    MOST_CONVERSATION,
    MOST_PARTS,
    MOST_UNPACKED,
    Object,
)
from troth.errors import TooLarge

_MARK: Final = b"\xef\xbb\xbf"
_MOST_LINES: Final = 4_000_000
_BRACKETS: Final = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{},]', re.DOTALL)
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
TOO_MANY: Final = f"it has more than {MOST_PARTS:,} parts."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its number from 1, and what it says; None, and why, if it cannot be read."""

    number: int
    told: Object | None
    why: str = ""
    size: int = 0

    def __repr__(self) -> str:
        return f"<Line {self.number} of {self.size} bytes>"


def lines(opened: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a file, without empty ones. Raises TooLarge."""
    number = taken = 0
    while data := opened.readline(MOST_CONVERSATION + 1):
        number, taken = number + 1, taken + len(data)
        if taken > MOST_UNPACKED or number > _MOST_LINES:
            raise too_large()
        if len(data) > MOST_CONVERSATION:
            while data and not data.endswith(b"\n"):  # pass over the rest of it
                data = opened.readline(MOST_CONVERSATION)
                taken += len(data)
                if taken > MOST_UNPACKED:
                    raise too_large()
            yield Line(number=number, told=None, why=_TOO_LONG)
            continue
        if number == 1:
            data = data.removeprefix(_MARK)
        if data.strip():
            yield line(data, number)


def line(data: bytes, number: int) -> Line:
    """Read one line, or anything that is one JSON object."""
    try:
        text = data.decode()
        if why := _why_not(text):
            return Line(number=number, told=None, why=why)
        found = json.loads(text, parse_constant=_no_number)
    except UnicodeDecodeError:
        return Line(number=number, told=None, why=_NO_UTF_8)
    except (ValueError, RecursionError):
        return Line(number=number, told=None, why=_NO_JSON)
    if not isinstance(found, dict):
        return Line(number=number, told=None, why=_NO_OBJECT)
    return Line(number=number, told=found, size=len(data))


def _why_not(text: str) -> str:
    """Say why a text is not read, by its brackets and commas; empty if it is."""
    depth = parts = 0
    for found in _BRACKETS.finditer(text):
        if len(found[0]) > 1:  # a text
            continue
        parts += 1
        depth += _STEPS.get(found[0], 0)
        if depth > DEEPEST:
            return _TOO_DEEP
        if parts > MOST_PARTS:
            return TOO_MANY
    return ""


def too_large() -> TooLarge:
    """Return what is said of a file that is too large."""
    message = f"The file is too large: up to {MOST_UNPACKED // 2**20:,} MB of text are taken."
    return TooLarge(message, param="file")


def _no_number(_: str) -> NoReturn:
    raise ValueError


_TOO_LONG: Final = f"it is longer than {MOST_CONVERSATION // 2**20} MB."
_TOO_DEEP: Final = f"it is nested deeper than {DEEPEST} levels."
_NO_UTF_8: Final = "it is not written in UTF-8. Save the file as UTF-8, and choose it again."
_NO_JSON: Final = "it is not valid JSON."
_NO_OBJECT: Final = "it is no JSON object."
