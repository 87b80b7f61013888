"""What of facts goes with a message: all that was heard in it, unless the person keeps it without.

With a fact goes what is kept of it in requests that left this machine. Part of the transaction
in which the message itself is forgotten.
"""

from collections.abc import Callable, Collection
from contextlib import suppress

from troth.companion import facts_words
from troth.companion.facts_kinds import HEARD, Aside, Fact
from troth.companion.turn import Turn
from troth.errors import Damaged
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, PersonId, PurposeId


def forget_facts(gate: Gate, unit: Unit, person: PersonId, which: Callable[[Fact], bool]) -> None:
    """Forget facts, and the lines in which a model elsewhere was told of them."""
    gone: list[Fact] = []

    def is_gone(fact: Fact) -> bool:
        if which(fact):
            gone.append(fact)
            return True
        return False

    gate_forget.forget_beside(gate, unit, person, Fact, is_gone)
    forget_lines(gate, unit, person, gone)


def forget_lines(gate: Gate, unit: Unit, person: PersonId, facts: Collection[Fact]) -> None:
    """Forget the lines in which a model elsewhere was told of facts that are forgotten."""
    if facts:
        lines = {facts_words.line(one) for one in facts}
        gate_forget.forget_left(gate, unit, person, receipts=(), words=lines)


def forget_asides(
    gate: Gate, unit: Unit, person: PersonId, which: Callable[[str, Turn], bool]
) -> None:
    """Forget for good the messages that `which(id, message)` names and that could come back.

    The facts that would come back with them go, too.
    """
    turns: set[str] = set()

    def is_gone(aside: Aside) -> bool:
        turn = aside.message
        if turn is not None and which(aside.id, turn):
            turns.add(aside.id)
        return aside.id in turns

    gate_forget.forget_beside(gate, unit, person, Aside, is_gone)
    if turns:
        gate_forget.forget_beside(
            gate, unit, person, Aside, lambda one: one.what == "fact" and one.turn in turns
        )


def forget_with(gate: Gate, unit: Unit, person: PersonId, turns: Collection[str]) -> None:
    """Forget the facts of messages that are forgotten for good, in the same transaction.

    What the person keeps without its message hangs on none.
    """
    gone = set(turns)
    forget_facts(gate, unit, person, lambda one: one.turn in gone)
    gate_forget.forget_beside(
        gate, unit, person, Aside, lambda one: one.what == "waiting" and one.turn in gone
    )


def shred_heard(gate: Gate, unit: Unit, person: PersonId, purpose: PurposeId) -> None:
    """Forget what was heard in talks when all talks are destroyed; what was written down stays.

    When memory itself is destroyed, what a model elsewhere was told of it goes with it.
    """
    if purpose == COMPANION_MEMORY:
        with suppress(Damaged):  # facts that do not open are no reason to keep them
            forget_facts(gate, unit, person, lambda _: True)
    if purpose != COMPANION_HISTORY:
        return
    forget_facts(gate, unit, person, lambda one: one.how == HEARD and bool(one.turn))
    gate_forget.forget_beside(gate, unit, person, Aside, lambda _: True)
