"""Forgetting less than everything: one record, a conversation, all that one purpose keeps.

Each ends with an epoch roll, so that no older copy opens what was forgotten. `sweep` does
what time asks for: it shreds purposes whose reason ended, and drops what is past its day.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from troth.errors import NotFound
from troth.ledger.leaf import Event
from troth.store import kinds, schema
from troth.store.kinds import R
from troth.store.sqlite import Unit
from troth.store.statements import bindparam, select
from troth.vault import shred
from troth.vault.records import Record
from troth.words import Json, PersonId, PurposeId

if TYPE_CHECKING:
    from troth.gate.gate import Gate

_DUE = select(schema.purpose_key.c.person_id, schema.purpose_key.c.purpose).where(
    schema.purpose_key.c.shred_after_ms <= bindparam("now_ms")
)


def forget(gate: "Gate", person: PersonId, kind: type[R], which: Callable[[int, R], bool]) -> int:
    """Forget the records of a kind that `which(number, record)` names; return how many.

    Raises NotFound if it names none.
    """
    home = gate.home_of(kind, gate.states.common())

    def named(holding: str, one: Record) -> bool:
        return holding == kind.category and which(one.number, kinds.from_bytes(kind, one.clear))

    def write(unit: Unit) -> int:
        gone = shred.forget_records(unit, gate.keyring, person, home, forget_if=named)
        if not gone:
            message = "There is nothing like that to forget."
            raise NotFound(message)
        state = gate.states.in_unit(unit, person)
        gate.write_leaf(unit, state, Event.FORGOTTEN, home, {"records": len(gone)})
        return len(gone)

    count = gate.store.write(write)
    finish(gate)
    return count


def shred_purpose(gate: "Gate", person: PersonId, purpose: PurposeId) -> int:
    """Destroy all that a purpose keeps of a person, with its key; return how many rows went."""
    rows = gate.store.write(lambda unit: _shred(gate, unit, person, purpose))
    finish(gate)
    return rows


def sweep(gate: "Gate") -> int:
    """Do what time asks for; return how many persons' purposes were touched."""
    now_ms = round(gate.clock.now().timestamp() * 1000)
    asked = {"now_ms": now_ms}
    due = {(PersonId(row[0]), PurposeId(row[1])) for row in gate.store.read(_DUE, asked)}
    for person, purpose in due:
        gate.store.write(lambda unit, p=person, q=purpose: _shred(gate, unit, p, q))  # type: ignore[misc]  # mypy cannot infer default arguments of a lambda
    past = {
        (PersonId(row[0]), PurposeId(row[1]))
        for statement in _PAST
        for row in gate.store.read(statement, asked)
    } - due
    for person, purpose in past:
        gate.store.write(lambda unit, p=person, q=purpose: _drop_past(gate, unit, p, q, now_ms))  # type: ignore[misc]  # as above
    if due or past:
        finish(gate)
    return len(due) + len(past)


_PAST = [
    select(table.c.person_id, table.c.purpose)
    .where(table.c.keep_until_ms <= bindparam("now_ms"))
    .distinct()
    for table in (schema.tail, schema.segment)
]


def finish(gate: "Gate") -> None:
    """Make a forgetting final: roll the epoch and empty the write-ahead log."""
    gate.roll()
    gate.store.settle()


def _shred(gate: "Gate", unit: Unit, person: PersonId, purpose: PurposeId) -> int:
    rows = shred.shred_purpose(unit, gate.keyring, person, purpose)
    state = gate.states.in_unit(unit, person)
    gate.write_leaf(unit, state, Event.SHREDDED, purpose, {"rows": rows})
    return rows


def _drop_past(gate: "Gate", unit: Unit, person: PersonId, purpose: PurposeId, now_ms: int) -> None:
    gone = shred.forget_records(
        unit, gate.keyring, person, purpose, forget_if=lambda _, one: one.keep_until_ms <= now_ms
    )
    state = gate.states.in_unit(unit, person)
    told: dict[str, Json] = {"records": len(gone), "why": "past its day"}
    gate.write_leaf(unit, state, Event.FORGOTTEN, purpose, told)
