"""One request goes out, once, to an address that was checked, and to no other."""

import asyncio
import socket
import threading
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import aclosing
from functools import partial

import pytest

from troth.errors import BadInput, ProviderBusy, ProviderFailed
from troth.net.addresses import Zone
from troth.net.client import Answer, Client, Limits, system_trust
from troth.net.wire import Wire
from troth.testing.upstream import (
    Behaviour,
    Stage,
    Upstream,
    endless,
    gzip_bomb,
    nobody,
    redirects,
    says,
    sends,
    silent,
    status,
)

HERE = frozenset({Zone.LOOPBACK})
AWAY = frozenset({Zone.PUBLIC})
BODY = b'{"question": "plum"}'
SMALL = Limits(body_bytes=1_000_000)
"""Limits that a server that answers keeps however busy the machine is."""
HASTY = Limits(first_byte_seconds=0.1, between_seconds=0.1, total_seconds=0.3)
"""Limits that a silent server breaks soon, and one that answers may break too."""
PATIENCE = 20
"""Seconds after which what must happen is said not to: far below the usual limits."""
NAME = "model.example.org"


def resolver(*answers: Sequence[str]) -> Callable[..., object]:
    """Return a name server that gives each answer once, the last one for ever."""
    left = list(answers)
    asked: list[str] = []

    async def look_up(name: str, _port: int) -> Sequence[str]:
        asked.append(name)
        return left.pop(0) if len(left) > 1 else left[0]

    look_up.asked = asked
    return look_up


async def post(client: Client, url: str, **more: object) -> tuple[int, bytes]:
    """Ask once; return the status and the whole body. The connection is kept."""
    async with client.stream("POST", url, headers={}, body=BODY, **more) as answer:
        return answer.status, await answer.read(2_000_000)


async def once(client: Client, url: str, **more: object) -> tuple[int, bytes]:
    """Ask once, and close the client."""
    async with client:
        return await post(client, url, **more)


def ask(script, *, client: Client | None = None, path: str = "/messages") -> Upstream:
    """Ask a server with this script once. Returns the server; raises what the client raises."""

    async def scene() -> Upstream:
        mine = client or Client(HERE, limits=SMALL)
        async with Upstream(script) as up:
            try:
                await post(mine, up.base_url + path)
            finally:
                await mine.close()
        return up

    return asyncio.run(scene())


def test_the_request_is_what_was_given() -> None:
    """Every byte of the body arrives, and the head names nobody and no library."""
    up = ask(status(200, b"yes"))

    [one] = up.requests
    assert (one.method, one.path, one.body, one.whole) == ("POST", "/v1/messages", BODY, True)
    assert one.headers == {
        "host": f"127.0.0.1:{up.port}",
        "user-agent": "troth",
        "accept-encoding": "identity",
        "content-length": str(len(BODY)),
    }


def test_an_answer_comes_as_it_is_sent() -> None:
    """Status, headers and body are handed on; names of headers in lower case."""

    async def scene() -> tuple[int, dict[str, str], bytes]:
        told = status(418, b"tea", X_Pot="round")
        async with (
            Upstream(told) as up,
            Client(HERE) as client,
            client.stream("POST", f"{up.origin}/messages", headers={}) as answer,
        ):
            return answer.status, dict(answer.headers), await answer.read(100)

    code, headers, body = asyncio.run(scene())

    assert (code, body, headers["x-pot"]) == (418, b"tea", "round")


# ── where it goes ─────────────────────────────────────────────────────────────────────────────


def test_the_checked_address_is_the_one_that_is_called() -> None:
    """A name server that changes its answer changes nothing: the name is looked up once."""

    async def scene() -> tuple[Upstream, Sequence[str]]:
        looks = resolver(["127.0.0.1"], ["10.0.0.1"])
        client = Client(HERE, resolve=looks)
        async with Upstream(status(200, b"yes")) as up:
            await post(client, f"http://{NAME}:{up.port}/messages")
            await client.close()
            return up, looks.asked

    up, asked = asyncio.run(scene())

    assert asked == [NAME]
    assert up.requests[0].headers["host"] == f"{NAME}:{up.port}"


