"""Meeting people over `/api`."""

import json

import pytest

from troth.api.rest.app import api_document
from troth.matchmaker import profile
from troth.testing.house import allow
from troth.testing.matching import join, tell
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE

HERE = "/api/match"
NOOR = {
    "called": "Noor",
    "born": "1990-07",
    "gender": 0,
    "interests": {"hiking": 9},
    "place": {"latitude": 52.371234, "longitude": 4.901234},
    "choices": {"called": "shared", "interests": "shared", "place": "used"},
    "order": "spread",
}


@pytest.fixture
def willing(house, noor):
    """Return somebody who lets Troth look for people."""
    allow(house, noor.person, MATCH_PEOPLE)
    return noor


def test_without_a_yes_every_address_refuses(api, noor) -> None:
    """With the purpose that it would need."""
    asked = [
        ("GET", HERE, {}),
        ("GET", f"{HERE}/people", {}),
        ("GET", f"{HERE}/why", {}),
        ("GET", f"{HERE}/fairness", {}),
        ("GET", f"{HERE}/profile", {}),
        ("PUT", f"{HERE}/profile", {"json": NOOR}),
        ("POST", f"{HERE}/profile/look", {"json": NOOR}),
        ("PUT", f"{HERE}/people/{'a' * 26}", {"json": {"said": "like"}}),
    ]
    for method, path, more in asked:
        answer = api.asks(noor, method, path, **more)
        assert (answer.status_code, answer.json()["purpose"]) == (403, "match.people")


def test_a_profile_is_written_and_read(api, willing) -> None:
    """With the card that others see. A position is not told back, to nobody."""
    written = api.asks(willing, "PUT", f"{HERE}/profile", json=NOOR)

    told = written.json()
    assert written.status_code == 200
    assert told == api.asks(willing, "GET", f"{HERE}/profile").json()
    assert (told["saved"], told["has_place"]) == (True, True)
    assert told["card"]["name"] == "Noor"
    assert [one["name"] for one in told["card"]["lines"]] == ["interests"]
    assert "52.37" not in written.text
    assert "4.90" not in written.text


def test_a_look_keeps_nothing(api, house, willing) -> None:
    """It returns the card alone."""
    answer = api.asks(willing, "POST", f"{HERE}/profile/look", json=NOOR)

    assert answer.json()["name"] == "Noor"
    assert profile.load(house.gate, willing.person) is None


def test_what_cannot_be_is_named(api, willing) -> None:
    """With the part to blame."""
    wrong = [
        ({"born": "2015-01"}, "born"),
        ({"ages": [50, 40]}, "ages"),
        ({"ages": [50]}, "ages"),
        ({"place": {"town": "Atlantis"}}, "place.town"),
        ({"place": {"latitude": 1.0}}, "place"),
        ({"place": {"latitude": 91.0, "longitude": 0.0}}, "place.latitude"),
        ({"choices": {"about": "used"}}, "choices"),
        ({"height": 180}, ""),
    ]
    for body, param in wrong:
        answer = api.asks(willing, "PUT", f"{HERE}/profile", json=body)
        assert (answer.status_code, answer.json().get("param", "")) == (400, param), body


def test_race_needs_a_yes_of_its_own(api, house, willing) -> None:
    """And is read back by nobody but the person."""
    answer = api.asks(willing, "PUT", f"{HERE}/origin", json={"race": 2})
    assert (answer.status_code, answer.json()["purpose"]) == (403, "match.origin")

    allow(house, willing.person, MATCH_ORIGIN)
    told = api.asks(willing, "PUT", f"{HERE}/origin", json={"race": 2}).json()
    assert told == {"race": 2, "imprace": None, "imprelig": None}
    assert api.asks(willing, "GET", f"{HERE}/profile").json()["origin"] == told


