"""What a program gets to see: small frozen values, read from what `/api` says.

Members that are not known here are passed over, so that a newer Troth still answers an older
program. A member that must be there and is not is `Garbled`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias, TypeVar

from troth.errors import TrothError
from troth.words import Json

T = TypeVar("T")
Told: TypeAlias = Mapping[str, Json]


class Garbled(TrothError):
    """What came back is not what a Troth says: the address may be wrong."""

    code = "garbled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody to talk with. demo: only a small model speaks for it."""

    id: str
    name: str
    demo: bool

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        return cls(id=text(told, "id"), name=text(told, "name"), demo=bool(told.get("demo")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a companion said, and how it ended.

    conversation: goes on with the talk. turns: ids of what was kept, the question first; none
    where nothing is kept. finish: `stop`, `length` or `stopped`. changes: why a sentence of the
    model is not shown as it was.
    """

    text: str
    conversation: str
    turns: Sequence[str]
    finish: str
    receipt: str | None
    model: str
    demo: bool
    outside: bool
    masked: int
    changes: Sequence[str]

    def __repr__(self) -> str:
        return f"<Answer of {len(self.text)} characters>"

    @classmethod
    def read(cls, told: Told, shown: str) -> Self:
        """Read how it ended; `shown` is what was said. Raises Garbled."""
        receipt, masked = told.get("receipt"), told.get("masked")
        return cls(
            text=shown,
            conversation=text(told, "conversation"),
            turns=texts(told, "turns"),
            finish=text(told, "finish"),
            receipt=receipt if isinstance(receipt, str) else None,
            model=text(told, "model"),
            demo=bool(told.get("demo")),
            outside=bool(told.get("outside")),
            masked=masked if isinstance(masked, int) else 0,
            changes=texts(told, "changes"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One use of data, and how it stands. because: why it is allowed, or not."""

    id: str
    title: str
    allowed: bool
    because: str
    essential: bool

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        return cls(
            id=text(told, "id"),
            title=text(told, "title"),
            allowed=told.get("allowed") is True,
            because=text(told, "because"),
            essential=bool(told.get("essential")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a person reads before a yes or a no. Show all of it, and both answers alike.

    lines: heading and text. question, choices: a yes must answer it, if there is one.
    """

    purpose: str
    language: str
    title: str
    lines: Sequence[tuple[str, str]]
    question: str
    choices: Sequence[str]
    digest: str
    after: int

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        check = told.get("check")
        asked: Told = check if isinstance(check, dict) else {}
        after = told.get("after")
        return cls(
            purpose=text(told, "purpose"),
            language=text(told, "language"),
            title=text(told, "title"),
            lines=[(text(one, "heading"), text(one, "text")) for one in items(told, "lines")],
            question=text(asked, "question") if asked else "",
            choices=texts(asked, "answers"),
            digest=text(told, "digest"),
            after=after if isinstance(after, int) else 0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk that is kept. title: the beginning of its first message."""

    conversation: str
    companion: str
    title: str
    count: int

    def __repr__(self) -> str:
        return f"<Talk of {self.count} messages>"

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        count = told.get("count")
        return cls(
            conversation=text(told, "conversation"),
            companion=text(told, "companion"),
            title=text(told, "title"),
            count=count if isinstance(count, int) else 0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a talk, and the one that it follows (empty: none)."""

    id: str
    after: str
    role: str
    text: str

    def __repr__(self) -> str:
        return f"<Message by {self.role} of {len(self.text)} characters>"

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        return cls(
            id=text(told, "id"),
            after=text(told, "after"),
            role=text(told, "role"),
            text=text(told, "text"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A message in which words were found, and the part of it where they stand."""

    id: str
    conversation: str
    role: str
    text: str

    def __repr__(self) -> str:
        return f"<Found by {self.role} of {len(self.text)} characters>"

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        return cls(
            id=text(told, "id"),
            conversation=text(told, "conversation"),
            role=text(told, "role"),
            text="".join(text(one, "text") for one in items(told, "pieces")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One line of the person's record. recipient, masked: where something was sent."""

    id: str
    purpose: str
    sentence: str
    recipient: str | None
    masked: int | None

    @classmethod
    def read(cls, told: Told) -> Self:
        """Read it. Raises Garbled."""
        recipient, masked = told.get("recipient"), told.get("masked")
        return cls(
            id=text(told, "id"),
            purpose=text(told, "purpose"),
            sentence=text(told, "sentence"),
            recipient=recipient if isinstance(recipient, str) else None,
            masked=masked if isinstance(masked, int) else None,
        )


def text(told: Told, name: str) -> str:
    """Return a member that must be a text. Raises Garbled."""
    found = told.get(name)
    if not isinstance(found, str):
        raise Garbled(_GARBLED)
    return found


def texts(told: Told, name: str) -> Sequence[str]:
    """Return the texts of a list; none where it is not there."""
    found = told.get(name)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def items(told: Told, name: str) -> Sequence[Told]:
    """Return the objects of a list. Raises Garbled."""
    found = told.get(name)
    if not isinstance(found, list):
        raise Garbled(_GARBLED)
    return [one for one in found if isinstance(one, dict)]


_GARBLED = "What came back is not what a Troth says. Is the address right?"
