"""Entering: the one question that is asked before anything personal is touched.

`enter` looks at the state of the person as the database has it now, asks `consent.decide`,
and gives a room or raises `Refused` with the reason. A refusal is written to the person's
ledger at once. A yes that has run out is written down as expired, so that no clock set
back brings it to life again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NoReturn, TypeVar

from troth.clock import Clock
from troth.consent.decide import decide
from troth.consent.events import YES
from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged, Refused
from troth.gate.consents import Consents
from troth.gate.left import Left
from troth.gate.recipients import Recipients
from troth.gate.rooms import GRANT_LIFE, Grant, Room, Still
from troth.gate.states import Common, PersonState, States
from troth.gate.veiling import Veil
from troth.ledger import statement
from troth.ledger.chain import PersonChain, Receipt
from troth.ledger.history import MyHistory
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.people.wishes import Wishes
from troth.registry.purposes import OTHERS, Basis, FieldId
from troth.store import kinds
from troth.store.kinds import Kept, R
from troth.store.sqlite import Store, Unit
from troth.vault import records as vault_records
from troth.vault.keyring import Keyring
from troth.vault.roll import roll
from troth.veil.found import Label
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, Json, PersonId, PurposeId, Reason, Verdict

T = TypeVar("T")
_OPEN_IN_LOCKDOWN = {Basis.LEGAL_DUTY}


class Gate:
    """Decides, opens rooms, and writes down what happened."""

    recipients: Recipients
    """Who may be sent to; the house sets it."""
    veil: Veil
    """What masks on the way out; the house sets it."""

    def __init__(
        self, store: Store, keyring: Keyring, ledger: Ledger, *, clock: Clock, signer: Signer
    ) -> None:
        self._signer = signer
        self.after_roll: Callable[[], object] = lambda: None
        """What else must follow a roll; the house sets it (keyrings beside copies)."""
        self.in_roll: Callable[[Unit], object] = lambda _: None
        """What else must move with the epoch key; the house sets it (hashes of sign-in names)."""
        self.beside_shred: Callable[[Unit, PersonId, PurposeId], object] = lambda *_: None
        """What else goes when all of a purpose is destroyed; the house sets it (notes on talks)."""
        self.store = store
        self.keyring = keyring
        self.ledger = ledger
        self.clock = clock
        self.states = States(store, keyring, clock, public_key=signer.public)
        self.consents = Consents(self)

    # Entering

    def enter(
        self,
        person: PersonId,
        purpose: PurposeId,
        *,
        reader: PersonId | None = None,
        still: Still | None = None,
    ) -> Room:
        """Open a room for one person and one purpose.

        reader: who will look. Somebody else may only where the purpose gives data to others,
        and where they themselves said yes to the same purpose.
        still: what else must hold for as long as the room is open: a sign-in, or a key.
        Raises Refused (with the reason, after writing it to the ledger), Damaged, and what
        `still` raises.
        """
        state, common = self.states.both(person, purpose)
        now = self.clock.now()
        verdict = self.verdict(state, purpose, common=common, at=now)
        verdict = self._for_reader(verdict, person, reader, purpose, common=common)
        if not verdict:
            self.refuse(state, purpose, verdict)
        if still is not None:  # after the pulse was read: what ends from here on moves it
            still()
        grant = self._grant(state, purpose, common, ends=_end(verdict, now))
        grant.reader = reader or person
        return Room(self, state, grant, still=still)

    def _for_reader(
        self,
        verdict: Verdict,
        person: PersonId,
        reader: PersonId | None,
        purpose: PurposeId,
        *,
        common: Common,
    ) -> Verdict:
        """Turn a yes into a no where it does not cover this reader. Says nothing about them."""
        if not verdict or reader is None or reader == person:
            return verdict
        covered = OTHERS in common.registry.purposes[purpose].recipients
        if covered and self.may(reader, purpose):
            return verdict
        return Verdict(allowed=False, reason=Reason.RECIPIENT_NOT_COVERED)

    def may(self, person: PersonId, purpose: PurposeId) -> Verdict:
        """Decide without entering. Only that a yes has run out is written down."""
        try:
            state, common = self.states.both(person, purpose)
        except Refused as error:
            return Verdict(allowed=False, reason=error.reason)
        verdict = self.verdict(state, purpose, common=common, at=self.clock.now())
        if verdict.reason is Reason.EXPIRED:
            self._note_expiry(state, purpose)
        return verdict

    def _note_expiry(self, state: PersonState, purpose: PurposeId) -> None:
        """Write down that a yes has run out, so that no clock set back brings it to life again."""
        newest = state.events.newest(purpose)
        if newest is None or newest.kind not in YES:
            return

        def write(unit: Unit) -> None:
            now = self.states.in_unit(unit, state.person)
            common = self.states.common_in(unit)
            verdict = self.verdict(now, purpose, common=common, at=self.clock.now())
            if verdict.reason is Reason.EXPIRED:
                self.consents.expire(unit, now, purpose)

        self.store.write(write)

    def note_time(self) -> None:
        """Write down how late it is, if that is a second or more later than was written down."""
        now = self.clock.now()
        if self.states.is_later(now):
            self.store.write(lambda unit: self.states.keep_floor(unit, now))

    def verdict(
        self, state: PersonState, purpose: PurposeId, *, common: Common, at: datetime
    ) -> Verdict:
        """Decide for a state at hand."""
        if common.locked and not _open_in_lockdown(common, purpose):
            return Verdict(allowed=False, reason=Reason.LOCKED_DOWN)
        return decide(state.events, common.notice, purpose, at=at)

    @staticmethod
    def _grant(state: PersonState, purpose: PurposeId, common: Common, *, ends: datetime) -> Grant:
        person = state.unlocked.person
        return Grant(
            person,
            person,
            purpose,
            common.notice.purposes[purpose],
            common.notice.digest,
            state.unlocked.stamp,
            # The pulse that was decided on. The state's own may have moved on since, for others.
            common.pulse,
            ends,
        )

    def refuse(
        self, state: PersonState, purpose: PurposeId, verdict: Verdict, *, detail: str = ""
    ) -> NoReturn:
        """Write a refusal down, at once, and raise it."""

        def write(unit: Unit) -> None:
            now = self.states.in_unit(unit, state.person)
            common = self.states.common_in(unit)
            anew = self.verdict(now, purpose, common=common, at=self.clock.now())
            if anew.reason is Reason.EXPIRED:
                self.consents.expire(unit, now, purpose)
            private: dict[str, Json] = {"reason": str(verdict.reason)}
            self.write_leaf(unit, now, Event.REFUSED, purpose, private)

        if verdict.reason is not Reason.ERASED:
            self.store.write(write)
        raise Refused(purpose, verdict.reason, since=verdict.since, detail=detail)

    # For rooms

    def decide_again(self, grant: Grant) -> tuple[PersonState, Grant]:
        """Take a grant's decision anew. Raises Refused if it no longer stands."""
        state, common = self.states.both(grant.person, grant.purpose)
        now = self.clock.now()
        verdict = self.verdict(state, grant.purpose, common=common, at=now)
        verdict = self._for_reader(
            verdict, grant.person, grant.reader, grant.purpose, common=common
        )
        if not verdict:
            if verdict.reason is Reason.EXPIRED:
                self._note_expiry(state, grant.purpose)
            raise Refused.by(verdict, grant.purpose)
        anew = self._grant(state, grant.purpose, common, ends=_end(verdict, now))
        anew.reader = grant.reader
        return state, anew

    def still_allowed(
        self, unit: Unit, state: PersonState, purpose: PurposeId
    ) -> tuple[PersonState | None, Verdict, Common]:
        """Decide once more inside the transaction that will write. None: no such person now."""
        common = self.states.common_in(unit)
        if common.pulse != state.pulse:
            stamp = self.keyring.stamp(state.person, unit)
            if stamp is None:
                return None, Verdict(allowed=False, reason=Reason.UNKNOWN_PERSON), common
            if stamp != state.unlocked.stamp:
                state = self.states.in_unit(unit, state.person)
        verdict = self.verdict(state, purpose, common=common, at=self.clock.now())
        return state, verdict, common

    def may_open(self, state: PersonState, purpose: PurposeId, home: PurposeId) -> bool:
        """Say whether a room for `purpose` may open what is kept under `home`.

        What was kept for one purpose serves another only while its own is allowed too. The
        person's own rights reach everything that is still here.
        """
        common = self.states.common()
        if purpose == home or common.notice.purposes[purpose].basis is Basis.LEGAL_DUTY:
            return True
        return bool(self.verdict(state, home, common=common, at=self.clock.now()))

    @staticmethod
    def home_of(kind: type[Kept], common: Common) -> PurposeId:
        """Name the one purpose under which a kind of record is kept, or was if none keeps it now.

        Raises BadInput for a kind that no version of the registry lets anybody keep.
        """
        home = common.homes.get(FieldId(min(kinds.field_names(kind))))
        if home is None:
            message = f"No purpose keeps anything of the kind {kind.category!r}."
            raise BadInput(message)
        return home

    def keep(self, unit: Unit, state: PersonState, record: Kept, common: Common) -> int:
        """Seal a record and return its number."""
        home = self.home_of(type(record), common)
        handle = state.unlocked.handle(home)
        if handle is None:
            handle = self.keyring.purpose_handle(unit, state.unlocked, home)
            self.consents.date_shredding(unit, state, home)
            self.keyring.move_stamp(unit, state.person)
        if getattr(type(record), "in_halls", False):  # so that every process reads it anew
            self.keyring.move_stamp(unit, state.person)
        kept_days = kinds.kept_days(type(record), most=common.registry.purposes[home].kept_days)
        until = self.clock.now() + timedelta(days=kept_days)
        until = min(until, kinds.kept_until(record) or until)
        return vault_records.keep(
            unit,
            handle,
            record.category,
            kinds.to_bytes(record),
            keep_until_ms=round(until.timestamp() * 1000),
        )

    def newest_in(self, unit: Unit, person: PersonId, kind: type[R], *, most: int) -> Sequence[R]:
        """Return the newest records of a kind as a transaction sees them, to decide about it.

        It is looked at for a decision, as a person's wishes are, so it makes no line in the ledger.
        Raises NotFound (no such person) or Damaged.
        """
        home = self.home_of(kind, self.states.common_in(unit))
        handle = self.keyring.unlock(person, unit).handle(home)
        if handle is None:
            return ()
        at_ms = round(self.clock.now().timestamp() * 1000)
        found = vault_records.read(unit.rows, handle, kind.category, last=most, at_ms=at_ms)
        return [kinds.from_bytes(kind, one.clear) for one in found]

    def write_leaf(
        self,
        unit: Unit,
        state: PersonState,
        event: Event,
        purpose: PurposeId,
        private: dict[str, Json],
    ) -> Receipt:
        """Write one leaf in the person's ledger and return its receipt."""
        now = self.clock.now()
        self.states.keep_floor(unit, now)
        chain = PersonChain(state.person, state.unlocked.chain)
        told: dict[str, Json] = {"purpose": str(purpose), **private}
        return self.ledger.append_for(
            unit, chain, event, at=now, handle=state.handle(SECURITY_AUDIT), private=told
        )

    def wishes(self, person: PersonId) -> Wishes:
        """Return what a person wants of models outside this machine.

        It is looked at for a decision, as their consents are, so it makes no line in the ledger.
        Raises Refused (no such person) or Damaged.
        """
        state = self.states.of(person)
        if state.wishes is None or state.wishes[0] != state.pulse:
            self.store.pulse(anew=True)  # what is read now must fit the keys
            state = self.states.of(person)
            state.wishes = (state.pulse, self._read_wishes(state))
        return state.wishes[1]

    def _read_wishes(self, state: PersonState) -> Wishes:
        handle = state.unlocked.handle(ACCOUNT_RUN)
        if handle is None:
            return Wishes()
        at_ms = round(self.clock.now().timestamp() * 1000)
        found = vault_records.read(self.store.read, handle, Wishes.category, last=1, at_ms=at_ms)
        return kinds.from_bytes(Wishes, found[-1].clear) if found else Wishes()

    def names_that_left(self, person: PersonId) -> Iterator[tuple[str, Label, str]]:
        """Yield each name that was masked in what left and is still kept, the oldest first.

        With what it was, and when it left.

        So that a name which was found once is masked in later talks as well. Like `wishes`, it is
        looked at for a decision. Raises Refused (no such person) or Damaged.
        """
        self.store.pulse(anew=True)  # what is read now must fit the keys
        home = self.home_of(Left, self.states.common())
        handle = self.states.of(person).unlocked.handle(home)
        if handle is None:
            return
        at_ms = round(self.clock.now().timestamp() * 1000)
        for one in vault_records.read(self.store.read, handle, Left.category, at_ms=at_ms):
            left = kinds.from_bytes(Left, one.clear)
            yield from ((text, label, left.at) for text, label in left.names())

    def history(self, person: PersonId) -> MyHistory:
        """Return all of a person's ledger, opened, with the proof that nothing was left out.

        For the person alone: enter a room for `rights.answer` first.
        """
        state = self.states.of(person)
        chain = PersonChain(person, state.unlocked.chain)
        history = self.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
        # Read again, since an answer may have come in between.
        _must_agree(self.states.of(person), history)
        return history

    def shredded_at(
        self, person: PersonId, purpose: PurposeId, *, since: datetime
    ) -> datetime | None:
        """Return when what a purpose kept of a person was destroyed last; None: not since then.

        It is looked at for a decision, as a person's wishes are, so it makes no line in the ledger.
        Raises NotFound (no such person) or Damaged.
        """
        state = self.states.of(person)
        chain = PersonChain(person, state.unlocked.chain)
        lines = self.ledger.lines(chain, handle=state.handle(SECURITY_AUDIT))
        marks = lines.marks(limit=lines.count() + 1 - lines.seek(since))
        found = lines.some([one.seq for one in marks if one.event is Event.SHREDDED])
        return next(
            (one.at for one in found if one.purpose == purpose and one.detail["rows"]), None
        )

    def sign(self, body: Mapping[str, Json], *, form: str) -> dict[str, Json]:
        """Sign a statement in this installation's name, for a person to keep."""
        return statement.sign(body, form=form, origin=self.ledger.key.name, signer=self._signer)

    def roll(self) -> int:
        """Roll the epoch, so that no older copy opens what was forgotten; return its number."""
        return self.roll_with(lambda _: None)[0]

    def roll_with(self, forget: Callable[[Unit], T]) -> tuple[int, T]:
        """Forget and roll the epoch in one transaction; return its number and what came of it.

        One, since a crash between the two would leave what was forgotten open to older copies.
        """
        came: list[T] = []

        def record(unit: Unit, number: int) -> None:
            came.append(forget(unit))
            self.in_roll(unit)
            detail = f"epoch={number}"
            self.ledger.append(unit, Event.ROLLED, at=self.clock.now(), detail=detail)

        number = roll(self.store, self.keyring, at=self.clock.now(), record=record)
        self.after_roll()
        return number, came[-1]


def _end(verdict: Verdict, now: datetime) -> datetime:
    """Say until when a grant holds: for a short while, and never longer than the yes."""
    end = now + GRANT_LIFE
    return end if verdict.until is None else min(end, verdict.until)


def _must_agree(state: PersonState, history: MyHistory) -> None:
    """Raise Damaged unless each consent that the ledger tells of is here, in its place."""
    told = [own.told()["detail"] for own in history.leaves if own.leaf.event is Event.CONSENT]
    named = [one.get("record") if isinstance(one, dict) else None for one in told]
    if named != [event.id for event in state.events[: len(named)]]:
        message = (
            f"The ledger tells of {len(named)} answers of {state.person}, but they are not all "
            "here. Restore a backup."
        )
        raise Damaged(message)


def _open_in_lockdown(common: Common, purpose: PurposeId) -> bool:
    rule = common.notice.purposes.get(purpose)
    return rule is not None and rule.basis in _OPEN_IN_LOCKDOWN
