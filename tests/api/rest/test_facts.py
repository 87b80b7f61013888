"""What Troth knows of somebody, over `/api`."""

import pytest

from troth.companion import facts
from troth.companion.facts import Source
from troth.testing.house import allow
from troth.words import COMPANION_MEMORY, new_id

HERE = "/api/memory/facts"


@pytest.fixture
def keeper(house, noor):
    """Return somebody who lets companions remember."""
    allow(house, noor.person, COMPANION_MEMORY)
    return noor


def test_a_fact_is_remembered_read_changed_and_closed(api, keeper) -> None:
    """Each step is told as it then is."""
    made = api.asks(keeper, "POST", HERE, json={"words": "I live in Paris."})
    one = made.json()["facts"][0]["id"]

    edited = api.asks(keeper, "PUT", f"{HERE}/{one}", json={"value": "Lyon"}).json()
    fresh = api.asks(keeper, "PUT", f"{HERE}/{one}", json={"value": "Rome", "changed": True}).json()

    assert (made.status_code, edited["value"], edited["how"]) == (201, "Lyon", "written")
    told = api.asks(keeper, "GET", HERE).json()
    assert [one["value"] for one in told["live"]] == ["Rome"]
    assert told["past"][0]["closed_by"] == fresh["id"]
    assert api.asks(keeper, "GET", f"{HERE}/{one}").json()["valid_to"]


def test_what_waits_is_accepted_or_declined(api, house, keeper) -> None:
    """By its own address."""
    heard = Source(text="I have asthma. I'm allergic to kiwi.")
    facts.learn(house.gate, keeper.person, heard)
    waits = api.asks(keeper, "GET", HERE).json()["waiting"]

    first, second = (f"/api/memory/waiting/{one['fact']['id']}" for one in waits)

    assert api.asks(keeper, "POST", f"{first}/accept").status_code == 200
    assert api.asks(keeper, "DELETE", second).status_code == 204
    told = api.asks(keeper, "GET", HERE).json()
    assert ([one["value"] for one in told["live"]], told["waiting"]) == (["asthma"], [])


def test_a_topic_is_found_forgotten_brought_back_and_shredded(api, keeper) -> None:
    """The same find shows first what is forgotten."""
    api.asks(keeper, "POST", HERE, json={"words": "My sister Anna lives in Harwich."})
    asked = {"topic": "Anna"}

    found = api.asks(keeper, "POST", f"{HERE}/find", json=asked).json()
    gone = api.asks(keeper, "POST", f"{HERE}/forget", json=asked).json()
    act = f"/api/memory/gone/{gone['act']}"

    assert (len(found["facts"]), gone["facts"], gone["messages"]) == (2, 2, 0)
    assert api.asks(keeper, "POST", f"{act}/undo").json()["facts"] == 2
    again = api.asks(keeper, "POST", f"{HERE}/forget", json={"everything": True}).json()
    act = f"/api/memory/gone/{again['act']}"
    assert api.asks(keeper, "DELETE", act).status_code == 204
    assert api.asks(keeper, "DELETE", act).status_code == 404
    assert api.asks(keeper, "POST", f"{HERE}/forget", json={}).status_code == 400


def test_everything_is_also_what_cannot_be_shown_now(api, house, keeper) -> None:
    """A yes that was taken back hides what was kept; to forget it needs none."""
    api.asks(keeper, "POST", HERE, json={"words": "I live in Harwich."})
    house.gate.consents.withdraw(keeper.person, COMPANION_MEMORY, method="api")

    gone = api.asks(keeper, "POST", f"{HERE}/forget", json={"everything": True}).json()

    allow(house, keeper.person, COMPANION_MEMORY)
    assert (gone["facts"], api.asks(keeper, "GET", HERE).json()["live"]) == (1, [])


def test_another_persons_fact_and_a_missing_one_get_the_same_answer(
    api, house, keeper, somebody
) -> None:
    """404 with the same body, whatever is done."""
    sam = somebody(COMPANION_MEMORY, name="Sam")
    one = facts.remember(house.gate, keeper.person, "I live in Paris").new[0].id

    for method, path, body in (
        ("GET", "", {}),
        ("PUT", "", {"json": {"value": "x"}}),
        ("DELETE", "", {}),
        ("POST", "/keep", {}),
    ):
        hers, nobodys = (
            api.asks(sam, method, f"{HERE}/{fact}{path}", **body) for fact in (one, new_id("fct"))
        )
        bodies = [{**answer.json(), "instance": ""} for answer in (hers, nobodys)]
        assert (hers.status_code, bodies[0]) == (404, bodies[1]), (method, path)


def test_without_a_yes_it_is_refused(api, noor) -> None:
    """With the purpose that it needs."""
    answer = api.asks(noor, "GET", HERE)

    assert (answer.status_code, answer.json()["purpose"]) == (403, COMPANION_MEMORY)
