import struct
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.store import schema
from troth.store.statements import delete, insert, select, update
from troth.vault import records
from troth.vault.envelope import Handle, Key
from troth.vault.records import SEGMENT_RECORDS, Record

HISTORY, REPLY = "companion.history", "companion.reply"
HOLDING = "turn"
MOST = 2**30
ROOMY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _texts(count: int, name: str = "text") -> list[bytes]:
    return [f"{name} {number}".encode() for number in range(1, count + 1)]


def _raw(vault, person: str | None = None) -> list[tuple[object, ...]]:
    """Return tail and segment rows as they lie on the disk, of one person or of all."""
    return [
        tuple(row)
        for table in (schema.tail, schema.segment)
        for row in vault.store.read(select(table).order_by(*table.primary_key))
        if person in (None, row[0])
    ]


def _count(vault, table) -> int:
    return len(vault.store.read(select(table)))


# Keeping and reading


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 63, 64, 65, 79, 80, 127, 128, 129, 200])
def test_what_is_kept_comes_back_in_order(vault, count):
    """Every record once, oldest first, with its number, moment and bytes; packed or not."""
    person = vault.add()

    numbers = vault.keep(person, HISTORY, *_texts(count), until_ms=777)

    assert numbers == list(range(1, count + 1))
    assert vault.records(person, HISTORY) == [
        Record(number=number, keep_until_ms=777, clear=text)
        for number, text in enumerate(_texts(count), 1)
    ]


@pytest.mark.parametrize("count", [1, 63, 64, 65, 200])
def test_the_newest_number_is_told_without_opening(vault, count):
    """Of single rows and of packed ones, and also where nothing opens; -1 where nothing is."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(count))
    true = vault.keyring.unlock(person).handle(HISTORY)
    other = Handle(Key(b"k" * 32, b"i" * 16), person=person, purpose=HISTORY, generation=1)

    found = [records.newest(vault.store.read, one, HOLDING) for one in (true, other)]

    assert found == [count, count]
    assert records.newest(vault.store.read, true, "letter") == -1


@pytest.mark.parametrize("count", [63, 64, 65, 128, 200])
def test_sixty_four_records_lie_under_one_seal(vault, count):
    """A full tail becomes a segment, the rest stays as single rows, nothing lies twice."""
    person = vault.add()

    vault.keep(person, HISTORY, *_texts(count))

    assert _count(vault, schema.segment) == count // SEGMENT_RECORDS
    assert _count(vault, schema.tail) == count % SEGMENT_RECORDS
    rows = vault.store.read(select(schema.segment).order_by(schema.segment.c.first))
    assert [(row.first, row.last) for row in rows] == [
        (64 * n + 1, 64 * n + 64) for n in range(count // 64)
    ]


def test_a_segment_ends_with_the_first_of_its_records(vault):
    """Its `keep_until_ms` is the earliest, so that nothing in it is overlooked."""
    person = vault.add()
    for number in range(64):
        vault.keep(person, HISTORY, b"-", until_ms=5000 - number)

    (row,) = vault.store.read(select(schema.segment))

    assert row.keep_until_ms == 5000 - 63


def test_packing_keeps_the_oldest_together(vault):
    """With more than 64 waiting, those packed are the oldest, and the newest stay in the tail."""
    person = vault.add()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(records, "_LOOK_EVERY", 1000)
        vault.keep(person, HISTORY, *_texts(79))
    vault.keep(person, HISTORY, *_texts(1, "new"))

    assert [(row.first, row.last) for row in vault.store.read(select(schema.segment))] == [(1, 64)]
    assert sorted(row.record for row in vault.store.read(select(schema.tail))) == list(
        range(65, 81)
    )
    assert vault.texts(person, HISTORY) == [*_texts(79), b"new 1"]


@ROOMY
@given(count=st.integers(0, 150), last=st.integers(0, 160))
def test_the_last_so_many_are_the_newest(make_maker, tmp_path_factory, count, last):
    """`last` gives the newest, in order, across the tail and any number of segments."""
    maker = make_maker(tmp_path_factory.mktemp("last"))
    vault = maker.create()
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(count))

    found = [one.clear for one in vault.records(person, HISTORY, last=last)]

    assert found == (_texts(count)[-last:] if last else [])
    maker.close()


def test_the_newest_are_found_without_opening_the_rest(vault):
    """Twenty of three hundred: a look at the tail and at what ends there; no segment in vain."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(300))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    asked = []

    def rows(*arguments):
        asked.append(vault.store.read(*arguments))
        return asked[-1]

    assert len(records.read(rows, handle, HOLDING, last=20)) == 20
    assert [len(answer) for answer in asked] == [20, 0]
    asked.clear()
    assert len(records.read(rows, handle, HOLDING, last=50)) == 50
    assert [len(answer) for answer in asked] == [44, 4, 1]


