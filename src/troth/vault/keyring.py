"""The key tree below the root: epoch key, person keys, purpose keys.

What is written down is always wrapped: a person key under the epoch key, a purpose key
under the person key. `Unlocked` is one person's part of the tree, opened; the gate keeps
it in memory as long as the person's stamp stands.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from troth.crypto.random import secret
from troth.errors import Damaged, NotFound
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import Table, and_, bindparam, delete, insert, select, update
from troth.vault.envelope import Handle, Key, context
from troth.vault.root import Root
from troth.words import PersonId, PurposeId

_CHAIN_BYTES = 16
_EPOCH = select(schema.epoch.c.number, schema.epoch.c.slot_check, schema.epoch.c.wrapped)
# One question, so that the person's key and the keys under it are of one moment.
_PERSON = (
    select(
        schema.person.c.stamp,
        schema.person.c.chain,
        schema.person.c.wrapped,
        schema.purpose_key.c.purpose,
        schema.purpose_key.c.generation,
        schema.purpose_key.c.wrapped,
    )
    .select_from(
        schema.person.outerjoin(
            schema.purpose_key, schema.purpose_key.c.person_id == schema.person.c.person_id
        )
    )
    .where(schema.person.c.person_id == bindparam("person"))
)
_PURPOSE_KEYS = select(
    schema.purpose_key.c.purpose,
    schema.purpose_key.c.generation,
    schema.purpose_key.c.wrapped,
).where(schema.purpose_key.c.person_id == bindparam("person"))
_ALL_OF = (
    select(
        schema.person.c.person_id,
        schema.person.c.wrapped,
        schema.purpose_key.c.purpose,
        schema.purpose_key.c.generation,
        schema.purpose_key.c.wrapped,
    )
    .select_from(
        schema.person.join(
            schema.purpose_key, schema.purpose_key.c.person_id == schema.person.c.person_id
        )
    )
    .where(schema.purpose_key.c.purpose == bindparam("named"))
)
_STAMP = select(schema.person.c.stamp).where(schema.person.c.person_id == bindparam("person"))
_MOVE_STAMP = (
    update(schema.person)
    .where(schema.person.c.person_id == bindparam("whose"))
    .values(stamp=schema.person.c.stamp + 1)
)


@dataclass(slots=True, kw_only=True)
class Unlocked:
    """One person's keys, opened. `handles` has one for each purpose that has a key."""

    person: PersonId
    stamp: int
    chain: bytes = field(repr=False)
    key: Key
    wrapped: Mapping[str, Sequence[Any]] = field(repr=False)  # Any: a row of mixed columns
    handles: dict[str, Handle] = field(default_factory=dict, repr=False)

    def handle(self, purpose: str) -> Handle | None:
        """Return the handle of a purpose, or None if nothing was ever kept under it."""
        found = self.handles.get(purpose)
        if found is None and (row := self.wrapped.get(purpose)) is not None:
            found = self.handles[purpose] = _open_handle(self.person, self.key, row)
        return found


