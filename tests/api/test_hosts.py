"""A name that another site gave this machine opens nothing."""

import asyncio
from dataclasses import replace

import pytest

from troth.api.hosts import Hosts
from troth.house import House


def status(wire, *hosts: str, names: tuple[str, ...] = ()) -> int:
    """Ask with these host headers; return the status: 204 if the request came through."""

    async def app(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    client = wire(method="GET", path="/health")
    scope = {"type": "http", "headers": [(b"host", host.encode()) for host in hosts]}
    asyncio.run(Hosts(app, names=names)(scope, client._receive, client._send))
    return client.status


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8420", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8420"],
)
def test_its_own_names_are_answered(wire, host: str) -> None:
    """Loopback names, with any port: a tunnel changes the port."""
    assert status(wire, host) == 204


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
def test_other_names_are_refused(wire, host: str) -> None:
    """DNS rebinding brings another name along."""
    assert status(wire, host) == 403


@pytest.mark.parametrize("count", [0, 2])
def test_the_name_comes_once(wire, count: int) -> None:
    """Without a name, or with two, nobody knows who was meant."""
    assert status(wire, *["localhost"] * count) == 403


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
