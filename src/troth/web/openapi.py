"""Reads the OpenAPI document of `/api` into what a page or a reference shows of it.

Pure. It reads the document and nothing else, so a page cannot say of an address what the
document does not say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Document: TypeAlias = Mapping[str, Any]  # JSON, walked through
METHODS: Final = ("get", "post", "put", "patch", "delete")
_REF: Final = "#/components/schemas/"
_KINDS: Final[Mapping[str, str]] = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
}
_FORMS: Final[Mapping[str, str]] = {"date-time": "moment", "date": "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One part of what goes in or out. shape: the shape that it has, if it has a name."""

    name: str
    kind: str
    said: str = ""
    place: str = ""
    required: bool = True
    shape: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way in which an operation answers."""

    status: str
    said: str
    kind: str
    shape: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address. need: for which purpose, to do what, with which data."""

    id: str
    method: str
    path: str
    title: str
    said: str
    need: tuple[str, str, str]
    is_open: bool
    takes: tuple[Field, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations that belong together."""

    name: str
    said: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An object with a name."""

    name: str
    said: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One code of a problem."""

    code: str
    status: int
    title: str
    means: str


def groups(document: Document) -> list[Group]:
    """Return every operation, in the groups and the order of the document."""
    found = [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return [
        Group(
            name=tag["name"],
            said=tag["description"],
            operations=tuple(
                _operation(document, method, path, operation)
                for method, path, operation in found
                if tag["name"] in operation["tags"]
            ),
        )
        for tag in document["tags"]
    ]


def shapes(document: Document) -> list[Shape]:
    """Return every object with a name, by name; not those of bodies, which stand with theirs."""
    asked = {one for operation in _operations(document) if (one := _body_of(operation))}
    return [
        Shape(name=name, said=schema.get("description", ""), fields=tuple(_fields(schema)))
        for name, schema in sorted(document["components"]["schemas"].items())
        if name not in asked
    ]


def errors(document: Document) -> list[Error]:
    """Return every code that a problem may have."""
    return [
        Error(code=one["code"], status=one["status"], title=one["title"], means=one["means"])
        for one in document["x-errors"]
    ]


def _operation(document: Document, method: str, path: str, operation: Document) -> Operation:
    need = operation["x-need"]
    return Operation(
        id=operation["operationId"].replace("_", "-"),
        method=method.upper(),
        path=path,
        title=operation["summary"],
        said=flowing(operation["description"]),
        need=(need["purpose"], need["operation"], need["data"]),
        is_open=not operation["security"],
        takes=tuple(_takes(document, operation)),
        answers=tuple(_answers(operation)),
    )


def _takes(document: Document, operation: Document) -> Iterator[Field]:
    for one in operation.get("parameters", ()):
        yield Field(
            name=one["name"],
            kind=kind_of(one["schema"]),
            said=one.get("description", ""),
            place=one["in"],
            required=one["required"],
        )
    body = _body_of(operation)
    if body is not None:
        yield from _fields(document["components"]["schemas"][body], place="body")


def _answers(operation: Document) -> Iterator[Answer]:
    for status, told in operation["responses"].items():
        for media, content in told.get("content", {"": {}}).items():
            schema = content.get("schema", {})
            is_json = media.endswith("json") and schema
            yield Answer(
                status=status,
                said=told["description"],
                kind=kind_of(schema) if is_json else media or "nothing",
                shape=_shape_of(schema),
            )


def _fields(schema: Document, *, place: str = "") -> Iterator[Field]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield Field(
            name=name,
            kind=kind_of(one),
            said=one.get("description", ""),
            place=place,
            required=name in required,
            shape=_shape_of(one),
        )


def flowing(text: str) -> str:
    """Return a text of paragraphs without the line breaks inside of them."""
    return "\n\n".join(" ".join(one.split()) for one in text.split("\n\n"))


def kind_of(schema: Document) -> str:
    """Say what a schema takes, in words."""
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_REF))
    if "anyOf" in schema:
        return " or ".join(kind_of(one) for one in schema["anyOf"])
    if "const" in schema:
        return f"“{schema['const']}”"
    if "enum" in schema:
        return ", ".join(f"“{one}”" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {kind_of(schema['items'])}"
    form = _FORMS.get(schema.get("format", ""))
    return form or _KINDS.get(schema.get("type", ""), "anything")


def _shape_of(schema: Document) -> str | None:
    """Return the name of the shape that a schema leads to, if it leads to one."""
    inner: Sequence[Document] = schema.get("anyOf", ())
    if schema.get("type") == "array":
        inner = [schema["items"]]
    for one in (schema, *inner):
        if "$ref" in one:
            return str(one["$ref"].removeprefix(_REF))
    return next(filter(None, map(_shape_of, inner)), None)


def _body_of(operation: Document) -> str | None:
    content = operation.get("requestBody", {}).get("content", {})
    return next((_shape_of(one["schema"]) for one in content.values()), None)


def _operations(document: Document) -> Iterator[Document]:
    for methods in document["paths"].values():
        yield from methods.values()
