"""Text that drives a terminal: from a model, from a person's past, from a record put there.

Nothing that Troth prints moves a cursor, hides a line, renames a window or writes to a
clipboard, wherever the text came from.
"""

import json
import unicodedata

import pytest
from click.testing import CliRunner

import troth.house
from troth.cli.main import main
from troth.companion.turn import Turn
from troth.testing.house import same_house
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY

BAD = {
    "clear the screen": "\x1b[2J\x1b[H",
    "move up and overwrite": "\x1b[1A\x1b[2Kfine",
    "hide what follows": "\x1b[8m",
    "rename the window": "\x1b]0;title\x07",
    "write to the clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "a link that lies": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "report back as typed": "\x1b[6n\x1b[c",
    "the same with one byte": "\x9b2J\x9d0;title\x9c",
    "return and overwrite": "all is lost\rall is well",
    "rub out": "abc\x08\x08\x08xyz\x7f",
    "bell and shift": "\x07\x0e\x0f\x05",
    "a device string": "\x1bP+q544e\x1b\\",
    "null": "a\x00b",
}
HIDDEN = {
    "turned round": "safe\u202egnp.exe",
    "isolated": "\u2066x\u2069",
    "without width": "a\u200bb\u200dc\ufeff",
    "as tags": "\U000e0041\U000e0042",
    "another line break": "one\u2028two\u2029three\x85four",
}


@pytest.fixture
def at_terminal(lived, monkeypatch):
    """Return a function that calls a command, as Sam, in that installation."""
    monkeypatch.setenv("TROTH_HOME", str(lived.now))
    monkeypatch.setenv("TROTH_MODEL", "echo")
    monkeypatch.setenv("TROTH_KEY", lived.sams_key)

    def call(*words: str, typed: bytes = b""):
        return CliRunner().invoke(main, words, input=typed)

    return call


def drives(text: str) -> list[str]:
    """Return each character that drives a terminal."""
    return [one for one in text if unicodedata.category(one) == "Cc" and one not in "\n\t"]


def hides(text: str) -> list[str]:
    """Return each character that turns or hides text."""
    return [one for one in text if unicodedata.category(one) in {"Cf", "Zl", "Zp", "Cs"}]


@pytest.mark.parametrize("bad", (BAD | HIDDEN).values(), ids=BAD | HIDDEN)
def test_what_a_model_says_drives_no_terminal(at_terminal, monkeypatch, bad) -> None:
    """Whole or cut into single characters: the words are shown, and what drives is not."""
    pieces = ["before ", bad, *bad, " after"]
    monkeypatch.setattr(troth.house, "PROVIDERS", {"echo": lambda _: ScriptedProvider(pieces)})

    shown = at_terminal("chat", "hello")
    later = at_terminal("history")

    assert shown.exit_code == 0
    assert "before" in shown.stdout
    assert "after" in later.stdout
    for text in (shown.stdout, shown.stderr, later.stdout, later.stderr):
        assert drives(text) == []
        assert hides(text) == []


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_was_kept_drives_no_terminal(at_terminal, lived, bad) -> None:
    """Words that came in by another way, such as an app, are harmless in every list."""
    with same_house(lived.now) as house, house.gate.enter(lived.sam, COMPANION_HISTORY) as room:
        room.keep(Turn(text=f"kept {bad}", role="user", at=bad, conversation=bad))

    shown = [
        at_terminal("history"),
        at_terminal("history", "--json"),
        at_terminal("export", "--json"),
        at_terminal("ledger", "mine"),
        at_terminal("erase", "--conversation", bad.replace("\0", ""), "--dry-run"),
    ]

    assert "kept" in shown[0].stdout
    for one in shown:
        assert drives(one.stdout + one.stderr) == []


@pytest.mark.parametrize("bad", [one for one in BAD.values() if "\0" not in one])
def test_what_was_typed_is_not_thrown_back(at_terminal, bad) -> None:
    """A wrong command line is answered without what was typed."""
    words = [
        [f"chat{bad}"],
        ["chat", f"--{bad}"],
        ["chat", "--companion", bad, "hello"],
        ["consent", "give", bad],
        ["key", "revoke", bad, "--yes"],
        ["key", "add", "--label", bad],
        ["consent", "receipt", bad],
    ]

    shown = [at_terminal(*one) for one in words]

    assert 0 not in [one.exit_code for one in shown]
    assert drives("".join(one.stdout + one.stderr for one in shown)) == []


def test_a_name_that_drives_a_terminal_is_not_taken(at_terminal) -> None:
    """A name is a line of letters that can be seen."""
    added = [at_terminal("person", "add", bad) for bad in (BAD | HIDDEN).values()]

    assert {one.exit_code for one in added} == {2}


def test_json_output_is_plain_ascii(at_terminal) -> None:
    """What a program reads can be shown at a terminal too: every other character is escaped."""
    at_terminal("chat", "grüße \u202e nach \x9b")

    told = at_terminal("history", "--json")

    assert told.stdout.isascii()
    assert "grüße" in json.loads(told.stdout)["messages"][-2]["text"]


def test_the_checks_would_see_it() -> None:
    """Each planted text is found by the checks above."""
    assert all(drives(bad) for bad in BAD.values())
    assert all(hides(bad) for bad in HIDDEN.values())
