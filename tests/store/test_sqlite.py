import gc
import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from troth.errors import StoreBusy, StoreFailed
from troth.store import schema
from troth.store.sqlite import _GROUP, MustWait, _Job
from troth.store.statements import insert, select, update


class OddError(Exception):
    """What a unit of work may raise for reasons of its own."""


def _fail(unit):
    raise OddError


# One unit


def test_work_is_on_the_disk_when_it_is_acknowledged(store, rows, path):
    """What `write` returned from, another program reads in the file; and the result comes back."""
    assert store.write(rows.add("a")) == "a"

    assert rows.seen_by_others(path) == ["a"]
    assert rows.names(store) == ["a"]


def test_a_unit_sees_what_it_wrote_and_nobody_else_does_yet(store, rows, path):
    """Inside the unit the row is there; outside only after its end."""

    def work(unit):
        rows.add("a")(unit)
        return unit.row(select(schema.notice.c.digest)), rows.seen_by_others(path)

    (inside, outside) = store.write(work)

    assert inside == ("a",)
    assert outside == []


def test_a_unit_that_raises_keeps_nothing(store, rows):
    """All of it or nothing, and the caller gets the unit's own error."""

    def work(unit):
        rows.add("a")(unit)
        rows.add("b")(unit)
        raise OddError

    with pytest.raises(OddError):
        store.write(work)

    assert rows.names(store) == []
    assert store.write(rows.add("c")) == "c"


def test_run_says_how_many_rows_changed_and_takes_many(store):
    """A list of mappings writes many rows; an update counts what it touched."""
    row = {"registry_digest": "-", "purpose": "p", "language": "en", "body": b""}
    three = [row | {"digest": name} for name in ("a", "b", "c")]

    store.write(lambda unit: unit.run(insert(schema.notice), three))
    changed = store.write(lambda unit: unit.run(update(schema.notice).values(purpose="q")))

    assert changed == 3
    assert store.write(lambda unit: len(unit.rows(select(schema.notice)))) == 3


def test_reading_one_row_of_none_gives_none(store):
    """An empty answer is None, not an error."""
    assert store.read_one(select(schema.notice)) is None
    assert store.write(lambda unit: unit.row(select(schema.notice))) is None
    assert store.read(select(schema.notice)) == []


def test_a_unit_holds_the_write_lock_from_its_start(store, rows, path):
    """A unit that has only read so far already keeps every other writer out (BEGIN IMMEDIATE).

    A deferred transaction would fail when it turns into a writer after somebody else wrote.
    """
    other = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)

    def work(unit):
        unit.rows(select(schema.notice))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        return rows.add("a")(unit)

    assert store.write(work) == "a"
    other.close()


# Many units at once


def test_threads_that_write_at_once_all_get_their_own_result(store, rows):
    """Twelve threads, twenty rows each: every row is there, every thread got what it wrote."""
    got: dict[int, list[str]] = {}

    def write(thread: int) -> None:
        got[thread] = [store.write(rows.add(f"{thread:02}-{n:02}")) for n in range(20)]

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    expected = {n: [f"{n:02}-{k:02}" for k in range(20)] for n in range(12)}
    assert got == expected
    assert rows.names(store) == sorted(name for names in expected.values() for name in names)


def test_waiting_units_share_one_commit(store, rows):
    """Thirty units that wait while the writer is busy cost one transaction, not thirty."""
    said: list[str] = []
    store._writer_connection.connection.driver_connection.set_trace_callback(said.append)

    answers = rows.together(store, [rows.add(f"{n:02}") for n in range(30)])

    assert answers == [f"{n:02}" for n in range(30)]
    # One for the unit that kept the writer busy, one for all thirty.
    assert said.count("COMMIT") == said.count("BEGIN IMMEDIATE") == 2


