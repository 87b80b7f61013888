"""A name that another site gave this machine opens nothing."""

from dataclasses import replace

import pytest

from troth.house import House


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8420", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8420"],
)
def test_its_own_names_are_answered(house: House, send, host: str) -> None:
    """Loopback names, with any port: a tunnel changes the port."""
    answer = send(house, "GET", "/health", headers={"Host": host})

    assert answer.status_code == 200


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
        "[::1",
        "::1",
        "localhost/",
        "",
    ],
)
def test_other_names_are_refused(house: House, send, host: str) -> None:
    """DNS rebinding brings another name along, and gets an error in the usual shape."""
    answer = send(house, "GET", "/health", headers={"Host": host})

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "host_not_allowed"
    assert "example" not in answer.text


def test_the_configured_name_is_answered(house: House, send) -> None:
    """Whoever sets a host can use it."""
    settings = replace(house.settings, host="127.0.0.53")

    answer = send(
        replace(house, settings=settings), "GET", "/health", headers={"Host": "127.0.0.53:8420"}
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("count", [0, 2])
def test_the_name_comes_once(house: House, wire, count: int) -> None:
    """Without a name, or with two, nobody knows who was meant."""
    import asyncio

    from troth.api.hosts import Hosts

    client = wire(method="GET", path="/health")
    scope = {"type": "http", "headers": [(b"host", b"localhost")] * count}

    asyncio.run(Hosts(None, names=[])(scope, client._receive, client._send))

    assert client.status == 403
