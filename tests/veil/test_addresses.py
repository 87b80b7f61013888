"""Street addresses in seven languages, and as they are written elsewhere."""

import pytest

from troth.veil.addresses import find, street_of

FOUND = [
    "Atatürk Cad. No: 15 Daire 3, 34710 Kad\u0131köy/İstanbul",
    "Gül Sokak No 7 D:2 Çankaya",
    "Cumhuriyet Mah. 1234. Sok. No: 5/2 Bornova",
    "Barbaros Bulvar\u0131 12",
    "gül sokak no 7",
    "24/7 Nehru Nagar, Bhopal - 462003",
    "21, 2nd Cross, 5th Main, Indiranagar, Bangalore 560038",
    "H.No. 12-3-456, Street No. 4, Tarnaka, Hyderabad 500017",
    "Grote Markt 1, 2000 Antwerpen",
    "Wilhelmstraße 5, 2. OG links",
    "calle Luna 12, bajo izq.",
    "250 W 54th St, New York, NY 10019",
    "4/18 Wattle Street",
    "Straße des 3. Mai 135, 10623 Berlin",
    "Hinter der Mühle 3, 8010 Graz",
    "Oude Gracht 245-bis, 3511 NL Utrecht",
    "loc. Poggio 3",
    "3 bis venelle du Lin",
    "18, cour des Lavoirs",
    "Dorfgasse 2, 1070 Wien",
    "Dr.-Karl-Lamm-Straße 5",
    "12 Larkspur Close, Bristol BS8 4QZ",
    "Flat 3, 12 Larkspur Close",
    "4417 Juniper Ave, Apt 9, Springfield, IL 62704",
    "22 wharfedale avenue",
    "Mulberry Crescent",
    "calle Almendro 14, 3º B, 28005 Madrid",
    "c/ Goya 88",
    "avenida de la Constitución 5",
    "Kastanienallee 27, 10435 Berlin",
    "Lange Straße 3a",
    "18 rue des Tanneurs, 69005 Lyon",
    "7 imp. du moulin",
    "5 bis, allée des Peupliers",
    "SW1A 2AB",
    "P.O. Box 2213",
    "Prins Hendrikkade 12-3, 1011 TD Amsterdam",
    "Van Goghlaan 7a",
    "kerkstraat 12 bis",
    "via dei Mille 12/b",
    "via Roma 12, 20129 Milano",
    "viale Garibaldi n. 4",
    "rua da Boavista, 8",
    "Carrera 7 # 45",
    "Storgata 14, 0184 Oslo",
    "Hyldevej 14, 2. tv, 4000 Roskilde",
    "ul. Polna 3/5, 00-625 Warszawa",
]
POSTCODES = [
    ("her zip code is 10023.", "10023"),
    ("zip: 1425", "1425"),
    ("PLZ 50668", "50668"),
    ("mijn postcode is 1012 AB", "1012 AB"),
    ("CAP 20129", "20129"),
]
MOVES = [
    ("we moved from Quellenau in May", "Quellenau"),
    ("relocating to Port Brannoch soon", "Port Brannoch"),
    ("ich bin gezogen nach Torbach", "Torbach"),
    ("verhuisd naar Oudveen", "Oudveen"),
]
LEFT = [
    "costs CAD 100, and using CAD 2024",
    "24/7 service, sector 7, page 12",
    "Straße: ",
    "Platz 1: Pizza. Platz 2: Pasta.",
    "Unterwegs 3 Stunden, Rückweg 4",
    "Tabellenplatz 16, Laune gut",
    "calle arriba, calle abajo, 20 vueltas",
    "I saw 21 Jump Street",
    "Hill Street Blues is on",
    "The Supreme Court ruled again",
    "2 rides and 1 Big Hill later",
    "j'ai 3 cours de yoga",
    "Onderweg 2 koffie gehaald",
    "rua acima, 3 voltas",
    "quai des Orfèvres à la télé",
    "the street was empty",
    "we moved to Spain",
    "I moved to Linux",
    "it moved to Monday",
    "moved to Plan B",
    "gezogen aus Wut",
    "we moved to the coast",
    "10 Downing Street",
    "we walked down Abbey Road",
    "a walk in the park",
    "2 more drinks on the way",
    "5 minutes walk from here",
    "la calle estaba vacía",
    "auf dem Weg nach Hause",
    "la rue est calme",
    "3 hours drive",
    "Sesame Street",
    "onderweg 5 keer gestopt",
    "via email 2 volte",
    "via Zoom 2 ore",
    "il corso 2 comincia",
    "strada facendo 2 cani",
    "zip code 12 times",
    "zip the 200 files",
    "a zip code has 5 digits",
    "un código postal tiene 5 cifras",
]


@pytest.mark.parametrize("said", FOUND)
def test_an_address_is_found_whole(said: str) -> None:
    """Flat, postcode and town belong to it."""
    text = f"it is {said}"

    assert [text[one.start : one.end] for one in find(text)][:1] == [said]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("meet me at 5 Mill Road, Thanks!", "5 Mill Road"),
        ("Hofgasse 7, Eingang hinten", "Hofgasse 7"),
        ("12 rue de la Soie, Nice", "12 rue de la Soie, Nice"),
    ],
)
def test_what_is_said_after_an_address_is_no_town(text: str, wanted: str) -> None:
    """A town after a comma belongs to it, a word of thanks does not."""
    assert [text[one.start : one.end] for one in find(text)][:1] == [wanted]


@pytest.mark.parametrize("text", ["Straße: Lindenallee", "Street name: Cedar Hollow"])
def test_a_street_on_a_form_is_found(text: str) -> None:
    """What stands behind the word for it is a street, also without a number."""
    assert [text[one.start : one.end] for one in find(text)][:1] == [text.partition(": ")[2]]


@pytest.mark.parametrize("text", LEFT)
def test_streets_where_nobody_lives_are_left_alone(text: str) -> None:
    """A street in general, a famous one and a way of speaking are no address."""
    assert [text[one.start : one.end] for one in find(text)] == []


@pytest.mark.parametrize(("text", "wanted"), MOVES)
def test_where_somebody_moved_is_a_place(text: str, wanted: str) -> None:
    """A town that no list has; a country and a day are none."""
    (one,) = find(text)

    assert (text[one.start : one.end], one.label, one.kind) == (wanted, "LOCATION", "quasi")


@pytest.mark.parametrize(("text", "wanted"), POSTCODES)
def test_a_postcode_is_found_by_the_word_for_it(text: str, wanted: str) -> None:
    """Digits alone say nothing; "zip" before them does. The word stays."""
    assert [text[one.start : one.end] for one in find(text)] == [wanted]


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("Lindenweg 5, 10115 Berlin", "Lindenweg"),
        ("12 Elm Grove, Bristol BS8 4QZ", "Elm Grove"),
        ("Flat 3, 12 Larkspur Close", "Larkspur Close"),
        ("5 bis, allée des Peupliers, 35000 Rennes", "allée des Peupliers"),
        ("calle Almendro 14, 3º B", "calle Almendro"),
        ("via Garibaldi 12/b, 20129 Milano", "via Garibaldi"),
        ("10115", None),
        ("1003 Lausanne", None),
        ("Lausanne 1003", None),
        ("69003 Villeurbanne", None),
        ("1017 GC Amsterdam", None),
        ("52.5163, 13.3777", None),
        ("5 The Row", None),
    ],
)
def test_the_street_of_an_address_is_told(said: str, street: str | None) -> None:
    """It tells where somebody lives without the number, too."""
    assert street_of(said) == street
