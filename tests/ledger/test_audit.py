import sqlite3
import threading
from contextlib import closing

import pytest

from troth.ledger import note
from troth.ledger.leaf import Event
from troth.store import schema
from troth.store.statements import delete

KEYS = {
    "ledger_leaf": ("leaf_index",),
    "ledger_edge": ("id",),
    "ledger_tile": ("level", "tile_index"),
    "ledger_checkpoint": ("size",),
    "ledger_head": ("chain_id",),
    "ledger_bucket": ("bucket",),
    "ledger_opening": ("person_id", "seq"),
}


class Rows:
    """The ledger's rows, to be changed one value at a time and put back."""

    def __init__(self, path):
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("PRAGMA synchronous=OFF")

    def every(self, table):
        return self.database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # our own table names

    def columns(self, table):
        found = self.database.execute(f"PRAGMA table_info({table})").fetchall()
        return [row[1] for row in found]

    def write(self, table, row, column, value):
        """Write one value, look for the row by what it had, and return how to undo it."""
        columns = self.columns(table)
        old = dict(zip(columns, row, strict=True))
        new = {**old, column: value}
        self._set(table, old, column, value)
        return lambda: self._set(table, new, column, old[column])

    def _set(self, table, row, column, value):
        where = " AND ".join(f"{key} = ?" for key in KEYS[table])
        keys = [row[key] for key in KEYS[table]]
        change = f"UPDATE {table} SET {column} = ? WHERE {where}"  # noqa: S608  # our own table names
        assert self.database.execute(change, [value, *keys]).rowcount == 1


@pytest.fixture
def rows(full):
    """Direct access to the rows of the full ledger."""
    opened = Rows(full.store.path)
    with closing(opened.database):
        yield opened


def changes(value, step):
    """Yield other values for a column: each step-th byte with one bit flipped."""
    if isinstance(value, int):
        yield from (value ^ 1, value + 1000)
        return
    data = value.encode() if isinstance(value, str) else value
    for place in range(0, len(data), step):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        # What is no longer text goes into the column all the same, as bytes.
        try:
            yield changed.decode() if isinstance(value, str) else bytes(changed)
        except UnicodeDecodeError:
            yield bytes(changed)


def swept(full, rows, table, picked, step):
    """Flip bytes of the picked rows, one at a time; return those that were not found."""
    missed = []
    for row in picked:
        for column, value in zip(rows.columns(table), row, strict=True):
            for changed in changes(value, step):
                try:
                    undo = rows.write(table, row, column, changed)
                except sqlite3.IntegrityError:
                    continue  # another row has that key already
                if full.ledger.verify().is_sound:
                    missed.append((table, column, row[0], changed))
                undo()
    return missed


def test_an_untouched_ledger_is_sound(full):
    """What nobody touched has no damage, with keys and without."""
    report = full.ledger.verify(handle_of=full.handles.get)

    assert report.damage == ()
    assert (report.size, report.checkpoints, report.chains) == (261, 2, 2)


@pytest.mark.parametrize(
    ("table", "step"),
    [
        ("ledger_leaf", 7),
        ("ledger_edge", 3),
        ("ledger_tile", 400),
        ("ledger_checkpoint", 5),
        ("ledger_head", 3),
        ("ledger_bucket", 3),
        ("ledger_opening", 17),
    ],
)
def test_flipped_bytes_are_found(full, rows, table, step):
    """Bytes of every column of every ledger table are flipped; each flip is reported."""
    every = rows.every(table)
    picked = every if len(every) < 5 else [every[0], every[1], every[-1]]

    missed = swept(full, rows, table, picked, step)

    assert missed == []
    assert full.ledger.verify(handle_of=full.handles.get).is_sound


@pytest.mark.long
def test_flipped_bytes_of_every_row_are_found(full, rows):
    """The same for every row, and closer together."""
    missed = [each for table in KEYS for each in swept(full, rows, table, rows.every(table), 11)]

    assert missed == []


