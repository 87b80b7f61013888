"""The echo repeats, and obeys the limits of an ask."""

import asyncio
import time

from hypothesis import given
from hypothesis import strategies as st

from troth.providers.base import Ask, Done, Message, Piece, Role, Usage
from troth.providers.echo import EchoProvider
from troth.testing.providers import straight
from troth.words import Clear


def test_it_repeats_the_last_thing_the_person_said() -> None:
    """Earlier turns and other roles are not repeated."""
    ask = _asked(("system", "Be kind."), ("user", "First."), ("assistant", "Yes?"), ("user", "a b"))

    pieces, done = _run(ask)

    assert pieces == ["a", " b"]
    assert done == Done("stop", Usage(prompt_tokens=6, completion_tokens=2))


def test_many_blanks_take_no_time() -> None:
    """Blanks at the end are passed over at once: everybody else waits meanwhile."""
    began = time.process_time()

    pieces, _ = _run(_asked(("user", "a" + " " * 15_000)))

    assert pieces == ["a"]
    assert time.process_time() - began < 0.5


def test_it_stops_at_max_tokens() -> None:
    """One word is one token; what is cut off is told as `length`."""
    pieces, done = _run(_asked(("user", "one two three"), max_tokens=2))

    assert pieces == ["one", " two"]
    assert done.finish == "length"


def test_it_stops_before_a_stop_string() -> None:
    """The earliest stop string ends the answer and is not said."""
    pieces, done = _run(_asked(("user", "one two three two"), stop=("three", "two", "")))

    assert "".join(pieces) == "one "[:3]
    assert done.finish == "stop"


def test_it_has_nothing_to_say_to_nobody() -> None:
    """Without a message from a person the answer is empty, and it still ends."""
    pieces, done = _run(_asked(("system", "Be kind.")))

    assert (pieces, done.finish) == ([], "stop")


def test_it_keeps_nothing() -> None:
    """An erasure finds no trace in it."""
    echo = EchoProvider()

    asyncio.run(echo.ready())
    asyncio.run(echo.close())

    assert echo.traces() == ()
    assert "nothing" in echo.forget()


@given(st.text())
def test_nothing_is_added_or_changed(said: str) -> None:
    """The pieces together are what was said, but for white space at its end."""
    pieces, _ = _run(_asked(("user", said), max_tokens=1000))

    assert "".join(pieces) == said.rstrip() or not said.strip()


def _asked(*messages: tuple[Role, str], max_tokens: int = 100, stop: tuple[str, ...] = ()) -> Ask:
    turns = tuple(Message(role, Clear(text)) for role, text in messages)
    return Ask(messages=turns, max_tokens=max_tokens, stop=stop)


def _run(ask: Ask) -> tuple[list[str], Done]:
    async def collect() -> list[Piece | Done]:
        return [one async for one in straight(EchoProvider(), ask)]

    *pieces, done = asyncio.run(collect())
    assert isinstance(done, Done)
    return [one.text.text for one in pieces if isinstance(one, Piece)], done
