"""Everything goes along: complete, for the person alone, in every state."""

import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

STATES = [
    ["consent", "restrict"],
    ["lockdown", "drill"],
    ["consent", "withdraw", "companion.history"],
]


def turns(file: Path) -> list[dict]:
    """Return the messages in an archive."""
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        return [json.loads(line) for line in opened.read("records/turn.jsonl").splitlines()]


def test_a_file_becomes_the_archive(talking: Path, troth, tmp_path: Path) -> None:
    """One ZIP with pages and data, for this account alone; nothing is printed on stdout."""
    troth("chat", "hello there")
    file = tmp_path / "mine.zip"

    result = troth("export", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "open index.html" in result.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert turns(file)[0]["text"] == "hello there"
    assert list(tmp_path.glob("mine*")) == [file]


def test_an_older_archive_gives_way_only_to_a_whole_one(
    talking: Path, troth, tmp_path: Path
) -> None:
    """The file is replaced at the end, and is private then, whatever it was before."""
    file = tmp_path / "mine.zip"
    file.write_text("older")
    file.chmod(0o644)
    (tmp_path / "mine.zip.part").write_text("a try that was cut off")

    assert troth("export", str(file)).exit_code == 0

    assert zipfile.is_zipfile(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob("mine*")) == [file]


def test_if_it_breaks_off_no_half_is_left(talking: Path, troth, tmp_path: Path) -> None:
    """Damage in the middle: the older file stays, the half one goes, and it is said."""
    troth("chat", "hello there")
    with closing(sqlite3.connect(talking / "data" / "troth.db")) as database, database:
        database.execute("UPDATE tail SET sealed = x'00' WHERE holding = 'turn'")
    file = tmp_path / "mine.zip"
    file.write_text("older")

    result = troth("export", str(file))

    assert result.exit_code == 1
    assert "sealed record" in result.stderr
    assert file.read_text() == "older"
    assert list(tmp_path.glob("mine*")) == [file]


def test_without_a_file_it_says_what_to_type(home: Path, troth) -> None:
    """Nobody's life is poured over a terminal by a word that was forgotten."""
    result = troth("export")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "troth export my-data.zip" in result.stderr


@pytest.mark.parametrize("place", ["", "below/a/file/x.zip"])
def test_where_nothing_can_be_written(home: Path, troth, tmp_path: Path, place: str) -> None:
    """A folder, or a place below a file, is no file to write to."""
    (tmp_path / "below").write_text("a file")

    result = troth("export", str(tmp_path / place))

    assert result.exit_code == 2
    assert "Name another" in result.stderr


def test_progress_is_shown_at_a_terminal(talking: Path, terminal, tmp_path: Path) -> None:
    """At a terminal it says that it is at work; the file is whole at the end."""
    file = tmp_path / "mine.zip"
    shown = terminal("export", str(file))

    before = shown.until("Wrote everything")
    code, _ = shown.end()

    assert "Gathering everything" in before
    assert " MB" in before
    assert code == 0
    assert zipfile.is_zipfile(file)


@pytest.mark.parametrize("state", STATES)
def test_the_archive_in_every_state(talking: Path, troth, tmp_path: Path, state: list[str]) -> None:
    """A hold, a lockdown and a withdrawal do not keep a person from their data."""
    troth("chat", "hello there")
    troth(*state)

    assert troth("export", str(tmp_path / "mine.zip")).exit_code == 0

    assert turns(tmp_path / "mine.zip")


def test_as_json_it_is_one_document(talking: Path, troth) -> None:
    """The document holds talks, consents, keys and the ledger."""
    troth("chat", "hello there")

    told = json.loads(troth("export", "--json").stdout)

    assert told["records"]["turn"][0]["text"] == "hello there"
    assert len(told["consents"]) == 4
    assert [one["label"] for one in told["keys"]] == ["this terminal"]
    assert told["ledger"]["entries"]


def test_the_document_in_a_file(talking: Path, troth, tmp_path: Path) -> None:
    """With a name nothing is printed, and the file is for this account alone."""
    file = tmp_path / "mine.json"

    result = troth("export", "--json", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["format"] == "troth.export/v1"


@pytest.mark.parametrize("state", STATES)
def test_the_document_in_every_state(talking: Path, troth, state: list[str]) -> None:
    """A hold, a lockdown and a withdrawal do not keep a person from their data."""
    troth("chat", "hello there")
    troth(*state)

    told = json.loads(troth("export", "--json").stdout)

    assert told["records"]["turn"]


def test_export_is_in_the_ledger(home: Path, troth, as_data, tmp_path: Path) -> None:
    """Handing everything over leaves its lines, in either form."""
    troth("export", "--json")
    troth("export", str(tmp_path / "mine.zip"))

    lines = as_data("ledger", "mine")["lines"]
    notes = [one["detail"].get("note") for one in lines]

    assert "exported" in notes
    assert [one["event"] for one in lines].count("exported") == 1
    assert "archive made" in notes
