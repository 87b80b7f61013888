"""Reports: what was chosen is read, nothing else; nobody is named; nobody is told."""

import pytest

from troth.errors import BadInput, Forbidden, NotFound, Refused, TooLarge, TooMany
from troth.matchmaker import report
from troth.matchmaker.letters import Letter
from troth.matchmaker.report import LONGEST, NO_CODE, NO_REPORT, READ_BY_KEEPER, WHY, Why
from troth.matchmaker.said import Said
from troth.rights.export import export
from troth.testing.house import leaves
from troth.testing.matching import join, pair
from troth.words import MATCH_PEOPLE, MATCH_REPORT, MATCH_TALK


@pytest.fixture
def two(house):
    """Return two who wrote to each other, how the first names the second, and three ids."""
    noor, sam = join(house, "Noor"), join(house, "Sam")
    to_sam, to_noor = pair(house, noor, sam)
    ids = [house.letters.write(noor, to_sam, "My secret is plums")]
    ids += [house.letters.write(sam, to_noor, text) for text in ("Send money", "Or else")]
    return noor, sam, to_sam, ids


def test_whoever_runs_the_place_reads_what_was_attached_and_no_more(house, two) -> None:
    """No other message, no name, no id of anybody; and the writer finds each look."""
    noor, sam, to_sam, ids = two
    house.reports.report(noor, to_sam, why=Why.SCAM, words="He asks\0 for money", letters=ids[1:2])

    (seen,) = house.reports.desk().reports

    assert (seen.why, seen.words) == (Why.SCAM, "He asks for money")
    assert [(one.by, one.text) for one in seen.letters] == [("them", "Send money")]
    assert (seen.same, seen.is_here, seen.is_closed) == (1, True, False)
    told = "".join([seen.words, seen.id, *(one.text for one in seen.letters)])
    assert not any(one in told for one in (noor, sam, "Noor", "Sam", "plums", "Or else", to_sam))
    assert [one["detail"].get("note") for one in leaves(house, noor)].count(READ_BY_KEEPER) == 1


def test_the_purpose_of_reports_opens_no_message(house, two) -> None:
    """Even code that tried would be refused: reports alone can be read for it."""
    noor, *_ = two
    with pytest.raises(Refused), house.gate.enter(noor, MATCH_REPORT) as room:
        room.read(Letter)


def test_a_report_blocks_and_tells_the_other_nothing(house, two) -> None:
    """To them it is as any block: no line in their ledger, nothing in what is kept of them."""
    noor, sam, to_sam, _ = two
    kept, lines = str(export(house.gate, house.keys, sam)["records"]), leaves(house, sam)
    house.reports.report(noor, to_sam, why=Why.THREATS)
    house.reports.desk()

    assert [one.said for one in house.matchmaker.people(noor)] == [Said.BLOCK]
    assert leaves(house, sam)[: len(lines) + 1] == lines
    assert str(export(house.gate, house.keys, sam)["records"]) == kept


def test_what_was_attached_stays_when_it_is_taken_back(house, two) -> None:
    """Whoever wrote it cannot take it out of the report."""
    noor, sam, to_sam, ids = two
    house.reports.report(noor, to_sam, why=Why.SCAM, letters=ids[1:])
    house.letters.take_back(sam)

    (seen,) = house.reports.desk().reports
    assert [one.text for one in seen.letters] == ["Send money", "Or else"]
    assert [one.text for one in house.letters.talks(noor)] == []
    with pytest.raises(NotFound, match="choose anew"):
        house.reports.report(noor, to_sam, why=Why.SCAM, letters=ids[1:])


def test_whom_it_is_about_can_be_shut_out_and_let_in(house, two) -> None:
    """With the reason alone; their account stays, and nobody meets them until then."""
    noor, sam, to_sam, _ = two
    name = house.reports.report(noor, to_sam, why=Why.SCAM, words="words of hers")
    house.reports.decide(name, close=True)

    with pytest.raises(Forbidden, match=WHY[Why.SCAM]) as caught:
        house.matchmaker.today(sam)
    code = house.matchmaker.code(sam)
    assert code in str(caught.value)
    assert "words of hers" not in str(caught.value)
    with pytest.raises(Forbidden):
        house.letters.talks(sam)
    ida = join(house, "Ida")
    assert [one.card.name for one in house.matchmaker.today(ida).meetings] == ["Noor"]
    assert [one.outcome for one in house.reports.of(noor)] == ["acted"]
    assert house.reports.desk().reports[0].is_closed
    with pytest.raises(BadInput, match="by their code"):
        house.reports.decide(name, close=False)
    assert [one.outcome for one in house.reports.of(noor)] == ["acted"]

    house.reports.open_again(f" {code.upper()} ")

    assert {one.card.name for one in house.matchmaker.today(ida).meetings} == {"Noor", "Sam"}
    for ask, said in (
        (lambda: house.reports.open_again("a" * 16), NO_CODE),
        (lambda: house.reports.decide("rep_x", close=True), NO_REPORT),
    ):
        with pytest.raises(NotFound) as missing:
            ask()
        assert str(missing.value) == said


