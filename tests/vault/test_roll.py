import os
import sqlite3
import threading
from contextlib import closing

import pytest

from troth.errors import Damaged, StoreBusy, StoreFailed, StoreFull
from troth.store import schema
from troth.store.statements import select, update
from troth.vault import roll
from troth.vault import root as roots
from troth.vault.envelope import context

HISTORY, REPLY = "companion.history", "companion.reply"


@pytest.fixture
def people(vault) -> dict[str, bytes]:
    """Three persons, each with one record of their own words."""
    made = {vault.add(): f"words {number}".encode() for number in range(3)}
    for person, words in made.items():
        vault.keep(person, HISTORY, words)
    return made


def _all_read(vault, people) -> bool:
    return all(vault.texts(person, HISTORY) == [words] for person, words in people.items())


def _state(vault) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes()
        for file in (vault.folder / "state").iterdir()
        if file.name != "slot.lock"
    }


def _wraps(vault) -> list[bytes]:
    return [row[0] for row in vault.store.read(select(schema.person.c.wrapped))]


def test_a_roll_changes_every_wrap_and_loses_nobody(vault, people):
    """New number, new epoch key, new slot, new wraps; the same keys below; one epoch row."""
    epoch, slot = vault.keyring.epoch(), vault.root.find_slot_of(1)
    keys = {person: vault.keyring.unlock(person).key.secret for person in people}
    wraps = _wraps(vault)

    assert vault.roll() == 2

    assert vault.epochs() == [2]
    assert vault.keyring.epoch()[0] == 2
    assert vault.keyring.epoch()[1].secret != epoch[1].secret
    assert vault.root.find_slot_of(2).secret != slot.secret
    assert not set(_wraps(vault)) & set(wraps)
    assert {person: vault.keyring.unlock(person).key.secret for person in people} == keys
    assert _all_read(vault, people)
    assert vault.store.read_one(select(schema.epoch.c.since_ms))[0] == 1795289400000


def test_after_a_roll_the_old_slot_is_nowhere(vault, people):
    """No file of the state directory holds it, and nothing is left over."""
    old = (vault.folder / "state" / "slot").read_text().splitlines()[2].encode()

    vault.roll()

    assert sorted(_state(vault)) == ["key", "slot"]
    assert all(old not in data for data in _state(vault).values())
    with pytest.raises(Damaged):
        vault.root.find_slot_of(1)


def test_a_roll_of_nobody_rolls_too(vault):
    """An installation without persons has an epoch as well."""
    assert vault.roll() == 2
    assert vault.roll() == 3
    assert vault.keyring.epoch()[0] == 3


def test_a_wrap_that_missed_the_roll_does_not_open(vault, people):
    """A person row of before, put back, is damage: its epoch key is gone."""
    before = [dict(row._mapping) for row in vault.store.read(select(schema.person))]
    vault.roll()

    for row in before:
        person = row["person_id"]
        vault.store.write(
            lambda unit, r=row: unit.run(
                schema.person.update()
                .where(schema.person.c.person_id == r["person_id"])
                .values(wrapped=r["wrapped"])
            )
        )
        with pytest.raises(Damaged, match="names another key"):
            vault.keyring.unlock(person)


def test_another_process_sees_the_roll(maker, vault, people):
    """Its epoch key in memory is of yesterday; the next question gives the new one."""
    there = maker.second(vault)
    old = there.keyring.epoch()
    assert _all_read(there, people)

    vault.roll()

    assert there.keyring.epoch()[0] == old[0] + 1
    assert _all_read(there, people)
    assert there.roll() == 3
    assert _all_read(vault, people)


def test_the_leaf_is_written_in_the_same_transaction(vault, people):
    """`record` gets the unit and the number; what it writes stands or falls with the roll."""
    seen = []

    def record(unit, number):
        seen.append((number, [row[0] for row in unit.rows(select(schema.epoch.c.number))]))
        unit.run(schema.backup.insert(), {"path": "leaf", "made_ms": 0, "epoch": number})

    assert roll.roll(vault.store, vault.keyring, at=_at(), record=record) == 2
    assert seen == [(2, [2])]
    assert [tuple(row) for row in vault.store.read(select(schema.backup))] == [("leaf", 0, 2)]


def _at():
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, tzinfo=UTC)


