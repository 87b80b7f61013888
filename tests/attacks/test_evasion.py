"""Twenty ways around the one door, tried on a running server; and each seen when it is there.

The server runs as `troth serve` does, in a process of its own, under an audit hook that Python
itself calls at every connection, look-up of a name, datagram and new process. One provider is
registered: to the server it lies on the internet (a name, TLS, a public address), in truth at
127.0.0.2. Everything else that listens here is a trap, at 127.0.0.3, where no other test calls.

A second server has each leak built in. What the hook and the traps do not see there, they could
not have seen at the first one either.
"""

import asyncio
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from anyio.from_thread import start_blocking_portal

from troth.clock import SystemClock
from troth.errors import BadInput
from troth.registry.entry import from_values
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow, new_house, same_house
from troth.testing.outside import as_of_today, choose, outside_entry
from troth.testing.upstream import Upstream, busy, calls, cut, says, status

HOST, SECOND = "model.example.org", "second.example.org"
FAR = "127.0.0.2"
"""Stands for an address on the internet."""
NEAR = "127.0.0.3"
"""Where the traps are: on this machine, but never called by mistake."""
NAME, MAIL = "Noor", "noor.haddad@posteo.example"

# ── the server, and what it is told ─────────────────────────────────────────────────────────

_WATCHED = """
import json, os, sys
seen = os.open(os.environ["SEEN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def watch(event, told):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        what = told[1]
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
                   "socket.getnameinfo", "subprocess.Popen", "os.system", "os.exec",
                   "os.posix_spawn", "os.fork", "os.forkpty", "webbrowser.open",
                   "smtplib.connect", "ftplib.connect", "urllib.Request"}:
        what = told[0] if told else ""
    else:
        return
    os.write(seen, (json.dumps([event, what], default=str) + "\\n").encode())
sys.addaudithook(watch)

# Whose address is what: the test's own name server. One address stands for the internet.
import socket
def answers(host, port, *more, **named):
    sys.audit("socket.getaddrinfo", host, port)
    with open(os.environ["HOSTS"]) as file:
        found = json.load(file).get(str(host), [host] if str(host).startswith("127.") else [])
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    kind = named.get("type") or (more[1:2] or [0])[0] or socket.SOCK_STREAM
    return [(socket.AF_INET, kind, 0, "", (one, port)) for one in found]
socket.getaddrinfo = answers
from troth.net import addresses, client
client.zone = lambda one: addresses.Zone.PUBLIC if str(one) == "127.0.0.2" else addresses.zone(one)

# The veil by its rules: its model has nothing to do with any of this, and is slow to load.
import troth.house
from troth.testing.outside import rules_only
troth.house._veil = lambda settings: rules_only()
"""
_RUN = """
from troth.cli.main import main
main(sys.argv[1:])
"""
_LEAKY = """
# Every rule off, and every leak in: each goes off when it is named in a message.
import logging, logging.handlers, re, smtplib, urllib.request
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.providers.remote import RemoteProvider
from troth.words import Reason, Verdict

trap = json.loads(os.environ["TRAPS"])
client.zone = lambda one: addresses.Zone.PUBLIC
Room.check = lambda self: None
decided = Gate.still_allowed
def still(self, unit, state, purpose):
    state, _, common = decided(self, unit, state, purpose)
    return state, Verdict(allowed=True, reason=Reason.LIVE), common
Gate.still_allowed = still

def get(url, data=None):
    handlers = [] if "proxy" in str(data) else [urllib.request.ProxyHandler({})]
    urllib.request.build_opener(*handlers).open(url, data, timeout=2)
def datagram(text):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(text, (near, trap["udp"]))
def upgrade():
    with socket.create_connection((near, trap["tcp"])) as one:
        one.sendall(b"GET / HTTP/1.1\\r\\nUpgrade: websocket\\r\\n\\r\\n")
        one.recv(1)
def ship():
    shipper = logging.handlers.SysLogHandler((near, trap["udp"]))
    shipper.emit(logging.makeLogRecord({"msg": "a line"}))
def plugin():
    import httpx2
    httpx2.get(here, trust_env=False, timeout=2)
def more_there():
    context = ssl.create_default_context()
    with socket.create_connection(("127.0.0.2", trap["far"])) as raw:
        with context.wrap_socket(raw, server_hostname="model.example.org") as one:
            one.sendall(b"POST /v1/embeddings HTTP/1.1\\r\\ncontent-length: 0\\r\\n\\r\\n")
            one.recv(1)
import ssl
near = "127.0.0.3"
here = f"http://{near}:{trap['tcp']}/"
LEAKS = {
    "redirect": lambda: get(here),
    "literal": lambda: get(here),
    "proxy": lambda: get("http://model.example.org/", b"proxy"),
    "port": lambda: get(here),
    "websocket": upgrade,
    "plugin": plugin,
    "txt": lambda: datagram(b"\\x00\\x01\\x01\\x00\\x00\\x01"),
    "embeddings": more_there,
    "tool": lambda: get(here),
    "image": lambda: get(here),
    "telemetry": lambda: get(here + "v1/traces", b"spans"),
    "download": lambda: get(here + "tokenizer.json"),
    "crash": lambda: get(here + "api/1/envelope", b"a traceback"),
    "log": ship,
    "webhook": lambda: get(here + "hook", b"told"),
    "smtp": lambda: smtplib.SMTP(near, trap["tcp"], timeout=2),
    "fallback": lambda: get(f"http://127.0.0.2:{trap['second']}/v1/chat/completions", b"{}"),
}
streams = RemoteProvider.stream
async def stream(self, request, *, first_byte):
    for one in re.findall("leak by ([a-z]+)", request.text)[-1:]:
        try:
            LEAKS.get(one, lambda: None)()
        except Exception:
            pass  # a trap answers nothing that anybody could use
    answer = streams(self, request, first_byte=first_byte)
    try:
        async for piece in answer:
            yield piece
    finally:
        await answer.aclose()
RemoteProvider.stream = stream
"""


