"""Reads what a form sends: small, whole, and text only.

Whatever a browser, or somebody who pretends to be one, sends: it is bounded while it is
read, and a field that is missing, doubled or too long is a sentence, never a traceback.
"""

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from troth.errors import BadInput, TooLarge

SECONDS = 30
MOST_FIELDS = 50
_FORM = "application/x-www-form-urlencoded"


class Form:
    """The fields of a form. Each is there once."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def __repr__(self) -> str:
        return f"<Form of {len(self._fields)} fields>"

    def text(self, name: str, *, most: int = 2000) -> str:
        """Return a field, without the spaces around it. Raises BadInput if it is missing."""
        if name not in self._fields:
            message = f"The form came without its field “{name}”. Load the page and try again."
            raise BadInput(message, param=name)
        value = self._fields[name].strip().replace("\r\n", "\n")
        if len(value) > most:
            message = f"That is too long: up to {most} characters fit here."
            raise TooLarge(message, param=name)
        if "\0" in value:
            message = "A character in it cannot be kept (NUL). Take it out and send the rest."
            raise BadInput(message, param=name)
        return value

    def as_typed(self, name: str) -> str:
        """Return a field to the letter, spaces too. Missing is empty. Its length is not ours."""
        return self._fields.get(name, "")

    def maybe(self, name: str, *, most: int = 2000) -> str | None:
        """Return a field, or None if it is missing or empty."""
        return (self.text(name, most=most) or None) if name in self._fields else None

    def ticked(self, prefix: str) -> list[str]:
        """Return what stands behind `prefix` in the names of the boxes that are ticked."""
        names = (name for name, value in self._fields.items() if value == "on")
        return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]

    def one_of(self, name: str, *allowed: str) -> str:
        """Return a field that is one of these words. Raises BadInput."""
        value = self.text(name)
        if value not in allowed:
            message = "The form held an answer that this page does not offer. Load it again."
            raise BadInput(message, param=name)
        return value


async def read_form(request: Request, *, limit: int, most_fields: int = MOST_FIELDS) -> Form:
    """Read a form of at most `limit` bytes. Raises BadInput or TooLarge, or ClientDisconnect."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await read_body(request, limit)
    if body and kind != _FORM:
        message = "This page takes its own form only. Load it and try again."
        raise BadInput(message)
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=most_fields)
    except (UnicodeDecodeError, ValueError):
        message = "The form could not be read. Load the page and try again."
        raise BadInput(message) from None  # the error may quote what was written
    fields = dict(pairs)
    if len(fields) != len(pairs):
        message = "The form held a field twice. Load the page and try again."
        raise BadInput(message)
    return Form(fields)


async def read_body(request: Request, limit: int) -> bytes:
    """Read at most `limit` bytes. Raises BadInput or TooLarge, or ClientDisconnect."""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    message = "That is more than Troth takes at once. Send it in parts."
                    raise TooLarge(message)
    except TimeoutError as error:
        message = f"The form did not arrive within {SECONDS} seconds. Send it again."
        raise BadInput(message) from error
    return bytes(body)
