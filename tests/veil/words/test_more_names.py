"""Family names, and names that are words, as the model is told of them."""

from troth.veil.people import plain_name
from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.more_names import ALSO, FAMILY


def test_they_are_written_plainly() -> None:
    """Without accents and capitals, or they would never be found."""
    assert all(plain_name(one) == one for one in ALSO | FAMILY)


def test_a_name_is_on_one_list() -> None:
    """What is on two would be told as one of them only."""
    assert not ALSO & FAMILY
    assert not (ALSO | FAMILY) & NAMES
    assert not (ALSO | FAMILY) & COMMON_WORDS
