"""Words found again however they are dressed."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.veil.fold import _dressed, core, fold, joins, plain, words


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("Hi Daniel!", "Daniel", ["Daniel"]),
        ("DANIEL, daniel", "Daniel", ["DANIEL", "daniel"]),
        ("\uff24\uff41\uff4e is here", "Dan", ["\uff24\uff41\uff4e"]),
        ("Da\u200bn is here", "Dan", ["Da\u200bn"]),
        ("Jose\u0301 and Jose", "José", ["Jose\u0301", "Jose"]),
        ("Port\nEllery", "Port Ellery", ["Port\nEllery"]),
        ("我是王小明吗", "王小明", ["王小明"]),
        ("the Danube, a sedan", "Dan", []),
        ("Dan_Ruiz", "Dan", ["Dan"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("❤\ufe0fDan", "Dan", ["Dan"]),
        ("Dan\u0149", "Dan", ["Dan"]),
        ("Dan\u00b2", "Dan", ["Dan"]),
        ("O\u2019Hara, O`Hara", "O'Hara", ["O\u2019Hara", "O`Hara"]),
        ("Jean\u2011Luc", "Jean-Luc", ["Jean\u2011Luc"]),
        ("D\u20ddan and D\u0489an", "Dan", ["D\u20ddan", "D\u0489an"]),
        ("Da\u2800n", "Dan", ["Da\u2800n"]),
        ("\u1d05\u1d00\u0274", "Dan", ["\u1d05\u1d00\u0274"]),
        ("かな", "がな", []),
        ("YILMAZ, yilmaz", "Y\u0131lmaz", ["YILMAZ", "yilmaz"]),
        ("İbrahim, ibrahim", "IBRAHIM", ["İbrahim", "ibrahim"]),
        ("Lukasz LUKASZ", "Łukasz", ["Lukasz", "LUKASZ"]),
        ("Soren, Gudrun", "Søren", ["Soren"]),
        ("Đurić and Djuric", "Duric", ["Đurić"]),
    ],
)
def test_a_word_is_found_as_a_word(text, value, found):
    """Case, width, accents and hidden characters do not matter; being a part of a word does."""
    folded = fold(text)

    assert [text[start:end] for start, end in folded.find(plain(value))] == found


def test_nothing_is_found_nowhere():
    """An empty value is not looked for."""
    assert list(fold("Dan").find("")) == []


WIDE = "a b" + " c" * 3


@given(
    st.lists(
        st.sampled_from(
            ["a b c c c", "abccc", "a-b-c", "a", "b.", "c", " ", "a%20b", "c" * 90, "x"]
        ),
        max_size=60,
    ).map("".join),
    st.integers(1, 3),
)
def test_what_is_dressed_is_found_in_windows_as_in_one(text, times):
    """Looking only around the places where a value may stand leaves nothing out."""
    folded = fold(text * times)
    whole = _dressed(plain(WIDE), is_close=True).finditer(folded.plain)

    found = folded.find_dressed(plain(WIDE), is_close=True)

    assert list(found) == [match.span() for match in whole]


@pytest.mark.parametrize("text", ["a" * 20_000, "a&a;" * 5_000, "a%20" * 49, "a &amp" * 3_000])
def test_what_is_nearly_there_takes_no_time(text):
    """Where a value may begin everywhere, and in many ways."""
    begun = time.process_time()

    list(fold(text).find_dressed(" ".join("a" * 50), is_close=True))

    assert time.process_time() - begun < 0.5


@given(st.text(max_size=40))
def test_each_folded_character_knows_where_it_came_from(text):
    """Places rise, lie in the text, and white space stays one for one."""
    folded = fold(text)

    assert len(folded.where) == len(folded.plain)
    assert list(folded.where) == sorted(folded.where)
    assert all(0 <= place < len(text) for place in folded.where)


@given(st.text(max_size=20))
def test_composed_and_decomposed_fold_alike(text):
    """How accents are stored does not matter."""
    kept = "".join(one for one in text if not "\uac00" <= one <= "\ud7a3")

    assert plain(unicodedata.normalize("NFC", kept)) == plain(unicodedata.normalize("NFD", kept))


def test_some_letters_make_one_word_and_others_do_not():
    """Scripts with capitals make words; those without spaces end where the name ends."""
    assert all(joins(char) for char in "aÉж9\u0301")
    assert not any(joins(char) for char in " -_'王ラー다\ufe0f²")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Daniel Ruiz", ["Daniel", "Ruiz"]),
        ("Jean-Luc O’Hara", ["Jean", "Luc", "O’Hara"]),
        ("J. R. Tarn", ["J.", "R.", "Tarn"]),
        ("x.yz", ["x", "yz"]),
        ("dan_ruiz", ["dan", "ruiz"]),
        ("Da\u200bn", ["Da\u200bn"]),
        ("王小明", ["王小明"]),
        ("…", []),
    ],
)
def test_a_name_falls_into_words(name, parts):
    """Hyphens and spaces part words; an O’ and the full stop of an initial do not."""
    assert [name[start:end] for start, end in words(name)] == parts


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("Noor1990 and 7noor", "Noor", ["Noor", "noor"]),
        ("Dan1990", "Dan", []),
        ("Noora, unnoor", "Noor", []),
        ("project-zebra", "Project Zebra", ["project-zebra"]),
        ("Project\r\nZebra", "Project Zebra", ["Project\r\nZebra"]),
        ("project%20zebra", "Project Zebra", ["project%20zebra"]),
        ("project&nbsp;zebra", "Project Zebra", ["project&nbsp;zebra"]),
        ("**Project** Zebra", "Project Zebra", ["Project** Zebra"]),
        ("ProjectZebra", "Project Zebra", ["ProjectZebra"]),
        ("a project of zebra", "Project Zebra", []),
        ("projectzebras", "Project Zebra", []),
    ],
)
def test_words_are_found_in_everyday_spellings(text, value, found):
    """With other signs between them, or none; not inside other words."""
    folded = fold(text)

    assert core(plain(value)) in folded.plain
    places = folded.find_dressed(plain(value), is_close=True)
    assert [text[start:end] for start, end in places] == found


def test_words_that_touch_are_another_word_unless_asked_for():
    """`Al Ready` is no part of `already`."""
    folded = fold("already, al-ready")

    assert [*folded.find_dressed("al ready", is_close=False)] == [(9, 17)]
