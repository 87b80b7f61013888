"""`troth memory facts`, `forget`, `undo` and `shred` at a terminal."""

import json
from pathlib import Path

import pytest

from troth.registry.card import card as card_of
from troth.registry.served import load_registry
from troth.words import COMPANION_MEMORY


@pytest.fixture
def said_yes(home: Path, troth) -> None:
    """Let companions remember."""
    check = card_of(load_registry(), COMPANION_MEMORY).check
    more = ("--check", str(check.right + 1)) if check else ()
    given = troth("consent", "give", COMPANION_MEMORY, "--yes", *more)
    assert given.exit_code == 0, given.stderr


def test_without_a_yes_nothing_is_remembered(home: Path, troth) -> None:
    """The refusal has its own exit code."""
    assert troth("memory", "facts", "--remember", "I live in Lyon").exit_code == 3


def test_facts_are_remembered_put_right_and_listed(said_yes, troth) -> None:
    """On stdout, and as JSON."""
    made = json.loads(troth("memory", "facts", "--remember", "I live in Paris", "--json").stdout)
    one = made["facts"][0]["fact"]

    assert troth("memory", "facts", "--edit", one, "--to", "Lyon").exit_code == 0
    changed = troth("memory", "facts", "--correct", one, "--to", "Rome")

    assert "lives in: Rome" in changed.stdout
    told = json.loads(troth("memory", "facts", "--json").stdout)
    assert [one["value"] for one in told["live"] + told["past"]] == ["Rome", "Lyon"]
    assert troth("memory", "facts", "--edit", one).exit_code == 2


def test_what_is_forgotten_is_shown_and_comes_back_or_is_shredded(said_yes, troth) -> None:
    """By the id that forgetting prints."""
    troth("memory", "facts", "--remember", "My sister Anna lives in Harwich")

    dry = troth("memory", "forget", "Anna", "--dry-run")
    act = troth("memory", "forget", "Anna", "--yes").stdout.strip().splitlines()[-1]
    back = troth("memory", "undo", act)
    gone = json.loads(troth("memory", "forget", "--everything", "--json").stdout)["act"]

    assert "Harwich" in dry.stdout
    assert (act[:4], back.exit_code) == ("act_", 0)
    assert troth("memory", "shred", gone).exit_code == 0
    assert troth("memory", "undo", gone).exit_code != 0
    assert troth("memory", "forget").exit_code == 2


def test_everything_is_also_what_cannot_be_shown_now(said_yes, troth) -> None:
    """It is said before, and forgotten with the rest."""
    troth("memory", "facts", "--remember", "My sister Anna lives in Harwich")
    troth("consent", "withdraw", "companion.memory")

    asked = troth("memory", "forget", "--everything", stdin="n\n")
    gone = json.loads(troth("memory", "forget", "--everything", "--json").stdout)

    assert "cannot be shown" in asked.stderr
    assert gone["facts"] == 2


def test_everything_that_can_be_done_is_named(home: Path, troth) -> None:
    """Without an installation being opened."""
    told = troth("memory", "--help").stdout

    assert all(name in told for name in ("facts", "forget", "undo", "shred"))
