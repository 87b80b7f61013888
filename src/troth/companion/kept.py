"""What is kept of an answer, once it was given, and how it is told to have ended.

Everything is on the disk before anybody hears that it is: the turns, the end of the rooms of
the answer and the leaf of this one lie in one transaction. Nobody waits in a thread for the
disk. What begins a talk needs no earlier turn; its place is found where we are.
"""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from troth import clock
from troth.companion import changed, facts_learn, keeping, minors, wellbeing
from troth.companion.answer import Asking, End
from troth.companion.commands_done import Commands
from troth.companion.memory import Memory
from troth.companion.question import Question, Reply
from troth.companion.turn import Turn
from troth.errors import Refused
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.gate.to_the_end import at_once, to_the_end, written
from troth.people.remembering import Reach
from troth.words import COMPANION_HISTORY, new_id


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where an answer belongs, and what is to be kept in which room; None: nothing is."""

    conversation: str
    told: Sequence[Turn] = ()
    room: Room | None = None
    teaches: bool = False
    """Whether there is something to learn from it, once it is kept."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps what was said. One for each companion desk."""

    gate: Gate
    memory: Memory
    commands: Commands

    async def card(self, asking: Asking, card: str) -> Reply:
        """Keep a card that stood in place of an answer. A minor is heard in danger, too."""
        question = asking.question
        if question.asked and not question.errand:
            said = [("user", question.asked)]
            await to_the_end(lambda: minors.hear(self.gate, asking.person, said))
        return await self.keep(asking, card, End())

    async def keep(self, asking: Asking, answer: str | None, end: End) -> Reply:
        """Keep what is new of the talk, if the person allows that, and say how it ended.

        The room of the answer, if it is open still, is closed in the same transaction. Whoever
        leaves meanwhile waits for that.
        """

        def act() -> _Placed:
            return self._placed(asking, answer, end)

        is_quick = _is_first(asking.question)
        placed = await (at_once(self.gate.store, act) if is_quick else to_the_end(act))
        told = placed.told
        kept: Sequence[int] = ()
        if placed.room is not None:
            rooms = (*end.rooms, placed.room)
            await written(self.gate.store, [one for room in rooms for one in room.ends()])
            self.memory.soon(asking.person)
            kept = placed.room.kept[: len(told)]
        of_it = told[: len(kept)]
        if placed.teaches and of_it:
            await to_the_end(lambda: facts_learn.after(self.memory, self.gate, asking, of_it, end))
        return Reply(
            conversation=placed.conversation,
            finish=end.finish,
            usage=end.usage,
            model=asking.provider.name,
            demo=asking.provider.demo,
            kept=kept,
            turns=[turn.id for turn in of_it],
            receipt=end.receipt,
            is_outside=end.masked is not None,
            masked=end.masked or 0,
            changes=[one.why for one in end.changes],
            reasons=[str(one.tactic or one.rule) for one in end.changes],
            errand=asking.question.errand,
            reach=end.remembered.held.reach if end.remembered else Reach.OFF,
            memories=end.remembered.uses if end.remembered and answer is not None else (),
            forgetful=end.remembered.told if end.remembered else "",
            calls=end.calls,
        )

    def _placed(self, asking: Asking, answer: str | None, end: End) -> _Placed:
        """Find where an answer belongs, and let a room keep it when it is closed."""
        gate, person, question = self.gate, asking.person, asking.question
        conversation = question.conversation or new_id("cnv")
        keeps = not minors.is_shut_out(gate, person) and not question.is_apart
        if not end.calls:  # the answer of this message is still to come
            wellbeing.note(gate, person, question)  # a child's yes has just ended
        if keeps and self.commands.goes_off(question):  # a card was all that was said to it
            return _Placed(self.commands.go_off(person, question))
        if not keeps or not gate.may(person, COMPANION_HISTORY):
            return _Placed(conversation)
        # A yes taken back just now spoils no answer that was given already.
        with suppress(Refused), ExitStack() as leaving:
            room = leaving.enter_context(gate.enter(person, COMPANION_HISTORY))
            where = keeping.find_place(room, question)
            if where is not None:
                conversation = where.conversation
            told: Sequence[Turn] = ()
            if where is not None and not self.commands.is_quiet(person, question, conversation):
                at = clock.text(gate.clock.now())
                told = keeping.turns(
                    question,
                    answer,
                    where=where,
                    at=at,
                    receipt=end.receipt or "",
                    changed=changed.written(end.changes, asking.provider.name),
                )
                for turn in told:
                    room.keep(turn)
                if answer is not None:
                    changed.keep_original(room, told[-1], end.changes)
                if answer is not None and end.remembered is not None:
                    with suppress(Refused):  # that yes may be gone; this one may not
                        self.memory.keep_use(end.remembered, answer=told[-1].id, at=at)
            teaches = facts_learn.is_due(self.memory, asking, told, end)
            leaving.pop_all()
            return _Placed(conversation, told, room, teaches=teaches)
        return _Placed(conversation)


def _is_first(question: Question) -> bool:
    """Say whether a question begins a talk, so that no earlier turn has to be read for it."""
    named = (question.conversation, question.again, question.after)
    return not any(named) and not question.before and not question.goes_on
