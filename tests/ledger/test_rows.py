import sqlite3
from contextlib import closing

import pytest

from troth.errors import Damaged
from troth.ledger import heads, rows
from troth.ledger.leaf import Event


def change(desk, statement):
    """Run a statement that Troth would never run."""
    with closing(sqlite3.connect(desk.store.path)) as database, database:
        database.execute(statement)


def test_the_place_of_a_first_leaf_is_empty(desk):
    """Before anything was recorded there is no edge, no head and no bucket."""
    chain = desk.person().chain

    found = rows.place(desk.store.read, chain_id=chain.id, bucket=heads.bucket_of(chain.id))

    assert found == rows.Place()


def test_one_question_tells_where_a_leaf_goes(desk):
    """Edge, head and bucket come together, as the transaction sees them."""
    anna = desk.person()
    desk.announce()
    receipt = desk.record(anna, times=3)

    found = rows.place(
        desk.store.read, chain_id=anna.chain.id, bucket=heads.bucket_of(anna.chain.id)
    )

    assert found.edge is not None
    assert (found.edge.size, found.seq, found.head) == (4, 3, receipt.head)
    assert found.bucket_root == rows.DIRTY


def test_an_edge_moves_only_from_where_it_was(desk):
    """An edge that somebody else has moved on is not written over."""
    desk.announce(times=2)

    def write(unit):
        edge = rows.edge(unit.rows)
        edge.append(bytes(32))
        return rows.set_edge(unit, 1, edge), rows.set_edge(unit, 2, edge)

    assert desk.store.write(write) == (False, True)


@pytest.mark.parametrize(
    ("statement", "look"),
    [
        ("UPDATE ledger_edge SET size = -1", rows.edge),
        ("UPDATE ledger_edge SET size = 7", rows.edge),
        ("UPDATE ledger_edge SET hashes = x'00'", rows.edge),
        ("UPDATE ledger_bucket SET bucket = -1", rows.buckets),
        ("UPDATE ledger_checkpoint SET note = x'00'", rows.newest_note),
        ("UPDATE ledger_checkpoint SET size = -5", rows.checkpoint_sizes),
    ],
)
def test_what_does_not_belong_in_a_column_is_damage(desk, statement, look):
    """A negative size, bytes for text or a cut row is refused where it is read."""
    desk.record(desk.person(), Event.CONSENT)
    desk.ledger.checkpoint()
    change(desk, statement)

    with pytest.raises(Damaged):
        look(desk.store.read)


@pytest.mark.parametrize("value", [None, "1", -1, 1.5])
def test_a_number_is_whole_and_not_negative(value):
    """Nothing else passes for a number."""
    with pytest.raises(Damaged):
        rows.whole(value)


def test_bytes_and_texts_are_told_apart():
    """Text is not bytes, and bytes are not text."""
    with pytest.raises(Damaged):
        rows.raw("a")
    with pytest.raises(Damaged):
        rows.said(b"a")


def test_a_leaf_that_is_gone_leaves_its_opening_without_a_body(desk):
    """A person's rows are read although a leaf is missing, so that it can be named."""
    anna = desk.person()
    desk.record(anna, times=2)
    change(desk, "DELETE FROM ledger_leaf WHERE leaf_index = 0")

    first, second = rows.openings(desk.store.read, anna.id)

    assert (first.seq, first.body) == (1, None)
    assert second.body == desk.ledger.body(1)


@pytest.mark.parametrize("value", [2**62, 2**63 - 1, -1, 1.5, "1", None])
def test_a_number_that_cannot_be_counted_on_from_is_damage(value):
    """A count near the end of its column is no count: the next one would not fit."""
    with pytest.raises(Damaged):
        rows.whole(value)


def test_a_very_large_number_is_a_number():
    """No ledger comes near it."""
    assert rows.whole(2**62 - 1) == 2**62 - 1
