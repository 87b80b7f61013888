"""A place for a model's process, engines that go wrong, and one provider on the real model."""

import asyncio
import json
import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from troth.providers.local import LocalProvider
from troth.settings import Settings

_ENGINE = """
import json, sys
plan = json.loads(sys.stdin.readline())
sys.stdout.reconfigure(line_buffering=True)
def tell(**what):
    print(json.dumps(what))
for line in sys.stdin:
    told = json.loads(line)
    if "drop" in told:
        continue
    if "ask" not in told:
        tell(id=told["id"], ready=True)
        continue
    number, ask = told["id"], told["ask"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings whose folders are the test's own."""
    return Settings(data_dir=tmp_path / "data", state_dir=tmp_path / "state")


@pytest.fixture
def engine(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that makes an engine which does what it is told for each ask."""

    def make(body: str) -> Path:
        file = tmp_path / "engine_of_a_test.py"
        file.write_text(_ENGINE + "".join(f"    {line}\n" for line in body.splitlines()))
        return file

    return make


@pytest.fixture
def polite(engine: Callable[[str], Path]) -> Path:
    """Return an engine that says how many messages it got."""
    return engine(
        "tell(id=number, text=f\"{len(ask['messages'])} messages\")\n"
        "tell(id=number, finish='stop', prompt=3, wrote=2)"
    )


@pytest.fixture
def local(settings: Settings) -> Iterator[LocalProvider]:
    """Return a provider on the real model, not yet started; its process is ended afterwards."""
    provider = LocalProvider(settings)
    yield provider
    asyncio.run(provider.close())


@pytest.fixture
def gone() -> Callable[[int], bool]:
    """Return a function that waits until a process is gone, for ten seconds at most."""

    def wait(pid: int) -> bool:
        try:
            watch = os.pidfd_open(pid)
        except ProcessLookupError:
            return True
        try:
            poll = select.poll()
            poll.register(watch, select.POLLIN)
            return bool(poll.poll(10_000))
        finally:
            os.close(watch)

    return wait


@pytest.fixture
def plan_line(tmp_path: Path) -> Callable[..., bytes]:
    """Return a function that writes a plan as an engine reads it."""

    def write(**what: object) -> bytes:
        plan = {"parent": os.getpid(), "folder": str(tmp_path), "socket": "model.sock", **what}
        return json.dumps(plan).encode() + b"\n"

    return write