def test_a_group_has_a_bound(store, rows):
    """More waiting units than one group takes are written in several, and none is lost."""
    said: list[str] = []
    store._writer_connection.connection.driver_connection.set_trace_callback(said.append)

    answers = rows.together(store, [rows.add(f"{n:03}") for n in range(2 * _GROUP + 1)])

    assert answers == [f"{n:03}" for n in range(2 * _GROUP + 1)]
    assert said.count("COMMIT") == 1 + 3


def test_a_unit_that_fails_takes_back_only_itself(store, rows):
    """Amid a group, one raises and one breaks its table's rule: all others are kept."""

    def half(name: str, end):
        def work(unit):
            rows.add(name)(unit)
            return end(unit)

        return work

    answers = rows.together(
        store,
        [
            rows.add("a"),
            half("raises", _fail),
            rows.add("b"),
            half("breaks", rows.add("a")),
            half("c1", rows.add("c2")),
            lambda unit: len(unit.rows(select(schema.notice))),
        ],
    )

    assert rows.names(store) == ["a", "b", "c1", "c2"]
    assert [type(answer) for answer in answers] == [str, OddError, str, StoreFailed, str, int]
    assert answers[-1] == 4


def test_a_broken_rule_is_told_in_our_words(store, rows):
    """Alone or in a group, a second row of one key is StoreFailed that names SQLite's code."""
    store.write(rows.add("a"))

    with pytest.raises(StoreFailed, match="SQLITE_CONSTRAINT_PRIMARYKEY"):
        store.write(rows.add("a"))
    _, answer = rows.together(store, [rows.add("b"), rows.add("a")])

    assert type(answer) is StoreFailed
    assert "SQLITE_CONSTRAINT_PRIMARYKEY" in str(answer)


def test_a_fault_of_the_file_fails_the_whole_group(store, rows):
    """Nobody is told yes in a transaction that did not happen; the store works on after it."""
    done: list[str] = []

    def first(unit):
        unit.after_commit(lambda: done.append("first"))
        return rows.add("a")(unit)

    answers = rows.together(
        store, [first, lambda unit: unit.rows(text("SELECT 1 FROM nowhere")), rows.add("b")]
    )

    assert [type(answer) for answer in answers] == [StoreFailed] * 3
    assert rows.names(store) == []
    assert done == []
    assert store.write(rows.add("c")) == "c"


def test_a_unit_that_failed_before_the_file_did_keeps_its_own_error(store, rows):
    """Each waiting caller is answered once, with what happened to it."""
    answers = rows.together(
        store, [_fail, rows.add("a"), lambda unit: unit.rows(text("SELECT 1 FROM nowhere"))]
    )

    assert [type(answer) for answer in answers] == [OddError, StoreFailed, StoreFailed]


# After the commit


def test_after_commit_runs_once_the_row_is_on_the_disk(store, rows, path):
    """Not before: another program sees the row when the call is made."""
    seen: list[list[str]] = []

    def work(unit):
        unit.after_commit(lambda: seen.append(rows.seen_by_others(path)))
        rows.add("a")(unit)
        assert seen == []

    store.write(work)

    assert seen == [["a"]]


def test_after_commit_has_run_when_write_returns(store):
    """The caller may rely on the cache being right."""
    order: list[str] = []

    for _ in range(20):
        store.write(lambda unit: unit.after_commit(lambda: order.append("cache")))
        order.append("returned")

    assert order == ["cache", "returned"] * 20


def test_after_commit_does_not_run_for_a_unit_that_failed(store, rows):
    """Alone or in a group that was kept: what did not happen changes no cache."""
    done: list[str] = []

    def work(unit):
        unit.after_commit(lambda: done.append("no"))
        raise OddError

    with pytest.raises(OddError):
        store.write(work)
    rows.together(store, [work, lambda unit: unit.after_commit(lambda: done.append("yes"))])

    assert done == ["yes"]


