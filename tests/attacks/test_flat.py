"""A server that is asked all day does not grow: what it holds in memory has no slope.

A process of its own is asked over its socket in every way that keeps no new words: what is kept
grows by design, and so does its index. First as fast as it answers, so that pools, caches and
SQLite's pages fill; then at a set pace, for ten minutes in all. Beside it runs one that is asked
the same and loses `PLANTED` bytes for each request of that pace, however many a busy machine lets
through: whoever judges must see that.

The slope is that of Theil and Sen, the median of all slopes between two looks, over the last two
thirds, with its 95 % interval (Sen 1968, section 4). Looks come in groups of ten seconds: those of
one second depend on each other, and would make the interval narrower than it is.
"""

import asyncio
import os
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import combinations
from math import sqrt
from pathlib import Path

import httpx2
import pytest

import troth
from troth import clock
from troth.testing.house import add_person, allow, new_house
from troth.words import COMPANION_REPLY

SECONDS = float(os.environ.get("TROTH_TEST_FLAT_SECONDS", "600"))
FAST_SECONDS = SECONDS / 10
PACE = 10.0
"""Requests a second, all people together: other tests run beside it."""
PEOPLE, HURRIED, HANDS = 12, 36, 4
"""Who is asked for at the pace, and who while it is asked as fast as it answers: others, as a quick
machine spends all that those may ask."""
WARM = 5_000
"""After so many requests every pool and cache is full. A busy machine gets a third of the time for
them instead of a tenth, so that what still fills is not taken for what grows."""
MOST_MB_A_MINUTE = 0.1
"""Python takes memory from the system a megabyte at a time. One such step within the seven minutes
that are judged is a slope of up to 0.2; half of that is less than one step can be told from none.
At this pace it is 170 bytes a request, less than one answer's headers."""
PLANTED = 1_500
MOST_MB = 550
ANSWERED = (200, 200, 400, 200, 200, 403, 200, 404, 200, 401)
"""How each request of a round is answered. A server that only refuses is flat and shows nothing."""
_SOURCE = Path(troth.__file__).parents[1]
_PROGRAM = """
import asyncio, os, sys
from troth import clock, serve
from troth.house import open_house
from troth.settings import load
from troth.testing.served import served

planted, lost = float(sys.argv[1]), []  # bytes a second
make_app = serve.make_app

def losing(house, **more):
    app = make_app(house, **more)
    handle, last = app.router, [clock.monotonic()]

    async def loses(scope, receive, send):
        now = clock.monotonic()
        lost.append(os.urandom(int(planted * (now - last[0]))))
        last[0] = now
        await handle(scope, receive, send)

    app.router = loses
    return app

if planted:
    serve.make_app = losing

async def main():
    with open_house(load(os.environ)) as house:
        async with served(house) as address:
            print(address, flush=True)
            await asyncio.Event().wait()

asyncio.run(main())
"""


# ── the judge ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Slope:
    """MB a minute, with the ends of its 95 % interval."""

    middle: float
    least: float
    most: float

    @property
    def is_flat(self) -> bool:
        """Whether nothing grows: no slope can be told from none, or it is below the bound."""
        return self.least <= 0 or self.middle <= MOST_MB_A_MINUTE

    def __str__(self) -> str:
        return f"{self.middle:+.3f} MB/min [{self.least:+.3f}, {self.most:+.3f}]"


def slope_of(weights: Sequence[float], *, seconds: float) -> Slope:
    """Return the slope of what was weighed every so many seconds."""
    pairs = combinations(enumerate(weights), 2)
    slopes = sorted((b - a) / ((j - i) * seconds / 60) for (i, a), (j, b) in pairs)
    n, ties = len(weights), [weights.count(one) for one in set(weights)]
    variance = sum(-k * (k - 1) * (2 * k + 5) for k in ties) + n * (n - 1) * (2 * n + 5)
    half = 1.96 * sqrt(max(0, variance) / 18)
    last = len(slopes) - 1
    low, high = round((last - half) / 2), round((last + half) / 2)
    return Slope(statistics.median(slopes), slopes[max(0, low)], slopes[min(last, high)])


