"""The doctor looks everywhere, says what to do, and never makes it worse."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def findings(as_data) -> Callable[..., dict[str, Any]]:
    """Return a function that calls the doctor and returns findings by what they are about."""

    def look(*, code: int = 0) -> dict[str, Any]:
        told = as_data("doctor", code=code)["findings"]
        return {one["about"]: one for one in told}

    return look


def test_a_healthy_house(home: Path, findings: Callable[..., dict[str, Any]]) -> None:
    """Everything is looked at, and nothing is bad."""
    found = findings()

    assert set(found) == {
        "backup",
        "clock",
        "copies of keys",
        "core dumps",
        "crisis lines",
        "database",
        "disk",
        "files",
        "folders",
        "guard",
        "key file",
        "ledger",
        "lockdown",
        "memory",
        "model",
        "providers",
        "snapshots",
        "swap",
        "veil",
        "version",
    }
    assert not [one for one in found.values() if one["mark"] == "bad"]


def test_bad_first(home: Path, troth) -> None:
    """On the screen the worst comes first, one line each, and the exit code is 1."""
    (home / "state" / "slot").chmod(0o666)

    result = troth("doctor")

    assert result.exit_code == 1
    assert result.stdout.startswith("bad   files: ")
    assert len(result.stdout.splitlines()) == 20


def test_nothing_set_up(empty: Path, findings: Callable[..., dict[str, Any]]) -> None:
    """Without an installation the doctor says how to begin, and makes nothing."""
    found = findings(code=1)

    assert "troth init" in found["house"]["sentence"]
    assert not empty.exists()


@pytest.mark.parametrize("lost", ["state/slot", "data/troth.db"])
def test_what_is_lost(home: Path, findings: Callable[..., dict[str, Any]], lost: str) -> None:
    """A lost slot or database is a finding, not an error."""
    (home / lost).unlink()

    found = findings(code=1)

    assert found["house"]["mark"] == "bad"


def test_a_damaged_ledger(home: Path, findings: Callable[..., dict[str, Any]]) -> None:
    """Damage is found without being asked for by name."""
    database = sqlite3.connect(home / "data" / "troth.db")
    database.execute("DELETE FROM ledger_leaf WHERE leaf_index = 2")
    database.commit()
    database.close()

    found = findings(code=1)

    assert found["ledger"]["mark"] == "bad"


def test_a_garbled_database(home: Path, findings: Callable[..., dict[str, Any]]) -> None:
    """A file that is no database is a finding."""
    (home / "data" / "troth.db").write_bytes(b"no database at all" * 500)

    found = findings(code=1)

    assert found["house"]["mark"] == "bad"


def test_a_clock_set_back(home: Path, findings: Callable[..., dict[str, Any]], monkeypatch) -> None:
    """A clock behind the floor that the store keeps is seen."""
    database = sqlite3.connect(home / "data" / "troth.db")
    database.execute("UPDATE installation SET clock_floor_ms = clock_floor_ms + 86400000")
    database.commit()
    database.close()

    found = findings()

    assert found["clock"]["mark"] == "warn"


def test_a_copy_that_is_gone(
    home: Path, troth, tmp_path: Path, findings: Callable[..., dict[str, Any]]
) -> None:
    """A copy is seen; a folder with copies that is out of reach is said."""
    troth("backup", str(tmp_path / "copies"))
    here = findings()["backup"]
    shutil.rmtree(tmp_path / "copies")

    gone = findings()["backup"]

    assert (here["mark"], gone["mark"]) == ("ok", "warn")


def test_no_crisis_file(
    home: Path, findings: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the crisis file there is no chat, and the doctor says so."""
    monkeypatch.setenv("TROTH_RESOURCES_FILE", str(home / "missing.toml"))

    found = findings(code=1)

    assert found["crisis lines"]["mark"] == "bad"


def test_the_model(
    home: Path, findings: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model that is set is looked for."""
    monkeypatch.setenv("TROTH_MODEL", "demo")
    settings = home / "data" / "weights"
    settings.mkdir()
    (settings / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"junk")

    found = findings(code=1)

    assert "troth model get demo" in found["model"]["sentence"]


def test_nothing_personal(talking: Path, troth) -> None:
    """No name and no word of a talk is in what the doctor says."""
    troth("chat", "zebra canary")

    shown = troth("doctor").output

    assert "zebra" not in shown
    assert "Noor" not in shown
    assert "psn_" not in shown
