import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from troth.errors import Damaged, NotFound
from troth.ledger import opening
from troth.ledger.leaf import Event
from troth.ledger.lines import Lines

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


@pytest.fixture
def anna(desk):
    """A person with ten lines, with a leaf of the house before each."""
    found = desk.person()

    def work(unit):
        for number in range(10):
            desk.ledger.append(unit, Event.ROLLED, at=AT)
            desk.ledger.append_for(
                unit,
                found.chain,
                Event.DISCLOSED if number % 2 else Event.USED,
                at=AT,
                handle=found.handle,
                private={"purpose": "companion.reply", "turn": number},
            )

    desk.store.write(work)
    return found


@pytest.fixture
def read_rows(desk):
    """What was read, one number for each question: how many rows it gave."""
    return []


@pytest.fixture
def lines(desk, anna, read_rows):
    """Anna's lines, read through an eye that counts rows."""

    def read(*asked):
        found = desk.store.read(*asked)
        read_rows.append(len(found))
        return found

    return Lines(read, anna.chain, handle=anna.handle)


def change(desk, statement, *values):
    """Run a statement that Troth would never run."""
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        database.execute(statement, values)


def test_the_newest_come_first(lines):
    """A page has the newest lines, each opened, the newest first."""
    found = lines.newest(limit=3)

    assert [line.seq for line in found] == [10, 9, 8]
    assert [line.leaf.event for line in found] == [Event.DISCLOSED, Event.USED, Event.DISCLOSED]
    assert found[0].purpose == "companion.reply"
    assert found[0].detail == {"turn": 9}


def test_pages_join_without_a_gap(lines, desk, anna):
    """Page after page gives exactly what the whole history tells."""
    found, before = [], None
    while page := lines.newest(before=before, limit=3):
        found += page
        before = page[-1].seq

    whole = desk.ledger.mine(anna.chain, handle=anna.handle)

    assert [line.told for line in found[::-1]] == [own.told() for own in whole.leaves]


def test_a_page_reads_no_more_than_it_shows(lines, read_rows):
    """However long the ledger is, a page reads its own lines, the head and the line above."""
    lines.newest(before=8, limit=3)

    assert sorted(read_rows) == [1, 1, 3]


@pytest.mark.parametrize(
    ("before", "limit", "numbers"),
    [
        (1, 5, []),
        (3, 5, [2, 1]),
        (11, 1, [10]),
        (500, 1, [10]),
        (4, 0, []),
        (-3, 5, []),
    ],
)
def test_a_page_at_the_edge_has_what_there_is(lines, before, limit, numbers):
    """Before the first line there is nothing; behind the newest there is the newest."""
    found = lines.newest(before=before, limit=limit)

    assert [line.seq for line in found] == numbers


def test_somebody_without_a_line_has_none(desk, anna):
    """A person of whom nothing was recorded has an empty page, and no line of anybody else."""
    ben = desk.person()
    lines = desk.ledger.lines(ben.chain, handle=ben.handle)

    assert lines.newest(limit=5) == []
    assert lines.marks(limit=5) == []
    assert lines.glance(limit=5) == []
    assert lines.count() == 0


def test_the_chain_is_followed_page_by_page(lines, desk, anna, monkeypatch):
    """However few leaves are in memory at a time, all of them are followed."""
    monkeypatch.setattr("troth.ledger.lines._AT_ONCE", 2)
    covers, heads = desk.ledger.standing(anna.chain)
    desk.record(anna, times=3)

    assert [lines.must_lead(lines.at(seq), covers, heads) for seq in (1, 4, 10)] == [10] * 3


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger_opening WHERE seq = 10",
        "DELETE FROM ledger_opening WHERE seq = 9",
        "DELETE FROM ledger_leaf WHERE leaf_index = 17",
        "UPDATE ledger_opening SET leaf_index = leaf_index + 1 WHERE seq = 9",
        "UPDATE ledger_opening SET seq = 40 WHERE seq = 10",
        "UPDATE ledger_opening SET sealed = (SELECT max(sealed) FROM ledger_opening)",
        "UPDATE ledger_opening SET sealed = x'00' WHERE seq = 9",
        "UPDATE ledger_leaf SET body = CAST(replace(body, 'used', 'shredded') AS BLOB)",
        "UPDATE ledger_leaf SET body = CAST(replace(body, '-21', '-22') AS BLOB)",
        "UPDATE ledger_leaf SET body = x'ff'",
        "UPDATE ledger_head SET head = zeroblob(32)",
        "UPDATE ledger_head SET seq = 11",
        "UPDATE ledger_head SET seq = 9",
    ],
)
def test_what_was_changed_is_not_shown(lines, desk, statement):
    """A line that is missing, moved or rewritten is damage, also where it is the newest."""
    change(desk, statement)

    with pytest.raises(Damaged):
        lines.newest(limit=3)


