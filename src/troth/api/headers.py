"""Headers on every answer, whatever made it.

Nothing of an answer may be kept by a cache, guessed at by a browser, told to another site or
run. There is no CORS header at all: no page of another site may read what is here.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


class Headers:
    """Adds the headers that every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the start of an answer with more headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *ALWAYS]
            await send(message)

        await self._app(scope, receive, send_with_headers)
