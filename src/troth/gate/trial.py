"""Try a provider out with a fixed sentence of ours. No word of any person goes there."""

import asyncio
from contextlib import aclosing
from typing import Final

from troth.errors import TrothError
from troth.providers import plain
from troth.providers.base import Ask, Message, Provider
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
    request = Veiled(plain.written(provider.body(ask)))
    try:
        async with aclosing(provider.stream(request, first_byte=_nothing_to_write)) as answer:
            async for _ in answer:
                pass
    finally:
        await provider.close()


async def _nothing_to_write() -> None:
    """There is no receipt: nobody's data leaves."""
