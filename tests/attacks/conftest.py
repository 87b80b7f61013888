"""What an attacker has: copies of files, a tool that writes rows, a socket, and patience."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

import troth
from troth.clock import SystemClock
from troth.companion.turn import Turn
from troth.gate.forget import forget
from troth.testing.house import add_person, allow, new_house, talk
from troth.testing.served import held_port
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, PersonId

SOURCE = Path(troth.__file__).parents[1]
_CALL = """
import sys
from troth.cli.main import main
main(sys.argv[1:])
"""


# ── a house in which two people live ────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Lived:
    """An installation in which two people have talked, and the same an hour before."""

    now: Path
    before: Path
    noor: PersonId
    sam: PersonId
    noors_key: str
    sams_key: str


@pytest.fixture(scope="session")
def _lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    folder = tmp_path_factory.mktemp("lived")
    with new_house(folder / "now", clock=SystemClock()) as house:
        noor, sam = add_person(house, "Noor"), add_person(house, "Sam")
        for person, words in ((noor, "noors words"), (sam, "sams words")):
            allow(house, person)
            talk(house, person, f"first {words}")
            talk(house, person, f"second {words}")
            talk(house, person, "to be forgotten")
            forget(house.gate, person, Turn, lambda _, turn: "forgotten" in turn.text)
            talk(house, person, f"third {words}")
        noors_key, key = house.keys.issue(noor, label="noors phone")
        sams_key, _ = house.keys.issue(sam, label="sams phone")
        house.store.settle()
        shutil.copytree(folder / "now", folder / "before")
        house.gate.consents.withdraw(noor, COMPANION_REPLY, method="terminal")
        house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")
        house.keys.revoke(noor, key.id)
        house.store.settle()
    return Lived(folder / "now", folder / "before", noor, sam, noors_key, sams_key)


@pytest.fixture
def lived(_lived: Lived, tmp_path: Path) -> Lived:
    """Return the installation of two people, as a copy of one's own."""
    now = Path(shutil.copytree(_lived.now, tmp_path / "lived"))
    return Lived(now, _lived.before, *(_lived.noor, _lived.sam, _lived.noors_key, _lived.sams_key))


class Forger:
    """Somebody who can write any row, and has the database of an hour before as `old`."""

    def __init__(self, lived: Lived) -> None:
        self._file = lived.now / "data" / "troth.db"
        self._old = lived.before / "data" / "troth.db"

    def run(self, *statements: str, **names: object) -> None:
        """Run statements in one transaction. Each must change something."""
        with closing(sqlite3.connect(self._file, timeout=5)) as database:
            database.execute("ATTACH ? AS old", (str(self._old),))
            for one in statements:
                changed = database.execute(one, names).rowcount
                assert changed > 0, f"changed nothing: {one}"
            database.commit()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Read rows."""
        with closing(sqlite3.connect(self._file)) as database:
            return database.execute(query).fetchall()


@pytest.fixture
def forger(lived: Lived) -> Forger:
    """Return somebody who can write the rows of that installation."""
    return Forger(lived)


# ── Troth as processes ──────────────────────────────────────────────────────────────────────


class Machine:
    """A fresh machine on which Troth runs as processes, as it would for a person."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.settings = settings
        self.running: list[subprocess.Popen[bytes]] = []
        self._ports = ExitStack()

    def environment(self, **more: str) -> dict[str, str]:
        """Return what a process is told: nothing of this test's own environment but the path."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(SOURCE),
            "TMPDIR": str(self.home.parent),
            "TROTH_HOME": str(self.home),
            "TROTH_MODEL": "echo",
            "NO_COLOR": "1",
            **self.settings,
            **more,
        }

    def start(self, *arguments: str, program: str = _CALL, **more: str) -> subprocess.Popen[bytes]:
        """Start a process and return it."""
        process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            env=self.environment(**more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.running.append(process)
        return process

    def serve(self, **more: str) -> tuple[subprocess.Popen[bytes], str]:
        """Start a server; return it and its address once it listens."""
        port = self._ports.enter_context(held_port())
        server = self.start("serve", TROTH_PORT=str(port), **more)
        assert server.stderr
        return server, server.stderr.readline().decode().split()[3].rstrip(".")

    def close(self) -> None:
        """End what still runs."""
        for one in self.running:
            one.kill()
            one.communicate()
        self._ports.close()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """Return a machine with nothing on it yet."""
    made = Machine(tmp_path / "machine" / "home")
    made.home.parent.mkdir()
    yield made
    made.close()


@pytest.fixture(scope="module")
def machine_with_module() -> Iterator[Callable[..., Machine]]:
    """Return what `machine_with` does, for processes that run through all tests of a file."""
    yield from _machines()


@pytest.fixture
def machine_with() -> Iterator[Callable[..., Machine]]:
    """Return a function that starts Troth's processes on an installation that is there."""
    yield from _machines()


def _machines() -> Iterator[Callable[..., Machine]]:
    made: list[Machine] = []

    def make(home: Path, **settings: str) -> Machine:
        made.append(Machine(home, **settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


def files_in(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield every file in the folders."""
    for folder in folders:
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file())


@pytest.fixture(name="files_in")
def _files_in() -> Callable[[Sequence[Path]], Iterator[Path]]:
    return files_in
