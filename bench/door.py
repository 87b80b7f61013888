"""The way out and back, beside a bare pass-through: Starlette and httpx2, no more.

Both stand in processes of their own before the same invented provider in a third, and are
asked in turn. Troth keeps its database on the disk, writes its receipts, masks, restores and
guards. It is led to the provider on this machine without TLS, as the pass-through is; all
else is as it runs for a person. Veil and guard have their rules alone, and no model reads
along, except where a line says so.
"""

import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bench.measure import Figure, at_most
from troth import house, settings
from troth.errors import VeilBroken
from troth.front.limits import Limits, Rate
from troth.guard import reader
from troth.house import House
from troth.net.addresses import Zone
from troth.net.client import Client
from troth.providers.base import Provider
from troth.providers.remote import Remote, RemoteProvider
from troth.registry.entry import Entry
from troth.registry.outside import purpose_of
from troth.registry.trust import trust
from troth.serve import settle
from troth.testing.house import add_person, allow
from troth.testing.outside import as_of_today, outside_entry, rules_only
from troth.testing.served import served
from troth.testing.upstream import Stage, Upstream, says

AREA: Final = "door"
ROUNDS: Final = 150
CLIENTS: Final = 8
ANSWERS_OF_EACH: Final = 25
STREAMS_OF_EACH: Final = 6
CHUNKS: Final = 60
SENTENCES: Final = 20
PAUSE: Final = 0.05
_SHORT: Final = "Good evening. My mail is noor.haddad@posteo.example, and I am tired."
_STORY: Final = "Tell me a long story."
_TIME: Final = "What time is it where you are?"
_LONG: Final = [
    {
        "role": "assistant" if at % 2 else "user",
        "content": f"Message {at}: the garden of Asha Verma at 12 Mill Lane is full of snails, "
        f"and she told {at} people so, from asha{at}@posteo.example on.",
    }
    for at in range(39)
]
_PEER: Final = "bare Starlette + httpx2"


def run() -> list[Figure]:
    """Time short answers, many at once, streams, a sentence's way, and a long history."""
    with _processes("rules") as (direct, through, troth):
        figures = asyncio.run(_without_models(direct, through, troth))
    with contextlib.suppress(_NoModel), _processes("model") as (direct, through, troth):
        figures += asyncio.run(_with_model(direct, through, troth))
    return figures


# ── what is measured ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to ask. `model`: what to call it there. keys: one for each client."""

    url: str
    model: str
    keys: Sequence[str]

    def client(self) -> httpx2.AsyncClient:
        """Return a client that keeps its connections."""
        return httpx2.AsyncClient(base_url=self.url, timeout=60, trust_env=False)

    def asks(
        self, at: int = 0, *, said: str = _SHORT, before: Sequence[object] = ()
    ) -> dict[str, Any]:
        """Return the parts of a request of one client. All but the short question are streamed."""
        messages = [*before, {"role": "user", "content": said}]
        stream = said is not _SHORT
        body = {"model": self.model, "messages": messages, "stream": stream, "max_tokens": 100}
        return {"json": body, "headers": {"authorization": f"Bearer {self.keys[at]}"}}


