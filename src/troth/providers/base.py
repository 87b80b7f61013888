"""What every model takes and gives.

A provider writes a question down in its own dialect (`body`), which is still clear text. The
gate masks that, if it leaves this machine, and hands back the very text that goes out: a
provider sends `Veiled` only, and gives `Unguarded` only. It decides nothing about trust: who
may be asked, and with what, is the gate's part.
"""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, TypeAlias, runtime_checkable

from troth.errors import BadInput
from troth.words import Clear, Json, Level, Unguarded, Veiled, finite

MOST_CALLS: Final = 128
"""Tool calls in one answer, asked for or not. No model means more."""
LONGEST_OF_DEMO: Final = 200
"""Tokens of an answer of a demo model, which is slow and has little to say."""
Role: TypeAlias = Literal["system", "user", "assistant", "tool"]
Finish: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter"]
"""`stop`: the answer came to its end. `length`: it ran out of tokens. `tool_calls`: it waits for
the answers of tools. `content_filter`: the provider left something out."""
FirstByte: TypeAlias = Callable[[], Awaitable[None]]
"""Awaited once the connection stands, before the first byte of a request goes. What it raises
keeps the request from being sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCall:
    """What a model asked a client's tool to do. `arguments` is JSON, as text."""

    id: str
    name: str
    arguments: str = field(repr=False)


def is_object(arguments: str) -> bool:
    """Say whether a text is one whole JSON object, as a call's arguments must be."""
    try:
        return isinstance(DECODER.decode(arguments), dict)
    except (ValueError, RecursionError):
        return False


def _no_constant(name: str) -> float:
    raise ValueError(name)


DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, parse_float=finite)
"""Reads JSON alone. Made once: `json.loads` would make one for each word of an answer."""


def name_of(tool: Json) -> str:
    """Return the name of a function tool in the shape of the OpenAI API; empty if it has none."""
    function = tool.get("function") if isinstance(tool, dict) else None
    name = function.get("name") if isinstance(function, dict) else None
    return name if isinstance(name, str) else ""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation. `call_id`: which tool call a `tool` message answers."""

    role: Role
    text: Clear
    calls: tuple[ToolCall, ...] = ()
    call_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to a model, with all that came before it, oldest message first.

    tools: function tools in the shape of the OpenAI API; most models on this machine take none.
    parallel: whether several may be called in one answer; None: as the model does by itself.
    Raises BadInput without any message, or without a token for the answer.
    """

    messages: tuple[Message, ...]
    max_tokens: int
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None
    tools: tuple[Json, ...] = field(default=(), repr=False)
    tool_choice: Json = field(default=None, repr=False)
    parallel: bool | None = None

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
class CallPiece:
    """The next bit of a tool call. `id` and `name` stand in its first bit only."""

    index: int
    id: str = ""
    name: str = ""
    arguments: Unguarded


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

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the request in this provider's dialect, with nothing masked yet."""
        ...

    def is_fixed(self, path: tuple[str | int, ...], text: str) -> bool:
        """Say whether a string at this path of the body is a fixed word, never a person's.

        The role of a message is one, and the model's own name. All else is text, and is masked.
        """
        ...

    def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | CallPiece | Done, None]:
        """Send `request`, JSON text, exactly as it is, and answer piece by piece.

        Closing the stream stops the model within a second; close it on every path
        (`contextlib.aclosing`). Raises what `first_byte` raises, ProviderBusy (may be asked
        again), ProviderFailed, Unconfigured, Damaged, or TooLarge for a message that no
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


def longest_answer(provider: Provider, limit: int) -> int:
    """Return how many tokens an answer of this model may have. limit: the most of any model."""
    return min(limit, LONGEST_OF_DEMO) if provider.demo else limit


@runtime_checkable
class TakesTools(Protocol):
    """A model that can be offered a client's tools, and may call them."""

    @property
    def takes_tools(self) -> bool:
        """Whether it is asked in a dialect that has tools."""
        ...


@runtime_checkable
class Shared(Protocol):
    """A model with few places, which people share: before it is a line that is fair to each."""

    def stream_for(
        self, whose: str, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | CallPiece | Done, None]:
        """Do as `Provider.stream` does, in the line of one person."""
        ...

    def before(self, whose: str) -> int | None:
        """Return how many asks come before this person's next one; None: none of theirs waits."""
        ...
