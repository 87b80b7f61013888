"""What is kept of facts: each one, what waits or can be brought back, and who was told.

A fact knows two times: from when it holds (`valid_from`, `valid_to`) and since when Troth knows it
(`known_from`). The newest record of an id counts; what was closed stays to be seen. What waits for
the person's word, and what they forgot and may bring back, lies in a category of its own (`Aside`),
which nothing that answers may read.

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Final, Literal, TypeAlias

from troth import clock
from troth.companion.facts_book import YOU
from troth.companion.memory_note import Note
from troth.companion.turn import Turn
from troth.errors import TrothError
from troth.store import kinds

UNDO_DAYS: Final = 7
"""For so long what was forgotten can be brought back."""
WAIT_DAYS: Final = 30
"""For so long a fact that deserves care waits for an answer."""
YES: Final = "yes"
TOLD: Final = "told"
"""The kind of a note that says which facts went into an answer."""
HEARD: Final = "heard"
ASKED: Final = "asked"
WRITTEN: Final = "written"
How: TypeAlias = Literal["heard", "asked", "written"]
What: TypeAlias = Literal["waiting", "fact", "message"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of a person, or of somebody near them. Kept under `companion.memory`.

    subject: `you`, or who else. words: the sentence it was taken from; turn, conversation: the
    message that says it; all three empty where the person wrote it down, or keeps it without.
    valid_from: a day, or a year that was named. valid_to: since when it holds no more; empty: it
    does. closed_by: the id of the fact that took its place. how: heard in a talk, asked for
    ("remember that ..."), or written on the page. careful: `yes` if it deserves care.
    """

    category: ClassVar[str] = "fact"
    id: str
    subject: str = YOU
    relation: str = "note"
    value: str = field(default="", repr=False)
    careful: str = ""
    words: str = field(default="", repr=False)
    turn: str = ""
    conversation: str = ""
    known_from: str = ""
    valid_from: str = ""
    valid_to: str = ""
    closed_by: str = ""
    how: str = HEARD

    def __repr__(self) -> str:
        return f"<Fact {self.id}>"

    @property
    def is_live(self) -> bool:
        """Say whether it holds, as far as Troth knows."""
        return not self.valid_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A fact or a message that nothing uses: it waits, or it was forgotten and can come back.

    act: names what was forgotten together; of what waits, itself. body: the record, as JSON.
    turn: the message that it is about. ends: when it is dropped by itself.
    """

    category: ClassVar[str] = "aside"
    id: str
    act: str
    what: str
    body: str = field(repr=False)
    turn: str = ""
    at: str = ""
    ends: str = ""

    def __repr__(self) -> str:
        return f"<Aside {self.what}>"

    @property
    def kept_until(self) -> datetime | None:
        """Until when it may be kept."""
        return moment(self.ends)

    @property
    def fact(self) -> Fact | None:
        """The fact that it holds; None if it is a message."""
        return None if self.what == "message" else kinds.from_bytes(Fact, self.body.encode())

    @property
    def message(self) -> Turn | None:
        """The message that it holds; None if it is a fact."""
        return kinds.from_bytes(Turn, self.body.encode()) if self.what == "message" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Which facts went into one answer, and who gave it. It holds no words.

    facts: their ids. by: the id of a provider elsewhere; empty: a model on this machine, `name`.
    """

    facts: Sequence[str]
    by: str = ""
    name: str = ""
    receipt: str = ""
    answer: str = ""
    at: str = ""


def told_note(told: Told, *, until: str) -> Note:
    """Return it as one of memory's notes, which goes with the answer."""
    return Note(turn=told.answer, kind=TOLD, held=json.dumps(asdict(told)), until=until)


def told_of(note: Note) -> Told | None:
    """Read what `told_note` wrote. What is damaged says nothing."""
    try:
        return Told(**json.loads(note.held))
    except (ValueError, TypeError):
        return None


def waiting(fact: Fact, *, at: datetime) -> Aside:
    """Return a fact as it waits for the person's word."""
    return _aside(fact.id, fact.id, "waiting", fact, turn=fact.turn, at=at, days=WAIT_DAYS)


def forgotten(id_: str, record: Fact | Turn, *, act: str, at: datetime) -> Aside:
    """Return what was forgotten, as it can be brought back. id_: its name."""
    what: What = "fact" if isinstance(record, Fact) else "message"
    turn = record.turn if isinstance(record, Fact) else id_
    return _aside(id_, act, what, record, turn=turn, at=at, days=UNDO_DAYS)


def _aside(  # noqa: PLR0913  # the parts of one record
    id_: str, act: str, what: What, record: Fact | Turn, *, turn: str, at: datetime, days: int
) -> Aside:
    return Aside(
        id=id_,
        act=act,
        what=what,
        body=json.dumps(asdict(record)),  # escaped: half a character can be written only so
        turn=turn,
        at=clock.text(at),
        ends=clock.text(at + timedelta(days=days)),
    )


def moment(text: str) -> datetime | None:
    """Read a time that was written down; None for what is none."""
    try:
        return clock.parse(text) if text else None
    except (ValueError, TrothError):
        return None
