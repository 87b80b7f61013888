"""Numbers and codes that point at one person."""

import pytest

from troth.veil.codes import find

FOUND = [
    ("Vertragsnr. 77-120-4 kündigen", "77-120-4"),
    ("NISS 12345678901", "12345678901"),
    ("mi CURP GARC850312HDFRRL09", "GARC850312HDFRRL09"),
    ("BI 12345678 9 ZZ4", "12345678 9 ZZ4"),
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
    ("f47ac10b-58cc-4372-a567-0e02b2c3d479", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
    ("I'm at 51.5033, -0.1195", "51.5033, -0.1195"),
    ("lat: 51.5033", "51.5033"),
    ("user lng=-0.1195", "-0.1195"),
    ("Breitengrad: 52.5200", "52.5200"),
    ("il mio è BRTMRC91E12F839K", "BRTMRC91E12F839K"),
    ("brt mrc 91e12 f839k", "brt mrc 91e12 f839k"),
    ("sou 318.447.920-05", "318.447.920-05"),
    ("a firma 12.345.678/0001-90", "12.345.678/0001-90"),
    ("el mío 40118273-B, creo", "40118273-B"),
    ("40.118.273 B", "40.118.273 B"),
    ("Y4417093 A", "Y4417093 A"),
    ("la sociedad B-41880275", "B-41880275"),
    ("28/10457732/61", "28/10457732/61"),
    ("53 270874 W 019", "53 270874 W 019"),
    ("756.1234.5678.97", "756.1234.5678.97"),
    ("85.07.30-033.28", "85.07.30-033.28"),
    ("1234.56.789", "1234.56.789"),
    ("la targa è CK 771 ZM", "CK 771 ZM"),
    ("burgerservicenummer 123456782", "123456782"),
    ("o meu contribuinte é 249 106 835", "249 106 835"),
    ("pratica n. 5512/88", "5512/88"),
    ("mój PESEL to 44051401359", "44051401359"),
    ("dowód ABC 123456", "ABC 123456"),
    ("numer dowodu: ABC 123456", "ABC 123456"),
    ("T.C. kimlik numaram 10000000146", "10000000146"),
    ("Az. 4 O 123/20", "4 O 123/20"),
    ("PAN ABCPE1234F", "ABCPE1234F"),
    ("my car, AB12 CDE, got clamped", "AB12 CDE"),
    ("AB12 CDE is my car", "AB12 CDE"),
    ("mein Auto M-AB 1234 wurde abgeschleppt", "M-AB 1234"),
    ("mi coche 1234 BCD lo robaron", "1234 BCD"),
    ("ma voiture AB-123-CD", "AB-123-CD"),
    ("auto met kenteken XX-99-XX", "XX-99-XX"),
    ("tablica rejestracyjna WA 12345", "WA 12345"),
    ("plakam 34 ABC 123", "34 ABC 123"),
    ("placa ABC1D23", "ABC1D23"),
    ("a placa do carro é ABC-1234", "ABC-1234"),
]
LEFT = [
    "my car, a BMW 2002, has 150 hp",
    "the car did 100-200 in 12 s",
    "ein Auto mit V8 und 500 PS",
    "una placa de vídeo RTX 4090",
    "sin 10000 euros y pan 12345",
    "RFC 2119 says MUST",
    "the sample has account 00000000",
    "I owe him 4500 euros",
    "lat: 52, flat: 52.2053",
    "a location: 1.234.567 visits",
    "12.345.678 views",
    "il conto era di 45 euro",
    "o processo demora 12 meses",
    "de zaak van 1998",
    "version 12.04.10-2",
    "12345678 people",
    "the year 2024",
    "100000000 reasons",
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


def test_a_word_that_links_is_no_part_of_the_code() -> None:
    """The t of "ist" belongs to the sentence."""
    text = "mein Personalausweis ist T220001293"

    assert {text[one.start : one.end] for one in find(text)} == {"T220001293"}


@pytest.mark.parametrize("text", LEFT)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Amounts, years and figures of speech point at nobody."""
    assert [text[one.start : one.end] for one in find(text)] == []