@pytest.mark.parametrize("count", [3, 70])
def test_what_is_past_its_moment_is_not_returned(vault, count):
    """Up to its last moment a record is there; at that moment it is not, packed or single."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(count), until_ms=1000)
    vault.keep(person, HISTORY, b"longer", until_ms=1001)

    assert len(vault.records(person, HISTORY, at_ms=999)) == count + 1
    assert [one.clear for one in vault.records(person, HISTORY, at_ms=1000)] == [b"longer"]
    assert vault.records(person, HISTORY, at_ms=1001) == []


def test_nothing_of_what_is_kept_lies_in_clear(vault):
    """No byte string of a record is in the database's files, packed or single."""
    person = vault.add()
    vault.keep(person, HISTORY, *[b"Kanarienvogel"] * 70)

    assert all(b"Kanarienvogel" not in file.read_bytes() for file in vault.store.files())


# What a restore may leave: records that lie in two places


def _as_restored(vault, person, then: int, now: int) -> None:
    """Keep `now` records, with the tail of the time when they were `then` put back beside them."""
    vault.keep(person, HISTORY, *_texts(then))
    older = [dict(row._mapping) for row in vault.store.read(select(schema.tail))]
    vault.keep(person, HISTORY, *_texts(now)[then:])
    there = {row.record for row in vault.store.read(select(schema.tail))}
    back = [row for row in older if row["record"] not in there]
    vault.store.write(lambda unit: unit.run(insert(schema.tail), back))


@pytest.mark.parametrize(("then", "now"), [(60, 150), (60, 128), (10, 100), (100, 300)])
@pytest.mark.parametrize("last", [None, 1, 25, 50, 90, 400])
def test_what_lies_in_two_places_hides_nothing_and_is_shown_once(vault, then, now, last):
    """An old tail beside newer segments: every record is read, each one time, in order."""
    person = vault.add()
    _as_restored(vault, person, then, now)

    found = [one.clear for one in vault.records(person, HISTORY, last=last)]

    assert found == _texts(now)[-last if last else None :]


def test_segments_that_overlap_hide_nothing(vault):
    """One that was cut anew beside one of before: what only one of them has is read too."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(192))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    both = vault.records(person, HISTORY)[40:100]
    row = records._segment_row(handle, HOLDING, both)
    vault.store.write(lambda unit: unit.run(insert(schema.segment), row))

    assert vault.texts(person, HISTORY) == _texts(192)
    for last in (60, 95, 130, 160):
        found = vault.records(person, HISTORY, last=last)
        assert [one.clear for one in found] == _texts(192)[-last:]


@pytest.mark.parametrize(("then", "now"), [(60, 150), (100, 300)])
def test_what_lies_in_two_places_is_packed_into_one(vault, then, now):
    """Packing does not stumble over a segment that has these numbers already."""
    person = vault.add()
    _as_restored(vault, person, then, now)

    vault.keep(person, HISTORY, *_texts(64, "more"))

    rows = vault.store.read(select(schema.segment).order_by(schema.segment.c.first))
    assert all(one.last < other.first for one, other in pairwise(rows))
    assert all(row.record > rows[-1].last for row in vault.store.read(select(schema.tail)))
    assert vault.texts(person, HISTORY) == [*_texts(now), *_texts(64, "more")]


def test_a_moment_that_no_segment_can_hold_stays_in_a_single_row(vault):
    """A number below zero, which only damage writes: the tail stays as it is, and new ones too."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(60))
    damage = "UPDATE tail SET keep_until_ms = -5 WHERE record = 3"
    vault.store.write(lambda unit: unit.raw(damage))

    vault.keep(person, HISTORY, *_texts(10, "more"))

    assert (_count(vault, schema.segment), _count(vault, schema.tail)) == (0, 70)
    assert vault.texts(person, HISTORY)[-10:] == _texts(10, "more")


