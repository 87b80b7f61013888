import pytest

from troth.errors import Damaged, NotFound
from troth.store import schema
from troth.store.holdings import personal_tables
from troth.store.statements import insert, select
from troth.vault import root as roots
from troth.vault import shred
from troth.vault.records import SEGMENT_RECORDS

HISTORY, REPLY = "companion.history", "companion.reply"


def _texts(count: int, name: str = "text") -> list[bytes]:
    return [f"{name} {number}".encode() for number in range(1, count + 1)]


def _rows(vault, *tables, but: str) -> list[tuple[object, ...]]:
    """Return all rows of these tables that are not of one person."""
    return [
        tuple(row)
        for table in tables
        for row in vault.store.read(select(table).order_by(*table.primary_key))
        if row[0] != but
    ]


def _slot(vault):
    return roots.read_slot(vault.folder / "state" / "slot")


# One record


@pytest.mark.parametrize("count", [3, 64, 70, 140])
def test_a_forgotten_record_is_gone_and_the_rest_stays(vault, count):
    """Packed or single: what was named is gone, all else comes back with number and moment."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(count), until_ms=5)
    gone = {1, 2, count}

    assert vault.forget(person, HISTORY, *gone) == [("turn", number) for number in sorted(gone)]

    left = [number for number in range(1, count + 1) if number not in gone]
    assert [one.number for one in vault.records(person, HISTORY)] == left
    assert vault.texts(person, HISTORY) == [f"text {number}".encode() for number in left]
    assert {one.keep_until_ms for one in vault.records(person, HISTORY)} <= {5}


def test_forgetting_touches_nobody_else(vault):
    """Rows of other persons, and of the person's other purposes, are the same bytes as before."""
    one, other = vault.add(), vault.add()
    for person in (one, other):
        vault.keep(person, HISTORY, *_texts(70))
        vault.keep(person, REPLY, *_texts(70, "reply"))
    others = _rows(vault, schema.tail, schema.segment, schema.person, but=one)
    others += _rows(vault, schema.purpose_key, but=one)

    vault.forget(one, HISTORY, 3)

    after = _rows(vault, schema.tail, schema.segment, schema.person, but=one)
    assert after + _rows(vault, schema.purpose_key, but=one) == others
    assert vault.texts(one, REPLY) == _texts(70, "reply")


def test_forgetting_makes_a_new_generation_under_a_new_person_key(vault):
    """Both keys above the record are new: destroying a key means rolling its parent."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(3))
    vault.keep(person, REPLY, b"reply")
    before = vault.keyring.unlock(person)
    old, reply = before.handle(HISTORY), before.handle(REPLY)

    vault.forget(person, HISTORY, 2)

    after = vault.keyring.unlock(person)
    assert after.key.secret != before.key.secret
    assert after.key.id != before.key.id
    assert (after.chain, after.stamp) == (before.chain, before.stamp + 1)
    assert after.handle(HISTORY).generation == old.generation + 1
    assert after.handle(HISTORY).key.secret != old.key.secret
    assert after.handle(REPLY).key.secret == reply.key.secret
    assert after.handle(REPLY).generation == reply.generation


def test_forgetting_where_nothing_was_kept_does_nothing(vault):
    """No key, no rows: an empty answer and no change."""
    person = vault.add()
    before = vault.keyring.unlock(person).key.secret

    assert vault.forget(person, HISTORY, 1) == []

    assert vault.keyring.unlock(person).key.secret == before
    with pytest.raises(NotFound):
        vault.forget("psn_none", HISTORY, 1)


def test_forgetting_everything_leaves_no_row(vault):
    """An empty purpose has a key and no records."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(SEGMENT_RECORDS + 1))

    gone = vault.forget(person, HISTORY, *range(1, 66))

    assert len(gone) == 65
    assert vault.texts(person, HISTORY) == []
    assert vault.store.read(select(schema.tail)) == vault.store.read(select(schema.segment)) == []
    assert vault.keep(person, HISTORY, b"again") == [66]


# One purpose


