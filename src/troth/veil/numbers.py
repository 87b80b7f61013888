"""Numbers that prove themselves: check digits and ranges of bank, card and national numbers.

A candidate that fails its check is not reported by these rules. Sources: ISO 13616 (IBAN),
ISO/IEC 7812-1 (Luhn), BOE Real Decreto 1553/2005 (DNI), INSEE (NIR), Bundeszentralamt für
Steuern and ISO 7064 MOD 11,10 (Steuer-ID), HMRC manual NIM39110 (NINO), SSA (SSN since
2011), ICAO 9303 (document numbers).
"""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

_FEWEST_COUNTED: Final = 6
_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_NINO_NOT: Final = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def only(text: str) -> str:
    """Return the letters and digits of `text` in upper case."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def is_iban(text: str) -> bool:
    """Check an IBAN modulo 97."""
    code = only(text)
    if not 15 <= len(code) <= 34:
        return False
    return int("".join(str(int(one, 36)) for one in code[4:] + code[:4])) % 97 == 1


def is_card(text: str) -> bool:
    """Check a payment card number: known first digits, Luhn sum."""
    digits = only(text)
    if not re.fullmatch(r"(?:[3-6]\d|2[2-7])\d{11,17}", digits) or len(set(digits)) < 2:
        return False
    return luhn(digits) and not _counts_up(text)


def _counts_up(text: str) -> bool:
    """Say whether these are numbers that grow: "2 3 5 7 11 13 17 19 23"."""
    each = [int(one) for one in re.findall(r"\d+", text)]
    return len(each) >= _FEWEST_COUNTED and all(a < b for a, b in pairwise(each))


def luhn(digits: str) -> bool:
    """Check a Luhn sum."""
    doubled = (int(one) * 2 for one in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(two - 9 * (two > 9) for two in doubled)) % 10 == 0


def is_dni(text: str) -> bool:
    """Check a Spanish DNI or NIE by its letter."""
    code = only(text)
    if not re.fullmatch(r"[XYZ0-9]\d{7}[A-Z]", code):
        return False
    number = int({"X": "0", "Y": "1", "Z": "2"}.get(code[0], code[0]) + code[1:-1])
    return _LETTERS[number % 23] == code[-1]


def is_nir(text: str) -> bool:
    """Check a French NIR (13 places and a key of two digits)."""
    code = only(text)
    if not re.fullmatch(r"[12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2A|2B)\d{8}", code):
        return False
    number = int(code[:13].replace("2A", "19").replace("2B", "18"))
    return 97 - number % 97 == int(code[13:])


def is_steuer_id(text: str) -> bool:
    """Check a German tax number: 11 digits, one of them used twice or three times."""
    digits = only(text)
    if not re.fullmatch(r"[1-9]\d{10}", digits):
        return False
    often = Counter(Counter(digits[:-1]).values())
    if not ((often[2] == 1 and often[1] == 8) or (often[3] == 1 and often[1] == 7)):
        return False
    product = 10
    for one in digits[:-1]:
        product = ((int(one) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[-1])


def is_nino(text: str) -> bool:
    """Check the form of a British National Insurance number."""
    code = only(text)
    # Q starts no real number; examples use it, and so do people who change one letter.
    form = re.fullmatch(r"[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z]\d{6}[A-D]", code)
    return bool(form) and code[:2] not in _NINO_NOT


def is_ssn(text: str) -> bool:
    """Check the ranges of a US Social Security number."""
    found = re.fullmatch(r"(\d{3})[- ]?(\d{2})[- ]?(\d{4})", text)
    return (
        found is not None
        and found[1] not in {"000", "666"}
        and found[1] < "900"
        and found[2] != "00"
        and found[3] != "0000"
    )


def is_document(text: str) -> bool:
    """Check a travel or identity document number of nine places and a check digit (7-3-1)."""
    code = only(text)
    if not re.fullmatch(r"[A-Z0-9]{9}\d", code) or code.isdigit():
        return False
    total = sum(int(one, 36) * (7, 3, 1)[place % 3] for place, one in enumerate(code[:9]))
    return total % 10 == int(code[9])
