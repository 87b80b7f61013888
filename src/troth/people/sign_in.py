"""Signing in with a passphrase, and which roles that gives.

Kept of a passphrase is an Argon2id hash, sealed under the person's own key with the name and
the roles; so whoever can write the database can neither sign in as somebody nor make anybody
an operator. A name is found by a blind hash. Its key comes from the living epoch, and each
roll makes all hashes anew: after an erasure nobody can try, with an old copy and today's
machine, who had been here.

The answer to a wrong passphrase, an unknown name and a damaged row is the same, and costs the
same: one Argon2id run, beside which looking up a row is a hundredth. No more of them run at
once than there are processors, since each needs 46 MiB.
"""

import contextlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from troth.clock import Clock, from_ms, ms
from troth.crypto import stretch
from troth.crypto.digest import derive, keyed, same
from troth.crypto.random import secret
from troth.errors import BadInput, Damaged, NotFound, NotSignedIn
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people import names, opened, passphrase
from troth.people.access import Role
from troth.people.sessions import Session, Sessions, must_be_label
from troth.people.tries import Tries
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import Executable, bindparam, delete, func, insert, select, update
from troth.vault.envelope import Handle, Key
from troth.vault.keyring import Keyring, Unlocked
from troth.words import ACCOUNT_RUN, Json, PersonId, SessionId

