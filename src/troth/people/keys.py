"""API keys: how a person, or a program that acts for a person, proves who is asking.

A token begins with `troth_` (see `people.tokens`), and only its hash is kept. There is no
default person and no header that names one.

What counts is what is sealed under the person's key: hash, end and all. The columns beside it
find the row; a row whose columns say something else is damaged, and signs nobody in.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from troth.clock import Clock, from_ms, ms
from troth.errors import BadInput, Damaged, NotFound, NotSignedIn
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people import opened, tokens
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, delete, insert, select
from troth.vault.envelope import Handle
from troth.vault.keyring import Keyring, Unlocked
from troth.words import KeyId, PersonId, new_id

PREFIX = "troth_"
LIFE = timedelta(days=365)
MOST_DAYS = 3650
_LONGEST_LABEL = 80
_GONE = "Troth does not know this key. Make a new one: troth key add"
_keys = schema.api_key
_BY_HASH = select(_keys).where(_keys.c.token_hash == bindparam("hashed"))
_BY_ID = select(_keys).where(
    and_(_keys.c.person_id == bindparam("person"), _keys.c.key_id == bindparam("named"))
)
_OF_PERSON = select(_keys).where(_keys.c.person_id == bindparam("person"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """What is known of a key. The token itself is shown once and never kept."""

    id: KeyId
    person: PersonId
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def __repr__(self) -> str:
        return f"<ApiKey {self.id}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who is asking, proved by a key."""

    person: PersonId
    key: KeyId


class Keys:
    """Issues, checks, lists and revokes keys."""

    def __init__(self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._clock = clock

    def issue(
        self, person: PersonId, *, label: str, life: timedelta = LIFE, by: str = "person"
    ) -> tuple[str, ApiKey]:
        """Make a key and return its token, which is shown this once, and what is kept of it.

        Raises BadInput (label, life) and NotFound (no such person).
        """
        _check(label, life)
        now = self._clock.now()
        token = tokens.fresh(PREFIX)
        key = ApiKey(
            id=KeyId(new_id("key")),
            person=person,
            label=label,
            created_at=now,
            expires_at=now + life,
            revoked_at=None,
        )
        self._store.write(lambda unit: self._write(unit, key, token, by))
        return token, key

    def check(self, token: str) -> Caller:
        """Return who this token belongs to. Raises NotSignedIn, which says what to do."""
        if not tokens.is_shaped(token, PREFIX):
            message = "That is not a Troth key. A key begins with troth_ and has 65 letters."
            raise NotSignedIn(message)
        row = self._store.read_one(_BY_HASH, {"hashed": tokens.hashed(token)})
        if row is None:
            raise NotSignedIn(_GONE)
        key = _opened(row, opened.account(self._keyring.unlock(PersonId(row.person_id))))
        self._must_live(key)
        return Caller(person=key.person, key=key.id)

    def still(self, person: PersonId, key: KeyId) -> None:
        """Raise NotSignedIn unless this key of the person holds now, or Damaged."""
        row = self._store.read_one(_BY_ID, {"person": person, "named": key})
        if row is None:
            raise NotSignedIn(_GONE)
        try:
            account = opened.account(self._keyring.unlock(person))
        except NotFound:  # erased between the two looks
            raise NotSignedIn(_GONE) from None
        self._must_live(_opened(row, account))

    def _must_live(self, key: ApiKey) -> None:
        if key.revoked_at is not None:
            message = "This key was revoked. Make a new one: troth key add"
            raise NotSignedIn(message)
        if key.expires_at <= self._clock.now():
            message = "This key has run out. Make a new one: troth key add"
            raise NotSignedIn(message)

    def of(self, person: PersonId) -> Sequence[ApiKey]:
        """Return a person's keys, oldest first."""
        account = opened.account(self._keyring.unlock(person))
        rows = self._store.read(_OF_PERSON, {"person": person})
        return sorted((_opened(row, account) for row in rows), key=lambda key: key.created_at)

    def revoke(self, person: PersonId, key: KeyId) -> None:
        """End a key at once, also for an answer that is on its way.

        Raises NotFound if the person has no such living key.
        """

        def write(unit: Unit) -> None:
            row = unit.row(_BY_ID, {"person": person, "named": key})
            if row is None or row.revoked_ms is not None:
                message = "You have no such key. List yours: troth key list"
                raise NotFound(message)
            unlocked = self._keyring.unlock(person, unit)
            account = opened.account(unlocked)
            revoked = replace(_opened(row, account), revoked_at=self._clock.now())
            unit.run(delete(_keys).where(and_(_keys.c.person_id == person, _keys.c.key_id == key)))
            unit.run(insert(_keys), _row(revoked, bytes(row.token_hash), account))
            self._record(unit, unlocked, Event.KEY_REVOKED, key)
            unit.touch()

        self._store.write(write)

    def _write(self, unit: Unit, key: ApiKey, token: str, by: str) -> None:
        unlocked = self._keyring.unlock(key.person, unit)
        unit.run(insert(_keys), _row(key, tokens.hashed(token), opened.account(unlocked)))
        self._record(unit, unlocked, Event.KEY_ISSUED, key.id, by=by)

    def _record(
        self, unit: Unit, unlocked: Unlocked, event: Event, key: KeyId, *, by: str = "person"
    ) -> None:
        private = {"key": str(key), "by": by}
        opened.tell(self._ledger, unit, unlocked, event, at=self._clock.now(), private=private)


def _row(key: ApiKey, hashed: bytes, account: Handle) -> dict[str, object]:
    """Return the row of a key. What is sealed holds all of it; the columns help to find it."""
    columns = {
        "person_id": key.person,
        "key_id": key.id,
        "token_hash": hashed,
        "expires_ms": ms(key.expires_at),
        "revoked_ms": ms(key.revoked_at) if key.revoked_at else None,
    }
    body = {
        **columns,
        "token_hash": hashed.hex(),
        "label": key.label,
        "created_ms": ms(key.created_at),
    }
    return {**columns, "sealed": account.seal("key", 0, json.dumps(body).encode())}


def _opened(row: AnyRow, account: Handle) -> ApiKey:
    """Open a row. Raises Damaged unless its columns are those that were sealed with it."""
    body = json.loads(account.open("key", 0, row.sealed))
    hashed = row.token_hash
    if not isinstance(hashed, bytes):
        hashed = b""  # where bytes should lie, a damaged row may hold text or a number
    columns = (row.key_id, row.expires_ms, row.revoked_ms, hashed.hex())
    sealed = (body["key_id"], body["expires_ms"], body["revoked_ms"], body["token_hash"])
    if columns != sealed:
        message = f"The row of {row.key_id} is not what was written. Make a new key: troth key add"
        raise Damaged(message)
    return ApiKey(
        id=KeyId(row.key_id),
        person=PersonId(row.person_id),
        label=body["label"],
        created_at=from_ms(body["created_ms"]),
        expires_at=from_ms(body["expires_ms"]),
        revoked_at=from_ms(body["revoked_ms"]) if body["revoked_ms"] is not None else None,
    )


def _check(label: str, life: timedelta) -> None:
    if not label.strip() or len(label) > _LONGEST_LABEL or not label.isprintable():
        message = f"A label has 1 to {_LONGEST_LABEL} letters that can be seen."
        raise BadInput(message, param="label")
    if not timedelta(0) < life <= timedelta(days=MOST_DAYS):
        message = f"A key lasts 1 to {MOST_DAYS} days."
        raise BadInput(message, param="days")
