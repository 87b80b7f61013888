"""Ends a stream when the person says stop, at once, even while the model is silent."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Literal, TypeVar

T = TypeVar("T")


class Stopped(asyncio.CancelledError):
    """The person said stop. A room that it passes through closes as stopped."""


async def until(
    stop: asyncio.Event | None, parts: AsyncGenerator[T, None]
) -> AsyncGenerator[T, None]:
    """Yield the parts until `stop` is set; then raise Stopped. Close it on every path.

    What the parts raise comes first: a yes that was taken back is not told as a stop. Parts
    that had not begun never begin.
    """
    if stop is None:
        async for one in parts:
            yield one
        return
    stopping = asyncio.ensure_future(stop.wait())
    try:
        while not stop.is_set():
            part = await _next(parts, stopping)
            if part is None:
                return
            yield part
        raise Stopped
    finally:
        stopping.cancel()


async def _next(
    parts: AsyncGenerator[T, None], stopping: asyncio.Future[Literal[True]]
) -> T | None:
    """Return the next part, or None at the end. Raises Stopped, and what the parts raise.

    A stop cancels whoever waits here. A task for each part would cost more than the part.
    """
    task = asyncio.current_task()
    assert task is not None
    before, is_ours = task.cancelling(), False

    def end(_: object) -> None:
        nonlocal is_ours
        is_ours = True
        task.cancel()

    stopping.add_done_callback(end)
    try:
        return await anext(parts, None)
    except asyncio.CancelledError:
        if is_ours and task.cancelling() == before + 1:
            raise Stopped from None
        raise
    finally:
        stopping.remove_done_callback(end)
        if is_ours:
            task.uncancel()
