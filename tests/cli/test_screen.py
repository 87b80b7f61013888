"""What is shown drives no terminal; what is read is text; silence is no yes."""

import unicodedata
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from troth.cli import screen
from troth.errors import BadInput, TooLarge


@pytest.fixture
def typed():
    """Return a function that gives a test its stdin."""
    opened = []

    def put(data: bytes) -> None:
        stack = CliRunner().isolation(input=data)
        stack.__enter__()
        opened.append(stack)

    yield put
    for stack in opened:
        stack.__exit__(None, None, None)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_nothing_drives_a_terminal(text: str) -> None:
    """No control character and no half character is ever written, whatever was stored."""
    shown = screen.clean(text)

    assert not [
        one
        for one in shown
        if unicodedata.category(one) in {"Cc", "Cs"} - set("\n\t") and one not in "\n\t"
    ]
    shown.encode()


def test_json_holds_only_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON can be shown on any terminal: everything rare is an escape."""
    screen.show({"text": "a\x1b[2J\x9b\u202eé\ud800"})

    shown = capsys.readouterr().out
    assert shown.isascii()
    assert not [one for one in shown if ord(one) < 32 and one != "\n"]


def test_rows_stand_below_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    """A table is lined up, one line for each row, whatever is in the cells."""
    screen.rows([("a", "b"), ("long", "two\nlines\x1b[1m")])

    assert capsys.readouterr().out == "a     b\nlong  two lines[1m\n"


def test_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty table prints nothing."""
    screen.rows([])

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("answer", "means"),
    [
        (b"y\n", True),
        (b"YES\n", True),
        (b" yes \n", True),
        (b"n\n", False),
        (b"No\n", False),
        (b"\n", None),
        (b"", None),
        (b"maybe\ny\n", True),
        (b"maybe\nperhaps\nsure\ny\n", None),
        (b"yesterday\n", None),
    ],
)
def test_only_a_yes_is_a_yes(typed, answer: bytes, *, means: bool | None) -> None:
    """Enter alone, the end of stdin and unclear words are no answer."""
    typed(answer)

    found = screen.ask("? ")

    assert found is means


def test_destroying_wants_a_yes(typed) -> None:
    """Nobody there to answer is bad input, not a yes and not a silent no."""
    typed(b"")

    with pytest.raises(BadInput, match="--yes"):
        screen.confirm("This destroys.", yes=False)


def test_a_no_destroys_nothing(typed) -> None:
    """A no is taken as a no."""
    typed(b"n\n")

    assert screen.confirm("This destroys.", yes=False) is False


def test_yes_on_the_command_line_asks_nothing(typed) -> None:
    """`--yes` answers before the question."""
    typed(b"")

    assert screen.confirm("This destroys.", yes=True) is True


@pytest.mark.parametrize("data", [b"\xff\n", b"a\0b\n", b"\xed\xa0\x80\n"])
def test_what_is_no_text_is_refused(typed, data: bytes) -> None:
    """Invalid UTF-8, NUL and half characters are refused, for a line and for all of stdin."""
    typed(data)

    with pytest.raises(BadInput) as caught:
        screen.read_line("> ")

    assert "a" not in str(caught.value).split("What came in")[0]
    with pytest.raises(BadInput):
        screen.as_text(data)


def test_half_a_character_from_a_terminal_is_refused() -> None:
    """What the terminal's decoder could not read does not pass either."""
    with pytest.raises(BadInput):
        screen.must_be_text("a\udcff")


def test_the_end_of_stdin_is_none(typed) -> None:
    """No more lines is told from an empty line."""
    typed(b"\n")

    assert [screen.read_line(""), screen.read_line("")] == ["", None]


def test_too_much_is_refused(typed) -> None:
    """More than the limit is refused before it is read whole."""
    typed(b"a" * 11)

    with pytest.raises(TooLarge):
        screen.read_all(10)


def test_a_line_without_end_is_refused(typed) -> None:
    """A line of more than a megabyte is refused."""
    typed(b"a" * 1_100_000)

    with pytest.raises(TooLarge):
        screen.read_line("> ")


def test_no_colour_when_asked_or_not_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Dim letters are for terminals alone."""
    screen.say("quiet", dim=True)

    assert capsys.readouterr().err == "quiet\n"


def test_work_is_told_to_terminals_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing about progress lands in a file."""
    with screen.working("Reading"):
        pass

    assert capsys.readouterr().err == ""


class _Typing:
    """A terminal's side of stderr, for what only a terminal gets."""

    def __init__(self) -> None:
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], _Typing]:
    """Return a function that lets stderr be a terminal from there on."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def sit_down() -> _Typing:
        shown = _Typing()
        monkeypatch.setattr("sys.stderr", shown)
        return shown

    return sit_down


def test_dim_on_a_terminal(at_terminal: Callable[[], _Typing]) -> None:
    """A terminal gets dim letters, and the words in them still drive nothing."""
    stderr = at_terminal()

    screen.say("a\x1b[31mb", dim=True)

    assert stderr.shown == "\x1b[2ma[31mb\x1b[0m\n"


def test_no_colour_is_honoured(at_terminal: Callable[[], _Typing], monkeypatch) -> None:
    """NO_COLOR takes the looks away."""
    monkeypatch.setenv("NO_COLOR", "1")
    stderr = at_terminal()

    screen.say("quiet", dim=True)

    assert stderr.shown == "quiet\n"


def test_work_is_shown_and_taken_away(at_terminal: Callable[[], _Typing]) -> None:
    """A terminal sees what takes a while, for as long as it takes."""
    stderr = at_terminal()

    with screen.working("Reading"):
        during = stderr.shown

    assert during == "Reading …"
    assert stderr.shown.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("bin/troth", "bin/troth"), ("/elsewhere/troth", "/elsewhere/troth"), ("pytest", "troth")],
)
def test_the_next_step_names_what_was_typed(monkeypatch, tmp_path, typed, told):
    """Where troth is not on the path, the next step says where it lies."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", [str(tmp_path / typed) if typed == "bin/troth" else typed])

    assert screen.troth() == told
