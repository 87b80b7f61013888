"""A large file is fetched whole or not at all, from a server that cuts, lies and wanders."""

import asyncio
import errno
import fcntl
import hashlib
import re
import shutil
from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from troth.errors import BadInput, Damaged, StoreFull, TrothError, Unconfigured
from troth.net.addresses import Zone
from troth.net.client import Client
from troth.providers import fetch as fetch_module
from troth.providers.fetch import Wanted, fetch
from troth.words import Digest

BODY = bytes(range(256)) * 4096  # a megabyte
HASH = Digest(hashlib.sha256(BODY).hexdigest())
Act = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where the file shall lie."""
    return tmp_path / "own" / "a.model.gguf"


@asynccontextmanager
async def shelf(*acts: Act):
    """Run a server on loopback whose answers follow one another; the last one stands."""
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            heads.append(head)
            await acts[min(len(heads), len(acts)) - 1](head, writer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/m/file.gguf", heads
    finally:
        server.close()
        await server.wait_closed()


def head(status: str, **more: object) -> bytes:
    """Return the head of an answer."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "connection: close", "", ""]).encode()


def asked_from(told: str) -> int:
    """Return the byte that a request asks from; 0 if it asks for all."""
    found = re.search(r"^range: bytes=(\d+)-\r$", told, re.MULTILINE | re.IGNORECASE)
    return int(found[1]) if found else 0


def honest(*, upto: int | None = None, body: bytes = BODY, tag: str = '"v1"') -> Act:
    """Send what was asked for; with `upto`, cut the connection after so many bytes."""

    async def act(told: str, writer: asyncio.StreamWriter) -> None:
        start = asked_from(told)
        part = body[start:]
        if start:
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            more = {"content_range": span, "content_length": len(part), "etag": tag}
            writer.write(head("206 Part", **more))
        else:
            writer.write(head("200 OK", content_length=len(part), etag=tag))
        writer.write(part if upto is None else part[:upto])

    return act


def says(status: str, body: bytes = b"", **more: object) -> Act:
    """Send this head and this body."""

    async def act(_told: str, writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, content_length=len(body), **more) + body)

    return act


def run(place: Path, acts: Sequence[Act], **more: object) -> list[str]:
    """Fetch from a server that acts like this; return the heads of the requests."""
    told: list[str] = []

    async def scene() -> None:
        async with shelf(*acts) as (url, heads):
            try:
                wanted = Wanted(
                    url=url, sha256=more.pop("sha256", HASH), size=more.pop("size", None)
                )
                await fetch(wanted, place, **more)
            finally:
                told.extend(heads)

    asyncio.run(scene())
    return told


def left(place: Path) -> list[str]:
    """Name what lies in the folder."""
    return sorted(one.name for one in place.parent.iterdir())


def test_a_file_comes_whole_and_closed_to_others(place: Path) -> None:
    """Nothing lies beside it in the end, its bytes are told as they come, no name of ours goes."""
    seen: list[tuple[int, int | None]] = []

    heads = run(place, [honest()], progress=lambda *one: seen.append(one), size=len(BODY))

    assert place.read_bytes() == BODY
    assert oct(place.stat().st_mode & 0o777) == "0o600"
    assert left(place) == ["a.model.gguf"]
    assert seen[0] == (0, len(BODY))
    assert seen[-1] == (len(BODY), len(BODY))
    assert "range:" not in heads[0].lower()
    assert "cookie" not in heads[0].lower()


def test_a_cut_connection_is_gone_on_with(place: Path) -> None:
    """Each further request asks for the rest of the very same version."""
    heads = run(place, [honest(upto=300_000), honest(upto=300_000), honest()])

    assert place.read_bytes() == BODY
    assert [asked_from(one) for one in heads] == [0, 300_000, 600_000]
    assert all('if-range: "v1"' in one for one in heads[1:])


def test_wherever_it_is_cut_it_is_whole_in_the_end(place: Path) -> None:
    """After the first byte, at the edges of what is read at once, before the last one."""
    ends = [1, 2, 4_095, 4_096, 65_535, 65_536, 65_537, 131_072, 1_000_000, len(BODY) - 1]
    parts = [end - before for before, end in zip([0, *ends], ends, strict=False)]

    heads = run(place, [*(honest(upto=part) for part in parts), honest()])

    assert place.read_bytes() == BODY
    assert [asked_from(one) for one in heads] == [0, *ends]
    assert left(place) == ["a.model.gguf"]


def test_what_came_is_kept_for_the_next_time(place: Path) -> None:
    """A server that goes away is told in a sentence with figures; later it goes on from there."""
    gone: Act = says("503 Busy", retry_after="7")

    with pytest.raises(Unconfigured, match=r"busy. Try again in 7 seconds"):
        run(place, [honest(upto=400_000), gone])
    kept = left(place)

    async def later() -> list[str]:
        async with shelf(honest()) as (url, heads):
            # another address of the same bytes is another file: what is here is not mixed into it
            note = place.with_suffix(".resume")
            note.write_text(re.sub(r"http://[^\"]+", url, note.read_text()))
            await fetch(Wanted(url=url, sha256=HASH), place)
            return heads

    heads = asyncio.run(later())

    assert kept == ["a.model.part", "a.model.resume"]
    assert asked_from(heads[0]) == 400_000
    assert place.read_bytes() == BODY


