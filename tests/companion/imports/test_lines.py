"""JSON lines: a bad one is named, the others are read."""

from io import BytesIO

import pytest

from troth.companion.imports import lines as module
from troth.companion.imports.lines import line, lines
from troth.companion.imports.shape import DEEPEST
from troth.errors import TooLarge


def test_each_line_has_its_number() -> None:
    """Empty lines count and say nothing; a mark at the beginning is no letter."""
    found = list(lines(BytesIO(b'\xef\xbb\xbf{"a": 1}\n\n{"b": 2}\r\n{"c')))

    assert [(one.number, one.told) for one in found] == [(1, {"a": 1}), (3, {"b": 2}), (4, None)]
    assert found[-1].why == "it is not valid JSON."
    assert "a" not in repr(found[0]).replace("Line", "").replace("bytes", "")


def test_what_is_no_object_is_named() -> None:
    """Lists, numbers, half letters, endless nesting, numbers that are none or too long."""
    deep = b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1)
    bombs = (b"[1]", b"5", b'{"a": NaN}', b"\xff", deep, b"[" * 100_000, b'{"a": ' + b"9" * 5000)

    assert [line(one, 1).told for one in bombs] == [None] * len(bombs)
    assert "deeper" in line(deep, 1).why
    assert (
        line(b'{"a": "[[[[' + b"[" * 200 + b'"}', 1).told is not None
    )  # in a text they are letters


def test_a_line_that_is_too_long_is_passed_over(monkeypatch) -> None:
    """What comes after it is read."""
    monkeypatch.setattr(module, "MOST_CONVERSATION", 20)
    data = b'{"a": "' + b"x" * 200 + b'"}\n{"b": 2}\n'

    found = list(lines(BytesIO(data)))

    assert [(one.number, one.told) for one in found] == [(1, None), (2, {"b": 2})]
    assert "longer than" in found[0].why


def test_a_line_with_too_many_parts_is_named(monkeypatch) -> None:
    """A text may hold as many brackets and commas as it likes."""
    monkeypatch.setattr(module, "MOST_PARTS", 10)

    assert line(b'{"a": [' + b"0," * 10 + b"0]}", 1).why == module.TOO_MANY
    assert line(b'{"a": ["' + b"[,]" * 10 + b'"]}', 1).told is not None


def test_lines_without_end_are_refused(monkeypatch) -> None:
    """Also empty ones, which say nothing."""
    monkeypatch.setattr(module, "_MOST_LINES", 10)

    assert len(list(lines(BytesIO(b"{}\n" * 10)))) == 10
    with pytest.raises(TooLarge):
        list(lines(BytesIO(b"\n" * 11)))


def test_a_file_that_is_too_large_is_refused(monkeypatch) -> None:
    """Also if it is one line without an end."""
    monkeypatch.setattr(module, "MOST_CONVERSATION", 20)
    monkeypatch.setattr(module, "MOST_UNPACKED", 100)

    for data in (b'{"a": 1}\n' * 50, b"x" * 500):
        with pytest.raises(TooLarge):
            list(lines(BytesIO(data)))
