"""Reads a JSON object from a request, however badly it was meant.

The limit holds while reading, whatever length the client claims. What cannot be read is never
quoted back.
"""

import asyncio
import json
from typing import NoReturn

from starlette.requests import Request

from troth.errors import BadInput, TooLarge

SECONDS = 30
"""How long a request's body may take to arrive."""


async def read_object(request: Request, *, limit: int) -> dict[str, object]:
    """Read a JSON object of at most `limit` bytes.

    Raises TooLarge, BadInput, or starlette's ClientDisconnect if the client went away.
    """
    body = await _read(request, limit)
    try:
        found = json.loads(body.decode("utf-8"), parse_constant=_not_a_number)
    except UnicodeDecodeError as error:
        message = "The request is not valid UTF-8. Encode it as UTF-8 and send it again."
        raise BadInput(message) from error
    except RecursionError as error:
        message = "The request is nested too deep. A chat request needs about five levels."
        raise BadInput(message) from error
    except ValueError as error:
        message = "The request is not valid JSON. Send one JSON object."
        raise BadInput(message) from error
    if not isinstance(found, dict):
        message = 'The request must be a JSON object, as in {"model": …, "messages": […]}.'
        raise BadInput(message)
    return found


async def _read(request: Request, limit: int) -> bytes:
    claimed = request.headers.get("content-length", "")
    if claimed.isdecimal() and (len(claimed) > 15 or int(claimed) > limit):
        raise _too_large(limit)
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise _too_large(limit)
    except TimeoutError as error:
        message = f"The request did not arrive within {SECONDS} seconds. Send it again."
        raise BadInput(message) from error
    return bytes(body)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"A request may have up to {limit} bytes. Leave out the oldest messages.")


def _not_a_number(_: str) -> NoReturn:
    raise ValueError
