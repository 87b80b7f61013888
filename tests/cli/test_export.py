"""Everything goes along: complete, for the person alone, in every state."""

import json
import stat
from pathlib import Path

import pytest


def test_export_is_all(talking: Path, troth) -> None:
    """The document holds talks, consents, keys and the ledger."""
    troth("chat", "hello there")

    told = json.loads(troth("export").stdout)

    assert told["records"]["turn"][0]["text"] == "hello there"
    assert len(told["consents"]) == 4
    assert [one["label"] for one in told["keys"]] == ["this terminal"]
    assert told["ledger"]["entries"]


def test_export_to_a_file(talking: Path, troth, tmp_path: Path) -> None:
    """With `--out` nothing is printed, and the file is for this account alone."""
    file = tmp_path / "mine.json"

    result = troth("export", "--out", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["format"] == "troth.export/v1"


@pytest.mark.parametrize(
    "state",
    [["consent", "restrict"], ["lockdown", "drill"], ["consent", "withdraw", "companion.history"]],
)
def test_export_works_in_every_state(talking: Path, troth, state: list[str]) -> None:
    """A hold, a lockdown and a withdrawal do not keep a person from their data."""
    troth("chat", "hello there")
    troth(*state)

    told = json.loads(troth("export").stdout)

    assert told["records"]["turn"]


def test_export_is_in_the_ledger(home: Path, troth, as_data) -> None:
    """Handing everything over leaves a line."""
    troth("export")

    notes = [one["detail"].get("note") for one in as_data("ledger", "mine")["lines"]]

    assert "exported" in notes
