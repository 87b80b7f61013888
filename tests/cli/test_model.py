"""Models: what is known, what is here, and nothing fetched unasked."""

from pathlib import Path

import pytest

from troth.cli import model
from troth.testing.house import same_house
from troth.testing.outside import outside_entry
from troth.weights import get
from troth.weights.pinned import PINNED


def test_the_list(home: Path, troth, as_data) -> None:
    """Each model is there with its size, licence and state."""
    told = {one["model"]: one for one in as_data("model", "list")["models"]}

    assert told["demo"]["licence"] == "Apache-2.0"
    assert told["echo"]["used"] is True
    assert "demo" in troth("model", "list").stdout


def test_what_can_be_fetched_is_what_is_pinned() -> None:
    """The command takes the names that are pinned to their bytes, and no other."""
    assert set(model.MODELS) == set(PINNED)


def test_the_list_needs_no_installation(empty: Path, as_data) -> None:
    """Models can be seen before anything is set up."""
    told = as_data("model", "list")["models"]

    assert [one["model"] for one in told] == ["demo", "veil", "memory", "echo"]


def test_get_says_what_it_does(home: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress goes to stderr, with where the model lies and what is next."""

    def fetch(name: str, weights_dir: Path, progress) -> Path:
        progress(f"Fetching {name}.")
        return weights_dir / "model.gguf"

    monkeypatch.setattr(get, "get", fetch)

    result = troth("model", "get", "demo")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Fetching demo." in result.stderr
    assert "troth chat" in result.stderr
    for name in ("veil", "memory"):
        other = troth("model", "get", name)
        assert f"Fetching {name}." in other.stderr
        assert "from now on" in other.stderr
        assert "troth chat" not in other.stderr


@pytest.fixture
def abroad(home: Path, troth) -> str:
    """A provider elsewhere, written down and switched on; returns the id of its model."""
    entry = outside_entry()
    with same_house(home) as house:
        house.providers.add(entry)
        house.providers.switch(entry.id, is_on=True)
    return f"{entry.id}/{entry.models[0]}"


def test_who_can_answer_is_shown(abroad: str, as_data) -> None:
    """The own one first, and for each whether words leave this machine for it."""
    own, other = as_data("model", "use")["models"]

    assert (own["id"], own["chosen"], own["leaves_this_machine"]) == ("own", True, False)
    assert (other["id"], other["chosen"], other["allowed"]) == (abroad, False, False)
    assert other["leaves_this_machine"] is True


def test_another_one_is_chosen_and_the_own_one_again(abroad: str, troth, as_data) -> None:
    """The choice is kept; what it needs first stands beside it."""
    after = as_data("model", "use", abroad)["models"]
    told = troth("model", "use")
    again = as_data("model", "use", "own")["models"]

    assert [one["chosen"] for one in after] == [False, True]
    assert "troth consent give companion.outside." in told.stdout
    assert [one["chosen"] for one in again] == [True, False]


def test_one_that_is_not_there_cannot_be_chosen(home: Path, troth) -> None:
    """The answer names those that are there."""
    result = troth("model", "use", "nobody/nothing")

    assert result.exit_code == 2
    assert "own" in result.stderr


def test_before_the_card_nothing_is_sent(abroad: str, troth) -> None:
    """Whoever chose a provider and did not allow it is told which card, and nothing leaves."""
    troth("model", "use", abroad)

    result = troth("chat", "hello")

    assert result.exit_code == 3
    assert "companion.outside." in result.stderr
