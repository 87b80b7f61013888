"""The command as a whole: what it says of itself, and how it takes what it cannot use."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from troth import __version__

WORDS = "zebra-canary"

# Command lines that cannot be: each is refused as bad input, in one line, without an echo.
WRONG = [
    ["no-such-command"],
    [WORDS],
    ["person", WORDS],
    ["consent", "give"],
    ["consent", "give", WORDS],
    ["consent", "give", "companion.reply", WORDS],
    ["consent", "give", "account.run"],
    ["consent", "withdraw", WORDS],
    ["consent", "renew", "companion.reply"],
    ["consent", "unrestrict"],
    ["chat", f"--{WORDS}"],
    ["chat", "--conversation"],
    ["key", "add", "--days", WORDS],
    ["key", "add", "--days", "0"],
    ["key", "add", "--days", "99999"],
    ["key", "add", "--label", ""],
    ["key", "add", "--label", f"{WORDS}\x1b[31m"],
    ["key", "add", "--person", WORDS],
    ["person", "add", ""],
    ["person", "add", f"{WORDS}\n"],
    ["person", "add", WORDS * 10],
    ["person", "add", "Ada", "--country", WORDS],
    ["person", "add", "Ada", "--language", f"{WORDS}\x1b"],
    ["ledger", "prove", WORDS],
    ["ledger", "prove", "0", "--out", "/no/such/folder/file"],
    ["ledger", "mine", "--out", "/no/such/folder/file"],
    ["export", "/no/such/folder/file"],
    ["export", "--json", "/no/such/folder/file"],
    ["erase"],
    ["erase", "--everything", "--purpose", "companion.reply"],
    ["erase", "--purpose", WORDS],
    ["erase", "--purpose", "account.run", "--yes"],
    ["erase", "--message", WORDS],
    ["erase", "--message", "0"],
    ["erase", "--everything"],
    ["history", "--last", "0"],
    ["lockdown", WORDS],
    ["lockdown", "drill", "--lift"],
    ["lockdown", "--lift"],
    ["model", "get", WORDS],
    ["restore", "/no/such/folder", "--yes"],
]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (["chatt"], "chat"),
        (["consent", "withdrow"], "withdraw"),
        (["person", "list", "--jsn"], "--json"),
    ],
)
def test_a_typo_is_met_with_what_was_meant(troth, line: list[str], meant: str) -> None:
    """A command or option that is nearly one names the near one."""
    result = troth(*line)

    assert result.exit_code == 2
    assert f"Did you mean {meant}?" in result.stderr


def test_version(troth) -> None:
    """`troth --version` prints the version, and nothing else."""
    result = troth("--version")

    assert (result.exit_code, result.stdout) == (0, f"{__version__}\n")


def test_nothing_asked_shows_the_help(troth) -> None:
    """`troth` alone is a question about what there is: help on stderr, exit code 2."""
    result = troth()

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Commands:" in result.stderr


@pytest.mark.parametrize("line", WRONG, ids=lambda line: " ".join(line)[:40])
def test_bad_input_is_one_clear_line(home: Path, troth, line: list[str]) -> None:
    """What cannot be done is said in one line on stderr, without repeating what was typed."""
    result = troth(*line)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()[-1]) > 10
    assert WORDS not in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    "line",
    [
        ["key", "revoke", "key_aaaa", "--yes"],
        ["chat", "--companion", WORDS, "hello"],
        ["chat", "--conversation", WORDS, "hello"],
        ["history", "--conversation", WORDS],
        ["erase", "--message", "77", "--yes"],
        ["erase", "--conversation", WORDS, "--yes"],
        ["consent", "receipt", WORDS],
        ["ledger", "prove", "12345"],
        ["ledger", "prove", "9" * 40],
        ["key", "add", "--person", "psn_" + "a" * 26],
    ],
    ids=lambda line: " ".join(line)[:40],
)
def test_what_is_not_there_is_not_found(home: Path, troth, line: list[str]) -> None:
    """A thing that is not there, or somebody else's, reads the same: exit code 1."""
    result = troth(*line)

    assert result.exit_code == 1
    assert WORDS not in result.stderr + result.stdout


