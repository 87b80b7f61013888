import pytest

from troth.errors import Damaged, NotFound
from troth.store import schema
from troth.store.sqlite import open_store
from troth.store.statements import delete, insert, select, update
from troth.vault import roll
from troth.vault import root as roots
from troth.vault.envelope import Key
from troth.vault.keyring import Keyring
from troth.words import PersonId

HISTORY, REPLY = "companion.history", "companion.reply"


def _row(vault, table, **where) -> tuple[object, ...]:
    asked = select(table).where(*(table.c[name] == value for name, value in where.items()))
    return tuple(vault.store.read_one(asked))


def _handle(vault, person, purpose):
    return vault.store.write(
        lambda unit: vault.keyring.purpose_handle(unit, vault.keyring.unlock(person, unit), purpose)
    )


# The tree


def test_a_person_has_a_key_and_no_purposes_yet(vault):
    """Adding makes a key, a chain secret and a stamp; a handle there is for nothing yet."""
    person = vault.add()

    unlocked = vault.keyring.unlock(person)

    assert (unlocked.person, unlocked.stamp, len(unlocked.chain)) == (person, 1, 16)
    assert len(unlocked.key.secret) == 32
    assert unlocked.handle(HISTORY) is None


def test_what_add_gave_is_what_was_written(vault):
    """The keys in memory after adding are those that unlock later."""
    made = vault.store.write(lambda unit: vault.keyring.add_person(unit, PersonId("psn_new")))

    unlocked = vault.keyring.unlock("psn_new")

    assert (made.key.secret, made.chain) == (unlocked.key.secret, unlocked.chain)
    assert (made.person, made.stamp, dict(made.wrapped)) == ("psn_new", unlocked.stamp, {})


def test_no_two_persons_or_purposes_share_a_key(vault):
    """Every key and every chain secret is its own."""
    persons = [vault.add() for _ in range(5)]
    handles = [_handle(vault, person, what) for person in persons for what in (HISTORY, REPLY)]
    unlocked = [vault.keyring.unlock(person) for person in persons]

    keys = [handle.key for handle in handles] + [one.key for one in unlocked]
    assert len({key.secret for key in keys}) == len({key.id for key in keys}) == 15
    assert len({one.chain for one in unlocked}) == 5


def test_a_person_who_is_not_there_is_not_found(vault):
    """On the disk and inside a unit alike."""
    with pytest.raises(NotFound):
        vault.keyring.unlock("psn_none")
    with pytest.raises(NotFound):
        vault.store.write(lambda unit: vault.keyring.unlock("psn_none", unit))


def test_the_same_person_is_not_added_twice(vault):
    """A second key would lock away all that the first one sealed."""
    person = vault.add()
    before = _row(vault, schema.person, person_id=person)

    with pytest.raises(Exception, match="SQLITE_CONSTRAINT"):
        vault.store.write(lambda unit: vault.keyring.add_person(unit, person))

    assert _row(vault, schema.person, person_id=person) == before


def test_a_purpose_key_is_made_once(vault):
    """Asked again, in a new unit or by another process, it is the same key."""
    person = vault.add()
    first = _handle(vault, person, HISTORY)
    again = _handle(vault, person, HISTORY)
    warm = vault.keyring.unlock(person)

    assert first.key.secret == again.key.secret == warm.handle(HISTORY).key.secret
    assert (first.person, first.purpose, first.generation) == (person, HISTORY, 1)
    assert warm.handle(HISTORY) is warm.handle(HISTORY)
    assert (warm.handle(HISTORY).person, warm.handle(HISTORY).purpose) == (person, HISTORY)


def test_two_processes_that_want_a_key_get_the_same(maker, vault):
    """The one who comes second finds the first one's key, though it unlocked the person before."""
    person = vault.add()
    there = maker.second(vault)
    early = there.keyring.unlock(person)
    first = _handle(vault, person, HISTORY)

    second = there.store.write(lambda unit: there.keyring.purpose_handle(unit, early, HISTORY))

    assert second.key.secret == first.key.secret
    assert len(vault.store.read(select(schema.purpose_key))) == 1


def _beside(unit, *people) -> None:
    """Give each of these a row in a table of another kind."""
    for number, person in enumerate(people):
        row = {"person_id": person, "name_hash": bytes([number]), "sealed": b"-"}
        unit.run(insert(schema.sign_in), row)


