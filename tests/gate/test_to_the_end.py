"""Work that nobody can leave half done, and where it is done."""

import asyncio
import threading

import pytest

from troth.gate.to_the_end import at_once, to_the_end, written
from troth.store import schema
from troth.store.statements import select

_PULSE = select(schema.installation.c.pulse)


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


def test_what_is_written_is_waited_for_to_its_end(house) -> None:
    """Whoever leaves meanwhile is told so once it is on the disk, and not before."""
    before = house.store.read(_PULSE)[0][0]
    may_end, began = threading.Event(), threading.Event()

    def slow(unit) -> None:
        began.set()
        may_end.wait(10)
        unit.touch()

    async def leave() -> None:
        waiting = asyncio.ensure_future(written(house.store, [slow, lambda unit: unit.touch()]))
        await asyncio.to_thread(began.wait, 10)
        waiting.cancel()
        await asyncio.sleep(0)
        assert not waiting.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert house.store.read(_PULSE)[0][0] == before + 2

    asyncio.run(leave())


def test_of_what_is_written_the_first_fault_is_told(house) -> None:
    """The others are done all the same; and nothing to write is done at once."""
    before = house.store.read(_PULSE)[0][0]

    def fail(_) -> None:
        raise ZeroDivisionError

    assert asyncio.run(written(house.store, [])) == []
    with pytest.raises(ZeroDivisionError):
        asyncio.run(written(house.store, [fail, lambda unit: unit.touch()]))
    assert house.store.read(_PULSE)[0][0] == before + 1


def test_a_look_is_done_where_we_are_and_a_write_is_not(house) -> None:
    """What comes to write is done anew, whole, in a thread: the loop never waits for the disk."""
    where: list[threading.Thread] = []

    def look() -> int:
        where.append(threading.current_thread())
        return house.store.pulse()

    def change() -> int:
        look()
        house.store.write(lambda unit: unit.touch())
        return house.store.pulse()

    async def scene() -> tuple[int, int]:
        return await at_once(house.store, look), await at_once(house.store, change)

    before, after = asyncio.run(scene())

    here = threading.current_thread()
    assert after == before + 1
    assert [one is here for one in where] == [True, True, False]


def test_what_a_look_raises_is_raised_once(house) -> None:
    """An error is no reason to look again."""
    looked: list[int] = []

    def fail() -> None:
        looked.append(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(at_once(house.store, fail))
    assert looked == [1]
