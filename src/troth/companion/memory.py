"""Memory: what was said earlier comes back where it helps, as far as the person lets it.

    level → room `companion.memory` → the person's own index → the best few of their own messages
    → what may go to who answers → quoted in a message of its own → named in the receipt

Only what the person said is quoted, never what a model said: a model that was led astray once
leaves nothing behind that leads the next one. Nothing comes of it where a level, a consent or
the model that finds meaning is missing; the answer comes all the same. Vectors are made after
an answer, or later for what was there before (`tend`); killed in between, nothing is lost, since
whatever has no vector yet is found again.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from troth import clock
from troth.companion import memory_prompt, terms
from troth.companion.memory_index import Mind, Minds, Place, said
from troth.companion.memory_note import (
    UNUSED,
    USED,
    VECTOR,
    Note,
    Use,
    is_by,
    until_of,
    used_note,
    uses_of,
    vector_note,
    without,
)
from troth.companion.memory_prompt import Quote
from troth.companion.recall import Encodes, mark_of, pack
from troth.companion.turn import Turn
from troth.errors import (
    Damaged,
    NotFound,
    NotSignedIn,
    Refused,
    StoreBusy,
    TrothError,
    Unconfigured,
)
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room, Still
from troth.gate.states import time_in
from troth.gate.veiling import topics_that_stay
from troth.people.remembering import Held, Reach
from troth.providers.base import Role
from troth.store.sqlite import Unit
from troth.weights.minilm import WIDTH
from troth.weights.runtime import RuntimeFailed
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, Clear, Level, PersonId, PurposeId

BEST: Final = 5
"""How many earlier messages one answer hears of at most."""
LEAST_WORDS: Final = 0.3
LEAST_MEANING: Final = 0.25
"""A message is quoted if it is this near in meaning, or has this share of the words of a question
that says more than a few: "Thanks!" looks like much that was said."""
BATCH: Final = 32
"""How many vectors are made in one room."""
_LOOKED_AT: Final = 200
"""So many are looked at before it is said that there are no better ones."""
_FEW_WORDS: Final = 2
_SMALL_TALK: Final = frozenset(
    terms.terms(
        terms.words(
            "hello hi hey thanks thank good great fine nice okay ok yes yeah please sorry sure help"
            " morning afternoon evening night day bye goodbye today tonight welcome how"
        )
    )
)
_LONGEST_BEFORE: Final = 300
_AWAY: Final = (
    "Your companion cannot look through earlier talks, since the model that finds meaning is "
    "not here. Run: troth model get memory"
)
_CHANGED: Final = (
    "The model that finds meaning was changed, or cannot be read. Until Troth starts again with "
    "it, your companion finds what is new by its words alone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """For whom something is recalled.

    said: role and text of all that the model hears anyway, oldest first, the question last.
    elsewhere: who answers, and how far it is trusted, if that is not on this machine.
    """

    person: PersonId
    companion: str
    said: Sequence[tuple[str, str]] = field(repr=False)
    chat: str | None = None
    after: str | None = None
    elsewhere: tuple[str, Level] | None = None
    reach: Reach | None = None
    demo: bool = False
    still: Still | None = None


@dataclass(slots=True, kw_only=True)
class Remembered:
    """What was recalled for one answer. told: why nothing was, where that should be said.

    held: the level, and what set it. uses: what is quoted in `block`. numbers: by which the
    receipt names these messages. room: to be closed with the answer. stamp: on which state of
    the person's keys all this rests.
    """

    held: Held
    told: str = ""
    block: str = field(default="", repr=False)
    uses: Sequence[Use] = ()
    numbers: tuple[int, ...] = ()
    room: Room | None = None
    stamp: int = 0

    @property
    def message(self) -> tuple[tuple[Role, Clear], ...]:
        """What the model hears of it, as a message; none if there is nothing."""
        return (("system", Clear(self.block)),) if self.block else ()

    def close(self) -> None:
        """Close the room in which it was recalled, if it is open still."""
        if self.room is not None and self.room.is_open:
            self.room.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of a person's messages can be found by their meaning, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An earlier message that an answer used; text is None if it was forgotten since."""

    use: Use
    text: str | None = field(repr=False)
    companion: str = ""
    is_barred: bool = False


