"""Models: what is known, what is here, and nothing fetched unasked."""

from pathlib import Path

import pytest

from troth.cli import model
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

    assert len(told) == 2


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