def test_a_cache_that_fails_after_the_commit_does_not_stop_the_writer(store, rows):
    """The row is kept, its caller hears of the failure, and the next one is served."""

    def work(unit):
        unit.after_commit(lambda: _fail(unit))
        return rows.add("a")(unit)

    with pytest.raises(OddError):
        store.write(work)
    answers = rows.together(store, [rows.add("b"), work, rows.add("c")])

    assert answers[0] == "b"
    assert answers[2] == "c"
    assert rows.names(store) == ["a", "b", "c"]


# The pulse


def test_the_pulse_moves_when_anyone_touches(open_one):
    """A touch here or in another process is seen at the very next question."""
    here, there = open_one(), open_one()
    before = here.pulse()

    for count in range(1, 21):
        (here, there)[count % 2].write(lambda unit: unit.touch())
        assert here.pulse() == there.pulse() == before + count


def test_the_pulse_stands_when_nobody_touches(open_one, rows):
    """Other writes leave it, so that nobody thinks anew without need."""
    here, there = open_one(), open_one()
    before = here.pulse()

    there.write(rows.add("a"))
    here.write(rows.add("b"))

    assert here.pulse() == there.pulse() == before


def test_a_thread_that_ends_leaves_no_file_open(store, path):
    """A server's threads come and go for weeks; the connection of each goes with it."""

    def open_files() -> int:
        found = Path("/proc/self/fd").iterdir()
        return sum(one.is_symlink() and str(one.readlink()).startswith(str(path)) for one in found)

    def look() -> None:
        store.pulse()

    before = []
    for _ in range(5):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        before.append(open_files())

    assert before == before[:1] * 5


def test_each_thread_sees_the_pulse_move(store):
    """A thread with a connection of its own is not left behind."""
    seen: list[int] = []
    ask, asked = threading.Semaphore(0), threading.Semaphore(0)

    def look() -> None:
        for _ in range(3):
            ask.acquire()
            seen.append(store.pulse())
            asked.release()

    thread = threading.Thread(target=look)
    thread.start()
    for _ in range(3):
        store.write(lambda unit: unit.touch())
        ask.release()
        asked.acquire()
    thread.join()

    assert seen == [2, 3, 4]


def test_a_touch_that_was_taken_back_moves_nothing(store):
    """A unit that fails has touched nothing."""
    before = store.pulse()

    def work(unit):
        unit.touch()
        raise OddError

    with pytest.raises(OddError):
        store.write(work)

    assert store.pulse() == before


def test_the_pulse_inside_a_unit_is_that_of_the_unit(store):
    """It counts the unit's own touch, which nobody outside sees yet."""
    before = store.pulse()

    def work(unit):
        unit.touch()
        return store.pulse_in(unit)

    assert store.write(work) == before + 1 == store.pulse()


def test_without_an_installation_the_pulse_is_below_every_pulse(store):
    """A database whose set-up was cut off has none; asking is no error."""
    store.write(lambda unit: unit.run(schema.installation.delete()))
    store.write(lambda unit: unit.touch())

    assert store.pulse() == -1
    assert store.write(store.pulse_in) == -1


# Moments


def test_in_a_moment_what_another_process_does_comes_just_after(open_one):
    """The pulse is looked up once; as soon as the moment is over, it is seen to have moved."""
    here, there = open_one(), open_one()
    before = here.pulse()

    with here.moment():
        assert here.pulse() == before
        there.write(lambda unit: unit.touch())
        assert here.pulse() == before
        with here.moment(), here.looking():
            assert here.pulse() == before

    assert here.pulse() == before + 1


def test_a_moment_begins_with_a_look(open_one):
    """What was done before it began is never overlooked, however often there was one before."""
    here, there = open_one(), open_one()
    before = here.pulse()

    for count in range(1, 4):
        there.write(lambda unit: unit.touch())
        with here.moment():
            assert here.pulse() == before + count


