"""SQLite as Troth uses it: one writer thread, a reader for each thread.

- Every transaction begins IMMEDIATE: a deferred one fails when it turns into a
  writer while another process writes.
- A write is on the disk before it is acknowledged (`synchronous=FULL`), and what
  is deleted is overwritten (`secure_delete=ON`).
- The writer takes what waits in its queue into one transaction (group commit).
  Each unit stands in a savepoint of its own: one that fails takes back only itself.
- `pulse` tells cheaply whether any process changed what decisions rest on:
  SQLite's `data_version` moves with every foreign commit, and only then the
  stored pulse is read again.
"""

import contextlib
import errno
import os
import queue
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Generic, TypeVar, cast

from sqlalchemy import Connection, Engine, Executable, create_engine, exc, pool

from troth.errors import Damaged, StoreBusy, StoreFailed, StoreFull
from troth.store import migrate, schema
from troth.store.prepared import AnyRow, Parameters, rows_of, run
from troth.store.statements import update

T = TypeVar("T")

_GROUP = 64
_CLOSED = "The store is closed."
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA foreign_keys=ON",
)


class Unit:
    """One unit of work inside a transaction. Everything in it happens, or nothing does."""

    def __init__(self, connection: Connection, driver: sqlite3.Connection) -> None:
        self.connection = connection
        self.driver = driver
        self.when_done: list[Callable[[], None]] = []

    def rows(self, statement: Executable, parameters: Parameters = None) -> Sequence[AnyRow]:
        """Return all rows, seeing what this unit has written."""
        return rows_of(self.connection, self.driver, statement, parameters)

    def row(self, statement: Executable, parameters: Parameters = None) -> AnyRow | None:
        """Return the first row, or None."""
        return next(iter(rows_of(self.connection, self.driver, statement, parameters)), None)

    def run(self, statement: Executable, parameters: Parameters = None) -> int:
        """Write, and return how many rows changed. A list of mappings writes many rows."""
        return run(self.connection, self.driver, statement, parameters)

    def after_commit(self, do: Callable[[], None]) -> None:
        """Do this once the transaction is on the disk. For caches in memory only."""
        self.when_done.append(do)

    def raw(self, statement: str, values: tuple[object, ...] = ()) -> Sequence[AnyRow]:
        """Run what has no statement object (ATTACH, VACUUM, PRAGMA). For this package only."""
        return self.driver.execute(statement, values).fetchall()

    def raw_quietly(self, statement: str) -> None:
        """Run a clean-up that may have nothing to do."""
        with contextlib.suppress(sqlite3.Error):
            self.driver.execute(statement)

    def touch(self) -> None:
        """Tell every process that something changed on which decisions rest."""
        self.run(_TOUCH)


_TOUCH = (
    update(schema.installation)
    .where(schema.installation.c.id == 1)
    .values(pulse=schema.installation.c.pulse + 1)
)
_DATA_VERSION = "PRAGMA data_version"
_PULSE = "SELECT pulse FROM installation WHERE id = 1"


class MustWait(BaseException):
    """Here it was to be looked only, and something came to write: see `Store.looking`.

    No error: nobody but who looks catches it.
    """


class _Job(Generic[T]):
    """Work that waits for the writer, and the place where its result will be."""

    def __init__(self, work: Callable[[Unit], T], *, alone: bool) -> None:
        self.work = work
        self.alone = alone
        self.result: Future[T] = Future()


class _Reader:
    """One thread's connection, with what it last saw. It is closed when that thread ends."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.driver = _driver(connection)
        self.seen_version = -1
        self.pulse = -1
        self.is_in_moment = False
        self.looked_at = -1
        # Nobody else holds it: a server's threads come and go, and each would leave an open file.
        self.close = weakref.finalize(self, connection.close)
        self.close.atexit = False


class _Moment:
    """One reader's moment. Entered again inside, it changes nothing."""

    __slots__ = ("_is_inside", "_reader")

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._is_inside = False

    def __enter__(self) -> None:
        reader = self._reader
        self._is_inside = reader.is_in_moment
        if not self._is_inside:
            reader.is_in_moment, reader.looked_at = True, -1

    def __exit__(self, *_: object) -> None:
        if not self._is_inside:
            self._reader.is_in_moment = False


