"""First names, as the detectors ask for them."""

from troth.veil.people import plain_name
from troth.veil.words.first_names import COMMON_WORDS, NAMES


def test_names_are_written_plainly() -> None:
    """Without accents, capitals and endings, or they would never be found."""
    assert {name for name in NAMES | COMMON_WORDS if plain_name(name) != name} <= {
        "iris",
        "agnes",
    } | {name for name in NAMES | COMMON_WORDS if name.endswith("s")}
