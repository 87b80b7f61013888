"""What memory keeps beside the talks: notes, each about one message.

A `vector` says what a message means, as numbers, so that it can be found again. A `used` note
says of an answer which earlier messages went into it, and why. An `unused` note bars a message.
A note is kept no longer than the message that it is about, and is forgotten with it.

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Final

from troth import clock
from troth.errors import TrothError
from troth.weights.minilm import WIDTH
from troth.weights.scan import NOTHING

VECTOR: Final = "vector"
USED: Final = "used"
UNUSED: Final = "unused"
_APART: Final = ":"
"""Between a mark and what it marks; base64 does not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note. Kept under `companion.memory`.

    turn: the id of the message that it is about. kind: `vector`, `used` or `unused`. held:
    what it says. until: until when that message is kept; the note goes then, too.
    """

    category: ClassVar[str] = "memory"
    turn: str
    kind: str
    held: str = field(default="", repr=False)
    until: str = ""

    @property
    def kept_until(self) -> datetime | None:
        """Until when it may be kept at most; None: as its purpose says."""
        return _moment(self.until)

    def __repr__(self) -> str:
        return f"<Note {self.kind}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """That an answer used an earlier message: which, in which talk, and how well it fitted.

    words, meaning: how much of the question's words it has, and how near its meaning is: 0 to 1.
    """

    turn: str
    conversation: str
    at: str
    words: float
    meaning: float


def vector_note(turn: str, row: bytes, *, until: str, mark: str = "") -> Note:
    """Return the note that finds a message. row: its packed vector. mark: whose vector it is."""
    held = base64.b64encode(row).decode()
    return Note(turn=turn, kind=VECTOR, held=f"{mark}{_APART}{held}" if mark else held, until=until)


def is_by(held: str, mark: str) -> bool:
    """Say whether a vector is by the encoder of that mark, and not by another one."""
    return held.rpartition(_APART)[0] == mark


def row_of(held: str, mark: str = "") -> bytes | None:
    """Return the packed vector of a note; None for one that was damaged, or is another's."""
    if not held:
        return NOTHING
    if not is_by(held, mark):
        return None
    try:
        row = base64.b64decode(held.rpartition(_APART)[2], validate=True)
    except (binascii.Error, ValueError):
        return None
    return row if len(row) == WIDTH else None


def used_note(answer: str, uses: Sequence[Use], *, until: str) -> Note:
    """Return the note that says what an answer used."""
    told = [
        [one.turn, one.conversation, one.at, round(one.words, 3), round(one.meaning, 3)]
        for one in uses
    ]
    return Note(turn=answer, kind=USED, held=json.dumps(told, separators=(",", ":")), until=until)


def uses_of(held: str) -> list[Use]:
    """Read what an answer used. What is damaged says nothing."""
    try:
        return [
            Use(
                turn=str(turn),
                conversation=str(talk),
                at=str(at),
                words=float(words),
                meaning=float(meaning),
            )
            for turn, talk, at, words, meaning in json.loads(held)
        ]
    except (ValueError, TypeError):
        return []


def without(note: Note, gone: Mapping[str, object]) -> Note | None:
    """Return what is left of a note when messages are forgotten; None: nothing of it."""
    if note.turn in gone:
        return None
    if note.kind != USED:
        return note
    uses = uses_of(note.held)
    left = [one for one in uses if one.turn not in gone]
    if len(left) == len(uses):
        return note
    return used_note(note.turn, left, until=note.until) if left else None


def until_of(said_at: str, days: int) -> str:
    """Say until when a message is kept that was said then; empty if that cannot be known."""
    at = _moment(said_at)
    return "" if at is None else clock.text(at + timedelta(days=days))


def _moment(text: str) -> datetime | None:
    try:
        return clock.parse(text) if text else None
    except (ValueError, TrothError):
        return None