@pytest.mark.parametrize("host", [NAME, "[::1]"])
def test_an_ipv6_address_is_called(host: str) -> None:
    """The checked address is called, not what the system says of the name; by number, too."""

    async def scene() -> Upstream:
        async with Upstream(status(200, b"yes"), host="::1") as up:
            client = Client(HERE, resolve=resolver(["::1"]))
            await once(client, f"http://{host}:{up.port}/messages")
            return up

    up = asyncio.run(scene())
    assert up.requests[0].headers["host"] == f"{host}:{up.port}"


def test_a_changed_answer_is_checked_anew() -> None:
    """The second connection does not live on the check of the first."""

    async def scene() -> int:
        looks = resolver(["127.0.0.1"], ["10.0.0.1"])
        client = Client(HERE, resolve=looks)
        async with Upstream(status(200, b"yes")) as up:
            await post(client, f"http://{NAME}:{up.port}/messages")
            await client.close()
            with pytest.raises(ProviderFailed, match="private network"):
                await post(client, f"http://{NAME}:{up.port}/messages")
            return up.connections

    assert asyncio.run(scene()) == 1


@pytest.mark.parametrize(
    "addresses",
    [
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "8.8.8.8"],
        ["8.8.8.8", "10.0.0.1"],
        ["8.8.8.8", "169.254.169.254"],
        ["8.8.8.8", "::ffff:127.0.0.1"],
        ["8.8.8.8", "::1"],
        ["169.254.169.254"],
        ["0.0.0.0"],  # noqa: S104  # an address to refuse, not to listen at
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
    ],
)
@pytest.mark.parametrize("zones", [AWAY, frozenset({Zone.PUBLIC, Zone.PRIVATE})])
def test_one_bad_address_refuses_the_name(addresses: list[str], zones: frozenset[Zone]) -> None:
    """A name with one address that may not be called is not called at all."""
    if {*addresses} == {"8.8.8.8", "10.0.0.1"} and Zone.PRIVATE in zones:
        zones = AWAY

    async def scene() -> Upstream:
        client = Client(zones, resolve=resolver(addresses))
        async with Upstream(status(200)) as trap:
            with pytest.raises(ProviderFailed, match=r"not allowed.*nothing was sent"):
                await post(client, f"https://{NAME}:{trap.port}/messages")
            return trap

    assert asyncio.run(scene()).connections == 0


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "2130706433", "0x7f000001", "0177.0.0.1", "127.1"),
        *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1.", "localhost."),
        "0.0.0.0",  # noqa: S104  # an address to refuse, not to listen at
        *("[64:ff9b::7f00:1]", "a@127.0.0.1", "xn--localhost-9f4c", "0"),
    ],
)
def test_no_spelling_leads_back_to_this_machine(host: str) -> None:
    """However loopback is spelled, a client for the world outside does not get there."""

    async def scene() -> Upstream:
        async with Upstream(status(200)) as trap:
            with pytest.raises((BadInput, ProviderFailed)):
                await once(Client(AWAY), f"https://{host}:{trap.port}/messages")
            return trap

    assert asyncio.run(scene()).connections == 0


def test_only_its_zones_are_called() -> None:
    """A client for this machine does not call a private network, nor the other way round."""
    with pytest.raises(ProviderFailed, match="a private network"):
        asyncio.run(once(Client(HERE), "http://10.0.0.1:1/x"))
    with pytest.raises(ProviderFailed, match="this machine itself"):
        asyncio.run(once(Client(frozenset({Zone.PRIVATE})), "http://127.0.0.1:1/x"))


