"""Work in a thread that nobody can leave half done."""

import asyncio
import threading

import pytest

from troth.gate.to_the_end import to_the_end


def test_what_came_of_it_is_returned() -> None:
    """And what it raises is raised."""

    def fail() -> None:
        raise ZeroDivisionError

    assert asyncio.run(to_the_end(lambda: 7)) == 7
    with pytest.raises(ZeroDivisionError):
        asyncio.run(to_the_end(fail))


@pytest.mark.parametrize("times", [1, 3])
def test_whoever_leaves_waits_for_the_end_and_it_is_put_back(times: int) -> None:
    """However often the wait is cancelled, the work ends first; then its result is undone."""
    may_end, began, done, undone = threading.Event(), threading.Event(), [], []

    def act() -> str:
        began.set()
        may_end.wait(10)
        done.append("done")
        return "key"

    async def leave() -> None:
        waiting = asyncio.ensure_future(to_the_end(act, undo=undone.append))
        await asyncio.to_thread(began.wait, 10)
        for _ in range(times):
            waiting.cancel()
            await asyncio.sleep(0)
            assert not waiting.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())
    assert (done, undone) == (["done"], ["key"])


def test_what_failed_has_nothing_to_put_back() -> None:
    """Whoever left is told that they left, not what failed."""
    may_end, undone = threading.Event(), []

    def act() -> str:
        may_end.wait(10)
        raise ZeroDivisionError

    async def leave() -> None:
        waiting = asyncio.ensure_future(to_the_end(act, undo=undone.append))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())
    assert undone == []
