"""Reports over `/api`: sent by a person, read by whoever runs the place."""

import pytest

from troth.people.access import Role
from troth.testing.house import allow
from troth.testing.matching import pair, tell
from troth.words import MATCH_PEOPLE


@pytest.fixture
def sam(browser):
    """Return somebody else, signed in."""
    return browser("Sam")


@pytest.fixture
def two(house, noor, sam):
    """Return how Noor names Sam, with whom she wrote, and the id of what he wrote."""
    for one, name in ((noor, "Noor"), (sam, "Sam")):
        allow(house, one.person, MATCH_PEOPLE)
        tell(house, one.person, called=name)
    to_sam, to_noor = pair(house, noor.person, sam.person)
    return to_sam, house.letters.write(sam.person, to_noor, "Send money")


@pytest.fixture
def olu(browser):
    """Return whoever runs the place, and is no person in it."""
    return browser("Olu", Role.OPERATOR)


def test_a_report_is_sent_read_and_decided(api, house, noor, sam, two, olu) -> None:
    """The writer hears what came of it; the other is told a reason, and no more."""
    match, letter = two
    body = {"why": "scam", "words": "He asks for money.", "letters": [letter]}
    sent = api.asks(noor, "POST", f"/api/match/people/{match}/report", json=body)
    name = sent.json()["id"]

    (seen,) = api.asks(olu, "GET", "/api/place/reports").json()["items"]
    assert (seen["id"], seen["why"], seen["same"], seen["here"]) == (name, "scam", 1, True)
    assert [one["text"] for one in seen["letters"]] == ["Send money"]
    assert noor.person not in str(seen)
    assert sam.person not in str(seen)

    assert (
        api.asks(olu, "POST", f"/api/place/reports/{name}", json={"close": True}).status_code == 204
    )
    closed = api.asks(sam, "GET", "/api/match")
    assert (closed.status_code, closed.json()["type"]) == (403, "/errors/forbidden")
    (own,) = api.asks(noor, "GET", "/api/match/reports").json()["items"]
    assert own["outcome"] == "acted"
    assert not {"same", "here", "closed"} & own.keys()

    code = {"code": house.matchmaker.code(sam.person)}
    assert api.asks(olu, "POST", "/api/place/let-in", json=code).status_code == 204
    assert api.asks(sam, "GET", "/api/match").status_code == 200


def test_what_is_no_report_is_refused(api, noor, two) -> None:
    """An unknown reason, a message that is not there, a name that was never shown."""
    path = f"/api/match/people/{two[0]}/report"
    for body, status in (
        ({"why": "boring"}, 400),
        ({"why": "scam", "letters": ["ltr_x"]}, 404),
        ({"why": "scam", "words": "a" * 1001}, 400),
    ):
        assert api.asks(noor, "POST", path, json=body).status_code == status
    other = f"/api/match/people/{'a' * 26}/report"
    assert api.asks(noor, "POST", other, json={"why": "scam"}).status_code == 404


def test_only_whoever_runs_the_place_reads_reports(api, noor, two, olu) -> None:
    """A person does not, and whoever runs the place sends none."""
    assert api.asks(noor, "GET", "/api/place/reports").status_code == 403
    assert api.asks(noor, "POST", "/api/place/let-in", json={"code": "a"}).status_code == 403
    assert api.asks(olu, "GET", "/api/match/reports").status_code == 403
    assert api.asks(olu, "GET", f"/api/match/talks/{two[0]}").status_code == 403
    assert (
        api.asks(olu, "POST", "/api/place/reports/rep_x", json={"close": True}).status_code == 404
    )
