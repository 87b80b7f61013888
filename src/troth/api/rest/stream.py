"""One answer of a companion as server-sent events, which loses nothing that was shown.

    begun {answer} · shown {text} (many) · ended {conversation, turns, …} or problem {…}

Between `begun` and what is shown first, `waiting {before}` says how many asks come first at the
model, every few seconds while there is a line.

The status waits for the first part, so a refusal is a 403 and no event; only when nothing came
for some seconds does the stream begin without one, so that no client gives up. A client that
goes away, takes nothing any more, or says stop, ends the answer in the same way: the model stops,
and what was shown is kept. So does the server when it is told to stop.
Source of the form: HTML Living Standard, 9.2 (server-sent events).
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from troth.api.rest.problems import problem, request_id
from troth.companion.chat import Reply
from troth.companion.markdown import Block, blocks
from troth.errors import ProviderBusy
from troth.front import watch
from troth.front.relay import PATIENCE_SECONDS, WAIT_SECONDS, Part, Relay
from troth.words import Json, Shown, new_id

Ask: TypeAlias = Callable[[asyncio.Event, str], AsyncGenerator[Part, None]]
"""Makes the answer, under the name that is given; it ends early when the event is set."""
GRACE_SECONDS: Final = 5.0
"""How long an answer that was stopped may take to end and be kept."""
_WAITING: Final = b": waiting\n\n"
_STOPPING: Final = "Troth is being stopped. Ask again in a moment."
_MEDIA_TYPE: Final = "text/event-stream"
_HEADERS: Final = {"x-accel-buffering": "no"}  # a proxy in front must hand each event on at once


class AnswerStream(Response):
    """Streams one answer to the person who asked."""

    media_type = _MEDIA_TYPE
    wait_seconds = WAIT_SECONDS
    patience_seconds = PATIENCE_SECONDS
    grace_seconds = GRACE_SECONDS

    def __init__(
        self,
        ask: Ask,
        *,
        stopping: asyncio.Event,
        before: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._before = before
        super().__init__(headers=_HEADERS)
        del self.headers["content-length"]
        self._ask = ask
        self._stopping = stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer. Raises what goes wrong before anything was sent."""
        stop, name = asyncio.Event(), new_id("ans")
        ear = _Ear(receive, stop, stopping=self._stopping, grace_seconds=self.grace_seconds)
        pen = _Pen(send, name, headers=self.raw_headers)
        hand = _Hand(
            ear,
            pen,
            stopping=self._stopping,
            patience_seconds=self.patience_seconds,
            before=self._before,
        )
        relay = Relay(
            receive=ear.receive,
            stopping=asyncio.Event(),  # never set: the ear hears of that, and stops kindly
            wait_seconds=self.wait_seconds,
            patience_seconds=2 * self.patience_seconds,
        )
        try:
            await relay.run(self._ask(stop, name), hear=hand.hear, wait=hand.wait)
        except ClientDisconnect:
            return
        except Exception as error:  # told in the stream: the edge of a request that has begun
            if not pen.has_begun:
                raise
            await hand.tell(error, Request(scope))
        await hand.end()


class _Ear:
    """Hears that the client is gone, or that the server stops; either stops the answer kindly."""

    def __init__(
        self,
        receive: Receive,
        stop: asyncio.Event,
        *,
        stopping: asyncio.Event,
        grace_seconds: float,
    ) -> None:
        self._receive = receive
        self._stop = stop
        self._stopping = stopping
        self._grace_seconds = grace_seconds
        self.is_gone = False

    def gone(self) -> None:
        """Take it that nobody listens any more."""
        self.is_gone = True
        self._stop.set()

    async def receive(self) -> Message:
        """Wait for an end, stop the answer, and only if that takes too long say: gone."""
        ends = [asyncio.ensure_future(self._until_gone()), asyncio.ensure_future(self._told())]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in ends:
                one.cancel()
        self._stop.set()
        await asyncio.sleep(self._grace_seconds)  # cancelled when the answer has ended
        return {"type": "http.disconnect"}

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone()

    async def _told(self) -> None:
        await self._stopping.wait()


@dataclass(slots=True)
class _Hand:
    """Takes each part of the answer and writes it down."""

    ear: _Ear
    pen: "_Pen"
    stopping: asyncio.Event
    patience_seconds: float
    before: Callable[[], int | None]
    shown: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Hand with {len(self.shown)} parts>"

    async def hear(self, part: Part) -> None:
        """Write the next part. Raises ProviderBusy if the server stops before there is a word."""
        if isinstance(part, Shown):
            self.shown.append(part.text)
            await self._write("shown", {"text": part.text})
            return
        if self.stopping.is_set() and not self.shown:
            raise ProviderBusy(_STOPPING)
        await self._write("ended", ended(part, "".join(self.shown)))

    async def wait(self) -> None:
        """Say how long the line is, or write a comment, which clients pass over."""
        before = self.before()
        if before is not None:
            await self._write("waiting", {"before": before})
        elif not self.ear.is_gone:
            await self.pen.write(_WAITING)

    async def tell(self, error: Exception, request: Request) -> None:
        """Write what went wrong in the middle."""
        found = problem(error)
        name = request_id(request)
        if found.status >= 500 and name is not None:
            watch.failed(name, error)
        await self._write("problem", found.told(name))

    async def end(self) -> None:
        """End the stream."""
        if not self.ear.is_gone:
            await self.pen.end()

    async def _write(self, name: str, told: Mapping[str, Json]) -> None:
        if self.ear.is_gone:
            return
        try:
            async with asyncio.timeout(self.patience_seconds):
                await self.pen.write(event(name, told))
        except TimeoutError:  # it takes nothing any more, and holds a place at the model
            self.ear.gone()


class _Pen:
    """Writes events, and begins when there is something to write."""

    def __init__(self, send: Send, name: str, *, headers: list[tuple[bytes, bytes]]) -> None:
        self._send = send
        self._name = name
        self._headers = headers
        self._writing = asyncio.Lock()
        self.has_begun = False

    async def write(self, data: bytes) -> None:
        """Write some bytes; before the first, say which answer this is."""
        async with self._writing:  # a comment may be due while a part is on its way
            if not self.has_begun:
                self.has_begun = True
                start = {"type": "http.response.start", "status": 200}
                await self._send({**start, "headers": self._headers})
                data = event("begun", {"answer": self._name}) + data
            await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def end(self) -> None:
        """Write the end."""
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})


def ended(reply: Reply, text: str) -> dict[str, Json]:
    """Return what is told at the end of an answer: what was kept, and how to set it."""
    return {
        "conversation": reply.conversation,
        "turns": list(reply.turns),
        "finish": reply.finish,
        "receipt": reply.receipt,
        "model": reply.model,
        "demo": reply.demo,
        "outside": reply.is_outside,
        "masked": reply.masked,
        "recipient": reply.model if reply.is_outside else None,
        "changes": [*reply.changes],
        "guarded": reply.guarded,
        "remembered": len(reply.memories),
        "blocks": [set_block(one) for one in blocks(text)],
    }


def set_block(block: Block) -> dict[str, Json]:
    """Return a part of a text as values: its kind, and the marks in each of its lines."""
    lines: list[Json] = [
        [{"text": span.text, "mark": span.mark} for span in line] for line in block.lines
    ]
    return {"kind": block.kind, "lines": lines}


def event(name: str, told: Mapping[str, Json]) -> bytes:
    """Write a server-sent event. JSON has no bare line breaks, so it is one line of data."""
    return f"event: {name}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n".encode()
