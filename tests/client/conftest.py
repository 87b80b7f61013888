"""A running server, and somebody with a key to it."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from troth.client.plain import Troth
from troth.clock import SystemClock
from troth.house import House
from troth.testing.house import add_person, allow, same_house, with_model
from troth.testing.providers import ScriptedProvider
from troth.testing.served import served
from troth.words import PersonId


@dataclass(frozen=True)
class Somebody:
    """An invented person, where their Troth is, and their key."""

    person: PersonId
    address: str
    token: str

    def troth(self) -> Troth:
        """Return a client that waits no longer than a test should."""
        return Troth(self.address, key=self.token, seconds=60)


@dataclass
class Served:
    """A server in a thread of its own."""

    house: House
    address: str
    model: ScriptedProvider | None = None

    def somebody(self, *purposes: str, name: str = "Noor") -> Somebody:
        """Add a person who says yes to these purposes."""
        person = add_person(self.house, name)
        if purposes:
            allow(self.house, person, *purposes)
        token, _ = self.house.keys.issue(person, label="client")
        return Somebody(person, self.address, token)


@pytest.fixture(scope="module")
def serve(
    _template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Served]]:
    """Return a function that serves a fresh house; with pieces, its model says these."""
    with ExitStack() as undo:

        def start(*pieces: str, gate: asyncio.Event | None = None) -> Served:
            folder = tmp_path_factory.mktemp("served") / "home"
            shutil.copytree(_template, folder)
            house = undo.enter_context(same_house(folder, clock=SystemClock()))
            model = ScriptedProvider(pieces, gate=gate) if pieces else None
            if model is not None:
                house = replace(house, provider=model, companion=with_model(house, model))
            listens: Future[str] = Future()
            stops: Future[Callable[[], None]] = Future()

            async def go() -> None:
                over, loop = asyncio.Event(), asyncio.get_running_loop()
                stops.set_result(lambda: loop.call_soon_threadsafe(over.set))
                async with served(house) as address:
                    listens.set_result(address)
                    await over.wait()

            thread = threading.Thread(target=asyncio.run, args=(go(),))
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
def noor(echoing: Served) -> Somebody:
    """Return somebody who lets a companion answer and keeps the talks."""
    return echoing.somebody("companion.reply", "companion.history")
