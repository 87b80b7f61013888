import base64
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger import tree

VECTORS = Path(__file__).parent.parent / "vectors" / "rfc6962"
LEAVES = [tree.leaf_hash(bytes([number])) for number in range(80)]


def cases(name):
    """Read a file of public vectors."""
    return [
        pytest.param(case, id=case["name"])
        for case in json.loads((VECTORS / f"{name}.json").read_text())["tests"]
    ]


def b64(text):
    """Read base 64; nothing is nothing."""
    return base64.b64decode(text or "")


def path_of(case):
    """Return the hashes of a vector's proof."""
    return [b64(each) for each in case["proof"] or []]


def slow_root(leaves):
    """RFC 6962, section 2.1, word for word: the largest power of two below n on the left."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    children = slow_root(leaves[:split]) + slow_root(leaves[split:])
    return hashlib.sha256(b"\x01" + children).digest()


def node(height, index):
    """Find a node by the definition."""
    return slow_root(LEAVES[index << height : (index + 1) << height])


@pytest.mark.parametrize("case", cases("inclusion"))
def test_public_inclusion_vectors(case):
    """Every public inclusion proof gets the answer that its authors wrote down."""
    proven = tree.includes(
        b64(case["leafHash"]),
        case["leafIdx"],
        size=case["treeSize"],
        root=b64(case["root"]),
        path=path_of(case),
    )

    assert proven is not case["wantErr"]


@pytest.mark.parametrize("case", cases("consistency"))
def test_public_consistency_vectors(case):
    """Every public consistency proof gets the answer that its authors wrote down."""
    old = (case["size1"], b64(case["root1"]))
    new = (case["size2"], b64(case["root2"]))

    assert tree.grew(old, new, path=path_of(case)) is not case["wantErr"]


@pytest.mark.parametrize("case", cases("subtreeinclusion"))
def test_public_subtree_inclusion_vectors(case):
    """A leaf in a subtree: a valid subtree of the tree that ends with it, then its own path."""
    start, end = case["start"], case["end"]

    proven = tree.is_subtree(start, end, end) and tree.includes(
        b64(case["leafHash"]),
        case["leafIdx"] - start,
        size=end - start,
        root=b64(case["root"]),
        path=path_of(case),
    )

    assert proven is not case["wantErr"]


@pytest.mark.parametrize("case", cases("subtreeconsistency"))
def test_public_subtree_consistency_vectors(case):
    """Every public subtree proof gets the answer that its authors wrote down."""
    whole = (case["size"], b64(case["root2"]))

    proven = tree.holds_subtree(
        case["start"], case["end"], b64(case["root1"]), whole=whole, path=path_of(case)
    )

    assert proven is not case["wantErr"]


@pytest.mark.parametrize("size", range(66))
def test_edge_gives_the_root_of_the_definition(size):
    """Appending one by one, and all at once, gives the root that RFC 6962 defines."""
    one_by_one = tree.Edge()
    for leaf in LEAVES[:size]:
        one_by_one.append(leaf)

    assert one_by_one.root() == tree.root_of(LEAVES[:size]) == slow_root(LEAVES[:size])
    assert len(one_by_one.hashes) == size.bit_count()


def test_edge_survives_being_stored():
    """An edge that was written and read again goes on as if nothing had happened."""
    edge = tree.Edge()
    edge.extend(LEAVES[:21])

    again = tree.Edge.from_bytes(edge.size, edge.to_bytes())
    again.extend(LEAVES[21:40])

    assert again.root() == slow_root(LEAVES[:40])


@pytest.mark.parametrize("size", [1, 31, 33, 63, 65])
def test_a_row_of_hashes_is_cut_into_whole_ones(size):
    """None is shorter than the others: such a row is refused."""
    with pytest.raises(ValueError, match="multiple of 32"):
        tree.cut(bytes(size))
    assert tree.cut(bytes(32) + b"x" * 32) == [bytes(32), b"x" * 32]


@pytest.mark.parametrize(
    ("size", "row"),
    [
        (1, b""),
        (0, bytes(32)),
        (3, bytes(63)),
        (3, bytes(96)),
        (-1, b""),
        (-1, bytes(32)),
        (2**63, bytes(32)),
    ],
)
def test_edge_refuses_hashes_that_do_not_fit_its_size(size, row):
    """A stored edge with a wrong size or a cut row is refused."""
    with pytest.raises(ValueError, match="hash"):
        tree.Edge.from_bytes(size, row)


@pytest.mark.parametrize("size", [0, 1, 3, 7, 15, 16, 31])
def test_completed_subtrees_are_those_of_the_definition(size):
    """What a leaf completes is known before it is appended, at every height."""
    edge = tree.Edge()
    edge.extend(LEAVES[:size])

    completed = edge.completed_by(LEAVES[size])

    assert completed == [
        slow_root(LEAVES[size + 1 - (1 << height) : size + 1]) for height in range(len(completed))
    ]
    assert (size + 1) % (1 << (len(completed) - 1)) == 0
    assert (size + 1) % (1 << len(completed)) != 0


@given(st.integers(1, 70), st.data())
def test_every_path_that_is_made_is_accepted(size, data):
    """Inclusion, consistency and subtree paths of any tree verify, and show the right root."""
    start = data.draw(st.integers(0, size - 1))
    width = data.draw(st.integers(1, size - start))
    end = start + width
    whole = (size, slow_root(LEAVES[:size]))

    if not tree.is_subtree(start, end, size):
        with pytest.raises(ValueError, match="no such subtree"):
            tree.subtree_path(start, end, size, node)
        return
    path = tree.subtree_path(start, end, size, node)

    assert tree.holds_subtree(start, end, slow_root(LEAVES[start:end]), whole=whole, path=path)


@given(st.integers(2, 70), st.data())
def test_a_changed_path_is_refused(size, data):
    """One flipped bit, a hash too many, too few or too short, another index: all refused."""
    index = data.draw(st.integers(0, size - 1))
    root = slow_root(LEAVES[:size])
    path = tree.inclusion_path(index, size, node)
    place = data.draw(st.integers(0, len(path) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(path[place], "big") ^ (1 << bit)).to_bytes(32, "big")

    def proven(at, changed):
        return tree.includes(LEAVES[index], at, size=size, root=root, path=changed)

    assert proven(index, path)
    assert not proven(index, [*path[:place], flipped, *path[place + 1 :]])
    assert not proven(index, [*path, bytes(32)])
    assert not proven(index, [bytes(32), *path])
    assert not proven(index, path[:-1])
    assert not proven(index, [*path[:-1], path[-1][:31]])
    assert not proven(index ^ 1, path)
    assert not proven(-1, path)
    assert not proven(size, path)


def test_growth_from_nothing_proves_nothing():
    """An old tree without leaves is no evidence, so such a proof is refused."""
    new = (5, slow_root(LEAVES[:5]))

    assert not tree.grew((0, tree.EMPTY_ROOT), new, path=[])
