"""SHA-256 and its keyed forms, always under a versioned label.

A label (`troth/v1/…`) keeps a value made for one use from being taken for another.
"""

import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from troth.words import Digest


def sha256(data: bytes) -> Digest:
    """Return the SHA-256 of `data` as lower-case hexadecimal."""
    return Digest(hashlib.sha256(data).hexdigest())


def keyed(key: bytes, label: str, data: bytes) -> bytes:
    """Return HMAC-SHA-256 over label ‖ 0 ‖ data: 32 bytes nobody makes without the key."""
    return hmac.digest(key, label.encode() + b"\0" + data, "sha256")


def derive(secret: bytes, *, salt: bytes, label: str) -> bytes:
    """Derive a 32-byte key from a uniformly random secret. Source: RFC 5869 (HKDF-SHA-256)."""
    return HKDF(hashes.SHA256(), length=32, salt=salt, info=label.encode()).derive(secret)


def same(one: bytes, other: bytes) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one, other)
