"""Persons: what is known of each is little, sealed, and checked when it comes in."""

import pytest

from troth.errors import BadInput, StoreFailed
from troth.people.person import Person
from troth.testing.house import leaves
from troth.words import RIGHTS_ANSWER, is_id


def profile(**changes):
    """Make a profile."""
    return Person(**({"name": "Noor", "country": "US", "language": "en"} | changes))


def test_a_person_is_an_id_and_two_keys(house, sql):
    """Adding a person makes the keys that everyone has, and one line in the ledger."""
    person = house.people.add(profile())

    assert is_id(person, "psn")
    assert sql("SELECT purpose FROM purpose_key ORDER BY purpose") == [
        ("account.run",),
        ("security.audit",),
    ]
    (added,) = leaves(house, person)
    assert (added["event"], added["detail"]) == ("person_added", {})


def test_a_profile_comes_back_to_the_person(house):
    """Name, country and language are what was given."""
    person = house.people.add(profile(name="Zoë van Dam", country="NL", language="nl-NL"))

    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        (found,) = room.read(Person)

    assert found.record == profile(name="Zoë van Dam", country="NL", language="nl-NL")


def test_everybody_is_listed_by_id_alone(house):
    """The list of all persons holds random ids, sorted, and nothing that says who they are."""
    added = [house.people.add(profile(name=name)) for name in ("Noor", "Sam", "Ada")]

    assert house.people.all() == sorted(added)


def test_the_name_is_sealed(house, home):
    """A name is in no file in clear, nor in how a profile is printed."""
    house.people.add(profile(name="Persephone"))
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert b"Persephone" not in everything
    assert repr(profile(name="Persephone")) == "<Person>"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \t "),
        ("name", "a" * 81),
        ("name", "two\nlines"),
        ("name", "\x1b]0;title\x07"),
        ("name", "\u202egnp.exe"),
        ("name", "null\x00"),
        ("name", "\udcff"),
        ("country", ""),
        ("country", "USA"),
        ("country", "U\n"),
        ("country", "12"),
        ("language", ""),
        ("language", "en_US"),
        ("language", "e" * 1000),
        ("language", "en\x1b[2J"),
    ],
)
def test_what_is_not_a_name_is_refused(house, sql, field, value):
    """Wrong values are refused by the field, are not repeated, and leave nothing behind."""
    with pytest.raises(BadInput) as caught:
        house.people.add(profile(**{field: value}))

    assert caught.value.param == field
    assert not value.strip() or value not in str(caught.value)
    assert sql("SELECT count(*) FROM person") == [(0,)]


def test_a_person_who_cannot_be_recorded_is_not_added(house, broken_ledger, sql):
    """If the ledger cannot write, there is no half of a person."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.people.add(profile())

    for table in ("person", "purpose_key", "tail", "ledger_opening"):
        assert sql(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
