import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from troth.errors import Damaged, StoreBusy, StoreFailed, StoreFull
from troth.store import schema
from troth.store.copies import (
    CONTENT,
    KEYRING,
    beginnings_of,
    check_copy,
    remove,
    rows_of,
    take_the_place,
    write_copies,
)
from troth.store.statements import insert

TAIL = {"person_id": "p", "purpose": "q", "holding": "turn", "record": 1}
ODD = "odd ?#% 'name'"


@pytest.fixture
def filled(store, rows):
    """A store with a notice and a sealed record."""
    store.write(rows.add("n", b"body"))
    row = TAIL | {"keep_until_ms": 5, "sealed": b"sealed"}
    store.write(lambda unit: unit.run(insert(schema.tail), row))
    return store


@pytest.fixture
def both(tmp_path):
    """Where the two copies go, and what goes into each."""
    return {tmp_path / "content": CONTENT, tmp_path / "keyring": KEYRING}


def test_content_and_keyring_are_all_tables_and_share_none():
    """No table is left out of a backup, and what is sealed lies apart from the keys."""
    assert set(CONTENT) | set(KEYRING) == set(schema.METADATA.tables)
    assert not set(CONTENT) & set(KEYRING)
    assert {"epoch", "person", "purpose_key"} <= set(KEYRING)
    dated = {
        table.name for table in schema.METADATA.tables.values() if "keep_until_ms" in table.columns
    }
    assert set(CONTENT) == dated


def test_each_copy_holds_its_tables_and_nothing_of_the_others(filled, both, tmp_path):
    """Every row of the named tables; the others are there and empty."""
    write_copies(filled, both)

    content, keyring = (tmp_path / "content", tmp_path / "keyring")
    assert list(rows_of(content, "tail")) == [TAIL | {"keep_until_ms": 5, "sealed": b"sealed"}]
    assert list(rows_of(keyring, "tail")) == []
    assert [row["digest"] for row in rows_of(keyring, "notice")] == ["n"]
    assert list(rows_of(content, "notice")) == []
    assert [row["pulse"] for row in rows_of(keyring, "installation")] == [1]
    check_copy(content)
    check_copy(keyring)


def test_a_copy_is_readable_by_this_account_alone(filled, both):
    """0600, whatever the umask says."""
    write_copies(filled, both)

    assert {stat.S_IMODE(path.stat().st_mode) for path in both} == {0o600}


def test_the_store_goes_on_as_before(filled, both, rows, tmp_path):
    """The copies are let go of, and copying again works."""
    write_copies(filled, both)
    filled.write(rows.add("after"))

    write_copies(filled, {tmp_path / "again": KEYRING})

    names = {row["digest"] for row in rows_of(tmp_path / "again", "notice")}
    assert names == {"after", "n"}
    attached = filled.alone(lambda unit: unit.raw("PRAGMA database_list"))
    assert [row[1] for row in attached] == ["main"]


def test_both_copies_are_of_one_moment(filled, open_one, tmp_path):
    """While another process adds to two tables at once, the copies never differ."""
    there, over = open_one(), threading.Event()

    def add(unit, number):
        row = {"made_ms": number, "epoch": 1}
        unit.run(insert(schema.backup), row | {"path": f"{number}"})
        row = TAIL | {"record": 10 + number, "keep_until_ms": 0, "sealed": b"-"}
        unit.run(insert(schema.tail), row)

    def write_on() -> None:
        number = 0
        while not over.is_set():
            there.write(lambda unit, n=number: add(unit, n))
            number += 1

    thread = threading.Thread(target=write_on)
    thread.start()
    for number in range(5):
        content, keyring = tmp_path / f"c{number}", tmp_path / f"k{number}"
        write_copies(filled, {content: CONTENT, keyring: KEYRING})
        assert len(list(rows_of(content, "tail"))) - 1 == len(list(rows_of(keyring, "backup")))
    over.set()
    thread.join()


def test_a_folder_may_have_any_name(filled, tmp_path):
    """Signs that mean something in an address mean nothing in a path."""
    folder = tmp_path / ODD
    folder.mkdir()

    write_copies(filled, {folder / ODD: CONTENT})

    check_copy(folder / ODD)
    assert len(list(rows_of(folder / ODD, "tail"))) == 1
    assert [file.name for file in folder.iterdir()] == [ODD]


def test_an_existing_file_is_never_written_over(filled, tmp_path):
    """Whatever it is."""
    (tmp_path / "copy").write_text("precious")

    with pytest.raises(StoreFailed, match="copy"):
        write_copies(filled, {tmp_path / "copy": CONTENT})

    assert (tmp_path / "copy").read_text() == "precious"