@pytest.mark.parametrize("table", [table for table in KEYS if table != "ledger_checkpoint"])
def test_a_missing_row_is_found(full, rows, table):
    """Each row of each ledger table is taken away; each one is missed."""
    columns = rows.columns(table)
    every = rows.every(table)

    for row in every if len(every) < 9 else [*every[:3], *every[-3:]]:
        where = " AND ".join(f"{key} = ?" for key in KEYS[table])
        keys = [row[columns.index(key)] for key in KEYS[table]]
        rows.database.execute(f"DELETE FROM {table} WHERE {where}", keys)  # noqa: S608  # our own table names

        assert not full.ledger.verify().is_sound, row

        marks = ",".join("?" * len(row))
        rows.database.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608  # our own table names
    assert full.ledger.verify().is_sound


@pytest.mark.parametrize(
    "added",
    [
        "INSERT INTO ledger_leaf VALUES (261, x'00')",
        "INSERT INTO ledger_leaf VALUES (-1, x'00')",
        "INSERT INTO ledger_tile VALUES (0, 1, x'00')",
        "INSERT INTO ledger_tile VALUES (-1, 0, x'00')",
        "INSERT INTO ledger_checkpoint VALUES (262, 'x')",
        "INSERT INTO ledger_checkpoint VALUES (-1, 'x')",
        "INSERT INTO ledger_head VALUES (zeroblob(32), 1, zeroblob(32))",
        "INSERT INTO ledger_bucket VALUES (0, zeroblob(32))",
        "INSERT INTO ledger_bucket VALUES (5000, x'')",
        "INSERT INTO ledger_opening VALUES ('psn_nobody', 1, 0, x'00')",
        "INSERT INTO ledger_opening SELECT person_id, 9, 0, sealed FROM ledger_opening LIMIT 1",
    ],
)
def test_an_added_row_is_found(full, rows, added):
    """A row that nobody recorded is reported."""
    rows.database.execute(added)

    assert not full.ledger.verify().is_sound


@pytest.mark.parametrize(
    "changed",
    [
        "UPDATE ledger_leaf SET body = 'text' WHERE leaf_index = 9",
        "UPDATE ledger_leaf SET body = 17 WHERE leaf_index = 260",
        "UPDATE ledger_edge SET hashes = 'text'",
        "UPDATE ledger_tile SET hashes = 'text' WHERE level = 0",
        "UPDATE ledger_tile SET hashes = x'' WHERE level = 1",
        "UPDATE ledger_checkpoint SET note = CAST(x'ff' AS TEXT) WHERE size = 3",
        "UPDATE ledger_checkpoint SET note = x'ff' WHERE size = 3",
        "UPDATE ledger_head SET seq = 'many'",
        "UPDATE ledger_head SET head = x'00'",
        "UPDATE ledger_bucket SET root = 'text'",
        "UPDATE ledger_bucket SET root = x''",
        "UPDATE ledger_opening SET sealed = 'text' WHERE seq = 1",
        "UPDATE ledger_opening SET leaf_index = 'x' WHERE seq = 1",
        "UPDATE person SET chain = x'00'",
        "UPDATE person SET chain = zeroblob(16)",
    ],
)
def test_values_of_another_kind_are_found(full, rows, changed):
    """A column that holds text for bytes, or nonsense for a number, is reported."""
    rows.database.execute(changed)

    assert not full.ledger.verify().is_sound


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ("UPDATE ledger_leaf SET body = x'00' WHERE leaf_index = 9", {"leaf 9"}),
        ("UPDATE ledger_tile SET hashes = zeroblob(8192) WHERE level = 0", {"tile/0/000"}),
        ("UPDATE ledger_tile SET hashes = zeroblob(32) WHERE level = 1", {"tile/1/000"}),
        ("UPDATE ledger_edge SET hashes = zeroblob(96)", {"edge"}),
        ("UPDATE ledger_checkpoint SET note = 'x' WHERE size = 3", {"checkpoint 3"}),
    ],
)
def test_damage_is_named_once_and_by_its_name(full, rows, changed, named):
    """One damaged thing is reported as that thing, and not as all that depends on it."""
    rows.database.execute(changed)

    found = {each.where for each in full.ledger.verify().damage}

    assert found == named


