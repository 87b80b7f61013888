"""Brings in what an archive holds beside talks, each part under its own yes, and takes it back.

Facts and companions keep their names, so the same archive again adds nothing and an archive of
this Troth says the same of them. What is known here stays: a fact that contradicts it comes in as
one that holds no more. A fact that was heard in a message comes with that message or not at all,
and one that waited for the person's word waits again. Levels of memory can only lower what holds.
"""

import base64
import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Self

from troth import clock
from troth.companion import facts_gone, own
from troth.companion.facts import MOST
from troth.companion.facts_kinds import YES, Aside, Fact
from troth.companion.facts_rules import Said
from troth.companion.facts_weigh import weigh
from troth.companion.imports.belongings import Belongings, Companion, Stays
from troth.companion.memory_note import UNUSED, Note
from troth.companion.own import MOST_PICTURE_BYTES, Own, Picture
from troth.companion.turn import Turn
from troth.errors import BadInput, StoreBusy
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.ledger.note import NoteKey
from troth.people.remembering import Reach, Remembering, Where
from troth.store.sqlite import Unit
from troth.words import COMPANION_MEMORY, COMPANION_OWN, PersonId, PurposeId

_NOTE: Final = "an archive brought in"
_TRIES: Final = 5


class Group(StrEnum):
    """What can be chosen beside talks. Each rests on a yes of its own, but for levels."""

    MEMORY = "memory"
    COMPANIONS = "companions"
    LEVELS = "levels"


class Thing(StrEnum):
    """What comes in. Each has words in `THINGS`."""

    FACTS = "facts"
    WAITING = "waiting"
    BARRED = "barred"
    COMPANIONS = "companions"
    LEVELS = "levels"


