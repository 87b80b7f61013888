"""The one shape in the middle: what every format is read into, and what may be in it.

Each reader returns conversations like these and nothing else, so what is shown before, what is
kept and what is counted is the same for all services. Times are aware; None where there is none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from troth.companion.turn import Speaker
from troth.errors import TooLarge
from troth.words import Json

MOST_UNPACKED: Final = 1024 * 1024 * 1024
"""Bytes of text in one file, also of what a ZIP unpacks to."""
MOST_CONVERSATION: Final = 24 * 1024 * 1024
"""Bytes of one conversation, or of one line."""
MOST_CONVERSATIONS: Final = 20_000
MOST_MESSAGES: Final = 400_000
MOST_TEXT: Final = 256 * 1024
"""Letters of one message."""
MOST_PARTS: Final = 1_500_000
"""Commas and brackets of one conversation, or of one line."""
MOST_BAD: Final = 100_000
"""How many rows of a file may be such that they cannot be read."""
DEEPEST: Final = 60
Object: TypeAlias = Mapping[str, Json]


class Left(StrEnum):
    """Why something of a conversation is left out. Each has words in `LEFT`."""

    ORDERS = "orders"
    TOOLS = "tools"
    THOUGHTS = "thoughts"
    HIDDEN = "hidden"
    FILES = "files"
    EMPTY = "empty"
    LONG = "long"


LEFT: Final[Mapping[Left, str]] = {
    Left.ORDERS: "orders to the model (role “system”)",
    Left.TOOLS: "what tools were asked and said",
    Left.THOUGHTS: "notes of a model to itself",
    Left.HIDDEN: "messages that were hidden there",
    Left.FILES: "pictures, sounds and other files",
    Left.EMPTY: "messages without words",
    Left.LONG: f"messages longer than {MOST_TEXT // 1024} KB",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that cannot be read: where it stands, and what is the matter. Never its words."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message. `after`: the id of the one that it follows; empty: it begins the talk.

    who: the name of who answered; empty: the service's own.
    """

    id: str
    after: str
    role: Speaker
    text: str
    at: datetime | None = None
    who: str = ""

    def __repr__(self) -> str:
        return f"<Message by {self.role} of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One conversation, or a part of one: parts have the same service and id.

    messages: each behind the one that it follows; the one that was shown last stands last.
    """

    service: str
    id: str
    where: str
    messages: Sequence[Message]
    title: str = ""
    at: datetime | None = None
    left: Mapping[Left, int] = field(default_factory=Counter)
    problems: Sequence[Problem] = ()

    def __repr__(self) -> str:
        return f"<Conversation of {len(self.messages)} messages>"


Found: TypeAlias = "Conversation | Problem | LeftOut"
"""What a reader finds, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something beside the conversations that is left out, such as pictures in a ZIP."""

    why: Left
    count: int


class Odd(Exception):  # no error of Troth's: it names one row that is skipped
    """One message or conversation cannot be read. Its text says why, in a fixed sentence."""


class Gathering:
    """Gathers one conversation, row by row: good rows in, bad rows named."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.left: Counter[Left] = Counter()
        self.problems: list[Problem] = []

    def bad(self, row: int | str, why: str) -> None:
        """Name a row that cannot be read."""
        must_be_few(len(self.problems) + 1)
        named = f"message {row}" if isinstance(row, int) else row
        self.problems.append(Problem(where=f"{self.where}, {named}", why=why))

    def fits(self, text: str) -> bool:
        """Say whether a text can be kept; count it as left out if not."""
        if not text.strip():
            self.left[Left.EMPTY] += 1
        elif len(text) > MOST_TEXT:
            self.left[Left.LONG] += 1
        else:
            return True
        return False


def must_be_few(bad: int) -> None:
    """Raise TooLarge if there are too many rows that cannot be read."""
    if bad > MOST_BAD:
        message = (
            f"More than {MOST_BAD:,} rows of this file cannot be read. It is damaged, or no "
            "export. Fetch it again from where it came."
        )
        raise TooLarge(message, param="file")


def speaker(role: str) -> Speaker:
    """Return who spoke. Raises Odd for anybody but the person and who answered."""
    match role:
        case "user" | "assistant":
            return role
        case _:
            message = "it does not say who spoke."
            raise Odd(message)


def whole(told: Json) -> Object:
    """Return what is an object. Raises Odd."""
    if isinstance(told, dict):
        return told
    message = "it is not written as a message is."
    raise Odd(message)


def text_of(told: Object, name: str) -> str:
    """Return a member that is text; empty if it is missing or something else."""
    value = told.get(name)
    return value if isinstance(value, str) else ""


def object_of(told: Object, name: str) -> Object:
    """Return a member that is an object; an empty one if it is missing or something else."""
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def list_of(told: Object, name: str) -> Sequence[Json]:
    """Return a member that is a list; an empty one if it is missing or something else."""
    value = told.get(name)
    return value if isinstance(value, list) else ()
