"""Copies of the database in two files: what people told Troth, and the keys to it.

*content* holds sealed records only; it may be of any age and lie anywhere. *keyring* holds
everything else (wrapped keys, consents, the ledger); only the newest is of use. Both are
taken inside one transaction, so they belong to one moment. Neither opens anything without
the key file and the slot.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine

from troth.errors import Damaged, StoreBusy
from troth.store import schema
from troth.store.migrate import NEWEST
from troth.store.sqlite import Store, Unit, cannot_write, told

CONTENT = ("tail", "segment")
KEYRING = tuple(name for name in schema.METADATA.tables if name not in CONTENT)
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside a file. It would be read into another file of that name."""


def write_copies(store: Store, copies: Mapping[Path, Sequence[str]]) -> None:
    """Write each named set of tables into a new file, all as of one moment.

    Raises StoreFailed (a file that is there already, a folder that is not) or StoreFull; the
    files may then be incomplete and must be removed.
    """
    for path in copies:
        try:
            path.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise cannot_write(path, error) from error
        with told():
            _make_tables(path)
    store.alone(lambda unit: _copy(unit, copies))


def rows_of(path: Path, table: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of one table of a copy. Raises Damaged. Any: as the driver gives them."""
    columns = [column.name for column in schema.METADATA.tables[table].columns]
    statement = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608  # names of our own schema
    connection = _open(path)
    try:
        for row in connection.execute(statement):
            yield dict(zip(columns, row, strict=True))
    except sqlite3.Error as error:
        raise _damaged(path) from error
    finally:
        connection.close()


def beginnings_of(path: Path, *, size: int) -> set[tuple[str, str, bytes]]:
    """Return person, purpose and the first `size` bytes of what is sealed, each kind once.

    Raises Damaged.
    """
    each = (f"SELECT person_id, purpose, substr(sealed, 1, ?) FROM {name}" for name in CONTENT)  # noqa: S608  # names of our own schema
    connection = _open(path)
    try:
        found = connection.execute(" UNION ".join(each), (size,) * len(CONTENT)).fetchall()
    except sqlite3.Error as error:
        raise _damaged(path) from error
    finally:
        connection.close()
    return {(person, purpose, bytes(begins)) for person, purpose, begins in found}


def take_the_place(fresh: Path, place: Path) -> None:
    """Make `fresh` the database at `place`, where there is none any more.

    What a dead database left beside itself goes first: SQLite would read its log into the
    new one. Raises StoreBusy if another process still holds it; then nothing was changed.
    """
    if _is_held(place):
        message = f"Another process still holds what was {place}. Stop Troth, then try again."
        raise StoreBusy(message)
    for end in _BESIDE:
        place.with_name(place.name + end).unlink(missing_ok=True)
    fresh.replace(place)


def remove(path: Path) -> None:
    """Remove a file and what SQLite left beside it. What is not there is no fault."""
    for end in ("", *_BESIDE):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _is_held(place: Path) -> bool:
    """Say whether another process has this database open, by its locks on the shared memory.

    Each connection in WAL mode keeps one there. Source: sqlite.org/walformat.html, 2.3.
    """
    try:
        handle = os.open(place.with_name(f"{place.name}-shm"), os.O_RDWR | os.O_CLOEXEC)
    except OSError:  # none is there: nobody can have it open
        return False
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def is_of_this_version(path: Path) -> bool:
    """Say whether a copy was made by this version of the tables. Raises Damaged."""
    return _asked(path, "SELECT version_num FROM alembic_version") == [(NEWEST,)]


def check_copy(path: Path) -> None:
    """Raise Damaged unless the file is a whole copy made by this version of the tables."""
    is_ours = is_of_this_version(path)
    sound = _asked(path, "PRAGMA integrity_check")
    if not is_ours:
        message = f"{path} was made by another version of Troth. Use that version to restore it."
        raise Damaged(message)
    if sound != [("ok",)]:
        raise _damaged(path)


def _asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = _open(path)
    try:
        return connection.execute(statement).fetchall()
    except sqlite3.Error as error:
        raise _damaged(path) from error
    finally:
        connection.close()


def _make_tables(path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)))
    try:
        with engine.begin() as connection:
            schema.METADATA.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))
    finally:
        engine.dispose()


def _copy(unit: Unit, copies: Mapping[Path, Sequence[str]]) -> None:
    names = {path: f"copy{number}" for number, path in enumerate(copies)}
    try:
        for path, name in names.items():
            unit.raw(f"ATTACH DATABASE ? AS {name}", (str(path),))
        unit.raw("BEGIN IMMEDIATE")
        for path, tables in copies.items():
            for table in tables:
                unit.raw(f"INSERT INTO {names[path]}.{table} SELECT * FROM main.{table}")  # noqa: S608  # as above
        unit.raw("COMMIT")
    finally:
        unit.raw_quietly("ROLLBACK")
        for name in names.values():
            unit.raw_quietly(f"DETACH DATABASE {name}")


def _open(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> Damaged:
    return Damaged(f"{path} is damaged or is not a copy that Troth made. Use another one.")
