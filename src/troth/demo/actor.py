"""A model that says what was written for it: the demo's talks are told, not made up."""

from collections.abc import AsyncGenerator

from troth.providers.base import Ask, Done, Piece, Usage
from troth.words import Level, Unguarded


class Actor:
    """Says its next line, whatever it is asked."""

    id = "demo"
    name = "Written for the demo"
    demo = True
    level = Level.LOCAL

    def __init__(self) -> None:
        self.line = ""

    async def stream(self, _: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Say the line, word by word."""
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
