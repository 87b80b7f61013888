"""A server that is asked all day does not grow: its memory after minutes is what it was.

A process of its own is asked over its socket, as quickly as it answers, in every way that keeps no
new words: what is kept grows by design, and so does its index. Each answer leaves a receipt: the
database grows, and SQLite's page cache with it until it is full. That much is let be.
"""

import asyncio
import os
import statistics
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

import troth
from troth import clock
from troth.testing.house import add_person, allow, new_house
from troth.words import COMPANION_REPLY

SECONDS, WARM_SECONDS = 80.0, 25.0
MOST_GROWTH_MB = 3.0
"""From the first third to the last."""
PEOPLE, HANDS = 12, 4
_SOURCE = Path(troth.__file__).parents[1]
_PROGRAM = """
import asyncio, os
from troth.house import open_house
from troth.settings import load
from troth.testing.served import served

async def main():
    with open_house(load(os.environ)) as house:
        async with served(house) as address:
            print(address, flush=True)
            await asyncio.Event().wait()

asyncio.run(main())
"""


def resident_mb(pid: int) -> float:
    """Return what a process holds in memory."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(one.split()[1] for one in lines if one.startswith("VmRSS:"))) / 1000


async def _ask(client: httpx2.AsyncClient, tokens: list[str], until: float) -> int:
    asked = 0
    while clock.monotonic() < until:
        for token in tokens:
            headers = {"Authorization": f"Bearer {token}", "X-Troth-Memory": "off"}
            says = [{"role": "user", "content": f"Hello, this is question {asked % 97}."}]
            for more in ({}, {"stream": True}, {"temperature": 7}):
                body = {"model": "mira", "messages": says, **more}
                await client.post("/v1/chat/completions", json=body, headers=headers)
            for path in ("/v1/models", "/api/talks", "/health", "/nowhere", "/policy"):
                await client.get(path, headers=headers)
            await client.get("/v1/models", headers={"Authorization": "Bearer nobody"})
            asked += 9
    return asked


async def _measured(address: str, pid: int, tokens: list[str]) -> tuple[int, list[float]]:
    weights: list[float] = []
    until = clock.monotonic() + WARM_SECONDS + SECONDS
    ends = asyncio.Event()

    async def weigh() -> None:
        begins = clock.monotonic() + WARM_SECONDS
        while not ends.is_set():
            if clock.monotonic() >= begins:
                weights.append(resident_mb(pid))
            try:
                await asyncio.wait_for(ends.wait(), 1)
            except TimeoutError:
                continue

    async with httpx2.AsyncClient(base_url=address, timeout=60) as client:
        weighing = asyncio.ensure_future(weigh())
        shares = [tokens[at::HANDS] for at in range(HANDS)]
        asked = await asyncio.gather(*(_ask(client, share, until) for share in shares))
        ends.set()
        await weighing
    return sum(asked), weights


@pytest.mark.long
def test_a_server_that_is_asked_for_minutes_does_not_grow(tmp_path: Path, record_property) -> None:
    """Chats, streams, refusals, bad input, pages and lists: the last third weighs as the first."""
    home = tmp_path / "home"
    with new_house(home) as house:
        people = [add_person(house, f"Guest {at}") for at in range(PEOPLE)]
        for person in people:
            allow(house, person, COMPANION_REPLY)
        tokens = [house.keys.issue(person, label="test")[0] for person in people]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(_SOURCE),
        "TROTH_HOME": str(home),
        "TROTH_MODEL": "echo",
    }
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, env=environment, text=True
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().strip()
            asked, weights = asyncio.run(_measured(address, server.pid, tokens))
        finally:
            server.terminate()

    third = len(weights) // 3
    first, last = statistics.median(weights[:third]), statistics.median(weights[-third:])
    told = f"{asked} requests; {first:.1f} MB, then {last:.1f} MB; {len(weights)} looks"
    record_property("flat", told)
    print(told)  # noqa: T201  # the figure that a reader of a long run wants
    assert asked > 1_000
    assert last - first <= MOST_GROWTH_MB
    assert last <= 550
