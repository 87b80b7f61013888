"""Countries and peoples, as the detectors ask for them."""

from troth.veil.people import plain_name
from troth.veil.words.places import COUNTRIES, PEOPLES


def test_they_are_written_plainly() -> None:
    """Without accents and capitals, or they would never be met."""
    assert all(plain_name(one) == one for one in COUNTRIES | PEOPLES)


def test_every_language_has_its_own() -> None:
    """What a Dutch or a French writer calls it is there as well."""
    assert {"germany", "alemania", "deutschland", "allemagne", "duitsland"} <= COUNTRIES
    assert {"polish", "polaca", "polnische", "polonaise", "poolse"} <= PEOPLES
