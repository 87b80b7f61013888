"""Brings a database to the present shape, one process at a time.

Alembic is loaded only when there is something to do: a start that finds the newest
revision reads one row.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, inspect

from troth.errors import Damaged

NEWEST = "0004"
"""The last revision in `migrations/versions`. A test compares."""

_FOLDER = Path(__file__).parent / "migrations"
_UNKNOWN = "The database does not say which Troth made it. Restore it: troth restore --help"


def bring_up(engine: Engine, *, lock: Path) -> None:
    """Migrate to `NEWEST`. Raises Damaged if the file is not Troth's or is from a newer Troth.

    Even the first look is under the lock: it is the one that turns a new file to WAL, and
    SQLite does not wait when two connections do that at once.
    """
    with _locked(lock):
        found = _revision(engine)
        if found == NEWEST:
            return
        if found is not None and found > NEWEST:
            message = f"This database was made by a newer Troth (revision {found}). Update Troth."
            raise Damaged(message)
        if found is not None and found not in _revisions():
            raise Damaged(_UNKNOWN)
        _upgrade(engine)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if "alembic_version" not in tables:
            message = "This file holds a database that is not Troth's. Choose another data_dir."
            raise Damaged(message)
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Damaged(_UNKNOWN)
    return str(row[0])


def _revisions() -> set[str]:
    return {file.name.split("_")[0] for file in (_FOLDER / "versions").glob("[0-9]*.py")}


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415  # 0.2 s of imports that a normal start does without
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with engine.connect() as connection:
        # One transaction around all of it: a crash leaves the old shape, not half a new one.
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        try:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
