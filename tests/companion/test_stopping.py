"""A stream ends when the person says stop: at once, and never in place of something graver."""

import asyncio
from contextlib import aclosing

import pytest

from troth.companion.stopping import Stopped, until


class Source:
    """Parts that come, a silence, an error; remembers whether it began and whether it was left."""

    def __init__(self, *parts, then=None, on_silence=lambda: None):
        self.parts, self.then, self.on_silence = parts, then, on_silence
        self.began = self.left = False

    async def stream(self):
        """Say the parts, then what was asked for: an error, silence, or the end."""
        self.began = True
        try:
            for part in self.parts:
                yield part
            if isinstance(self.then, Exception):
                raise self.then
            if self.then == "silence":
                asyncio.get_running_loop().call_soon(self.on_silence)
                await asyncio.Event().wait()
        finally:
            self.left = True


async def hear(source, stop, *, stop_after=None):
    """Listen until the end; set `stop` once so many parts were heard."""
    heard = []
    async with (
        asyncio.timeout(60),
        aclosing(source.stream()) as parts,
        aclosing(until(stop, parts)) as coming,
    ):
        try:
            async for part in coming:
                heard.append(part)
                if len(heard) == stop_after:
                    stop.set()
        except Stopped:
            heard.append("stopped")
    return heard


def run(source, *, stop_after=None, stopped=False):
    """Hear a source in a loop of its own."""

    async def all_of_it():
        stop = asyncio.Event()
        if stopped:
            stop.set()
        return await hear(source, stop, stop_after=stop_after)

    return asyncio.run(all_of_it())


def test_without_a_stop_everything_comes():
    """A stop that nobody says changes nothing; nor does having none."""
    assert run(Source(1, 2, 3)) == [1, 2, 3]
    assert asyncio.run(hear(Source(1, 2, 3), None)) == [1, 2, 3]


def test_a_stop_between_two_parts_ends_it():
    """What was heard is heard; the rest is never asked for."""
    source = Source(1, 2, 3)

    assert run(source, stop_after=2) == [1, 2, "stopped"]
    assert source.left


def test_a_stop_beforehand_begins_nothing():
    """What was stopped before it began is not begun."""
    source = Source(1)

    assert run(source, stopped=True) == ["stopped"]
    assert not source.began


def test_a_stop_ends_a_silence():
    """Nobody waits for a part that may never come."""

    async def stop_in_the_silence():
        stop = asyncio.Event()
        source = Source(1, then="silence", on_silence=stop.set)
        return await hear(source, stop), source.left

    assert asyncio.run(stop_in_the_silence()) == ([1, "stopped"], True)


def test_what_went_wrong_is_told_first():
    """An error that came with the stop is raised: it may be a yes that was taken back."""
    error = ValueError("no")

    async def both_at_once():
        stop, source = asyncio.Event(), Source(1, then=error)
        async with aclosing(source.stream()) as parts, aclosing(until(stop, parts)) as coming:
            await anext(coming)
            asyncio.get_running_loop().call_soon(stop.set)
            await anext(coming)

    with pytest.raises(ValueError, match="no"):
        asyncio.run(both_at_once())


def test_who_goes_away_leaves_no_one_waiting():
    """A cancelled listener cancels the part that was to come."""
    source = Source(1, then="silence")

    async def go_away():
        task = asyncio.ensure_future(hear(source, asyncio.Event()))
        source.on_silence = task.cancel
        await asyncio.wait({task})
        return task.cancelled()

    assert asyncio.run(go_away())
    assert source.left
