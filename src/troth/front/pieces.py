"""A long file that is made while it is sent, a piece at a time, and never whole in memory.

It is made in a thread. A client that goes away, or a server that stops, ends it after the piece
at hand; then the connection is cut, so that half a file is not taken for all of it.
"""

import asyncio
import threading
from collections.abc import Generator, Iterator, Mapping

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Pieces(Response):
    """Sends what an iterator makes, and closes it on every path."""

    def __init__(
        self,
        pieces: Iterator[bytes],
        *,
        stopping: asyncio.Event,
        media_type: str,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(media_type=media_type, headers=headers)
        del self.headers["content-length"]
        self._pieces = pieces
        self._stopping = stopping
        self._one_at_a_time = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send all of it, unless nobody is there any more.

        What goes wrong with the first piece is raised before anything is sent.
        """
        gone = asyncio.ensure_future(_until_gone(receive))
        start = {"type": "http.response.start", "status": self.status_code}
        try:
            piece = await asyncio.to_thread(self._next)
            await send({**start, "headers": self.raw_headers})
            while piece is not None:
                if gone.done() or self._stopping.is_set():
                    return
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                piece = await asyncio.to_thread(self._next)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()
            await asyncio.shield(asyncio.to_thread(self._close))

    def _next(self) -> bytes | None:
        with self._one_at_a_time:
            return next(self._pieces, None)

    def _close(self) -> None:
        with self._one_at_a_time:  # a piece may be in the making
            if isinstance(self._pieces, Generator):
                self._pieces.close()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
