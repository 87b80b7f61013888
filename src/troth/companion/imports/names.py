"""Names what is brought in. The same conversation of the same person has the same name again.

So a file that is brought in twice, or once more after it was cut off, adds only what is not
here yet. A name tells nothing of where it came from to anybody without the file.
"""

import base64
import re
from typing import Final

from troth import clock
from troth.companion import origin
from troth.companion.imports.shape import Conversation, Message
from troth.companion.persona import one_line
from troth.companion.turn import Turn
from troth.crypto.digest import sha256
from troth.words import PersonId

_LABEL: Final = "troth/v1/import"
_IN_PARTS: Final = frozenset({origin.OURS, "sillytavern"})
"""Whose messages may follow one of an earlier part; elsewhere what is not there is no message."""
_PLAIN: Final = re.compile(r"[\x00-\x1f]")


def talk_name(person: PersonId, found: Conversation) -> str:
    """Return the name of the talk that a conversation becomes."""
    if found.service == origin.OURS:
        return found.id
    return f"cnv_{_hashed(person, found.service, found.id)}"


def turn_name(person: PersonId, found: Conversation, message: Message) -> str:
    """Return the name of the turn that a message becomes."""
    return _turn(person, found, message.id)


def turns(person: PersonId, found: Conversation, *, by: str, at: str) -> list[Turn]:
    """Return what is kept of a conversation, in order.

    by: the import. at: when a message was said that has no time, where none before it has one
    either. No time lies after it.
    """
    talk = talk_name(person, found)
    is_part = found.service in _IN_PARTS
    befores = {one.after if is_part else one.id for one in found.messages} - {""}
    before = min(clock.text(found.at), at) if found.at else at
    kept = []
    for one in found.messages:
        before = min(clock.text(one.at), at) if one.at else before
        kept.append(
            Turn(
                text=one.text,
                role=one.role,
                at=before,
                conversation=talk,
                id=_turn(person, found, one.id),
                after=_turn(person, found, one.after) if one.after in befores else "",
                companion=_who(found, one),
                imported=by,
            )
        )
    return kept


def _turn(person: PersonId, found: Conversation, name: str) -> str:
    if found.service == origin.OURS:
        return name
    return f"trn_{_hashed(person, found.service, found.id, name)}"


def _who(found: Conversation, message: Message) -> str:
    if found.service == origin.OURS:
        return message.who
    name = one_line(_PLAIN.sub(" ", message.who)) or origin.SERVICES[found.service]
    return origin.of(found.service, name)


def _hashed(*parts: str) -> str:
    told = "\0".join((_LABEL, *(f"{len(part)}:{part}" for part in parts)))
    digest = bytes.fromhex(sha256(told.encode("utf-8", "surrogatepass")))[:16]
    return base64.b32encode(digest).decode().rstrip("=").lower()
