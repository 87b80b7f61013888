"""What all dialects share: fixed words, odd numbers, and letters that were cut in two."""

import pytest

from troth.providers.dialect import Broken, Fault, Fixed, Halves, count, read

FIXED = Fixed(
    values={("role",): ("user",), ("list", 0, "kind"): ("text",)},
    keys={(): ("role", "list"), ("list", 0): ("kind",)},
    schemas=[("list", 0, "schema")],
)


@pytest.mark.parametrize(
    ("path", "text", "fixed"),
    [
        (("role",), "user", True),
        (("role",), "plum", False),
        (("role",), "list", False),
        (("list", 7, "kind"), "text", True),
        (("list", 7, "kind"), "user", False),
        ((), "role", True),
        (("role",), "role", True),
        (("list", 3), "kind", True),
        (("list", 3, "kind"), "kind", True),
        (("other",), "other", False),
        ((), "plum", False),
        (("list", "0", "kind"), "text", False),
        (("list", 0, "schema", "properties", "anna"), "anna", False),
        (("list", 0, "schema", "properties"), "properties", True),
        (("list", 0, "schema", "properties", "age", "type"), "string", True),
        (("list", 0, "schema", "type"), "null", True),
        (("list", 0, "schema", "properties", "n", "type"), "n", False),
        (("list", 0, "schematic"), "string", False),
        (("list", 0), "string", False),
    ],
)
def test_a_word_is_fixed_only_in_its_place(path, text: str, fixed: bool) -> None:  # noqa: FBT001  # a table
    """The same word elsewhere is text, and a person's word is text everywhere."""
    assert FIXED.has(path, text) is fixed


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", "null", '{"a": NaN}', "[" * 100_000, '{"a": ' * 100_000, "plum"]
)
def test_what_is_no_object_is_garbled(text: str) -> None:
    """Cut, nested without end, or something else than an object: refused, and not repeated."""
    with pytest.raises(Broken) as told:
        read(text)

    assert (told.value.fault, str(told.value)) == (Fault.GARBLED, "garbled")
    assert told.value.__suppress_context__ or told.value.__context__ is None


@pytest.mark.parametrize("told", [None, -1, True, 1.5, "7", 10**12, [], {}])
def test_absurd_numbers_of_tokens_count_as_none(told) -> None:
    """A number that nobody can mean is not handed on."""
    assert count(told) == 0
    assert count(1_234) == 1_234


def test_a_letter_that_was_cut_in_two_is_joined() -> None:
    """Half a letter waits for its other half, and is no letter without it."""
    halves = Halves()

    assert halves.feed("a\ud83c").text == "a"
    assert halves.feed("\udf31b").text == "🌱b"
    halves.end()
    assert halves.feed("\ud83c").text == ""
    with pytest.raises(Broken):
        halves.end()


@pytest.mark.parametrize("text", ["\udf31", "\ud83ca", "a\udf31\ud83c"])
def test_half_a_letter_is_garbled(text: str) -> None:
    """A half that comes without its other is refused."""
    with pytest.raises(Broken) as told:
        Halves().feed(text)

    assert told.value.fault is Fault.GARBLED


@pytest.mark.parametrize("text", ['{"a": 1}', ' {"a": 1}', '{"a": 1}\n', '\r\n\t {"a": 1} '])
def test_white_space_around_an_object_says_nothing(text: str) -> None:
    """Servers write it before and behind."""
    assert read(text) == {"a": 1}


@pytest.mark.parametrize("text", ['{"a": 1} {"b": 2}', '{"a": 1}]', '{"a": 1', '{"a": NaN}', ""])
def test_what_stands_behind_an_object_makes_it_garbled(text: str) -> None:
    """Only the whole is an answer."""
    with pytest.raises(Broken):
        read(text)
