"""The Merkle tree of RFC 6962: hashes, the right edge, paths and their checks.

A tree of any size is known by its *edge*: the roots of the perfect subtrees that it
falls apart into, left to right, one for each 1 in the size's binary form. Appending
needs nothing else, so memory stays constant.

A *path* ties a part of a tree to the whole. The part is the range of leaves
`start ≤ i < end`: one leaf for an inclusion proof, the first m leaves for a
consistency proof. Both are one algorithm here, and so is a subtree proof.

Source: RFC 6962, section 2.1 (proofs are the PATH and SUBPROOF defined there); for a
range that does not begin at 0, draft-ietf-plants-merkle-tree-certs, section 4.4.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
MOST_LEAVES = 2**63
"""No index or size may reach this: longer than any log, short enough for any database."""

_sha256 = hashlib.sha256

NodeOf = Callable[[int, int], bytes]
"""Gives the root of the perfect subtree at (height, index): leaves index·2^height and on."""


def leaf_hash(body: bytes) -> bytes:
    """Hash a leaf's bytes: SHA-256(0x00 ‖ body)."""
    return _sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two children: SHA-256(0x01 ‖ left ‖ right)."""
    return _sha256(b"\x01" + left + right).digest()


class Edge:
    """The right edge of a tree: its size and its perfect subtrees' roots, biggest first."""

    __slots__ = ("hashes", "size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """Take an edge up again. Raises ValueError if the two do not belong together."""
        self.size = size
        self.hashes = list(hashes)
        fits = 0 <= size < MOST_LEAVES and len(self.hashes) == size.bit_count()
        if not fits or set(map(len, self.hashes)) - {HASH_BYTES}:
            message = "an edge has one hash of 32 bytes for each 1 in the size's binary form"
            raise ValueError(message)

    def __repr__(self) -> str:
        return f"<Edge of {self.size} leaves>"

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash at the right."""
        self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add many leaf hashes at the right, in order."""
        hashes, size, sha256 = self.hashes, self.size, _sha256
        pop, push = hashes.pop, hashes.append
        for leaf in leaves:
            node = leaf
            # Each trailing 1 of the size is a perfect subtree that has found its right half.
            ones = size
            while ones & 1:
                node = sha256(b"\x01" + pop() + node).digest()
                ones >>= 1
            push(node)
            size += 1
        self.size = size

    def root(self) -> bytes:
        """Return the root of the whole tree."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def completed_by(self, leaf: bytes) -> list[bytes]:
        """Return the perfect subtrees that appending `leaf` would complete, by height from 0."""
        completed = [leaf]
        ones = (~self.size & (self.size + 1)).bit_length() - 1
        for left in reversed(self.hashes[len(self.hashes) - ones :]):
            completed.append(node_hash(left, completed[-1]))
        return completed

    def to_bytes(self) -> bytes:
        """Return the hashes in a row. The size is kept beside them."""
        return b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, size: int, row: bytes) -> "Edge":
        """Read what `to_bytes` wrote. Raises ValueError if it does not fit the size."""
        return cls(size, cut(row))


def cut(row: bytes) -> list[bytes]:
    """Cut a row of hashes into hashes. Raises ValueError if the last one is short."""
    if len(row) % HASH_BYTES:
        message = "a row of hashes has a multiple of 32 bytes"
        raise ValueError(message)
    return [row[at : at + HASH_BYTES] for at in range(0, len(row), HASH_BYTES)]


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root of the tree over these leaf hashes."""
    edge = Edge()
    edge.extend(leaves)
    return edge.root()


def levels_of(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """Return each level's perfect subtrees, leaf hashes first. For a power of two: root last."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        pairs = iter(levels[-1])
        levels.append([node_hash(left, right) for left, right in zip(pairs, pairs, strict=False)])
    return levels


def range_root(start: int, end: int, node: NodeOf) -> bytes:
    """Return the root over leaves `start ≤ i < end`; `start` ends in enough zero bits."""
    edge = Edge()
    while start < end:
        height = (end - start).bit_length() - 1
        edge.hashes.append(node(height, start >> height))
        start += 1 << height
    return edge.root()


# Making paths


