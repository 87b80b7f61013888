"""A person sees their own talks, in every state, and nobody else's."""

from pathlib import Path

import pytest

from troth.cli import caller
from troth.companion.turn import Turn
from troth.words import PurposeId


@pytest.fixture
def talked(talking: Path, troth) -> Path:
    """Return a home with two talks of one message each."""
    troth("chat", "first talk\nwith two lines")
    troth("chat", "second talk")
    return talking


def test_history_shows_all(talked: Path, troth, as_data) -> None:
    """Each message is there with its number, in order, by talk."""
    found = as_data("history")["messages"]

    assert [one["number"] for one in found] == [1, 2, 3, 4]
    assert [one["role"] for one in found] == ["user", "assistant"] * 2
    assert len({one["conversation"] for one in found}) == 2
    lines = troth("history").stdout
    assert "      1  you: first talk\n         with two lines\n" in lines


def test_history_of_one_talk(talked: Path, as_data) -> None:
    """`--conversation` shows that talk alone; `--last` the newest messages."""
    talk = as_data("history")["messages"][0]["conversation"]

    one = as_data("history", "--conversation", talk)["messages"]
    last = as_data("history", "--last", "1")["messages"]

    assert [each["number"] for each in one] == [1, 2]
    assert [each["number"] for each in last] == [4]


def test_history_is_written_to_the_ledger(talked: Path, troth, as_data) -> None:
    """Looking is a use like any other: it leaves a line."""
    troth("history")

    last = as_data("ledger", "mine")["lines"][-1]

    assert (last["purpose"], last["detail"]["read"]) == ("rights.answer", {"turn": 4})


def test_nothing_kept(home: Path, troth) -> None:
    """Without any talk there is a sentence, and no data."""
    result = troth("history")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is kept" in result.stderr


@pytest.mark.parametrize("state", [["consent", "restrict"], ["lockdown", "drill"]])
def test_ones_own_is_always_seen(talked: Path, troth, as_data, state: list[str]) -> None:
    """A hold and a lockdown do not keep a person from their own talks."""
    troth(*state)

    found = as_data("history")["messages"]

    assert len(found) == 4


def test_stored_words_drive_no_terminal(talking: Path, troth) -> None:
    """Escapes that were kept, whoever wrote them, are not shown."""
    with caller.signed_in() as visit:
        gate = visit.house.gate
        with gate.enter(visit.person, PurposeId("companion.history")) as room:
            room.keep(
                Turn(
                    text="a\x1b[2J\x1b]0;title\x07\r\x9bb",
                    role="user",
                    at="now\x1b[1m",
                    conversation="cnv\x1b[1m",
                )
            )

    result = troth("history")

    assert result.exit_code == 0
    assert not {one for one in result.output if ord(one) < 32 and one != "\n"}
    assert "\x9b" not in result.output
