"""Endings of case on names."""

import pytest

from troth.veil import endings, pools, restore, stand_in
from troth.veil.fold import plain
from troth.veil.people import list_of


@pytest.mark.parametrize(
    ("name", "ending", "like", "wanted"),
    [
        ("Daniel", "em", "Corlus", "Danielem"),
        ("Marta", "ę", "Corlina", "Martę"),
        ("Ruth", "ę", "Corlina", "Ruth"),
        ("Bruno", "owi", "Corlano", "Brunowi"),
        ("Daniel", "owi", "Corlano", "Danielowi"),
        ("Kuba", "em", "Corlus", "Kuba"),
        ("José", "em", "Corlus", "José"),
        ("Łukasz", "a", "Corlus", "Łukasza"),
        ("王小明", "em", "Corlus", "王小明"),
        ("", "em", "Corlus", ""),
    ],
)
def test_an_ending_is_put_on_where_it_fits(name, ending, like, wanted):
    """A name of another sort stays as it is: none is better than a wrong one."""
    assert endings.put_on(name, ending, like=like) == wanted


def test_a_name_has_forms_if_it_is_a_word_of_some_length():
    """Of three letters anything can be made."""
    assert {"marte", "marty", "martou"} <= set(endings.forms("marta"))
    assert {"danielem", "danielowi", "danielow"} <= set(endings.forms("daniel"))
    assert endings.forms("dan") == endings.forms("ana") == endings.forms("a b c d") == ()


def test_every_letter_of_an_ending_is_known():
    """What is no ASCII in one is told, and folds to one letter."""
    every = {char for ending in endings.ENDINGS for char in ending if not char.isascii()}

    assert every == endings.LETTERS
    assert all(len(plain(one)) == 1 for one in every)


def test_languages_are_known_by_their_letters():
    """Spanish, German, French and Turkish have no such endings."""
    assert endings.has_them("Rozmawiałem z Danielem.")
    assert endings.has_them("Mluvil jsem s Terezou. Ne, říkám.")
    assert not any(
        map(
            endings.has_them,
            ["Dan", "¿Está Ana?", "Grüße, ça va", "Is\u0131l’\u0131n şapkas\u0131"],
        )
    )


def test_no_stand_in_with_an_ending_is_another_one_or_a_name():
    """So that whoever it is put back as is meant."""
    givens = [one for sort in ("feminine", "masculine", "neutral") for one in pools.given(sort)]
    every = [*givens, *pools.family(), *pools.places(), *pools.groups()]
    known = {one.lower() for base in every for one in stand_in._spellings(base, short_first=False)}
    bent = {form for one in known if restore._is_bent(one) for form in endings.forms(one)}

    assert not bent & known
    assert not [one for one in bent - pools.NO_STAND_INS if list_of(one)]