class Keyring:
    """Wraps and unwraps keys. Holds the epoch key in memory while the pulse stands still."""

    def __init__(self, store: Store, root: Root) -> None:
        self._store = store
        self._root = root
        self._epoch: tuple[int, int, Key] | None = None

    @property
    def root(self) -> Root:
        """The root secret and the slots."""
        return self._root

    # The epoch key

    def found(self, unit: Unit, *, at: datetime) -> None:
        """Make the first epoch key. Once, when the installation begins."""
        self._root.begin()
        self.write_epoch(unit, 1, Key.fresh(), at=at)

    def write_epoch(self, unit: Unit, number: int, key: Key, *, at: datetime) -> None:
        """Make `key` the one living epoch key, wrapped by the root with that epoch's slot."""
        slot = self._root.find_slot_of(number)
        wrapped = self._root.key_for(slot).seal(key.id + key.secret, _epoch_context(number))
        unit.run(delete(schema.epoch))
        unit.run(
            insert(schema.epoch),
            {
                "number": number,
                "slot_check": self._root.check_for(slot),
                "wrapped": wrapped,
                "since_ms": round(at.timestamp() * 1000),
            },
        )

    def epoch(self, unit: Unit | None = None) -> tuple[int, Key]:
        """Return number and key of the living epoch. Inside a unit, as the unit sees it."""
        if unit is not None:
            return self._unwrap_epoch(unit.rows(_EPOCH))
        pulse = self._store.pulse(anew=True)
        known = self._epoch
        if known is None or known[0] != pulse:
            known = self._epoch = (pulse, *self._read_epoch())
        return known[1:]

    def _read_epoch(self) -> tuple[int, Key]:
        rows = self._store.read(_EPOCH)
        while True:
            try:
                return self._unwrap_epoch(rows)
            except Damaged:
                # Another process may have rolled between our look at the row and at the slot,
                # and again and again: as long as the row moves, the two are not compared yet.
                again = self._store.read(_EPOCH)
                if again == rows:
                    raise
                rows = again

    def drop_stale(self) -> None:
        """Forget the epoch key in memory if it may have rolled: the old one opens old copies."""
        if self._epoch is not None and self._epoch[0] != self._store.pulse():
            self._epoch = None

    def _unwrap_epoch(self, rows: Sequence[AnyRow]) -> tuple[int, Key]:
        if len(rows) != 1:
            message = f"The database has {len(rows)} epoch keys instead of one. Restore a backup."
            raise Damaged(message)
        number, check, wrapped = rows[0]
        slot = self._root.find_slot(check)
        opened = self._root.key_for(slot).open(wrapped, _epoch_context(number))
        return number, _key(opened)

    # One person's part of the tree

    def add_person(self, unit: Unit, person: PersonId) -> Unlocked:
        """Make a person key and write it down, wrapped."""
        key, chain = Key.fresh(), secret(_CHAIN_BYTES)
        _, epoch_key = self.epoch(unit)
        unit.run(
            insert(schema.person),
            {
                "person_id": person,
                "stamp": 1,
                "chain": wrap_chain(person, chain, epoch_key),
                "wrapped": wrap_person(person, key, epoch_key),
            },
        )
        return Unlocked(person=person, stamp=1, chain=chain, key=key, wrapped={})

    def unlock(self, person: PersonId, unit: Unit | None = None) -> Unlocked:
        """Open one person's keys. Raises NotFound, or Damaged if the row fails its check."""
        rows, epoch_key = self._rows_and_epoch(person, unit)
        stamp, sealed_chain, wrapped = rows[0][:3]
        key = _key(epoch_key.open(wrapped, _person_context(person)))
        chain = epoch_key.open(sealed_chain, _chain_context(person))
        by_purpose = {str(row[3]): row[3:] for row in rows if row[3] is not None}
        return Unlocked(person=person, stamp=stamp, chain=chain, key=key, wrapped=by_purpose)

    def handles(self, purpose: PurposeId, unit: Unit, *, beside: Table) -> Iterator[Handle]:
        """Yield the handle of a purpose of everybody who has a row in the table `beside`.

        Those that do not open are left out. For what is done for all at once: `unlock` would
        ask the database for each.
        """
        _, epoch_key = self.epoch(unit)
        there = select(beside.c.person_id)
        asked = _ALL_OF.where(schema.person.c.person_id.in_(there))
        for person, wrapped, *row in unit.rows(asked, {"named": purpose}):
            with contextlib.suppress(Damaged):
                key = _key(epoch_key.open(wrapped, _person_context(person)))
                yield _open_handle(PersonId(person), key, row)

    def chain(self, person: PersonId) -> bytes | None:
        """Return a person's chain secret, or None if there is no such person. Raises Damaged."""
        try:
            rows, epoch_key = self._rows_and_epoch(person, None)
        except NotFound:
            return None
        return epoch_key.open(rows[0][1], _chain_context(person))

    def _rows_and_epoch(self, person: PersonId, unit: Unit | None) -> tuple[Sequence[AnyRow], Key]:
        """Return the person's rows and the epoch key of the same moment, if they ever fit."""
        read = self._store.read if unit is None else unit.rows
        seen = None
        while True:
            rows = read(_PERSON, {"person": person})
            if not rows:
                message = "There is no such person here."
                raise NotFound(message)
            number, epoch_key = self.epoch(unit)
            wrapped = rows[0][2]
            if epoch_key.names(wrapped) or seen == (wrapped, number):
                return rows, epoch_key
            # Another process may have rolled between the two looks, and again and again: as long
            # as one of the two moves, they are not compared yet.
            seen = wrapped, number

    def stamp(self, person: PersonId, unit: Unit | None = None) -> int | None:
        """Return the person's stamp, or None if there is no such person."""
        asked = {"person": person}
        row = self._store.read_one(_STAMP, asked) if unit is None else unit.row(_STAMP, asked)
        return row[0] if row else None

    def move_stamp(self, unit: Unit, person: PersonId) -> None:
        """Tell every process that this person's consents or keys have changed."""
        unit.run(_MOVE_STAMP, {"whose": person})
        unit.touch()

    def purpose_handle(self, unit: Unit, unlocked: Unlocked, purpose: PurposeId) -> Handle:
        """Return the purpose's handle, making and writing down its key if there is none.

        Reads the row again inside the unit: another process may have made or shredded it.
        """
        rows = {str(row[0]): row for row in unit.rows(_PURPOSE_KEYS, {"person": unlocked.person})}
        row = rows.get(purpose)
        if row is not None:
            return _open_handle(unlocked.person, unlocked.key, row)
        return self.write_purpose(unit, unlocked, purpose, Key.fresh(), generation=1)

    def write_purpose(
        self, unit: Unit, unlocked: Unlocked, purpose: PurposeId, key: Key, *, generation: int
    ) -> Handle:
        """Write a purpose key down, wrapped under the person key, in place of any older one."""
        before = unit.row(_BEFORE, {"person": unlocked.person, "named": purpose})
        unit.run(
            delete(schema.purpose_key).where(
                and_(
                    schema.purpose_key.c.person_id == unlocked.person,
                    schema.purpose_key.c.purpose == purpose,
                )
            )
        )
        unit.run(
            insert(schema.purpose_key),
            {
                "person_id": unlocked.person,
                "purpose": purpose,
                "generation": generation,
                "next_record": before[0] if before else 1,
                "shred_after_ms": before[1] if before else None,
                "key_id": key.id,
                "wrapped": wrap_purpose(unlocked, purpose, key, generation=generation),
            },
        )
        return Handle(key, person=unlocked.person, purpose=purpose, generation=generation)


