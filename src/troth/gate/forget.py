"""Forgetting less than everything: one record, a conversation, all that one purpose keeps.

Each rolls the epoch in the same transaction, so that no older copy opens what was forgotten.
`sweep` does what time asks for: it shreds purposes whose reason ended, and drops what is past
its day; what is damaged of one person stops it for nobody else.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from troth.errors import BadInput, Damaged, NotFound, Refused, TrothError
from troth.gate import left_out
from troth.gate.left import Left
from troth.ledger import heads
from troth.ledger import rows as ledger_rows
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.store import kinds, schema
from troth.store.kinds import R
from troth.store.sqlite import Unit
from troth.store.statements import Executable, and_, bindparam, delete, select
from troth.vault import records, shred
from troth.vault.records import Record, Rows
from troth.words import ACCOUNT_RUN, RIGHTS_ANSWER, SECURITY_AUDIT, Json, PersonId, PurposeId

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
    return rework(gate, person, kind, lambda number, one: None if which(number, one) else one)


def rework(
    gate: "Gate",
    person: PersonId,
    kind: type[R],
    fate: Callable[[int, R], R | None],
    *,
    beside: Callable[[Unit], object] = lambda _: None,
) -> int:
    """Forget those records of a kind whose `fate(number, record)` is None; return how many.

    The others become what their fate says, with the number and the last day that they had: so
    what hung on a forgotten record can be tied up again. Asked once for each, in order of
    their numbers. beside: what else goes with them, in the same transaction. Raises NotFound if
    none is forgotten, and BadInput as `forget` does.
    """
    home = gate.home_of(kind, gate.states.common())
    _must_stand_alone(home)
    mended: dict[int, bytes] = {}

    def is_gone(holding: str, one: Record) -> bool:
        if holding != kind.category:
            return False
        record = kinds.from_bytes(kind, one.clear)
        becomes = fate(one.number, record)
        if becomes is not None and becomes is not record:
            mended[one.number] = kinds.to_bytes(becomes)
        return becomes is None

    def mend(holding: str, one: Record) -> bytes:
        return mended.get(one.number, one.clear) if holding == kind.category else one.clear

    def write(unit: Unit) -> int:
        gone = shred.forget_records(unit, gate.keyring, person, home, forget_if=is_gone, mend=mend)
        if not gone:
            message = "There is nothing like that to forget."
            raise NotFound(message)
        beside(unit)
        state = gate.states.in_unit(unit, person)
        gate.write_leaf(unit, state, Event.FORGOTTEN, home, {"records": len(gone)})
        return len(gone)

    count = for_good(gate, write)[0]
    gate.states.drop(person)  # with all that was opened in memory
    return count


def forget_left(
    gate: "Gate",
    unit: Unit,
    person: PersonId,
    *,
    receipts: Collection[str],
    words: Collection[str],
) -> None:
    """Forget what is kept of what left this machine, for these receipts and of these words.

    The words go from what is kept of other requests, too: see `left_out`. Raises Damaged.
    """
    home = gate.home_of(Left, gate.states.common_in(unit))
    handle = gate.keyring.unlock(person, unit).handle(home)
    if handle is None:
        return
    found = [
        (one.number, kinds.from_bytes(Left, one.clear))
        for one in records.read(unit.rows, handle, Left.category)
    ]
    plan = left_out.fates(found, receipts=receipts, words=words)
    if not plan:
        return

    def mend(holding: str, one: Record) -> bytes:
        becomes = plan.get(one.number) if holding == Left.category else None
        return one.clear if becomes is None else kinds.to_bytes(becomes)

    def is_gone(holding: str, one: Record) -> bool:
        return holding == Left.category and one.number in plan and plan[one.number] is None

    shred.forget_records(unit, gate.keyring, person, home, forget_if=is_gone, mend=mend)


def forget_beside(
    gate: "Gate", unit: Unit, person: PersonId, kind: type[R], which: Callable[[R], bool]
) -> None:
    """Forget the records of another kind that `which` names, in the transaction of a forgetting.

    There may be none. Raises Damaged.
    """
    home = gate.home_of(kind, gate.states.common_in(unit))
    handle = gate.keyring.unlock(person, unit).handle(home)
    if handle is None:
        return
    found = records.read(unit.rows, handle, kind.category)
    gone = {one.number for one in found if which(kinds.from_bytes(kind, one.clear))}
    if gone:
        shred.forget_records(
            unit,
            gate.keyring,
            person,
            home,
            forget_if=lambda holding, one: holding == kind.category and one.number in gone,
        )


def rework_beside(
    gate: "Gate", unit: Unit, person: PersonId, kind: type[R], fate: Callable[[R], R | None]
) -> None:
    """Do as `rework` does with records of another kind, in the transaction of a forgetting.

    There may be none. Raises Damaged before it changes anything.
    """
    home = gate.home_of(kind, gate.states.common_in(unit))
    handle = gate.keyring.unlock(person, unit).handle(home)
    if handle is None:
        return
    fates: dict[int, bytes | None] = {}
    for one in records.read(unit.rows, handle, kind.category):
        record = kinds.from_bytes(kind, one.clear)
        becomes = fate(record)
        if becomes is not record:
            fates[one.number] = None if becomes is None else kinds.to_bytes(becomes)
    if not fates:
        return
    if not _keys_open(gate, unit, person):
        message = f"Some keys of {person} do not open. Restore a backup."
        raise Damaged(message)
    records.must_open(unit, handle)

    def is_gone(holding: str, one: Record) -> bool:
        return holding == kind.category and one.number in fates and fates[one.number] is None

    def mend(holding: str, one: Record) -> bytes:
        return (fates.get(one.number) if holding == kind.category else None) or one.clear

    shred.forget_records(unit, gate.keyring, person, home, forget_if=is_gone, mend=mend)


def shred_purpose(gate: "Gate", person: PersonId, purpose: PurposeId) -> int:
    """Destroy all that a purpose keeps of a person, with its key; return how many rows went.

    Raises BadInput for what goes only with the whole person.
    """
    _must_stand_alone(purpose)

    def write(unit: Unit) -> int:
        _forget_left_for(gate, unit, person, purpose)
        gate.beside_shred(unit, person, purpose)
        rows = shred.shred_purpose(unit, gate.keyring, person, purpose)
        state = gate.states.in_unit(unit, person)
        gate.write_leaf(unit, state, Event.SHREDDED, purpose, {"rows": rows})
        return rows

    rows = for_good(gate, write)[0]
    gate.states.drop(person)
    gate.veil.forget(person)
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Of a message of a talk: the receipt of what was sent for it."""

    category: ClassVar[str] = "turn"
    receipt: str = ""


