"""What goes with an address or a date that was found."""

import re
import time

import pytest

from troth.veil.found import Found, Kind, Label
from troth.veil.tails import grown

ADDRESSES = [
    ("18 Wattle Street", ", Fitzroy VIC 3065", " mate"),
    ("R. das Flores, 123", ", apto 45, São Paulo - SP, 01304-001", ""),
    ("C/ Almendro, 8", ", tercero izquierda", ". Llama"),
    ("Rue du Lin 31", ", troisième étage", ", sans sonnette"),
    ("5 Mill Road", ", top floor", " I think"),
    ("88 Petersham Way", "\nFlat 12B\nLeeds LS4 2TR\nUnited Kingdom", ""),
    ("417 Juniper Hollow Rd", " Apt. 6, Bozeman, MT 59715", ", please"),
    ("77 Queen Street West", ", Toronto, ON M5H 2M9", " is it"),
    ("12 Rue de la Soie", ", 69002 Lyon, France", "."),
    ("Lindengasse 31/4", ", 1070 Wien, Austria", " from May"),
    ("Achterom 17-II", "\n2611 PL Delft\nNederland", ""),
    ("C/ Alfarería, 22", ", 1.º izq.\n41010 Sevilla\nEspaña", ""),
    ("Rua Augusta, 1508", ", ap. 71, 01304-001 São Paulo, SP, Brasil", ""),
    ("3 Foo St", "\nMidtown\n, CO\n Uruguay 64677", ""),
    ("5 Mill Road", "", ", he said. Noor came"),
    ("5 Mill Road", "", " and Noor, 2019 was"),
    ("5 Mill Road", "", ", 12 people came"),
]
DATES = [
    ("on ", "Saturday, ", "14 March", " 2021 at 10:30", " we"),
    ("", "am Sa., den ", "14. März", ", um 10:30 Uhr", " da"),
    ("", "", "2014-01-05", " 08:00:00", " started"),
    ("", "", "2014-01-05", "T08:00:00Z", ""),
    ("since ", "summer ", "2019", "", " we"),
    ("depuis ", "Mars ", "2019", "", " on"),
    ("", "le vendredi ", "3 mars", "", " on part"),
    ("geboren ", "am ", "3. März", "", " in"),
    ("foi no ", "dia ", "3 de março", "", " à"),
    ("afspraak ", "wo ", "15-5", "", " is"),
    ("in ", "het najaar van '", "92", "", " we"),
    ("", "", "12 March", "", ", 20 people"),
    ("a summary of the ", "", "3 May", "", " meeting"),
]


def test_a_town_goes_with_where_it_lies() -> None:
    """What is short for a river or a land is a part of its name."""
    text = "er wohnt in Freiburg i. Br. Ich nicht"
    start = text.index("Freiburg")

    assert _grown(text, (start, start + 8), "LOCATION", "quasi") == "Freiburg i. Br."


def test_a_verb_before_an_address_is_no_street() -> None:
    """A rule knows where the street begins."""
    text = "J'habite 12 rue de la Soie"
    span = Found(9, len(text), "LOCATION", "direct", "address")

    assert list(grown(text, [span])) == [span]


def test_a_street_begins_before_its_small_words() -> None:
    """What a model took for the end of a name is a street from its first word on."""
    text = "it is Largo do Chafariz 8 now"

    assert _grown(text, (text.index("Chafariz"), text.index(" now")), "LOCATION", "direct") == (
        "Largo do Chafariz 8"
    )


CORNERS = [
    ("meet me at ", "the corner of [Mill Lane] and [Quay Street]", " at six"),
    ("wir treffen uns an der ", "Ecke [Torweg] und [Hofgasse]", " um sechs"),
    ("nos vemos en ", "la esquina de [Olmo] y [Rosal]", " a las seis"),
    ("on s'attend au ", "coin de [Pasteur] et [Voltaire]", ""),
    ("op de ", "hoek van [Torenpad] en [Kade]", " om zes"),
]


def test_a_corner_is_one_place() -> None:
    """Two streets that meet say as much as a house, with the word for where they do."""
    for before, corner, after in CORNERS:
        parts = re.split(r"[\[\]]", before + corner + after)
        at = [sum(map(len, parts[:place])) for place in range(len(parts) + 1)]
        text = "".join(parts)
        streets = [Found(at[one], at[one + 1], "LOCATION", "quasi", "model") for one in (1, 3)]

        (found,) = grown(text, streets)

        assert text[found.start : found.end].endswith(re.sub(r"[\[\]]", "", corner))
        assert found.kind == "direct"


