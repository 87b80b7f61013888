"""The server as a process on a real loopback socket: it starts, keeps order, and stops well."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import socket
import ssl
import stat
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import h11
import pytest

from troth import clock, serve
from troth.companion.underway import MOST_OF_PERSON, UnderWay
from troth.errors import BadInput, Refused, StoreFailed, Unconfigured
from troth.front.patience import Patience
from troth.gate import halls
from troth.gate.backup import behind
from troth.gate.forget import Swept
from troth.house import House
from troth.ledger.chain import PersonChain
from troth.matchmaker.meet import COMPARED
from troth.people.links import LinkKind
from troth.providers.echo import EchoProvider
from troth.registry.outside import purpose_of
from troth.serve import Chores, listen, run
from troth.store import schema
from troth.store.statements import select
from troth.testing.house import allow, leaves, with_model
from troth.testing.matching import join
from troth.testing.outside import as_of_today, outside_entry
from troth.testing.providers import ScriptedProvider
from troth.testing.served import held_port
from troth.words import COMPANION_REPLY, MATCH_PEOPLE, SECURITY_AUDIT, PersonId, Reason

PLANTED = "planted words"
SOURCE = Path(serve.__file__).parents[1]
PATIENCE = 60
"""Seconds after which what must happen is said not to, on however busy a machine."""
PROGRAM = """
import os, sys
from troth.house import open_house
from troth.serve import serve
from troth.settings import load
with open_house(load(os.environ)) as house:
    serve(house, ready=lambda address: print(address, flush=True))
print("closed", flush=True)
"""


@dataclass
class Client:
    """One request on a socket of its own, and what came back so far."""

    reader: asyncio.StreamReader

    async def until(self, wanted: bytes) -> bytes:
        """Read until these bytes; or all there is, so that a failing test shows it."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.reader.readuntil(wanted)
        except asyncio.IncompleteReadError as error:
            return error.partial

    async def rest(self) -> bytes:
        async with asyncio.timeout(PATIENCE):
            return await self.reader.read()


@asynccontextmanager
async def client_of(
    address: str, token: str, body: bytes, *, length: str | None = None
) -> AsyncIterator[Client]:
    """Send one request on a socket of its own; close it at the end. `length`: its header."""
    host, port = address.removeprefix("http://").rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        "POST /v1/chat/completions HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        f"Authorization: Bearer {token}\r\n"
        f"{length or f'Content-Length: {len(body)}'}\r\n\r\n"
    )
    try:
        writer.write(head.encode() + body)
        yield Client(reader)
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


@asynccontextmanager
async def serving(
    house: House, on: socket.socket | None = None, *, patience: Patience | None = None
) -> AsyncIterator[tuple[str, asyncio.Event]]:
    """Run a server in this process; yield its address and the event that stops it."""
    stopping = asyncio.Event()
    listens: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    with closing(on or listen("127.0.0.1", 0)) as listener:
        async with asyncio.TaskGroup() as group:
            group.create_task(
                run(
                    house,
                    listener,
                    ready=listens.set_result,
                    stopping=stopping,
                    patience=patience or Patience(),
                )
            )
            yield await listens, stopping
            stopping.set()


@pytest.fixture(name="clock")
def _clock() -> clock.SetClock:
    """Return a clock that stands at the present: servers in processes of their own run on."""
    return clock.SetClock(clock.SystemClock().now())


@pytest.fixture
def port() -> Iterator[Callable[[], int]]:
    """Return a function that gives ports which stay free for servers until the test ends."""
    with ExitStack() as held:
        yield lambda: held.enter_context(held_port())


def asking(text: str) -> bytes:
    """Return the body of a request for a stream."""
    messages = [{"role": "user", "content": text}]
    return json.dumps({"model": "mira", "messages": messages, "stream": True}).encode()


def outcomes(house: House, person: PersonId) -> list[object]:
    """Read how the person's rooms ended, from the person's own ledger."""
    state = house.gate.states.of(person)
    chain = PersonChain(person, state.unlocked.chain)
    history = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
    details = [leaf.told()["detail"] for leaf in history.leaves]
    return [detail["outcome"] for detail in details if "outcome" in detail]


@pytest.fixture
def token(house: House, noor: PersonId) -> str:
    """Return a key of Noor, who lets a companion answer."""
    allow(house, noor, COMPANION_REPLY)
    return house.keys.issue(noor, label="test")[0]


@pytest.fixture
def model() -> ScriptedProvider:
    """Return a model that says one sentence and then waits."""
    return ScriptedProvider(["Well. ", "then"], gate=asyncio.Event())


@pytest.fixture
def waiting(house: House, model: ScriptedProvider) -> House:
    """Return the house with that model."""
    return replace(house, provider=model, companion=with_model(house, model))


