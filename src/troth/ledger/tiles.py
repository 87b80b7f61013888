"""Tiles: the tree cut into pieces of 256 hashes, so that a folder of files can serve it.

Tile (level, index) holds the roots of 256 neighbouring perfect subtrees of 256**level
leaves each. Beside the hash tiles lie entry bundles: the leaves' own bytes, 256 a file.

Source: C2SP tlog-tiles (c2sp.org/tlog-tiles), read at commit 5ba5ee8.
"""

from collections.abc import Callable, Iterator, Sequence

from troth.errors import Damaged
from troth.ledger.tree import levels_of

WIDTH = 256
HEIGHT = 8
TOP_LEVEL = 63
MOST_ENTRY_BYTES = 0xFFFF
_KEPT_TILES = 64

ReadTile = Callable[[int, int], Sequence[bytes]]
"""Gives the hashes that a tile (level, index) holds so far."""


def path_of(level: int, index: int, *, width: int = WIDTH) -> str:
    """Return the path of a hash tile, as in `tile/1/x001/x234/067.p/8`."""
    if not 0 <= level <= TOP_LEVEL:
        message = f"a tile's level is at least 0 and at most {TOP_LEVEL}"
        raise ValueError(message)
    return f"tile/{level}/{_number(index)}{_part(width)}"


def bundle_path_of(index: int, *, width: int = WIDTH) -> str:
    """Return the path of an entry bundle, as in `tile/entries/000.p/9`."""
    return f"tile/entries/{_number(index)}{_part(width)}"


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Yield (level, index, width) of every hash tile of a tree of this size."""
    level = 0
    while count := size >> (HEIGHT * level):
        for index in range(count // WIDTH):
            yield level, index, WIDTH
        if count % WIDTH:
            yield level, count // WIDTH, count % WIDTH
        level += 1


def bundle(entries: Sequence[bytes]) -> bytes:
    """Return an entry bundle: each entry behind its length as a big-endian uint16.

    Raises ValueError for an entry that is longer than such a length can say.
    """
    if any(len(entry) > MOST_ENTRY_BYTES for entry in entries):
        message = f"an entry has at most {MOST_ENTRY_BYTES} bytes"
        raise ValueError(message)
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def entries_of(data: bytes) -> list[bytes]:
    """Take an entry bundle apart. Raises ValueError if it ends in the middle of an entry."""
    entries = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            message = "the bundle ends in the middle of an entry"
            raise ValueError(message)
        entries.append(data[start:at])
    return entries


class TileNodes:
    """Finds the root of any perfect subtree in the tiles. Made for one piece of work.

    The last few tiles are kept, since neighbouring leaves share them.
    """

    def __init__(self, read: ReadTile) -> None:
        self._read = read
        self._kept: dict[tuple[int, int], list[list[bytes]]] = {}

    def node(self, height: int, index: int) -> bytes:
        """Return the root over leaves index·2^height and on. Raises Damaged if it is missing."""
        level, rise = divmod(height, HEIGHT)
        tile, place = divmod(index << rise, WIDTH)
        rows = self._levels(level, tile)
        place >>= rise
        if rise >= len(rows) or place >= len(rows[rise]):
            message = f"The ledger's {path_of(level, tile)} is missing or too short."
            raise Damaged(message)
        return rows[rise][place]

    def _levels(self, level: int, tile: int) -> list[list[bytes]]:
        kept = self._kept.get((level, tile))
        if kept is None:
            if len(self._kept) >= _KEPT_TILES:
                del self._kept[next(iter(self._kept))]
            kept = self._kept[level, tile] = levels_of(self._read(level, tile))
        return kept


def _number(index: int) -> str:
    if index < 0:
        message = "a tile's index is not negative"
        raise ValueError(message)
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03}")
    return "/".join(reversed(groups))


def _part(width: int) -> str:
    if not 1 <= width <= WIDTH:
        message = f"a tile holds 1 to {WIDTH} hashes"
        raise ValueError(message)
    return "" if width == WIDTH else f".p/{width}"
