"""Street addresses in four languages."""

import pytest

from troth.veil.addresses import find

FOUND = [
    "12 Larkspur Close, Bristol BS8 4QZ",
    "Flat 3, 12 Larkspur Close",
    "4417 Juniper Ave, Apt 9, Springfield, IL 62704",
    "22 wharfedale avenue",
    "Mulberry Crescent",
    "calle Almendro 14, 3º B, 28005 Madrid",
    "c/ Goya 88",
    "avenida de la Constitución 5",
    "Kastanienallee 27, 10435 Berlin",
    "Lange Straße 3a",
    "18 rue des Tanneurs, 69005 Lyon",
    "7 imp. du moulin",
    "5 bis, allée des Peupliers",
    "SW1A 2AB",
    "P.O. Box 2213",
]
LEFT = [
    "the street was empty",
    "10 Downing Street",
    "we walked down Abbey Road",
    "a walk in the park",
    "2 more drinks on the way",
    "5 minutes walk from here",
    "la calle estaba vacía",
    "auf dem Weg nach Hause",
    "la rue est calme",
    "3 hours drive",
    "Sesame Street",
]


@pytest.mark.parametrize("said", FOUND)
def test_an_address_is_found_whole(said: str) -> None:
    """Flat, postcode and town belong to it."""
    text = f"it is {said}"

    assert [text[one.start : one.end] for one in find(text)][:1] == [said]


@pytest.mark.parametrize("text", LEFT)
def test_streets_where_nobody_lives_are_left_alone(text: str) -> None:
    """A street in general, a famous one and a way of speaking are no address."""
    assert [text[one.start : one.end] for one in find(text)] == []
