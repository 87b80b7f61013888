"""The epoch roll: what was erased becomes unreadable in every old copy.

A fresh slot and a fresh epoch key take over, every living person's key is wrapped anew,
and the old slot is overwritten. Nobody who holds an old copy of the database, or all of
today's machine, or both, can open what was left behind.

The order makes a crash harmless at every step: (1) the new slot is on the disk beside the
old one, (2) one transaction moves all wraps and the epoch row, (3) the old slot is
overwritten. Until (2) commits the old slot counts, from then on the new one; the epoch
row itself says which (`slot_check`).
"""

import contextlib
from collections.abc import Callable
from datetime import datetime

from troth.crypto.digest import same
from troth.errors import Damaged, TrothError
from troth.store import schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import bindparam, select, update
from troth.vault.envelope import Key
from troth.vault.keyring import Keyring, rewrap_person

_PEOPLE = select(schema.person.c.person_id, schema.person.c.wrapped)
_REWRAP = (
    update(schema.person)
    .where(schema.person.c.person_id == bindparam("whose"))
    .values(wrapped=bindparam("fresh"))
)
_LIVING = select(schema.epoch.c.number, schema.epoch.c.slot_check)


def recover(store: Store, keyring: Keyring) -> None:
    """Finish or drop a roll that a crash interrupted. Called when a process opens the house."""
    with keyring.root.alone():
        _settle_slots(store, keyring)


def roll(
    store: Store,
    keyring: Keyring,
    *,
    at: datetime,
    record: Callable[[Unit, int], None] = lambda _unit, _number: None,
) -> int:
    """Roll the epoch and return its new number. `record` writes its leaf in the same transaction.

    Raises what the store raises; then the old epoch stands and nothing was lost.
    """
    with keyring.root.alone():
        _settle_slots(store, keyring)
        number = _living(store)[0] + 1
        keyring.root.prepare(number)

        def move(unit: Unit) -> None:
            _move(unit, keyring, number, at=at)
            record(unit, number)

        try:
            store.write(move)
        except BaseException:
            with contextlib.suppress(TrothError):
                _settle_slots(store, keyring)
            raise
        keyring.root.promote()
    return number


def _move(unit: Unit, keyring: Keyring, number: int, *, at: datetime) -> None:
    _, old = keyring.epoch(unit)
    new = Key.fresh()
    moved = [
        {"whose": person, "fresh": rewrap_person(person, wrapped, old=old, new=new)}
        for person, wrapped in unit.rows(_PEOPLE)
    ]
    if moved:
        unit.run(_REWRAP, moved)
    keyring.write_epoch(unit, number, new, at=at)
    unit.touch()


def _settle_slots(store: Store, keyring: Keyring) -> None:
    prepared = keyring.root.prepared()
    if prepared is None:
        return
    if same(keyring.root.check_for(prepared), _living(store)[1]):
        keyring.root.promote()
    else:
        keyring.root.drop_prepared()


def _living(store: Store) -> tuple[int, bytes]:
    row = store.read_one(_LIVING)
    if row is None:
        message = "The database has no epoch key. Restore a backup."
        raise Damaged(message)
    return row[0], row[1]