_BEFORE = select(schema.purpose_key.c.next_record, schema.purpose_key.c.shred_after_ms).where(
    and_(
        schema.purpose_key.c.person_id == bindparam("person"),
        schema.purpose_key.c.purpose == bindparam("named"),
    )
)


def wrap_person(person: str, key: Key, epoch_key: Key) -> bytes:
    """Wrap a person key under the epoch key."""
    return epoch_key.seal(key.id + key.secret, _person_context(person))


def wrap_chain(person: str, chain: bytes, epoch_key: Key) -> bytes:
    """Wrap a chain secret under the epoch key: it tells which of the ledger's lines are whose."""
    return epoch_key.seal(chain, _chain_context(person))


def rewrap_person(
    person: str, wrapped: bytes, chain: bytes, *, old: Key, new: Key
) -> tuple[bytes, bytes]:
    """Move a wrapped person key and chain secret from one epoch key to another."""
    of_key, of_chain = _person_context(person), _chain_context(person)
    fresh = new.seal(old.open(wrapped, of_key), of_key)
    return fresh, new.seal(old.open(chain, of_chain), of_chain)


def wrap_purpose(unlocked: Unlocked, purpose: str, key: Key, *, generation: int) -> bytes:
    """Wrap a purpose key under the person key."""
    where = context("troth/v1/key/purpose", unlocked.person, purpose, number=generation)
    return unlocked.key.seal(key.id + key.secret, where)


def _open_handle(person: PersonId, person_key: Key, row: Sequence[Any]) -> Handle:  # Any: as above
    purpose, generation, wrapped = row
    where = context("troth/v1/key/purpose", person, purpose, number=generation)
    key = _key(person_key.open(wrapped, where))
    return Handle(key, person=person, purpose=purpose, generation=generation)


def _key(opened: bytes) -> Key:
    return Key(opened[8:], opened[:8])


def _chain_context(person: str) -> bytes:
    return context("troth/v1/key/chain", person)


def _person_context(person: str) -> bytes:
    return context("troth/v1/key/person", person)


def _epoch_context(number: int) -> bytes:
    return context("troth/v1/key/epoch", number=number)
