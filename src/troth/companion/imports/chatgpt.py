"""Reads a conversation as ChatGPT exports it: a tree of nodes in `mapping`.

An edit or another answer is a branch there, and stays one. What the person never saw (orders,
tools, hidden notes) is left out and counted.
"""

from typing import Final

from troth.companion.imports.knots import Node, in_order
from troth.companion.imports.moments import moment
from troth.companion.imports.shape import (
    Conversation,
    Gathering,
    Left,
    Message,
    Object,
    Odd,
    list_of,
    object_of,
    speaker,
    text_of,
    whole,
)
from troth.words import Json

SERVICE: Final = "chatgpt"
_TEXTS: Final = frozenset({"text", "multimodal_text", "code"})
_THOUGHTS: Final = frozenset({"thoughts", "reasoning_recap"})
_ORDERS: Final = frozenset({"user_editable_context", "model_editable_context"})


def is_one(found: Object) -> bool:
    """Say whether this is a conversation of ChatGPT."""
    return isinstance(found.get("mapping"), dict)


def read(found: Object, where: str) -> Conversation:
    """Read one conversation. Raises Odd if nothing of it can be read."""
    name = text_of(found, "conversation_id") or text_of(found, "id")
    gathering = Gathering(where)
    nodes: dict[str, Node] = {}
    for row, (node_id, node) in enumerate(object_of(found, "mapping").items(), 1):
        parent, message = "", None
        try:
            parent = text_of(whole(node), "parent")
            message = _message(node_id, whole(node).get("message"), gathering)
        except Odd as odd:
            gathering.bad(row, str(odd))
        nodes[node_id] = Node(parent=parent, message=message)
    messages, circles = in_order(nodes, current=text_of(found, "current_node"))
    lost = set(circles)
    for row, node_id in enumerate(nodes, 1):
        if node_id in lost:
            gathering.bad(row, "it follows itself, in a circle.")
    return Conversation(
        service=SERVICE,
        id=name or next(iter(nodes), ""),
        where=where,
        title=text_of(found, "title"),
        at=moment(found.get("create_time")),
        messages=messages,
        left=gathering.left,
        problems=gathering.problems,
    )


def _message(node_id: str, told: Json, gathering: Gathering) -> Message | None:
    if told is None:
        return None
    message = whole(told)
    role, content = text_of(object_of(message, "author"), "role"), whole(message.get("content"))
    why = _why_left(role, message, text_of(content, "content_type"))
    if why is not None:
        gathering.left[why] += 1
        return None
    spoken = speaker(role)
    text = _words(content, gathering)
    if not gathering.fits(text):
        return None
    at = moment(message.get("create_time"))
    return Message(id=node_id, after="", role=spoken, text=text, at=at)


def _why_left(role: str, told: Object, kind: str) -> Left | None:
    if role == "system" or kind in _ORDERS:
        return Left.ORDERS
    if role == "tool" or text_of(told, "recipient") not in {"", "all"}:
        return Left.TOOLS
    if object_of(told, "metadata").get("is_visually_hidden_from_conversation") is True:
        return Left.HIDDEN
    if kind in _THOUGHTS:
        return Left.THOUGHTS
    return None if kind in _TEXTS else Left.TOOLS


def _words(content: Object, gathering: Gathering) -> str:
    words: list[str] = []
    for part in list_of(content, "parts"):
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, dict) and text_of(part, "text"):
            words.append(text_of(part, "text"))  # what was spoken, in writing
        else:
            gathering.left[Left.FILES] += 1
    return "\n".join(words) if words else text_of(content, "text")
