"""A client's tools on their way through a talk: what is offered, what was called, what came of it.

A client brings its tools with each message, and brings back what was called and what the tool
said. All that is heard by who answers, and by nobody else: it is no part of the talk that is
kept, no memory is made of it, and no card, command or limit is read from it. A call goes back to
the client only whole: of a tool that it offered in this very request, with arguments that are
one JSON object. What it does with it is the client's part.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from troth.errors import ProviderFailed, Unsupported
from troth.providers.base import (
    CallPiece,
    Finish,
    Message,
    Provider,
    Role,
    TakesTools,
    ToolCall,
    is_object,
    name_of,
)
from troth.words import Clear, Json

_LONGEST_ID: Final = 128
_NOT_TAKEN: Final = (
    "{} takes no tools. Leave out `{}`, or choose another model: see the page /models, or type: "
    "troth provider list"
)
_NO_OBJECT: Final = (
    "{} called a tool with something that is not a whole JSON object, so the call was not handed "
    "on. Ask again."
)
_CUT: Final = (
    "{} came to the end of the longest answer in the middle of a call of a tool, so the call was "
    "not handed on. Ask for something shorter. Whoever runs this Troth can allow longer answers, "
    "up to 131,072 letters: see `answer_limit_tokens`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was called and what tools said, behind the person's message of this number (from 1)."""

    behind: int
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a client brings of tools.

    offered: function tools in the shape of OpenAI's API, each with a name of its own. choice,
    parallel: which may be called, and whether several at once; None: not said. exchanges: oldest
    first. where: the field that says most of it, for an error.
    """

    offered: tuple[Json, ...] = field(default=(), repr=False)
    choice: Json = field(default=None, repr=False)
    parallel: bool | None = None
    exchanges: tuple[Exchange, ...] = ()
    where: str = "tools"

    def __bool__(self) -> bool:
        return bool(self.offered or self.exchanges)

    @property
    def names(self) -> frozenset[str]:
        """The names of the tools that may be called now."""
        if self.choice == "none":
            return frozenset()
        return frozenset(map(name_of, self.offered))

    @property
    def texts(self) -> Iterator[str]:
        """What tools were told, and what they said."""
        for message in (message for one in self.exchanges for message in one.messages):
            yield message.text.text
            yield from (call.arguments for call in message.calls)

    def check(self, provider: Provider) -> None:
        """Raise Unsupported where there is something, and who answers takes no tools."""
        if self and not isinstance(provider, TakesTools):
            raise Unsupported(_NOT_TAKEN.format(provider.name, self.where), param=self.where)

    def among(self, said: Sequence[tuple[Role, Clear]]) -> tuple[tuple[Role, Clear] | Message, ...]:
        """Return a talk with each exchange behind the person's message that it belongs to."""
        told: list[tuple[Role, Clear] | Message] = []
        left, mine = list(self.exchanges), 0
        for one in said:
            told.append(one)
            mine += one[0] == "user"
            while left and left[0].behind <= mine:
                told += left.pop(0).messages
        return (*told, *(message for one in left for message in one.messages))


NO_TOOLS: Final = Tools()


class Calls:
    """Gathers the calls of one answer. Only those of tools that were offered are kept."""

    def __init__(self, offered: Collection[str]) -> None:
        self._offered = offered
        self._begun: dict[int, ToolCall] = {}
        self._bits: dict[int, list[str]] = {}

    def take(self, piece: CallPiece) -> None:
        """Take the next bit of a call."""
        if piece.name in self._offered:
            self._begun[piece.index] = ToolCall(id=piece.id, name=piece.name, arguments="")
        if piece.index in self._begun:
            self._bits.setdefault(piece.index, []).append(piece.arguments.text)

    def whole(self, *, by: str, finish: Finish) -> tuple[ToolCall, ...]:
        """Return the calls, each under an id of its own. by, finish: who made them, and its end.

        None of an answer of which the provider left something out. Raises ProviderFailed if the
        arguments of one are no JSON object, as when they were cut: a call of which nothing came
        but its name is one without arguments only if all was said.
        """
        done: dict[str, ToolCall] = {}
        if finish == "content_filter":
            return ()
        for index, call in sorted(self._begun.items()):
            nothing = "" if finish == "length" else "{}"
            arguments = "".join(self._bits[index]).strip() or nothing
            if not is_object(arguments):
                raise ProviderFailed((_CUT if finish == "length" else _NO_OBJECT).format(by))
            id_ = call.id if _is_sound(call.id) and call.id not in done else f"call_{index}"
            while id_ in done:
                id_ += "_"
            done[id_] = replace(call, id=id_, arguments=arguments)
        return tuple(done.values())


def _is_sound(id_: str) -> bool:
    return 0 < len(id_) <= _LONGEST_ID and id_.isascii() and id_.isprintable()
