"""`troth import` at a terminal."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from troth.words import COMPANION_HISTORY

CHATS = [
    {
        "uuid": f"c{n}",
        "name": f"Boats \u001b[2J {n}",
        "created_at": "2024-03-01T10:00:00Z",
        "chat_messages": [
            {"uuid": "m1", "sender": "human", "text": "A boat?", "files": [{}]},
            {"uuid": "m2", "sender": "nobody"},
        ],
    }
    for n in range(1, 4)
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return a file with three talks and three bad rows."""
    file = tmp_path / "conversations.json"
    file.write_text(json.dumps(CHATS))
    return file


def talks(as_data) -> int:
    """Return how many talks are kept."""
    return len({one["conversation"] for one in as_data("history")["messages"]})


def test_without_a_yes_nothing_comes_in(home: Path, troth, export: Path) -> None:
    """The refusal has its own exit code."""
    result = troth("import", str(export))

    assert result.exit_code == 3
    assert COMPANION_HISTORY in result.stderr


def test_a_preview_keeps_nothing(talking: Path, troth, as_data, export: Path) -> None:
    """It lists each talk with its number, and says what is left out and which rows are bad."""
    result = troth("import", str(export), "--preview")

    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert result.stdout.splitlines()[1].split()[:4] == ["2", "2024-03-01", "1", "Boats"]
    assert "Left out: pictures, sounds and other files: 3" in result.stderr
    assert "Cannot be read: conversation 3, message 2: it does not say who spoke." in result.stderr
    assert "Nothing was kept" in result.stderr
    told = as_data("import", str(export), "--preview")
    assert (told["messages"], told["fresh"], told["bad_rows"]) == (3, 3, 3)
    assert told["talks"][0]["first"] == "2024-03-01"
    assert talks(as_data) == 0


def test_it_comes_in_and_is_undone(talking: Path, troth, as_data, export: Path) -> None:
    """Some, then the rest; each import in the list; undone in one step, once."""
    first = as_data("import", str(export), "--only", "1,3-3")
    rest = troth("import", str(export))

    assert (first["state"], first["kept"]) == ("done", 2)
    assert "1 messages are not here yet" in rest.stderr
    assert "1 messages came in" in rest.stderr
    assert talks(as_data) == 3
    assert len(as_data("import", "--list")["imports"]) == 2
    assert "2 messages in 2 talks" in troth("import", "--list").stdout
    undone = troth("import", "--undo", first["import"])
    assert (undone.exit_code, "Forgot 2 messages" in undone.stderr) == (0, True)
    assert talks(as_data) == 1
    assert troth("import", "--undo", first["import"]).exit_code == 1


def test_what_does_not_fit_is_told(talking: Path, troth, export: Path, tmp_path: Path) -> None:
    """No file, two things at once, numbers that are none, a file that is nobody's."""
    strange = tmp_path / "strange.json"
    strange.write_text('[{"planted": 1}]')
    for wrong in (
        (),
        (str(export), "--list"),
        (str(export), "--only", "one"),
        (str(export), "--only", "4"),
        (str(export), "--only", "3-1"),
        (str(tmp_path / "gone.json"),),
        (str(tmp_path),),
        (str(strange),),
    ):
        result = troth("import", *wrong)
        assert result.exit_code == 2, wrong
        assert result.stderr
        assert "planted" not in result.stderr


def test_a_pipe_is_no_file(talking: Path, troth, tmp_path: Path) -> None:
    """An export is read twice, so it must be one that can be."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR)  # so that nobody waits for somebody to write into it

    result = troth("import", str(pipe))

    os.close(held)
    assert result.exit_code == 2
    assert "it is no file that can be read twice" in result.stderr
    assert "None" not in result.stderr


def test_our_own_archive_comes_back(talking: Path, troth, as_data, tmp_path: Path) -> None:
    """Who signed it, what comes and what stays is said; a changed one only if one says so."""
    mine = tmp_path / "mine.zip"
    assert troth("export", str(mine)).exit_code == 0

    told = as_data("import", str(mine), "--preview")
    shown = troth("import", str(mine), "--preview")

    assert told["signature"]["seal"] == "here"
    assert told["stays"]["consents"] >= 2
    assert "this Troth signed it" in shown.stderr
    assert "Stays there: lines of that Troth's ledger, with their receipts: " in shown.stderr
    with zipfile.ZipFile(mine, "a") as made:
        made.writestr("records/fact-2.jsonl", b"{}")
    refused = troth("import", str(mine))
    assert refused.exit_code in {0, 2}  # it may hold no talk at all
    assert "Changed: records/fact-2.jsonl" in refused.stderr


def test_what_beside_talks_is_named(talking: Path, troth, tmp_path: Path) -> None:
    """By its word; what is none is refused."""
    mine = tmp_path / "mine.zip"
    troth("export", str(mine))

    assert troth("import", str(mine), "--only", "memory,companions").exit_code == 0
    assert troth("import", str(mine), "--only", "receipts").exit_code == 2
