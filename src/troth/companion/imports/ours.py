"""Reads the talks of an archive of Troth's own: `talks.jsonl`, one message a line.

It takes in exactly what `rights.archive` wrote: the names of messages and talks, what follows
what, times to the letter. So an archive of what was brought in has the same file, byte by byte.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from troth.companion import origin
from troth.companion.imports.lines import Line
from troth.companion.imports.moments import moment
from troth.companion.imports.shape import (
    MOST_CONVERSATION,
    Conversation,
    Gathering,
    Message,
    Object,
    Odd,
    Problem,
    speaker,
    text_of,
)

SERVICE: Final = origin.OURS
MOST_TEXT: Final = 4 * 1024 * 1024
"""Letters of one message: more than one of another service, as a setting says how many."""
_MOST_AT_ONCE: Final = 5_000
_NAME: Final = re.compile(r"[a-z]{3}_[a-z2-7]{1,40}")


def is_one(found: Object) -> bool:
    """Say whether this is a line of Troth's talks."""
    return {"conversation", "role", "text", "after", "id"} <= found.keys()


def read(lines: Iterable[Line], where: str) -> Iterator[Conversation | Problem]:
    """Read talks, one after the other; a long one comes in parts."""
    part: _Part | None = None
    for line in lines:
        try:
            talk, message = _message(line)
        except Odd as odd:
            yield Problem(where=f"{where}, line {line.number}", why=str(odd))
            continue
        if part is not None and not part.takes(talk):
            yield part.whole()
            part = None
        part = part or _Part(talk, where)
        part.add(message, line.size)
    if part is not None:
        yield part.whole()


class _Part:
    """A talk, or a part of a long one."""

    def __init__(self, talk: str, where: str) -> None:
        self._talk = talk
        self._gathering = Gathering(where)
        self._messages: list[Message] = []
        self._size = 0

    def takes(self, talk: str) -> bool:
        return (
            talk == self._talk
            and len(self._messages) < _MOST_AT_ONCE
            and self._size < MOST_CONVERSATION
        )

    def add(self, message: Message, size: int) -> None:
        self._messages.append(message)
        self._size += size

    def whole(self) -> Conversation:
        first = self._messages[0]
        return Conversation(
            service=SERVICE,
            id=self._talk,
            where=self._gathering.where,
            title=first.text[:400],
            at=first.at,
            messages=self._messages,
        )


def _message(line: Line) -> tuple[str, Message]:
    if line.told is None:
        raise Odd(line.why)
    told = line.told
    role, talk = speaker(text_of(told, "role")), text_of(told, "conversation")
    name, after, who = text_of(told, "id"), text_of(told, "after"), text_of(told, "companion")
    text, at = told.get("text"), moment(told.get("at"))
    if not isinstance(text, str) or len(text) > MOST_TEXT:
        raise Odd(_NO_TEXT)
    names = (talk, name, *([after] if after else []))
    if not all(_NAME.fullmatch(one) for one in names):
        raise Odd(_NO_NAME)
    if origin.parted(who) is None or at is None:
        raise Odd(_NO_ORIGIN)
    return talk, Message(id=name, after=after, role=role, text=text, at=at, who=who)


_NO_TEXT: Final = f"it has no text, or one longer than {MOST_TEXT // 1024} KB."
_NO_NAME: Final = "its names are not as Troth writes them."
_NO_ORIGIN: Final = "it does not say when it was said, or where it comes from."