def test_in_a_moment_nothing_that_is_written_here_is_overlooked(store):
    """By this thread or by another one: whoever was told that it is done, finds it done."""
    before = store.pulse()

    with store.moment():
        assert store.pulse() == before
        store.write(lambda unit: unit.touch())
        assert store.pulse() == before + 1
        thread = threading.Thread(target=lambda: store.write(lambda unit: unit.touch()))
        thread.start()
        thread.join()
        assert store.pulse() == before + 2


def test_a_moment_is_over_once_a_snapshot_saw_more(open_one):
    """Whoever reads at a later pulse than was decided on decides anew, and can."""
    here, there = open_one(), open_one()

    with here.moment():
        before = here.pulse()
        there.write(lambda unit: unit.touch())
        with here.snapshot() as pulse:
            assert pulse == before + 1
        assert here.pulse() == before + 1


def test_a_moment_is_one_threads_own(open_one):
    """Another thread sees what is so now."""
    here, there = open_one(), open_one()
    seen = []

    with here.moment():
        before = here.pulse()
        there.write(lambda unit: unit.touch())
        thread = threading.Thread(target=lambda: seen.append(here.pulse()))
        thread.start()
        thread.join()
        assert (here.pulse(), seen) == (before, [before + 1])


# Snapshots


def test_a_snapshot_sees_one_moment(open_one, rows):
    """What others commit meanwhile is not seen until it ends; the pulse is that of the moment."""
    here, there = open_one(), open_one()
    there.write(rows.add("a"))

    with here.snapshot() as pulse:
        assert rows.names(here) == ["a"]
        there.write(lambda unit: (rows.add("b")(unit), unit.touch()))
        assert rows.names(here) == ["a"]
        assert pulse == 1

    assert rows.names(here) == ["a", "b"]
    assert here.pulse() == 2


def test_a_snapshot_begins_at_once(open_one, rows):
    """Its moment is when it is asked for, not when the first row is read."""
    here, there = open_one(), open_one()

    with here.snapshot():
        there.write(rows.add("a"))
        assert rows.names(here) == []


def test_a_snapshot_is_let_go_of(open_one, rows):
    """After its end, or after an error in it, the log can be emptied and another one begins."""
    here, there = open_one(), open_one(wait_seconds=0.05)

    with pytest.raises(OddError), here.snapshot():
        raise OddError
    there.write(rows.add("a"))
    there.settle()
    with here.snapshot():
        assert rows.names(here) == ["a"]
        there.write(rows.add("b"))
        with pytest.raises(StoreBusy):
            there.settle()
    there.settle()


def test_a_unit_that_asks_for_another_unit_is_stopped(store):
    """It would wait for itself for ever."""
    with pytest.raises(AssertionError):
        store.write(lambda _: store.write(lambda _: None))
    with pytest.raises(AssertionError):
        store.write(lambda _: store.settle())


# Closing


def test_close_finishes_what_waits(open_one, rows, path):
    """Work that was asked for before the close is done and answered, alone or in a group."""
    store = open_one()
    busy, go = threading.Event(), threading.Event()
    jobs = [_Job(lambda _: busy.set() or go.wait(10), alone=False)]
    jobs += [_Job(rows.add(f"{n}"), alone=False) for n in range(5)]
    jobs += [_Job(lambda unit: unit.raw("SELECT 1"), alone=True), _Job(rows.add("9"), alone=False)]
    store._jobs.put([jobs[0]])
    assert busy.wait(10)
    for job in jobs[1:]:
        store._jobs.put([job])

    closing = threading.Thread(target=store.close)
    closing.start()
    go.set()
    closing.join(10)

    assert [job.result.done() for job in jobs] == [True] * len(jobs)
    assert rows.seen_by_others(path) == ["0", "1", "2", "3", "4", "9"]