@pytest.mark.parametrize("part", ["index", "day", "event", "leaf_id", "commitment"])
def test_no_part_of_a_leaf_can_be_changed(lines, desk, part):
    """Whatever a leaf shows is held against what was sealed, or follows from the chain."""
    leaf = lines.at(9).leaf
    other = {
        "index": 99,
        "day": "2026-11-22",
        "event": Event.SHREDDED,
        "leaf_id": bytes(16),
        "commitment": bytes(32),
    }[part]
    body = replace(leaf, **{part: other}).body()
    change(desk, "UPDATE ledger_leaf SET body = ? WHERE leaf_index = ?", body, leaf.index)

    with pytest.raises(Damaged):
        lines.newest(limit=3)
    with pytest.raises(Damaged):
        lines.at(9)


def test_another_story_under_the_right_key_is_found(lines, desk, anna):
    """Whoever has the person's key still cannot tell what the leaf does not commit to."""
    line = lines.at(9)
    forged = line.private.replace(b'"turn":8', b'"turn":9')
    sealed = opening.close(anna.handle, 9, opening=line.opening, private=forged)
    change(desk, "UPDATE ledger_opening SET sealed = ? WHERE seq = 9", sealed)

    with pytest.raises(Damaged):
        lines.newest(limit=3)


def test_the_oldest_lines_cannot_be_cut_off(lines, desk):
    """A page that reaches to the beginning misses the first line if it is gone."""
    change(desk, "DELETE FROM ledger_opening WHERE seq = 1")

    with pytest.raises(Damaged):
        lines.newest(limit=20)


def test_two_lines_that_change_places_are_found(lines, desk, anna):
    """Whole rows, each genuine, in another order: their numbers give them away."""
    change(desk, "UPDATE ledger_opening SET seq = 100 WHERE seq = 9")
    change(desk, "UPDATE ledger_opening SET seq = 9 WHERE seq = 8")
    change(desk, "UPDATE ledger_opening SET seq = 8 WHERE seq = 100")

    with pytest.raises(Damaged):
        lines.newest(limit=3)


def test_a_later_page_is_joined_to_the_one_above(lines, desk):
    """The line above a page names its first one; if that line is gone the page is not shown."""
    change(desk, "DELETE FROM ledger_opening WHERE seq = 5")

    with pytest.raises(Damaged):
        lines.newest(before=5, limit=2)


def test_one_line_by_its_number(lines):
    """A line can be asked for alone; one that never was is not found."""
    assert lines.at(4).seq == 4
    for never in (0, 11, -1):
        with pytest.raises(NotFound):
            lines.at(never)


def test_a_lost_line_is_damage_not_absence(lines, desk):
    """A number that the head counts and no row has is damage."""
    change(desk, "DELETE FROM ledger_opening WHERE seq = 4")

    with pytest.raises(Damaged):
        lines.at(4)
    with pytest.raises(Damaged):
        lines.some([6, 4, 2])


def test_marks_tell_kinds_without_opening(lines, desk):
    """The public halves say of which kind each line is; what is sealed is not even read."""
    change(desk, "UPDATE ledger_opening SET sealed = x'00'")

    found = lines.marks(before=10, limit=3)

    assert [(mark.seq, mark.event) for mark in found] == [
        (9, Event.USED),
        (8, Event.DISCLOSED),
        (7, Event.USED),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_leaf SET body = (SELECT body FROM ledger_leaf WHERE leaf_index = 0)",
        "UPDATE ledger_leaf SET body = x'00'",
        "UPDATE ledger_leaf SET body = CAST(replace(body, 'used', 'abused') AS BLOB)",
    ],
)
def test_a_mark_of_another_leaf_is_damage(lines, desk, statement):
    """A public half that belongs to no line of this person is not passed over in silence."""
    change(desk, statement)

    with pytest.raises(Damaged):
        lines.marks(limit=3)


