"""Numbers and codes that point at one person."""

import pytest

from troth.veil.codes import find

FOUND = [
    ("GB29NWBK60161331926819 is mine", "GB29NWBK60161331926819"),
    ("FR76 3000 6000 0112 3456 7890 189 c'est moi", "FR76 3000 6000 0112 3456 7890 189"),
    ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("card:4111.1111.1111.1111", "4111.1111.1111.1111"),
    ("4111_1111_1111_1111", "4111_1111_1111_1111"),
    ("4111 1111\n1111 1111", "4111 1111\n1111 1111"),
    ("4111 1111\r\n1111 1111", "4111 1111\r\n1111 1111"),
    ("DE89.3704.0044.0532.0130.00", "DE89.3704.0044.0532.0130.00"),
    ("DE89 3704 0044\n0532 0130 00 it is", "DE89 3704 0044\n0532 0130 00"),
    ("id:534187992", "534187992"),
    ("12345678Z", "12345678Z"),
    ("2 55 08 14 168 025 38", "2 55 08 14 168 025 38"),
    ("QQ123456C", "QQ123456C"),
    ("ssn 536-90-4399", "536-90-4399"),
    ("case HX-2024-118834", "HX-2024-118834"),
    ("my passport number is 534187992", "534187992"),
    ("Aktenzeichen: 12 O 3456/21", "12 O 3456"),
    ("mein Kennzeichen ist B-XY 1234", "B-XY 1234"),
    ("the password is Gr33nTea!42", "Gr33nTea!42"),
    ("mi contraseña es luna_2020!", "luna_2020!"),
    ("f47ac10b-58cc-4372-a567-0e02b2c3d479", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
    ("I'm at 51.5033, -0.1195", "51.5033, -0.1195"),
]
LEFT = [
    "I owe him 4500 euros",
    "the year 2024",
    "100000000 reasons",
    "my password is terrible",
    "the case is closed",
    "order 66",
    "I have an account",
    "room 404",
    "the answer is 42",
    "he is 1.85 tall",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_code_is_found(text: str, wanted: str) -> None:
    """All of it, as something direct."""
    found = list(find(text))

    assert any(wanted in text[one.start : one.end] for one in found)
    assert {one.kind for one in found} == {"direct"}


@pytest.mark.parametrize("text", LEFT)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Amounts, years and figures of speech point at nobody."""
    assert [text[one.start : one.end] for one in find(text)] == []
