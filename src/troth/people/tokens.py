"""Tokens: secrets that are shown once and kept as a hash only.

A token reads prefix + 52 letters (32 random bytes in base 32) + 7 letters of checksum, so that
secret scanners find a leaked one and a typo is told from a wrong token. Its hash is a plain
SHA-256: the token has 256 random bits, which no hash, however slow, protects better.
"""

import base64
import hashlib
import zlib

from troth.crypto.random import secret

_SECRET_LETTERS = 52
_CHECK_LETTERS = 7


def fresh(prefix: str) -> str:
    """Make a new token."""
    return holding(secret(32), prefix)


def holding(data: bytes, prefix: str) -> str:
    """Write 32 bytes as a token."""
    letters = _base32(data)
    return prefix + letters + checksum(letters)


def held(token: str, prefix: str) -> bytes:
    """Return the 32 bytes of a token that `is_shaped`."""
    letters = token[len(prefix) : -_CHECK_LETTERS].upper()
    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def is_shaped(text: str, prefix: str) -> bool:
    """Say whether `text` has the shape of a token with this prefix, checksum included."""
    size = len(prefix) + _SECRET_LETTERS + _CHECK_LETTERS
    if len(text) != size or not text.isascii() or not text.startswith(prefix):
        return False
    letters = text[len(prefix) : -_CHECK_LETTERS]
    return checksum(letters) == text[-_CHECK_LETTERS:]


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).digest()


def checksum(letters: str) -> str:
    """Return 7 letters that a typo does not fit."""
    return _base32(zlib.crc32(letters.encode()).to_bytes(4, "big"))


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()