@pytest.mark.parametrize(("numbers", "low", "high"), [((64, 70), 1, 70), ((0, 1), 0, 64)])
def test_a_segment_that_only_touches_is_packed_along(vault, numbers, low, high):
    """One record lies in the full tail and in a segment: afterwards in one segment alone."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(63))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    there = [Record(number, 2**52, f"text {number}".encode()) for number in numbers]
    row = records._segment_row(handle, HOLDING, there)
    vault.store.write(lambda unit: unit.run(insert(schema.segment), row))

    vault.keep(person, HISTORY, b"text 64")

    rows = vault.store.read(select(schema.segment).order_by(schema.segment.c.first))
    assert all(one.last < other.first for one, other in pairwise(rows))
    assert (rows[0].first, rows[-1].last) == (low, high)
    found = [one.number for one in vault.records(person, HISTORY)]
    assert found == sorted({*numbers, *range(1, 65)})


# Damage


@pytest.mark.parametrize("last", [None, 70, 100])
def test_a_segment_without_a_number_for_its_end_is_told(vault, last):
    """Also to who asks for the newest alone, where it is to be found out which to open."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(130))
    vault.store.write(lambda unit: unit.raw("UPDATE segment SET last = 'x' WHERE first = 65"))

    with pytest.raises(Damaged, match="does not end where"):
        vault.records(person, HISTORY, last=last)


@pytest.mark.parametrize("damage", ["sealed = zeroblob(99)", "keep_until_ms = 1.5", "record = -9"])
def test_one_damaged_row_does_not_stop_what_is_kept_next(vault, damage):
    """The tail then stays in single rows; whoever reads is told of the damage."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(60))
    vault.store.write(lambda unit: unit.raw(f"UPDATE tail SET {damage} WHERE record = 3"))  # noqa: S608

    numbers = vault.keep(person, HISTORY, *_texts(40, "more"))

    assert numbers == list(range(61, 101))
    assert _count(vault, schema.segment) == 0
    assert _count(vault, schema.tail) == 100


@pytest.mark.parametrize("moment", ["1.5", "'text'", "x'00'"])
def test_a_moment_that_is_none_is_damage_when_it_is_rewritten(vault, moment):
    """Forgetting another record fails as Damaged, and changes nothing."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(3))
    vault.store.write(
        lambda unit: unit.raw(f"UPDATE tail SET keep_until_ms = {moment} WHERE record = 2")  # noqa: S608
    )
    before = _raw(vault)

    with pytest.raises(Damaged):
        vault.forget(person, HISTORY, 1)

    assert _raw(vault) == before