def test_a_list_is_read_and_answered(api, house, willing) -> None:
    """Both like, and the contact is told once its owner shows it; what is no word is refused."""
    tell(house, willing.person, called="Noor")
    sam = join(house, "Sam", contact="sam@example.org")
    (one,) = api.asks(willing, "GET", HERE).json()["items"]
    assert one["card"] == {"name": "Sam", "about": "", "lines": [], "contact": ""}
    path = f"{HERE}/people/{one['match']}"
    assert api.asks(willing, "PUT", path, json={"said": "love"}).status_code == 400
    assert api.asks(willing, "PUT", path, json={"said": "like"}).status_code == 204

    house.matchmaker.today(sam)
    house.matchmaker.say(sam, house.matchmaker.mark(sam, willing.person), "like")

    (met,) = api.asks(willing, "GET", f"{HERE}/people").json()["items"]
    assert met["card"]["contact"] == ""
    house.matchmaker.show(sam, house.matchmaker.mark(sam, willing.person), ["contact"])
    (met,) = api.asks(willing, "GET", f"{HERE}/people").json()["items"]
    assert (met["met"], met["said"], met["card"]["contact"]) == (True, "like", "sam@example.org")


def test_nobody_elses_mark_works(api, house, willing) -> None:
    """What names Sam for Noor names nobody for Ida."""
    tell(house, willing.person, called="Noor")
    sam, ida = join(house, "Sam"), join(house, "Ida")
    house.matchmaker.today(ida)
    answers = [
        api.asks(willing, "PUT", f"{HERE}/people/{mark}", json={"said": "like"})
        for mark in (house.matchmaker.mark(ida, sam), "b" * 26)
    ]

    assert {one.status_code for one in answers} == {404}
    assert len({one.json()["detail"] for one in answers}) == 1


def test_no_answer_can_hold_a_position_or_a_distance() -> None:
    """A1: no such member in any shape that goes out, in all of the document."""
    document = api_document()
    out = {
        name: shape
        for name, shape in document["components"]["schemas"].items()
        if name != "PlaceGiven" and not name.startswith("Asked")
    }
    words = json.dumps(out).lower()

    assert "TodayShape" in out
    for one in ("latitude", "longitude", "distance", "bearing", '"cell"', '"row"', "_km"):
        assert one not in words


def test_how_attention_is_shared_is_said_of_nobody(api, willing) -> None:
    """In a small place only of invented people; and all of it has a sentence."""
    told = api.asks(willing, "GET", f"{HERE}/fairness")

    assert told.status_code == 200
    assert told.json()["here"] is None
    assert told.json()["invented"]["shared"]["gini"] < told.json()["invented"]["alone"]["gini"]
    assert "never shown" in told.json()["invented"]["sentence"]


def test_a_place_can_be_taken_out(api, house, willing) -> None:
    """Left out it stays as it is; `remove` takes it out for good."""

    def put(**body):
        return api.asks(willing, "PUT", f"{HERE}/profile", json=body)

    put(place={"town": "Berlin"})
    assert put().json()["has_place"] is True
    both = put(place={"town": "Berlin", "remove": True})
    assert (both.status_code, both.json()["param"]) == (400, "place.remove")

    gone = put(place={"remove": True})

    assert gone.json()["has_place"] is False
    assert profile.load(house.gate, willing.person).place is None


def test_a_square_of_the_map_is_a_place(api, house, willing) -> None:
    """The map leads to it step by step; what is no square of 5 km is refused."""
    whole = api.asks(willing, "GET", f"{HERE}/place").json()
    last = api.asks(willing, "GET", f"{HERE}/place?town=Berlin").json()
    square = last["squares"][9]["id"]

    body = {**NOOR, "place": {"square": square}}
    assert api.asks(willing, "PUT", f"{HERE}/profile", json=body).status_code == 200
    kept = profile.load(house.gate, willing.person)
    assert kept.place.cell == tuple(map(int, square.split(".")))
    assert (whole["smallest"], last["smallest"], last["columns"]) == (False, True, 8)
    body = {**NOOR, "place": {"square": whole["squares"][0]["id"]}}
    assert api.asks(willing, "PUT", f"{HERE}/profile", json=body).status_code == 400
    assert api.asks(willing, "GET", f"{HERE}/place?square=9.1.1").status_code == 400
