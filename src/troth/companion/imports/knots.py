"""Ties messages up again after some were left out, and puts each behind what it follows.

Pure. What hangs together in a circle has no beginning; it is counted and left out, so the walk
always ends. The work grows with the number of messages, not faster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from troth.companion.imports.shape import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One place in a tree. message: None where what stood there is left out."""

    parent: str
    message: Message | None


def in_order(nodes: Mapping[str, Node], *, current: str = "") -> tuple[list[Message], list[str]]:
    """Return the messages, each behind the one that it follows, and the nodes in circles.

    A message that followed one that is left out follows what that one followed. current: the
    node that was shown last; if it ends its branch, its message stands last.
    """
    below: dict[str | None, list[str]] = {}  # None: what follows nothing that is here
    for name, node in nodes.items():
        below.setdefault(node.parent if node.parent in nodes else None, []).append(name)
    kept: dict[str, str] = {}
    found: list[Message] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        name = waiting.pop()
        node = nodes[name]
        kept[name] = before = kept.get(node.parent, "")
        if node.message is not None:
            found.append(replace(node.message, after=before))
            kept[name] = node.message.id
        waiting += below.get(name, [])[::-1]
    last = kept.get(current, "") if current else ""
    return _with_last(found, last), [name for name in nodes if name not in kept]


def in_a_row(messages: Sequence[Message]) -> list[Message]:
    """Return the messages, each behind the one before it."""
    befores = ["", *(one.id for one in messages)]
    return [replace(one, after=after) for one, after in zip(messages, befores, strict=False)]


def _with_last(found: list[Message], last: str) -> list[Message]:
    """Put the message that was shown last to the end, unless something follows it."""
    if not last or any(one.after == last for one in found):
        return found
    shown = [one for one in found if one.id == last]
    return [one for one in found if one.id != last] + shown