def test_a_shredded_purpose_is_gone_and_the_others_stay(vault):
    """Rows and key of that purpose go; it counts rows; a new key starts from nothing."""
    person, other = vault.add(), vault.add()
    vault.keep(person, HISTORY, *_texts(70))
    vault.keep(person, REPLY, *_texts(3, "reply"))
    vault.keep(other, HISTORY, *_texts(3, "other"))
    before = vault.keyring.unlock(person)
    others = _rows(vault, schema.tail, schema.segment, schema.purpose_key, but=person)

    assert vault.shred(person, HISTORY) == 7

    after = vault.keyring.unlock(person)
    assert after.handle(HISTORY) is None
    assert after.key.secret != before.key.secret
    assert after.stamp == before.stamp + 1
    assert vault.texts(person, HISTORY) == []
    assert vault.texts(person, REPLY) == _texts(3, "reply")
    assert _rows(vault, schema.tail, schema.segment, schema.purpose_key, but=person) == others
    assert vault.keep(person, HISTORY, b"new") == [1]
    assert vault.texts(person, HISTORY) == [b"new"]
    assert vault.keyring.unlock(person).handle(HISTORY).generation == 1


def test_other_processes_hear_of_it(maker, vault):
    """After forgetting or shredding, the pulse moves and the stamp of that person does."""
    person = vault.add()
    vault.keep(person, HISTORY, *_texts(3))
    there = maker.second(vault)
    seen = [(there.store.pulse(), there.keyring.stamp(person))]

    vault.forget(person, HISTORY, 1)
    seen.append((there.store.pulse(), there.keyring.stamp(person)))
    vault.shred(person, HISTORY)
    seen.append((there.store.pulse(), there.keyring.stamp(person)))
    vault.erase(person)
    seen.append((there.store.pulse(), there.keyring.stamp(person)))

    assert seen == [(1, 1), (2, 2), (3, 3), (4, None)]


# One person


def test_an_erased_person_leaves_no_row_in_any_table(vault):
    """Every table whose rows belong to a person, each counted; another's rows all stay."""
    one, other = vault.add(), vault.add()
    for person in (one, other):
        vault.keep(person, HISTORY, *_texts(70))
        extra = {
            schema.consent_event: {"seq": 1, "sealed": b"-"},
            schema.ledger_opening: {"seq": 1, "leaf_index": 0, "sealed": b"-"},
            schema.api_key: {
                "key_id": "key",
                "token_hash": person.encode(),
                "expires_ms": 0,
                "sealed": b"-",
            },
            schema.sign_in: {"name_hash": person.encode(), "sealed": b"-"},
            schema.session: {
                "session_id": "ses",
                "token_hash": person.encode(),
                "created_ms": 0,
                "seen_ms": 0,
                "ends_ms": 0,
                "sealed": b"-",
            },
            schema.link: {
                "token_hash": person.encode(),
                "kind": "reset",
                "roles": "person",
                "expires_ms": 0,
                "proof": b"-",
            },
        }
        for table, row in extra.items():
            values = {"person_id": person, **row}
            vault.store.write(lambda unit, t=table, v=values: unit.run(insert(t), v))
    tables = [schema.METADATA.tables[name] for name in personal_tables()]
    others = _rows(vault, *tables, but=one)

    gone = vault.erase(one)

    assert gone == {
        "purpose_key": 1,
        "consent_event": 1,
        "api_key": 1,
        "sign_in": 1,
        "session": 1,
        "link": 1,
        "tail": 6,
        "segment": 1,
        "ledger_opening": 1,
        "person": 1,
    }
    assert _rows(vault, *tables, but="") == others
    with pytest.raises(NotFound):
        vault.keyring.unlock(one)
    assert vault.texts(other, HISTORY) == _texts(70)
    assert vault.erase(one) == dict.fromkeys(gone, 0)


def test_rolling_a_person_wraps_all_purposes_anew(vault):
    """The purposes' keys stay what they are, under a person key that is new."""
    person = vault.add()
    vault.keep(person, HISTORY, b"a")
    vault.keep(person, REPLY, b"b")
    wraps = {row[0] for row in vault.store.read(select(schema.purpose_key.c.wrapped))}
    before = vault.keyring.unlock(person)

    vault.store.write(lambda unit: shred.roll_person(unit, vault.keyring, person))

    after = vault.keyring.unlock(person)
    assert not wraps & {row[0] for row in vault.store.read(select(schema.purpose_key.c.wrapped))}
    assert after.key.secret != before.key.secret
    for purpose, text in ((HISTORY, b"a"), (REPLY, b"b")):
        assert after.handle(purpose).key.secret == before.handle(purpose).key.secret
        assert vault.texts(person, purpose) == [text]


