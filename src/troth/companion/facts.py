"""Facts about a person: learned from their own words, sealed, seen, corrected, used.

Promise: each says from which sentence it comes, since when it holds, since when Troth knows it, and
who was told. One that deserves care waits in an inbox: nothing uses it before the person says yes,
and without an answer it is gone after `WAIT_DAYS`. A contradiction closes the old one and shows
it. Nothing is learned where companions may not remember facts, where a chat is off the record, or
from what a client asks for itself.

Forgetting is in `facts_forget`. Everything happens in rooms of `companion.memory`.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias, TypeVar

from troth import clock
from troth.companion import facts_words, terms
from troth.companion.facts_kinds import (
    ASKED,
    HEARD,
    TOLD,
    WRITTEN,
    YES,
    Aside,
    Fact,
    How,
    Told,
    told_note,
    told_of,
    waiting,
)
from troth.companion.facts_rules import LONGEST_VALUE, Said, is_careful, read
from troth.companion.facts_weigh import weigh
from troth.companion.memory_note import Note, until_of
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, StoreBusy, TooLarge, TrothError
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.normal import is_blank
from troth.store.sqlite import Unit
from troth.veil import sensitive
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, PersonId, is_id, new_id

MOST: Final = 2_000
"""How many facts one person can have. Past that nothing more is learned."""
LONGEST: Final = 300
"""Letters of a fact that a person writes."""
MOST_TOLD: Final = 900
"""How many bytes of facts one answer hears of: what was said needs room, too."""
_HEARD: Final = 4
_ALWAYS: Final = frozenset({"name", "allergy", "health", "lives", "note"})
NO_SUCH: Final = "There is no such fact. It may be forgotten."
_SHAPE: Final = "fct"
_TRIES: Final = 5
_NEAR: Final = 8
T = TypeVar("T")
Change: TypeAlias = Callable[[Gate, PersonId, str, str], Fact]
"""What puts other words in the place of a fact's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What came of a message: facts that are new, that wait, and that hold no more."""

    new: Sequence[Fact] = ()
    waits: Sequence[Fact] = ()
    closed: Sequence[Fact] = ()
    known: Sequence[Fact] = ()

    @property
    def any(self) -> bool:
        """Say whether anything changed."""
        return bool(self.new or self.waits or self.closed)


NOTHING: Final = Learned()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from: a kept message, and when it was said."""

    text: str = field(repr=False)
    turn: str = ""
    conversation: str = ""
    how: How = HEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Everything: what holds, what held, what waits, what can be brought back, who was told."""

    live: Sequence[Fact]
    past: Sequence[Fact]
    waits: Sequence[Aside]
    gone: Sequence[Aside]
    told: Sequence[Told]


# ── learning ──────────────────────────────────────────────────────────────────────────────────


def learn(gate: Gate, person: PersonId, source: Source) -> Learned:
    """Learn what a message of the person tells. Most tell nothing, and then nothing is opened.

    What waits and is taken back, or cannot hold beside what is said now, waits no longer.
    Raises Refused.
    """
    said = read(source.text)
    if not said:
        return NOTHING
    with gate.enter(person, COMPANION_MEMORY) as room:
        waits = [one.fact for one in _asides(room) if one.what == "waiting" and one.fact]
        over = [one.id for one in waits if any(weigh(other, [one]).closes for other in said)]
        learned = _take(room, said, source, at=clock.text(gate.clock.now()))
    for one in over:
        with suppress(NotFound):  # answered meanwhile
            _drop_waiting(gate, person, one)
    return learned


def remember(gate: Gate, person: PersonId, text: str) -> Learned:
    """Remember what the person asked to be remembered, in their words if no rule reads them.

    It is live at once, also where it deserves care: they asked for it. Raises Refused, BadInput.
    """
    words = " ".join(text.split())
    if is_blank(words):
        message = "There is nothing to remember. Say what."
        raise BadInput(message, param="words")
    if len(words) > LONGEST:
        message = f"That is too long to remember: up to {LONGEST} letters fit."
        raise TooLarge(message, param="words")
    said = [one for one in read(words) if one.holds] or [_note(words)]
    with gate.enter(person, COMPANION_MEMORY) as room:
        source = Source(text=words, how=ASKED)
        return _take(room, said, source, at=clock.text(gate.clock.now()))