def _forget_left_for(gate: "Gate", unit: Unit, person: PersonId, purpose: PurposeId) -> None:
    """Forget what left for the talks that a purpose keeps, before these go themselves.

    Talks that cannot be read are no reason to keep them: then what left for them stays its days.
    """
    with suppress(Damaged):
        handle = gate.keyring.unlock(person, unit).handle(purpose)
        if handle is not None:
            found = records.read(unit.rows, handle, _Answer.category)
            answers = [kinds.from_bytes(_Answer, one.clear) for one in found]
            receipts = {one.receipt for one in answers if one.receipt}
            if receipts:
                forget_left(gate, unit, person, receipts=receipts, words=())


class Swept(NamedTuple):
    """How many persons' purposes a sweep touched, and of how many something had to be left."""

    touched: int
    left: int


def sweep(gate: "Gate") -> Swept:
    """Do what time asks for. What is damaged is left, and counted; the rest is done.

    Raises what the store raises; then nothing was done.
    """
    now_ms = round(gate.clock.now().timestamp() * 1000)
    if not any(_named(gate.store.read, statement, now_ms) for statement in (_DUE, *_PAST)):
        return Swept(0, 0)
    try:
        return for_good(gate, lambda unit: _sweep(gate, unit, now_ms))[0]
    except _NothingDone as nothing:
        return Swept(0, nothing.left)


class _NothingDone(Exception):  # no error: it takes back a roll that nobody needs
    def __init__(self, left: int) -> None:
        self.left = left
        super().__init__()


def _sweep(gate: "Gate", unit: Unit, now_ms: int) -> Swept:
    touched = left = 0
    # Asked again inside the transaction: a yes that came meanwhile saves what it is about.
    for person, purpose in _named(unit.rows, _DUE, now_ms):
        gate.veil.forget(person)
        left += not _shred_due(gate, unit, person, purpose)
        touched += 1
    past = {pair for statement in _PAST for pair in _named(unit.rows, statement, now_ms)}
    for person, purpose in past:
        gate.veil.forget(person)
        try:
            gone = _drop_past(gate, unit, person, purpose, now_ms)
        except Damaged:
            left += 1
            gone = records.drop_past(unit, person, purpose, at_ms=now_ms)
        if gone:
            tell(gate, unit, person, purpose, (Event.FORGOTTEN, {"records": gone, **_WHY}))
            touched += 1
    if left and not touched:
        raise _NothingDone(left)
    return Swept(touched, left)


_WHY: dict[str, Json] = {"why": "past its day"}
_PAST = [
    select(table.c.person_id, table.c.purpose)
    .where(table.c.keep_until_ms <= bindparam("now_ms"))
    .distinct()
    for table in (schema.tail, schema.segment)
]


