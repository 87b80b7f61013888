"""What every provider takes and gives."""

import pytest

from troth.errors import BadInput
from troth.providers.base import (
    LONGEST_OF_DEMO,
    Ask,
    Message,
    Piece,
    Provider,
    is_object,
    longest_answer,
    name_of,
)
from troth.providers.echo import EchoProvider
from troth.providers.local import LocalProvider
from troth.settings import Settings
from troth.words import Clear, Json, Unguarded


def test_an_ask_needs_a_message() -> None:
    """There is nothing to answer without a message."""
    with pytest.raises(BadInput) as told:
        Ask(messages=(), max_tokens=8)

    assert told.value.param == "messages"


def test_an_ask_needs_room_for_an_answer() -> None:
    """An answer of no tokens is not an answer."""
    with pytest.raises(BadInput) as told:
        Ask(messages=(Message("user", Clear("Hi")),), max_tokens=0)

    assert told.value.param == "max_tokens"


@pytest.mark.parametrize("text", ["{}", ' {"a": [1, "\\ud83c"]}\n'])
def test_arguments_are_one_object(text: str) -> None:
    """Whole, and nothing behind it."""
    assert is_object(text)


@pytest.mark.parametrize(
    "text", ["", "{", "{}{}", "[]", "1", '{"a": NaN}', '{"a": 1e999}', "[" * 100_000]
)
def test_everything_else_is_no_object(text: str) -> None:
    """Cut, of another kind, or nested without end."""
    assert not is_object(text)


@pytest.mark.parametrize("tool", [None, "f", {}, {"function": "f"}, {"function": {"name": 7}}])
def test_a_tool_of_another_shape_has_no_name(tool: Json) -> None:
    """It is no reason to stumble."""
    assert name_of(tool) == ""
    assert name_of({"function": {"name": "f"}}) == "f"


def test_what_is_said_does_not_show_itself() -> None:
    """Neither an ask nor a piece shows its words in a log or an error."""
    ask = Ask(messages=(Message("user", Clear("plum pudding")),), max_tokens=8, stop=("plum",))

    shown = f"{ask!r} {Piece(Unguarded('plum'))!r}"

    assert "plum" not in shown


def test_ours_are_providers(settings: Settings) -> None:
    """Each provider keeps the protocol (mypy checks the types of this assignment)."""
    ours: list[Provider] = [EchoProvider(), LocalProvider(settings)]

    assert [(one.id, one.demo) for one in ours] == [("echo", True), ("demo", True)]


def test_a_demo_model_says_little() -> None:
    """It is slow; all others may say as much as the settings let them."""
    demo, other = EchoProvider(), EchoProvider()
    other.demo = False

    assert [longest_answer(demo, most) for most in (50, 2_048)] == [50, LONGEST_OF_DEMO]
    assert [longest_answer(other, most) for most in (50, 2_048)] == [50, 2_048]
