"""Model files by `/api`: for whoever runs the place, fetched only when asked for, one at a time."""

import hashlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from troth.net.addresses import CALLABLE
from troth.people.access import Role
from troth.providers.fetches import Fetches
from troth.testing.gguf import gguf
from troth.testing.shelf import Shelf
from troth.weights import own

MODELS = "/api/place/models"


@pytest.fixture
def olga(browser):
    """Return an operator who is nothing else."""
    return browser("Olga", Role.OPERATOR)


@pytest.fixture
def place(house, api_of):
    """Return `/api` of a house that may fetch from this machine, where the test's server is."""
    fetches = Fetches(house.settings.weights_dir, zones=CALLABLE)
    yield api_of(replace(house, fetches=fetches))
    fetches.close()


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """Return the bytes of a model file that does not fit into one packet."""
    return gguf(tmp_path / "a.gguf").read_bytes() + bytes(300_000)


def pinned(shelf: Shelf, data: bytes) -> dict[str, str]:
    """Return what is sent to ask for a file."""
    return {"url": shelf.url, "sha256": hashlib.sha256(data).hexdigest()}


def until(place, olga, state: str) -> dict[str, object]:
    """Ask how far the file is until it is in this state."""
    rests = threading.Event()
    for _ in range(2_000):
        told = place.asks(olga, "GET", f"{MODELS}/far").json()
        if told["state"] == state and (told["done"] or state == "failed"):
            break
        rests.wait(0.005)
    assert told["state"] == state, told
    return told


def test_the_list_fetches_nothing(place, olga, house) -> None:
    """What can be had, with licence, size, pin and whether it fits; and nothing is here."""
    told = place.asks(olga, "GET", MODELS).json()

    assert {one["state"] for one in told["items"]} == {"offered"}
    assert all(len(one["sha256"]) == 64 and one["licence"] for one in told["items"])
    assert told["used"] == ""
    assert "memory" in told["advice"]
    assert not house.settings.weights_dir.exists()


def test_a_file_is_got_with_progress_used_and_removed(place, olga, house, model) -> None:
    """How far it is, then it answers everybody, then the demo again and nothing is left."""
    with Shelf(model, cuts=0) as shelf:
        shelf.waits = threading.Event()
        asked = place.asks(olga, "POST", f"{MODELS}/far/get", json=pinned(shelf, model))
        way = until(place, olga, "fetching")
        second = place.asks(olga, "POST", f"{MODELS}/other/get", json=pinned(shelf, model))
        shelf.goes_on()
        here = until(place, olga, "here")
    used = place.asks(olga, "PUT", f"{MODELS}/choice", json={"name": "far"}).json()
    gone = place.asks(olga, "DELETE", f"{MODELS}/far")

    assert (asked.status_code, second.status_code, gone.status_code) == (202, 429, 204)
    assert 0 < way["done"] < way["size"] == len(model)
    assert (here["done"], here["can_talk"], here["why"]) == (len(model), True, "")
    assert used["used"] == "far"
    assert [one["used"] for one in used["items"] if one["name"] == "far"] == [True]
    assert own.using(house.settings.weights_dir) is None
    assert place.asks(olga, "GET", f"{MODELS}/far").status_code == 404
    assert not list(house.settings.weights_dir.rglob("far*"))


def test_a_stopped_fetch_says_so_and_goes_on(place, olga, model) -> None:
    """What came is kept, and can be thrown away."""
    with Shelf(model, cuts=0) as shelf:
        shelf.waits = threading.Event()
        place.asks(olga, "POST", f"{MODELS}/far/get", json=pinned(shelf, model))
        until(place, olga, "fetching")
        stopped = place.asks(olga, "POST", f"{MODELS}/far/stop").json()
        shelf.goes_on()
        place.asks(olga, "POST", f"{MODELS}/far/get", json=pinned(shelf, model))
        until(place, olga, "here")

    assert stopped["state"] == "stopped"
    assert [one.partition("-")[0] for one in shelf.ranges] == ["", f"bytes={stopped['done']}"]


def test_what_cannot_be_got_is_refused_with_the_reason(place, olga, model) -> None:
    """No pin, half a pin, a listed name with another address, a bad name; and nothing is asked."""
    with Shelf(model, cuts=0) as shelf:
        good = pinned(shelf, model)
        for name, body, param in (
            ("far", {}, "sha256"),
            ("far", {"url": shelf.url}, "sha256"),
            ("far", good | {"sha256": "00"}, "sha256"),
            ("phi-3.5-mini", good, "url"),
            ("demo", good, "name"),
            ("A.B", good, "name"),
        ):
            told = place.asks(olga, "POST", f"{MODELS}/{name}/get", json=body)
            assert (told.status_code, told.json().get("param")) == (400, param), told.text
        assert shelf.ranges == []


def test_a_file_that_is_not_here_is_not_found(place, olga) -> None:
    """To look at, to stop, to use and to remove; one of the list can be looked at."""
    missing = f"{MODELS}/far"
    for method, path, body in (
        ("GET", missing, None),
        ("POST", f"{missing}/stop", None),
        ("PUT", f"{MODELS}/choice", {"name": "far"}),
        ("DELETE", missing, None),
        ("DELETE", f"{MODELS}/phi-3.5-mini", None),
    ):
        assert place.asks(olga, method, path, json=body).status_code == 404, (method, path)
    assert place.asks(olga, "GET", f"{MODELS}/phi-3.5-mini").json()["state"] == "offered"


def test_a_fetch_that_fails_says_why(api, olga, house, model) -> None:
    """A server does not look around in its own network for anybody."""
    with Shelf(model, cuts=0) as shelf:
        api.asks(olga, "POST", f"{MODELS}/far/get", json=pinned(shelf, model))
        told = until(api, olga, "failed")

    assert told["why"]
    assert shelf.ranges == []
    house.fetches.close()


def test_only_whoever_runs_the_place_may(api, anyone) -> None:
    """Neither look nor get, stop, use or remove."""
    for method, path, body in (
        ("GET", MODELS, None),
        ("GET", f"{MODELS}/far", None),
        ("POST", f"{MODELS}/far/get", {}),
        ("POST", f"{MODELS}/far/stop", None),
        ("PUT", f"{MODELS}/choice", {"name": ""}),
        ("DELETE", f"{MODELS}/far", None),
    ):
        assert api.asks(anyone, method, path, json=body).status_code == 403, (method, path)
        assert api.asks(None, method, path, json=body).status_code == 401, (method, path)