def _named(rows: Rows, statement: Executable, now_ms: int) -> set[tuple[PersonId, PurposeId]]:
    found = rows(statement, {"now_ms": now_ms})
    return {(PersonId(row[0]), PurposeId(row[1])) for row in found}


def for_good(gate: "Gate", write: Callable[[Unit], T]) -> tuple[T, list[str]]:
    """Forget, roll the epoch with it, and empty the write-ahead log.

    Returns what came of it, and a sentence for each thing that is still to be done. Raises
    only while nothing has happened yet: what is forgotten is never told as a failure.
    """
    came: list[T] = []
    left: list[str] = []

    def noting(unit: Unit) -> None:
        result = write(unit)
        unit.after_commit(lambda: came.append(result))

    try:
        gate.roll_with(noting)
    except (TrothError, OSError) as error:
        if not came:
            raise
        left.append(f"The old keys could not all be removed. {said(error)} Run: troth doctor")
    try:
        gate.store.settle()
    except (TrothError, OSError) as error:
        left.append(f"The database's log could not be emptied yet. {said(error)}")
    return came[-1], left


def said(error: TrothError | OSError) -> str:
    """Put an error into a sentence, without the path that the system may name."""
    return str(error) if isinstance(error, TrothError) else f"{error.strerror}."


def _must_stand_alone(purpose: PurposeId) -> None:
    """Raise BadInput for a purpose whose key opens what a person's account stands on."""
    if purpose in {ACCOUNT_RUN, RIGHTS_ANSWER, SECURITY_AUDIT}:
        message = f"What is kept for {purpose} goes only with everything: erase the person."
        raise BadInput(message)


def _shred_due(gate: "Gate", unit: Unit, person: PersonId, purpose: PurposeId) -> bool:
    """Destroy what a purpose keeps; say whether the keys above it could be renewed too."""
    is_whole = _keys_open(gate, unit, person, but=purpose)
    if is_whole:
        _forget_left_for(gate, unit, person, purpose)
        gate.beside_shred(unit, person, purpose)
        rows = shred.shred_purpose(unit, gate.keyring, person, purpose)
    else:
        rows = records.drop_all(unit, person, purpose)
        unit.run(_DELETE_KEY, {"whose": person, "what": purpose})
    tell(gate, unit, person, purpose, (Event.SHREDDED, {"rows": rows}))
    return is_whole


_DELETE_KEY = delete(schema.purpose_key).where(
    and_(
        schema.purpose_key.c.person_id == bindparam("whose"),
        schema.purpose_key.c.purpose == bindparam("what"),
    )
)


def _drop_past(gate: "Gate", unit: Unit, person: PersonId, purpose: PurposeId, now_ms: int) -> int:
    """Drop what is past its day; return how many. Raises Damaged before it changes anything."""
    if not _keys_open(gate, unit, person):
        message = f"Some keys of {person} do not open. Restore a backup."
        raise Damaged(message)
    handle = gate.keyring.unlock(person, unit).handle(purpose)
    if handle is None:
        message = f"The key for {purpose} of {person} is gone. Restore a backup."
        raise Damaged(message)
    records.must_open(unit, handle)
    gone = shred.forget_records(
        unit, gate.keyring, person, purpose, forget_if=lambda _, one: one.keep_until_ms <= now_ms
    )
    return len(gone)


def _keys_open(gate: "Gate", unit: Unit, person: PersonId, *, but: PurposeId | None = None) -> bool:
    """Say whether all keys of a person open, so that renewing them cannot stop half way."""
    try:
        unlocked = gate.keyring.unlock(person, unit)
        for purpose in unlocked.wrapped:
            if purpose != but:
                unlocked.handle(purpose)
    except (Damaged, NotFound):
        return False
    return True


def tell(
    gate: "Gate",
    unit: Unit,
    person: PersonId,
    purpose: PurposeId,
    what: tuple[Event, dict[str, Json]],
) -> int:
    """Record what was done in the person's ledger; if it is damaged, in the installation's.

    Returns the leaf's number.
    """
    event, private = what
    try:
        state = gate.states.in_unit(unit, person)
        state.handle(SECURITY_AUDIT)
        chain_id = PersonChain(person, state.unlocked.chain).id
        # Asked beforehand: what fails later would have written half of a leaf.
        ledger_rows.place(unit.rows, chain_id=chain_id, bucket=heads.bucket_of(chain_id))
    except (Damaged, Refused, BadInput):
        return gate.ledger.append(unit, event, at=gate.clock.now())
    return gate.write_leaf(unit, state, event, purpose, private).index
