"""A snapshot that is followed change by change is the one that would be made anew."""

import numpy as np
import pytest
from tests.matchmaker.test_daily import WEEK, asker, crowd

from troth.matchmaker import attention
from troth.matchmaker.daily import listed, near
from troth.matchmaker.profile import Order
from troth.matchmaker.reasons import tastes
from troth.matchmaker.snapshot import Snapshot
from troth.words import PersonId

PLACED = {"place_row": 100.0, "place_column": 100.0}
ROWS = {**crowd(90, seed=2), **crowd(60, **PLACED)}
NEWCOMER = {**crowd(1, seed=9)[PersonId("p000")], **PLACED}


def told(snapshot: Snapshot, person: str = "p000") -> list[object]:
    """Return all that one person is told: lists in every order, nearness, reasons."""
    who = PersonId(person)
    lists = [listed(snapshot, asker(person, order)) for order in Order]
    return [
        *lists,
        [near(snapshot, who, one) for one in lists[0]],
        tastes(snapshot, who, lists[2][:5]),
    ]


def without(row: dict[str, float], *names: str) -> dict[str, float]:
    """Return a row from which some numbers were taken back."""
    return {name: value for name, value in row.items() if name not in names}


CHANGES = {
    "an answer": {"p003": {**ROWS[PersonId("p003")], "hiking": 1.0}},
    "a field taken back": {"p004": without(ROWS[PersonId("p004")], "age", "hiking", "goal")},
    "a place": {"p005": {**ROWS[PersonId("p005")], "place_row": 4000.0, "place_column": 7.0}},
    "a place taken back": {"p006": without(ROWS[PersonId("p006")], *PLACED)},
    "whom one seeks": {"p007": {**ROWS[PersonId("p007")], "seeks": 8.0, "age_low": 90.0}},
    "somebody comes": {"new": NEWCOMER},
    "somebody goes": {"p008": None},
    "all at once": {"p003": None, "new": NEWCOMER, "p009": {**NEWCOMER, "since": 3.0}},
}


@pytest.mark.parametrize("size", [1200, 30])
def test_what_was_followed_is_what_would_be_made_anew(monkeypatch, size) -> None:
    """To the last byte, for one market of all and for one that was drawn by lot."""
    monkeypatch.setattr(attention, "MOST_MARKET", size)
    before = Snapshot(ROWS, b"day", WEEK)
    assert told(before)
    followed, rows = before, ROWS
    for name, change in CHANGES.items():
        rows = {**rows, **{PersonId(one): row for one, row in change.items() if row}}
        gone = {one for one, row in change.items() if row is None}
        rows = {one: row for one, row in rows.items() if one not in gone}

        followed = followed.after(rows, [PersonId(one) for one in change])

        assert told(followed) == told(Snapshot(rows, b"day", WEEK)), name


def test_many_changes_are_made_anew() -> None:
    """So is a change of everybody; and nothing changed is nothing moved."""
    before = Snapshot(ROWS, b"day", WEEK)
    rows = {one: {**row, "hiking": 10.0} for one, row in ROWS.items()}

    assert told(before.after(rows, list(rows))) == told(Snapshot(rows, b"day", WEEK))
    assert told(before.after(ROWS, [])) == told(before)


def test_what_was_taken_back_lies_nowhere_any_more() -> None:
    """Neither in what is compared nor in what taste reads: all is as if it had never been said."""
    before = Snapshot(ROWS, b"day", WEEK)
    told(before)
    one = PersonId("p004")
    rows = {**ROWS, one: without(ROWS[one], "age", "hiking", "goal", "place_row", "place_column")}

    followed, anew = before.after(rows, [one]), Snapshot(rows, b"day", WEEK)

    for name in ("numbers", "cells"):
        assert np.array_equal(getattr(followed, name), getattr(anew, name), equal_nan=True)
    for held in (before.vectors, followed.vectors):
        assert np.array_equal(held.seek, anew.vectors.seek)
        assert np.array_equal(held.offer, anew.vectors.offer)


def test_who_was_drawn_by_lot_is_asked_anew(monkeypatch) -> None:
    """Whoever of them changes an answer moves the market; nobody else has to wait for one."""
    monkeypatch.setattr(attention, "MOST_MARKET", 30)
    followed, rows = Snapshot(ROWS, b"day", WEEK), ROWS
    for at, is_new in ((80, False), (3, True)):
        one, before = followed.people[at], followed.sample
        rows = {**rows, one: {**rows[one], "goal": 6.0, "hiking": 1.0, "art": 1.0}}

        followed = followed.after(rows, [one])

        assert np.array_equal(followed.sample, Snapshot(rows, b"day", WEEK).sample)
        assert (followed.sample is not before) is is_new


def test_who_has_gone_is_nowhere_in_it() -> None:
    """Neither name nor numbers."""
    before = Snapshot(ROWS, b"day", WEEK)
    told(before)
    rows = {one: row for one, row in ROWS.items() if one != "p008"}

    after = before.after(rows, [PersonId("p008")])
    told(after)

    assert "p008" not in repr(vars(after))
    assert len(after.people) == after.numbers.shape[1] == len(after.vectors.seek) == 89
