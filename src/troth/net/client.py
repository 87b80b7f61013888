"""One HTTP request at a time, to an address that was checked.

A name is looked up once. Every address that it has must lie in a zone that this client may
call, or none is called. The connection then goes to one of the very addresses that were checked,
while the certificate is checked against the name; a name server that changes its answer changes
nothing. No redirect is followed, no cookie kept, no proxy taken from the environment, nothing
unpacked, and nothing asked twice. Leaving closes the socket at once.

Errors hold a host name, or what the other side is called here, and figures: never what was sent
and never what came back.
"""

import asyncio
import socket  # noqa: TID251  # names are looked up here, and nowhere else
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from troth.errors import BadInput, ProviderBusy, ProviderFailed
from troth.net.addresses import CALLABLE, Target, Zone, target, zone
from troth.net.patience import Patience

if TYPE_CHECKING:
    from troth.net.wire import Reply, Stream, Wire

Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""Look a name up: the name and a port in, IP addresses out. Raises OSError if it has none."""
FirstByte: TypeAlias = Callable[[], Awaitable[None]]

_LOOK_UPS: Final = 8
"""How many names are looked up at once."""
_TRIES = 4
"""How many of a name's addresses are tried, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long we wait and how much we take. The head of an answer may have 32 KiB."""

    connect_seconds: float = 5.0
    """For the name server, the connection and TLS together."""
    first_byte_seconds: float = 60.0
    """Until the answer's head is there, and from then on until its first bytes."""
    between_seconds: float = 30.0
    total_seconds: float = 600.0
    body_bytes: int = 16_777_216
    idle_seconds: float = 30.0
    """How long a connection is kept for the next request."""
    idle_connections: int = 8