def test_rewriting_asks_once_of_each_record(vault):
    """Who decides what is kept is asked one time of each."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(70))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    fresh = Handle(Key.fresh(), person=person, purpose=HISTORY, generation=2)
    asked = []

    vault.store.write(
        lambda unit: records.rewrite(
            unit, handle, fresh, lambda _, one: asked.append(one.number) or True
        )
    )

    assert asked == list(range(1, 71))


# Apart


def test_persons_purposes_and_holdings_do_not_mix(vault):
    """Each reads its own, and packing one moves no row of another."""
    one, other = vault.add(), vault.add()
    vault.keep(one, HISTORY, *_texts(60, "one"))
    vault.keep(other, HISTORY, *_texts(60, "other"))
    vault.keep(one, REPLY, *_texts(60, "reply"))

    def keep_memory(unit):
        handle = vault.keyring.purpose_handle(unit, vault.keyring.unlock(one, unit), HISTORY)
        records.keep(unit, handle, "memory", b"memory", keep_until_ms=9)

    vault.store.write(keep_memory)
    vault.keep(one, HISTORY, *_texts(20, "more"))

    assert vault.texts(one, HISTORY) == [*_texts(60, "one"), *_texts(20, "more")]
    assert vault.texts(other, HISTORY) == _texts(60, "other")
    assert vault.texts(one, REPLY) == _texts(60, "reply")
    handle = vault.keyring.unlock(one).handle(HISTORY)
    (memory,) = records.read(vault.store.read, handle, "memory")
    assert (memory.number, memory.clear) == (61, b"memory")
    segments = vault.store.read(select(schema.segment))
    assert [(row.person_id, row.purpose, row.holding) for row in segments] == [
        (one, HISTORY, HOLDING)
    ]


@pytest.mark.parametrize(
    "move",
    [
        "UPDATE tail SET person_id = '{other}' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET purpose = 'companion.reply' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET holding = 'memory' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET record = 90 WHERE person_id = '{one}' AND record = 65",
        (
            "UPDATE tail SET sealed = (SELECT sealed FROM tail WHERE person_id = '{one}' AND"
            " record = 66) WHERE person_id = '{one}' AND record = 65"
        ),
        (
            "UPDATE tail SET sealed = (SELECT sealed FROM segment WHERE person_id = '{one}')"
            " WHERE person_id = '{one}' AND record = 65"
        ),
        "UPDATE segment SET person_id = '{other}' WHERE person_id = '{one}'",
        "UPDATE segment SET purpose = 'companion.reply' WHERE person_id = '{one}'",
        "UPDATE segment SET holding = 'memory' WHERE person_id = '{one}'",
        "UPDATE segment SET first = 2 WHERE person_id = '{one}'",
        (
            "UPDATE segment SET sealed = (SELECT sealed FROM tail WHERE person_id = '{one}' AND"
            " record = 65) WHERE person_id = '{one}'"
        ),
        (
            "UPDATE segment SET sealed = substr(sealed, 1, length(sealed) - 1)"
            " WHERE person_id = '{one}'"
        ),
        "UPDATE segment SET sealed = x'' WHERE person_id = '{one}'",
        "UPDATE tail SET sealed = x'' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET sealed = 'text' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET sealed = 7 WHERE person_id = '{one}' AND record = 65",
        "UPDATE segment SET sealed = 'text' WHERE person_id = '{one}'",
        "UPDATE tail SET record = -1 WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET record = 'text' WHERE person_id = '{one}' AND record = 65",
        "UPDATE segment SET first = -1 WHERE person_id = '{one}'",
        "UPDATE segment SET first = 0 WHERE person_id = '{one}'",
        "UPDATE tail SET keep_until_ms = 'text' WHERE person_id = '{one}' AND record = 65",
        "UPDATE tail SET keep_until_ms = x'00' WHERE person_id = '{one}' AND record = 65",
        "UPDATE segment SET last = 63 WHERE person_id = '{one}'",
        "UPDATE segment SET last = 'text' WHERE person_id = '{one}'",
    ],
)
def test_a_row_that_was_moved_or_changed_is_damage(vault, move):
    """Whichever column was tampered with: reading where it lies now is Damaged, and nothing else.

    The one whose row it was gets no wrong words either.
    """
    one, other = vault.add(), vault.add()
    vault.keep(one, HISTORY, *_texts(70))
    vault.keep(one, REPLY, b"-")
    vault.keep(other, HISTORY, b"-")

    vault.store.write(lambda unit: unit.raw(move.format(one=one, other=other)))

    damaged = 0
    for person, purpose, holding in (
        (one, HISTORY, HOLDING),
        (one, HISTORY, "memory"),
        (one, REPLY, HOLDING),
        (other, HISTORY, HOLDING),
    ):
        handle = vault.keyring.unlock(person).handle(purpose)
        try:
            found = records.read(vault.store.read, handle, holding)
        except Damaged:
            damaged += 1
        else:
            assert {one.clear for one in found} <= {*_texts(70), b"-"}
    assert damaged == 1


# Numbers


def test_a_number_is_never_given_twice(vault):
    """After the newest was forgotten, the next one gets a number that nobody had."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(5))
    vault.forget(person, HISTORY, 4, 5)

    assert vault.keep(person, HISTORY, b"new") == [6]
    assert [one.number for one in vault.records(person, HISTORY)] == [1, 2, 3, 6]


