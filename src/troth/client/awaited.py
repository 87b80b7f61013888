"""The client for programs with an event loop. The same methods as `troth.client.plain` has.

from troth.client.awaited import AsyncTroth

async with AsyncTroth("http://127.0.0.1:8420", key="troth_…") as troth:
    print((await troth.ask("mira", "Hello")).text)
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self, TypeVar, Unpack

import httpcore2

from troth.client import calls, wire
from troth.client.calls import More
from troth.client.plain import UNREACHABLE, told_simply
from troth.client.values import Answer, Card, Companion, Found, Message, Purpose, Receipt, Talk
from troth.client.wire import Call, Door, Listener, Unreachable

T = TypeVar("T")


class Hearing:
    """An answer while it comes: go through its pieces; then `answer` is there."""

    def __init__(self, pieces: AsyncIterator[str], heard: Listener) -> None:
        self._pieces = pieces
        self._heard = heard

    def __aiter__(self) -> AsyncIterator[str]:
        return self._pieces

    @property
    def answer(self) -> Answer:
        """The whole answer, once all pieces were taken. Raises Unreachable before."""
        return self._heard.end()


class AsyncTroth:
    """Talks with one Troth, as the person whose key it is. Use it as a context manager.

    Every method raises what Troth tells (see `troth.errors`: Refused, NotFound, …), Unreachable
    or Garbled.
    """

    def __init__(self, address: str, *, key: str, seconds: float = 120.0) -> None:
        """Open nothing yet. seconds: how long to wait for each piece. Raises BadInput."""
        self._door = Door(address, key)
        self._seconds = seconds
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=wire.trust(), max_connections=8, keepalive_expiry=30.0
        )

    def __repr__(self) -> str:
        return f"<Troth at {self._door.address}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def companions(self) -> Sequence[Companion]:
        """Return the companions that can be asked."""
        return await self._do(calls.companions())

    async def ask(
        self,
        companion: str,
        says: str | None = None,
        **more: Unpack[More],
    ) -> Answer:
        """Ask a companion, and return the whole answer. See `stream`."""
        async with self.stream(companion, says, **more) as answering:
            async for _ in answering:
                pass
            return answering.answer

    @asynccontextmanager
    async def stream(
        self,
        companion: str,
        says: str | None = None,
        **more: Unpack[More],
    ) -> AsyncIterator[Hearing]:
        """Ask a companion, and hear the answer as it comes. Leaving the block stops it.

        more: see `calls.More`.
        """
        async with self._open(calls.answer(companion, says, more)) as response:
            if response.status != 200:
                wire.told(response.status, await _whole(response), response.headers)
            heard = Listener()
            yield Hearing(_pieces(response, heard), heard)

    async def purposes(self) -> Sequence[Purpose]:
        """Return every use of data, and how it stands."""
        return await self._do(calls.purposes())

    async def card(self, purpose: str, *, language: str = "en") -> Card:
        """Return what a person reads before a yes or a no."""
        return await self._do(calls.card(purpose, language=language))

    async def say(self, shown: Card, *, yes: bool, choice: int | None = None) -> bool:
        """Say what the person said to a card. False: its question was not answered right."""
        return await self._do(calls.say(shown, yes=yes, choice=choice))

    async def withdraw(self, purpose: str) -> Purpose:
        """Take back a yes. It holds at once, in the middle of an answer too."""
        return await self._do(calls.withdraw(purpose))

    async def talks(self) -> Sequence[Talk]:
        """Return the newest talks that are kept."""
        return await self._do(calls.talks())

    async def talk(self, conversation: str) -> Sequence[Message]:
        """Return the messages of a talk, oldest first."""
        return await self._do(calls.talk(conversation))

    async def find(self, words: str) -> Sequence[Found]:
        """Return the newest messages that have all of some words."""
        return await self._do(calls.find(words))

    async def forget_talk(self, conversation: str) -> int:
        """Forget a talk for good; return how many messages that were."""
        return await self._do(calls.forget_talk(conversation))

    async def receipt(self, receipt: str) -> Receipt:
        """Return one line of the person's record."""
        return await self._do(calls.receipt(receipt))

    async def _do(self, call: Call[T]) -> T:
        async with self._open(call) as response:
            return call.read(wire.told(response.status, await _whole(response), response.headers))

    @asynccontextmanager
    async def _open(self, call: Call[T]) -> AsyncIterator[httpcore2.Response]:
        content = wire.body(call)
        seconds = self._seconds
        waits = {"connect": 10.0, "read": seconds, "write": seconds, "pool": seconds}
        with told_simply():
            async with self._pool.stream(
                call.method,
                self._door.url(call.path),
                headers=self._door.headers(has_body=content is not None),
                content=content,
                extensions={"timeout": waits},
            ) as response:
                yield response


async def _whole(response: httpcore2.Response) -> bytes:
    content = bytearray()
    async for data in response.aiter_stream():
        content += data
        if len(content) > wire.LONGEST:
            raise Unreachable(UNREACHABLE)
    return bytes(content)


async def _pieces(response: httpcore2.Response, heard: Listener) -> AsyncIterator[str]:
    async for data in response.aiter_stream():
        for piece in heard.hear(data):
            yield piece
