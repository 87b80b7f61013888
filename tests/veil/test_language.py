"""A guess at the language."""

import pytest

from troth.veil.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't know what to do", "en"),
        ("no sé qué hacer con mi vida", "es"),
        ("ich weiß nicht, was ich tun soll", "de"),
        ("je ne sais pas quoi faire", "fr"),
        ("", "en"),
        ("12345 !!!", "en"),
    ],
)
def test_small_words_tell_the_language(text: str, expected: str) -> None:
    """English where nothing speaks for another."""
    assert language(text) == expected