@pytest.mark.parametrize("zones", [set(), {Zone.LINK_LOCAL}, {Zone.PUBLIC, Zone.SPECIAL}])
def test_some_zones_cannot_be_allowed(zones: set[Zone]) -> None:
    """Nobody can allow the addresses where machines keep their own secrets."""
    with pytest.raises(BadInput):
        Client(frozenset(zones))


def test_the_world_outside_is_called_with_tls_only() -> None:
    """A public address over http:// is refused: everybody on the way could read along."""
    with pytest.raises(ProviderFailed, match=r"https://"):
        asyncio.run(once(Client(AWAY, resolve=resolver(["8.8.8.8"])), f"http://{NAME}/x"))


def test_a_redirect_is_not_followed() -> None:
    """The answer says where else to go, and nobody goes there."""

    async def scene() -> tuple[int, int]:
        async with Upstream(status(200)) as trap, Upstream(redirects(trap.base_url)) as up:
            code, _ = await once(Client(HERE), f"{up.base_url}/messages")
            return code, trap.connections

    assert asyncio.run(scene()) == (307, 0)


def test_proxies_in_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies leads no request to one."""

    async def scene() -> tuple[int, int]:
        async with Upstream(status(200)) as trap, Upstream(status(200, b"yes")) as up:
            for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
                monkeypatch.setenv(name, trap.origin)
                monkeypatch.setenv(name.lower(), trap.origin)
            monkeypatch.delenv("NO_PROXY", raising=False)
            await once(Client(HERE), f"{up.base_url}/messages")
            return trap.connections, len(up.requests)

    assert asyncio.run(scene()) == (0, 1)


def test_a_proxy_that_was_set_is_told_the_checked_address(tls, proxy) -> None:
    """By way of a proxy, too, the checked address is called, and the name checks the server."""

    async def scene() -> tuple[list[bytes], Upstream]:
        server, trust = tls(NAME)
        async with (
            Upstream(status(200, b"yes"), tls=server) as up,
            proxy(up.port) as (middle, address),
        ):
            looks = resolver(["8.8.8.8"])
            client = Client(AWAY, proxy=address, resolve=looks, trust=trust)
            assert await post(client, f"https://{NAME}/messages") == (200, b"yes")
            await client.close()
            return middle.asked, up

    [asked], up = asyncio.run(scene())

    assert asked.startswith(b"CONNECT 8.8.8.8:443 HTTP/1.1\r\n")
    assert NAME.encode() not in asked
    assert up.requests[0].headers["host"] == NAME


def test_a_proxy_that_refuses_sends_nothing(proxy) -> None:
    """If the proxy says no, no connection came about."""

    async def scene() -> int:
        async with (
            Upstream(status(200)) as up,
            proxy(up.port, b"HTTP/1.1 403 no\r\ncontent-length: 0\r\n\r\n") as (_, address),
        ):
            client = Client(AWAY, proxy=address, resolve=resolver(["8.8.8.8"]))
            with pytest.raises(ProviderBusy):
                await post(client, f"https://{NAME}/messages")
            return up.connections

    assert asyncio.run(scene()) == 0


def test_this_machine_is_not_called_through_a_proxy() -> None:
    """A model here is called straight, whatever proxy is set."""

    async def scene() -> tuple[int, int]:
        async with Upstream(status(200)) as trap, Upstream(status(200, b"yes")) as up:
            await once(Client(HERE, proxy=trap.origin), f"{up.base_url}/messages")
            return trap.connections, len(up.requests)

    assert asyncio.run(scene()) == (0, 1)


@pytest.mark.parametrize("url", ["https://p.example.org", "http://p.example.org/x", "socks5://p"])
def test_a_proxy_has_a_plain_address(url: str) -> None:
    """Anything but http://host:port is refused when the client is made."""
    with pytest.raises(BadInput):
        Client(AWAY, proxy=url)


# ── TLS ───────────────────────────────────────────────────────────────────────────────────────