def test_a_roll_whose_leaf_fails_did_not_happen(vault, people):
    """The old epoch stands, the prepared slot is gone, everyone reads, and rolling works again."""
    before, wraps = _state(vault), _wraps(vault)

    def fail(_unit, _number):
        raise KeyError

    with pytest.raises(KeyError):
        roll.roll(vault.store, vault.keyring, at=_at(), record=fail)

    assert (_state(vault), _wraps(vault), vault.epochs()) == (before, wraps, [1])
    assert _all_read(vault, people)
    assert vault.roll() == 2
    assert _all_read(vault, people)


def test_a_roll_on_a_full_disk_did_not_happen(vault, people):
    """StoreFull: nothing was lost, the old slot is in force, and it works once there is room."""
    for _ in range(40):
        vault.add()
    before = _state(vault)
    vault.store.alone(lambda unit: unit.raw("PRAGMA max_page_count=1"))

    def leaf(unit, number):
        unit.run(schema.backup.insert(), {"path": "x" * 300_000, "made_ms": 0, "epoch": number})

    with pytest.raises(StoreFull):
        roll.roll(vault.store, vault.keyring, at=_at(), record=leaf)

    assert (_state(vault), vault.epochs()) == (before, [1])
    assert _all_read(vault, people)
    vault.store.alone(lambda unit: unit.raw("PRAGMA max_page_count=100000"))
    assert roll.roll(vault.store, vault.keyring, at=_at(), record=leaf) == 2
    assert _all_read(vault, people)


def test_a_roll_that_cannot_write_did_not_happen(maker, vault, people):
    """Another process holds the file: StoreBusy, and nothing that counts moved."""
    there = maker.second(vault)
    before = _state(vault)
    vault.store.alone(lambda unit: unit.raw("PRAGMA busy_timeout=50"))
    there.store.alone(lambda unit: unit.raw("BEGIN IMMEDIATE"))

    with pytest.raises(StoreBusy):
        vault.roll()
    there.store.alone(lambda unit: unit.raw("ROLLBACK"))

    # The prepared slot may wait until somebody can look at the epoch again.
    assert {name: data for name, data in _state(vault).items() if name != "slot.next"} == before
    assert vault.epochs() == [1]
    assert _all_read(vault, people)
    roll.recover(vault.store, vault.keyring)
    assert _state(vault) == before
    assert vault.roll() == 2
    assert _all_read(vault, people)


@pytest.mark.parametrize("full", [False, True])
def test_a_slot_that_cannot_be_written_is_told(vault, people, full):
    """In our words, and a full disk as one; the old epoch stands, and the next roll goes on."""
    beside = vault.folder / "state" / "slot.next.new"
    beside.symlink_to("/dev/full" if full else vault.folder)

    with pytest.raises(StoreFull if full else StoreFailed, match="slot cannot be written") as told:
        vault.roll()

    assert isinstance(told.value, StoreFull) is full
    assert vault.epochs() == [1]
    assert _all_read(vault, people)
    beside.unlink()
    assert vault.roll() == 2


