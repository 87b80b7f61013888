"""Hands an answer on as it comes, and stops it when nobody listens any more.

Whoever asks takes the answer's parts and hands each on before it asks for the next: nothing
lies in between that could be shown after a yes was taken back. Meanwhile we watch for two things:
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
_LOOK_SECONDS = 0.05
"""How long it can go unseen that the server stops, or that somebody took nothing for too long."""
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
        watch = _Watch(self, wait)
        try:
            async with aclosing(parts):
                if self.stopping.is_set():
                    raise ProviderBusy(_STOPPING)
                async for part in parts:
                    watch.is_handing_on(since=watch.now())
                    await hear(part)
                    watch.is_handing_on(since=None)
        except asyncio.CancelledError:
            error = watch.over()
            if error is None:
                raise
            raise error from None
        finally:
            watch.over()
            await watch.end()


class _Watch:
    """Looks after one answer while it is handed on: by one timer, and one who hears of a leave.

    A task, or a timer, for each part would cost more than the part.
    """

    def __init__(self, relay: Relay, wait: Wait) -> None:
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task is not None
        self._relay, self._wait, self._loop, self._task = relay, wait, loop, task
        self._cancelled_before = task.cancelling()
        self._why: BaseException | None = None
        self._since: float | None = None
        self._told: asyncio.Task[None] | None = None
        self._told_at = loop.time()
        self._step = min(_LOOK_SECONDS, relay.wait_seconds, relay.patience_seconds)
        self._left = loop.create_task(self._until_gone())
        self._left.add_done_callback(self._is_gone)
        self._timer = loop.call_later(self._step, self._look)

    def now(self) -> float:
        """Return the time of the loop."""
        return self._loop.time()

    def is_handing_on(self, *, since: float | None) -> None:
        """Know since when a part is being handed on; None: it was taken."""
        self._since = since

    def over(self) -> BaseException | None:
        """Watch no more; return why the answer was ended, unless somebody else ended it too."""
        self._timer.cancel()
        self._left.remove_done_callback(self._is_gone)
        self._left.cancel()
        why, self._why = self._why, None
        is_alone = why is not None and self._task.uncancel() <= self._cancelled_before
        return why if is_alone else None

    async def end(self) -> None:
        """Let what is being told come to its end: nothing else may be written meanwhile."""
        if self._told is not None:
            await asyncio.wait({self._told}, timeout=self._relay.patience_seconds)

    async def _until_gone(self) -> None:
        while (await self._relay.receive())["type"] != "http.disconnect":
            pass

    def _is_gone(self, left: "asyncio.Task[None]") -> None:
        if not left.cancelled():
            self._stop(left.exception() or ClientDisconnect())

    def _look(self) -> None:
        now = self._loop.time()
        if self._relay.stopping.is_set():
            self._stop(ProviderBusy(_STOPPING))
            return
        if self._since is not None and now - self._since >= self._relay.patience_seconds:
            self._stop(ClientDisconnect())
            return
        if self._told is None and now - self._told_at >= self._relay.wait_seconds:
            self._told = self._loop.create_task(self._tell())
            self._told.add_done_callback(self._was_told)
        self._timer = self._loop.call_later(self._step, self._look)

    async def _tell(self) -> None:
        await self._wait()

    def _was_told(self, told: "asyncio.Task[None]") -> None:
        self._told, self._told_at = None, self._loop.time()
        if not told.cancelled() and (error := told.exception()) is not None:
            self._stop(error)

    def _stop(self, why: BaseException) -> None:
        """End the answer where it is."""
        if self._why is None and not self._timer.cancelled():
            self._why = why
            self._task.cancel()
