"""AES-256-GCM with random nonces: the one cipher of the house.

A nonce is never used twice. Nonces come from a pool of the operating system's
randomness, since asking it once for each message costs as much as the cipher.
A forked process must not share the pool, so forking drops it.

Source: NIST SP 800-38D, 8.2.2 (96-bit random nonces, at most 2³² messages a key).
"""

import os
from collections import deque
from struct import Struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["KEY_BYTES", "NONCE_BYTES", "TAG_BYTES", "Aead", "InvalidTag", "nonce"]

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
_AT_ONCE: Final = 4096
_cut = Struct(f"{NONCE_BYTES}s").iter_unpack

_pool: Final = deque[bytes]()
"""Fresh nonces. One that was taken is gone: two threads never take the same."""
_take: Final = _pool.popleft
# A forked process has a copy of our memory: with the same pool it would repeat nonces.
os.register_at_fork(after_in_child=_pool.clear)


def nonce() -> bytes:
    """Return 12 random bytes that no other call returns."""
    while True:
        try:
            return _take()
        except IndexError:
            _pool.extend([one for (one,) in _cut(os.urandom(_AT_ONCE * NONCE_BYTES))])


class Aead:
    """One key, ready for use. Making this object costs more than using it: keep it.

    `encrypt(nonce, clear, context)` and `decrypt(nonce, sealed, context)` are the library's own,
    for the envelope; `decrypt` raises `InvalidTag`. A nonce comes from `nonce()` and from nowhere
    else.
    """

    __slots__ = ("decrypt", "encrypt")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            message = f"a key has {KEY_BYTES} bytes"
            raise ValueError(message)
        gcm = AESGCM(key)
        self.encrypt = gcm.encrypt
        self.decrypt = gcm.decrypt

    def __repr__(self) -> str:
        return "<Aead>"
