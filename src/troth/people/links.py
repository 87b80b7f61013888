"""One-time links: how somebody comes in who has no passphrase yet, or lost theirs.

    set_up   for a person who is here and has no passphrase, or for the very first one
    invite   for somebody who is not here yet
    reset    for a person at the terminal who forgot the passphrase

A link holds for 15 minutes and works once. Looking at it uses nothing up, since browsers and
mail programs look ahead; only what is sent with it does, and of two that are sent at once one
wins. A token begins with `trl_` (see `people.tokens`); only its hash is kept. What the link is
for, roles included, is written beside it with a proof that needs the key file: whoever can
write the database cannot turn an invitation into one for an operator, nor make it last longer.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from troth.clock import Clock, from_ms, ms
from troth.crypto.digest import keyed, same
from troth.errors import BadInput, Damaged, NotFound
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people import opened, tokens
from troth.people.access import Role
from troth.people.person import People, Person, must_be_right
from troth.people.sessions import Sessions, must_be_label
from troth.people.sign_in import Prepared, SignIn
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, delete, insert, select
from troth.vault.keyring import Keyring, Unlocked
from troth.words import Json, PersonId

PREFIX: Final = "trl_"
LIFE: Final = timedelta(minutes=15)
_SWEPT_AFTER: Final = timedelta(days=1)
_LABEL: Final = "troth/v1/link"
_links = schema.link
_BY_HASH = select(_links).where(_links.c.token_hash == bindparam("hashed"))
_OF_PERSON = (
    select(_links).where(_links.c.person_id == bindparam("whose")).order_by(_links.c.expires_ms)
)
_DELETE = delete(_links).where(_links.c.token_hash == bindparam("hashed"))
_DELETE_UNUSED = delete(_links).where(
    and_(_links.c.person_id == bindparam("whose"), _links.c.used_ms.is_(None))
)
_SOME_SIGN_IN = select(schema.sign_in.c.person_id).limit(1)
_SIGN_IN_OF = select(schema.sign_in.c.person_id).where(
    schema.sign_in.c.person_id == bindparam("whose")
)
_UNKNOWN = "Troth does not know this link. Check that all of it is there, or ask for a new one."
_USED = "This link was used already. It works once. Ask for a new one."
_PAST = "This link has run out. It holds for 15 minutes. Ask for a new one."
_NEEDLESS = "There is a passphrase already, so this link does nothing. Please sign in."
_DAMAGED = "This link is not what was written. Nothing was done with it. Ask for a new one."
_WHO = "An invitation is for somebody new; a reset is for somebody who is here."
Rows: TypeAlias = Callable[..., Sequence[AnyRow]]
"""`Store.read` or `Unit.rows`."""


class LinkKind(StrEnum):
    """What a link is for."""

    SET_UP = "set_up"
    INVITE = "invite"
    RESET = "reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a link is for. `person` is None while it is for somebody who is not here yet."""

    kind: LinkKind
    person: PersonId | None
    roles: frozenset[Role]
    expires_at: datetime
    used_at: datetime | None = None

    def __repr__(self) -> str:
        return f"<Link {self.kind}>"


