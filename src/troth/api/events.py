"""An answer as a stream of server-sent events.

The status is not sent before the first part of the answer is there: a refusal is a 403 and not
an event in the middle of a 200. Only when nothing came for some seconds does the stream begin
with a comment, so that no client gives up. What goes wrong after that is told as an event, and
the stream still ends with `[DONE]`: a cut connection would cost clients the text they have.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from troth.api.problem import problem
from troth.api.shapes import Envelope, event
from troth.front import watch
from troth.front.relay import WAIT_SECONDS, Part, Relay
from troth.words import Json, Shown

WAITING = b": waiting\n\n"
DONE = b"data: [DONE]\n\n"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),  # a proxy in front must hand each event on at once
]


class EventStream(Response):
    """Streams one answer."""

    wait_seconds = WAIT_SECONDS

    def __init__(
        self,
        parts: AsyncGenerator[Part, None],
        envelope: Envelope,
        *,
        stopping: asyncio.Event,
        include_usage: bool,
        before: Callable[[], int | None] = lambda: None,
    ) -> None:
        """Make it. before: how many asks come first at the model, while one waits for a place."""
        self._before = before
        self._parts = parts
        self._envelope = envelope
        self._stopping = stopping
        self._include_usage = include_usage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer. Raises what goes wrong before anything was sent."""
        stream = _Stream(
            send, self._envelope, include_usage=self._include_usage, before=self._before
        )
        relay = Relay(receive=receive, stopping=self._stopping, wait_seconds=self.wait_seconds)
        try:
            await relay.run(self._parts, hear=stream.hear, wait=stream.wait)
        except ClientDisconnect:
            return
        except Exception as error:  # told in the stream: the edge of a request that has begun
            if not stream.has_begun:
                raise
            told = problem(error)
            if told.status >= 500:
                watch.failed(scope["state"]["request_id"], error)
            await stream.tell(told.told())
        await stream.end()


class _Stream:
    """Writes events, and begins when there is something to write."""

    def __init__(
        self,
        send: Send,
        envelope: Envelope,
        *,
        include_usage: bool,
        before: Callable[[], int | None],
    ) -> None:
        self._before = before
        self._send = send
        self._envelope = envelope
        self._include_usage = include_usage
        self._writing = asyncio.Lock()
        self._has_spoken = False
        self.has_begun = False

    async def hear(self, part: Part) -> None:
        """Write the next part of the answer."""
        if isinstance(part, Shown):
            await self._say(part.text)
            return
        if not self._has_spoken:
            await self._say("")
        for piece in self._envelope.calls(part):
            await self._piece(piece)
        await self._piece(self._envelope.last(part))
        if self._include_usage:
            await self.tell(self._envelope.counted(part))

    async def wait(self) -> None:
        """Write a comment, which clients pass over: who reads along sees how long the line is."""
        before = self._before()
        line = WAITING if before is None else f": waiting, {before} before you\n\n".encode()
        await self._write(line)

    async def tell(self, told: dict[str, Json]) -> None:
        """Write an event."""
        await self._write(event(told))

    async def end(self) -> None:
        """Write the last event."""
        await self._write(DONE, more=False)

    async def _say(self, text: str) -> None:
        delta: dict[str, Json] = {"content": text}
        if not self._has_spoken:  # some clients drop an answer whose first piece has no role
            delta = {"role": "assistant", **delta}
        self._has_spoken = True
        await self._piece(self._envelope.chunk(delta))

    async def _piece(self, chunk: dict[str, Json]) -> None:
        await self.tell({**chunk, "usage": None} if self._include_usage else chunk)

    async def _write(self, data: bytes, *, more: bool = True) -> None:
        async with self._writing:  # a comment may be due while a part is on its way
            if not self.has_begun:
                self.has_begun = True
                start = {"type": "http.response.start", "status": 200, "headers": _HEADERS}
                await self._send(start)
            await self._send({"type": "http.response.body", "body": data, "more_body": more})