def test_a_damaged_key_stops_the_roll_of_a_person(vault):
    """A purpose whose key does not open is not silently lost while the others are wrapped anew."""
    person = vault.add()
    vault.keep(person, HISTORY, b"a")
    vault.keep(person, REPLY, b"b")
    vault.store.write(
        lambda unit: unit.raw("UPDATE purpose_key SET wrapped = x'00' WHERE purpose = ?", (REPLY,))
    )
    before = _rows(vault, schema.person, schema.purpose_key, but="")

    with pytest.raises(Damaged):
        vault.shred(person, HISTORY)

    assert _rows(vault, schema.person, schema.purpose_key, but="") == before
    assert vault.texts(person, HISTORY) == [b"a"]


# Old copies


def _record(vault, person):
    vault.forget(person, HISTORY, 1)
    return [b"record"]


def _purpose(vault, person):
    vault.shred(person, HISTORY)
    return [b"record", b"other record"]


def _person(vault, person):
    vault.erase(person)
    return [b"record", b"other record", b"reply"]


@pytest.mark.parametrize("destroy", [_record, _purpose, _person])
def test_an_old_copy_and_all_of_today_open_nothing_of_it(maker, vault, thief, destroy):
    """Database copies of before, and today's whole machine: what was destroyed stays closed.

    With the old slot added the same loot opens it: so the loot was complete, and the slot is
    what makes the difference.
    """
    person, other = vault.add(), vault.add()
    vault.keep(person, HISTORY, b"record", b"other record")
    vault.keep(person, REPLY, b"reply")
    vault.keep(other, HISTORY, b"of another person")
    everything = {b"record", b"other record", b"reply", b"of another person"}
    old_copy, old_slot = maker.copy(vault, "old"), _slot(vault)

    gone = destroy(vault, person)
    between = maker.copy(vault, "between")
    vault.roll()
    vault.store.settle()

    loot = [old_copy, between, maker.copy(vault, "today")]
    assert thief(vault.root, [_slot(vault)], loot).texts() == everything - set(gone)
    assert thief(vault.root, [_slot(vault), old_slot], loot).texts() == everything
    assert thief(vault.root, [old_slot], [old_copy]).texts() == everything


@pytest.mark.parametrize("destroy", [_record, _purpose, _person])
def test_opening_an_old_copy_needs_its_slot(maker, vault, destroy):
    """The product itself: with today's state directory Damaged; with the old slot it all reads."""
    person = vault.add()
    vault.keep(person, HISTORY, b"record", b"other record")
    vault.keep(person, REPLY, b"reply")
    old = maker.copy(vault, "old")
    old_slot = (old / "state" / "slot").read_bytes()

    destroy(vault, person)
    vault.roll()
    (old / "state" / "slot").write_bytes((vault.folder / "state" / "slot").read_bytes())

    with pytest.raises(Damaged, match="older copy"):
        maker.open(old)
    (old / "state" / "slot").write_bytes(old_slot)
    again = maker.open(old)
    assert again.texts(person, HISTORY) == [b"record", b"other record"]
    assert again.texts(person, REPLY) == [b"reply"]


PUT_BACK = (
    "INSERT OR REPLACE INTO person SELECT * FROM old.person",
    "INSERT OR REPLACE INTO purpose_key SELECT * FROM old.purpose_key",
    "INSERT OR REPLACE INTO tail SELECT * FROM old.tail",
)


@pytest.mark.parametrize(
    ("destroy", "rows"),
    [
        (_record, PUT_BACK[1:]),
        (_purpose, PUT_BACK[1:]),
        (_person, PUT_BACK),
        (_record, PUT_BACK),
    ],
)
def test_old_rows_put_back_into_today_open_nothing(maker, vault, destroy, rows):
    """Rows of an old copy, planted in today's database, are Damaged for today's keys."""
    person = vault.add()
    vault.keep(person, HISTORY, b"record", b"other record")
    vault.keep(person, REPLY, b"reply")
    old = maker.copy(vault, "old")
    destroy(vault, person)
    vault.roll()

    vault.store.alone(lambda unit: unit.raw("ATTACH ? AS old", (str(old / "troth.db"),)))
    for statement in rows:
        vault.store.alone(lambda unit, s=statement: unit.raw(s))

    with pytest.raises(Damaged):
        vault.texts(person, HISTORY)
