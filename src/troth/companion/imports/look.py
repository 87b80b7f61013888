"""Looks through a file before anything of it is kept: what would be, and what is left out.

Pure but for the reading of the file. It says where a bad row stands, never what is in it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Final

from troth.companion import talks
from troth.companion.imports import file
from troth.companion.imports.names import talk_name, turn_name
from troth.companion.imports.shape import (
    MOST_CONVERSATIONS,
    MOST_MESSAGES,
    Conversation,
    Left,
    LeftOut,
    Problem,
)
from troth.errors import TooLarge
from troth.words import PersonId

MOST_PROBLEMS: Final = 200
"""How many bad rows are named one by one; the others are counted."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """One conversation. number: from 1, by which it is chosen.

    messages: those that can be kept; fresh: those of them that are not here yet.
    letters: how long its texts are together.
    """

    number: int
    service: str
    title: str = field(repr=False)
    messages: int = 0
    fresh: int = 0
    letters: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def add(self, found: Conversation, *, fresh: int) -> None:
        """Take the conversation in, or a part of it."""
        times = [one.at for one in found.messages if one.at]
        times += [found.at] if found.at and not times else []
        for at in times:
            self.first = min(self.first or at, at)
            self.last = max(self.last or at, at)
        self.messages += len(found.messages)
        self.fresh += fresh
        self.letters += sum(len(one.text) for one in found.messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is in a file. bad: how many rows cannot be read; problems: the first of them."""

    entries: Sequence[Entry]
    left: Mapping[Left, int]
    problems: Sequence[Problem]
    bad: int
    places: Mapping[str, int] = field(repr=False)
    """The number of each talk, by its name."""

    @property
    def services(self) -> Sequence[str]:
        """Whose exports are in it."""
        return sorted({one.service for one in self.entries})

    @property
    def messages(self) -> int:
        """How many messages can be kept."""
        return sum(one.messages for one in self.entries)

    @property
    def fresh(self) -> int:
        """How many of them are not here yet."""
        return sum(one.fresh for one in self.entries)

    @property
    def letters(self) -> int:
        """How long all texts are together."""
        return sum(one.letters for one in self.entries)

    def __repr__(self) -> str:
        return f"<Look at {len(self.entries)} conversations>"


def look(opened: BinaryIO, person: PersonId, *, known: Collection[str]) -> Look:
    """Look through a file. known: the names of the turns that are here.

    Raises BadInput (nobody's export) or TooLarge.
    """
    entries: dict[str, Entry] = {}
    left: Counter[Left] = Counter()
    problems: list[Problem] = []
    bad = 0
    messages = 0
    for found in file.read(opened):
        if isinstance(found, LeftOut):
            left[found.why] += found.count
            continue
        rows = [found] if isinstance(found, Problem) else found.problems
        bad += len(rows)
        problems += rows[: MOST_PROBLEMS - len(problems)]
        if isinstance(found, Problem):
            continue
        left.update(found.left)
        if not found.messages:
            continue
        messages += len(found.messages)
        name = talk_name(person, found)
        if name not in entries:
            number, title = len(entries) + 1, talks.title(found.title or found.messages[0].text)
            entries[name] = Entry(number=number, service=found.service, title=title)
        fresh = sum(turn_name(person, found, one) not in known for one in found.messages)
        entries[name].add(found, fresh=fresh)
        if len(entries) > MOST_CONVERSATIONS or messages > MOST_MESSAGES:
            message = (
                f"That is too much at once: up to {MOST_CONVERSATIONS:,} conversations and "
                f"{MOST_MESSAGES:,} messages are taken. Part the file, and bring in each part."
            )
            raise TooLarge(message, param="file")
    return Look(
        entries=list(entries.values()),
        left=left,
        problems=problems,
        bad=bad,
        places={name: one.number for name, one in entries.items()},
    )