def test_two_streets_that_do_not_meet_are_two() -> None:
    """What stands between them stays."""
    text = "from Mill Lane and Quay Street"
    two = [Found(5, 14, "LOCATION", "direct", "x"), Found(19, 30, "LOCATION", "direct", "x")]

    assert list(grown(text, two)) == two


def _grown(text: str, span: tuple[int, int], label: Label, kind: Kind) -> str:
    (found,) = grown(text, [Found(*span, label, kind, "model")])
    return text[found.start : found.end]


def test_an_address_ends_where_it_ends() -> None:
    """Flat, town, postcode and country go with a street, what is said next does not."""
    for street, tail, then in ADDRESSES:
        whole = _grown(street + tail + then, (0, len(street)), "LOCATION", "direct")

        assert whole == street + tail


def test_a_date_goes_with_its_weekday_year_and_time() -> None:
    """Half a date is a date."""
    for before, day, date, tail, then in DATES:
        at = len(before + day)
        whole = _grown(before + day + date + tail + then, (at, at + len(date)), "DATE", "quasi")

        assert whole == day + date + tail


def test_a_house_goes_with_its_street() -> None:
    """What a house is called stands before the street, and tells as much."""
    text = "she has Rose Cottage, Mill Lane and résidence les Lilas, bât. B, 14 allée du Lin"
    first, second = text.index("Mill"), text.index("14")

    assert _grown(text, (first, first + 9), "LOCATION", "direct") == "Rose Cottage, Mill Lane"
    assert _grown(text, (second, len(text)), "LOCATION", "direct").startswith("résidence les")


def test_a_street_goes_with_its_number() -> None:
    """Where the number alone was seen, the words before it are the street; not all of them."""
    said = {
        "we met in Lange Zeile 25, and": "Lange Zeile 25",
        "Write to Koskikatu 25": "Koskikatu 25",
        "there are 25": "25",
        "she paid 25": "25",
    }
    for text, wanted in said.items():
        at = text.index("25")

        assert _grown(text, (at, at + 2), "LOCATION", "direct").endswith(wanted)


def test_two_parts_of_one_address_are_one() -> None:
    """What stands between a house and its town belongs to both."""
    text = "12 Mill Road, Upper Wexcombe, Lowmoor and Selby"
    places = [
        Found(0, 12, "LOCATION", "direct", "rule"),
        Found(30, 37, "LOCATION", "quasi", "model"),
        Found(42, 47, "LOCATION", "quasi", "model"),
    ]

    assert [text[one.start : one.end] for one in grown(text, places)] == [text[:37], "Selby"]
    assert all(one.label == "LOCATION" for one in grown(text, places))


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("door Wout de Groot gehaald", (5, 9), "Wout de Groot"),
        ("Ana del Pozo-Ruiz llamó", (0, 3), "Ana del Pozo-Ruiz"),
        ("Anna von der Heide kommt", (0, 4), "Anna von der Heide"),
        ("Wout de groot", (0, 4), "Wout"),
        ("wout de Groot", (0, 4), "wout"),
        ("Wout Bos de Groot", (0, 8), "Wout Bos"),
    ],
)
def test_a_first_name_goes_with_its_family_name(
    text: str, found: tuple[int, int], wanted: str
) -> None:
    """The small word between them has no capital, and belongs to it."""
    assert _grown(text, found, "PERSON", "direct") == wanted


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("Capucine, 41 ans, prof", (10, 12), "41 ans"),
        ("she is 27 years old", (7, 9), "27 years old"),
        ("34 años, enfermera", (0, 2), "34 años"),
        ("er ist 51 Jahre alt", (7, 9), "51 Jahre alt"),
        ("27 ansichten", (0, 2), "27"),
        ("gay anni", (0, 3), "gay"),
    ],
)
def test_an_age_goes_with_its_years(text: str, found: tuple[int, int], wanted: str) -> None:
    """What is left of it would say that it was one."""
    assert _grown(text, found, "DEMOGRAPHIC", "quasi") == wanted


def test_all_else_stays_as_it_was_found() -> None:
    """A town is no address, and nothing is found that was not found before."""
    text = "Saturday, Leeds LS4 2TR, France"
    town = Found(10, 15, "LOCATION", "quasi", "model")

    assert list(grown(text, [town])) == [town]
    assert list(grown(text, [])) == []


def test_many_addresses_in_a_long_text_take_no_long_time() -> None:
    """Time grows with the text, also where every word could be a town."""
    text = "1 A St" + " Aa" * 30_000
    spans = [Found(at, at + 6, "LOCATION", "direct", "model") for at in range(0, 90_000, 60)]
    begun = time.process_time()

    assert len(list(grown(text, spans))) == len(spans)
    assert time.process_time() - begun < 2
