"""What Troth says to a command: in each language, short, and in simple words."""

import re

import pytest

from troth.companion import commands_answers
from troth.companion.commands import Kind, read
from troth.companion.commands_answers import LANGUAGES, MOST, OFF_WORDS, items, text
from troth.companion.facts_kinds import Fact
from troth.registry.readability import grade

TEXTS = commands_answers._TEXTS  # all of them are looked at


def test_every_text_is_there_in_every_language() -> None:
    """None is half translated, and each takes the same parts."""
    assert {tuple(sorted(one)) for one in TEXTS.values()} == {tuple(sorted(LANGUAGES))}
    assert all(
        "{count}" in told or "{" not in told for one in TEXTS.values() for told in one.values()
    )
    assert set(OFF_WORDS) == set(LANGUAGES)


def test_the_words_are_simple() -> None:
    """Grade 8 or lower, in English, where that can be measured."""
    told = {name: one["en"] for name, one in TEXTS.items() if len(one["en"].split()) > 2}
    hard = {name: grade(one) for name, one in told.items()}

    assert {name: found for name, found in hard.items() if found > 8} == {}


def test_it_speaks_to_a_person_as_the_rest_of_troth_does() -> None:
    """By `tu` in French, as the cards do; never by `vous`."""
    formal = re.compile(r"\b(?:vous|votre|vos|dites|ouvrez)\b")

    assert [name for name, one in TEXTS.items() if formal.search(one["fr"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_says_to_say_is_heard(language: str) -> None:
    """Each order that a text ends with is one, and is answered in the language of the text."""
    quoted = re.compile("[“„«] ?([^“„«”»]+?) ?[”“»]")
    orders = {
        "off": Kind.ON_RECORD,
        "quiet": Kind.ON_RECORD,
        "undo": Kind.SHRED,
    }

    for name, kind in orders.items():
        said = quoted.findall(text(name, language))[-1]
        heard = read(said, answering=True)
        assert heard is not None
        assert (heard.kind, heard.language) == (kind, language), said


def test_a_language_that_is_not_there_is_english() -> None:
    """Better a language that is not theirs than no answer."""
    assert text("back", "it") == "It is back."


def test_a_long_list_ends_with_a_count() -> None:
    """A talk shows some; the page shows all."""
    facts = [Fact(id=f"f{number}", relation="likes", value=f"tea {number}") for number in range(23)]

    lines = items(facts, "en").splitlines()

    assert (len(lines), lines[-1]) == (MOST + 1, "- and 3 more")
