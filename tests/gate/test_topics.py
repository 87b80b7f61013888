"""What words are about, where a provider's terms leave something out."""

import pytest

from troth.gate.topics import among, is_for_adults


def cares(text):
    """Name topics that a text names itself."""
    return [one for one in ("health", "belief") if one in text]


@pytest.mark.parametrize(
    ("texts", "left_out", "found"),
    [
        (["my health"], {"health"}, {"health"}),
        (["", "Hi.", "my health"], {"health", "adult"}, {"health"}),
        (["Send me nudes, for my health"], {"health", "adult"}, {"health", "adult"}),
        (["Send me nudes"], {"health"}, set()),
        (["my belief"], {"health", "adult"}, set()),
        (["my health"], set(), set()),
        ([], {"health", "adult"}, set()),
    ],
)
def test_what_is_left_out_is_found_and_nothing_else(texts, left_out, found):
    """Topics that nobody leaves out are not looked for."""
    assert among(texts, left_out, cares=cares) == found


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("She had sex with him.", True),
        ("Send me nudes", True),
        ("I do not want to have sex.", False),
        ("Never anything sexual. No flirting.", False),
        ("We had a nice evening.", False),
    ],
)
def test_words_of_sex_are_for_adults(text, is_so):
    """And a no to them is not."""
    assert is_for_adults(text) is is_so
