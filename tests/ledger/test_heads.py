import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.ledger import heads
from troth.ledger.tree import EMPTY_ROOT, root_of


def chain_id(number, bucket=5):
    """Make up a chain id that lies in a bucket."""
    rest = hashlib.sha256(number.to_bytes(4, "big")).digest()
    return (bucket << 4 | rest[1] & 15).to_bytes(2, "big") + rest[2:]


def head(number):
    """Make up a head."""
    return hashlib.sha256(b"head %d" % number).digest()


ENTRIES = sorted((chain_id(each), heads.value_of(each + 1, head(each))) for each in range(7))
ROOTS = [EMPTY_ROOT] * heads.BUCKETS
ROOTS[5] = heads.bucket_root(ENTRIES)
ROOTS[9] = heads.bucket_root([(chain_id(50, 9), heads.value_of(1, head(50)))])
ROOT = heads.map_root(ROOTS)
PROOF = heads.prove(5, ENTRIES, ROOTS)


def test_a_head_is_shown():
    """The proof shows number and head of every chain in its bucket."""
    for each in range(7):
        assert PROOF.shows(chain_id(each), seq=each + 1, head=head(each), root=ROOT)


def test_an_older_head_is_not_shown():
    """Another number, another head or another map is refused: nothing can be left out."""
    assert not PROOF.shows(chain_id(3), seq=3, head=head(3), root=ROOT)
    assert not PROOF.shows(chain_id(3), seq=4, head=head(2), root=ROOT)
    assert not PROOF.shows(chain_id(3), seq=4, head=head(3), root=bytes(32))


def test_absence_is_shown():
    """A chain that is not in its bucket is shown to have no leaves, and only such a one."""
    assert PROOF.shows_none(chain_id(99), root=ROOT)
    assert not PROOF.shows_none(chain_id(3), root=ROOT)
    assert heads.prove(7, [], ROOTS).shows_none(chain_id(99, 7), root=ROOT)


def test_a_bucket_cannot_be_shown_without_an_entry():
    """Leaving the chain out of the shown bucket does not show its absence."""
    others = tuple(each for each in ENTRIES if each[0] != chain_id(3))

    assert not heads.HeadProof(others, PROOF.path).shows_none(chain_id(3), root=ROOT)


def test_a_proof_of_another_bucket_shows_nothing():
    """A chain's place in the map follows from its id."""
    assert not PROOF.shows_none(chain_id(99, 6), root=ROOT)


def test_two_heads_for_one_chain_are_refused():
    """A signed map that lists a chain twice shows neither of the two."""
    twice = sorted([*ENTRIES, (chain_id(3), heads.value_of(1, head(1)))])
    roots = list(ROOTS)
    roots[5] = heads.bucket_root(twice)
    proof = heads.prove(5, twice, roots)

    root = heads.map_root(roots)
    assert not proof.shows(chain_id(3), seq=4, head=head(3), root=root)


def test_a_bucket_with_an_entry_twice_shows_nothing():
    """Nor does it show the chains beside that entry: such a map is not one of ours."""
    twice = sorted([*ENTRIES, ENTRIES[3]])
    roots = list(ROOTS)
    roots[5] = heads.bucket_root(twice)
    proof, root = heads.prove(5, twice, roots), heads.map_root(roots)

    beside = [each for each in range(7) if chain_id(each) != ENTRIES[3][0]]
    assert len(beside) == 6
    for each in beside:
        assert not proof.shows(chain_id(each), seq=each + 1, head=head(each), root=root)
    assert not proof.shows_none(chain_id(99), root=root)


def test_entries_out_of_order_are_refused():
    """A signed map in another order shows nothing."""
    mixed = [*ENTRIES[1:], ENTRIES[0]]
    roots = list(ROOTS)
    roots[5] = heads.bucket_root(mixed)
    proof = heads.prove(5, mixed, roots)

    assert not proof.shows(chain_id(3), seq=4, head=head(3), root=heads.map_root(roots))


@given(st.integers(0, 6), st.integers(0, 1), st.integers(0, 255))
def test_a_changed_entry_is_refused(place, part, bit):
    """One flipped bit anywhere in a shown bucket spoils the proof."""
    entry = list(ENTRIES[place])
    entry[part] = (int.from_bytes(entry[part], "big") ^ 1 << bit).to_bytes(32, "big")
    bucket = (*ENTRIES[:place], tuple(entry), *ENTRIES[place + 1 :])
    kept = (place + 1) % 7
    shown = next(each for each in range(7) if chain_id(each) == ENTRIES[kept][0])

    proof = heads.HeadProof(bucket, PROOF.path)

    assert not proof.shows(chain_id(shown), seq=shown + 1, head=head(shown), root=ROOT)


@given(st.integers(0, heads.BUCKETS - 1), st.binary(min_size=30, max_size=30), st.integers(0, 15))
def test_the_bounds_of_a_bucket_hold_its_chains(bucket, rest, low_bits):
    """The range that the store is asked for has exactly the chains of the bucket."""
    chain = (bucket << 4 | low_bits).to_bytes(2, "big") + rest

    for each in {bucket, max(bucket - 1, 0), min(bucket + 1, heads.BUCKETS - 1)}:
        low, high = heads.bounds_of(each)
        assert (low <= chain < high) is (heads.bucket_of(chain) == each)


def test_a_map_has_all_its_buckets():
    """A map with a bucket too few has no root."""
    with pytest.raises(ValueError, match="4096"):
        heads.map_root(ROOTS[1:])


@given(st.dictionaries(st.integers(0, heads.BUCKETS - 1), st.integers(0, 2), max_size=9))
def test_what_is_blank_changes_no_root(held):
    """The root of a map with few chains is that of the whole tree over its 4,096 buckets."""
    roots = [EMPTY_ROOT] * heads.BUCKETS
    for bucket, which in held.items():  # blank as the same object, as another, and not blank
        roots[bucket] = [EMPTY_ROOT, bytes(bytearray(EMPTY_ROOT)), b"\7" * 32][which]

    assert heads.map_root(roots) == root_of(roots)
