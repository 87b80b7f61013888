import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.ledger import tiles
from troth.ledger.tree import cut, leaf_hash, range_root, root_of

LOG = json.loads(
    (Path(__file__).parent.parent / "vectors" / "tlog" / "tessera_small_log.json").read_text()
)


@pytest.mark.parametrize(
    ("level", "index", "width", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (1, 1234067, 256, "tile/1/x001/x234/067"),
        (0, 999, 255, "tile/0/999.p/255"),
        (63, 1000, 1, "tile/63/x001/000.p/1"),
    ],
)
def test_paths_are_those_of_the_specification(level, index, width, path):
    """Tile paths have groups of three digits, all but the last behind an x."""
    assert tiles.path_of(level, index, width=width) == path
    assert tiles.bundle_path_of(index, width=width) == path.replace(f"{level}/", "entries/", 1)


@pytest.mark.parametrize(
    ("level", "index", "width"), [(-1, 0, 256), (64, 0, 256), (0, -1, 256), (0, 0, 0), (0, 0, 257)]
)
def test_no_path_for_what_is_no_tile(level, index, width):
    """A level, index or width that no tile has is refused."""
    with pytest.raises(ValueError, match="tile"):
        tiles.path_of(level, index, width=width)


def test_tiles_of_the_size_in_the_specification():
    """A tree of 70,000 leaves has the tiles that the specification counts."""
    found = list(tiles.tiles_of(70_000))

    assert found.count((1, 0, 256)) == 1
    assert [each for each in found if each[2] != 256] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert len([each for each in found if each[0] == 0 and each[2] == 256]) == 273


def test_tiles_of_a_size_without_a_partial_leaf_tile():
    """A tree of 256 leaves has one full tile and one with a single hash above it."""
    assert list(tiles.tiles_of(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(tiles.tiles_of(0)) == []


def test_public_log_has_the_tiles_that_we_would_write():
    """Each tile and bundle of the public log is what its leaves give, byte for byte."""
    leaves = [leaf.encode() for leaf in LOG["leaves"]]
    hashes = [leaf_hash(leaf) for leaf in leaves]

    written = {
        path: base64.b64encode(data).decode()
        for width in range(1, len(leaves) + 1)
        for path, data in (
            (tiles.path_of(0, 0, width=width), b"".join(hashes[:width])),
            (tiles.bundle_path_of(0, width=width), tiles.bundle(leaves[:width])),
        )
    }

    assert written == LOG["tiles_base64"]
    for coded in LOG["tiles_base64"].values():
        assert base64.b64decode(coded)


def test_public_bundles_come_apart():
    """An entry bundle of the public log gives its leaves."""
    data = base64.b64decode(LOG["tiles_base64"]["tile/entries/000.p/9"])

    assert tiles.entries_of(data) == [leaf.encode() for leaf in LOG["leaves"]]


@given(st.lists(st.binary(max_size=300), max_size=9))
def test_a_bundle_gives_back_its_entries(entries):
    """What goes into a bundle comes out of it."""
    assert tiles.entries_of(tiles.bundle(entries)) == entries


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", b"\x00\x01ab", b"\xff\xff"])
def test_a_cut_bundle_is_refused(data):
    """A bundle that ends in the middle of an entry, or of a length, is refused."""
    with pytest.raises(ValueError, match="middle of an entry"):
        tiles.entries_of(data)


def test_an_entry_too_long_for_its_length_is_refused():
    """An entry of 65,536 bytes cannot be told in 16 bits."""
    with pytest.raises(ValueError, match="at most"):
        tiles.bundle([bytes(65_536)])


def test_nodes_are_found_through_levels_of_tiles():
    """The root of any perfect subtree is found in the tile that holds it."""
    leaves = [leaf_hash(number.to_bytes(2, "big")) for number in range(600)]
    stored = {
        (0, 0): leaves[:256],
        (0, 1): leaves[256:512],
        (0, 2): leaves[512:],
        (1, 0): [root_of(leaves[:256]), root_of(leaves[256:512])],
    }
    nodes = tiles.TileNodes(lambda level, index: stored[level, index])

    for height, index in ((0, 599), (3, 70), (7, 3), (8, 1), (9, 0)):
        expected = root_of(leaves[index << height : (index + 1) << height])
        assert nodes.node(height, index) == expected
    assert range_root(0, 600, nodes.node) == root_of(leaves)


def test_a_missing_tile_is_named():
    """Where a tile is missing or too short, the error says which."""
    nodes = tiles.TileNodes(lambda *_: cut(bytes(64)))

    with pytest.raises(Damaged, match=r"tile/1/000 is missing"):
        nodes.node(8, 2)
