import base64
import json
from pathlib import Path

import pytest

from troth.errors import Damaged
from troth.ledger import checkpoint, note, proof
from troth.ledger.tree import consistency_path, inclusion_path, leaf_hash, root_of

LOG = json.loads(
    (Path(__file__).parent.parent / "vectors" / "tlog" / "tessera_small_log.json").read_text()
)
KEY = note.NoteKey.parse(LOG["vkey"])
LEAVES = [leaf.encode() for leaf in LOG["leaves"]]
CHECKPOINTS = {int(size): checkpoint.read(text, KEY) for size, text in LOG["checkpoints"].items()}


def node(height, index):
    """Find a node of the public log's tree."""
    return root_of(leaf_hash(leaf) for leaf in LEAVES[index << height : (index + 1) << height])


def inclusion(index, size):
    """Write the proof of one leaf of the public log."""
    return proof.write_inclusion(index, inclusion_path(index, size, node), CHECKPOINTS[size])


def growth(old, new):
    """Write the proof that the public log grew."""
    return proof.write_consistency(old, consistency_path(old, new, node), CHECKPOINTS[new])


@pytest.mark.parametrize("size", range(1, 10))
def test_every_leaf_of_the_public_log_is_proved(size):
    """Under each signed checkpoint, each leaf has a proof that verifies, and no other leaf has."""
    for index in range(size):
        text = inclusion(index, size)

        assert proof.check_inclusion(text, leaf=LEAVES[index], key=KEY).index == index
        with pytest.raises(Damaged):
            proof.check_inclusion(text, leaf=b"other", key=KEY)


def test_the_form_of_the_specification():
    """First line, index, hashes, a blank line, the checkpoint word for word."""
    lines = inclusion(0, 1).split("\n")

    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "index 0", ""]
    assert "\n".join(lines[3:]) == LOG["checkpoints"]["1"]


def test_an_extra_line_is_passed_over():
    """The optional line with foreign data is allowed, and trusted for nothing."""
    extra = base64.b64encode(b"anything").decode()
    text = inclusion(3, 9).replace("@v1\n", f"@v1\nextra {extra}\n")

    assert proof.check_inclusion(text, leaf=LEAVES[3], key=KEY).checkpoint.size == 9


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@v1", "@v2"),
        ("index 3", "index 03"),
        ("index 3", "index 4"),
        ("index 3", "index -3"),
        ("index 3", "place 3"),
        ("index 3\n", "index 3\nAAAA\n"),
        ("index 3\n", "index 3\n\n"),
        ("\n9\n", "\n8\n"),
        ("\n\n", "\n"),
    ],
)
def test_a_changed_proof_is_refused(old, new):
    """A proof that was changed in any of its parts proves nothing."""
    text = inclusion(3, 9).replace(old, new, 1)

    assert text != inclusion(3, 9)
    with pytest.raises(Damaged):
        proof.check_inclusion(text, leaf=LEAVES[3], key=KEY)


def test_growth_of_the_public_log_is_proved():
    """Between any two of its signed sizes, the public log only grew."""
    for old in range(1, 10):
        for new in range(old, 10):
            read = proof.check_consistency(growth(old, new), old=CHECKPOINTS[old], key=KEY)

            assert read.size == new


def test_growth_from_an_empty_log_needs_no_hashes():
    """Everything continues an empty log, but a hash too many is refused."""
    text = proof.write_consistency(0, (), CHECKPOINTS[9])

    assert proof.check_consistency(text, old=CHECKPOINTS[0], key=KEY).size == 9
    odd = proof.write_consistency(0, (bytes(32),), CHECKPOINTS[9])
    with pytest.raises(Damaged):
        proof.check_consistency(odd, old=CHECKPOINTS[0], key=KEY)


def test_growth_from_another_log_is_refused():
    """A proof for one old size does not serve another, and a changed hash serves none."""
    with pytest.raises(Damaged):
        proof.check_consistency(growth(4, 9), old=CHECKPOINTS[5], key=KEY)
    changed = proof.write_consistency(5, (bytes(32),) * 4, CHECKPOINTS[9])
    with pytest.raises(Damaged):
        proof.check_consistency(changed, old=CHECKPOINTS[5], key=KEY)
