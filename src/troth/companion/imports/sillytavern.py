"""Reads a chat file of SillyTavern: a line of head, then a message a line, with its other answers.

Other answers to the same message ("swipes") become versions beside it; the one that was chosen
is the last of them, and the talk goes on from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from troth.companion.imports.lines import Line
from troth.companion.imports.moments import moment
from troth.companion.imports.shape import (
    MOST_CONVERSATION,
    Conversation,
    Gathering,
    Left,
    Message,
    Object,
    list_of,
    object_of,
    text_of,
)
from troth.crypto.digest import sha256

SERVICE: Final = "sillytavern"
_MOST_SWIPES: Final = 200


def is_one(found: Object) -> bool:
    """Say whether this is the first line of a chat: its head, or a message."""
    is_head = "chat_metadata" in found or {"user_name", "character_name"} <= found.keys()
    return is_head or ("mes" in found and "is_user" in found)


def read(lines: Iterable[Line], where: str) -> Iterator[Conversation]:
    """Read one chat; a long one comes in parts."""
    gathering = Gathering(where)
    head: Object = {}
    messages: list[Message] = []
    after, size = "", 0
    chat: Conversation | None = None
    begun = False
    for line in lines:
        if messages and size + line.size > MOST_CONVERSATION:
            chat = chat or _chat(head, messages, where)
            yield _part(chat, messages, gathering)
            messages, gathering, size = [], Gathering(where), 0
        size += line.size
        is_first, begun = not begun, True
        row = f"line {line.number}"
        told = line.told
        if told is None:
            gathering.bad(row, line.why)
        elif is_first and "mes" not in told:
            head = told
        elif not isinstance(told.get("mes"), str):
            gathering.bad(row, "it is no message: it has no `mes`.")
        elif told.get("is_system") is True:
            gathering.left[Left.HIDDEN] += 1
        else:
            beside = _versions(line, told, gathering, after)
            messages += beside
            after = beside[-1].id if beside else after
    yield _part(chat or _chat(head, messages, where), messages, gathering)


def _part(chat: Conversation, messages: Sequence[Message], gathering: Gathering) -> Conversation:
    return replace(chat, messages=messages, left=gathering.left, problems=gathering.problems)


def _chat(head: Object, messages: Sequence[Message], where: str) -> Conversation:
    """Return what a chat is called, from its head and what was said first."""
    names = [one.who for one in messages if one.who]
    title = text_of(head, "character_name") or (names[0] if names else "")
    born = text_of(object_of(head, "chat_metadata"), "integrity") or text_of(head, "create_date")
    return Conversation(
        service=SERVICE,
        id=f"{title}\0{born or (messages[0].id if messages else '')}",
        where=where,
        title=title,
        at=moment(head.get("create_date")),
        messages=(),
    )


def _versions(line: Line, told: Object, gathering: Gathering, after: str) -> list[Message]:
    """Return a message with what else was answered in its place; what was chosen comes last."""
    chosen, is_user = text_of(told, "mes"), told.get("is_user") is True
    swipes = [] if is_user else [one for one in list_of(told, "swipes") if isinstance(one, str)]
    place = told.get("swipe_id")
    if isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(swipes):
        del swipes[place]
    elif chosen in swipes:
        swipes.remove(chosen)
    texts = list(dict.fromkeys(one for one in swipes[:_MOST_SWIPES] if one != chosen))
    return [
        Message(
            # A message that was changed there later is another version of it.
            id=f"{line.number} {sha256(text.encode('utf-8', 'surrogatepass'))[:24]}",
            after=after,
            role="user" if is_user else "assistant",
            text=text,
            at=moment(told.get("send_date")),
            who="" if is_user else text_of(told, "name"),
        )
        for text in (*texts, chosen)
        if gathering.fits(text)
    ]
