"""Cards, envelopes, the end of a letter: what stands between somebody's lines."""

import time

import pytest

from troth.veil.cards import find
from troth.veil.found import Found, Kind, Label

_WHAT: dict[str, tuple[Label, Kind]] = {
    "P": ("PERSON", "direct"),
    "C": ("CONTACT", "direct"),
    "A": ("LOCATION", "direct"),
    "O": ("ORG", "quasi"),
}
CARDS = [
    ("[P|Noor Vermeulen]\nKestrel\n[C|noor@example.org]\n[A|Dorpsweg 4]", ["Kestrel"]),
    (
        "[P|Ada Okonjo]\nHead of river surveys\nMeridia & Sons\n[C|0151 496 0000]\n[A|4 Quay St]",
        ["Head of river surveys", "Meridia & Sons"],
    ),
    (
        "Name: [P|Jun Abe]\nCompany: Torvik\nPhone: [C|555 0100]\n\nAddress: [A|1 Elm Rd]",
        ["Torvik"],
    ),
    ("> [P|Jun Abe]\n> Torvik,\n> [C|555 0100]\n> [A|1 Elm Rd]", ["Torvik"]),
    ("[P|Jun Abe]\n[A|1 Elm Rd]\nQuellenau\n[C|jun@example.org]", ["Quellenau"]),
    ("Larkfield\n[P|Jun Abe]\n[A|1 Elm Rd]\n[C|jun@example.org]", ["Larkfield"]),
    # what says what comes, and what ends a letter
    ("[P|Jun Abe]\nPhone\n[C|555 0100]\n[A|1 Elm Rd]\nKind regards", []),
    ("Dear all\n[P|Jun Abe]\n[C|555 0100]\n[A|1 Elm Rd]", []),
    # a list of people, and what each brings
    ("[P|Noor Abe]\nSalad\n[P|Jun Abe]\nBread\n[P|Ada Abe]\nJuice", []),
    # too little of it is somebody's
    ("[P|Jun Abe]\n[C|555 0100]\nMonday\nBring Wellies\nRain Likely", []),
    # sentences
    ("[P|Jun Abe]\nHe came to see The Boat.\n[C|555 0100]\n[A|1 Elm Rd]", []),
    ("[P|Jun Abe]\n[C|555 0100]\n[A|1 Elm Rd]\nplease ring twice", []),
    # far from it
    ("[P|Jun Abe]\n[C|555 0100]\n[A|1 Elm Rd]\nthe plan\nSunday Roast", []),
    ("", []),
    ("Kestrel\nMeridia\nTorvik", []),
]


def _read(marked: str) -> tuple[str, list[Found]]:
    text, spans = "", []
    while marked:
        before, _, rest = marked.partition("[")
        text += before
        inside, _, marked = rest.partition("]")
        if inside:
            code, _, said = inside.partition("|")
            label, kind = _WHAT[code]
            spans.append(Found(len(text), len(text) + len(said), label, kind, "model"))
            text += said
    return text, spans


@pytest.mark.parametrize(("marked", "wanted"), CARDS)
def test_what_is_left_on_a_card_is_found(marked: str, wanted: list[str]) -> None:
    """A post, a firm, a town between a name and a number; not the word for what comes."""
    text, spans = _read(marked)

    assert [text[one.start : one.end] for one in find(text, spans)] == wanted


def test_it_is_no_direct_identifier() -> None:
    """It narrows down who somebody is."""
    text, spans = _read(CARDS[0][0])

    (one,) = find(text, spans)

    assert (one.label, one.kind, one.why) == ("ORG", "quasi", "card")


def test_many_cards_are_read_in_a_moment() -> None:
    """What is long is read once."""
    text, spans = _read("[P|Jun Abe]\nTorvik\n[C|555 0100]\n[A|1 Elm Rd]\nAnd so it went.\n" * 400)
    began = time.process_time()

    assert len(list(find(text, spans))) == 400
    assert time.process_time() - began < 1
