"""The server: listens on this machine, keeps the house in order, and stops without loss.

Promise: nothing listens beyond loopback without TLS or a declared proxy (`front.outside`).
Whoever keeps a connection waiting for too long loses it, and there are only so many
(`front.patience`), of which no address can keep all. When it is told to stop, answers end with a
sentence that says so, receipts are closed, the ledger is signed, and the model's process is gone
before we are.
"""

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import socket  # noqa: TID251  # the server listens; binding here makes a taken port a clear error
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from typing import Any, TypeVar, cast

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from troth import clock
from troth.errors import BadInput, Refused, TrothError
from troth.faces import make_app
from troth.front.logs import in_loop, logging_to
from troth.front.outside import Address, OnlyFrom, address, outside, place_of
from troth.front.patience import Due, Patience, Waiting
from troth.gate.backup import catch_up
from troth.gate.forget import sweep
from troth.house import House
from troth.ledger import rows
from troth.settings import Settings
from troth.weights.runtime import let_go

T = TypeVar("T")
TIDY_SECONDS = 1.0
LEAST_REST_SECONDS = 0.1
LEAST_FILL_SECONDS = 0.01
FILL_REST = 20.0
"""What a running server does about who is here takes a twentieth of its time, once all is read."""
YIELD_SECONDS = 20.0
"""How long memory's own work gives way to answers at a stretch. It is done in the end."""
SWEEP_SECONDS = 3600.0
TAKEN_AT_ONCE = 65_536
"""So many bytes are read from a socket at once. For more the system maps memory at each read."""
GRACE_SECONDS = 10
"""How long answers under way may take to end once the server is told to stop."""
_log = logging.getLogger(__name__)