def test_a_connection_that_brings_nothing_ends_it(place: Path) -> None:
    """It does not ask for ever, and says how much is here."""
    cut: Act = honest(upto=0)

    with pytest.raises(Unconfigured, match=r"broke off.*0 MB of 1 MB are here and are kept.*again"):
        run(place, [honest(upto=1000), cut])

    with pytest.raises(Unconfigured, match="again and again"):
        run(place, [honest(upto=10)])


def test_a_version_that_changed_is_fetched_anew(place: Path) -> None:
    """A server that sends all of it instead of the rest is taken at its word."""
    old = honest(upto=500_000, body=b"old" * 400_000, tag='"old"')

    async def new(_told: str, writer: asyncio.StreamWriter) -> None:
        writer.write(head("200 OK", content_length=len(BODY), etag='"new"') + BODY)

    run(place, [old, new])

    assert place.read_bytes() == BODY


@pytest.mark.parametrize(
    "span",
    [
        "bytes 0-1048575/1048576",
        "bytes 300001-1048575/1048576",
        "bytes 300000-1048575/2097152",
        "bytes 300000-400000/1048576",
        "bytes 300000-1048575/*",
        "bytes */1048576",
        "items 300000-1048575/1048576",
        "",
    ],
)
def test_a_lie_about_ranges_is_never_written(place: Path, span: str) -> None:
    """A part that is not the one that was asked for is dropped, and all is fetched anew."""
    lie = says("206 Part", BODY[300_000:], content_range=span)

    heads = run(place, [honest(upto=300_000), lie, honest()])

    assert place.read_bytes() == BODY
    assert [asked_from(one) for one in heads] == [0, 300_000, 0]


def test_a_server_that_goes_on_lying_is_left(place: Path) -> None:
    """The second lie ends it, with a sentence."""
    lie = says("206 Part", BODY, content_range="bytes 0-1048575/1048576")

    with pytest.raises(Unconfigured, match="other parts"):
        run(place, [honest(upto=300_000), lie, honest(upto=300_000), lie])


def test_a_part_that_is_too_long_for_the_server_is_dropped(place: Path) -> None:
    """After 416 all of it is fetched anew."""
    heads = run(place, [honest(upto=300_000), says("416 No", content_range="bytes */7"), honest()])

    assert place.read_bytes() == BODY
    assert asked_from(heads[2]) == 0


def test_another_body_is_thrown_away(place: Path) -> None:
    """One changed byte, and nothing is left: no file, no part."""
    for body in (BODY[:-1] + b"!", b"<html>Sign in</html>"):
        with pytest.raises(Damaged, match="thrown away"):
            run(place, [honest(body=body)])
        assert left(place) == []

    with pytest.raises(Damaged, match="thrown away"):  # whole by its length, and wrong
        run(place, [honest()], sha256=Digest("0" * 64), size=len(BODY))
    assert left(place) == []


def test_another_size_is_noticed_before_a_byte_comes(place: Path) -> None:
    """Where the size is pinned, a server with another file is left at once."""
    with pytest.raises(Damaged, match="Nothing was fetched"):
        run(place, [honest()], size=len(BODY) + 1)

    assert left(place) == []


def test_more_than_was_promised_is_not_kept(place: Path) -> None:
    """A body without an end stops at the size of the file."""

    async def endless(_told: str, writer: asyncio.StreamWriter) -> None:
        writer.write(head("200 OK"))
        while True:
            writer.write(BODY)
            await writer.drain()

    with pytest.raises(Damaged, match="more than the file has"):
        run(place, [endless], size=len(BODY))

    assert left(place) == []


def test_it_follows_a_file_to_where_it_is(place: Path) -> None:
    """Redirects with a query are followed, a few; the range goes along."""
    signed = says("302 Found", location="/blob/abc?sig=a%2Fb%3D&until=7")

    heads = run(place, [honest(upto=300_000), signed, honest()])

    assert place.read_bytes() == BODY
    assert heads[2].startswith("GET /blob/abc?sig=a%2Fb%3D&until=7 HTTP/1.1")
    assert asked_from(heads[2]) == 300_000
    with pytest.raises(Unconfigured, match="without an end"):
        run(place, [signed])


@pytest.mark.parametrize(
    "location",
    [
        "",
        "ftp://example.org/x",
        "//127.0.0.1/x",
        "http://user:pass@127.0.0.1/x",
        "http://169.254.169.254/latest",
        "/a/../b",
        "/a b",
        "/\N{LATIN SMALL LETTER A WITH DIAERESIS}",
        "http://127.0.0.1:1/elsewhere",
    ],
)
def test_an_odd_or_near_place_is_not_followed(place: Path, location: str) -> None:
    """No redirect leads into this machine, one's own network or to a machine's secrets."""
    with pytest.raises(TrothError):
        run(place, [says("302 Found", location=location)])

    assert left(place) == []