def test_the_name_is_checked_though_the_address_is_called(tls) -> None:
    """Over TLS the connection goes to the checked address and the certificate to the name."""

    async def scene() -> Upstream:
        server, trust = tls(NAME)
        async with Upstream(status(200, b"yes"), tls=server) as up:
            client = Client(HERE, resolve=resolver(["127.0.0.1"]), trust=trust)
            assert await post(client, f"https://{NAME}:{up.port}/messages") == (200, b"yes")
            await client.close()
            return up

    assert len(asyncio.run(scene()).requests) == 1


@pytest.mark.parametrize("wrong", ["name", "trust"])
def test_a_server_that_cannot_prove_its_name_gets_nothing(tls, wrong: str) -> None:
    """Another name's certificate, or one that nobody vouches for, stops before any byte."""

    async def scene() -> Upstream:
        server, trust = tls(NAME)
        name = "other.example.org" if wrong == "name" else NAME
        async with Upstream(status(200), tls=server) as up:
            client = Client(
                HERE,
                resolve=resolver(["127.0.0.1"]),
                trust=trust if wrong == "name" else system_trust,
            )
            with pytest.raises(ProviderFailed, match="could not prove who it is") as told:
                await post(client, f"https://{name}:{up.port}/messages", first_byte=never)
            assert not isinstance(told.value, ProviderBusy)
            return up

    assert asyncio.run(scene()).requests == []


def test_a_server_without_tls_gets_nothing() -> None:
    """A server that does not speak TLS where it should gets no byte of the request."""

    async def scene() -> Upstream:
        async with Upstream(status(200)) as up:
            with pytest.raises(ProviderBusy, match="nothing was sent"):
                await once(
                    Client(HERE, limits=Limits(connect_seconds=0.2)),
                    f"https://127.0.0.1:{up.port}/messages",
                )
            return up

    assert asyncio.run(scene()).requests == []


