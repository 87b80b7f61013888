"""Setting up: once, whole, and again without harm."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from troth import house
from troth.cli import caller

SRC = Path(__file__).parents[2] / "src"


def test_init_makes_everything(empty: Path, as_data) -> None:
    """After `troth init` there are a database, a key file, one person and their key."""
    made = as_data("init", "--name", "Noor")

    assert made["created"] is True
    assert (empty / "data" / "troth.db").exists()
    assert stat.S_IMODE((empty / "state").stat().st_mode) == 0o700
    who = as_data("person", "whoami")
    assert (who["name"], who["person"]) == ("Noor", made["person"])
    assert [one["label"] for one in as_data("key", "list")["keys"]] == ["this terminal"]


def test_init_says_where_things_lie(empty: Path, troth) -> None:
    """A person is told the two folders, which one to keep out of backups, and what is next."""
    result = troth("init")

    assert result.stdout == ""
    assert str(empty / "data") in result.stderr
    assert str(empty / "state") in result.stderr
    assert "backup" in result.stderr
    assert "troth chat" in result.stderr


def test_init_again_changes_nothing(home: Path, troth, as_data) -> None:
    """A second `troth init` is fine, says so, and adds nobody."""
    before = (home / "state" / "person.key").read_bytes(), as_data("person", "list")

    result = troth("init", "--name", "Somebody else")

    assert result.exit_code == 0
    assert "already" in result.stderr
    assert ((home / "state" / "person.key").read_bytes(), as_data("person", "list")) == before


def test_quiet(empty: Path, troth) -> None:
    """`--quiet` says nothing when all is well."""
    first, second = troth("init", "--quiet"), troth("init", "--quiet")

    assert (first.output, second.output) == ("", "")


def test_nobody_to_ask(empty: Path, troth, as_data) -> None:
    """Where nobody sits at the terminal the first person is called You."""
    troth("init")

    assert as_data("person", "whoami")["name"] == "You"


def test_two_at_once(empty: Path, as_data) -> None:
    """Two set-ups at the same moment make one installation with one person."""
    command = [sys.executable, "-c", "from troth.cli.main import main; main()", "init"]
    environment = dict(os.environ) | {"PYTHONPATH": str(SRC)}
    both = [subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) for _ in "ab"]

    codes = [one.wait(180) for one in both]

    assert codes == [0, 0]
    assert len(as_data("person", "list")["people"]) == 1
    assert as_data("person", "whoami")["name"] == "You"


@pytest.mark.parametrize(
    ("gone", "told"), [("data/troth.db", "troth restore"), ("state/key", "no key file")]
)
def test_half_of_it_is_gone(home: Path, troth, gone: str, told: str) -> None:
    """Where one half is missing nothing new is made: it would not fit what is left."""
    (home / gone).unlink()
    before = sorted(home.rglob("*"))

    result = troth("init")

    assert result.exit_code == 2
    assert told in result.stderr
    after = [one for one in sorted(home.rglob("*")) if one.name != "init.lock"]
    assert after == [one for one in before if one.name != "init.lock"]


def test_cut_off_before_the_first_person(empty: Path, troth, as_data) -> None:
    """An installation without a person gets its first one at the next try."""
    house.create(caller.settings()).close()

    result = troth("init", "--name", "Noor")

    assert result.exit_code == 0
    assert as_data("person", "whoami")["name"] == "Noor"


def test_cut_off_before_the_first_row(empty: Path, troth, as_data) -> None:
    """A database in which nothing was written yet is filled at the next try."""
    made = caller.settings()
    house.vault_root.create(made.state_dir)
    house.open_store(made.database, wait_seconds=5).close()

    result = troth("init", "--name", "Noor")

    assert result.exit_code == 0, result.stderr
    assert as_data("person", "whoami")["name"] == "Noor"


def test_a_lost_terminal_key_makes_nobody(home: Path, troth, as_data) -> None:
    """Where people live already, a terminal without a key gets none by running init."""
    (home / "state" / "person.key").unlink()

    result = troth("init")

    assert result.exit_code == 0
    assert len(as_data("person", "list")["people"]) == 1
    assert troth("person", "whoami").exit_code == 3
    assert "troth key add --person" in result.stderr


def test_with_a_passphrase(empty: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """With TROTH_PASSPHRASE the key file is sealed from the start."""
    monkeypatch.setenv("TROTH_PASSPHRASE", "correct horse")
    troth("init")

    with_it = troth("person", "whoami")
    monkeypatch.delenv("TROTH_PASSPHRASE")
    without = troth("person", "whoami")

    assert (with_it.exit_code, without.exit_code) == (0, 2)
    assert "passphrase" in without.stderr


@pytest.mark.parametrize("name", ["", "   ", "\n", "a\x1b[2Jb", "x" * 81])
def test_a_name_that_is_none(empty: Path, troth, name: str) -> None:
    """A name that cannot be shown is refused, and the next try goes on from there."""
    wrong = troth("init", "--name", name or " ")

    right = troth("init", "--name", "Noor")

    assert (wrong.exit_code, right.exit_code) == (2, 0)


def test_a_place_that_cannot_be_written(
    troth, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is a file is told as such."""
    empty.write_text("here is a file")

    result = troth("init")

    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_the_name_is_asked_at_a_terminal(empty: Path, terminal: Callable[..., object]) -> None:
    """At a terminal Troth asks for a name; what is typed is the name."""
    screen = terminal("init", "--json")
    screen.until("What should Troth call you? ")
    screen.type("Noor")

    code, shown = screen.end()

    assert code == 0
    assert '"created": true' in shown