def test_processes_that_roll_at_once_take_turns(maker, vault, people):
    """Two processes, ten rolls each: twenty epochs, none twice, nobody lost."""
    there = maker.second(vault)
    numbers: list[int] = []
    threads = [
        threading.Thread(target=lambda one=one: numbers.extend(one.roll() for _ in range(10)))
        for one in (vault, there)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == list(range(2, 22))
    assert vault.epochs() == [21]
    assert _all_read(vault, people)
    assert _all_read(there, people)


def test_keeping_goes_on_while_the_epoch_rolls(maker, vault, people):
    """What is written by one process between the rolls of another is there at the end."""
    there = maker.second(vault)
    (person, *_) = people
    over = threading.Event()

    def roll_on() -> None:
        while not over.is_set():
            there.roll()

    rolling = threading.Thread(target=roll_on)
    rolling.start()
    for number in range(40):
        vault.keep(person, REPLY, f"{number}".encode())
    over.set()
    rolling.join()

    assert vault.texts(person, REPLY) == [f"{number}".encode() for number in range(40)]
    assert _all_read(there, people)


# Crashes. What a crash leaves is a copy of the files at that moment.


def _moments(maker, vault, monkeypatch) -> list[tuple[str, object]]:
    """Roll once, and copy all files at each step on the way."""
    copies: list[tuple[str, object]] = []

    def keep(name: str) -> None:
        copies.append((name, maker.copy(vault, f"{len(copies):02}-{name}")))

    fsync = os.fsync

    def synced(handle: int) -> None:
        keep("before-sync")
        fsync(handle)
        keep("after-sync")

    monkeypatch.setattr(os, "fsync", synced)
    keep("before")
    roll.roll(vault.store, vault.keyring, at=_at(), record=lambda *_: keep("in-transaction"))
    keep("after")
    monkeypatch.undo()
    return copies


def test_a_crash_at_any_step_of_a_roll_loses_nobody(maker, vault, people, monkeypatch):
    """At each moment: exactly one epoch, before or after; all read; one slot; and life goes on."""
    copies = _moments(maker, vault, monkeypatch)
    found = []

    for _, folder in copies:
        again = maker.open(folder)
        found.append(again.epochs())
        assert _all_read(again, people)
        assert sorted(_state(again)) in (["key", "slot"], ["key", "slot", "slot.next.new"])
        assert roots.read_slot(folder / "state" / "slot").epoch == again.keyring.epoch()[0]
        assert again.roll() == again.epochs()[0] == found[-1][0] + 1
        assert sorted(_state(again)) == ["key", "slot"]
        assert _all_read(again, people)

    # Both sides of the commit were met, and nothing else was.
    assert found == sorted(found)
    assert {tuple(one) for one in found} == {(1,), (2,)}
    assert len(found) == 11


def test_a_crash_after_the_commit_leaves_no_old_slot(maker, vault, people, monkeypatch):
    """Once the new epoch counts, opening the house destroys the old slot, whenever it crashed."""
    old = (vault.folder / "state" / "slot").read_text().splitlines()[2].encode()
    copies = _moments(maker, vault, monkeypatch)

    for _, folder in copies:
        again = maker.open(folder)
        if again.epochs() == [2]:
            assert all(old not in data for data in _state(again).values())


def test_recovering_twice_or_for_nothing_changes_nothing(vault, people):
    """Opening a house that is in order leaves its files as they are."""
    before = _state(vault)

    roll.recover(vault.store, vault.keyring)
    roll.recover(vault.store, vault.keyring)

    assert _state(vault) == before


def test_recovering_drops_a_slot_that_never_counted(vault, people):
    """A roll that died before its commit left a slot that opens nothing."""
    vault.root.prepare(2)

    roll.recover(vault.store, vault.keyring)

    assert sorted(_state(vault)) == ["key", "slot"]
    assert _all_read(vault, people)


def test_recovering_waits_for_a_roll_that_runs(maker, vault, people):
    """A process that opens in the middle of another's roll does not drop its slot."""
    there = maker.second(vault)
    done = []

    def record(_unit, _number):
        opening = threading.Thread(
            target=lambda: done.append(roll.recover(there.store, there.keyring))
        )
        opening.start()
        opening.join(0.05)
        assert done == []
        record.opening = opening

    roll.roll(vault.store, vault.keyring, at=_at(), record=record)
    record.opening.join(60)

    assert done == [None]
    assert _all_read(there, people)


def test_opening_between_the_slot_and_the_commit_disturbs_no_roll(maker, vault, people):
    """A process that opens just after the slot was prepared waits, and drops nothing."""
    there = maker.second(vault)
    prepare, opening = vault.root.prepare, []

    def prepare_and_be_met(number):
        slot = prepare(number)
        opening.append(threading.Thread(target=roll.recover, args=(there.store, there.keyring)))
        opening[0].start()
        opening[0].join(0.05)
        return slot

    vault.root.prepare = prepare_and_be_met

    assert vault.roll() == 2
    opening[0].join(60)
    assert _all_read(there, people)


def test_a_roll_after_one_that_died_before_its_last_step_loses_nobody(maker, vault, people):
    """Another process runs on, opens nothing anew, and rolls: first it ends what was begun.

    Else it would write its own slot over the one that the living epoch needs.
    """
    there = maker.second(vault)
    vault.root.promote = lambda: None
    assert vault.roll() == 2
    assert sorted(_state(there)) == ["key", "slot", "slot.next"]

    assert there.roll() == 3

    assert sorted(_state(there)) == ["key", "slot"]
    assert _all_read(there, people)


def test_what_made_a_roll_fail_is_told_though_the_slot_cannot_be_settled(vault, people):
    """The caller hears of the first fault, not of the second."""

    def fail(_unit, _number):
        raise KeyError

    def fail_too():
        message = "no"
        raise Damaged(message)

    vault.root.drop_prepared = fail_too

    with pytest.raises(KeyError):
        roll.roll(vault.store, vault.keyring, at=_at(), record=fail)

    del vault.root.drop_prepared
    assert vault.roll() == 2
    assert _all_read(vault, people)


def test_a_slot_of_another_time_is_not_promoted(vault, people):
    """A prepared slot with the right number and other bytes is dropped, not put in force."""
    vault.roll()
    vault.root.prepare(2)

    roll.recover(vault.store, vault.keyring)

    assert vault.root.prepared() is None
    assert _all_read(vault, people)


def test_without_an_epoch_row_a_waiting_slot_is_left_alone(vault, people):
    """Damage in the database must not cost the slot too."""
    waiting = vault.root.prepare(2)
    vault.store.write(lambda unit: unit.run(schema.epoch.delete()))

    with pytest.raises(Damaged, match="no epoch key"):
        roll.recover(vault.store, vault.keyring)

    assert vault.root.prepared() == waiting


def test_what_wraps_and_what_is_wrapped_are_frozen(vault, people):
    """An installation of an earlier Troth still opens: the contexts of the wraps are these."""
    (person, *_) = people
    slot = vault.root.find_slot_of(1)
    row = vault.store.read_one(select(schema.epoch))
    key = vault.root.key_for(slot).open(row.wrapped, b"troth/v1/key/epoch\0" + bytes(7) + b"\1")
    _, epoch_key = vault.keyring.epoch()
    assert key == epoch_key.id + epoch_key.secret

    row = vault.store.read_one(select(schema.person).where(schema.person.c.person_id == person))
    opened = epoch_key.open(
        row.wrapped, b"troth/v1/key/person\0" + person.encode() + b"\0" + bytes(8)
    )
    unlocked = vault.keyring.unlock(person)
    assert opened == unlocked.key.id + unlocked.key.secret

    row = vault.store.read_one(
        select(schema.purpose_key).where(schema.purpose_key.c.person_id == person)
    )
    where = context("troth/v1/key/purpose", person, HISTORY, number=1)
    handle = unlocked.handle(HISTORY)
    assert unlocked.key.open(row.wrapped, where) == handle.key.id + handle.key.secret


def test_who_is_interrupted_while_the_epoch_moves_loses_nobody(maker, vault, people, monkeypatch):
    """Ctrl-C reaches the one who asked, not the writer: the slot goes where the epoch went."""
    write, moving, asked_again = vault.store.write, threading.Event(), threading.Event()
    threads = []

    def interrupted(work):
        def slowly(unit):
            moving.set()
            asked_again.wait(timeout=2)
            return work(unit)

        threads.append(threading.Thread(target=write, args=(slowly,)))
        threads[0].start()
        moving.wait()
        monkeypatch.setattr(vault.store, "write", lambda job: (asked_again.set(), write(job))[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(vault.store, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        roll.roll(vault.store, vault.keyring, at=_at())
    threads[0].join()

    again = maker.open(vault.folder)
    assert all(again.texts(person, HISTORY) == [words] for person, words in people.items())


def test_one_damaged_person_stops_nobody_elses_roll(vault, people):
    """What does not open is left as it is; everybody else goes on."""
    broken, *others = people
    vault.store.write(
        lambda unit: unit.run(
            update(schema.person)
            .where(schema.person.c.person_id == broken)
            .values(wrapped=b"\x01" + b"?" * 76)
        )
    )

    roll.roll(vault.store, vault.keyring, at=_at())

    assert all(vault.texts(person, HISTORY) == [people[person]] for person in others)


def test_a_person_whose_id_is_damaged_stops_nobody_elses_roll(vault, people):
    """One bit makes bytes of a text: such a row is left as it is, too."""
    broken, *others = people

    spoiled = "UPDATE person SET person_id = CAST(person_id AS BLOB) WHERE person_id = ?"

    with closing(sqlite3.connect(vault.store.path)) as apart, apart:
        apart.execute(spoiled, (broken,))

    roll.roll(vault.store, vault.keyring, at=_at())

    assert all(vault.texts(person, HISTORY) == [people[person]] for person in others)


def test_an_old_copy_does_not_say_which_lines_were_whose(vault, people):
    """The secret of a person's chain lies sealed: a copy from before a roll does not open it."""
    person = next(iter(people))
    secret = vault.keyring.unlock(person).chain
    (sealed,) = vault.store.read_one(
        select(schema.person.c.chain).where(schema.person.c.person_id == person)
    )

    roll.roll(vault.store, vault.keyring, at=_at())

    assert secret not in sealed
    assert vault.keyring.chain(person) == secret
    with pytest.raises(Damaged):
        vault.keyring.epoch()[1].open(sealed, context("troth/v1/key/chain", person))
