"""Writes down what persons say: the only writer of consent events.

Each event, its place in the ledger and what follows from it (a key made, a date for
shredding set) are one transaction. An event is decided on as the transaction sees the
person, so two answers given at the same moment in two windows cannot both count.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from troth.consent.admit import admit
from troth.consent.events import DECISIVE, EVERYTHING, YES, ConsentEvent, Events, Kind
from troth.consent.receipt import FORM, receipt
from troth.crypto.digest import sha256
from troth.errors import BadInput, Damaged
from troth.gate.states import Common, PersonState, time_in
from troth.guard.minors import Age, Told
from troth.ledger.leaf import Event
from troth.registry.card import LANGUAGES, Card, card
from troth.registry.versions import show_card
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import and_, bindparam, func, insert, select, update
from troth.vault import shred
from troth.words import ACCOUNT_RUN, Digest, Json, PersonId, PurposeId, new_id

if TYPE_CHECKING:
    from troth.gate.gate import Gate

_NOTICE = select(schema.notice.c.body).where(schema.notice.c.digest == bindparam("digest"))
RESTORE: Final = "restore"
"""The method of an event that a restore writes."""
RESTORE_UNDO = timedelta(days=90)
"""How long what came back from a copy waits for a new yes before it is shredded."""
UNDO = timedelta(days=7)
"""How long what was kept stays sealed after a withdrawal: a change of mind loses nothing."""


class Consents:
    """Asks, and writes down the answers."""

    def __init__(self, gate: "Gate") -> None:
        self._gate = gate

    def events(self, person: PersonId) -> Events:
        """Return all of a person's events, in order."""
        return self._gate.states.of(person).events

    def card(self, purpose: PurposeId, *, language: str) -> Card:
        """Return the card that asks for a purpose, in English where there is no other.

        Raises BadInput if there is no such purpose, or nobody is asked about it.
        """
        registry = self._gate.states.common().registry
        if purpose not in registry.purposes:
            message = f"Troth has no purpose named {purpose!r}."
            raise BadInput(message)
        spoken = language if language in LANGUAGES else LANGUAGES[0]
        return card(registry, purpose, language=spoken)

    def ask(self, person: PersonId, purpose: PurposeId, *, language: str, method: str) -> Card:
        """Keep the card's bytes, write down that the person was asked, and return the card."""
        shown = self.card(purpose, language=language)
        self._say(person, Kind.REQUESTED, purpose, shown=shown, method=method)
        return shown

    def answer(
        self, person: PersonId, *, yes: bool, shown: Card, method: str, after: int | None = None
    ) -> ConsentEvent:
        """Write down a yes or a no to the card that was shown.

        after: the number of the person's newest answer when it was shown (`answered`). Raises
        BadInput if the card is not the one in force any more, or if something was answered
        since: a page that was left open must not answer a newer question.
        """
        kind = Kind.GIVEN if yes else Kind.REFUSED
        return self._say(person, kind, shown.purpose, shown=shown, method=method, after=after)

    def renew(
        self, person: PersonId, *, shown: Card, method: str, after: int | None = None
    ) -> ConsentEvent:
        """Write down that a yes still stands, for the full time again. after: as in `answer`."""
        kind = Kind.RENEWED
        return self._say(person, kind, shown.purpose, shown=shown, method=method, after=after)

    def withdraw(self, person: PersonId, purpose: PurposeId, *, method: str) -> ConsentEvent:
        """Write down that a yes is taken back. Holds from this moment, in the middle of a word."""
        return self._say(person, Kind.WITHDRAWN, purpose, method=method)

    def object(self, person: PersonId, purpose: PurposeId, *, method: str) -> ConsentEvent:
        """Write down an objection (GDPR art. 21)."""
        return self._say(person, Kind.OBJECTED, purpose, method=method)

    def destroyed_after(self, person: PersonId, purpose: PurposeId) -> datetime | None:
        """Say when what is kept for a purpose is destroyed, if no yes comes before.

        None if nothing is kept for it.
        """
        names = {"whose": person, "what": purpose}
        if not any(self._gate.store.read(one, names) for one in _ANY_RECORD):
            return None
        row = self._gate.store.read_one(_DUE, names)
        return None if row is None or row[0] is None else time_in(row[0])

    def restrict(self, person: PersonId, *, method: str) -> ConsentEvent:
        """Put the use of a person's data on hold (GDPR art. 18)."""
        return self._say(person, Kind.RESTRICTED, EVERYTHING, method=method)

    def unrestrict(self, person: PersonId, *, method: str) -> ConsentEvent:
        """End the hold."""
        return self._say(person, Kind.UNRESTRICTED, EVERYTHING, method=method)

    def receipts(self, person: PersonId) -> list[dict[str, Json]]:
        """Return a signed receipt for each of a person's events, in order."""
        return [self.receipt(event) for event in self.events(person)]

    def receipt(self, event: ConsentEvent) -> dict[str, Json]:
        """Return the signed receipt of an event, with the text that was shown."""
        purpose = self._gate.states.registry(event.registry_digest).purposes.get(event.purpose)
        body = receipt(
            event,
            purpose,
            notice=self._notice(event.notice_digest),
            installation=self._gate.ledger.key.name,
        )
        return self._gate.sign(body, form=FORM)

    def _notice(self, digest: Digest | None) -> bytes | None:
        if digest is None:
            return None
        row = self._gate.store.read_one(_NOTICE, {"digest": digest})
        body = row[0] if row else None
        if not isinstance(body, bytes) or sha256(body) != digest:
            message = f"The card {digest[:12]} is missing or was changed. Restore a backup."
            raise Damaged(message)
        return body

    def expire(self, unit: Unit, state: PersonState, purpose: PurposeId) -> None:
        """Write down that a yes has run out, if it has."""
        newest = state.events.newest(purpose)
        if newest is None or newest.kind not in YES or newest.expires_at is None:
            return
        self._write(unit, state, Kind.EXPIRED, purpose, by="troth", method="system")

    def end_all(
        self,
        unit: Unit,
        person: PersonId,
        *,
        method: str = RESTORE,
        undo: timedelta = RESTORE_UNDO,
    ) -> None:
        """End every yes of a person. After a restore the copy cannot know what came later."""
        state = self._gate.states.in_unit(unit, person)
        for purpose in state.events.with_yes():
            state = self._gate.states.in_unit(unit, person)
            common = self._gate.states.common_in(unit)
            event = self._event(state, common, Kind.EXPIRED, purpose, method=method, by="troth")
            self._store(unit, state, event, undo=undo)

    def end_every(self, person: PersonId, *, method: str) -> None:
        """End every yes of somebody who can give none, at once; what was kept goes after `UNDO`.

        method: how it came to that. Does nothing where no yes stands.
        """
        if self.events(person).with_yes():
            self._gate.store.write(
                lambda unit: self.end_all(unit, person, method=method, undo=UNDO)
            )
            self._gate.states.drop(person)

    def _say(  # noqa: PLR0913  # as below
        self,
        person: PersonId,
        kind: Kind,
        purpose: PurposeId,
        *,
        method: str,
        shown: Card | None = None,
        after: int | None = None,
    ) -> ConsentEvent:
        if kind in YES:
            self._must_be_able(person)

        def write(unit: Unit) -> ConsentEvent:
            state = self._gate.states.in_unit(unit, person)
            if after is not None and after != seq_of(answered(state.events, purpose)):
                raise BadInput(_ANSWERED_SINCE)
            return self._write(unit, state, kind, purpose, shown=shown, method=method)

        event = self._gate.store.write(write)
        self._gate.states.drop(person)  # at once, with all that was opened on the old answer
        return event

    def _must_be_able(self, person: PersonId) -> None:
        """Raise BadInput for a yes of a child. Source: 16 CFR 312 (COPPA); GDPR art. 8."""
        if Told.read(self._gate.wishes(person).age).age(declared=False) is Age.CHILD:
            raise BadInput(_NO_CHILD)

    def _write(  # noqa: PLR0913  # one event has this many facts
        self,
        unit: Unit,
        state: PersonState,
        kind: Kind,
        purpose: PurposeId,
        *,
        method: str,
        shown: Card | None = None,
        by: str = "person",
    ) -> ConsentEvent:
        common = self._gate.states.common_in(unit)
        now = self._gate.clock.now()
        admit(state.events, kind, common.notice, purpose, at=now)
        if shown is not None:
            _must_be_current(shown, common)
            show_card(unit, shown, common.registry)
        event = self._event(state, common, kind, purpose, shown=shown, method=method, by=by)
        self._store(unit, state, event)
        return event

    def _event(  # noqa: PLR0913  # as above
        self,
        state: PersonState,
        common: Common,
        kind: Kind,
        purpose: PurposeId,
        *,
        method: str,
        by: str,
        shown: Card | None = None,
    ) -> ConsentEvent:
        now = self._gate.clock.now()
        return ConsentEvent(
            id=new_id("rcp"),
            person=state.person,
            purpose=purpose,
            kind=kind,
            seq=len(state.events) + 1,
            at=now,
            registry_digest=common.registry.digest,
            notice_digest=shown.digest if shown else None,
            expires_at=_ends(common, kind, purpose, now),
            language=shown.language if shown else "en",
            method=method,
            by=by,
        )

    def _store(
        self, unit: Unit, state: PersonState, event: ConsentEvent, *, undo: timedelta = UNDO
    ) -> None:
        account = state.handle(ACCOUNT_RUN)
        sealed = account.seal("consent", event.seq, event.to_bytes())
        unit.run(
            insert(schema.consent_event),
            {"person_id": state.person, "seq": event.seq, "sealed": sealed},
        )
        # The key is wrapped anew under the number of events: one that is taken away is missed.
        self._gate.keyring.write_purpose(
            unit, state.unlocked, ACCOUNT_RUN, account.key, generation=1 + event.seq
        )
        self._follow(unit, state, event, undo)
        self._gate.keyring.move_stamp(unit, state.person)
        private: dict[str, Json] = {"consent": str(event.kind), "record": event.id}
        self._gate.write_leaf(unit, state, Event.CONSENT, event.purpose, private)

    def date_shredding(self, unit: Unit, state: PersonState, purpose: PurposeId) -> None:
        """Set the date of shredding for a key that was made anew while a yes stands."""
        newest = state.events.newest(purpose)
        if newest is not None:
            self._follow(unit, state, newest, UNDO)

    def _follow(self, unit: Unit, state: PersonState, event: ConsentEvent, undo: timedelta) -> None:
        """Make the purpose's key with the first yes; set the date after which it is shredded."""
        names = {"whose": state.person, "what": event.purpose}
        if event.kind in YES and event.expires_at is not None:
            self._shred_if_due(unit, state, event)
            fresh = self._gate.keyring.unlock(state.person, unit)
            self._gate.keyring.purpose_handle(unit, fresh, event.purpose)
            unit.run(_DATE, names | {"after_ms": _ms(event.expires_at + undo)})
        elif event.kind in DECISIVE:
            # Saying no again must not put off what the first no began; a restore may.
            date = _DATE if event.method == RESTORE else _DATE_EARLIER
            unit.run(date, names | {"after_ms": _ms(event.at + undo)})

    def _shred_if_due(self, unit: Unit, state: PersonState, event: ConsentEvent) -> None:
        """Keep a new yes from bringing back what should have been shredded by now."""
        row = unit.row(_DUE, {"whose": state.person, "what": event.purpose})
        if row is None or row[0] is None or row[0] > _ms(event.at):
            return
        self._gate.beside_shred(unit, state.person, event.purpose)
        rows = shred.shred_purpose(unit, self._gate.keyring, state.person, event.purpose)
        self._gate.write_leaf(unit, state, Event.SHREDDED, event.purpose, {"rows": rows})


