"""A model for tests and first steps: it says back what the person said, word by word."""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing

from troth.providers import plain
from troth.providers.base import Ask, Done, FirstByte, Message, Piece, Usage
from troth.words import Json, Level, Unguarded, Veiled

_WORD = re.compile(r"\s*\S+")


class EchoProvider:
    """Repeat the last message of the person. A word counts as a token. Holds nothing."""

    id = "echo"
    name = "Echo (repeats what you say)"
    level = Level.LOCAL
    demo = True

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the ask down as it is."""
        return plain.body(ask)

    def is_fixed(self, path: tuple[str | int, ...], _text: str) -> bool:
        """Say that roles are fixed words."""
        return path[-1:] == ("role",)

    async def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Take the request, and answer it."""
        await first_byte()
        async with aclosing(self.answer(plain.read(request))) as pieces:
            async for piece in pieces:
                yield piece

    async def answer(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Repeat word by word, up to the first stop string and `max_tokens` words."""
        words = _words(_until(_last_said(ask.messages), ask.stop))
        for word in words[: ask.max_tokens]:
            yield Piece(Unguarded(word))
        heard = sum(len(_words(message.text.text)) for message in ask.messages)
        told = min(len(words), ask.max_tokens)
        usage = Usage(prompt_tokens=heard, completion_tokens=told)
        yield Done("length" if told < len(words) else "stop", usage)

    async def ready(self) -> None:
        """Nothing to get ready."""

    async def close(self) -> None:
        """Nothing to let go of."""

    def traces(self) -> tuple[str, ...]:
        """Nothing is kept between two asks."""
        return ()

    def forget(self) -> str:
        """Say that there is nothing to forget."""
        return "The echo keeps nothing between two answers."


def _words(text: str) -> list[str]:
    """Return each word with the blanks before it. Of blanks at the end the pattern is slow."""
    return _WORD.findall(text.rstrip())


def _last_said(messages: tuple[Message, ...]) -> str:
    said = [message.text.text for message in messages if message.role == "user"]
    return said[-1] if said else ""


def _until(text: str, stop: tuple[str, ...]) -> str:
    found = [at for mark in stop if mark and (at := text.find(mark)) >= 0]
    return text[: min(found)] if found else text