def judged(weights: Sequence[float]) -> Slope:
    """Return the slope of the last two thirds of what was weighed each second."""
    rest = weights[len(weights) // 3 :]
    size = 10 if len(rest) >= 100 else 1
    groups = [rest[at : at + size] for at in range(0, len(rest) - size + 1, size)]
    return slope_of([statistics.median(one) for one in groups], seconds=size)


def test_the_judge_sees_a_small_growth_and_passes_what_only_swings() -> None:
    """Steps, waves and one leap up and down again are flat; a few bytes a request are not."""
    seconds = range(600)
    waves = [180.0 + (at % 7) * 0.3 for at in seconds]
    leap = [180.0 + 9 * (250 < at < 300) for at in seconds]
    step = [180.0 + (at > 240) for at in seconds]
    warms = [180.0 - 20 / (1 + at) for at in seconds]
    leaks = [one + PLANTED * PACE * at / 1e6 for at, one in enumerate(waves)]
    slowly = [one + 0.25 * at / 60 for at, one in enumerate(leap)]

    assert [judged(one).is_flat for one in (waves, leap, step, warms)] == [True] * 4
    assert [judged(one).is_flat for one in (leaks, slowly)] == [False] * 2
    assert judged(leaks).middle == pytest.approx(PLANTED * PACE * 60 / 1e6, rel=0.1)


# ── the run ─────────────────────────────────────────────────────────────────────────────────


def resident_mb(pid: int) -> float:
    """Return what a process holds in memory."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(one.split()[1] for one in lines if one.startswith("VmRSS:"))) / 1000


@dataclass
class Watched:
    """One server that is asked and weighed."""

    pid: int
    address: str
    tokens: Sequence[str]
    weights: list[float] = field(default_factory=list)
    asked: int = 0
    odd: Counter[str] = field(default_factory=Counter)
    """What was not answered as it should be, at the set pace: by path and status."""

    async def watch(self) -> None:
        """Ask it, and weigh it each second, for as long as it takes."""
        began = clock.monotonic()
        async with httpx2.AsyncClient(base_url=self.address, timeout=60) as client:
            asking = asyncio.ensure_future(self._ask(client, began))
            while len(self.weights) < SECONDS:
                await asyncio.sleep(max(0, began + len(self.weights) - clock.monotonic()))
                self.weights.append(resident_mb(self.pid))
                if asking.done():
                    asking.result()  # a server that is not asked any more shows nothing
            await asking

    async def _ask(self, client: httpx2.AsyncClient, began: float) -> None:
        """Ask as fast as it answers, with several hands; then at the pace, with one."""
        least, most, end = (began + one for one in (FAST_SECONDS, SECONDS / 3, SECONDS))

        def is_cold(now: float) -> bool:
            return now < least or (now < most and self.asked < WARM)

        await asyncio.gather(*(self._hand(client, is_cold, pace=0) for _ in range(HANDS)))
        await self._hand(client, lambda now: now < end, pace=PACE)

    async def _hand(
        self, client: httpx2.AsyncClient, goes_on: Callable[[float], bool], *, pace: float
    ) -> None:
        due = clock.monotonic()
        tokens = self.tokens[:PEOPLE] if pace else self.tokens[PEOPLE:]
        while goes_on(clock.monotonic()):
            for (method, path, more), status in zip(self._round(tokens), ANSWERED, strict=True):
                answer = await client.request(method, path, **more)
                self.asked += 1
                if pace and answer.status_code != status:
                    self.odd[f"{method} {path}: {answer.status_code}"] += 1
                if pace:
                    due = max(due + 1 / pace, clock.monotonic() - 1)
                    await asyncio.sleep(max(0, due - clock.monotonic()))

    def _round(self, tokens: Sequence[str]) -> list[tuple[str, str, dict[str, object]]]:
        """Return one of each kind, as the person whose turn it is."""
        token = tokens[self.asked // len(ANSWERED) % len(tokens)]
        headers = {"Authorization": f"Bearer {token}", "X-Troth-Memory": "off"}
        says = [{"role": "user", "content": f"Hello, this is question {self.asked % 97}."}]
        bodies = [
            {"model": "mira", "messages": says, **more}
            for more in ({}, {"stream": True}, {"temperature": 7})
        ]
        nobody = {"Authorization": "Bearer nobody"}
        return [
            *(("POST", "/v1/chat/completions", {"json": b, "headers": headers}) for b in bodies),
            *(
                ("GET", path, {"headers": headers})
                for path in (
                    "/v1/models",
                    "/api/companions",
                    "/api/talks",  # nobody said yes to keeping any
                    "/health",
                    "/nowhere",
                    "/policy",
                )
            ),
            ("GET", "/v1/models", {"headers": nobody}),
        ]


@pytest.mark.long
def test_a_server_that_is_asked_for_ten_minutes_does_not_grow(
    tmp_path: Path, record_property
) -> None:
    """Chats, streams, refusals, bad input, pages and lists; one that loses a little is caught."""
    with ExitStack() as running:
        good = running.enter_context(_Server(tmp_path / "good", planted=0))
        losing = running.enter_context(_Server(tmp_path / "losing", planted=PLANTED))
        asyncio.run(_all_of(good, losing))

    told = (
        f"{good.asked} requests in {len(good.weights)} s: {judged(good.weights)}, "
        f"{good.weights[0]:.1f} MB at first, {good.weights[-1]:.1f} MB at last; with "
        f"{PLANTED * PACE} bytes lost a second: {judged(losing.weights)} in {losing.asked} requests"
    )
    record_property("flat", told)
    print(told)  # noqa: T201  # the figure that a reader of a long run wants
    assert not good.odd
    assert good.asked > SECONDS
    assert judged(good.weights).is_flat
    assert max(good.weights) <= MOST_MB
    assert not judged(losing.weights).is_flat


async def _all_of(*servers: Watched) -> None:
    await asyncio.gather(*(one.watch() for one in servers))


class _Server(ExitStack):
    """A server in a process of its own, on a house of its own."""

    def __init__(self, home: Path, *, planted: int) -> None:
        super().__init__()
        self._home = home
        self._planted = planted

    def __enter__(self) -> Watched:  # type: ignore[override]  # what is watched, not the stack
        with new_house(self._home, clock=clock.SystemClock()) as house:
            people = [add_person(house, f"Guest {at}") for at in range(PEOPLE + HURRIED)]
            for person in people:
                allow(house, person, COMPANION_REPLY)
            tokens = [house.keys.issue(person, label="test")[0] for person in people]
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(_SOURCE),
            "TROTH_HOME": str(self._home),
            "TROTH_MODEL": "echo",
        }
        server = self.enter_context(
            subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, str(self._planted * PACE)],
                stdout=subprocess.PIPE,
                env=environment,
                text=True,
            )
        )
        self.callback(server.terminate)
        assert server.stdout
        return Watched(server.pid, server.stdout.readline().strip(), tokens)
