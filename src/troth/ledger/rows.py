"""The ledger's rows: every statement on its tables, and what comes back, checked for type.

A reader here is `Store.read` or `Unit.rows`: the first sees what is on the disk, the
second also what its own transaction has written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from troth.errors import Damaged
from troth.ledger.heads import Entry, bounds_of, value_of
from troth.ledger.tree import Edge
from troth.store.schema import (
    ledger_bucket,
    ledger_checkpoint,
    ledger_edge,
    ledger_head,
    ledger_leaf,
    ledger_opening,
    ledger_tile,
)
from troth.store.sqlite import Unit
from troth.store.statements import bindparam, insert, select, update

Reader: TypeAlias = Callable[..., Sequence[Sequence[object]]]

DIRTY = b""
"""The root of a bucket that must be computed again at the next checkpoint."""

_EDGE = select(ledger_edge.c.size, ledger_edge.c.hashes).where(ledger_edge.c.id == 1)
_PLACE = (
    select(
        ledger_edge.c.size,
        ledger_edge.c.hashes,
        ledger_head.c.seq,
        ledger_head.c.head,
        ledger_bucket.c.root,
    )
    .select_from(
        ledger_edge.outerjoin(
            ledger_head, ledger_head.c.chain_id == bindparam("chain_id")
        ).outerjoin(ledger_bucket, ledger_bucket.c.bucket == bindparam("bucket"))
    )
    .where(ledger_edge.c.id == 1)
)
_ADD_EDGE = insert(ledger_edge)
_SET_EDGE = (
    update(ledger_edge)
    .where(ledger_edge.c.id == 1, ledger_edge.c.size == bindparam("old_size"))
    .values(size=bindparam("new_size"), hashes=bindparam("new_hashes"))
)
_ADD_LEAF = insert(ledger_leaf)
_ADD_HEAD = insert(ledger_head)
_SET_HEAD = (
    update(ledger_head)
    .where(ledger_head.c.chain_id == bindparam("of_chain"))
    .values(seq=bindparam("new_seq"), head=bindparam("new_head"))
)
_ADD_BUCKET = insert(ledger_bucket)
_SET_BUCKET = (
    update(ledger_bucket)
    .where(ledger_bucket.c.bucket == bindparam("of_bucket"))
    .values(root=bindparam("new_root"))
)
_ADD_OPENING = insert(ledger_opening)
_ADD_TILE = insert(ledger_tile)
_SET_TILE = (
    update(ledger_tile)
    .where(
        ledger_tile.c.level == bindparam("of_level"),
        ledger_tile.c.tile_index == bindparam("of_index"),
    )
    .values(hashes=bindparam("new_hashes"))
)
_TILE = select(ledger_tile.c.hashes).where(
    ledger_tile.c.level == bindparam("level"), ledger_tile.c.tile_index == bindparam("tile")
)
_LEAVES = (
    select(ledger_leaf.c.leaf_index, ledger_leaf.c.body)
    .where(ledger_leaf.c.leaf_index >= bindparam("start"))
    .where(ledger_leaf.c.leaf_index < bindparam("end"))
    .order_by(ledger_leaf.c.leaf_index)
)
_NEWEST = (
    select(ledger_checkpoint.c.size, ledger_checkpoint.c.note)
    .order_by(ledger_checkpoint.c.size.desc())
    .limit(1)
)
_CHECKPOINT_SIZES = select(ledger_checkpoint.c.size).order_by(ledger_checkpoint.c.size)
_CHECKPOINT = select(ledger_checkpoint.c.note).where(ledger_checkpoint.c.size == bindparam("size"))
_ADD_CHECKPOINT = insert(ledger_checkpoint)
_BUCKETS = select(ledger_bucket.c.bucket, ledger_bucket.c.root)
_BUCKET_HEADS = (
    select(ledger_head.c.chain_id, ledger_head.c.seq, ledger_head.c.head)
    .where(ledger_head.c.chain_id >= bindparam("low"))
    .where(ledger_head.c.chain_id < bindparam("high"))
    .order_by(ledger_head.c.chain_id)
)
_OPENINGS = (
    select(
        ledger_opening.c.seq,
        ledger_opening.c.leaf_index,
        ledger_opening.c.sealed,
        ledger_leaf.c.body,
    )
    .select_from(
        ledger_opening.outerjoin(
            ledger_leaf, ledger_leaf.c.leaf_index == ledger_opening.c.leaf_index
        )
    )
    .where(ledger_opening.c.person_id == bindparam("person"))
    .order_by(ledger_opening.c.seq)
)
_OPENINGS_DOWN = (
    _OPENINGS.where(ledger_opening.c.seq <= bindparam("upto"))
    .order_by(None)
    .order_by(ledger_opening.c.seq.desc())
    .limit(bindparam("most"))
)
_OPENINGS_UP = _OPENINGS.where(ledger_opening.c.seq > bindparam("after")).limit(bindparam("most"))
_OPENINGS_NAMED = (
    _OPENINGS.where(ledger_opening.c.seq.in_(bindparam("named", expanding=True)))
    .order_by(None)
    .order_by(ledger_opening.c.seq.desc())
)
_BODIES_DOWN = (
    select(ledger_opening.c.seq, ledger_leaf.c.body)
    .select_from(
        ledger_opening.join(ledger_leaf, ledger_leaf.c.leaf_index == ledger_opening.c.leaf_index)
    )
    .where(ledger_opening.c.person_id == bindparam("person"))
    .where(ledger_opening.c.seq <= bindparam("upto"))
    .order_by(ledger_opening.c.seq.desc())
    .limit(bindparam("most"))
)
_BODIES_UP = (
    select(ledger_opening.c.seq, ledger_leaf.c.body)
    .select_from(
        ledger_opening.join(ledger_leaf, ledger_leaf.c.leaf_index == ledger_opening.c.leaf_index)
    )
    .where(ledger_opening.c.person_id == bindparam("person"))
    .where(ledger_opening.c.seq > bindparam("after"))
    .order_by(ledger_opening.c.seq)
    .limit(bindparam("most"))
)
_SEALED_DOWN = (
    select(ledger_opening.c.seq, ledger_opening.c.sealed)
    .where(ledger_opening.c.person_id == bindparam("person"))
    .where(ledger_opening.c.seq <= bindparam("upto"))
    .order_by(ledger_opening.c.seq.desc())
    .limit(bindparam("most"))
)
_HEAD = select(ledger_head.c.seq, ledger_head.c.head).where(
    ledger_head.c.chain_id == bindparam("of_chain")
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next leaf of a person goes. No edge: it is the first leaf of all."""

    edge: Edge | None = None
    seq: int = 0
    head: bytes | None = None
    bucket_root: bytes | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A person's row beside one of their leaves. `body` is None if the leaf is missing."""

    seq: int
    index: int
    sealed: bytes
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands."""

    chain_id: bytes
    seq: int
    head: bytes

    def entry(self) -> Entry:
        """Return what the head map says of it."""
        return self.chain_id, value_of(self.seq, self.head)


# The edge and the leaves


def edge(read: Reader) -> Edge | None:
    """Return the stored edge, or None if nothing was ever recorded. Raises Damaged."""
    rows = read(_EDGE)
    return edge_of(rows[0][0], rows[0][1]) if rows else None


def place(read: Reader, *, chain_id: bytes, bucket: int) -> Place:
    """Return the edge, the chain's head and its bucket's root in one question."""
    rows = read(_PLACE, {"chain_id": chain_id, "bucket": bucket})
    if not rows:
        return Place()
    size, hashes, seq, head, root = rows[0]
    return Place(
        edge_of(size, hashes),
        0 if seq is None else whole(seq),
        None if head is None else raw(head),
        None if root is None else raw(root),
    )


def add_leaf(unit: Unit, index: int, body: bytes) -> None:
    """Write a leaf's bytes."""
    unit.run(_ADD_LEAF, {"leaf_index": index, "body": body})


