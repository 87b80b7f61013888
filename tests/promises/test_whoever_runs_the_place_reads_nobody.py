"""Whoever runs the place sees how it is doing, and reads nobody."""

import asyncio

import httpx2

from troth.faces import make_app
from troth.front.who import COOKIE
from troth.people.access import TABLE, Data, Role
from troth.testing.house import add_person, allow, leaves, talk
from troth.words import ACCOUNT_RUN

PAGES = ("/talk", "/talks", "/privacy", "/privacy/uses", "/privacy/keys", "/you")


def ask(house, person, path):
    """Ask for a page as somebody who has signed in."""
    token, _ = house.sessions.open(person, label="Firefox on Linux")

    async def go():
        transport = httpx2.ASGITransport(make_app(house))
        headers = {"cookie": f"{COOKIE}={token}"}
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8420", headers=headers
        ) as client:
            return await client.get(path)

    return asyncio.run(go())


def test_an_operator_sees_counts_and_no_words(house, noor) -> None:
    """The page of the place has the number of people, and not a word of theirs."""
    allow(house, noor)
    talk(house, noor, "planted words")
    operator = add_person(house, "Olu")
    house.sign_in.set(operator, "olu", "four words that differ", frozenset({Role.OPERATOR}))
    before = len(leaves(house, noor))

    page = ask(house, operator, "/operator")

    assert page.status_code == 200
    assert "planted" not in page.text
    assert "Noor" not in page.text
    assert len(leaves(house, noor)) == before


def test_pages_of_persons_are_closed_to_an_operator(house) -> None:
    """Being trusted with the machine is not being trusted with a diary."""
    operator = add_person(house, "Olu")
    house.sign_in.set(operator, "olu", "four words that differ", frozenset({Role.OPERATOR}))

    assert {ask(house, operator, path).status_code for path in PAGES} == {403}


def test_no_row_of_the_table_gives_an_operator_more() -> None:
    """What an operator may touch is the place: counts and settings."""
    own = {need for role, need in TABLE if role is Role.OPERATOR}

    assert {need.data for need in own} <= {Data.OPEN, Data.PLACE}
    assert {need.purpose for need in own if need.data is Data.PLACE} == {ACCOUNT_RUN}
