import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import alembic.command
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from troth.errors import Damaged, StoreFailed
from troth.store import migrate, schema
from troth.store.sqlite import open_store

VERSIONS = Path(migrate.__file__).parent / "migrations" / "versions"
SOURCE = Path(migrate.__file__).parents[2]

# Twelve processes wait at one gate, then all open the same new file at once.
TOGETHER = """
import os, sys
from pathlib import Path
import alembic.command, alembic.config
from troth.store.sqlite import open_store

read, write = os.pipe()
children = []
for _ in range(12):
    child = os.fork()
    if child == 0:
        os.close(write)
        os.read(read, 1)
        open_store(Path(sys.argv[1]), wait_seconds=20).close()
        os._exit(0)
    children.append(child)
os.close(write)
sys.exit(any(os.waitpid(child, 0)[1] for child in children))
"""


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    )


def _shapes(path: Path) -> dict[str, str]:
    """Return the statement that made each table and index, without white space."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: "".join(sql.split()).replace('"', "") for name, sql in found}
    finally:
        connection.close()


def test_the_newest_revision_is_the_last_file():
    """`NEWEST` is what the migrations lead to."""
    assert max(file.stem.split("_")[0] for file in VERSIONS.glob("[0-9]*.py")) == migrate.NEWEST


def test_the_migrations_make_the_schema(path, tmp_path):
    """What Alembic makes and what the code says are the same tables, columns, keys and indexes."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.METADATA) == []
    engine.dispose()
    straight = create_engine(f"sqlite:///{tmp_path / 'straight.db'}")
    schema.METADATA.create_all(straight)
    straight.dispose()

    made = _shapes(path)

    made.pop("alembic_version")
    assert made == _shapes(tmp_path / "straight.db")


def test_opening_again_changes_nothing(path, migrated):
    """A database of the newest revision is not migrated once more."""
    open_store(path, wait_seconds=5).close()

    assert path.read_bytes() == migrated


@pytest.mark.long
def test_processes_that_start_together_migrate_once(tmp_path):
    """Twelve at the same moment on a new file: all of them open it, none is told to try again."""
    for number in range(3):
        ran = _python("-c", TOGETHER, str(tmp_path / f"{number}.db"))

        assert ran.returncode == 0, ran.stderr
        assert _shapes(tmp_path / f"{number}.db").keys() >= set(schema.METADATA.tables)


def test_even_the_first_look_has_the_file_to_itself(tmp_path):
    """Nobody else gets the lock meanwhile, and everybody does when it is over."""
    lock = tmp_path / "troth.lock"
    got: list[bool] = []

    def try_it() -> None:
        with lock.open() as other, suppress(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
            got.append(True)

    class Looked(Exception):
        pass

    class Engine:
        def connect(self):
            try_it()
            raise Looked

    with pytest.raises(Looked):
        migrate.bring_up(Engine(), lock=lock)
    during = list(got)
    try_it()

    assert (during, got) == ([], [True])


def test_a_migration_that_fails_leaves_the_old_shape(tmp_path, monkeypatch):
    """Half the tables are never left behind; the next start makes all of them."""
    file = tmp_path / "troth.db"

    def half(config, _revision) -> None:
        config.attributes["connection"].exec_driver_sql("CREATE TABLE person (half TEXT)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(alembic.command, "upgrade", half)
        with pytest.raises(KeyboardInterrupt):
            open_store(file, wait_seconds=5)
    assert _shapes(file) == {}

    open_store(file, wait_seconds=5).close()
    assert _shapes(file).keys() >= set(schema.METADATA.tables)


def test_a_newer_database_is_left_to_a_newer_troth(path):
    """Damaged that says to update, and the file stays as it was."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with pytest.raises(Damaged, match="newer Troth"):
        open_store(path, wait_seconds=5)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE alembic_version SET version_num = '0000'",
        "UPDATE alembic_version SET version_num = ''",
        "DELETE FROM alembic_version",
    ],
)
def test_a_garbled_revision_is_damage(path, change):
    """A revision that no Troth has is not guessed at, and no table is touched."""
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    shapes = _shapes(path)

    with pytest.raises(Damaged, match="which Troth made it"):
        open_store(path, wait_seconds=5)

    assert _shapes(path) == shapes


def test_a_database_of_another_program_is_left_alone(tmp_path):
    """Damaged that says to choose another folder; its tables stay as they were."""
    file = tmp_path / "troth.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE diary (day TEXT)")
    connection.commit()
    connection.close()
    shapes = _shapes(file)

    with pytest.raises(Damaged, match="not Troth's"):
        open_store(file, wait_seconds=5)

    assert _shapes(file) == shapes


def test_garbled_table_names_are_damage(path):
    """SQLite quotes a broken schema in its message, in bytes that are no text."""
    data = path.read_bytes()
    at = data.index(b"CREATE TABLE backup")
    path.write_bytes(data[:at] + b"\xc3\xa8\xef" + data[at + 3 :])

    with pytest.raises(Damaged, match="troth restore"):
        open_store(path, wait_seconds=5)


def test_a_lock_that_cannot_be_made_is_told(tmp_path):
    """StoreFailed in our words when something else lies where the lock belongs."""
    (tmp_path / "troth.lock").mkdir()

    with pytest.raises(StoreFailed, match="cannot write"):
        open_store(tmp_path / "troth.db", wait_seconds=5)


def test_a_usual_start_loads_no_alembic(path):
    """Starting on a database of the newest revision does without 0.2 s of imports."""
    script = (
        "import sys; from pathlib import Path; from troth.store.sqlite import open_store;"
        "open_store(Path(sys.argv[1]), wait_seconds=5).close(); sys.exit('alembic' in sys.modules)"
    )

    assert _python("-c", script, str(path)).returncode == 0


@pytest.mark.long
@pytest.mark.parametrize(
    "file",
    ["0001_first_tables.py", "0002_sign_in.py", "0003_providers.py", "0004_guard_counts.py"],
)
def test_there_is_no_way_back(path, file):
    """Going back would lose what people told Troth, or lock them out."""
    script = (
        "from importlib import util; import sys;"
        "spec = util.spec_from_file_location('first', sys.argv[1]);"
        "first = util.module_from_spec(spec); spec.loader.exec_module(first); first.downgrade()"
    )

    ran = _python("-c", script, str(VERSIONS / file))

    assert "does not go back" in ran.stderr


def test_a_database_of_the_first_release_is_brought_up(tmp_path, monkeypatch):
    """What lies in it stays, and it gets the tables that came later."""
    file = tmp_path / "troth.db"
    with monkeypatch.context() as patched:
        real = alembic.command.upgrade
        patched.setattr(alembic.command, "upgrade", lambda config, _: real(config, "0001"))
        open_store(file, wait_seconds=5).close()
    assert not {"sign_in", "session", "link", "provider", "guard_count"} & _shapes(file).keys()
    connection = sqlite3.connect(file)
    connection.execute("INSERT INTO person VALUES ('psn_x', 1, x'01', x'02')")
    connection.commit()
    connection.close()

    open_store(file, wait_seconds=5).close()

    assert _shapes(file).keys() >= set(schema.METADATA.tables)
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT person_id FROM person").fetchall() == [("psn_x",)]
    connection.close()
