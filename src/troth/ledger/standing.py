"""Where every chain stands, as stored: heads in buckets, and which buckets have moved.

A bucket's root is computed when a checkpoint wants it. Until then its row says DIRTY,
written in the transaction of the leaf: so no crash and no other process can lose it. A
bucket without a row never held a chain.
"""

from troth.errors import Damaged
from troth.ledger import heads, rows
from troth.ledger.heads import BUCKETS, Entry, HeadProof
from troth.ledger.tree import EMPTY_ROOT
from troth.store.sqlite import Unit


def move(unit: Unit, chain_id: bytes, *, seq: int, head: bytes, root: bytes | None) -> None:
    """Write a chain's new head and mark its bucket. `root`: what the bucket's row says."""
    rows.set_head(unit, chain_id, seq, head)
    if root != rows.DIRTY:
        rows.set_bucket(unit, heads.bucket_of(chain_id), rows.DIRTY, new=root is None)


def map_root(unit: Unit) -> bytes:
    """Return the root of the head map, after computing again what is marked."""
    return heads.map_root(_roots(unit))


def prove(unit: Unit, chain_id: bytes) -> HeadProof:
    """Return the proof of one chain's head under the present map root."""
    bucket = heads.bucket_of(chain_id)
    return heads.prove(bucket, entries(unit, bucket), _roots(unit))


def entries(unit: Unit, bucket: int) -> list[Entry]:
    """Return what a bucket holds, by rising chain id."""
    return [each.entry() for each in rows.heads_of_bucket(unit.rows, bucket)]


def _roots(unit: Unit) -> list[bytes]:
    roots = [EMPTY_ROOT] * BUCKETS
    for bucket, stored in rows.buckets(unit.rows).items():
        if bucket >= BUCKETS:
            message = f"The ledger has a bucket {bucket}. Look: troth ledger verify"
            raise Damaged(message)
        roots[bucket] = stored if stored != rows.DIRTY else _compute(unit, bucket)
    return roots


def _compute(unit: Unit, bucket: int) -> bytes:
    root = heads.bucket_root(entries(unit, bucket))
    rows.set_bucket(unit, bucket, root)
    return root
