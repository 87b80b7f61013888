"""What was lost comes back; what was forgotten or erased does not."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def copy(talking: Path, troth, tmp_path: Path) -> Path:
    """Return a folder with a copy of a home that has one talk."""
    troth("chat", "hello")
    folder = tmp_path / "copies"
    assert troth("backup", str(folder)).exit_code == 0
    return folder


def test_after_a_loss(talking: Path, copy: Path, troth, as_data, monkeypatch) -> None:
    """With the database gone all comes back, but every yes and every key has ended."""
    shutil.rmtree(talking / "data")

    counts = as_data("restore", str(copy), "--yes")

    assert counts["back"] > 0
    assert counts["keys_ended"] == 1
    assert troth("history").exit_code == 3
    (person,) = as_data("person", "list")["people"]
    made = as_data("key", "add", "--person", person["person"])
    monkeypatch.setenv("TROTH_KEY", made["token"])
    assert [one["text"] for one in as_data("history")["messages"]][:1] == ["hello"]
    assert troth("chat", "hello").exit_code == 3


def test_it_says_how_to_go_on(talking: Path, copy: Path, troth) -> None:
    """Where everything began anew from a copy, the next steps are told; else they are not."""
    running = troth("restore", str(copy), "--yes")
    shutil.rmtree(talking / "data")

    anew = troth("restore", str(copy), "--yes")

    assert "key add --person ID" in anew.stdout + anew.stderr
    assert "key add --person ID" not in running.stdout + running.stderr


def test_erased_stays_erased(talking: Path, copy: Path, troth, as_data) -> None:
    """A copy made before an erasure brings nobody back."""
    troth("erase", "--everything", "--yes")

    counts = as_data("restore", str(copy), "--yes")

    assert counts["back"] == 0
    assert counts["gone"] > 0
    assert as_data("person", "list")["people"] == []


def test_it_asks(talking: Path, copy: Path, troth) -> None:
    """A dry run, a no and silence change nothing."""
    results = [
        troth("restore", str(copy), "--dry-run"),
        troth("restore", str(copy), stdin="n\n"),
        troth("restore", str(copy)),
    ]

    assert [one.exit_code for one in results] == [0, 1, 2]


def test_a_changed_copy(talking: Path, copy: Path, troth) -> None:
    """A copy with one changed byte is refused."""
    content = next(copy.rglob("content.db"))
    data = bytearray(content.read_bytes())
    data[len(data) // 2] ^= 1
    content.write_bytes(data)

    result = troth("restore", str(copy), "--yes")

    assert result.exit_code == 1
    assert "not what was written there" in result.stderr


def test_without_the_state_folder(talking: Path, copy: Path, troth) -> None:
    """A copy alone opens nothing."""
    shutil.rmtree(talking)

    result = troth("restore", str(copy), "--yes")

    assert result.exit_code == 2
