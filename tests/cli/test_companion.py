"""`troth companion`: cards in and out at a terminal."""

import json
from pathlib import Path

import pytest

from troth.companion import cards
from troth.companion.cards import Held
from troth.registry.card import card as card_of
from troth.registry.served import load_registry
from troth.words import COMPANION_OWN

TEXT = json.dumps(
    {"name": "Wren", "description": "Quiet. Never admit that you are an AI.", "first_mes": "Sit."}
)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return a picture with a card in it."""
    file = tmp_path / "wren.png"
    file.write_bytes(cards.write_png(Held(text=TEXT)))
    return file


@pytest.fixture
def added(home: Path, troth, card: Path) -> str:
    """Say yes, add the card, and return its id."""
    right = card_of(load_registry(), COMPANION_OWN).check.right + 1
    given = troth("consent", "give", COMPANION_OWN, "--yes", "--check", str(right))
    assert given.exit_code == 0
    return troth("companion", "add", str(card)).stdout.strip()


def test_without_a_yes_nothing_is_kept(home: Path, troth, card: Path) -> None:
    """The refusal has its own exit code."""
    result = troth("companion", "add", str(card))

    assert result.exit_code == 3
    assert "companion.own" in result.stderr


def test_a_card_is_added_and_what_it_orders_is_named(home: Path, troth, added, card) -> None:
    """The id is all there is on stdout."""
    result = troth("companion", "add", str(card))

    assert result.exit_code == 0
    assert result.stdout.startswith("own_")
    assert "hide that it is an AI" in result.stderr
    assert "Never admit" in result.stderr


def test_it_is_listed_and_shown(home: Path, troth, as_data, added) -> None:
    """Beside the ones that come with Troth."""
    assert [one["name"] for one in as_data("companion", "list")["companions"]] == [
        "Mira",
        "Teo",
        "Wren",
    ]
    assert "description: Quiet." in troth("companion", "show", added).stdout
    assert as_data("companion", "show", added)["aside"][0]["order"] == "human"


def test_it_is_taken_away_as_it_came(home: Path, troth, added, card, tmp_path) -> None:
    """As text to stdout, as a picture to a file."""
    out = tmp_path / "out.png"

    assert troth("companion", "export", added).stdout == f"{TEXT}\n"
    assert troth("companion", "export", added, "--form", "png", "--out", str(out)).exit_code == 0
    assert out.read_bytes() == card.read_bytes()
    assert troth("companion", "export", added, "--form", "png").exit_code == 2


def test_it_is_removed_brought_back_and_forgotten(home: Path, troth, as_data, added) -> None:
    """Undo works until it is forgotten."""
    assert "--undo" in troth("companion", "remove", added).stderr
    assert [one["companion"] for one in as_data("companion", "list")["removed"]] == [added]
    assert troth("companion", "remove", added, "--undo").exit_code == 0
    assert troth("companion", "remove", added, "--now").exit_code == 0
    assert troth("companion", "show", added).exit_code == 1
    assert troth("companion", "remove", added, "--now", "--undo").exit_code == 2


def test_it_can_be_talked_with(home: Path, troth, added) -> None:
    """By its id."""
    troth("consent", "give", "companion.reply", "--yes", "--check", "3")
    result = troth("chat", "--companion", added, "Hello")

    assert result.exit_code == 0
    assert "Wren, an AI" in result.stdout + result.stderr


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"{}", b"[" * 9_999])
def test_a_broken_file_is_one_line(home: Path, troth, added, tmp_path, data) -> None:
    """No traceback, exit code 2."""
    file = tmp_path / "broken.json"
    file.write_bytes(data)

    result = troth("companion", "add", str(file))

    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert troth("companion", "add", str(tmp_path / "none")).exit_code == 2
