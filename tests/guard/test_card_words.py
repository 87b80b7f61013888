"""The words of the card: complete in each language, and easy to read."""

import re
from dataclasses import fields

import pytest

from troth.guard.card_words import WORDS, CardWords
from troth.guard.rule import Kind


def _texts(words: CardWords) -> list[str]:
    found = []
    for field in fields(words):
        value = getattr(words, field.name)
        found.extend(value.values() if hasattr(value, "values") else [value])
    return found


def _grade(text: str) -> float:
    """Return the Flesch-Kincaid grade (Kincaid et al. 1975), syllables guessed from vowels."""
    sentences = max(1, len(re.findall(r"[.!?:]", text)))
    words = re.findall(r"[a-z']+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", w)))) for w in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("language", ["en", "es", "de", "fr"])
def test_each_language_is_complete(language):
    """Every kind has its words, and the same blanks are filled in everywhere."""
    words = WORDS[language]

    assert words.language == language
    for texts in (words.concern, words.opening, words.urgent, words.stay):
        assert set(texts) == set(Kind)
    blanks = [sorted(re.findall(r"\{\w+\}", text)) for text in _texts(words)]
    assert sorted(blanks) == sorted(
        sorted(re.findall(r"\{\w+\}", text)) for text in _texts(WORDS["en"])
    )
    assert set(words.tongues) == set(WORDS["en"].tongues)


@pytest.mark.parametrize("part", ["concern", "opening", "urgent", "stay"])
def test_a_tired_reader_can_read_it(part):
    """Grade 8 or lower."""
    for text in getattr(WORDS["en"], part).values():
        assert _grade(text) <= 8


def test_no_word_blames_or_hurries():
    """It takes a person seriously and leaves them room."""
    said = " ".join(_texts(WORDS["en"])).lower()

    assert not re.search(
        r"\b(must|you should|calm down|selfish|attention|hurry|please don't)\b", said
    )
