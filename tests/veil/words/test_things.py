"""Things, as the model's spans are held against them."""

from troth.veil.people import is_name, list_of, plain_name
from troth.veil.words.things import THINGS


def test_they_are_written_plainly() -> None:
    """Without accents and capitals, or they would never be met."""
    assert all(plain_name(one) == one for one in THINGS)


def test_none_is_a_name() -> None:
    """Whoever bears a word as a name is not let through for it."""
    assert not [one for one in THINGS if is_name(one) or list_of(one)]


def test_every_language_has_its_own() -> None:
    """German, French, Italian, Dutch, Spanish."""
    assert {"heimweh", "virgule", "stipendio", "penningmeester"} <= THINGS