class _Look(_Moment):
    """A moment in which its thread must not write."""

    __slots__ = ("_threads",)

    def __init__(self, reader: _Reader, threads: threading.local) -> None:
        super().__init__(reader)
        self._threads = threads

    def __enter__(self) -> None:
        self._threads.is_looking = True
        super().__enter__()

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        self._threads.is_looking = False


class Store:
    """An open database. Made by `open_store`."""

    def __init__(self, path: Path, *, wait_seconds: float) -> None:
        self.path = path
        self._engine = _engine(path, wait_seconds)
        self._jobs: queue.SimpleQueue[list[_Job[object]] | None] = queue.SimpleQueue()
        self._threads = threading.local()
        self._readers: weakref.WeakSet[_Reader] = weakref.WeakSet()
        self._readers_lock = threading.Lock()
        self._asking = threading.Lock()
        self._closed = False
        self._written = 0
        """How many transactions were written here: none of them is ever overlooked."""
        with told():
            self._writer_connection = _connect(self._engine)
            self._writer_driver = _driver(self._writer_connection)
        self._writer = threading.Thread(target=self._serve, name="troth-writer", daemon=True)
        self._writer.start()

    # Reading

    def read(self, statement: Executable, parameters: Parameters = None) -> Sequence[AnyRow]:
        """Return all rows as they are on the disk now."""
        reader = self._reader()
        try:
            return rows_of(reader.connection, reader.driver, statement, parameters)
        except _TOLD as error:  # as `told` does: it is asked too often for more
            raise _as_ours(error) from None

    def read_one(self, statement: Executable, parameters: Parameters = None) -> AnyRow | None:
        """Return the first row, or None."""
        return next(iter(self.read(statement, parameters)), None)

    def pulse_in(self, unit: Unit) -> int:
        """Return the pulse as a transaction sees it. Only the unit itself can still move it."""
        return _pulse(unit.driver)

    def pulse(self, *, anew: bool = False) -> int:
        """Return a number that moves whenever any process called `Unit.touch`. About 6 µs.

        In a `moment` it is looked up once, and again once anything was written here. anew: look
        even so, for what must fit rows that are read just now.
        """
        reader = self._reader()
        written = self._written
        if not anew and reader.is_in_moment and reader.looked_at == written:
            return reader.pulse
        try:
            version = reader.driver.execute(_DATA_VERSION).fetchone()[0]
            if version != reader.seen_version:
                # Order matters: a commit between the two questions is seen at the next call.
                reader.seen_version, reader.pulse = version, _pulse(reader.driver)
        except sqlite3.Error as error:  # as `told` does: it is asked too often for more
            raise _ours(error) from None
        reader.looked_at = written
        return reader.pulse

    def moment(self) -> "_Moment":
        """Let this thread take what another process does meanwhile for done just after.

        For a few steps in a row without a wait: each look at the pulse lets the other threads
        have their turn first. What is to be written is decided once more where it is written.
        """
        return _Moment(self._reader())

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[int]:
        """Let this thread's reads see one moment; yields the pulse of that moment."""
        reader = self._reader()
        driver = reader.driver
        with told():
            driver.execute("BEGIN")
            try:
                pulse = _pulse(driver)
                if pulse != reader.pulse:  # another process wrote: the moment is over
                    reader.looked_at = -1
                yield pulse
            finally:
                driver.execute("COMMIT")

    def looking(self) -> "_Moment":
        """Let this thread look only: whatever comes to write raises MustWait, and writes nothing.

        For an event loop, which may not wait for the disk. A look at WAL waits for nobody. It is
        one `moment`.
        """
        return _Look(self._reader(), self._threads)

    def _reader(self) -> _Reader:
        if self._closed:
            raise StoreFailed(_CLOSED)
        try:
            known: _Reader = self._threads.reader
        except AttributeError:
            pass
        else:
            return known
        with told():
            made = _Reader(_connect(self._engine))
        with self._readers_lock:
            self._readers.add(made)
        self._threads.reader = made
        return made

    # Writing

    def write(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction and return its result once it is on the disk.

        Raises what `work` raises (then nothing of it is kept), StoreBusy, StoreFull,
        Damaged or StoreFailed.
        """
        return self._ask(_Job(work, alone=False))

    def write_each(self, works: Sequence[Callable[[Unit], T]]) -> list[T]:
        """Run works in order in one transaction; one that fails takes back only itself.

        Returns their results once all is on the disk. Raises what the first that failed raised,
        when the others are done.
        """
        results = self.ask_each(works)
        for one in results:
            one.exception()
        return [one.result() for one in results]

    def ask_each(self, works: Sequence[Callable[[Unit], T]]) -> list[Future[T]]:
        """Let works be written as `write_each` does, and do not wait for them."""
        jobs = [_Job(work, alone=False) for work in works]
        if jobs:
            self._put(cast("list[_Job[object]]", jobs))
        return [job.result for job in jobs]

    def alone(self, work: Callable[[Unit], T]) -> T:
        """Run `work` on the writer, outside any transaction. For what cannot be in one."""
        return self._ask(_Job(work, alone=True))

    def settle(self) -> None:
        """Move everything from the write-ahead log into the file, and empty the log."""
        self.alone(_settle)

    def compact(self) -> None:
        """Rewrite the file without free pages."""
        self.alone(lambda unit: unit.raw("VACUUM"))

    def files(self) -> list[Path]:
        """Name the files in which rows of this store may lie."""
        beside = [
            self.path,
            *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm")),
        ]
        return [file for file in beside if file.exists()]

    def check(self) -> list[str]:
        """Ask SQLite what is wrong with the file. Empty means: nothing found."""
        with told():
            connection = self._reader().connection
            rows = connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
        return [str(row[0]) for row in rows if row[0] != "ok"]

    def close(self) -> None:
        """Finish what waits, and close every connection."""
        with self._asking:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self._writer.join()
        with self._readers_lock:
            for reader in list(self._readers):
                reader.close()
        self._engine.dispose()

    def _ask(self, job: _Job[T]) -> T:
        self._put([cast("_Job[object]", job)])
        return job.result.result()

    def _put(self, jobs: list[_Job[object]]) -> None:
        # A unit that asks for another one would wait for itself.
        assert threading.current_thread() is not self._writer
        if getattr(self._threads, "is_looking", False):
            raise MustWait
        # Under the lock nothing is asked behind the writer's back: it would never be answered.
        with self._asking:
            if self._closed:
                raise StoreFailed(_CLOSED)
            self._jobs.put(jobs)

    # The writer thread

    def _serve(self) -> None:
        waiting: list[_Job[object]] | None = None
        while True:
            jobs = waiting or self._jobs.get()
            waiting = None
            if jobs is None:
                self._writer_connection.close()
                return
            if jobs[0].alone:
                self._run_alone(jobs[0])
                continue
            group, waiting, ended = self._gather(jobs)
            self._run_group(group)
            if ended:
                self._jobs.put(None)

    def _gather(
        self, first: list[_Job[object]]
    ) -> tuple[list[_Job[object]], list[_Job[object]] | None, bool]:
        group = [*first]
        while len(group) < _GROUP:
            try:
                jobs = self._jobs.get_nowait()
            except queue.Empty:
                break
            if jobs is None:
                return group, None, True
            if jobs[0].alone:
                return group, jobs, False
            group += jobs
        return group, None, False

    def _run_alone(self, job: _Job[object]) -> None:
        try:
            with told():
                result = job.work(Unit(self._writer_connection, self._writer_driver))
            self._written += 1
        except BaseException as error:  # noqa: BLE001  # handed to the caller's thread
            job.result.set_exception(error)
        else:
            job.result.set_result(result)

    def _run_group(self, group: list[_Job[object]]) -> None:
        driver = self._writer_driver
        try:
            driver.execute("BEGIN IMMEDIATE")
            try:
                done = self._do(group, driver)
                driver.execute("COMMIT")
            except BaseException:
                # After some faults (a full disk) SQLite has rolled back by itself already.
                with contextlib.suppress(sqlite3.Error):
                    driver.execute("ROLLBACK")
                raise
            self._written += 1
        except BaseException as error:  # noqa: BLE001  # nothing was kept: everyone who waits is told
            ours = _as_ours(error)
            for job in group:
                if not job.result.done():
                    job.result.set_exception(ours)
            return
        for job, result, unit in done:
            _answer(job, result, unit)

    def _do(
        self, group: list[_Job[object]], driver: sqlite3.Connection
    ) -> list[tuple[_Job[object], object, Unit]]:
        """Do what waits, each in a savepoint; return what came of it."""
        connection, needed = self._writer_connection, len(group) > 1
        done: list[tuple[_Job[object], object, Unit]] = []
        for job in group:
            unit = Unit(connection, driver)
            if not needed:  # alone in its transaction, a unit is taken back with it
                return [(job, job.work(unit), unit)]
            driver.execute("SAVEPOINT unit")
            try:
                result = job.work(unit)
            except BaseException as error:  # handed to the caller's thread
                if _ends_transaction(error):
                    raise
                driver.execute("ROLLBACK TO unit")
                driver.execute("RELEASE unit")
                job.result.set_exception(_as_ours(error))
                continue
            driver.execute("RELEASE unit")
            done.append((job, result, unit))
        return done


def _answer(job: _Job[object], result: object, unit: Unit) -> None:
    try:
        for do in unit.when_done:
            do()
    except BaseException as error:  # noqa: BLE001  # handed to the caller's thread
        job.result.set_exception(error)
    else:
        job.result.set_result(result)


def open_store(path: Path, *, wait_seconds: float) -> Store:
    """Open the database at `path`, making or migrating it first if need be.

    Raises StoreFailed (no right to write there), StoreBusy, Damaged (not a Troth
    database, or made by a newer Troth).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Only this account may read the file, whatever the umask says.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise cannot_write(path, error) from error
    engine = _engine(path, wait_seconds)
    try:
        with told():
            migrate.bring_up(engine, lock=path.with_name("troth.lock"))
    except OSError as error:
        raise cannot_write(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes a garbled name of a table as it is
        message = "The database file is damaged. Restore it: troth restore --help"
        raise Damaged(message) from error
    finally:
        engine.dispose()
    return Store(path, wait_seconds=wait_seconds)


def _driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection, for what is asked so often that the engine costs."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _pulse(driver: sqlite3.Connection) -> int:
    row = driver.execute(_PULSE).fetchone()
    return row[0] if row else -1


def cannot_write(path: Path, error: OSError) -> StoreFailed:
    """Say that a file cannot be written, and why."""
    if error.errno == errno.ENOSPC:
        return StoreFull(f"The disk is full, so {path} cannot be written. Make room and try again.")
    message = f"Troth cannot write {path}: {error.strerror}. Check who owns the folder."
    return StoreFailed(message)


def _engine(path: Path, wait_seconds: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        "sqlite://", creator=connect, poolclass=pool.NullPool, hide_parameters=True
    )


def _connect(engine: Engine) -> Connection:
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def _settle(unit: Unit) -> None:
    rows = unit.raw("PRAGMA wal_checkpoint(TRUNCATE)")
    if not rows or rows[0][0] != 0:
        message = "Another process is reading the database. Try again in a moment."
        raise StoreBusy(message)


def _ends_transaction(error: BaseException) -> bool:
    # A row that breaks a rule of its table harms its own unit only; any other fault harms the file.
    return isinstance(error, exc.DBAPIError | sqlite3.Error) and not isinstance(
        error, exc.IntegrityError | sqlite3.IntegrityError
    )


_TOLD = (exc.DBAPIError, exc.ResourceClosedError, sqlite3.Error)


def _as_ours(error: BaseException) -> BaseException:
    if isinstance(error, exc.DBAPIError):
        return _ours(error.orig)
    if isinstance(error, exc.ResourceClosedError):
        return StoreFailed(_CLOSED)
    return _ours(error) if isinstance(error, sqlite3.Error) else error


_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}
"""The second: the index of the log finds no room beside it. Source: sqlite.org/rescode.html."""


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn a driver's error into ours. The driver's text is dropped: it may quote parameters."""
    try:
        yield
    except _TOLD as error:
        raise _as_ours(error) from None


def _ours(error: BaseException | None) -> StoreFailed | Damaged:
    whole = getattr(error, "sqlite_errorcode", 0)
    code = whole & 0xFF
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if code in _BUSY:
        return StoreBusy("Another process holds the database. Nothing was changed; try again.")
    if whole in _NO_ROOM or code in _NO_ROOM:
        return StoreFull("The disk is full. Nothing was changed; free some room and try again.")
    if code in _DAMAGED:
        return Damaged(f"The database file is damaged ({name}). Restore it: troth restore --help")
    return StoreFailed(f"The database cannot be used now ({name}). Nothing was changed.")
