"""What a model file says of itself: the head of a GGUF file, read with distrust.

Only figures, a name and the list of words are read, never a tensor. Whatever is odd, or longer
than any model needs, makes the file one that Troth does not take. Nothing of it is run.
Source: the GGUF specification, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, TypeAlias

from troth.errors import Damaged

Value: TypeAlias = "bool | int | float | str | tuple[Value, ...]"

_NUMBERS: Final[Mapping[int, struct.Struct]] = {
    kind: struct.Struct("<" + code)
    for kind, code in enumerate(["B", "b", "H", "h", "I", "i", "f", "?", "", "", "Q", "q", "d"])
    if code
}
_TEXT, _LIST = 8, 9
_VERSIONS: Final = (2, 3)
_MOST_KEYS, _MOST_TENSORS = 4_096, 65_536
_LONGEST_TEXT, _MOST_ITEMS = 1 << 20, 1 << 20
_MOST_ITEMS_IN_ALL, _MOST_TEXT_BYTES = 1 << 22, 1 << 26
"""Of all lists, and of all texts: several times what the largest vocabulary needs."""
_CONTROL: Final = 3
"""The kind of a word that no reader sees, such as the mark between two turns."""
_MOST_MARKS, _LONGEST_MARK = 4_096, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What matters of a model before it is loaded.

    context: the longest text that it was made for, in tokens. cache_bytes: what each token of a
    conversation takes in memory (keys and values, 16 bits each). can_talk: whether it knows how
    turns of a talk are written down; without that it only goes on with a text. marks: the words
    that stand between turns, which nobody may write into a message.
    """

    kind: str
    name: str
    context: int
    cache_bytes: int
    can_talk: bool
    marks: tuple[str, ...] = field(default=(), repr=False)


def read(file: Path) -> Head:
    """Read the head of a model file. Raises Damaged if it is none that Troth takes, OSError."""
    try:
        with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
            return _head(_Reader(data).table())
    except (_Odd, struct.error, ValueError, KeyError, UnicodeDecodeError):
        message = (
            "This is not a model file that Troth can read (GGUF, version 2 or 3), or it is not "
            "whole. It is not used. Get it again, or another one."
        )
        raise Damaged(message) from None


class _Odd(Exception):
    """No file of a model looks like this."""


def _head(table: Mapping[str, Value]) -> Head:
    kind = _text(table["general.architecture"])
    layers, width, heads = (
        _count(table[f"{kind}.{one}"])
        for one in ("block_count", "embedding_length", "attention.head_count")
    )
    few = table.get(f"{kind}.attention.head_count_kv", heads)
    shared = max(map(_count, few)) if isinstance(few, tuple) else _count(few)
    key = _count(table.get(f"{kind}.attention.key_length", width // heads))
    value = _count(table.get(f"{kind}.attention.value_length", width // heads))
    return Head(
        kind=kind,
        name=_text(table.get("general.name", "")),
        context=_count(table[f"{kind}.context_length"]),
        cache_bytes=2 * layers * shared * (key + value),
        can_talk=bool(table.get("tokenizer.chat_template")),
        marks=_marks(table),
    )


def _marks(table: Mapping[str, Value]) -> tuple[str, ...]:
    words, kinds = (table.get(f"tokenizer.ggml.{one}", ()) for one in ("tokens", "token_type"))
    if not isinstance(words, tuple) or not isinstance(kinds, tuple):
        raise _Odd
    marks = [
        word
        for word, kind in zip(words, kinds, strict=False)
        if kind == _CONTROL and isinstance(word, str) and 1 < len(word) <= _LONGEST_MARK
    ]
    if len(marks) > _MOST_MARKS:
        raise _Odd
    return tuple(marks)


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise _Odd
    return value


def _count(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1 << 31:
        raise _Odd
    return value


class _Reader:
    """Reads from the start of a file on."""

    def __init__(self, data: mmap) -> None:
        self._data = data
        self._at = 0
        self._items_left, self._bytes_left = _MOST_ITEMS_IN_ALL, _MOST_TEXT_BYTES

    def table(self) -> dict[str, Value]:
        """Return all that stands before the tensors."""
        if self._take(4) != b"GGUF" or self._number(4) not in _VERSIONS:
            raise _Odd
        tensors, keys = self._number(10), self._number(10)
        if not 0 < tensors <= _MOST_TENSORS or not 0 < keys <= _MOST_KEYS:
            raise _Odd
        table: dict[str, Value] = {}
        for _ in range(int(keys)):
            key = self._text()
            table[key] = self._value(int(self._number(4)))
        return table

    def _value(self, kind: int) -> Value:
        if kind == _TEXT:
            return self._text()
        if kind != _LIST:
            return self._number(kind)
        inner, items = int(self._number(4)), int(self._number(10))
        self._items_left -= items
        if items > _MOST_ITEMS or self._items_left < 0:
            raise _Odd
        if inner == _TEXT:
            return tuple(self._text() for _ in range(items))
        if inner not in _NUMBERS:  # a list of lists: no model has one
            raise _Odd
        one = _NUMBERS[inner]
        return tuple(value for (value,) in one.iter_unpack(self._take(items * one.size)))

    def _number(self, kind: int) -> int | float | bool:
        if kind not in _NUMBERS:
            raise _Odd
        found: int | float | bool = _NUMBERS[kind].unpack(self._take(_NUMBERS[kind].size))[0]
        return found

    def _text(self) -> str:
        length = int(self._number(10))
        self._bytes_left -= length
        if length > _LONGEST_TEXT or self._bytes_left < 0:
            raise _Odd
        return self._take(length).decode("utf-8", "replace")

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise _Odd
        taken = self._data[self._at : end]
        self._at = end
        return taken
