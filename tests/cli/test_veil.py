"""`troth veil`: a text as it would leave, and whom the veil knows."""

import json
import shlex
from pathlib import Path

import pytest

from troth.cli.caller import settings
from troth.veil.ner import Ner
from troth.weights.pinned import pinned

_FIND = Ner.find
TEXT = "Noor rang 415-867-5309. Memo is 35, and my depression is back.\n"


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rules alone find: the model is slow to load and tested elsewhere."""
    monkeypatch.setattr(Ner, "find", lambda *_: [])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a file with a text in it."""
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_masked_text_is_all_there_is_on_stdout(home: Path, troth, letter: Path) -> None:
    """What was masked, and why, is talk."""
    result = troth("veil", str(letter))

    assert result.exit_code == 0
    assert "415-867-5309" not in result.stdout
    assert "Noor" not in result.stdout
    assert result.stdout.endswith("my depression is back.\n")
    assert "415-867-5309 →" in result.stderr
    assert "depression (something about a person)" in result.stderr
    assert "story" in result.stderr


def test_it_reads_stdin(home: Path, troth, letter: Path) -> None:
    """A dash; the same comes out."""
    assert troth("veil", "-", stdin=TEXT).stdout == troth("veil", str(letter)).stdout


def test_the_same_text_leaves_in_the_same_way(home: Path, troth, letter: Path) -> None:
    """So two runs can be compared."""
    assert troth("veil", str(letter)).stdout == troth("veil", str(letter)).stdout


def test_all_of_it_as_data(home: Path, troth, as_data, letter: Path) -> None:
    """Places count code points of the text as it was written."""
    told = as_data("veil", str(letter))

    assert [TEXT[one["start"] : one["end"]] for one in told["masked"]] == ["Noor", "415-867-5309"]
    assert told["text"] == troth("veil", str(letter)).stdout
    assert told["encoding"] == "utf-8"
    assert told["topics"] == ["health"]
    assert "depression" in {one["text"] for one in told["stays"]}


def test_names_and_plain_marks_can_be_asked_for(home: Path, troth) -> None:
    """Also for who wants names that look real."""
    result = troth("veil", "--tokens", "--known", "Memo", "--known", "Ona Peck", "-", stdin=TEXT)

    assert result.stdout == (
        "[PERSON_1] rang [CONTACT_1]. [PERSON_2] is 35, and my depression is back.\n"
    )


def test_it_works_without_an_installation(empty: Path, troth) -> None:
    """With the names that are given."""
    result = troth("veil", "--tokens", "--known", "Memo", "-", stdin=TEXT)

    assert result.exit_code == 0
    assert result.stdout.startswith("Noor rang [CONTACT_1]. [PERSON_1] is 35")
    assert not empty.exists()


def test_without_a_good_key_it_says_that_own_names_do_not_count(
    home: Path, troth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And masks all the same."""
    monkeypatch.setenv("TROTH_KEY", "trk_wrong")

    result = troth("veil", "--tokens", "-", stdin=TEXT)

    assert result.exit_code == 0
    assert result.stdout.startswith("Noor rang [CONTACT_1]")
    assert "do not count" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_files_of_old_are_read(home: Path, as_data, tmp_path: Path, encoding: str) -> None:
    """The text is the same; what comes out is UTF-8."""
    file = tmp_path / "letter"
    file.write_bytes(f"café: {TEXT}".encode(encoding))

    told = as_data("veil", str(file))

    assert told["text"].startswith("café: ")
    assert told["masked"][-1]["original"] == "415-867-5309"


def test_a_long_message_is_masked(home: Path, troth) -> None:
    """A hundred thousand bytes."""
    long = ("ring me at 415-867-5309, or not; " * 4000)[:100_000]

    result = troth("veil", "-", stdin=long)

    assert result.exit_code == 0
    assert "867" not in result.stdout
    assert abs(len(result.stdout) - len(long)) < 5


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"\x7fELF\x00\x01", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00", "no text"),
        (b"x" * 1_048_577, "bytes"),
    ],
)
def test_what_it_cannot_take_is_refused(home: Path, troth, stdin: bytes, said: str) -> None:
    """In one line; nothing comes out."""
    result = troth("veil", "-", stdin=stdin)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_told(home: Path, troth, name: str) -> None:
    """With what to do."""
    result = troth("veil", name)

    assert result.exit_code == 2
    assert "Name another" in result.stderr


@pytest.mark.parametrize("name", ["", "a\nb", "a\0b"])
def test_a_name_of_a_file_that_is_none_is_told_in_one_line(home: Path, troth, name: str) -> None:
    """A variable that was not set is no folder."""
    result = troth("veil", name)

    assert result.exit_code == 2
    assert "name of a file" in result.stderr or "cannot be read" in result.stderr
    assert "directory" not in result.stderr.replace("No such file or directory", "")
    assert result.stderr.count("\n") == 1


def test_nothing_comes_of_nothing(home: Path, troth) -> None:
    """What is empty stays empty, to the byte."""
    assert troth("veil", "-", stdin="").stdout == ""


def test_nothing_of_a_text_is_kept(home: Path, troth, sql_of) -> None:
    """No row is another one afterwards."""
    troth("veil", "-", stdin=TEXT)
    before = sql_of(home)

    troth("veil", "-", stdin=f"Zyxwvut {TEXT}")

    assert sql_of(home) == before


@pytest.fixture
def sql_of():
    """Return a function that reads every row of an installation."""
    import sqlite3

    def rows(home: Path) -> list[object]:
        (file,) = home.rglob("troth.db")
        connection = sqlite3.connect(file)
        try:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in names if name != "installation"]  # how late it is
            return [
                connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608  # as above
                for name in tables
            ]
        finally:
            connection.close()

    return rows


def test_with_an_altered_model_nothing_is_masked_by_half(
    home: Path, troth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what is wrong and what to do; nothing comes out."""
    monkeypatch.setattr(Ner, "find", _FIND)
    folder = settings().weights_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / pinned("veil").file).write_bytes(b"something else")

    result = troth("veil", "-", stdin=TEXT)

    assert result.exit_code != 0
    assert result.stdout == ""
    assert "troth model get veil" in result.stderr


