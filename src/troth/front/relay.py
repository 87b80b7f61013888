"""Hands an answer on as it comes, and stops it when nobody listens any more.

One task takes the answer's parts and hands each on before it asks for the next: nothing lies
in between that could be shown after a yes was taken back. Beside it we watch for two things:
the client goes away, or the server is being stopped. Either ends the answer, which stops the
model and closes the receipt.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TypeAlias

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from troth.companion.chat import Reply
from troth.errors import ProviderBusy
from troth.words import Shown

Part: TypeAlias = Shown | Reply
Hear: TypeAlias = Callable[[Part], Awaitable[None]]
Wait: TypeAlias = Callable[[], Awaitable[None]]

WAIT_SECONDS = 5.0
"""How often a client that hears nothing is told that we are still here."""
PATIENCE_SECONDS = 60.0
"""How long a client may take nothing before it counts as gone: it holds a place at the model."""
_STOPPING = "Troth is being stopped. Ask again in a moment."


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Between an answer and the one who asked. `receive` is the request's, its body read."""

    receive: Receive
    stopping: asyncio.Event
    wait_seconds: float = WAIT_SECONDS
    patience_seconds: float = PATIENCE_SECONDS

    async def run(self, parts: AsyncGenerator[Part, None], *, hear: Hear, wait: Wait) -> None:
        """Hand on every part; call `wait` each `wait_seconds` meanwhile. Closes `parts`.

        Raises ClientDisconnect, ProviderBusy (the server stops), and what `parts` raises.
        """
        async with asyncio.TaskGroup() as group:
            answer = group.create_task(self._listen(parts, hear))
            left = group.create_task(self._until_gone())
            stopped = group.create_task(self.stopping.wait())
            try:
                await self._until_over(answer, {left, stopped}, wait)
            finally:
                answer.cancel()
                left.cancel()
                stopped.cancel()
        if not answer.cancelled():
            error = answer.result()
        elif left.cancelled():
            error = ProviderBusy(_STOPPING)
        else:
            error = ClientDisconnect()
        if error is not None:
            raise error

    async def _until_over(
        self, answer: "asyncio.Task[Exception | None]", ends: set[asyncio.Task[bool]], wait: Wait
    ) -> None:
        while True:
            done, _ = await asyncio.wait(
                {answer, *ends}, timeout=self.wait_seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if done:
                return
            await wait()

    async def _until_gone(self) -> bool:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        return True

    async def _listen(self, parts: AsyncGenerator[Part, None], hear: Hear) -> Exception | None:
        """Hear everything; return what went wrong, so that it is told in the right place."""
        try:
            async with aclosing(parts):
                async for part in parts:
                    await self._hand_on(part, hear)
        except Exception as error:  # noqa: BLE001  # handed on by `run`, which raises it again
            return error
        return None

    async def _hand_on(self, part: Part, hear: Hear) -> None:
        try:
            async with asyncio.timeout(self.patience_seconds):
                await hear(part)
        except TimeoutError as error:
            raise ClientDisconnect from error
