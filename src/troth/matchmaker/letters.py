"""Messages between two who both said yes: each keeps a copy under a key of their own.

What one writes is kept for both in one transaction, with a line in each ledger, or for neither.
It goes to no model. Who has blocked, left or is erased gives the other one answer, the same as
somebody who was never there. That a message was read is told to nobody: no look at a talk
touches anything of the other. Text stays text, whatever it says.

How much somebody writes is counted apart from the words, and forgetting the words leaves it alone:
else nobody would be safe from somebody who forgets and goes on.

Fields of what is kept may only be added at the end, with a default.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import takewhile
from typing import ClassVar, Final, NamedTuple

from troth import clock
from troth.errors import BadInput, Damaged, NotFound, Refused, StoreBusy, TooLarge, TooMany
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.halls import who_keeps
from troth.gate.rooms import Found, Room
from troth.ledger.leaf import Event
from troth.matchmaker import steps
from troth.matchmaker.meet import Matchmaker
from troth.matchmaker.profile import Profile, read
from troth.matchmaker.said import SEEN_DAYS
from troth.matchmaker.steps import Shows
from troth.matchmaker.view import Card, card, tame
from troth.store.sqlite import Unit
from troth.words import MATCH_TALK, Json, PersonId, Reason, new_id

LONGEST: Final = 2000
A_DAY: Final = 200
"""So many messages may one person write a day, to all together."""
IN_A_ROW: Final = 20
"""So many to somebody who has not answered, in `SEEN_DAYS` days."""
MOST_TOLD: Final = 100
"""So many messages of a talk are told at once, the newest."""
CAME: Final = "message came"
"""The note of the room in which somebody else left a message."""
TAKEN_BACK: Final = "taken back"
"""Why messages went that another had written."""
GONE: Final = "This person is no longer here, or takes no messages. Nothing can be written to them."
"""One answer for all: who left, blocked, was erased, said no to messages, or never was."""
ME: Final = "me"
THEM: Final = "them"
_LOOK_BACK: Final = 10 * A_DAY
_TRIES: Final = 5
_A_DAY_SECONDS: Final = 86_400
_CONTROL: Final = {
    **dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)]),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""Signs that no text needs, and halves of letters: the one go, the other show as lost."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Mn", "Me", "Zl", "Zp", "Zs"})
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Kinds of signs that show nothing by themselves, and letters that are drawn as nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message, in the copy of one of the two. of: the mark of the other of them.

    id: the same in both copies. by: `me` or `them`. called: the name on the other's card then.
    """

    category: ClassVar[str] = "letter"
    of: str
    id: str
    by: str
    text: str = field(repr=False)
    at: str
    called: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Up to which message, by its number, somebody has read a talk. Nobody else is told."""

    category: ClassVar[str] = "opened"
    of: str
    upto: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """That one of two wrote to the other on a day, and no word of it: see `IN_A_ROW`."""

    category: ClassVar[str] = "written"
    kept_days: ClassVar[int] = SEEN_DAYS
    of: str
    by: str
    day: str


class Taken(NamedTuple):
    """How many messages were taken back, and in how many copies of others that failed."""

    messages: int
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk of two, as one of them sees it.

    match: by which they name the other. name: on the other's card when the newest message was
    written, while they show it. is_open: whether they can write. earlier: the id of the message
    before which there are more; empty: there are none. unread: how many are new.
    """

    match: str
    name: str = field(repr=False)
    letters: Sequence[Letter]
    is_open: bool
    unread: int
    earlier: str = ""