def set_edge(unit: Unit, old_size: int | None, new: Edge) -> bool:
    """Write the edge over the one of `old_size`; say whether that one was still there."""
    if old_size is None:
        unit.run(_ADD_EDGE, {"id": 1, "size": new.size, "hashes": new.to_bytes()})
        return True
    parameters = {"old_size": old_size, "new_size": new.size, "new_hashes": new.to_bytes()}
    return unit.run(_SET_EDGE, parameters) == 1


def leaves(read: Reader, start: int, end: int) -> list[tuple[int, bytes]]:
    """Return (index, body) of the stored leaves from `start` up to, not with, `end`."""
    rows = read(_LEAVES, {"start": start, "end": end})
    return [(whole(index), raw(body)) for index, body in rows]


# Tiles and checkpoints


def tile(read: Reader, level: int, index: int) -> bytes | None:
    """Return the hashes of a stored tile in a row, or None."""
    rows = read(_TILE, {"level": level, "tile": index})
    return raw(rows[0][0]) if rows else None


def set_tile(unit: Unit, level: int, index: int, hashes: bytes, *, new: bool) -> None:
    """Write a tile."""
    if new:
        unit.run(_ADD_TILE, {"level": level, "tile_index": index, "hashes": hashes})
        return
    unit.run(_SET_TILE, {"of_level": level, "of_index": index, "new_hashes": hashes})