def test_the_handles_of_all_are_those_of_each(vault):
    """Asked for at once: of everybody with a row in that table who has such a key."""
    one, other, without_key, without_row = (vault.add() for _ in range(4))
    each = {person: _handle(vault, person, HISTORY).key.secret for person in (one, other)}
    _handle(vault, without_row, HISTORY)
    _handle(vault, one, REPLY)

    def ask(unit):
        _beside(unit, one, other, without_key)
        return list(vault.keyring.handles(HISTORY, unit, beside=schema.sign_in))

    found = vault.store.write(ask)

    assert {handle.person: handle.key.secret for handle in found} == each
    assert {handle.purpose for handle in found} == {HISTORY}


@pytest.mark.parametrize("table", ["person", "purpose_key"])
def test_a_damaged_row_costs_only_its_own_handle(vault, table):
    """Whatever is done for all is done for everybody else."""
    hurt, well = vault.add(), vault.add()
    for person in (hurt, well):
        _handle(vault, person, HISTORY)
    where = schema.METADATA.tables[table]
    change = update(where).where(where.c.person_id == hurt).values(wrapped=b"x" * 77)

    def ask(unit):
        unit.run(change)
        _beside(unit, hurt, well)
        found = vault.keyring.handles(HISTORY, unit, beside=schema.sign_in)
        return [handle.person for handle in found]

    assert vault.store.write(ask) == [well]


def test_a_purpose_key_starts_with_the_first_record_and_no_end(vault):
    """What is written beside it: generation, next number, the key's name."""
    person = vault.add()
    handle = _handle(vault, person, HISTORY)

    row = vault.store.read_one(select(schema.purpose_key))

    assert (row.person_id, row.purpose, row.generation) == (person, HISTORY, 1)
    assert (row.next_record, row.shred_after_ms, row.key_id) == (1, None, handle.key.id)


def test_a_new_generation_keeps_what_stands_beside_the_key(vault):
    """Numbers go on, the date of shredding stands, and there is one row; others keep theirs."""
    person = vault.add()
    _handle(vault, person, HISTORY)
    _handle(vault, person, REPLY)
    beside = {"next_record": 40, "shred_after_ms": 99}
    vault.store.write(lambda unit: unit.run(update(schema.purpose_key).values(**beside)))
    reply = _row(vault, schema.purpose_key, purpose=REPLY)

    fresh = vault.store.write(
        lambda unit: vault.keyring.write_purpose(
            unit, vault.keyring.unlock(person, unit), HISTORY, Key.fresh(), generation=2
        )
    )

    row = vault.store.read_one(
        select(schema.purpose_key).where(schema.purpose_key.c.purpose == HISTORY)
    )
    assert (row.next_record, row.shred_after_ms, row.generation) == (40, 99, 2)
    assert row.key_id == fresh.key.id
    assert vault.keyring.unlock(person).handle(HISTORY).key.secret == fresh.key.secret
    assert _row(vault, schema.purpose_key, purpose=REPLY) == reply


def test_unlocked_keys_do_not_show_themselves(vault):
    """No repr of a person's part of the tree holds a secret, nor what is wrapped."""
    person = vault.add()
    handle = _handle(vault, person, HISTORY)
    unlocked = vault.keyring.unlock(person)
    unlocked.handle(HISTORY)

    shown = repr(unlocked) + repr(vault.keyring) + repr(vault.root) + repr(unlocked.key)

    for secret in (unlocked.chain, unlocked.key.secret, handle.key.secret, vault.root._secret):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown


# Stamps


def test_moving_a_stamp_tells_every_process_about_that_person(maker, vault):
    """The stamp and the pulse move; another person's stamp stands."""
    one, other = vault.add(), vault.add()
    there = maker.second(vault)
    pulse = there.store.pulse()

    vault.store.write(lambda unit: vault.keyring.move_stamp(unit, one))

    assert (there.keyring.stamp(one), there.keyring.stamp(other)) == (2, 1)
    assert there.store.pulse() == pulse + 1
    assert vault.store.write(lambda unit: vault.keyring.stamp(one, unit)) == 2
    assert there.keyring.stamp("psn_none") is None

    def move(unit):
        vault.keyring.move_stamp(unit, one)
        return vault.keyring.stamp(one, unit), there.keyring.stamp(one)

    assert vault.store.write(move) == (3, 2)
    assert vault.store.write(lambda unit: vault.keyring.stamp("psn_none", unit)) is None


