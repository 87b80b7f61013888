"""Names in any script; and no two that look the same to a reader are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.people import names

ZWJ, ZWNJ, VARIANT, FILLER = "\u200d", "\u200c", "\ufe0f", "\u3164"


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "Noor",
        "نور الهدى",
        "日本語",
        "Zoë van Dam",
        "👩" + ZWJ + "💻",
        "می" + ZWNJ + "خواهم",
        "❤" + VARIANT,
        "a" * 80,
        "नूर",
    ],
)
def test_any_script_and_emoji_are_names(name):
    """Letters that can be seen, and the two joiners that Persian and emoji are written with."""
    assert names.is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "a" * 81,
        "two\nlines",
        "\x1b[2J",
        "\u202eback",
        "null\x00",
        "\udcff",
        "\u00ad",
        "\u2066",
        ZWJ,
        ZWNJ * 5,
        FILLER,
        VARIANT,
        "\u2800\u2800",
        pytest.param("a" * 10_000_000, id="10 MB"),
    ],
)
def test_what_cannot_be_seen_or_hides_is_none(text):
    """Nothing that is invisible, turns a line around, drives a terminal, or has no end."""
    assert not names.is_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Noor", "nOOR"),
        ("Straße", "STRASSE"),
        ("Zoë", "Zoe\u0308"),
        ("\uff2e\uff4f\uff4f\uff52", "noor"),  # full width
        ("noor", "no" + ZWJ + "or"),
        ("noor", "no" + VARIANT + "or"),
        ("no or", "no  or "),
        ("ﬁa", "fia"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("Ⅷ", "viii"),
    ],
)
def test_spellings_of_one_name_are_the_same(one, other):
    """Case, width, accents and what cannot be seen make no second name."""
    assert names.same_as(one) == names.same_as(other)


def test_different_names_stay_different():
    """A comparison that is too kind would let one in for the other."""
    several = ["noor", "nour", "نور", "noor2", "no or", "日本", "日本語"]

    assert len({names.same_as(one) for one in several}) == len(several)


@given(st.text(max_size=40))
def test_comparing_settles(text):
    """What spellings have in common has only itself in common."""
    folded = names.same_as(text)

    assert names.same_as(folded) == folded
    assert names.same_as(names.tidy(text)) == folded


def test_a_name_is_kept_tidy():
    """Composed and without blanks around it, otherwise as it was typed."""
    assert names.tidy("  Zoe\u0308 ") == "Zoë"
