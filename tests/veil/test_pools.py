"""The names that stand in."""

from itertools import chain

import pytest

from troth.veil import pools

ALL = {
    "feminine": pools.given("feminine"),
    "masculine": pools.given("masculine"),
    "neutral": pools.given("neutral"),
    "family": pools.family(),
    "places": pools.places(),
    "groups": pools.groups(),
    "streets": pools.streets(),
}


def test_there_are_enough_names():
    """Several hundred for people, and a hundred of each other sort."""
    assert sum(map(len, ALL.values())) > 1000
    assert len(pools.family()) >= 400
    assert min(map(len, ALL.values())) >= 100


def test_a_name_is_one_plain_word_and_in_one_list_only():
    """A stand-in is letters of ASCII, written like a name, and means one sort of thing."""
    every = list(chain.from_iterable(ALL.values()))

    assert len(set(every)) == len(every)
    assert all(name.isascii() and name.isalpha() and name.istitle() for name in every)
    assert all(4 < len(name) <= 16 for name in every)


def test_no_name_is_another_one_with_an_s():
    """A genitive is never taken for somebody else."""
    every = {name.lower() for name in chain.from_iterable(ALL.values())}

    assert not {f"{name}s" for name in every} & every


def test_no_stand_in_is_a_name_that_we_know_people_have():
    """Nobody on our own lists lends a name."""
    every = {name.lower() for name in chain.from_iterable(ALL.values())}

    known = {name for name in every if pools.is_listed(name) or pools.gender(name) != "neutral"}

    assert not known
    assert not every & (pools.WORDS | pools.PARTICLES | pools.TITLES)


def test_mailboxes_are_no_names():
    """A bit of an address is never taken for a person."""
    names = {name.lower() for name in chain.from_iterable(ALL.values())}

    assert not set(pools.mailboxes()) & names


@pytest.mark.parametrize(
    ("name", "full", "gender"),
    [
        ("dan", "daniel", "masculine"),
        ("danny", "daniel", "masculine"),
        ("kate", "katherine", "feminine"),
        ("daniel", "daniel", "masculine"),
        ("dana", "dana", "feminine"),
        ("zxqu", "zxqu", "neutral"),
    ],
)
def test_short_forms_lead_to_the_full_one(name, full, gender):
    """`danny` is `daniel`; of a name that we do not know we claim nothing."""
    assert pools.root(name) == full
    assert pools.gender(name) == gender


def test_a_full_name_knows_its_short_forms():
    """So that `Danny` is masked once `Daniel` is known."""
    assert set(pools.short_forms("daniel")) == {"dan", "danny", "dani"}
    assert pools.short_forms("zxqu") == ()
