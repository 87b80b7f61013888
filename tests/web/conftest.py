"""A browser that somebody signed in with, and who is in it."""

from collections.abc import Callable

import pytest

from troth.house import House
from troth.people.access import Role
from troth.testing.house import add_person
from troth.words import PersonId

PASSPHRASE = "four words that differ"


@pytest.fixture
def ask(send_to_pages):
    """Return a function that sends one request to the pages and follows nothing."""
    return send_to_pages


@pytest.fixture
def sign_in(house: House, browser_of):
    """Return a function that adds a person with these roles and signs them in."""

    def add(
        name: str = "Noor", *roles: Role, person: PersonId | None = None, passphrase: bool = False
    ):
        who = person or add_person(house, name)
        if roles or passphrase:  # slow on purpose; without one, a session makes a person
            house.sign_in.set(who, name.lower(), PASSPHRASE, frozenset(roles or {Role.PERSON}))
        return browser_of(who)

    return add


@pytest.fixture
def noor(sign_in: Callable[..., object]):
    """Return the browser of an invented person who has said nothing yet."""
    return sign_in("Noor")


@pytest.fixture
def sam(sign_in: Callable[..., object]):
    """Return the browser of another invented person."""
    return sign_in("Sam")
