import sqlite3
from contextlib import closing

import pytest

from troth.errors import Damaged
from troth.ledger import heads, moments, rows
from troth.store import schema
from troth.store.statements import delete


def test_an_empty_ledger_has_an_empty_edge(desk):
    """Before anything was recorded everything is there, and empty."""
    count, edge = moments.leaves_and_edge(desk.store.read)

    assert (count, edge.size) == (0, 0)
    assert moments.claimed_leaves(desk.store.read) == (0, 0)
    assert moments.bucket_roots(desk.store.read) == ({}, None)
    assert moments.bucket(desk.store.read, 7) is None


def test_leaves_and_edge_come_together(full):
    """The number of leaves and the edge are of one moment."""
    count, edge = moments.leaves_and_edge(full.store.read)

    assert count == edge.size == moments.leaf_count(full.store.read) == 261


def test_leaves_are_counted_whatever_the_edge_says(full):
    """Where the edge cannot be read, their number is still told."""
    with closing(sqlite3.connect(full.store.path)) as database, database:
        database.execute("UPDATE ledger_edge SET size = 7, hashes = x'00'")

    assert moments.leaf_count(full.store.read) == 261
    with pytest.raises(Damaged):
        moments.leaves_and_edge(full.store.read)


def test_heads_say_how_many_leaves_persons_have(full):
    """Two persons with three and two leaves claim five of all."""
    assert moments.claimed_leaves(full.store.read) == (5, 261)


def test_the_map_is_settled_until_the_next_leaf(full):
    """Only while the newest checkpoint covers every leaf can the map be compared with it."""
    settled = moments.bucket_roots(full.store.read)[1]
    full.announce()
    moved = moments.bucket_roots(full.store.read)[1]

    assert (settled, moved) == (261, None)


def test_a_bucket_comes_with_its_heads(full):
    """Root and heads of a bucket are of one moment, and each chain is in its own bucket."""
    ids = moments.chain_ids(full.store.read)

    for each in ids:
        root, inside = moments.bucket(full.store.read, heads.bucket_of(each))
        assert root == heads.bucket_root(head.entry() for head in inside)
        assert each in [head.chain_id for head in inside]
    assert len(ids) == 2


def test_a_person_comes_with_head_and_openings(desk):
    """Head, openings and leaves of a person are of one moment, by rising number."""
    anna = desk.person()
    receipt = desk.record(anna, times=3)

    found = moments.standing(desk.store.read, anna.id, anna.chain.id)

    assert found.head == (3, receipt.head)
    assert [row.seq for row in found.openings] == [1, 2, 3]
    assert found.openings == rows.openings(desk.store.read, anna.id)


def test_persons_without_leaves_and_those_who_are_gone(desk):
    """A person may have no leaves yet; one who was erased is nowhere."""
    anna = desk.person()

    found = moments.standing(desk.store.read, anna.id, anna.chain.id)
    assert (found.head, found.openings, set(found.rows.values())) == (None, [], {0})
    desk.store.write(lambda unit: unit.run(delete(schema.person)))
    assert moments.standing(desk.store.read, anna.id, anna.chain.id) is None
    assert moments.chain_of(desk.store.read, anna.id) is None


def test_openings_without_a_person_are_seen(desk):
    """Rows whose person is gone are found by that person's id."""
    anna, ben = desk.person(), desk.person()
    desk.record(anna)
    desk.record(ben)
    gone = delete(schema.person).where(schema.person.c.person_id == anna.id)
    desk.store.write(lambda unit: unit.run(gone))

    assert moments.orphans(desk.store.read) == [anna.id]


def test_persons_come_in_pages(desk):
    """Every person is on exactly one page."""
    people = sorted(desk.person().id for _ in range(5))
    found, after = [], ""

    while page := moments.persons(desk.store.read, after=after, most=2):
        found += page
        after = page[-1]

    assert found == people


def test_a_tile_with_an_odd_name_is_damage(full):
    """A negative level is refused where it is read."""
    with closing(sqlite3.connect(full.store.path)) as database, database:
        database.execute("UPDATE ledger_tile SET level = -1 WHERE level = 1")

    with pytest.raises(Damaged):
        moments.tile_names(full.store.read)
