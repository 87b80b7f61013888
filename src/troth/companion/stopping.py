"""Ends a stream when the person says stop, at once, even while the model is silent."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, Literal, TypeVar

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
    """Return the next part, or None at the end. Raises Stopped, and what the parts raise."""
    coming = asyncio.ensure_future(anext(parts, None))
    try:
        both: set[asyncio.Future[Any]] = {coming, stopping}  # Any: of two kinds, looked at below
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not coming.done():
            raise Stopped
        return coming.result()
    finally:
        while not coming.done():
            coming.cancel()
            await asyncio.wait({coming})
        if not coming.cancelled():
            coming.exception()  # looked at, so that nobody warns of it
