"""In the middle of a talk: stopped, taken back, forgotten, told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from troth import house
from troth.providers.echo import EchoProvider
from troth.testing.providers import FaultyProvider, ScriptedProvider

Start = Callable[..., object]


@pytest.fixture
def outcome(as_data) -> Callable[[], str]:
    """Return a function that says how the newest sending ended, by the ledger."""

    def find() -> str:
        lines = as_data("ledger", "mine")["lines"]
        closed = [one for one in lines if one["event"] == "closed"]
        return str(closed[-1]["detail"]["outcome"])

    return find


def test_a_whole_talk(talking: Path, terminal: Start, as_data) -> None:
    """Messages, the slash commands and the end, in one sitting."""
    screen = terminal("chat")
    screen.until("> ")
    screen.type("hello there")
    first = screen.until("> ")
    screen.type("second thing")
    second = screen.until("> ")
    told = {}
    for command in ("/what", "/receipt", "/forget", "/forget", "/help", "/nonsense", "/new"):
        screen.type(command)
        told[command] = screen.until("> ")
    screen.type("/quit")
    code, _ = screen.end()

    assert code == 0
    assert "an AI" in first
    assert "kept as 1 and 2 · receipt rcp_" in first
    assert "an AI" not in second
    assert "Of this talk: 4 messages (1 to 4)." in told["/what"]
    assert "rcp_" in told["/receipt"]
    assert "Nothing was said yet" in told["/forget"]
    assert "/stop consent" in told["/help"]
    assert "/stop consent" in told["/nonsense"]
    assert as_data("history")["messages"][0]["text"] == "hello there"
    assert len(as_data("history")["messages"]) == 2


@pytest.mark.long
def test_the_model_hears_what_was_said_once(home: Path, troth, terminal: Start, as_data) -> None:
    """What was said in this sitting goes along once, whether talks are kept or not."""
    troth("consent", "give", "companion.reply", "--yes")
    counts = {}
    for answer in ("give", "refuse"):
        yes = ["--yes", "--check", "3"] if answer == "give" else []
        troth("consent", answer, "companion.history", *yes)
        screen = terminal("chat")
        screen.until("> ")
        for line in ("one", "two", "three"):
            screen.type(line)
            screen.until("> ")
        screen.press(b"\x04")
        screen.end()
        sent = [
            one["detail"]["messages"]
            for one in as_data("ledger", "mine")["lines"]
            if one["event"] == "disclosed"
        ]
        counts[answer] = sent[-3:]

    assert counts == {"give": [2, 4, 6], "refuse": [2, 4, 6]}


def test_ctrl_c_stops_the_answer(
    talking: Path, terminal: Start, endless: str, outcome, as_data
) -> None:
    """One Ctrl-C stops the answer and keeps the talk open; nothing of it is kept."""
    screen = terminal("chat", before=endless)
    screen.until("> ")
    screen.type("hello")
    screen.until("On and on. On and on.")
    screen.press(b"\x03")
    screen.until("Stopped.")
    screen.until("> ")
    screen.type("/quit")
    code, _ = screen.end()

    assert code == 0
    assert outcome() == "stopped"
    assert as_data("history")["messages"] == []


@pytest.mark.long
def test_ctrl_c_again_leaves(talking: Path, terminal: Start, endless: str, outcome) -> None:
    """A second Ctrl-C leaves quietly with 130, and the receipt is closed."""
    screen = terminal("chat", before=endless)
    screen.until("> ")
    screen.type("hello")
    screen.until("On and on. On and on.")
    screen.press(b"\x03")
    screen.until("Stopped.")
    screen.until("> ")
    code, shown = screen.leave(b"\x03")

    assert (code, shown.strip()) == (130, "")
    assert outcome() == "stopped"


@pytest.mark.long
def test_one_answer_can_be_stopped(talking: Path, terminal: Start, endless: str, outcome) -> None:
    """Ctrl-C stops a single answer too."""
    screen = terminal("chat", "hello", before=endless)
    screen.until("On and on. On and on.")
    screen.press(b"\x03")
    code, shown = screen.end()

    assert code == 130
    assert "Traceback" not in shown
    assert outcome() == "stopped"


def test_taken_back_in_mid_answer(
    talking: Path, terminal: Start, endless: str, troth, outcome, as_data
) -> None:
    """A yes taken back in another terminal ends the stream with a sentence and code 3."""
    screen = terminal("chat", before=endless)
    screen.until("> ")
    screen.type("hello")
    screen.until("On and on. On and on.")
    troth("consent", "withdraw", "companion.reply")
    code, shown = screen.end()

    assert code == 3
    assert shown.endswith(
        "\nYou took back your yes. (purpose: companion.reply) "
        "To say yes: troth consent give companion.reply\n"
    )
    assert outcome() == "withdrawn"
    assert as_data("history")["messages"] == []


@pytest.mark.long
def test_stop_consent(talking: Path, terminal: Start, as_data) -> None:
    """`/stop consent` takes the yes back and ends the talk; it is not asked for again."""
    screen = terminal("chat")
    screen.until("> ")
    screen.type("/stop consent")
    first, _ = screen.end()
    again = terminal("chat")
    second, shown = again.end()

    reply = next(
        one for one in as_data("consent", "list")["purposes"] if one["purpose"] == "companion.reply"
    )
    assert (first, second) == (0, 3)
    assert reply["reason"] == "withdrawn"
    assert "Let your companion answer you\n" not in shown


@pytest.mark.long
def test_a_model_that_fails_does_not_end_the_talk(talking: Path, terminal: Start) -> None:
    """What can pass is told in one line, and the talk goes on."""
    broken = (
        "import troth.house\n"
        "from troth.testing.providers import FaultyProvider\n"
        "troth.house.PROVIDERS = {'echo': lambda _: FaultyProvider('breaks')}\n"
    )
    screen = terminal("chat", before=broken)
    screen.until("> ")
    screen.type("hello")
    shown = screen.until("> ")
    screen.type("/quit")
    code, _ = screen.end()

    assert code == 0
    assert "Well,\n\nThe model stopped before its answer was whole." in shown


def test_what_the_model_says_drives_no_terminal(talking: Path, troth, answered_by) -> None:
    """Escapes in an answer are taken out before anything is shown."""
    answered_by(ScriptedProvider(["a\x1b[2J", "\x9bb"]))

    result = troth("chat", "hello")

    assert result.exit_code == 0
    assert result.stdout.endswith("\n\na[2Jb\n")


@pytest.mark.parametrize("mode", ["busy", "fails", "breaks"])
def test_a_model_that_fails_is_one_line(talking: Path, troth, answered_by, mode: str) -> None:
    """A single answer that fails ends with 1, and repeats no word of the person."""
    answered_by(FaultyProvider(mode))

    result = troth("chat", "zebra canary")

    assert result.exit_code == 1
    assert "zebra" not in result.output
    assert result.stderr.count("\n") == 1


def test_a_fault_of_our_own_repeats_no_word(talking: Path, troth, answered_by) -> None:
    """A fault that nobody foresaw shows its kind alone, though its text holds the question."""

    class Broken(EchoProvider):
        async def answer(self, ask):
            raise RuntimeError(ask.messages[-1].text.text)
            yield

    answered_by(Broken())

    result = troth("chat", "zebra canary")

    assert result.exit_code == 1
    assert "zebra" not in result.output
    assert "RuntimeError" in result.stderr


@pytest.fixture
def answered_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Return a function that puts a model in place."""

    def put(provider: object) -> None:
        monkeypatch.setattr(house, "PROVIDERS", {"echo": lambda _: provider})

    return put