def test_a_failed_unit_gives_no_number_away(vault):
    """Numbers of units that were taken back are given to the next."""
    person = vault.add()
    vault.keep(person, HISTORY, b"one")

    def fail(unit):
        handle = vault.keyring.unlock(person, unit).handle(HISTORY)
        records.keep(unit, handle, HOLDING, b"two", keep_until_ms=1)
        raise KeyError

    with pytest.raises(KeyError):
        vault.store.write(fail)

    assert vault.keep(person, HISTORY, b"two") == [2]
    assert vault.texts(person, HISTORY) == [b"one", b"two"]


@pytest.mark.parametrize(("number", "fits"), [(MOST - 1, True), (MOST, False)])
def test_one_key_seals_only_so_many_records(vault, number, fits):
    """At 2³⁰ records a key is refused, far below what AES-GCM allows for random nonces."""
    person = vault.add()
    vault.keep(person, HISTORY, b"one")
    vault.store.write(lambda unit: unit.run(update(schema.purpose_key).values(next_record=number)))

    if fits:
        assert vault.keep(person, HISTORY, b"last") == [number]
        return
    with pytest.raises(Damaged, match="Roll its key"):
        vault.keep(person, HISTORY, b"too many")
    assert vault.texts(person, HISTORY) == [b"one"]


@pytest.mark.parametrize("how", ["forgotten", "shredded", "erased", "never there"])
def test_a_key_that_was_replaced_keeps_nothing(vault, how):
    """A room that was entered before the key went cannot write under it any more."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(3))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    if how == "forgotten":
        vault.forget(person, HISTORY, 2)
    elif how == "shredded":
        vault.shred(person, HISTORY)
    elif how == "erased":
        vault.erase(person)
    else:
        handle = Handle(Key.fresh(), person=person, purpose=REPLY, generation=1)
    before = _raw(vault)

    with pytest.raises(Damaged, match="replaced"):
        vault.store.write(
            lambda unit: records.keep(unit, handle, HOLDING, b"late", keep_until_ms=1)
        )

    assert _raw(vault) == before


# The format of a segment


def test_the_segment_format_is_frozen(vault):
    """Count, then number, moment and size of each, then the bytes: big endian."""
    person = vault.add()
    vault.keep(person, HISTORY, b"-")
    handle = vault.keyring.unlock(person).handle(HISTORY)
    both = [
        Record(number=7, keep_until_ms=2**41, clear=b"ab"),
        Record(number=2**33, keep_until_ms=0, clear=b""),
    ]

    body = handle.open("turn/segment", 7, records.pack_segment(handle, HOLDING, both))

    assert body == b"\0\0\0\2" + struct.pack(">QQIQQI", 7, 2**41, 2, 2**33, 0, 0) + b"ab"
    assert (
        records.open_segment(handle, HOLDING, 7, records.pack_segment(handle, HOLDING, both))
        == both
    )


@settings(deadline=None)
@given(
    clears=st.lists(st.binary(max_size=40), min_size=1, max_size=70),
    first=st.integers(0, 2**40),
    until=st.integers(0, 2**60),
)
def test_a_segment_gives_back_what_was_packed(clears, first, until):
    """Any records, empty ones too, come back as they were."""
    handle = Handle(Key(bytes(32), bytes(8)), person="psn_a", purpose=HISTORY, generation=1)
    packed = [
        Record(number=first + 3 * place, keep_until_ms=until + place, clear=clear)
        for place, clear in enumerate(clears)
    ]

    sealed = records.pack_segment(handle, HOLDING, packed)

    assert records.open_segment(handle, HOLDING, first, sealed) == packed


def test_a_record_does_not_show_its_words():
    """The repr tells the number and the length."""
    shown = repr(Record(number=3, keep_until_ms=1, clear=b"Kanarienvogel"))

    assert shown == "<Record 3 of 13 bytes>"


# While others write


def test_reading_while_the_tail_is_packed_gives_nothing_twice(vault):
    """Between looking at the tail and at the segments the tail may become one."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(63))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    asked = []

    def rows(*arguments):
        answer = vault.store.read(*arguments)
        if not asked:
            vault.keep(person, HISTORY, b"the 64th")
        asked.append(answer)
        return answer

    found = records.read(rows, handle, HOLDING)

    assert [one.clear for one in found] == [*_texts(63), b"the 64th"]
    assert vault.texts(person, HISTORY) == [*_texts(63), b"the 64th"]


