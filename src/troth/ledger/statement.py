"""Signed statements: receipts and certificates that a person keeps and checks offline.

    {"statement": "<JSON text>", "signature": "<base64>", "key": "<verifier key>"}

The signature (Ed25519, with the installation's key) is over `troth/v1/statement`, a zero
byte, and the UTF-8 bytes of the text exactly as it stands: nothing has to be brought into a
canonical form to check it. The text is a JSON object whose `format` says what it is.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Final

from troth.crypto.sign import Signer, verify
from troth.errors import Damaged
from troth.ledger.note import NoteKey
from troth.words import Json

_LABEL: Final = b"troth/v1/statement\0"


def sign(body: Mapping[str, Json], *, form: str, origin: str, signer: Signer) -> dict[str, Json]:
    """Return the signed statement. form: what it is, such as `troth.erasure/v1`."""
    text = json.dumps({"format": form, **body}, sort_keys=True, ensure_ascii=False)
    return {
        "key": NoteKey(origin, signer.public).vkey(),
        "signature": base64.b64encode(signer.sign(_LABEL + text.encode())).decode(),
        "statement": text,
    }


def read(statement: Mapping[str, Json], *, form: str, key: NoteKey) -> dict[str, Json]:
    """Return the body of a signed statement. Raises Damaged unless form and signature are right."""
    text, signature = statement.get("statement"), statement.get("signature")
    try:
        raw = base64.b64decode(str(signature), validate=True)
        body = json.loads(str(text))
    except (binascii.Error, ValueError, RecursionError):
        body, raw = None, b""
    signed = verify(key.public, raw, _LABEL + str(text).encode("utf-8", "surrogatepass"))
    if not signed or not isinstance(body, dict) or body.pop("format", None) != form:
        message = "This statement does not verify. It was changed, or another Troth signed it."
        raise Damaged(message)
    return body