class Letters:
    """Writes and reads messages, and takes them back."""

    def __init__(self, gate: Gate, matchmaker: Matchmaker) -> None:
        self._gate = gate
        self._matchmaker = matchmaker

    # Writing

    def write(self, person: PersonId, match: str, text: str) -> str:
        """Keep a message for both; return its id. Nothing else is done with it.

        Raises Refused, BadInput, TooLarge, TooMany, Forbidden for a minor, and NotFound where
        nothing can be written, for whatever reason.
        """
        words = checked(text)
        for _ in range(_TRIES):
            with suppress(_Moved):
                return self._written(person, match, words)
        message = "What the two of you say keeps changing. Try again in a moment."
        raise StoreBusy(message)

    def _written(self, person: PersonId, match: str, words: str) -> str:
        with self._gate.enter(person, MATCH_TALK) as mine:
            self._matchmaker.must_be_let(person)
            found = self._matchmaker.met_at(person, match)
            if found is None:
                raise NotFound(GONE)
            other, epochs = found
            told = [one.record for one in mine.read(Written, last=_LOOK_BACK)]
            must_not_be_too_many(told, match, day=self._day(), more=1)
            try:
                theirs = self._gate.enter(other, MATCH_TALK, reader=person)
            except Refused:  # who took their yes back just now is not here
                raise NotFound(GONE) from None
            theirs.note(CAME)
            self._must_be_answered(theirs, match, self._matchmaker.mark(other, person))
            own, their = self._matchmaker.called(person, other)
            name, at = new_id("ltr"), clock.text(self._gate.clock.now())
            for room, of, by, called in (
                (mine, match, ME, their),
                (theirs, self._matchmaker.mark(other, person), THEM, own),
            ):
                room.keep(Letter(of=of, id=name, by=by, text=words, at=at, called=called))
                room.keep(Written(of=of, by=by, day=self._day()))
            self._keep_both(mine, theirs, match, epochs)
        return name

    def _must_be_answered(self, theirs: Room, match: str, back: str) -> None:
        """Raise TooMany by what the other keeps, too: one's own can have been deleted."""
        told = [
            Written(of=match, by=THEM if one.record.by == ME else ME, day=one.record.day)
            for one in theirs.read(Written, having={"of": back})
        ]
        must_not_be_too_many(told, match, day=self._day(), more=1)

    def _keep_both(
        self, mine: Room, theirs: Room, match: str, epochs: Mapping[PersonId, int]
    ) -> None:
        """End both rooms in one transaction. What cannot be kept in one is kept in neither.

        epochs: at which both said yes. Where one has moved, somebody may have said no since.
        """
        ends = [*mine.ends(), *theirs.ends()]
        keyring, person = self._gate.keyring, mine.grant.person

        def write(unit: Unit) -> None:
            if any(keyring.stamp(one, unit) != epoch for one, epoch in epochs.items()):
                raise _Moved
            for end in ends:
                end(unit)
            if not mine.kept:
                raise Refused(MATCH_TALK, Reason.WITHDRAWN)
            if not theirs.kept:
                raise NotFound(GONE)
            # Asked again here: others may have written beside it.
            told = self._gate.newest_in(unit, person, Written, most=_LOOK_BACK)
            must_not_be_too_many(told, match, day=self._day())

        self._gate.store.write(write)

    def _day(self) -> str:
        return self._gate.clock.now().date().isoformat()

    # Reading

    def newest(self, person: PersonId) -> int:
        """Return the number of the newest message in one's own copies; -1: there is none.

        A message that comes later has a higher one. Nothing is opened for it, and nobody hears of
        it. Raises Refused, or Forbidden for a minor.
        """
        with self._gate.enter(person, MATCH_TALK) as room:
            self._matchmaker.must_be_let(person)
            return room.newest(Letter)

    def talks(self, person: PersonId) -> Sequence[Talk]:
        """Return the talks that somebody has, newest first, each with its newest message.

        Raises Refused, or Forbidden for a minor.
        """
        with self._gate.enter(person, MATCH_TALK) as room:
            self._matchmaker.must_be_let(person)
            letters = _by_talk(room.read(Letter))
            seen = _seen(room.read(Opened))
        met = self._met(person, letters)
        found = [
            _talk(match, told, met, most=1, unread=_unread(told, seen.get(match, -1)))
            for match, told in letters.items()
            if not self._matchmaker.hides(person, match)
        ]
        return sorted(found, key=lambda one: one.letters[-1].at, reverse=True)

    def talk(self, person: PersonId, match: str, *, before: str = "") -> Talk:
        """Return one talk, and remember, for its reader alone, up to where it was read.

        before: tell what stands before this message. Raises Refused, Forbidden for a minor, or
        NotFound where there is neither a talk nor anybody to have one with.
        """
        with self._gate.enter(person, MATCH_TALK) as room:
            self._matchmaker.must_be_let(person)
            told = room.read(Letter, having={"of": match})
            seen = _seen(room.read(Opened, having={"of": match}))
            unread = _unread(told, seen.get(match, -1))
            if unread:
                room.keep(Opened(of=match, upto=str(told[-1].number)))
        upto = next((at for at, one in enumerate(told) if one.record.id == before), len(told))
        met = self._met(person, {match: told})
        found = _talk(match, told[:upto], met, most=MOST_TOLD, unread=unread)
        if self._matchmaker.hides(person, match) or not (told or found.is_open):
            raise NotFound(GONE)
        return found

    def _met(
        self, person: PersonId, letters: Mapping[str, Sequence[Found[Letter]]]
    ) -> Mapping[str, str]:
        """Return of each talk that is open by which name the other still goes; empty: by none.

        It decides about names that lie in one's own copy, and tells nothing else. So it makes no
        line: the other would see in it when their words are read.
        """
        met = {match: self._matchmaker.met(person, match) for match in letters}
        names = {match: _called(told) for match, told in letters.items() if met[match]}

        def look(unit: Unit) -> Mapping[str, str]:
            return {
                match: name if name and self._is_still(unit, person, other, name) else ""
                for match, name in names.items()
                if (other := met[match])
            }

        return self._gate.store.write(look) if any(names.values()) else names

    def _is_still(self, unit: Unit, person: PersonId, other: PersonId, name: str) -> bool:
        """Say whether somebody goes by a name on what they show to a person they met."""
        found = shown_in(self._gate, unit, other, self._matchmaker.mark(other, person))
        return found is not None and found.name == name

    # Forgetting

    def forget_letter(self, person: PersonId, match: str, letter: str) -> None:
        """Forget one message for good, in one's own copy. Raises NotFound."""
        gate_forget.forget(
            self._gate, person, Letter, lambda _, one: one.of == match and one.id == letter
        )

    def forget_talk(self, person: PersonId, match: str) -> int:
        """Forget one's own copy of a talk for good; return how many messages went.

        Raises NotFound.
        """
        gate = self._gate
        return gate_forget.rework(
            gate,
            person,
            Letter,
            lambda _, one: None if one.of == match else one,
            beside=lambda unit: gate_forget.forget_beside(
                gate, unit, person, Opened, lambda one: one.of == match
            ),
        )

    def take_back(self, person: PersonId, match: str | None = None, *, letter: str = "") -> Taken:
        """Forget what somebody wrote for good, in both copies; return how many messages went.

        match: to whom; None: to everybody. letter: this one only. A copy of another that is
        damaged is left, and counted. Raises NotFound, and Damaged where no copy could be opened:
        then nothing was done.
        """
        took: dict[str, set[str]] = {}
        left: list[PersonId] = []

        def fate(_: int, one: Letter) -> Letter | None:
            is_it = one.by == ME and match in {None, one.of} and letter in {"", one.id}
            if is_it:
                took.setdefault(one.of, set()).add(one.id)
            return None if is_it else one

        def with_others(unit: Unit) -> None:
            left[:] = self._with_others(unit, person, took)

        messages = gate_forget.rework(self._gate, person, Letter, fate, beside=with_others)
        return Taken(messages, len(left))

    def _with_others(
        self, unit: Unit, person: PersonId, took: Mapping[str, set[str]]
    ) -> list[PersonId]:
        """Take messages out of the copies of those to whom they were written, and of no others.

        Returns whose copy could not be opened.
        """
        here = [one for one in who_keeps(self._gate, MATCH_TALK, unit) if one != person]
        marks = {one: self._matchmaker.mark(person, one) for one in here}
        written = {one: took[mark] for one, mark in marks.items() if mark in took}
        left = []
        for other, ids in written.items():
            try:
                self._with_other(unit, person, other, ids)
            except Damaged:
                left.append(other)
        if left and len(left) == len(written):
            message = "Their copy is damaged, so nothing was taken back. Try again later."
            raise Damaged(message)
        return left

    def _with_other(self, unit: Unit, person: PersonId, other: PersonId, ids: set[str]) -> None:
        back = self._matchmaker.mark(other, person)
        gone: list[str] = []

        def fate(one: Letter) -> Letter | None:
            if one.of == back and one.by == THEM and one.id in ids:
                gone.append(one.id)
                return None
            return one

        gate = self._gate
        gate_forget.rework_beside(gate, unit, other, Letter, fate)
        if gone:
            told: dict[str, Json] = {"records": len(gone), "why": TAKEN_BACK}
            gate_forget.tell(gate, unit, other, MATCH_TALK, (Event.FORGOTTEN, told))
            unit.after_commit(lambda: gate.states.drop(other))


