import json
from pathlib import Path

import pytest

from troth.crypto.sign import Signer
from troth.errors import Damaged
from troth.ledger import checkpoint, note
from troth.ledger.tree import EMPTY_ROOT, leaf_hash, root_of

LOG = json.loads(
    (Path(__file__).parent.parent / "vectors" / "tlog" / "tessera_small_log.json").read_text()
)
SIGNER = Signer(bytes(range(32)))
KEY = note.NoteKey("troth.example/test", SIGNER.public)


def signed(text):
    """Sign a text with the test key."""
    return note.sign(text, name=KEY.name, signer=SIGNER)


@pytest.mark.parametrize("size", range(10))
def test_public_checkpoints_verify_and_fit_our_tree(size):
    """Each signed checkpoint of the public log has the root that our tree gives."""
    key = note.NoteKey.parse(LOG["vkey"])

    read = checkpoint.read(LOG["checkpoints"][str(size)], key)

    assert read.size == size
    assert read.root == root_of(leaf_hash(leaf.encode()) for leaf in LOG["leaves"][:size])
    assert read.heads is None


def test_a_checkpoint_gives_back_what_was_signed():
    """Size, root and head map come out as they went in, in the lines of the format."""
    made = checkpoint.make(
        origin=KEY.name, size=7, root=bytes(32), heads=bytes(range(32)), signer=SIGNER
    )

    assert checkpoint.read(made.note, KEY) == made
    assert made.note.split("\n")[:2] == [KEY.name, "7"]
    assert made.note.split("\n")[3].startswith("troth-heads/v1 ")


ROOT = note.encode(bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY.name}\n7\n",
        f"{KEY.name}\n07\n{ROOT}\n",
        f"{KEY.name}\n-7\n{ROOT}\n",
        f"{KEY.name}\n\u0667\n{ROOT}\n",
        f"{KEY.name}\n9223372036854775808\n{ROOT}\n",
        f"{KEY.name}\n7\n{ROOT[:-4]}\n",
        f"{KEY.name}\n7\n{ROOT}\n\n{ROOT}\n",
        f"{KEY.name}\n7\n{ROOT}\ntroth-heads/v1 short\n",
        f"another.example\n7\n{ROOT}\n",
        f"{KEY.name}\n0\n{ROOT}\n",
    ],
)
def test_a_signature_does_not_make_a_checkpoint(text):
    """Signed lines that are not those of a checkpoint of this log are refused."""
    with pytest.raises(Damaged):
        checkpoint.read(signed(text), KEY)


def test_an_empty_log_has_the_root_of_nothing():
    """Size 0 goes only with the hash of no bytes."""
    text = f"{KEY.name}\n0\n{note.encode(EMPTY_ROOT)}\n"

    assert checkpoint.read(signed(text), KEY).size == 0


def test_extension_lines_of_others_are_passed_over():
    """A line that this Troth does not know changes nothing."""
    text = f"{KEY.name}\n7\n{ROOT}\nother/v1 thing\ntroth-heads/v1 {ROOT}\n"

    assert checkpoint.read(signed(text), KEY).heads == bytes(32)
