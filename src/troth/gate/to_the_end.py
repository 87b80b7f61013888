"""What an event loop has others do, and how it waits: so that nobody leaves it half done.

Whoever waits may go away in the middle: a browser is closed, a server ends. What writes a
receipt, or holds a room, is done to its end even then.

The one decision of where something is done stands here. What takes long, such as masking, has
a thread. What is to be written has the writer's. What only looks something up is done where we
are: a look at the database takes a few microseconds, and no write holds it up.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from troth.store.sqlite import MustWait, Store, Unit

T = TypeVar("T")


async def to_the_end(act: Callable[[], T], *, undo: Callable[[T], None] | None = None) -> T:
    """Do something in a thread. Whoever leaves just now cannot stop it, so we wait even then.

    undo: is done with what came of it if nobody waits for that any more.
    """
    doing = asyncio.ensure_future(asyncio.to_thread(act))
    left = await _over(doing)
    if left is None:
        return doing.result()
    if doing.exception() is None and undo is not None:
        came, put_back = doing.result(), undo
        await to_the_end(lambda: put_back(came))
    raise left


async def written(store: Store, works: Sequence[Callable[[Unit], T]]) -> list[T]:
    """Have works written, as `Store.write_each` does. Whoever leaves waits for that even then."""
    results = store.ask_each(works)
    left = await _over(_all_of(results))
    if left is not None:
        raise left
    return [one.result() for one in results]


async def at_once(store: Store, act: Callable[[], T]) -> T:
    """Do here what only looks something up, and may be done twice.

    Should it come to write after all (a refusal is written down), it is done anew in a thread.
    """
    try:
        with store.looking():
            return act()
    except MustWait:
        return await to_the_end(act)


async def _over(doing: asyncio.Future[T]) -> asyncio.CancelledError | None:
    """Wait until it is done, and say who wanted to leave meanwhile."""
    left: asyncio.CancelledError | None = None
    while not doing.done():
        try:
            await asyncio.wait({doing})
        except asyncio.CancelledError as error:
            left = error
    return left


def _all_of(results: Sequence[Future[T]]) -> asyncio.Future[None]:
    """Return what is done once all of them are; the loop is woken once."""
    loop = asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()

    def end(_: Future[T]) -> None:
        if all(one.done() for one in results):
            loop.call_soon_threadsafe(_wake, over)

    for one in results:
        one.add_done_callback(end)
    if not results:
        over.set_result(None)
    return over


def _wake(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_result(None)