# ── where it listens ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.53"])
def test_it_listens_on_loopback(host: str) -> None:
    """By each of its names."""
    with closing(listen(host, 0)) as listener:
        assert listener.getsockname()[0] in ("127.0.0.1", "127.0.0.53")


def test_loopback_has_an_address_in_ipv6_too() -> None:
    """Not every machine has it, so nothing is bound here."""
    assert serve._where("::1", guarded=False).version == 6


def test_pieces_are_sent_at_once() -> None:
    """The event loop turns Nagle's delay of 40 ms off only where the protocol is named."""
    with closing(listen("127.0.0.1", 0)) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_the_head_of_an_answer_goes_with_what_comes_behind_it() -> None:
    """The head waits for the next bytes, is written once, and stands before each answer."""
    http = serve._Together(h11.SERVER)
    written: list[list[bytes | None]] = []

    for length in (b"2", b"0"):
        http.receive_data(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert isinstance(http.next_event(), h11.Request)
        assert isinstance(http.next_event(), h11.EndOfMessage)
        told = [h11.Response(status_code=200, headers=[(b"content-length", length)])]
        told += [h11.Data(data=b"ok")] if length == b"2" else []
        written.append([http.send(event) for event in (*told, h11.EndOfMessage())])
        http.start_next_cycle()

    full, empty = (b"HTTP/1.1 200 \r\ncontent-length: %b\r\n\r\n" % one for one in (b"2", b"0"))
    assert written == [[b"", full + b"ok", b""], [b"", empty]]


def test_an_announcement_is_written_at_once() -> None:
    """Whoever waits for leave to send a body gets it now, not with the answer."""
    http = serve._Together(h11.SERVER)
    http.receive_data(
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    )
    http.next_event()

    told = http.send(h11.InformationalResponse(status_code=100, headers=[]))

    assert told == b"HTTP/1.1 100 \r\n\r\n"


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "example.org", "", "127.0.0.1.example.org", "*"],  # noqa: S104  # refused
)
def test_it_listens_nowhere_else(host: str) -> None:
    """Without TLS or a proxy: the error says why, and how to reach it all the same."""
    with pytest.raises(BadInput, match=r"tls_certificate_file(.|\n)*tunnel") as caught:
        listen(host, 0)

    assert caught.value.param == "host"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])  # noqa: S104  # not bound here
def test_behind_a_guard_it_may_listen_elsewhere(host: str) -> None:
    """With TLS or a declared proxy any address of the machine will do."""
    assert str(serve._where(host, guarded=True)) == host


@pytest.mark.parametrize("host", ["example.org", "", "*", "10.0.0.0/8"])
def test_a_host_is_an_address(host: str) -> None:
    """A name could lead anywhere."""
    with pytest.raises(BadInput, match="one IP address") as caught:
        listen(host, 0, guarded=True)

    assert caught.value.param == "host"