THINGS: Final[Mapping[Thing, str]] = {
    Thing.FACTS: "facts about you, with since when and from which message",
    Thing.WAITING: "facts that wait for your word: they wait again",
    Thing.BARRED: "messages that are to go into no answer",
    Thing.COMPANIONS: "companions of your own, with picture and lorebook",
    Thing.LEVELS: "levels of memory that you had lowered",
}
GROUP_OF: Final[Mapping[Thing, Group]] = {
    Thing.FACTS: Group.MEMORY,
    Thing.WAITING: Group.MEMORY,
    Thing.BARRED: Group.MEMORY,
    Thing.COMPANIONS: Group.COMPANIONS,
    Thing.LEVELS: Group.LEVELS,
}
NEEDS: Final[Mapping[Group, PurposeId]] = {
    Group.MEMORY: COMPANION_MEMORY,
    Group.COMPANIONS: COMPANION_OWN,
}
"""The yes on which a group rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What memory holds here already."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    waits: Sequence[Fact] = ()
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What is here of what an archive may bring. None: there is no yes to keep it.

    key: this Troth's own; None: nothing counts as signed here. now: the present.
    """

    key: NoteKey | None = None
    now: str = ""
    memory: Memory | None = None
    companions: Sequence[Own] | None = None
    levels: Remembering = field(default_factory=Remembering)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels that an import set: for all, from what to what; and for talks and companions."""

    all: tuple[Reach, Reach] | None = None
    chats: Mapping[str, Reach] = field(default_factory=dict)
    companions: Mapping[str, Reach] = field(default_factory=dict)
    quiet: Sequence[str] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        parts: Sequence[Collection[str]] = (self.chats, self.companions, self.quiet)
        return (self.all is not None) + sum(map(len, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What an import brought in beside talks: names, no words."""

    facts: Sequence[str] = ()
    companions: Sequence[str] = ()
    levels: Levels = field(default_factory=Levels)

    def written(self) -> str:
        """Return it as it is kept; empty if it is nothing."""
        if self == Brought():
            return ""
        told = {
            "facts": list(self.facts),
            "companions": list(self.companions),
            "all": self.levels.all,
            "chats": self.levels.chats,
            "with": self.levels.companions,
            "quiet": list(self.levels.quiet),
        }
        return json.dumps({name: one for name, one in told.items() if one}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote. What is damaged names nothing."""
        try:
            told = json.loads(text) if text else {}
            both = told.get("all")
            levels = Levels(
                all=(Reach(both[0]), Reach(both[1])) if both else None,
                chats={str(key): Reach(one) for key, one in told.get("chats", {}).items()},
                companions={str(key): Reach(one) for key, one in told.get("with", {}).items()},
                quiet=tuple(str(one) for one in told.get("quiet", ())),
            )
            facts, companions = (
                tuple(str(one) for one in told.get(name, ())) for name in ("facts", "companions")
            )
            return cls(facts=facts, companions=companions, levels=levels)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
            return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be kept, and how many of what could be there is here already or cannot come."""

    facts: Sequence[Fact] = ()
    waits: Sequence[Aside] = ()
    barred: Sequence[str] = ()
    left: Counter[Stays] = field(default_factory=Counter)


# ── what is here ──────────────────────────────────────────────────────────────────────────────


def home(gate: Gate, person: PersonId) -> Home:
    """Look up what is here of what an archive may bring. Raises Refused (no such person)."""
    memory = None
    if gate.may(person, COMPANION_MEMORY):
        with gate.enter(person, COMPANION_MEMORY) as room:
            memory = _memory(room)
    companions = own.every(gate, person) if gate.may(person, COMPANION_OWN) else None
    return Home(
        key=gate.ledger.key,
        now=clock.text(gate.clock.now()),
        memory=memory,
        companions=companions,
        levels=gate.wishes(person).remembering,
    )


def _memory(room: Room) -> Memory:
    asides = [one.record for one in room.read(Aside)]
    barred = room.read(Note, having={"kind": UNUSED})
    return Memory(
        facts={one.record.id: one.record for one in room.read(Fact)},
        waits=[one.fact for one in asides if one.what == "waiting" and one.fact],
        barred=frozenset(one.record.turn for one in barred),
    )


# ── what is to come ───────────────────────────────────────────────────────────────────────────


def plan(had: Belongings, memory: Memory, *, turns: Collection[str], now: str) -> Plan:
    """Decide which facts come in, and as what. turns: the messages that are here then. Pure."""
    left: Counter[Stays] = Counter()
    newest = {one.id: one for one in had.facts}
    waits = {one.id: one for one in had.waits if one.id not in newest}
    known = memory.facts.keys() | {one.id for one in memory.waits}
    live = [one for one in memory.facts.values() if one.is_live]
    closes: dict[str, Fact] = {}
    taken: set[str] = set()
    for one in newest.values():
        if one.id in known:
            continue
        if one.turn and one.turn not in turns:
            left[Stays.APART] += 1
        elif len(memory.facts) + len(taken) >= MOST:
            left[Stays.FULL] += 1
        elif one.is_live:
            weighed = weigh(_said(one), live)
            if weighed.same is None:
                taken.add(one.id)
                for other in weighed.closes[:1]:
                    closes[one.id] = replace(one, valid_to=now, closed_by=other.id)
        else:
            taken.add(one.id)
    facts = [one for one in had.facts if one.id in taken]
    fresh = [
        one for one in waits.values() if one.id not in known and _waits(one, memory, turns, left)
    ]
    room = max(0, MOST - len(known) - len(taken))
    left[Stays.FULL] += max(0, len(fresh) - room)
    return Plan(
        facts=[*facts, *closes.values()],
        waits=fresh[:room],
        barred=[one for one in had.barred if one in turns and one not in memory.barred],
        left=+left,
    )


def _waits(one: Aside, memory: Memory, turns: Collection[str], left: Counter[Stays]) -> Fact | None:
    """Return the fact that is to wait again; None if it is known, or its message is not here."""
    fact = one.fact
    if fact is None:
        return None
    if fact.turn and fact.turn not in turns:
        left[Stays.APART] += 1
        return None
    others = [*memory.facts.values(), *memory.waits]
    return None if weigh(_said(fact), others).same else fact


def _said(fact: Fact) -> Said:
    return Said(
        subject=fact.subject,
        relation=fact.relation,
        value=fact.value,
        sensitive=fact.careful == YES,
    )


def companions_of(
    had: Belongings, here: Sequence[Own], *, left: Counter[Stays]
) -> Sequence[Companion]:
    """Return the companions that are not here and still fit. Pure but for `left`."""
    known = {one.id for one in here}
    living = [one for one in here if not one.removed]
    count, weight = len(living), sum(one.weighs for one in living)
    fresh: list[Companion] = []
    for one in had.companions:
        if one.own.id in known:
            continue
        weight += one.own.weighs
        if count + len(fresh) >= own.MOST or weight > MOST_PICTURE_BYTES:
            weight -= one.own.weighs
            left[Stays.FULL] += 1
            continue
        fresh.append(one)
    return fresh


def lowered(before: Remembering, told: Remembering) -> tuple[Remembering, Levels]:
    """Lower levels to those that an archive tells, and say what that set. Pure.

    What is set here for a talk or a companion stays. Raises BadInput if there are too many.
    """
    after = before
    every = None
    chats: dict[str, Reach] = {}
    companions: dict[str, Reach] = {}
    parts: Sequence[tuple[Where, Mapping[str, Reach], dict[str, Reach]]] = (
        ("chats", told.chats, chats),
        ("companions", told.companions, companions),
    )
    if told.reach.place < before.reach.place:
        after, every = after.for_all(told.reach), (before.reach, told.reach)
    for where, said, set_ in parts:
        for name, reach in said.items():
            if name not in getattr(after, where) and reach is not Reach.ALL:
                after = after.with_level(where, name, reach)
                set_[name] = reach
    quiet = [one for one in told.quiet if not after.is_quiet(one)]
    for one in quiet:
        after = after.with_quiet(one, quiet=True)
    return after, Levels(all=every, chats=chats, companions=companions, quiet=tuple(quiet))


def raised(now: Remembering, levels: Levels) -> Remembering:
    """Take back the levels that an import set, where they are still as it set them. Pure."""
    if levels.all is not None and now.reach is levels.all[1]:
        now = now.for_all(levels.all[0])
    parts: Sequence[tuple[Where, Mapping[str, Reach]]] = (
        ("chats", levels.chats),
        ("companions", levels.companions),
    )
    for where, said in parts:
        for name, reach in said.items():
            if getattr(now, where).get(name) is reach:
                now = now.with_level(where, name, None)
    for one in levels.quiet:
        now = now.with_quiet(one, quiet=False)
    return now


def counts(
    had: Belongings, here: Home, *, turns: Collection[str]
) -> tuple[Mapping[Thing, tuple[int, int]], Counter[Stays]]:
    """Count what is there and what is not here yet of each thing, and what cannot come. Pure."""
    memory = plan(had, here.memory or Memory(), turns=turns, now=here.now)
    left = Counter(memory.left)
    companions = companions_of(had, here.companions or (), left=left)
    levels = Levels()
    in_all = Levels()
    if had.levels is not None:
        in_all = _lowered_or_none(Remembering(), had.levels)
        levels = _lowered_or_none(here.levels, had.levels)
    found = {
        Thing.FACTS: (len({one.id for one in had.facts}), len({one.id for one in memory.facts})),
        Thing.WAITING: (len(had.waits), len(memory.waits)),
        Thing.BARRED: (len(had.barred), len(memory.barred)),
        Thing.COMPANIONS: (len(had.companions), len(companions)),
        Thing.LEVELS: (in_all.count, levels.count),
    }
    return {thing: both for thing, both in found.items() if both[0]}, left


def _lowered_or_none(before: Remembering, told: Remembering) -> Levels:
    try:
        return lowered(before, told)[1]
    except BadInput:  # too many: it is said when it is tried
        return Levels()


# ── keeping ───────────────────────────────────────────────────────────────────────────────────


def keep_memory(
    gate: Gate, person: PersonId, had: Belongings, *, tell: Callable[[Sequence[str]], object]
) -> Plan:
    """Keep facts, what waits, and bars. Raises Refused.

    tell: what is called with the names of the facts before any is kept, so that they can be taken
    back whatever comes after.
    """
    for _ in range(_TRIES):
        with gate.enter(person, COMPANION_MEMORY) as room:
            stamp = room.grant.stamp
            turns = {name for _, (name,) in room.skim(Turn, "id").rows}
            now = clock.text(gate.clock.now())
            fresh = plan(had, _memory(room), turns=turns, now=now)
            records: list[Fact | Aside] = [*fresh.facts, *fresh.waits]
            bars = [Note(turn=turn, kind=UNUSED) for turn in fresh.barred]
            if not records and not bars:
                return fresh
            tell(list(dict.fromkeys(one.id for one in records)))
            for one in (*records, *bars):
                room.keep(one)
            room.keep_only_at(stamp)  # a message may be forgotten just now
            room.note(_NOTE)
        if room.kept:
            return fresh
        gate.enter(person, COMPANION_MEMORY)  # raises where the yes is gone
    message = "What Troth knows keeps changing just now. Bring the file in again in a moment."
    raise StoreBusy(message)


def keep_companions(
    gate: Gate, person: PersonId, had: Belongings, *, tell: Callable[[Sequence[str]], object]
) -> Sequence[str]:
    """Keep companions with their pictures; return their names. Raises Refused. tell: as above."""
    with gate.enter(person, COMPANION_OWN) as room:
        here = {one.record.id: one.record for one in room.read(Own)}
        fresh = companions_of(had, list(here.values()), left=Counter())
        names = [one.own.id for one in fresh]
        if names:
            tell(names)
        for one in fresh:
            room.keep(one.own)
            if one.picture:
                png = base64.b64encode(one.picture).decode()
                room.keep(Picture(companion=one.own.id, png=png))
        if names:
            room.note(_NOTE)
    return names


# ── taking back ───────────────────────────────────────────────────────────────────────────────


def forget_in(gate: Gate, unit: Unit, person: PersonId, brought: Brought) -> tuple[int, int]:
    """Forget facts and companions that an import brought in; return how many of each went.

    In the transaction of a forgetting. Bars and notes go with their messages.
    """
    facts, companions = frozenset(brought.facts), frozenset(brought.companions)
    gone: tuple[set[str], set[str]] = (set(), set())

    def is_fact(one: Fact | Aside) -> bool:
        if one.id in facts:
            gone[0].add(one.id)
        return one.id in facts

    def is_companion(one: Own) -> bool:
        if one.id in companions:
            gone[1].add(one.id)
        return one.id in companions

    if facts:
        facts_gone.forget_facts(gate, unit, person, is_fact)
        gate_forget.forget_beside(gate, unit, person, Aside, is_fact)
    if companions:
        forget = gate_forget.forget_beside
        forget(gate, unit, person, Own, is_companion)
        forget(gate, unit, person, Picture, lambda one: one.companion in companions)
    return len(gone[0]), len(gone[1])
