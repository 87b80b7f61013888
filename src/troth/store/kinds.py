"""What kinds of records there are, and how one is written down.

A record kind is a frozen dataclass that says its category; its fields are the fields that
the registry's purposes list (`turn.text`, `turn.role`, …). It is written as JSON. A purpose
that covers only some fields reads a smaller kind of the same category.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Protocol, TypeVar

from troth.errors import Damaged


class Kept(Protocol):
    """A kind of record."""

    __dataclass_fields__: ClassVar[dict[str, Any]]  # Any: the shape that dataclasses gives it
    category: ClassVar[str]


R = TypeVar("R", bound=Kept)
_PLAIN = r'"([^"\\]*)"'
_VALUE = r'(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^",]*)'
_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=asdict).encode
_read = json.JSONDecoder().raw_decode  # half the time of `json.loads`, which thousands notice


@cache
def field_names(kind: type[Kept]) -> frozenset[str]:
    """Name the registry fields that a kind holds."""
    return frozenset(f"{kind.category}.{one.name}" for one in fields(kind))


def kept_days(kind: type[Kept], *, most: int) -> int:
    """Return for how many days a kind is kept: as its purpose says, or less, if it says so."""
    own = getattr(kind, "kept_days", most)
    return min(most, own) if isinstance(own, int) else most


def kept_until(record: Kept) -> datetime | None:
    """Return until when one record may be kept at most, if it says so itself."""
    own = getattr(record, "kept_until", None)
    return own if isinstance(own, datetime) else None


def to_bytes(record: Kept) -> bytes:
    """Write a record as JSON. Lone surrogates stay as escapes, so that nothing is lost."""
    told = {name: getattr(record, name) for name in _names(type(record))}
    return _write(told).encode()


def from_bytes(kind: type[R], body: bytes) -> R:
    """Read a record, or only those of its fields that `kind` names. Raises Damaged."""
    try:
        return kind(**_fields(kind, body))
    except TypeError:
        raise _unreadable(kind) from None  # the error would carry the words


def skimmer(kind: type[Kept], *names: str) -> Callable[[bytes], tuple[str, ...]]:
    """Return what reads only some fields of a record, in the order of their names.

    For long lists: it is several times quicker than to read the whole. A field that is not
    there, or that holds no text, is empty. What reads them raises Damaged.
    """
    wanted = sorted(names)
    written = [name for name in sorted(_names(kind)) if name <= wanted[-1]]
    # As `to_bytes` writes them. What stands otherwise, such as an older record, is read whole.
    pattern = ",".join(f'"{name}":{_PLAIN if name in names else _VALUE}' for name in written)
    match = re.compile("{" + pattern).match

    def skim(body: bytes) -> tuple[str, ...]:
        try:
            found = match(str(body, "ascii"))
        except ValueError:
            found = None
        if found is not None:
            return found.groups()
        told = _fields(kind, body)
        return tuple(_text(told.get(name)) for name in wanted)

    return skim


def sieve(having: Mapping[str, str]) -> Callable[[bytes], bool]:
    """Return what says whether a record has exactly these texts in these fields, still unread.

    Names and texts stand in it as `to_bytes` writes them; a quotation mark inside a text is
    escaped there, so nothing that was said can look like a field.
    """
    first, *more = (
        f"{json.dumps(name)}:{json.dumps(text)}".encode() for name, text in having.items()
    )
    # The first is nearly always the only one, and nearly always not there.
    return lambda body: first in body and all(part in body for part in more)


def _fields(kind: type[Kept], body: bytes) -> dict[str, Any]:  # Any: what JSON holds
    text = ""
    try:
        text = str(body, "utf-8")
        found, end = _read(text)
    except ValueError:
        found, end = None, -1
    if end != len(text) or not isinstance(found, dict):
        raise _unreadable(kind)
    names = _names(kind)
    if found.keys() <= names:
        return found
    return {name: found[name] for name in names if name in found}


@cache
def _names(kind: type[Kept]) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _unreadable(kind: type[Kept]) -> Damaged:
    return Damaged(f"A kept {kind.category} cannot be read.")