@pytest.mark.parametrize(
    "line",
    [
        ["person", "list"],
        ["person", "whoami"],
        ["consent", "list"],
        ["chat", "hello"],
        ["ledger", "verify"],
        ["export", "all.zip"],
        ["erase", "--everything", "--yes"],
        ["backup", "copies"],
        ["lockdown"],
        ["key", "lock"],
        ["serve"],
    ],
    ids=" ".join,
)
def test_without_an_installation_each_command_says_how_to_begin(
    empty: Path, troth, line: list[str]
) -> None:
    """Where nothing is set up, every command names `troth init`; none makes anything."""
    result = troth(*line)

    assert result.exit_code == 2
    assert "troth init" in result.stderr
    assert not empty.exists()


def test_a_typo_in_a_setting_stops_every_command(
    home: Path, troth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that Troth does not know is not passed over."""
    monkeypatch.setenv("TROTH_MODLE", "echo")

    result = troth("person", "list")

    assert result.exit_code == 2
    assert "Did you mean `model`?" in result.stderr


def test_arguments_that_are_no_text(apart: Callable[..., object], home: Path) -> None:
    """Bytes that are not UTF-8 are refused, with the number of the argument."""
    ended = apart("chat", b"\xff\xfe words")

    assert ended.code == 2
    assert ended.stderr == b"Argument 2 is not valid UTF-8 text. Type it anew.\n"


def test_nobody_reads(apart: Callable[..., object], home: Path) -> None:
    """When the reader of a pipe goes away the command ends without a complaint."""
    before = "import os, sys\nos.close(os.dup(1)); r, w = os.pipe(); os.dup2(w, 1); os.close(r)"

    ended = apart("registry", "show", before=before)

    assert ended.code == 1
    assert ended.stderr == b""


@pytest.mark.parametrize(
    ("where", "told"),
    [(">&-", b"Nothing can be printed"), (">/dev/full", b"The disk is full")],
)
def test_data_that_goes_nowhere_is_told(home: Path, where: str, told: bytes) -> None:
    """Whoever asks for data and gives no place for it hears so, and it is no success."""
    ended = _in_shell(f"{where} </dev/null", "registry", "show", "--json")

    assert ended.returncode == 1
    assert ended.stderr.startswith(told)
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_talk_that_nobody_hears_changes_no_ending(home: Path, where: str) -> None:
    """What is said beside the data may be lost; data and exit code stay what they are."""
    ends = [
        _in_shell(where, "registry", "versions", "--json"),
        _in_shell(where, "nonsense"),
    ]

    assert [one.returncode for one in ends] == [0, 2]
    assert json.loads(ends[0].stdout)


def test_a_closed_stdin_is_an_empty_one(home: Path) -> None:
    """Nothing is typed, so nothing is read."""
    assert _in_shell("<&-", "veil", "text", "-").returncode == 0


def test_no_file_of_ours_takes_a_closed_place(home: Path) -> None:
    """Or what is printed would land in it, and what a child prints, too."""
    code = (
        "import os, sys\nfrom troth.cli import group\ngroup._make_ready()\n"
        "told = [os.path.samestat(os.fstat(n), os.stat(os.devnull)) for n in (0, 1, 2)]\n"
        "told += [os.get_inheritable(n) for n in (0, 1, 2)]\nos._exit(0 if all(told) else 1)"
    )

    assert _in_shell("<&- >&- 2>&-", code=code).returncode == 0


def _in_shell(
    where: str, *words: str, code: str = "from troth.cli.main import main; main()"
) -> subprocess.CompletedProcess[bytes]:
    line = shlex.join([sys.executable, "-c", code, *words])
    return subprocess.run(["sh", "-c", f"{line} {where}"], capture_output=True, check=False)
