"""The fakes do what their names say."""

import asyncio
from contextlib import aclosing

import pytest

from troth.errors import ProviderBusy, ProviderFailed
from troth.providers.base import Ask, Done, Message, Piece, Provider
from troth.testing.providers import FaultyProvider, ScriptedProvider, straight
from troth.words import Clear

ASK = Ask(messages=(Message("user", Clear("Hi")),), max_tokens=8)


def test_a_script_is_followed() -> None:
    """The pieces come in order, then the end; the ask is remembered until it is forgotten."""
    scripted: Provider = ScriptedProvider(["Well. ", "Hello there."])

    said = asyncio.run(_all(scripted))

    assert [one.text.text for one in said[:-1] if isinstance(one, Piece)] == [
        "Well. ",
        "Hello there.",
    ]
    assert isinstance(said[-1], Done)
    assert scripted.traces()
    assert scripted.forget()
    assert scripted.traces() == ()


def test_a_gate_stops_it_in_the_middle() -> None:
    """The first piece comes; the rest waits, and leaving then is seen."""

    async def scene() -> tuple[str, int]:
        scripted = ScriptedProvider(["Well. ", "Hello there."], gate=asyncio.Event())
        async with aclosing(straight(scripted, ASK)) as pieces:
            first = await anext(pieces)
        assert isinstance(first, Piece)
        return first.text.text, scripted.left

    assert asyncio.run(scene()) == ("Well. ", 1)


def test_an_open_gate_lets_it_end() -> None:
    """A stream that is heard to its end is not counted as left."""

    async def scene() -> tuple[int, int]:
        gate = asyncio.Event()
        scripted = ScriptedProvider(["Well. ", "Hello there."], gate=gate)
        gate.set()
        return len(await _all(scripted)), scripted.left

    assert asyncio.run(scene()) == (3, 0)


@pytest.mark.parametrize(
    ("mode", "error", "heard"),
    [("busy", ProviderBusy, 0), ("fails", ProviderFailed, 0), ("breaks", ProviderFailed, 1)],
)
def test_faults_come_when_they_should(mode, error, heard: int) -> None:
    """Each fault comes before the first word or in a sentence, as its name says."""
    pieces: list[object] = []

    async def scene() -> None:
        async for one in straight(FaultyProvider(mode), ASK):
            pieces.append(one)  # noqa: PERF401 — what came before the fault is wanted

    with pytest.raises(error):
        asyncio.run(scene())

    assert len(pieces) == heard


def test_hanging_lasts_until_somebody_leaves() -> None:
    """One sentence comes, then nothing; a time-out ends it."""

    async def scene() -> None:
        async with asyncio.timeout(0.05):
            await _all(FaultyProvider("hangs"))

    with pytest.raises(TimeoutError):
        asyncio.run(scene())


async def _all(provider: Provider) -> list[Piece | Done]:
    await provider.ready()
    async with aclosing(straight(provider, ASK)) as stream:
        said = [one async for one in stream]
    await provider.close()
    return said