class Trap:
    """Listens, says nothing, and keeps what came: how often, and the first bytes of each."""

    def __init__(self, port: int = 0, *, udp: bool = False) -> None:
        kind = socket.SOCK_DGRAM if udp else socket.SOCK_STREAM
        self._socket = socket.socket(socket.AF_INET, kind)
        self._socket.bind((NEAR, port))
        self.port = self._socket.getsockname()[1]
        self._caught: list[bytes] = []
        self._thread = None if udp else threading.Thread(target=self._watch, daemon=True)
        if self._thread:
            self._socket.listen()
            self._thread.start()

    @property
    def caught(self) -> list[bytes]:
        """What came. Datagrams lie with the system as soon as they are sent: they are taken now."""
        with suppress(BlockingIOError):
            while self._thread is None:
                self._caught.append(self._socket.recv(4096, socket.MSG_DONTWAIT))
        return self._caught

    def _watch(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._socket.accept()
                self._caught.append(b"")
                with caller:
                    caller.settimeout(1)
                    with suppress(OSError):
                        self._caught[-1] = caller.recv(4096)

    def close(self) -> None:
        """Stop listening."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        if self._thread:
            self._thread.join()


@dataclass
class Asked:
    """A person with a key, and the answers they got."""

    person: str
    key: str


@dataclass
class World:
    """A server, its one provider, the traps around it, and what the hook has seen."""

    home: Path
    address: str
    up: Upstream
    second: Upstream
    tcp: Trap
    udp: Trap
    behind: Trap
    """On the provider's own port, at another address: what a name that moved would lead to."""
    hosts: Path
    seen: Path
    portal: object
    people: dict[str, Asked] = field(default_factory=dict)

    def say(self, words: str, *, who: str = "somebody", path: str = "/v1/chat/completions", **more):
        """Say something over HTTP as a client would."""
        body = {"model": "mira", "messages": [{"role": "user", "content": words}], **more}
        headers = {"authorization": f"Bearer {self.people[who].key}"}
        return httpx2.post(self.address + path, headers=headers, json=body, timeout=60)

    def names(self, *addresses: str) -> None:
        """Let the provider's name have these addresses from now on."""
        self.hosts.write_text(json.dumps({HOST: addresses, SECOND: [FAR]}))

    def escapes(self) -> list[list[object]]:
        """Return what the hook saw that was not the registered provider, or a look-up of it."""
        lines = self.seen.read_text().splitlines()
        return [one for one in map(json.loads, lines) if one not in self.allowed]

    @property
    def allowed(self) -> list[list[object]]:
        """The two things that may happen: its name is looked up, its address connected to."""
        return [["socket.getaddrinfo", HOST], ["socket.connect", [FAR, self.up.port]]]

    def is_left(self, count: int) -> bool:
        """Say whether so many callers hung up on the provider early, within a second."""

        async def look() -> None:
            async with asyncio.timeout(1):
                await self.up.wait_left(count)

        self.portal.call(look)
        return True

    def caught(self) -> list[object]:
        """Return what snapped a trap, called the second provider, or asked for what is no chat."""
        traps = [*self.tcp.caught, *self.udp.caught, *self.behind.caught]
        return [*traps, *["the second one"] * self.second.connections, *self.up.probes]

    def other(self):
        """Open the same installation a second time, as another process would."""
        return same_house(self.home, clock=SystemClock())


def behaves(world: list[World]) -> Callable[..., object]:
    """Return what the provider does: as the last message asks, in square brackets."""

    async def act(stage) -> None:
        (there,) = world
        text = stage.request.json["messages"][-1]["content"]
        wanted = text.partition("[")[2].partition("]")[0]
        trap = f"http://{NEAR}:{there.tcp.port}/"
        known = {
            "redirect": status(307, location=f"{trap}v1/chat/completions"),
            "port": status(200, alt_svc=f'h2="{NEAR}:{there.tcp.port}"'),
            "websocket": switches,
            "tool": calls("fetch", json.dumps({"url": trap}), text="Let me look."),
            "image": says(f"![a picture]({trap}p.png) <img src='{trap}q.png'>"),
            "hang up": cut(),
            "fails": status(500),
            "busy": after_taking_back(there, "retrying", busy(429, retry_after="0")),
            "streams": after_taking_back(
                there, "streaming", says(*["One more. "] * 200, pace=0.05)
            ),
        }
        await known.get(wanted, says("Good", " evening."))(stage)

    return act


async def switches(stage) -> None:
    """Say that something else than HTTP is spoken from here on."""
    await stage.raw(b"HTTP/1.1 101 Go\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n")


def after_taking_back(world: World, who: str, then) -> Callable[..., object]:
    """Let somebody take their yes back while the provider has the request, then answer."""

    async def act(stage) -> None:
        take_back(world, who)
        await then(stage)

    return act


def take_back(world: World, who: str) -> None:
    """Take a person's yes back, from another process as it were."""
    with world.other() as house:
        house.gate.consents.withdraw(world.people[who].person, purpose_of("acme"), method="page")


@contextmanager
def a_world(folder: Path, machine_with, *, leaky: bool) -> Iterator[World]:
    """Start a server with one provider that it can reach, and many that it must not."""
    files, server_tls = certificate(folder)
    hosts, seen = folder / "hosts.json", folder / "seen.jsonl"
    made: list[World] = []
    with start_blocking_portal() as portal:
        far = Upstream([behaves(made)], tls=server_tls, host=FAR)
        second = Upstream([says("I am the second one.")], host=FAR)
        with (
            portal.wrap_async_context_manager(far) as up,
            portal.wrap_async_context_manager(second) as other,
        ):
            traps = [Trap(), Trap(udp=True), Trap(port=up.port)]
            home = folder / "home"
            world = World(home, "", up, other, *traps, hosts, seen, portal)
            world.names(FAR)
            move_in(world)
            made.append(world)
            program = _WATCHED + (_LEAKY if leaky else "") + _RUN
            machine = machine_with(home, **told_to(world, files))
            _, world.address = machine.serve(program=program)
            try:
                yield world
            finally:
                machine.close()
                for one in traps:
                    one.close()


def move_in(world: World) -> None:
    """Make the installation: people who say yes, their keys, and two providers that are on."""
    with new_house(world.home, clock=SystemClock()) as house:
        for name, origin in (("acme", f"{HOST}:{world.up.port}"), ("zeta", f"{SECOND}:443")):
            entry = as_of_today(outside_entry(name, name=name.title(), models=["m"]))
            entry = replace(entry, base_url=f"https://{origin}/v1")
            house.providers.add(entry, key=f"sk-{name}")
            house.providers.switch(name, is_on=True)
        for who in ("somebody", "retrying", "streaming"):
            person = add_person(house, NAME)
            allow(house, person)
            allow(house, person, purpose_of("acme"), purpose_of("zeta"))
            choose(house, person, house.providers.get("acme").entry, "m")
            token, _ = house.keys.issue(person, label="a client")
            world.people[who] = Asked(person, token)
        house.store.settle()


def told_to(world: World, authority: Path) -> dict[str, str]:
    """Return the environment: whatever tells programs to call somebody, told to call a trap."""
    trap = f"http://{NEAR}:{world.tcp.port}"
    ports = {
        "tcp": world.tcp.port,
        "udp": world.udp.port,
        "far": world.up.port,
        "second": world.second.port,
    }
    proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    calls_home = (
        *("OTEL_EXPORTER_OTLP_ENDPOINT", "LANGCHAIN_ENDPOINT", "POSTHOG_HOST", "HF_ENDPOINT"),
        *("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "OPENAI_API_BASE", "PIP_INDEX_URL"),
    )
    return {
        "SEEN": str(world.seen),
        "HOSTS": str(world.hosts),
        "TRAPS": json.dumps(ports),
        "SSL_CERT_FILE": str(authority),
        "SENTRY_DSN": f"http://key@{NEAR}:{world.tcp.port}/1",
        "TROTH_LOG_FILE": str(world.seen.with_name("troth.log")),
        **dict.fromkeys((*proxies, *calls_home), trap),
    }


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for the provider's name; return the file to trust, and its TLS."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, nobody = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    at, public = datetime.now(UTC), key.public_key()
    made = (
        x509.CertificateBuilder(nobody, nobody, public, x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(exist_ok=True)
    file, plain = folder / "both.pem", serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    written = key.private_bytes(serialization.Encoding.PEM, form, plain)
    file.write_bytes(written + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return file, server


@pytest.fixture(scope="module")
def tight(tmp_path_factory, machine_with_module) -> Iterator[World]:
    """Return a server as it is."""
    with a_world(tmp_path_factory.mktemp("tight"), machine_with_module, leaky=False) as world:
        yield world


@pytest.fixture(scope="module")
def leaky(tmp_path_factory, machine_with_module) -> Iterator[World]:
    """Return a server whose rules are off, with every leak built in."""
    with a_world(tmp_path_factory.mktemp("leaky"), machine_with_module, leaky=True) as world:
        yield world


# ── the twenty routes ───────────────────────────────────────────────────────────────────────

ROUTES: dict[str, dict[str, object]] = {
    "redirect": {"words": "[redirect]", "status": 502},
    "literal": {"words": "Read http://127.0.0.3:{tcp}/ and http://2130706435:{tcp}/ to me."},
    "proxy": {"words": "Good evening."},
    "port": {"words": "[port]", "status": 502},
    "websocket": {"words": "[websocket]", "status": 502},
    "plugin": {"words": "Use your plugins."},
    "txt": {"words": "Look up TXT a.b.c.attacker.example for me."},
    "embeddings": {"words": "", "path": "/v1/embeddings", "status": 404},
    "tool": {"words": "[tool]"},
    "image": {"words": "[image]"},
    "telemetry": {"words": "Good evening."},
    "download": {"words": "Good evening."},
    "crash": {"words": "[hang up]", "status": 502},
    "log": {"words": "[fails]", "status": 502},
    "webhook": {"words": "Tell http://127.0.0.3:{tcp}/hook about it."},
    "smtp": {"words": "Mail this to x@attacker.example."},
    "fallback": {"words": "[fails]", "status": 502},
}
"""What a client says, and how it ends. The other three routes need more than words: see below."""


@pytest.mark.parametrize("route", ROUTES)
def test_no_way_around_the_door(tight: World, route: str) -> None:
    """Whatever a client, a provider or the environment says, the provider alone is called."""
    how = dict(ROUTES[route])
    words = str(how.pop("words")).replace("{tcp}", str(tight.tcp.port))
    expected = how.pop("status", 200)

    answer = tight.say(words, **how)

    assert answer.status_code == expected, answer.text
    assert tight.escapes() == []
    assert tight.caught() == []


@pytest.mark.parametrize("route", ROUTES)
def test_each_of_them_would_be_seen(leaky: World, route: str) -> None:
    """The control: at a server that has this leak, the hook and the trap both see it."""
    before, escaped = len(leaky.caught()), len(leaky.escapes())

    leaky.say(f"leak by {route}")

    assert len(leaky.caught()) > before
    assert len(leaky.escapes()) > escaped or route == "embeddings"  # that is the right address


def moved(world: World, *addresses: str) -> httpx2.Response:
    """Let the provider's name move while the server has it in use; return what a client hears."""
    world.say("[hang up]")  # so that the next message needs a new connection
    world.names(*addresses)
    try:
        return world.say("Good evening.")
    finally:
        world.names(FAR)


@pytest.mark.parametrize("addresses", [[NEAR], [FAR, NEAR], [NEAR, FAR]])
def test_a_name_that_moves_is_not_followed(tight: World, addresses: list[str]) -> None:
    """DNS rebinding: a name that leads to this machine, or also there, is not called at all."""
    before = len(tight.up.requests)

    answer = moved(tight, *addresses)

    assert answer.status_code == 502
    assert "That was not allowed" in answer.text
    assert len(tight.up.requests) == before + 1  # the one that broke the connection
    assert tight.escapes() == []
    assert tight.caught() == []
    assert tight.say("Good evening.").status_code == 200


@pytest.mark.long
def test_a_name_that_moves_would_be_seen(leaky: World) -> None:
    """The control: where addresses are not looked at, the trap is called."""
    before = len(leaky.behind.caught)

    moved(leaky, NEAR)

    assert len(leaky.behind.caught) > before
    assert ["socket.connect", [NEAR, leaky.up.port]] in leaky.escapes()


def test_each_connection_is_one_look_up_and_goes_where_that_said(tight: World) -> None:
    """There is no moment between the check and the call in which a name could move."""
    start = len(tight.seen.read_text().splitlines())

    tight.say("[hang up]")
    tight.say("Good evening.")

    events = [json.loads(one)[0] for one in tight.seen.read_text().splitlines()[start:]]
    assert events[-2:] == ["socket.getaddrinfo", "socket.connect"]
    assert events.count("socket.getaddrinfo") == events.count("socket.connect")


def asked(world: World, words: str) -> int:
    """Return how many requests of these words the provider has seen."""
    return sum(words.encode() in one.body for one in world.up.requests)


def test_no_retry_after_a_yes_was_taken_back(tight: World) -> None:
    """The provider says: later. Meanwhile the person takes their yes back."""
    answer = tight.say("[busy]", who="retrying")

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "consent_required"
    assert asked(tight, "[busy]") == 1


def test_a_retry_after_a_yes_was_taken_back_would_be_seen(leaky: World) -> None:
    """The control: where nobody looks at the yes again, there is a second request."""
    leaky.say("[busy]", who="retrying")

    assert asked(leaky, "[busy]") > 1


def listen(world: World, *, most: int) -> list[str]:
    """Listen to a stream until it ends, or for so many words."""
    heard: list[str] = []
    body = {
        "model": "mira",
        "messages": [{"role": "user", "content": "[streams]"}],
        "stream": True,
    }
    headers = {"authorization": f"Bearer {world.people['streaming'].key}"}
    url = f"{world.address}/v1/chat/completions"
    with httpx2.stream("POST", url, headers=headers, json=body, timeout=60) as answer:
        for line in answer.iter_lines():
            if '"content":' in line:
                heard.append(line)
            if len(heard) >= most:
                break
    return heard


def test_no_streaming_after_a_yes_was_taken_back(tight: World) -> None:
    """The provider goes on and on; with the yes the stream ends, and the connection with it."""
    left = tight.up.left

    heard = listen(tight, most=40)

    assert len(heard) < 40
    with tight.other() as house:
        last = [one.told() for one in house.gate.history(tight.people["streaming"].person).leaves]
    assert last[-1]["event"] == "closed"
    assert last[-1]["detail"]["outcome"] == "withdrawn"
    assert tight.is_left(left + 1)


@pytest.mark.long
def test_streaming_after_a_yes_was_taken_back_would_be_seen(leaky: World) -> None:
    """The control: where nobody looks at the yes again, the words go on."""
    assert len(listen(leaky, most=40)) == 40


# ── what all of them saw ────────────────────────────────────────────────────────────────────


def test_a_whole_evening_calls_one_address(tight: World) -> None:
    """Pages, lists, mistakes and talks: from start to here, nothing else was called or started."""
    for path in ("/", "/health", "/v1/models", "/welcome", "/policy", "/api/openapi.json", "/no"):
        httpx2.get(tight.address + path, timeout=60)
    for bad in ({"stream": 7}, {"messages": []}, {"tools": [{"type": "function"}]}):
        tight.say("Good evening.", **bad)
    tight.say("Good evening.", stream=True)
    image = [{"type": "image_url", "image_url": {"url": f"http://{NEAR}:{tight.tcp.port}/"}}]
    refused = tight.say("", messages=[{"role": "user", "content": image}])

    assert refused.status_code == 400
    assert tight.escapes() == []
    assert tight.caught() == []


def test_no_byte_at_the_provider_names_anybody(tight: World) -> None:
    """The registered provider itself sees masked words, its own key, and nobody else's."""
    tight.say(f"I am {NAME}, write to {MAIL}.")

    captured = b"\n".join(one.head + one.body for one in tight.up.requests)
    ids = [one.person.encode() for one in tight.people.values()]
    keys = [one.key.encode() for one in tight.people.values()]
    unwanted = [NAME.encode(), MAIL.encode(), b"sk-zeta", b"posteo", *ids, *keys]
    assert len(tight.up.requests) > 0
    assert {one.headers["authorization"] for one in tight.up.requests} == {"Bearer sk-acme"}
    assert [one for one in unwanted if one in captured] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/v1",
        "https://2130706433/v1",
        "https://0x7f000001/v1",
        "https://0177.0.0.1/v1",
        "https://127.1/v1",
        "https://[::1]/v1",
        "https://[::ffff:127.0.0.1]/v1",
        "https://169.254.169.254/v1",
        "https://[fd00:ec2::254]/v1",
        "https://localhost/v1",
        "https://10.0.0.1/v1",
        "https://model.example.org@127.0.0.1/v1",
        "https://model.example.org/v1#@127.0.0.1",
        "http://model.example.org/v1",
        "file:///etc/passwd",
        "gopher://127.0.0.1/v1",
    ],
)
def test_no_odd_address_gets_into_the_registry_of_the_internet(url: str) -> None:
    """An address that leads to this machine, however it is spelled, is no provider elsewhere."""
    told = {"id": "odd", "name": "Odd", "dialect": "openai", "models": ["m"], "place": "public"}

    with pytest.raises(BadInput):
        from_values({**told, "base_url": url}, source="a test")
