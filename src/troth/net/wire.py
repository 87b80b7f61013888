"""One connection: to an address, perhaps with TLS, for one request after the other.

It knows no names but the one in the certificate, and decides nothing; `client` does. What the
other side sends stays out of every error.

Bytes are taken from the socket as they come, and what has come by then is handed on at once:
a model that is quicker than who reads it costs one step for many of its words.
"""

import asyncio
import re
import select
import ssl
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

import h11

from troth import clock
from troth.net.addresses import Target

LONGEST_HEAD: Final = 32_768
"""The longest head of an answer, and the longest line between its chunks, in bytes."""
_END_OF_HEAD: Final = b"\r\n\r\n"
_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})\r\n")
"""The plainest beginning of a chunk. Every other one is read as it came."""
_MOST_WAITING: Final = 65_536
"""So many bytes may wait for who reads them; then the other side has to wait."""
_TAKEN_AT_ONCE: Final = 65_536
"""So many are read from the socket at once. For more the system maps memory at each read."""
MOST_ANNOUNCED: Final = 16
"""So many heads that only announce an answer may come before it."""
AT_ONCE: Final = 256
"""So many bits of a body are read at once, before others have their turn."""
Event: TypeAlias = h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]


class Broken(Exception):
    """The other side hung up, or does not speak HTTP."""


class Unwritable(Exception):
    """The request is none that HTTP can carry. Nothing of it was sent."""


class Unproven(Exception):
    """The other side's certificate does not show that it has the name we called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The head of an answer, with names in lower case, and its body as it comes."""

    status: int
    headers: Mapping[str, str]
    parts: AsyncGenerator[bytes, None]


class Stream(asyncio.Protocol):
    """Bytes to and from one socket. One task reads, and one writes."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting = bytearray()
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_over = False
        self._is_lost = False
        self._is_full = False
        self._is_held = False

    # What the loop tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the socket."""
        assert isinstance(transport, asyncio.Transport)
        transport.max_size = _TAKEN_AT_ONCE  # type: ignore[attr-defined]  # the loop's own
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep what came until it is read."""
        self._waiting += data
        if len(self._waiting) > _MOST_WAITING and not self._is_held and self._transport:
            self._is_held = True
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> bool:
        """Know that nothing more comes. The socket is closed then."""
        self._is_over = True
        _wake(self._reader)
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Know that the socket is gone; with an error, in the middle."""
        self._is_lost = exc is not None and not self._is_over
        self._is_over = True
        _wake(self._reader)
        _wake(self._writer)

    def pause_writing(self) -> None:
        """Let who writes wait."""
        self._is_full = True

    def resume_writing(self) -> None:
        """Let who writes go on."""
        self._is_full = False
        _wake(self._writer)

    # For `Wire`

    @property
    def has_more(self) -> bool:
        """Whether something lies there to be read, or the other side hung up."""
        if self._waiting or self._is_over or self._transport is None:
            return True
        # What the loop has not told yet, the system knows.
        socket = self._transport.get_extra_info("socket")
        if socket is None or socket.fileno() < 0:
            return True
        poll = select.poll()
        poll.register(socket.fileno(), select.POLLIN)
        return bool(poll.poll(0))

    @property
    def has_waiting(self) -> bool:
        """Whether something came that nobody has read."""
        return bool(self._waiting)

    async def read(self) -> bytes:
        """Return what has come; wait for it if need be. Empty: the end. Raises Broken."""
        while not self._waiting:
            if self._is_lost:
                raise Broken from None
            if self._is_over:
                return b""
            self._reader = asyncio.get_running_loop().create_future()
            await self._reader
        came = bytes(self._waiting)
        self._waiting.clear()
        if self._is_held and self._transport is not None:
            self._is_held = False
            self._transport.resume_reading()
        return came

    def put_back(self, data: bytes) -> None:
        """Let what was read and not used be read again, before all that came since."""
        self._waiting[:0] = data

    async def write(self, data: bytes) -> None:
        """Write, and wait until it is not too much at once. Says nothing of a lost connection.

        A server may answer before it has heard all, and hang up: then its answer is read.
        """
        if self._is_over or self._transport is None:
            return
        self._transport.write(data)
        while self._is_full and not self._is_over:
            self._writer = asyncio.get_running_loop().create_future()
            await self._writer

    async def secure(self, tls: ssl.SSLContext, host: str) -> None:
        """Put TLS on it. Raises what the loop raises, and OSError if anything came in clear."""
        assert self._transport is not None
        if self._waiting:  # it would be read as if it had come through TLS
            raise OSError
        made = await asyncio.get_running_loop().start_tls(
            self._transport, self, tls, server_hostname=host
        )
        if made is None:  # it was closed meanwhile
            raise OSError
        self._transport = made

    def close(self) -> None:
        """Close the socket at once."""
        self._is_over = True
        if self._transport is not None:
            self._transport.abort()