def inclusion_path(index: int, size: int, node: NodeOf) -> list[bytes]:
    """Return the path of one leaf in the tree of `size` leaves, from the leaf upwards."""
    return subtree_path(index, index + 1, size, node)


def consistency_path(old: int, size: int, node: NodeOf) -> list[bytes]:
    """Return the path that shows that the first `old` leaves are still the first."""
    return subtree_path(0, old, size, node)


def subtree_path(start: int, end: int, size: int, node: NodeOf) -> list[bytes]:
    """Return the path of the subtree over `start ≤ i < end` in the tree of `size` leaves.

    Raises ValueError if that range is no subtree of it, or empty.
    """
    if not is_subtree(start, end, size) or start == end:
        message = "there is no such subtree in a tree of this size"
        raise ValueError(message)
    path = []
    low, high, known = 0, size, True
    while (low, high) != (start, end):
        middle = low + _split(high - low)
        if end <= middle:
            path.append(range_root(middle, high, node))
            high = middle
            continue
        path.append(range_root(low, middle, node))
        if start < middle:
            start, known = middle, False
        low = middle
    if not known:
        path.append(range_root(low, high, node))
    path.reverse()
    return path


# Checking paths


def includes(leaf: bytes, index: int, *, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Say whether `path` proves that `leaf` (a hash) is number `index` under this root."""
    return _proves((index, index + 1), leaf, size=size, root=root, path=path)


def grew(old: tuple[int, bytes], new: tuple[int, bytes], *, path: Sequence[bytes]) -> bool:
    """Say whether `path` proves that the new tree (size, root) begins with the old one.

    An old tree of no leaves proves nothing, so the answer is no.
    """
    old_size, old_root = old
    return _proves((0, old_size), old_root, size=new[0], root=new[1], path=path)


def holds_subtree(
    start: int, end: int, part: bytes, *, whole: tuple[int, bytes], path: Sequence[bytes]
) -> bool:
    """Say whether `path` proves that the leaves `start ≤ i < end` have the root `part`.

    whole: size and root of the tree. An empty range has the empty root, in any tree.
    """
    if start == end:
        return is_subtree(start, end, whole[0]) and part == EMPTY_ROOT and not path
    return _proves((start, end), part, size=whole[0], root=whole[1], path=path)


def is_subtree(start: int, end: int, size: int) -> bool:
    """Say whether `start ≤ i < end` is a subtree that a tree of this size may be asked about."""
    if not 0 <= start <= end <= size < MOST_LEAVES:
        return False
    covers = 1 << max(end - start - 1, 0).bit_length()
    return start % covers == 0


def _proves(
    span: tuple[int, int], part: bytes, *, size: int, root: bytes, path: Sequence[bytes]
) -> bool:
    start, end = span
    if start == end or not is_subtree(start, end, size):
        return False
    if any(len(each) != HASH_BYTES for each in (part, root, *path)):
        return False
    rebuilt = _rebuild((start, end), (0, size), part, list(path))
    return rebuilt == (part, root)


def _rebuild(
    span: tuple[int, int], within: tuple[int, int], part: bytes | None, path: list[bytes]
) -> tuple[bytes, bytes] | None:
    """Return the roots of the span and of the range it lies within, or None if `path` is wrong.

    part: the span's root, None where only a right piece of the span is left to find.
    At most 63 calls deep: each one halves the range.
    """
    start, end = span
    low, high = within
    if span == within:
        last = part if part is not None else path.pop() if path else None
        return None if last is None or path else (last, last)
    if not path:
        return None
    sibling = path.pop()
    middle = low + _split(high - low)
    if end <= middle:
        below = _rebuild(span, (low, middle), part, path)
        return below and (below[0], node_hash(below[1], sibling))
    crosses = start < middle
    below = _rebuild((max(start, middle), end), (middle, high), None if crosses else part, path)
    if below is None:
        return None
    inner = node_hash(sibling, below[0]) if crosses else below[0]
    return inner, node_hash(sibling, below[1])


def _split(count: int) -> int:
    """Return the largest power of two below `count`: where RFC 6962 cuts a tree in two."""
    return 1 << (count - 1).bit_length() - 1
