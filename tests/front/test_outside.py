"""Beyond this machine only behind TLS or one declared proxy; half a setting stops the start."""

import asyncio
import os
import ssl
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from starlette.responses import PlainTextResponse

from troth.errors import BadInput
from troth.front.limits import asker
from troth.front.outside import OnlyFrom, address, outside, place_of
from troth.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings that say nothing of the outside."""
    return Settings(data_dir=tmp_path / "data", state_dir=tmp_path / "state")


@pytest.fixture
def with_tls(settings: Settings, certificate: tuple[Path, Path]) -> Settings:
    """Return settings with a certificate and its key."""
    return replace(settings, tls_certificate_file=certificate[0], tls_key_file=certificate[1])


def test_without_settings_there_is_no_outside(settings: Settings) -> None:
    """No TLS, no proxy: nothing but loopback may be listened on."""
    found = outside(settings)

    assert (found.tls, found.proxy, found.is_guarded) == (None, None, False)


def test_a_certificate_and_its_key_guard(with_tls: Settings) -> None:
    """Together they make TLS of this decade."""
    found = outside(with_tls)

    assert found.is_guarded
    assert found.tls is not None
    assert found.tls.minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_declared_proxy_guards(settings: Settings) -> None:
    """If others have a name for this Troth."""
    told = replace(
        settings, host="10.0.0.9", proxy_address="10.0.0.5", public_name="troth.example.org"
    )

    assert outside(told).is_guarded
    assert str(outside(told).proxy) == "10.0.0.5"


@pytest.mark.parametrize(
    ("field", "other"),
    [("tls_certificate_file", "tls_key_file"), ("tls_key_file", "tls_certificate_file")],
)
def test_half_a_pair_is_told(with_tls: Settings, field: str, other: str) -> None:
    """A certificate without a key, or a key without one, is no TLS and must not pass as none."""
    with pytest.raises(BadInput, match=f"{field} is set, but {other} is not") as caught:
        outside(replace(with_tls, **{other: None}))

    assert caught.value.param == other


@pytest.mark.parametrize("field", ["tls_certificate_file", "tls_key_file"])
def test_a_file_that_cannot_be_read_is_told(with_tls: Settings, tmp_path: Path, field: str) -> None:
    """With its name, and why; a folder is none either."""
    for place in (tmp_path / "nowhere.pem", tmp_path):
        with pytest.raises(BadInput, match="cannot be read") as caught:
            outside(replace(with_tls, **{field: place}))

        assert caught.value.param == field
        assert str(place) in str(caught.value)


def test_a_key_of_another_certificate_is_told(
    with_tls: Settings, tmp_path: Path, certificate: tuple[Path, Path], make_certificate
) -> None:
    """The two are named, so that one knows which to look at."""
    _, foreign = make_certificate(tmp_path / "foreign")

    with pytest.raises(BadInput, match="is not that of the certificate") as caught:
        outside(replace(with_tls, tls_key_file=foreign))

    assert caught.value.param == "tls_key_file"
    assert str(certificate[0]) in str(caught.value)


@pytest.mark.parametrize("field", ["tls_certificate_file", "tls_key_file"])
@pytest.mark.parametrize("data", [b"", b"planted words", os.urandom(2000)])
def test_a_file_that_is_neither_is_told(
    with_tls: Settings, tmp_path: Path, field: str, data: bytes
) -> None:
    """What is in it is not quoted."""
    file = tmp_path / "other.pem"
    file.write_bytes(data)

    with pytest.raises(BadInput, match="not a certificate and its key in PEM form") as caught:
        outside(replace(with_tls, **{field: file}))

    assert "planted" not in str(caught.value)


def test_a_key_with_a_passphrase_is_told(
    with_tls: Settings, tmp_path: Path, certificate: tuple[Path, Path]
) -> None:
    """Nobody is asked for it in the middle of a start, and the server does not hang."""
    key = serialization.load_pem_private_key(certificate[1].read_bytes(), None)
    file = tmp_path / "sealed.pem"
    form, pem = serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
    file.write_bytes(
        key.private_bytes(pem, form, serialization.BestAvailableEncryption(b"planted"))
    )

    with pytest.raises(BadInput, match="has a passphrase") as caught:
        outside(replace(with_tls, tls_key_file=file))

    assert caught.value.param == "tls_key_file"


def test_others_need_a_name_for_it(with_tls: Settings) -> None:
    """Beyond loopback a server that answers to no name would answer nobody."""
    with pytest.raises(BadInput, match="Set public_name") as caught:
        outside(replace(with_tls, host="0.0.0.0"))  # noqa: S104  # nothing is bound here

    assert caught.value.param == "public_name"
    assert outside(replace(with_tls, host="0.0.0.0", public_name="t.example.org"))  # noqa: S104


@pytest.mark.parametrize(
    "name",
    ["https://t.example.org", "t.example.org:443", "a b", "-x", "", "x" * 254, "t/x", "ä.org"],
)
def test_a_public_name_is_a_host_name(settings: Settings, name: str) -> None:
    """Nothing around it, and no letter that a browser would send in another spelling."""
    with pytest.raises(BadInput, match="host name alone") as caught:
        outside(replace(settings, public_name=name))

    assert caught.value.param == "public_name"


@pytest.mark.parametrize(
    "text",
    ["proxy.example.org", "0.0.0.0", "::", "10.0.0.0/8", "*", "224.0.0.1"],  # noqa: S104  # refused
)
def test_a_proxy_is_one_address(settings: Settings, text: str) -> None:
    """Not a name, not a net, not everybody."""
    with pytest.raises(BadInput, match="one IP address") as caught:
        outside(replace(settings, proxy_address=text, public_name="t.example.org"))

    assert caught.value.param == "proxy_address"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("localhost", "127.0.0.1"),
        ("10.0.0.5", "10.0.0.5"),
        ("::ffff:10.0.0.5", "10.0.0.5"),
        ("::1", "::1"),
        ("2130706433", "None"),
        ("0x7f.1", "None"),
        ("", "None"),
    ],
)
def test_addresses_have_one_spelling(text: str, expected: str) -> None:
    """An IPv4 address inside an IPv6 one is the same peer; odd spellings are none."""
    assert str(address(text)) == expected


# ── who is answered ───────────────────────────────────────────────────────────────────────────


async def behind(scope, receive, send) -> None:
    """Answer whoever gets through."""
    await PlainTextResponse("planted")(scope, receive, send)


def ask(client: tuple[str, int] | None, *headers: tuple[bytes, bytes]) -> tuple[int, bytes]:
    """Send one request from an address; return status and body."""
    sent: list[dict] = []

    async def send(message) -> None:
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    peer = address("10.0.0.5")
    assert peer is not None
    scope = {"type": "http", "method": "GET", "path": "/", "client": client, "headers": headers}
    asyncio.run(OnlyFrom(behind, peer=peer)(scope, receive, send))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent)


@pytest.mark.parametrize("host", ["10.0.0.5", "::ffff:10.0.0.5"])
def test_the_proxy_is_let_through(host: str) -> None:
    """From whatever port."""
    assert ask((host, 40_000)) == (200, b"planted")


@pytest.mark.parametrize(
    "client", [("10.0.0.6", 1), ("127.0.0.1", 1), ("::1", 1), ("testclient", 1), ("", 0), None]
)
def test_nobody_else_is(client: tuple[str, int] | None) -> None:
    """Whoever comes around the proxy, or says in a header that it is the proxy, learns nothing."""
    said = [
        (b"x-forwarded-for", b"10.0.0.5"),
        (b"forwarded", b"for=10.0.0.5"),
        (b"x-real-ip", b"10.0.0.5"),
    ]

    status, body = ask(client, *said)

    assert status == 403
    assert b"planted" not in body


async def say_who(scope, receive, send) -> None:
    """Answer with the address that is counted by."""
    await PlainTextResponse(asker(scope))(scope, receive, send)


def counted(*headers: tuple[bytes, bytes]) -> str:
    """Return by what a request through the proxy is counted."""
    sent: list[dict] = []

    async def send(message) -> None:
        sent.append(message)

    peer = address("10.0.0.5")
    assert peer is not None
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "client": ("10.0.0.5", 1),
        "headers": list(headers),
    }
    asyncio.run(OnlyFrom(say_who, peer=peer)(scope, None, send))
    return sent[1]["body"].decode()


@pytest.mark.parametrize(
    ("lines", "who"),
    [
        ([b"203.0.113.7"], "203.0.113.7"),
        ([b"198.51.100.1, 203.0.113.7"], "203.0.113.7"),
        ([b"198.51.100.1", b"203.0.113.7"], "203.0.113.7"),
        ([b"198.51.100.1,203.0.113.7:40000"], "203.0.113.7"),
        ([b"2001:db8::7"], "2001:db8::7"),
        ([b"[2001:db8::7]:443"], "2001:db8::7"),
        ([b"[2001:db8::7]"], "2001:db8::7"),
        ([b"::ffff:203.0.113.7"], "203.0.113.7"),
    ],
)
def test_the_last_hop_is_counted(lines: list[bytes], who: str) -> None:
    """That one the proxy has put there. What stands before it, anybody could have said."""
    assert counted(*((b"x-forwarded-for", line) for line in lines)) == who


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"unknown",
        b"203.0.113.7, ",
        b"_hidden",
        b"1.2.3",
        b"203.0.113.999",
        b"a" * 9000,
        b"\xff",
    ],
)
def test_what_is_no_address_is_counted_as_the_proxy(line: bytes) -> None:
    """Then all who come that way share one count, as where the proxy says nothing."""
    assert counted((b"x-forwarded-for", line)) == "10.0.0.5"
    assert counted() == "10.0.0.5"


def test_other_headers_change_no_count() -> None:
    """A proxy that is set up otherwise must not let its clients choose who they are."""
    said = [(b"forwarded", b"for=203.0.113.7"), (b"x-real-ip", b"203.0.113.7")]

    assert counted(*said) == "10.0.0.5"


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:1:ffff::7", "2001:db8:0:1::/64"),
        ("2001:db8:0:1::", "2001:db8:0:1::/64"),
        ("fe80::1%lo", "fe80::/64"),
        ("::1", "::1"),
        ("local", "local"),
    ],
)
def test_the_place_of_an_address(told: str, by: str) -> None:
    """A machine by its address; with IPv6, where it has as many as it likes, by its network."""
    assert place_of(told) == by