@pytest.mark.long
def test_nothing_done_is_told_too(house, two) -> None:
    """And a report about somebody who was erased is shown as that."""
    noor, sam, to_sam, _ = two
    name = house.reports.report(noor, to_sam, why=Why.OTHER)
    house.reports.decide(name, close=False)
    assert [one.outcome for one in house.reports.of(noor)] == ["nothing"]

    house.erase(sam)

    assert not house.reports.desk().reports[0].is_here
    house.reports.decide(name, close=True)
    assert [one.outcome for one in house.reports.of(noor)] == ["nothing"]
    house.erase(noor)
    assert house.reports.desk().reports == []


def test_reports_are_bounded_and_about_who_was_shown(house, two, monkeypatch) -> None:
    """So many a day, so long; a name that was never shown gives one answer, here or not."""
    noor, sam, to_sam, _ = two
    ida = join(house, "Ida")
    for mark in (house.matchmaker.mark(noor, ida), house.matchmaker.mark(sam, noor), "a" * 26):
        with pytest.raises(NotFound, match="Nobody like that"):
            house.reports.report(noor, mark, why=Why.SCAM)
    with pytest.raises(TooLarge):
        house.reports.report(noor, to_sam, why=Why.SCAM, words="a" * (LONGEST + 1))
    monkeypatch.setattr(report, "A_DAY", 2)
    for _ in range(2):
        house.reports.report(noor, to_sam, why=Why.SCAM)
    ida_mark = house.matchmaker.mark(noor, ida)
    house.matchmaker.today(noor)
    with pytest.raises(TooMany, match="blocked all the same"):
        house.reports.report(noor, ida_mark, why=Why.SCAM)
    assert house.matchmaker.hides(noor, ida_mark)
    assert [one.same for one in house.reports.desk().reports] == [1, 1]


def test_who_has_left_or_is_on_hold_can_still_report(house, two, sql) -> None:
    """A duty to hear them stands; they read no message for it, and are not seen meanwhile."""
    noor, sam, to_sam, _ = two
    house.gate.consents.withdraw(noor, MATCH_PEOPLE, method="page")
    house.reports.report(noor, to_sam, why=Why.THREATS)
    for purpose in (MATCH_PEOPLE, MATCH_TALK):
        house.gate.consents.withdraw(sam, purpose, method="page")
    house.gate.consents.restrict(sam, method="page")
    to_noor = house.matchmaker.mark(sam, noor)
    assert house.reports.letters(sam, to_noor) == []
    house.reports.report(sam, to_noor, why=Why.SCAM)
    sql("delete from tail where holding in ('decision', 'introduced')")

    house.reports.report(sam, to_noor, why=Why.SCAM)
    with pytest.raises(NotFound, match="Nobody like that"):
        house.reports.report(sam, "a" * 26, why=Why.SCAM)
    assert len(house.reports.desk().reports) == 3


def test_one_who_writes_often_is_one_who_reported(house, two) -> None:
    """Only another person makes it two."""
    noor, sam, to_sam, _ = two
    for _ in range(2):
        house.reports.report(noor, to_sam, why=Why.SCAM)
    assert [one.same for one in house.reports.desk().reports] == [1, 1]
    ida = join(house, "Ida")
    house.matchmaker.today(ida)
    house.reports.report(ida, house.matchmaker.mark(ida, sam), why=Why.FAKE)

    assert [one.same for one in house.reports.desk().reports] == [2, 2, 2]


def test_what_is_damaged_of_one_writer_hides_no_other_report(house, two, sql) -> None:
    """It is counted, and a report of somebody else can be decided."""
    noor, sam, to_sam, _ = two
    house.reports.report(noor, to_sam, why=Why.SCAM)
    name = house.reports.report(sam, house.matchmaker.mark(sam, noor), why=Why.FAKE)
    damage = "update tail set sealed = zeroblob(length(sealed)) where person_id = ? and holding = ?"
    sql(damage, noor, "report")

    desk = house.reports.desk()
    assert ([one.id for one in desk.reports], desk.left_out) == ([name], 1)
    house.reports.decide(name, close=False)
    assert [one.outcome for one in house.reports.of(sam)] == ["nothing"]


def test_a_report_needs_no_yes_to_messages(house, two) -> None:
    """Whoever took that back reports without attaching."""
    noor, _, to_sam, _ = two
    house.gate.consents.withdraw(noor, MATCH_TALK, method="page")

    assert house.reports.letters(noor, to_sam) == []
    assert house.reports.report(noor, to_sam, why=Why.HARASSMENT)