def test_a_persons_damaged_row_names_the_chain(full, rows):
    """A damaged opening is reported with the person and the number, never with content."""
    (person,) = rows.database.execute("SELECT min(person_id) FROM ledger_opening").fetchone()
    rows.database.execute(
        "UPDATE ledger_opening SET sealed = zeroblob(300) WHERE person_id = ? AND seq = 1", [person]
    )

    told = [str(each) for each in full.ledger.verify().damage]

    assert told == [f"chain of {person}: opening 1 was changed or moved"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("DELETE FROM consent_event WHERE seq = 2", "consent 2 times, but 1 rows do"),
        ("INSERT INTO consent_event VALUES (:anna, 3, x'00')", "consent 2 times, but 3 rows do"),
        ("DELETE FROM api_key WHERE key_id = 'one'", "key_issued 2 times, but 1 rows do"),
        ("UPDATE api_key SET revoked_ms = NULL", "key_revoked 1 times, but 0 rows do"),
        ("UPDATE api_key SET revoked_ms = 5", "key_revoked 1 times, but 2 rows do"),
    ],
)
def test_leaves_and_the_rows_that_they_left_are_counted(desk, changed, told):
    """An answer or key that is gone, that came back, or that nobody recorded: each is told."""
    anna, ben = desk.person(), desk.person()
    for event, times in ((Event.CONSENT, 2), (Event.KEY_ISSUED, 2), (Event.KEY_REVOKED, 1)):
        desk.record(anna, event, times=times)
    desk.record(ben, times=2)
    kept = (
        "INSERT INTO consent_event VALUES (:anna, 1, x'00'), (:anna, 2, x'00')",
        "INSERT INTO api_key VALUES (:anna, 'one', x'01', 9, NULL, x'')",
        "INSERT INTO api_key VALUES (:anna, 'two', x'02', 9, 5, x'')",
    )
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        for statement in kept:
            database.execute(statement, {"anna": anna.id})
    assert desk.ledger.verify().is_sound

    with closing(sqlite3.connect(desk.store.path)) as database, database:
        database.execute(changed, {"anna": anna.id} if ":anna" in changed else {})

    assert [str(each) for each in desk.ledger.verify().damage] == [
        f"chain of {anna.id}: tells of {told}"
    ]


def test_the_edge_names_the_leaves_that_it_does_not_fit(full, rows):
    """Each of its hashes stands for a stretch of leaves: 256, then 4, then 1."""
    (hashes,) = rows.database.execute("SELECT hashes FROM ledger_edge").fetchone()
    rows.database.execute(
        "UPDATE ledger_edge SET hashes = ?", [bytes(32) + hashes[32:64] + b"x" * 32]
    )

    told = [str(each) for each in full.ledger.verify().damage]

    assert told[:2] == [
        f"edge: does not fit leaves {which}: it or one of them"
        for which in ("0 to 255", "260 to 260")
    ]


def test_a_checkpoint_without_a_map_of_heads_is_told(full, rows):
    """Signed by us, of the right size and root: without the map, a line may be left out unseen."""
    (signed,) = rows.database.execute(
        "SELECT note FROM ledger_checkpoint WHERE size = 3"
    ).fetchone()
    bare = "".join(f"{line}\n" for line in signed.split("\n")[:3])
    less = note.sign(bare, name=full.ledger.key.name, signer=full.signer)
    rows.database.execute("UPDATE ledger_checkpoint SET note = ? WHERE size = 3", [less])

    told = [str(each) for each in full.ledger.verify().damage]

    assert told == ["checkpoint 3: signed for another size, or without a head map"]


def test_a_bucket_that_does_not_fit_its_heads_is_named(full, rows):
    """Also while no checkpoint covers the newest leaf, so that nothing else tells."""
    full.announce()
    buckets = sorted(row[0] for row in rows.every("ledger_bucket"))
    rows.database.execute("UPDATE ledger_bucket SET root = zeroblob(32)")

    told = [str(each) for each in full.ledger.verify().damage]

    assert told == [f"bucket {each}: its root does not fit the heads in it" for each in buckets]


def test_openings_without_their_person_are_named_each(desk):
    """By the id under which they lie."""
    people = [desk.person() for _ in range(3)]
    for each in people:
        desk.record(each)
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        database.execute("DELETE FROM person")

    told = {str(each) for each in desk.ledger.verify().damage}

    assert told == {f"openings of {each.id}: there is no such person" for each in people}


