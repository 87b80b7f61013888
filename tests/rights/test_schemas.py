"""What is written and what is said of it never differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Literal, NewType

import jsonschema_rs
import pytest

from troth.rights.schemas import array_of, document, object_of, plain, schema_of

Name = NewType("Name", str)
AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    name: Name


@dataclass(frozen=True)
class Outer:
    text: str
    count: int
    share: float
    flag: bool
    at: datetime
    day: date
    maybe: int | None
    role: Literal["user", "assistant"]
    colour: Colour
    inner: Inner
    many: Sequence[Inner]
    some: frozenset[Colour]
    free: Mapping[str, object] = field(default_factory=dict)


ONE = Outer(
    text="t",
    count=1,
    share=0.5,
    flag=True,
    at=AT,
    day=AT.date(),
    maybe=None,
    role="user",
    colour=Colour.RED,
    inner=Inner(Name("n")),
    many=[Inner(Name("a")), Inner(Name("b"))],
    some=frozenset({Colour.RED, Colour.BLUE}),
    free={"x": [1, {"y": None}]},
)


@pytest.fixture
def validator():
    """Return what checks an Outer by its schema."""
    made = document("One", schema_of(Outer))
    jsonschema_rs.meta.validate(made)
    return jsonschema_rs.Draft202012Validator(made, validate_formats=True)


def test_everything_is_written_plainly():
    """Times as text, sets sorted, what lies inside too."""
    assert plain(ONE) == {
        "text": "t",
        "count": 1,
        "share": 0.5,
        "flag": True,
        "at": "2026-11-21T19:30:00.000Z",
        "day": "2026-11-21",
        "maybe": None,
        "role": "user",
        "colour": "red",
        "inner": {"name": "n"},
        "many": [{"name": "a"}, {"name": "b"}],
        "some": ["blue", "red"],
        "free": {"x": [1, {"y": None}]},
    }


def test_what_is_written_fits_its_schema(validator):
    """The one is made from the same fields as the other."""
    validator.validate(plain(ONE))


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 1},
        {"count": "1"},
        {"at": "yesterday"},
        {"day": "today"},
        {"maybe": "x"},
        {"role": "system"},
        {"colour": "green"},
        {"inner": {}},
        {"inner": {"name": "n", "more": 1}},
        {"many": [1]},
        {"some": ["green"]},
        {"free": []},
        {"more": 1},
    ],
)
def test_what_is_not_written_so_does_not_fit(validator, wrong):
    """A schema that lets everything through would say nothing."""
    assert not validator.is_valid(plain(ONE) | wrong)


def test_no_member_may_be_missing(validator):
    """Every field is always written."""
    for name in plain(ONE):
        assert not validator.is_valid({k: v for k, v in plain(ONE).items() if k != name})


def test_a_field_is_described_where_there_are_words_for_it():
    """What the registry says of a field goes along."""
    made = schema_of(Inner, says={"name": "what it is called"}.get)

    assert made["properties"]["name"] == {"type": "string", "description": "what it is called"}


def test_what_nobody_thought_of_is_not_handed_out():
    """Bytes, for one: a key or a hash must not slip into a file."""

    @dataclass
    class Secret:
        key: bytes

    with pytest.raises(TypeError, match="bytes is not handed out"):
        plain(Secret(b"x"))
    with pytest.raises(TypeError, match="is not handed out"):
        schema_of(Secret)


def test_schemas_put_together():
    """Objects and lists by hand, for what no dataclass describes."""
    made = document("L", array_of(object_of({"a": {"type": "string"}})))
    validator = jsonschema_rs.Draft202012Validator(made)

    assert validator.is_valid([{"a": "x"}])
    assert not validator.is_valid([{"a": "x", "b": 1}])
    assert not validator.is_valid([{}])
