"""Reads a chat as Open WebUI exports it: a tree in `chat.history`, or only a list.

It writes a model's notes to itself, and its calls of tools, into the words of an answer, folded
away in `<details>`. They are left out, as they are of every service, and counted.
"""

import re
from collections.abc import Iterable
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
    object_of,
    speaker,
    text_of,
    whole,
)
from troth.words import Json

SERVICE: Final = "open-webui"
_ASIDE: Final = re.compile(
    r'<details type="(?P<kind>reasoning|tool_calls|code_interpreter)"|\A\s*(?P<think><think>)'
)


def is_one(found: Object) -> bool:
    """Say whether this is a chat of Open WebUI, as it stands in a list or by itself."""
    chat = object_of(found, "chat") or found
    return bool(_tree(chat)) or (isinstance(chat.get("messages"), list) and "models" in chat)


def read(found: Object, where: str) -> Conversation:
    """Read one chat."""
    chat = object_of(found, "chat") or found
    gathering = Gathering(where)
    tree = _tree(chat)
    rows: Iterable[tuple[str, Json]] = tree.items()
    if not tree:
        rows = ((f"row {at}", one) for at, one in enumerate(list_of(chat, "messages"), 1))
    nodes: dict[str, Node] = {}
    for row, (name, told) in enumerate(rows, 1):
        parent, message = "", None
        try:
            parent = text_of(whole(told), "parentId")
            message = _message(name, whole(told), gathering)
        except Odd as odd:
            gathering.bad(row, str(odd))
        nodes[name] = Node(parent=parent, message=message)
    if tree:
        current = text_of(object_of(chat, "history"), "currentId")
        messages, circles = in_order(nodes, current=current)
        if circles:
            gathering.bad("some messages", f"{len(circles)} follow themselves, in a circle.")
    else:
        messages = in_a_row([one.message for one in nodes.values() if one.message is not None])
    return Conversation(
        service=SERVICE,
        id=text_of(found, "id") or text_of(chat, "id") or next(iter(nodes), ""),
        where=where,
        title=text_of(found, "title") or text_of(chat, "title"),
        at=moment(found.get("created_at")) or moment(chat.get("timestamp")),
        messages=messages,
        left=gathering.left,
        problems=gathering.problems,
    )


def _tree(chat: Object) -> Object:
    return object_of(object_of(chat, "history"), "messages")


def _message(name: str, told: Object, gathering: Gathering) -> Message | None:
    role = text_of(told, "role")
    if files := len(list_of(told, "files")):
        gathering.left[Left.FILES] += files
    if role in {"system", "developer"}:
        gathering.left[Left.ORDERS] += 1
        return None
    if role in {"tool", "function"}:
        gathering.left[Left.TOOLS] += 1
        return None
    spoken = speaker(role)
    text = _words(told, gathering)
    if spoken == "assistant":
        text = _said(text, gathering)
    if not gathering.fits(text):
        return None
    who = text_of(told, "modelName") or text_of(told, "model")
    at = moment(told.get("timestamp"))
    return Message(id=name, after="", role=spoken, text=text, at=at, who=who)


def _words(told: Object, gathering: Gathering) -> str:
    words: list[str] = [text_of(told, "content")]
    for part in list_of(told, "content"):
        if isinstance(part, dict) and part.get("type") == "text":
            words.append(text_of(part, "text"))
        else:
            gathering.left[Left.FILES] += 1
    return "\n".join(one for one in words if one)


def _said(text: str, gathering: Gathering) -> str:
    """Return what an answer says to the person. What is folded away and never ends stays."""
    kept: list[str] = []
    at = 0
    while found := _ASIDE.search(text, at):
        closes = "</think>" if found["think"] else "</details>"
        end = text.find(closes, found.end())
        if end < 0:
            break
        why = Left.THOUGHTS if found["kind"] in {"reasoning", None} else Left.TOOLS
        gathering.left[why] += 1
        kept.append(text[at : found.start()])
        at = end + len(closes)
    return "".join([*kept, text[at:]]).strip() if at else text
