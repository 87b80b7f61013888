"""The list of companions."""

import pytest

from troth.api.models import find
from troth.api.problem import NoSuchModel
from troth.companion.cards import Held
from troth.companion.own import add
from troth.companion.persona import PERSONAS
from troth.house import House
from troth.testing.house import allow
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import COMPANION_OWN


def test_every_companion_is_listed(house: House, noor, send) -> None:
    """A client shows this list; each entry says that the model behind it is a demo."""
    answer = send(house, "GET", "/v1/models", headers=noor.headers).json()

    assert answer["object"] == "list"
    assert [one["id"] for one in answer["data"]] == [one.id for one in PERSONAS]
    assert {one["owned_by"] for one in answer["data"]} == {"troth"}
    assert all(one["troth"]["demo"] for one in answer["data"])
    assert {one["troth"]["provider"] for one in answer["data"]} == {house.provider.name}


def test_it_says_who_answers_this_person(house: House, noor, somebody, send) -> None:
    """Whoever chose a model elsewhere is not told that the demo of this machine speaks."""
    sam = somebody(name="Sam")
    with upstream(says("Hi")) as up:
        choose(house, noor.person, with_outside(house, up))

    def told(who, path: str):
        return send(house, "GET", path, headers=who.headers).json()

    [first, *_] = told(noor, "/v1/models")["data"]
    assert first["troth"] == {"name": "Mira", "provider": "small-1 (Acme)", "demo": False}
    assert told(noor, "/v1/models/mira") == first
    assert told(sam, "/v1/models/mira")["troth"]["provider"] == house.provider.name
    house.providers.switch("acme", is_on=False)
    assert told(noor, "/v1/models/mira")["troth"]["provider"] == "acme/small-1"


def test_one_companion_is_found(house: House, noor, send) -> None:
    """It reads the same as in the list."""
    listed = send(house, "GET", "/v1/models", headers=noor.headers).json()["data"]

    one = send(house, "GET", "/v1/models/mira", headers=noor.headers).json()

    assert one == listed[0]


def test_another_model_is_not_found(house: House, noor, send) -> None:
    """404 with OpenAI's code; what was asked for is not repeated."""
    for name in ("gpt-4o", "Mira", "mira/planted", "..%2F", "%00", "x" * 3000, ""):
        answer = send(house, "GET", f"/v1/models/{name}", headers=noor.headers)

        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "model_not_found"
        assert not [word for word in ("gpt", "planted", "xxx") if word in answer.text]


def test_the_list_is_for_those_who_have_a_key(house: House, send) -> None:
    """A route without a key is refused, even where it says nothing personal."""
    answers = [send(house, "GET", path) for path in ("/v1/models", "/v1/models/mira")]

    assert [answer.status_code for answer in answers] == [401, 401]


def test_find_says_which_there_are(house: House, noor) -> None:
    """The error helps."""
    with pytest.raises(NoSuchModel, match="mira"):
        find(house, "nobody", noor.person)


def test_ones_own_companions_are_listed_for_them_alone(house: House, noor, somebody, send) -> None:
    """By a random id, with the name that programs show; to others they are not there."""
    sam = somebody(name="Sam")
    allow(house, noor.person, COMPANION_OWN)
    one = add(house.gate, noor.person, Held(text='{"name": "Wren"}'))

    def asked(who, path: str):
        return send(house, "GET", path, headers=who.headers)

    listed = asked(noor, "/v1/models").json()["data"][-1]

    assert (listed["id"], listed["name"]) == (one, "Wren")
    assert asked(noor, f"/v1/models/{one}").json() == listed
    assert one not in asked(sam, "/v1/models").text
    assert asked(sam, f"/v1/models/{one}").status_code == 404
