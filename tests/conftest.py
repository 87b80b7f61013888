"""A fresh house for each test that asks for one: copied from one that is made once a run."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


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