# The epoch key


def test_the_first_epoch_is_number_one(vault):
    """Founding makes one row, with the time and with what its slot is recognised by."""
    row = vault.store.read_one(select(schema.epoch))

    assert vault.epochs() == [1]
    assert row.since_ms == 1795289400000
    assert row.slot_check == vault.root.check_for(vault.root.find_slot_of(1))
    assert vault.keyring.epoch()[0] == 1


def test_founding_makes_a_slot_that_a_cut_off_set_up_lacks(maker, migrated, tmp_path):
    """A key file, an empty database and no slot: beginning once more makes all of the tree."""
    root = roots.create(tmp_path / "state")
    (tmp_path / "state" / "slot").unlink()
    (tmp_path / "troth.db").write_bytes(migrated)
    store = open_store(tmp_path / "troth.db", wait_seconds=5)
    keyring = Keyring(store, root)

    store.write(lambda unit: keyring.found(unit, at=_at()))

    assert keyring.epoch()[0] == 1
    assert root.find_slot_of(1)
    store.close()


def test_an_epoch_key_that_may_have_rolled_is_forgotten(maker, vault):
    """The old one opens old copies: a process that only waits must not keep it in memory."""
    there = maker.second(vault)
    vault.store.write(lambda unit: unit.touch())
    there.keyring.epoch()
    there.keyring.drop_stale()
    assert there.keyring._epoch is not None

    vault.roll()
    there.keyring.drop_stale()

    assert there.keyring._epoch is None
    there.keyring.drop_stale()
    assert there.keyring.epoch()[0] == 2


def test_the_epoch_key_is_unwrapped_once_while_the_pulse_stands(vault):
    """In memory as long as nothing moved; after a touch it is read again."""
    vault.store.write(lambda unit: unit.touch())
    first = vault.keyring.epoch()[1]

    assert vault.keyring.epoch()[1] is first
    vault.store.write(lambda unit: unit.touch())
    assert vault.keyring.epoch()[1] is not first
    assert vault.keyring.epoch()[1].secret == first.secret


def test_a_unit_sees_its_own_epoch(vault):
    """Inside the unit that writes it, the new key counts; if it is taken back, the old one does."""
    before = vault.keyring.epoch()[1].secret
    key = Key.fresh()

    def work(unit):
        vault.root.prepare(2)
        vault.keyring.write_epoch(unit, 2, key, at=_at())
        assert vault.keyring.epoch(unit)[1].secret == key.secret
        assert vault.keyring.epoch(unit)[0] == 2
        raise KeyError

    with pytest.raises(KeyError):
        vault.store.write(work)

    assert vault.keyring.epoch()[1].secret == before


def _at():
    from datetime import UTC, datetime

    return datetime(2026, 11, 21, tzinfo=UTC)


def _double(unit) -> None:
    row = unit.row(select(schema.epoch))
    unit.run(insert(schema.epoch), {**row._mapping, "number": 2})