def _wake(who: "asyncio.Future[None] | None") -> None:
    if who is not None and not who.done():
        who.set_result(None)


async def dial(address: str, port: int) -> Stream:
    """Connect to an IP address. Raises OSError."""
    _, stream = await asyncio.get_running_loop().create_connection(Stream, address, port)
    return stream


async def secure(stream: Stream, tls: ssl.SSLContext, host: str) -> Stream:
    """Put TLS on a connection. Raises Unproven or OSError, and closes it then."""
    try:
        await stream.secure(tls, host)
    except ssl.SSLCertVerificationError:
        stream.close()
        raise Unproven from None
    except OSError:
        stream.close()
        raise OSError from None
    except BaseException:
        stream.close()
        raise
    return stream


async def tunnel(stream: Stream, address: str, port: int) -> Stream:
    """Let a proxy connect on to an IP address. Raises OSError, and closes the stream then."""
    goal = (f"[{address}]" if ":" in address else address) + f":{port}"
    http = _http()
    asked = h11.Request(
        method="CONNECT", target=goal, headers=[("host", goal), ("user-agent", "troth")]
    )
    try:
        await stream.write(_written(http, asked))
        status = (await _head(stream, http)).status_code
    except (Broken, h11.ProtocolError):
        stream.close()
        raise OSError from None
    except BaseException:
        stream.close()
        raise
    if not 200 <= status < 300:
        stream.close()
        raise OSError
    if http.trailing_data[0]:  # nobody behind it speaks before we do: these are the proxy's words
        stream.close()
        raise OSError
    return stream


class _State(Enum):
    NEW = "new"
    ACTIVE = "active"
    IDLE = "idle"
    CLOSED = "closed"


