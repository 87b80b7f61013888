"""Names of data and people, each with the place it comes from, and days in words."""

import pytest

from troth.registry.purposes import UNTIL_ERASED
from troth.registry.wording import amount, capital, data, each, kept, listed, named, recipients

NOTES = ("note.at", "note.text")


def test_whole_data_has_its_category_as_its_place(make):
    """What is used whole is named once, and stands for all of its fields."""
    (found,) = named(make(), frozenset(NOTES))

    assert (found.label, found.path, found.fields) == ("your notes", "category.note.label", NOTES)


def test_a_part_has_its_field_as_its_place(make):
    """What is used in part is named by the part, and never by the whole."""
    (found,) = named(make(), frozenset({"note.at"}))

    assert found.label == "when you wrote"
    assert found.path == "category.note.fields.note.at"
    assert found.fields == ("note.at",)


def test_each_names_field_by_field(make):
    """Where the parts matter, even the whole is told part by part."""
    found = each(make().categories["note"], frozenset(NOTES))

    assert [one.label for one in found] == ["when you wrote", "what you wrote"]


def test_no_field_is_left_out_and_none_comes_twice(make):
    """The fields behind the names are exactly those that were given."""
    given = frozenset({"note.at", "person.name"})

    found = [field for one in named(make(), given) for field in one.fields]

    assert sorted(found) == sorted(given)


def test_a_phrase(make):
    """Several names make one phrase, in the order of their ids."""
    assert data(make(), frozenset({*NOTES, "person.name"})) == "your notes and your name"


def test_the_person_comes_first(make):
    """Whoever gets the data is named after the person, or nobody is."""
    all_of_them = frozenset({"abroad", "model", "person"})

    everyone = make(recipients=all_of_them)
    alone = make(recipients=frozenset({"person"}))

    found = [recipients(one, one.purposes["note.share"]) for one in (everyone, alone)]

    assert found == ["You, a model elsewhere and a model here", "Only you"]


@pytest.mark.parametrize(
    ("days", "sentence", "words"),
    [
        (0, "Troth keeps nothing for this.", "Not at all"),
        (30, "Troth keeps this for 30 days, then deletes it.", "30 days"),
        (UNTIL_ERASED, "Troth keeps this until you erase it.", "Until you erase it"),
    ],
)
def test_days_in_words(days, sentence, words):
    """Nothing, a number and for good are told apart."""
    assert kept(days) == sentence
    assert amount(days) == words


@pytest.mark.parametrize(
    ("names", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_sentences_do(names, expected):
    """Commas between, and one `and`."""
    assert listed(names) == expected


def test_a_capital_changes_nothing_else():
    """Names keep their own capitals."""
    assert capital("your name in the USA") == "Your name in the USA"
    assert capital("") == ""