def test_a_closed_store_says_so(store, rows):
    """Reading and writing after the close are StoreFailed, in old threads and new."""
    rows.names(store)
    store.close()
    store.close()

    ways = [
        lambda: store.read(select(schema.notice)),
        lambda: store.read_one(select(schema.notice)),
        store.pulse,
        store.check,
        lambda: store.write(rows.add("a")),
        store.settle,
    ]
    for way in ways:
        with pytest.raises(StoreFailed, match="closed"):
            way()
    told: list[str] = []

    def late() -> None:
        try:
            store.read(select(schema.notice))
        except StoreFailed as error:
            told.append(str(error))

    thread = threading.Thread(target=late)
    thread.start()
    thread.join()
    assert told == ["The store is closed."]


def test_nobody_waits_forever_when_the_store_closes(open_one):
    """Threads that write while another closes all get an answer or the error."""
    for _ in range(10):
        store = open_one()
        answers: list[str] = []
        start = threading.Barrier(5)

        def write(mine=store, told=answers, gate=start) -> None:
            gate.wait()
            try:
                while True:
                    mine.write(lambda _: None)
            except StoreFailed as error:
                told.append(str(error))

        threads = [threading.Thread(target=write, daemon=True) for _ in range(4)]
        for thread in threads:
            thread.start()
        start.wait()
        store.close()
        for thread in threads:
            thread.join(10)
        assert answers == ["The store is closed."] * 4


def test_a_close_between_asking_and_queueing_loses_no_work(open_one, rows, path):
    """Whoever was let in is served: the close waits its turn behind them."""
    store = open_one()
    closer = threading.Thread(target=store.close)
    put = store._jobs.put

    class Queue:
        get, get_nowait = store._jobs.get, store._jobs.get_nowait

        @staticmethod
        def put(job) -> None:
            if job is not None:
                closer.start()
                closer.join(0.05)  # all the time it needs, if nothing holds it
            put(job)

    store._jobs = Queue
    writer = threading.Thread(target=store.write, args=(rows.add("a"),), daemon=True)
    writer.start()
    writer.join(5)
    closer.join(5)

    assert not writer.is_alive()
    assert rows.seen_by_others(path) == ["a"]


def _descriptors(path: Path) -> int:
    links = Path("/proc/self/fd").iterdir()
    return sum(os.path.realpath(link).startswith(str(path)) for link in links)


def test_close_lets_go_of_every_file(open_one, rows, path):
    """No connection of any thread stays open."""
    store = open_one()
    threads = [threading.Thread(target=rows.names, args=(store,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _descriptors(path) > 0

    store.close()
    gc.collect()

    assert _descriptors(path) == 0


def test_works_that_belong_together_are_one_transaction(store, rows):
    """One that fails takes back only itself; it is told when the others are done."""
    said = []
    store._writer_connection.connection.driver_connection.set_trace_callback(said.append)
    assert store.write_each([]) == []

    store.write_each([rows.add("one"), rows.add("two")])
    with pytest.raises(StoreFailed):
        store.write_each([rows.add("one"), rows.add("three")])

    assert sum(line.startswith("COMMIT") for line in said) == 2
    assert sorted(rows.names(store)) == ["one", "three", "two"]


def test_who_only_looks_never_waits_for_the_disk(store, rows):
    """What comes to write there is stopped before anything is asked; afterwards it may write."""
    with store.looking():
        assert rows.names(store) == []
    with pytest.raises(MustWait), store.looking():
        store.write(rows.add("one"))
    assert not issubclass(MustWait, Exception)  # nothing on the way takes it for an error
    assert rows.names(store) == []

    store.write(rows.add("two"))

    assert rows.names(store) == ["two"]


def test_another_thread_may_write_while_one_looks(store, rows):
    """It counts for the thread that looks alone."""
    with store.looking():
        other = threading.Thread(target=store.write, args=(rows.add("one"),))
        other.start()
        other.join(10)

    assert rows.names(store) == ["one"]


def test_what_is_asked_and_not_waited_for_is_written(store, rows):
    """Each has its own result, which comes once it is on the disk."""
    good, bad = store.ask_each([rows.add("one"), _fail])

    assert good.result(10) == "one"
    assert isinstance(bad.exception(10), OddError)
    assert rows.names(store) == ["one"]
