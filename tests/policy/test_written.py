"""Text and JSON say all of a document, and nothing else."""

import json
from datetime import UTC, datetime

import pytest

from troth.guard import resources
from troth.policy.document import document
from troth.policy.label import label
from troth.policy.safety import safety
from troth.policy.written import safety_text, safety_told, section, text, told
from troth.words import Json

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


@pytest.fixture
def policy(rich):
    """Return the policy of a rich registry."""
    return document(rich, versions=(), installation="troth/ins_test", contact="ada@example.org")


@pytest.fixture
def page(rich, shipped):
    """Return the safety page of the shipped registry."""
    return safety(resources.load(None), shipped, country="US", at=AT)


def keys(value: Json) -> list[str]:
    """Return every key of a sentence in a JSON value."""
    if isinstance(value, dict):
        own = [str(value["key"])] if {"key", "text", "paths"} == value.keys() else []
        return [*own, *(key for inner in value.values() for key in keys(inner))]
    if isinstance(value, list):
        return [key for inner in value for key in keys(inner)]
    return []


def test_the_text_holds_every_sentence(policy, rich):
    """Nothing of the policy is left out at a terminal."""
    written = text(policy, label(rich))

    assert [one.text for one in policy.all() if one.text not in written] == []
    assert [one.text for one in label(rich).all() if one.text not in written] == []
    assert policy.digest in written


def test_the_text_has_no_ragged_ends(policy, page, rich):
    """Lines end where their words end, and the last one ends."""
    for written in (text(policy, label(rich)), safety_text(page)):
        assert written.endswith("\n")
        assert [line for line in written.splitlines() if line != line.rstrip()] == []


def test_a_table_is_aligned(rich):
    """The cells of a column stand below one another."""
    rows = [line for line in text_of(label(rich)) if "  " in line]

    assert len({row.index(row.split("  ")[-1].strip()) for row in rows}) == 1


def text_of(one):
    """Return the lines of a section."""
    from troth.policy.written import lines

    return list(lines(one))


def test_the_json_holds_every_sentence_with_its_paths(policy, rich):
    """Programs get each sentence with its key and the places that it was made from."""
    data = told(policy, label(rich))

    expected = [*policy.all(), *label(rich).all()]
    assert sorted(keys(data)) == sorted(one.key for one in expected)
    assert json.loads(json.dumps(data)) == data
    assert data["registry"] == rich.digest
    assert (data["version"], data["since"]) == (None, None)


def test_what_a_section_lacks_is_left_out(policy):
    """No empty table, law or list of parts."""
    (who,) = [one for one in policy.sections if one.id == "who"]

    assert section(who).keys() == {"id", "title", "sentences"}


def test_the_safety_page_as_json(page):
    """Each line comes in parts and as a sentence, with the day it was checked."""
    data = safety_told(page)

    assert data["country"] == "US"
    assert data["countries"][0]["lines"][0] == {
        "name": "988 Suicide & Crisis Lifeline",
        "about": "suicide",
        "call": ["988"],
        "text": "988",
        "text_word": None,
        "hours": "24/7",
        "languages": ["en", "es"],
        "website": "https://988lifeline.org/",
        "sentence": (
            "988 Suicide & Crisis Lifeline: call or text 988. Day and night. English, Spanish. "
            "https://988lifeline.org/"
        ),
    }
    assert (data["checked_on"], data["valid_until"]) == ("2026-06-02", "2026-11-29")
    assert (data["stale"], data["warning"]) == (False, None)
    assert len(data["protocol"]) == 64


def test_the_safety_text_begins_with_help(page):
    """Whom to call stands before everything else."""
    first = safety_text(page).splitlines()[:6]

    assert "call your local emergency number" in first[2]
    assert first[4] == "United States:"
    assert "988" in first[5]
