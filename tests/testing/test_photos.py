"""Photos for tests: a planted place is really there, and is found where it is."""

from troth.testing.photos import noted, picture, planted


def test_what_is_planted_is_found_and_nothing_else_is() -> None:
    """In every kind of file; a plain picture has none."""
    for kind in ("JPEG", "PNG", "WEBP"):
        assert noted(planted(kind))
        assert not noted(picture(kind))
