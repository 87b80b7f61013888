"""A house in which tens of thousands really share: filled by the intake, then looked at.

Nobody here is a row that was copied: each was added, read a card, said yes and gave a profile, as
the pages do it. Takes minutes, so it is no part of `make bench`:
`python -m bench.crowded 20000`. Told are the processor's times (other work on the machine does not
count) and, where somebody waits, the clock's. The house lies in the folder for temporary files, or
in TROTH_BENCH_DIR.
"""

import asyncio
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from troth import settings
from troth.clock import SetClock
from troth.errors import StoreBusy
from troth.house import House, create, open_house
from troth.matchmaker import profile
from troth.matchmaker.fields import INTERESTS
from troth.matchmaker.profile import Order
from troth.serve import _fill
from troth.testing.matching import join, share
from troth.words import MATCH_PEOPLE, PersonId

_AT_ONCE: Final = 8
_LOOKS: Final = 40
_PARTS: Final = 4
_IDLE_SECONDS: Final = 5.0
_TICK: Final = 0.002
Told = dict[str, float]


def main() -> None:
    """Fill a house with so many people, and print what it takes to look at it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    base = os.environ.get("TROTH_BENCH_DIR")
    with TemporaryDirectory(prefix="troth-crowded-", dir=base) as folder:
        clock = SetClock(datetime(2026, 11, 21, 19, 30, tzinfo=UTC))
        home = settings.load({"TROTH_HOME": folder, "TROTH_MODEL": "echo"})
        with create(home, clock=clock) as made:
            people = _taken_in(made, count)
        size = sum(one.stat().st_size for one in Path(folder).rglob("*") if one.is_file())
        _say("on the disk", size / count / 1e3, "kB a person")
        with open_house(home, clock=clock) as made:  # as after a start: nothing is in memory
            _looked_at(made, people, clock)


def _taken_in(made: House, count: int) -> list[PersonId]:
    """Take in people as the pages do, several at once; tell the processor's ms of each."""
    people: list[PersonId] = []
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        for part in range(_PARTS):
            start = time.process_time()
            some = range(part * count // _PARTS, (part + 1) * count // _PARTS)
            people += workers.map(lambda at: _comes(made, at), some)
            used = 1e3 * (time.process_time() - start) / len(some)
            _say(f"intake, a person, up to {len(people)}", used, "ms")
    return people


def _comes(made: House, at: int) -> PersonId:
    lot = random.Random(at)  # noqa: S311  # invented people, drawn anew alike
    named = tuple(lot.sample(INTERESTS, 6))
    return join(
        made,
        f"P{at}",
        gender=lot.randint(0, 1),
        goal=lot.randint(1, 6),
        born=f"{lot.randint(1960, 2006)}-{lot.randint(1, 12):02}",
        interests={name: lot.randint(1, 10) for name in named},
        choices=share("called", "gender", "born", "goal", "interests"),
        order=(Order.SHUFFLED, Order.TASTE, Order.SPREAD)[at % 3],
    )


def _looked_at(made: House, people: Sequence[PersonId], clock: SetClock) -> None:
    matchmaker = made.matchmaker
    _say("before anything", _memory(), "MB")
    still = 1e3 * max(asyncio.run(_gaps_of(_IDLE_SECONDS)))
    _say("with nothing to do the loop stood still, at most", still, "ms by the clock")
    _filled("first day", made, people)
    _say("memory when filled", _memory(), "MB")
    lot = random.Random(1)  # noqa: S311  # as above
    some = lot.sample(people, 3 * _LOOKS)
    _each("first list of a person", [partial(matchmaker.today, one) for one in some])
    _each("the same list again", [partial(matchmaker.today, one) for one in some])
    changed: list[Callable[[], object]] = [
        partial(_changes, made, one) for one in lot.sample(people, _LOOKS)
    ]
    looks: list[Callable[[], object]] = [partial(matchmaker.today, one) for one in some]
    _each("a list after somebody moved", looks[:_LOOKS], before=changed)
    _say("memory after looks", _memory(), "MB")
    gone = lot.sample(people, 5)
    for one in gone:
        made.gate.consents.withdraw(one, MATCH_PEOPLE, method="page")
    _each("a list after five left", [partial(matchmaker.today, some[0])])
    clock.set(clock.now() + timedelta(days=1))
    _filled("a new day", made, [one for one in people if one not in gone])
    rest = [one for one in some if one not in gone]
    _each("first list of a new day", [partial(matchmaker.today, one) for one in rest])
    _say("memory at the end", _memory(), "MB")


async def _gaps_of(seconds: float) -> list[float]:
    """Return by how much each tick of a loop with nothing to do came late: the machine's share."""
    gaps, end = [0.0], time.monotonic() + seconds
    while (last := time.monotonic()) < end:
        await asyncio.sleep(_TICK)
        gaps.append(time.monotonic() - last - _TICK)
    return gaps


def _filled(name: str, made: House, people: Sequence[PersonId]) -> None:
    """Let the server's own job fill the hall, beside a loop that ticks and people who look."""
    gaps: list[float] = []
    waited: list[float] = []
    told = {"busy": 0}
    began, used = time.monotonic(), time.process_time()

    async def ticks(stop: asyncio.Event) -> None:
        last = time.monotonic()
        while not stop.is_set():
            await asyncio.sleep(_TICK)
            gaps.append(time.monotonic() - last - _TICK)
            last = time.monotonic()

    async def looks(stop: asyncio.Event) -> None:
        while not stop.is_set():
            start = time.monotonic()
            try:
                await asyncio.to_thread(made.matchmaker.today, people[0])
            except StoreBusy:
                told["busy"] += 1
                waited.append(time.monotonic() - start)
                await asyncio.sleep(0.5)
            else:
                waited.append(time.monotonic() - start)
                stop.set()

    async def all_of_it() -> None:
        stop = asyncio.Event()
        job = asyncio.create_task(_fill(made, stop))
        await asyncio.sleep(0.5)  # the first step marks that it is at work
        await asyncio.gather(ticks(stop), looks(stop))
        await job

    asyncio.run(all_of_it())
    _say(f"{name}: until somebody had a list", time.monotonic() - began, "s by the clock")
    _say(f"{name}: the processor for it", time.process_time() - used, "s")
    _say(f"{name}: told to wait meanwhile", told["busy"], "times")
    _say(f"{name}: who looked waited, at most", 1e3 * max(waited), "ms by the clock")
    _say(f"{name}: the loop stood still, at most", 1e3 * max(gaps), "ms by the clock")


def _changes(made: House, person: PersonId) -> None:
    """Let somebody give another answer."""
    answers = profile.load(made.gate, person)
    if answers is None:
        message = "Somebody has no profile."
        raise ValueError(message)
    profile.save(made.gate, person, replace(answers, interests={"hiking": 7}))


def _each(
    name: str, works: Sequence[Callable[[], object]], *, before: Sequence[Callable[[], object]] = ()
) -> None:
    """Time each of some works; what is done before each is not timed."""
    used, waited = [], []
    for at, work in enumerate(works):
        if before:
            before[at]()
        start, clock = time.process_time(), time.monotonic()
        work()
        used.append(1e3 * (time.process_time() - start))
        waited.append(1e3 * (time.monotonic() - clock))
    used.sort()
    waited.sort()
    at = max(0, round(0.95 * len(used)) - 1)
    _say(f"{name}: p50", used[len(used) // 2], "ms")
    _say(f"{name}: p95", used[at], f"ms (by the clock {waited[at]:.0f}, most {waited[-1]:.0f})")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _say(name: str, figure: float, unit: str) -> None:
    sys.stdout.write(f"{name}: {figure:,.2f} {unit}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
