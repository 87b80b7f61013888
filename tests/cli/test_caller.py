"""Who calls is known by a key alone, and the key lies where nobody else reads it."""

import os
import stat
from pathlib import Path

import pytest

from troth.cli import caller
from troth.errors import BadInput, NotSignedIn

OLD = "troth_" + "a" * 59


def test_the_key_of_the_terminal(home: Path) -> None:
    """Without TROTH_KEY the key that `troth init` wrote says who calls."""
    with caller.signed_in() as visit:
        found = visit.own_file, visit.person

    assert found[0] is True
    assert found[1].startswith("psn_")


def test_the_key_in_the_environment_comes_first(
    home: Path, troth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TROTH_KEY wins over the file."""
    token = troth("person", "add", "Ada").stdout.strip()
    monkeypatch.setenv("TROTH_KEY", token)

    with caller.signed_in() as visit:
        own_file, name = visit.own_file, visit.house.people.all()

    assert own_file is False
    assert visit.person in name


@pytest.mark.parametrize("key", [OLD, "troth_", "wrong", "\x1b[31m", "x" * 100_000, "ü" * 65])
def test_a_wrong_key_is_nobody(home: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """A key that is wrong in any way signs nobody in, and is not repeated."""
    monkeypatch.setenv("TROTH_KEY", key)

    with pytest.raises(NotSignedIn) as caught, caller.signed_in():
        pass

    assert key not in str(caught.value).replace("troth_ and", "")


def test_no_key_is_nobody(home: Path) -> None:
    """Without any key there is no default person."""
    caller.key_file(caller.settings()).unlink()

    with pytest.raises(NotSignedIn, match="troth init"), caller.signed_in():
        pass


def test_a_revoked_key_is_nobody(home: Path, troth) -> None:
    """A key that was taken back signs nobody in, from the next command on."""
    with caller.signed_in() as visit:
        own = visit.key
    troth("key", "revoke", own, "--yes")

    result = troth("person", "whoami")

    assert result.exit_code == 3
    assert "revoked" in result.stderr


def test_the_key_file_is_private(empty: Path, troth) -> None:
    """Whatever the umask says, the key file is readable by this account alone."""
    before = os.umask(0)
    try:
        troth("init", "--quiet")
    finally:
        os.umask(before)

    found = caller.key_file(caller.settings()).stat()

    assert stat.S_IMODE(found.st_mode) == 0o600


def test_what_is_written_for_a_person_is_private(tmp_path: Path) -> None:
    """A file that was open to others is closed when something personal goes into it."""
    file = tmp_path / "mine"
    file.touch(mode=0o644)

    caller.write_private(file, b"words")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == b"words"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file that cannot be written is bad input, named by its path."""
    with pytest.raises(BadInput, match="Name another file"):
        caller.write_private(tmp_path / "no" / "such", b"")


def test_a_passphrase_that_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half characters in TROTH_PASSPHRASE are refused."""
    monkeypatch.setattr("os.environ", {"TROTH_PASSPHRASE": "a\udcff"})

    with pytest.raises(BadInput):
        caller.passphrase_given()


def test_a_pipe_is_no_key(home: Path) -> None:
    """Nobody writes to it, and nobody waits for it."""
    file = caller.key_file(caller.settings())
    file.unlink()
    os.mkfifo(file)

    with pytest.raises(NotSignedIn, match="not a Troth key"), caller.signed_in():
        pass