_LABEL = "troth/v1/sign-in/name"
_TRIES = 3
_sign_ins = schema.sign_in
_BY_NAME = select(_sign_ins).where(_sign_ins.c.name_hash == bindparam("hashed"))
_BY_PERSON = select(_sign_ins).where(_sign_ins.c.person_id == bindparam("whose"))
_ALL = select(_sign_ins)
_DELETE = delete(_sign_ins).where(_sign_ins.c.person_id == bindparam("whose"))
_RENAME = (
    update(_sign_ins)
    .where(_sign_ins.c.person_id == bindparam("whose"))
    .values(name_hash=bindparam("hashed"))
)
_COUNT = select(func.count()).select_from(_sign_ins)
_COUNT_PEOPLE = select(func.count()).select_from(schema.person)
_WRONG = (
    "That name and passphrase do not fit together. Check both and try again. "
    "If you lost the passphrase, whoever runs this Troth can make you a link."
)
_WRONG_OLD = "That is not your passphrase. Nothing was changed."
_NO_NAME = f"A name to sign in with has 1 to {names.LONGEST} letters that can be seen."
_TAKEN = "Somebody here signs in with that name already. Choose another one."
_NONE = "This person does not sign in with a passphrase yet. Make a link: troth person link"
_DAMAGED = "A sign-in is not what was written. Set the passphrase anew: troth person link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of how a person signs in. The passphrase is kept nowhere."""

    person: PersonId
    name: str
    roles: frozenset[Role]
    changed_at: datetime

    def __repr__(self) -> str:
        return f"<Account of {self.person}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who gave the right passphrase, and how many wrong ones were given since the last time."""

    person: PersonId
    roles: frozenset[Role]
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many there are. For whoever runs the place."""

    people: int
    sign_ins: int
    operators: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Prepared:
    """A name and what is kept of a passphrase, checked and ready to be written."""

    name: str
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Kept:
    """One opened row."""

    account: Account
    kept: str
    sealed: bytes


@dataclass(slots=True)
class _Wrong:
    """How many wrong passphrases were given for a person since the last right one."""

    names: set[bytes] = field(default_factory=set)
    count: int = 0


class SignIn:
    """Sets, changes and checks passphrases."""

    def __init__(
        self,
        store: Store,
        keyring: Keyring,
        ledger: Ledger,
        *,
        sessions: Sessions,
        clock: Clock,
    ) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._sessions = sessions
        self._clock = clock
        self._tries = Tries()
        self._proofs = Tries()
        self._wrong: dict[PersonId, _Wrong] = {}
        self._blinding = secret()
        self._nobody = stretch.of_nobody()
        self._places = threading.BoundedSemaphore(len(os.sched_getaffinity(0)))

    # Signing in

    def check(self, name: str, given: str, *, asker: str = "") -> SignedIn:
        """Return who signs in with this name and passphrase.

        asker: where the request comes from. What is tried from one place keeps nobody out who
        comes from another.

        Raises NotSignedIn (the same for whatever is wrong), TooMany, and BadInput or TooLarge
        for what cannot be a name or a passphrase at all.
        """
        return self._check(name, given, asker)[0]

    def prove(self, person: PersonId, given: str) -> None:
        """Let somebody who is signed in prove once more that it is them.

        Counted apart from signing in: who guesses at a name keeps its owner from nothing here.
        Raises NotSignedIn (wrong), TooMany, TooLarge, NotFound (no passphrase is set).
        """
        said = passphrase.said(given)
        found = self._of_person(person)
        if found is None:
            raise NotFound(_NONE)
        if self._tried(self._proofs, person, said, find=lambda: found) is None:
            raise NotSignedIn(_WRONG)

    def enter(
        self, name: str, given: str, *, label: str, asker: str = ""
    ) -> tuple[str, Session, SignedIn]:
        """Check and open a session at once. Return its token, the session, and who it is.

        A passphrase that was changed while it was checked opens none. Raises as `check` does.
        """
        must_be_label(label)
        found, kept = self._check(name, given, asker)

        def write(unit: Unit) -> tuple[str, Session]:
            row = unit.row(_BY_PERSON, {"whose": found.person})
            if row is None or row.sealed != kept.sealed:
                raise NotSignedIn(_WRONG)
            unlocked = self._keyring.unlock(found.person, unit)
            how: dict[str, Json] = {"how": "passphrase", "failed": found.failed}
            return self._sessions.open_in(unit, unlocked, label=label, private=how)

        token, session = self._store.write(write)
        return token, session, found

    def _check(self, name: str, given: str, asker: str) -> tuple[SignedIn, _Kept]:
        said = passphrase.said(given)
        folded = names.same_as(_must_be_name(name))
        counted = f"{folded}\0{asker}"
        found = self._tried(self._tries, counted, said, find=lambda: self._named(folded))
        if found is None:
            raise NotSignedIn(_WRONG)
        person = found.account.person
        wrong = self._wrong.pop(person, None)
        failed = wrong.count if wrong else 0
        return SignedIn(person=person, roles=found.account.roles, failed=failed), found

    def _tried(
        self, tries: Tries, counted: str, said: bytes, *, find: Callable[[], _Kept | None]
    ) -> _Kept | None:
        """Try one passphrase, counted from its start. Return whose it is, or None."""
        blind, at = keyed(self._blinding, _LABEL, counted.encode()), self._clock.now()
        tries.begin(blind, at=at)
        try:
            found = find()
            fits = self._knows(found.kept if found else self._nobody, said)
        except BaseException:
            tries.take_back(blind, at=at)
            raise
        if fits and found is not None:
            tries.forgive(blind, at=at)
            return found
        if found is not None:
            wrong = self._wrong.setdefault(found.account.person, _Wrong())
            wrong.names.add(blind)
            wrong.count += 1
        return None

    def _knows(self, kept: str, said: bytes) -> bool:
        with self._places:
            return stretch.knows(kept, said)

    # Setting

    def set(
        self,
        person: PersonId,
        name: str,
        given: str,
        roles: frozenset[Role],
        *,
        by: str = "person",
    ) -> Account:
        """Give a person a name, a passphrase and roles, in place of any before.

        All sessions of theirs end. Raises BadInput (name, passphrase), TooLarge, NotFound.
        """
        prepared = self.prepare(name, given, person=person)

        def write(unit: Unit) -> Account:
            unlocked = self._keyring.unlock(person, unit)
            self._sessions.end_in(unit, unlocked, by="passphrase")
            return self.write_in(unit, unlocked, prepared, roles, private={"by": by})

        return self._store.write(write)

    def change(
        self, person: PersonId, *, old: str, new: str, but: SessionId | None = None
    ) -> Account:
        """Change a passphrase. Every session of the person ends, but the one that asks.

        Raises BadInput (`old`, `passphrase`), TooMany, TooLarge, and NotFound (none is set).
        """
        said = passphrase.said(old, param="old")
        found = self._of_person(person)
        if found is None:
            raise NotFound(_NONE)
        if self._tried(self._proofs, person, said, find=lambda: found) is None:
            raise BadInput(_WRONG_OLD, param="old")
        prepared = self._hashed(found.account.name, new)

        def write(unit: Unit) -> Account:
            row = unit.row(_BY_PERSON, {"whose": person})
            if row is None or row.sealed != found.sealed:
                raise BadInput(_WRONG_OLD, param="old")
            unlocked = self._keyring.unlock(person, unit)
            self._sessions.end_in(unit, unlocked, but=but, by="passphrase")
            return self.write_in(
                unit, unlocked, prepared, found.account.roles, private={"by": "person"}
            )

        return self._store.write(write)

    def prepare(self, name: str, given: str, *, person: PersonId | None = None) -> Prepared:
        """Check a name and a passphrase and do the slow work, before anything is written.

        person: who may have the name already. Raises BadInput (name, passphrase) or TooLarge.
        """
        tidy = _must_be_name(name)
        row, _ = self._read(_BY_NAME, lambda key: {"hashed": _hash(key, names.same_as(tidy))})
        if row is not None and row.person_id != person:
            raise BadInput(_TAKEN, param="name")
        return self._hashed(tidy, given)

    def _hashed(self, name: str, given: str) -> Prepared:
        said = passphrase.must_be_good(given, name=name)
        with self._places:
            return Prepared(name=name, kept=stretch.remember(said))

    def write_in(
        self,
        unit: Unit,
        unlocked: Unlocked,
        prepared: Prepared,
        roles: frozenset[Role],
        *,
        private: Mapping[str, str],
    ) -> Account:
        """Write a sign-in inside a unit of work. private: fixed words for the ledger.

        Raises BadInput if somebody else took the name meanwhile.
        """
        now, person = self._clock.now(), unlocked.person
        _, epoch_key = self._keyring.epoch(unit)
        hashed = _hash(epoch_key, names.same_as(prepared.name))
        row = unit.row(_BY_NAME, {"hashed": hashed})
        if row is not None and row.person_id != person:
            raise BadInput(_TAKEN, param="name")
        body = {
            "name": prepared.name,
            "kept": prepared.kept,
            "roles": sorted(roles),
            "changed_ms": ms(now),
        }
        sealed = opened.account(unlocked).seal("sign_in", 0, json.dumps(body).encode())
        unit.run(_DELETE, {"whose": person})
        columns = {"person_id": person, "name_hash": hashed, "sealed": sealed}
        unit.run(insert(_sign_ins), columns)
        event = Event.PASSPHRASE_SET
        opened.tell(self._ledger, unit, unlocked, event, at=now, private=private)
        return Account(person=person, name=prepared.name, roles=roles, changed_at=from_ms(ms(now)))

    # Looking

    def of(self, person: PersonId) -> Account | None:
        """Return how a person signs in, or None. Raises NotFound (no such person) or Damaged."""
        found = self._of_person(person)
        return found.account if found else None

    def roles(self, person: PersonId) -> frozenset[Role]:
        """Return a person's roles. Who has no passphrase is a person and nothing more."""
        return _roles(self._of_person(person))

    def roles_in(self, unit: Unit, unlocked: Unlocked) -> frozenset[Role]:
        """Return a person's roles as a unit of work sees them. Raises Damaged."""
        _, epoch_key = self._keyring.epoch(unit)
        row = unit.row(_BY_PERSON, {"whose": unlocked.person})
        account = opened.account(unlocked)
        return _roles(None if row is None else _opened(row, account, epoch_key))

    def exists(self) -> bool:
        """Say whether anybody here signs in with a passphrase."""
        row = self._store.read_one(_COUNT)
        return row is not None and row[0] > 0

    def counts(self) -> Counts:
        """Count people, those who sign in, and operators. About 30 µs for each."""
        return self._store.write(self._counts)

    def alone_runs_the_place(self, person: PersonId) -> bool:
        """Say whether this person is an operator and nobody else here is one.

        If their own sign-in cannot be read, that is no. Raises NotFound (no such person).
        """
        with contextlib.suppress(Damaged):
            return Role.OPERATOR in self.roles(person) and self.counts().operators == 1
        return False

    def _counts(self, unit: Unit) -> Counts:
        people, sign_ins = (unit.rows(one)[0][0] for one in (_COUNT_PEOPLE, _COUNT))
        roles = [kept.account.roles for _, kept in self._all(unit)]
        operators = sum(Role.OPERATOR in one for one in roles)
        return Counts(people=people, sign_ins=sign_ins, operators=operators)

    # Keeping order

    def name_anew(self, unit: Unit) -> None:
        """Make the hash of every name anew, under the epoch key that the unit has put in place.

        A row that does not open keeps its old hash, which nothing finds any more.
        """
        _, epoch_key = self._keyring.epoch(unit)
        fresh: dict[bytes, str] = {}
        for row, kept in self._all(unit):
            # Two rows of one name there are only if somebody wrote one: the first keeps it.
            fresh.setdefault(_hash(epoch_key, names.same_as(kept.account.name)), row.person_id)
        if fresh:
            unit.run(_RENAME, [{"whose": one, "hashed": hashed} for hashed, one in fresh.items()])

    def drop_gone(self) -> None:
        """Forget in memory who was erased. A server calls this each second."""
        for person, wrong in list(self._wrong.items()):
            if self._keyring.stamp(person) is None:
                self._wrong.pop(person, None)
                for name in wrong.names:
                    self._tries.forget(name)
                    self._proofs.forget(name)

    # Reading rows

    def _named(self, folded: str) -> _Kept | None:
        """Return the sign-in of a name; None if there is none, or none that can be trusted."""
        row, key = self._read(_BY_NAME, lambda key: {"hashed": _hash(key, folded)})
        if row is None:
            return None
        with contextlib.suppress(NotFound, Damaged):  # the same answer as for an unknown name
            unlocked = self._keyring.unlock(PersonId(row.person_id))
            return _opened(row, opened.account(unlocked), key)
        return None

    def _of_person(self, person: PersonId) -> _Kept | None:
        unlocked = self._keyring.unlock(person)
        row, key = self._read(_BY_PERSON, lambda _: {"whose": person})
        return None if row is None else _opened(row, opened.account(unlocked), key)

    def _read(
        self, statement: Executable, named: Callable[[Key], Mapping[str, object]]
    ) -> tuple[AnyRow | None, Key]:
        """Read one row and the epoch key of the same moment: a roll may come in between."""
        for _ in range(_TRIES):
            number, key = self._keyring.epoch()
            row = self._store.read_one(statement, named(key))
            if self._keyring.epoch()[0] == number:
                break
        return row, key

    def _all(self, unit: Unit) -> list[tuple[AnyRow, _Kept]]:
        """Open every row that opens. Names are not compared with their hashes here."""
        rows = {row.person_id: row for row in unit.rows(_ALL)}
        found = []
        for handle in self._keyring.handles(ACCOUNT_RUN, unit, beside=_sign_ins):
            row = rows[handle.person]
            with contextlib.suppress(Damaged):
                found.append((row, _opened(row, handle, None)))
        return found


def _must_be_name(name: str) -> str:
    if not names.is_name(name):
        raise BadInput(_NO_NAME, param="name")
    return names.tidy(name)


def _roles(found: _Kept | None) -> frozenset[Role]:
    return found.account.roles if found else frozenset({Role.PERSON})


def _hash(epoch_key: Key, folded: str) -> bytes:
    key = derive(epoch_key.secret, salt=b"", label=_LABEL)
    return keyed(key, _LABEL, folded.encode())


def _opened(row: AnyRow, account: Handle, epoch_key: Key | None) -> _Kept:
    """Open a row. Raises Damaged unless its hash is that of the name that was sealed with it."""
    body = json.loads(account.open("sign_in", 0, row.sealed))
    if epoch_key is not None:
        hashed = _hash(epoch_key, names.same_as(body["name"]))
        if not isinstance(row.name_hash, bytes) or not same(row.name_hash, hashed):
            raise Damaged(_DAMAGED)
    made = Account(
        person=PersonId(row.person_id),
        name=body["name"],
        roles=frozenset(Role(one) for one in body["roles"]),
        changed_at=from_ms(body["changed_ms"]),
    )
    return _Kept(account=made, kept=body["kept"], sealed=row.sealed)
