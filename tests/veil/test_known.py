"""Names that are known already."""

import pytest

from troth.veil.known import Known, find, is_one_slip


@pytest.mark.parametrize(
    ("text", "known", "wanted"),
    [
        ("i saw ODALYS today", "Odalys", "ODALYS"),
        ("begona rang", "Begoña", "begona"),
        ("Odalys's dog", "Odalys", "Odalys"),
        ("Ottilies Hund", "Ottilie", "Ottilies"),
        ("dan said hi", "Daniel Ruiz", "dan"),
        ("danny said hi", "Daniel Ruiz", "danny"),
        ("Mr Ruiz said hi", "Daniel Ruiz", "Ruiz"),
        ("daniel ruiz said hi", "Daniel Ruiz", "daniel ruiz"),
        ("Katharnia is late", "Katharina", "Katharnia"),
        ("Katarina is late", "Katharina", "Katarina"),
        ("manu viene", "Manuel", "manu"),
        ("Will is late", "Will Marsh", "Will"),
        ("mrs o'hara", "Ann O'Hara", "o'hara"),
        ("the oharas", "Ann O'Hara", "oharas"),
        ("mail an bjoern", "Björn Weiß", "bjoern"),
        ("hallo Jörg", "Joerg", "Jörg"),
        ("soeren er her", "Søren", "soeren"),
        ("powiedz Piotrowi", "Piotr", "Piotrowi"),
        ("rozmawiałam z Wojciechem", "Wojciech", "Wojciechem"),
        ("dla Zielińskiego", "Jan Zieliński", "Zielińskiego"),
        ("pani Zielińska", "Jan Zieliński", "Zielińska"),
        ("kasia jest tu", "Katarzyna Nowak", "kasia"),
        ("wojtek said no", "Wojciech", "wojtek"),
        ("Ayşe'nin annesi", "Ayşe Y\u0131lmaz", "Ayşe"),
        ("Yilmazin evi", "Ayşe Y\u0131lmaz", "Yilmazin"),
        ("d a n i e l was there", "Daniel Ruiz", "d a n i e l"),
        ("D.a.n.i.e.l", "Daniel Ruiz", "D.a.n.i.e.l"),
        ("d4n13l lol", "Daniel Ruiz", "d4n13l"),
        ("Daaaniel!!", "Daniel Ruiz", "Daaaniel"),
        ("annnaaaa", "Anna Ruiz", "annnaaaa"),
        ("find danielruiz92 there", "Daniel Ruiz", "danielruiz92"),
        ("write to druiz", "Daniel Ruiz", "druiz"),
    ],
)
def test_a_known_name_is_found_in_any_form(text: str, known: str, wanted: str) -> None:
    """Case, accents, possession, short forms and one slip do not hide it."""
    found = list(find(text, [known]))

    assert wanted in [text[one.start : one.end] for one in found]
    assert {(one.label, one.kind) for one in found} == {("PERSON", "direct")}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("i will be late", "Will Marsh"),
        ("may I", "May"),
        ("the day after", "Ana de la Cruz"),
        ("anybody here", "Ana"),
        ("a n y thing, a.n.a", "Ana"),
        ("party, marten and 4 martinis", "Marta Linden"),
        ("maximum 13 of them", "Max"),
        ("sooo good, noooo", "Noor Solis"),
        ("carl is here", "Karla"),
        ("nothing at all", ""),
        ("nothing at all", "   "),
    ],
)
def test_a_word_that_only_resembles_it_is_left_alone(text: str, known: str) -> None:
    """Short names must match, and plain words stay plain words."""
    assert [text[one.start : one.end] for one in find(text, [known])] == []


def test_other_things_are_found_as_they_are_written() -> None:
    """What a person asked to mask always keeps the label that they gave it."""
    (found,) = find("we meet at the Blue Heron again", [Known("blue heron", "ORG")])

    assert (found.start, found.end, found.label) == (15, 25, "ORG")


@pytest.mark.parametrize(
    ("have", "want", "is_one"),
    [
        ("katarina", "katharina", True),
        ("katharnia", "katharina", True),
        ("katharine", "katharina", True),
        ("katherine", "katharina", False),
        ("kat", "katharina", False),
        ("same", "same", True),
    ],
)
def test_one_slip_is_one_letter(have: str, want: str, *, is_one: bool) -> None:
    """Changed, added, left out or swapped; two of them are another word."""
    assert is_one_slip(have, want) is is_one


def test_the_repr_holds_no_name() -> None:
    """A known name never shows in a log or an error."""
    assert "Odalys" not in repr(Known("Odalys"))
