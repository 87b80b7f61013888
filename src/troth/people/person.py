"""Adds persons and keeps the little that Troth must know of each: a name, if they give one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final

from troth import countries
from troth.clock import Clock
from troth.errors import BadInput
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people import names, opened
from troth.people.masking import Masking
from troth.people.remembering import Remembering
from troth.people.wishes import Wishes
from troth.people.wishes import must_be_right as must_be_right_wishes
from troth.store import kinds, schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, delete, select
from troth.vault import records
from troth.vault.keyring import Keyring, Unlocked
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, Json, PersonId, new_id

_FOREVER_MS = 2**52
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_older = schema.tail.c
_DELETE_OLDER = delete(schema.tail).where(
    and_(
        _older.person_id == bindparam("whose"),
        _older.purpose == ACCOUNT_RUN,
        _older.holding == bindparam("which"),
        _older.record < bindparam("newest"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What Troth knows about a person to run the account. Kept under `account.run`."""

    category: ClassVar[str] = "person"
    name: str
    country: str
    language: str
    model: str = ""
    least: str = ""
    sensitive: str = ""
    masks: str = ""
    adult: str = ""
    memory: str = ""
    limits: str = ""
    age: str = ""
    closed: str = ""
    # What the last nine mean, `wishes.Wishes` says.

    def __repr__(self) -> str:
        return "<Person>"


_NOBODY: Final = Person(name="", country="", language="")
_KEPT: Final[dict[str, Json]] = {"kept": {Person.category: 1}}


