"""What an archive tells besides records."""

import pytest

from troth.errors import Damaged
from troth.ledger.leaf import Event
from troth.people.links import LinkKind
from troth.rights.gathered import FILES, holdings, standings, told_lines, ways_in
from troth.rights.telling import Telling
from troth.store.holdings import HOLDINGS, personal_tables
from troth.testing.house import allow, leaves
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER


def lines_of(house, person):
    """Return a person's lines as an archive tells them."""
    telling = Telling(house.gate.states.common().registry)
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return list(told_lines(room.lines(), telling))


def test_each_personal_table_is_explained():
    """What it keeps, why, how long and where: in the words of the holdings."""
    found = {one.table: one for one in holdings()}

    assert set(found) == set(personal_tables()) == set(FILES)
    for table, one in found.items():
        told = HOLDINGS[table]
        assert (one.keeps, one.why, one.until) == (told.keeps, told.why, told.until)
        assert one.file == FILES[table]


def test_each_purpose_says_where_it_stands(house, noor):
    """Allowed or not, why, and since and until when."""
    allow(house, noor, COMPANION_REPLY)

    found = {one.purpose: one for one in standings(house.gate, noor)}

    assert found[COMPANION_REPLY].allowed
    assert found[COMPANION_REPLY].until.year == 2027
    assert not found[COMPANION_HISTORY].allowed
    assert found[COMPANION_HISTORY].because == "You have not been asked about this yet."


def test_ways_in_are_one_persons_own(house, noor, sam):
    """Keys, browsers and links of the person; ended ones too, as long as something is kept."""
    house.keys.issue(noor, label="laptop")
    house.keys.issue(sam, label="of Sam")
    _, session = house.sessions.open(noor, label="Firefox on Linux")
    house.sessions.end(noor, session.id)
    house.links.make(LinkKind.SET_UP, noor)

    found = ways_in(house.gate, house.keys, noor)

    assert [one.label for one in found.keys] == ["laptop"]
    assert [(one.label, one.ended) for one in found.sessions] == [("Firefox on Linux", True)]
    assert [one.kind for one in found.links] == [LinkKind.SET_UP]
    assert found.sign_in is None


def test_every_line_is_told_the_newest_first(house, noor, do):
    """Each with its sentence, across as many questions to the store as it takes."""
    do.write(house, noor, *[(Event.USED, COMPANION_HISTORY, {"n": n}) for n in range(1100)])

    found = lines_of(house, noor)

    assert [one.seq for one in found] == list(range(1101, 0, -1))
    assert [one.detail.get("n") for one in found[:2]] == [1099, 1098]
    assert found[-1].sentence == "Your account was made."
    assert {one.at for one in found} == {leaves(house, noor)[0]["at"]}


def test_a_lost_line_is_not_passed_over(house, noor, do, sql):
    """Where one is missing, the telling ends as damage."""
    do.write(house, noor, *[(Event.USED, COMPANION_HISTORY, {})] * 9)
    sql("DELETE FROM ledger_opening WHERE seq = 4")

    with pytest.raises(Damaged):
        lines_of(house, noor)
