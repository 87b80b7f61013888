"""Erased means erased: no row, no key, no trace, and a certificate of the search."""

import pytest

from troth.errors import NotSignedIn, Refused
from troth.gate import scan
from troth.store import schema
from troth.store.holdings import personal_tables
from troth.store.statements import select
from troth.testing.house import allow, talk
from troth.words import ACCOUNT_RUN, RIGHTS_ANSWER


@pytest.fixture
def erased(house, home, talking, sam):
    """Let Noor talk and have a key; then erase her. Returns her id, key and certificate."""
    talk(house, talking, "my secret")
    token, _ = house.keys.issue(talking, label="phone")
    allow(house, sam)
    talk(house, sam, "another's words")
    return talking, token, house.erase(talking)


def test_no_row_and_no_trace_is_left(house, home, erased) -> None:
    """No table has a row of the person, and no file holds the person's id in any spelling."""
    person, _, certificate = erased

    rows = [
        name
        for name in personal_tables()
        for row in house.store.read(select(schema.METADATA.tables[name].c.person_id))
        if row[0] == person
    ]
    traces = scan.search([("home", home)], [person.encode()])

    assert rows == []
    assert sum(one.found for one in traces) == 0
    assert certificate.complete


def test_the_certificate_says_what_was_searched(house, home, erased) -> None:
    """It names each file, how much of it was read, and what is not in its power."""
    _, _, certificate = erased

    searched = {one.file.name: one.size for one in certificate.looked}

    assert searched["troth.db"] > 0
    assert {"key", "slot"} <= set(searched)
    assert sum(certificate.rows.values()) > 0
    assert certificate.told()["limits"]


def test_the_person_is_gone_for_troth_and_nobody_else_is(house, erased, sam, kept) -> None:
    """The key opens nothing, every door is shut, and the other person's talk is whole."""
    person, token, _ = erased

    with pytest.raises(NotSignedIn):
        house.keys.check(token)
    for purpose in (ACCOUNT_RUN, RIGHTS_ANSWER):
        with pytest.raises(Refused, match="no such person"):
            house.gate.enter(person, purpose)

    assert kept(house, sam)[0] == "another's words"
