"""What of facts goes with a message: all that was heard in it, unless the person keeps it without.

Part of the transaction in which the message itself is forgotten.
"""

from collections.abc import Collection

from troth.companion.facts_kinds import HEARD, Aside, Fact
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, PersonId, PurposeId


def forget_with(gate: Gate, unit: Unit, person: PersonId, turns: Collection[str]) -> None:
    """Forget the facts of messages that are forgotten for good, in the same transaction.

    What the person keeps without its message hangs on none.
    """
    gone = set(turns)
    gate_forget.forget_beside(gate, unit, person, Fact, lambda one: one.turn in gone)
    gate_forget.forget_beside(
        gate, unit, person, Aside, lambda one: one.what == "waiting" and one.turn in gone
    )


def shred_heard(gate: Gate, unit: Unit, person: PersonId, purpose: PurposeId) -> None:
    """Forget what was heard in talks when all talks are destroyed; what was written down stays."""
    if purpose != COMPANION_HISTORY:
        return
    gate_forget.forget_beside(
        gate, unit, person, Fact, lambda one: one.how == HEARD and bool(one.turn)
    )
    gate_forget.forget_beside(gate, unit, person, Aside, lambda _: True)