def _note(words: str) -> Said:
    careful = any(True for _ in sensitive.find(words))
    return Said(subject="you", relation="note", value=words, sensitive=careful)


def _take(room: Room, said: Sequence[Said], source: Source, *, at: str) -> Learned:
    known = _newest(room)
    waits = [one.fact for one in _asides(room) if one.what == "waiting"]
    new: list[Fact] = []
    waiting_now: list[Fact] = []
    closed: list[Fact] = []
    same: list[Fact] = []
    for one in said:
        weighed = weigh(one, [*known.values(), *new])
        if weighed.same is not None:
            same.append(weighed.same)
            continue
        fact = _fact(one, source, at=at)
        holds_back = one.sensitive and source.how == HEARD
        if weighed.is_new and holds_back:
            if not any(other and weigh(one, [other]).same for other in [*waits, *waiting_now]):
                waiting_now.append(fact)
            continue  # what waits closes nothing yet
        for old in weighed.closes:
            ended = replace(old, valid_to=at, closed_by=fact.id if weighed.is_new else "")
            known[old.id] = ended
            closed.append(ended)
        if weighed.is_new and len(known) + len(new) < MOST:
            new.append(fact)
    for fact in (*closed, *new):
        room.keep(fact)
    for fact in waiting_now:
        room.keep(waiting(fact, at=clock.parse(at)))
    return Learned(new=new, waits=waiting_now, closed=closed, known=same)


def _fact(said: Said, source: Source, *, at: str) -> Fact:
    return Fact(
        id=new_id(_SHAPE),
        subject=said.subject,
        relation=said.relation,
        value=said.value,
        careful=YES if said.sensitive else "",
        words=said.words if source.how == HEARD else "",
        turn=source.turn,
        conversation=source.conversation,
        known_from=at,
        valid_from=said.since or at[:10],
        how=source.how,
    )


# ── using ─────────────────────────────────────────────────────────────────────────────────────


def live(gate: Gate, person: PersonId) -> list[Fact]:
    """Return what may be used now: what holds. Nothing that waits, nothing that was forgotten.

    Raises Refused.
    """
    with gate.enter(person, COMPANION_MEMORY) as room:
        return live_in(room)


def live_in(room: Room) -> list[Fact]:
    """Return what may be used now, in a room of memory."""
    return [one for one in _newest(room).values() if one.is_live]


def lines(gate: Gate, person: PersonId, said: Sequence[tuple[str, str]] = ()) -> Sequence[str]:
    """Return what may be used now as lines about the person; nothing where it cannot be read.

    said: role and text of what is being said; facts that share words with it come first, then
    what matters always, then the newest, as far as they fit. A fact that is broken costs no answer.
    """
    try:
        found = live(gate, person)
    except TrothError:
        return ()
    asked = frozenset(terms.terms(terms.words(" ".join(text for _, text in said[-_HEARD:]))))
    found.sort(key=lambda one: one.known_from, reverse=True)
    found.sort(key=lambda one: (-_shares(one, asked), one.relation not in _ALWAYS))
    told: list[str] = []
    left = MOST_TOLD
    for one in found:
        line = facts_words.line(one)
        left -= len(line.encode("utf-8", "replace")) + 3
        if left < 0:
            break
        told.append(line)
    return told


def _shares(fact: Fact, asked: frozenset[str]) -> int:
    words = terms.words(f"{fact.subject} {facts_words.label(fact.relation)} {fact.value}")
    return len(asked.intersection(terms.terms(words)))


