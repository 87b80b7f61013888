"""Long lists are looked for by their first letter, and find what they would find anyway."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.veil import sensitive
from troth.veil.alternatives import compiled

LIST = r"(?<!\w)(?P<it>ada|bo(?:b|bby)?|al(?:an|)|(?:x|y)z|Al|a?b|é[ct]é|\|a|[|)]c|ad)(?!\w)"


def shown(rule: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], dict[str, str]]]:
    """Return all that a rule finds in a text."""
    return [(found.span(), found.groupdict()) for found in rule.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("ada|bo|al", "a(?:da|l)|bo"),
        ("ada|.b|al", "ada|.b|al"),
        ("abc|ba|abd|acc|ab", "a(?:b(?:c|d|)|cc)|ba"),
        ("a|ab|b|", "a(?:|b)|b|"),
        ("a?b|ac|a{2}", "a?b|ac|a{2}"),
        ("Ab|ac", "Ab|ac"),
        (r"(?i:Ab|ac|(?-i:Ad|ae|Af))", r"(?i:a(?:b|c)|(?-i:A(?:d|f)|ae))"),
        (r"x(?:aa|b[|)]|ac)+|xy", r"x(?:(?:a(?:a|c)|b[|)])+|y)"),
        ("\u0130a|\u0131a|\u017fb|ia|sa|ib", "\u0130a|\u0131a|\u017fb|i(?:a|b)|sa"),
    ],
)
def test_the_same_letters_stand_together(pattern: str, wanted: str) -> None:
    """In order, and never across what may begin with any letter."""
    assert compiled(pattern).pattern == wanted


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
@given(text=st.text("aAdDlLbByYzZéÉcCtT|) ", max_size=30))
def test_it_finds_the_same(flags: re.RegexFlag, text: str) -> None:
    """In any text, with capitals and without."""
    assert shown(compiled(LIST, flags), text) == shown(re.compile(LIST, flags), text)


@given(
    words=st.lists(st.text("abAB", max_size=4), min_size=1, max_size=8),
    text=st.text("abAB ", max_size=20),
    flags=st.sampled_from([re.NOFLAG, re.IGNORECASE]),
)
def test_any_list_finds_the_same(words: list[str], text: str, flags: re.RegexFlag) -> None:
    """The first that fits is taken, however the list is ordered."""
    pattern = f"(?:{'|'.join(words)})b"

    assert shown(compiled(pattern, flags), text) == shown(re.compile(pattern, flags), text)


def test_a_group_without_a_name_is_refused() -> None:
    """Its number would change."""
    with pytest.raises(ValueError, match="by name"):
        compiled("(a)|b")
    with pytest.raises(ValueError, match="without spaces"):
        compiled("a | b", re.VERBOSE)


def test_a_real_list_has_few_to_try() -> None:
    """Of the conditions, no more begin a pattern than there are letters, and a few odd ones."""
    behind = sensitive._HEALTH.pattern.partition("|an )?(?:")[2]

    assert behind.count("|a(?:") + behind.startswith("a(?:") <= 8
