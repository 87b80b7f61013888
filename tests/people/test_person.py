"""Persons: what is known of each is little, sealed, and checked when it comes in."""

import pytest

from troth.errors import BadInput, StoreFailed
from troth.people.masking import Masking
from troth.people.person import Person
from troth.people.remembering import Reach, Remembering
from troth.store import schema
from troth.store.statements import select
from troth.testing.house import leaves
from troth.vault import records
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


def kept(house, person):
    """Return the one profile that is kept of a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        (found,) = room.read(Person)
    return found.record


def test_what_is_chosen_takes_the_place_of_what_was(house, sql):
    """One profile is kept of each: the new one. What was not named stays, and others' too."""
    noor, sam = house.people.add(profile(model="m")), house.people.add(profile(name="Sam"))

    house.people.choose(noor, language="nl")
    house.people.rename(noor, profile(name="Nour", country="NL", language="ar"))

    assert kept(house, noor) == profile(name="Nour", country="NL", language="ar", model="m")
    assert kept(house, sam) == profile(name="Sam")
    rows = "SELECT count(*) FROM tail WHERE purpose = 'account.run' AND person_id = ?"
    assert sql(rows, noor) == sql(rows, sam) == [(1,)]


def test_what_is_chosen_deletes_nothing_but_older_profiles(house):
    """What else is kept of the account, however old, and what has the same number elsewhere."""
    person = house.people.add(profile())

    def keep(unit):
        unlocked = house.keyring.unlock(person, unit)
        for purpose, holding in (("account.run", "else"), ("companion.history", "person")):
            handle = house.keyring.purpose_handle(unit, unlocked, purpose)
            records.keep(unit, handle, holding, b"-", keep_until_ms=2**52)

    house.store.write(keep)
    house.people.choose(person, language="nl")

    rows = house.store.read(select(schema.tail.c.purpose, schema.tail.c.holding))
    assert sorted(map(tuple, rows)) == [
        ("account.run", "else"),
        ("account.run", "person"),
        ("companion.history", "person"),
    ]


def test_what_is_chosen_is_told_once(house):
    """One line that says that the account was used, and how many records were kept."""
    person = house.people.add(profile())
    before = house.store.pulse(anew=True)

    house.people.choose(person, language="nl")

    *_, told = leaves(house, person)
    assert len(leaves(house, person)) == 2
    assert (told["event"], told["purpose"]) == ("used", "account.run")
    assert told["detail"] == {"kept": {"person": 1}, "outcome": "done"}
    assert house.store.pulse(anew=True) > before


@pytest.mark.parametrize(
    ("changed", "moves"),
    [
        ({"closed": "2026-11-21"}, True),
        ({"age": '{"shown":"2026-11-21"}'}, True),
        ({"language": "nl"}, False),
    ],
)
def test_who_is_out_of_every_hall_is_so_in_every_process(house, changed, moves):
    """What says who may be met moves the person's stamp; the rest of a profile does not."""
    person = house.people.add(profile())
    before = house.keyring.stamp(person)

    house.people.choose(person, **changed)

    assert (house.keyring.stamp(person) > before) is moves


def test_masking_and_memory_change_from_what_they_are(house):
    """Each change sees the one before it, and is recorded; one that changes nothing is not."""
    person = house.people.add(profile())

    for word in ("Ruiz", "Hope"):
        house.people.change_masking(
            person, lambda had, word=word: had.with_word(word, "always", since="2026-11-21")
        )
    for reach in (Reach.FACTS, Reach.CHAT):
        house.people.change_memory(person, lambda had, reach=reach: had.for_all(reach))
    told = len(leaves(house, person))
    same = house.people.change_masking(person, lambda had: had)
    again = house.people.change_memory(person, lambda had: had)

    assert [one.text for one in same.always] == ["Ruiz", "Hope"]
    assert again == Remembering(reach=Reach.CHAT)
    assert told == len(leaves(house, person)) == 5
    assert Masking.read(kept(house, person).masks) == same
    assert Remembering.read(kept(house, person).memory) == again


def test_bounds_change_from_what_they_are(house):
    """Whoever changes limits or age is given both, and only what they say becomes another."""
    person = house.people.add(profile(limits="few", age="a"))
    seen = []

    house.people.change_bounds(person, lambda *had: seen.append(had) or {"limits": "none"})

    assert seen == [("few", "a")]
    assert [one["event"] for one in leaves(house, person)] == ["person_added", "used"]
    found = kept(house, person)
    assert (found.limits, found.age) == ("none", "a")


def test_what_cannot_be_chosen_changes_nothing(house):
    """It is refused by the field; the profile and the ledger are as before."""
    person = house.people.add(profile())

    with pytest.raises(BadInput) as told:
        house.people.choose(person, least="blocked", language="nl")

    assert told.value.param == "least"
    assert len(leaves(house, person)) == 1
    assert kept(house, person) == profile()


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
        ("country", "QQ"),
        ("country", "EU"),
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


def test_a_country_that_is_written_otherwise_is_kept_by_its_code(house):
    """So that help lines and the law are those of the country that was meant."""
    person = house.people.add(profile(country="UK"))
    assert kept(house, person).country == "GB"

    house.people.choose(person, country="el")
    assert kept(house, person).country == "GR"


def test_a_country_from_before_that_is_unknown_stops_nothing_else(house, monkeypatch):
    """Whoever has one can still change their name, but choose no other such country."""
    with monkeypatch.context() as older:
        older.setattr("troth.countries.KNOWN", frozenset({"QQ"}))
        person = house.people.add(profile(country="QQ"))

    house.people.choose(person, name="Nour")
    with pytest.raises(BadInput) as caught:
        house.people.choose(person, country="ZZ")

    assert caught.value.param == "country"
    assert kept(house, person).name == "Nour"


def test_a_person_who_cannot_be_recorded_is_not_added(house, broken_ledger, sql):
    """If the ledger cannot write, there is no half of a person."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.people.add(profile())

    for table in ("person", "purpose_key", "tail", "ledger_opening"):
        assert sql(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
