"""Workers in processes of their own, which may be killed; and a look at what they leave."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from troth.companion.turn import Turn
from troth.house import House
from troth.ledger.audit import LedgerReport
from troth.testing.house import add_person, allow, leaves, new_house, same_house
from troth.vault import records
from troth.words import COMPANION_HISTORY, PersonId

CHILD = Path(__file__).with_name("child.py")
SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 60


@dataclass
class Worker:
    """A process at work. What it said is in `said`, a list of words each."""

    forge: "Forge"
    number: int
    pid: int = 0
    said: list[list[str]] = field(default_factory=list)
    status: int | None = None

    def hears(self, word: str, times: int = 1) -> bool:
        """Listen until this was said so often, or the worker ended; say whether it was."""
        while self.count(word) < times and not self._over():
            self.forge.listen(PATIENCE)
        return self.count(word) >= times

    def listen_for(self, seconds: float) -> None:
        """Listen for that long."""
        self.forge.listen(seconds, must_hear=False)

    def count(self, word: str) -> int:
        """Count how often a word was said."""
        return sum(line[0] == word for line in self.said)

    def told(self, word: str) -> list[str]:
        """Return what was said with this word."""
        return [line[1] for line in self.said if line[0] == word]

    def kill(self) -> None:
        """Kill -9, and hear the rest of what it said."""
        os.kill(self.pid, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for the end, and return how it ended: 0, or the signal."""
        if self.status is None:
            self.forge.order({"reap": self.number})
            while self.status is None:
                self.forge.listen(PATIENCE)
        return self.status

    def _over(self) -> bool:
        return self.count("failed") > 0 or self.status is not None


class Forge:
    """Starts workers. All of them are children of one process that has everything imported."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(SOURCE)},
        )
        self._left = b""
        self._workers: dict[int, Worker] = {}

    def start(self, do: str, home: Path, *arguments: object, **more: object) -> Worker:
        """Start a worker; see `child.py` for what it can do."""
        worker = Worker(self, len(self._workers))
        self._workers[worker.number] = worker
        given = {"home": str(home), **({"person": arguments[0]} if arguments else {}), **more}
        self.order({"worker": worker.number, "do": do, **given})
        worker.hears("pid")
        worker.pid = int(worker.told("pid")[0])
        return worker

    def order(self, order: dict[str, object]) -> None:
        """Give an order."""
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()

    def listen(self, seconds: float, *, must_hear: bool = True) -> None:
        """Take in what the workers say; wait for it no longer than that."""
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        if not ready:
            assert not must_hear, "no worker said a word"
            return
        found = os.read(self._process.stdout.fileno(), 65536)
        assert found, "the workers' parent has ended"
        *lines, self._left = (self._left + found).split(b"\n")
        for line in lines:
            number, *words = line.decode().split(" ")
            worker = self._workers[int(number)]
            worker.said.append(words)
            if words[0] == "ended":
                worker.status = int(words[1])

    def close(self) -> None:
        """End the parent of all workers."""
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """Start workers."""
    made = Forge()
    yield made
    made.close()


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Return a folder on the disk: here it matters what a disk does, and not only what we do."""
    with tempfile.TemporaryDirectory(prefix="troth-faults-") as made:
        yield Path(made).resolve()


@pytest.fixture(scope="session")
def _allowed(tmp_path_factory) -> tuple[Path, PersonId]:
    """An installation with one person who allowed a talk to be had and kept."""
    folder = tmp_path_factory.mktemp("allowed") / "home"
    with new_house(folder) as house:
        person = add_person(house)
        allow(house, person)
        house.store.settle()
    return folder, person


@pytest.fixture
def site(_allowed, tmp_path) -> tuple[Path, PersonId]:
    """A copy of that installation for this test alone, and the person."""
    folder, person = _allowed
    shutil.copytree(folder, tmp_path / "site")
    return tmp_path / "site", person


@dataclass(frozen=True)
class Look:
    """What is found when an installation is opened again."""

    texts: list[str]
    kept_by_ledger: int
    report: LedgerReport
    epochs: list[int]
    wrong_with_file: list[str]


def _look_into(house: House, person: PersonId) -> Look:
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        texts = [found.record.text for found in room.read(Turn)]
    kept = [leaf["detail"].get("kept", {}).get("turn", 0) for leaf in leaves(house, person)]
    handle = house.gate.states.of(person).handle
    report = house.ledger.verify(
        handle_of=lambda one: handle("security.audit") if one == person else None
    )
    epochs = house.store.alone(lambda unit: unit.raw("SELECT number FROM epoch"))
    return Look(texts, sum(kept), report, [row[0] for row in epochs], house.store.check())


@pytest.fixture(scope="session")
def look() -> Callable[[Path, PersonId], Look]:
    """Open an installation as its next start would, and look at everything."""

    def look_at(folder: Path, person: PersonId) -> Look:
        with same_house(folder) as house:
            return _look_into(house, person)

    return look_at


@pytest.fixture(scope="session")
def rows_of() -> Callable[[House, PersonId], int]:
    """Count the rows that name a person, over all tables."""
    from troth.store.holdings import personal_tables

    def count(house: House, person: PersonId) -> int:
        asked = " UNION ALL ".join(
            f"SELECT count(*) AS n FROM {name} WHERE person_id = :who"  # noqa: S608  # our own names
            for name in personal_tables()
        )
        rows = house.store.alone(lambda unit: unit.raw(asked.replace(":who", "?1"), (person,)))
        return sum(row[0] for row in rows)

    return count


@pytest.fixture(scope="session")
def sealed_texts() -> Callable[[House, PersonId], list[str]]:
    """Open a person's turns past the gate, as they lie there."""
    import json as reader

    def read(house: House, person: PersonId) -> list[str]:
        handle = house.keyring.unlock(person).handle(COMPANION_HISTORY)
        found = records.read(house.store.read, handle, Turn.category)
        return [reader.loads(one.clear)["text"] for one in found]

    return read
