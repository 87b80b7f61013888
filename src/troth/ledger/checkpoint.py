"""Checkpoints: the signed head of the tree, and with it of everyone's chain.

    <origin>
    <size>
    <root, base 64>
    troth-heads/v1 <root of the head map, base 64>

signed as a note by the installation's key. A checkpoint covers every leaf before it,
and through the head map how many leaves each person has: see `heads`.

Source: C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint), read at commit 5ba5ee8. The
fourth line is an extension line as that text allows; other readers pass over it.
"""

import re
from dataclasses import dataclass

from troth.crypto.sign import Signer
from troth.errors import Damaged
from troth.ledger.note import NoteKey, decode, encode, sign, text_of
from troth.ledger.tree import EMPTY_ROOT, HASH_BYTES, MOST_LEAVES

HEADS_LINE = "troth-heads/v1"
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a checkpoint says, and the signed note that says it."""

    origin: str
    size: int
    root: bytes
    heads: bytes | None
    note: str


def make(*, origin: str, size: int, root: bytes, heads: bytes, signer: Signer) -> Checkpoint:
    """Sign a checkpoint. The key's name is the origin."""
    text = f"{origin}\n{size}\n{encode(root)}\n{HEADS_LINE} {encode(heads)}\n"
    note = sign(text, name=origin, signer=signer)
    return Checkpoint(origin=origin, size=size, root=root, heads=heads, note=note)


def read(note: str, key: NoteKey) -> Checkpoint:
    """Check the signature and return what the checkpoint says. Raises Damaged.

    The origin must be the key's name. `heads` is None in another log's checkpoint.
    """
    lines = text_of(note, key)[:-1].split("\n")
    try:
        origin, size, root, *extensions = lines
        parsed = Checkpoint(
            origin=origin,
            size=read_size(size),
            root=_hash(root),
            heads=_heads(extensions),
            note=note,
        )
    except ValueError as error:
        message = "A checkpoint is signed, but its lines are not those of a checkpoint."
        raise Damaged(message) from error
    if origin != key.name or (parsed.size == 0 and parsed.root != EMPTY_ROOT):
        message = f"A checkpoint is not one of the log {key.name}."
        raise Damaged(message)
    return parsed


def read_size(text: str) -> int:
    """Read a size or an index as tlog texts write it. Raises ValueError."""
    if _SIZE.fullmatch(text) is None or int(text) >= MOST_LEAVES:
        message = "this is no size of a tree"
        raise ValueError(message)
    return int(text)


def _heads(extensions: list[str]) -> bytes | None:
    if "" in extensions:
        message = "an extension line is not empty"
        raise ValueError(message)
    found = [line for line in extensions if line.startswith(f"{HEADS_LINE} ")]
    return _hash(found[0].removeprefix(f"{HEADS_LINE} ")) if found else None


def _hash(text: str) -> bytes:
    data = decode(text)
    if len(data) != HASH_BYTES:
        message = "a hash has 32 bytes"
        raise ValueError(message)
    return data
