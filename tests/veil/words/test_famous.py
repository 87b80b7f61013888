"""Names that all the world knows, as the detectors ask for them."""

from troth.veil.people import is_famous, list_of, plain_name
from troth.veil.words.famous import ALL_THE_WORLD, FIGURES
from troth.veil.words.places import COUNTRIES


def test_they_are_written_plainly() -> None:
    """Without accents and capitals, or they would never be met."""
    assert all(plain_name(one) == one for one in ALL_THE_WORLD)


def test_they_are_met_however_they_are_written() -> None:
    """With accents and capitals, and with what they own."""
    assert is_famous("Beyoncé's")
    assert is_famous("TIZIANO FERRO")


def test_a_name_that_others_bear_is_on_it_only_in_full() -> None:
    """A Dante or a Serena is somebody's friend; a list of the famous may not give them away."""
    alone = {one for one in ALL_THE_WORLD if " " not in one}

    assert not is_famous("Dante")
    assert not is_famous("Selena")
    assert not [one for one in alone if list_of(one)]


def test_an_article_before_it_changes_nothing() -> None:
    """The article is no part of it; a name that merely begins like an article is not cut."""
    assert is_famous("de Lidl")
    assert is_famous("l'Odyssee") == is_famous("Odyssee")
    assert not is_famous("Delidl")


def test_figures_are_no_places() -> None:
    """They are let through as places; a country among them would give somebody away."""
    assert FIGURES <= ALL_THE_WORLD
    assert not FIGURES & COUNTRIES
