import os
import sqlite3
import stat
import tempfile
import threading
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text

from troth.errors import Damaged, StoreBusy, StoreFailed, StoreFull
from troth.store import schema
from troth.store.sqlite import Store, open_store, told
from troth.store.statements import insert, select

NOBODY = 65534


# Opening a file


def test_a_new_store_is_readable_by_this_account_alone(tmp_path, rows):
    """Folder 0700, every file 0600, whatever the umask would allow."""
    before = os.umask(0)
    try:
        store = open_store(tmp_path / "data" / "troth.db", wait_seconds=5)
        store.write(rows.add("a"))
    finally:
        os.umask(before)

    files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "data").iterdir()}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert files == dict.fromkeys(["troth.db", "troth.db-shm", "troth.db-wal", "troth.lock"], 0o600)
    assert [file.name for file in store.files()] == ["troth.db", "troth.db-wal", "troth.db-shm"]
    store.close()
    assert [file.name for file in store.files()] == ["troth.db"]


@pytest.mark.parametrize("made_before", [False, True])
def test_a_folder_without_the_right_to_write_is_told(migrated, made_before):
    """StoreFailed that says where, not a trace of the driver; what lies there stays as it is."""
    with tempfile.TemporaryDirectory(prefix="readonly-") as name:
        folder = Path(name)
        file = folder / "troth.db"
        if made_before:
            file.write_bytes(migrated)
            file.chmod(0o666)
        folder.chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(NOBODY)
        try:
            with pytest.raises(StoreFailed) as caught:
                open_store(file, wait_seconds=1)
        finally:
            os.seteuid(was)
            folder.chmod(0o755)
        assert made_before or str(file) in str(caught.value)
        assert [one.name for one in folder.iterdir()] == (["troth.db"] if made_before else [])
        assert not made_before or file.read_bytes() == migrated


def test_a_path_below_a_file_is_told(tmp_path):
    """A data folder that is a file is an error in our words."""
    (tmp_path / "file").write_text("here")

    with pytest.raises(StoreFailed, match="cannot write"):
        open_store(tmp_path / "file" / "troth.db", wait_seconds=1)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    """Damaged, and not one byte of it changes."""
    file = tmp_path / "troth.db"
    file.write_bytes(b"Dear diary, " * 1000)

    with pytest.raises(Damaged, match="damaged"):
        open_store(file, wait_seconds=1)

    assert file.read_bytes() == b"Dear diary, " * 1000


# What the driver is told


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("foreign_keys", 1),
    ],
)
def test_every_connection_keeps_the_discipline(store, pragma, value):
    """Writer and readers run with the settings that the promises rest on."""
    by_writer = store.write(lambda unit: unit.raw(f"PRAGMA {pragma}"))
    by_reader = store._reader().connection.exec_driver_sql(f"PRAGMA {pragma}").fetchall()

    assert [tuple(row) for row in (*by_writer, *by_reader)] == [(value,), (value,)]


def test_errors_never_quote_what_was_written(store, rows):
    """No message, repr or trace holds a parameter, whichever way the writing fails."""
    canary = "Kanarienvogel"
    store.write(rows.add(canary))
    bad_type = {"digest": "-", "registry_digest": "-", "purpose": "-", "language": "-"}
    unfit = insert(schema.notice), bad_type | {"body": canary}
    missing = select(schema.notice).where(schema.notice.c.digest == canary, text("nowhere = 1"))
    ways = [
        lambda: store.write(rows.add(canary)),
        lambda: rows.together(store, [rows.add("a"), rows.add(canary)])[1].args,
        lambda: store.write(lambda unit: unit.run(*unfit)),
        lambda: store.write(lambda unit: unit.rows(missing)),
        lambda: store.read(missing),
        lambda: store.read_one(*unfit),
    ]

    for way in ways:
        told = ""
        try:
            told = repr(way())
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not quote
            told = "".join(traceback.format_exception(error)) + repr(error) + str(error)
        # Source lines of this test name the variable, never its content.
        assert canary not in told
        assert told


# Locks, full disks, damage


def test_busy_is_told_when_another_holds_the_file_too_long(open_one, rows, path):
    """After the time to wait: StoreBusy, nothing changed; free again: it works."""
    store = open_one(wait_seconds=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreBusy):
        store.write(rows.add("a"))
    other.execute("ROLLBACK")

    assert store.write(rows.add("b")) == "b"
    assert rows.names(store) == ["b"]
    other.close()


