"""Which models a person can choose, and what each says of itself."""

import pytest

from troth.registry.outside import purpose_of
from troth.testing.house import allow
from troth.testing.outside import outside_entry
from troth.words import COMPANION_REPLY, Level, Reason


@pytest.fixture
def abroad(house):
    """A provider with a contract, written down and switched on."""
    entry = outside_entry()
    house.providers.add(entry)
    house.providers.switch(entry.id, is_on=True)
    return entry


def of(house, person, entry):
    """Return what the person sees of the provider's model."""
    return next(one for one in house.companion.models(person) if one.id.startswith(entry.id))


def test_the_model_that_comes_with_troth_stands_first_and_is_chosen(house, noor, abroad):
    """Whoever chose nothing is answered on this machine."""
    first, second = house.companion.models(noor)

    assert (first.id, first.is_outside, first.is_chosen) == ("", False, True)
    assert (second.is_outside, second.is_chosen, second.level) == (True, False, Level.CONTRACT)
    assert house.companion.who_answers(noor) == first


def test_one_that_is_off_cannot_be_chosen(house, noor, abroad):
    """A provider starts switched off, and is on the list only while it is on."""
    house.providers.switch(abroad.id, is_on=False)

    assert [one.id for one in house.companion.models(noor)] == [""]


def test_each_says_what_it_gets_and_what_it_needs(house, noor, abroad):
    """Its purpose, whether the person said yes to it, and what it gets and keeps in words."""
    before = of(house, noor, abroad)
    allow(house, noor, purpose_of(abroad.id))
    after = of(house, noor, abroad)

    assert before.purpose == purpose_of(abroad.id)
    assert before.allowed.reason is Reason.NEVER_ASKED
    assert after.allowed
    assert before.about
    assert all(heading and told for heading, told in before.about)
    assert before.ends is not None


def test_a_choice_is_kept(house, noor, sam, abroad):
    """And it is of that person alone."""
    house.people.choose(noor, model=of(house, noor, abroad).id)

    assert house.companion.who_answers(noor).is_outside
    assert not house.companion.who_answers(sam).is_outside


def test_a_bar_above_it_says_so(house, noor, abroad):
    """The person's own bar counts before anything is sent."""
    house.people.choose(noor, least="attested")

    assert "bar" in of(house, noor, abroad).not_now


def test_a_choice_that_is_gone_says_so_and_nobody_takes_its_place(house, noor, abroad):
    """It is still what was chosen, with the reason why it does not answer."""
    chosen = of(house, noor, abroad).id
    house.people.choose(noor, model=chosen)
    house.providers.remove(abroad.id)

    found = house.companion.who_answers(noor)

    assert (found.id, found.is_chosen, found.is_outside) == (chosen, True, True)
    assert "switched off" in found.not_now
    assert found.purpose != COMPANION_REPLY
