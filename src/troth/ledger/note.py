"""Signed notes: a text, a blank line, and signature lines.

Source: C2SP signed-note (c2sp.org/signed-note), read at commit 5ba5ee8. Only Ed25519
(signature type 0x01). Signatures by keys that we do not know are passed over, as the
source asks; everything else must be exactly as the format says.
"""

import base64
import hashlib
from dataclasses import dataclass

from troth.crypto.sign import Signer, verify
from troth.errors import BadInput, Damaged

MOST_BYTES = 64 * 1024
MOST_SIGNATURES = 16
_ED25519 = b"\x01"
_PUBLIC_BYTES = 32
_SIGNATURE_BYTES = 4 + 64


def encode(data: bytes) -> str:
    """Write bytes in base 64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode()


def decode(text: str) -> bytes:
    """Read what `encode` wrote. Raises ValueError for any other way to write the same bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        message = "this is not base 64"
        raise ValueError(message) from error
    if encode(data) != text:
        message = "base 64 has one way to write these bytes, and this is another"
        raise ValueError(message)
    return data


@dataclass(frozen=True, slots=True)
class NoteKey:
    """The public half of a key that signs notes, and its name."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        odd = (
            not self.name
            or "+" in self.name
            or any(each.isspace() or not each.isprintable() for each in self.name)
        )
        if odd or len(self.public) != _PUBLIC_BYTES:
            message = "A note's key has a name without spaces and plus signs, and 32 bytes."
            raise BadInput(message)

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key)."""
        named = self.name.encode() + b"\n" + _ED25519 + self.public
        return hashlib.sha256(named).digest()[:4]

    def vkey(self) -> str:
        """Write the key as others are given it: name, id and type ‖ key, joined by plus signs."""
        return f"{self.name}+{self.id.hex()}+{encode(_ED25519 + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> "NoteKey":
        """Read what `vkey` writes. Raises BadInput if it is no Ed25519 key or its id is wrong."""
        message = "This is no verifier key. It looks like: name+0123abcd+base64"
        name, _, rest = vkey.partition("+")
        written_id, _, coded = rest.partition("+")
        try:
            material = decode(coded)
        except ValueError as error:
            raise BadInput(message) from error
        if material[:1] != _ED25519:
            raise BadInput(message)
        key = cls(name, material[1:])
        if key.id.hex() != written_id:
            raise BadInput(message)
        return key


def sign(text: str, *, name: str, signer: Signer) -> str:
    """Return the note of `text` with one signature. `text` ends in a newline."""
    if not _is_plain(text) or not text.endswith("\n"):
        message = "A note's text ends in a newline and has no other control characters."
        raise BadInput(message)
    key = NoteKey(name, signer.public)
    return f"{text}\n— {name} {encode(key.id + signer.sign(text.encode()))}\n"


def text_of(note: str, key: NoteKey) -> str:
    """Return the note's text, ending in a newline, if `key` signed it. Raises Damaged if not."""
    cut = note.rfind("\n\n")
    text, signatures = note[: cut + 1], note[cut + 2 :]
    if cut < 0 or len(note) > MOST_BYTES or not _is_plain(note) or not signatures.endswith("\n"):
        message = "A signed note is not in the form of one."
        raise Damaged(message)
    lines = signatures[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        message = "A signed note has more signatures than Troth reads."
        raise Damaged(message)
    ours = [made for made in map(_signature, lines) if made[0] == key.name and made[1] == key.id]
    if not ours or not all(verify(key.public, made[2], text.encode()) for made in ours):
        message = f"A note is not signed by the key {key.name}+{key.id.hex()}, or was changed."
        raise Damaged(message)
    return text


def _signature(line: str) -> tuple[str, bytes, bytes]:
    """Return (name, key id, signature) of one line. Raises Damaged."""
    dash, _, rest = line.partition(" ")
    name, _, coded = rest.partition(" ")
    try:
        signature = decode(coded)
    except ValueError as error:
        message = "A signature line of a note cannot be read."
        raise Damaged(message) from error
    if dash != "—" or not name or "+" in name or len(signature) <= len(b"key!"):
        message = "A signature line of a note cannot be read."
        raise Damaged(message)
    return name, signature[:4], signature[4:]


def _is_plain(text: str) -> bool:
    return not any(each < " " and each != "\n" for each in text)
