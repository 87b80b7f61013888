"""Try a provider out with sentences of ours. No word of any person goes there."""

import asyncio
from contextlib import aclosing
from typing import Final

from troth.errors import TrothError
from troth.providers import plain
from troth.providers.base import Ask, Message, Piece, Provider
from troth.words import Clear, Veiled

SENTENCE: Final = "Please answer with the one word: yes."
_TOKENS: Final = 16


def why_not(provider: Provider) -> str | None:
    """Ask a provider, and return why it does not answer; None if it does. Closes it."""
    try:
        asyncio.run(_listen(provider))
    except TrothError as error:
        return str(error)
    return None


async def _listen(provider: Provider) -> None:
    ask = Ask(messages=(Message("user", Clear(SENTENCE)),), max_tokens=_TOKENS, temperature=0.0)
    try:
        await say(provider, ask)
    finally:
        await provider.close()


async def say(provider: Provider, ask: Ask) -> str:
    """Say something of our own to a provider, and return its answer to the end, unguarded.

    For words that nobody's data is in, and an answer that nobody is shown: a trial, a script.
    Raises what the provider raises.
    """
    request = Veiled(plain.written(provider.body(ask)))
    async with aclosing(provider.stream(request, first_byte=_nothing_to_write)) as answer:
        heard = [piece.text.text async for piece in answer if isinstance(piece, Piece)]
    return "".join(heard)


async def _nothing_to_write() -> None:
    """There is no receipt: nobody's data leaves."""
