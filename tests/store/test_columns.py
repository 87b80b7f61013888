"""What a garbled row gives: Damaged, whatever stands in it."""

import pytest
from sqlalchemy import BigInteger, Float, Integer, LargeBinary, Text
from sqlalchemy.dialects import sqlite

from troth.errors import Damaged
from troth.store import schema
from troth.store.columns import checked
from troth.store.sqlite import open_store
from troth.store.statements import delete, select

WRONG = {int: ["NULL", "'7'", "x'07'", "7.5"], bytes: ["NULL", "'a'", "7"], str: ["NULL", "7"]}


def _cases() -> list:
    return list(_each_case())


def _each_case():
    for table in schema.METADATA.tables.values():
        for column in table.columns:
            for wrong in WRONG.get(getattr(column.type, "kind", None), []):
                if wrong != "NULL" or not column.nullable:
                    yield pytest.param(
                        table, column, wrong, id=f"{table.name}.{column.name}={wrong}"
                    )


def test_what_the_whole_house_rests_on_is_checked():
    """Who this is, the living key, the rules, the texts that were shown, and where copies are."""
    checked_tables = {case.values[0].name for case in _cases()}

    assert checked_tables == {"backup", "epoch", "installation", "notice", "registry_version"}


@pytest.fixture(scope="module")
def loose(tmp_path_factory):
    """A store whose tables have no kinds and no rules: as a flipped bit leaves them."""
    path = tmp_path_factory.mktemp("loose") / "troth.db"
    store = open_store(path, wait_seconds=1)
    for table in schema.METADATA.tables.values():
        names = ", ".join(column.name for column in table.columns)
        store.alone(lambda unit, one=table: unit.raw(f"DROP TABLE {one.name}"))
        store.alone(
            lambda unit, one=table, told=names: unit.raw(f"CREATE TABLE {one.name} ({told})")
        )
    yield store
    store.close()


@pytest.mark.parametrize(("table", "column", "wrong"), _cases())
def test_a_value_of_another_kind_is_damage(loose, table, column, wrong):
    """Nothing where something must be, text for bytes, bytes for a number: nobody works on it."""
    loose.alone(lambda unit: unit.run(delete(table)))
    loose.alone(
        lambda unit: unit.raw(f"INSERT INTO {table.name} ({column.name}) VALUES ({wrong})")  # noqa: S608  # fixed words
    )

    with pytest.raises(Damaged, match="garbled"):
        loose.read(select(column))


def test_where_nothing_may_be_nothing_is_read(loose):
    """A lock that was never set is no damage."""
    loose.alone(lambda unit: unit.run(delete(schema.installation)))
    loose.alone(lambda unit: unit.raw("INSERT INTO installation (id) VALUES (1)"))

    row = loose.read_one(select(schema.installation.c.locked_since_ms))

    assert tuple(row) == (None,)


@pytest.mark.parametrize("plain", [BigInteger(), Integer(), Text(), LargeBinary()])
def test_what_may_lack_may_lack_in_every_kind(plain):
    """And what may not, may not."""
    look = [
        checked(plain, may_lack=may).result_processor(sqlite.dialect(), None)
        for may in (True, False)
    ]

    assert look[0](None) is None
    with pytest.raises(Damaged):
        look[1](None)


def test_a_kind_that_no_table_uses_is_not_guessed():
    """A new kind of column needs its own check."""
    with pytest.raises(TypeError):
        checked(Float(), may_lack=False)
