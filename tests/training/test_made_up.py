"""Names that are on no list, firms of one word, doors in any order."""

from random import Random

from training.veil.made_up import crossed, door, firm
from training.veil.pools import sections


def test_two_names_give_a_third() -> None:
    """It begins as one and ends as the other; what has no vowel stays as it is."""
    assert crossed("Kowalski", "Hartmann") == "Kowann"
    assert crossed("Ng", "Hartmann") == "Ng"
    assert crossed("de Vries", "Hartmann") == "de Vries"


def test_a_firm_is_one_word() -> None:
    """Whatever it is made of; but for an "& Co" now and then."""
    chance, parts = Random(1), sections("parts")  # noqa: S311  # a seed, nothing secret

    made = {firm(chance, parts, lambda: "van der Quell") for _ in range(400)}

    assert len(made) > 200
    assert all(len(one.removesuffix(" & Co").replace("_", " ").split()) <= 2 for one in made)
    assert any(one.isupper() for one in made)


def test_a_door_has_its_street_town_and_code_in_many_orders() -> None:
    """One seed gives the same; no order is the only one."""
    chance = Random(1)  # noqa: S311  # a seed, nothing secret

    made = {door(chance, "12 Elm Road", "LS1 4AA", "Ilkley", state="") for _ in range(200)}
    english = {door(chance, "12 Elm Road", "10023", "Ilkley", state="NY") for _ in range(400)}

    assert len(made) >= 8
    assert all("Ilkley" in one and "12 Elm Road" in one for one in made)
    assert len(english) >= 20