# All of a purpose


def test_dropping_all_of_a_purpose_leaves_every_other_row(vault):
    """Tail and segments of one person's purpose go; it counts rows, not records."""
    one, other = vault.add(), vault.add()
    for person in (one, other):
        vault.keep(person, HISTORY, *_texts(70))
        vault.keep(person, REPLY, *_texts(70))
    rest = [row for row in _raw(vault) if row[:2] != (one, HISTORY)]

    gone = vault.store.write(lambda unit: records.drop_all(unit, one, HISTORY))

    assert gone == 6 + 1
    assert _raw(vault) == rest


def test_rewriting_seals_the_rest_under_the_fresh_key_only(vault):
    """In every holding; what is named as gone is gone, and the old key opens nothing of it."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(130))
    old = vault.keyring.unlock(person).handle(HISTORY)
    memory = {"person_id": person, "purpose": HISTORY, "holding": "memory", "record": 500}
    vault.store.write(
        lambda unit: unit.run(
            insert(schema.tail),
            memory | {"keep_until_ms": 8, "sealed": old.seal("memory", 500, b"memory")},
        )
    )
    fresh = Handle(Key.fresh(), person=person, purpose=HISTORY, generation=2)

    gone = vault.store.write(
        lambda unit: records.rewrite(unit, old, fresh, lambda _, one: one.number % 2 == 0)
    )

    assert gone == [(HOLDING, number) for number in range(1, 131, 2)]
    assert _count(vault, schema.tail) == 0
    found = records.read(vault.store.read, fresh, HOLDING)
    assert [one.number for one in found] == list(range(2, 131, 2))
    assert [one.clear for one in found] == _texts(130)[1::2]
    (kept,) = records.read(vault.store.read, fresh, "memory")
    assert kept == Record(number=500, keep_until_ms=8, clear=b"memory")
    for sealed in (row.sealed for row in vault.store.read(select(schema.segment))):
        assert sealed.startswith(fresh.key.header)


def test_rewriting_asks_by_holding(vault):
    """What is kept in one holding says nothing about another's."""
    person = vault.add()
    vault.keep(person, HISTORY, b"a", b"b")
    handle = vault.keyring.unlock(person).handle(HISTORY)
    fresh = Handle(Key.fresh(), person=person, purpose=HISTORY, generation=2)

    gone = vault.store.write(
        lambda unit: records.rewrite(unit, handle, fresh, lambda holding, _: holding != HOLDING)
    )

    assert gone == [(HOLDING, 1), (HOLDING, 2)]
    assert _raw(vault) == []


