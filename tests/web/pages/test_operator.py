"""The place: counts and health, and nobody's words."""

import re
from dataclasses import replace

import pytest

from troth.gate.lockdown import lock
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.testing.house import allow, leaves, talk


@pytest.fixture
def operator(sign_in):
    """Return the browser of somebody who only runs the place."""
    return sign_in("Op", Role.OPERATOR)


def test_it_shows_how_many_and_how_it_is_doing(operator, noor) -> None:
    """Counts, version, model, policy."""
    page = operator.get("/operator").text

    assert re.search(r"<dt>People</dt><dd>2</dd>", page)
    assert "Crisis lines" in page
    assert "version 1" in page


def test_a_lockdown_comes_first(operator) -> None:
    """What wants a look is above what is fine."""
    lock(operator.house.gate, why="drill")

    page = operator.get("/operator").text

    assert page.index("locked down") < page.index("Version")


def test_nobody_s_words_are_on_it(operator, noor) -> None:
    """No name, no talk, and no line in anybody's ledger."""
    allow(noor.house, noor.person)
    talk(noor.house, noor.person, "planted words")
    before = len(leaves(noor.house, noor.person))

    page = operator.get("/operator").text

    assert "planted" not in page
    assert "Noor" not in page
    assert noor.person not in page
    assert len(leaves(noor.house, noor.person)) == before


def test_an_operator_reads_nobody(operator) -> None:
    """Pages of persons are for persons."""
    for path in ("/talk", "/privacy", "/you", "/privacy/keys"):
        assert operator.get(path).status_code == 403, path


def test_a_person_does_not_run_the_place(noor) -> None:
    """Neither page nor form."""
    assert noor.get("/operator").status_code == 403
    assert noor.post("/operator/invite", role="operator").status_code == 403


def test_an_invitation_is_a_link_for_one(operator) -> None:
    """It says what it is for, and holds what was chosen."""
    page = operator.post("/operator/invite", role="operator").text
    token = re.search(r"http://127\.0\.0\.1:8420/welcome/(trl_[a-z2-7]+)", page)[1]

    link = operator.house.links.look(token)

    assert link.kind is LinkKind.INVITE
    assert link.roles == {Role.PERSON, Role.OPERATOR}
    assert token not in operator.get("/operator").text


def test_a_role_that_is_not_offered_makes_no_link(operator) -> None:
    """The form is read against what the page offers."""
    assert operator.post("/operator/invite", role="root").status_code == 400


def test_behind_tls_the_link_is_one_for_tls(operator) -> None:
    """The token must not cross a network in clear, however the proxy speaks to us."""
    house = replace(
        operator.house,
        settings=replace(
            operator.house.settings, public_name="troth.example.org", proxy_address="127.0.0.1"
        ),
    )

    page = replace(operator, house=house).post("/operator/invite", role="person").text

    assert "https://troth.example.org/welcome/trl_" in page
