"""Reads a JSON object from a request, however badly it was meant.

The limit holds while reading, whatever length the client claims. What cannot be read is never
quoted back. A client that sends too much gets its answer at once, though it may hear it only
when it has stopped sending; so for a moment what it still sends is thrown away, unread.
"""

import asyncio
import contextlib
import json
from typing import NoReturn

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from troth.errors import BadInput, TooLarge
from troth.words import finite

SECONDS = 30
"""How long a request's body may take to arrive."""
LINGER_SECONDS = 2
LINGER_BYTES = 16 * 1024 * 1024
"""For how long, and how much, is thrown away of a body that is too large."""


class BodyTooLarge(TooLarge):
    """The request is bigger than we take. The rest of it was not read."""


class LastWord(Response):
    """The answer to a client that sends too much: heard first, then the connection closes.

    Closing at once would reset the connection, and some clients would never see the answer.
    Source: RFC 9112, section 9.6.
    """

    def __init__(self, told: Response) -> None:
        headers = {"connection": "close"}
        super().__init__(bytes(told.body), told.status_code, headers, told.media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, throw away what comes for a moment, and end."""
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        await _throw_away(receive)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _throw_away(receive: Receive) -> None:
    left = LINGER_BYTES
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if not message.get("more_body"):  # all has come, or the client is gone
                    return


async def read_object(request: Request, *, limit: int) -> dict[str, object]:
    """Read a JSON object of at most `limit` bytes.

    Raises BodyTooLarge, BadInput, or starlette's ClientDisconnect if the client went away.
    """
    body = await read_bytes(request, limit)
    try:
        text = body.decode("utf-8")
        found = json.loads(text, parse_constant=_not_a_number, parse_float=finite)
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


async def read_bytes(request: Request, limit: int) -> bytes:
    """Read a body of at most `limit` bytes. Raises BodyTooLarge, BadInput, ClientDisconnect."""
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


def _too_large(limit: int) -> BodyTooLarge:
    return BodyTooLarge(f"A request may have up to {limit} bytes. Leave out the oldest messages.")


def _not_a_number(_: str) -> NoReturn:
    raise ValueError
