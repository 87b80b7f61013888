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
import errno
from collections.abc import Callable, Iterator
from datetime import datetime

from troth.crypto.digest import same
from troth.errors import Damaged, StoreFailed, StoreFull, TrothError
from troth.store import schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import bindparam, select, update
from troth.vault.envelope import Key
from troth.vault.keyring import Keyring, rewrap_person

_PEOPLE = select(schema.person.c.person_id, schema.person.c.wrapped, schema.person.c.chain)
_REWRAP = (
    update(schema.person)
    .where(schema.person.c.person_id == bindparam("whose"))
    .values(wrapped=bindparam("fresh"), chain=bindparam("fresh_chain"))
)
_LIVING = select(schema.epoch.c.number, schema.epoch.c.slot_check)
_NO_EPOCH = "The database has no epoch key. Restore a backup."


def recover(store: Store, keyring: Keyring) -> None:
    """Finish or drop a roll that a crash interrupted. Called when a process opens the house."""
    with _told(), keyring.root.alone():
        _settle_slots(store, keyring)


def roll(
    store: Store,
    keyring: Keyring,
    *,
    at: datetime,
    record: Callable[[Unit, int], None] = lambda _unit, _number: None,
) -> int:
    """Roll the epoch and return its new number. `record` writes its leaf in the same transaction.

    Raises what the store raises, and StoreFailed if the slot cannot be written; then the old
    epoch stands and nothing was lost.
    """
    with _told(), keyring.root.alone():
        _settle_slots(store, keyring)
        number = _number(store) + 1
        keyring.root.prepare(number)

        def move(unit: Unit) -> None:
            _move(unit, keyring, number, at=at)
            record(unit, number)

        try:
            store.write(move)
        except BaseException:
            # Whoever interrupts us (Ctrl-C) does not stop the writer: the epoch may yet move.
            with contextlib.suppress(TrothError):
                _settle_slots(store, keyring)
            raise
        keyring.root.promote()
    return number


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in our words that the state directory cannot be written."""
    try:
        yield
    except OSError as error:
        kind = StoreFull if error.errno == errno.ENOSPC else StoreFailed
        message = f"The slot cannot be written: {error.strerror}. Troth needs its state folder."
        raise kind(message) from error


def _move(unit: Unit, keyring: Keyring, number: int, *, at: datetime) -> None:
    _, old = keyring.epoch(unit)
    new = Key.fresh()
    moved = []
    for person, wrapped, chain in unit.rows(_PEOPLE):
        # What does not open now is left as it is: one damaged row must not stop everybody's roll.
        with contextlib.suppress(Damaged):
            fresh, fresh_chain = rewrap_person(person, wrapped, chain, old=old, new=new)
            moved.append({"whose": person, "fresh": fresh, "fresh_chain": fresh_chain})
    if moved:
        unit.run(_REWRAP, moved)
    keyring.write_epoch(unit, number, new, at=at)
    unit.touch()


def _settle_slots(store: Store, keyring: Keyring) -> None:
    """Put the prepared slot in place if the epoch row asks for it, else remove it.

    Decided inside a transaction: no move of the epoch can be half done beside it, and one that
    comes after the slot was removed finds no slot and fails whole.
    """
    if keyring.root.prepared() is None:
        return

    def settle(unit: Unit) -> None:
        prepared = keyring.root.prepared()
        if prepared is None:
            return
        row = unit.row(_LIVING)
        if row is None:  # a slot may be the last one that opens a copy: damage must not cost it
            raise Damaged(_NO_EPOCH)
        if same(keyring.root.check_for(prepared), row[1]):
            keyring.root.promote()
        else:
            keyring.root.drop_prepared()

    store.write(settle)


def _number(store: Store) -> int:
    row = store.read_one(_LIVING)
    if row is None:
        raise Damaged(_NO_EPOCH)
    return int(row[0])
