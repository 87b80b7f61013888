"""Everybody's numbers of a day, followed as people change."""

from datetime import date, timedelta

from troth.gate.halls import Numbers, Row
from troth.matchmaker.followed import Kept, followed, told_of
from troth.matchmaker.snapshot import Snapshot
from troth.testing.house import AT
from troth.words import PersonId

NOOR, SAM = PersonId("per_noor"), PersonId("per_sam")


def row(**numbers: float) -> Row:
    """Return a row of a hall."""
    return Row(1, AT + timedelta(days=1), Numbers({"since": 1.0, "shared": 0.0, **numbers}))


def kept(rows, origins) -> Kept:
    """Return what is kept of some rows."""
    told = {one: told_of(one, rows, origins) for one in rows}
    return Kept(date(2026, 11, 21), rows, origins, Snapshot(told, b"seed", 1))


def test_whose_row_is_another_has_the_new_numbers() -> None:
    """And nobody else's are looked at again."""
    before = kept({NOOR: row(age=30), SAM: row(age=40)}, {})
    sams = before.snapshot.rows[SAM]

    after = followed(before, {**before.rows, NOOR: row(age=31)}, {})

    assert after.snapshot.rows[NOOR]["age"] == 31
    assert after.snapshot.rows[SAM] is sams


def test_who_goes_is_in_no_number() -> None:
    """Neither in the rows nor among the people."""
    before = kept({NOOR: row(), SAM: row()}, {SAM: Row(1, AT, Numbers({"race": 2.0}))})

    after = followed(before, {NOOR: before.rows[NOOR]}, {})

    assert SAM not in after.snapshot.rows
    assert SAM not in after.snapshot.index


def test_where_nothing_moved_nothing_is_made_anew() -> None:
    """The snapshot stays the same one."""
    before = kept({NOOR: row(age=30)}, {})

    assert followed(before, dict(before.rows), {}).snapshot is before.snapshot
