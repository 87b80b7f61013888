"""Taking back a yes while an answer is on its way, in real server processes.

Two servers run on one installation, with a model that says a word every few milliseconds and
does not stop by itself. Several persons listen at once to one server; then each clicks the
switch on the privacy page, of that server or of the other. What counts is when the last byte
of an answer arrived, from the moment of the click.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import httpx2

from bench.measure import Figure, at_most
from bench.place import a_house
from troth import settings
from troth.front.who import COOKIE
from troth.house import House, open_house
from troth.providers.base import Done, FirstByte, Piece
from troth.serve import listen
from troth.serve import run as serve
from troth.testing.house import add_person, allow, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_REPLY, PersonId, Unguarded, Veiled

AT_ONCE: Final = 3
GROUPS: Final = 6
"""So that nobody clicks more often than Troth lets anybody click."""
ROUNDS: Final = 40
WORD_SECONDS: Final = 0.02
_HEARD_BEFORE: Final = 5
_MOST_WORDS: Final = 12_000
_QUESTION: Final = {"companion": "mira", "text": "Tell me a long story."}


_Person: TypeAlias = tuple[PersonId, str]
"""Who, and the token of their session."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """One answer that was cut. ms: from the click to its last byte, and to the click's answer."""

    last_ms: float
    click_ms: float


def run() -> list[Figure]:
    """Cut answers through the same server and through another; state p99 of each."""
    with a_house() as house, ExitStack() as stack:
        groups = [[_person(house) for _ in range(AT_ONCE)] for _ in range(GROUPS)]
        home = house.settings.data_dir.parent
        one, other = (stack.enter_context(_server(home)) for _ in range(2))
        same = asyncio.run(_rounds(house, groups, listen_at=one, click_at=one))
        across = asyncio.run(_rounds(house, groups, listen_at=one, click_at=other))
    return [
        _figure("last byte shown after the click (p99)", same),
        _figure("last byte shown after a click in another process (p99)", across),
    ]


def _figure(name: str, cuts: list[_Cut]) -> Figure:
    last, click = ([getattr(one, what) for one in cuts] for what in ("last_ms", "click_ms"))
    peer = f"p50 {_of(last, 50):.0f} ms; the click itself: p99 {_of(click, 99):.0f} ms"
    return at_most(name, _of(last, 99), "ms", 250, area="evening", peer=peer)


def _of(values: list[float], percent: int) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)]


# The place


def _person(house: House) -> _Person:
    person = add_person(house)
    token, _ = house.sessions.open(person, label="Firefox on Linux")
    return person, token


@contextmanager
def _server(home: Path) -> Iterator[str]:
    """Run a server process on an installation; give its address."""
    command = [sys.executable, "-m", "bench.withdrawal", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


class _Drip(ScriptedProvider):
    """Says a short sentence every few milliseconds: what has no end is held back by the guard."""

    def __init__(self) -> None:
        super().__init__([])

    async def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Say one after the other."""
        await first_byte()
        for _ in range(_MOST_WORDS):
            await asyncio.sleep(WORD_SECONDS)
            yield Piece(Unguarded("A word. "))


def main(home: str) -> None:
    """Be the server process: print the address, and serve until the end."""
    with open_house(settings.load({"TROTH_HOME": home, "TROTH_MODEL": "echo"})) as house:
        model = _Drip()
        house.provider, house.companion = model, with_model(house, model)
        asyncio.run(
            serve(
                house,
                listen("127.0.0.1", 0),
                ready=lambda address: print(address, flush=True),
                stopping=asyncio.Event(),
            )
        )


# Listening and clicking


async def _rounds(
    house: House, groups: list[list[_Person]], *, listen_at: str, click_at: str
) -> list[_Cut]:
    cuts: list[_Cut] = []
    async with httpx2.AsyncClient(timeout=30) as client:
        for place in range(ROUNDS):
            people = groups[place % len(groups)]
            for person, _token in people:
                await asyncio.to_thread(allow, house, person, COMPANION_REPLY)
            ready = asyncio.Barrier(len(people))
            async with asyncio.timeout(60):
                cuts += await asyncio.gather(
                    *(_cut(client, token, ready, (listen_at, click_at)) for _, token in people)
                )
    return cuts


async def _cut(
    client: httpx2.AsyncClient, token: str, ready: asyncio.Barrier, where: tuple[str, str]
) -> _Cut:
    """Listen until all hear something; click; return when the last byte came."""
    headers = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}
    listen_at, click_at = where
    heard: list[float] = []
    clicked = asyncio.Event()

    async def hear() -> str:
        asked = client.stream("POST", f"{listen_at}/api/answers", json=_QUESTION, headers=headers)
        async with asked as answer:
            assert answer.status_code == 200, await answer.aread()
            told = ""
            async for line in answer.aiter_lines():
                if line.startswith("event:"):
                    told = line
                if line.startswith("data:") and "shown" in told:
                    heard.append(time.perf_counter())
                    if len(heard) == _HEARD_BEFORE:
                        clicked.set()
                if line.startswith("data:") and "problem" in told:
                    return str(json.loads(line[5:])["detail"])
        return "the answer ended by itself"

    async def click() -> tuple[float, float]:
        await clicked.wait()
        await ready.wait()
        began = time.perf_counter()
        path = f"{click_at}/privacy/{COMPANION_REPLY}/withdraw"
        answer = await client.post(path, headers=headers)
        assert answer.status_code == 303, answer.text
        return began, time.perf_counter()

    told, (began, done) = await asyncio.gather(hear(), click())
    assert "took back" in told, told
    return _Cut(max(0.0, heard[-1] - began) * 1000, (done - began) * 1000)


if __name__ == "__main__":
    main(sys.argv[1])
