"""Limits, own use and what is worked out, over `/api`."""

from troth.companion import minors
from troth.guard.minors import Age
from troth.people.access import Role
from troth.testing.house import allow, talk
from troth.words import WELLBEING_OWN

LIMITS, USE, GOAL = "/api/limits", "/api/wellbeing", "/api/wellbeing/goal"


def test_limits_are_set_one_by_one_and_what_holds_is_told(api, noor) -> None:
    """What is left out stays; the age is told with the code for a proof."""
    api.asks(noor, "PUT", LIMITS, json={"romance": "romance", "words": ["Anna"]})
    told = api.asks(noor, "PUT", LIMITS, json={"topics": ["death"], "break_minutes": 30}).json()

    assert told == api.asks(noor, "GET", LIMITS).json()
    assert (told["own"]["romance"], told["holds"]["romance"]) == ("romance", "none")
    assert (told["own"]["words"], told["own"]["topics"]) == (["Anna"], ["death"])
    assert (told["age"]["age"], told["age"]["since"]) == ("unknown", None)
    assert len(told["age"]["code"]) == 23


def test_what_is_no_limit_is_refused(api, noor) -> None:
    """By name; nothing changes."""
    before = api.asks(noor, "GET", LIMITS).json()
    for wrong in (
        {"romance": "lots"},
        {"cheese": 1},
        {"break_minutes": 5},
        {"hours": ["late"]},
        {"topics": ["cheese"]},
        {"words": ["x" * 61]},
    ):
        assert api.asks(noor, "PUT", LIMITS, json=wrong).status_code == 400, wrong
    assert api.asks(noor, "GET", LIMITS).json() == before


def test_a_signal_makes_a_minor_and_a_proof_takes_it_back(api, house, noor) -> None:
    """Only that, and only once."""
    age = "/api/limits/age"
    told = api.asks(noor, "POST", age, json={"signal": "teen"}).json()
    assert told["age"]["age"] == "teen"
    assert api.asks(noor, "PUT", "/api/models", json={"adult": True}).status_code in {400, 404, 405}

    proof = minors.vouch(house.signer, told["age"]["code"], house.clock.now().date())
    assert api.asks(noor, "POST", age, json={"proof": "over18.a.b.c"}).status_code == 400
    assert api.asks(noor, "POST", age, json={"proof": proof}).json()["age"]["age"] == "proved"
    assert api.asks(noor, "POST", age, json={"proof": proof}).status_code == 400
    assert api.asks(noor, "POST", age, json={"signal": "adult"}).status_code == 400
    assert minors.age(house.gate, noor.person) is Age.PROVED


def test_own_use_needs_a_yes_and_deleting_needs_none(api, house, noor) -> None:
    """A refusal names the purpose."""
    assert api.asks(noor, "DELETE", USE).json() == {"rows": 0}
    refused = api.asks(noor, "GET", USE)
    assert (refused.status_code, refused.json()["purpose"]) == (403, WELLBEING_OWN)
    assert api.asks(noor, "PUT", GOAL, json={"minutes": 30}).status_code == 403

    allow(house, noor.person)
    allow(house, noor.person, WELLBEING_OWN)
    talk(house, noor.person, "my sister came")
    told = api.asks(noor, "PUT", GOAL, json={"minutes": 30, "zone": "Europe/Berlin"}).json()

    assert told == api.asks(noor, "GET", USE).json()
    assert (told["messages"], told["messages_with_other_people"]) == (1, 1)
    assert told["days"] == [{"day": "2026-11-21", "minutes": 1, "night": False}]
    assert told["goal"] == {"minutes": 30, "no_nights": False, "zone": "Europe/Berlin"}
    assert api.asks(noor, "PUT", GOAL, json={"zone": "Mars/Base"}).status_code == 400
    assert api.asks(noor, "DELETE", USE).json() == {"rows": 2}


def test_what_is_worked_out_is_listed(api, house, noor) -> None:
    """With the person's own sentence."""
    allow(house, noor.person)
    talk(house, noor.person, "I'm 14.")

    told = api.asks(noor, "GET", "/api/inferred").json()

    assert [(one["id"], one["source"]) for one in told["items"]] == [("age", "I'm 14.")]
    assert "does not guess your mood" in told["honest"]


def test_nobody_reads_it_of_somebody_else(api, browser) -> None:
    """No address takes a person; an operator has none of it."""
    olu = browser("Olu", Role.OPERATOR)

    for method, path in (("GET", LIMITS), ("GET", USE), ("GET", "/api/inferred"), ("DELETE", USE)):
        assert api.asks(olu, method, path).status_code == 403
        assert api.asks(None, method, path).status_code == 401
