"""A connection carries requests, says when it is spent, and hides what the other side said."""

import asyncio
import ssl

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.net.addresses import Target
from troth.net.wire import (
    AT_ONCE,
    Broken,
    Reply,
    Unproven,
    Unwritable,
    Wire,
    _as_one,
    dial,
    secure,
    tunnel,
)
from troth.testing.upstream import Stage, Upstream, nobody, status

HEADERS = {"host": "localhost", "content-length": "2"}
PATIENCE = 20
"""Seconds after which what must happen is said not to."""


async def wire_to(up: Upstream) -> Wire:
    """Connect."""
    goal = Target(scheme="http", host="localhost", port=up.port, path="")
    return Wire(await dial("127.0.0.1", up.port), goal, idle_seconds=60)


async def body(reply: Reply) -> bytes:
    """Read a body to its end."""
    return b"".join([part async for part in reply.parts])


def test_a_connection_is_idle_once_an_answer_was_read() -> None:
    """It can be used again after the whole answer, not before."""

    async def scene() -> list[bool]:
        async with Upstream(status(200, b"yes")) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            states = [wire.idle]
            assert await body(reply) == b"yes"
            states.append(wire.idle)
            await wire.close()
            return states

    assert asyncio.run(scene()) == [False, True]


def test_a_connection_is_stale_once_the_server_left() -> None:
    """Before it is used again, it can be told that the other side hung up."""

    async def scene() -> list[bool]:
        async with Upstream(status(200, b"yes")) as up:
            wire = await wire_to(up)
            await body(await wire.send("POST", "/messages", headers=HEADERS, body=b"{}"))
            states = [wire.stale]
        async with asyncio.timeout(PATIENCE):
            while not wire.stale:  # noqa: ASYNC110  # nobody tells
                await asyncio.sleep(0)
        states.append(wire.stale)
        await wire.close()
        return states

    assert asyncio.run(scene()) == [False, True]


def test_nobody_there_is_an_os_error() -> None:
    """A refused connection is told as what it is."""

    async def scene() -> None:
        async with nobody() as port:
            await dial("127.0.0.1", port)

    with pytest.raises(OSError):  # noqa: PT011  # the class is all there is
        asyncio.run(scene())


def test_what_http_cannot_carry_is_not_sent() -> None:
    """A body of another length than the head says, or an odd header, is refused."""

    async def scene(headers: dict[str, str]) -> Upstream:
        async with Upstream(status(200)) as up:
            wire = await wire_to(up)
            with pytest.raises(Unwritable):
                await wire.send("POST", "/messages", headers=headers, body=b"{}")
            await wire.close()
            return up

    for odd in ({"x": "a\nb"}, {"x y": "a"}, {"x": "\u2028"}):
        assert asyncio.run(scene(HEADERS | odd)).requests == []


def test_an_error_says_nothing_of_what_came() -> None:
    """What the other side sent is in no error, nor in those behind it."""

    async def scene() -> None:
        async with Upstream(lambda stage: stage.raw(b"plum plum\r\n\r\n")) as up:
            wire = await wire_to(up)
            try:
                await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            finally:
                await wire.close()

    with pytest.raises(Broken) as told:
        asyncio.run(scene())

    assert (str(told.value), told.value.__suppress_context__) == ("", True)


def test_tls_that_proves_nothing_is_refused(tls) -> None:
    """A certificate that nobody vouches for is told apart from no TLS at all."""

    async def scene(server: ssl.SSLContext | None) -> None:
        async with Upstream(status(200), tls=server) as up:
            stream = await dial("127.0.0.1", up.port)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            async with asyncio.timeout(0.2 if server is None else PATIENCE):
                await secure(stream, context, "model.example.org")

    server, _ = tls("model.example.org")
    with pytest.raises(Unproven):
        asyncio.run(scene(server))
    with pytest.raises(OSError):  # noqa: PT011  # the class is all there is
        asyncio.run(scene(None))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 407 no\r\ncontent-length: 0\r\n\r\n",
        b"plum\r\n\r\n",
        b"HTTP/1.1 200 ok\r\n\r\nHTTP/1.1 200 ok\r\ncontent-length: 4\r\n\r\nplum",
    ],
)
def test_a_tunnel_that_is_none_is_an_os_error(proxy, answer: bytes) -> None:
    """A proxy that refuses, does not speak HTTP, or speaks for who is behind it, leads nowhere."""

    async def scene() -> None:
        async with proxy(1, answer) as (_, address):
            await tunnel(await dial("127.0.0.1", int(address[17:])), "8.8.8.8", 443)

    with pytest.raises(OSError):  # noqa: PT011  # the class is all there is
        asyncio.run(scene())


