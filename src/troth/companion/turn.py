"""What was said: the kind of record that the companion keeps; and where a new message belongs.

Clients of `/v1` send the whole talk again with each request. `place` finds where the new
message belongs, so that only what is new is kept, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

Speaker = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a talk, as the person saw it. Kept under `companion.history`."""

    category: ClassVar[str] = "turn"
    text: str
    role: Speaker
    at: str
    conversation: str

    def __repr__(self) -> str:
        return f"<Turn by {self.role} of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The one thing that a companion is told about the person: what to call them."""

    category: ClassVar[str] = "person"
    name: str

    def __repr__(self) -> str:
        return "<Name>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """The one thing that a crisis card needs of the person: whose lines to show."""

    category: ClassVar[str] = "person"
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a new message belongs: in which talk, and whether it is there already."""

    conversation: str
    is_new: bool


def place(turns: Sequence[Turn], before: Sequence[tuple[str, str]], asked: str) -> Place | None:
    """Find the kept talk that `before` (role, text; oldest first) continues with `asked`.

    The newest talk wins whose last answer, and the words before it, are the ones sent again.
    None: it is a new talk. `is_new` is false when the same words were kept at that place
    already: the client asks for another answer.
    """
    said = [(role, text.strip()) for role, text in before if role in {"user", "assistant"}]
    if not said:
        return None
    talks: dict[str, list[Turn]] = {}
    for turn in turns:
        talks.setdefault(turn.conversation, []).append(turn)
    for conversation, talk in reversed(talks.items()):
        at = _find(talk, said[-2:])
        if at is not None:
            follows = talk[at : at + 1]
            known = bool(follows) and (follows[0].role, follows[0].text) == ("user", asked)
            return Place(conversation=conversation, is_new=not known)
    return None


def _find(talk: Sequence[Turn], said: Sequence[tuple[str, str]]) -> int | None:
    """Return the index after the newest place where `said` stands in `talk`."""
    kept = [(turn.role, turn.text.strip()) for turn in talk]
    for end in range(len(kept), len(said) - 1, -1):
        if kept[end - len(said) : end] == list(said):
            return end
    return None
