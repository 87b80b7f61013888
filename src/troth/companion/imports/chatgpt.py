"""Reads a conversation as ChatGPT exports it: a tree of nodes in `mapping`.

An edit or another answer is a branch there, and stays one. What the person never saw (orders,
tools, hidden notes) is left out and counted. The marks for its own page that stand in an answer,
between letters for private use, say nothing elsewhere: of them the name of a thing stays.
"""

import json
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
_OPENS, _CLOSES, _PARTS = "\ue200", "\ue201", "\ue202"


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
    text = _unmarked(_words(content, gathering))
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


def _unmarked(text: str) -> str:
    """Return a text without the marks of its page: each has a kind, and what it points at."""
    kept: list[str] = []
    at = 0
    while (start := text.find(_OPENS, at)) >= 0 and (end := text.find(_CLOSES, start)) >= 0:
        kept += [text[at:start], _shown(*text[start + 1 : end].partition(_PARTS)[::2])]
        at = end + 1
    return "".join([*kept, text[at:]])


def _shown(kind: str, told: str) -> str:
    """Return what a mark shows: the name of a person, a place or a thing; of others nothing."""
    if kind != "entity":
        return ""
    try:
        found = json.loads(told)
    except (ValueError, RecursionError):
        return ""
    names = found[1:2] if isinstance(found, list) else []
    return names[0] if names and isinstance(names[0], str) else ""
