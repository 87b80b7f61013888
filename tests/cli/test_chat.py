"""A talk begins with the person's consent, and a no is a no."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from troth.cli import caller
from troth.companion.persona import PERSONAS
from troth.errors import SensitiveWords

QUESTION = "Type y for Yes or n for No: "
Start = Callable[..., object]


def kinds(home: Path) -> list[tuple[str, str]]:
    """Return what was asked and said, in order."""
    with caller.signed_in() as visit:
        return [
            (str(event.kind), event.purpose)
            for event in visit.house.gate.consents.events(visit.person)
        ]


def test_the_help_names_every_companion(troth) -> None:
    """Whoever can be asked is in the help."""
    shown = " ".join(troth("chat", "--help").stdout.split())

    assert f"Who answers: {' or '.join(one.id for one in PERSONAS)}." in shown


def test_one_answer(talking: Path, troth) -> None:
    """With a message the answer alone is on stdout; what happened to it is on stderr."""
    result = troth("chat", "hello", "there")

    assert result.exit_code == 0
    assert result.stdout.endswith("\n\nhello there\n")
    assert "an AI" in result.stdout
    assert "demo model" in result.stdout
    assert result.stderr.startswith("kept as 1 and 2 · receipt rcp_")
    assert result.stderr.endswith(" · stayed on this machine\n")


def test_a_message_on_stdin(talking: Path, troth) -> None:
    """A piped message gets one answer."""
    result = troth("chat", stdin="hello\nthere ü\n")

    assert result.exit_code == 0
    assert result.stdout.endswith("hello\nthere ü\n")


def test_an_answer_as_data(talking: Path, as_data) -> None:
    """With `--json` the answer and what happened to it are one value."""
    told = as_data("chat", "hello")

    assert told["answer"].endswith("\n\nhello")
    assert (told["kept"], told["finish"], told["demo"]) == ([1, 2], "stop", True)
    assert told["receipt"].startswith("rcp_")


def test_a_talk_is_no_data(talking: Path, terminal: Start) -> None:
    """`--json` without a message is refused at a terminal."""
    screen = terminal("chat", "--json")

    code, shown = screen.end()

    assert code == 2
    assert "single message" in shown


@pytest.mark.parametrize(
    "stdin", [b"", b"  \n", b"a\0b", b"\xff\xfe", b"\xed\xa0\x80", b"x" * 10_000_000]
)
def test_a_message_that_is_none(talking: Path, troth, as_data, stdin: bytes) -> None:
    """Nothing, NUL, bytes that are no text and 10 MB are refused, and nothing is kept."""
    result = troth("chat", stdin=stdin)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert as_data("history")["messages"] == []


def test_not_asked_yet(home: Path, troth) -> None:
    """Where nobody can be asked, no yes is taken for granted."""
    result = troth("chat", "hello")

    assert result.exit_code == 3
    assert result.stdout == ""
    assert "You have not been asked about this yet." in result.stderr
    assert "troth consent give companion.reply" in result.stderr
    assert kinds(home) == []


def test_refused(home: Path, troth) -> None:
    """After a no there is no answer, no second question, and one hint."""
    troth("consent", "refuse", "companion.reply")

    result = troth("chat", "hello", stdin="y\n")

    assert result.exit_code == 3
    assert "You said no to this." in result.stderr
    assert "Let your companion answer you\n" not in result.stderr
    assert kinds(home)[-1] == ("refused", "companion.reply")


def test_without_keeping(home: Path, troth, as_data) -> None:
    """With a yes to answers and a no to keeping there is an answer, and nothing is kept."""
    troth("consent", "give", "companion.reply", "--yes")
    troth("consent", "refuse", "companion.history")

    result = troth("chat", "hello")

    assert result.exit_code == 0
    assert result.stdout.endswith("hello\n")
    assert "not kept · receipt" in result.stderr
    assert result.stderr.count("troth consent give companion.history") == 1
    assert as_data("history")["messages"] == []


@pytest.mark.long
def test_a_card_that_was_closed_is_not_shown_again(home: Path, terminal: Start) -> None:
    """Enter alone closes a card: Troth does not ask the next time, and says how to say yes."""
    first = terminal("chat")
    first.until(QUESTION)
    first.type("")
    first.end()

    code, shown = terminal("chat").end()

    assert code == 3
    assert "Let your companion answer you\n" not in shown
    assert "troth consent give companion.reply" in shown
    assert kinds(home) == [("requested", "companion.reply")]


def test_in_a_lockdown_nothing_is_asked(home: Path, troth, terminal: Start) -> None:
    """While nothing may be used no card is shown, and the lockdown is named."""
    troth("lockdown")

    code, shown = terminal("chat").end()

    assert code == 3
    assert "Troth is locked down" in shown
    assert kinds(home) == []


def test_two_cards_two_answers(home: Path, terminal: Start) -> None:
    """At a terminal each card is shown whole and answered by itself; then the talk begins."""
    screen = terminal("chat")
    first = screen.until(QUESTION)
    screen.type("y")
    second = screen.until(QUESTION)
    screen.type("n")
    screen.until("> ")
    screen.type("hello there")
    answer = screen.until("not kept")
    screen.until("> ")
    screen.press(b"\x04")

    code, _ = screen.end()

    assert code == 0
    assert first == cards_body("companion.reply")
    assert second.endswith(cards_body("companion.history"))
    assert "hello there" in answer
    assert kinds(home) == [
        ("requested", "companion.reply"),
        ("given", "companion.reply"),
        ("requested", "companion.history"),
        ("refused", "companion.history"),
    ]


@pytest.mark.parametrize("silence", ["\r", "\x04"], ids=["Enter", "the end of stdin"])
def test_silence_is_no_yes(home: Path, terminal: Start, silence: str) -> None:
    """Enter alone and a closed stdin decide nothing: no yes and no no is written down."""
    screen = terminal("chat")
    screen.until(QUESTION)
    screen.press(silence.encode())

    code, shown = screen.end()

    assert code == 3
    assert "So your companion cannot answer." in shown
    assert QUESTION not in shown
    assert kinds(home) == [("requested", "companion.reply")]


@pytest.mark.long
def test_ctrl_c_at_a_card_is_no_yes(home: Path, terminal: Start) -> None:
    """Leaving at the question is quiet, and decides nothing."""
    screen = terminal("chat")
    screen.until(QUESTION)

    code, shown = screen.leave(b"\x03")

    assert (code, shown.strip()) == (130, "")
    assert kinds(home) == [("requested", "companion.reply")]


def test_a_changed_card_is_asked_anew(
    talking: Path, terminal: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a use of data widens, the old yes does not cover it, and Troth says why it asks."""
    shipped = Path(__file__).parents[2] / "src" / "troth" / "registry" / "troth.toml"
    widened = tmp_path / "registry.toml"
    widened.write_text(shipped.read_text().replace("kept_days = 365", "kept_days = 400"))
    monkeypatch.setenv("TROTH_REGISTRY_FILE", str(widened))
    screen = terminal("chat")
    shown = screen.until(QUESTION)
    screen.type("n")
    screen.until("> ")
    screen.type("/quit")

    code, _ = screen.end()

    assert code == 0
    assert shown.startswith("What Troth would do has changed since you said yes.")
    assert kinds(home=talking)[-1] == ("refused", "companion.history")