def test_a_glance_counts_without_reading_leaves(lines, desk):
    """Kind, day and purpose come from what is sealed, newest first."""
    change(desk, "DELETE FROM ledger_leaf")

    found = lines.glance(before=10, limit=2)

    assert [(one.seq, one.event, one.day, one.purpose) for one in found] == [
        (9, Event.USED, "2026-11-21", "companion.reply"),
        (8, Event.DISCLOSED, "2026-11-21", "companion.reply"),
    ]


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"event": "erased", "purpose": "other", "at": "1999-01-01"},
        {"said": '","event":"erased","person":"p","purpose":"other","seq":1}'},
        {"said": 'a"b\\"c\n', "deep": {"event": "erased", "purpose": "x", "seq": 1}},
    ],
)
@pytest.mark.parametrize("purpose", ["companion.reply", "", 'odd "purpose\\'])
def test_a_glance_sees_the_line_and_nothing_in_it(desk, detail, purpose):
    """Whatever a line tells besides, its kind and purpose are its own."""
    ben = desk.person()
    private = {"purpose": purpose, **{k: v for k, v in detail.items() if k != "purpose"}}
    desk.store.write(
        lambda unit: desk.ledger.append_for(
            unit, ben.chain, Event.USED, at=AT, handle=ben.handle, private=private
        )
    )
    lines = desk.ledger.lines(ben.chain, handle=ben.handle)

    (seen,) = lines.glance(limit=1)

    told = lines.at(1).told
    assert (seen.event, seen.day, seen.purpose) == ("used", "2026-11-21", purpose)
    assert (seen.event, seen.purpose) == (told["event"], told["purpose"])


def test_a_glance_at_what_was_sealed_for_another_number_is_damage(lines, desk):
    """What is sealed says for which number."""
    change(desk, "UPDATE ledger_opening SET seq = 100 WHERE seq = 10")

    with pytest.raises(Damaged):
        lines.glance(before=101, limit=1)


def test_a_moment_is_found_by_halving(desk, read_rows):
    """The first line at a moment or later is found; so are both ends."""
    anna = desk.person()
    start = desk_times(desk, anna, count=40)
    lines = Lines(counting(desk, read_rows), anna.chain, handle=anna.handle)

    assert lines.seek(start) == 1
    assert lines.seek(start + timedelta(hours=7)) == 8
    assert lines.seek(start + timedelta(hours=7, seconds=1)) == 9
    read_rows.clear()
    assert lines.seek(start + timedelta(hours=100)) == 41
    assert len(read_rows) < 10


def counting(desk, read_rows):
    """Return a reader that notes how many rows each question gave."""

    def read(*asked):
        found = desk.store.read(*asked)
        read_rows.append(len(found))
        return found

    return read


def desk_times(desk, person, *, count):
    """Record a line an hour; return when the first one was."""

    def work(unit):
        for number in range(count):
            desk.ledger.append_for(
                unit,
                person.chain,
                Event.USED,
                at=AT + timedelta(hours=number),
                handle=person.handle,
                private={},
            )

    desk.store.write(work)
    return AT


def test_a_receipt_finds_its_line(lines, desk, anna):
    """The id on a receipt leads to its line, and another person's id to none."""
    receipt = desk.record(anna)
    other = desk.record(desk.person())

    assert lines.find(receipt.id) == 11
    assert lines.at(11).receipt == receipt.id
    for unknown in (other.id, "rcp_" + "a" * 26, "", "rcp_", "psn_" + "a" * 26, "é" * 30):
        assert lines.find(unknown) is None


def test_the_first_receipt_finds_its_line(desk):
    """Line 1 is found too: it is the last that is looked at."""
    ben = desk.person()
    receipt = desk.record(ben)
    desk.record(ben)

    assert desk.ledger.lines(ben.chain, handle=ben.handle).find(receipt.id) == 1


def test_the_chain_leads_to_the_signed_head(lines, desk, anna):
    """From any line the chain runs to where the checkpoint says it ended, and counts the lines."""
    covers, heads = desk.ledger.standing(anna.chain)
    desk.record(anna)

    for seq in (1, 5, 10):
        assert lines.must_lead(lines.at(seq), covers, heads) == 10


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger_opening WHERE seq = 10",
        "DELETE FROM ledger_opening WHERE seq = 7",
        "UPDATE ledger_leaf SET body = CAST(replace(body, 'a', 'b') AS BLOB) WHERE leaf_index > 12",
    ],
)
def test_a_chain_with_a_hole_does_not_lead_there(lines, desk, anna, statement):
    """If a line behind this one was left out or changed, the signed head is not reached."""
    covers, heads = desk.ledger.standing(anna.chain)
    line = lines.at(3)
    change(desk, statement)

    with pytest.raises(Damaged):
        lines.must_lead(line, covers, heads)


def test_a_line_does_not_show_itself(lines):
    """What a line tells is for the person: it is not in a traceback or a log."""
    shown = repr(lines.newest(limit=1)[0])

    assert "companion" not in shown
    assert "psn_" not in shown
