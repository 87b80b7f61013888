"""One-time links at the terminal: nobody is guessed, and nobody gets a role by accident."""

import pytest

from troth.cli import link
from troth.errors import NotFound
from troth.people.access import Role
from troth.people.links import LIFE, LinkKind
from troth.testing.house import add_person, new_house
from troth.words import PersonId, new_id

PERSON = frozenset({Role.PERSON})
BOTH = frozenset({Role.PERSON, Role.OPERATOR})
WORDS = "four good words here"
ADDRESS = "http://127.0.0.1:8420"


@pytest.fixture(autouse=True)
def _no_key(monkeypatch):
    """Let no key of whoever runs the tests be at hand."""
    monkeypatch.delenv("TROTH_KEY", raising=False)


@pytest.fixture
def house(tmp_path):
    """Return a house without anybody in it, and without a key for this terminal."""
    with new_house(tmp_path / "own") as made:
        yield made


def looked(house, address):
    """Return what the link behind an address is for."""
    assert address.startswith(f"{ADDRESS}/welcome/trl_")
    return house.links.look(address.rsplit("/", 1)[1])


def test_the_minutes_are_the_links_own():
    """What is said at the terminal is how long it holds."""
    assert LIFE.total_seconds() == link.MINUTES * 60


def test_an_invitation_makes_an_operator_only_when_asked(house):
    """Without the flag a person comes in, with it one who also runs the place."""
    plain = looked(house, link.invite(house, operator=False))
    operator = looked(house, link.invite(house, operator=True))

    assert (plain.kind, plain.roles) == (LinkKind.INVITE, PERSON)
    assert (operator.kind, operator.roles) == (LinkKind.INVITE, BOTH)


def test_the_first_who_sets_a_passphrase_runs_the_place(house, noor, sam):
    """As long as nobody signs in; from then on a link makes a person and nothing more."""
    first = looked(house, link.for_person(house, noor, by="person"))
    house.sign_in.set(noor, "Noor", WORDS, BOTH)
    second = looked(house, link.for_person(house, sam, by="person"))

    assert (first.kind, first.person, first.roles) == (LinkKind.SET_UP, noor, BOTH)
    assert (second.kind, second.person, second.roles) == (LinkKind.SET_UP, sam, PERSON)


def test_who_has_a_passphrase_gets_a_reset(house, noor, sql, tmp_path):
    """Also when what was set cannot be read any more."""
    house.sign_in.set(noor, "Noor", WORDS, BOTH)
    sound = looked(house, link.for_person(house, noor, by="person"))
    sql("UPDATE sign_in SET sealed = zeroblob(99)", file=tmp_path / "own" / "data" / "troth.db")
    damaged = looked(house, link.for_person(house, noor, by="operator"))

    assert (sound.kind, damaged.kind) == (LinkKind.RESET, LinkKind.RESET)


def test_nobody_gets_no_link(house):
    """An id that nobody has is told."""
    with pytest.raises(NotFound):
        link.for_person(house, PersonId(new_id("psn")), by="operator")


def test_the_first_link_is_for_the_person_of_this_terminal(house, noor, sam, monkeypatch):
    """Among several it is the one whose key is at hand."""
    monkeypatch.setenv("TROTH_KEY", house.keys.issue(sam, label="terminal")[0])

    found = looked(house, link.first(house, address=ADDRESS))

    assert (found.kind, found.person, found.roles) == (LinkKind.SET_UP, sam, BOTH)


def test_the_only_person_needs_no_key(house, noor):
    """Where there is one person there is nobody to mix up."""
    assert looked(house, link.first(house, address=ADDRESS)).person == noor


def test_among_several_nobody_is_guessed(house, noor, sam):
    """Whoever starts a server must not end up with another person's talks."""
    assert looked(house, link.first(house, address=ADDRESS)).person is None


def test_where_nobody_is_the_link_makes_the_first(house):
    """An installation without anybody can be set up in a browser."""
    assert looked(house, link.first(house, address=ADDRESS)).person is None


def test_a_key_that_is_good_no_more_names_nobody(house, noor, sam, monkeypatch):
    """A revoked key is as good as none."""
    token, key = house.keys.issue(sam, label="terminal")
    house.keys.revoke(sam, key.id)
    monkeypatch.setenv("TROTH_KEY", token)

    assert looked(house, link.first(house, address=ADDRESS)).person is None


def test_once_somebody_signs_in_there_is_no_first_link(house, noor, sam):
    """However often the server is started."""
    add_person(house, "Ada")
    house.sign_in.set(noor, "Noor", WORDS, PERSON)

    assert link.first(house, address=ADDRESS) is None
