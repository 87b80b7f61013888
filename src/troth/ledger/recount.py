"""Building the tree again from the stored leaves, and finding where it differs.

A leaf has its hash in a tile, the tile its root in the tile above. Where one of three
disagrees with the other two, that one is damaged; the tree is then built on with what
the two say, so that one damaged byte is named once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from troth.errors import Damaged, StoreFailed
from troth.ledger import rows
from troth.ledger.leaf import parse
from troth.ledger.tiles import WIDTH, path_of
from troth.ledger.tree import HASH_BYTES, Edge, cut, leaf_hash, root_of

UNREADABLE = (Damaged, StoreFailed, TypeError, ValueError, OverflowError)
"""What reading a damaged row may raise: ours, or the driver's when a type is wrong."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong: where, and in what way."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(slots=True)
class Recount:
    """The tree as the stored leaves give it."""

    edge: Edge = field(default_factory=Edge)
    roots: dict[int, bytes] = field(default_factory=dict)
    personal: int = 0
    damage: list[Damage] = field(default_factory=list)


def recount(read: rows.Reader, size: int, marks: Iterable[int]) -> Recount:
    """Read leaves and tiles up to `size`. `roots` then has the root at each mark."""
    counter = _Counter(read, {mark for mark in marks if mark <= size})
    for tile in range(-(-size // WIDTH)):
        counter.count(tile, min(size, (tile + 1) * WIDTH))
    counter.look_at_upper_tiles()
    return counter.found


def is_personal(body: bytes) -> bool:
    """Say whether a leaf belongs to a person's chain. False for what is no leaf at all."""
    try:
        return not parse(body).is_public
    except Damaged:
        return False


class _Counter:
    def __init__(self, read: rows.Reader, marks: set[int]) -> None:
        self.found = Recount()
        self._read = read
        self._marks = marks
        self._tile_roots: list[bytes] = []
        self._upper: tuple[int, list[bytes]] = (-1, [])
        if 0 in marks:
            self.found.roots[0] = self.found.edge.root()

    def count(self, tile: int, end: int) -> None:
        """Take the leaves of one level-0 tile into the tree."""
        start = tile * WIDTH
        bodies = self._bodies(start, end)
        for index, body in enumerate(bodies, start):
            self._look_at_leaf(index, body)
        hashes = [b"" if body is None else leaf_hash(body) for body in bodies]
        if end - start == WIDTH:
            hashes = self._settle(tile, hashes)
            self._tile_roots.append(root_of(hashes))
        self._extend(start, hashes)

    def look_at_upper_tiles(self) -> None:
        """Compare the tiles above level 0 with the roots of those below."""
        level, roots = 1, self._tile_roots
        while roots:
            groups = [roots[at : at + WIDTH] for at in range(0, len(roots), WIDTH)]
            for index, group in enumerate(groups):
                if self._tile(level, index)[: len(group)] != group:
                    self._tell(
                        path_of(level, index), "missing, or not the roots of the tiles below"
                    )
            roots = [root_of(group) for group in groups if len(group) == WIDTH]
            level += 1

    def _bodies(self, start: int, end: int) -> list[bytes | None]:
        try:
            stored = dict(rows.leaves(self._read, start, end))
        except UNREADABLE:
            stored = {}
            for index in range(start, end):
                stored.update(self._one(index))
        return [stored.get(index) for index in range(start, end)]

    def _one(self, index: int) -> list[tuple[int, bytes]]:
        try:
            return rows.leaves(self._read, index, index + 1)
        except UNREADABLE:
            return []

    def _look_at_leaf(self, index: int, body: bytes | None) -> None:
        if body is None:
            self._tell(f"leaf {index}", "missing or unreadable")
            return
        try:
            leaf = parse(body)
        except Damaged:
            self._tell(f"leaf {index}", "not in the format of a leaf")
            return
        if leaf.index != index:
            self._tell(f"leaf {index}", f"says that it is leaf {leaf.index}")
        self.found.personal += not leaf.is_public

    def _settle(self, tile: int, hashes: list[bytes]) -> list[bytes]:
        """Return the hashes of a full tile's leaves, by the vote of leaves, tile and tile above."""
        kept = self._tile(0, tile)
        if kept == hashes:
            return hashes
        above, place = divmod(tile, WIDTH)
        if self._upper[0] != above:
            self._upper = (above, self._tile(1, above))
        wanted = self._upper[1][place : place + 1]
        if len(kept) != WIDTH or wanted == [root_of(hashes)]:
            self._tell(path_of(0, tile), "missing, or not the hashes of its leaves")
            return hashes
        for index, (now, then) in enumerate(zip(hashes, kept, strict=True), tile * WIDTH):
            if now != then:
                self._tell(f"leaf {index}", "not the one whose hash is in its tile")
        if wanted != [root_of(kept)]:
            self._tell(path_of(0, tile), "does not fit the tile above it")
        return kept

    def _extend(self, start: int, hashes: Sequence[bytes]) -> None:
        edge, at = self.found.edge, start
        end = start + len(hashes)
        whole = [each or bytes(HASH_BYTES) for each in hashes]
        for mark in sorted({each for each in self._marks if start < each <= end} | {end}):
            edge.extend(whole[at - start : mark - start])
            self.found.roots[mark] = edge.root()
            at = mark

    def _tile(self, level: int, index: int) -> list[bytes]:
        try:
            return cut(rows.tile(self._read, level, index) or b"")
        except UNREADABLE:
            return []

    def _tell(self, where: str, what: str) -> None:
        self.found.damage.append(Damage(where, what))
