"""What the guard changed, over `/api`: reasons at once, words when asked for, and contested."""

import pytest

from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider

HOOK = "Please don't go, I will be so lonely without you."


@pytest.fixture
def message(house, noor) -> str:
    """Let a model hold on to Noor, and return the id of its answer."""
    allow(house, noor.person)
    pulling = with_model(house, ScriptedProvider([HOOK]))
    return talk(house, noor.person, "I have to go now, goodbye!", companion=pulling).reply.turns[-1]


def test_the_list_has_reasons_and_no_words(api, noor, message) -> None:
    """Neither there nor for one answer alone; the talk says it too."""
    listed = api.asks(noor, "GET", "/api/guard")
    one = api.asks(noor, "GET", f"/api/guard/{message}")

    assert listed.json()["items"] == [one.json()]
    assert "lonely" not in listed.text
    assert one.json()["changes"][0]["why"].endswith(".")
    talked = api.asks(noor, "GET", f"/api/talks/{one.json()['conversation']}").json()["items"]
    assert [len(it["changes"]) for it in talked] == [0, len(one.json()["changes"])]


def test_the_words_come_for_who_asks_for_them(api, noor, message) -> None:
    """At an address of their own."""
    told = api.asks(noor, "GET", f"/api/guard/{message}/original").json()

    assert HOOK in " ".join(told["originals"])


def test_it_can_be_contested_and_taken_back(api, noor, message) -> None:
    """The same place twice: the newer counts."""
    place = f"/api/guard/{message}/said/0"

    for wrong in (False, True):
        told = api.asks(noor, "PUT", place, json={"wrong": wrong, "words": "It was kind."})
        assert told.status_code == 204

    said = api.asks(noor, "GET", f"/api/guard/{message}").json()["changes"][0]["said"]
    assert said == {"wrong": True, "words": "It was kind."}
    assert api.asks(noor, "DELETE", place).status_code == 204
    assert api.asks(noor, "DELETE", place).status_code == 404


def test_what_is_not_there_or_too_long_is_refused(api, noor, browser, house, message) -> None:
    """Another person's reads as if it were not there."""
    sam = browser("Sam")
    allow(house, sam.person)
    place = f"/api/guard/{message}/said"

    assert api.asks(sam, "GET", f"/api/guard/{message}").status_code == 404
    assert api.asks(sam, "GET", f"/api/guard/{message}/original").status_code == 404
    assert api.asks(noor, "PUT", f"{place}/99", json={"wrong": True}).status_code == 404
    too_long = {"wrong": True, "words": "x" * 501}
    assert api.asks(noor, "PUT", f"{place}/0", json=too_long).status_code == 400
