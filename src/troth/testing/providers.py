"""Models for tests: one that follows a script, and one that goes wrong in a chosen way."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Literal, TypeAlias, assert_never

from troth.errors import ProviderBusy, ProviderFailed
from troth.providers import plain
from troth.providers.base import (
    Ask,
    CallPiece,
    Done,
    FirstByte,
    Piece,
    Provider,
    Usage,
)
from troth.words import Json, Level, Unguarded, Veiled

Mode: TypeAlias = Literal["busy", "fails", "breaks", "hangs"]
"""Refuses; fails before the first word; in a sentence; after a sentence says nothing more."""


async def _at_once() -> None:
    """Nothing stands before the first byte."""


def straight(
    provider: Provider, ask: Ask, *, first_byte: FirstByte = _at_once
) -> AsyncGenerator[Piece | CallPiece | Done, None]:
    """Ask a provider past the gate, with nothing masked. For tests of the provider itself."""
    return provider.stream(Veiled(plain.written(provider.body(ask))), first_byte=first_byte)


class ScriptedProvider:
    """Say the given pieces. With a gate, the first at once and the rest when it opens.

    Remembers what it was asked (`asks`) and how many streams were left before
    their end (`left`). It is as good as a real one except that it does not read.
    """

    id = "echo"
    name = "Scripted (for tests)"
    demo = True

    def __init__(
        self,
        pieces: Sequence[str],
        *,
        gate: asyncio.Event | None = None,
        level: Level = Level.LOCAL,
    ) -> None:
        self.level = level
        self.asks: list[Ask] = []
        self.left = 0
        self._pieces = pieces
        self._gate = gate

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
        ask = plain.read(request)
        self.asks.append(ask)
        async with aclosing(self.answer(ask)) as pieces:
            async for piece in pieces:
                yield piece

    async def answer(self, _: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Say the pieces in order, then stop."""
        whole = False
        try:
            for at, text in enumerate(self._pieces):
                if at and self._gate:
                    await self._gate.wait()
                yield Piece(Unguarded(text))
            whole = True
            yield Done("stop", Usage(prompt_tokens=1, completion_tokens=len(self._pieces)))
        finally:
            self.left += not whole

    async def ready(self) -> None:
        """Nothing to get ready."""

    async def close(self) -> None:
        """Nothing to let go of."""

    def traces(self) -> tuple[str, ...]:
        """Name the asks that are still remembered."""
        return ("a scripted model's memory",) if self.asks else ()

    def forget(self) -> str:
        """Forget the asks."""
        self.asks.clear()
        return "The scripted model forgot what it was asked."


class FaultyProvider(ScriptedProvider):
    """Go wrong as `mode` says."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(["Well,"])
        self._mode = mode

    async def answer(self, _: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Go wrong. Raises ProviderBusy or ProviderFailed, or never ends."""
        match self._mode:
            case "busy":
                message = "The model is busy. Try again in a minute."
                raise ProviderBusy(message)
            case "fails":
                pass
            case "breaks":
                yield Piece(Unguarded("Well,"))
            case "hangs":
                yield Piece(Unguarded("Well. "))
                await asyncio.Event().wait()
            case _:
                assert_never(self._mode)
        message = "The model stopped before its answer was whole. Ask again: it starts anew."
        raise ProviderFailed(message)
