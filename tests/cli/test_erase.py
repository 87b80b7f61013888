"""Erasing: one message, a talk, a purpose, a person; and only what was asked for."""

import json
import os
from pathlib import Path

import pytest

from troth.cli import caller
from troth.house import open_house
from troth.ledger import statement
from troth.people.access import Role
from troth.settings import load


@pytest.fixture
def talked(talking: Path, troth) -> Path:
    """Return a home with two talks of two messages each."""
    troth("chat", "first")
    troth("chat", "second")
    return talking


def test_one_message(talked: Path, troth, as_data) -> None:
    """Exactly the message that was named goes."""
    result = troth("erase", "--message", "2", "--yes")

    assert result.exit_code == 0
    assert [one["number"] for one in as_data("history")["messages"]] == [1, 3, 4]


def test_several_messages(talked: Path, as_data) -> None:
    """Several numbers may be given at once."""
    told = as_data("erase", "--message", "1", "--message", "4", "--yes")

    assert told == {"messages": 2}
    assert [one["number"] for one in as_data("history")["messages"]] == [2, 3]


def test_a_talk(talked: Path, as_data) -> None:
    """A whole talk goes, and the other stays."""
    talk = as_data("history")["messages"][0]["conversation"]

    told = as_data("erase", "--conversation", talk, "--yes")

    assert told == {"messages": 2}
    assert [one["number"] for one in as_data("history")["messages"]] == [3, 4]


def test_a_purpose(talked: Path, as_data, troth) -> None:
    """All that was kept for a purpose goes; the yes stays, and new talks are kept."""
    told = as_data("erase", "--purpose", "companion.history", "--yes")
    troth("chat", "third")

    assert told["rows"] > 0
    assert [one["text"] for one in as_data("history")["messages"]][:1] == ["third"]


@pytest.mark.parametrize(
    "what",
    [["--message", "1"], ["--purpose", "companion.history"], ["--everything"]],
    ids=lambda what: what[0],
)
def test_nothing_without_a_yes(talked: Path, troth, as_data, what: list[str]) -> None:
    """A dry run, a no and silence change nothing."""
    dry = troth("erase", *what, "--dry-run")
    refused = troth("erase", *what, stdin="n\n")
    silent = troth("erase", *what)

    assert [one.exit_code for one in (dry, refused, silent)] == [0, 1, 2]
    assert len(as_data("history")["messages"]) == 4


def test_a_person(talked: Path, troth, as_data) -> None:
    """After everything the key is dead, the certificate is signed and finds no trace."""
    person = as_data("person", "whoami")["person"]

    result = troth("erase", "--everything", "--yes", "--json")

    assert result.exit_code == 0
    with caller.opened() as house:
        body = statement.read(
            json.loads(result.stdout), form="troth.erasure/v1", key=house.ledger.key
        )
    assert (body["person"], body["complete"]) == (person, True)
    assert not (talked / "state" / "person.key").exists()
    assert troth("person", "whoami").exit_code == 3
    assert as_data("person", "list")["people"] == []
    assert as_data("ledger", "verify")["sound"] is True


def test_no_trace_in_any_file(talked: Path, troth, as_data) -> None:
    """The person's id is in no byte of the installation afterwards."""
    person = as_data("person", "whoami")["person"].encode()
    before = _holding(talked, person)

    troth("erase", "--everything", "--yes")

    assert before
    assert _holding(talked, person) == []


def test_a_certificate_to_read(talked: Path, troth) -> None:
    """On the screen the certificate says what was searched and what nobody can promise."""
    result = troth("erase", "--everything", stdin="y\n")

    assert result.exit_code == 0
    assert "complete            yes" in result.stdout
    assert "traces found        0" in result.stdout
    assert "cannot be called back" in result.stderr


