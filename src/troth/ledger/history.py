"""A person's whole history, with everything needed to check it without trusting Troth.

What is checked, here and by `verify/troth_verify.py`, which shares no code with this:
the checkpoint is signed; each leaf lies under it and opens to its private part; the
numbers run from 1 without a gap; the chain of them ends in the head that the checkpoint
commits to. The last one means: nothing was left out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from troth.crypto.digest import same
from troth.errors import Damaged
from troth.ledger import checkpoint as checkpoints
from troth.ledger.chain import PersonChain, commit, next_head
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.heads import HeadProof
from troth.ledger.leaf import Leaf, parse
from troth.ledger.note import NoteKey
from troth.ledger.tree import includes, leaf_hash
from troth.words import Json

FORMAT = "troth.history/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLeaf:
    """One leaf of a person, opened, with its path to the checkpoint's root."""

    leaf: Leaf
    opening: bytes = field(repr=False)
    private: bytes = field(repr=False)
    path: tuple[bytes, ...] = field(repr=False)

    def told(self) -> dict[str, Json]:
        """Return the private part: at, before, detail, event, person, purpose, seq."""
        # `Step.private` wrote these bytes, and the commitment was checked against them.
        return cast("dict[str, Json]", json.loads(self.private))


@dataclass(frozen=True, slots=True, kw_only=True)
class MyHistory:
    """Every leaf of one person up to a checkpoint."""

    chain: PersonChain
    key: NoteKey
    checkpoint: Checkpoint
    heads: HeadProof
    leaves: tuple[OwnLeaf, ...]

    def check(self) -> None:
        """Raise Damaged, saying which leaf, unless all of it verifies."""
        checkpoint = checkpoints.read(self.checkpoint.note, self.key)
        head = follow(self.chain, [own.leaf for own in self.leaves])
        for own in self.leaves:
            _check_leaf(own, checkpoint)
        root = checkpoint.heads or b""
        proven = (
            self.heads.shows(self.chain.id, seq=len(self.leaves), head=head, root=root)
            if self.leaves
            else self.heads.shows_none(self.chain.id, root=root)
        )
        if not proven:
            message = "The history is not complete: the signed head is another one."
            raise Damaged(message)

    def export(self) -> bytes:
        """Return it as one JSON file. Frozen format: see docs/reference/ledger-format.md."""
        document = {
            "format": FORMAT,
            "key": self.key.vkey(),
            "checkpoint": self.checkpoint.note,
            "chain": self.chain.chain.hex(),
            "heads": {
                "bucket": [[each.hex(), value.hex()] for each, value in self.heads.bucket],
                "path": [each.hex() for each in self.heads.path],
            },
            "leaves": [
                {
                    "body": own.leaf.body().decode(),
                    "opening": own.opening.hex(),
                    "path": [each.hex() for each in own.path],
                    "private": own.private.decode(),
                }
                for own in self.leaves
            ],
        }
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"{text}\n".encode()


def follow(chain: PersonChain, leaves: Sequence[Leaf]) -> bytes:
    """Return the head to which these leaves, numbers 1 and on, lead.

    Raises Damaged if a leaf does not have the id that its number asks for, or if they
    do not lie in the log in this order.
    """
    head = chain.start()
    last = -1
    for seq, leaf in enumerate(leaves, 1):
        if leaf.leaf_id != chain.leaf_id(seq) or leaf.index <= last:
            message = f"Leaf {leaf.index} is not number {seq} of this person."
            raise Damaged(message)
        last = leaf.index
        head = next_head(head, seq, leaf.commitment)
    return head


def must_open(leaf: Leaf, *, opening: bytes, private: bytes) -> None:
    """Raise Damaged unless opening and private part are those that the leaf commits to."""
    if not same(commit(opening, private), leaf.commitment):
        message = f"Leaf {leaf.index} commits to something else than what was kept beside it."
        raise Damaged(message)


def _check_leaf(own: OwnLeaf, checkpoint: Checkpoint) -> None:
    must_open(own.leaf, opening=own.opening, private=own.private)
    body = own.leaf.body()
    parse(body)
    if not includes(
        leaf_hash(body),
        own.leaf.index,
        size=checkpoint.size,
        root=checkpoint.root,
        path=own.path,
    ):
        message = f"Leaf {own.leaf.index} does not lie under the checkpoint."
        raise Damaged(message)
