"""One connection: to an address, perhaps with TLS, for one request after the other.

It knows no names but the one in the certificate, and decides nothing; `client` does. What the
other side sends stays out of every error.
"""

import ssl
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import httpcore2

from troth.net.addresses import Target

Stream: TypeAlias = httpcore2.AsyncNetworkStream


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


async def dial(address: str, port: int) -> Stream:
    """Connect to an IP address. Raises OSError."""
    try:
        return await httpcore2.AnyIOBackend().connect_tcp(address, port)
    except httpcore2.ConnectError:
        raise OSError from None


async def secure(stream: Stream, tls: ssl.SSLContext, host: str) -> Stream:
    """Put TLS on a connection. Raises Unproven or OSError, and closes it then."""
    try:
        return await stream.start_tls(tls, server_hostname=host)
    except httpcore2.ConnectError as error:
        if isinstance(error.__cause__, ssl.SSLCertVerificationError):
            raise Unproven from None
        raise OSError from None
    except BaseException:
        await stream.aclose()
        raise


async def tunnel(stream: Stream, proxy: Target, address: str, port: int) -> Stream:
    """Let a proxy connect on to an IP address. Raises OSError, and closes the stream then."""
    goal = (f"[{address}]" if ":" in address else address) + f":{port}"
    headers = [("host", goal), ("user-agent", "troth")]
    asked = httpcore2.Request("CONNECT", _url(proxy, goal), headers=headers)
    connection = httpcore2.AsyncHTTP11Connection(origin=_url(proxy, "/").origin, stream=stream)
    try:
        answer = await connection.handle_async_request(asked)
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        raise OSError from None
    if not 200 <= answer.status < 300:
        await stream.aclose()
        raise OSError
    onward: Stream = answer.extensions["network_stream"]
    return onward


class _Connection(httpcore2.AsyncHTTP11Connection):
    MAX_INCOMPLETE_EVENT_SIZE = 32_768
    """The longest head of an answer, and the longest line between its chunks, in bytes."""


class Wire:
    """A connection that speaks HTTP/1.1."""

    def __init__(self, stream: Stream, goal: Target, *, idle_seconds: float) -> None:
        self._goal = goal  # its path is of no matter here: each request brings its own
        self._connection = _Connection(
            origin=_url(goal, "/").origin, stream=stream, keepalive_expiry=idle_seconds
        )

    @property
    def stale(self) -> bool:
        """Whether the other side hung up, or it lay about for too long."""
        return self._connection.has_expired()

    @property
    def idle(self) -> bool:
        """Whether an answer was read to its end, so that another request may go."""
        return self._connection.is_idle()

    async def send(
        self, method: str, path: str, *, headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """Send one request. Raises Broken or Unwritable."""
        try:
            request = httpcore2.Request(
                method,
                _url(self._goal, path or "/"),
                headers=list(headers.items()),
                content=body,
            )
        except TypeError:  # letters outside ASCII
            raise Unwritable from None
        try:
            response = await self._connection.handle_async_request(request)
        except httpcore2.LocalProtocolError:
            raise Unwritable from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError):
            raise Broken from None
        told = _headers(response.headers)
        return Reply(status=response.status, headers=told, parts=_parts(response))

    async def close(self) -> None:
        """Close the socket at once."""
        await self._connection.aclose()


async def _parts(response: httpcore2.Response) -> AsyncGenerator[bytes, None]:
    try:
        async for part in response.aiter_stream():
            yield part
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        raise Broken from None
    finally:
        await response.aclose()


def _url(goal: Target, path: str) -> httpcore2.URL:
    return httpcore2.URL(scheme=goal.scheme, host=goal.host, port=goal.port, target=path)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key, more = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {more}" if key in headers else more
    return headers
