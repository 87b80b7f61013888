"""Reads a form with one file in it, as a browser sends it: small, whole, bounded.

Source: RFC 7578 (multipart/form-data). Only what our own pages send is taken: each field once,
one level, no encodings of its own. The file's name is not looked at and never kept.
"""

import re
from typing import Final

from starlette.requests import Request

from troth.errors import BadInput
from troth.web.forms import read_body

_KIND: Final = "multipart/form-data"
_BOUNDARY: Final = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))(?:;|$)')
_NAME: Final = re.compile(rb'(?:^|;)\s*name="([^"\r\n]{1,80})"')
_MOST_PARTS: Final = 20
_MOST_HEAD: Final = 2_048


async def read_upload(request: Request, *, limit: int) -> dict[str, bytes]:
    """Return the fields of a form with files, by name. Raises BadInput or TooLarge."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    found = _BOUNDARY.search(rest.strip())
    body = await read_body(request, limit)
    if kind.strip().lower() != _KIND or found is None:
        message = "This page takes its own form only. Load it and try again."
        raise BadInput(message)
    return parts(body, (found[1] or found[2]).encode("latin-1", "replace"))


def parts(body: bytes, boundary: bytes) -> dict[str, bytes]:
    """Part the body of such a form. Raises BadInput."""
    mark = b"\r\n--" + boundary
    first, *others = (b"\r\n" + body).split(mark, _MOST_PARTS + 1)
    if first or not others or not others[-1].startswith(b"--"):
        raise _unreadable()
    found: dict[str, bytes] = {}
    for one in others[:-1]:
        head, gap, held = one.partition(b"\r\n\r\n")
        name = _name(head)
        if not gap or not head.startswith(b"\r\n") or name is None or name in found:
            raise _unreadable()
        found[name] = held
    return found


def _name(head: bytes) -> str | None:
    if len(head) > _MOST_HEAD:
        return None
    for line in head.split(b"\r\n"):
        field, _, value = line.partition(b":")
        if field.strip().lower() == b"content-disposition":
            told = _NAME.search(value)
            return told[1].decode("utf-8", "replace") if told else None
    return None


def _unreadable() -> BadInput:
    message = "The form could not be read. Load the page and try again."
    return BadInput(message)
