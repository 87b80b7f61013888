"""Whoever runs the place sees how it is doing, and reads nobody."""

from troth.people.access import TABLE, Data, Role
from troth.testing.house import add_person, allow, leaves, talk
from troth.words import ACCOUNT_RUN, MATCH_REPORT

PAGES = ("/talk", "/talks", "/privacy", "/privacy/uses", "/privacy/keys")


def test_an_operator_sees_counts_and_no_words(house, noor, browser_of) -> None:
    """The page of the place has the number of people, and not a word of theirs."""
    allow(house, noor)
    talk(house, noor, "planted words")
    operator = add_person(house, "Olu")
    house.sign_in.set(operator, "olu", "four words that differ", frozenset({Role.OPERATOR}))
    before = len(leaves(house, noor))

    page = browser_of(operator).get("/operator")

    assert page.status_code == 200
    assert "planted" not in page.text
    assert "Noor" not in page.text
    assert len(leaves(house, noor)) == before


def test_pages_of_persons_are_closed_to_an_operator(house, browser_of) -> None:
    """Being trusted with the machine is not being trusted with a diary."""
    operator = add_person(house, "Olu")
    house.sign_in.set(operator, "olu", "four words that differ", frozenset({Role.OPERATOR}))

    assert {browser_of(operator).get(path).status_code for path in PAGES} == {403}


def test_no_row_of_the_table_gives_an_operator_more() -> None:
    """An operator may touch the place, their own sign-in, and what somebody sends as a report."""
    own = {need for role, need in TABLE if role is Role.OPERATOR}
    sent = {need for need in own if need.data is Data.REPORTED}
    more = own - sent

    assert {need.data for need in more} <= {Data.OPEN, Data.PLACE, Data.ACCOUNT}
    assert {need.purpose for need in more if need.data is not Data.OPEN} == {ACCOUNT_RUN}
    assert {need.purpose for need in sent} == {MATCH_REPORT}


def test_an_operator_changes_no_sign_in_but_their_own(house, noor, browser_of) -> None:
    """The page of an account shows who looks at it, whoever else is named beside it."""
    operator = add_person(house, "Olu")
    house.sign_in.set(operator, "olu", "four words that differ", frozenset({Role.OPERATOR}))

    page = browser_of(operator).get(f"/you?person={noor}")

    assert page.status_code == 200
    assert 'value="Olu"' in page.text
    assert "Noor" not in page.text
