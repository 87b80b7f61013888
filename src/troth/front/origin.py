"""Refuses what another site sends in a person's name (cross-site request forgery).

A browser adds the cookie to requests that a page of another site starts. It also says where
they come from, and no page can change that: `Sec-Fetch-Site`, or in older browsers `Origin`.
A request that changes something must come from our own pages. One with a key is not in
question: no page of another site knows the key, and no browser adds it. So no form needs a
token. Other sites may link to us; they may not load a page of ours into theirs, where they
could measure it.

Sources: Fetch Metadata (W3C); RFC 6454 on `Origin`; RFC 9110, 5.3, on a header that comes
twice.
"""

import ipaddress
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from troth.errors import Forbidden
from troth.front.face import Faces
from troth.front.hosts import name_of

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that only look (RFC 9110, 9.2.1)."""
_OURS: Final = {"same-origin", "none"}
_MESSAGE = (
    "This did not come from one of Troth's own pages, so nothing was done. "
    "Open Troth's page and do it there."
)


class Origin:
    """Lets through what carries a key, what our own pages send, and links to us."""

    def __init__(self, app: ASGIApp, *, faces: Faces) -> None:
        self._app = app
        self._faces = faces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or tell that it was refused."""
        if scope["type"] != "http" or is_ours(scope):
            await self._app(scope, receive, send)
            return
        error = Forbidden(_MESSAGE, code="cross_site")
        await self._faces.told(scope, error)(scope, receive, send)


def is_ours(scope: Scope) -> bool:
    """Decide from method and headers alone."""
    if (_told(scope, b"authorization") or "").lower().startswith("bearer "):
        return True
    site = _told(scope, b"sec-fetch-site")
    if scope["method"] in SAFE:
        return site is None or site in _OURS or _is_link(scope)
    if site is not None:
        return site in _OURS
    origin = _told(scope, b"origin")
    if origin is not None:
        return _is_own(origin, scope)
    return _told(scope, b"cookie") is None  # no browser: there is nothing that could be misused


def _is_link(scope: Scope) -> bool:
    """Say whether a person follows a link: it opens as a page of its own, not inside another."""
    mode, place = _told(scope, b"sec-fetch-mode"), _told(scope, b"sec-fetch-dest")
    return (mode, place) == ("navigate", "document")


def _is_own(origin: str, scope: Scope) -> bool:
    """Say whether an origin is this host, port included. Plain http is so on this machine only."""
    host = (_told(scope, b"host") or "").lower()
    if origin == f"https://{host}":
        return bool(host)
    plain = origin == f"http://{host}" and scope.get("scheme", "http") == "http"
    return plain and _is_loopback(name_of(scope))


def _is_loopback(name: str | None) -> bool:
    if name is None or name == "localhost":
        return name is not None
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _told(scope: Scope, header: bytes) -> str | None:
    # Joined, a header that comes twice is none of the values that we look for.
    values: list[bytes] = [value for name, value in scope["headers"] if name == header]
    return b", ".join(values).decode("latin-1") if values else None