# The people


def test_the_people_are_listed(home: Path, troth, as_data) -> None:
    """The own name first, each with why and since when."""
    assert troth("veil", "people", "add", "Guillermo", "--form", "Memo").exit_code == 0
    assert troth("veil", "people", "not-a-name", "Rose").exit_code == 0

    told = as_data("veil", "people")["people"]
    assert [(one["text"], one["why"]) for one in told] == [
        ("Noor", "own"),
        ("Guillermo", "always"),
        ("Rose", "never"),
    ]
    assert told[1]["forms"] == ["Memo"]
    shown = troth("veil", "people").stdout
    assert "It is your own name." in shown
    assert "since 20" in shown


def test_what_is_said_holds_for_the_next_text(home: Path, troth) -> None:
    """At once, in the next process."""
    troth("veil", "people", "add", "Memo")
    assert "Memo" not in troth("veil", "-", stdin=TEXT).stdout

    troth("veil", "people", "not-a-name", "Memo")
    assert "Memo" in troth("veil", "-", stdin=TEXT).stdout


@pytest.mark.parametrize("verb", ["not-a-name", "leave", "forget"])
def test_every_change_says_how_to_undo_it(home: Path, troth, as_data, verb: str) -> None:
    """The command that it names brings back the same."""
    troth("veil", "people", "add", "Guillermo Ortega", "--form", "Memo", "--form", "El Jefe")
    before = as_data("veil", "people")

    said = troth("veil", "people", verb, "Guillermo Ortega").stderr
    undo = shlex.split(said.partition("To undo it: ")[2])

    assert undo[0] == "troth"
    assert troth(*undo[1:]).exit_code == 0
    assert as_data("veil", "people") == before


def test_a_word_that_is_none_is_refused(home: Path, troth) -> None:
    """With what to do."""
    result = troth("veil", "people", "add", " ")

    assert result.exit_code == 2
    assert "Write a word" in result.stderr


def test_plain_marks_are_a_wish(home: Path, troth, as_data) -> None:
    """And can be taken back."""
    assert troth("veil", "style", "tokens").exit_code == 0
    assert as_data("veil", "people")["tokens"] is True
    assert "[CONTACT_1]" in troth("veil", "-", stdin=TEXT).stdout

    troth("veil", "style", "names")
    assert "[CONTACT_1]" not in troth("veil", "-", stdin=TEXT).stdout


def test_the_people_need_a_key(empty: Path, troth) -> None:
    """Nobody's names are shown to nobody."""
    assert troth("veil", "people").exit_code == 2


def test_help_shows_what_there_is(troth) -> None:
    """A group, and a file as its first argument."""
    shown = troth("veil", "--help")

    assert shown.exit_code == 0
    for name in ("people", "style", "FILE"):
        assert name in shown.stdout


def test_json_needs_a_file(home: Path, troth) -> None:
    """What is left out is told, not guessed."""
    assert troth("veil", "--json").exit_code == 2
    assert json.loads(troth("veil", "-", "--json", stdin="x").stdout)["text"] == "x"
