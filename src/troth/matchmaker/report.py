"""Reports: what somebody tells whoever runs the place about a person they were shown.

A report lies sealed under its writer's key. Whoever runs the place reads what the writer chose
to attach, and nothing else: the purpose of reports reads reports, and by which marks the writer
knows others. They see no name, neither of who wrote it nor of whom it is about; each look is a
line in the writer's ledger. A report also blocks. Whom it is about hears nothing of who wrote it,
nor that there is one.

It is a legal duty to take a report: who has left or put all on hold can still send one.

Fields of what is kept may only be added at the end, with a default.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Final

from troth import clock
from troth.errors import BadInput, Damaged, NotFound, Refused, TooLarge, TooMany
from troth.gate.gate import Gate
from troth.gate.halls import who_keeps
from troth.gate.rooms import Room
from troth.matchmaker.letters import Letter, tidy
from troth.matchmaker.meet import NO_SUCH, Matchmaker
from troth.matchmaker.said import Said
from troth.people.person import People
from troth.words import MATCH_PEOPLE, MATCH_REPORT, MATCH_TALK, PersonId, new_id

LONGEST: Final = 1000
A_DAY: Final = 5
"""So many reports may one person send a day."""
MOST_LETTERS: Final = 50
ACTED: Final = "acted"
NOTHING: Final = "nothing"
READ_BY_KEEPER: Final = "report read"
"""The note of the room in which whoever runs the place read a report."""
SENT: Final = "report sent"
NO_REPORT: Final = "There is no such report, or it was taken away with its writer's account."
NO_CODE: Final = "There is no such code. Check it, letter by letter."
DECIDED: Final = (
    "You closed meeting people over this report. To take that back, let them in by their code."
)
_DAY: Final = 10


class Why(StrEnum):
    """The reason that a writer chooses."""

    THREATS = "threats"
    HARASSMENT = "harassment"
    SEXUAL = "sexual"
    SCAM = "scam"
    FAKE = "fake"
    MINOR = "minor"
    OTHER = "other"


WHY: Final[Mapping[Why, str]] = {
    Why.THREATS: "Threats, or calls for violence",
    Why.HARASSMENT: "Insults, hate, or going on after a no",
    Why.SEXUAL: "Sexual words that nobody asked for",
    Why.SCAM: "Money, fraud or advertising",
    Why.FAKE: "Somebody else's name or words",
    Why.MINOR: "They seem to be under 18",
    Why.OTHER: "Something else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, in its writer's vault. of: the mark of whom it is about. letters: as JSON."""

    category: ClassVar[str] = "report"
    id: str
    of: str
    why: str = field(repr=False)
    words: str = field(repr=False)
    letters: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a report. of: its id. what: `acted` or `nothing`."""

    category: ClassVar[str] = "outcome"
    of: str
    what: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A message that the writer attached. by: `me` is the writer of the report."""

    by: str
    text: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One report as its writer, or whoever runs the place, sees it.

    outcome: empty while nobody has decided. same: how many people reported the same person, this
    one too. is_here, is_closed: whether that person is here, and shut out; nothing of these three
    is told to the writer.
    """

    id: str
    why: Why
    words: str = field(repr=False)
    letters: Sequence[Attached]
    at: str
    outcome: str = ""
    same: int = 0
    is_here: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What whoever runs the place sees. left_out: of how many writers nothing could be read."""

    reports: Sequence[Reported]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meant:
    """Of what somebody said: of whom, by a mark. What they said is not read."""

    category: ClassVar[str] = "decision"
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Who was shown to somebody, by their marks, written as JSON."""

    category: ClassVar[str] = "introduced"
    who: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrote:
    """With whom somebody has a talk, by a mark. No message is read."""

    category: ClassVar[str] = "written"
    of: str


class Reports:
    """Takes reports, shows them to whoever runs the place, and shuts people out of meeting."""

    def __init__(self, gate: Gate, matchmaker: Matchmaker, people: People) -> None:
        self._gate = gate
        self._matchmaker = matchmaker
        self._people = people

    # For a person

    def report(
        self,
        person: PersonId,
        match: str,
        *,
        why: Why,
        words: str = "",
        letters: Sequence[str] = (),
    ) -> str:
        """Send a report of somebody one was shown, and block them; return its id.

        letters: ids of messages of one's own copy to attach. Raises Refused, TooLarge, TooMany,
        or NotFound for whom one was not shown, and for a message that is not there.
        """
        told = tidy(words)
        if len(words) > LONGEST or len(letters) > MOST_LETTERS:
            message = f"Up to {LONGEST:,} characters and {MOST_LETTERS} messages fit in a report."
            raise TooLarge(message, param="words")
        self._must_be_known(person, match)
        attached = self._attached(person, match, letters) if letters else []
        # First: to be rid of somebody is never too much.
        is_blocked = self._block(person, match)
        at = clock.text(self._gate.clock.now())
        with self._gate.enter(person, MATCH_REPORT) as room:
            if sum(one.record.at[:_DAY] == at[:_DAY] for one in room.read(Report)) >= A_DAY:
                message = f"You sent {A_DAY} reports today. Send more tomorrow."
                if is_blocked:
                    message += " They are blocked all the same."
                raise TooMany(message, retry_seconds=86_400)
            name = new_id("rep")
            body = [{"by": one.by, "text": one.text, "at": one.at} for one in attached]
            room.note(SENT)
            room.keep(
                Report(id=name, of=match, why=why, words=told, letters=json.dumps(body), at=at)
            )
        return name

    def _must_be_known(self, person: PersonId, match: str) -> None:
        """Raise NotFound for a mark of nobody whom a person was shown, or wrote with."""
        with self._gate.enter(person, MATCH_REPORT) as room:
            known = {one.record.of for one in room.read(_Meant)}
            known |= {one.record.of for one in room.read(_Wrote)}
            for seen in room.read(_Seen):
                known.update(json.loads(seen.record.who))
        if match not in known:
            raise NotFound(NO_SUCH)

    def _block(self, person: PersonId, match: str) -> bool:
        """Block whom a report is about. Who is not here now is seen by nobody anyway."""
        with suppress(Refused, NotFound):
            if self._gate.may(person, MATCH_PEOPLE):
                self._matchmaker.say(person, match, Said.BLOCK)
                return True
        return False

    def _attached(self, person: PersonId, match: str, letters: Sequence[str]) -> list[Letter]:
        with self._gate.enter(person, MATCH_TALK) as room:
            found = [one.record for one in room.read(Letter, having={"of": match})]
        chosen = [one for one in found if one.id in set(letters)]
        if len(chosen) != len(set(letters)):
            message = "One of the messages is not there any more. Look again, and choose anew."
            raise NotFound(message)
        return chosen

    def letters(self, person: PersonId, match: str) -> Sequence[Letter]:
        """Return what somebody could attach, the newest last. Raises NotFound as `report` does."""
        self._must_be_known(person, match)
        if not self._gate.may(person, MATCH_TALK):
            return []
        with self._gate.enter(person, MATCH_TALK) as room:
            return [one.record for one in room.read(Letter, having={"of": match})][-MOST_LETTERS:]

    def of(self, person: PersonId) -> Sequence[Reported]:
        """Return somebody's own reports, newest first, with what came of them."""
        with self._gate.enter(person, MATCH_REPORT) as room:
            found = [told for told, _ in _read(room)]
        return found[::-1]

    # For whoever runs the place

    def desk(self) -> Desk:
        """Return every report, newest first. Its writer finds this look in their ledger.

        What is damaged of one writer, or of one whom a report is about, hides no other report.
        """
        found: list[tuple[Reported, PersonId, PersonId | None]] = []
        left_out = 0
        for writer in who_keeps(self._gate, MATCH_REPORT):
            try:
                told = self._of_writer(writer)
            except Refused:  # erased just now
                continue
            except Damaged:
                left_out += 1
                continue
            found += ((one, writer, self._target(writer, of)) for one, of in told)
        by: dict[PersonId, set[PersonId]] = {}
        for _, writer, target in found:
            if target is not None:
                by.setdefault(target, set()).add(writer)
        closed = {target: self._is_closed(target) for target in by}
        reports = [
            replace(
                one,
                same=1 if target is None else len(by[target]),
                is_here=target is not None and closed[target] is not None,
                is_closed=target is not None and bool(closed[target]),
            )
            for one, _, target in found
        ]
        return Desk(
            reports=sorted(reports, key=lambda one: one.at, reverse=True), left_out=left_out
        )

    def _is_closed(self, person: PersonId) -> bool | None:
        """Say whether somebody is shut out; None: they are gone, or cannot be looked up."""
        with suppress(Refused, Damaged):
            return bool(self._gate.wishes(person).closed)
        return None

    def decide(self, report: str, *, close: bool) -> None:
        """Decide about a report: shut whom it is about out of meeting people, or do nothing.

        The writer is told that something was done, or nothing; the other, the reason alone.
        Raises NotFound, and BadInput once something was done.
        """
        for writer in who_keeps(self._gate, MATCH_REPORT):
            with suppress(Refused, Damaged):
                found = [(told, of) for told, of in self._of_writer(writer) if told.id == report]
                if found:
                    break
        else:
            raise NotFound(NO_REPORT)
        self._decide(writer, *found[0], close=close)

    def _decide(self, writer: PersonId, told: Reported, of: str, *, close: bool) -> None:
        if told.outcome == ACTED:
            raise BadInput(DECIDED)
        target = self._target(writer, of) if close else None
        if target is not None:
            try:
                self._people.choose(target, closed=WHY[told.why])
            except NotFound:  # gone just now
                target = None
        at = clock.text(self._gate.clock.now())
        with self._gate.enter(writer, MATCH_REPORT) as room:
            room.keep(Outcome(of=told.id, what=NOTHING if target is None else ACTED, at=at))

    def open_again(self, code: str) -> None:
        """Let somebody meet people again, by the code that they were given. Raises NotFound."""
        for person in self._people.all():
            if self._matchmaker.code(person) == code.strip().lower():
                if self._gate.wishes(person).closed:
                    self._people.choose(person, closed="")
                return
        raise NotFound(NO_CODE)

    def _of_writer(self, writer: PersonId) -> Sequence[tuple[Reported, str]]:
        with self._gate.enter(writer, MATCH_REPORT) as room:
            room.note(READ_BY_KEEPER)
            return _read(room)

    def _target(self, writer: PersonId, of: str) -> PersonId | None:
        here = who_keeps(self._gate, MATCH_PEOPLE)
        return next((one for one in here if self._matchmaker.mark(writer, one) == of), None)


def _read(room: Room) -> list[tuple[Reported, str]]:
    outcomes = {one.record.of: one.record.what for one in room.read(Outcome)}
    return [
        (
            Reported(
                id=one.record.id,
                why=Why(one.record.why),
                words=one.record.words,
                letters=[Attached(**told) for told in json.loads(one.record.letters)],
                at=one.record.at,
                outcome=outcomes.get(one.record.id, ""),
            ),
            one.record.of,
        )
        for one in room.read(Report)
    ]
