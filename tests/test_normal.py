"""Normal forms in time that grows with the length of a text alone."""

import sys
import unicodedata

import pytest

from troth.normal import MOST_MARKS, is_blank, normalize, unmixed

FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
def test_what_people_write_comes_out_as_ever(form) -> None:
    """Accents, Hangul, Hebrew with vowels, Zalgo up to the bound, half surrogates."""
    zalgo = "e" + "\u0301\u0323" * (MOST_MARKS // 2)
    for text in ("", "plain", "Zoë Ångström ﬁn", "한국어 각", "שָׁלוֹם", "नमस्ते", zalgo, "a\ud800b"):
        assert normalize(form, text * 3) == unicodedata.normalize(form, text * 3)


@pytest.mark.parametrize("mark", ["\u0301\u0323", "\u0f73", "\u0344", "\uff9e", "\U0001d165"])
def test_of_a_run_of_marks_the_rest_is_left_out(mark) -> None:
    """Also where a letter only turns into marks when it is taken apart; what follows stays."""
    told = normalize("NFKD", "a" + mark * 40_000 + "b" + mark * 40_000 + "c é")

    assert told.replace("\u0301", "")[0] == "a"
    assert told.endswith("c e\u0301")
    assert told.count("b") == 1
    assert len(told) < 2 * 4 * MOST_MARKS + 20


def test_no_letter_turns_into_marks_unseen() -> None:
    """Of every letter that begins with a mark when it is taken apart, all of it is marks."""
    for one in map(chr, range(sys.maxunicode + 1)):
        apart = unicodedata.normalize("NFKD", one)
        if unicodedata.combining(apart[0]):
            assert all(map(unicodedata.combining, apart)), hex(ord(one))


@pytest.mark.parametrize("text", ["", " \n\u3000", "\0\x07", "\u200b\u200d\u2060\ufeff", "\u00ad"])
def test_what_nobody_can_see_is_blank(text) -> None:
    """Spaces, control characters, joiners, marks of direction, fillers."""
    assert is_blank(text + "\u202e\u3164\uffa0\u2800\ufe0f\U000e0041")


@pytest.mark.parametrize(
    "text", ["a", ".", "\u200b.\u200b", "👩\u200d🚀", "❤\ufe0f", "\u0301", "က"]
)
def test_what_can_be_seen_is_not(text) -> None:
    """One sign is enough."""
    assert not is_blank(text)


def test_a_word_is_written_in_one_script() -> None:
    """Where a Latin word has letters that only look Latin; other words and scripts stay."""
    assert unmixed("l\u0435\u0430ve \u03b9'm f\u043eurt\u0435\u0435n") == "leave i'm fourteen"
    for text in ("plain", "мне 14 лет", "я люблю python", "είμαι 14", "zoë"):
        assert unmixed(text) == text
