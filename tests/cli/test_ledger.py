"""What was done can be seen and checked, without trusting Troth."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

VERIFIER = Path(__file__).parents[2] / "verify" / "troth_verify.py"


@pytest.fixture
def verifier() -> Callable[..., int]:
    """Return a function that runs the independent verifier and returns its exit code."""

    def run(*arguments: str | Path) -> int:
        ran = subprocess.run(
            [sys.executable, VERIFIER, *arguments], capture_output=True, check=False
        )
        return ran.returncode

    return run


def test_mine_tells_each_step(talking: Path, troth, as_data) -> None:
    """Every use is there, numbered without a gap, and so is looking at it."""
    troth("chat", "hello")

    lines = as_data("ledger", "mine")["lines"]

    assert [one["seq"] for one in lines] == list(range(1, len(lines) + 1))
    events = [one["event"] for one in lines]
    assert events[:2] == ["person_added", "key_issued"]
    assert {"consent", "disclosed", "closed", "used"} <= set(events)
    assert as_data("ledger", "mine")["lines"][-1]["detail"]["note"] == "ledger shown"


def test_mine_on_the_screen(talking: Path, troth) -> None:
    """A line a step, with its number, time, event and purpose."""
    shown = troth("ledger", "mine").stdout.splitlines()

    assert shown[0].split()[0] == "1"
    assert "companion.reply" in shown[2]


def test_the_file_verifies_without_troth(
    talking: Path, troth, tmp_path: Path, verifier: Callable[..., int]
) -> None:
    """The independent verifier accepts the file, and refuses it when one line is missing."""
    troth("chat", "hello")
    file = tmp_path / "mine.json"

    result = troth("ledger", "mine", "--out", str(file))

    assert result.stdout == ""
    assert f"troth_verify.py history {file}" in result.stderr
    assert verifier("history", file) == 0
    told = json.loads(file.read_text())
    told["leaves"].pop()
    file.write_text(json.dumps(told))
    assert verifier("history", file) == 1


def test_a_proof_verifies_without_troth(
    home: Path, troth, as_data, tmp_path: Path, verifier: Callable[..., int]
) -> None:
    """A proof and its line, as files, are accepted; another line is not."""
    proof, leaf = tmp_path / "proof", tmp_path / "leaf"
    troth("ledger", "prove", "1", "--out", str(proof), "--leaf", str(leaf))
    told = as_data("ledger", "prove", "1")

    right = verifier("proof", proof, "--leaf", leaf, "--key", told["key"])
    leaf.write_text(as_data("ledger", "prove", "2")["leaf"])
    wrong = verifier("proof", proof, "--leaf", leaf, "--key", told["key"])

    assert (right, wrong) == (0, 1)
    assert troth("ledger", "prove", "1").stdout == told["proof"]


def test_tiles_verify_without_troth(
    home: Path, troth, as_data, tmp_path: Path, verifier: Callable[..., int]
) -> None:
    """The public half is a static site that the verifier accepts, and it names nobody."""
    result = troth("ledger", "tiles", str(tmp_path / "site"))

    key = as_data("ledger", "checkpoint")["key"]
    assert result.exit_code == 0
    assert verifier("log", tmp_path / "site", "--key", key) == 0
    person = as_data("person", "whoami")["person"].encode()
    files = [one.read_bytes() for one in (tmp_path / "site").rglob("*") if one.is_file()]
    assert not [one for one in files if person in one]


def test_tiles_where_nothing_can_be_written(home: Path, troth, tmp_path: Path) -> None:
    """A folder below a file is bad input."""
    (tmp_path / "file").touch()

    result = troth("ledger", "tiles", str(tmp_path / "file" / "site"))

    assert result.exit_code == 2


def test_a_checkpoint_verifies_without_troth(
    home: Path, troth, as_data, tmp_path: Path, verifier: Callable[..., int]
) -> None:
    """The signed state on stdout is a C2SP checkpoint."""
    note = tmp_path / "note"
    note.write_text(troth("ledger", "checkpoint").stdout)

    code = verifier("checkpoint", note, "--key", as_data("ledger", "checkpoint")["key"])

    assert code == 0


def test_a_sound_ledger(talking: Path, troth, as_data) -> None:
    """A look at everything finds nothing wrong."""
    told = as_data("ledger", "verify")

    assert told["sound"] is True
    assert told["damage"] == []
    said = troth("ledger", "verify").stdout
    assert "The ledger is sound" in said
    assert "1 person's chain." in said


def test_damage_is_a_finding(talking: Path, troth, as_data) -> None:
    """A changed line is named, and the exit code is 1."""
    with sqlite3.connect(talking / "data" / "troth.db") as database:
        database.execute(
            "UPDATE ledger_leaf SET body = replace(body, 'key_issued', 'key_issuee')"
            " WHERE leaf_index = 3"
        )
    database.close()

    told = as_data("ledger", "verify", code=1)

    assert told["sound"] is False
    assert told["damage"]
    assert "damaged in" in troth("ledger", "verify").stdout


def test_who_kept_a_state_sees_that_the_ledger_only_grew(
    talking: Path, troth, tmp_path: Path, verifier: Callable[..., int]
) -> None:
    """And can check it without Troth."""
    old, grown = tmp_path / "state.txt", tmp_path / "grown.txt"
    old.write_text(troth("ledger", "checkpoint").stdout, "utf-8")
    troth("chat", "hello")

    result = troth("ledger", "since", str(old), "--out", str(grown))

    key = result.stderr.rpartition("--key '")[2].partition("'")[0]
    assert result.exit_code == 0
    assert "The ledger only grew" in result.stderr
    assert verifier("consistency", grown, "--old", old, "--key", key) == 0


def test_who_kept_a_state_sees_that_an_older_troth_was_put_back(
    talking: Path, troth, tmp_path: Path
) -> None:
    """With both sizes; nothing else tells it."""
    before = shutil.copytree(talking / "data", tmp_path / "before")
    troth("chat", "hello")
    old = tmp_path / "state.txt"
    old.write_text(troth("ledger", "checkpoint").stdout, "utf-8")
    shutil.rmtree(talking / "data")
    shutil.copytree(before, talking / "data")

    result = troth("ledger", "since", str(old))

    assert troth("ledger", "verify").exit_code == 0
    assert result.exit_code == 1
    assert "an older Troth was put back" in result.stderr


def test_who_kept_a_state_sees_that_the_past_is_another(
    talking: Path, troth, tmp_path: Path
) -> None:
    """Also where it has grown longer than it was."""
    before = shutil.copytree(talking / "data", tmp_path / "before")
    troth("chat", "hello")
    old = tmp_path / "state.txt"
    old.write_text(troth("ledger", "checkpoint").stdout, "utf-8")
    shutil.rmtree(talking / "data")
    shutil.copytree(before, talking / "data")
    for _ in range(3):
        troth("chat", "something else")

    result = troth("ledger", "since", str(old))

    assert result.exit_code == 1
    assert "lines from before it were changed" in result.stderr


@pytest.mark.parametrize("kept", [b"", b"\xff\xfe", b"troth/ins_x\n1\nAAAA\n"])
def test_what_is_no_state_is_refused(talking: Path, troth, tmp_path: Path, kept: bytes) -> None:
    """It says nothing about the ledger."""
    file = tmp_path / "state.txt"
    file.write_bytes(kept)

    result = troth("ledger", "since", str(file))

    assert result.exit_code in (1, 2)
    assert result.stdout == ""
