"""What was said, and what a companion is told of the person: the kinds of record it reads.

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

Speaker = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a talk, as the person saw it. Kept under `companion.history`.

    id: made at random when it was said. after: the id of the message that it follows; empty
    for the first. A turn kept before there were ids has neither: `companion.talks` says how
    those hang together. companion: who spoke in the talk; empty before that was kept.
    receipt: of an answer that a model gave, the receipt of what was sent to it.
    changed: of an answer that the guard changed, whose it was and why: see `companion.changed`.
    imported: with which import it was brought in; empty: it was said here. Then `companion` says
    where it comes from: see `companion.origin`.
    """

    category: ClassVar[str] = "turn"
    text: str
    role: Speaker
    at: str
    conversation: str
    id: str = ""
    after: str = ""
    companion: str = ""
    receipt: str = ""
    changed: str = ""
    imported: str = ""

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
