"""Argon2id: a key from a passphrase that is slow to guess.

Source: RFC 9106, section 4, second recommended option (64 MiB, 3 passes, 4 lanes).
"""

import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16


def stretch(passphrase: str, salt: bytes) -> bytes:
    """Return 32 bytes. The passphrase is brought to NFKC first, and never cut."""
    said = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(said)