def test_rewriting_mends_what_stays(vault):
    """Each that stays is sealed with the bytes that `mend` gives it; number and moment stay."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(3), until_ms=9)
    old = vault.keyring.unlock(person).handle(HISTORY)
    fresh = Handle(Key.fresh(), person=person, purpose=HISTORY, generation=2)

    def mend(holding, one):
        return f"{holding} {one.number}".encode()

    vault.store.write(
        lambda unit: records.rewrite(unit, old, fresh, lambda _, one: one.number > 1, mend=mend)
    )

    assert records.read(vault.store.read, fresh, HOLDING) == [
        Record(number=number, keep_until_ms=9, clear=f"turn {number}".encode()) for number in (2, 3)
    ]


def test_dropping_what_is_past_opens_nothing_and_spares_the_rest(vault):
    """Single rows of one person's purpose whose moment has come; no segment, nobody else's row."""
    one, other = vault.add(), vault.add()
    vault.keep(one, HISTORY, *_texts(64), until_ms=5)
    for person, purpose in ((one, HISTORY), (one, REPLY), (other, HISTORY)):
        for until in (9, 10, 11):
            vault.keep(person, purpose, b"-", until_ms=until)
    damaged = update(schema.tail).values(sealed=b"-")
    vault.store.write(lambda unit: unit.run(damaged))
    before = _raw(vault)

    gone = vault.store.write(lambda unit: records.drop_past(unit, one, HISTORY, at_ms=10))

    past = [row for row in before if row[:2] == (one, HISTORY) and row[4] in {9, 10}]
    assert gone == len(past) == 2
    assert _raw(vault) == [row for row in before if row not in past]


@pytest.mark.parametrize("table", ["tail", "segment"])
def test_what_must_open_is_opened_all(vault, table):
    """One damaged record in any holding, single or packed, is enough to say so."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(70))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    vault.store.write(lambda unit: records.must_open(unit, handle))
    odd = f"UPDATE {table} SET holding = 'z', sealed = x'00' WHERE keep_until_ms > 0"  # noqa: S608
    vault.store.write(lambda unit: unit.raw(odd))

    with pytest.raises(Damaged):
        vault.store.write(lambda unit: records.must_open(unit, handle))


# One segment after the other


def _walk(vault, person, *, after=-1, at_ms=0, meanwhile=lambda: None):
    """Go through a person's records; return them, and how many came in each part."""
    walk, found, sizes = records.Walk(HOLDING), [], []
    while True:
        handle = vault.keyring.unlock(person).handle(HISTORY)
        part = walk.part(handle, rows=vault.store.read, after=after, at_ms=at_ms)
        if part is None:
            return found, sizes
        more, after = part
        found += more
        sizes.append(len(more))
        meanwhile()


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 79, 80, 128, 129, 200])
def test_a_walk_meets_every_record_once(vault, count):
    """What a walk finds part by part is what is read at once; no part is more than a segment."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(count))

    found, sizes = _walk(vault, person)

    assert found == vault.records(person, HISTORY)
    assert max(sizes, default=0) <= SEGMENT_RECORDS


@pytest.mark.parametrize("after", [0, 1, 63, 64, 65, 129, 199, 200, 5000])
def test_a_walk_can_begin_anywhere(vault, after):
    """It begins behind a number, in the middle of a segment too."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(200))

    found, _ = _walk(vault, person, after=after)

    assert [one.number for one in found] == list(range(after + 1, 201))


