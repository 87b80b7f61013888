"""The outermost edge of a request: one line in the log, and no error gets past it.

The line holds the method, the template of the path, the status, how long it took and a random
id, which the answer carries as `x-request-id`. Nothing that a client wrote is ever logged: no
path, no header, no body.
"""

import logging
import secrets
from dataclasses import dataclass

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from troth import clock
from troth.front.face import Faces

_log = logging.getLogger(__name__)
_METHODS = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}
_LAST_WORDS = (
    "Something went wrong inside Troth. Nothing of what you sent was logged. "
    "Look in the log for the id of this answer."
)


@dataclass(slots=True)
class _Answer:
    id: str
    status: int | None = None


class Watch:
    """Logs each request by its kind, and answers for what nobody expected."""

    def __init__(self, app: ASGIApp, *, faces: Faces) -> None:
        self._app = app
        self._faces = faces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on. Never raises an error of a request to the server."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(secrets.token_hex(8))
        scope.setdefault("state", {})["request_id"] = answer.id

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", answer.id.encode())]
            await send(message)

        began = clock.monotonic()
        try:
            await self._app(scope, receive, send_with_id)
        except Exception as error:  # noqa: BLE001  # the outermost edge of a request
            failed(answer.id, error)
            if answer.status is None:
                told = self._told(scope, error, answer)
                await told(scope, receive, send_with_id)
        finally:
            _log.info("%s", _line(scope, answer, milliseconds=1000 * (clock.monotonic() - began)))

    def _told(self, scope: Scope, error: Exception, answer: _Answer) -> Response:
        try:
            return self._faces.told(scope, error)
        except Exception as another:  # noqa: BLE001  # what tells errors may be what is broken
            failed(answer.id, another)
            return PlainTextResponse(_LAST_WORDS, 500)


def failed(request_id: str, error: BaseException) -> None:
    """Log that something failed: what kind of error, and the request's id; never its text."""
    _log.error("request %s failed: %s", request_id, type(error).__name__)


def _line(scope: Scope, answer: _Answer, *, milliseconds: float) -> str:
    method = scope["method"] if scope["method"] in _METHODS else "-"
    template = getattr(scope.get("route"), "path", "-")
    status = answer.status or "gone"
    return f"{method} {template} {status} {milliseconds:.0f} ms {answer.id}"
