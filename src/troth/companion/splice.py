"""Changes single places of a JSON text and leaves every other byte as it is.

Reading JSON and writing it again loses things: how a number was written, the order of a
strange file, a name that stands twice. Here a change replaces the very letters of one value.
Pure; the text has been read as JSON before (`read`), and is not too deep.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, NoReturn, TypeAlias

from troth.errors import BadInput
from troth.words import Json

DEEPEST: Final = 40
_BLANK: Final = re.compile(r"[ \t\n\r]*")
# Possessive: a text that never ends its string costs no more than any other.
_BRACKETS: Final = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{}]', re.DOTALL)
_DECODER: Final = json.JSONDecoder()
Way: TypeAlias = Sequence[str | int]
"""Names of members and places in lists, from the outside in."""
Change: TypeAlias = Callable[[str], str]
"""From one text to the next."""


class Span(NamedTuple):
    """Where a value stands, and where what names it begins."""

    start: int
    end: int
    begins: int


def read(text: str) -> Json:
    """Read a JSON text. Raises BadInput: not JSON, or too deep."""
    if _depth(text) > DEEPEST:
        message = f"It is nested too deep: up to {DEEPEST} levels are taken."
        raise BadInput(message, param="file")
    try:
        found: Json = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        message = "It is not valid JSON."
        raise BadInput(message, param="file") from None  # the error quotes the text
    return found


def written(value: Json) -> str:
    """Write a value as JSON text that can be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    # Half characters can be written as escapes only.
    return json.dumps(value) if any("\ud800" <= one <= "\udfff" for one in text) else text


def get(text: str, way: Way) -> Span | None:
    """Return where a value stands; None if it is not there."""
    span: Span | None = Span(_skip(text, 0), len(text), 0)
    for step in way:
        if span is None:
            return None
        inside = _inside(text, span.start)
        span = None
        for name, found in inside:
            if name == step:  # the last of a name counts, as for everybody who reads JSON
                span = found
    return span


def put(text: str, way: Way, value: Json) -> str:
    """Put a value at a place; a new member stands last in its object.

    Raises KeyError if there is nothing in which it could stand.
    """
    new = written(value)
    if (span := get(text, way)) is not None:
        return f"{text[: span.start]}{new}{text[span.end :]}"
    *outer, name = way
    holder = get(text, outer)
    if holder is None or text[holder.start] not in "{[":
        raise KeyError(name)
    members = list(_inside(text, holder.start))
    if text[holder.start] == "{":
        new = f"{json.dumps(name)}: {new}"
    at = members[-1][1].end if members else holder.start + 1
    return f"{text[:at]}{', ' if members else ''}{new}{text[at:]}"


def cut(text: str, way: Way) -> str:
    """Take a value out, with its name and one comma. Nothing happens if it is not there."""
    span = get(text, way)
    holder = get(text, way[:-1])
    if span is None or holder is None:
        return text
    spans = [found for _, found in _inside(text, holder.start)]
    place = spans.index(span)
    if place + 1 < len(spans):
        return text[: span.begins] + text[spans[place + 1].begins :]
    start = spans[place - 1].end if place else span.begins
    return text[:start] + text[span.end :]


def _inside(text: str, start: int) -> Iterator[tuple[str | int, Span]]:
    """Yield what stands directly in the object or list at `start`."""
    if text[start] not in "{[":
        return
    is_object, at, place = text[start] == "{", _skip(text, start + 1), 0
    while text[at] not in "]}":
        begins, name = at, None
        if is_object:
            name, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        _, end = _DECODER.raw_decode(text, at)
        yield (place if name is None else name), Span(at, end, begins)
        place, at = place + 1, _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _depth(text: str) -> int:
    deepest = depth = 0
    for found in _BRACKETS.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if depth > DEEPEST:
                break
        elif mark in "]}":
            depth -= 1
    return deepest


def _no_number(_: str) -> NoReturn:
    raise ValueError
