"""API keys: how a person, or a program that acts for a person, proves who is asking.

A token reads `troth_` + 52 letters (32 random bytes in base 32) + 7 letters of checksum, so
that secret scanners find a leaked one and a typo is told from a wrong key. Only its SHA-256
is kept: the token has 256 random bits, which no hash, however slow, protects better.
Identity comes from keys alone; there is no default person and no header that names one.

What counts is what is sealed under the person's key: hash, end and all. The columns beside it
find the row; a row whose columns say something else is damaged, and signs nobody in.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from troth.clock import Clock
from troth.crypto.random import secret
from troth.errors import BadInput, Damaged, NotFound, NotSignedIn
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.store import schema
from troth.store.sqlite import AnyRow, Store, Unit
from troth.store.statements import and_, bindparam, delete, insert, select
from troth.vault.envelope import Handle
from troth.vault.keyring import Keyring, Unlocked
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, KeyId, PersonId, new_id

PREFIX = "troth_"
LIFE = timedelta(days=365)
MOST_DAYS = 3650
_SECRET_LETTERS = 52
_CHECK_LETTERS = 7
_LONGEST_LABEL = 80
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
        token = _new_token()
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
        if not is_token(token):
            message = "That is not a Troth key. A key begins with troth_ and has 65 letters."
            raise NotSignedIn(message)
        row = self._store.read_one(_BY_HASH, {"hashed": _hash(token)})
        if row is None:
            message = "Troth does not know this key. Make a new one: troth key add"
            raise NotSignedIn(message)
        key = _opened(row, _account(self._keyring.unlock(PersonId(row.person_id))))
        if key.revoked_at is not None:
            message = "This key was revoked. Make a new one: troth key add"
            raise NotSignedIn(message)
        if key.expires_at <= self._clock.now():
            message = "This key has run out. Make a new one: troth key add"
            raise NotSignedIn(message)
        return Caller(person=key.person, key=key.id)

    def of(self, person: PersonId) -> Sequence[ApiKey]:
        """Return a person's keys, oldest first."""
        account = _account(self._keyring.unlock(person))
        rows = self._store.read(_OF_PERSON, {"person": person})
        return sorted((_opened(row, account) for row in rows), key=lambda key: key.created_at)

    def revoke(self, person: PersonId, key: KeyId) -> None:
        """End a key at once. Raises NotFound if the person has no such living key."""

        def write(unit: Unit) -> None:
            row = unit.row(_BY_ID, {"person": person, "named": key})
            if row is None or row.revoked_ms is not None:
                message = "You have no such key. List yours: troth key list"
                raise NotFound(message)
            unlocked = self._keyring.unlock(person, unit)
            account = _account(unlocked)
            revoked = replace(_opened(row, account), revoked_at=self._clock.now())
            unit.run(delete(_keys).where(and_(_keys.c.person_id == person, _keys.c.key_id == key)))
            unit.run(insert(_keys), _row(revoked, bytes(row.token_hash), account))
            self._record(unit, unlocked, Event.KEY_REVOKED, key)

        self._store.write(write)

    def _write(self, unit: Unit, key: ApiKey, token: str, by: str) -> None:
        unlocked = self._keyring.unlock(key.person, unit)
        unit.run(insert(_keys), _row(key, _hash(token), _account(unlocked)))
        self._record(unit, unlocked, Event.KEY_ISSUED, key.id, by=by)

    def _record(
        self, unit: Unit, unlocked: Unlocked, event: Event, key: KeyId, *, by: str = "person"
    ) -> None:
        audit = unlocked.handle(SECURITY_AUDIT)
        if audit is None:
            message = f"A key of {unlocked.person} is gone. Restore a backup."
            raise Damaged(message)
        chain = PersonChain(unlocked.person, unlocked.chain)
        self._ledger.append_for(
            unit,
            chain,
            event,
            at=self._clock.now(),
            handle=audit,
            private={"key": str(key), "by": by},
        )


def is_token(text: str) -> bool:
    """Say whether `text` has the shape of a token, checksum included."""
    body = text.removeprefix(PREFIX)
    size = len(PREFIX) + _SECRET_LETTERS + _CHECK_LETTERS
    if not text.isascii() or len(text) != size or body == text:
        return False
    return _checksum(body[:_SECRET_LETTERS]) == body[_SECRET_LETTERS:]


def _new_token() -> str:
    letters = _base32(secret(32))
    return PREFIX + letters + _checksum(letters)


def _checksum(letters: str) -> str:
    return _base32(zlib.crc32(letters.encode()).to_bytes(4, "big"))


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _account(unlocked: Unlocked) -> Handle:
    handle = unlocked.handle(ACCOUNT_RUN)
    if handle is None:
        message = f"The account key of {unlocked.person} is gone. Restore a backup."
        raise Damaged(message)
    return handle


def _row(key: ApiKey, hashed: bytes, account: Handle) -> dict[str, object]:
    """Return the row of a key. What is sealed holds all of it; the columns help to find it."""
    columns = {
        "person_id": key.person,
        "key_id": key.id,
        "token_hash": hashed,
        "expires_ms": _ms(key.expires_at),
        "revoked_ms": _ms(key.revoked_at) if key.revoked_at else None,
    }
    body = {
        **columns,
        "token_hash": hashed.hex(),
        "label": key.label,
        "created_ms": _ms(key.created_at),
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
        created_at=_at(body["created_ms"]),
        expires_at=_at(body["expires_ms"]),
        revoked_at=_at(body["revoked_ms"]) if body["revoked_ms"] is not None else None,
    )


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _at(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _check(label: str, life: timedelta) -> None:
    if not label.strip() or len(label) > _LONGEST_LABEL or not label.isprintable():
        message = f"A label has 1 to {_LONGEST_LABEL} letters that can be seen."
        raise BadInput(message, param="label")
    if not timedelta(0) < life <= timedelta(days=MOST_DAYS):
        message = f"A key lasts 1 to {MOST_DAYS} days."
        raise BadInput(message, param="days")