class Memory:
    """Recalls, keeps what recalling needs, and forgets."""

    def __init__(
        self,
        gate: Gate,
        *,
        load: Callable[[], Encodes],
        is_chosen: Callable[[Encodes], bool],
    ) -> None:
        """Make it. load: returns the encoder of this process; raises Unconfigured without one.

        is_chosen: whether an encoder is the one that all processes are to use, as things are now.
        """
        self._gate = gate
        self._load = load
        self._is_chosen = is_chosen
        self.minds = Minds(now=clock.monotonic)
        self._due: dict[PersonId, None] = {}
        self._lock = threading.Lock()
        gate.states.when_dropped.append(self.minds.drop)
        self.facts: Callable[[Asks], Sequence[str]] = lambda _: ()
        """Lines about the person, for whom an answer is; who makes facts sets it. They are asked
        for only where the level lets facts in, and quoted as data before what was said."""

    # Looking

    def why_away(self) -> str:
        """Say why nothing can be recalled on this machine, or nothing new; empty if all can."""
        encodes = self._encodes()
        if encodes is None:
            return _AWAY
        return "" if self._is_chosen(encodes) else _CHANGED

    def held(self, asks: Asks) -> Held:
        """Return the level that holds for an answer, and what set it."""
        if not self._may(asks.person):
            return Held(reach=Reach.OFF, by="consent")
        remembering = self._gate.wishes(asks.person).remembering
        return remembering.held(
            companion=asks.companion,
            chat=asks.chat,
            provider=asks.elsewhere[0] if asks.elsewhere else None,
            asked=asks.reach,
        )

    def _may(self, person: PersonId) -> bool:
        return all(self._gate.may(person, one) for one in (COMPANION_MEMORY, COMPANION_HISTORY))

    def recall(self, asks: Asks) -> Remembered:
        """Return what comes back for an answer. Whatever fails here costs the answer nothing.

        Raises NotSignedIn.
        """
        held = self.held(asks)
        if held.reach is Reach.OFF or not self._is_trusted(asks):
            return Remembered(held=held)
        facts = self._facts(asks, held)
        encodes = self._encodes()
        if encodes is None:
            return Remembered(held=held, told=_AWAY, block=_block(asks, (), facts)[0])
        try:
            room = self._gate.enter(asks.person, COMPANION_MEMORY, still=asks.still)
        except Refused:
            return Remembered(held=Held(reach=Reach.OFF, by="consent"))
        try:
            return self._recall(room, asks, held, self.minds.take(room, encodes), facts)
        except NotSignedIn:
            room.close()
            raise
        except (TrothError, RuntimeFailed) as error:
            room.close(error)
            return Remembered(held=held)

    def _facts(self, asks: Asks, held: Held) -> Sequence[str]:
        """Return the lines about the person that may be told to who answers."""
        if not held.reach.has(Reach.FACTS):
            return ()
        return [one for one in self.facts(asks) if self._may_leave(asks, one)]

    def _recall(
        self, room: Room, asks: Asks, held: Held, mind: Mind, facts: Sequence[str]
    ) -> Remembered:
        found, quotes = self._quotable(room, asks, self._best(mind, room, asks, held))
        block, count = _block(asks, quotes, facts)
        if not self._may_leave(asks, block):  # together they say more than each alone
            block, count = "", 0
        return Remembered(
            held=held,
            block=block,
            uses=tuple(use for _, use in found[:count]),
            numbers=tuple(place.number for place, _ in found[:count]),
            room=room,
            stamp=mind.stamp,
        )

    def _quotable(
        self, room: Room, asks: Asks, best: Iterator[tuple[Place, Use]]
    ) -> tuple[list[tuple[Place, Use]], list[Quote]]:
        """Return the best that may be quoted, each text once, and what is quoted of them.

        Who asks the same again and again hears of the answer, not of the question. What comes
        after is read only where what came before did not do.
        """
        heard = {said.strip() for _, said in asks.said}
        found: list[tuple[Place, Use]] = []
        quotes: list[Quote] = []
        while len(found) < BEST and (some := list(islice(best, 2 * BEST))):
            texts = _texts(room, [place for place, _ in some])
            for place, use in some:
                text = texts.get(place.key, "")
                if len(found) < BEST and text and text.strip() not in heard:
                    heard.add(text.strip())
                    if self._may_leave(asks, text):
                        found.append((place, use))
                        quotes.append(Quote(text=text, at=place.at))
        return found, quotes

    def _best(self, mind: Mind, room: Room, asks: Asks, held: Held) -> Iterator[tuple[Place, Use]]:
        """Yield the messages that fit and may come up here, the best first."""
        question = _question(asks.said)
        if not question or not len(mind):
            return
        is_wide = held.reach is Reach.ALL
        hits = mind.find(question, _LOOKED_AT, room=room)
        remembering = self._gate.wishes(asks.person).remembering
        lines: dict[str, set[str]] = {}
        found: set[str] = set()
        says_much = _says(question) >= _FEW_WORDS
        for hit in hits:
            if hit.meaning < LEAST_MEANING and not (says_much and hit.words >= LEAST_WORDS):
                continue
            place = mind.of(hit.id)
            if not place.is_mine:  # an answer leads to what it answers
                if place.after not in mind:
                    continue
                place = mind.of(place.after)
            is_here = place.talk == asks.chat
            if not place.is_mine or place.key in mind.unused or place.key in found:
                continue
            if not is_here and not (
                is_wide and remembering.lends(companion=place.companion, chat=place.talk)
            ):
                continue
            if place.talk not in lines:
                end = asks.after or "" if is_here else ""
                lines[place.talk] = mind.line(place.talk, end=end)
            if place.key in lines[place.talk]:
                use = Use(
                    turn=place.key,
                    conversation=place.talk,
                    at=place.at,
                    words=hit.words,
                    meaning=max(0.0, hit.meaning),
                )
                found.add(place.key)
                yield place, use

    def _may_leave(self, asks: Asks, text: str) -> bool:
        if asks.elsewhere is None or not text:
            return True
        level = asks.elsewhere[1]
        return not topics_that_stay(self._gate, asks.person, text, level=level)

    def _is_trusted(self, asks: Asks) -> bool:
        """Say whether who answers is trusted as far as memory asks for."""
        least = self._gate.states.common().notice.purposes[COMPANION_MEMORY].least_level
        return asks.elsewhere is None or least is None or asks.elsewhere[1].meets(least)

    def _encodes(self) -> Encodes | None:
        try:
            return self._load()
        except (Unconfigured, Damaged, RuntimeFailed, OSError):
            return None

    def keep_use(self, remembered: Remembered, *, answer: str, at: str) -> None:
        """Note in the room of memory what an answer used. A yes taken back keeps nothing.

        What was forgotten while it was answered is not named.
        """
        room, uses = remembered.room, remembered.uses
        if room is None or not uses:
            return
        room.check()
        if room.grant.stamp != remembered.stamp:
            left: set[int] = set()
            with suppress(Damaged, StoreBusy):  # no reason to lose the answer
                within = _within(remembered.numbers)
                left.update(one.number for one in room.each(Turn, within=within))
            named = zip(remembered.numbers, uses, strict=True)
            uses = [use for number, use in named if number in left]
        if uses:
            room.keep(used_note(answer, uses, until=until_of(at, self._days())))

    def used(self, person: PersonId, answer: str) -> list[Source]:
        """Return what an answer used, with the words. Raises Refused."""
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            notes = [one.record for one in room.read(Note, having={"turn": answer})]
            uses = next((uses_of(one.held) for one in notes[::-1] if one.kind == USED), [])
            encodes = self._encodes()
            if not uses or encodes is None:
                return [Source(use=one, text=None) for one in uses]
            mind = self.minds.take(room, encodes)
            places = [mind.of(one.turn) for one in uses if one.turn in mind]
            texts = _texts(room, places)
            companions = {place.key: place.companion for place in places}
            return [
                Source(
                    use=one,
                    text=texts.get(one.turn),
                    companion=companions.get(one.turn, ""),
                    is_barred=one.turn in mind.unused,
                )
                for one in uses
            ]

    def counts(self, person: PersonId, answers: Iterable[str]) -> dict[str, int]:
        """Return how many earlier messages each of these answers used; none without a yes."""
        wanted = set(answers)
        if not wanted or not self._gate.may(person, COMPANION_MEMORY):
            return {}
        stamp = self._gate.states.of(person).unlocked.stamp
        mind = self.minds.held(person, stamp=stamp)
        if mind is None:
            with self._gate.enter(person, COMPANION_MEMORY) as room:
                found = room.read(Note, having={"kind": USED})
            notes = {one.record.turn: one.record.held for one in found}
        else:
            notes = mind.used
        told = {one: len(uses_of(notes[one])) for one in wanted if one in notes}
        return {answer: count for answer, count in told.items() if count}

    # What the person corrects

    def bar(self, person: PersonId, turn: str) -> None:
        """Use a message in no answer any more. Raises Refused or NotFound."""
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            place = self._place(room, turn)
            if not any(one.record.kind == UNUSED for one in room.read(Note, having={"turn": turn})):
                room.keep(Note(turn=turn, kind=UNUSED, until=_until(place)))

    def unbar(self, person: PersonId, turn: str) -> None:
        """Let a message be used again. Raises NotFound."""
        gate_forget.forget(
            self._gate, person, Note, lambda _, one: one.turn == turn and one.kind == UNUSED
        )

    def barred(self, person: PersonId) -> list[tuple[str, str]]:
        """Return id and words of each message that is used in no answer. Raises Refused."""
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            turns = {one.record.turn for one in room.read(Note, having={"kind": UNUSED})}
            if not turns or (encodes := self._encodes()) is None:
                return []
            mind = self.minds.take(room, encodes)
            return list(_texts(room, [mind.of(one) for one in turns if one in mind]).items())

    def _place(self, room: Room, turn: str) -> Place:
        encodes = self._encodes()
        if encodes is None:
            raise Unconfigured(_AWAY)
        mind = self.minds.take(room, encodes)
        if turn not in mind:
            message = "There is no such message. It may be forgotten."
            raise NotFound(message)
        return mind.of(turn)

    # Vectors

    def soon(self, person: PersonId) -> None:
        """Remember that somebody said something: whoever works (`work`) makes its vector."""
        with self._lock:
            self._due[person] = None

    def queue(self, persons: Iterable[PersonId]) -> None:
        """Let those be looked at who let their companions remember: once, at the start."""
        for person in persons:
            if self._gate.may(person, COMPANION_MEMORY):
                self.soon(person)

    def work(self) -> bool:
        """Make one batch of vectors for whoever waits; say whether somebody still does.

        Raises what reading and keeping raise; then the one it was for waits no more.
        """
        with self._lock:
            person = next(iter(self._due), None)
            if person is None:
                return False
            del self._due[person]
        progress = self.tend(person)
        if progress.done < progress.total:
            self.soon(person)
        with self._lock:
            return bool(self._due)

    def tend(self, person: PersonId) -> Progress:
        """Make up to `BATCH` vectors that are missing, the newest first; say how far it is.

        Makes none where there is no yes, no model, or the person wants no memory at all, and none
        with an encoder that the files choose no longer: two processes would undo each other's
        work. Once the last is made, those that another encoder made before are forgotten, and
        those that outlived their message. What is forgotten while vectors are made leaves none:
        then none of them is kept, and those of the other messages are made again.
        """
        if not self._may(person):
            return Progress(done=0, total=0)
        is_off = self._gate.wishes(person).remembering.reach is Reach.OFF
        encodes = None if is_off else self._encodes()
        if encodes is None or not self._is_chosen(encodes):
            return Progress(done=0, total=0)
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            mind = self.minds.take(room, encodes)
            room.keep_only_at(mind.stamp)
            lacking = list(mind.lacking())
            batch = sorted(lacking[:BATCH], key=lambda one: one.number)
            turns = _turns(room, batch)
            made = [(place, turns[place.key]) for place in batch if place.key in turns]
            mind.leave_out(one.key for one in batch if one.key not in turns)
            rows = pack([said(turn, one.key, one.companion) for one, turn in made], encodes)
            mark = mark_of(encodes)
            for at, (place, _) in enumerate(made):
                row = rows[at * WIDTH : (at + 1) * WIDTH]
                room.keep(vector_note(place.key, row, until=_until(place), mark=mark))
            total, left = len(mind), len(lacking) - len(batch)
        if len(room.kept) < len(made):
            left = len(lacking)
        if not left and (mind.others or mind.outlived):
            self._forget_useless(person, mark, mind.outlived)
        return Progress(done=total - left, total=total)

    def _forget_useless(self, person: PersonId, mark: str, outlived: Collection[str]) -> None:
        """Forget vectors of an encoder that is used no more, and those that outlived a message."""

        def is_useless(_: int, one: Note) -> bool:
            is_other = bool(one.held) and not is_by(one.held, mark)
            return one.kind == VECTOR and (one.turn in outlived or is_other)

        with suppress(NotFound):  # forgotten beside us, with what they were about
            gate_forget.forget(self._gate, person, Note, is_useless)

    def progress(self, person: PersonId) -> Progress:
        """Say how many messages can be found by their meaning. Raises Refused."""
        encodes = self._encodes()
        if encodes is None:
            return Progress(done=0, total=0)
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            mind = self.minds.take(room, encodes)
            return Progress(done=len(mind) - mind.lacks, total=len(mind))

    def progress_seen(self, person: PersonId) -> Progress | None:
        """As `progress`, by what is held now: nobody waits for a look at every message.

        None: nothing is held. Either way whoever works (`work`) looks soon, for the next time.
        Raises Refused.
        """
        self.soon(person)
        with self._gate.enter(person, COMPANION_MEMORY) as room:
            mind = self.minds.held(person, stamp=room.grant.stamp)
        if mind is None:
            return None
        return Progress(done=len(mind) - mind.lacks, total=len(mind))

    # Going

    def drop_gone(self) -> None:
        """Drop what may not be held any more: a withdrawal elsewhere, a lock, an erasure, idle."""
        for person in self.minds.people():
            if not self._gate.may(person, COMPANION_MEMORY):
                self.minds.drop(person)
            else:
                self._gate.states.of(person)  # a stamp that moved drops it
        self.minds.drop_idle()

    def _days(self) -> int:
        return self._gate.states.common().registry.purposes[COMPANION_HISTORY].kept_days