def system_trust() -> ssl.SSLContext:
    """Trust whom this machine trusts. Session keys are never written down, whatever is set."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs()
    return context


@cache
def _askers() -> ThreadPoolExecutor:
    """Return the threads that look names up, and do nothing else.

    A name server that says nothing holds a thread for long after we stopped waiting for it. The
    house does much in threads, and none of that may wait for them.
    """
    return ThreadPoolExecutor(_LOOK_UPS, thread_name_prefix="troth-name")


async def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for every address of a name."""
    ask = partial(socket.getaddrinfo, host, port)
    found = await asyncio.get_running_loop().run_in_executor(_askers(), ask)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Answer:
    """What came back: `status`, `headers` (names in lower case), and the body as it comes."""

    def __init__(self, reply: "Reply", whom: str, limits: Limits, *, patience: Patience) -> None:
        self.status = reply.status
        self.headers = reply.headers
        self._parts = reply.parts
        self._whom = whom
        self._wait, self._between = limits.first_byte_seconds, limits.between_seconds
        self._patience = patience
        self._left = limits.body_bytes

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Yield the body as it comes. Raises ProviderFailed: silent, cut, packed, or too long."""
        if self.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise _failed(self._whom, "sent a packed answer, though it was asked for a plain one")
        while part := await self._next():
            yield part

    async def read(self, most: int) -> bytes:
        """Return the whole body. Raises ProviderFailed, also if it is longer than `most` bytes."""
        whole = bytearray()
        async with aclosing(self.chunks()) as chunks:
            async for chunk in chunks:
                whole += chunk
                if len(whole) > most:
                    raise _failed(self._whom, _TOO_MUCH)
        return bytes(whole)

    async def ends(self, *, seconds: float) -> bool:
        """Say whether the body ends here, within so many seconds."""
        self._wait = seconds
        with suppress(ProviderFailed):
            return not await self._next()
        return False

    async def _next(self) -> bytes:
        from troth.net.wire import Broken  # noqa: PLC0415  # loaded already: it made this answer

        try:
            part = await self._patience.wait(anext(self._parts, b""), seconds=self._wait)
        except TimeoutError:
            raise _silent(self._whom) from None
        except Broken:
            raise _failed(self._whom, "broke off in the middle of its answer") from None
        self._wait = self._between
        self._left -= len(part)
        if self._left < 0:
            raise _failed(self._whom, _TOO_MUCH)
        return part

    async def close(self) -> None:
        """Read no further."""
        self._patience.end()
        await self._parts.aclose()


class Client:
    """Calls addresses of the given zones, and no others. One client belongs to one event loop.

    proxy: `http://host:port`, for addresses outside one's own network. It is told the checked
    address, never the name. trust: makes the TLS settings. whom: what errors call the other side;
    None: by its host. Raises BadInput for a zone that is never called, or a proxy that is none.
    """

    def __init__(  # noqa: PLR0913  # what it is wired to, by name
        self,
        zones: frozenset[Zone],
        *,
        limits: Limits | None = None,
        proxy: str | None = None,
        resolve: Resolve = look_up,
        trust: Callable[[], ssl.SSLContext] = system_trust,
        whom: str | None = None,
    ) -> None:
        if not zones or not zones <= CALLABLE:
            message = "Say which addresses may be called: loopback, private, public."
            raise BadInput(message, param="zones")
        self._zones = zones
        self._limits = limits or Limits()
        self._proxy = _proxy(proxy) if proxy is not None else None
        self._resolve = resolve
        self._trust = trust
        self._whom = whom
        self._tls: ssl.SSLContext | None = None
        self._kept: dict[str, list[Wire]] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str | Target,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        first_byte: FirstByte | None = None,
    ) -> AsyncIterator[Answer]:
        """Send one request, exactly once, and give its answer as it comes.

        url: an address as people write it, or one that was read already (`file_target`).
        `first_byte` is awaited when the connection stands, TLS and all; if it raises, nothing of
        the request was sent. Raises BadInput (a bad address), ProviderBusy (no connection came
        about, so nothing was sent), or ProviderFailed.
        """
        goal = target(url) if isinstance(url, str) else url
        wire = await self._wire(goal)
        try:
            if first_byte is not None:
                await first_byte()
            if wire.stale:
                message = f"{self._whom or goal.host} hung up before anything was sent. {_AGAIN}"
                raise ProviderBusy(message)
            answer = await self._send(wire, goal, method, headers, body)
            try:
                yield answer
            finally:
                await answer.close()
        finally:
            await self._put_back(goal, wire)

    async def close(self) -> None:
        """Close the connections that are kept for later."""
        kept = [wire for wires in self._kept.values() for wire in wires]
        self._kept.clear()
        for wire in kept:
            await wire.close()

    async def _send(
        self, wire: "Wire", goal: Target, method: str, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        from troth.net.wire import Broken, Unwritable  # noqa: PLC0415  # loaded by `_connect`

        whom = self._whom or goal.host
        patience = Patience(self._limits.total_seconds)
        sent = {
            "host": goal.authority,
            "user-agent": "troth",
            "accept-encoding": "identity",
            **({"content-length": str(len(body))} if body else {}),
            **headers,
        }
        sending = wire.send(method, goal.path, headers=sent, body=body)
        try:
            reply = await patience.wait(sending, seconds=self._limits.first_byte_seconds)
        except TimeoutError:
            raise _silent(whom) from None
        except Unwritable:
            message = f"The request to {whom} could not be written, so nothing was sent."
            raise ProviderFailed(message) from None
        except Broken:
            what = "hung up, or answered with something that is not HTTP"
            raise _failed(whom, what) from None
        finally:
            patience.end()
        return Answer(reply, whom, self._limits, patience=patience)

    async def _put_back(self, goal: Target, wire: "Wire") -> None:
        """Keep a connection whose answer was read to its end; close any other at once."""
        kept = self._kept.setdefault(goal.origin, [])
        if wire.idle and not wire.stale and len(kept) < self._limits.idle_connections:
            kept.append(wire)
        else:
            await wire.close()

    async def _wire(self, goal: Target) -> "Wire":
        kept = self._kept.get(goal.origin, [])
        while kept:
            wire = kept.pop()
            if not wire.stale:
                return wire
            await wire.close()
        try:
            async with asyncio.timeout(self._limits.connect_seconds):
                return await self._connect(goal)
        except (OSError, TimeoutError):
            whom = self._whom or goal.host
            message = f"{whom} cannot be reached, so nothing was sent. Check that it runs."
            raise ProviderBusy(message) from None

    async def _connect(self, goal: Target) -> "Wire":
        """Look up, check, connect. Raises ProviderFailed, or OSError if nobody is there."""
        from troth.net import wire  # noqa: PLC0415  # a tenth of a second, for those who call out

        stream = await self._open(goal, await self._checked(goal))
        if goal.scheme == "https":
            if self._tls is None:
                self._tls = self._trust()
                self._tls.set_alpn_protocols(["http/1.1"])
            try:
                stream = await wire.secure(stream, self._tls, goal.host)
            except wire.Unproven:
                message = (
                    f"{self._whom or goal.host} could not prove who it is, so nothing was sent. "
                    "Check its address: somebody may be in between."
                )
                raise ProviderFailed(message) from None
        return wire.Wire(stream, goal, idle_seconds=self._limits.idle_seconds)

    async def _checked(self, goal: Target) -> Sequence[str]:
        """Return the addresses of a host, all of them checked."""
        found = [goal.host] if goal.address else await self._resolve(goal.host, goal.port)
        if not found:
            raise OSError
        zones, whom = {zone(address) for address in found}, self._whom or goal.host
        if not zones <= self._zones:
            leads = " and ".join(_WORDS[one] for one in Zone if one in zones - self._zones)
            message = f"{whom} leads to {leads}. That was not allowed, so nothing was sent."
            raise ProviderFailed(message)
        if Zone.PUBLIC in zones and goal.scheme != "https":
            message = (
                f"{whom} lies outside your network, and with http:// all on the way could "
                "read along. Nothing was sent. Use its https:// address."
            )
            raise ProviderFailed(message)
        return found

    async def _open(self, goal: Target, addresses: Sequence[str]) -> "Stream":
        """Connect to the first of the checked addresses that lets us."""
        share = self._limits.connect_seconds / min(len(addresses), _TRIES)
        for address in addresses[:_TRIES]:
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(share):
                    return await self._dial(address, goal.port)
        raise OSError

    async def _dial(self, address: str, port: int) -> "Stream":
        from troth.net import wire  # noqa: PLC0415  # loaded by `_connect`

        proxy = self._proxy
        if proxy is None or zone(address) is not Zone.PUBLIC:
            return await wire.dial(address, port)
        near = [proxy.host] if proxy.address else await self._resolve(proxy.host, proxy.port)
        if not near or not {zone(one) for one in near} <= CALLABLE:
            raise OSError
        return await wire.tunnel(await wire.dial(near[0], proxy.port), address, port)


def _proxy(url: str) -> Target:
    goal = target(url)
    if goal.scheme != "http" or goal.path:
        message = "Write the proxy as http://host:port."
        raise BadInput(message, param="proxy")
    return goal


_AGAIN = "Try again in a minute."
_TOO_MUCH = "sent more than Troth takes"


def _failed(whom: str, what: str) -> ProviderFailed:
    return ProviderFailed(f"{whom} {what}. {_AGAIN}")


def _silent(whom: str) -> ProviderFailed:
    return ProviderFailed(f"{whom} took too long to answer, so Troth hung up. {_AGAIN}")


_WORDS = {
    Zone.LOOPBACK: "this machine itself",
    Zone.PRIVATE: "a private network",
    Zone.LINK_LOCAL: "an address that only neighbours use",
    Zone.SPECIAL: "an address that is kept for other uses",
    Zone.PUBLIC: "a machine outside your network",
}