def note_told(gate: Gate, person: PersonId, block: str, told: Told) -> None:
    """Write down which facts stood in what a model was told. Keeps ids, and no words.

    block: what it was told of memory. told: by whom, with which receipt. Costs no answer.
    """
    said = {line.removeprefix("* ") for line in block.splitlines() if line.startswith("* ")}
    if not said:
        return
    with suppress(TrothError), gate.enter(person, COMPANION_MEMORY) as room:
        ids = [one.id for one in live_in(room) if facts_words.line(one) in said]
        if ids:
            days = gate.states.common().registry.purposes[COMPANION_HISTORY].kept_days
            room.keep(told_note(replace(told, facts=ids), until=until_of(told.at, days)))


# ── seeing and correcting ─────────────────────────────────────────────────────────────────────


def every(gate: Gate, person: PersonId) -> All:
    """Return everything about facts, for the person. Raises Refused or Damaged."""
    with gate.enter(person, COMPANION_MEMORY) as room:
        facts = list(_newest(room).values())
        asides = _asides(room)
        notes = room.read(Note, having={"kind": TOLD})
    return All(
        live=[one for one in facts if one.is_live],
        past=[one for one in facts if not one.is_live],
        waits=[one for one in asides if one.what == "waiting"],
        gone=[one for one in asides if one.what != "waiting"],
        told=[told for one in notes if (told := told_of(one.record)) is not None],
    )


def take(gate: Gate, person: PersonId, fact: str) -> Fact:
    """Return one fact. Raises Refused or NotFound."""
    with gate.enter(person, COMPANION_MEMORY) as room:
        return _one(room, fact)


def edit(gate: Gate, person: PersonId, fact: str, value: str) -> Fact:
    """Write a fact in other words, as if it had always been so. What stood before is gone.

    From then on it is the person's own: it hangs on no message. Raises Refused, NotFound, BadInput.
    """
    words = _value(value)

    def write(room: Room) -> Fact:
        before = _one(room, fact)
        after = replace(before, value=words, words="", turn="", conversation="", how=WRITTEN)
        return replace(after, careful=YES if is_careful(after.relation, words) else "")

    return _put_in_place(gate, person, fact, write)


def correct(gate: Gate, person: PersonId, fact: str, value: str) -> Fact:
    """Close a fact, for it has changed, and keep what holds from now on; return that.

    Raises Refused, NotFound or BadInput.
    """
    words = _value(value)

    def write(room: Room) -> Fact:
        before = _one(room, fact)
        at = clock.text(gate.clock.now())
        careful = YES if is_careful(before.relation, words) else ""
        fresh = Fact(
            id=new_id(_SHAPE),
            subject=before.subject,
            relation=before.relation,
            value=words,
            careful=careful,
            known_from=at,
            valid_from=at[:10],
            how=WRITTEN,
        )
        _keep(gate, room, replace(before, valid_to=at, closed_by=fresh.id), fresh)
        return fresh

    return _settled(gate, person, write)[0]


def keep_without(gate: Gate, person: PersonId, fact: str) -> Fact:
    """Keep a fact also when its message is forgotten: it lets go of the sentence. As `edit`."""

    def write(room: Room) -> Fact:
        return replace(_one(room, fact), words="", turn="", conversation="", how=WRITTEN)

    return _put_in_place(gate, person, fact, write)


def accept(gate: Gate, person: PersonId, waits: str) -> Fact:
    """Say yes to a fact that waits: from now on it may be used. Raises Refused or NotFound."""

    def write(room: Room) -> Fact:
        fact = _waiting(room, waits)
        stamp = room.grant.stamp
        said = Said(subject=fact.subject, relation=fact.relation, value=fact.value, sensitive=True)
        weighed = weigh(said, _newest(room).values())
        at = clock.text(gate.clock.now())
        closed = [replace(old, valid_to=at, closed_by=fact.id) for old in weighed.closes]
        _keep(gate, room, *closed, *([fact] if weighed.is_new else []), stamp=stamp)
        return fact

    fact, _ = _settled(gate, person, write)
    with suppress(NotFound):  # said twice, in two windows
        _drop_waiting(gate, person, waits)
    return fact


def decline(gate: Gate, person: PersonId, waits: str) -> None:
    """Say no to a fact that waits: it is gone for good. Needs no yes. Raises NotFound."""
    _drop_waiting(gate, person, waits)


