"""A fresh house for each test that asks for one: copied from one that is made once a run.

What costs time and shows nothing is done once as well: see `_once`.
"""

import asyncio
import gc
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  # pytest makes a folder of its own in it, for this account
ROOM = 4 << 30
"""A run leaves less than a fifth of this in temporary files."""


def pytest_configure(config: pytest.Config) -> None:
    """Let temporary files lie in memory, where a house need not wait for a disk.

    Who says where they go is heard. `tests/faults` stays on the disk.
    """
    if config.option.basetemp is None and has_room(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if config.getoption("--hypothesis-profile", None) == "ci":
        draw_the_same()


def has_room(folder: Path) -> bool:
    """Say whether there is such a folder, with room in it, from which programs may be started."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize > ROOM and not found.f_flag & os.ST_NOEXEC


def draw_the_same() -> None:
    """Let a property see the same examples at each run, whatever was imported before it.

    Hypothesis takes one value in twenty from the constants of our modules, of those that are
    imported at that moment: in another order of the tests, its seed gives other examples.
    """
    from hypothesis.internal.conjecture import providers

    providers.is_local_module_file = lambda _file: False


def pytest_collection_finish() -> None:
    """What was collected stays to the end: do not look through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


class Compiled(dict[object, object]):
    """The SQL of statements, for every house: each has an engine of its own, all are alike."""

    @staticmethod
    def _shared(key: tuple[object, ...]) -> tuple[object, ...]:
        dialect, *statement = key
        return (type(dialect), *statement)

    def get(self, key, default=None):
        """Return what was compiled for any engine of this kind."""
        return super().get(self._shared(key), default)

    def __setitem__(self, key, value) -> None:
        super().__setitem__(self._shared(key), value)


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    """Do what gives the same in every house once a run, and not for each house.

    That is the SQL of a statement, a registry of its text, the pattern of a path, whether a
    prompt gives orders. And let Argon2id take 64 KiB; `tests/crypto/test_stretch.py` sees to
    the real 46 MiB.
    """
    from starlette import routing

    from troth.crypto import stretch
    from troth.guard import engagement
    from troth.registry import served, versions
    from troth.store import sqlite

    shared = {"compiled_cache": Compiled()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sqlite, "create_engine", partial(sqlite.create_engine, execution_options=shared)
        )
        patch.setattr(served, "compile_registry", lru_cache(maxsize=64)(served.compile_registry))
        patch.setattr(versions, "from_canonical", lru_cache(maxsize=64)(versions.from_canonical))
        patch.setattr(routing, "compile_path", lru_cache(maxsize=4096)(routing.compile_path))
        patch.setattr(engagement, "sweep", lru_cache(maxsize=64)(engagement.sweep))
        patch.setattr(stretch, "MEMORY_KIB", 64)
        yield


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one installation, which every test copies: that is quicker than making it."""
    from troth.testing.house import new_house

    folder = tmp_path_factory.mktemp("template") / "home"
    with new_house(folder) as house:
        house.store.settle()
    return folder


@pytest.fixture
def home(_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a fresh installation: `data` and `state` lie in it."""
    folder = tmp_path / "home"
    shutil.copytree(_template, folder)
    # A certificate also looks at temporary files: let it see this test's own only.
    own = tmp_path / "tmp"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    return folder


@pytest.fixture
def open_home(home: Path) -> Iterator[Callable[..., object]]:
    """Return a function that opens the installation once more; all are closed at the end."""
    from troth.testing.house import same_house

    opened = []

    def open_it(**more: object) -> object:
        opened.append(same_house(home, **more))
        return opened[-1]

    yield open_it
    for house in opened:
        house.close()


@pytest.fixture
def clock():
    """Return the clock of the `house` fixture; it stands still until it is moved."""
    from troth.clock import SetClock
    from troth.testing.house import AT

    return SetClock(AT)


@pytest.fixture
def house(open_home, clock):
    """Return an open house."""
    return open_home(clock=clock)


@pytest.fixture
def noor(house):
    """Return an invented person who has said nothing yet."""
    from troth.testing.house import add_person

    return add_person(house, "Noor")


@pytest.fixture
def sam(house):
    """Return another invented person."""
    from troth.testing.house import add_person

    return add_person(house, "Sam")


@pytest.fixture
def other(open_home, clock, house):
    """Return a second house, open on the same files, as another process would have it."""
    return open_home(clock=clock)


@pytest.fixture
def at_best() -> Callable[..., float]:
    """Return a function that says how many seconds of processor time some work takes at best.

    What else the machine does only adds to it, so that more than `enough` is measured again.
    """

    def measure(work: Callable[[], object], *, enough: float) -> float:
        best = float("inf")
        for _ in range(5):
            began = time.process_time()
            work()
            best = min(best, time.process_time() - began)
            if best < enough:
                break
        return best

    return measure


@pytest.fixture
def sql(home: Path) -> Callable[..., list[tuple[object, ...]]]:
    """Return a function that reads or changes a database behind Troth's back."""

    def run(statement: str, *values: object, file: Path | None = None) -> list[tuple[object, ...]]:
        path = file or home / "data" / "troth.db"
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    return run


@pytest.fixture
def broken_ledger(sql: Callable[..., object]) -> Callable[[], object]:
    """Return a function that makes the ledger refuse every new leaf."""
    refuse = "SELECT RAISE(ABORT, 'no')"
    return lambda: sql(f"CREATE TRIGGER broken BEFORE INSERT ON ledger_leaf BEGIN {refuse}; END")


@pytest.fixture
def model():
    """Return a model that follows a script, remembers what it was asked, and can be left."""
    from troth.testing.providers import ScriptedProvider

    return ScriptedProvider(["Hello", " from", " the", " model", "."])


@pytest.fixture
def make_certificate() -> Callable[[Path], tuple[Path, Path]]:
    """Return a function that writes a certificate for 127.0.0.1 and its key into a folder."""
    return self_signed


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Return the files of a certificate for 127.0.0.1 and of its key."""
    return self_signed(tmp_path / "tls")


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that vouches for itself, and its key."""
    import ipaddress
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    here = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    at = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(exist_ok=True)
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return files


@pytest.fixture(scope="session")
def _evening(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    """Make a house in which invented people have lived; return its folder and who they are."""
    from troth.testing.evening import new_evening

    folder = tmp_path_factory.mktemp("evening") / "home"
    return folder, new_evening(folder)


@pytest.fixture
def evening(_evening: tuple[Path, object]) -> object:
    """Return who lives in that house, and what they have there."""
    return _evening[1]


@dataclass(frozen=True, kw_only=True, repr=False)
class Browser:
    """A browser in which an invented person is signed in. Its forms come from our own pages.

    It runs no script and follows no redirect; for a real one see tests/browser. app: pages that
    last from one request to the next, with what they count; without it each finds fresh ones.
    """

    house: object
    person: str
    session: str
    token: str
    app: object = None

    def get(self, path: str, **more):
        """Look at a page."""
        return self._send("GET", path, **more)

    def post(self, path: str, **fields: str):
        """Send a form."""
        return self._send("POST", path, data=fields)

    def _send(self, method: str, path: str, **more):
        from troth.front.who import COOKIE

        headers = {"cookie": f"{COOKIE}={self.token}", "sec-fetch-site": "same-origin"}
        return _sent(self.house, method, path, app=self.app, headers=headers, **more)


def _sent(house, method: str, path: str, *, app=None, **more):
    import httpx2

    from troth.web.app import make_pages

    async def go():
        transport = httpx2.ASGITransport(app or make_pages(house))
        address = "http://127.0.0.1:8420"
        async with httpx2.AsyncClient(transport=transport, base_url=address) as client:
            return await client.request(method, path, **more)

    return asyncio.run(go())


@pytest.fixture
def send_to_pages():
    """Return a function that sends one request to the pages and follows nothing."""
    return _sent


@pytest.fixture
def browser_of(house):
    """Return a function that signs a person in and returns their browser."""

    def open_it(person, app=None) -> Browser:
        token, session = house.sessions.open(person, label="Firefox on Linux")
        return Browser(house=house, person=person, session=session.id, token=token, app=app)

    return open_it