def newest_note(read: Reader) -> tuple[int, str] | None:
    """Return (size, note) of the newest checkpoint."""
    rows = read(_NEWEST)
    return (whole(rows[0][0]), said(rows[0][1])) if rows else None


def checkpoint_sizes(read: Reader) -> list[int]:
    """Return the sizes for which there is a checkpoint, smallest first."""
    return [whole(size) for (size,) in read(_CHECKPOINT_SIZES)]


def note(read: Reader, size: int) -> str | None:
    """Return the checkpoint for this size."""
    rows = read(_CHECKPOINT, {"size": size})
    return said(rows[0][0]) if rows else None


def add_checkpoint(unit: Unit, size: int, text: str) -> None:
    """Write a checkpoint."""
    unit.run(_ADD_CHECKPOINT, {"size": size, "note": text})


# Heads, buckets, openings


def set_head(unit: Unit, chain_id: bytes, seq: int, head: bytes) -> None:
    """Write a chain's head. Number 1 is a new row."""
    if seq == 1:
        unit.run(_ADD_HEAD, {"chain_id": chain_id, "seq": seq, "head": head})
        return
    unit.run(_SET_HEAD, {"of_chain": chain_id, "new_seq": seq, "new_head": head})


def heads_of_bucket(read: Reader, bucket: int) -> list[Head]:
    """Return the heads of the chains of a bucket, by rising chain id."""
    low, high = bounds_of(bucket)
    rows = read(_BUCKET_HEADS, {"low": low, "high": high})
    return [Head(raw(chain), whole(seq), raw(at)) for chain, seq, at in rows]


def set_bucket(unit: Unit, bucket: int, root: bytes, *, new: bool = False) -> None:
    """Write a bucket's root, or DIRTY."""
    if new:
        unit.run(_ADD_BUCKET, {"bucket": bucket, "root": root})
        return
    unit.run(_SET_BUCKET, {"of_bucket": bucket, "new_root": root})


def buckets(read: Reader) -> dict[int, bytes]:
    """Return the stored roots of all buckets that ever held a chain."""
    return {whole(bucket): raw(root) for bucket, root in read(_BUCKETS)}