class _Moved(Exception):  # no error: it asks once more
    """What one of the two allows has changed since it was asked."""


def shown_in(gate: Gate, unit: Unit, other: PersonId, back: str) -> Card | None:
    """Return what somebody shows to whom they call `back`, to decide about it: it makes no line.

    None: they were erased just now, or nobody can read it.
    """
    with suppress(NotFound, Damaged):
        told = gate.newest_in(unit, other, Profile, most=1)
        also = steps.newest_of(back, gate.newest_in(unit, other, Shows, most=_LOOK_BACK))
        return next((card(read(one), now=gate.clock.now(), also=also) for one in told), None)
    return None


def must_not_be_too_many(told: Sequence[Written], match: str, *, day: str, more: int = 0) -> None:
    """Raise TooMany for more than one person may write: on a day, or without an answer.

    told: what they wrote, in order. more: how many they want to write besides.
    """
    if sum(one.by == ME and one.day == day for one in told) + more > A_DAY:
        message = f"You wrote {A_DAY} messages today. Write again tomorrow."
        raise TooMany(message, retry_seconds=_A_DAY_SECONDS)
    with_them = [one for one in reversed(told) if one.of == match]
    if sum(1 for _ in takewhile(lambda one: one.by == ME, with_them)) + more > IN_A_ROW:
        message = f"You wrote {IN_A_ROW} messages that have no answer. Wait for one."
        raise TooMany(message, retry_seconds=_A_DAY_SECONDS)