def serve(house: House, *, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. `ready` is told the address once it listens.

    Raises BadInput: a host beyond loopback without TLS or a proxy, files for TLS that are not
    right, a port that is taken, a log file that cannot be written. The house stays open.
    """
    settings = house.settings
    guarded = outside(settings).is_guarded
    with (
        logging_to(settings.log_file),
        listen(settings.host, settings.port, guarded=guarded) as listener,
    ):
        asyncio.run(_until_signal(house, listener, lambda address: _up(address, ready)))


def _up(address: str, ready: Callable[[str], None]) -> None:
    """Tell that the server is up. What was made so far stays: no look for garbage goes there."""
    gc.collect()
    gc.freeze()
    ready(address)


def settle() -> None:
    """Give back what loading took. The rest stays: a look for garbage in it stops everybody.

    What stays lies in large pages. Takes some 4 ms for each 2 MB, while others are answered.
    """
    gc.collect()
    let_go()
    gc.freeze()


def listen(host: str, port: int, *, guarded: bool = False) -> socket.socket:
    """Return a listening socket. Raises BadInput.

    guarded: whether TLS or a declared proxy stands in front; without, loopback alone.
    """
    where = _where(host, guarded=guarded)
    family = socket.AF_INET6 if where.version == 6 else socket.AF_INET
    # With the protocol named, asyncio sends each piece at once; without it, 40 ms late (Nagle).
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(where), port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _cannot_listen(port, error) from error
    return listener


async def run(  # noqa: PLR0913  # what a server is told
    house: House,
    listener: socket.socket,
    *,
    ready: Callable[[str], None],
    stopping: asyncio.Event,
    patience: Patience = Patience(),  # noqa: B008  # frozen
    warm: Callable[[], object] = lambda: None,
) -> None:
    """Serve on `listener` until `stopping` is set; then close the listener and the provider.

    warm: called in a thread of its own once all is loaded that the first answers need.
    """
    asyncio.get_running_loop().set_exception_handler(in_loop)
    around = outside(house.settings)
    faces = make_app(house, stopping=stopping)
    app: ASGIApp = faces
    if around.proxy is not None:
        app = OnlyFrom(app, peer=around.proxy)
    told = _address(listener, house.settings)
    server = _Server(app, started=lambda: ready(told), tls=around.tls, patience=patience)
    chores = Chores(house, drop_gone=faces.state.drop_gone)
    try:
        async with asyncio.TaskGroup() as group:
            warming = group.create_task(_warm(house, faces.state.make_ready, warm))
            group.create_task(_keep_tidy(chores, stopping))
            group.create_task(_remember(house, stopping))
            group.create_task(_fill(house, stopping))
            group.create_task(_stop(server, stopping))
            try:
                await server.serve(sockets=[listener])
            finally:
                stopping.set()
                warming.cancel()
    finally:
        await _try("closing the models", house.close_models())
        await _try("signing the ledger", asyncio.to_thread(chores.sign))


class Chores:
    """What a running server does by itself, beside answering."""

    def __init__(self, house: House, *, drop_gone: Callable[[], None] = lambda: None) -> None:
        self._house = house
        self._drop_gone = drop_gone
        self._signed = -1
        self._swept_at: float | None = None
        self._day: date | None = None

    def drop_stale(self) -> None:
        """Forget opened keys and consents that no longer hold."""
        self._house.gate.states.drop_stale()
        self._house.keys.drop_stale()
        self._house.companion.drop_gone()
        self._house.sign_in.drop_gone()
        self._drop_gone()

    def keep_up(self) -> None:
        """Once a day, let the cards follow the claims that ran out."""
        today = self._house.clock.now().astimezone(UTC).date()
        if self._day != today:
            self._house.keep_up()
            self._day = today

    def sign(self) -> None:
        """Sign what the ledger holds, if it has grown."""
        edge = rows.edge(self._house.store.read)
        if edge is not None and edge.size != self._signed:
            self._signed = self._house.ledger.checkpoint().size

    def sweep(self) -> None:
        """Once an hour, drop what is past its day and shred what lost its reason.

        Then copies whose keyring could not follow are renewed: their disk may be back.
        """
        now = clock.monotonic()
        if self._swept_at is None or now - self._swept_at >= SWEEP_SECONDS:
            self._swept_at = now
            swept = sweep(self._house.gate)
            self._house.sessions.sweep()
            self._house.links.sweep()
            if swept.left:
                _log.warning("of %s persons' purposes something damaged had to stay", swept.left)
            catch_up(self._house.gate)


async def _keep_tidy(chores: Chores, stopping: asyncio.Event) -> None:
    while not stopping.is_set():
        for chore in (chores.drop_stale, chores.keep_up, chores.sign, chores.sweep):
            await _try(chore.__name__, asyncio.to_thread(chore))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TIDY_SECONDS):
                await stopping.wait()


async def _remember(house: House, stopping: asyncio.Event) -> None:
    """Make the vectors of what was said, a few at a time, and leave the machine to answers.

    After each few it rests for as long as they took, so that a large import takes half of one
    core at most; and while somebody is answered it begins no more, for a while.
    """
    memory, answers = house.companion.memory, house.companion.under_way
    await _try("looking for memories", asyncio.to_thread(lambda: memory.queue(house.people.all())))
    while not stopping.is_set():
        began = clock.monotonic()
        more = await _try("remembering", asyncio.to_thread(memory.work))
        rest = max(LEAST_REST_SECONDS, clock.monotonic() - began) if more else TIDY_SECONDS
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(rest):
                await stopping.wait()
        waits_until = clock.monotonic() + YIELD_SECONDS
        while answers and not stopping.is_set() and clock.monotonic() < waits_until:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LEAST_REST_SECONDS):
                    await stopping.wait()


async def _fill(house: House, stopping: asyncio.Event) -> None:
    """Read what people let compare today, where they are many, before anybody asks for a list.

    A few at a time; after each few it rests for as long as they took. Then it follows who changes
    something, and begins anew once the day is over. In a lockdown nobody is read.
    """
    while not stopping.is_set():
        began = clock.monotonic()
        try:
            more = await asyncio.to_thread(house.matchmaker.fill)
        except Refused:
            more = False
        except Exception as error:  # noqa: BLE001  # the outermost edge of a job
            _log.error("reading who can meet failed: %s", type(error).__name__)  # it may quote
            more = False
        took = clock.monotonic() - began
        rest = max(LEAST_FILL_SECONDS, took) if more else max(TIDY_SECONDS, FILL_REST * took)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(rest):
                await stopping.wait()


async def _warm(house: House, make_ready: Callable[[], object], warm: Callable[[], object]) -> None:
    """Load what the first answers would otherwise wait for."""
    try:
        await house.provider.ready()
    except TrothError as error:  # the message says what to do, such as `troth model get demo`
        _log.warning("the model is not ready: %s", error)
    except Exception as error:  # noqa: BLE001  # the outermost edge of a job
        _log.error("the model is not ready: %s", type(error).__name__)  # no traceback: it may quote
    await asyncio.to_thread(house.companion.warm)
    await _try("looking who takes part", asyncio.to_thread(house.matchmaker.warm))
    await asyncio.to_thread(make_ready)
    await _try("settling", asyncio.to_thread(warm))


async def _try(what: str, job: Awaitable[T]) -> T | None:
    """Return what a job gives. One that fails stops no server: its kind of error is logged."""
    try:
        return await job
    except Exception as error:  # noqa: BLE001  # the outermost edge of a job
        _log.error("%s failed: %s", what, type(error).__name__)
        return None


async def _stop(server: uvicorn.Server, stopping: asyncio.Event) -> None:
    await stopping.wait()
    server.should_exit = True


async def _until_signal(
    house: House, listener: socket.socket, ready: Callable[[str], None]
) -> None:
    stopping = asyncio.Event()
    if threading.current_thread() is threading.main_thread():
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, stopping.set)
    await run(house, listener, ready=ready, stopping=stopping, warm=settle)


class _Together(h11.Connection):
    """Writes the head of an answer together with what comes behind it.

    Whoever asked is woken by the first bytes; it had to wait for a second write otherwise, which
    may come late where others are at work.
    """

    _head = b""

    def send(self, event: h11.Event) -> bytes | None:  # type: ignore[override]  # all its forms in one
        """Return what is to be written; of the head of an answer nothing yet."""
        data = super().send(event)
        if isinstance(event, h11.Response):
            self._head = data or b""
            return b""
        head, self._head = self._head, b""
        return head + data if head and data is not None else data


class _Connection(H11Protocol):
    """One connection, which may not keep us waiting for ever. A subclass says for how long."""

    patience: Patience

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, Any],
    ) -> None:
        super().__init__(config, server_state, app_state)
        self.conn = _Together(h11.SERVER)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the library
        """Begin to wait for a head; refuse what is one connection too many."""
        super().connection_made(transport)
        transport.max_size = TAKEN_AT_ONCE  # type: ignore[attr-defined]  # the loop's own, not told in the types
        self._waiting = Waiting(self.patience)
        self._heard = clock.monotonic()
        if len(self.connections) > self.patience.most and not self._makes_room():
            transport.write(_FULL)
            transport.close()
        self.look()

    def data_received(self, data: bytes) -> None:
        """Take in what came."""
        self._heard = clock.monotonic()
        super().data_received(data)
        self._waiting.see(self._due(), has_moved=True)

    def _makes_room(self) -> bool:
        """Cut the connection of whoever holds most that has said nothing for longest.

        So nobody keeps others out by holding every place. What is being answered is never cut,
        and whoever holds most gets no further place: then there is no room.
        """
        open_now = [one for one in self.connections if isinstance(one, _Connection)]
        held = Counter(one.host for one in open_now)
        most = max(held, key=held.__getitem__)
        theirs = [one for one in open_now if one.host == most and not one.is_answered]
        if held[self.host] == held[most] or not theirs:
            return False
        min(theirs, key=lambda one: one._heard).transport.abort()  # noqa: SLF001  # one of its own kind
        return True

    @property
    def host(self) -> str:
        """The place of the address at the other end; of a proxy, the proxy's own."""
        return place_of(self.client[0]) if self.client else ""

    @property
    def is_answered(self) -> bool:
        """Whether an answer is on its way."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is not None and not cycle.response_complete

    def look(self) -> None:
        """Close the connection if it keeps us waiting; cut it if it keeps us from closing."""
        self._waiting.see(due := self._due())
        if not self._waiting.is_over:
            return
        if due is Due.CLOSE or due is Due.TAKE:
            self.transport.abort()
        else:
            self.transport.close()

    def _due(self) -> Due | None:
        """Say what the other end has to do next; None if it is our turn."""
        if self.transport.is_closing():
            return Due.CLOSE
        if self.flow.write_paused:
            return Due.TAKE
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None before the first request
        if self.conn.their_state is h11.IDLE:
            # Between two requests the library waits by itself, until something comes.
            is_between = self.timeout_keep_alive_task is not None
            is_answered = cycle is None or cycle.response_complete
            return Due.HEAD if is_answered and not is_between else None
        if self.conn.their_state is not h11.SEND_BODY or cycle is None:
            return None
        if cycle.response_complete:
            return Due.REST
        is_ours = self.flow.read_paused or cycle.waiting_for_100_continue
        return None if is_ours else Due.BODY


_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\n"
    b"connection: close\r\n\r\n"
)


def _connections(of: Patience) -> type[_Connection]:
    class Connection(_Connection):
        patience = of

    return Connection


class _Server(uvicorn.Server):
    """The server library, without its handling of signals and its log of addresses."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        started: Callable[[], None],
        tls: ssl.SSLContext | None = None,
        patience: Patience,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_connections(patience),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
                ssl_context_factory=None if tls is None else lambda *_: tls,
            )
        )
        self._started = started
        self._patience = patience

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so. The library would wait a minute for each handshake."""
        loop, config = asyncio.get_running_loop(), self.config
        seconds = self._patience.head_seconds if config.ssl else None

        def connection() -> asyncio.Protocol:
            made: asyncio.Protocol = config.http_protocol_class(  # type: ignore[call-arg]  # as in the library
                config=config, server_state=self.server_state, app_state=self.lifespan.state
            )
            return made

        self.servers = [
            await loop.create_server(
                connection,
                sock=one,
                ssl=config.ssl,
                ssl_handshake_timeout=seconds,
                ssl_shutdown_timeout=seconds,
                backlog=config.backlog,
            )
            for one in sockets or ()
        ]
        self.started = True
        self._started()

    async def on_tick(self, counter: int) -> bool:
        """Look at every connection, ten times a second."""
        for one in list(self.server_state.connections):
            if isinstance(one, _Connection):
                one.look()
        return await super().on_tick(counter)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: whoever runs this handles them."""
        yield


def _where(host: str, *, guarded: bool) -> Address:
    found = address(host)
    if found is not None and (found.is_loopback or guarded):
        return found
    if guarded:
        message = "host is one IP address of this machine, or 0.0.0.0 for all of them."
    else:
        message = (
            f"Troth listens on this machine only, and {host} is not it: others on the network "
            "could read along. Set host to 127.0.0.1, or set tls_certificate_file and "
            "tls_key_file, or proxy_address. To use Troth from another machine without them, "
            "make a tunnel there: ssh -L 8420:127.0.0.1:8420 and the name of this machine."
        )
    raise BadInput(message, param="host")


def _cannot_listen(port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        message = (
            f"Port {port} is taken, perhaps by another Troth. Stop that one, or choose another "
            f"port: TROTH_PORT={port + 1} troth serve"
        )
    else:
        message = f"Troth cannot listen on port {port}: {error.strerror}. Choose another: port."
    return BadInput(message, param="port")


def _address(listener: socket.socket, settings: Settings) -> str:
    """Return what to type into a browser; the port is the one that is listened on."""
    host, port = listener.getsockname()[:2]
    if settings.public_name or settings.proxy_address:
        return replace(settings, port=port).address
    return replace(settings, host=host, port=port).address