_THE_KEY = and_(
    schema.purpose_key.c.person_id == bindparam("whose"),
    schema.purpose_key.c.purpose == bindparam("what"),
)
_DUE = select(schema.purpose_key.c.shred_after_ms).where(_THE_KEY)
_ANY_RECORD = [
    select(table.c.purpose)
    .where(and_(table.c.person_id == bindparam("whose"), table.c.purpose == bindparam("what")))
    .limit(1)
    for table in (schema.tail, schema.segment)
]
_DATE = update(schema.purpose_key).where(_THE_KEY).values(shred_after_ms=bindparam("after_ms"))
_DATE_EARLIER = _DATE.where(
    func.coalesce(schema.purpose_key.c.shred_after_ms, bindparam("after_ms"))
    >= bindparam("after_ms")
)


_ANSWERED = DECISIVE - {Kind.EXPIRED}
"""What a person says of a purpose. That a yes ran out nobody says."""
_NO_CHILD: Final = (
    "You said that you are under 13, so Troth may ask you for nothing and keeps nothing. "
    "If that is wrong, see /limits: it can be put right."
)
_ANSWERED_SINCE: Final = (
    "You answered this in another window meanwhile, so nothing is changed here. "
    "Look how it stands now, and answer again if you like."
)


def answered(events: Sequence[ConsentEvent], purpose: PurposeId) -> ConsentEvent | None:
    """Return what a person answered last about a purpose, if anything."""
    return next(
        (one for one in reversed(events) if one.purpose == purpose and one.kind in _ANSWERED), None
    )


def seq_of(event: ConsentEvent | None) -> int:
    """Return the number of an event; 0 where there is none."""
    return 0 if event is None else event.seq


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _must_be_current(shown: Card, common: Common) -> None:
    asked = card(common.registry, shown.purpose, language=shown.language)
    if asked.digest != shown.digest:
        message = "What this card says has changed since it was shown. Please read it again."
        raise BadInput(message)


def _ends(common: Common, kind: Kind, purpose: PurposeId, now: datetime) -> datetime | None:
    if kind not in YES:
        return None
    life = common.notice.purposes[purpose].expires_after
    return now + life if life is not None else None
