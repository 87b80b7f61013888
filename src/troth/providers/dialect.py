"""What every dialect of a model's server has: words that are fixed, and an ear for answers.

A dialect writes requests and reads answers. It knows no addresses, keys or levels. What a
server says in an error never gets into our words: it may repeat the question. Only codes from
a fixed list are looked at.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias

from troth.providers.base import DECODER, Ask, CallPiece, Done, Piece
from troth.words import Json, Unguarded

Path: TypeAlias = tuple[str | int, ...]
Bit: TypeAlias = Piece | CallPiece | Done


class Fault(StrEnum):
    """What can be wrong with an answer."""

    GARBLED = "garbled"
    """It sent something that nobody can read."""
    KIND = "kind"
    """It sent something else than an answer, such as a web page."""
    CUT = "cut"
    """It ended in the middle."""
    TWICE = "twice"
    """It went on after its end."""
    UNASKED = "unasked"
    """It called tools that it was not offered, and said nothing."""
    MANY = "many"
    """It called more tools than anybody can mean."""
    STOPPED = "stopped"
    """It said itself that it cannot go on."""
    UNKNOWN_END = "unknown_end"
    """It ended in a way that we do not know."""
    BUSY = "busy"
    """It asks us to come back."""
    KEY = "key"
    """It does not take our key."""
    CREDIT = "credit"
    """The account has nothing left."""
    MODEL = "model"
    """It does not have this model."""
    RULES = "rules"
    """It refuses by its own rules."""
    TOO_LONG = "too_long"
    """The conversation does not fit."""
    REFUSED = "refused"
    """It does not take the request."""


class Broken(Exception):
    """An answer that is none."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


class Ear(Protocol):
    """Hears one answer."""

    over: bool
    """Whether nothing more can come."""

    def event(self, data: str) -> Iterator[Piece | CallPiece]:
        """Take one event of a stream. Raises Broken."""
        ...

    def whole(self, text: str) -> Iterator[Piece | CallPiece]:
        """Take an answer that came in one piece, not as a stream. Raises Broken."""
        ...

    def end(self) -> Done:
        """Say how it ended. Raises Broken if it did not."""
        ...


class Dialect(Protocol):
    """How a kind of server is asked, and how it answers."""

    @property
    def path(self) -> str:
        """Where a chat is asked for, below the server's base address."""
        ...

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the headers that this dialect needs besides those of every request."""
        ...

    def body(self, ask: Ask, model: str) -> dict[str, Json]:
        """Write the request. Raises BadInput for tools or calls of no known shape."""
        ...

    def is_fixed(self, path: Path, text: str) -> bool:
        """Say whether this is a word of the dialect. `model` is looked at elsewhere."""
        ...

    def tools(self, body: Mapping[str, Json]) -> frozenset[str]:
        """Return the names of the tools that a request offers."""
        ...

    def ear(self, offered: frozenset[str]) -> Ear:
        """Return an ear for one answer to a request that offered these tools."""
        ...

    def fault(self, error: Json) -> Fault | None:
        """Look an error up in the list of those that we know."""
        ...


class Fixed:
    """The words of a dialect, and the places where they stand.

    values: for each place, the words that may stand there. keys: for each object, its keys. A
    place in a list is written 0, whichever it is. A key is asked about with the path of its
    object, or with that path and the key itself. schemas: below these, and only there, the words
    of JSON Schema are fixed too.
    """

    def __init__(
        self,
        *,
        values: Mapping[Path, Collection[str]],
        keys: Mapping[Path, Collection[str]],
        schemas: Collection[Path] = (),
    ) -> None:
        self._schemas = schemas
        self._at: defaultdict[Path, set[str]] = defaultdict(set)
        for words in (values, keys):
            for path, those in words.items():
                self._at[path].update(those)
        for path, those in keys.items():
            for key in those:
                self._at[*path, key].add(key)
        self._any = _SCHEMA.union(*self._at.values())

    def has(self, path: Path, text: str) -> bool:
        """Say whether `text` is a fixed word at `path`."""
        if text not in self._any:
            return False
        at = tuple([0 if isinstance(part, int) else part for part in path])
        if at in self._at and text in self._at[at]:
            return True
        return text in _SCHEMA and any(at[: len(top)] == top for top in self._schemas)


_SCHEMA = frozenset(
    (
        *("type", "properties", "required", "items", "enum"),
        *("const", "description", "title", "default", "format"),
        *("pattern", "minimum", "maximum", "minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems", "additionalProperties", "anyOf"),
        *("oneOf", "allOf", "not", "$ref", "$defs"),
        *("$schema", "definitions", "nullable", "examples", "object"),
        *("array", "string", "number", "integer", "boolean"),
        "null",
    )
)


def read(text: str) -> dict[str, Json]:
    """Read a JSON object. Raises Broken."""
    try:
        told, end = DECODER.raw_decode(text) if text.startswith("{") else (None, -1)
        if end != len(text):  # white space stands around it, or it is no object
            told = DECODER.decode(text)
    except (ValueError, RecursionError):
        raise Broken(Fault.GARBLED) from None
    if not isinstance(told, dict):
        raise Broken(Fault.GARBLED)
    return told


def part(told: Json, name: str) -> Json:
    """Return a member of an object, or None if this is no object or has none."""
    return told.get(name) if isinstance(told, dict) else None


def word(told: Json) -> str:
    """Return a text, or an empty one for everything else."""
    return told if isinstance(told, str) else ""


def many(told: Json) -> list[Json]:
    """Return a list, or an empty one for everything else."""
    return told if isinstance(told, list) else []


_TOO_LONG = re.compile(
    r"(?:maximum|model's) (?:context|model|prompt) length|maximum number of tokens|"
    r"prompt is too long|with context length of only",
    re.IGNORECASE,
)
"""How those say it that have no code for it: vLLM, LM Studio, OpenRouter, Mistral, Gemini, xAI."""
_LONGEST_REASON = 1_000


def tells_too_long(said: str) -> bool:
    """Say whether the words of an error tell that a talk does not fit."""
    return _TOO_LONG.search(said[:_LONGEST_REASON]) is not None


_MOST = 1_000_000_000


def count(told: Json) -> int:
    """Return a number of tokens, or 0 if nobody can mean it."""
    return told if type(told) is int and 0 <= told <= _MOST else 0


class Halves:
    """Joins letters that a server cut in two: it wrote the halves of one as JSON escapes."""

    def __init__(self) -> None:
        self._half = ""

    def feed(self, text: str) -> Unguarded:
        """Return what is whole. Raises Broken for a half that has no other."""
        if not self._half and text.isascii():
            return Unguarded(text)
        text = self._half + text
        self._half = text[-1] if "\ud800" <= text[-1:] <= "\udbff" else ""
        whole = text.removesuffix(self._half)
        try:
            return Unguarded(whole.encode("utf-16", "surrogatepass").decode("utf-16"))
        except UnicodeDecodeError:
            raise Broken(Fault.GARBLED) from None

    def end(self) -> None:
        """Say that nothing more comes. Raises Broken if a half is left."""
        if self._half:
            raise Broken(Fault.CUT)


@dataclass(slots=True)
class Call:
    """A tool call that is under way. `index` is None if nobody offered the tool.

    wrote: whether any arguments came. is_whole: whether its first bit had all of them.
    """

    id: str
    index: int | None
    halves: Halves = field(default_factory=Halves)
    wrote: bool = False
    is_whole: bool = False
