"""The one envelope in which everything is sealed.

Frozen format, version 1:

    01 | key id (8) | nonce (12) | AES-256-GCM ciphertext | tag (16)

The context (additional authenticated data) names the person, the purpose, the
holding and the record, so that a ciphertext moved to another place does not open.
The key id in clear lets a scan find every trace of a key that was destroyed.
"""

from troth.crypto.aead import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Aead, InvalidTag, nonce
from troth.crypto.random import secret
from troth.errors import Damaged
from troth.words import Sealed

FORMAT = b"\x01"
KEY_ID_BYTES = 8
HEADER_BYTES = len(FORMAT) + KEY_ID_BYTES
_BODY = HEADER_BYTES + NONCE_BYTES
OVERHEAD_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES
# The last two: where bytes should lie, a damaged row may hold text or a number.
_UNFIT = (InvalidTag, ValueError, TypeError, AttributeError)
_NO_NAME = "A row holds something else where a name should be. It was changed or damaged."
_NO_NUMBER = "A row holds something else where its number should be. It was changed or damaged."


class Key:
    """A secret with a random name. `header` begins everything sealed with it."""

    __slots__ = ("_decrypt", "_encrypt", "header", "secret")

    def __init__(self, secret_bytes: bytes, key_id: bytes) -> None:
        self.secret = secret_bytes
        self.header = FORMAT + key_id
        aead = Aead(secret_bytes)
        self._encrypt, self._decrypt = aead.encrypt, aead.decrypt

    @classmethod
    def fresh(cls) -> "Key":
        """Make a new random key with a new random name."""
        return cls(secret(KEY_BYTES), secret(KEY_ID_BYTES))

    @property
    def id(self) -> bytes:
        """The 8 random bytes that name this key."""
        return self.header[1:]

    def __repr__(self) -> str:
        return f"<Key {self.id.hex()}>"

    def names(self, sealed: object) -> bool:
        """Say whether an envelope names this key. That alone does not mean that it opens."""
        return isinstance(sealed, bytes) and sealed.startswith(self.header)

    def seal(self, clear: bytes, context: bytes) -> Sealed:
        """Return the envelope around `clear`, 37 bytes longer, bound to `context`."""
        fresh = nonce()
        return Sealed(self.header + fresh + self._encrypt(fresh, clear, context))

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Return what was sealed. Raises Damaged unless key, context and every byte are right."""
        try:
            if not sealed.startswith(self.header):
                message = "A sealed record names another key. It was moved, or its key is gone."
                raise Damaged(message)
            return self._decrypt(sealed[HEADER_BYTES:_BODY], memoryview(sealed)[_BODY:], context)
        except _UNFIT:
            message = "A sealed record fails its check. It was changed, moved or damaged."
            raise Damaged(message) from None


def context(*parts: str, number: int = 0) -> bytes:
    """Encode where a ciphertext belongs: parts joined by zero bytes, then 8 bytes of number.

    Parts are ids and fixed words; none holds a zero byte, so no two lists read the same.
    Raises Damaged for what is no text, or no number of 8 bytes.
    """
    try:
        joined = "\0".join(parts)
    except TypeError:  # a damaged row may hold bytes where a name should lie
        raise Damaged(_NO_NAME) from None
    return joined.encode() + b"\0" + _eight_bytes(number)


def _eight_bytes(number: int) -> bytes:
    try:
        return number.to_bytes(8, "big")
    except (AttributeError, OverflowError):
        raise Damaged(_NO_NUMBER) from None


class _Prefixes(dict[str, bytes]):
    """The context of each holding up to the record's number, made once."""

    def __init__(self, before: bytes) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, holding: str) -> bytes:
        made = self[holding] = self._before + holding.encode() + b"\0"
        return made


class Handle:
    """Opens and seals one person's records of one purpose. Holding it is the permission."""

    __slots__ = ("_open", "_prefixes", "_seal", "generation", "key", "person", "purpose")

    def __init__(self, key: Key, *, person: str, purpose: str, generation: int) -> None:
        self.key = key
        self.person = person
        self.purpose = purpose
        self.generation = generation
        self._open, self._seal = key.open, key.seal
        before = f"troth/v1/vault\0{person}\0{purpose}\0".encode()
        self._prefixes = _Prefixes(before + key.id + b"\0")

    def __repr__(self) -> str:
        return f"<Handle {self.person} {self.purpose}>"

    def seal(self, holding: str, record: int, clear: bytes) -> Sealed:
        """Seal one record of a holding."""
        return self._seal(clear, self._prefixes[holding] + _eight_bytes(record))

    def open(self, holding: str, record: int, sealed: bytes) -> bytes:
        """Open one record of a holding. Raises Damaged."""
        return self._open(sealed, self._prefixes[holding] + _eight_bytes(record))
