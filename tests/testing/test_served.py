"""The server for tests is the server."""

import asyncio
import socket

import httpx2
import pytest

from troth.serve import listen
from troth.testing.served import held_port, served


def test_it_answers_until_the_block_ends(house) -> None:
    """Pages, `/v1` and `/api` answer at the address that is told, and then nobody does."""

    async def ask() -> tuple[list[int], str]:
        async with (
            served(house) as address,
            httpx2.AsyncClient(base_url=address, timeout=60) as client,
        ):
            paths = ("/", "/health", "/v1/models", "/api/session")
            return [(await client.get(path)).status_code for path in paths], address

    statuses, address = asyncio.run(ask())

    assert statuses == [200, 200, 401, 200]
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{address}/health")


def test_the_house_stays_open(house, noor) -> None:
    """What was served can be used afterwards, and its ledger was signed."""

    async def serve_it() -> None:
        async with served(house):
            pass

    asyncio.run(serve_it())

    assert noor in house.people.all()
    assert house.verify_ledger().is_sound


def test_a_held_port_is_for_one_server() -> None:
    """A server listens there at once; who binds otherwise gets it neither by number nor by luck."""
    with held_port() as port:
        with socket.socket() as stranger, pytest.raises(OSError, match="in use"):
            stranger.bind(("127.0.0.1", port))
        with listen("127.0.0.1", port), socket.create_connection(("127.0.0.1", port)):
            pass
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))
