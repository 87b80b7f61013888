"""Answers only to its own names, against DNS rebinding.

A page of another site can point its own name at this machine and then talk to what listens
here as if it were that site. It cannot lie about the name: the browser sends it as `Host`.
"""

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from troth.errors import Forbidden
from troth.front.face import Faces

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:]+)\]|(?P<name>[^\[\]:]+))(?::[0-9]{1,5})?")
_MESSAGE = (
    "Troth does not answer to this host name. Use http://127.0.0.1 with the port it told, or set "
    "public_name to the name that others use."
)


class Hosts:
    """Refuses requests that were meant for another host. Any port is fine: tunnels change it."""

    def __init__(self, app: ASGIApp, *, names: Iterable[str], faces: Faces) -> None:
        self._app = app
        self._faces = faces
        self._names = LOOPBACK | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it names this host, once."""
        if scope["type"] != "http" or self._is_meant(scope):
            await self._app(scope, receive, send)
            return
        error = Forbidden(_MESSAGE, code="host_not_allowed")
        await self._faces.told(scope, error)(scope, receive, send)

    def _is_meant(self, scope: Scope) -> bool:
        return name_of(scope) in self._names


def name_of(scope: Scope) -> str | None:
    """Return the name, without the port, of the host that is asked; None unless told once."""
    told = [value for name, value in scope["headers"] if name == b"host"]
    found = _HOST.fullmatch(told[0].decode("latin-1").lower()) if len(told) == 1 else None
    return None if found is None else found["six"] or found["name"]