class People:
    """Adds persons and names them all."""

    def __init__(self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._clock = clock

    def add(self, profile: Person) -> PersonId:
        """Add a person with keys for the purposes that everyone has, and return the new id."""
        must_be_right(profile)
        return self._store.write(lambda unit: self.add_in(unit, profile).person)

    def add_in(self, unit: Unit, profile: Person) -> Unlocked:
        """Add a person inside a unit of work and return their keys. Check the profile before."""
        person = PersonId(new_id("psn"))
        made = self._keyring.add_person(unit, person)
        for purpose in (ACCOUNT_RUN, SECURITY_AUDIT):
            self._keyring.purpose_handle(unit, made, purpose)
        unlocked = self._keyring.unlock(person, unit)
        _keep(unit, unlocked, profile)
        at = self._clock.now()
        opened.tell(self._ledger, unit, unlocked, Event.PERSON_ADDED, at=at, private={})
        unit.touch()
        return unlocked

    def rename(self, person: PersonId, profile: Person) -> None:
        """Put name, country and language in place of a person's; their wishes stay.

        Raises BadInput, NotFound or Damaged.
        """
        self.choose(person, name=profile.name, country=profile.country, language=profile.language)

    def choose(self, person: PersonId, **changed: str) -> None:
        """Change some of a profile, and record it; the rest stays as it is.

        Raises BadInput, which names the field, NotFound or Damaged.
        """

        def write(unit: Unit) -> None:
            unlocked = self._keyring.unlock(person, unit)
            self.choose_in(unit, unlocked, **changed)
            self._tell(unit, unlocked)

        self._store.write(write)

    def change_masking(self, person: PersonId, change: Callable[[Masking], Masking]) -> Masking:
        """Change what a person says about masking, from what it is just then; return it.

        So that two who change it at once, in whichever process, both get what they asked for.
        Raises BadInput, NotFound or Damaged.
        """
        done: list[Masking] = []

        def write(unit: Unit) -> None:
            unlocked = self._keyring.unlock(person, unit)
            before = _newest(unit, unlocked, self._clock.now()).masks
            done.append(change(Masking.read(before)))
            masks = done[-1].written()
            if masks == before:
                return
            self.choose_in(unit, unlocked, masks=masks)
            self._tell(unit, unlocked)

        self._store.write(write)
        return done[-1]

    def change_memory(
        self, person: PersonId, change: Callable[[Remembering], Remembering]
    ) -> Remembering:
        """Change how far companions may remember, from what it is just then; return it.

        Raises BadInput, NotFound or Damaged.
        """
        done: list[Remembering] = []

        def write(unit: Unit) -> None:
            unlocked = self._keyring.unlock(person, unit)
            before = _newest(unit, unlocked, self._clock.now()).memory
            done.append(change(Remembering.read(before)))
            memory = done[-1].written()
            if memory != before:
                self.choose_in(unit, unlocked, memory=memory)
                self._tell(unit, unlocked)

        self._store.write(write)
        return done[-1]

    def change_bounds(
        self, person: PersonId, change: Callable[[str, str], Mapping[str, str]]
    ) -> None:
        """Change a person's limits and what is kept about their age, from what they are just then.

        change: of both texts, the fields that become something else. Raises BadInput, NotFound or
        Damaged.
        """

        def write(unit: Unit) -> None:
            unlocked = self._keyring.unlock(person, unit)
            before = _newest(unit, unlocked, self._clock.now())
            self.choose_in(unit, unlocked, **change(before.limits, before.age))
            self._tell(unit, unlocked)

        self._store.write(write)

    def _tell(self, unit: Unit, unlocked: Unlocked) -> None:
        told: dict[str, Json] = {"purpose": str(ACCOUNT_RUN), "outcome": "done", **_KEPT}
        opened.tell(self._ledger, unit, unlocked, Event.USED, at=self._clock.now(), private=told)

    def choose_in(self, unit: Unit, unlocked: Unlocked, **changed: str) -> None:
        """Change some of a profile inside a unit of work. Raises BadInput or Damaged."""
        before = _newest(unit, unlocked, self._clock.now())
        profile = replace(before, **changed)
        must_be_right(profile, before=before)
        number = _keep(unit, unlocked, profile)
        which = {"whose": unlocked.person, "which": Person.category, "newest": number}
        unit.run(_DELETE_OLDER, which)
        unit.touch()  # `Gate.wishes` keeps what it opened until the pulse moves
        if changed.keys() & {"closed", "age"}:  # who is out is in no hall any more, in any process
            self._keyring.move_stamp(unit, unlocked.person)

    def all(self) -> Sequence[PersonId]:
        """Return every person's id, sorted."""
        rows = self._store.read(select(schema.person.c.person_id).order_by("person_id"))
        return [PersonId(str(row[0])) for row in rows]


def must_be_right(profile: Person, *, before: Person | None = None) -> None:
    """Raise BadInput, which names the field, unless this can be a person's profile.

    before: what it was. A country of that, which an older Troth took, may stay as it is.
    """
    if not names.is_name(profile.name):
        message = f"A name has 1 to {names.LONGEST} letters that can be seen."
        raise BadInput(message, param="name")
    is_kept = before is not None and profile.country == before.country
    if not is_kept and not countries.is_known(profile.country):
        message = "Nobody knows that country. Write its two letters (ISO 3166), as in US."
        raise BadInput(message, param="country")
    if not _LANGUAGE.fullmatch(profile.language):
        message = "A language is written as in en or pt-BR (BCP 47)."
        raise BadInput(message, param="language")
    must_be_right_wishes(
        Wishes(
            least=profile.least,
            sensitive=profile.sensitive,
            masks=profile.masks,
            adult=profile.adult,
            memory=profile.memory,
            age=profile.age,
        )
    )


def _newest(unit: Unit, unlocked: Unlocked, now: datetime) -> Person:
    at_ms = round(now.timestamp() * 1000)
    account = opened.account(unlocked)
    found = records.read(unit.rows, account, Person.category, last=1, at_ms=at_ms)
    return kinds.from_bytes(Person, found[-1].clear) if found else _NOBODY


def _keep(unit: Unit, unlocked: Unlocked, profile: Person) -> int:
    profile = replace(profile, country=countries.code(profile.country))
    account, body = opened.account(unlocked), kinds.to_bytes(profile)
    return records.keep(unit, account, Person.category, body, keep_until_ms=_FOREVER_MS)
