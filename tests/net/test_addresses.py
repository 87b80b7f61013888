"""An address has one spelling, and leads where it is said to lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.net.addresses import CALLABLE, Zone, file_target, moved, target, zone

ZONES = {
    Zone.LOOPBACK: ["127.0.0.1", "127.255.255.254", "::1"],
    Zone.PRIVATE: [
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"),
        *("fc00::1", "fd12:3456::1"),
    ],
    Zone.LINK_LOCAL: ["169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0", "fec0::1"],
    Zone.SPECIAL: [
        "0.0.0.0",  # noqa: S104  # an address to refuse, not to listen at
        *("192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
        *("168.63.129.16", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254"),
        *("::", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::127.0.0.1"),
        *("64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::"),
        *("3fff::1", "ff02::1", "100::1", "::1%lo", "4000::1"),
    ],
    Zone.PUBLIC: [
        *("8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"),
        *("169.253.0.1", "11.0.0.1", "223.255.255.255"),
    ],
}


@pytest.mark.parametrize(("kind", "ip"), [(kind, ip) for kind in ZONES for ip in ZONES[kind]])
def test_an_address_lies_in_its_zone(kind: Zone, ip: str) -> None:
    """Loopback, private, neighbours', special and public addresses are told apart."""
    assert zone(ip) is kind


@given(st.ip_addresses())
def test_what_python_calls_unreachable_is_never_public(ip) -> None:
    """No address that Python's own tables call private, reserved or local counts as public."""
    unreachable = ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified
    if zone(ip) is Zone.PUBLIC and not str(ip).startswith("64:ff9b::"):
        assert not ip.is_private
        assert not unreachable


def test_what_is_no_address_has_no_zone() -> None:
    """A name is not an address, and the error does not repeat it."""
    with pytest.raises(BadInput) as told:
        zone("plum.example.org")

    assert "plum" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://api.example.org/v1", "api.example.org", 443, "/v1"),
        ("https://api.example.org/v1/", "api.example.org", 443, "/v1"),
        ("HTTPS://API.Example.ORG", "api.example.org", 443, ""),
        ("http://localhost:11434/v1", "localhost", 11434, "/v1"),
        ("http://127.0.0.1:8080", "127.0.0.1", 8080, ""),
        ("http://[::1]:8080/v1", "::1", 8080, "/v1"),
        ("http://[0:0:0:0:0:0:0:1]/v1", "::1", 80, "/v1"),
        ("http://my_box.lan:65535/a/b-c_d~e.f", "my_box.lan", 65535, "/a/b-c_d~e.f"),
    ],
)
def test_a_plain_address_is_read(url: str, host: str, port: int, path: str) -> None:
    """What people really write is taken, in one spelling."""
    goal = target(url)

    assert (goal.host, goal.port, goal.path) == (host, port, path)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://api.example.org:443/v1", "https://api.example.org"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://[::1]:80", "https://[::1]:80"),
    ],
)
def test_the_usual_port_is_left_out(url: str, origin: str) -> None:
    """A request names host and port as every server expects it."""
    assert target(url).origin == origin


