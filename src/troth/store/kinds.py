"""What kinds of records there are, and how one is written down.

A record kind is a frozen dataclass that says its category; its fields are the fields that
the registry's purposes list (`turn.text`, `turn.role`, …). It is written as JSON. A purpose
that covers only some fields reads a smaller kind of the same category.
"""

import json
from dataclasses import asdict, fields
from typing import Any, ClassVar, Protocol, TypeVar

from troth.errors import Damaged


class Kept(Protocol):
    """A kind of record."""

    __dataclass_fields__: ClassVar[dict[str, Any]]  # Any: the shape that dataclasses gives it
    category: ClassVar[str]


R = TypeVar("R", bound=Kept)


def field_names(kind: type[Kept]) -> frozenset[str]:
    """Name the registry fields that a kind holds."""
    return frozenset(f"{kind.category}.{one.name}" for one in fields(kind))


def to_bytes(record: Kept) -> bytes:
    """Write a record as JSON. Lone surrogates stay as escapes, so that nothing is lost."""
    return json.dumps(asdict(record), sort_keys=True, separators=(",", ":")).encode()


def from_bytes(kind: type[R], body: bytes) -> R:
    """Read a record, or only those of its fields that `kind` names. Raises Damaged."""
    try:
        found = json.loads(body)
        names = (one.name for one in fields(kind))
        return kind(**{name: found[name] for name in names if name in found})
    except (ValueError, TypeError):
        message = f"A kept {kind.category} cannot be read."
        raise Damaged(message) from None  # the error would carry the words
