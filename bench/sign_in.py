"""Signing in with a passphrase beside one bare Argon2id run, and what fifty at once need."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.measure import Figure, at_most, ratio_at_most
from bench.place import a_house
from troth.crypto.stretch import MEMORY_KIB
from troth.house import House
from troth.people.access import Role
from troth.people.person import Person
from troth.people.sessions import PREFIX

WORDS = "four good words here"
ROUNDS = 200
AT_ONCE = 50
_ROLES = frozenset({Role.PERSON})


def run() -> list[Figure]:
    """Time one sign-in and one look at a session; state the memory of fifty at once."""
    with a_house() as made:
        _people(made, 1)

        def sign_in() -> str:
            return made.sign_in.enter("person 0", WORDS, label="Firefox on Linux")[0]

        (ours, ours_often), (bare, bare_often) = _rounds([sign_in, _bare])
        token = sign_in()
        ((looking, _),) = _rounds([lambda: made.sessions.check(token)])
    grown, taken = _fifty()
    cores = len(os.sched_getaffinity(0))
    most_mb = 46 * 1.048576 * cores + 100
    peer = f"bare Argon2id, p95: {bare * 1e3:.1f} ms"
    beside = ratio_at_most(
        "sign-in, median",
        ours_often * 1e3,
        "ms",
        peer="bare Argon2id",
        against=bare_often * 1e3,
        most=1.5,
    )
    return [
        replace(beside, area="evening"),
        at_most("sign-in, p95", ours * 1e3, "ms", 150, area="evening", peer=peer),
        at_most("look at a session, p95", looking * 1e3, "ms", 1, area="evening"),
        at_most(
            f"memory for {AT_ONCE} sign-ins at once, {cores} cores",
            grown,
            "MB",
            round(most_mb),
            area="evening",
            peer=f"all of them in {taken:.2f} s",
        ),
    ]


def _bare() -> bytes:
    made = Argon2id(salt=os.urandom(16), length=32, iterations=1, lanes=1, memory_cost=MEMORY_KIB)
    return made.derive(WORDS.encode())


def _rounds(works: list[Callable[[], object]]) -> list[tuple[float, float]]:
    """Return 95th percentile and median of each work in seconds, over interleaved rounds."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    in_order = [sorted(taken) for taken in times]
    return [(taken[round(0.95 * ROUNDS)], taken[ROUNDS // 2]) for taken in in_order]


def _people(made: House, count: int) -> None:
    for number in range(count):
        person = made.people.add(Person(name="Noor", country="US", language="en"))
        made.sign_in.set(person, f"person {number}", WORDS, _ROLES)


def _fifty() -> tuple[float, float]:
    """Return by how many MB a process of its own grows, and how many seconds it takes."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.sign_in"], check=True, capture_output=True, text=True
    )
    grown, taken = json.loads(told.stdout)
    return float(grown), float(taken)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _measure_fifty() -> None:
    with a_house() as made, ThreadPoolExecutor(AT_ONCE) as pool:
        _people(made, AT_ONCE)
        made.sign_in.enter("person 0", WORDS, label="x")
        before, peak, done = _resident_mb(), [0.0], threading.Event()

        def watch() -> None:
            while not done.wait(0.001):
                peak[0] = max(peak[0], _resident_mb())

        watcher = threading.Thread(target=watch)
        watcher.start()
        start = time.perf_counter()
        names = [f"person {number}" for number in range(AT_ONCE)]
        came = list(pool.map(lambda one: made.sign_in.enter(one, WORDS, label="x"), names))
        taken = time.perf_counter() - start
        done.set()
        watcher.join()
        assert len({session.person for _, session, _ in came}) == AT_ONCE
        assert all(token.startswith(PREFIX) for token, _, _ in came)
    sys.stdout.write(json.dumps([peak[0] - before, taken]))


if __name__ == "__main__":
    _measure_fifty()
