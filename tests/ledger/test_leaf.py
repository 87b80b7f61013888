import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput, Damaged
from troth.ledger.leaf import Event, Leaf, of_installation, parse, public_of

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
LEAF = Leaf(
    index=12,
    day="2026-11-21",
    event=Event.DISCLOSED,
    leaf_id=bytes(range(16)),
    commitment=bytes(range(32)),
)


def test_the_frozen_format():
    """These bytes are hashed into trees that exist: they must never change."""
    assert LEAF.body() == (
        b"troth.leaf/v1\n12\n2026-11-21\ndisclosed\n000102030405060708090a0b0c0d0e0f\n"
        b"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n\n"
    )


def test_the_names_of_events_are_frozen():
    """Trees that exist hold them: new ones may be added, none may read otherwise."""
    names = (
        "installed registry_changed person_added key_issued key_revoked consent used refused "
        "disclosed closed forgotten shredded rolled exported erased restored locked opened "
        "backed_up signed_in signed_out passphrase_set link_made provider_changed"
    )

    assert [str(event) for event in Event][:24] == names.split()


def test_a_leaf_reads_back():
    """What was written is what is read."""
    assert parse(LEAF.body()) == LEAF


def test_an_installation_leaf_shows_all_of_it():
    """The detail of an event without a person is public, and so is its commitment."""
    made = of_installation(3, Event.REGISTRY_CHANGED, at=AT, detail="digest 0123 · narrowing")

    assert parse(made.body()) == made
    assert made.is_public
    assert made.commitment == hashlib.sha256(made.detail.encode()).digest()
    assert not LEAF.is_public


def test_two_leaves_of_the_same_event_have_different_ids():
    """The id of an installation leaf is random."""
    first, second = (of_installation(0, Event.ROLLED, at=AT, detail="") for _ in range(2))

    assert first.leaf_id != second.leaf_id


def test_the_day_is_that_of_universal_time():
    """A late evening in the west is already the next day."""
    evening = datetime(2026, 11, 21, 22, 0, tzinfo=timezone(-timedelta(hours=8)))

    assert of_installation(0, Event.LOCKED, at=evening, detail="").day == "2026-11-22"


@pytest.mark.parametrize("detail", ["two\nlines", "a\x00zero", "\x1b[31m", "\u2028", "x" * 4097])
def test_a_detail_is_one_short_printable_line(detail):
    """What would break the format, or a terminal, does not get into a leaf."""
    with pytest.raises(BadInput):
        of_installation(0, Event.INSTALLED, at=AT, detail=detail)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"troth.leaf/v1", b"troth.leaf/v2"),
        (b"\n12\n", b"\n012\n"),
        (b"\n12\n", b"\n-1\n"),
        (b"2026-11-21", b"2026-13-21"),
        (b"2026-11-21", b"2026-11-1"),
        (b"disclosed", b"gossiped"),
        (b"0a0b", b"0A0B"),
        (b"1e1f\n\n", b"1e1f\n"),
        (b"1e1f\n\n", b"1e1f\n\n\n"),
        (b"1e1f\n\n", b"1e1f\nanother detail\n"),
        (b"1e1f\n\n", b"1e1f\n\xff\n"),
        (b"\n", b"\r\n"),
    ],
)
def test_a_leaf_in_another_spelling_is_refused(old, new):
    """There is one way to write a leaf."""
    body = LEAF.body().replace(old, new)

    assert body != LEAF.body()
    with pytest.raises(Damaged):
        parse(body)


@given(st.binary(max_size=200))
def test_other_bytes_are_no_leaf(data):
    """Bytes that nobody wrote as a leaf are refused, and nothing else happens."""
    with pytest.raises(Damaged):
        parse(data)


def test_a_public_detail_must_be_the_one_committed_to():
    """A leaf cannot show a detail that its commitment does not cover."""
    made = of_installation(3, Event.INSTALLED, at=AT, detail="key 01")

    with pytest.raises(Damaged):
        parse(made.body().replace(b"key 01", b"key 02"))


def test_the_public_half_alone():
    """What a leaf shows can be read without all its checks."""
    shown = public_of(LEAF.body())

    assert shown == (LEAF.index, LEAF.event, LEAF.leaf_id, LEAF.commitment)


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"\n" * 7, LEAF.body().replace(b"disclosed", b"dreamt")]
)
def test_a_public_half_that_cannot_be_read_is_damage(body):
    """Bytes that are no leaf show nothing."""
    with pytest.raises(Damaged):
        public_of(body)