def shred_notes(gate: Gate, unit: Unit, person: PersonId, purpose: PurposeId) -> None:
    """Forget every note when all talks are destroyed: none outlives what it is about."""
    if purpose == COMPANION_HISTORY:
        with suppress(Damaged):  # notes that do not open are no reason to keep talks
            forget_with(gate, unit, person, None)


def forget_with(gate: Gate, unit: Unit, person: PersonId, turns: Iterable[str] | None) -> None:
    """Forget the notes about messages that are forgotten, in the same transaction.

    turns: the ids of these messages; None: all there are.
    """
    gone = None if turns is None else dict.fromkeys(turns)
    gate_forget.rework_beside(
        gate, unit, person, Note, lambda one: None if gone is None else without(one, gone)
    )


def _block(asks: Asks, quotes: Sequence[Quote], facts: Sequence[str]) -> tuple[str, int]:
    most = memory_prompt.MOST_FOR_DEMO if asks.demo else memory_prompt.MOST
    return memory_prompt.block(quotes, facts=facts, most=most)


def _question(said_: Sequence[tuple[str, str]]) -> str:
    """Return what is looked for: the question, and what came before it where it says little."""
    mine = [text for role, text in said_ if role == "user"]
    if not mine:
        return ""
    question = mine[-1]
    if len(mine) > 1 and _says(question) < _FEW_WORDS:
        return f"{mine[-2][-_LONGEST_BEFORE:]} {question}"
    return question


def _says(question: str) -> int:
    """Count the words of a question that say what it is about."""
    return len(set(terms.terms(terms.words(question))) - _SMALL_TALK)


def _until(place: Place) -> str:
    """Say until when a message is kept: not by when it was said, which may be long ago."""
    return clock.text(time_in(place.until_ms))


def _turns(room: Room, places: Sequence[Place]) -> dict[str, Turn]:
    """Read these messages, and no others of those that lie beside them."""
    keys = {place.number: place.key for place in places}
    return {keys[one.number]: one.record for one in room.each(Turn, within=_within(keys))}


def _within(numbers: Iterable[int]) -> Sequence[tuple[int, int]]:
    return [(number, number) for number in sorted(numbers)]


def _texts(room: Room, places: Sequence[Place]) -> dict[str, str]:
    return {key: turn.text for key, turn in _turns(room, places).items()}
