"""Numbers of books, goods, programs and machines are nobody's."""

import pytest

THINGS = [
    "the ISBN is 978-3-16-148410-0",
    "9780306406157 is the book you want",
    "ISBN 0-306-40615-2, says the library",
    "EAN 4006381333931 on the box",
    "barcode 5901234123457",
    "fixed in commit 81a9fa6c0d2e4b5f6a7b8c9d0e1f2a3b4c5d6e7f",
    "git rebase onto a2028fc",
    "md5 d41d8cd98f00b204e9800998ecf8427e",
    "it is CVE-2021-44228 again",
    "pi is 3.14159265358979",
    "299 792 458 metres per second",
    "1 2 3 4 5 6 7 8 9 10",
    "an account for 12345 reasons",
    "policy 2023/2024",
    "the file 12345.txt",
    "social 20000 followers",
    "police 110 or 112",
    "set it to 0.0.0.0 with the mask 255.255.255.0",
    "the numbers 2 3 5 7 11 13 17 19 23",
    "bestellt 12345 Schrauben",
]
SOMEBODYS = [
    ("ISBN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ("fixed by 07700 900123", "07700 900123"),
    ("commit 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("EAN 0151 23456789", "0151 23456789"),
    ("SKU 07700 900123", "07700 900123"),
    ("ISBN 07700 900123", "07700 900123"),
    ("9780306406158", "9780306406158"),
    ("id:534187992", "534187992"),
    ("client 12345678", "12345678"),
    ("from 84.17.3.9", "84.17.3.9"),
]


@pytest.mark.parametrize("text", THINGS)
def test_the_number_of_a_thing_is_nobodys(rules, text):
    """The word before it, its check digit or its unit says what it counts."""
    assert [text[one.start : one.end] for one in rules.detect(text) if one.kind == "direct"] == []


@pytest.mark.parametrize("text", THINGS[:12])
def test_the_model_is_not_asked_about_it(detector, text):
    """What the model takes for an id is looked at, too."""
    found = detector.detect(text)

    assert [text[one.start : one.end] for one in found if one.kind == "direct"] == []


@pytest.mark.parametrize(("text", "wanted"), SOMEBODYS)
def test_what_is_somebodys_hides_behind_no_such_word(rules, text, wanted):
    """A number that proves to be an account's, a card's or a telephone's is masked."""
    assert wanted in [text[one.start : one.end] for one in rules.detect(text)]