def test_a_secret_address_is_not_left_for_an_open_one() -> None:
    """From https nobody is sent on to http."""
    since = fetch_module.file_target("https://example.org/x")

    with pytest.raises(Unconfigured, match="read along"):
        fetch_module._next("http://example.org/x", since)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 No", "with your browser"),
        ("403 No", "with your browser"),
        ("404 No", "no such file"),
        ("410 Gone", "no such file"),
        ("429 Slow", "busy"),
        ("500 Oops", "status 500"),
        ("206 Part", "status 206"),
    ],
)
def test_no_is_told_in_a_sentence(place: Path, status: str, words: str) -> None:
    """Each answer without a file says what happened and what to do; nothing stays."""
    with pytest.raises(Unconfigured, match=words):
        run(place, [says(status, b"<html>")])

    assert left(place) == []


def test_a_full_disk_is_told_before_and_while(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before, with figures, and no byte is fetched; in the middle, and what came is kept."""
    full = shutil.disk_usage("/")._replace(free=1000)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: full)
        with pytest.raises(StoreFull, match=r"too full.*0.3 GB, and 0.0 GB are free"):
            run(place, [honest()])

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetch_module.os, "fsync", no_room)
    with pytest.raises(StoreFull, match=r"disk is full. 1 MB are here"):
        run(place, [honest()])
    assert left(place) == ["a.model.part", "a.model.resume"]


def test_a_file_without_a_length_does_not_fill_the_disk(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again and again while it comes; what came is kept."""
    plenty = shutil.disk_usage("/")._replace(free=10**12)
    found = [plenty, plenty, plenty._replace(free=fetch_module.SPARE_BYTES - 1)]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: found.pop(0))
    monkeypatch.setattr(fetch_module, "LOOK_EVERY", 200_000)

    async def endless(_told: str, writer: asyncio.StreamWriter) -> None:
        writer.write(head("200 OK") + BODY)

    with pytest.raises(StoreFull, match=r"at least 0\.3 GB"):
        run(place, [endless])

    assert not found
    assert 0 < place.with_suffix(".part").stat().st_size < len(BODY)


def test_two_at_the_same_time_do_not_mix(place: Path) -> None:
    """The second is told, and the first comes whole."""
    wait = asyncio.Event()

    async def slow(told: str, writer: asyncio.StreamWriter) -> None:
        writer.write(head("200 OK", content_length=len(BODY)) + BODY[:1000])
        await writer.drain()
        await wait.wait()
        writer.write(BODY[1000:])

    async def scene() -> None:
        async with shelf(slow) as (url, _):
            here = asyncio.Event()
            wanted = Wanted(url=url, sha256=HASH)
            first = asyncio.ensure_future(fetch(wanted, place, progress=lambda *_: here.set()))
            await here.wait()
            with pytest.raises(Unconfigured, match="already"):
                await fetch(wanted, place)
            wait.set()
            await first

    asyncio.run(scene())

    assert place.read_bytes() == BODY


def test_a_lock_on_what_another_fetch_has_just_moved_away_is_none(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opened the part just before the other was done holds the whole file, and leaves it."""
    real = fcntl.flock

    def done_just_then(number: int, how: int) -> None:
        place.with_suffix(".part").replace(place)
        place.write_bytes(BODY)
        real(number, how)

    monkeypatch.setattr(fcntl, "flock", done_just_then)

    with pytest.raises(Unconfigured, match="being fetched already"):
        run(place, [honest()])

    assert place.read_bytes() == BODY
    assert left(place) == ["a.model.gguf"]


def test_an_odd_note_is_not_believed(place: Path) -> None:
    """A note that is damaged, or of another file, drops the part that lies there."""
    for note in ("{", "[]", '{"url": 7}', f'{{"url": "http://x/y", "sha256": "{HASH}"}}'):
        place.parent.mkdir(exist_ok=True)
        place.with_suffix(".part").write_bytes(b"not of this file")
        place.with_suffix(".resume").write_text(note)

        heads = run(place, [honest()])

        assert asked_from(heads[0]) == 0
        assert place.read_bytes() == BODY


def test_addresses_that_are_none_are_refused(place: Path) -> None:
    """Before anything is written or asked."""
    for url in ("", "file:///etc/passwd", "https://", "https://x/y#z", "http://[::ffff:1.2.3.4]/x"):
        with pytest.raises(BadInput):
            asyncio.run(fetch(Wanted(url=url, sha256=HASH), place))
    assert not place.parent.exists()


def test_a_redirect_gets_no_near_zone(place: Path) -> None:
    """A host elsewhere is opened for the internet alone."""
    zones: list[frozenset[Zone]] = []

    def opens(allowed: frozenset[Zone], **more: object) -> Client:
        zones.append(allowed)
        return Client(allowed, **more)

    there = says("302 Found", location="http://127.0.0.1:9/x")
    with pytest.raises(Unconfigured, match="not allowed"):
        run(place, [there], opens=partial(opens))

    assert Zone.LOOPBACK in zones[0]
    assert zones[1] == {Zone.PUBLIC}
