"""Answers only to its own names, against DNS rebinding.

A page of another site can point its own name at this machine and then talk to what listens
here as if it were that site. It cannot lie about the name: the browser sends it as `Host`.
"""

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from troth.api.problem import Problem

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:]+)\]|(?P<name>[^\[\]:]+))(?::[0-9]{1,5})?")
_MESSAGE = "Troth does not answer to this host name. Use http://127.0.0.1 with the port it told."


class Hosts:
    """Refuses requests that were meant for another host. Any port is fine: tunnels change it."""

    def __init__(self, app: ASGIApp, *, names: Iterable[str]) -> None:
        self._app = app
        self._names = LOOPBACK | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it names this host, once."""
        if scope["type"] != "http" or self._is_meant(scope):
            await self._app(scope, receive, send)
            return
        told = Problem(status=403, code="host_not_allowed", message=_MESSAGE)
        await told.response()(scope, receive, send)

    def _is_meant(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        found = _HOST.fullmatch(named[0].decode("latin-1").lower()) if len(named) == 1 else None
        return found is not None and (found["six"] or found["name"]) in self._names
