"""Numbers and addresses that reach nobody."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.veil import shapes

SECRET = b"invented key".ljust(32, b".")


def first(make, original):
    """Make the first stand-in that can be made."""
    made = (make(original, pick) for pick in shapes.picks(SECRET, "test", original))
    return next((one for one in made if one), None)


@pytest.mark.parametrize(
    ("original", "pattern"),
    [
        ("noor@firm.test", r"[a-z]+\d+@example\.(org|net|com)"),
        ("noor at firm dot test", r"[a-z]+\d+@example\.(org|net|com)"),
        ("noor arroba firm punto test", r"[a-z]+\d+@example\.(org|net|com)"),
        ("https://firm.test/noor?x=1", r"https://example\.org/[a-z]+\d+"),
        ("www.firm.test", r"example\.org/[a-z]+\d+"),
        ("firm.test/noor", r"example\.org/[a-z]+\d+"),
        ("@noor_91", r"@[a-z]+\d+"),
        ("noor_91", r"[a-z]+\d+"),
        ("(415) 867-5309", r"\(\d{3}\) 555-01\d\d"),
        ("+1 415 867 5309", r"\+1 \d{3} 555 01\d\d"),
        ("867-5309", r"555-01\d\d"),
        ("+44 7911 123456", r"\+44 7700 900\d{3}"),
        ("07911 123456", r"07700 900\d{3}"),
        ("020 7123 4567", r"020 7946 0\d{3}"),
        ("+44 20 7123 4567", r"\+44 20 7946 0\d{3}"),
        ("+33 6 12 34 56 78", r"\+33 6 39 98 \d\d \d\d"),
        ("01 42 34 56 78", r"01 99 00 \d\d \d\d"),
        ("+49 151 2345678", r"\+49 000 \d{7}"),
        ("five five five one two three", r"555-01\d\d"),
        ("192.168.7.1", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("fe80::1", r"2001:db8::[0-9a-f]+:[0-9a-f]+"),
        ("12 Elm Street", r"\d+ [A-Z][a-z]+"),
    ],
)
def test_a_contact_becomes_one_of_its_sort(original, pattern):
    """What stands in looks alike and lies in a range that nobody has."""
    assert re.fullmatch(pattern, first(shapes.contact, original))


@pytest.mark.parametrize(
    "original",
    [
        "4111 1111 1111 1111",
        "DE89 3704 0044 0532 0130 00",
        "12345678Z",
        "X1234567L",
        "123-45-6789",
        "QQ 12 34 56 C",
        "36 574 261 809",
        "AB-99 1234/x",
    ],
)
def test_a_number_keeps_its_shape_and_fails_every_check(original):
    """Letters stay letters, digits digits; no card, account or identity number comes of it."""
    for pick in shapes.picks(SECRET, "ID", original):
        made = shapes.number(original, pick)
        if made is None:
            continue
        assert re.sub(r"\d", "0", re.sub(r"[A-Za-z]", "x", made)) == re.sub(
            r"\d", "0", re.sub(r"[A-Za-z]", "x", original)
        )
        assert made != original
        assert not shapes.passes_a_check(made)
    assert first(shapes.number, original)


def test_some_invented_numbers_would_pass_and_are_left_out():
    """The checks do say yes to a number that is right."""
    assert shapes.passes_a_check("4111 1111 1111 1111")
    assert shapes.passes_a_check("DE89 3704 0044 0532 0130 00")
    assert shapes.passes_a_check("12345678Z")


@pytest.mark.parametrize("original", ["1234", "ab12", "abcdef", "--", ""])
def test_what_is_too_short_has_no_number_in_its_place(original):
    """A stand-in of few digits would be taken for any number in an answer."""
    assert first(shapes.number, original) is None


@given(st.text(min_size=1, max_size=30))
def test_any_text_has_a_plain_stand_in_or_none(text):
    """Stand-ins are ASCII, short, and start and end with something to see."""
    for make in (shapes.contact, shapes.number, shapes.phone):
        made = first(make, text)
        assert made is None or (made.isascii() and len(made) <= len(text) + 48)


def test_the_secret_alone_decides():
    """The same secret gives the same, another one something else."""
    other = next(shapes.picks(b"another", "test", "867-5309"))

    again = [first(shapes.contact, "noor@firm.test") for _ in range(2)]

    assert again[0] == again[1]
    assert shapes.contact("noor@firm.test", other) != again[0]


@pytest.mark.parametrize(
    ("stand_in", "original", "short"),
    [
        ("202-555-0143", "415-867-5309", ("2025550143", "4158675309")),
        ("+44 7700 900123", "+44 7911 123456", ("447700900123", "447911123456")),
        ("ilveto935@example.org", "mia@firm.test", ("ilveto935", "mia")),
        ("NW04 8386 9613", "DE89 3704 0044", ("NW0483869613", "DE8937040044")),
        ("H-ZE 4108", "B-MW 1234", ("HZE4108", "BMW1234")),
        ("H-Z 4108", "B-M 1234", None),
        ("N23C50V38", "C01X00T47", None),
        ("103 Purvumcourt", "12 Elm Street", None),
        ("Corl us-selv", "Dani el-ruiz", None),
        ("555-01", "867-53", None),
        ("2025550143", "4158675309", None),
        ("[CONTACT_1]", "415-867-5309", None),
        ("ilveto935", "mia.lind", None),
        ("example.org/ilveto935", "firm.test/mia", None),
    ],
)
def test_a_stand_in_has_a_short_form_where_the_original_has_one(stand_in, original, short):
    """A number's digits alone and a mailbox; nothing too short to be told apart."""
    assert shapes.alias(stand_in, original) == short


def test_a_token_is_also_written_without_its_brackets_or_escaped():
    """What is no token has no other forms."""
    assert shapes.token_forms("[PERSON_1b]") == (
        "PERSON_1b",
        "PERSON\\_1b",
        "[PERSON\\_1b]",
        "[PERSON 1b]",
    )
    for other in ("PERSON_1", "[PERSON_]", "[person_1]", "Corlus", "[PERSON_1] "):
        assert shapes.token_forms(other) == ()


def test_what_stood_in_for_something_still_does():
    """Another way to choose would give other stand-ins in talks that go on."""
    assert first(shapes.contact, "noor@firm.test") == "ostmabox632@example.org"
    assert first(shapes.number, "DE89 3704 0044 0532 0130 00") == "FV08 7432 5109 9508 9732 21"
    assert shapes.first(SECRET, "name", "PERSON daniel", 1000) == 416


def test_a_long_value_is_hashed_once(monkeypatch):
    """A number of thousands of digits costs as much for each digit as a short one."""
    hashed: list[int] = []
    keyed = shapes.keyed

    def counting(secret, label, data):
        hashed.append(len(data))
        return keyed(secret, label, data)

    monkeypatch.setattr(shapes, "keyed", counting)
    made = shapes.number("7" * 3000, next(shapes.picks(SECRET, "ID", "7" * 3000)))

    assert made is None or len(made) == 3000
    assert sum(hashed) < 3000 * 100
    other = shapes.number("7" * 3000, next(shapes.picks(SECRET, "ID", "7" * 2999 + "8")))
    assert made != other