def test_a_trace_is_a_finding(talked: Path, troth, as_data) -> None:
    """If a file of the installation still names the person, it is named, with exit code 1."""
    person = as_data("person", "whoami")["person"]
    (talked / "data" / "stray").write_text(f"about {person}")

    result = troth("erase", "--everything", "--yes")

    assert result.exit_code == 1
    assert "A trace is left in" in result.stdout
    assert "complete            no" in result.stdout


def test_the_others_stay(talked: Path, troth, as_data, monkeypatch) -> None:
    """Erasing one person leaves the other's data and the terminal's key alone."""
    monkeypatch.setenv("TROTH_KEY", as_data("person", "add", "Ada")["token"])

    troth("erase", "--everything", "--yes")

    monkeypatch.delenv("TROTH_KEY")
    assert len(as_data("history")["messages"]) == 4


def cut_off(talked: Path, as_data) -> str:
    """Erase a person as a kill leaves it: the rows are gone, the terminal's key is still there."""
    person = as_data("person", "whoami")["person"]
    with caller.opened() as house:
        house.erase(person)
    assert (talked / "state" / "person.key").exists()
    return person


def test_who_was_erased_already_is_told_so(talked: Path, troth, as_data) -> None:
    """Not that their key is a wrong one: with the line that proves it, and what is left to do."""
    cut_off(talked, as_data)

    told = troth("history")

    assert told.exit_code == 3
    assert "somebody was erased here" in told.stderr
    assert "troth erase --everything" in told.stderr
    assert "troth key add" not in told.stderr


def test_an_erasing_that_was_cut_off_is_ended(talked: Path, troth, as_data) -> None:
    """The key goes; why there is no certificate is said, and the line of the ledger is proved."""
    cut_off(talked, as_data)

    dry = troth("erase", "--everything", "--dry-run")
    told = as_data("erase", "--everything", "--yes")

    assert dry.exit_code == 0
    assert (told["erased"], told["certificate"]) == (True, None)
    proved = as_data("ledger", "prove", str(told["leaf"]))
    assert "\nerased\n" in proved["leaf"]
    assert not (talked / "state" / "person.key").exists()
    assert "Set TROTH_KEY" in troth("history").stderr
    assert troth("init", "--name", "Ada").exit_code == 0
    assert as_data("history")["messages"] == []


def test_in_words_an_erasing_that_was_cut_off_says_what_proves_it(talked: Path, troth, as_data):
    """And asks before it removes anything."""
    cut_off(talked, as_data)

    refused = troth("erase", "--everything", stdin="n\n")
    done = troth("erase", "--everything", stdin="y\n")

    assert refused.exit_code == 1
    assert done.exit_code == 0
    assert "There is no certificate" in done.stderr
    assert "troth ledger prove" in done.stderr


def test_a_key_from_elsewhere_is_only_one_that_is_not_known(talked: Path, troth, monkeypatch):
    """Nobody was erased here."""
    file = talked / "state" / "person.key"
    other = "0" if file.read_text()[10] != "0" else "1"
    file.write_text(file.read_text()[:10] + other + file.read_text()[11:])

    told = troth("erase", "--everything", "--yes")

    assert told.exit_code == 3
    assert "was erased here" not in told.stderr
    assert file.exists()


def test_the_last_who_runs_the_place_is_told_and_may_go(talked: Path, troth) -> None:
    """What it means, and how to name somebody else first; a dry run says it too."""
    plain = troth("erase", "--everything", "--dry-run")
    with open_house(load(os.environ)) as house:
        (person,) = house.people.all()
        both = frozenset({Role.PERSON, Role.OPERATOR})
        house.sign_in.set(person, "noor", "four words that differ", both)

    told = troth("erase", "--everything", "--dry-run")
    gone = troth("erase", "--everything", "--yes")

    assert "alone run this place" not in plain.stderr
    assert "You alone run this place" in told.stderr
    assert "troth person invite --operator" in told.stderr
    assert gone.exit_code == 0


def _holding(home: Path, needle: bytes) -> list[Path]:
    return [one for one in home.rglob("*") if one.is_file() and needle in one.read_bytes()]
