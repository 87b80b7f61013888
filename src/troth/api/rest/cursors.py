"""Lists in pages: `?after=…&limit=…`, and in the answer `next` and a `Link` header.

A cursor says after which entry a page begins. To a client it is opaque: what it holds may
change at any time. It holds a mark that the list itself makes, and nothing that a person wrote.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Final, TypeVar
from urllib.parse import urlencode

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput

T = TypeVar("T")
MOST: Final = 100
USUAL: Final = 20
_LONGEST: Final = 200

After = Annotated[
    str | None,
    Query(max_length=_LONGEST, description="Where the page begins: `next` of the page before."),
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many entries at most.")]


def to_text(kind: str, mark: str) -> str:
    """Return the cursor for a mark in one kind of list."""
    return base64.urlsafe_b64encode(f"{kind}:{mark}".encode()).decode().rstrip("=")


def to_mark(kind: str, cursor: str) -> str:
    """Return the mark in a cursor. Raises BadInput for one of another list, or made up."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):  # also for letters beyond ASCII
        raise unknown() from None
    found, _, mark = text.partition(":")
    if found != kind or not mark:
        raise unknown()
    return mark


def unknown() -> BadInput:
    """Return the error for a cursor that leads nowhere."""
    message = "Troth does not know this place in the list. Leave `after` out to begin anew."
    return BadInput(message, param="after")


def cut(
    entries: Sequence[T], *, kind: str, mark: Callable[[T], str], after: str | None, limit: int
) -> tuple[Sequence[T], str | None]:
    """Return one page of a list that is at hand, and the cursor of the next page if there is one.

    mark: what tells an entry from all others. Raises BadInput if the entry that the cursor
    names is not there (any more).
    """
    start = 0
    if after is not None:
        named = to_mark(kind, after)
        found = next((at for at, one in enumerate(entries) if mark(one) == named), None)
        if found is None:
            raise unknown()
        start = found + 1
    page = entries[start : start + limit]
    is_last = start + limit >= len(entries)
    return page, None if is_last else to_text(kind, mark(page[-1]))


def link(request: Request, response: Response, following: str | None) -> None:
    """Name the next page in the header `Link` (RFC 8288), with whatever else was asked."""
    if following is not None:
        asked = [one for one in request.query_params.multi_items() if one[0] != "after"]
        query = urlencode([*asked, ("after", following)])
        response.headers["link"] = f'<{request.url.path}?{query}>; rel="next"'
