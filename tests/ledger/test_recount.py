import sqlite3
from contextlib import closing

import pytest

from troth.ledger.recount import Damage, is_personal, recount
from troth.ledger.tree import EMPTY_ROOT


def damage(full, *statements):
    """Change rows behind the ledger's back, and count again."""
    with closing(sqlite3.connect(full.store.path)) as database, database:
        for statement in statements:
            database.execute(statement)
    found = recount(full.store.read, 261, [])
    return [each.where for each in found.damage]


def test_the_root_at_each_mark_is_found(full):
    """Roots are given for exactly the sizes that were asked for, and for the whole."""
    found = recount(full.store.read, 261, [0, 3, 256, 300])

    assert set(found.roots) >= {0, 3, 256, 261}
    assert 300 not in found.roots
    assert found.roots[0] == EMPTY_ROOT
    assert found.roots[261] == found.edge.root() == full.ledger.latest_checkpoint().root
    assert (found.personal, found.damage) == (5, [])


def test_a_leaf_is_outvoted_by_its_tile(full):
    """A changed leaf is named, and the tree is built on with the hash in its tile."""
    with closing(sqlite3.connect(full.store.path)) as database, database:
        database.execute("UPDATE ledger_leaf SET body = x'00' WHERE leaf_index = 200")

    found = recount(full.store.read, 261, [])

    assert {each.where for each in found.damage} == {"leaf 200"}
    assert found.edge.root() == full.ledger.latest_checkpoint().root


def test_a_leaf_that_tells_something_else_is_outvoted_too(full):
    """In its format and in its place, but not the one whose hash is in the tile."""
    other = "CAST(replace(CAST(body AS TEXT), 'installed', 'rolled') AS BLOB)"

    changed = f"UPDATE ledger_leaf SET body = {other} WHERE leaf_index = 200"  # noqa: S608

    assert damage(full, changed) == ["leaf 200"]


@pytest.mark.parametrize("body", ["'text'", "x'00'"])
def test_one_unreadable_leaf_does_not_hide_its_neighbours(full, body):
    """Those of its tile are read one by one; it alone is named."""
    changed = f"UPDATE ledger_leaf SET body = {body} WHERE leaf_index = 258"  # noqa: S608

    assert damage(full, changed) == ["leaf 258"]


def test_a_tile_is_outvoted_by_its_leaves(full):
    """A changed tile is named, and not its leaves."""
    zero = "UPDATE ledger_tile SET hashes = zeroblob(8192) WHERE level = 0"

    assert damage(full, zero) == ["tile/0/000"]


def test_leaf_and_tile_changed_together_are_found(full):
    """Where a leaf and its tile are both wrong, both are named."""
    found = damage(
        full,
        "UPDATE ledger_leaf SET body = x'00' WHERE leaf_index = 200",
        "UPDATE ledger_tile SET hashes = zeroblob(8192) WHERE level = 0",
    )

    assert {"leaf 200", "tile/0/000"} <= set(found)


@pytest.mark.parametrize("row", ["substr(hashes, 1, 8160)", "zeroblob(0)", "x'00'"])
def test_a_tile_of_another_length_is_named_beside_a_changed_leaf(full, row):
    """Such a tile has no vote: it is named, and the count goes on with the leaves."""
    found = damage(
        full,
        "UPDATE ledger_leaf SET body = x'00' WHERE leaf_index = 200",
        f"UPDATE ledger_tile SET hashes = {row} WHERE level = 0",  # noqa: S608
    )

    assert {"leaf 200", "tile/0/000"} <= set(found)


def test_a_missing_leaf_is_named(full):
    """A leaf that is gone is named, in a full tile and in the newest one."""
    gone = "DELETE FROM ledger_leaf WHERE leaf_index IN (7, 258)"

    assert set(damage(full, gone)) == {"leaf 7", "leaf 258"}


def test_a_leaf_in_anothers_place_is_named(full):
    """A leaf that says another number than its row is named."""
    swap = "UPDATE ledger_leaf SET body = (SELECT body FROM ledger_leaf WHERE leaf_index = 259) "

    assert damage(full, swap + "WHERE leaf_index = 260") == ["leaf 260"]


def test_bytes_that_are_no_leaf_belong_to_nobody():
    """What cannot be read counts for no person."""
    assert not is_personal(b"")
    assert str(Damage("leaf 3", "missing")) == "leaf 3: missing"