def test_a_place_that_cannot_be_written_is_told(filled, tmp_path):
    """StoreFailed in our words; the store goes on."""
    with pytest.raises(StoreFailed, match="nowhere"):
        write_copies(filled, {tmp_path / "nowhere" / "copy": CONTENT})
    assert filled.check() == []


def test_a_copy_that_does_not_fit_is_told(filled, tmp_path, monkeypatch, rows):
    """StoreFull, the copies are let go of, and the store goes on."""
    filled.write(rows.add("long", bytes(300_000)))
    raw = type(filled.write(lambda unit: unit)).raw

    def small(unit, statement, values=()):
        found = raw(unit, statement, values)
        if statement.startswith("ATTACH"):
            raw(unit, "PRAGMA copy0.max_page_count=1")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(type(filled.write(lambda unit: unit)), "raw", small)
        with pytest.raises(StoreFull):
            write_copies(filled, {tmp_path / "copy": KEYRING})

    filled.write(rows.add("after"))
    write_copies(filled, {tmp_path / "again": KEYRING})
    check_copy(tmp_path / "again")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"Dear diary, " * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:-4096]),
        lambda path: path.write_bytes(path.read_bytes()[:5000] + bytes(90_000)),
    ],
    ids=["gone", "empty", "another kind", "cut", "overwritten"],
)
def test_what_is_no_whole_copy_is_damage(filled, both, spoil):
    """Gone, empty, of another kind, cut or overwritten."""
    write_copies(filled, both)
    path = next(iter(both))

    spoil(path)

    with pytest.raises(Damaged, match="damaged or is not a copy"):
        check_copy(path)
    with pytest.raises(Damaged, match="damaged or is not a copy"):
        list(rows_of(path, "tail"))


def test_a_copy_of_another_version_is_told(filled, both):
    """Its tables may mean something else: the version that made it is needed."""
    write_copies(filled, both)
    path = next(iter(both))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    with pytest.raises(Damaged, match="another version of Troth"):
        check_copy(path)


def test_the_beginnings_are_told_once(filled, both, tmp_path):
    """Whose row, of which purpose, and the first bytes, which name a key."""
    more = TAIL | {"record": 2, "keep_until_ms": 5, "sealed": b"seal two"}
    filled.write(lambda unit: unit.run(insert(schema.tail), more))
    write_copies(filled, both)

    assert beginnings_of(tmp_path / "content", size=4) == {("p", "q", b"seal")}


def test_what_is_no_copy_has_no_beginnings(tmp_path):
    """A damaged copy is told as such."""
    (tmp_path / "content").write_bytes(b"Dear diary, " * 1000)

    with pytest.raises(Damaged):
        beginnings_of(tmp_path / "content", size=9)


def test_a_file_takes_the_place_of_a_dead_database(tmp_path):
    """What SQLite left beside the dead one goes first: it would be read into the new one."""
    fresh, place = tmp_path / "fresh", tmp_path / "troth.db"
    fresh.write_bytes(b"new")
    for end in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"troth.db{end}").write_bytes(b"dead")

    before = set(Path("/proc/self/fd").iterdir())
    take_the_place(fresh, place)

    assert [file.name for file in tmp_path.iterdir()] == ["troth.db"]
    assert place.read_bytes() == b"new"
    assert set(Path("/proc/self/fd").iterdir()) <= before


_HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1])
held.execute("PRAGMA journal_mode=WAL")
held.execute("CREATE TABLE one (a)")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_database_that_another_process_still_holds_is_left_alone(tmp_path):
    """Its file is gone from the folder, but its log is in use: nothing is changed."""
    fresh, place = tmp_path / "fresh", tmp_path / "troth.db"
    fresh.write_bytes(b"new")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        other.stdout.readline()
        place.unlink()

        with pytest.raises(StoreBusy, match="Stop"):
            take_the_place(fresh, place)
        left = {file.name for file in tmp_path.iterdir()}
        other.stdin.close()

    assert left == {"fresh", "troth.db-wal", "troth.db-shm"}


def test_a_copy_is_removed_with_what_lies_beside_it(tmp_path):
    """File, journal and log; what is not there is no fault."""
    for name in ("copy", "copy-journal", "copy-wal", "other"):
        (tmp_path / name).touch()

    remove(tmp_path / "copy")
    remove(tmp_path / "nothing")

    assert [file.name for file in tmp_path.iterdir()] == ["other"]
