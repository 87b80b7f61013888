"""What every model takes and gives.

A provider accepts `Veiled` text only, and hands back `Unguarded` text only. It
decides nothing about trust: who may be asked, and with what, is the gate's part.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from troth.errors import BadInput
from troth.words import Level, Unguarded, Veiled

Role: TypeAlias = Literal["system", "user", "assistant"]
Finish: TypeAlias = Literal["stop", "length"]
"""`stop`: the answer came to its end. `length`: it ran out of tokens."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation, as a provider may see it."""

    role: Role
    text: Veiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to a model, with all that came before it, oldest message first.

    Raises BadInput without any message, or without a token for the answer.
    """

    messages: tuple[Message, ...]
    max_tokens: int
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None

    def __post_init__(self) -> None:
        if not self.messages:
            message = "There is no message to answer."
            raise BadInput(message, param="messages")
        if self.max_tokens < 1:
            message = "An answer needs at least one token."
            raise BadInput(message, param="max_tokens")


@dataclass(frozen=True, slots=True)
class Piece:
    """The next bit of an answer."""

    text: Unguarded


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What an answer cost, in the model's own tokens."""

    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Done:
    """The end of an answer. Always the last thing in a stream that did not fail."""

    finish: Finish
    usage: Usage


class Provider(Protocol):
    """A model that can be asked. One provider belongs to one event loop."""

    @property
    def id(self) -> str:
        """The name that the registry and the settings use."""
        ...

    @property
    def name(self) -> str:
        """The name for people."""
        ...

    @property
    def level(self) -> Level:
        """How far it is trusted with text."""
        ...

    @property
    def demo(self) -> bool:
        """Whether it is only good enough to try Troth out, and must say so."""
        ...

    def stream(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Answer, piece by piece. Closing the stream stops the model within a second.

        Close it on every path (`contextlib.aclosing`). Raises ProviderFailed,
        ProviderBusy, Unconfigured, Damaged, or TooLarge for a message that no
        shortening of the history can make fit.
        """
        ...

    async def ready(self) -> None:
        """Get ready to answer without delay. Raises what `stream` raises."""
        ...

    async def close(self) -> None:
        """Let go of everything. A later ask starts anew."""
        ...

    def traces(self) -> tuple[str, ...]:
        """Name each thing that may still hold text of earlier asks."""
        ...

    def forget(self) -> str:
        """End all that `traces` names. Returns a sentence for the erasure's certificate."""
        ...
