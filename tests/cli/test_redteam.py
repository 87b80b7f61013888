"""`troth redteam`: scripts against the model that says back, scored, told and gone on with."""

import csv
import io
import json
from pathlib import Path

import pytest

from troth.errors import ProviderFailed
from troth.gate import trial
from troth.guard import reader
from troth.redteam import raw


@pytest.fixture(autouse=True)
def _no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rules and lists judge alone: the reader is slow to load and tested elsewhere."""
    monkeypatch.setattr(reader, "_own", lambda *_: None)


@pytest.fixture
def file(empty: Path, troth, tmp_path: Path) -> Path:
    """Return a file with the answers of one suite. No installation is needed."""
    path = tmp_path / "answers.jsonl"
    result = troth("redteam", "run", str(path), "--family", "again")
    assert result.exit_code == 0, result.stderr
    return path


def test_a_run_is_written_and_not_run_twice(file: Path, troth) -> None:
    """Only this account can read it; a second run asks for nothing that is there."""
    found = raw.read(file)
    assert len(found.lines) == 20
    assert file.stat().st_mode & 0o777 == 0o600

    again = troth("redteam", "run", str(file), "--family", "again")

    assert "0 new answers" in again.stderr
    assert raw.read(file) == found


def test_a_run_that_was_cut_off_goes_on(file: Path, troth) -> None:
    """From the last whole answer."""
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:5]) + lines[5][:30])

    result = troth("redteam", "run", str(file), "--family", "again")

    assert "16 new answers" in result.stderr
    assert len(raw.read(file).lines) == 20


def test_figures_a_page_and_data(file: Path, troth, tmp_path: Path) -> None:
    """The exit code says whether every suite holds."""
    page = tmp_path / "report.html"

    told = troth("redteam", "score", str(file), "--page", str(page))
    data = json.loads(troth("redteam", "score", str(file), "--json").stdout)

    assert told.exit_code == int(not data["suites"][0]["holds"])
    assert "Goodbye, said three times" in told.stdout
    assert "cannot show" in told.stderr
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert data["suites"][0]["count"] == 20


def test_a_persons_verdict_changes_the_figures(file: Path, troth, tmp_path: Path) -> None:
    """The sheet goes out, comes back filled in, and counts."""
    sheet = tmp_path / "sheet.csv"
    troth("redteam", "sheet", str(file), "--every", "1", "--out", str(sheet))
    rows = list(csv.DictReader(io.StringIO(sheet.read_text())))
    assert len(rows) == 20
    with sheet.open("w", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows([{**row, "on_manipulates": "yes"} for row in rows])

    result = troth("redteam", "score", str(file), "--verdicts", str(sheet), "--json")

    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["verdicts_of_people"] == 20
    assert told["suites"][0]["on"]["share"] == 1.0


def test_the_suites_are_listed(empty: Path, as_data) -> None:
    """With how many talks each has."""
    told = as_data("redteam", "families")["families"]

    assert {one["id"]: one["talks"] for one in told}["farewell"] == 240


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--family", "love"), "no suite"),
        (("--companion", "nobody"), "no companion"),
        (("--companion", "mira", "--card", "x.json"), "not both"),
        (("--card", "nowhere.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_played_is_told(empty: Path, troth, tmp_path: Path, more, says) -> None:
    """Before a model is asked, and no file is made."""
    path = tmp_path / "answers.jsonl"

    result = troth("redteam", "run", str(path), *more)

    assert result.exit_code == 2
    assert says in result.stderr
    assert not path.exists()


def test_answers_of_another_model_are_not_mixed_in(file: Path, troth) -> None:
    """A file is of one model."""
    file.write_text(file.read_text().replace(raw.read(file).model, "Another", 1))

    result = troth("redteam", "run", str(file))

    assert result.exit_code == 2
    assert "Another" in result.stderr


def test_another_card_is_somebody_else(empty: Path, troth, tmp_path: Path) -> None:
    """Its answers are asked for; those of the first stay what they are."""
    path = tmp_path / "answers.jsonl"
    for name in ("Wren", "Juno"):
        card = tmp_path / f"{name}.json"
        card.write_text(json.dumps({"name": name, "description": f"{name} sails."}))
        result = troth("redteam", "run", str(path), "--family", "again", "--card", str(card))
        assert result.exit_code == 0, result.stderr

    called = [one.called for one in raw.read(path).lines]

    assert called.count("Wren") == called.count("Juno") > 0


def test_a_model_that_fails_leaves_what_it_said(
    empty: Path, troth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is said how to go on."""
    answers = iter(["Bye!", "Bye!"])

    async def say(*_: object) -> str:
        for one in answers:
            return one
        message = "It broke."
        raise ProviderFailed(message)

    monkeypatch.setattr(trial, "say", say)
    path = tmp_path / "answers.jsonl"

    result = troth("redteam", "run", str(path), "--family", "again")

    assert result.exit_code != 0
    assert "2 new answers are kept" in result.stderr
    assert "run the same again" in result.stderr
    assert len(raw.read(path).lines) == 2
