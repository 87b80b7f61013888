"""JSON Schemas (2020-12) for what is handed out, made from the dataclasses that are written.

`plain` writes a value and `schema_of` says what it looks like then. Both follow the same few
rules, so a file and its schema cannot drift apart; a test reads every file by its schema.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, Union, get_args, get_origin, get_type_hints

from troth import clock
from troth.words import Json

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The name of the dialect. Nothing is loaded from there."""
_SIMPLE: Final[Mapping[object, dict[str, Json]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}


def plain(value: object) -> dict[str, Json]:
    """Write a dataclass as a JSON object: times as text, sets sorted, dataclasses as objects.

    Raises TypeError for what none of the rules is for.
    """
    assert is_dataclass(value)
    return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}


def _plain(value: object) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, datetime):
        return clock.text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(member) for name, member in value.items()}
    if isinstance(value, frozenset):
        return [_plain(member) for member in sorted(value)]
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    if is_dataclass(value) and not isinstance(value, type):
        return plain(value)
    message = f"a {type(value).__name__} is not handed out"
    raise TypeError(message)


def schema_of(kind: type, *, says: Callable[[str], str | None] = lambda _: None) -> dict[str, Json]:
    """Return the schema of a dataclass as `plain` writes it. says: what a field is, by its name."""
    return object_of(members_of(kind, says=says))


def members_of(
    kind: type, *, says: Callable[[str], str | None] = lambda _: None
) -> dict[str, Json]:
    """Return the schema of each field of a dataclass."""
    hints = get_type_hints(kind)
    members: dict[str, Json] = {}
    for one in fields(kind):
        told = says(one.name)
        members[one.name] = _schema(hints[one.name]) | ({"description": told} if told else {})
    return members


def object_of(members: Mapping[str, Json]) -> dict[str, Json]:
    """Return the schema of an object that has all these members, and no other."""
    return {
        "type": "object",
        "properties": dict(members),
        "required": [*members],
        "additionalProperties": False,
    }


def array_of(items: dict[str, Json]) -> dict[str, Json]:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def document(title: str, schema: dict[str, Json]) -> dict[str, Json]:
    """Return a schema that stands alone, as a file of its own."""
    return {"$schema": DIALECT, "title": title, **schema}


def _schema(hint: object) -> dict[str, Json]:
    while hasattr(hint, "__supertype__"):  # a NewType: an id is a string
        hint = hint.__supertype__
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [_schema(one) for one in inside]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object"}
    if isinstance(origin, type):
        return array_of(_schema(inside[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [str(one) for one in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        return schema_of(hint)
    message = f"a {hint} is not handed out"
    raise TypeError(message)
