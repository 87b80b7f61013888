"""The pages of reports, for who writes one and for whoever runs the place."""

import pytest

from troth.people.access import Role
from troth.testing.house import allow
from troth.testing.matching import pair, share, tell
from troth.words import MATCH_PEOPLE


@pytest.fixture
def two(noor, sam):
    """Return how Noor names Sam, and the id of what he wrote to her."""
    for one, name in ((noor, "Noor"), (sam, "Sam")):
        allow(noor.house, one.person, MATCH_PEOPLE, method="page")
        tell(noor.house, one.person, called=name, choices=share("called"))
    to_sam, to_noor = pair(noor.house, noor.person, sam.person)
    return to_sam, noor.house.letters.write(sam.person, to_noor, "Send <b>money</b>")


def test_a_report_goes_from_page_to_page(noor, sam, two, sign_in) -> None:
    """Nothing is ticked; it blocks; whoever runs the place decides; the writer hears of it."""
    match, letter = two
    page = noor.get(f"/match/people/{match}/report").text
    assert f"letter_{letter}" in page
    assert "checked" not in page
    form = {"why": "scam", "words": "He asks.", f"letter_{letter}": "on"}
    answer = noor.post(f"/match/people/{match}/report", **form)
    assert answer.headers["location"] == "/match/reports?said=match_reported"
    assert "waits to be looked at" in noor.get("/match/reports").text
    assert "You blocked them" in noor.get("/match/people").text

    olu = sign_in("Olu", Role.OPERATOR)
    seen = olu.get("/operator/reports").text
    assert "Send &lt;b&gt;money" in seen
    assert not any(one in seen for one in ("Noor", "Sam", noor.person, sam.person, match))
    name = seen.partition('action="/operator/reports/')[2].partition('"')[0]
    assert olu.post(f"/operator/reports/{name}", do="close").status_code == 303

    assert "something was done" in noor.get("/match/reports").text
    closed = sam.get("/match")
    assert closed.status_code == 403
    code = noor.house.matchmaker.code(sam.person)
    assert code in closed.text
    assert olu.post("/operator/let-in", code="wrong").status_code == 404
    assert olu.post("/operator/let-in", code=code).status_code == 303
    assert sam.get("/match").status_code == 200


def test_a_report_needs_no_yes_to_meeting_people(noor, sam, two, sign_in, sql) -> None:
    """Who left is told what a block means then; a desk says what it cannot show, and asks once."""
    path = f"/match/people/{two[0]}/report"
    assert "Send and block" in noor.get(path).text
    noor.house.gate.consents.withdraw(noor.person, MATCH_PEOPLE, method="page")
    page = noor.get(path).text
    assert "block them then" in page
    assert "Send and block" not in page
    assert noor.post(path, why="threats").status_code == 303

    olu = sign_in("Olu", Role.OPERATOR)
    seen = olu.get("/operator/reports").text
    assert "One person reported them." in seen
    decide = seen.partition('action="')[2].partition('"')[0]
    assert olu.post(decide, do="close").status_code == 303
    assert decide not in olu.get("/operator/reports").text
    assert olu.post(decide, do="nothing").status_code == 400
    assert "Some reports are not shown" not in seen
    damage = "update tail set sealed = zeroblob(length(sealed)) where person_id = ? and holding = ?"
    sql(damage, noor.person, "report")
    assert "what 1 person sent is damaged" in olu.get("/operator/reports").text


def test_what_does_not_fit_is_a_sentence(noor, two) -> None:
    """A reason that is none, too many words, somebody who was never shown."""
    path = f"/match/people/{two[0]}/report"
    for form, status in (
        ({}, 400),
        ({"why": "x"}, 400),
        ({"why": "scam", "words": "a" * 1001}, 413),
    ):
        page = noor.post(path, **form)
        assert page.status_code == status
        assert "Nothing was sent." in page.text
    assert noor.get(f"/match/people/{'a' * 26}/report").status_code == 404
    assert "Nothing. To report" in noor.get("/match/reports").text


def test_a_report_that_did_not_fit_loses_no_word(noor, two) -> None:
    """The words, the reason and what was ticked stand in the form as they were."""
    match, letter = two
    path = f"/match/people/{match}/report"

    page = noor.post(path, words="He asks\r\nfor <i>money</i>.", **{f"letter_{letter}": "on"}).text
    again = noor.post(path, words="a" * 1001, why="scam").text

    assert "for &lt;i&gt;money&lt;/i&gt;.</textarea>" in page
    assert f'name="letter_{letter}" checked' in page
    assert 'value="scam" required checked' in again
    assert "a" * 1001 in again


def test_a_message_that_was_taken_back_meanwhile_is_not_left_out_in_silence(noor, sam, two) -> None:
    """Who ticked it is told that it is gone, and sends the rest if they like."""
    match, letter = two
    back = noor.house.matchmaker.mark(sam.person, noor.person)
    noor.house.letters.take_back(sam.person, back, letter=letter)

    path = f"/match/people/{match}/report"
    page = noor.post(path, why="scam", words="He asks.", **{f"letter_{letter}": "on"})

    assert page.status_code == 404
    assert "not there any more" in page.text
    assert "He asks." in page.text
    assert noor.house.reports.of(noor.person) == []


def test_without_a_yes_there_is_nobody_to_report(noor) -> None:
    """The page leads to where that yes is asked for."""
    assert noor.get(f"/match/people/{'a' * 26}/report").headers["location"] == "/match"
