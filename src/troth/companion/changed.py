"""What the guard changed: seen by the person, and contested.

Promise: an answer that the guard changed says so for as long as it is kept, with a reason for
each change. What was left out is kept for one day, sealed, where talks may be kept and nowhere
else; it is shown only to who asks for it by name, and goes with its message. What the person
says of a change is theirs; only numbers about nobody are counted of it (`gate.tally`).

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Final
from urllib.parse import quote, unquote

from troth import clock
from troth.companion.persona import PERSONAS
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound
from troth.gate import forget as gate_forget
from troth.gate import tally
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.guard import policies, tactic
from troth.guard.gatekeeper import Change, Verdict
from troth.guard.policies import Rule
from troth.guard.tactic import Tactic
from troth.words import COMPANION_HISTORY, PersonId

ORIGINAL_DAYS: Final = 1
"""For so many days what was left out can still be seen."""
MOST_WORDS: Final = 500
"""So many characters somebody may say about one change."""
SHOWN: Final = "what the guard left out was shown"
"""The note of the room in which a person looks at it."""
NO_SUCH: Final = "The guard changed no such answer, or that answer is forgotten."
GONE: Final = "What was left out is gone: it is kept for one day."
_HEADS: Final = ("at", "changed", "companion", "conversation", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the guard on one answer: what was left out (`original`), or a `contest`."""

    category: ClassVar[str] = "guarded"
    kind: str = ""
    turn: str = ""
    conversation: str = ""
    at: str = ""

    def __repr__(self) -> str:
        return f"<Note {self.kind} on {self.turn}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original(Note):
    """The sentences that are not shown in one answer, for one day.

    sentences: a JSON list of texts, one for each change; empty where something was only added.
    """

    kept_days: ClassVar[int] = ORIGINAL_DAYS
    kind: str = "original"
    sentences: str = field(default="[]", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest(Note):
    """What a person said of one change: whether it was wrong (`yes`, `no`), and why."""

    kind: str = "contest"
    place: str = ""
    wrong: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardNote(Contest):
    """Any note, as it is handed out to its person."""

    kind: str = ""
    sentences: str = field(default="[]", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One change of an answer, as it is kept with it: what was done, by which rule and tactic."""

    verdict: Verdict
    rule: Rule
    tactic: Tactic | None

    def why(self, language: str) -> str:
        """Say why in plain words."""
        if self.tactic is not None:
            return tactic.why(self.tactic, language)
        return policies.why(self.rule, language)

    @property
    def reason(self) -> str:
        """Name the tactic, or the rule where there was none."""
        return str(self.tactic or self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The changes of one answer, and the model that it came from."""

    model: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One answer that the guard changed.

    gone_at: until when what was left out can be seen; None: it is gone, or was never kept.
    said: what the person said, by the place of the change.
    """

    turn: str
    conversation: str
    companion: str
    at: datetime | None
    changed: Marked
    gone_at: datetime | None
    said: Mapping[int, Contest]

    def __repr__(self) -> str:
        return f"<Seen {self.turn}: {len(self.changed.marks)} changes>"


# Keeping


def written(changes: Sequence[Change], model: str) -> str:
    """Write down the reasons of an answer's changes, and no word of it; empty if there are none.

    A frozen form: the model's name and, for each change, verdict/rule/tactic.
    """
    if not changes:
        return ""
    marks = (f"{one.verdict}/{one.rule}/{one.tactic or ''}" for one in changes)
    return " ".join((quote(model, safe="") or "-", *marks))


def marked(text: str) -> Marked | None:
    """Read what `written` wrote. None: nothing was changed, or it cannot be read."""
    model, _, told = text.partition(" ")
    try:
        marks = tuple(_mark(one) for one in told.split())
    except ValueError:
        return None
    return Marked(model=unquote(model), marks=marks) if marks else None


def _mark(text: str) -> Mark:
    verdict, rule, found = text.split("/")
    return Mark(verdict=Verdict(verdict), rule=Rule(rule), tactic=Tactic(found) if found else None)


def keep_original(room: Room, answer: Turn, changes: Sequence[Change]) -> None:
    """Keep what was left out of an answer, in the room that keeps the answer itself."""
    sentences = [one.original.text for one in changes]
    if any(sentences):
        room.keep(
            Original(
                turn=answer.id,
                conversation=answer.conversation,
                at=answer.at,
                sentences=json.dumps(sentences),
            )
        )


def count(room: Room, changes: Sequence[Change], whose: tally.Whose, *, at: datetime) -> None:
    """Count an answer, and why it was changed if it was. About nobody."""
    left_out = [one for one in changes if one.verdict is not Verdict.ANNOTATE]
    counts = {tally.ANSWERS: 1} | ({tally.CHANGED: 1} if left_out else {})
    for one in left_out:
        reason = str(one.tactic or one.rule)
        counts[reason] = counts.get(reason, 0) + 1
    room.beside(partial(tally.add, whose=whose, counts=counts, at=at))


def whose(model: str, companion: str) -> tally.Whose:
    """Say whose answers are counted. What somebody's own companion is called is theirs alone."""
    built_in = any(one.id == companion for one in PERSONAS)
    return tally.Whose(model=model, persona=companion if built_in else tally.OWN)


# Seeing


def every(gate: Gate, person: PersonId, *, last: int | None = None) -> list[Seen]:
    """Return the answers that the guard changed and that are kept, newest first. Raises Refused."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        return _seen(room)[:last]


def one(gate: Gate, person: PersonId, turn: str) -> Seen:
    """Return one answer that the guard changed. Raises Refused or NotFound."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        return _one(room, turn)


def original(gate: Gate, person: PersonId, turn: str) -> list[str]:
    """Return what was left out, one text for each change. Only for who asked for just that.

    Raises Refused, or NotFound where its day is over. The person's ledger says that it was seen.
    """
    with gate.enter(person, COMPANION_HISTORY) as room:
        room.note(SHOWN)
        found = room.read(Original, having={"kind": "original", "turn": turn})
    if not found:
        raise NotFound(GONE)
    return _texts(found[-1].record.sentences)


def _seen(room: Room) -> list[Seen]:
    held = room.read(Original, having={"kind": "original"})
    originals = {one.record.turn: one.record for one in held}
    said: dict[str, dict[int, Contest]] = {}
    for found in room.read(Contest, having={"kind": "contest"}):
        with suppress(ValueError):
            said.setdefault(found.record.turn, {})[int(found.record.place)] = found.record
    made = []
    for _, (at, changed, companion, conversation, turn) in room.skim(Turn, *_HEADS).rows:
        told = marked(changed)
        if told is not None:
            left_out = originals.get(turn)
            made.append(
                Seen(
                    turn=turn,
                    conversation=conversation,
                    companion=companion,
                    at=_moment(at),
                    changed=told,
                    gone_at=_gone_at(left_out) if left_out else None,
                    said=said.get(turn, {}),
                )
            )
    return made[::-1]


def _one(room: Room, turn: str) -> Seen:
    found = next((one for one in _seen(room) if one.turn == turn), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


# Contesting


def contest(  # noqa: PLR0913  # who says what of which change
    gate: Gate, person: PersonId, turn: str, place: int, *, wrong: bool, words: str = ""
) -> None:
    """Keep what a person says of a change, in the place of what they said before, and count it.

    Raises Refused, NotFound (no such change) or BadInput (the words are too long).
    """
    if len(words) > MOST_WORDS:
        message = f"Say it in up to {MOST_WORDS} characters. Nothing was kept yet."
        raise BadInput(message, param="words")
    now = gate.clock.now()
    with gate.enter(person, COMPANION_HISTORY) as room:
        seen = _at(_one(room, turn), place)
        before = seen.said.get(place)
        room.keep(
            Contest(
                turn=turn,
                conversation=seen.conversation,
                place=str(place),
                wrong="yes" if wrong else "no",
                words=words.strip(),
                at=clock.text(now),
            )
        )
        _recount(room, seen, before, "yes" if wrong else "no", at=now)
    if before is not None and room.kept:
        first = min(room.kept)
        gate_forget.forget(
            gate, person, Contest, lambda number, one: _is(one, turn, place) and number < first
        )


def take_back(gate: Gate, person: PersonId, turn: str, place: int) -> None:
    """Forget what a person said of a change, and uncount it. Raises Refused or NotFound."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        seen = _at(_one(room, turn), place)
        before = seen.said.get(place)
        if before is None:
            message = "You have said nothing of that change."
            raise NotFound(message)
        _recount(room, seen, before, "", at=gate.clock.now())
    gate_forget.forget(gate, person, Contest, lambda _, one: _is(one, turn, place))


def _recount(room: Room, seen: Seen, before: Contest | None, now: str, *, at: datetime) -> None:
    names = {"yes": tally.WRONG, "no": tally.RIGHT}
    counts: dict[str, int] = {}
    for said, more in ((before.wrong if before else "", -1), (now, 1)):
        if said in names:
            counts[names[said]] = counts.get(names[said], 0) + more
    counts = {name: more for name, more in counts.items() if more}
    if counts:
        by = whose(seen.changed.model, seen.companion)
        room.beside(partial(tally.add, whose=by, counts=counts, at=at))


def _at(seen: Seen, place: int) -> Seen:
    if not 0 <= place < len(seen.changed.marks):
        raise NotFound(NO_SUCH)
    return seen


def _is(one: Contest, turn: str, place: int) -> bool:
    return (one.kind, one.turn, one.place) == ("contest", turn, str(place))


def _gone_at(held: Original) -> datetime | None:
    at = _moment(held.at)
    return at + timedelta(days=ORIGINAL_DAYS) if at else None


def _moment(text: str) -> datetime | None:
    try:
        return clock.parse(text)
    except ValueError:
        return None


def _texts(sentences: str) -> list[str]:
    try:
        told = json.loads(sentences)
    except ValueError:  # damaged: what it was cannot be told any more
        return []
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
