"""`troth guard`: what was changed, what was left out, what one says of it, and numbers."""

from pathlib import Path

import pytest

from troth.house import PROVIDERS
from troth.testing.providers import ScriptedProvider

HOOK = "Please don't go, I will be so lonely without you."


@pytest.fixture
def changed(talking: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a model hold on to somebody who says goodbye."""
    monkeypatch.setitem(PROVIDERS, "echo", lambda _: ScriptedProvider([HOOK]))
    assert troth("chat", "I have to go now, goodbye!").exit_code == 0


def test_what_was_changed_is_listed_without_its_words(changed: None, troth, as_data) -> None:
    """The reason stands there; the words come only when they are asked for."""
    listed = troth("guard", "changes")
    (told,) = as_data("guard", "changes")["changes"]

    assert "lonely" not in listed.stdout + listed.stderr
    assert told["changes"][0]["why"] in listed.stdout
    shown = troth("guard", "show", told["message"])
    assert HOOK in shown.stdout
    assert as_data("guard", "show", told["message"])["originals"]
    assert "changed by the guard" in troth("history").stdout


def test_what_one_says_is_kept_and_taken_back(changed: None, troth, as_data) -> None:
    """With the reason; without one of the three nothing is said."""
    (told,) = as_data("guard", "changes")["changes"]
    name = told["message"]

    troth("guard", "say", name, "--wrong", "--why", "It was kind.")

    (now,) = as_data("guard", "changes")["changes"]
    assert now["changes"][0]["said"] == {"wrong": True, "words": "It was kind."}
    troth("guard", "say", name, "--take-back")
    (now,) = as_data("guard", "changes")["changes"]
    assert now["changes"][0]["said"] is None
    assert troth("guard", "say", name).exit_code == 2


def test_counts_are_of_models_and_small_ones_are_not_told(changed: None, troth, as_data) -> None:
    """Nobody's name is in them."""
    (told,) = as_data("guard", "counts")["counts"]

    assert (told["model"], told["persona"]) == ("Scripted (for tests)", "mira")
    assert told["answers"] == told["changed"] == "fewer than 5"
    assert told["share"] is None
    assert "fewer than 5 changed" in troth("guard", "counts").stdout


def test_where_nothing_was_changed_it_says_so(talking: Path, troth) -> None:
    """Also before any talk was kept."""
    assert "changed nothing" in troth("guard", "changes").stderr
    assert "No model has answered" in troth("guard", "counts").stderr
    assert troth("guard", "show", "trn_nothing").exit_code == 1
