import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest

from troth.errors import BadInput
from troth.ledger.chain import PersonChain, Receipt, Step, commit, leaf_id_of, next_head, receipt_id
from troth.ledger.leaf import Event
from troth.words import PersonId, is_id

AT = datetime(2026, 11, 21, 19, 30, 0, 5000, tzinfo=UTC)
CHAIN = PersonChain(PersonId("psn_" + "a" * 26), bytes(range(16)))


def step(**changes):
    """Make a step with some parts changed."""
    parts = {
        "event": Event.USED,
        "at": AT,
        "person": CHAIN.person,
        "purpose": "companion.reply",
        "seq": 3,
        "before": bytes(32),
        "detail": {"b": 1, "a": "é"},
    }
    return Step(**{**parts, **changes})


def test_the_frozen_formulas():
    """Ids and heads are the hashes that the format names, with numbers as 8 bytes."""
    secret, third = CHAIN.chain, (3).to_bytes(8, "big")

    assert CHAIN.id == hashlib.sha256(b"troth/v1/ledger/chain-id\0" + secret).digest()
    assert CHAIN.start() == hashlib.sha256(b"troth/v1/ledger/chain-start\0" + secret).digest()
    assert (
        CHAIN.leaf_id(3)
        == hashlib.sha256(b"troth/v1/ledger/leaf-id\0" + secret + third).digest()[:16]
    )
    assert (
        next_head(b"h" * 32, 3, b"c" * 32)
        == hashlib.sha256(b"troth/v1/ledger/chain\0" + b"h" * 32 + third + b"c" * 32).digest()
    )
    assert (
        commit(b"o" * 32, b"{}")
        == hmac.new(b"o" * 32, b"troth/v1/ledger/commitment\0{}", "sha256").digest()
    )


def test_a_private_part_has_so_many_bytes_and_no_more():
    """64 KiB of them, counted as they are written."""
    room = 64 * 1024 - len(step(detail={"a": ""}).private())

    assert len(step(detail={"a": "é" * (room // 2) + "x" * (room % 2)}).private()) == 64 * 1024
    with pytest.raises(BadInput, match="more than 65536 bytes"):
        step(detail={"a": "x" * (room + 1)}).private()


def test_the_frozen_private_part():
    """The private part has sorted keys, no spaces, and letters as they are."""
    written = step().private().decode()

    assert written == (
        '{"at":"2026-11-21T19:30:00.005Z","before":"' + "00" * 32 + '",'
        '"detail":{"a":"é","b":1},"event":"used","person":"' + CHAIN.person + '",'
        '"purpose":"companion.reply","seq":3}'
    )
    assert json.loads(written)["seq"] == 3


@pytest.mark.parametrize(
    "detail", [{"x": float("nan")}, {"x": "\ud800"}, {"x": object()}, {"x": "y" * 70_000}]
)
def test_what_cannot_be_written_is_refused(detail):
    """A number that JSON lacks, half a letter, a thing, or too much of anything."""
    with pytest.raises(BadInput):
        step(detail=detail).private()


def test_a_chain_secret_has_sixteen_bytes():
    """A shorter secret could be guessed."""
    with pytest.raises(BadInput):
        PersonChain(CHAIN.person, b"short")


def test_a_chain_does_not_show_its_secret():
    """Printing a chain shows whose it is, not what it is."""
    assert CHAIN.chain.hex() not in repr(CHAIN)
    assert repr(CHAIN.chain) not in repr(CHAIN)
    assert "é" not in repr(step())


def test_two_persons_never_share_ids():
    """Another secret gives another chain and other leaf ids."""
    other = PersonChain(CHAIN.person, bytes(16))

    assert other.id != CHAIN.id
    assert other.leaf_id(1) != CHAIN.leaf_id(1)
    assert CHAIN.leaf_id(1) != CHAIN.leaf_id(2)


def test_a_receipt_has_an_id_in_troths_shape():
    """The receipt's id is the leaf id, spelled like every id of Troth."""
    receipt = Receipt(index=4, seq=3, leaf_id=CHAIN.leaf_id(3), head=bytes(32))

    assert is_id(receipt.id, "rcp")


def test_a_receipt_id_leads_back_to_its_leaf():
    """The id that a person holds says which leaf it is of."""
    leaf_id = CHAIN.leaf_id(7)

    assert leaf_id_of(receipt_id(leaf_id)) == leaf_id


@pytest.mark.parametrize("other", ["", "rcp_", "psn_" + "a" * 26, "rcp_" + "A" * 26, "rcp_1"])
def test_what_is_no_receipt_id_leads_to_no_leaf(other):
    """Anything else is the id of nothing."""
    assert leaf_id_of(other) == b""
