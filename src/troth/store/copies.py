"""Copies of the database in two files: what people told Troth, and the keys to it.

*content* holds sealed records only; it may be of any age and lie anywhere. *keyring* holds
everything else (wrapped keys, consents, the ledger); only the newest is of use. Both are
taken inside one transaction, so they belong to one moment. Neither opens anything without
the key file and the slot.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine

from troth.errors import Damaged
from troth.store import schema
from troth.store.migrate import NEWEST
from troth.store.sqlite import Store, Unit, cannot_write, told

CONTENT = ("tail", "segment")
KEYRING = tuple(name for name in schema.METADATA.tables if name not in CONTENT)


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


def check_copy(path: Path) -> None:
    """Raise Damaged unless the file is a whole copy made by this version of the tables."""
    connection = _open(path)
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        sound = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.Error as error:
        raise _damaged(path) from error
    finally:
        connection.close()
    if found != [(NEWEST,)]:
        message = f"{path} was made by another version of Troth. Use that version to restore it."
        raise Damaged(message)
    if sound != [("ok",)]:
        raise _damaged(path)


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