async def _without_models(direct: Place, through: Place, troth: Place) -> list[Figure]:
    alone = await _in_turn([direct, through, troth])
    long = await _in_turn([direct, through, troth], before=_LONG, rounds=ROUNDS // 3)
    crowd = [await _crowd(place) for place in (through, troth)]
    flows = [await _flows(place) for place in (through, troth, through, troth)]
    said = [await _sentences(place) for place in (through, troth)]
    bare, own = flows[0] + flows[2], flows[1] + flows[3]
    return [
        _added("a short answer adds, p50", alone, most=4),
        at_most(
            f"a short answer, p99 at {CLIENTS} clients",
            _p99(crowd[1]) * 1e3,
            "ms",
            100,
            area=AREA,
            peer=f"{_PEER}: {_p99(crowd[0]) * 1e3:.1f} ms",
        ),
        _at_least(
            f"streams of {CHUNKS} chunks at {CLIENTS} clients", own / 2, "a second", bare / 2, 0.5
        ),
        at_most(
            "last byte of a sentence to the client, p50",
            statistics.median(said[1]) * 1e3,
            "ms",
            25,
            area=AREA,
            peer=f"{_PEER}: {statistics.median(said[0]) * 1e3:.1f} ms",
        ),
        _added(f"a history of {len(_LONG) + 1} messages adds, known spans, p50", long, most=4),
    ]


async def _with_model(direct: Place, through: Place, troth: Place) -> list[Figure]:
    alone = await _in_turn([direct, through, troth])
    said = await _sentences(troth)
    flows = [await _flows(place) for place in (through, troth)]
    told = "with the veil's model and the guard"
    added, bare = _medians(alone)
    return [
        _reported(f"a short answer adds, p50, {told}", added * 1e3, f"{bare * 1e3:.2f} ms"),
        _reported(f"last byte of a sentence, p50, {told}", statistics.median(said) * 1e3, None),
        _reported(f"streams, {told}", flows[1], f"{flows[0]:.1f}", unit="a second"),
    ]


async def _in_turn(
    places: Sequence[Place], *, before: Sequence[object] = (), rounds: int = ROUNDS
) -> list[list[float]]:
    """Ask each place in turn, again and again; return the times of each."""
    times: list[list[float]] = [[] for _ in places]
    async with contextlib.AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(place.client()) for place in places]
        for number in range(rounds + 10):
            for place, client, taken in zip(places, clients, times, strict=True):
                start = time.perf_counter()
                await _whole(client, place.asks(before=before))
                if number >= 10:
                    taken.append(time.perf_counter() - start)
    return times


async def _crowd(place: Place) -> list[float]:
    """Let many clients ask at once; return the time of each answer."""
    times: list[float] = []

    async def one(at: int) -> None:
        async with place.client() as client:
            await _whole(client, place.asks(at))
            for _ in range(ANSWERS_OF_EACH):
                start = time.perf_counter()
                await _whole(client, place.asks(at))
                times.append(time.perf_counter() - start)

    await asyncio.gather(*map(one, range(CLIENTS)))
    return times


async def _flows(place: Place) -> float:
    """Let many clients listen to streams; return how many ended in a second."""

    async def one(at: int) -> None:
        async with place.client() as client:
            for _ in range(STREAMS_OF_EACH):
                async for _ in _lines(client, place.asks(at, said=_STORY)):
                    pass

    start = time.perf_counter()
    await asyncio.gather(*map(one, range(CLIENTS)))
    return CLIENTS * STREAMS_OF_EACH / (time.perf_counter() - start)


async def _sentences(place: Place) -> list[float]:
    """Listen to sentences that say when they were sent; return how long each was on its way.

    The clock is the machine's own, the same in each process.
    """
    taken: list[float] = []
    whole = ""
    async with place.client() as client:
        async for line in _lines(client, place.asks(said=_TIME)):
            now = time.monotonic_ns() // 1000
            if not line.startswith("data: {"):
                continue
            for choice in json.loads(line.removeprefix("data: ")).get("choices", []):
                whole += choice["delta"].get("content") or ""
            while "It is " in whole and " now." in whole:
                told, _, whole = whole.partition("It is ")[2].partition(" now.")
                taken.append((now - int(told)) / 1e6)
    assert len(taken) == SENTENCES, len(taken)
    return taken


async def _whole(client: httpx2.AsyncClient, asked: dict[str, Any]) -> None:
    answer = await client.post("/v1/chat/completions", **asked)
    assert answer.status_code == 200, answer.text
    assert answer.json()["choices"][0]["message"]["content"].strip()


