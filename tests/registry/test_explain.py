"""What a provider gets and keeps, in words that anybody can read."""

from datetime import date

import pytest
from tests.registry.conftest import CONTRACT, PROOF, ZERO

from troth.registry import dated
from troth.registry.explain import LEVELS, explain
from troth.registry.readability import grade, sentence_length
from troth.words import Level

TODAY = date(2026, 11, 21)
HERE = {"url": "http://127.0.0.1:8080/v1", "place": "loopback"}
NEAR = {"url": "http://192.168.1.20:8080/v1", "place": "private"}


def told(entry, at=TODAY):
    """Return the explanation, by heading."""
    return dict(explain(entry, at))


def test_every_level_has_its_sentence():
    """None is left without words."""
    assert list(LEVELS) == list(Level)


def test_a_contract_in_words(entry):
    """Who, what, for how long, and what cannot be undone."""
    words = told(entry())

    assert words["Who it is"] == "Example Ltd runs it. US law applies there."
    assert "30 days" in words["What it keeps"]
    assert "cannot be called back" in words["What it keeps"]
    assert words["Who reads it"] == "People there may read it."
    assert "If people there read your words." in words["What nobody knows"]


def test_a_claim_that_has_ended_is_not_told(entry):
    """What was known once stands under what nobody knows now."""
    words = told(entry(), date(2027, 3, 1))

    assert "30 days" not in words["What it keeps"]
    assert "How long it keeps your words." in words["What nobody knows"]
    assert words["How far it is trusted"] == LEVELS[Level.UNKNOWN]


def test_a_claim_that_says_nothing_is_not_told(entry):
    """A firm of no name runs nothing, and no contract is none."""
    words = told(entry(CONTRACT | {"legal_entity": '"unknown"', "dpa": '"no"'}))

    assert words["Who it is"].startswith("Nobody said who runs it.")
    assert "Who is behind it. If there is a contract on your data." in words["What nobody knows"]


@pytest.mark.parametrize(
    ("claims", "heading", "said"),
    [
        ({"training": '"opt_out"'}, "What it keeps", "unless somebody asked it not to"),
        ({"training": '"yes"'}, "How far it is trusted", "blocked"),
        ({"held_by_order": "true"}, "What it keeps", "A court makes it keep more."),
        ({"human_review": '"no"'}, "Who reads it", "no people read it"),
        ({"human_review": '"flagged"'}, "Who reads it", "filters"),
        ({"role": '"controller"'}, "Who it is", "decides for itself"),
        ({"stateful": '["files"]'}, "What it keeps", "files"),
        ({"retention_days": "0"}, "What it keeps", "keeps nothing"),
        (ZERO | PROOF, "How far it is trusted", "proves what runs"),
    ],
)
def test_what_is_known_is_told(entry, claims, heading, said):
    """Each claim that matters to a person has its sentence."""
    assert said in told(entry(CONTRACT | claims))[heading]


def test_this_machine_and_ones_own(entry):
    """A program here keeps nothing elsewhere; another machine has somebody who runs it."""
    assert "stay here" in told(entry({}, **HERE))["How far it is trusted"]
    near = told(entry({"own_machine": '"Ada"'}, **NEAR))
    assert near["Who it is"].startswith("Ada runs it.")
    assert near["Who reads it"] == "Whoever runs that machine can read it."


@pytest.mark.parametrize("name", dated.names())
def test_it_can_be_read(name):
    """Every part is at grade 8 or below, in short sentences."""
    for _, text in explain(dated.load(name), TODAY):
        assert grade(text) <= 8
        assert sentence_length(text) <= 18
