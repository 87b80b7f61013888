"""Patience: one timer, and each wait has its own end."""

import asyncio

import pytest

from troth.net.patience import Patience

LONG = 60.0
BROKE = "It broke."


async def silent() -> None:
    """Say nothing, ever."""
    await asyncio.Event().wait()


async def says(word: str) -> str:
    """Say a word in the next turn of the loop."""
    await asyncio.sleep(0)
    return word


def test_what_comes_in_time_is_handed_over() -> None:
    """Again and again, by one timer."""

    async def go() -> list[str]:
        patience = Patience(LONG)
        heard = [await patience.wait(says(one), seconds=LONG) for one in "abc"]
        patience.end()
        return heard

    assert asyncio.run(go()) == ["a", "b", "c"]


def test_a_silence_ends_the_wait() -> None:
    """Also where longer waits went before it, and after one that was given up."""

    async def go() -> None:
        patience = Patience(LONG)
        await patience.wait(says("a"), seconds=LONG)
        for _ in range(2):
            with pytest.raises(TimeoutError):
                await patience.wait(silent(), seconds=0.001)
        assert await patience.wait(says("b"), seconds=LONG) == "b"
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0

    asyncio.run(go())


def test_all_waits_together_have_an_end() -> None:
    """However long each of them may take."""

    async def go() -> None:
        patience = Patience(0.002)
        while True:
            await patience.wait(says("a"), seconds=LONG)

    with pytest.raises(TimeoutError):
        asyncio.run(go())


def test_a_timer_of_an_earlier_wait_ends_no_later_one() -> None:
    """It is set anew for what is waited for just then."""

    async def go() -> str:
        patience = Patience(LONG)
        await patience.wait(says("a"), seconds=0.001)
        await asyncio.sleep(0.003)
        return await patience.wait(asyncio.sleep(0.003, "b"), seconds=LONG)

    assert asyncio.run(go()) == "b"


def test_somebody_else_who_ends_the_wait_is_heard() -> None:
    """A request that is cancelled is not told as silence."""

    async def go() -> None:
        patience = Patience(LONG)
        task = asyncio.ensure_future(patience.wait(silent(), seconds=LONG))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()

    asyncio.run(go())


def test_what_goes_wrong_while_it_is_given_up_is_raised() -> None:
    """As it is, and the task is no more thought of as cancelled."""

    async def breaks() -> None:
        try:
            await silent()
        except asyncio.CancelledError:
            raise OSError(BROKE) from None

    async def go() -> None:
        with pytest.raises(OSError, match=BROKE):
            await Patience(LONG).wait(breaks(), seconds=0.001)
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0

    asyncio.run(go())
