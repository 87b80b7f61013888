"""Adds persons and keeps the little that Troth must know of each: a name, if they give one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from troth.clock import Clock
from troth.errors import BadInput
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.store import kinds, schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import select
from troth.vault import records
from troth.vault.keyring import Keyring
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, PersonId, new_id

_FOREVER_MS = 2**52
_LONGEST_NAME = 80
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What Troth knows about a person to run the account. Kept under `account.run`."""

    category: ClassVar[str] = "person"
    name: str
    country: str
    language: str

    def __repr__(self) -> str:
        return "<Person>"


class People:
    """Adds persons and names them all."""

    def __init__(self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._clock = clock

    def add(self, profile: Person) -> PersonId:
        """Add a person with keys for the purposes that everyone has, and return the new id."""
        _check(profile)
        person = PersonId(new_id("psn"))

        def write(unit: Unit) -> None:
            unlocked = self._keyring.add_person(unit, person)
            account = self._keyring.purpose_handle(unit, unlocked, ACCOUNT_RUN)
            audit = self._keyring.purpose_handle(unit, unlocked, SECURITY_AUDIT)
            body = kinds.to_bytes(profile)
            records.keep(unit, account, Person.category, body, keep_until_ms=_FOREVER_MS)
            chain = PersonChain(person, unlocked.chain)
            self._ledger.append_for(
                unit, chain, Event.PERSON_ADDED, at=self._clock.now(), handle=audit, private={}
            )
            unit.touch()

        self._store.write(write)
        return person

    def all(self) -> Sequence[PersonId]:
        """Return every person's id, sorted."""
        rows = self._store.read(select(schema.person.c.person_id).order_by("person_id"))
        return [PersonId(str(row[0])) for row in rows]


def _check(profile: Person) -> None:
    name = profile.name
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        message = f"A name has 1 to {_LONGEST_NAME} letters that can be seen."
        raise BadInput(message, param="name")
    if not _COUNTRY.fullmatch(profile.country):
        message = "A country is two letters (ISO 3166), as in US."
        raise BadInput(message, param="country")
    if not _LANGUAGE.fullmatch(profile.language):
        message = "A language is written as in en or pt-BR (BCP 47)."
        raise BadInput(message, param="language")
