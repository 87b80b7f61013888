"""What an answer teaches: facts from what the person said, and who was told which.

After an answer, from what was kept of it alone: nothing is learned of a talk that is off the
record, of what a client asks for itself, or where companions may not remember facts.
"""

from collections.abc import Sequence
from contextlib import suppress

from troth.companion import facts
from troth.companion.answer import Asking, End
from troth.companion.facts import Source
from troth.companion.facts_kinds import Told
from troth.companion.memory import Asks, Memory
from troth.companion.turn import Turn
from troth.errors import TrothError
from troth.gate.gate import Gate
from troth.people.remembering import Reach
from troth.words import Level


def is_due(memory: Memory, asking: Asking, told: Sequence[Turn], end: End) -> bool:
    """Say whether `after` has anything to do: few answers used facts, few people let them be."""
    if not told:
        return False
    if end.remembered is not None and end.remembered.block and told[-1].role == "assistant":
        return True
    return told[0].role == "user" and _held(memory, asking, told[0])


def after(memory: Memory, gate: Gate, asking: Asking, told: Sequence[Turn], end: End) -> None:
    """Note which facts an answer used, and learn what the person's words tell.

    told: what was kept, the question first. What fails here costs the answer nothing.
    """
    if not told:
        return
    if end.remembered is not None and told[-1].role == "assistant":
        provider = asking.provider
        noted = Told(
            facts=(),
            by="" if provider.level is Level.LOCAL else provider.id,
            name=provider.name,
            receipt=end.receipt or "",
            answer=told[-1].id,
            at=told[-1].at,
        )
        facts.note_told(gate, asking.person, end.remembered.block, noted)
    said = told[0]
    if said.role != "user":
        return
    if _held(memory, asking, said):
        source = Source(text=said.text, turn=said.id, conversation=said.conversation)
        with suppress(TrothError):
            if facts.learn(gate, asking.person, source).any:
                facts.unlearn_if_gone(gate, asking.person, said.id)


def _held(memory: Memory, asking: Asking, said: Turn) -> bool:
    """Say whether companions may remember facts of what was said."""
    asks = Asks(
        person=asking.person,
        companion=asking.question.companion,
        said=(),
        chat=said.conversation,
        reach=asking.question.reach,
    )
    return memory.held(asks).reach.has(Reach.FACTS)
