"""What an event loop has others do, and how it waits: so that nobody leaves it half done.

Whoever waits may go away in the middle: a browser is closed, a server ends. What writes a
receipt, or holds a room, is done to its end even then.

The one decision of where something is done stands here. What takes long, such as masking, has
a thread. What is to be written has the writer's. What only looks something up is done where we
are: a look at the database takes a few microseconds, and no write holds it up.
"""

import asyncio
import contextvars
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Literal, TypeVar

from troth.store.sqlite import MustWait, Store, Unit

T = TypeVar("T")


class _Held(asyncio.Future[None]):
    """What is waited for to its end: who leaves meanwhile goes once it is over.

    A task that is cancelled asks what it waits for to give up. This one does not, so the task
    goes on waiting, and is told of it then.
    """

    def cancel(self, msg: object = None) -> Literal[False]:
        """Stay as it is."""
        return False


async def to_the_end(act: Callable[[], T], *, undo: Callable[[T], None] | None = None) -> T:
    """Do something in a thread. Whoever leaves just now cannot stop it, so we wait even then.

    undo: is done with what came of it if nobody waits for that any more.
    """
    over, came = _in_a_thread(act)
    left = await _over(over)
    if left is None:
        return came.result()
    if came.exception() is None and undo is not None:
        result, put_back = came.result(), undo
        await to_the_end(lambda: put_back(result))
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


async def _over(held: _Held) -> asyncio.CancelledError | None:
    """Wait until it is done, and say who wanted to leave meanwhile."""
    left: asyncio.CancelledError | None = None
    while not held.done():
        try:
            await held
        except asyncio.CancelledError as error:
            left = error
    return left


@cache
def _hands() -> ThreadPoolExecutor:
    """Return the threads that do things for loops. As many as a loop of its own would have."""
    most = min(32, (os.cpu_count() or 1) + 4)
    return ThreadPoolExecutor(most, thread_name_prefix="troth-hand")


def _in_a_thread(act: Callable[[], T]) -> tuple[_Held, Future[T]]:
    """Begin something in a thread; return what is done once it is, and what comes of it.

    The loop is woken once. By its own means it would take three turns to hear of it.
    """
    loop, context = asyncio.get_running_loop(), contextvars.copy_context()
    over, came = _Held(loop=loop), Future[T]()

    def do() -> None:
        try:
            came.set_result(context.run(act))
        except BaseException as error:  # noqa: BLE001  # handed to who waits
            came.set_exception(error)
        loop.call_soon_threadsafe(_wake, over)

    _hands().submit(do)
    return over, came


def _all_of(results: Sequence[Future[T]]) -> _Held:
    """Return what is done once all of them are; the loop is woken once."""
    loop = asyncio.get_running_loop()
    over, left = _Held(loop=loop), [*results]

    def end(_: Future[T]) -> None:
        left.pop()
        if not left:
            loop.call_soon_threadsafe(_wake, over)

    for one in results:
        one.add_done_callback(end)
    if not results:
        over.set_result(None)
    return over


def _wake(over: _Held) -> None:
    if not over.done():
        over.set_result(None)
