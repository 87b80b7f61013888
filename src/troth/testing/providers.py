"""Models for tests: one that follows a script, and one that goes wrong in a chosen way."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Literal, TypeAlias, assert_never

from troth.errors import ProviderBusy, ProviderFailed
from troth.providers.base import Ask, Done, Piece, Usage
from troth.words import Level, Unguarded

Mode: TypeAlias = Literal["busy", "fails", "breaks", "hangs"]
"""Refuses; fails before the first word; fails after it; says one word and then nothing."""


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

    async def stream(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Say the pieces in order, then stop."""
        self.asks.append(ask)
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

    async def stream(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Go wrong. Raises ProviderBusy or ProviderFailed, or never ends."""
        self.asks.append(ask)
        match self._mode:
            case "busy":
                message = "The model is busy. Try again in a minute."
                raise ProviderBusy(message)
            case "fails":
                pass
            case "breaks":
                yield Piece(Unguarded("Well,"))
            case "hangs":
                yield Piece(Unguarded("Well,"))
                await asyncio.Event().wait()
            case _:
                assert_never(self._mode)
        message = "The model stopped before its answer was whole. Ask again: it starts anew."
        raise ProviderFailed(message)
