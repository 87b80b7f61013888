"""A JSON list, element by element."""

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.companion.imports import elements as module
from troth.companion.imports import lines as lines_module
from troth.companion.imports.elements import elements
from troth.companion.imports.shape import DEEPEST
from troth.errors import TooLarge

OBJECTS = st.lists(
    st.dictionaries(
        st.text(max_size=5),
        st.text(max_size=20) | st.lists(st.integers() | st.text(max_size=5), max_size=3),
        max_size=3,
    ),
    max_size=6,
)


class Slow(BytesIO):
    """A file that gives a few bytes at a time."""

    step = 3

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self.step)


def told(data: bytes) -> list[object]:
    """Return what each element says; the reason for those that cannot be read."""
    return [one.why if one.told is None else one.told for one in elements(BytesIO(data))]


@settings(max_examples=30)
@given(OBJECTS, st.booleans(), st.integers(1, 7))
def test_it_reads_what_json_reads(found, indent, step) -> None:
    """However it is written, and wherever the pieces of it end."""
    text = json.dumps(found, ensure_ascii=indent, indent=2 if indent else None)
    opened = Slow(text.encode())
    opened.step = step

    assert [one.told for one in elements(opened)] == found


def test_letters_in_another_code_are_named_and_never_guessed() -> None:
    """A file that an editor saved in Windows' own code would come in with its words damaged."""
    data = '[{"a": "Zoë"}, {"a": "Zoe"}]'.encode("cp1252")

    found = told(data)

    assert found[1] == {"a": "Zoe"}
    assert "UTF-8" in str(found[0])


def test_a_broken_element_is_named_and_the_rest_is_read() -> None:
    """Each keeps its number."""
    data = b'\xef\xbb\xbf [{"a": 1}, {broken}, 5, {"b": "]},{"}, {"c": NaN} ]  more'

    found = list(elements(BytesIO(data)))

    assert [one.number for one in found] == [1, 2, 3, 4, 5]
    assert [one.told for one in found] == [{"a": 1}, None, None, {"b": "]},{"}, None]


def test_a_list_that_is_cut_gives_what_came_before() -> None:
    """In a text, in an object, or after a comma."""
    whole = b'[{"a": 1}, {"b": "two"}'

    assert told(whole + b', {"c": "thr') == [{"a": 1}, {"b": "two"}, module._CUT]
    assert told(whole) == [{"a": 1}, module._CUT]
    assert told(b"[") == [module._CUT]
    assert told(b"[]") == []


def test_one_object_is_one_element() -> None:
    """Also over many lines."""
    assert told(b'{"a":\n 1}') == [{"a": 1}]
    assert told(b"hello") == ["it is not valid JSON."]


def test_what_is_too_deep_or_too_long_is_passed_over(monkeypatch) -> None:
    """Without ever being built; what comes after it is read."""
    deep, built = b"[" * (DEEPEST + 5) + b"]" * (DEEPEST + 5), []
    real = module.line
    monkeypatch.setattr(module, "line", lambda text, at: built.append(text) or real(text, at))
    assert told(b"[" + deep + b', {"a": 1}]') == [module._TOO_DEEP, {"a": 1}]
    assert len(built) == 1

    monkeypatch.setattr(module, "MOST_CONVERSATION", 50)
    monkeypatch.setattr(module, "_CHUNK", 16)
    long = b'{"x": [' + b'"abcdefgh", ' * 30 + b"1]}"
    assert told(b'[{"a": 1}, ' + long + b', {"b": 2}]') == [{"a": 1}, module._TOO_LONG, {"b": 2}]


def test_what_has_too_many_parts_is_passed_over(monkeypatch) -> None:
    """A few bytes each: what they become in memory is many times as large."""
    monkeypatch.setattr(module, "MOST_PARTS", 10)
    monkeypatch.setattr(lines_module, "MOST_PARTS", 10)
    many, few = b'{"a": [' + b"0," * 10 + b"0]}", b'{"a": [' + b"0," * 4 + b"0]}"

    assert told(b"[" + many + b"," + few + b"]") == [module.TOO_MANY, {"a": [0] * 5}]
    assert told(b"[" + many + b"," + few)[0] == module.TOO_MANY


def test_a_file_of_nothing_but_brackets_is_refused(monkeypatch) -> None:
    """Whatever they mean: each takes its time."""
    monkeypatch.setattr(module, "_MOST_MARKS", 100)

    with pytest.raises(TooLarge):
        told(b"[" + b'{"a":[]},' * 30)


def test_a_file_that_is_too_large_is_refused(monkeypatch) -> None:
    """Also if it is one text without an end."""
    monkeypatch.setattr(module, "_CHUNK", 16)
    monkeypatch.setattr(module, "MOST_CONVERSATION", 50)
    with pytest.raises(TooLarge):
        told(b'["' + b"x" * 1000)
    monkeypatch.setattr(module, "MOST_UNPACKED", 100)
    with pytest.raises(TooLarge):
        told(b"[" + b'{"a": 1},' * 50)
