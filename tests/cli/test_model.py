"""Models: what is known, what is here, and nothing fetched unasked."""

import hashlib
from pathlib import Path

import pytest

from troth.cli import model
from troth.testing.gguf import gguf
from troth.testing.house import same_house
from troth.testing.outside import as_of_today, outside_entry
from troth.testing.shelf import Shelf
from troth.weights import catalogue, get
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

    assert [one["model"] for one in told] == [*PINNED, "echo"]


def test_what_can_be_fetched_is_listed_with_what_fits(
    empty: Path, troth, as_data, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dated list of examples, each with its pin and whether it fits; one is advised."""
    monkeypatch.setattr(catalogue, "memory_mb", lambda: 4000)

    told = as_data("model", "list")
    shown = troth("model", "list")

    fits = {one["model"]: one["fit"] for one in told["offers"]}
    assert fits["qwen2.5-1.5b"] == "fits"
    assert fits["mistral-nemo-12b"] == "too large"
    assert [one["model"] for one in told["offers"] if one["advised"]] == ["qwen2.5-1.5b"]
    assert told["as_of"] in shown.stderr
    assert "4.0 GB of memory" in shown.stderr
    assert "too large for this machine" in shown.stdout


def test_what_troth_knows_itself_can_be_taken_away_too(home: Path, troth) -> None:
    """The file that `troth model get` placed goes, and a second time it says that there is none."""
    folder = home / "data" / "weights"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / PINNED["memory-multilingual"].file
    file.write_bytes(b"of another day")

    refused = troth("model", "remove", "memory-multilingual", stdin="n\n")
    there = file.exists()
    removed = troth("model", "remove", "memory-multilingual", "--yes")
    again = troth("model", "remove", "memory-multilingual", "--yes")

    assert "by their meaning in English alone" in refused.stderr
    assert there
    assert (removed.exit_code, file.exists()) == (0, False)
    assert again.exit_code != 0
    assert "Nothing of the model" in again.stderr


# ── a file of one's own ─────────────────────────────────────────────────────────────────────


def test_a_file_is_taken_chosen_and_removed(home: Path, tmp_path: Path, troth, as_data) -> None:
    """Copied, pinned, chosen for everybody, shown in the list; the demo comes back after it."""
    file = gguf(tmp_path / "My Model.gguf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TROTH_MODEL", "demo")
        got = troth("model", "get", str(file))
        used = troth("model", "use", "my-model")
        there = {one["model"]: one for one in as_data("model", "list")["models"]}
        back = as_data("model", "use", "demo")["models"]
        removed = troth("model", "remove", "my-model", "--yes")
        gone = as_data("model", "list")["models"]

    assert hashlib.sha256(file.read_bytes()).hexdigest() in got.stderr
    assert "Next: troth model use my-model" in got.stderr
    assert "answers from the next message on" in used.stderr
    assert there["my-model"]["used"]
    assert not there["demo"]["used"]
    assert next(one for one in back if one["model"] == "demo")["used"]
    assert removed.exit_code == 0
    assert "my-model" not in {one["model"] for one in gone}


def test_what_is_not_the_named_file_is_not_taken(home: Path, tmp_path: Path, troth) -> None:
    """A wrong hash, no model, no file, a name that is taken: each says why, and nothing stays."""
    file = gguf(tmp_path / "a.gguf")
    (tmp_path / "b.gguf").write_text("<html>")

    for arguments, words in (
        ((str(file), "--sha256", "0" * 64), "not the one"),
        ((str(file), "--sha256", "0"), "64 digits"),
        ((str(file), "--name", "demo"), "--name"),
        ((str(tmp_path / "b.gguf"),), "not a model file"),
        ((str(tmp_path / "c.gguf"),), "no such file"),
        (("https://example.org/a.gguf",), "--sha256"),
        (("https://example.org/a.gguf#x", "--sha256", "0" * 64), "address"),
    ):
        result = troth("model", "get", *arguments)
        assert result.exit_code != 0, arguments
        assert words in result.stderr, result.stderr
    assert not list((home / "data" / "weights").rglob("*.gguf"))


def test_a_file_is_fetched_and_gone_on_with(home: Path, tmp_path: Path, troth) -> None:
    """From a server that cuts: the first try says what is kept, the second brings the rest."""
    data = gguf(tmp_path / "a.gguf").read_bytes() + bytes(100_000)
    digest = hashlib.sha256(data).hexdigest()
    with Shelf(data) as shelf:
        arguments = ("model", "get", shelf.url, "--sha256", digest, "--name", "far")
        first, second = troth(*arguments), troth(*arguments)

    assert first.exit_code == 2
    assert "are kept" in first.stderr
    assert second.exit_code == 0, second.stderr
    assert "Fetching it from 127.0.0.1" in second.stderr
    assert "It is here as far." in second.stderr
    assert [one.partition("-")[0] for one in shelf.ranges] == ["", "bytes=50000", "bytes=50000"]
    assert (home / "data" / "weights" / "own" / "far.gguf").read_bytes() == data


def test_a_fetched_file_that_is_no_model_is_not_kept(home: Path, troth) -> None:
    """Even if it is the one that was named."""
    data = b"<html>" * 20_000
    with Shelf(data, cuts=0) as shelf:
        digest = hashlib.sha256(data).hexdigest()
        result = troth("model", "get", shelf.url, "--sha256", digest)

    assert "not a model file" in result.stderr
    assert not list((home / "data" / "weights").rglob("file*"))


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
    entry = as_of_today(outside_entry())
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
