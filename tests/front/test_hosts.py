"""A name that another site gave this machine opens nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from troth.front.face import Faces
from troth.front.hosts import Hosts
from troth.house import House


@pytest.fixture
def status(wire, face) -> Callable[..., int]:
    """Return a function that asks with these host headers; 204 if the request came through."""

    def ask(*hosts: str, names: tuple[str, ...] = ()) -> int:
        async def app(scope, receive, send) -> None:
            await send({"type": "http.response.start", "status": 204, "headers": []})

        client = wire(method="GET", path="/health")
        scope = {"type": "http", "headers": [(b"host", host.encode()) for host in hosts]}
        door = Hosts(app, names=names, faces=Faces([face()]))
        asyncio.run(door(scope, client._receive, client._send))
        return client.status

    return ask


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8420", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8420"],
)
def test_its_own_names_are_answered(status, host: str) -> None:
    """Loopback names, with any port: a tunnel changes the port."""
    assert status(host) == 204


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8420",
        "127.0.0.1.example.org",
        "localhost.example.org:8420",
        "127.0.0.1@example.org",
        "localhost:8420:8420",
        "localhost:",
        "localhost\n",
        "[::1",
        "::1",
        "localhost/",
        "",
    ],
)
def test_other_names_are_refused(status, host: str) -> None:
    """DNS rebinding brings another name along."""
    assert status(host) == 403


@pytest.mark.parametrize("count", [0, 2])
def test_the_name_comes_once(status, count: int) -> None:
    """Without a name, or with two, nobody knows who was meant."""
    assert status(*["localhost"] * count) == 403


def test_the_configured_name_is_answered(house: House, send) -> None:
    """Whoever sets a host can use it."""
    settings = replace(house.settings, host="127.0.0.53")

    answer = send(
        replace(house, settings=settings), "GET", "/health", headers={"Host": "127.0.0.53:8420"}
    )

    assert answer.status_code == 200


def test_the_refusal_has_the_usual_shape(house: House, send) -> None:
    """It repeats nothing of the name."""
    answer = send(house, "GET", "/health", headers={"Host": "example.org"})

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "host_not_allowed"
    assert "example" not in answer.text
