"""Argon2id: slow to guess, for what people can keep in their heads.

`stretch` makes a key out of a passphrase, `remember` what is kept of one to know it again.

Sources: RFC 9106, section 4, second recommended option (64 MiB, 3 passes, 4 lanes) for a key;
OWASP ASVS 5.0, appendix C (46 MiB, 1 pass, 1 lane) for knowing again, which a server does for
everybody who signs in; C2SP phc-strings for how that is written.
"""

import base64
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from troth.crypto.random import secret

SALT_BYTES = 16
MEMORY_KIB = 46 * 1024
"""What one `remember` or `knows` needs while it runs."""
_HASH_BYTES = 32


def stretch(passphrase: str, salt: bytes) -> bytes:
    """Return 32 bytes. The passphrase is brought to NFKC first, and never cut."""
    said = unicodedata.normalize("NFKC", passphrase).encode()  # noqa: TID251  # never cut
    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(said)


def remember(said: bytes) -> str:
    """Return what to keep of a passphrase, with a fresh salt in it. Needs `MEMORY_KIB`."""
    made = Argon2id(
        salt=secret(SALT_BYTES),
        length=_HASH_BYTES,
        iterations=1,
        lanes=1,
        memory_cost=MEMORY_KIB,
    )
    return made.derive_phc_encoded(said)


def knows(kept: str, said: bytes) -> bool:
    """Say whether `kept` was made from this passphrase. The same work, whatever the answer."""
    try:
        Argon2id.verify_phc_encoded(said, kept)
    except InvalidKey:
        return False
    return True


def of_nobody() -> str:
    """Return what looks as if `remember` had made it, and which no passphrase fits.

    So that somebody who is not here costs the same work as somebody who is.
    """
    salt, hashed = (_base64(secret(size)) for size in (SALT_BYTES, _HASH_BYTES))
    return f"$argon2id$v=19$m={MEMORY_KIB},t=1,p=1${salt}${hashed}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