def test_what_came_by_then_is_handed_on_at_once() -> None:
    """Chunks that lie there together cost their reader one step."""

    async def talk(stage: Stage) -> None:
        many = b"".join(b"3\r\nab\n\r\n" for _ in range(40))
        await stage.raw(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + many + b"0\r\n\r\n"
        )

    async def scene() -> list[bytes]:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            parts = [part async for part in reply.parts]
            assert wire.idle
            await wire.close()
            return parts

    parts = asyncio.run(scene())
    assert b"".join(parts) == b"ab\n" * 40
    assert len(parts) < 40


_CHUNKS = st.lists(
    st.one_of(
        st.binary(min_size=1, max_size=40).map(lambda told: b"%x\r\n%b\r\n" % (len(told), told)),
        st.sampled_from(
            [b"2;a=b\r\nhi\r\n", b"02\r\nhi\r\n", b"2 \r\nhi\r\n", b"A\r\n0123456789\r\n"]
        ),
        st.sampled_from(
            [b"2\r\nhi", b"2\nhi\r\n", b"-1\r\nh\r\n", b"0\r\n\r\n", b"\r\n", b"x\r\n\r\n"]
        ),
        st.binary(max_size=4),
    ),
    max_size=12,
)


def heard(parts: list[bytes]) -> tuple[bytes, str]:
    """Return what h11 alone makes of the bytes of a chunked body, and how it ended."""
    http = h11.Connection(h11.CLIENT)
    http.send(h11.Request(method="GET", target="/", headers=[("host", "h")]))
    http.send(h11.EndOfMessage())
    http.receive_data(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    assert isinstance(http.next_event(), h11.Response)
    said = b""
    for part in parts:
        http.receive_data(part)
        try:
            while isinstance(event := http.next_event(), h11.Data):
                said += event.data
        except h11.RemoteProtocolError:
            return said, "broken"
        if event is not h11.NEED_DATA:
            return said, f"{type(event).__name__} {http.their_state} {http.trailing_data[0]!r}"
    return said, "more"


@given(_CHUNKS, st.lists(st.integers(1, 60), max_size=8))
def test_chunks_that_are_read_as_one_say_the_same(chunks: list[bytes], cuts: list[int]) -> None:
    """Whole ones, odd ones and broken ones, however the bytes were cut."""
    whole, parts = b"".join(chunks), []
    for cut in cuts:
        parts.append(whole[:cut])
        whole = whole[cut:]
    parts = [part for part in (*parts, whole) if part]
    is_chunked, joined = True, []
    for part in parts:
        data = part
        if is_chunked:
            data, is_chunked = _as_one(part)
        joined.append(data)

    before, after = heard(parts), heard(joined)

    assert before[1] == after[1]
    assert before[0] == after[0]


def test_what_comes_behind_an_answer_without_a_body_ends_the_connection() -> None:
    """It would be the next person's answer."""

    async def talk(stage: Stage) -> None:
        await stage.raw(b"HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")

    async def scene() -> bool:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            await body(await wire.send("POST", "/messages", headers=HEADERS, body=b"{}"))
            return wire.idle

    assert not asyncio.run(scene())


def test_what_a_proxy_says_before_tls_is_never_taken_for_the_other_side(tls) -> None:
    """Bytes in clear that lie there when TLS begins end the connection."""
    server, trust = tls("localhost")

    async def scene() -> None:
        async with Upstream(status(200, b"yes"), tls=server) as up:
            stream = await dial("127.0.0.1", up.port)
            stream.data_received(b"HTTP/1.1 200 ok\r\ncontent-length: 4\r\n\r\nplum")
            await secure(stream, trust(), "localhost")

    with pytest.raises(OSError):  # noqa: PT011  # the class is all there is
        asyncio.run(scene())


def test_a_connection_on_which_more_came_than_was_asked_for_is_not_used_again() -> None:
    """An answer too many would be the next person's."""

    async def talk(stage: Stage) -> None:
        answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n"
        await stage.raw(answer + b"hi" + answer + b"no")

    async def scene() -> bool:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            assert (
                await body(await wire.send("POST", "/messages", headers=HEADERS, body=b"{}"))
                == b"hi"
            )
            return wire.idle

    assert not asyncio.run(scene())


def test_what_is_sound_comes_before_the_fault() -> None:
    """A chunk is handed on although what stands behind it is none."""

    async def talk(stage: Stage) -> None:
        await stage.raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\nplum\r\n")

    async def scene() -> list[bytes]:
        heard: list[bytes] = []
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            heard.append(await anext(reply.parts))
            with pytest.raises(Broken):
                await anext(reply.parts)
            assert not wire.idle
        return heard

    assert asyncio.run(scene()) == [b"hi"]


def test_a_server_that_is_quicker_has_to_wait() -> None:
    """What nobody reads yet lies with the other side; of it only a little lies here."""
    stopped = asyncio.Event()

    async def talk(stage: Stage) -> None:
        await stage.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 67108864\r\n\r\n")
        block = bytes(1_048_576)
        for _ in range(64):
            try:
                async with asyncio.timeout(0.5):
                    await stage.raw(block)
            except TimeoutError:
                stopped.set()
                return

    async def scene() -> int:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            first = await anext(reply.parts)
            await stopped.wait()
            held = len(wire._stream._waiting)
            await reply.parts.aclose()
            return len(first) + held

    assert asyncio.run(scene()) < 1_048_576


def test_heads_that_only_announce_are_passed_over() -> None:
    """The answer is the one that comes after them."""

    async def talk(stage: Stage) -> None:
        await stage.raw(b"HTTP/1.1 103 Early Hints\r\nlink: </plum>\r\n\r\n")
        await stage.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi")

    async def scene() -> tuple[int, bytes]:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            told = reply.status, await body(reply)
            await wire.close()
            return told

    assert asyncio.run(scene()) == (200, b"hi")


def test_a_server_that_only_announces_is_left() -> None:
    """Heads without end would keep everybody waiting: of some hundred none is read to its end."""

    async def talk(stage: Stage) -> None:
        await stage.raw(b"HTTP/1.1 100 Go on\r\n\r\n" * 100)
        await stage.raw(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi")

    async def scene() -> None:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")

    with pytest.raises(Broken):
        asyncio.run(scene())


def test_others_have_their_turn_while_a_flood_of_chunks_is_read() -> None:
    """However many lie there at once, so many are read in one step and no more."""
    count, turns = 3_000, 0

    async def talk(stage: Stage) -> None:
        odd = b"1 \r\nx\r\n" * count  # each is read on its own
        await stage.raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + odd)
        await stage.end()

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def scene() -> list[tuple[int, int]]:
        async with Upstream(talk) as up:
            wire = await wire_to(up)
            reply = await wire.send("POST", "/messages", headers=HEADERS, body=b"{}")
            other = asyncio.create_task(others())
            steps = [(len(part), turns) async for part in reply.parts]
            other.cancel()
            assert wire.idle
            await wire.close()
            return steps

    steps = asyncio.run(scene())
    assert sum(length for length, _ in steps) == count
    assert max(length for length, _ in steps) <= AT_ONCE
    assert len({at for _, at in steps}) == len(steps)


def test_a_server_may_answer_before_it_has_heard_all() -> None:
    """It says no to something too large and hangs up: the answer is read all the same."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 no\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.write_eof()
        await reader.read(8_388_608)
        writer.close()

    async def scene() -> int:
        server = await asyncio.start_server(refuse, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        goal = Target(scheme="http", host="localhost", port=port, path="")
        wire = Wire(await dial("127.0.0.1", port), goal, idle_seconds=60)
        large = bytes(4_194_304)
        headers = {"host": "localhost", "content-length": str(len(large))}
        try:
            async with asyncio.timeout(PATIENCE):
                return (await wire.send("POST", "/messages", headers=headers, body=large)).status
        finally:
            await wire.close()
            server.close()

    assert asyncio.run(scene()) == 413
