"""The notation of the phrase books."""

import re

import pytest

from troth.guard.phrasebook import FRAME, read
from troth.guard.phrases import de, en, es, fr
from troth.guard.rule import Kind, Severity

EMPTY_FRAME = "\n".join(f"<{name}>\nnothing{name}\n" for name in FRAME)
BOOKS = {"en": en.TEXT, "es": es.TEXT, "de": de.TEXT, "fr": fr.TEXT}


def _book(text: str):
    return read("xx", f"{text}\n{EMPTY_FRAME}")


def _finds(line: str, said: str) -> bool:
    book = _book(f"{{sea}} =\nsea|lake\n\n[one] self high\n{line}\n")
    return book.patterns[0][1].search(f" {said} ") is not None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("go (in|into) the sea", "i go into the sea now"),
        ("go to the {sea}", "go to the lake"),
        ("go _2 far", "go very very far"),
        ("go ~3 far", "go , not . far"),
        ("go far<end>", "go far . then"),
        ("go far<end>", "go far"),
        ("<start>go", "go now"),
        ("too deep|too far", "it is too far"),
        ("go\n    |went", "i went"),
        ("go and\n    come", "go and come"),
    ],
)
def test_a_short_cut_finds_what_it_says(line, said):
    """Each short cut, as the module's page tells it."""
    assert _finds(line, said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("go far", "ergo far"),
        ("go far", "go farther"),
        ("go _2 far", "go very very very far"),
        ("go _2 far", "go not far"),
        ("go _2 far", "go , far"),
        ("go far<end>", "go far away"),
        ("<start>go", "i go"),
    ],
)
def test_a_short_cut_finds_no_more(line, said):
    """Whole words, bounded gaps, and no gap over a no."""
    assert not _finds(line, said)


def test_a_head_says_what_the_rule_means():
    """Kind, severity and the traits stand in the first line."""
    (rule,) = _book("[one] other concern timed firm +2\ngo\n").rules

    assert (rule.name, rule.kind, rule.severity) == ("one", Kind.OTHER, Severity.CONCERN)
    assert (rule.is_timed, rule.is_firm, rule.points) == (True, True, 2)


@pytest.mark.parametrize(
    "text",
    [
        "[one] self grave\ngo\n",
        "[one] nobody high\ngo\n",
        "[one] self high loud\ngo\n",
        "[one] self high\n",
        "[one] self high\ngo\n\n[one] self high\ncome\n",
        "[one] self high\n{nothing}\n",
        "[one] self high\n(go\n",
        "<unknown>\ngo\n",
    ],
)
def test_a_book_with_a_mistake_is_refused(text):
    """Better no chat than a rule that never fires."""
    with pytest.raises((ValueError, KeyError, re.error)):
        _ = _book(text).patterns


@pytest.mark.parametrize("language", BOOKS)
def test_the_shipped_books_are_whole(language):
    """Every pattern compiles, none matches nothing at all, and names say their language."""
    book = read(language, BOOKS[language])

    assert len(book.patterns) > 20
    assert all(pattern.search("  ") is None for _, pattern in book.patterns)
    assert language == "en" or all(rule.name.startswith(f"{language}_") for rule in book.rules)
    assert set(book.framing) == set(FRAME)