def add_opening(unit: Unit, person_id: str, seq: int, *, index: int, sealed: bytes) -> None:
    """Write a person's row beside their leaf."""
    unit.run(
        _ADD_OPENING, {"person_id": person_id, "seq": seq, "leaf_index": index, "sealed": sealed}
    )


def openings(read: Reader, person_id: str) -> list[Opening]:
    """Return a person's rows by rising number, each with its leaf."""
    return _as_openings(read(_OPENINGS, {"person": person_id}))


def openings_down(read: Reader, person_id: str, *, upto: int, most: int) -> list[Opening]:
    """Return at most so many of a person's rows by falling number, from `upto` on."""
    return _as_openings(read(_OPENINGS_DOWN, {"person": person_id, "upto": upto, "most": most}))


def openings_up(read: Reader, person_id: str, *, after: int, most: int) -> list[Opening]:
    """Return at most so many of a person's rows by rising number, behind `after`."""
    return _as_openings(read(_OPENINGS_UP, {"person": person_id, "after": after, "most": most}))


def openings_named(read: Reader, person_id: str, named: Sequence[int]) -> list[Opening]:
    """Return those of a person's rows that have these numbers, by falling number."""
    return _as_openings(read(_OPENINGS_NAMED, {"person": person_id, "named": list(named)}))


def bodies_down(read: Reader, person_id: str, *, upto: int, most: int) -> list[tuple[int, bytes]]:
    """Return (number, leaf) by falling number, from `upto` on: the public halves alone."""
    found = read(_BODIES_DOWN, {"person": person_id, "upto": upto, "most": most})
    return [(whole(seq), raw(body)) for seq, body in found]


def bodies_up(read: Reader, person_id: str, *, after: int, most: int) -> list[tuple[int, bytes]]:
    """Return (number, leaf) by rising number, behind `after`: the public halves alone."""
    found = read(_BODIES_UP, {"person": person_id, "after": after, "most": most})
    return [(whole(seq), raw(body)) for seq, body in found]


def sealed_down(read: Reader, person_id: str, *, upto: int, most: int) -> list[tuple[int, bytes]]:
    """Return (number, sealed) by falling number, from `upto` on, without the leaves."""
    found = read(_SEALED_DOWN, {"person": person_id, "upto": upto, "most": most})
    return [(whole(seq), raw(sealed)) for seq, sealed in found]


def head(read: Reader, chain_id: bytes) -> tuple[int, bytes] | None:
    """Return how many leaves a chain has and where it stands, or None if it has none."""
    found = read(_HEAD, {"of_chain": chain_id})
    return (whole(found[0][0]), raw(found[0][1])) if found else None


def _as_openings(found: Sequence[Sequence[object]]) -> list[Opening]:
    return [
        Opening(whole(seq), whole(index), raw(sealed), None if body is None else raw(body))
        for seq, index, sealed, body in found
    ]


# What a column may hold. A database lets anything stand in any column.


def whole(value: object) -> int:
    """Return a whole number that is not negative, and can be counted on from. Raises Damaged."""
    if not isinstance(value, int) or not 0 <= value < _TOO_MANY:
        raise Damaged(_ODD)
    return value


def raw(value: object) -> bytes:
    """Return bytes. Raises Damaged."""
    if not isinstance(value, bytes):
        raise Damaged(_ODD)
    return value


def said(value: object) -> str:
    """Return text. Raises Damaged."""
    if not isinstance(value, str):
        raise Damaged(_ODD)
    return value


def edge_of(size: object, hashes: object) -> Edge:
    """Return an edge from its two columns. Raises Damaged."""
    try:
        return Edge.from_bytes(whole(size), raw(hashes))
    except ValueError as error:
        message = "The ledger's edge does not fit its size. Look: troth ledger verify"
        raise Damaged(message) from error


_TOO_MANY = 2**62  # far more than any ledger holds, and one more still fits its column
_ODD = "A column of the ledger holds what does not belong there."
