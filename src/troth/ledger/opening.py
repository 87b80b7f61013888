"""The sealed row beside a person's leaf: opening ‖ private part, under the person's key.

Frozen format of the column, version 1:

    vault envelope around (opening, 32 bytes ‖ private part) | check (8)
    check = SHA-256("troth/v1/ledger/opening" ‖ 0 ‖ person ‖ 0 ‖ seq ‖ envelope), 8 bytes of it

with seq as 8 bytes, big-endian. The check keeps no secret and needs no key. It lets
`troth ledger verify` find a damaged row of a person whose key is not at hand. Only
opening the row shows that it is genuine.
"""

import hashlib

from troth.errors import Damaged
from troth.ledger.chain import OPENING_BYTES
from troth.vault.envelope import Handle
from troth.words import Sealed

HOLDING = "ledger"
_CHECK_BYTES = 8
_LABEL = b"troth/v1/ledger/opening\0"


def close(handle: Handle, seq: int, *, opening: bytes, private: bytes) -> bytes:
    """Return the column's bytes for leaf number `seq` of the handle's person."""
    sealed = handle.seal(HOLDING, seq, opening + private)
    return sealed + _check(handle.person, seq, sealed)


def reveal(handle: Handle, seq: int, stored: bytes) -> tuple[bytes, bytes]:
    """Return (opening, private part). Raises Damaged."""
    if not is_intact(handle.person, seq, stored):
        message = f"Row {seq} beside the ledger is damaged, or was moved here."
        raise Damaged(message)
    clear = handle.open(HOLDING, seq, Sealed(stored[:-_CHECK_BYTES]))
    return clear[:OPENING_BYTES], clear[OPENING_BYTES:]


def private_part(handle: Handle, seq: int, stored: bytes) -> bytes:
    """Return the private part alone; what lies behind the envelope is not looked at."""
    return handle.open(HOLDING, seq, Sealed(stored[:-_CHECK_BYTES]))[OPENING_BYTES:]


def is_intact(person: str, seq: int, stored: bytes) -> bool:
    """Say whether the column's bytes are as they were written, for this person and number."""
    sealed, check = stored[:-_CHECK_BYTES], stored[-_CHECK_BYTES:]
    return check == _check(person, seq, sealed)


def _check(person: str, seq: int, sealed: bytes) -> bytes:
    named = _LABEL + person.encode() + b"\0" + seq.to_bytes(8, "big") + sealed
    return hashlib.sha256(named).digest()[:_CHECK_BYTES]
