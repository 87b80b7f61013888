"""Sessions: a browser that somebody signed in with, until it is ended or left alone.

A token begins with `trs_` (see `people.tokens`); only its hash is kept. Each sign-in makes a
fresh one, and a token that was never made here is unknown: nobody can choose the token that
another person will have. What counts is what is sealed under the person's key; a row whose
columns say something else signs nobody in.

A session ends when the person ends it, 12 hours after it was last used, and 30 days after it
began. What is left of it is swept away a day later.
"""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from troth.clock import Clock, from_ms, ms
from troth.errors import BadInput, Damaged, NotFound, NotSignedIn, StoreFailed
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people import opened, tokens
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, delete, insert, select, update
from troth.vault.envelope import Handle
from troth.vault.keyring import Keyring, Unlocked
from troth.words import Json, PersonId, SessionId, new_id

PREFIX: Final = "trs_"
IDLE: Final = timedelta(hours=12)
LONGEST: Final = timedelta(days=30)
"""NIST SP 800-63B-4, 2.1.3: at AAL1 at most 30 days, and an end when idle if it fits the risk.
OWASP ASVS 5.0, 7.3.1 and 7.3.2, asks for both ends. 12 hours: a day's use, not a night's."""
MOST: Final = 50
"""So many browsers of one person at once; with one more, the one longest unused ends."""
SEEN_EVERY: Final = timedelta(minutes=1)
_SWEPT_AFTER: Final = timedelta(days=1)
_LONGEST_LABEL: Final = 80
_sessions = schema.session
_ONE = and_(
    _sessions.c.person_id == bindparam("whose"), _sessions.c.session_id == bindparam("which")
)
_BY_HASH = select(_sessions).where(_sessions.c.token_hash == bindparam("hashed"))
_BY_ID = select(_sessions).where(_ONE)
_OF_PERSON = select(_sessions).where(_sessions.c.person_id == bindparam("whose"))
_DELETE = delete(_sessions).where(_ONE)
_WRITE = (
    update(_sessions)
    .where(
        and_(
            _ONE,
            _sessions.c.seen_ms == bindparam("seen_before"),
            _sessions.c.ends_ms == bindparam("ends_before"),
        )
    )
    .values(seen_ms=bindparam("seen_now"), ends_ms=bindparam("ends_now"), sealed=bindparam("fresh"))
)
_UNKNOWN = "You are not signed in. Please sign in."
_UNREADABLE = "Troth cannot read this sign-in any more. Please sign in again."
_ENDED = "This sign-in was ended. Please sign in again."
_IDLE = "You were away for more than 12 hours, so Troth signed you out. Please sign in again."
_OLD = "You signed in 30 days ago, so Troth signed you out. Please sign in again."
_NONE = "You have no such sign-in. It may have ended already."


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sign-in of a browser. The token itself is shown once and never kept."""

    id: SessionId
    person: PersonId
    label: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    ended: bool = False
    """Whether it was ended before its time."""

    def __repr__(self) -> str:
        return f"<Session {self.id}>"

    def is_live(self, *, at: datetime) -> bool:
        """Say whether it still signs anybody in."""
        return self.why_not(at=at) is None

    def why_not(self, *, at: datetime) -> str | None:
        """Return the sentence that says why it signs nobody in; None if it does."""
        if self.ended:
            return _ENDED
        if self.ends_at <= at:
            return _OLD
        if self.seen_at + IDLE <= at:
            return _IDLE
        return None


class Sessions:
    """Opens, checks, lists and ends sessions."""

    def __init__(self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock) -> None:
        self._store = store
        self._keyring = keyring
        self._ledger = ledger
        self._clock = clock

    def open(self, person: PersonId, *, label: str, how: str = "passphrase") -> tuple[str, Session]:
        """Sign a person in. Return the token, which is shown this once, and what is kept of it.

        label: the browser and system in coarse words. how: how the person proved who they are,
        in one fixed word, for the ledger. Raises BadInput (label) and NotFound (no such person).
        """
        must_be_label(label)

        def write(unit: Unit) -> tuple[str, Session]:
            unlocked = self._keyring.unlock(person, unit)
            return self.open_in(unit, unlocked, label=label, private={"how": how})

        return self._store.write(write)

    def open_in(
        self, unit: Unit, unlocked: Unlocked, *, label: str, private: dict[str, Json]
    ) -> tuple[str, Session]:
        """Sign a person in inside a unit of work. Check the label before."""
        now, token = self._clock.now(), tokens.fresh(PREFIX)
        session = Session(
            id=SessionId(new_id("ses")),
            person=unlocked.person,
            label=label,
            created_at=now,
            seen_at=now,
            ends_at=now + LONGEST,
        )
        self._make_room(unit, unlocked)
        hashed = tokens.hashed(token)
        unit.run(insert(_sessions), _row(session, hashed, opened.account(unlocked)))
        self._tell(unit, unlocked, Event.SIGNED_IN, {"session": session.id, **private})
        return token, session

    def check(self, token: str) -> Session:
        """Return whose session this is, and note that it is in use.

        Raises NotSignedIn, whose sentence says what happened, and Damaged (the person's keys).
        """
        if not tokens.is_shaped(token, PREFIX):
            raise NotSignedIn(_UNKNOWN)
        row = self._store.read_one(_BY_HASH, {"hashed": tokens.hashed(token)})
        if row is None:
            raise NotSignedIn(_UNKNOWN)
        try:
            account = opened.account(self._keyring.unlock(PersonId(row.person_id)))
        except NotFound:  # erased between the two looks, or the row was moved
            raise NotSignedIn(_UNKNOWN) from None
        try:
            session = _opened(row, account)
        except Damaged:
            raise NotSignedIn(_UNREADABLE) from None
        now = self._clock.now()
        if (why := session.why_not(at=now)) is not None:
            raise NotSignedIn(why)
        if now - session.seen_at < SEEN_EVERY:
            return session
        return self._note_seen(row, replace(session, seen_at=now), account)

    def still(self, person: PersonId, session: SessionId) -> None:
        """Raise NotSignedIn unless this session of the person holds now. Notes nothing."""
        row = self._store.read_one(_BY_ID, {"whose": person, "which": session})
        if row is None:
            raise NotSignedIn(_ENDED)
        try:
            found = _opened(row, opened.account(self._keyring.unlock(person)))
        except NotFound:  # erased between the two looks
            raise NotSignedIn(_UNKNOWN) from None
        except Damaged:
            raise NotSignedIn(_UNREADABLE) from None
        if (why := found.why_not(at=self._clock.now())) is not None:
            raise NotSignedIn(why)

    def of(self, person: PersonId) -> Sequence[Session]:
        """Return a person's living sessions, the one used last first."""
        now = self._clock.now()
        return [session for session in self.kept(person) if session.is_live(at=now)]

    def kept(self, person: PersonId) -> Sequence[Session]:
        """Return every session of a person that was not swept yet, ended ones too.

        A row that is not what was written signs nobody in, so it is not among them.
        """
        account = opened.account(self._keyring.unlock(person))
        found: list[Session] = []
        for row in self._store.read(_OF_PERSON, {"whose": person}):
            with contextlib.suppress(Damaged):
                found.append(_opened(row, account))
        return sorted(found, key=lambda session: session.seen_at, reverse=True)

    def end(self, person: PersonId, session: SessionId) -> None:
        """End one session at once, also for an answer that is on its way.

        Raises NotFound if the person has no such living one.
        """

        def write(unit: Unit) -> None:
            row = unit.row(_BY_ID, {"whose": person, "which": session})
            unlocked = self._keyring.unlock(person, unit)
            if row is None or not self._ends(unit, row, unlocked, by="person"):
                raise NotFound(_NONE)

        self._store.write(write)

    def end_all(self, person: PersonId, *, but: SessionId | None = None) -> int:
        """End every living session of a person, or all but one. Return how many ended."""

        def write(unit: Unit) -> int:
            return self.end_in(unit, self._keyring.unlock(person, unit), but=but, by="person")

        return self._store.write(write)

    def end_in(
        self, unit: Unit, unlocked: Unlocked, *, by: str, but: SessionId | None = None
    ) -> int:
        """End the living sessions of a person inside a unit of work. by: one fixed word."""
        rows = unit.rows(_OF_PERSON, {"whose": unlocked.person})
        others = [row for row in rows if row.session_id != but]
        return sum(self._ends(unit, row, unlocked, by=by) for row in others)

    def sweep(self) -> int:
        """Delete what ended more than a day ago; return how many rows went."""
        before = ms(self._clock.now() - _SWEPT_AFTER)
        past = delete(_sessions).where(
            (_sessions.c.ends_ms <= before) | (_sessions.c.seen_ms <= before - _ms_of(IDLE))
        )
        return self._store.write(lambda unit: unit.run(past))

    def _make_room(self, unit: Unit, unlocked: Unlocked) -> None:
        rows = unit.rows(_OF_PERSON, {"whose": unlocked.person})
        for row in sorted(rows, key=_seen)[: max(0, len(rows) - MOST + 1)]:
            self._ends(unit, row, unlocked, by="room")
            unit.run(_DELETE, _place(row))

    def _ends(self, unit: Unit, row: AnyRow, unlocked: Unlocked, *, by: str) -> bool:
        """End the session of a row; say whether it was living. A damaged row is deleted."""
        account, now = opened.account(unlocked), self._clock.now()
        try:
            session = _opened(row, account)
        except Damaged:
            unit.run(_DELETE, _place(row))
            return False
        if not session.is_live(at=now):
            return False
        unit.run(_WRITE, _change(row, replace(session, ends_at=now, ended=True), account))
        self._tell(unit, unlocked, Event.SIGNED_OUT, {"session": session.id, "by": by})
        unit.touch()
        return True

    def _note_seen(self, row: AnyRow, session: Session, account: Handle) -> Session:
        """Write down when it was last used, unless it was written anew meanwhile."""
        change = _change(row, session, account)
        with contextlib.suppress(StoreFailed):  # then it ends earlier; that keeps nobody out now
            self._store.write(lambda unit: unit.run(_WRITE, change))
        return session

    def _tell(self, unit: Unit, unlocked: Unlocked, event: Event, private: dict[str, Json]) -> None:
        at = self._clock.now()
        opened.tell(self._ledger, unit, unlocked, event, at=at, private=private)


def must_be_label(label: str) -> None:
    """Raise BadInput unless this can name a browser in a list."""
    if not label.strip() or len(label) > _LONGEST_LABEL or not label.isprintable():
        message = f"A label has 1 to {_LONGEST_LABEL} letters that can be seen."
        raise BadInput(message, param="label")


def _row(session: Session, hashed: bytes, account: Handle) -> dict[str, object]:
    """Return the row of a session. What is sealed holds all of it; the columns help to find it."""
    columns = {
        "session_id": session.id,
        "created_ms": ms(session.created_at),
        "seen_ms": ms(session.seen_at),
        "ends_ms": ms(session.ends_at),
    }
    more = {"token_hash": hashed.hex(), "label": session.label, "ended": session.ended}
    sealed = account.seal("session", 0, json.dumps(columns | more).encode())
    return {"person_id": session.person, "token_hash": hashed, "sealed": sealed, **columns}


def _opened(row: AnyRow, account: Handle) -> Session:
    """Open a row. Raises Damaged unless its columns are those that were sealed with it."""
    body = json.loads(account.open("session", 0, row.sealed))
    hashed = row.token_hash
    if not isinstance(hashed, bytes):
        hashed = b""  # where bytes should lie, a damaged row may hold text or a number
    columns = (row.session_id, row.created_ms, row.seen_ms, row.ends_ms, hashed.hex())
    names = ("session_id", "created_ms", "seen_ms", "ends_ms", "token_hash")
    if columns != tuple(body[name] for name in names):
        message = "The row of a session is not what was written. Sign in again."
        raise Damaged(message)
    return Session(
        id=SessionId(row.session_id),
        person=PersonId(row.person_id),
        label=body["label"],
        created_at=from_ms(body["created_ms"]),
        seen_at=from_ms(body["seen_ms"]),
        ends_at=from_ms(body["ends_ms"]),
        ended=body["ended"],
    )


def _change(row: AnyRow, session: Session, account: Handle) -> dict[str, object]:
    fresh = _row(session, row.token_hash, account)
    return {
        **_place(row),
        "seen_before": row.seen_ms,
        "ends_before": row.ends_ms,
        "seen_now": fresh["seen_ms"],
        "ends_now": fresh["ends_ms"],
        "fresh": fresh["sealed"],
    }


def _place(row: AnyRow) -> dict[str, object]:
    return {"whose": row.person_id, "which": row.session_id}


def _seen(row: AnyRow) -> int:
    return row.seen_ms if isinstance(row.seen_ms, int) else 0


def _ms_of(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
