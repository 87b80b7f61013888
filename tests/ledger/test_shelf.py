import sqlite3
from datetime import UTC, datetime

import pytest

from troth.errors import Damaged
from troth.ledger import proof, shelf
from troth.ledger.leaf import Event, of_installation
from troth.ledger.tree import Edge, leaf_hash, root_of

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
BEFORE = 65_535


def fill_up(path):
    """Write the 65,535 leaves before a tile of level 1 is full, with their tiles and edge."""
    pattern = of_installation(0, Event.ROLLED, at=AT, detail="").body()
    bodies = [pattern.replace(b"/v1\n0\n", b"/v1\n%d\n" % index) for index in range(BEFORE)]
    hashes = [leaf_hash(body) for body in bodies]
    roots = [root_of(hashes[at : at + 256]) for at in range(0, BEFORE - 255, 256)]
    edge = Edge()
    edge.extend(hashes)
    tiles = [
        (0, index, b"".join(hashes[index * 256 : (index + 1) * 256])) for index in range(len(roots))
    ]
    with sqlite3.connect(path) as database:
        database.executemany("INSERT INTO ledger_leaf VALUES (?, ?)", enumerate(bodies))
        database.executemany(
            "INSERT INTO ledger_tile VALUES (?, ?, ?)", [*tiles, (1, 0, b"".join(roots))]
        )
        database.execute("INSERT INTO ledger_edge VALUES (1, ?, ?)", (edge.size, edge.to_bytes()))
    database.close()
    return hashes


@pytest.fixture
def big(open_desk):
    """A ledger one leaf short of a full tile of level 1, and its leaves' hashes."""
    desk = open_desk()
    hashes = fill_up(desk.store.path)
    return desk, hashes


def test_a_tile_above_a_full_tile_is_filled(big):
    """The leaf that fills a tile of level 1 starts one of level 2, and all of it verifies."""
    desk, hashes = big

    desk.announce(times=3)
    latest = desk.ledger.checkpoint()
    nodes = shelf.nodes(desk.store.read, latest.size)

    assert latest.size == 65_538
    assert nodes.node(16, 0) == root_of([*hashes, leaf_hash(desk.ledger.body(BEFORE))])
    for index in (0, 40_000, BEFORE, 65_537):
        text = desk.ledger.prove(index)
        proof.check_inclusion(text, leaf=desk.ledger.body(index), key=desk.ledger.key)
    assert desk.ledger.verify().damage == ()


def test_a_damaged_upper_tile_is_not_carried_on(big):
    """A tile of level 1 that was changed stops the ledger before level 2 is made from it."""
    desk, _ = big
    with sqlite3.connect(desk.store.path) as database:
        database.execute("UPDATE ledger_tile SET hashes = zeroblob(8160) WHERE level = 1")
    database.close()

    with pytest.raises(Damaged, match="tile/1/000"):
        desk.announce()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM ledger_tile WHERE level = 1",
        "UPDATE ledger_tile SET hashes = x'' WHERE level = 1",
        "UPDATE ledger_tile SET hashes = zeroblob(31) WHERE level = 1",
        "UPDATE ledger_tile SET hashes = zeroblob(64) WHERE level = 1",
    ],
)
def test_an_upper_tile_of_another_length_is_not_added_to(full, damage):
    """It is there and holds a hash for each full tile below it, or nothing more is recorded."""
    full.announce(times=511 - 261)
    with sqlite3.connect(full.store.path) as database:
        database.execute(damage)
    database.close()

    with pytest.raises(Damaged, match=r"tile/1/000.*Nothing was recorded"):
        full.announce()


def test_a_missing_leaf_is_named(desk):
    """Where a leaf of the newest tile is missing, the error says between which numbers."""
    desk.announce(times=5)
    with sqlite3.connect(desk.store.path) as database:
        database.execute("DELETE FROM ledger_leaf WHERE leaf_index = 3")
    database.close()

    with pytest.raises(Damaged, match="between 0 and 4"):
        shelf.nodes(desk.store.read, 5).node(0, 1)
