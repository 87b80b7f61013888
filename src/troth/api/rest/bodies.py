"""Reads the JSON that a client sends, and takes only what means one thing.

Bounded while it is read, and then looked through before anything uses it: no name twice in an
object (two readers could take different ones), no number that is none, nothing nested without
end, no NUL, no half characters. What cannot be read is never quoted back.
"""

import json
from collections.abc import Sequence
from typing import Final, NoReturn

from starlette.requests import Request

from troth.errors import BadInput
from troth.front.body import BodyTooLarge, read_bytes
from troth.words import Json, finite

MOST_DEPTH: Final = 8
_JSON: Final = "application/json"


class _Twice(ValueError):
    """An object that has a name twice."""


async def read(request: Request, *, limit: int) -> tuple[bytes, Json]:
    """Return the bytes of a request of at most `limit`, and what they say.

    Raises BodyTooLarge, BadInput, or starlette's ClientDisconnect if the client went away.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _JSON:
        message = f"Send JSON, with the header Content-Type: {_JSON}."
        raise BadInput(message, param="Content-Type")
    try:
        data = await read_bytes(request, limit)
    except BodyTooLarge:
        message = f"A request may have up to {limit} bytes. Send less at once."
        raise BodyTooLarge(message) from None
    return data, parse(data)


def parse(data: bytes) -> Json:
    """Read one JSON value. Raises BadInput."""
    try:
        found: Json = json.loads(
            data.decode("utf-8"),
            parse_constant=_no_number,
            parse_float=finite,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError:
        message = "The request is not valid UTF-8. Encode it as UTF-8 and send it again."
        raise BadInput(message) from None  # the error holds what was sent
    except _Twice:
        message = "The request holds a name twice in one object. Send each name once."
        raise BadInput(message) from None
    except (RecursionError, ValueError):
        message = "The request is not valid JSON. Send one JSON object."
        raise BadInput(message) from None
    _look_through(found, MOST_DEPTH)
    return found


def _look_through(found: Json, depth: int) -> None:
    """Raise BadInput for what some part of Troth could not hold."""
    if isinstance(found, str):
        _must_be_text(found)
    elif isinstance(found, dict | list):
        if depth == 0:
            message = f"The request is nested too deep: {MOST_DEPTH} levels are plenty."
            raise BadInput(message)
        parts = [*found, *found.values()] if isinstance(found, dict) else found
        for one in parts:
            _look_through(one, depth - 1)


def _must_be_text(text: str) -> None:
    if "\0" in text:
        message = "A text in it holds a NUL character. Take it out and send the rest."
        raise BadInput(message)
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "A text in it holds half a character (a lone surrogate). Send whole ones."
        raise BadInput(message) from None  # the error quotes the text


def _once(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def _no_number(_: str) -> NoReturn:
    raise ValueError
