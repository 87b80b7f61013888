"""The line before a model is fair between people, bounded, and loses nobody."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest

from troth.errors import ProviderBusy
from troth.providers.line import WAITING, WAITING_IN_ALL, Line

Come = Callable[[str, str], Awaitable[None]]


class Evening:
    """A line, who was let in and in which order, and a way to let each one out."""

    def __init__(self, places: int = 1) -> None:
        self.line = Line(places)
        self.order: list[str] = []
        self.most = 0
        self._inside = 0
        self._out: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def come(self, whose: str, *names: str) -> None:
        """Let a person ask these things, and let everybody move."""
        for name in names:
            self.tasks[name] = asyncio.ensure_future(self._ask(whose, name))
        await self.settle()

    async def _ask(self, whose: str, name: str) -> None:
        self._out[name] = asyncio.Event()
        async with self.line.place(whose):
            self.order.append(name)
            self._inside += 1
            self.most = max(self.most, self._inside)
            try:
                await self._out[name].wait()
            finally:
                self._inside -= 1

    async def settle(self) -> None:
        """Let everybody who can move do so."""
        for _ in range(4):
            await asyncio.sleep(0)

    async def end(self, *names: str) -> None:
        """End these answers, one after the other."""
        for name in names:
            self._out[name].set()
            await self.settle()


def test_people_take_turns() -> None:
    """Who asks much waits behind who asks once; each person's own asks keep their order."""

    async def scene() -> list[str]:
        evening = Evening()
        await evening.come("noor", "n1", "n2", "n3", "n4")
        await evening.come("sam", "s1", "s2")
        await evening.come("ada", "a1")
        while len(evening.order) < 7 or evening.order[-1] in evening.tasks:
            last = evening.order[-1]
            await evening.end(last)
            if evening.order[-1] == last:
                break
        assert evening.line.is_empty
        return evening.order

    assert asyncio.run(scene()) == ["n1", "s1", "a1", "n2", "s2", "n3", "n4"]


def test_who_is_answered_already_lets_others_in_first() -> None:
    """With two places, the second answer of one person waits while another has none."""

    async def scene() -> list[str]:
        evening = Evening(places=2)
        await evening.come("noor", "n1", "n2", "n3")
        await evening.come("sam", "s1")
        await evening.end("n1")
        return evening.order

    assert asyncio.run(scene()) == ["n1", "n2", "s1"]


def test_how_many_are_before_one_is_told_as_it_will_be() -> None:
    """The figure is the number of asks that are let in first, and none for who does not wait."""

    async def scene() -> None:
        evening = Evening()
        await evening.come("noor", "n1", "n2", "n3")
        await evening.come("sam", "s1")
        await evening.come("ada", "a1", "a2")
        told = {one: evening.line.before(one) for one in ("noor", "sam", "ada", "eve")}
        await evening.end("n1", "s1")

        assert told == {"noor": 2, "sam": 0, "ada": 1, "eve": None}
        assert (evening.line.before("noor"), evening.line.before("sam")) == (0, None)
        for one in evening.tasks.values():
            one.cancel()
        await asyncio.gather(*evening.tasks.values(), return_exceptions=True)
        assert evening.line.is_empty

    asyncio.run(scene())


def test_the_line_is_bounded_for_each_person_and_in_all() -> None:
    """Past it one is turned away at once, with when to come back, and others are still taken."""

    async def scene() -> None:
        evening = Evening()
        await evening.come("noor", *(f"n{at}" for at in range(WAITING + 1)))
        with pytest.raises(ProviderBusy, match="asks of yours") as told:
            await evening.line.place("noor").__aenter__()
        assert told.value.retry_after
        people = WAITING_IN_ALL // WAITING
        for at in range(1, people):
            await evening.come(f"p{at}", *(f"p{at}{one}" for one in range(WAITING)))
        with pytest.raises(ProviderBusy, match=r"line is full\. Try"):
            await evening.line.place("sam").__aenter__()
        for one in evening.tasks.values():
            one.cancel()
        await asyncio.gather(*evening.tasks.values(), return_exceptions=True)
        assert evening.line.is_empty

    asyncio.run(scene())


def test_leaving_at_any_moment_loses_no_place() -> None:
    """A thousand arrivals, ends and departures by chance: never too many inside, none forgotten."""
    chance = random.Random(7)  # noqa: S311  # a script of a test

    async def scene() -> None:
        evening = Evening(places=2)
        for at in range(1000):
            roll = chance.random()
            if roll < 0.5:
                name = f"{at}"
                evening.tasks[name] = asyncio.ensure_future(
                    evening._ask(chance.choice("abcd"), name)
                )
            elif roll < 0.75 and evening.order:
                evening._out[chance.choice(evening.order)].set()
            elif evening.tasks:
                evening.tasks[chance.choice(list(evening.tasks))].cancel()
            if chance.random() < 0.6:
                await asyncio.sleep(0)
        await evening.settle()
        for _ in range(600):
            for out in evening._out.values():
                out.set()
            await asyncio.sleep(0)
        ends = await asyncio.gather(*evening.tasks.values(), return_exceptions=True)

        assert all(
            one is None or isinstance(one, ProviderBusy | asyncio.CancelledError) for one in ends
        )
        assert evening.most == 2
        assert evening.line.is_empty

    asyncio.run(asyncio.wait_for(scene(), 20))
