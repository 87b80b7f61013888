"""What pages show of the description of `/api`: all of it, and nothing that is not in it."""

import pytest

from troth.api.rest.app import api_document
from troth.web import openapi

DOCUMENT = api_document()


def test_every_operation_is_shown_once() -> None:
    """In the group that its tag names."""
    shown = [
        f"{one.method} {one.path}" for group in openapi.groups(DOCUMENT) for one in group.operations
    ]

    assert sorted(shown) == sorted(
        f"{method.upper()} {path}"
        for path, methods in DOCUMENT["paths"].items()
        for method in methods
    )


def test_an_operation_says_what_it_takes_and_how_it_answers() -> None:
    """Parameters and the fields of the body, each with its place."""
    (ask,) = [one for one in openapi.groups(DOCUMENT)[0].operations if one.path == "/api/answers"]

    assert {(one.name, one.place, one.required) for one in ask.takes} >= {
        ("companion", "body", True),
        ("text", "body", False),
    }
    assert ("200", "text/event-stream") in {(one.status, one.kind) for one in ask.answers}
    assert ("403", "Problem") in {(one.status, one.shape) for one in ask.answers}
    assert ask.need == ("companion.reply", "say", "intimate")
    assert not ask.is_open


def test_every_shape_that_is_named_is_shown() -> None:
    """A link to a shape leads to it."""
    shapes = {one.name: one for one in openapi.shapes(DOCUMENT)}

    named = {
        one.shape
        for group in openapi.groups(DOCUMENT)
        for operation in group.operations
        for one in (*operation.takes, *operation.answers)
    } | {field.shape for shape in shapes.values() for field in shape.fields}
    assert named - {None} <= set(shapes)
    assert not any(name.startswith("Asked") for name in shapes)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "format": "date-time"}, "moment"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "whole number or null"),
        ({"enum": ["a", "b"]}, "“a”, “b”"),
        ({"const": "everything"}, "“everything”"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/X"}}, "list of X"),
        ({}, "anything"),
    ],
)
def test_kinds_are_told_in_words(schema: dict, words: str) -> None:
    """A reader need not know JSON Schema."""
    assert openapi.kind_of(schema) == words


def test_paragraphs_flow() -> None:
    """Line breaks of the source are not those of the page."""
    assert openapi.flowing("a\nb\n\nc\nd") == "a b\n\nc d"