@pytest.mark.parametrize(
    ("change", "told"),
    [(lambda unit: unit.run(delete(schema.epoch)), "0 epoch keys"), (_double, "2 epoch keys")],
)
def test_no_epoch_row_or_two_open_nothing(maker, vault, change, told):
    """A missing or doubled row is named; no person unlocks; nothing is written over."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")
    good = vault.store.read(select(schema.epoch))
    vault.store.write(change)
    there = Keyring(vault.store, vault.root)

    for way in (there.epoch, lambda: there.unlock(person), vault.add):
        with pytest.raises(Damaged, match=told):
            way()
    with pytest.raises(Damaged):
        roll.roll(vault.store, there, at=_at())
    with pytest.raises(Damaged):
        maker.open(vault.folder)

    assert not (vault.folder / "state" / "slot.next").exists()
    vault.store.write(lambda unit: unit.run(delete(schema.epoch)))
    vault.store.write(lambda unit: unit.run(insert(schema.epoch), [dict(good[0]._mapping)]))
    vault.store.write(lambda unit: unit.touch())
    assert vault.texts(person, HISTORY) == [b"words"]


# Rows that were changed


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE epoch SET number = 2",
        "UPDATE epoch SET number = -1",
        "UPDATE epoch SET slot_check = x''",
        "UPDATE epoch SET slot_check = zeroblob(32)",
        "UPDATE epoch SET slot_check = 'text'",
        "UPDATE epoch SET slot_check = 7",
        "UPDATE epoch SET wrapped = x''",
        "UPDATE epoch SET wrapped = 'text'",
        "UPDATE epoch SET wrapped = 7",
        "UPDATE epoch SET wrapped = substr(wrapped, 1, length(wrapped) - 1)",
        "UPDATE epoch SET wrapped = CAST(wrapped || x'00' AS BLOB)",
        "UPDATE epoch SET wrapped = (SELECT wrapped FROM person WHERE person_id = '{one}')",
    ],
)
def test_a_changed_epoch_row_opens_nothing(maker, vault, change):
    """Whichever column was changed: Damaged when the house opens, and nobody unlocks."""
    one = vault.add()
    vault.keep(one, HISTORY, b"one")
    vault.store.write(lambda unit: unit.raw(change.format(one=one)))

    with pytest.raises(Damaged):
        maker.open(vault.folder)
    with pytest.raises(Damaged):
        Keyring(vault.store, vault.root).unlock(one)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person SET wrapped = x'' WHERE person_id = '{one}'",
        "UPDATE person SET wrapped = 'text' WHERE person_id = '{one}'",
        "UPDATE person SET wrapped = 7 WHERE person_id = '{one}'",
        (
            "UPDATE person SET wrapped = (SELECT wrapped FROM person WHERE person_id = '{other}')"
            " WHERE person_id = '{one}'"
        ),
        "UPDATE person SET wrapped = (SELECT wrapped FROM epoch) WHERE person_id = '{one}'",
        "UPDATE purpose_key SET wrapped = x'' WHERE person_id = '{one}'",
        "UPDATE purpose_key SET wrapped = 'text' WHERE person_id = '{one}'",
        "UPDATE purpose_key SET generation = 2 WHERE person_id = '{one}'",
        "UPDATE purpose_key SET generation = -1 WHERE person_id = '{one}'",
        "UPDATE purpose_key SET generation = 'text' WHERE person_id = '{one}'",
        (
            "UPDATE purpose_key SET wrapped = (SELECT wrapped FROM purpose_key WHERE"
            " person_id = '{other}' AND purpose = 'companion.history')"
            " WHERE person_id = '{one}' AND purpose = 'companion.history'"
        ),
        (
            "UPDATE purpose_key SET wrapped = (SELECT wrapped FROM purpose_key WHERE"
            " person_id = '{one}' AND purpose = 'companion.reply')"
            " WHERE person_id = '{one}' AND purpose = 'companion.history'"
        ),
    ],
)
def test_a_changed_key_row_opens_nothing_of_that_person(vault, change):
    """Cut, swapped with another's, of another generation or kind: Damaged; others still read."""
    one, other = vault.add(), vault.add()
    for person in (one, other):
        vault.keep(person, HISTORY, b"words")
        vault.keep(person, REPLY, b"reply")

    vault.store.write(lambda unit: unit.raw(change.format(one=one, other=other)))

    with pytest.raises(Damaged):
        vault.texts(one, HISTORY)
    with pytest.raises(Damaged):
        vault.keep(one, HISTORY, b"more")
    assert vault.texts(other, HISTORY) == [b"words"]


def test_every_flipped_bit_of_a_wrapped_key_is_refused(vault):
    """All bits of a person's and of a purpose's wrapped key."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")

    for table in (schema.person, schema.purpose_key):
        good = vault.store.read_one(select(table.c.wrapped))[0]
        for bit in range(0, 8 * len(good), 7):
            bad = bytearray(good)
            bad[bit // 8] ^= 1 << bit % 8
            vault.store.write(
                lambda unit, t=table, b=bytes(bad): unit.run(update(t), {"wrapped": b})
            )
            with pytest.raises(Damaged):
                vault.texts(person, HISTORY)
        vault.store.write(lambda unit, t=table, g=good: unit.run(update(t), {"wrapped": g}))
    assert vault.texts(person, HISTORY) == [b"words"]


# While another process rolls


@pytest.mark.parametrize("after", [1, 2, 3])
def test_unlocking_in_the_middle_of_a_roll_is_no_damage(maker, vault, after):
    """Between any two looks at the database another process may roll: nobody notices."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")
    there = maker.second(vault)
    read, looks = there.store.read, []

    def look(*asked):
        answer = read(*asked)
        looks.append(answer)
        if len(looks) == after:
            vault.roll()
        return answer

    there.store.read = look
    there.store.read_one = lambda *asked: (look(*asked) or [None])[0]

    assert there.texts(person, HISTORY) == [b"words"]
    assert len(looks) >= after or after > 1


