"""Ages, dates, places of work."""

import pytest

from troth.veil.about import find

FOUND = [
    ("I'm 34 and tired", "34", "DEMOGRAPHIC"),
    ("47 yo from somewhere", "47", "DEMOGRAPHIC"),
    ("tengo 28 años", "28", "DEMOGRAPHIC"),
    ("ich bin 43, ledig", "43", "DEMOGRAPHIC"),
    ("since the 3rd of May", "3rd of May", "DATE"),
    ("am 21. Juni", "21. Juni", "DATE"),
    ("born 04/07/1989", "04/07/1989", "DATE"),
    ("in 2019 we met", "2019", "DATE"),
    ("he works at Bluebird Care", "Bluebird Care", "ORG"),
    ("at University of Somewhere", "University of Somewhere", "ORG"),
    ("arbeitet bei Musterbau", "Musterbau", "ORG"),
    ("trabajo en El Faro Azul", "El Faro Azul", "ORG"),
    ("je travaille chez Lumière", "Lumière", "ORG"),
]
LEFT = [
    "in 25 minutes",
    "I'm 100% sure",
    "I'm 5 minutes away",
    "3 hours ago",
    "next Friday",
    "twenty questions",
    "hace dos años que no",
    "depuis dix ans",
    "a high school reunion",
    "I work at home",
    "she goes to church",
    "2 of us",
    "10 out of 10",
]


@pytest.mark.parametrize(("text", "wanted", "label"), FOUND)
def test_what_narrows_it_down_is_found(text: str, wanted: str, label: str) -> None:
    """It is told apart from what names somebody."""
    found = [one for one in find(text) if wanted in text[one.start : one.end]]

    assert {(one.label, one.kind) for one in found} == {(label, "quasi")}


@pytest.mark.parametrize("text", LEFT)
def test_what_tells_nothing_is_left_alone(text: str) -> None:
    """Amounts of time, percentages and plain words narrow nothing down."""
    assert [text[one.start : one.end] for one in find(text)] == []
