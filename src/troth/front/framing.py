"""Refuses a request that says in two ways where it ends.

With a length and with chunks at once, a proxy in front may see one request where Troth sees
two, and the second reaches Troth with somebody else's connection (request smuggling). No
client needs both. The answer is the connection's last, so that nothing behind it is read.

Source: RFC 9112, 6.1 and 6.3.
"""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from troth.errors import BadInput
from troth.front.body import LastWord
from troth.front.face import Faces

_BOTH: Final = {b"content-length", b"transfer-encoding"}
_MESSAGE = (
    "The request says in two ways how long it is. "
    "Send Content-Length or Transfer-Encoding, not both."
)


class Framing:
    """Lets through what has one end."""

    def __init__(self, app: ASGIApp, *, faces: Faces) -> None:
        self._app = app
        self._faces = faces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or tell that it was refused and close the connection."""
        if scope["type"] != "http" or not {name for name, _ in scope["headers"]} >= _BOTH:
            await self._app(scope, receive, send)
            return
        answer = self._faces.told(scope, BadInput(_MESSAGE))
        await LastWord(answer)(scope, receive, send)