async def _lines(client: httpx2.AsyncClient, asked: dict[str, Any]) -> AsyncIterator[str]:
    async with client.stream("POST", "/v1/chat/completions", **asked) as answer:
        assert answer.status_code == 200
        async for line in answer.aiter_lines():
            yield line


def _medians(times: Sequence[Sequence[float]]) -> tuple[float, float]:
    direct, through, troth = map(statistics.median, times)
    return troth - direct, through - direct


def _added(name: str, times: Sequence[Sequence[float]], *, most: float) -> Figure:
    added, bare = _medians(times)
    ratio = added / bare
    return Figure(
        area=AREA,
        name=name,
        figure=round(added * 1e3, 3),
        unit="ms",
        goal=f"≤ {most:g}×",
        holds=ratio <= most,
        peer=f"{_PEER}: {bare * 1e3:.3f} ms",
        ratio=round(ratio, 3),
    )


def _at_least(name: str, figure: float, unit: str, against: float, least: float) -> Figure:
    ratio = figure / against
    return Figure(
        area=AREA,
        name=name,
        figure=round(figure, 1),
        unit=unit,
        goal=f"≥ {least:g}×",
        holds=ratio >= least,
        peer=f"{_PEER}: {against:.1f}",
        ratio=round(ratio, 3),
    )


def _reported(name: str, figure: float, peer: str | None, *, unit: str = "ms") -> Figure:
    told = f"{_PEER}: {peer}" if peer else None
    return Figure(
        area=AREA,
        name=name,
        figure=round(figure, 3),
        unit=unit,
        goal="told",
        holds=True,
        peer=told,
    )


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


# ── the three processes ─────────────────────────────────────────────────────────────────────


class _NoModel(Exception):
    """The veil's model is not here, so nothing is measured with it."""


@contextlib.contextmanager
def _processes(veil: str) -> Iterator[tuple[Place, Place, Place]]:
    """Start provider, pass-through and Troth; give where each is asked."""
    with contextlib.ExitStack() as stack:
        provider = stack.enter_context(_started("provider"))
        through = stack.enter_context(_started("through", provider["url"]))
        base = os.environ.get("TROTH_BENCH_DIR") or tempfile.gettempdir()
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="troth-door-", dir=base))
        troth = stack.enter_context(_started("troth", provider["url"], folder, veil))
        if "keys" not in troth:
            raise _NoModel
        nobody = ["none"] * CLIENTS
        yield (
            Place(url=provider["url"], model="m", keys=nobody),
            Place(url=through["url"], model="m", keys=nobody),
            Place(url=troth["url"], model="mira", keys=troth["keys"]),
        )


