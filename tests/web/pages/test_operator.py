"""The place: counts and health, and nobody's words."""

import re
from dataclasses import replace

import pytest

from troth.gate.lockdown import lock
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.upstream import says


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
    for path in ("/talk", "/privacy", "/privacy/keys", "/privacy/erase"):
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


# Who else may answer


def section(browser) -> str:
    """Return the words about providers."""
    page = browser.get("/operator").text
    found = page.partition('aria-labelledby="o-providers"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", found.partition(">")[2]).split())


def test_without_a_provider_it_says_how_to_add_one(operator) -> None:
    """With the commands."""
    told = section(operator)

    assert "Nobody yet" in told
    assert "troth provider add" in told


def test_each_provider_is_told_with_its_level_and_its_day(operator) -> None:
    """On or off, a key or none, and until when its claims hold; never the key."""
    operator.house.providers.add(outside_entry(), key="sk-planted-key")

    told = section(operator)

    assert "Acme acme Off. Level: contract, until 1 Feb 2027. It has a key." in told
    assert "planted" not in operator.get("/operator").text


def test_claims_that_run_out_soon_are_named(operator) -> None:
    """Thirty days before their day, each with it, and what to do."""
    operator.house.providers.add(outside_entry(ends="2026-12-21"))
    operator.house.providers.add(outside_entry("zeta", name="Zeta", ends="2026-12-22"))
    operator.house.providers.switch("acme", is_on=True)

    told = section(operator)

    assert "training on 21 Dec 2026" in told
    assert "troth provider review acme" in told
    assert "troth provider review zeta" not in told
    assert "wants a look" in told


def test_a_provider_whose_claims_ran_out_is_not_used(operator, browser_of, clock) -> None:
    """It is on, gets nothing, and the page says what is missing."""
    operator.house.providers.add(outside_entry())
    operator.house.providers.switch("acme", is_on=True)
    clock.move(days=90)

    told = section(browser_of(operator.person))

    assert "not used" in told
    assert "Level: too little known" in told


def test_a_row_that_was_changed_behind_its_back_is_told(operator, sql) -> None:
    """With the command that removes it."""
    operator.house.providers.add(outside_entry())
    sql("UPDATE provider SET is_on = 1")

    told = section(operator)

    assert "changed behind Troth's back" in told
    assert "troth provider remove acme" in told


def test_nobody_s_choice_is_on_it(operator, noor) -> None:
    """Who chose what, and who said yes, is nobody else's business."""
    with upstream(says("Hello.")) as up:
        before = operator.get("/operator").text
        entry = with_outside(noor.house, up)
        alone = section(operator)
        choose(noor.house, noor.person, entry)
        allow(noor.house, noor.person)
        allow(noor.house, noor.person, f"companion.outside.{entry.id}")
        talk(noor.house, noor.person, "planted words")

        told = operator.get("/operator").text

    assert section(operator) == alone
    assert "planted" not in told
    assert "Noor" not in told
    assert len(before) < len(told)
