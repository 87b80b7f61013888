"""The brake: one step that stops every use, in every process, at once.

While Troth is locked down no room opens but those of the person's own rights, nothing is
sent, and streams that run are cut. The persons' own rights stay: export and erasure serve
the person alone.
"""

from typing import TYPE_CHECKING

from troth.errors import BadInput
from troth.ledger.leaf import Event
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import update

if TYPE_CHECKING:
    from troth.gate.gate import Gate

WHY = ("drill", "intrusion", "maintenance", "other")


def lock(gate: "Gate", why: str) -> None:
    """Lock down, and say why in the ledger in one fixed word. Raises BadInput."""
    if why not in WHY:
        message = f"Say why with one of: {', '.join(WHY)}."
        raise BadInput(message, param="why")
    now = gate.clock.now()

    def write(unit: Unit) -> None:
        _set(unit, round(now.timestamp() * 1000), why)
        gate.ledger.append(unit, Event.LOCKED, at=now, detail=f"why={why}")

    gate.store.write(write)
    gate.states.drop_all()


def reopen(gate: "Gate") -> None:
    """End the lockdown. Raises BadInput if there is none."""
    if not gate.states.common().locked:
        message = "Troth is not locked down."
        raise BadInput(message)

    def write(unit: Unit) -> None:
        _set(unit, None, None)
        gate.ledger.append(unit, Event.OPENED, at=gate.clock.now(), detail="")

    gate.store.write(write)


def _set(unit: Unit, since_ms: int | None, why: str | None) -> None:
    unit.run(
        update(schema.installation)
        .where(schema.installation.c.id == 1)
        .values(locked_since_ms=since_ms, locked_why=why)
    )
    unit.touch()
