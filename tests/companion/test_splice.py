"""Changing one place of a JSON text: the value is another, every other byte is as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion import splice
from troth.errors import BadInput

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
TEXT = '{ "a" : 1.00, "b":[ 1 , {"x":"y"} ,3], "a": 1e2, "c":{} }'


@given(told=st.dictionaries(st.text(), VALUES, max_size=5), new=VALUES, data=st.data())
def test_a_value_that_is_put_is_the_only_one_that_changes(told, new, data) -> None:
    """In any object, at any member, known or new; written with or without blanks."""
    name = data.draw(st.sampled_from([*told, "new"]))
    for text in (json.dumps(told), json.dumps(told, indent=3, ensure_ascii=False)):
        assert json.loads(splice.put(text, [name], new)) == {**told, name: new}


@given(told=st.lists(VALUES, min_size=1, max_size=6), data=st.data())
def test_what_is_cut_is_gone_and_the_rest_is_json(told, data) -> None:
    """Each place of a list, with one comma."""
    at = data.draw(st.integers(0, len(told) - 1))

    text = splice.cut(json.dumps({"in": told}), ["in", at])

    assert json.loads(text) == {"in": told[:at] + told[at + 1 :]}


def test_every_other_byte_stays() -> None:
    """How numbers are written, blanks, and a name that stands twice."""
    assert splice.put(TEXT, ["b", 1, "x"], "é") == TEXT.replace('"y"', '"é"')
    assert splice.put(TEXT, ["a"], 7) == TEXT.replace("1e2", "7")
    assert splice.put(TEXT, ["c", "n"], 5) == TEXT.replace("{} }", '{"n": 5} }')
    assert splice.put(TEXT, ["b", 3], None) == TEXT.replace(",3]", ",3, null]")


def test_half_a_character_stays_an_escape() -> None:
    """So that the text can be written as UTF-8."""
    splice.put("{}", ["a"], "\ud800").encode()


def test_what_is_not_there_is_not_found() -> None:
    """No place, nothing to put it into, nothing to cut."""
    assert splice.get(TEXT, ["b", 9]) is None
    assert splice.get(TEXT, ["a", "b", "c"]) is None
    assert splice.cut(TEXT, ["z"]) == TEXT
    with pytest.raises(KeyError):
        splice.put(TEXT, ["z", "y"], 1)
    with pytest.raises(KeyError):
        splice.put(TEXT, ["a", "y"], 1)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        '{"a":' * 500_000,
        '"' + '\\"' * 500_000,
        '"' * 500_001,
        "{",
        "",
        "NaN",
        '{"a": Infinity}',
        "1" * 5_000,
        "\x00",
    ],
    ids=range(10),
)
def test_what_is_no_json_or_too_deep_is_refused(text) -> None:
    """At once, also where it is long."""
    with pytest.raises(BadInput):
        splice.read(text)


def test_brackets_in_texts_are_not_depth() -> None:
    """Only those that open something count."""
    deepest = "[" * splice.DEEPEST + "]" * splice.DEEPEST

    assert splice.read(json.dumps(["[" * 100, '{"\\' * 90])) == ["[" * 100, '{"\\' * 90]
    assert splice.read(deepest) is not None
    with pytest.raises(BadInput, match="too deep"):
        splice.read(f"[{deepest}]")
