"""Forgetting less than everything: one record, a conversation, all that one purpose keeps.

Each rolls the epoch in the same transaction, so that no older copy opens what was forgotten.
`sweep` does what time asks for: it shreds purposes whose reason ended, and drops what is past
its day.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from troth.errors import BadInput, NotFound
from troth.ledger.leaf import Event
from troth.registry.purposes import Basis
from troth.store import kinds, schema
from troth.store.kinds import R
from troth.store.sqlite import Unit
from troth.store.statements import Executable, bindparam, select
from troth.vault import shred
from troth.vault.records import Record, Rows
from troth.words import Json, PersonId, PurposeId

if TYPE_CHECKING:
    from troth.gate.gate import Gate

T = TypeVar("T")
_DUE = select(schema.purpose_key.c.person_id, schema.purpose_key.c.purpose).where(
    schema.purpose_key.c.shred_after_ms <= bindparam("now_ms")
)


def forget(gate: "Gate", person: PersonId, kind: type[R], which: Callable[[int, R], bool]) -> int:
    """Forget the records of a kind that `which(number, record)` names; return how many.

    Raises NotFound if it names none, and BadInput for what goes only with the whole person.
    """
    home = gate.home_of(kind, gate.states.common())
    _must_stand_alone(gate, home)

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

    return _for_good(gate, write)


def shred_purpose(gate: "Gate", person: PersonId, purpose: PurposeId) -> int:
    """Destroy all that a purpose keeps of a person, with its key; return how many rows went.

    Raises BadInput for what goes only with the whole person.
    """
    _must_stand_alone(gate, purpose)
    return _for_good(gate, lambda unit: _shred(gate, unit, person, purpose))


def sweep(gate: "Gate") -> int:
    """Do what time asks for; return how many persons' purposes were touched."""
    now_ms = round(gate.clock.now().timestamp() * 1000)
    if not any(_named(gate.store.read, statement, now_ms) for statement in (_DUE, *_PAST)):
        return 0
    return _for_good(gate, lambda unit: _sweep(gate, unit, now_ms))


def _sweep(gate: "Gate", unit: Unit, now_ms: int) -> int:
    # Asked again inside the transaction: a yes that came meanwhile saves what it is about.
    due = _named(unit.rows, _DUE, now_ms)
    for person, purpose in due:
        _shred(gate, unit, person, purpose)
    past = {pair for statement in _PAST for pair in _named(unit.rows, statement, now_ms)}
    for person, purpose in past:
        _drop_past(gate, unit, person, purpose, now_ms)
    return len(due) + len(past)


_PAST = [
    select(table.c.person_id, table.c.purpose)
    .where(table.c.keep_until_ms <= bindparam("now_ms"))
    .distinct()
    for table in (schema.tail, schema.segment)
]


def _named(rows: Rows, statement: Executable, now_ms: int) -> set[tuple[PersonId, PurposeId]]:
    found = rows(statement, {"now_ms": now_ms})
    return {(PersonId(row[0]), PurposeId(row[1])) for row in found}


def _for_good(gate: "Gate", write: Callable[[Unit], T]) -> T:
    """Forget, roll the epoch with it, and empty the write-ahead log."""
    _, came = gate.roll_with(write)
    gate.store.settle()
    return came


def _must_stand_alone(gate: "Gate", purpose: PurposeId) -> None:
    """Raise BadInput for a purpose whose key opens what a person's account stands on."""
    rule = gate.states.common().notice.purposes.get(purpose)
    if rule is not None and rule.basis is Basis.LEGAL_DUTY:
        message = f"What is kept for {purpose} goes only with everything: erase the person."
        raise BadInput(message)


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