def checked(text: str) -> str:
    """Return a message as it is kept: text, without signs that no text needs.

    Raises BadInput for one in which nobody can see anything, and TooLarge.
    """
    if len(text) > LONGEST:
        message = f"That is too long: up to {LONGEST:,} characters fit in a message."
        raise TooLarge(message, param="text")
    words = tidy(text)
    if all(unicodedata.category(one) in _UNSEEN or one in _BLANK for one in words):
        message = "There are no words in it. Write some, and send it again."
        raise BadInput(message, param="text")
    return words


def tidy(text: str) -> str:
    """Return a text without signs that no text needs, and without what would turn a page."""
    return tame(text.replace("\r\n", "\n").translate(_CONTROL)).strip()


def _talk(
    match: str,
    told: Sequence[Found[Letter]],
    met: Mapping[str, str],
    *,
    unread: int,
    most: int,
) -> Talk:
    shown = [one.record for one in told[-most:]]
    return Talk(
        match=match,
        name=met.get(match, ""),
        letters=shown,
        is_open=match in met,
        unread=unread,
        earlier=shown[0].id if len(shown) < len(told) else "",
    )


def _called(told: Sequence[Found[Letter]]) -> str:
    """Return what the other was called when the newest message was written that says it."""
    return next((one.record.called for one in reversed(told) if one.record.called), "")


def _by_talk(letters: Iterable[Found[Letter]]) -> Mapping[str, list[Found[Letter]]]:
    found: dict[str, list[Found[Letter]]] = {}
    for one in letters:
        found.setdefault(one.record.of, []).append(one)
    return found


def _seen(opened: Iterable[Found[Opened]]) -> Mapping[str, int]:
    return {one.record.of: int(one.record.upto) for one in opened}


def _unread(told: Sequence[Found[Letter]], seen: int) -> int:
    """Count what came after the newest message that was read."""
    return sum(one.record.by == THEM for one in told if one.number > seen)
