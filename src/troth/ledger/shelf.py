"""The tiles in the store: written once 256 hashes are together, read for proofs.

At level 0 only full tiles have a row; the newest leaves, at most 255, are hashed anew
from their bodies. A tile at a higher level gets a hash each time a tile below is full.
What is about to become a tile is compared with the edge first: a damaged leaf must not
become the record.
"""

from collections.abc import Sequence

from troth.errors import Damaged
from troth.ledger import rows
from troth.ledger.tiles import HEIGHT, WIDTH, TileNodes, path_of
from troth.ledger.tree import HASH_BYTES, cut, leaf_hash, root_of
from troth.store.sqlite import Unit


def nodes(read: rows.Reader, size: int) -> TileNodes:
    """Return what finds the nodes of the stored tree, as it was with `size` leaves."""

    def tile(level: int, index: int) -> Sequence[bytes]:
        width = min(WIDTH, (size >> (HEIGHT * level)) - index * WIDTH)
        if width <= 0:
            return ()
        if level == 0 and width < WIDTH:
            return tail(read, index * WIDTH, index * WIDTH + width)
        stored = rows.tile(read, level, index) or b""
        return _whole_hashes(stored, level, index)[:width]

    return TileNodes(tile)


def tail(read: rows.Reader, start: int, end: int) -> list[bytes]:
    """Return the hashes of the stored leaves start ≤ i < end. Raises Damaged if one is missing."""
    stored = rows.leaves(read, start, end)
    if [index for index, _ in stored] != list(range(start, end)):
        message = f"A leaf of the ledger between {start} and {end - 1} is missing."
        raise Damaged(message)
    return [leaf_hash(body) for _, body in stored]


def fill(unit: Unit, index: int, completed: Sequence[bytes]) -> None:
    """Write the level-0 tile `index`, just completed, and add to the tiles above it.

    completed: the subtrees that the last leaf completed, by height; at least eight.
    Raises Damaged if the leaves or the tiles do not lead to them.
    """
    hashes = tail(unit.rows, index * WIDTH, (index + 1) * WIDTH)
    level = 0
    while True:
        _must_be(root_of(hashes) == completed[HEIGHT * (level + 1)], level, index)
        if level == 0:
            rows.set_tile(unit, 0, index, b"".join(hashes), new=True)
        level += 1
        index, place = divmod(index, WIDTH)
        below = rows.tile(unit.rows, level, index) if place else b""
        _must_be(below is not None and len(below) == place * HASH_BYTES, level, index)
        row = (below or b"") + completed[HEIGHT * level]
        rows.set_tile(unit, level, index, row, new=place == 0)
        if place != WIDTH - 1:
            return
        hashes = cut(row)


def _whole_hashes(row: bytes, level: int, index: int) -> list[bytes]:
    try:
        return cut(row)
    except ValueError as error:
        message = f"The ledger's {path_of(level, index)} is damaged. Look: troth ledger verify"
        raise Damaged(message) from error


def _must_be(holds: bool, level: int, index: int) -> None:  # noqa: FBT001  # reads as a sentence where it is called
    if not holds:
        message = (
            f"The ledger's {path_of(level, index)}, or what lies under it, does not fit the tree. "
            "Nothing was recorded. Look: troth ledger verify"
        )
        raise Damaged(message)
