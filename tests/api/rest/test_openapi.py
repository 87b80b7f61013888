"""The description of `/api` is whole and says what the addresses do."""

import json
import re

import pytest

from troth.api.rest.app import ADDRESSES, api_document
from troth.api.rest.meanings import meanings

DOCUMENT = api_document()
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]


def test_it_is_openapi_3_1() -> None:
    """The version that reads JSON Schema as it is."""
    assert DOCUMENT["openapi"].startswith("3.1.")


def test_every_address_is_in_it() -> None:
    """And no other."""
    assert {name for name, _ in OPERATIONS} == {f"{one.method} {one.path}" for one in ADDRESSES}


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_an_operation_is_described(name: str, operation: dict) -> None:
    """In words, with what it needs, and how it fails; never with the framework's own errors."""
    assert operation["summary"]
    assert operation["description"].endswith(".")
    assert set(operation["x-need"]) == {"purpose", "operation", "data"}
    failing = {status: told for status, told in operation["responses"].items() if status[0] != "2"}
    assert {"429", "5XX"} <= set(failing)
    for told in failing.values():
        assert list(told["content"]) == ["application/problem+json"]
    assert ("401" in failing) or not operation["security"]
    assert ("404" in failing) >= ("{" in name)
    assert ("413" in failing) == ("requestBody" in operation)


def test_every_reference_leads_somewhere() -> None:
    """And every shape is used."""
    text = json.dumps(DOCUMENT)

    used = set(re.findall(r"#/components/schemas/(\w+)", text))

    assert used == set(DOCUMENT["components"]["schemas"])


def test_every_field_that_is_taken_is_bounded() -> None:
    """A text without a limit would be as long as the whole request; one may be: what is said."""
    unbounded = []
    for name, schema in DOCUMENT["components"]["schemas"].items():
        if name.startswith("Asked"):
            for field, one in schema["properties"].items():
                kinds = one.get("anyOf", [one])
                if any(
                    k.get("type") == "string" and not {"maxLength", "enum", "const"} & set(k)
                    for k in kinds
                ):
                    unbounded.append(f"{name}.{field}")

    assert unbounded == ["AskedAnswer.text"]


def test_no_shape_that_is_taken_has_room_for_more() -> None:
    """Fields that Troth does not know are refused, and the description says so."""
    asked = [one for name, one in DOCUMENT["components"]["schemas"].items() if "Asked" in name]

    assert asked
    assert all(one["additionalProperties"] is False for one in asked)


def test_every_code_has_a_meaning() -> None:
    """Those of the page behind `type`."""
    found = {one.code: one for one in meanings()}

    assert {"consent_required", "not_signed_in", "still_running", "unexpected"} <= set(found)
    assert "invalid_api_key" not in found
    assert all(one.means.endswith(".") for one in found.values())
    assert DOCUMENT["x-errors"][0]["code"] == min(found)
