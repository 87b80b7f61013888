"""A person's whole history, with everything needed to check it without trusting Troth.

What is checked, here and by `verify/troth_verify.py`, which shares no code with this:
the checkpoint is signed; each leaf lies under it and opens to its private part; the
numbers run from 1 without a gap; the chain of them ends in the head that the checkpoint
commits to. The last one means: nothing was left out.
"""

import json
from collections.abc import Iterable, Iterator
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
RECEIPT = "troth.receipt/v1"
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


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
        for _ in _checked(self.chain, self.key, self.checkpoint, self.heads, self.leaves):
            pass

    def export(self) -> bytes:
        """Return it as one JSON file. Frozen format: see docs/reference/ledger-format.md."""
        return b"".join(
            parts(self.chain, self.key, self.checkpoint, heads=self.heads, leaves=self.leaves)
        )


def parts(
    chain: PersonChain,
    key: NoteKey,
    covers: Checkpoint,
    *,
    heads: HeadProof,
    leaves: Iterable[OwnLeaf],
) -> Iterator[bytes]:
    """Yield the file of a history in pieces, one leaf in memory at a time, each checked before.

    Raises Damaged, saying which leaf, unless all of it verifies; what was yielded until
    then is no JSON, since its end is missing.
    """
    yield _beginning(chain, key, covers, heads)
    comma = b""
    for own in _checked(chain, key, covers, heads, leaves):
        yield comma + _written(own)
        comma = b","
    yield b"]}\n"


def receipt(key: NoteKey, covers: Checkpoint, leaves: Iterable[OwnLeaf]) -> bytes:
    """Return some leaves of a person as one file that proves itself, each checked before.

    It shows that they are in the log and what they tell; whether there are more, it does not.
    """
    checkpoint = checkpoints.read(covers.note, key)
    shown = []
    for own in leaves:
        _check_leaf(own, checkpoint)
        shown.append(_members(own))
    document = {
        "checkpoint": covers.note,
        "format": RECEIPT,
        "key": key.vkey(),
        "leaves": shown,
    }
    return f"{_json(document)}\n".encode()


def _checked(
    chain: PersonChain,
    key: NoteKey,
    covers: Checkpoint,
    heads: HeadProof,
    leaves: Iterable[OwnLeaf],
) -> Iterator[OwnLeaf]:
    """Yield each leaf once it is checked. Raises Damaged, at the end if one was left out."""
    checkpoint = checkpoints.read(covers.note, key)
    way = _Way(chain)
    for own in leaves:
        way.step(own.leaf)
        _check_leaf(own, checkpoint)
        yield own
    if not way.leads_to(heads, checkpoint.heads or b""):
        message = "The history is not complete: the signed head is another one."
        raise Damaged(message)


class _Way:
    """Goes along a chain from its start, leaf by leaf."""

    def __init__(self, chain: PersonChain) -> None:
        self._chain = chain
        self._last = -1
        self.seq = 0
        self.head = chain.start()

    def step(self, leaf: Leaf) -> None:
        """Take the next leaf. Raises Damaged unless it is the one that comes next."""
        self.seq += 1
        if leaf.leaf_id != self._chain.leaf_id(self.seq) or leaf.index <= self._last:
            message = f"Leaf {leaf.index} is not number {self.seq} of this person."
            raise Damaged(message)
        self._last = leaf.index
        self.head = next_head(self.head, self.seq, leaf.commitment)

    def leads_to(self, heads: HeadProof, root: bytes) -> bool:
        """Say whether the signed head map has the chain end here."""
        chain_id = self._chain.id
        if not self.seq:
            return heads.shows_none(chain_id, root=root)
        return heads.shows(chain_id, seq=self.seq, head=self.head, root=root)


def follow(chain: PersonChain, leaves: Iterable[Leaf]) -> bytes:
    """Return the head to which these leaves, numbers 1 and on, lead.

    Raises Damaged if a leaf does not have the id that its number asks for, or if they
    do not lie in the log in this order.
    """
    way = _Way(chain)
    for leaf in leaves:
        way.step(leaf)
    return way.head


def must_open(leaf: Leaf, *, opening: bytes, private: bytes) -> None:
    """Raise Damaged unless opening and private part are those that the leaf commits to."""
    if not same(commit(opening, private), leaf.commitment):
        message = f"Leaf {leaf.index} commits to something else than what was kept beside it."
        raise Damaged(message)


def _beginning(chain: PersonChain, key: NoteKey, covers: Checkpoint, heads: HeadProof) -> bytes:
    bucket = [[each.hex(), value.hex()] for each, value in heads.bucket]
    text = _json(
        {
            "format": FORMAT,
            "key": key.vkey(),
            "checkpoint": covers.note,
            "chain": chain.chain.hex(),
            "heads": {"bucket": bucket, "path": [each.hex() for each in heads.path]},
        }
    )
    # Keys are sorted, and `leaves` comes after all of these.
    return f'{text.removesuffix("}")},"leaves":['.encode()


def _written(own: OwnLeaf) -> bytes:
    return _json(_members(own)).encode()


def _members(own: OwnLeaf) -> dict[str, Json]:
    return {
        "body": own.leaf.body().decode(),
        "opening": own.opening.hex(),
        "path": [each.hex() for each in own.path],
        "private": own.private.decode(),
    }


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