def test_session_keys_are_not_written_down(tls, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the environment that makes programs save TLS keys has no effect."""
    file = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(file))

    test_the_name_is_checked_though_the_address_is_called(tls)

    assert not file.exists()


# ── before the first byte ─────────────────────────────────────────────────────────────────────


async def never() -> None:
    """Fail the test: the moment before the first byte must not come."""
    pytest.fail("no connection stands, so there is no first byte")


@pytest.mark.parametrize("secure", [False, True])
def test_the_first_byte_waits(tls, secure: bool) -> None:  # noqa: FBT001  # both ways
    """The moment before the first byte comes after the connection (and TLS), and before all."""

    async def scene() -> None:
        server, trust = tls("localhost")
        async with Upstream(status(200, b"yes"), tls=server if secure else None) as up:
            seen: list[tuple[int, int]] = []

            async def first_byte() -> None:
                for _ in range(20):
                    await asyncio.sleep(0)
                seen.append((up.connections, len(up.requests)))

            client = Client(HERE, resolve=resolver(["127.0.0.1"]), trust=trust)
            url = f"{'https' if secure else 'http'}://localhost:{up.port}/messages"
            for _ in range(2):
                await post(client, url, first_byte=first_byte)
            await client.close()

            assert seen == [(1, 0), (1, 1)]
            assert [one.connection for one in up.requests] == [1, 1]

    asyncio.run(scene())


def test_if_the_moment_fails_nothing_is_sent() -> None:
    """What is raised before the first byte comes out as it is, and no byte goes."""

    async def scene() -> Upstream:
        async def no() -> None:
            raise LookupError

        async with Upstream(status(200)) as up:
            with pytest.raises(LookupError):
                await once(Client(HERE), f"{up.base_url}/messages", first_byte=no)
            return up

    assert asyncio.run(scene()).requests == []


def test_a_kept_connection_takes_every_path() -> None:
    """Requests to two paths of one server go each to its own, over one connection."""

    async def scene() -> list[tuple[str, int]]:
        async with Upstream(status(200, b"yes")) as up, Client(HERE) as client:
            for path in ("/a/messages", "/b/messages", "/c"):
                await post(client, up.origin + path)
            return [(one.path, one.connection) for one in up.requests + up.probes]

    assert asyncio.run(scene()) == [("/a/messages", 1), ("/b/messages", 1), ("/c", 1)]


def kept(client: Client) -> list[Wire]:
    """Return the connections that wait for the next request."""
    return [wire for wires in client._kept.values() for wire in wires]


async def hang_up(up: Upstream, wires: Sequence[Wire]) -> None:
    """Let the server hang up on everybody, and the client notice."""
    for writer in list(up._readers):
        writer.close()
    async with asyncio.timeout(PATIENCE):
        while not all(wire.stale for wire in wires):  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0)


def test_a_kept_connection_that_died_is_not_used() -> None:
    """A server that hung up meanwhile is called anew, and nothing is sent twice."""

    async def scene() -> list[int]:
        async with Upstream(status(200, b"yes")) as up, Client(HERE) as client:
            for _ in range(3):
                await post(client, f"{up.base_url}/messages")
                await hang_up(up, kept(client))
            return [one.connection for one in up.requests]

    assert asyncio.run(scene()) == [1, 2, 3]


def test_a_server_that_hangs_up_just_before_gets_nothing() -> None:
    """If the connection dies while the receipt is written, nothing was sent, and it says so."""

    async def scene() -> list[int]:
        async with Upstream(status(200, b"yes")) as up, Client(HERE) as client:
            await post(client, f"{up.base_url}/messages")
            ours = kept(client)
            with pytest.raises(ProviderBusy, match="before anything was sent"):
                await post(client, f"{up.base_url}/messages", first_byte=lambda: hang_up(up, ours))
            return [one.connection for one in up.requests]

    assert asyncio.run(scene()) == [1]


# ── answers that are none ─────────────────────────────────────────────────────────────────────


def test_nobody_there_is_busy() -> None:
    """A refused connection and a name without an address mean: nothing was sent, ask again."""

    async def gone(_name: str, _port: int) -> list[str]:
        raise OSError

    async def scene() -> None:
        async with nobody() as port:
            with pytest.raises(ProviderBusy, match="nothing was sent"):
                await once(Client(HERE), f"http://127.0.0.1:{port}/x", first_byte=never)
        for looks in (gone, resolver([])):
            with pytest.raises(ProviderBusy):
                await once(Client(HERE, resolve=looks), f"http://{NAME}/x", first_byte=never)

    asyncio.run(scene())


def test_the_next_address_is_tried() -> None:
    """Where one address of a name does not answer, the next is called."""

    async def scene() -> int:
        async with Upstream(status(200, b"yes")) as up:
            client = Client(HERE, resolve=resolver(["::1", "127.0.0.1"]))
            await once(client, f"http://{NAME}:{up.port}/messages")
            return len(up.requests)

    assert asyncio.run(scene()) == 1


def test_a_name_server_that_hangs_is_left() -> None:
    """Looking up counts into the time for connecting."""

    async def hang(_name: str, _port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    client = Client(HERE, limits=Limits(connect_seconds=0.05), resolve=hang)
    with pytest.raises(ProviderBusy):
        asyncio.run(once(client, f"http://{NAME}/x"))


def test_a_name_server_that_hangs_keeps_nobody_else_waiting(monkeypatch) -> None:
    """Whatever else the house does in threads goes on, however many look-ups hang."""
    comes = threading.Event()
    hangs = partial(comes.wait, PATIENCE)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: hangs() and [])
    client = Client(HERE, limits=Limits(connect_seconds=0.05))

    async def scene() -> tuple[set[type], str]:
        asks = [client.stream("GET", f"http://{NAME}/x", headers={}) for _ in range(64)]
        try:
            ends = await asyncio.gather(*(one.__aenter__() for one in asks), return_exceptions=True)
            async with asyncio.timeout(PATIENCE / 4):
                return {type(one) for one in ends}, await asyncio.to_thread(lambda: "done")
        finally:
            comes.set()

    assert asyncio.run(scene()) == ({ProviderBusy}, "done")


@pytest.mark.parametrize(
    "script",
    [silent(), silent(after=["a"]), says(*"abcdefghij", pace=0.07)],
    ids=["no head", "no more", "too slow"],
)
def test_a_silent_server_is_left(script) -> None:
    """No head, no more bytes, or no end in time: we hang up."""
    with pytest.raises(ProviderFailed, match="took too long"):
        ask(script, client=Client(HERE, limits=HASTY))


async def _long_head(stage: Stage) -> None:
    await stage.raw(b"HTTP/1.1 200 ok\r\nx: ")
    while True:
        await stage.raw(b"a" * 65_536)


async def _many_headers(stage: Stage) -> None:
    await stage.raw(b"HTTP/1.1 200 ok\r\n")
    while True:
        await stage.raw(b"a: b\r\n" * 10_000)


async def _long_chunk_line(stage: Stage) -> None:
    await stage.head()
    while True:
        await stage.raw(b"0" * 65_536)


async def _cut_chunk(stage: Stage) -> None:
    await stage.head()
    await stage.raw(b"ff\r\nabc")


async def _cut_length(stage: Stage) -> None:
    await stage.raw(b"HTTP/1.1 200 ok\r\ncontent-length: 100\r\n\r\nabc")


BROKEN = {
    "endless head": (_long_head, "not HTTP"),
    "endless headers": (_many_headers, "not HTTP"),
    "endless line": (_long_chunk_line, "broke off"),
    "cut chunk": (_cut_chunk, "broke off"),
    "cut body": (_cut_length, "broke off"),
    "other protocol": (lambda stage: stage.raw(b"SSH-2.0-plum\r\n"), "not HTTP"),
    "nothing": (lambda stage: stage.raw(b""), "hung up"),
    "no status": (lambda stage: stage.raw(b"HTTP/1.1 plum\r\n\r\n"), "not HTTP"),
    "upgrade": (lambda stage: stage.raw(b"HTTP/1.1 101 plum\r\nupgrade: x\r\n\r\n"), "not HTTP"),
    "bomb": (gzip_bomb(4), "packed"),
    "packed": (sends(b"plum", content_encoding="br"), "packed"),
    "long": (status(200, b"a" * 1_000_001), "more than"),
    "endless": (endless(b"a" * 65_536), "more than"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_answer_is_refused_at_once(name: str) -> None:
    """Endless heads, lines and bodies, cuts, packed bodies and other protocols have an end."""
    script, words = BROKEN[name]
    with pytest.raises(ProviderFailed, match=words) as told:
        ask(script)

    assert "plum" not in str(told.value)
    assert not isinstance(told.value, ProviderBusy)


async def count(answer: Answer, came: list[int]) -> None:
    """Read an answer to its end, and keep nothing but how much of it came."""
    async with aclosing(answer.chunks()) as chunks:
        async for chunk in chunks:
            came[0] += len(chunk)


def test_an_endless_answer_costs_little_memory() -> None:
    """A gigabyte that comes is read piece by piece and left at the limit."""

    async def scene() -> int:
        limits = Limits(body_bytes=30_000_000)
        async with Upstream(endless(b"a" * 65_536)) as up:
            client = Client(HERE, limits=limits)
            async with client.stream("POST", f"{up.base_url}/messages", headers={}) as answer:
                tracemalloc.start()
                came = [0]
                with pytest.raises(ProviderFailed, match="more than"):
                    await count(answer, came)
                _, peak = tracemalloc.get_traced_memory()
                tracemalloc.stop()
            assert came[0] > 25_000_000
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
        return peak

    assert asyncio.run(scene()) < 4_000_000


def test_a_body_with_a_huge_promise_is_read_no_further() -> None:
    """`read` stops at its own limit, whatever the server says will come."""

    async def scene() -> None:
        async with Upstream(status(200, b"a" * 5000)) as up:
            url = f"{up.origin}/messages"
            async with Client(HERE) as client, client.stream("POST", url, headers={}) as answer:
                with pytest.raises(ProviderFailed, match="more than"):
                    await answer.read(4999)

    asyncio.run(scene())


@pytest.mark.parametrize("value", ["a\r\nb: c", "a\0b", "a\nb"])
def test_a_header_cannot_carry_another(value: str) -> None:
    """A header with a line break is not sent, and not shown."""

    async def scene() -> Upstream:
        async with Upstream(status(200)) as up:
            with pytest.raises(ProviderFailed, match="nothing was sent") as told:
                async with Client(HERE).stream("POST", up.origin, headers={"x-key": value}):
                    pass
            assert value not in str(told.value)
            return up

    up = asyncio.run(scene())

    assert up.requests + up.probes == []


# ── leaving ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("script", [silent(), silent(after=["a"])], ids=["no head", "no more"])
def test_leaving_closes_the_socket_at_once(script) -> None:
    """Whoever is cancelled hangs up, before and within an answer; no limit has to run out."""

    async def scene() -> int:
        async with Upstream(script) as up:
            asking = asyncio.ensure_future(once(Client(HERE), f"{up.base_url}/messages"))
            async with asyncio.timeout(PATIENCE):
                await up.wait_asked()
                asking.cancel()
                await up.wait_left()
            with pytest.raises(asyncio.CancelledError):
                await asking
            return up.left

    assert asyncio.run(scene()) == 1


def test_an_answer_that_is_not_read_is_closed() -> None:
    """Leaving the block in the middle of an answer hangs up; the connection is not kept."""

    async def scene() -> int:
        async with Upstream([silent(after=["a"]), status(200)]) as up:
            client = Client(HERE)
            async with client.stream("POST", f"{up.base_url}/messages", headers={}):
                pass
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
            await once(client, f"{up.base_url}/messages")
            return up.connections

    assert asyncio.run(scene()) == 2


def test_closing_lets_go_of_kept_connections() -> None:
    """After `close` the server sees nobody any more, and the client can be used again."""

    async def scene() -> int:
        async with Upstream(status(200)) as up:
            client = Client(HERE)
            for _ in range(2):
                await post(client, f"{up.base_url}/messages")
                await client.close()
            return up.connections

    assert asyncio.run(scene()) == 2


def test_an_error_calls_the_other_side_as_it_is_called_here() -> None:
    """What a person reads names their provider, and not an address in their network."""

    async def told(does: Behaviour) -> str:
        async with Upstream(does) as up, Client(HERE, whom="Box") as client:
            with pytest.raises((ProviderFailed, ProviderBusy)) as caught:
                await post(client, f"{up.base_url}/messages")
            return str(caught.value)

    async def unreachable() -> str:
        async with Client(HERE, whom="Box") as client, nobody() as port:
            with pytest.raises(ProviderBusy) as caught:
                await post(client, f"http://127.0.0.1:{port}/messages")
            return str(caught.value)

    async def elsewhere() -> str:
        async with Client(HERE, whom="Box") as client:
            with pytest.raises(ProviderFailed) as caught:
                await post(client, "http://10.0.0.5/messages")
            return str(caught.value)

    async def scene() -> list[str]:
        return [
            await told(_cut_length),
            await told(lambda stage: stage.raw(b"")),
            await unreachable(),
            await elsewhere(),
        ]

    said = asyncio.run(scene())

    assert [one.split()[0] for one in said] == ["Box"] * 4
    assert not any(host in one for one in said for host in ("127.0.0.1", "10.0.0.5"))
