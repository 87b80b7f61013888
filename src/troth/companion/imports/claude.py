"""Reads a conversation as Claude exports it: a list of messages, some with the one before them."""

from collections.abc import Sequence
from typing import Final

from troth.companion.imports.knots import Node, in_a_row, in_order
from troth.companion.imports.moments import moment
from troth.companion.imports.shape import (
    Conversation,
    Gathering,
    Left,
    Message,
    Object,
    Odd,
    list_of,
    text_of,
)
from troth.companion.turn import Speaker
from troth.words import Json

SERVICE: Final = "claude"
_SPEAKERS: Final[dict[str, Speaker]] = {"human": "user", "assistant": "assistant"}
_OTHER: Final = {"thinking": Left.THOUGHTS, "redacted_thinking": Left.THOUGHTS, "image": Left.FILES}


def is_one(found: Object) -> bool:
    """Say whether this is a conversation of Claude."""
    return isinstance(found.get("chat_messages"), list)


def read(found: Object, where: str) -> Conversation:
    """Read one conversation."""
    gathering = Gathering(where)
    nodes: dict[str, Node] = {}
    is_tree = False
    for row, told in enumerate(list_of(found, "chat_messages"), 1):
        if not isinstance(told, dict):
            gathering.bad(row, "it is not written as a message is.")
            continue
        name = text_of(told, "uuid") or f"row {row}"
        if name in nodes:
            gathering.bad(row, "it has the name of another message.")
            continue
        message = None
        try:
            message = _message(name, told, gathering)
        except Odd as odd:
            gathering.bad(row, str(odd))
        parent = text_of(told, "parent_message_uuid")
        is_tree |= bool(parent)
        nodes[name] = Node(parent=parent, message=message)
    if is_tree:
        messages, circles = in_order(nodes, current=text_of(found, "current_leaf_message_uuid"))
        if circles:
            gathering.bad("some messages", f"{len(circles)} follow themselves, in a circle.")
    else:
        messages = in_a_row([one.message for one in nodes.values() if one.message is not None])
    return Conversation(
        service=SERVICE,
        id=text_of(found, "uuid") or next(iter(nodes), ""),
        where=where,
        title=text_of(found, "name"),
        at=moment(found.get("created_at")),
        messages=messages,
        left=gathering.left,
        problems=gathering.problems,
    )


def _message(name: str, told: Object, gathering: Gathering) -> Message | None:
    role = _SPEAKERS.get(text_of(told, "sender"))
    if role is None:
        message = "it does not say who spoke."
        raise Odd(message)
    files = len(list_of(told, "attachments")) + len(list_of(told, "files"))
    if files:
        gathering.left[Left.FILES] += files
    text = _words(list_of(told, "content"), gathering) or text_of(told, "text")
    if not gathering.fits(text):
        return None
    return Message(id=name, after="", role=role, text=text, at=moment(told.get("created_at")))


def _words(content: Sequence[Json], gathering: Gathering) -> str:
    words: list[str] = []
    for part in content:
        kind = text_of(part, "type") if isinstance(part, dict) else ""
        if isinstance(part, dict) and kind == "text":
            words.append(text_of(part, "text"))
        else:
            gathering.left[_OTHER.get(kind, Left.TOOLS)] += 1
    return "\n".join(one for one in words if one.strip())