@contextlib.contextmanager
def _started(*what: str) -> Iterator[dict[str, object]]:
    """Run one of the functions below as a process; give what it says first."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.door", *what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()  # each of them ends with its standard input
        process.wait(timeout=30)
        process.stdout.close()


async def _until_told_to_end() -> None:
    await asyncio.to_thread(sys.stdin.read)


def _tell(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


async def _provider() -> None:
    """Answer as a provider would: whole, as a stream, or with the time."""

    async def answer(stage: Stage) -> None:
        up.requests.clear()
        asked = stage.request.json
        said = asked["messages"][-1]["content"]
        bits = _BITS if said == _STORY else _BITS[:12:4]
        if said == _TIME:
            await _clock(stage)
        elif asked["stream"]:
            await says(*bits)(stage)
        else:
            message = {"role": "assistant", "content": "".join(bits)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            body = json.dumps({"object": "chat.completion", "choices": [choice]}).encode()
            await stage.whole(200, body, content_type="application/json")

    async with Upstream([answer]) as up:
        _tell(url=up.origin)
        await _until_told_to_end()


_BITS: Final = [f"word{at}{'. ' if at % 12 == 11 else ' '}" for at in range(CHUNKS)]


async def _clock(stage: Stage) -> None:
    await stage.head()
    await stage.opening()
    for at in range(SENTENCES):
        await asyncio.sleep(PAUSE)
        await stage.text(f"It is {time.monotonic_ns() // 1000} now. ", first=at == 0)
    await asyncio.sleep(PAUSE)
    await stage.finish("stop")
    await stage.closing()


async def _through(url: str) -> None:
    """Pass requests on: read, write, and hand back what comes, each line read and written."""
    client = httpx2.AsyncClient(timeout=60, trust_env=False)

    async def complete(request: Request) -> Response:
        body = await request.json()
        if not body["stream"]:
            answer = await client.post(f"{url}/v1/chat/completions", json=body)
            return JSONResponse(answer.json())
        return StreamingResponse(pieces(body), media_type="text/event-stream")

    async def pieces(body: object) -> AsyncIterator[bytes]:
        async with client.stream("POST", f"{url}/v1/chat/completions", json=body) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: {"):
                    told = json.loads(line.removeprefix("data: "))
                    yield f"data: {json.dumps(told)}\n\n".encode()
        yield b"data: [DONE]\n\n"

    app = Starlette(routes=[Route("/v1/chat/completions", complete, methods=["POST"])])
    config = uvicorn.Config(app, port=0, log_level="error", http="h11", loop="asyncio")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # it offers no event to wait for
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    _tell(url=f"http://127.0.0.1:{port}")
    await _until_told_to_end()
    server.should_exit = True
    await serving
    await client.aclose()


async def _troth(url: str, folder: str, veil: str) -> None:
    """Run the whole server, with a provider that counts as one on the internet."""
    # So that it is Troth that is measured, and not how often somebody may ask.
    endless = Rate(burst=1e9, each_second=1e9)
    Limits.__init__.__kwdefaults__.update(changes=endless, looks=endless)
    told = {"TROTH_HOME": folder, "TROTH_MODEL": "echo"}
    with house.create(settings.load(told)) as made:
        _add_provider(made, url)
        if veil == "rules":
            made.gate.veil = rules_only()
            reader._own = lambda *_: None  # the guard's readers, too: as where they are not here
        else:
            try:
                made.gate.veil.detect("nobody", "Hello, I am Noor.", ())
            except VeilBroken:
                _tell(url="")
                return
        keys = [_person(made, at) for at in range(CLIENTS)]
        is_settled = threading.Event()

        def warm() -> None:
            settle()  # as `troth serve` does once all is loaded
            is_settled.set()

        async with served(made, warm=warm) as address:
            # What a server loads as it starts is no part of an answer.
            await asyncio.to_thread(is_settled.wait)
            _tell(url=address, keys=keys)
            await _until_told_to_end()


def _add_provider(made: House, url: str) -> None:
    today = datetime.now(UTC).date()
    entry = as_of_today(outside_entry(models=["m"]))
    made.providers.add(entry, key="sk-bench")
    made.providers.switch(entry.id, is_on=True)
    here = frozenset({Zone.LOOPBACK})

    def connect(one: Entry, model: str) -> Provider:
        remote = Remote(
            id=one.id,
            name=one.name,
            level=trust(one, today).level,
            dialect=one.dialect.value,
            base_url=f"{url}/v1",
            model=model,
            zones=here,
        )
        return RemoteProvider(remote, key=lambda: made.providers.key(one.id), client=Client(here))

    made.gate.recipients.connect = connect


def _person(made: House, at: int) -> str:

    person = add_person(made, f"Noor {'ABCDEFGH'[at]}")
    allow(made, person)
    allow(made, person, purpose_of("acme"))
    made.people.choose(person, model="acme/m")
    token, _ = made.keys.issue(person, label="bench")
    return token


_WORK: Final[dict[str, Callable[..., Awaitable[None]]]] = {
    "provider": _provider,
    "through": _through,
    "troth": _troth,
}

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    asyncio.run(_WORK[sys.argv[1]](*sys.argv[2:]))
