"""For whoever runs the place: how many and how it is; never who, never what."""

import pytest

from troth.people.access import Role
from troth.people.links import LinkKind
from troth.testing.house import add_person, allow, talk


@pytest.fixture
def olga(browser):
    """Return an operator who is nothing else."""
    return browser("Olga", Role.OPERATOR)


def test_the_place_is_counted(api, house, olga) -> None:
    """People, health, version, policy."""
    add_person(house, "Noor")

    told = api.asks(olga, "GET", "/api/place").json()

    assert told["counts"] == {"people": 2, "sign_ins": 1, "operators": 1}
    assert told["policy_version"] == 1
    assert {one["about"] for one in told["health"]} >= {"clock", "crisis lines", "lockdown"}


def test_nothing_of_a_person_is_told(api, house, olga) -> None:
    """Neither a name nor an id nor a word."""
    noor = add_person(house, "Noor")
    allow(house, noor)
    talk(house, noor, "a secret sentence")

    text = api.asks(olga, "GET", "/api/place").text

    assert not any(word in text for word in ("Noor", noor, "secret", "Olga"))


@pytest.mark.parametrize(("role", "roles"), [("person", 1), ("operator", 2)])
def test_an_invitation_works_once(api, house, olga, role: str, roles: int) -> None:
    """The link is in this answer and nowhere else."""
    told = api.asks(olga, "POST", "/api/place/invitations", json={"role": role}).json()

    link = house.links.look(told["token"])
    assert (link.kind, len(link.roles)) == (LinkKind.INVITE, roles)
    assert told["address"] == f"http://127.0.0.1:8420/welcome/{told['token']}"
    assert told["expires_at"] == "2026-11-21T19:45:00Z"


def test_a_person_is_no_operator(api, anyone) -> None:
    """Neither to look nor to invite."""
    assert api.asks(anyone, "GET", "/api/place").status_code == 403
    assert api.asks(anyone, "POST", "/api/place/invitations", json={}).status_code == 403


def test_an_operator_reads_nobody(api, olga) -> None:
    """Who runs the place and is nothing else has no talks, no keys page, no archive."""
    for method, path in (
        ("GET", "/api/talks"),
        ("GET", "/api/keys"),
        ("GET", "/api/uses"),
        ("POST", "/api/archive"),
    ):
        assert api.asks(olga, method, path).status_code == 403
