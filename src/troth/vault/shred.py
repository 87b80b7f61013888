"""Forgetting for good: one record, one purpose, one person.

Each destroys a key and rolls that key's parent in the same transaction; the caller then
rolls the epoch (`vault.roll`), after which no copy of the database, of any age, opens what
was forgotten. What is not forgotten stays readable throughout.
"""

from collections.abc import Callable

from troth.store import holdings, schema
from troth.store.sqlite import Unit
from troth.store.statements import and_, bindparam, delete, update
from troth.vault import records
from troth.vault.envelope import Key
from troth.vault.keyring import Keyring, Unlocked, wrap_person, wrap_purpose
from troth.vault.records import Record
from troth.words import PersonId, PurposeId

_WRITE_PERSON = (
    update(schema.person)
    .where(schema.person.c.person_id == bindparam("whose"))
    .values(wrapped=bindparam("fresh"))
)
_WRITE_PURPOSE = (
    update(schema.purpose_key)
    .where(
        and_(
            schema.purpose_key.c.person_id == bindparam("whose"),
            schema.purpose_key.c.purpose == bindparam("what"),
        )
    )
    .values(wrapped=bindparam("fresh"))
)


def forget_records(  # noqa: PLR0913  # whose, of which purpose, which, and how the rest goes on
    unit: Unit,
    keyring: Keyring,
    person: PersonId,
    purpose: PurposeId,
    *,
    forget_if: Callable[[str, Record], bool],
    mend: Callable[[str, Record], bytes] = lambda _, one: one.clear,
) -> list[tuple[str, int]]:
    """Forget the records that `forget_if(holding, record)` names; return (holding, number) of each.

    The survivors are sealed anew under the next generation of the purpose's key, with the bytes
    that `mend` gives them.
    """
    unlocked = keyring.unlock(person, unit)
    old = unlocked.handle(purpose)
    if old is None:
        return []
    generation = old.generation + 1
    fresh = keyring.write_purpose(unit, unlocked, purpose, Key.fresh(), generation=generation)
    gone = records.rewrite(
        unit, old, fresh, lambda holding, one: not forget_if(holding, one), mend=mend
    )
    roll_person(unit, keyring, person)
    return gone


def shred_purpose(unit: Unit, keyring: Keyring, person: PersonId, purpose: PurposeId) -> int:
    """Delete all that a purpose keeps of a person, and its key; return how many rows went."""
    rows = records.drop_all(unit, person, purpose)
    unit.run(
        delete(schema.purpose_key).where(
            and_(schema.purpose_key.c.person_id == person, schema.purpose_key.c.purpose == purpose)
        )
    )
    roll_person(unit, keyring, person)
    return rows


def erase_person(unit: Unit, person: PersonId) -> dict[str, int]:
    """Delete every row of a person in every table; return how many rows went from each."""
    gone = {}
    for name in holdings.personal_tables():
        table = schema.METADATA.tables[name]
        gone[name] = unit.run(delete(table).where(table.c.person_id == person))
    unit.touch()
    return gone


def roll_person(unit: Unit, keyring: Keyring, person: PersonId) -> None:
    """Give a person a fresh key, and wrap every purpose key under it anew."""
    unlocked = keyring.unlock(person, unit)
    fresh = Unlocked(
        person=person, stamp=unlocked.stamp, chain=unlocked.chain, key=Key.fresh(), wrapped={}
    )
    for purpose in unlocked.wrapped:
        handle = unlocked.handle(purpose)
        if handle is not None:
            wrapped = wrap_purpose(fresh, purpose, handle.key, generation=handle.generation)
            unit.run(_WRITE_PURPOSE, {"whose": person, "what": purpose, "fresh": wrapped})
    _, epoch_key = keyring.epoch(unit)
    unit.run(_WRITE_PERSON, {"whose": person, "fresh": wrap_person(person, fresh.key, epoch_key)})
    keyring.move_stamp(unit, person)
