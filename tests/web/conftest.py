"""Clients of the pages, in this process: anybody, and a browser that somebody signed in with."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role
from troth.testing.house import add_person
from troth.web.app import make_pages
from troth.words import PersonId

ADDRESS = "http://127.0.0.1:8420"
PASSPHRASE = "four words that differ"


@dataclass(frozen=True)
class Browser:
    """A browser in which an invented person is signed in. Forms come from our own pages."""

    house: House
    person: PersonId
    session: str
    token: str

    def get(self, path: str, **more: Any) -> httpx2.Response:
        return self._send("GET", path, **more)

    def post(self, path: str, **fields: str) -> httpx2.Response:
        return self._send("POST", path, data=fields)

    def _send(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = {"cookie": f"{COOKIE}={self.token}", "sec-fetch-site": "same-origin"}
        return _sent(self.house, method, path, headers=headers, **more)


@pytest.fixture
def ask() -> Callable[..., httpx2.Response]:
    """Return a function that sends one request to the pages and follows nothing."""
    return _sent


@pytest.fixture
def sign_in(house: House) -> Callable[..., Browser]:
    """Return a function that adds a person with these roles and signs them in."""

    def add(
        name: str = "Noor", *roles: Role, person: PersonId | None = None, passphrase: bool = False
    ) -> Browser:
        who = person or add_person(house, name)
        if roles or passphrase:  # slow on purpose; without one, a session makes a person
            house.sign_in.set(who, name.lower(), PASSPHRASE, frozenset(roles or {Role.PERSON}))
        token, session = house.sessions.open(who, label="Firefox on Linux")
        return Browser(house, who, session.id, token)

    return add


@pytest.fixture
def noor(sign_in: Callable[..., Browser]) -> Browser:
    """Return the browser of an invented person who has said nothing yet."""
    return sign_in("Noor")


@pytest.fixture
def sam(sign_in: Callable[..., Browser]) -> Browser:
    """Return the browser of another invented person."""
    return sign_in("Sam")


def _sent(house: House, method: str, path: str, **more: Any) -> httpx2.Response:
    async def go() -> httpx2.Response:
        transport = httpx2.ASGITransport(make_pages(house))
        async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            return await client.request(method, path, **more)

    return asyncio.run(go())
