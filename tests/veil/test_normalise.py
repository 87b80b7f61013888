"""The plain reading, and the way back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.veil.normalise import decoded, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("An\u200bna", "Anna"),
        ("sch\u00adön", "schön"),
        ("\uff10\uff17\uff17 \uff17", "077 7"),
        ("\u0405\u0430m\u0430nth\u0430", "Samantha"),
        ("cafe\u0301", "café"),
        ("\ufb01ne", "fine"),
        ("Anna\u2019s", "Anna's"),
        ("\U0001d400nna", "Anna"),
        ("\u202eAnna", "Anna"),
        ("N\u20ddoor", "Noor"),
        ("N\u0489o\u0489or", "Noor"),
        ("No\u2800or", "Noor"),
        ("\u0274\u1d0f\u1d0f\u0280", "noor"),
        ("0\ufe0f\u20e31\ufe0f\u20e3", "01"),
    ],
)
def test_what_looks_alike_reads_alike(written: str, read: str) -> None:
    """Zero-width signs, wide digits, look-alike letters, ligatures and styles are seen through."""
    assert plain(written).text == read


@pytest.mark.parametrize(
    "word", ["\u0410\u043d\u043d\u0430", "\u0391\u03bd\u03bd\u03b1", "日本", "Zoë", "Straße"]
)
def test_other_scripts_stay_as_they_are(word: str) -> None:
    """A word that is wholly Russian or Greek is not turned into Latin letters."""
    assert plain(word).text == word


def test_a_span_covers_what_was_hidden_inside() -> None:
    """The way back takes in the signs that nobody sees."""
    written = "ask J\u200ba\u200bsper now"
    read = plain(written)
    start = read.text.index("Jasper")

    assert read.span(start, start + 6) == (4, 12)


@given(st.text(max_size=60))
def test_every_letter_knows_where_it_came_from(text: str) -> None:
    """For any text, places go up and stay inside it."""
    read = plain(text)

    assert len(read.text) == len(read.starts) == len(read.ends)
    assert list(read.starts) == sorted(read.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(read.starts, read.ends, strict=True))


def test_the_repr_holds_no_words() -> None:
    """A log line about a plain text says how long it is."""
    assert "secret" not in repr(plain("secret"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("mia%2Elind%40example.org", "mia.lind@example.org"),
        ("mia&#64;example.org", "mia@example.org"),
        ("mia&#x40;example.org &amp; co", "mia@example.org & co"),
        ("Zo%C3%AB", "Zoë"),
    ],
)
def test_codes_are_read_as_they_would_be_shown(written: str, shown: str) -> None:
    """And each letter still knows where it came from: the whole of its code."""
    read = decoded(plain(written))

    assert read is not None
    assert read.text == shown
    assert read.span(0, len(shown)) == (0, len(written))


@pytest.mark.parametrize("text", ["100% sure", "Tom & Mia; fine", "5%", ""])
def test_a_text_without_codes_has_no_other_reading(text: str) -> None:
    """A per cent sign alone is no code."""
    assert decoded(plain(text)) is None