class Links:
    """Makes one-time links, looks at them, and takes them in."""

    def __init__(  # noqa: PLR0913  # it brings all parts of an account together
        self,
        store: Store,
        keyring: Keyring,
        ledger: Ledger,
        *,
        people: People,
        sign_in: SignIn,
        sessions: Sessions,
        clock: Clock,
    ) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._people = people
        self._sign_in = sign_in
        self._sessions = sessions
        self._clock = clock
        self._key = _key(keyring)

    def make(
        self,
        kind: LinkKind,
        person: PersonId | None = None,
        roles: frozenset[Role] = frozenset({Role.PERSON}),
        *,
        by: str = "operator",
    ) -> str:
        """Make a link and return its token, which is shown this once.

        roles: what the person will be; a reset changes no roles. by: who made it, in one fixed
        word. Raises NotFound (no such person) and BadInput (an invitation has no person, a reset
        needs one).
        """
        fits = {LinkKind.SET_UP: True, LinkKind.INVITE: not person, LinkKind.RESET: bool(person)}
        if not fits[kind]:
            raise BadInput(_WHO, param="person")
        token = tokens.fresh(PREFIX)
        link = Link(kind=kind, person=person, roles=roles, expires_at=self._clock.now() + LIFE)

        def write(unit: Unit) -> None:
            told: dict[str, Json] = {"kind": str(kind), "roles": _written(roles), "by": by}
            self._tell_made(unit, person, told)
            unit.run(insert(_links), self._row(link, tokens.hashed(token)))

        self._store.write(write)
        return token

    def look(self, token: str) -> Link:
        """Say what a link is for, and use nothing up.

        Raises NotFound, whose sentence says whether it is unknown, used, run out or needless,
        and Damaged if its row is not what was written.
        """
        row = self._row_of(token, self._store.read)
        link = self._living(row)
        if self._is_needless(link, self._store.read):
            raise NotFound(_NEEDLESS)
        return link

    def use(self, unit: Unit, token: str) -> Link:
        """Use a link up inside a unit of work. Raises as `look` does; of two one wins."""
        row = self._row_of(token, unit.rows)
        link = self._living(row)
        if self._is_needless(link, unit.rows):
            raise NotFound(_NEEDLESS)
        self._mark(unit, row, replace(link, used_at=self._clock.now()))
        return link

    def redeem(  # noqa: PLR0913  # one form has this many fields
        self,
        token: str,
        *,
        person_name: str | None,
        sign_in_name: str | None,
        passphrase: str,
        country: str,
        language: str,
        label: str,
    ) -> tuple[str, PersonId]:
        """Take a link in: set the passphrase and sign in. Return the session's token and who.

        One transaction: person (if new), sign-in, link used, session. person_name: None leaves
        the name of a person who is here; a reset never changes it. sign_in_name: None leaves it,
        at a reset. Raises as `look` does, and BadInput (`person_name`, `name`, `passphrase`,
        `country`, `language`, `label`) or TooLarge; then the link still works.
        """
        link = self.look(token)
        must_be_label(label)
        profile = _profile(link, person_name, country, language)
        prepared = self._sign_in.prepare(
            self._name(link, sign_in_name), passphrase, person=link.person
        )

        def write(unit: Unit) -> tuple[str, PersonId]:
            found = self.use(unit, token)
            unlocked = self._arrive(unit, found, profile)
            self._give(unit, unlocked, found, prepared)
            if found.person is None:
                self._belongs(unit, token, unlocked.person)
            unit.run(_DELETE_UNUSED, {"whose": unlocked.person})
            how: dict[str, Json] = {"how": str(found.kind)}
            opened_now = self._sessions.open_in(unit, unlocked, label=label, private=how)
            return opened_now[0], unlocked.person

        return self._store.write(write)

    def of(self, person: PersonId) -> list[Link]:
        """Return the links that were made for a person and not swept yet. Raises Damaged."""
        return links_of(self._store, self._keyring, person)

    def sweep(self) -> int:
        """Delete what ended more than a day ago; return how many rows went."""
        past = delete(_links).where(_links.c.expires_ms <= ms(self._clock.now() - _SWEPT_AFTER))
        return self._store.write(lambda unit: unit.run(past))

    # The parts of taking one in

    def _name(self, link: Link, given: str | None) -> str:
        """Return the name to sign in with. At a reset without one: the name there is."""
        if given is not None or link.kind is not LinkKind.RESET or link.person is None:
            return given or ""
        try:
            account = self._sign_in.of(link.person)
        except Damaged:
            account = None
        return account.name if account else ""

    def _arrive(self, unit: Unit, link: Link, profile: Person | None) -> Unlocked:
        """Return the keys of who comes in, made now if nobody is here for this link."""
        if link.person is None:
            assert profile is not None  # _profile has asked for one
            return self._people.add_in(unit, profile)
        unlocked = self._keyring.unlock(link.person, unit)
        if profile is not None:
            self._people.choose_in(
                unit,
                unlocked,
                name=profile.name,
                country=profile.country,
                language=profile.language,
            )
        return unlocked

    def _give(self, unit: Unit, unlocked: Unlocked, link: Link, prepared: Prepared) -> None:
        roles = link.roles
        if link.kind is LinkKind.RESET:
            self._sessions.end_in(unit, unlocked, by="reset")
            roles = self._present_roles(unit, unlocked)
        self._sign_in.write_in(unit, unlocked, prepared, roles, private={"by": str(link.kind)})

    def _present_roles(self, unit: Unit, unlocked: Unlocked) -> frozenset[Role]:
        try:
            return self._sign_in.roles_in(unit, unlocked)
        except Damaged:  # what cannot be read gives nobody more than everybody has
            return frozenset({Role.PERSON})

    def _belongs(self, unit: Unit, token: str, person: PersonId) -> None:
        """Let a used link be the new person's: exported and erased with them."""
        row = self._row_of(token, unit.rows)
        self._mark(unit, row, replace(_read(self._key, row), person=person))

    def _is_needless(self, link: Link, rows: Rows) -> bool:
        """Say whether a link for setting up has nothing left to set up."""
        if link.kind is not LinkKind.SET_UP:
            return False
        if link.person is None:
            return bool(rows(_SOME_SIGN_IN))
        return bool(rows(_SIGN_IN_OF, {"whose": link.person}))

    # Rows

    def _row_of(self, token: str, rows: Rows) -> AnyRow:
        if not tokens.is_shaped(token, PREFIX):
            raise NotFound(_UNKNOWN)
        found = rows(_BY_HASH, {"hashed": tokens.hashed(token)})
        if not found:
            raise NotFound(_UNKNOWN)
        return found[0]

    def _living(self, row: AnyRow) -> Link:
        link = _read(self._key, row)
        if link.used_at is not None:
            raise NotFound(_USED)
        if link.expires_at <= self._clock.now():
            raise NotFound(_PAST)
        return link

    def _mark(self, unit: Unit, row: AnyRow, link: Link) -> None:
        unit.run(_DELETE, {"hashed": row.token_hash})
        unit.run(insert(_links), self._row(link, row.token_hash))

    def _row(self, link: Link, hashed: bytes) -> dict[str, object]:
        columns = {
            "person_id": link.person or "",
            "kind": str(link.kind),
            "roles": _written(link.roles),
            "expires_ms": ms(link.expires_at),
            "used_ms": ms(link.used_at) if link.used_at else None,
        }
        proof = _proof(self._key, list(columns.values()), hashed)
        return {**columns, "token_hash": hashed, "proof": proof}

    def _tell_made(self, unit: Unit, person: PersonId | None, told: dict[str, Json]) -> None:
        """Record that a link was made: in the person's own ledger, or in that of the place."""
        now = self._clock.now()
        if person is None:
            detail = " ".join(f"{name}={value}" for name, value in told.items())
            self._ledger.append(unit, Event.LINK_MADE, at=now, detail=detail)
            return
        unlocked = self._keyring.unlock(person, unit)
        opened.tell(self._ledger, unit, unlocked, Event.LINK_MADE, at=now, private=told)


