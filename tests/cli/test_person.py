"""People come in with a key of their own; their names are their own too."""

from pathlib import Path

import pytest


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
