"""A running server for a module's tests, and official clients that talk to it."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from openai import OpenAI

from troth.clock import SystemClock
from troth.house import House
from troth.providers.base import Provider
from troth.serve import listen, run
from troth.testing.house import add_person, allow, same_house, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import PersonId


@dataclass(frozen=True)
class Somebody:
    """An invented person, and OpenAI's client with that person's key."""

    person: PersonId
    client: OpenAI


@dataclass
class Served:
    """A server in a thread of its own: the house it serves, and its address."""

    house: House
    address: str
    model: ScriptedProvider | None = None

    def somebody(self, *purposes: str, name: str = "Noor") -> Somebody:
        """Add a person who says yes to these purposes, with a client."""
        person = add_person(self.house, name)
        if purposes:
            allow(self.house, person, *purposes)
        token, _ = self.house.keys.issue(person, label="client")
        return Somebody(person, self.client(token))

    def client(self, token: str, **more: object) -> OpenAI:
        """Return the official client, which repeats nothing by itself."""
        options = {"max_retries": 0, "timeout": 60, **more}
        return OpenAI(base_url=f"{self.address}/v1", api_key=token, **options)


def _serve(house: House, listens: "Future[str]", stops: "Future[Callable[[], None]]") -> None:
    async def go() -> None:
        stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        stops.set_result(lambda: loop.call_soon_threadsafe(stopping.set))
        with closing(listen("127.0.0.1", 0)) as listener:
            await run(house, listener, ready=listens.set_result, stopping=stopping)

    asyncio.run(go())


@pytest.fixture(scope="module")
def serve(
    _template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Served]]:
    """Return a function that serves a fresh house; its model says these pieces, or is given."""
    with ExitStack() as undo:

        def start(
            *pieces: str, gate: asyncio.Event | None = None, provider: Provider | None = None
        ) -> Served:
            folder = tmp_path_factory.mktemp("served") / "home"
            shutil.copytree(_template, folder)
            house = undo.enter_context(same_house(folder, clock=SystemClock()))
            model = ScriptedProvider(pieces, gate=gate) if pieces else None
            if speaks := provider or model:
                house = replace(house, provider=speaks, companion=with_model(house, speaks))
            listens: Future[str] = Future()
            stops: Future[Callable[[], None]] = Future()
            thread = threading.Thread(target=_serve, args=(house, listens, stops))
            thread.start()
            undo.callback(thread.join)
            undo.callback(stops.result())
            return Served(house, listens.result(timeout=60), model)

        yield start


@pytest.fixture(scope="module")
def echoing(serve: Callable[..., Served]) -> Served:
    """Return a server whose model says back what it hears."""
    return serve()


@pytest.fixture
def noor(echoing: Served) -> Iterator[Somebody]:
    """Return somebody who lets a companion answer and keeps the talks."""
    one = echoing.somebody("companion.reply", "companion.history")
    yield one
    one.client.close()