def links_of(store: Store, keyring: Keyring, person: PersonId) -> list[Link]:
    """Return the links that were made for a person and not swept yet. Raises Damaged."""
    rows = store.read(_OF_PERSON, {"whose": person})
    return [_read(_key(keyring), row) for row in rows]


def _key(keyring: Keyring) -> bytes:
    return keyring.root.lasting_key("link")


def _read(key: bytes, row: AnyRow) -> Link:
    """Read a row. Raises Damaged unless its proof is that of exactly these columns."""
    columns = [row.person_id, row.kind, row.roles, row.expires_ms, row.used_ms]
    try:
        proved = same(row.proof, _proof(key, columns, row.token_hash))
    except (TypeError, ValueError, AttributeError):  # a damaged row may hold anything
        proved = False
    if not proved:
        raise Damaged(_DAMAGED)
    return Link(
        kind=LinkKind(row.kind),
        person=PersonId(row.person_id) if row.person_id else None,
        roles=frozenset(Role(one) for one in row.roles.split()),
        expires_at=from_ms(row.expires_ms),
        used_at=None if row.used_ms is None else from_ms(row.used_ms),
    )


def _proof(key: bytes, columns: list[object], hashed: bytes) -> bytes:
    return keyed(key, _LABEL, json.dumps([hashed.hex(), *columns]).encode())


def _written(roles: frozenset[Role]) -> str:
    return " ".join(sorted(roles))


def _profile(link: Link, name: str | None, country: str, language: str) -> Person | None:
    """Return the profile to write, or None to leave what there is. Raises BadInput."""
    if link.kind is LinkKind.RESET or (name is None and link.person is not None):
        return None
    profile = Person(name=name or "", country=country, language=language)
    try:
        must_be_right(profile)
    except BadInput as error:  # `name` is the one to sign in with
        named = "person_name" if error.param == "name" else error.param
        raise BadInput(str(error), param=named) from error
    return profile