def unlearn_if_gone(gate: Gate, person: PersonId, turn: str) -> None:
    """Forget what was just learned of a message, if that was forgotten meanwhile."""
    with gate.enter(person, COMPANION_MEMORY) as room:
        named = {"id": turn}
        if any(room.read(Turn, last=last, having=named) for last in (_NEAR, None)):
            return
    with suppress(NotFound):
        gate_forget.forget(gate, person, Fact, lambda _, one: one.turn == turn)
    with suppress(NotFound):
        gate_forget.forget(
            gate, person, Aside, lambda _, one: one.turn == turn and one.what == "waiting"
        )


def is_fact(text: str) -> bool:
    """Say whether a text has the shape of a fact's id."""
    return is_id(text, _SHAPE)


def _value(value: str) -> str:
    words = " ".join(value.split())
    if is_blank(words) or len(words) > max(LONGEST, LONGEST_VALUE):
        message = f"A fact is 1 to {LONGEST} letters."
        raise BadInput(message, param="value")
    return words


def _newest(room: Room, fact: str | None = None) -> dict[str, Fact]:
    having = {"id": fact} if fact else None
    return {one.record.id: one.record for one in room.read(Fact, having=having)}


def _asides(room: Room) -> list[Aside]:
    return list({(one.record.act, one.record.id): one.record for one in room.read(Aside)}.values())


def _one(room: Room, fact: str) -> Fact:
    found = _newest(room, fact).get(fact)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def _waiting(room: Room, waits: str) -> Fact:
    for one in room.read(Aside, having={"id": waits}):
        if one.record.what == "waiting" and (fact := one.record.fact) is not None:
            return fact
    raise NotFound(NO_SUCH)


def _drop_waiting(gate: Gate, person: PersonId, waits: str) -> None:
    gate_forget.forget(
        gate, person, Aside, lambda _, one: one.id == waits and one.what == "waiting"
    )


# ── two at once ───────────────────────────────────────────────────────────────────────────────


class _Meanwhile(Exception):  # no error: it takes back one try
    """Something was forgotten, or a yes changed, between reading and keeping."""


def _keep(gate: Gate, room: Room, *facts: Fact, stamp: int | None = None) -> None:
    """Keep facts, unless something is forgotten meanwhile.

    stamp: the state on which they were read; None: that on which the room stands now.
    """
    person = room.grant.person
    stamp = room.grant.stamp if stamp is None else stamp

    def must_stand(unit: Unit) -> None:
        if gate.states.in_unit(unit, person).unlocked.stamp != stamp:
            raise _Meanwhile

    for fact in facts:
        room.keep(fact)
    room.beside(must_stand)


def _settled(gate: Gate, person: PersonId, write: Callable[[Room], T]) -> tuple[T, Iterable[int]]:
    """Read and keep in a room of memory; once more if something was forgotten meanwhile.

    So what is forgotten in one window does not come back by a change in another.
    """
    for _ in range(_TRIES):
        with suppress(_Meanwhile):
            with gate.enter(person, COMPANION_MEMORY) as room:
                done = write(room)
            return done, room.kept
    message = "What Troth knows keeps changing just now. Try again in a moment."
    raise StoreBusy(message)


def _put_in_place(gate: Gate, person: PersonId, fact: str, write: Callable[[Room], Fact]) -> Fact:
    """Keep a fact in the place of what stood there, which is forgotten."""

    def put(room: Room) -> Fact:
        after = write(room)
        _keep(gate, room, after)
        return after

    after, kept = _settled(gate, person, put)
    _forget_older(gate, person, fact, kept)
    return after


def _forget_older(gate: Gate, person: PersonId, fact: str, kept: Iterable[int]) -> None:
    """Forget what stood before the record that was kept just now."""
    first = min(kept, default=0)
    if first:
        with suppress(NotFound):
            gate_forget.forget(
                gate, person, Fact, lambda number, one: one.id == fact and number < first
            )
