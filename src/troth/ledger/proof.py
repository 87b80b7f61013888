"""Proofs as texts that stand alone: one leaf is in the log; the log only grew.

An inclusion proof has the form of C2SP tlog-proof, a consistency proof that of a
request to a witness (C2SP tlog-witness, `add-checkpoint`): what Troth writes here, any
reader of those formats can check, and any such witness can be sent.

Source: c2sp.org/tlog-proof and c2sp.org/tlog-witness, read at commit 5ba5ee8.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from troth.errors import Damaged
from troth.ledger.checkpoint import Checkpoint, read, read_size
from troth.ledger.note import MOST_BYTES, NoteKey, decode, encode
from troth.ledger.tree import HASH_BYTES, grew, includes, leaf_hash

INCLUSION_LABEL = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """One leaf's place under a checkpoint, checked."""

    index: int
    checkpoint: Checkpoint


def write_inclusion(index: int, path: Sequence[bytes], checkpoint: Checkpoint) -> str:
    """Return a tlog-proof text for the leaf with this number."""
    hashes = "".join(f"{encode(each)}\n" for each in path)
    return f"{INCLUSION_LABEL}\nindex {index}\n{hashes}\n{checkpoint.note}"


def check_inclusion(text: str, *, leaf: bytes, key: NoteKey) -> Inclusion:
    """Check a tlog-proof text for the bytes of a leaf. Raises Damaged if it proves nothing."""
    label, _, rest = text.partition("\n")
    if label != INCLUSION_LABEL:
        message = f"A proof begins with the line {INCLUSION_LABEL}."
        raise Damaged(message)
    if rest.startswith("extra "):
        _, _, rest = rest.partition("\n")
    index, path, note = _parts(rest, "index")
    checkpoint = read(note, key)
    if not includes(leaf_hash(leaf), index, size=checkpoint.size, root=checkpoint.root, path=path):
        message = f"The proof does not show this leaf as number {index} of the log."
        raise Damaged(message)
    return Inclusion(index=index, checkpoint=checkpoint)


def write_consistency(old: int, path: Sequence[bytes], checkpoint: Checkpoint) -> str:
    """Return the text that shows a witness how the log grew since the size `old`."""
    hashes = "".join(f"{encode(each)}\n" for each in path)
    return f"old {old}\n{hashes}\n{checkpoint.note}"


def check_consistency(text: str, *, old: Checkpoint, key: NoteKey) -> Checkpoint:
    """Check that the log only grew since `old`, and return the newer checkpoint.

    Raises Damaged if the text does not show that.
    """
    size, path, note = _parts(text, "old")
    new = read(note, key)
    began = old.size == 0 and not path and new.origin == old.origin
    follows = new.origin == old.origin and grew(
        (old.size, old.root), (new.size, new.root), path=path
    )
    if size != old.size or not (began or follows):
        message = "The proof does not show that the log only grew. It may have been changed."
        raise Damaged(message)
    return new


def _parts(text: str, word: str) -> tuple[int, list[bytes], str]:
    """Return the number behind `word`, the hashes, and the note. Raises Damaged."""
    head, _, note = text.partition("\n\n")
    first, *coded = head.split("\n")
    said, _, number = first.partition(" ")
    try:
        path = [decode(each) for each in coded]
        found = read_size(number)
    except ValueError as error:
        message = "A proof cannot be read."
        raise Damaged(message) from error
    sized = len(text) <= 2 * MOST_BYTES and all(len(each) == HASH_BYTES for each in path)
    if said != word or not sized or len(path) > MOST_HASHES:
        message = "A proof is not in its format."
        raise Damaged(message)
    return found, path, note
