"""Statements that are handed to the driver as text."""

import pytest

from troth.errors import StoreFailed
from troth.store import schema
from troth.store.prepared import prepared
from troth.store.sqlite import Store
from troth.store.statements import bindparam, delete, func, insert, select, update

_TAIL = schema.tail
_ROW = {
    "person_id": "per_1",
    "purpose": "p",
    "holding": "h",
    "record": 1,
    "keep_until_ms": 5,
    "sealed": b"x",
}
_OF = select(_TAIL.c.record, _TAIL.c.sealed).where(
    _TAIL.c.person_id == bindparam("whose"), _TAIL.c.keep_until_ms == 5
)


def test_a_checked_column_is_left_to_the_engine() -> None:
    """The driver would give a wrong kind of value as if nothing were the matter."""
    for one in (select(schema.installation.c.name), select(schema.epoch.c.wrapped)):
        assert [prepared(one, {}) for _ in range(3)] == [None, None, None]


def test_a_statement_is_written_at_its_second_use() -> None:
    """What is made for one question alone is not worth it."""
    once = select(_TAIL.c.record).where(_TAIL.c.person_id == bindparam("whose"))
    assert prepared(once, {"whose": "a"}) is None
    again = prepared(once, {"whose": "a"})
    assert again is not None
    assert "?" in again.text
    assert again.values({"whose": "a"}) == ("a",)


def test_a_value_that_is_missing_is_an_error() -> None:
    """It never becomes NULL by itself."""
    one = select(_TAIL.c.record).where(_TAIL.c.person_id == bindparam("whose"))
    prepared(one, {})
    known = prepared(one, {})
    assert known is not None
    with pytest.raises(KeyError):
        known.values({})


def test_a_list_in_a_question_is_left_to_the_engine() -> None:
    """Its text depends on how long the list is."""
    one = select(_TAIL.c.record).where(_TAIL.c.record.in_(bindparam("these", expanding=True)))
    assert [prepared(one, {"these": [1]}) for _ in range(3)] == [None, None, None]


def test_the_driver_gives_what_the_engine_gives(store: Store) -> None:
    """Rows, their names, and counts are the same at the first use and at every later one."""
    add, move = insert(_TAIL), update(_TAIL).values(keep_until_ms=_TAIL.c.keep_until_ms + 0)
    count, drop = select(func.count()).select_from(_TAIL), delete(_TAIL).where(_TAIL.c.record > 1)
    more = [_ROW | {"record": 2}, _ROW | {"record": 3}]
    asked = []
    for _ in range(3):
        assert store.write(lambda unit: unit.run(add, _ROW)) == 1
        assert store.write(lambda unit: unit.run(add, more)) == 2
        assert store.write(lambda unit: unit.run(move, {"keep_until_ms": 5})) == 3
        asked.append(
            (
                store.read(_OF, {"whose": "per_1"}),
                store.read_one(_OF, {"whose": "nobody"}),
                store.read_one(count),
            )
        )
        assert store.write(lambda unit: unit.run(drop)) == 2
        assert store.write(lambda unit: unit.run(delete(_TAIL))) == 1
    assert asked[0] == asked[1] == asked[2]
    assert [(row.record, row.sealed) for row in asked[2][0]] == [(1, b"x"), (2, b"x"), (3, b"x")]
    assert asked[2][1] is None


def test_a_row_that_breaks_a_rule_harms_its_own_unit_only(store: Store) -> None:
    """The driver's own error is told as ours, without the values."""
    add = insert(_TAIL)
    store.write(lambda unit: unit.run(add, _ROW))
    for _ in range(2):
        with pytest.raises(StoreFailed) as told:
            store.write(lambda unit: unit.run(add, _ROW))
        assert "per_1" not in str(told.value)
    assert len(store.read(_OF, {"whose": "per_1"})) == 1
