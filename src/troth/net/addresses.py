"""Which addresses there are, and what an address that somebody typed really means.

Pure: it asks no name server. An address has one spelling here. Whatever a program down the
road might read in another way (127.1, 0x7f000001, a name with a dot at its end) is refused
rather than guessed, so that the address that was checked is the address that is called.

Source for the ranges: the IANA special-purpose address registries (RFC 6890 and its updates);
for "a name whose last part is a number is an address": https://url.spec.whatwg.org/#host-parsing.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

from troth.errors import BadInput

Address: TypeAlias = IPv4Address | IPv6Address


class Zone(StrEnum):
    """Where an address leads. `LINK_LOCAL` and `SPECIAL` are never called."""

    LOOPBACK = "loopback"
    PRIVATE = "private"
    LINK_LOCAL = "link_local"
    SPECIAL = "special"
    PUBLIC = "public"


CALLABLE = frozenset({Zone.LOOPBACK, Zone.PRIVATE, Zone.PUBLIC})
"""The zones that anybody may be allowed to call. In the others sit the machines' own secrets."""

_METADATA = frozenset(
    map(ip_address, ("168.63.129.16", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254"))
)
"""Where rented machines ask for their own keys, outside the link-local range (169.254.169.254)."""

_V4 = [
    (IPv4Network("127.0.0.0/8"), Zone.LOOPBACK),
    (IPv4Network("10.0.0.0/8"), Zone.PRIVATE),
    (IPv4Network("172.16.0.0/12"), Zone.PRIVATE),
    (IPv4Network("192.168.0.0/16"), Zone.PRIVATE),
    (IPv4Network("100.64.0.0/10"), Zone.PRIVATE),  # shared by a carrier's customers; VPNs use it
    (IPv4Network("169.254.0.0/16"), Zone.LINK_LOCAL),
    (IPv4Network("0.0.0.0/8"), Zone.SPECIAL),
    (IPv4Network("192.0.0.0/24"), Zone.SPECIAL),
    (IPv4Network("192.0.2.0/24"), Zone.SPECIAL),
    (IPv4Network("192.88.99.0/24"), Zone.SPECIAL),
    (IPv4Network("198.18.0.0/15"), Zone.SPECIAL),
    (IPv4Network("198.51.100.0/24"), Zone.SPECIAL),
    (IPv4Network("203.0.113.0/24"), Zone.SPECIAL),
    (IPv4Network("224.0.0.0/3"), Zone.SPECIAL),
]
_V6 = [
    (IPv6Network("::1/128"), Zone.LOOPBACK),
    (IPv6Network("fc00::/7"), Zone.PRIVATE),
    (IPv6Network("fe80::/9"), Zone.LINK_LOCAL),  # with the older site-local half
    (IPv6Network("2001::/23"), Zone.SPECIAL),  # Teredo and others that wrap an address
    (IPv6Network("2001:db8::/32"), Zone.SPECIAL),
    (IPv6Network("2002::/16"), Zone.SPECIAL),  # 6to4 wraps one, too
    (IPv6Network("3fff::/20"), Zone.SPECIAL),
    (IPv6Network("2000::/3"), Zone.PUBLIC),
]
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): how a network without IPv4 reaches an IPv4 address."""


def zone(address: str | Address) -> Zone:
    """Say where an address leads. Raises BadInput if it is none."""
    try:
        ip = ip_address(address)
    except ValueError:
        message = "This is not an IP address."
        raise BadInput(message) from None
    if ip in _METADATA:
        return Zone.SPECIAL
    if isinstance(ip, IPv4Address):
        return next((found for network, found in _V4 if ip in network), Zone.PUBLIC)
    plain = IPv6Address(int(ip))
    if plain in _TRANSLATED:
        inner = zone(IPv4Address(int(plain) & 0xFFFF_FFFF))
        return Zone.PUBLIC if inner is Zone.PUBLIC else Zone.SPECIAL
    found = next((found for network, found in _V6 if plain in network), Zone.SPECIAL)
    if ip.scope_id is not None and found is not Zone.LINK_LOCAL:
        return Zone.SPECIAL
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that can be called. `path` has no slash at its end; `host` no brackets.

    The address of a file may have a query: it is part of `path` then.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> Address | None:
        """The IP address, if `host` is one and not a name."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None

    @property
    def authority(self) -> str:
        """Host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"


_PORTS = {"http": 80, "https": 443}
_URL = re.compile(
    r"""(?P<scheme>https?)://
    (?P<host>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)
    (?::(?P<port>[1-9][0-9]{0,4}))?
    (?P<path>(?:/[a-z0-9._~:-]+)*)/?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_LONGEST = 2048
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_BYTE = re.compile(r"0|[1-9][0-9]{0,2}", re.ASCII)


def target(url: str) -> Target:
    """Read an address. Raises BadInput for everything but one plain spelling of http or https.

    Names and passwords, queries, fragments, escapes, letters outside ASCII, odd spellings of an
    IP address, and addresses that are never called are refused.
    """
    match = _URL.fullmatch(url) if len(url) <= _LONGEST else None
    if match is None:
        raise _no(_PLAIN)
    path = match["path"]
    if any(part in {".", ".."} for part in path.split("/")):
        raise _no(_UP)
    scheme = match["scheme"].lower()
    port = int(match["port"] or _PORTS[scheme])
    if port > 0xFFFF:
        raise _no(_PORT)
    return Target(scheme=scheme, host=_host(match["host"].lower()), port=port, path=path)


_FILE = re.compile(
    r"""(?P<origin>https?://[^/?#\\]+)
    (?P<path>/[A-Za-z0-9._~:@!$&'()*+,;=%/-]*)
    (?P<query>\?[A-Za-z0-9._~:@!$&'()*+,;=%/?-]*)?""",
    re.VERBOSE | re.ASCII,
)
_LONGEST_FILE = 8192


def file_target(url: str) -> Target:
    """Read the address of a file: as `target` does, but a query and escapes may stand in it.

    Raises BadInput. What stands after the host is sent as it is, and goes nowhere else.
    """
    match = _FILE.fullmatch(url) if len(url) <= _LONGEST_FILE else None
    if match is None:
        raise _no(_OF_A_FILE)
    path, origin = match["path"], target(match["origin"])
    if any(part in {".", ".."} for part in path.split("/")):
        raise _no(_UP)
    return replace(origin, path=path + (match["query"] or ""))


def moved(to: str, *, since: Target) -> Target:
    """Read where an answer says that a file is now (its `location`). Raises BadInput."""
    here = to.startswith("/") and not to.startswith("//")
    return file_target(since.origin + to if here else to)


def _host(host: str) -> str:
    if host.startswith("["):
        return _v6(host[1:-1])
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _v4(labels)
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _no(_NAME)
    if any(label.startswith("xn--") for label in labels):
        raise _no(_HIDES)
    return host


def _v6(host: str) -> str:
    try:
        ip = IPv6Address(host)
    except ValueError:
        raise _no(_SIX) from None
    if "." in host or zone(ip) not in CALLABLE:
        raise _no(_NEVER)
    return str(ip)


def _v4(labels: list[str]) -> str:
    plain = len(labels) == 4 and all(_BYTE.fullmatch(one) and int(one) < 256 for one in labels)
    if not plain:
        raise _no(_FOUR)
    host = ".".join(labels)
    if zone(host) not in CALLABLE:
        raise _no(_NEVER)
    return host


_PLAIN = "Write it as https://name/path, with plain letters and nothing else."
_OF_A_FILE = "Write it as https://name/path/file, with plain letters."
_UP = "Write the path without dots that go up."
_PORT = "Its port must lie between 1 and 65535."
_NAME = "Its name has a part that no name has, or a dot at its end."
_HIDES = "Its name hides letters that look like others. Use a name in plain letters."
_SIX = "What stands in brackets is not an IPv6 address."
_FOUR = "Write an IP address as four numbers from 0 to 255."
_NEVER = "Troth never calls that IP address: it is kept for other uses."


def _no(advice: str) -> BadInput:
    return BadInput(f"This address cannot be used. {advice}", param="base_url")
