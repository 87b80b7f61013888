"""Says of an archive of Troth's own whether it is whole, and who signed it.

Every file is compared with the list of digests, that list with the signed statement, and the
statement with the key that it names. What is missing, changed, doubled or added is named. Only a
whole archive can bring in more than its talks; what cannot be checked counts as changed.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from troth.companion.imports.shape import MOST_UNPACKED
from troth.companion.imports.whole import Whole
from troth.errors import BadInput, Damaged
from troth.ledger import statement
from troth.ledger.note import NoteKey
from troth.words import Json, PersonId

FORM: Final = "troth.archive/v1"
"""The form of the statement that is signed over all files."""
SUMS: Final = "SHA256SUMS"
SIGNED: Final = "signed.json"
MOST_NAMED: Final = 20
"""How many changed files are named; the others are counted."""
_MOST_STATEMENT: Final = 64 * 1024
_MOST_SUMS: Final = 16 * 1024 * 1024
_PIECE: Final = 1 << 20
_SUM: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_PLAIN: Final = re.compile(r"[A-Za-z0-9._:/-]{1,80}")
_NO_STATEMENT: Final = "This is no signed statement."
_STRANGE: Final = "a file with a strange name"
_BESIDE: Final = "files beside the archive"


class Seal(StrEnum):
    """What is known of an archive: whole and signed here, whole and signed elsewhere, changed."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What came of the check.

    key: the name and the id of the key that signed it; empty: none did that can be named.
    person: whose archive it is, by their id there; made: when it was made. Both are empty unless
    the signature is right. changed: the first files that are not as they were signed; count: how
    many there are.
    """

    seal: Seal
    key: str = ""
    person: str = ""
    made: str = ""
    changed: Sequence[str] = ()
    count: int = 0

    @property
    def is_whole(self) -> bool:
        """Say whether each file is as it was signed."""
        return self.seal is not Seal.CHANGED


def said(one: Signature, person: PersonId) -> str:
    """Say in a sentence what came of the check. person: who brings it in."""
    match one.seal:
        case Seal.HERE:
            other = "" if one.person == person else ", for another account than yours"
            return f"This archive is whole, and this Troth signed it{other} ({one.key})."
        case Seal.ELSEWHERE:
            return (
                f"This archive is whole. Another Troth signed it, with the key {one.key}. Compare "
                "that with the key that you know it by: anybody can make one."
            )
        case Seal.CHANGED:
            return (
                f"This archive is not as Troth signed it: {one.count:,} of its files "
                f"{'is' if one.count == 1 else 'are'} changed, missing or added. Only its talks "
                "can come in, and only if you say so."
            )


def check(found: Whole, *, key: NoteKey | None) -> Signature:
    """Check an archive. key: this Troth's own; None: then nothing counts as signed here."""
    for name in (SIGNED, SUMS):
        if name not in found.names:
            return _changed([name])
    try:
        signer, body = _statement(_read(found, SIGNED, _MOST_STATEMENT))
    except (BadInput, Damaged, ValueError, RecursionError):
        return _changed([SIGNED])
    sums = _read(found, SUMS, _MOST_SUMS)
    if hashlib.sha256(sums).hexdigest() != body.get("sha256sums"):
        return _changed([SUMS], key=signer)
    changed = _differing(found, sums.decode("utf-8", "replace"))
    if changed:
        return _changed(changed, key=signer)
    is_here = key is not None and (signer.name, signer.public) == (key.name, key.public)
    return Signature(
        seal=Seal.HERE if is_here else Seal.ELSEWHERE,
        key=_named(signer),
        person=_plain(body, "person"),
        made=_plain(body, "made"),
    )


def _plain(body: Mapping[str, Json], name: str) -> str:
    """Return a member that is a plain text; empty if it is anything else."""
    told = body.get(name)
    return told if isinstance(told, str) and _PLAIN.fullmatch(told) else ""


def _statement(data: bytes) -> tuple[NoteKey, dict[str, Json]]:
    told = json.loads(data)
    if not isinstance(told, dict):
        raise BadInput(_NO_STATEMENT)
    key = NoteKey.parse(str(told.get("key", "")))
    return key, statement.read(told, form=FORM, key=key)


def _differing(found: Whole, sums: str) -> list[str]:
    """Return the names of the files that are not as they stand in the list."""
    listed = {one[2]: one[1] for one in map(_SUM.fullmatch, sums.splitlines()) if one}
    changed = [*found.twice]
    changed += sorted(found.names - listed.keys() - {SIGNED, SUMS})
    if found.strange:
        changed.append(_BESIDE)
    if found.size > MOST_UNPACKED:
        message = (
            f"An archive of more than {MOST_UNPACKED // 2**20:,} MB cannot be checked here, and "
            "what is not checked is not brought in. Unpack it, and bring in talks.jsonl from it."
        )
        raise BadInput(message, param="file")
    left = MOST_UNPACKED
    for name, digest in listed.items():
        if name in found.names:
            told, taken = _digest(found, name, left)
            left -= taken
        else:
            told = ""
        if told != digest:
            changed.append(name)
    return list(dict.fromkeys(changed))


def _digest(found: Whole, name: str, most: int) -> tuple[str, int]:
    digest, taken = hashlib.sha256(), 0
    with found.opened(name, most=most) as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
            taken += len(piece)
    return digest.hexdigest(), taken


def _read(found: Whole, name: str, most: int) -> bytes:
    with found.opened(name, most=most + 1) as opened:
        return opened.read()


def _changed(names: Sequence[str], *, key: NoteKey | None = None) -> Signature:
    told = [name if _PLAIN.fullmatch(name) or name == _BESIDE else _STRANGE for name in names]
    return Signature(
        seal=Seal.CHANGED,
        key=_named(key) if key else "",
        changed=told[:MOST_NAMED],
        count=len(names),
    )


def _named(key: NoteKey) -> str:
    """Name a key as it stands in a README, without its long part."""
    name = key.name if _PLAIN.fullmatch(key.name) else ""
    return f"{name}+{key.id.hex()}".lstrip("+")
