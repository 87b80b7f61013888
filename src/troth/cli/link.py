"""One-time links as the terminal makes them: for whom, with which roles, at which address.

Whoever can open the house here holds the key file, so they may let anybody in. The ledger
says that they did.
"""

from typing import TYPE_CHECKING, Final

from troth.cli.caller import at_hand
from troth.errors import Damaged
from troth.words import PersonId

if TYPE_CHECKING:
    from troth.house import House
    from troth.people.access import Role

MINUTES: Final = 15


def invite(house: "House", *, operator: bool) -> str:
    """Make a link for somebody new and return its address."""
    from troth.people.access import Role
    from troth.people.links import LinkKind

    roles = _both() if operator else frozenset({Role.PERSON})
    return _address(house, house.links.make(LinkKind.INVITE, roles=roles))


def for_person(house: "House", person: PersonId, *, by: str) -> str:
    """Make a link for a person to set a passphrase, the first or a new one. Return its address.

    As long as nobody signs in here, the first who does also runs the place.
    """
    from troth.people.access import Role
    from troth.people.links import LinkKind

    if _has_sign_in(house, person):
        return _address(house, house.links.make(LinkKind.RESET, person, by=by))
    roles = frozenset({Role.PERSON}) if house.sign_in.exists() else _both()
    return _address(house, house.links.make(LinkKind.SET_UP, person, roles, by=by))


def first(house: "House", *, address: str) -> str | None:
    """Make the link with which the first person signs in; None if somebody does already.

    It is for the person whose key this terminal has, or for the only one there is. Among
    several nobody is guessed: then it is for somebody new.
    """
    from troth.people.links import LinkKind

    if house.sign_in.exists():
        return None
    person, people = at_hand(house), house.people.all()
    if person is None and len(people) == 1:
        person = people[0]
    return f"{address}/welcome/{house.links.make(LinkKind.SET_UP, person, _both(), by='terminal')}"


def _has_sign_in(house: "House", person: PersonId) -> bool:
    try:
        return house.sign_in.of(person) is not None
    except Damaged:  # there is one, and it must be set anew
        return True


def _both() -> "frozenset[Role]":
    from troth.people.access import Role

    return frozenset({Role.PERSON, Role.OPERATOR})


def _address(house: "House", token: str) -> str:
    return f"{house.settings.address}/welcome/{token}"
