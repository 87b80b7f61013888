"""Brings in what was chosen of a file: chunk by chunk, each in a room of its own.

A chunk is whole or not there. Between two of them it can be stopped, the yes can be taken back,
and the import can be forgotten: then nothing more comes in. What is here already is not kept
twice, so an import that was cut off is finished by the same file.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, Final

from troth import clock
from troth.companion.imports import belongings, carried, file, kept
from troth.companion.imports.carried import GROUP_OF, NEEDS, Brought, Group, Levels
from troth.companion.imports.kept import Import, State
from troth.companion.imports.look import Look
from troth.companion.imports.names import talk_name, turns
from troth.companion.imports.shape import Conversation
from troth.companion.imports.signature import check
from troth.companion.imports.whole import whole
from troth.companion.turn import Turn
from troth.errors import BadInput
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.people.person import People
from troth.people.remembering import Remembering
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, PersonId

CHUNK: Final = 200
"""Messages that are kept in one room."""
_NOTE: Final = "talks brought in"
CHANGED: Final = (
    "This archive is not as Troth signed it, so nothing of it comes in by itself. If you know why, "
    "you can still take its talks."
)
_ANOTHER: Final = "The file is not the one that was looked at. Look at it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import is. kept: messages; of: those that were to be kept; talks: begun.

    brought: what came in beside talks.
    """

    kept: int
    of: int
    talks: int
    brought: Brought = field(default_factory=Brought)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is brought in for whom: an import's name, what was seen of the file, and which of it.

    only: the numbers of the conversations; None: all. also: what beside talks of an archive of
    Troth's own; None: all that may come. knowing: they know that the archive was changed.
    """

    person: PersonId
    name: str
    look: Look
    only: Collection[int] | None = None
    also: Collection[Group] | None = None
    knowing: bool = False

    @property
    def fresh(self) -> int:
        """How many messages are to be kept."""
        only = self.only
        return sum(one.fresh for one in self.look.entries if only is None or one.number in only)

    def takes(self, group: Group) -> bool:
        """Say whether something beside talks was chosen, and can be there."""
        there = {GROUP_OF[one.thing] for one in self.look.carried if one.comes}
        return group in there and (self.also is None or group in self.also)

    def has(self, talk: str) -> bool:
        """Say whether a talk was chosen."""
        return self.only is None or self.look.places.get(talk) in self.only


def known(gate: Gate, person: PersonId) -> set[str]:
    """Return the names of all turns that are here. Raises Refused."""
    return _Here(gate, person).names


class _Here:
    """The names of all turns that are here or about to be, and up to which number that is known."""

    def __init__(self, gate: Gate, person: PersonId) -> None:
        self._gate = gate
        self._person = person
        with gate.enter(person, COMPANION_HISTORY) as room:
            rows = room.skim(Turn, "id").rows
        self.names = {name for _, (name,) in rows}
        self._by_others: set[str] = set()
        self._upto = max((number for number, _ in rows), default=-1)

    def keep(self, chosen: "Chosen", chunk: Sequence[Turn]) -> int | None:
        """Keep those that are not here yet; return how many, or None if the import is forgotten.

        Somebody else may bring in the same at the same time. Raises Refused.
        """
        while True:
            fresh = [turn for turn in chunk if turn.id not in self._by_others]
            try:
                with self._gate.enter(self._person, COMPANION_HISTORY) as room:
                    if not kept.is_here(room, chosen.name):
                        return None
                    room.beside(partial(self._must_follow, room, room.grant.stamp))
                    for turn in fresh:
                        room.keep(turn)
                    room.note(_NOTE)
            except _Between as between:
                self._look(between.upto)
                continue
            self._upto = max(room.kept, default=self._upto)
            return len(room.kept)

    def _must_follow(self, room: Room, stamp: int, unit: Unit) -> None:
        """Raise, which takes back what the room keeps, if others did something in between.

        stamp: the state on which the import was here; it moves when somebody forgets something.
        """
        before = min(room.kept, default=0) - 1
        moved = self._gate.states.in_unit(unit, self._person).unlocked.stamp != stamp
        if moved or before > self._upto:
            raise _Between(max(before, self._upto))

    def _look(self, upto: int) -> None:
        """Take in what others kept, up to a number."""
        with self._gate.enter(self._person, COMPANION_HISTORY) as room:
            found = room.each(Turn, within=((self._upto + 1, upto),))
            self._by_others |= {one.record.id for one in found}
        self.names |= self._by_others
        self._upto = upto


class _Between(Exception):  # no error: it takes back one try
    def __init__(self, upto: int) -> None:
        self.upto = upto
        super().__init__()


def bring(
    gate: Gate,
    opened: BinaryIO,
    chosen: Chosen,
    *,
    tell: Callable[[Progress], object] = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> State:
    """Keep what was chosen, and return how it ended.

    Raises Refused (no yes, or not any more), BadInput (another file than was looked at, or an
    archive that was changed and nobody said to take it all the same) and what the store raises;
    what was kept by then stays, and is told as `failed`.
    """
    if chosen.look.is_changed and not chosen.knowing:
        raise BadInput(CHANGED, param="changed")
    person = chosen.person
    here = _Here(gate, person)
    with gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(_import(gate, chosen, "begun", Brought()))
    done, talks = 0, set[str]()
    beside = _Beside(gate, chosen)
    state: State = "failed"
    try:
        for chunk in _chunks(_fresh(gate, opened, chosen, here)):
            if is_stopped():
                state = "stopped"
                break
            count = here.keep(chosen, chunk)
            if count is None:
                return "stopped"  # it was forgotten meanwhile: nothing more is to come
            done += count
            talks |= {turn.conversation for turn in chunk}
            tell(Progress(kept=done, of=chosen.fresh, talks=len(talks)))
        else:
            beside.bring(opened, is_stopped)
            tell(Progress(kept=done, of=chosen.fresh, talks=len(talks), brought=beside.brought))
            state = "stopped" if beside.is_stopped else "done"
    except _Forgotten:
        state = "stopped"
    except KeyboardInterrupt:  # somebody at a terminal says stop
        state = "stopped"
        raise
    finally:
        _end(gate, chosen, state, beside.brought)
    return state


class _Beside:
    """Brings in what was chosen beside talks, and writes down what before any of it is kept."""

    def __init__(self, gate: Gate, chosen: Chosen) -> None:
        self._gate = gate
        self._chosen = chosen
        self.brought = Brought()
        self.is_stopped = False

    def bring(self, opened: BinaryIO, is_stopped: Callable[[], bool]) -> None:
        """Bring in facts, companions and levels, each if it was chosen and there is a yes."""
        chosen, gate = self._chosen, self._gate
        steps: list[tuple[Group, Callable[[belongings.Belongings], object]]] = [
            (Group.COMPANIONS, self._companions),
            (Group.MEMORY, self._memory),
            (Group.LEVELS, self._levels),
        ]
        wanted = [step for group, step in steps if chosen.takes(group) and self._may(group)]
        if not wanted or chosen.look.is_changed:
            return
        with whole(opened) as found:
            if found is None or check(found, key=gate.ledger.key) != chosen.look.signature:
                raise BadInput(_ANOTHER, param="file")
            had = belongings.read(found, now=clock.text(gate.clock.now()))
        for step in wanted:
            if self.is_stopped or is_stopped():
                self.is_stopped = True
                return
            step(had)

    def _may(self, group: Group) -> bool:
        return group not in NEEDS or bool(self._gate.may(self._chosen.person, NEEDS[group]))

    def _memory(self, had: belongings.Belongings) -> None:
        carried.keep_memory(
            self._gate,
            self._chosen.person,
            had,
            tell=lambda names: self._note(replace(self.brought, facts=tuple(names))),
        )

    def _companions(self, had: belongings.Belongings) -> None:
        carried.keep_companions(
            self._gate,
            self._chosen.person,
            had,
            tell=lambda names: self._note(replace(self.brought, companions=tuple(names))),
        )

    def _levels(self, had: belongings.Belongings) -> None:
        told = had.levels
        if told is None:
            return
        set_: list[Levels] = []

        def lower(before: Remembering) -> Remembering:
            after, levels = carried.lowered(before, told)
            set_.append(levels)
            return after

        gate = self._gate
        people = People(gate.store, gate.keyring, gate.ledger, clock=gate.clock)
        # Written down before, as it would be now: to take back what was not set changes nothing.
        expected = carried.lowered(gate.wishes(self._chosen.person).remembering, told)[1]
        if expected.count:
            self._note(replace(self.brought, levels=expected))
            people.change_memory(self._chosen.person, lower)
            self.brought = replace(self.brought, levels=set_[-1])

    def _note(self, brought: Brought) -> None:
        """Write down what is about to be kept. Raises _Forgotten if the import is gone."""
        with self._gate.enter(self._chosen.person, COMPANION_HISTORY) as room:
            if not kept.is_here(room, self._chosen.name):
                raise _Forgotten
            room.keep(_import(self._gate, self._chosen, "begun", brought))
        self.brought = brought


class _Forgotten(Exception):  # no error: the import was forgotten, and nothing more is to come
    """The import was forgotten meanwhile."""


def _end(gate: Gate, chosen: Chosen, state: State, brought: Brought) -> None:
    """Write down how it ended, unless it may not be written any more, or was forgotten."""
    if not gate.may(chosen.person, COMPANION_HISTORY):
        return
    with gate.enter(chosen.person, COMPANION_HISTORY) as room:
        if kept.is_here(room, chosen.name):
            room.keep(_import(gate, chosen, state, brought))


def _import(gate: Gate, chosen: Chosen, state: State, brought: Brought) -> Import:
    return Import(
        id=chosen.name,
        services=" ".join(chosen.look.services),
        at=clock.text(gate.clock.now()),
        state=state,
        brought=brought.written(),
    )


def _fresh(gate: Gate, opened: BinaryIO, chosen: Chosen, here: "_Here") -> Iterator[Turn]:
    """Yield the turns that are not here yet, in order."""
    opened.seek(0)
    person = chosen.person
    at = clock.text(gate.clock.now())
    for found in file.read(opened):
        if not isinstance(found, Conversation) or not chosen.has(talk_name(person, found)):
            continue
        for turn in turns(person, found, by=chosen.name, at=at):
            if turn.id not in here.names:
                here.names.add(turn.id)
                yield turn


def _chunks(turns_: Iterator[Turn]) -> Iterator[list[Turn]]:
    chunk: list[Turn] = []
    for turn in turns_:
        chunk.append(turn)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