@pytest.mark.parametrize("after", [1, 2, 3])
def test_unlocking_while_a_person_is_rolled_is_no_damage(maker, vault, after):
    """The person's key and the keys under it are of one moment."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")
    vault.keep(person, REPLY, b"reply")
    there = maker.second(vault)
    read, looks = there.store.read, []

    def look(*asked):
        answer = read(*asked)
        looks.append(answer)
        if len(looks) == after:
            vault.shred(person, REPLY)
        return answer

    there.store.read = look
    there.store.read_one = lambda *asked: (look(*asked) or [None])[0]

    unlocked = there.keyring.unlock(person)

    assert unlocked.handle(HISTORY) is not None


def test_a_slot_that_is_put_in_place_while_it_is_looked_for_is_found(maker, vault, monkeypatch):
    """Between looking at the two files the prepared one may take the other's place."""
    vault.root.promote = lambda: None
    vault.roll()
    del vault.root.promote
    there = maker.second(vault)
    read, looks = roots.read_slot, []

    def look(file):
        found = read(file)
        looks.append(file.name)
        if len(looks) == 1:
            vault.root.promote()
        return found

    monkeypatch.setattr(roots, "read_slot", look)

    assert there.keyring.epoch()[0] == 2


def test_threads_unlock_while_the_epoch_rolls(maker, vault):
    """No request fails during forty rolls by another process, whenever they come."""
    import threading

    persons = [vault.add() for _ in range(5)]
    for person in persons:
        vault.keep(person, HISTORY, person.encode())
    there = maker.second(vault)
    over = threading.Event()
    failed: list[BaseException] = []

    def unlock() -> None:
        while not over.is_set():
            for person in persons:
                try:
                    assert there.texts(person, HISTORY) == [person.encode()]
                except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
                    failed.append(error)

    threads = [threading.Thread(target=unlock) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(40):
        vault.roll()
    over.set()
    for thread in threads:
        thread.join()

    assert failed == []


def test_however_often_it_rolls_between_two_looks_the_last_one_counts(maker, vault, monkeypatch):
    """Each time the row is read, another process rolls twice before the slot is looked at."""
    there = maker.second(vault)
    read, left = there.store.read, [3]

    def slow(statement, *more):
        rows = read(statement, *more)
        if left[0] and "epoch" in str(statement):
            left[0] -= 1
            vault.roll()
            vault.roll()
        return rows

    monkeypatch.setattr(there.store, "read", slow)

    assert there.keyring.epoch()[0] == 7
    assert left == [0]


def test_however_often_it_rolls_between_person_and_epoch_the_last_one_counts(maker, vault):
    """Each time the person's row is read, another process rolls before the epoch is looked at."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")
    there = maker.second(vault)
    read, left = there.store.read, [5]

    def slow(statement, *more):
        rows = read(statement, *more)
        if left[0] and "FROM person" in str(statement):
            left[0] -= 1
            vault.roll()
        return rows

    there.store.read = slow

    assert there.texts(person, HISTORY) == [b"words"]
    assert left == [0]


def test_who_is_in_the_middle_of_a_moment_opens_what_was_rolled_meanwhile(maker, vault):
    """Though the pulse is looked up once in it, the epoch is that of the rows that are read."""
    person = vault.add()
    vault.keep(person, HISTORY, b"words")
    there = maker.second(vault)

    with there.store.moment():
        before = there.keyring.epoch()[0], there.store.pulse()
        vault.roll()
        assert there.texts(person, HISTORY) == [b"words"]
        assert there.keyring.epoch()[0] == before[0] + 1
        assert there.store.pulse() > before[1]  # it was looked at, so it is known
