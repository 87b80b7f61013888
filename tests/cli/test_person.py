"""People come in with a key of their own; their names are their own too."""

import re
from pathlib import Path

import pytest

from troth.cli.caller import opened
from troth.people.access import Role
from troth.people.links import LinkKind


def test_a_new_person_gets_one_key(home: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is the only thing on stdout, and it works."""
    result = troth("person", "add", "Ada")

    token = result.stdout.strip()
    assert len(token) == 65
    assert token not in result.stderr
    monkeypatch.setenv("TROTH_KEY", token)
    assert "Ada" in troth("person", "whoami").stdout


def test_the_list_names_nobody(home: Path, troth, as_data) -> None:
    """Whoever keeps the machine sees ids; names stay sealed."""
    troth("person", "add", "Ada")

    shown = troth("person", "list").stdout

    assert len(as_data("person", "list")["people"]) == 2
    assert "Ada" not in shown
    assert "Noor" not in shown


def test_whoami(home: Path, as_data) -> None:
    """A person sees their own name, id and key."""
    told = as_data("person", "whoami")

    assert told["name"] == "Noor"
    assert told["person"].startswith("psn_")
    assert told["key"].startswith("key_")


def test_the_keeper_made_the_first_key(
    home: Path, as_data, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new person's ledger says that somebody else made the key."""
    monkeypatch.setenv("TROTH_KEY", as_data("person", "add", "Ada")["token"])

    lines = as_data("ledger", "mine")["lines"]

    made = [one["detail"]["by"] for one in lines if one["event"] == "key_issued"]
    assert made == ["operator"]


def test_an_invitation_is_a_link(home: Path, troth, as_data) -> None:
    """The address alone is on stdout; it says that it works once, and for how long."""
    result = troth("person", "invite")

    address = result.stdout.strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:8420/welcome/trl_[a-z2-7]{59}", address)
    assert "once, for 15 minutes" in result.stderr
    assert address not in result.stderr
    with opened() as house:
        link = house.links.look(address.rsplit("/", 1)[1])
    assert (link.kind, link.roles) == (LinkKind.INVITE, {Role.PERSON})


def test_an_operator_is_invited_by_name_of_the_role(home: Path, as_data) -> None:
    """Only when it is asked for."""
    told = as_data("person", "invite", "--operator")

    with opened() as house:
        link = house.links.look(told["link"].rsplit("/", 1)[1])
    assert link.roles == {Role.PERSON, Role.OPERATOR}
    assert told["minutes"] == 15


def test_a_link_for_oneself(home: Path, as_data) -> None:
    """Whoever has the key of this terminal gets a link for that person."""
    mine = as_data("person", "whoami")["person"]

    told = as_data("person", "link")

    with opened() as house:
        assert house.links.look(told["link"].rsplit("/", 1)[1]).person == mine


def test_a_link_for_somebody_else_is_told_to_them(home: Path, troth, as_data, monkeypatch) -> None:
    """Their ledger says that the keeper made it."""
    added = as_data("person", "add", "Ada")

    assert troth("person", "link", "--person", added["person"]).exit_code == 0

    monkeypatch.setenv("TROTH_KEY", added["token"])
    lines = as_data("ledger", "mine")["lines"]
    made = [one["detail"]["by"] for one in lines if one["event"] == "link_made"]
    assert made == ["operator"]


def test_without_a_key_there_is_no_link_for_oneself(home: Path, troth) -> None:
    """Nobody is guessed."""
    (home / "state" / "person.key").unlink()

    result = troth("person", "link")

    assert result.exit_code == 3
    assert result.stdout == ""


@pytest.mark.parametrize("who", ["x", "psn_x", "psn_" + "a" * 26])
def test_a_link_for_nobody(home: Path, troth, who: str) -> None:
    """What is no id, and an id that nobody has, is told; it is not repeated."""
    result = troth("person", "link", "--person", who)

    assert result.exit_code in {1, 2}
    assert result.stdout == ""
    assert len(who) < 2 or who not in result.stderr