BAD = [
    # other schemes, and none
    *("", "127.0.0.1", "//127.0.0.1", "file:///etc/passwd", "ftp://example.org", "gopher://x"),
    *("unix:///run/x", "javascript:1", "data:text/plain,x", "http:/x", "http:x", "https://"),
    *("httpx://example.org", " http://example.org", "http://example.org ", "\thttp://x"),
    # who it is, what it asks, where in it
    *("http://a@127.0.0.1", "http://a:b@example.org", "http://example.org@127.0.0.1"),
    *("http://example.org/?q=1", "http://example.org?", "http://example.org/#x"),
    *("http://example.org#@127.0.0.1", "http://127.0.0.1\\@example.org", "http://example.org\\x"),
    # loopback in other spellings
    *("http://2130706433", "http://0x7f000001", "http://0x7f.0.0.1", "http://017700000001"),
    *("http://0177.0.0.1", "http://127.1", "http://127.0.1", "http://127.0.0.01", "http://0"),
    *("http://127.0.0.1.", "http://127.0.0.256", "http://127.0.0.1.1", "http://1.2.3.4.5"),
    *("http://0x7f.1", "http://127.0.0.0x1", "http://00000177.0.0.1", "http://0x", "http://1e3.1"),
    *(
        "http://127。0。0。1",
        "http://\uff11\uff12\uff17.0.0.1",
        "http://①②⑦.0.0.1",
        "http://ⓛocalhost",
    ),
    *("http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[::127.0.0.1]"),
    *("http://[64:ff9b::127.0.0.1]", "http://[2002:7f00:1::]", "http://[::1%25lo]"),
    *("http://[::1%lo]", "http://[fe80::1%25eth0]", "http://[::1", "http://::1", "http://[]"),
    *(
        "http://[2606:4700::1.2.3.4]",
        "http://[127.0.0.1]",
        "http://[localhost]",
        "http://[v1.x]",
        "http://[::1]x",
    ),
    # machines' own secrets
    *("http://169.254.169.254/latest", "http://2852039166", "http://0xa9fea9fe"),
    *("http://[fd00:ec2::254]", "http://[fe80::1]", "http://[::ffff:169.254.169.254]"),
    *("http://100.100.100.200", "http://168.63.129.16", "http://192.0.0.192", "http://0.0.0.0"),
    *("http://[::]", "http://255.255.255.255", "http://224.0.0.1"),
    # names that are none, and names that hide something
    *(
        "http://example.org.",
        "http://.example.org",
        "http://a..b",
        "http://-a.org",
        "http://a-.org",
    ),
    *("http://xn--80ak6aa92e.com", "http://a.xn--p1ai", "http://exämple.org", "http://a%2eb.org"),
    *("http://127.0.0.1%00.example.org", "http://exa mple.org", "http://exam\nple.org"),
    *("http://example.org\r\nx: y", "http://" + "a" * 64 + ".org", "http://" + "a." * 130 + "org"),
    # ports and paths
    *("http://example.org:0", "http://example.org:65536", "http://example.org:99999"),
    *("http://example.org:080", "http://example.org:", "http://example.org:8o", "http://h:+80"),
    *("http://example.org:-1", "http://example.org:٨٠", "http://h:80:80"),
    *("http://example.org/../x", "http://example.org/a/./b", "http://example.org/%2e%2e/x"),
    *("http://example.org//x", "http://example.org/a b", "http://example.org/ä"),
    "http://example.org/" + "a" * 2048,
]


@pytest.mark.parametrize("url", BAD)
def test_an_odd_address_is_refused(url: str) -> None:
    """Everything that two programs might read in two ways is refused, and not repeated."""
    with pytest.raises(BadInput) as told:
        target(url)

    assert told.value.param == "base_url"
    assert "127" not in str(told.value)


@given(st.ip_addresses(v=4))
def test_no_number_for_an_address_is_read(ip) -> None:
    """An IPv4 address as one number, in whatever base, is refused."""
    for spelled in (str(int(ip)), hex(int(ip)), f"0{int(ip):o}"):
        with pytest.raises(BadInput):
            target(f"http://{spelled}/")


@given(st.ip_addresses())
def test_only_a_callable_address_is_read(ip) -> None:
    """An IP address is taken exactly if it lies in a zone that may be called at all."""
    url = f"http://[{ip}]/" if ip.version == 6 else f"http://{ip}/"
    wrapped = "." in str(ip) and ip.version == 6
    if zone(ip) in CALLABLE and not wrapped:
        assert target(url).host == str(ip)
    else:
        with pytest.raises(BadInput):
            target(url)


def test_the_address_of_a_file_may_have_a_query() -> None:
    """It is sent as it is; the host is read as strictly as everywhere."""
    found = file_target("https://example.org:8443/a/b%20c/d.gguf?sig=a%2Fb%3D&x=1~2")

    assert (found.host, found.port) == ("example.org", 8443)
    assert found.path == "/a/b%20c/d.gguf?sig=a%2Fb%3D&x=1~2"
    assert found.origin == "https://example.org:8443"
    assert moved("/other?y", since=found).path == "/other?y"
    assert moved("https://example.com/z", since=found).host == "example.com"
    for odd in ("//example.com/z", "", "z", "http:/x"):
        with pytest.raises(BadInput):
            moved(odd, since=found)


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org/x", "https://example.org", "ftp://example.org/x", "https:///x"),
        *("https://me:secret@example.org/x", "https://me@example.org/x", "https://example.org/x#y"),
        *("https://example.org/a/../b", "https://example.org/./b", "https://example.org/a b"),
        *(
            "https://example.org\\@127.0.0.1/x",
            "https://2130706433/x",
            "https://example.org/x\r\ny",
        ),
        *(
            "https://169.254.169.254/x",
            "https://example.org/" + "a" * 8192,
            "https://example.org/ä",
        ),
    ],
)
def test_an_odd_address_of_a_file_is_refused(url: str) -> None:
    """Whatever could be read in two ways, names somebody, or leads to a machine's secrets."""
    with pytest.raises(BadInput):
        file_target(url)
    if url.startswith(("ftp", "https:///", "https://me")):
        with pytest.raises(BadInput):
            moved(url, since=target("https://example.org"))
