"""One person's chain of leaves: numbered without a gap, each number fixed by all before it.

Every person has a chain secret: 16 random bytes beside their key. From it come

    leaf id k = SHA-256("troth/v1/ledger/leaf-id"     ‖ 0 ‖ secret ‖ k), the first 16 bytes
    chain id  = SHA-256("troth/v1/ledger/chain-id"    ‖ 0 ‖ secret)
    head 0    = SHA-256("troth/v1/ledger/chain-start" ‖ 0 ‖ secret)
    head k    = SHA-256("troth/v1/ledger/chain"       ‖ 0 ‖ head k-1 ‖ k ‖ commitment k)

with k as 8 bytes, big-endian. Without the secret nobody can tell which leaves belong
together, nor whose they are. When a person is erased the secret goes with them. The
start comes from the secret too: were it a constant, anybody could try which leaf's
commitment gives a known head.

The *private part* of a leaf is JSON with sorted keys and no spaces. The leaf commits to
it by HMAC-SHA-256 under an *opening* of 32 random bytes, so a short list of possible
private parts cannot be tried out. Frozen format, version 1.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from troth.clock import text as time_text
from troth.crypto.digest import keyed
from troth.errors import BadInput
from troth.ledger.leaf import ID_BYTES, Event
from troth.words import Json, PersonId, is_id

SECRET_BYTES = 16
OPENING_BYTES = 32
MOST_PRIVATE_BYTES = 64 * 1024
COMMITMENT_LABEL = "troth/v1/ledger/commitment"
_LEAF_ID = b"troth/v1/ledger/leaf-id\0"
_CHAIN_ID = b"troth/v1/ledger/chain-id\0"
_CHAIN_START = b"troth/v1/ledger/chain-start\0"
_CHAIN = b"troth/v1/ledger/chain\0"

_write = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


@dataclass(frozen=True, slots=True)
class PersonChain:
    """A person and their chain secret (`chain`, 16 random bytes)."""

    person: PersonId
    chain: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.chain) != SECRET_BYTES:
            message = f"A chain secret has {SECRET_BYTES} bytes."
            raise BadInput(message)

    @property
    def id(self) -> bytes:
        """The chain's key in the head map."""
        return hashlib.sha256(_CHAIN_ID + self.chain).digest()

    def start(self) -> bytes:
        """Return head 0, before any leaf."""
        return hashlib.sha256(_CHAIN_START + self.chain).digest()

    def leaf_id(self, seq: int) -> bytes:
        """Return the public id of this person's leaf number `seq` (the first is 1)."""
        numbered = _LEAF_ID + self.chain + seq.to_bytes(8, "big")
        return hashlib.sha256(numbered).digest()[:ID_BYTES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where an event of a person was recorded. Keep it: it finds the leaf again."""

    index: int
    seq: int
    leaf_id: bytes
    head: bytes

    @property
    def id(self) -> str:
        """The leaf id in the shape of Troth's ids."""
        return receipt_id(self.leaf_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event of a person, as their chain sees it."""

    event: Event
    at: datetime
    person: PersonId
    purpose: str
    seq: int
    before: bytes
    detail: Mapping[str, Json] = field(repr=False)

    def private(self) -> bytes:
        """Return the private part's bytes. Raises BadInput if they cannot be written."""
        parts = {
            "at": time_text(self.at),
            "before": self.before.hex(),
            "detail": self.detail,
            "event": self.event.value,
            "person": self.person,
            "purpose": self.purpose,
            "seq": self.seq,
        }
        try:
            written = _write(parts).encode()
        except (TypeError, ValueError, RecursionError) as error:
            message = "The private part of a leaf is not JSON."
            raise BadInput(message) from error
        if len(written) > MOST_PRIVATE_BYTES:
            message = f"The private part of a leaf has more than {MOST_PRIVATE_BYTES} bytes."
            raise BadInput(message)
        return written


def receipt_id(leaf_id: bytes) -> str:
    """Write a leaf id in the shape of Troth's ids, as a receipt names it."""
    return "rcp_" + base64.b32encode(leaf_id).decode().rstrip("=").lower()


def leaf_id_of(receipt: str) -> bytes:
    """Read what `receipt_id` wrote; empty if it is nothing of the kind."""
    if not is_id(receipt, "rcp"):
        return b""
    return base64.b32decode(receipt.removeprefix("rcp_").upper() + "======")


def commit(opening: bytes, private: bytes) -> bytes:
    """Return the hiding commitment to a private part."""
    return keyed(opening, COMMITMENT_LABEL, private)


def next_head(head: bytes, seq: int, commitment: bytes) -> bytes:
    """Return the head after leaf number `seq`."""
    return hashlib.sha256(_CHAIN + head + seq.to_bytes(8, "big") + commitment).digest()
