"""The head map: for every chain, how many leaves it has and where it stands.

Each checkpoint commits to it. That is what makes a person's history *complete*: leaves
that are shown can be proved by the tree alone, but that none is missing follows only
from a signed head that all of them together lead to.

Chains are sorted by chain id into 4,096 buckets by its first 12 bits.

    value       = SHA-256("troth/v1/ledger/head-value" ‖ 0 ‖ seq, 8 bytes ‖ head)
    entry hash  = SHA-256(0x00 ‖ "troth/v1/ledger/head-entry" ‖ 0 ‖ chain id ‖ value)
    bucket root = root of the RFC 6962 tree over its entry hashes, by rising chain id
    map root    = root of the RFC 6962 tree whose 4,096 leaf hashes are the bucket roots

A proof shows a whole bucket as (chain id, value) and the 12 hashes above it. A path to
one entry would not do: it cannot rule out a second entry for the same chain, or say
that there is none. The others' values tell nothing, for nobody can guess a head.
"""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from troth.ledger.tree import (
    EMPTY_ROOT,
    HASH_BYTES,
    includes,
    inclusion_path,
    leaf_hash,
    levels_of,
    node_hash,
    root_of,
)

BUCKETS = 4096
_PREFIX_BITS = 12
_VALUE = b"troth/v1/ledger/head-value\0"
_ENTRY = b"troth/v1/ledger/head-entry\0"

Entry = tuple[bytes, bytes]
"""A chain id and the value of its head."""


def bucket_of(chain_id: bytes) -> int:
    """Return the bucket of a chain: the first 12 bits of its id."""
    return int.from_bytes(chain_id[:2], "big") >> (16 - _PREFIX_BITS)


def bounds_of(bucket: int) -> tuple[bytes, bytes]:
    """Return `low` and `high` so that a bucket's chain ids are those with low ≤ id < high."""
    low, high = bucket << (16 - _PREFIX_BITS), (bucket + 1) << (16 - _PREFIX_BITS)
    last = bucket == BUCKETS - 1
    return low.to_bytes(2, "big"), b"\xff" * (HASH_BYTES + 1) if last else high.to_bytes(2, "big")


def value_of(seq: int, head: bytes) -> bytes:
    """Return what an entry says of a chain: a hash, so that the count stays private."""
    return hashlib.sha256(_VALUE + seq.to_bytes(8, "big") + head).digest()


def bucket_root(entries: Iterable[Entry]) -> bytes:
    """Return the root of one bucket. The entries come by rising chain id."""
    return root_of(leaf_hash(_ENTRY + chain_id + value) for chain_id, value in entries)


def map_root(bucket_roots: Sequence[bytes]) -> bytes:
    """Return the root of the map over its 4,096 bucket roots."""
    if len(bucket_roots) != BUCKETS:
        message = f"a head map has {BUCKETS} buckets"
        raise ValueError(message)
    level, blank = bucket_roots, EMPTY_ROOT
    while len(level) > 1:  # few buckets hold a chain on a small place: what is blank is known
        above = node_hash(blank, blank)
        pairs = iter(level)
        level = [
            above if left is blank and right is blank else node_hash(left, right)
            for left, right in zip(pairs, pairs, strict=True)
        ]
        blank = above
    return level[0]


@dataclass(frozen=True, slots=True)
class HeadProof:
    """One whole bucket, and the path from its root to the root of the map."""

    bucket: tuple[Entry, ...]
    path: tuple[bytes, ...]

    def shows(self, chain_id: bytes, *, seq: int, head: bytes, root: bytes) -> bool:
        """Say whether under this map root the chain has exactly `seq` leaves and this head."""
        found = [value for listed, value in self.bucket if listed == chain_id]
        return found == [value_of(seq, head)] and self._fits(chain_id, root)

    def shows_none(self, chain_id: bytes, *, root: bytes) -> bool:
        """Say whether under this map root the chain has no leaves at all."""
        listed = {each for each, _ in self.bucket}
        return chain_id not in listed and self._fits(chain_id, root)

    def _fits(self, chain_id: bytes, root: bytes) -> bool:
        place = bucket_of(chain_id)
        ids = [each for each, _ in self.bucket]
        rising = all(one < other for one, other in itertools.pairwise(ids))
        sized = all(len(each) == HASH_BYTES for entry in self.bucket for each in entry)
        if not (rising and sized and all(bucket_of(each) == place for each in ids)):
            return False
        bucket = bucket_root(self.bucket)
        return includes(bucket, place, size=BUCKETS, root=root, path=self.path)


def prove(bucket: int, entries: Iterable[Entry], bucket_roots: Sequence[bytes]) -> HeadProof:
    """Return the proof that shows one bucket, given all bucket roots."""
    levels = levels_of(bucket_roots)
    path = inclusion_path(bucket, BUCKETS, lambda height, index: levels[height][index])
    return HeadProof(tuple(entries), tuple(path))