def test_a_walk_leaves_out_what_is_past_its_moment(vault):
    """A part may be empty without being the last."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(64), until_ms=5)
    vault.keep(person, HISTORY, *_texts(64, "new"), until_ms=50)

    found, sizes = _walk(vault, person, at_ms=10)

    assert [one.clear for one in found] == _texts(64, "new")
    assert sizes == [0, 64]


@pytest.mark.parametrize(("then", "now"), [(60, 150), (60, 128), (10, 100), (100, 300)])
def test_a_walk_meets_what_lies_in_two_places_once(vault, then, now):
    """An old tail beside newer segments, as a restore may leave it."""
    person = vault.add()
    _as_restored(vault, person, then, now)

    found, _ = _walk(vault, person)

    assert [one.clear for one in found] == _texts(now)


@pytest.mark.parametrize(("first", "last"), [(40, 100), (0, 30), (10, 190), (64, 128)])
@pytest.mark.parametrize("lost", [range(50, 60), range(70, 80), range(1, 12)])
def test_a_walk_over_segments_that_overlap(vault, first, last, lost):
    """What only one of them has is met too, and all of it in order."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(192))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    whole = vault.records(person, HISTORY)
    less = [
        [one for one in whole[start : start + 64] if one.number not in lost]
        for start in (0, 64, 128)
    ]
    fresh = [records._segment_row(handle, HOLDING, some) for some in (*less, whole[first:last])]
    by_place = {row["first"]: row for row in fresh}  # a place holds one segment
    vault.store.write(lambda unit: unit.run(delete(schema.segment)))
    vault.store.write(lambda unit: unit.run(insert(schema.segment), list(by_place.values())))

    found, _ = _walk(vault, person)

    assert found == vault.records(person, HISTORY)
    assert set(whole[first:last]) <= set(found)


def test_a_walk_that_looks_again_sees_what_was_forgotten(vault):
    """A segment that is still in memory is not shown once something of it was forgotten."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(64))
    walk, read = records.Walk(HOLDING), vault.store.read

    def numbers(after):
        handle = vault.keyring.unlock(person).handle(HISTORY)
        found, _ = walk.part(handle, rows=read, after=after)
        return [one.number for one in found]

    assert numbers(0) == list(range(1, 65))
    vault.forget(person, HISTORY, 10)

    assert numbers(5) == [n for n in range(6, 65) if n != 10]


def test_a_walk_goes_on_when_the_tail_was_packed(vault):
    """Rows that move into a segment while the walk is under way are met once."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(70))
    kept = []

    def keep_more():
        if not kept:
            kept.extend(vault.keep(person, HISTORY, *_texts(80, "more")))

    found, _ = _walk(vault, person, meanwhile=keep_more)

    assert [one.clear for one in found] == [*_texts(70), *_texts(80, "more")]


def test_a_walk_goes_on_when_segments_became_one(vault):
    """As packing may do after a restore: the segment that was next is gone, its records are met."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(192))
    handle = vault.keyring.unlock(person).handle(HISTORY)
    both = records._segment_row(handle, HOLDING, vault.records(person, HISTORY)[60:192])
    gone = delete(schema.segment).where(schema.segment.c.first > 1)

    def pack_anew():
        vault.store.write(lambda unit: (unit.run(gone), unit.run(insert(schema.segment), both)))

    found, sizes = _walk(vault, person, meanwhile=pack_anew)

    assert [one.clear for one in found] == _texts(192)
    assert sizes == [64, 0, 128]


def test_a_walk_goes_on_under_a_fresh_key(vault):
    """Something is forgotten while the walk is under way: the rest is met, under the new key."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(200))
    gone = []

    def forget_one():
        if not gone:
            gone.extend(vault.forget(person, HISTORY, 130))

    found, _ = _walk(vault, person, meanwhile=forget_one)

    assert [one.number for one in found] == [n for n in range(1, 201) if n != 130]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE segment SET last = 99 WHERE first = 65",
        "UPDATE segment SET last = 'x' WHERE first = 65",
        "UPDATE segment SET first = 'x' WHERE first = 65",
        "UPDATE segment SET first = 66 WHERE first = 65",
        "UPDATE segment SET sealed = x'00' WHERE first = 65",
        "UPDATE tail SET sealed = x'00' WHERE record = 130",
        "UPDATE tail SET keep_until_ms = 1.5 WHERE record = 130",
    ],
)
def test_a_walk_over_damage_ends(vault, damage):
    """What does not open is told; nothing is passed over, and no walk goes on for ever."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(140))
    vault.store.write(lambda unit: unit.raw(damage))

    with pytest.raises(Damaged):
        _walk(vault, person)
