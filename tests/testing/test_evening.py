"""The invented evening is what it says, and ordinary reading finds it."""

import pytest

from troth.clock import SetClock
from troth.errors import Refused
from troth.people.access import Role
from troth.testing.evening import PASSPHRASE, live
from troth.testing.house import AT, new_house
from troth.words import COMPANION_HISTORY, COMPANION_REPLY


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return a house in which nobody has lived yet."""
    with new_house(tmp_path_factory.mktemp("evening"), clock=SetClock(AT)) as made:
        yield made


@pytest.fixture(scope="module")
def lived(house):
    """Return the evening that was lived there."""
    return live(house, house.clock)


def test_talks_are_kept_with_receipts(house, lived) -> None:
    """Each talk of Noor's can be read, message by message, and each answer has its receipt."""
    for talk in lived.talks:
        steps = house.companion.talk(lived.noor.person, talk.conversation)
        assert [step.id for step in steps] == talk.turns
        assert len(talk.receipts) == len(talk.turns) / 2


def test_everybody_can_come_in(house, lived) -> None:
    """Sessions and keys lead to whom they were made for, and the passphrase is right."""
    for name in ("noor", "sam", "ida", "olu"):
        somebody = lived.somebody(name)
        assert house.sessions.check(somebody.session).person == somebody.person
        assert house.keys.check(somebody.key).person == somebody.person
    assert house.sign_in.check("noor", PASSPHRASE).person == lived.noor.person
    assert lived.somebody("nobody") is None


def test_each_is_who_they_are(house, lived) -> None:
    """Ida has said nothing yet, Olu runs the place and is no person in it."""
    assert not house.gate.may(lived.ida.person, COMPANION_REPLY)
    assert house.sign_in.roles(lived.olu.person) == {Role.OPERATOR}
    assert lived.talk_of("ida") is None
    with pytest.raises(Refused), house.gate.enter(lived.olu.person, COMPANION_HISTORY):
        pass


def test_the_invitation_holds(house, lived) -> None:
    """The one-time link is for somebody who is not here yet."""
    assert house.links.look(lived.invitation).person is None
    assert house.clock.now() == lived.at


def test_nothing_of_it_shows_in_a_representation(lived) -> None:
    """A failing test prints no token."""
    assert lived.noor.session not in repr(lived)
    assert lived.invitation not in repr(lived)