def test_a_person_who_was_taken_out_whole_is_missed(desk):
    """Person, openings, head and bucket are gone: their leaves remain, and no head counts them."""
    desk.announce()
    anna = desk.person()
    desk.record(anna, times=2)
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        for table in ("person", "ledger_opening", "ledger_head", "ledger_bucket"):
            database.execute(f"DELETE FROM {table}")  # noqa: S608  # our own table names

    told = [str(each) for each in desk.ledger.verify().damage]

    assert told == ["heads: speak of 0 leaves of persons, but there are 2"]


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_every_persons_rows_are_looked_at(desk, monkeypatch, at_once):
    """However many are read at a time: what is wrong with each is told."""
    monkeypatch.setattr("troth.ledger.audit._PERSONS_AT_ONCE", at_once)
    people = [desk.person() for _ in range(4)]
    for each in people:
        desk.record(each)
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        database.execute("UPDATE ledger_opening SET sealed = zeroblob(300)")

    told = {str(each) for each in desk.ledger.verify().damage}

    assert told == {f"chain of {each.id}: opening 1 was changed or moved" for each in people}


def test_two_openings_changed_places(full, rows):
    """Rows that were exchanged between two numbers are found."""
    database = rows.database
    (one,), (two,) = database.execute(
        "SELECT sealed FROM ledger_opening WHERE seq < 3 ORDER BY person_id, seq LIMIT 2"
    ).fetchall()
    database.execute("UPDATE ledger_opening SET sealed = ? WHERE sealed = ?", [b"-", one])
    database.execute("UPDATE ledger_opening SET sealed = ? WHERE sealed = ?", [one, two])
    database.execute("UPDATE ledger_opening SET sealed = ? WHERE sealed = ?", [two, b"-"])

    assert len(full.ledger.verify().damage) == 2


def test_damage_between_checkpoints_is_found(full, rows):
    """Heads and leaves that no checkpoint covers yet are looked at as well."""
    anna = next(iter(full.handles))
    chain = rows.database.execute("SELECT chain FROM person WHERE person_id = ?", [anna])
    person = _person(full, anna, chain.fetchone()[0])
    full.record(person)
    assert full.ledger.verify().is_sound

    missed = swept(full, rows, "ledger_head", rows.every("ledger_head"), 5)
    missed += swept(full, rows, "ledger_leaf", rows.every("ledger_leaf")[-1:], 8)

    assert missed == []


def test_with_keys_the_private_part_is_compared_too(full):
    """A row that was replaced as a whole, with a fresh check, is found when it is opened."""
    from troth.ledger import opening

    anna, handle = next(iter(full.handles.items()))
    forged = opening.close(handle, 1, opening=bytes(32), private=b"{}")
    with closing(sqlite3.connect(full.store.path)) as database, database:
        database.execute(
            "UPDATE ledger_opening SET sealed = ? WHERE person_id = ? AND seq = 1", [forged, anna]
        )

    assert full.ledger.verify().is_sound
    (found,) = full.ledger.verify(handle_of=full.handles.get).damage
    assert "opening 1" in found.what


def test_looking_does_not_trip_over_those_who_write(open_desk):
    """While another process records, checks and erases, nothing is reported as damage."""
    one, other = open_desk(), open_desk()
    people = [one.person() for _ in range(4)]
    one.record(people[0])
    done = threading.Event()

    def write():
        while not done.is_set():
            for person in people:
                other.record(person, times=3)
                other.announce(times=40)
            other.ledger.checkpoint()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        reports = [one.ledger.verify(handle_of=one.handles.get)]
        while thread.is_alive() and (len(reports) < 12 or reports[-1].size == reports[0].size):
            reports.append(one.ledger.verify(handle_of=one.handles.get))
    finally:
        done.set()
        thread.join()

    assert [report.damage for report in reports] == [()] * len(reports)
    assert reports[-1].size > reports[0].size


def test_an_erased_person_is_no_damage(full):
    """Rows that went with an erased person are not missed."""
    anna = next(iter(full.handles))

    def erase(unit):
        rows = schema.ledger_opening
        unit.run(delete(rows).where(rows.c.person_id == anna))
        unit.run(delete(schema.person).where(schema.person.c.person_id == anna))

    full.store.write(erase)

    assert full.ledger.verify().is_sound


def _person(desk, person, chain):
    from types import SimpleNamespace

    from troth.ledger.chain import PersonChain

    return SimpleNamespace(chain=PersonChain(person, chain), handle=desk.handles[person])
