import pytest

from troth.errors import Damaged
from troth.ledger import heads, rows, standing
from troth.store import schema
from troth.store.statements import insert, update


def test_only_marked_buckets_are_computed_again(desk):
    """A bucket's stored root is taken as it is until a leaf marks it."""
    anna, ben = desk.person(), desk.person()
    desk.record(anna)
    desk.record(ben)
    desk.ledger.checkpoint()
    bucket = heads.bucket_of(anna.chain.id)
    other = update(schema.ledger_bucket).where(schema.ledger_bucket.c.bucket == bucket)
    desk.store.write(lambda unit: unit.run(other.values(root=bytes(32))))

    desk.record(ben)
    desk.store.write(standing.map_root)
    stale = rows.buckets(desk.store.read)[bucket]
    desk.record(anna)
    desk.store.write(standing.map_root)

    assert stale == bytes(32)
    assert rows.buckets(desk.store.read)[bucket] != bytes(32)


def test_a_leaf_marks_its_bucket_once(desk):
    """The mark is set with the first leaf after a checkpoint, and goes with the next one."""
    anna = desk.person()
    bucket = heads.bucket_of(anna.chain.id)
    marks = []
    for _ in range(2):
        desk.record(anna, times=2)
        marks.append(rows.buckets(desk.store.read)[bucket])
        desk.ledger.checkpoint()
        marks.append(rows.buckets(desk.store.read)[bucket])

    assert marks[0] == marks[2] == rows.DIRTY
    assert rows.DIRTY not in {marks[1], marks[3]}
    assert marks[1] != marks[3]


def test_the_proof_fits_the_map(desk):
    """Number and head of each chain are shown under the root of the same moment."""
    people = [desk.person(bucket=each) for each in (7, 7, 7, 8, 4095)]
    receipts = [desk.record(each, times=number + 1) for number, each in enumerate(people)]

    root = desk.store.write(standing.map_root)

    for each, receipt in zip(people, receipts, strict=True):
        shown = desk.store.write(lambda unit, each=each: standing.prove(unit, each.chain.id))
        assert shown.shows(each.chain.id, seq=receipt.seq, head=receipt.head, root=root)


def test_a_bucket_that_cannot_be_is_damage(desk):
    """A row for a bucket beyond the last one is refused."""
    row = {"bucket": heads.BUCKETS, "root": b""}
    desk.store.write(lambda unit: unit.run(insert(schema.ledger_bucket), row))

    with pytest.raises(Damaged, match="bucket 4096"):
        desk.store.write(standing.map_root)
