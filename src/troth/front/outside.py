"""Beyond this machine only behind TLS: our own, or that of one proxy that is declared.

Without either nothing but loopback is listened on. With a proxy only the proxy's address is
answered. Of what a proxy says of others one thing is believed: the last address in
`X-Forwarded-For`, which the proxy itself has put there. It is counted by, so that one who asks
too often keeps nobody else out, and used for nothing more. What stands before it in that
header, and `-Proto` and `-Host`, whoever asks could have said.
"""

import contextlib
import ipaddress
import re
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from troth.errors import BadInput
from troth.settings import Settings

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAME = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)*")
_HOP = re.compile(
    r"\[(?P<six>[0-9A-Fa-f:.]{2,45})\](?::[0-9]{1,5})?"
    r"|(?P<plain>[0-9A-Fa-f:]{2,45}|[0-9A-Fa-f:]*[0-9.]{7,15}(?=$|:))(?::[0-9]{1,5})?"
)
_NOT_THE_PROXY = "This Troth answers its proxy alone. Use the address that was told to you.\n"
_NO_NAME = (
    "Others will reach this Troth by a name, and it answers to no name that it was not told. "
    "Set public_name to that name, as in troth.example.org."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """How those beyond this machine are met: with our own TLS, by a proxy, or not at all."""

    tls: ssl.SSLContext | None = None
    proxy: Address | None = None

    @property
    def is_guarded(self) -> bool:
        """Whether it is safe to listen beyond loopback."""
        return self.tls is not None or self.proxy is not None


def outside(settings: Settings) -> Outside:
    """Read what the settings say. Raises BadInput, which names the setting to mend."""
    found = Outside(tls=_tls(settings), proxy=_proxy(settings.proxy_address))
    if settings.public_name is not None and not _NAME.fullmatch(settings.public_name):
        message = "public_name is a host name alone, as in troth.example.org: no port, no https://."
        raise BadInput(message, param="public_name")
    if found.is_guarded and not _is_loopback(settings.host) and settings.public_name is None:
        raise BadInput(_NO_NAME, param="public_name")
    return found


def address(text: str) -> Address | None:
    """Read an IP address; None if it is none. An IPv4 address inside IPv6 is that IPv4 address."""
    with contextlib.suppress(ValueError):
        found = ipaddress.ip_address("127.0.0.1" if text == "localhost" else text)
        mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
        return mapped or found
    return None


def place_of(text: str) -> str:
    """Return the place of an address: itself, or of IPv6 the network that it lies in.

    Whoever has one IPv6 address has 2^64 of them, and could count as somebody new each time.
    Source: RFC 4291, 2.5.1, and RFC 6177 (an end site gets at least one /64).
    """
    found = address(text)
    if not isinstance(found, ipaddress.IPv6Address) or found.is_loopback:
        return text if found is None else str(found)
    return str(ipaddress.IPv6Network((int(found) >> 64 << 64, 64)))


class OnlyFrom:
    """Answers one peer alone, and tells everybody else nothing of what is behind it.

    Whoever the peer speaks for stands in its place from here on, for counting.
    """

    def __init__(self, app: ASGIApp, *, peer: Address) -> None:
        self._app = app
        self._peer = peer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it comes from that address."""
        client = scope.get("client")
        if client is not None and address(client[0]) == self._peer:
            told = _last_hop(scope)
            asks = scope if told is None else {**scope, "client": (str(told), 0)}
            await self._app(asks, receive, send)
            return
        refused = PlainTextResponse(_NOT_THE_PROXY, 403, headers={"connection": "close"})
        await refused(scope, receive, send)


def _last_hop(scope: Scope) -> Address | None:
    """Return whom the proxy says that it speaks for; None if it does not say it well.

    Lines of the same name are one list (RFC 9110, 5.3). Some proxies add a port.
    """
    lines = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    last = b",".join(lines).rpartition(b",")[2].strip(b" \t")
    found = _HOP.fullmatch(last.decode("latin-1"))
    return None if found is None else address(found["six"] or found["plain"])


def _is_loopback(host: str) -> bool:
    found = address(host)
    return found is not None and found.is_loopback


def _proxy(text: str | None) -> Address | None:
    if text is None:
        return None
    found = address(text)
    if found is None or found.is_unspecified or found.is_multicast:
        message = "proxy_address is one IP address, as in 10.0.0.5: that of the proxy itself."
        raise BadInput(message, param="proxy_address")
    return found


def _tls(settings: Settings) -> ssl.SSLContext | None:
    certificate, key = settings.tls_certificate_file, settings.tls_key_file
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        there, missing = "tls_certificate_file", "tls_key_file"
        if certificate is None:
            there, missing = missing, there
        message = f"{there} is set, but {missing} is not. Set both, or neither."
        raise BadInput(message, param=missing)
    _must_be_read(certificate, "tls_certificate_file")
    if b"ENCRYPTED" in _must_be_read(key, "tls_key_file"):
        message = f"The key in {key} has a passphrase. Troth needs it without one."
        raise BadInput(message, param="tls_key_file")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise _unfit(error, certificate, key) from error
    return context


def _must_be_read(file: Path, param: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}. Check {param} and who owns the file."
        raise BadInput(message, param=param) from error


def _unfit(error: ssl.SSLError, certificate: Path, key: Path) -> BadInput:
    if error.reason == "KEY_VALUES_MISMATCH":
        message = f"The key in {key} is not that of the certificate in {certificate}."
        return BadInput(message, param="tls_key_file")
    message = f"{certificate} and {key} are not a certificate and its key in PEM form."
    return BadInput(message, param="tls_certificate_file")
