"""A real store in a file of its own, and short words for writing rows."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from troth.store import schema
from troth.store.sqlite import Store, Unit, _Job, open_store
from troth.store.statements import insert, select

_INSTALLATION = {"id": 1, "name": "-", "public_key": b"-", "pulse": 1, "clock_floor_ms": 0}


class Rows:
    """Writes and names rows of the table `notice`, which has no rule but its key."""

    @staticmethod
    def add(name: str, body: bytes = b"-") -> Callable[[Unit], str]:
        """Return work that adds one row."""

        def work(unit: Unit) -> str:
            row = {"registry_digest": "-", "purpose": "-", "language": "en"}
            unit.run(insert(schema.notice), row | {"digest": name, "body": body})
            return name

        return work

    @staticmethod
    def names(store: Store) -> list[str]:
        """Name the rows that are on the disk, in order of their names."""
        found = store.read(select(schema.notice.c.digest).order_by(schema.notice.c.digest))
        return [row[0] for row in found]

    @staticmethod
    def seen_by_others(path: Path) -> list[str]:
        """Name the rows that a program of somebody else sees in the file."""
        connection = sqlite3.connect(path)
        try:
            return [row[0] for row in connection.execute("SELECT digest FROM notice ORDER BY 1")]
        finally:
            connection.close()

    @staticmethod
    def together(store: Store, works: Sequence[Callable[[Unit], object]]) -> list[object]:
        """Let the writer find all this work waiting at once; return results or errors in order."""
        busy, go = threading.Event(), threading.Event()
        first = _Job(lambda _: busy.set() or go.wait(10), alone=False)
        jobs = [_Job(work, alone=False) for work in works]
        store._jobs.put([first])
        assert busy.wait(10)
        for job in jobs:
            store._jobs.put([job])
        go.set()
        return [job.result.exception(10) or job.result.result() for job in jobs]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> bytes:
    """A migrated database with its one installation row: making it anew each time is slow."""
    path = tmp_path_factory.mktemp("migrated") / "troth.db"
    store = open_store(path, wait_seconds=5)
    store.write(lambda unit: unit.run(insert(schema.installation), _INSTALLATION))
    store.settle()
    store.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, migrated) -> Path:
    """Where a migrated database lies."""
    file = tmp_path / "troth.db"
    file.write_bytes(migrated)
    return file


@pytest.fixture
def open_one(path) -> Iterator[Callable[..., Store]]:
    """Open stores on one file, as several processes would."""
    opened = []

    def open_it(*, wait_seconds: float = 10) -> Store:
        opened.append(open_store(path, wait_seconds=wait_seconds))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_one) -> Store:
    """One open store."""
    return open_one()


@pytest.fixture
def rows() -> type[Rows]:
    """Write and name rows."""
    return Rows
