"""The model that says what was written for it."""

import asyncio

from troth.demo.actor import Actor
from troth.providers.base import Ask, Done, Message
from troth.testing.providers import straight
from troth.words import Clear


def test_it_says_its_line_and_remembers_nothing() -> None:
    """Word by word, then the end."""
    actor = Actor()
    actor.line = "Sleep well, Noor."

    async def hear():
        return [
            piece
            async for piece in straight(
                actor, Ask(messages=(Message("user", Clear("Hi")),), max_tokens=1)
            )
        ]

    *said, done = asyncio.run(hear())

    assert [one.text.text for one in said] == ["Sleep", " well,", " Noor."]
    assert isinstance(done, Done)
    assert actor.traces() == ()
