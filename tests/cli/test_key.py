"""Keys are shown once, and end when they are told to; the key file can be sealed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Start = Callable[..., object]


def test_a_key_for_an_app(home: Path, troth, as_data, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new key is the only thing on stdout, works, and is kept nowhere."""
    token = troth("key", "add", "--label", "my app", "--days", "7").stdout.strip()

    monkeypatch.setenv("TROTH_KEY", token)
    keys = as_data("key", "list")["keys"]
    assert [one["label"] for one in keys if one["this"]] == ["my app"]
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert token.encode() not in written


def test_a_revoked_key_is_dead(home: Path, troth, as_data, monkeypatch) -> None:
    """After `revoke` the key signs nobody in, and the list says so."""
    made = as_data("key", "add")

    asked = troth("key", "revoke", made["key"], stdin="n\n")
    dry = troth("key", "revoke", made["key"], "--dry-run")
    done = troth("key", "revoke", made["key"], stdin="y\n")

    assert (asked.exit_code, dry.exit_code, done.exit_code) == (1, 0, 0)
    assert "revoked" in troth("key", "list").stdout
    monkeypatch.setenv("TROTH_KEY", made["token"])
    assert troth("key", "list").exit_code == 3


def test_another_persons_key(home: Path, troth, as_data, monkeypatch) -> None:
    """Somebody else's key reads as one that is not there, and lives on."""
    own = as_data("key", "list")["keys"][0]["key"]
    monkeypatch.setenv("TROTH_KEY", as_data("person", "add", "Ada")["token"])

    result = troth("key", "revoke", own, "--yes")

    monkeypatch.delenv("TROTH_KEY")
    assert result.exit_code == 1
    assert troth("key", "list").exit_code == 0


def test_the_keeper_helps_out(home: Path, troth, as_data) -> None:
    """A key made for somebody is theirs, and their ledger says who made it."""
    person = as_data("person", "whoami")["person"]
    (home / "state" / "person.key").unlink()

    token = troth("key", "add", "--person", person).stdout.strip()

    (home / "state" / "person.key").write_text(token)
    assert as_data("person", "whoami")["person"] == person
    lines = as_data("ledger", "mine")["lines"]
    assert [one["detail"]["by"] for one in lines if one["event"] == "key_issued"][-1] == "operator"


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a passphrase where Troth looks for it."""
    monkeypatch.setenv("TROTH_PASSPHRASE", "correct horse")
    return "correct horse"


def test_who_lost_the_key_of_this_terminal_is_told_a_way_that_works(
    home: Path, troth, as_data
) -> None:
    """What is said to do needs no good key, and says where the new one goes."""
    person = as_data("person", "whoami")["person"]
    own = as_data("key", "list")["keys"][0]["key"]
    for_another = troth("key", "add", "--person", person)
    troth("key", "revoke", own, "--yes")

    told = troth("key", "add")
    made = troth("key", "add", "--person", troth("person", "list").stdout.strip())

    assert told.exit_code == 3
    assert "troth key add --person ID" in told.stderr
    assert "troth person list" in told.stderr
    assert str(home / "state" / "person.key") in made.stderr
    assert "person.key" not in for_another.stderr
    (home / "state" / "person.key").write_text(made.stdout)
    assert as_data("person", "whoami")["person"] == person


def test_a_sealed_key_file(home: Path, troth, passphrase: str, monkeypatch) -> None:
    """Once sealed nothing opens without the passphrase, nor with a wrong one."""
    sealed = troth("key", "lock")
    right = troth("person", "whoami")
    monkeypatch.setenv("TROTH_PASSPHRASE", "wrong horse")
    wrong = troth("person", "whoami")
    monkeypatch.delenv("TROTH_PASSPHRASE")
    without = troth("person", "whoami")

    assert [one.exit_code for one in (sealed, right, wrong, without)] == [0, 0, 2, 2]
    assert "horse" not in "".join(one.output for one in (sealed, right, wrong, without))


def test_unsealed_again(home: Path, troth, passphrase: str, monkeypatch) -> None:
    """`unlock` asks, and then nothing asks for a passphrase any more."""
    troth("key", "lock")

    codes = [
        troth("key", "unlock", "--dry-run").exit_code,
        troth("key", "unlock", stdin="n\n").exit_code,
        troth("key", "unlock", "--yes").exit_code,
    ]

    monkeypatch.delenv("TROTH_PASSPHRASE")
    assert codes == [0, 1, 0]
    assert troth("person", "whoami").exit_code == 0


@pytest.mark.parametrize("given", ["", "short"])
def test_a_passphrase_that_is_none(home: Path, troth, given: str, monkeypatch) -> None:
    """Without a passphrase, or with a short one, the key file stays as it is."""
    before = (home / "state" / "key").read_bytes()
    if given:
        monkeypatch.setenv("TROTH_PASSPHRASE", given)

    result = troth("key", "lock")

    assert result.exit_code == 2
    assert (home / "state" / "key").read_bytes() == before


@pytest.mark.long
def test_typed_and_not_shown(home: Path, terminal: Start) -> None:
    """At a terminal the passphrase is typed twice and never shown; later it is asked for."""
    screen = terminal("key", "lock")
    shown = screen.until("New passphrase: ")
    screen.type("correct horse")
    shown += screen.until("The same once more: ")
    screen.type("correct horse")
    code, rest = screen.end()
    again = terminal("person", "whoami")
    again.until("Passphrase: ")
    again.type("correct horse")
    later, told = again.end()

    assert (code, later) == (0, 0)
    assert "Noor" in told
    assert "horse" not in shown + rest + told
    assert "TROTH_PASSPHRASE" not in os.environ


def test_a_front_end_asks_for_who_let_it(home: Path, troth, as_data) -> None:
    """Its key is nobody at this terminal; who binds themselves sees it, and can end it."""
    front = as_data("key", "add", "--front-end", "--label", "webui")

    made = troth("key", "introduce", "user-7", "--key-stdin", "--json", stdin=f"{front['token']}\n")
    bound = troth("key", "bind", json.loads(made.stdout)["code"], "--json")

    assert bound.exit_code == 0
    keys = {one["key"]: one for one in as_data("key", "list")["keys"]}
    made = json.loads(bound.stdout)["key"]
    assert (keys[front["key"]]["use"], keys[made]["use"]) == ("front_end", "bound")
    assert front["token"] not in bound.stdout
    assert troth("key", "revoke", made, "--yes").exit_code == 0


def test_a_front_end_s_key_is_nobody_at_a_terminal(home: Path, troth, as_data, monkeypatch) -> None:
    """Told with what it is good for."""
    monkeypatch.setenv("TROTH_KEY", as_data("key", "add", "--front-end")["token"])

    told = troth("key", "list")

    assert told.exit_code == 3
    assert "/v1" in told.stderr


def test_nobody_is_bound_to_a_key_of_somebody_s_own(home: Path, troth, as_data) -> None:
    """Only to a front end's."""
    own = as_data("key", "add")["token"]

    told = troth("key", "introduce", "user-7", "--key-stdin", stdin=f"{own}\n")

    assert told.exit_code != 0
    assert "--front-end" in told.stderr


def test_without_a_terminal_the_key_comes_from_stdin(home: Path, troth) -> None:
    """Nothing waits for somebody who cannot type, and a wrong key is told."""
    told = troth("key", "introduce", "user-7")
    wrong = troth("key", "introduce", "user-7", "--key-stdin", stdin="troth_wrong\n")

    assert (told.exit_code, "--key-stdin" in told.stderr) == (2, True)
    assert wrong.exit_code == 3
