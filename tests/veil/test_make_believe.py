"""Who is nobody though a name is said; and who stays hidden."""

import pytest

from troth.veil.detect import Detector
from troth.veil.found import Found, Kind, Label
from troth.veil.make_believe import is_made_up

PLAYED = [
    ("Pretend to be ", "Captain Biscuit", ", please"),
    ("In this role play you are ", "Sir Spoon", ", a retired pirate"),
    ("From now on you are ", "Lady Mop", ", keeper of keys"),
    ("You are ", "Judge Radish", " now"),
    ("Finge que eres ", "Don Bizcocho", ", un gato"),
    ("Du bist ab jetzt ", "Professor Quarkus", ", zuständig für Laune"),
    ("Fai finta di essere ", "Don Biscotto", ", padrino"),
    ("Joue le rôle de ", "Maître Potiron", ", notaire"),
    ("Faz de conta que és ", "Dona Colher", ", bruxa"),
    ("Doe eens alsof je kapitein ", "Kroketje", " bent"),
]
NOBODY: list[tuple[str, str, str, Label]] = [
    ("after storm ", "Bertram", " the roof leaked", "PERSON"),
    ("el huracán ", "Otilia", " llegó", "PERSON"),
    ("by the law of ", "Murphy", "", "PERSON"),
    ("le théorème de ", "Thalès", " sans l'ombre", "LOCATION"),
    ("sint ", "Maarten", " komt", "PERSON"),
    ("the form says ", "Jane Doe", " in grey", "PERSON"),
    ("da steht ", "Erika Mustermann", " drin", "PERSON"),
    ("pone ", "Fulano de Tal", "", "PERSON"),
]
SOMEBODY = [
    ("Pretend to be ", "Linda", ", she says no"),
    ("Pretend to be ", "Linda Okonkwo", " at the door"),
    ("Pretend you are my mother ", "Orla", ""),
    ("You are ", "Wanda Lamb", ", right?"),
    ("I told her you are ", "Orlo", " and she laughed"),
    ("I play with ", "Orlo", ""),
    ("she weathered the storm. ", "Bertram", " did not"),
    ("my son is ", "Bertram", ""),
    ("ein Satz von ", "Linda", " tat weh"),
]


def _found(said: tuple[str, str, str], label: Label = "PERSON", kind: Kind = "direct") -> bool:
    before, name, after = said
    why = "title" if " " in name and name.split()[0] in _TITLES else "model"
    span = Found(len(before), len(before) + len(name), label, kind, why)
    return is_made_up(before + name + after, span)


_TITLES = frozenset({"Captain", "Sir", "Lady", "Judge", "Don", "Dona", "Maître", "Professor"})


@pytest.mark.parametrize("said", PLAYED)
def test_a_part_to_play_is_nobody(said: tuple[str, str, str]) -> None:
    """Whom a companion is told to be is made up."""
    assert _found(said)


@pytest.mark.parametrize(("before", "name", "after", "label"), NOBODY)
def test_a_storm_a_law_a_saint_and_a_sample_are_nobody(
    before: str, name: str, after: str, label: Label
) -> None:
    """The word beside the name says so."""
    assert _found((before, name, after), label, "direct" if label == "PERSON" else "quasi")


@pytest.mark.parametrize("said", SOMEBODY)
def test_whom_one_may_know_stays_hidden(said: tuple[str, str, str]) -> None:
    """A first name, a full name, one's own people: somebody, also where they are to be played."""
    assert not _found(said)


@pytest.mark.parametrize(
    "text",
    [
        "it says Jane Doe, 12 Mill Road, in grey",
        "fill in 12 Example Street, Anytown",
        "Musterstraße 1, 12345 Musterstadt steht da",
        "la muestra pone calle Falsa 123",
    ],
)
def test_an_address_on_a_sample_is_nobodys(rules: Detector, text: str) -> None:
    """Nobody lives in a street that is called an example, nor at somebody's made for a form."""
    assert rules.detect(text) == []


def test_other_kinds_are_not_looked_at() -> None:
    """A contact is somebody's, whoever it is said of."""
    assert not _found(("Pretend to be ", "x@y.example", ""), "CONTACT")
