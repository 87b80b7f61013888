"""The public half of the ledger as plain files, for any static file host.

    checkpoint                       the newest signed checkpoint
    tile/<level>/<index>[.p/<width>] hashes
    tile/entries/<index>[.p/<width>] the leaves' bytes

A full tile never changes, so it is written once. The checkpoint comes last and in one
step: whoever reads it finds everything that it speaks of.

Source: C2SP tlog-tiles (c2sp.org/tlog-tiles), read at commit 5ba5ee8.
"""

import os
from pathlib import Path

from troth.errors import Damaged
from troth.ledger import rows, shelf
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.tiles import (
    HEIGHT,
    WIDTH,
    TileNodes,
    bundle,
    bundle_path_of,
    path_of,
    tiles_of,
)
from troth.ledger.tree import leaf_hash, range_root


def write(read: rows.Reader, checkpoint: Checkpoint, folder: Path) -> None:
    """Write what a checkpoint covers below `folder`. Raises Damaged, OSError."""
    nodes = shelf.nodes(read, checkpoint.size)
    if range_root(0, checkpoint.size, nodes.node) != checkpoint.root:
        message = "The ledger's tiles do not give the signed root. Look: troth ledger verify"
        raise Damaged(message)
    for level, index, width in tiles_of(checkpoint.size):
        hashes = folder / path_of(level, index, width=width)
        if not hashes.exists():
            _put(hashes, b"".join(_hashes(nodes, level, index, width)))
        entries = folder / bundle_path_of(index, width=width)
        if level == 0 and not entries.exists():
            _put(entries, _bundle(read, nodes, index, width))
    _put(folder / "checkpoint", checkpoint.note.encode())


def _hashes(nodes: TileNodes, level: int, index: int, width: int) -> list[bytes]:
    first = index * WIDTH
    return [nodes.node(level * HEIGHT, each) for each in range(first, first + width)]


def _bundle(read: rows.Reader, nodes: TileNodes, index: int, width: int) -> bytes:
    first = index * WIDTH
    bodies = [body for _, body in rows.leaves(read, first, first + width)]
    if [leaf_hash(body) for body in bodies] != _hashes(nodes, 0, index, width):
        message = f"A leaf from {first} on does not fit the tree. Look: troth ledger verify"
        raise Damaged(message)
    return bundle(bodies)


def _put(file: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old bytes or the new ones."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(file)
