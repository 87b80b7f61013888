"""Headers on every answer, whatever made it.

Each face names its own; an answer that sets one of them itself keeps its own value (a picture
that never changes may be kept by a cache). There is no CORS header at all: no page of another
site may read what is here.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from troth.front.face import Faces, Header

ALWAYS: tuple[Header, ...] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""For faces that give data to programs: nothing may be kept, guessed at, told on or run."""


class Headers:
    """Adds the headers that every answer of a face has."""

    def __init__(self, app: ASGIApp, *, faces: Faces) -> None:
        self._app = app
        self._faces = faces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the start of an answer with more headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                more = [one for one in self._faces.of(scope).headers if one[0] not in own]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        await self._app(scope, receive, send_with_headers)
