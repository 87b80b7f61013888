"""`/api` alone in this process, and people who ask it something."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from troth.api.rest.face import Rest, rest
from troth.front.door import make_door
from troth.front.limits import Limits, Rate
from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role
from troth.testing.house import add_person
from troth.words import PersonId

ADDRESS = "http://127.0.0.1:8420"
MANY = Rate(burst=1e9, each_second=1e9)
PASSPHRASE = "four words that differ"


@dataclass
class Api:
    """An application with `/api` alone, on one event loop."""

    rest: Rest
    app: Starlette
    stopping: asyncio.Event
    runner: asyncio.Runner

    def asks(
        self,
        who: Any,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> httpx2.Response:
        """Send a request as somebody, or as nobody (None), and return the answer."""
        sent = {**({} if who is None else who.headers), **(headers or {})}

        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(self.app)
            async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                return await client.request(method, path, headers=sent, **more)

        return self.runner.run(go())


@dataclass(frozen=True)
class SignedIn:
    """An invented person in a browser. Its requests come from our own pages."""

    person: PersonId
    session: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"{COOKIE}={self.token}", "sec-fetch-site": "same-origin"}


@pytest.fixture
def api_of() -> Iterator[Callable[..., Api]]:
    """Return a function that opens `/api` of a house."""
    with asyncio.Runner() as runner:

        def make(house: House, *, limits: Limits | None = None) -> Api:
            stopping = asyncio.Event()
            opened = rest(
                house, limits=limits or Limits(looks=MANY, changes=MANY), stopping=stopping
            )
            return Api(opened, make_door([opened.face], names=[]), stopping, runner)

        yield make


@pytest.fixture
def api(house: House, api_of: Callable[..., Api]) -> Api:
    """Return `/api` of the house."""
    return api_of(house)


@pytest.fixture
def anyone(somebody: Callable[..., Any]) -> Any:
    """Return somebody with a key who has said nothing yet: quicker than one who has."""
    return somebody()


@pytest.fixture
def browser(house: House) -> Callable[..., SignedIn]:
    """Return a function that adds a person with these roles and signs them in."""

    def add(name: str = "Noor", *roles: Role) -> SignedIn:
        person = add_person(house, name)
        if roles:  # slow on purpose; without one, a session makes a person
            house.sign_in.set(person, name.lower(), PASSPHRASE, frozenset(roles))
        token, session = house.sessions.open(person, label="Firefox on Linux")
        return SignedIn(person, session.id, token)

    return add


@pytest.fixture
def events() -> Callable[[str], list[tuple[str, dict[str, Any]]]]:
    """Return a function that reads a stream: each event's name and data; comments are passed."""

    def read(text: str) -> list[tuple[str, dict[str, Any]]]:
        found = []
        assert text.endswith("\n\n")
        for one in text.split("\n\n")[:-1]:
            if not one.startswith(":"):
                name, data = one.split("\n")
                assert (name[:7], data[:6]) == ("event: ", "data: ")
                found.append((name[7:], json.loads(data[6:])))
        return found

    return read
