"""A program with an event loop: the same methods, the same answers, the same errors."""

import asyncio
import inspect
import socket
import threading

import pytest

from troth.client.awaited import AsyncTroth
from troth.client.plain import Troth
from troth.client.wire import Unreachable
from troth.errors import NotFound, Refused


def test_both_clients_can_do_the_same() -> None:
    """Each public method of one is one of the other, with the same parameters."""

    def methods(kind: type) -> dict[str, list[str]]:
        return {
            name: list(inspect.signature(one).parameters)
            for name, one in inspect.getmembers(kind, inspect.isfunction)
            if not name.startswith("_")
        }

    assert methods(AsyncTroth) == methods(Troth)


def test_it_talks_streams_and_reads_again(noor) -> None:
    """All that can be asked, once."""

    async def go() -> None:
        async with AsyncTroth(noor.address, key=noor.token, seconds=60) as troth:
            first = await troth.ask("mira", "hello there")
            async with troth.stream(
                "mira", "and now", conversation=first.conversation
            ) as answering:
                pieces = [piece async for piece in answering]
            second = answering.answer
            said = await troth.talk(first.conversation)
            receipt = await troth.receipt(second.receipt or "")

            assert first.text.endswith("hello there")
            assert second.text == "".join(pieces)
            assert [one.text for one in said if one.role == "user"] == ["hello there", "and now"]
            assert receipt.id == second.receipt
            assert [one.id for one in await troth.companions()]
            assert [one.count for one in await troth.talks()] == [4]
            assert said[0].id in [one.id for one in await troth.find("hello")]
            assert await troth.forget_talk(first.conversation) == 4

    asyncio.run(go())


def test_yes_and_no_go_by_the_card(echoing) -> None:
    """As in the other client."""
    sam = echoing.somebody(name="Sam")

    async def go() -> None:
        async with AsyncTroth(sam.address, key=sam.token, seconds=60) as troth:
            with pytest.raises(Refused):
                await troth.ask("mira", "hello")
            card = await troth.card("companion.reply")
            for at in range(max(1, len(card.choices))):
                await troth.say(card, yes=True, choice=at)
            stands = {one.id: one.allowed for one in await troth.purposes()}
            assert stands["companion.reply"]
            assert not (await troth.withdraw("companion.reply")).allowed

    asyncio.run(go())


def test_answers_come_side_by_side(noor) -> None:
    """Three questions at once, each with its own answer."""

    async def go() -> list[str]:
        async with AsyncTroth(noor.address, key=noor.token, seconds=60) as troth:
            asked = [troth.ask("mira", f"word{at}") for at in range(3)]
            return [one.text for one in await asyncio.gather(*asked)]

    for at, text in enumerate(asyncio.run(go())):
        assert text.endswith(f"word{at}")


def test_errors_are_the_server_s_own(noor) -> None:
    """And a server that is not there is told."""

    async def go() -> None:
        async with AsyncTroth(noor.address, key=noor.token, seconds=60) as troth:
            with pytest.raises(NotFound):
                await troth.ask("nobody", "hello")
        async with AsyncTroth("http://127.0.0.1:1", key="troth_x") as nowhere:
            with pytest.raises(Unreachable):
                await nowhere.companions()

    asyncio.run(go())


def test_leaving_stops_the_model(serve) -> None:
    """A task that is cancelled in the middle of an answer ends it at the server."""
    served = serve("Well. ", "then", gate=asyncio.Event())
    noor = served.somebody("companion.reply")

    async def go() -> None:
        heard = asyncio.Event()

        async def hear() -> None:
            async with (
                AsyncTroth(noor.address, key=noor.token, seconds=60) as troth,
                troth.stream("mira", "hello") as answering,
            ):
                async for piece in answering:
                    if "Well." in piece:
                        heard.set()

        hearing = asyncio.ensure_future(hear())
        await heard.wait()
        hearing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await hearing

    asyncio.run(go())

    pause = threading.Event()
    assert any(served.model.left == 1 or pause.wait(0.05) for _ in range(1200))


def test_a_server_that_says_nothing_is_not_waited_for_for_ever() -> None:
    """No longer than was said, by either client, and the key is in no word of it."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"

        async def go() -> None:
            async with AsyncTroth(address, key="troth_planted", seconds=0.02) as troth:
                with pytest.raises(Unreachable) as caught:
                    await troth.companions()
                assert "planted" not in str(caught.value)
                with pytest.raises(Unreachable):
                    async with troth.stream("mira", "hello"):
                        pass

        asyncio.run(go())
        with (
            Troth(address, key="troth_planted", seconds=0.02) as troth,
            pytest.raises(Unreachable) as caught,
        ):
            troth.companions()
        assert "planted" not in str(caught.value)