class Wire:
    """A connection that speaks HTTP/1.1."""

    def __init__(self, stream: Stream, goal: Target, *, idle_seconds: float) -> None:
        self._goal = goal  # its path is of no matter here: each request brings its own
        self._stream = stream
        self._http = _http()
        self._state = _State.NEW
        self._idle_seconds = idle_seconds
        self._expires = 0.0

    @property
    def stale(self) -> bool:
        """Whether the other side hung up, or it lay about for too long."""
        # Nobody speaks on an idle connection: what can be read is that the other side hung up.
        return self._state is _State.IDLE and (
            clock.monotonic() > self._expires or self._stream.has_more
        )

    @property
    def idle(self) -> bool:
        """Whether an answer was read to its end, so that another request may go."""
        return self._state is _State.IDLE

    async def send(
        self, method: str, path: str, *, headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """Send one request. Raises Broken or Unwritable."""
        assert self._state in {_State.NEW, _State.IDLE}
        self._state = _State.ACTIVE
        try:
            try:
                asked = h11.Request(method=method, target=path or "/", headers=[*headers.items()])
                data = _written(self._http, asked, body)
            except (h11.LocalProtocolError, UnicodeEncodeError):
                raise Unwritable from None
            await self._stream.write(data)
            head = await _head(self._stream, self._http, alone=True)
        except BaseException:
            await self.close()
            raise
        headers = _headers(head.headers.raw_items())
        is_chunked = headers.get("transfer-encoding", "").lower() == "chunked"
        parts = self._parts(is_chunked=is_chunked and not self._http.trailing_data[0])
        return Reply(status=head.status_code, headers=headers, parts=parts)

    async def close(self) -> None:
        """Close the socket at once."""
        self._state = _State.CLOSED
        self._stream.close()

    async def _parts(self, *, is_chunked: bool) -> AsyncGenerator[bytes, None]:
        """Yield what has come of the body, all of it each time. Raises Broken.

        is_chunked: whether what comes next begins a chunk. As long as nothing but whole chunks
        comes, those that came together are read as one: a model writes one for each word.
        """
        try:
            while True:
                parts: list[bytes] = []
                event = _next(self._http, parts)
                if parts:
                    yield b"".join(parts)
                if event is None:
                    raise Broken from None
                if isinstance(event, h11.Data):
                    await asyncio.sleep(0)
                    continue
                if event is not h11.NEED_DATA:
                    break
                data = await self._stream.read()
                if is_chunked:
                    data, is_chunked = _as_one(data)
                self._http.receive_data(data)
        finally:
            await self._rest()

    async def _rest(self) -> None:
        """Keep the connection for the next request, if both sides have come to their end.

        Where more came than was asked for it is closed: that would be read as the next answer.
        """
        is_done = (self._http.our_state, self._http.their_state) == (h11.DONE, h11.DONE)
        if is_done and not (self._http.trailing_data[0] or self._stream.has_waiting):
            self._http.start_next_cycle()
            self._state = _State.IDLE
            self._expires = clock.monotonic() + self._idle_seconds
        else:
            await self.close()


def _http() -> h11.Connection:
    return h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)


def _written(http: h11.Connection, asked: h11.Request, body: bytes = b"") -> bytes:
    """Write a whole request, before a byte of it goes. Raises h11.LocalProtocolError."""
    events = [asked, *([h11.Data(data=body)] if body else []), h11.EndOfMessage()]
    return b"".join(http.send(event) or b"" for event in events)


async def _head(stream: Stream, http: h11.Connection, *, alone: bool = False) -> h11.Response:
    """Read the head of an answer, and pass over the few that only announce it. Raises Broken.

    alone: what came with it is put back.
    """
    announced = 0
    while announced <= MOST_ANNOUNCED:
        event = _next(http, [])
        if isinstance(event, h11.Response):
            return event
        if event is h11.NEED_DATA:
            data = await stream.read()
            if not data:
                raise Broken from None
            head, sign, rest = data.partition(_END_OF_HEAD) if alone else (data, b"", b"")
            if rest:
                stream.put_back(rest)
            http.receive_data(head + sign)
        elif isinstance(event, h11.InformationalResponse) and event.status_code != 101:
            announced += 1
        else:
            break
    raise Broken from None


def _as_one(data: bytes) -> tuple[bytes, bool]:
    """Write the whole chunks with which `data` begins as one. What follows stays as it came.

    Says also whether nothing follows, so that the next bytes begin a chunk as well.
    """
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(data, at)) is not None and (length := int(size[1], 16)):
        end = size.end() + length
        if data[end : end + 2] != b"\r\n":
            break
        parts.append(data[size.end() : end])
        at = end + 2
    if len(parts) > 1:
        whole = b"".join(parts)
        return b"%x\r\n%b\r\n%b" % (len(whole), whole, data[at:]), at == len(data)
    return data, at == len(data)


def _next(http: h11.Connection, parts: list[bytes]) -> Event | None:
    """Put what data there is to `parts`, and return the event behind it.

    That is data, too, where more of it lies there than is read at once. None: the other side
    does not speak HTTP.
    """
    try:
        while isinstance(event := http.next_event(), h11.Data):
            parts.append(bytes(event.data))
            if len(parts) == AT_ONCE:
                break
    except h11.RemoteProtocolError:
        return None
    return event


def _headers(raw: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key, more = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {more}" if key in headers else more
    return headers
