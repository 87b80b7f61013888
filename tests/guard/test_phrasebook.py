"""The notation of the phrase books."""

import re
from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from re._parser import parse

import pytest

from troth.guard import phrases
from troth.guard.phrasebook import FRAME, blocks, read, written_out
from troth.guard.phrases import de, en, es, fr
from troth.guard.rule import Kind, Severity

EMPTY_FRAME = "\n".join(f"<{name}>\nnothing{name}\n" for name in FRAME)
BOOKS = {"en": en.TEXT, "es": es.TEXT, "de": de.TEXT, "fr": fr.TEXT}
PARTS = {
    one.name: getattr(import_module(f"{phrases.__name__}.{one.name}"), "TEXT", "")
    for one in iter_modules(phrases.__path__)
}


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


def _never(items: Iterable[tuple[object, object]], *, before: bool = False) -> bool:
    """Say whether a part of a parsed pattern waits for two spaces or a sign that is never there."""
    return any(_waits(list(items), at, before=before) for at in range(len(list(items))))


def _waits(items: list[tuple[object, object]], at: int, *, before: bool) -> bool:
    """Say it of one item. before: a space stands before the whole."""
    kind, told = str(items[at][0]), items[at][1]
    spaced = _ends(items[:at]) if at else before
    if kind == "LITERAL":
        sign = chr(told)
        is_plain = not sign.isalpha() or (sign.isascii() and sign.islower()) or ord(sign) > 0x24F
        return (sign == " " and spaced) or not is_plain or sign in "~'’"
    if kind == "SUBPATTERN":
        return _never(told[3], before=spaced) or (_ends(told[3]) and _begins(items[at + 1 :]))
    if kind == "BRANCH":
        after = _begins(items[at + 1 :])
        return any(_never(one, before=spaced) or (after and _ends(one)) for one in told[1])
    if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
        return told[0] > 0 and _never(told[2], before=spaced)
    return False


def _ends(items: Iterable[tuple[object, object]]) -> bool:
    """Say whether a part surely ends with a space."""
    return _edge([*items], -1)


def _begins(items: Iterable[tuple[object, object]]) -> bool:
    """Say whether a part surely begins with a space."""
    return _edge([*items], 0)


def _edge(items: list[tuple[object, object]], at: int) -> bool:
    if not items:
        return False
    kind, told = str(items[at][0]), items[at][1]
    if kind == "LITERAL":
        return told == ord(" ")
    if kind == "SUBPATTERN":
        return _edge([*told[3]], at)
    if kind == "BRANCH":
        return all(_edge([*one], at) for one in told[1])
    return kind in {"MAX_REPEAT", "MIN_REPEAT"} and told[0] > 0 and _edge([*told[2]], at)


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


@pytest.mark.parametrize("name", [name for name, text in PARTS.items() if text])
def test_each_turn_of_phrase_can_be_found(name) -> None:
    """No line waits for what plain text never has: two spaces, an accent, a gap left open."""
    tongues = set(BOOKS) & set(name.split("_"))
    shared = [text for other, text in PARTS.items() if tongues & set(other.split("_"))]
    words = {
        head["words"]: lines for text in shared for head, lines in blocks(text) if head["words"]
    }
    dead = [
        (head[0], line)
        for head, lines in blocks(PARTS[name])
        for line in ([] if head["words"] else lines)
        if _never(parse(f" (?:{written_out([line], words)}) "))
    ]

    assert dead == []
