"""API keys: how a person, or a program that acts for a person, proves who is asking.

A token begins with `troth_` (see `people.tokens`), and only its hash is kept. There is no
default person and no header that names one.

One kind of key belongs to a front end for many people, which says with each request whom it
asks for. Such a key alone is nobody. It counts for those people only who bound themselves to
it, each under the name that the front end has for them. Whoever has the front end's key makes
a code for that name and gives it to the person, and to nobody else: with it the person binds
themselves, and learns no key that speaks for others. What binds them is a key of their own,
found by a hash that only the front end's token and that name make together. So it ends when
either of the two keys is revoked, and goes with whoever is erased.

What counts is what is sealed under the person's key: hash, end and all. The columns beside it
find the row; a row whose columns say something else is damaged, and signs nobody in.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from troth.clock import Clock, from_ms, ms
from troth.crypto.digest import keyed
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
CODE = "trb_"
LIFE = timedelta(days=365)
MOST_DAYS = 3650
LONGEST_USER = 200
_MOST_FOUND = 1_000
_LONGEST_LABEL = 80
_BOUND = "troth/v1/key/bound"
# Not `troth key add` alone: where this key was the terminal's own, that would say the same again.
_ANEW = "Make a new one: troth key add --person ID (the ids: troth person list)"
_GONE = f"Troth does not know this key: it is not from here, or its person was erased. {_ANEW}"
_FRONT_END = "That key is a front end's. It is good at /v1 alone. Use a key of your own."
_FOR_WHOM = (
    "This key is a front end's, and the front end does not say for whom it asks. Let it send "
    "X-OpenWebUI-User-Id or X-Troth-User."
)
_NOT_BOUND = (
    "The front end asks for somebody who has not let it. Whoever it is can do so: troth key bind"
)
_keys = schema.api_key
_BY_HASH = select(_keys).where(_keys.c.token_hash == bindparam("hashed"))
_BY_ID = select(_keys).where(
    and_(_keys.c.person_id == bindparam("person"), _keys.c.key_id == bindparam("named"))
)
_OF_PERSON = select(_keys).where(_keys.c.person_id == bindparam("person"))


class NoSuchKey(NotSignedIn):
    """No key here has this token: it is from elsewhere, or went with whoever was erased."""


class Use(StrEnum):
    """What a key is for."""

    OWN = ""
    """whoever has it is its person"""
    FRONT_END = "front_end"
    """a front end for many people has it, and must say for whom it asks"""
    BOUND = "bound"
    """it binds its person to a front end; it has no token of its own"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """What is known of a key. The token itself is shown once and never kept."""

    id: KeyId
    person: PersonId
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    use: Use = Use.OWN

    def __repr__(self) -> str:
        return f"<ApiKey {self.id}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who is asking, proved by a key."""

    person: PersonId
    key: KeyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks at a face that front ends may use too.

    caller: None if a front end asks, and for nobody that it may ask for; `why` says what to do.
    through: the front end's own key, which must hold as well.
    """

    caller: Caller | None
    through: Caller | None = None
    why: str = ""


class Keys:
    """Issues, checks, lists and revokes keys."""

    def __init__(self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._clock = clock
        self._found: tuple[int, dict[object, ApiKey]] = (-1, {})
        """Keys that were opened while nothing changed on which decisions rest; no labels."""

    def issue(
        self,
        person: PersonId,
        *,
        label: str,
        life: timedelta = LIFE,
        by: str = "person",
        use: Use = Use.OWN,
    ) -> tuple[str, ApiKey]:
        """Make a key and return its token, which is shown this once, and what is kept of it.

        use: OWN, or FRONT_END. Raises BadInput (label, life) and NotFound (no such person).
        """
        _check(label, life)
        token = tokens.fresh(PREFIX)
        key = self._new(person, label=label, life=life, use=use)
        self._store.write(lambda unit: self._write(unit, key, tokens.hashed(token), by))
        return token, key

    def introduce(self, token: str, *, user: str) -> str:
        """Return the code with which a person binds themselves as the front end's `user`.

        token: the front end's own key. Nothing is written. Raises NotSignedIn (no such key) and
        BadInput (no key of a front end, or a name that cannot be).
        """
        front = self._find(token)
        if front.use is not Use.FRONT_END:
            message = "That key is not a front end's. Make one with: troth key add --front-end"
            raise BadInput(message, param="token")
        if not _is_name(user):
            message = f"A name at a front end has 1 to {LONGEST_USER} letters that can be seen."
            raise BadInput(message, param="user")
        return tokens.holding(_bound(token, user), CODE)

    def bind(self, person: PersonId, *, code: str, by: str = "person") -> ApiKey:
        """Let a front end ask for a person, under the name of its code. Return what is kept.

        Raises BadInput (no such code, or one that is used) and NotFound (no such person).
        """
        if not tokens.is_shaped(code, CODE):
            message = "That is not a code of a front end. Whoever runs it: troth key introduce"
            raise BadInput(message, param="code")
        key = self._new(person, label="bound to a front end", life=LIFE, use=Use.BOUND)
        hashed = tokens.held(code, CODE)

        def write(unit: Unit) -> None:
            row = unit.row(_BY_HASH, {"hashed": hashed})
            if row is not None:
                is_over = row.revoked_ms is not None or row.expires_ms <= ms(self._clock.now())
                if row.person_id != person or not is_over:
                    message = "That code was used already. See `troth key list`."
                    raise BadInput(message, param="code")
                named = and_(_keys.c.person_id == person, _keys.c.key_id == row.key_id)
                unit.run(delete(_keys).where(named))
            self._write(unit, key, hashed, by)

        self._store.write(write)
        return key

    def _new(self, person: PersonId, *, label: str, life: timedelta, use: Use) -> ApiKey:
        now = self._clock.now()
        return ApiKey(
            id=KeyId(new_id("key")),
            person=person,
            label=label,
            created_at=now,
            expires_at=now + life,
            revoked_at=None,
            use=use,
        )

    def check(self, token: str) -> Caller:
        """Return who this token belongs to. Raises NotSignedIn, which says what to do.

        A front end's key belongs to nobody here: it is good at `/v1` alone (see `asker`).
        """
        key = self._find(token)
        if key.use is Use.FRONT_END:
            raise NotSignedIn(_FRONT_END)
        return Caller(person=key.person, key=key.id)

    def asker(self, token: str, *, user: str | None) -> Asker:
        """Return who asks with this token. Raises NotSignedIn, as `check`.

        user: whom the sender says it asks for. Only of a front end is that looked at.
        """
        key = self._find(token)
        own = Caller(person=key.person, key=key.id)
        if key.use is not Use.FRONT_END:
            return Asker(caller=own)
        if user is None or not _is_name(user):
            return Asker(caller=None, through=own, why=_FOR_WHOM)
        row = self._store.read_one(_BY_HASH, {"hashed": _bound(token, user)})
        if row is None:
            return Asker(caller=None, through=own, why=_NOT_BOUND)
        try:
            account = opened.account(self._keyring.unlock(PersonId(row.person_id)))
        except NotFound:  # as above
            return Asker(caller=None, through=own, why=_NOT_BOUND)
        bound = _opened(row, account)
        is_over = bound.revoked_at is not None or bound.expires_at <= self._clock.now()
        if bound.use is not Use.BOUND or is_over:
            return Asker(caller=None, through=own, why=_NOT_BOUND)
        return Asker(caller=Caller(person=bound.person, key=bound.id), through=own)

    def _find(self, token: str) -> ApiKey:
        """Return the living key of a token. Raises NotSignedIn."""
        if not tokens.is_shaped(token, PREFIX):
            message = "That is not a Troth key. A key begins with troth_ and has 65 letters."
            raise NotSignedIn(message)
        hashed = tokens.hashed(token)
        found = self._found_now()
        if (key := found.get(hashed)) is None:
            row = self._store.read_one(_BY_HASH, {"hashed": hashed})
            if row is None:
                raise NoSuchKey(_GONE)
            try:
                account = opened.account(self._keyring.unlock(PersonId(row.person_id)))
            except NotFound:  # erased between the two looks
                raise NoSuchKey(_GONE) from None
            key = _opened(row, account)
            found[hashed] = replace(key, label="")
        self._must_live(key)
        return key

    def _found_now(self) -> dict[object, ApiKey]:
        """Return the keys that were opened since anything changed, in whatever process.

        A key that ended, a person who was erased and a lockdown all move the pulse. It is read
        first: what changes from here on is seen at the next look.
        """
        pulse = self._store.pulse()
        before, found = self._found
        if before != pulse or len(found) >= _MOST_FOUND:
            found = {}
            self._found = (pulse, found)
        return found

    def drop_stale(self) -> None:
        """Forget opened keys if anything changed. A server calls this each second."""
        self._found_now()

    def still(self, person: PersonId, key: KeyId) -> None:
        """Raise NotSignedIn unless this key of the person holds now, or Damaged."""
        found = self._found_now()
        if (living := found.get((person, key))) is None:
            row = self._store.read_one(_BY_ID, {"person": person, "named": key})
            if row is None:
                raise NotSignedIn(_GONE)
            try:
                account = opened.account(self._keyring.unlock(person))
            except NotFound:  # erased between the two looks
                raise NotSignedIn(_GONE) from None
            living = found[person, key] = replace(_opened(row, account), label="")
        self._must_live(living)

    def _must_live(self, key: ApiKey) -> None:
        if key.revoked_at is not None:
            message = f"This key was revoked. {_ANEW}"
            raise NotSignedIn(message)
        if key.expires_at <= self._clock.now():
            message = f"This key has run out. {_ANEW}"
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

    def _write(self, unit: Unit, key: ApiKey, hashed: bytes, by: str) -> None:
        unlocked = self._keyring.unlock(key.person, unit)
        unit.run(insert(_keys), _row(key, hashed, opened.account(unlocked)))
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
        **({"use": str(key.use)} if key.use else {}),
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
        use=Use(body.get("use", "")),
    )


def _bound(token: str, user: str) -> bytes:
    """Return the hash that finds who is bound: nobody makes it without the front end's token."""
    return keyed(token.encode(), _BOUND, user.encode())


def _is_name(user: str) -> bool:
    return 0 < len(user) <= LONGEST_USER and user.isprintable() and user == user.strip()


def _check(label: str, life: timedelta) -> None:
    if not label.strip() or len(label) > _LONGEST_LABEL or not label.isprintable():
        message = f"A label has 1 to {_LONGEST_LABEL} letters that can be seen."
        raise BadInput(message, param="label")
    if not timedelta(0) < life <= timedelta(days=MOST_DAYS):
        message = f"A key lasts 1 to {MOST_DAYS} days."
        raise BadInput(message, param="days")
