"""Work in a thread that nobody can leave half done.

Whoever waits may go away in the middle: a browser is closed, a server ends. What writes a
receipt, or holds a room, is done to its end even then.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(act: Callable[[], T], *, undo: Callable[[T], None] | None = None) -> T:
    """Do something in a thread. Whoever leaves just now cannot stop it, so we wait even then.

    undo: is done with what came of it if nobody waits for that any more.
    """
    doing = asyncio.ensure_future(asyncio.to_thread(act))
    left: asyncio.CancelledError | None = None
    while not doing.done():
        try:
            await asyncio.wait({doing})
        except asyncio.CancelledError as error:
            left = error
    if left is None:
        return doing.result()
    if doing.exception() is None and undo is not None:
        came, put_back = doing.result(), undo
        await to_the_end(lambda: put_back(came))
    raise left
