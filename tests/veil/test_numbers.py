"""Check digits: the right number passes, one digit off does not."""

from collections.abc import Callable

import pytest

from troth.veil import numbers

# Published examples and test values.
RIGHT = [
    (numbers.is_iban, "GB29 NWBK 6016 1331 9268 19"),
    (numbers.is_iban, "DE89370400440532013000"),
    (numbers.is_iban, "FR76 3000 6000 0112 3456 7890 189"),
    (numbers.is_iban, "es91 2100 0418 4502 0005 1332"),
    (numbers.is_card, "4111 1111 1111 1111"),
    (numbers.is_card, "378282246310005"),
    (numbers.is_dni, "12345678Z"),
    (numbers.is_dni, "X1234567L"),
    (numbers.is_nir, "2 55 08 14 168 025 38"),
    (numbers.is_steuer_id, "86095742719"),
    (numbers.is_nino, "AB 98 76 54 D"),
    (numbers.is_ssn, "536-90-4399"),
    (numbers.is_document, "L898902C36"),
]
WRONG = [
    (numbers.is_iban, "GB29 NWBK 6016 1331 9268 18"),
    (numbers.is_iban, "GB29"),
    (numbers.is_card, "4111 1111 1111 1112"),
    (numbers.is_card, "0000 0000 0000 0000"),
    (numbers.is_dni, "12345678A"),
    (numbers.is_nir, "2 55 08 14 168 025 39"),
    (numbers.is_steuer_id, "86095742710"),
    (numbers.is_steuer_id, "12345678901"),
    (numbers.is_nino, "GB 98 76 54 D"),
    (numbers.is_nino, "AB 98 76 54 X"),
    (numbers.is_ssn, "666-90-4399"),
    (numbers.is_ssn, "900-90-4399"),
    (numbers.is_ssn, "536-00-4399"),
    (numbers.is_document, "L898902C35"),
    (numbers.is_document, "1234567890"),
]


@pytest.mark.parametrize(("check", "number"), RIGHT)
def test_a_right_number_passes(check: Callable[[str], bool], number: str) -> None:
    """Spaces and case do not matter."""
    assert check(number)


@pytest.mark.parametrize(("check", "number"), WRONG)
def test_a_wrong_number_does_not(check: Callable[[str], bool], number: str) -> None:
    """A slip, a reserved range or another form is no number of this kind."""
    assert not check(number)