def test_a_short_lock_of_another_is_waited_for(open_one, rows, path):
    """Within the time to wait nobody notices that another process was first."""
    store = open_one(wait_seconds=10)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    answers: list[object] = []
    waiting = threading.Thread(target=lambda: answers.append(store.write(rows.add("a"))))

    waiting.start()
    waiting.join(0.05)
    assert answers == []
    other.execute("ROLLBACK")
    waiting.join(10)

    assert answers == ["a"]
    other.close()


def test_reading_goes_on_while_another_writes(open_one, rows, path):
    """The write-ahead log lets readers by: they see the last commit."""
    store = open_one(wait_seconds=0.05)
    store.write(rows.add("a"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM notice")

    assert rows.names(store) == ["a"]
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_changes_nothing_and_is_told(store, rows):
    """SQLITE_FULL becomes StoreFull for everyone in the group; with room again it works."""
    store.write(rows.add("before"))
    done: list[str] = []

    def early(unit):
        unit.after_commit(lambda: done.append("early"))
        return rows.add("early")(unit)

    store.alone(lambda unit: unit.raw("PRAGMA max_page_count=1"))  # as many as there are
    big = rows.add("big", bytes(400_000))
    with pytest.raises(StoreFull, match="free some room"):
        store.write(big)
    answers = rows.together(store, [early, big, rows.add("late")])

    assert [type(answer) for answer in answers] == [StoreFull] * 3
    assert done == []
    assert rows.names(store) == ["before"]
    assert store.check() == []
    store.alone(lambda unit: unit.raw("PRAGMA max_page_count=1000000"))
    assert store.write(big) == "big"


def _spoil(store, path, *, at: int, with_: bytes) -> None:
    """Overwrite a part of the root page of the notices' index."""
    root = store.write(
        lambda unit: unit.raw("SELECT max(rootpage) FROM sqlite_master WHERE tbl_name='notice'")
    )[0][0]
    store.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + at)
        file.write(with_)


def test_a_damaged_page_is_told_as_damage(store, rows, path):
    """A page of the file that was overwritten is named, and not taken for an empty table."""
    for number in range(50):
        store.write(rows.add(f"{number:02}"))
    _spoil(store, path, at=0, with_=b"\x99" * 4096)
    fresh = open_store(path, wait_seconds=1)

    for way in (lambda: rows.names(fresh), lambda: fresh.write(rows.add("more")), fresh.check):
        with pytest.raises(Damaged, match="troth restore"):
            way()
    fresh.close()


def test_check_names_what_is_wrong(store, rows, path):
    """An index that lost a row still answers; `check` finds it."""
    for number in range(50):
        store.write(rows.add(f"{number:02}"))
    _spoil(store, path, at=3, with_=(49).to_bytes(2, "big"))
    fresh = open_store(path, wait_seconds=1)

    found = fresh.check()

    assert any("index" in line for line in found)
    assert "ok" not in found
    fresh.close()


def test_whatever_the_driver_says_is_told_in_our_words(store, path):
    """A table that is gone: each way of asking is StoreFailed that names SQLite's code."""
    pulse = select(schema.installation.c.pulse)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE installation")
    connection.close()

    for way in (
        lambda: store.read(pulse),
        lambda: store.read_one(pulse),
        store.pulse,
        lambda: store.write(store.pulse_in),
        lambda: store.write(lambda unit: unit.touch()),
        lambda: store.alone(lambda unit: unit.touch()),
    ):
        with pytest.raises(StoreFailed, match="SQLITE_ERROR"):
            way()
    with pytest.raises(StoreFailed, match="SQLITE_ERROR"), store.snapshot():
        pass


def test_a_folder_that_went_away_is_told(store, path, rows):
    """Whoever opens a connection then hears that it cannot be opened."""
    rows.names(store)
    path.parent.rename(path.parent.with_name("elsewhere"))
    told: list[BaseException] = []

    def read() -> None:
        try:
            rows.names(store)
        except StoreFailed as error:
            told.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()

    assert "SQLITE_CANTOPEN" in str(told[0])
    with pytest.raises(StoreFailed, match="SQLITE_CANTOPEN"):
        Store(path, wait_seconds=1)


def test_a_sound_file_has_nothing_wrong(store):
    """`check` says nothing about a sound file."""
    assert store.check() == []


def test_a_log_without_room_for_its_index_is_a_full_disk():
    """SQLite has a code of its own for that; whoever reads it is told to make room."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE

    with pytest.raises(StoreFull, match="free some room"), told():
        raise error
