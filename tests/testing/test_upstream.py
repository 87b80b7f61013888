"""The server that stands in for a provider sees what is really sent."""

import asyncio
import json

import pytest

from troth.testing.upstream import Upstream, nobody, says, silent, status

BODY = b'{"model": "m"}'


async def send(up: Upstream, data: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Send bytes as they are."""
    reader, writer = await asyncio.open_connection("127.0.0.1", up.port)
    writer.write(data)
    return reader, writer


def head(path: str, length: int) -> bytes:
    """Write the head of a request."""
    return f"POST {path} HTTP/1.1\r\nHost: h\r\nContent-Length: {length}\r\n\r\n".encode()


def test_every_byte_is_written_down() -> None:
    """Head, headers, body, the connection, and that it came whole."""

    async def scene() -> Upstream:
        async with Upstream(status(200, b"yes")) as up:
            reader, writer = await send(up, head("/v1/messages", len(BODY)) + BODY)
            assert (await reader.readuntil(b"yes")).startswith(b"HTTP/1.1 200 ")
            writer.close()
            return up

    [one] = asyncio.run(scene()).requests
    assert (one.method, one.path, one.dialect) == ("POST", "/v1/messages", "anthropic")
    assert (one.body, one.json, one.whole, one.connection) == (BODY, {"model": "m"}, True, 1)
    assert one.head == head("/v1/messages", len(BODY))
    assert one.headers["host"] == "h"


def test_a_request_that_is_cut_is_not_whole() -> None:
    """What came of it is kept, and told apart."""

    async def scene() -> Upstream:
        async with Upstream(status(200)) as up:
            _, writer = await send(up, head("/v1/chat/completions", 99) + BODY)
            writer.close()
            await up.wait_asked()
            return up

    [one] = asyncio.run(scene()).requests
    assert (one.body, one.whole, one.dialect) == (BODY, False, "openai")


def test_a_connection_without_a_request_counts() -> None:
    """Who connects and says nothing is seen, too."""

    async def scene() -> Upstream:
        async with Upstream() as up:
            reader, writer = await send(up, b"half a he")
            writer.write_eof()
            assert await reader.read() == b""
            writer.close()
            return up

    up = asyncio.run(scene())
    assert (up.connections, up.requests) == (1, [])


@pytest.mark.parametrize(
    ("path", "last"), [("/v1/chat/completions", "[DONE]"), ("/v1/messages", "message_stop")]
)
def test_it_answers_in_the_dialect_that_it_is_asked_in(path: str, last: str) -> None:
    """The same script speaks both dialects, over one connection."""

    async def scene() -> bytes:
        async with Upstream([says("a", "b"), says("c")]) as up:
            reader, writer = await send(up, (head(path, len(BODY)) + BODY) * 2)
            told = await reader.readuntil(b"0\r\n\r\n") + await reader.readuntil(b"0\r\n\r\n")
            writer.close()
            return told

    told = asyncio.run(scene())
    assert told.count(last.encode()) >= 2
    words = [json.loads(line[6:]) for line in told.split(b"\n") if line.startswith(b"data: {")]
    assert [word for word in ("a", "b", "c") if f'"{word}"' in json.dumps(words)] == ["a", "b", "c"]


def test_it_sees_who_leaves() -> None:
    """Hanging up before the end is counted."""

    async def scene() -> int:
        async with Upstream(silent(after=["a"])) as up:
            _, writer = await send(up, head("/v1/messages", len(BODY)) + BODY)
            await up.wait_asked()
            writer.close()
            async with asyncio.timeout(60):
                await up.wait_left()
            return up.left

    assert asyncio.run(scene()) == 1


def test_nobody_is_nobody() -> None:
    """At that port every connection is refused."""

    async def scene() -> None:
        async with nobody() as port:
            await asyncio.open_connection("127.0.0.1", port)

    with pytest.raises(ConnectionRefusedError):
        asyncio.run(scene())
