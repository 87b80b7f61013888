"""Texts in whichever encoding they were written; what is no text is refused."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.cli.encodings import read
from troth.errors import BadInput

TEXT = "Née à Köln: José, 12 Straße\n\tЖылдыз 王 👩"
WESTERN = "Née à Köln: José, 12 Straße – “ja”\r\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_every_encoding_with_a_mark_is_read(encoding, named):
    """And the mark is no part of the text."""
    assert read(TEXT.encode(encoding)) == (TEXT, named)


@pytest.mark.parametrize("byte_order", ["le", "be"])
def test_two_bytes_a_letter_are_seen_without_a_mark(byte_order):
    """Every second byte is empty, as in western texts of that sort."""
    text = "Plain letters and é\n"

    assert read(text.encode(f"utf-16-{byte_order}")) == (text, f"utf-16-{byte_order}")


def test_big_marks_are_read_in_both_orders():
    """Whoever wrote the mark said which it is."""
    assert read(b"\xfe\xff" + "é".encode("utf-16-be"))[0] == "é"
    assert read(b"\x00\x00\xfe\xff" + "é".encode("utf-32-be"))[0] == "é"


def test_an_old_western_file_is_read():
    """What is no UTF-8 and holds nothing but letters and marks."""
    assert read(WESTERN.encode("cp1252")) == (WESTERN, "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x02",
        b"PK\x03\x04\x14\x00",
        b"text with \x00 in it",
        b"a bell \x07",
        b"\xff\xfe\x00\xd8",
        b"\xff\xfea",
        b"\xef\xbb\xbf\xff",
        b"\x81\x8d caf\xe9",
    ],
)
def test_what_is_no_text_is_refused(data):
    """In one sentence, without a byte of it."""
    with pytest.raises(BadInput) as told:
        read(data)

    assert "text" in str(told.value)
    assert told.value.__cause__ is None


def test_random_bytes_are_no_text():
    """A key or a picture is never taken for words."""
    for _ in range(20):
        with pytest.raises(BadInput):
            read(os.urandom(512))


@pytest.mark.parametrize("seed", [8688, 75239])
def test_random_bytes_that_could_be_two_a_letter_are_no_text(seed):
    """One in ten thousand has an empty byte in the right places only; its letters do not exist."""
    data = random.Random(seed).randbytes(512)  # noqa: S311  # the same each time
    assert (b"\0" in data[0::2]) is not (b"\0" in data[1::2])

    with pytest.raises(BadInput):
        read(data)


def test_signs_of_later_years_are_read_in_two_bytes_a_letter():
    """Outside the oldest 65,536, new ones come each year: those say nothing."""
    text = "Plain letters and one that is to come: \U0001faf6 \U0001fadc\n"

    assert read(text.encode("utf-16-le")) == (text, "utf-16-le")


def test_an_empty_file_is_an_empty_text():
    """Nothing is not wrong."""
    assert read(b"") == ("", "utf-8")


@given(st.binary(max_size=40))
def test_whatever_comes_is_text_or_refused(data):
    """Nothing else is raised, and no control character comes through."""
    try:
        text, _ = read(data)
    except BadInput:
        return
    assert "\0" not in text
    assert "\x1b" not in text
    text.encode()
