"""Clients that talk to the application in this process, and one that can misbehave."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from troth.api.app import make_app
from troth.front.face import Face
from troth.house import House
from troth.testing.house import add_person, allow, with_model
from troth.words import PersonId

ADDRESS = "http://127.0.0.1:8420"
HELLO = {"model": "mira", "messages": [{"role": "user", "content": "hello there"}]}


@dataclass(frozen=True)
class Somebody:
    """An invented person with a key."""

    person: PersonId
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Wire:
    """One request, byte by byte: a client that sends what it likes and leaves when it likes.

    body: what it sends, piece by piece. When all is sent it waits for `leaves`, and is gone.
    """

    method: str = "POST"
    path: str = "/v1/chat/completions"
    headers: Sequence[tuple[str, str]] = ()
    body: Sequence[bytes] = ()
    leaves: asyncio.Event = field(default_factory=asyncio.Event)
    heard: Callable[[dict[str, Any]], None] = lambda _: None
    taken: int = 0
    got: list[dict[str, Any]] = field(default_factory=list)

    async def run(self, app: Starlette) -> None:
        headers = [("host", "127.0.0.1"), *self.headers]
        scope = {
            "type": "http",
            "method": self.method,
            "path": self.path,
            "query_string": b"",
            "headers": [
                (name.lower().encode(), value.encode("latin-1")) for name, value in headers
            ],
        }
        await app(scope, self._receive, self._send)

    @property
    def status(self) -> int:
        return self.got[0]["status"]

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.got).decode()

    @property
    def error(self) -> dict[str, Any]:
        return json.loads(self.text)["error"]

    async def _receive(self) -> dict[str, Any]:
        if self.taken < len(self.body):
            self.taken += 1
            more = self.taken < len(self.body)
            return {"type": "http.request", "body": self.body[self.taken - 1], "more_body": more}
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        self.got.append(message)
        self.heard(message)


@pytest.fixture
def hello() -> dict[str, Any]:
    """Return the smallest request."""
    return dict(HELLO)


@pytest.fixture
def wire() -> type[Wire]:
    """Return the client that can misbehave."""
    return Wire


@pytest.fixture
def face() -> Callable[..., Face]:
    """Return a function that makes a face: an error reads as its path, `|`, and the code."""

    def make(under: str = "", **more: Any) -> Face:
        def told(_: Request, error: Exception) -> Response:
            code = getattr(error, "code", type(error).__name__)
            status = getattr(error, "status", getattr(error, "status_code", 500))
            return PlainTextResponse(f"{under}|{code}", status)

        return Face(under=under, **{"routes": [], "told": told, "headers": [], **more})

    return make


@pytest.fixture
def somebody(house: House) -> Callable[..., Somebody]:
    """Return a function that adds a person with a key who has said yes to what is named."""

    def add(*purposes: str, name: str = "Noor") -> Somebody:
        person = add_person(house, name)
        if purposes:
            allow(house, person, *purposes)
        token, _ = house.keys.issue(person, label="test")
        return Somebody(person, token)

    return add


@pytest.fixture
def noor(somebody: Callable[..., Somebody]) -> Somebody:
    """Return somebody who lets a companion answer and keeps the talks."""
    return somebody("companion.reply", "companion.history")


@pytest.fixture
def with_provider(house: House) -> Callable[..., House]:
    """Return a function that gives the house another model."""
    return lambda provider: replace(house, provider=provider, companion=with_model(house, provider))


@pytest.fixture
def send() -> Callable[..., httpx2.Response]:
    """Return a function that sends one request to an application and returns the answer."""

    def send_it(
        app: Starlette | House,
        method: str,
        path: str,
        **more: Any,
    ) -> httpx2.Response:
        if isinstance(app, House):
            app = make_app(app)

        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(app)
            async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                return await client.request(method, path, **more)

        return asyncio.run(go())

    return send_it


@pytest.fixture
def chat(house: House, noor: Somebody, send: Callable[..., httpx2.Response]) -> Callable[..., Any]:
    """Return a function that asks Mira, as Noor, with more fields or other ones."""

    def ask(**more: object) -> httpx2.Response:
        return send(
            house, "POST", "/v1/chat/completions", headers=noor.headers, json={**HELLO, **more}
        )

    return ask