@pytest.mark.parametrize("state", ["restricted", "locked"])
def test_on_hold_or_locked(talking: Path, troth, state: str) -> None:
    """A hold and a lockdown stop every answer, and say how they end."""
    troth(*(["consent", "restrict"] if state == "restricted" else ["lockdown", "drill"]))

    result = troth("chat", "hello")

    assert result.exit_code == 3
    assert result.stdout == ""
    assert ("unrestrict" if state == "restricted" else "--lift") in result.stderr


def test_another_persons_talk(talking: Path, troth, as_data, monkeypatch) -> None:
    """Somebody else's talk reads as one that is not there."""
    troth("chat", "hello")
    talk = as_data("history")["messages"][0]["conversation"]
    monkeypatch.setenv("TROTH_KEY", as_data("person", "add", "Ada")["token"])
    troth("consent", "give", "companion.reply", "--yes")

    theirs = troth("chat", "--conversation", talk, "hello")
    nobodys = troth("chat", "--conversation", "cnv_" + "a" * 26, "hello")

    assert (theirs.exit_code, theirs.stderr) == (1, nobodys.stderr)


def test_a_talk_goes_on(talking: Path, troth, as_data) -> None:
    """With `--conversation` the next message belongs to the talk that was kept."""
    troth("chat", "hello")
    talk = as_data("history")["messages"][0]["conversation"]

    troth("chat", "--conversation", talk, "and again")

    found = as_data("history")["messages"]
    assert [one["conversation"] for one in found] == [talk] * 4
    assert found[2]["text"] == "and again"


def test_no_crisis_file_no_chat(
    talking: Path, troth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the dated crisis file there is no answer."""
    monkeypatch.setenv("TROTH_RESOURCES_FILE", str(tmp_path / "missing.toml"))

    result = troth("chat", "hello")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "crisis resource file" in result.stderr


def test_in_a_crisis_the_card_answers(talking: Path, troth) -> None:
    """Grave words are answered from the file; no model is asked, and that is said."""
    result = troth("chat", "I want to kill myself tonight")

    assert result.exit_code == 0
    assert "988" in result.stdout
    assert "no model was asked" in result.stderr


def cards_body(purpose: str) -> str:
    """Return a card as it is shown, with the line that ends it."""
    with caller.opened() as house:
        return house.gate.consents.card(purpose, language="en").body.decode() + "\n"


class _Listening:
    """A talk that notes how it was asked."""

    def __init__(self):
        self.asked = []

    def answer(self, text, *, sensitive):
        self.asked.append((text, sensitive))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("send", [("my asthma", "send")]),
        (" Local ", [("my asthma", "local")]),
        ("no", []),
        ("", []),
        ("yes", []),
        (None, []),
    ],
)
def test_sensitive_words_go_only_after_a_clear_answer(typed, asked, monkeypatch, capsys):
    """Send, local, or nothing at all: whatever else is typed sends nothing, and says so."""
    chat = import_module("troth.cli.chat")
    monkeypatch.setattr(chat, "read_line", lambda _: typed)
    talk = _Listening()

    chat._ask_about(talk, "my asthma", SensitiveWords(("health",), recipient="Acme"))

    assert talk.asked == asked
    told = capsys.readouterr().err
    assert "your health" in told
    assert asked or "Nothing was sent" in told
