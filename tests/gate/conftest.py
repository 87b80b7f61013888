"""What the gate's tests share: an invented talk, and how to send and listen."""

import asyncio
from contextlib import aclosing
from types import SimpleNamespace

import pytest

from troth.companion.turn import Turn
from troth.gate.send import Draft
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Clear


def turn(text="Good evening.", *, role="user", conversation="cnv_a"):
    """Make a turn of a talk."""
    return Turn(text=text, role=role, at="2026-11-21T19:30:00.000Z", conversation=conversation)


def keep(house, person, *texts, purpose=COMPANION_HISTORY):
    """Keep turns as the companion does; return their numbers."""
    with house.gate.enter(person, purpose) as room:
        for text in texts:
            room.keep(turn(text))
    return room.kept


def read(house, person, purpose, kind=Turn, **how):
    """Read in a room of its own; return the texts."""
    with house.gate.enter(person, purpose) as room:
        return [found.record.text for found in room.read(kind, **how)]


DRAFT = Draft(
    messages=(("system", Clear("Be kind.")), ("user", Clear("Good evening."))), max_tokens=50
)


def send(house, person, provider, *, each=lambda _: None, draft=DRAFT, purpose=COMPANION_REPLY):
    """Send from a room of its own; return all that came back.

    each: called after each piece, with all pieces so far; what happens in mid-stream.
    """

    async def listen():
        heard = []
        async with (
            asyncio.timeout(20),
            house.gate.enter(person, purpose) as room,
            aclosing(room.send(provider, draft)) as pieces,
        ):
            async for piece in pieces:
                heard.append(piece)
                each(heard)
        return heard

    return asyncio.run(listen())


@pytest.fixture(scope="session")
def do():
    """Return these by name: test files cannot import from each other."""
    return SimpleNamespace(turn=turn, keep=keep, read=read, send=send, draft=DRAFT)


@pytest.fixture
def willing(house, noor):
    """Return a person who said yes to all that a talk needs."""
    allow(house, noor)
    return noor