def test_a_taken_port_is_told(house: House) -> None:
    """With the next port to try; nothing was started."""
    with closing(listen("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        settings = replace(house.settings, port=port)

        with pytest.raises(BadInput, match=f"TROTH_PORT={port + 1}") as caught:
            serve.serve(replace(house, settings=settings), ready=print)

    assert caught.value.param == "port"


def test_the_address_can_be_used(house: House) -> None:
    """It is told when it listens, not before, and an IPv6 address has its brackets."""
    with closing(listen("127.0.0.1", 0)) as listener:
        address = serve._address(listener, house.settings)
        port = listener.getsockname()[1]

    assert address == f"http://127.0.0.1:{port}"
    assert serve._address(SixAddress(), house.settings) == "http://[::1]:8420"


class SixAddress:
    def getsockname(self) -> tuple[str, int, int, int]:
        return ("::1", 8420, 0, 0)


# ── while it runs ─────────────────────────────────────────────────────────────────────────────


def test_who_leaves_stops_the_model_within_a_second(
    waiting: House, noor: PersonId, token: str, model: ScriptedProvider
) -> None:
    """A real client closes a real socket: the stream ends, the receipt is closed as stopped.

    Three tries at most: a busy machine takes away from the second, and gives nothing to it.
    """
    took: list[float] = []

    async def go() -> float:
        async with serving(waiting) as (address, _):
            async with client_of(address, token, asking("hello")) as client:
                await client.until(b"Well.")
            began = clock.monotonic()
            async with asyncio.timeout(PATIENCE):
                while model.left <= len(took):  # noqa: ASYNC110  # a model has no such event
                    await asyncio.sleep(0)
            seconds = clock.monotonic() - began
            async with asyncio.timeout(PATIENCE):
                while len(await asyncio.to_thread(outcomes, waiting, noor)) <= len(took):
                    pass
            return seconds

    while len(took) < 3 and not any(one < 1 for one in took):
        took.append(asyncio.run(go()))

    assert min(took) < 1
    assert model.left == len(took)
    assert outcomes(waiting, noor)[-1] == "stopped"


def test_stopping_ends_streams_with_a_sentence(waiting: House, noor: PersonId, token: str) -> None:
    """The text so far, an error event, [DONE]; the receipt is closed before the server is gone."""

    async def go() -> bytes:
        async with (
            serving(waiting) as (address, stopping),
            client_of(address, token, asking("hello")) as client,
        ):
            await client.until(b"Well.")
            stopping.set()
            return await client.rest()

    rest = asyncio.run(go())

    assert b'"code": "provider_busy"' in rest
    assert b"being stopped" in rest
    assert b"data: [DONE]\n\n" in rest
    assert outcomes(waiting, noor)[-1] == "stopped"


def test_ten_megabytes_get_their_answer(house: House, token: str) -> None:
    """413 reaches a client that is still sending, with a length and without one."""

    async def go(length: str, body: bytes) -> bytes:
        async with (
            serving(house) as (address, _),
            client_of(address, token, body, length=length) as client,
        ):
            return await client.until(b'"code": "too_large"}}')

    chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    with_length = asyncio.run(go("Content-Length: 10485760", b" " * 3_000_000))
    chunked = asyncio.run(go("Transfer-Encoding: chunked", chunk * 160))

    for answer in (with_length, chunked):
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"connection: close" in answer


def test_garbage_on_the_socket_harms_nobody(house: House, token: str) -> None:
    """What is not HTTP is refused, and the next client is served."""

    async def go() -> tuple[bytes, bytes]:
        async with serving(house) as (address, _):
            host, port = address.removeprefix("http://").rsplit(":", 1)
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"\x16\x03\x01 planted\r\n\r\n")
            refused = await reader.read()
            writer.close()
            await writer.wait_closed()
            return refused, await talk(address, token, "hello")

    refused, answer = asyncio.run(go())

    assert refused.startswith(b"HTTP/1.1 400")
    assert b"planted" not in refused
    assert b"hello" in answer


@pytest.mark.parametrize("step", [1, -1])
def test_what_hides_behind_a_request_is_not_heard(house: House, token: str, step: int) -> None:
    """With a length and with chunks, a proxy could see one request where there are two."""
    head = [b"Transfer-Encoding: chunked", b"Content-Length: 999"]
    said = [
        b"POST /v1/chat/completions HTTP/1.1",
        b"Host: localhost",
        b"Authorization: Bearer " + token.encode(),
        *head[::step],
        b"\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]

    async def go() -> bytes:
        async with serving(house) as (address, _):
            host, port = address.removeprefix("http://").rsplit(":", 1)
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"\r\n".join(said))
            told = await reader.read()
            writer.close()
            return told

    told = asyncio.run(go())

    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.count(b"HTTP/1.1 ") == 1
    assert b'"error"' in told


def test_a_model_that_is_not_there_does_not_stop_the_server(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says what to do about it."""

    class Missing(EchoProvider):
        async def ready(self) -> None:
            message = "There is no model. Run: troth model get demo"
            raise Unconfigured(message)

    async def go() -> str:
        async with serving(replace(house, provider=Missing())) as (address, _):
            return address

    address = asyncio.run(go())

    assert address.startswith("http://127.0.0.1:")
    assert "troth model get demo" in caplog.text


def test_it_says_when_all_is_loaded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then, and not before: what is there stays, and is not looked through for garbage."""
    done: list[str] = []
    monkeypatch.setattr(house.companion, "warm", lambda: done.append("companion"))

    async def go() -> None:
        stopping, loop = asyncio.Event(), asyncio.get_running_loop()

        def warm() -> None:
            done.append("warm")
            loop.call_soon_threadsafe(stopping.set)

        with closing(listen("127.0.0.1", 0)) as listener:
            await run(house, listener, ready=lambda _: None, stopping=stopping, warm=warm)

    asyncio.run(go())

    assert done == ["companion", "warm"]


def test_a_fault_of_the_model_is_logged_by_kind(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """An error that is not ours may quote anything."""

    class Faulty(EchoProvider):
        async def ready(self) -> None:
            raise KeyError(PLANTED)

        async def close(self) -> None:
            raise KeyError(PLANTED)

    async def go() -> None:
        async with serving(replace(house, provider=Faulty())):
            pass

    asyncio.run(go())

    assert caplog.text.count("KeyError") == 2
    assert "planted" not in caplog.text


def test_the_ledger_is_signed_as_it_grows(house: House, noor: PersonId) -> None:
    """A checkpoint covers every leaf; a ledger that has not grown is not signed again."""
    chores = Chores(house)

    chores.sign()
    first = house.ledger.latest_checkpoint()
    chores.sign()
    same = house.ledger.latest_checkpoint()
    allow(house, noor, COMPANION_REPLY)
    chores.sign()
    grown = house.ledger.latest_checkpoint()

    assert first == same
    assert grown.size > first.size


def test_cards_follow_what_ran_out_over_night(house: House, clock) -> None:
    """Nobody says yes in the morning to what held until yesterday."""
    entry = as_of_today(outside_entry())
    days = (entry.claims.dpa.ends - house.clock.now().date()).days
    house.providers.add(entry)
    house.providers.switch("acme", is_on=True)
    chores, purpose = Chores(house), purpose_of("acme")

    def is_offered() -> bool:
        chores.keep_up()
        return purpose in house.gate.states.common().registry.purposes

    assert is_offered()
    clock.move(days=days - 1)
    assert is_offered()
    clock.move(days=1)
    assert not is_offered()


def test_what_is_past_its_day_is_swept_once_an_hour(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start, and then not before an hour has passed."""
    swept: list[object] = []
    now = [0.0]
    monkeypatch.setattr(serve, "sweep", lambda gate: swept.append(gate) or Swept(0, 0))
    monkeypatch.setattr(serve.clock, "monotonic", lambda: now[0])
    chores = Chores(house)

    for at in (0.0, 3599.0, 3600.0, 3601.0):
        now[0] = at
        chores.sweep()

    assert swept == [house.gate, house.gate]


def test_copies_that_could_not_follow_are_renewed(
    house: House, noor: PersonId, tmp_path: Path
) -> None:
    """A disk that was not there during an epoch roll is back: its keyring opens again."""
    folder = tmp_path / "copies"
    house.backup(folder)
    away = folder.rename(tmp_path / "away")
    house.gate.roll()
    away.rename(folder)
    before = behind(house.gate)

    Chores(house).sweep()

    assert (before, behind(house.gate)) == ([folder], [])


def test_what_is_left_of_old_sign_ins_is_swept_too(house: House, noor: PersonId, clock) -> None:
    """Sessions and links that ended more than a day ago leave no row."""
    house.sessions.open(noor, label="x")
    house.links.make(LinkKind.RESET, noor)
    clock.move(days=2)

    Chores(house).sweep()

    assert house.store.read(select(schema.session)) == []
    assert house.store.read(select(schema.link)) == []


def test_states_that_no_longer_hold_are_dropped(
    house: House, noor: PersonId, open_home, clock
) -> None:
    """A change by another process empties what this one remembers."""
    house.gate.may(noor, COMPANION_REPLY)
    allow(open_home(clock=clock), noor, COMPANION_REPLY)

    Chores(house).drop_stale()

    assert len(house.gate.states) == 0


def test_a_chore_that_fails_stops_nothing(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is logged by its kind, and the server serves on."""

    def fail(_: object) -> None:
        raise KeyError(PLANTED)

    monkeypatch.setattr(serve, "sweep", fail)

    async def go() -> None:
        stopping = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(serve._keep_tidy(Chores(house), stopping))
            async with asyncio.timeout(PATIENCE):
                while "sweep failed" not in caplog.text:
                    await asyncio.to_thread(lambda: None)
            stopping.set()

    asyncio.run(go())

    assert "sweep failed: KeyError" in caplog.text
    assert "planted" not in caplog.text


# ── who keeps it waiting ──────────────────────────────────────────────────────────────────────

QUICK = Patience(head_seconds=0.2, body_seconds=0.2, take_seconds=0.2)
"""For who says nothing. Who is served under it may be cut off where the machine is busy."""
FAIR = Patience(head_seconds=1, body_seconds=1, take_seconds=1)
HEAD = b"POST /api/links/look HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
LOOK = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@asynccontextmanager
async def line_to(
    address: str, *, source: str = "127.0.0.1", **more: object
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Open a connection that says nothing by itself."""
    host, port = address.partition("://")[2].rsplit(":", 1)
    line = socket.socket()
    line.bind((source, 0))
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # it takes little unread
    line.connect((host, int(port)))
    named = {"server_hostname": host} if "ssl" in more else {}
    reader, writer = await asyncio.open_connection(sock=line, **named, **more)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()


async def until_closed(reader: asyncio.StreamReader) -> bytes:
    """Read until the server ends the connection; a test fails where it does not."""
    async with asyncio.timeout(PATIENCE):
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET /hea",
        LOOK[:-2],
        HEAD + b"Content-Length: 20\r\n\r\n{",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "a chunk"],
)
def test_who_says_only_half_is_not_waited_for(house: House, said: bytes) -> None:
    """The connection is closed, whatever was said before; the server serves on."""

    async def go() -> bytes:
        async with serving(house, patience=QUICK) as (address, _):
            async with line_to(address) as (reader, writer):
                writer.write(said)
                await until_closed(reader)
            return await served_at(address)

    assert asyncio.run(go()).startswith(b"HTTP/1.1 200")


def test_half_a_second_head_is_not_waited_for_either(house: House) -> None:
    """On a connection that has been served before."""

    async def go() -> None:
        async with (
            serving(house, patience=FAIR) as (address, _),
            line_to(address) as (reader, writer),
        ):
            writer.write(LOOK)
            await reader.readuntil(b'"status":"ok"')
            writer.write(LOOK[:-2])
            await until_closed(reader)

    asyncio.run(go())


def test_a_head_that_drips_is_closed_too(house: House) -> None:
    """Each byte is no new beginning."""

    async def go() -> None:
        async with (
            serving(house, patience=QUICK) as (address, _),
            line_to(address) as (reader, writer),
        ):
            closed = asyncio.ensure_future(until_closed(reader))
            with contextlib.suppress(ConnectionError):
                while not closed.done():
                    writer.write(b"x")
                    await writer.drain()
                    await asyncio.wait({closed}, timeout=0.02)
            await closed

    asyncio.run(go())


def test_a_body_after_its_answer_does_not_go_on_for_ever(house: House) -> None:
    """Refused at its head, and still sending: it is closed, however much comes."""

    async def go() -> bytes:
        async with (
            serving(house, patience=QUICK) as (address, _),
            line_to(address) as (reader, writer),
        ):
            writer.write(
                b"POST /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999\r\n\r\n"
            )
            closed = asyncio.ensure_future(until_closed(reader))
            with contextlib.suppress(ConnectionError):
                while not closed.done():
                    writer.write(b"x")
                    await writer.drain()
                    await asyncio.wait({closed}, timeout=0.02)
            return await closed

    assert asyncio.run(go()).startswith((b"HTTP/1.1 404", b""))


def test_a_model_that_thinks_is_waited_for(
    waiting: House, token: str, model: ScriptedProvider
) -> None:
    """Its silence is ours, not the client's, however short the patience."""
    assert model._gate is not None
    go_on = model._gate

    async def go() -> bytes:
        async with (
            serving(waiting, patience=FAIR) as (address, _),
            client_of(address, token, asking("hello")) as client,
        ):
            await client.until(b"Well.")
            async with line_to(address) as (reader, _):
                await until_closed(reader)  # another one's patience has run out meanwhile
            go_on.set()
            return await client.until(b"data: [DONE]")

    assert b"then" in asyncio.run(go())


@pytest.mark.long
def test_who_takes_nothing_is_cut_off(house: House) -> None:
    """Whoever asks on and on, and reads none of it, loses their place to the next."""
    asked = 100

    async def go() -> tuple[bytes, bytes]:
        patience = replace(QUICK, most=1)
        async with (
            serving(house, patience=patience) as (address, _),
            line_to(address, limit=1) as (reader, writer),
        ):
            writer.write(LOOK.replace(b"/health", b"/api/openapi.json") * asked)
            return await served_at(address), await until_closed(reader)

    _, taken = asyncio.run(go())

    assert 0 < taken.count(b"HTTP/1.1 200") < asked


async def served_at(address: str) -> bytes:
    """Ask until the server has a place and this machine is as quick as the server's patience."""
    async with asyncio.timeout(PATIENCE):
        while not (answer := await health_at(address)).startswith(b"HTTP/1.1 200"):
            pass
    return answer


async def health_at(address: str) -> bytes:
    """Ask once, on a line of its own, whether the server is up."""
    async with line_to(address) as (reader, writer):
        writer.write(LOOK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return await until_closed(reader)


def test_one_connection_too_many_is_told_so(house: House) -> None:
    """At once and before it says anything; when one has gone, the next is served."""

    async def go() -> tuple[bytes, bytes]:
        async with serving(house, patience=Patience(most=2)) as (address, _):
            async with line_to(address) as (_, first), line_to(address) as (second, writer):
                writer.write(LOOK)
                await second.readuntil(b"\r\n")
                async with line_to(address) as (reader, _):
                    refused = await until_closed(reader)
                first.close()
                await first.wait_closed()
            return refused, await served_at(address)

    refused, served = asyncio.run(go())

    assert refused.startswith(b"HTTP/1.1 503")
    assert b"retry-after: 5" in refused
    assert served.startswith(b"HTTP/1.1 200")


def test_one_address_cannot_take_every_place(house: House) -> None:
    """When all are taken, whoever holds most gives one back, and an answer is never cut off."""

    async def go() -> tuple[bytes, bytes, bytes]:
        async with (
            serving(house, patience=Patience(most=3)) as (address, _),
            line_to(address) as (answered, asks),
            line_to(address) as (oldest, _),
            line_to(address) as (newer, _),
        ):
            asks.write(LOOK)
            await answered.readuntil(b"\r\n\r\n")
            asks.write(LOOK[:9])  # it has just said something, so it is not the oldest
            async with line_to(address, source="127.0.0.2") as (reader, writer):
                writer.write(LOOK)
                served = await reader.readuntil(b"\r\n")
                cut = await until_closed(oldest)
                async with line_to(address) as (refused, _):
                    told = await until_closed(refused)
                assert not newer.at_eof()
            return served, cut, told

    served, cut, told = asyncio.run(go())

    assert served.startswith(b"HTTP/1.1 200")
    assert cut == b""
    assert told.startswith(b"HTTP/1.1 503")


def test_who_does_not_finish_a_handshake_is_not_waited_for(
    house: House, certificate: tuple[Path, Path]
) -> None:
    """With our own TLS a connection counts from its first byte."""
    file, key = certificate
    settings = replace(house.settings, tls_certificate_file=file, tls_key_file=key)

    async def go() -> bytes:
        async with (
            serving(replace(house, settings=settings), patience=QUICK) as (address, _),
            line_to(address) as (reader, writer),
        ):
            writer.write(b"\x16\x03\x01")
            return await until_closed(reader)

    assert b"HTTP" not in asyncio.run(go())


def test_half_a_head_inside_tls_is_not_waited_for(
    house: House, certificate: tuple[Path, Path]
) -> None:
    """As in clear."""
    file, key = certificate
    settings = replace(house.settings, tls_certificate_file=file, tls_key_file=key)

    async def go() -> bytes:
        trusts = ssl.create_default_context(cafile=str(file))
        async with (
            serving(replace(house, settings=settings), patience=QUICK) as (address, _),
            line_to(address, ssl=trusts) as (reader, writer),
        ):
            writer.write(LOOK[:-2])
            return await until_closed(reader)

    assert asyncio.run(go()) == b""


# ── behind TLS or a proxy ─────────────────────────────────────────────────────────────────────


def test_tls_is_real(house: House, token: str, certificate: tuple[Path, Path]) -> None:
    """A client that checks the certificate gets its answer; one without TLS gets none."""
    file, key = certificate
    settings = replace(house.settings, tls_certificate_file=file, tls_key_file=key)

    async def go() -> tuple[str, bytes, bytes]:
        async with serving(replace(house, settings=settings)) as (address, _):
            host, port = address.removeprefix("https://").rsplit(":", 1)
            trusts = ssl.create_default_context(cafile=str(file))
            spoken = await health(host, int(port), tls=trusts)
            return address, spoken, await health(host, int(port), tls=None)

    address, over_tls, in_clear = asyncio.run(go())

    assert address.startswith("https://127.0.0.1:")
    assert over_tls.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 200" not in in_clear


def test_old_tls_is_refused(house: House, certificate: tuple[Path, Path]) -> None:
    """Nothing before TLS 1.2 is spoken."""
    file, key = certificate
    settings = replace(house.settings, tls_certificate_file=file, tls_key_file=key)

    context = serve.outside(settings).tls

    assert context is not None
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_certificate_nobody_trusts_is_not_talked_to(
    house: House, certificate: tuple[Path, Path]
) -> None:
    """The test above would fail with another certificate: the client does check."""
    file, key = certificate
    settings = replace(house.settings, tls_certificate_file=file, tls_key_file=key)

    async def go() -> None:
        async with serving(replace(house, settings=settings)) as (address, _):
            host, port = address.removeprefix("https://").rsplit(":", 1)
            with pytest.raises(ssl.SSLCertVerificationError):
                await health(host, int(port), tls=ssl.create_default_context())

    asyncio.run(go())


def test_only_the_proxy_is_answered(house: House) -> None:
    """From its address all is as usual; from any other there is one sentence and nothing else."""

    async def ask(proxy: str) -> tuple[str, bytes]:
        settings = replace(house.settings, proxy_address=proxy, public_name="troth.example.org")
        listener = listen("127.0.0.1", 0)
        port = listener.getsockname()[1]
        async with serving(replace(house, settings=settings), listener) as (address, _):
            return address, await health("127.0.0.1", port, tls=None, forged=True)

    address, from_proxy = asyncio.run(ask("127.0.0.1"))
    _, from_elsewhere = asyncio.run(ask("10.0.0.5"))

    assert address == "https://troth.example.org"
    assert from_proxy.startswith(b"HTTP/1.1 200")
    assert from_elsewhere.startswith(b"HTTP/1.1 403")
    assert b"version" not in from_elsewhere
    assert b"its proxy alone" in from_elsewhere


def test_a_wrong_setting_stops_the_start(house: House, certificate: tuple[Path, Path]) -> None:
    """Before anything listens."""
    settings = replace(house.settings, tls_certificate_file=certificate[0])

    with pytest.raises(BadInput, match="tls_key_file is not") as caught:
        serve.serve(replace(house, settings=settings), ready=print)

    assert caught.value.param == "tls_key_file"


async def health(
    host: str, port: int, *, tls: ssl.SSLContext | None, forged: bool = False
) -> bytes:
    """Ask whether the server is up, perhaps with what a proxy would say; return what came back."""
    told = "X-Forwarded-For: 10.0.0.5\r\nForwarded: for=10.0.0.5\r\n" if forged else ""
    reader, writer = await asyncio.open_connection(host, port, ssl=tls)
    try:
        request = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n{told}Connection: close\r\n\r\n"
        writer.write(request.encode())
        async with asyncio.timeout(PATIENCE):
            return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()


# ── as a process ──────────────────────────────────────────────────────────────────────────────


def start(home: Path, port: int, **more: str) -> subprocess.Popen[str]:
    """Start a server on the installation in `home`, on a port that is held for it."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SOURCE),
        "TROTH_HOME": str(home),
        "TROTH_MODEL": "echo",
        "TROTH_PORT": str(port),
        **more,
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stop(servers: Sequence[subprocess.Popen[str]]) -> list[tuple[int, str, str]]:
    """Tell servers to stop; return their exit codes and what they wrote."""
    for server in servers:
        server.send_signal(signal.SIGTERM)
    written = [server.communicate(timeout=PATIENCE) for server in servers]
    return [(server.returncode, *one) for server, one in zip(servers, written, strict=True)]


async def talk(address: str, token: str, text: str) -> bytes:
    """Ask once and hear the whole answer."""
    async with client_of(address, token, asking(text)) as client:
        return await client.until(b"data: [DONE]")


@pytest.mark.long
def test_two_servers_share_one_database(
    home: Path, house: House, noor: PersonId, token: str, port: Callable[[], int]
) -> None:
    """Both answer at once; what one is told about consent, the other knows at the next message."""
    servers = [start(home, port()), start(home, port())]
    try:
        addresses = [server.stdout.readline().strip() for server in servers if server.stdout]

        async def both() -> list[bytes]:
            asked = [(at, f"word{n}") for n in range(MOST_OF_PERSON) for at in addresses]
            return await asyncio.gather(*(talk(at, token, text) for at, text in asked))

        answers = asyncio.run(both())
        house.gate.consents.withdraw(noor, COMPANION_REPLY, method="terminal")
        refusals = asyncio.run(refused(addresses, token))
    finally:
        ended = stop(servers)

    assert all(f"word{n // 2}".encode() in answer for n, answer in enumerate(answers))
    assert all(answer.startswith(b"HTTP/1.1 403") for answer in refusals)
    assert [(code, out) for code, out, _ in ended] == [(0, "closed\n")] * 2
    assert "failed" not in "".join(err for *_, err in ended)


async def refused(addresses: Sequence[str], token: str) -> list[bytes]:
    """Ask each server once and return its refusal."""
    answers = []
    for address in addresses:
        async with client_of(address, token, asking("hello")) as client:
            answers.append(await client.until(b"}}"))
    return answers


def test_a_signal_stops_it_and_no_word_is_in_its_log(
    home: Path, house: House, noor: PersonId, token: str, port: Callable[[], int]
) -> None:
    """SIGTERM: exit code 0, the house closed, a log of kinds that only this account reads."""
    log = home / "troth.log"
    server = start(home, port(), TROTH_LOG_FILE=str(log))
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        answer = asyncio.run(talk(address, token, "planted words"))
    finally:
        ((code, out, err),) = stop([server])

    written = log.read_text("utf-8")
    assert b"planted" in answer
    assert (code, out) == (0, "closed\n")
    assert "POST /v1/chat/completions 200 " in written
    assert written == err
    assert not [word for word in ("planted", token, noor, "127.0.0.1") if word in written]
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    """A server is there at once even on a small machine: models and tools for work come later."""
    heavy = {
        *("numpy", "onnxruntime", "xllamacpp", "pandas", "scipy", "alembic"),
        *("openai", "presidio_analyzer", "hypothesis", "pytest", "troth.testing", "troth.demo"),
        *("troth.matchmaker.model", "troth.client", "troth.cli"),
        *("fastapi", "pydantic", "troth.api.rest.app"),  # a third of all imports: `api.rest.face`
    }
    measured = subprocess.run(
        [sys.executable, "-c", "import sys, troth.serve; print(*sys.modules)"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert heavy & set(measured.stdout.split()) == set()


@pytest.mark.long
def test_an_error_of_the_caller_ends_it_cleanly(house: House, port: Callable[[], int]) -> None:
    """Where the address cannot be told, nothing goes on listening, and logging is as before."""
    settings = replace(house.settings, port=(number := port()))

    def ready(_: str) -> None:
        raise BrokenPipeError

    with pytest.raises(ExceptionGroup) as caught:
        serve.serve(replace(house, settings=settings), ready=ready)

    assert caught.group_contains(BrokenPipeError)
    assert logging.getLogger("troth").level == logging.NOTSET
    with closing(listen("127.0.0.1", number)):
        pass


class _Slow:
    """Memory that has work for ever, and takes a while for each part of it."""

    def __init__(self) -> None:
        self.begun: list[float] = []
        self.news = threading.Condition()
        self.under_way = UnderWay()

    @property
    def memory(self) -> "_Slow":
        return self

    def queue(self, _: object) -> None:
        """Nobody is looked at."""

    def work(self) -> bool:
        """Take a moment of work, and have more."""
        with self.news:
            self.begun.append(clock.monotonic())
            self.news.notify_all()
        while clock.monotonic() < self.begun[-1] + 0.02:
            pass
        return True

    def wait(self, count: int, seconds: float = PATIENCE) -> bool:
        """Wait until so many parts were begun; say whether they were."""
        with self.news:
            return self.news.wait_for(lambda: len(self.begun) >= count, seconds)


class _Fills:
    """A matchmaker that is filled in four steps; one is refused, and one fails."""

    def __init__(self, over: Callable[[], object]) -> None:
        self.steps = 0
        self._over = over

    def fill(self) -> bool:
        """Do a step."""
        self.steps += 1
        match self.steps:
            case 2:
                raise Refused(MATCH_PEOPLE, Reason.LOCKED_DOWN)
            case 3:
                raise StoreFailed(PLANTED)
            case 4:
                self._over()
        return True


def test_who_can_meet_is_read_whatever_happens(house, monkeypatch, caplog) -> None:
    """A step that is refused or fails is tried anew later; a fault is logged by its kind."""
    monkeypatch.setattr(serve, "TIDY_SECONDS", 0.001)
    monkeypatch.setattr(serve, "FILL_REST", 0.0)

    async def scene() -> int:
        stopping, loop = asyncio.Event(), asyncio.get_running_loop()
        fills = _Fills(lambda: loop.call_soon_threadsafe(stopping.set))
        monkeypatch.setattr(house, "matchmaker", fills)
        await serve._fill(house, stopping)
        return fills.steps

    assert asyncio.run(asyncio.wait_for(scene(), PATIENCE)) == 4
    assert [one.getMessage() for one in caplog.records] == [
        "reading who can meet failed: StoreFailed"
    ]


def test_a_server_reads_who_can_meet_before_anybody_looks(house, monkeypatch) -> None:
    """Where they are many; each finds it in their ledger."""
    monkeypatch.setattr(halls, "AHEAD", 1)
    people = [join(house, name) for name in ("Noor", "Sam", "Ida")]
    fill = house.matchmaker.fill

    async def go() -> None:
        stopping, loop = asyncio.Event(), asyncio.get_running_loop()

        def watched() -> bool:
            more = fill()
            if not more:
                loop.call_soon_threadsafe(stopping.set)
            return more

        monkeypatch.setattr(house.matchmaker, "fill", watched)
        with closing(listen("127.0.0.1", 0)) as listener:
            await run(house, listener, ready=lambda _: None, stopping=stopping)

    asyncio.run(asyncio.wait_for(go(), PATIENCE))

    assert all(COMPARED in str(leaves(house, one)) for one in people)


def test_memory_leaves_the_machine_to_answers(house, noor, monkeypatch) -> None:
    """Between two parts it rests as long as one took, and gives way while somebody is answered."""
    monkeypatch.setattr(serve, "LEAST_REST_SECONDS", 0.001)
    slow = _Slow()
    monkeypatch.setattr(house, "companion", slow)

    async def scene() -> tuple[bool, list[float]]:
        stopping = asyncio.Event()
        job = asyncio.ensure_future(serve._remember(house, stopping))
        await asyncio.to_thread(slow.wait, 4)
        free = list(slow.begun)
        with slow.under_way.begin(noor, asyncio.Event()):
            # one may have begun in the moment in which the answer did
            gave_way = not await asyncio.to_thread(slow.wait, len(slow.begun) + 2, 0.15)
        assert await asyncio.to_thread(slow.wait, len(slow.begun) + 1)
        stopping.set()
        await job
        return gave_way, free

    gave_way, free = asyncio.run(asyncio.wait_for(scene(), 3 * PATIENCE))

    assert gave_way
    assert all(later - one >= 0.039 for one, later in pairwise(free))
