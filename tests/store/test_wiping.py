import os
import sqlite3
import threading

import pytest

from troth.errors import StoreBusy, StoreFailed
from troth.store import schema
from troth.store.sqlite import _Job
from troth.store.statements import update


class OddError(Exception):
    """What a unit of work may raise for reasons of its own."""


def _fail(unit):
    raise OddError


def _raw(store) -> bytes:
    return b"".join(file.read_bytes() for file in store.files())


def test_what_was_deleted_is_overwritten(store, rows):
    """After delete and settle, the bytes are in no file of the database."""
    canary = os.urandom(24)
    for number in range(40):
        store.write(rows.add(f"{number}", canary * 60))
    assert canary in _raw(store)

    store.write(lambda unit: unit.run(schema.notice.delete()))
    assert canary in _raw(store)  # the log still holds it
    store.settle()

    assert canary not in _raw(store)
    assert rows.names(store) == []


def test_what_was_replaced_is_overwritten(store, rows):
    """An update leaves nothing of the old value either."""
    canary = os.urandom(24)
    store.write(rows.add("a", canary * 300))

    store.write(lambda unit: unit.run(update(schema.notice).values(body=b"new")))
    store.settle()

    assert canary not in _raw(store)


def test_settling_empties_the_log(store, rows):
    """The write-ahead log has no byte left, and every row is in the file itself."""
    store.write(rows.add("a"))

    store.settle()

    assert [file.stat().st_size for file in store.files() if file.name.endswith("-wal")] == [0]
    assert rows.names(store) == ["a"]


def test_settling_while_another_reads_is_told(open_one, rows, path):
    """StoreBusy says that the log could not be emptied: nobody may believe it was."""
    store = open_one(wait_seconds=0.05)
    store.write(rows.add("a"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM notice").fetchall()
    store.write(rows.add("b"))

    with pytest.raises(StoreBusy, match="reading"):
        store.settle()
    other.execute("ROLLBACK")
    other.close()

    store.settle()
    assert rows.names(store) == ["a", "b"]


def test_compacting_leaves_no_free_page(store, rows):
    """After deletes the file has free pages; compact rewrites it without."""
    for number in range(20):
        store.write(rows.add(f"{number}", bytes(9000)))
    store.write(lambda unit: unit.run(schema.notice.delete()))
    free = lambda: store.write(lambda unit: unit.raw("PRAGMA freelist_count"))[0][0]
    assert free() > 0

    store.compact()

    assert free() == 0
    assert store.check() == []


def test_alone_runs_outside_a_transaction_and_tells_errors(store):
    """VACUUM and ATTACH refuse to run in one; what fails comes back to the caller as ours."""
    assert store.alone(lambda unit: unit.raw("SELECT 7"))[0][0] == 7
    store.alone(lambda unit: unit.raw("VACUUM"))

    with pytest.raises(OddError):
        store.alone(_fail)
    with pytest.raises(StoreFailed):
        store.alone(lambda unit: unit.raw("SELECT 1 FROM nowhere"))
    store.alone(lambda unit: unit.raw_quietly("ROLLBACK"))
    assert store.alone(lambda unit: unit.raw("VACUUM")) == []


def test_work_alone_keeps_its_place_in_the_queue(store, rows):
    """What was asked before it is on the disk, what is asked after it comes after."""
    order: list[str] = []
    busy, go = threading.Event(), threading.Event()
    jobs = [
        _Job(lambda _: busy.set() or go.wait(10), alone=False),
        _Job(lambda _: order.append("one"), alone=False),
        _Job(lambda _: order.append("alone"), alone=True),
        _Job(lambda _: order.append("two"), alone=False),
    ]

    store._jobs.put([jobs[0]])
    assert busy.wait(10)
    for job in jobs[1:]:
        store._jobs.put([job])
    go.set()
    for job in jobs:
        job.result.result(10)

    assert order == ["one", "alone", "two"]
