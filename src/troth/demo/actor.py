"""A model that says what was written for it: the demo's talks are told, not made up."""

from collections.abc import AsyncGenerator

from troth.providers import plain
from troth.providers.base import Ask, Done, FirstByte, Piece, Usage
from troth.words import Json, Level, Unguarded, Veiled


class Actor:
    """Says its next line, whatever it is asked."""

    id = "demo"
    name = "Written for the demo"
    demo = True
    level = Level.LOCAL

    def __init__(self) -> None:
        self.line = ""

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the ask down as it is."""
        return plain.body(ask)

    def is_fixed(self, path: tuple[str | int, ...], _text: str) -> bool:
        """Say that roles are fixed words."""
        return path[-1:] == ("role",)

    async def stream(
        self, _: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Say the line, word by word."""
        await first_byte()
        words = self.line.split(" ")
        for at, word in enumerate(words):
            yield Piece(Unguarded(f" {word}" if at else word))
        yield Done("stop", Usage(prompt_tokens=0, completion_tokens=len(words)))

    async def ready(self) -> None:
        """Nothing to get ready."""

    async def close(self) -> None:
        """Nothing to let go of."""

    def traces(self) -> tuple[str, ...]:
        """Return nothing: it remembers nothing."""
        return ()

    def forget(self) -> str:
        """Forget nothing: it remembers nothing."""
        return "the demo's lines: nothing was kept"
