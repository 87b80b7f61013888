"""A long file that is made while it is sent, a piece at a time, and never whole in memory.

It is made in a thread, and takes a place while it lasts: few are made at once. A client that
goes away, or takes nothing for a while, a sign-in that ends, or a server that stops, ends it
after the piece at hand; then the connection is cut, so that half a file is not taken for all
of it.
"""

import asyncio
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from troth.errors import NotSignedIn
from troth.front.relay import PATIENCE_SECONDS
from troth.gate.rooms import Still


class Pieces(Response):
    """Sends what an iterator makes, and closes it on every path."""

    patience_seconds = PATIENCE_SECONDS

    def __init__(  # noqa: PLR0913  # a file has this many parts
        self,
        make: Callable[[], Iterator[bytes]],
        *,
        place: AbstractContextManager[None],
        still: Still,
        stopping: asyncio.Event,
        media_type: str,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(media_type=media_type, headers=headers)
        del self.headers["content-length"]
        self._make = make
        self._place = place
        self._still = still
        self._stopping = stopping
        self._pieces: Iterator[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send all of it, unless nobody is there any more.

        What goes wrong with the first piece is raised before anything is sent; so is TooMany,
        if there is no place.
        """
        with self._place:
            gone = asyncio.ensure_future(_until_gone(receive))
            try:
                await self._send_all(send, gone)
            except TimeoutError:
                return  # it takes nothing any more, and holds a place
            finally:
                gone.cancel()
                await asyncio.shield(asyncio.to_thread(self._close))

    async def _send_all(self, send: Send, gone: "asyncio.Future[None]") -> None:
        piece = await asyncio.to_thread(self._next)
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        while piece is not None:
            if gone.done() or self._stopping.is_set():
                return
            body = {"type": "http.response.body", "body": piece, "more_body": True}
            await self._hand_on(send, body)
            try:
                piece = await asyncio.to_thread(self._next)
            except NotSignedIn:
                return
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _hand_on(self, send: Send, message: Message) -> None:
        async with asyncio.timeout(self.patience_seconds):
            await send(message)

    def _next(self) -> bytes | None:
        with self._one_at_a_time:
            self._still()
            if self._pieces is None:
                self._pieces = self._make()
            return next(self._pieces, None)

    def _close(self) -> None:
        with self._one_at_a_time:  # a piece may be in the making
            if isinstance(self._pieces, Generator):
                self._pieces.close()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
