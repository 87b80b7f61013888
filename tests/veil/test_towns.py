"""A town is hidden whole, and the next sentence stays."""

import re

import pytest

from troth.veil.detect import Detector
from troth.veil.towns import NAME, TOWN

TOWNS = [
    "St. Gallen",
    "Bad St. Leonhard",
    "St. Louis",
    "Ste. Marie",
    "Mt. Vernon",
    "Ft. Worth",
    "N. Hollywood",
    "Freiburg i. Br.",
    "Frankfurt a. M.",
    "Frankfurt a.M.",
    "Rothenburg o. d. T.",
    "Stratford upon Avon",
    "Las Palmas de Gran Canaria",
]
WHOLE = [
    "Rosengasse 4, 9000 St. Gallen",
    "Dorfstr. 2, 9462 Bad St. Leonhard",
    "12 Elm Street, St. Louis, MO 63101",
    "3 rue des Lilas, 51160 Ste. Marie",
    "8 Oak Lane, Mt. Vernon, NY 10550",
    "8 Oak Lane, Ft. Worth, TX 76102",
    "Hauptstr. 5, 79100 Freiburg i. Br.",
    "Hauptstr. 5, 60311 Frankfurt a. M.",
    "Dr.-Karl-Lamm-Straße 5, 50667 Köln",
    "14 St. Brannoc's Road",
    "14 Lionel Quay Jr. Blvd",
]
ENDS = [
    ("Lindenstraße 17, 50667 Köln", ". Hope springs eternal."),
    ("Heidestraße 17, Köln", ". Kann ich das?"),
    ("12 Elm Street, Leeds", ". Maybe later."),
    ("12 Elm Street, Leeds LS6 1AA", ". Ring twice."),
    ("Calle Almendro 88, Madrid", ". Vale."),
    ("via Roma 12, 20129 Milano", ". Sono qui."),
    ("12 rue de la Soie, 75002 Paris", ". Voilà."),
    ("Kerkstraat 3, 1011 TD Amsterdam", ". Kom maar."),
    ("rua da Boavista, 8, Porto", ". Obrigada."),
]


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_is_read_whole(town: str) -> None:
    """Small words and dots that belong to it are part of it."""
    assert re.fullmatch(TOWN, town)


@pytest.mark.parametrize("text", ["Köln. Hope", "Köln.", "Leeds. St. Louis"])
def test_a_dot_ends_a_town(text: str) -> None:
    """Where a sentence ends, so does the town."""
    found = re.match(TOWN, text)

    assert found
    assert found.end() == text.index(".")


def test_a_street_is_named_for_whoever_has_a_title() -> None:
    """Titles and first names in short are a part of the name."""
    assert all(re.fullmatch(NAME, one) for one in ("Dr. Lamb", "J. F. Quay", "Jr.", "Lamb"))


@pytest.mark.parametrize("said", WHOLE)
def test_an_address_is_hidden_whole(rules: Detector, said: str) -> None:
    """No dot within it ends it."""
    text = f"it is {said}, please"

    assert [text[one.start : one.end] for one in rules.detect(text)] == [said]


@pytest.mark.parametrize(("said", "after"), ENDS)
def test_an_address_ends_where_its_sentence_ends(rules: Detector, said: str, after: str) -> None:
    """The first word of the next sentence is no town."""
    text = f"it is {said}{after}"

    assert [text[one.start : one.end] for one in rules.detect(text)] == [said]
