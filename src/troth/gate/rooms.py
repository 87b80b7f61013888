"""Rooms: where one person's data is clear, for one purpose, for a short while.

What a room did is one leaf in that person's ledger, written in the room's last transaction
together with what it keeps. If the leaf cannot be written, leaving the room raises and
nothing of it may be used. A room that was withdrawn from keeps nothing.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, NoReturn, Self, TypeAlias, TypeVar

from troth.errors import Refused, StoreBusy
from troth.gate.runs import Runs
from troth.gate.states import Common, PersonState
from troth.gate.to_the_end import written
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.ledger.lines import Lines
from troth.providers.base import Provider
from troth.registry.notice import PurposeRule
from troth.registry.purposes import FieldId
from troth.store import kinds
from troth.store.kinds import Kept, R
from troth.store.sqlite import Unit
from troth.vault import records as vault_records
from troth.vault.envelope import Handle
from troth.vault.records import Record, Walk
from troth.words import (
    SECURITY_AUDIT,
    Digest,
    Json,
    PersonId,
    PurposeId,
    Reason,
    Verdict,
)

if TYPE_CHECKING:
    from troth.gate.gate import Gate
    from troth.gate.send import Draft, Heard, Ready

T = TypeVar("T")
Still: TypeAlias = Callable[[], None]
"""Raises NotSignedIn once the sign-in or the key by which somebody asks has ended."""
GRANT_LIFE = timedelta(seconds=30)
_TRIES = 5
_LINES: Final = FieldId("ledger.entry")
EVERY_NUMBER: Final = ((0, 2**31),)


@dataclass(slots=True)
class Grant:
    """What a room may do (`rule`), until when, and on which state of things that rests.

    pulse and stamp are those at which the decision was taken; when they move it is taken anew.
    """

    person: PersonId
    reader: PersonId
    purpose: PurposeId
    rule: PurposeRule
    registry_digest: Digest
    stamp: int
    pulse: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[R]):
    """A record and the number by which the person can name it.

    until_ms: when it goes by itself, in milliseconds since 1970.
    """

    number: int
    record: R
    until_ms: int = 0


class Skimmed(NamedTuple, Generic[R]):
    """Number and some fields of each record, and how to read the whole record at a place."""

    rows: Sequence[tuple[int, tuple[str, ...]]]
    whole: Callable[[int], R]

    def __repr__(self) -> str:
        return f"<Skimmed of {len(self.rows)} records>"


@dataclass(slots=True)
class _Deeds:
    """What happened in a room so far."""

    read: Counter[str] = field(default_factory=Counter)
    which: defaultdict[str, Runs] = field(default_factory=lambda: defaultdict(Runs))
    keeps: list[Kept] = field(default_factory=list)
    sent: dict[str, Json] | None = None
    note: str | None = None
    beside: list[Callable[[Unit], object]] = field(default_factory=list)
    outcome: str = "done"
    stamp: int | None = None

    def any(self) -> bool:
        return bool(self.read or self.keeps or self.sent or self.note)

    def told(self) -> dict[str, Json]:
        """Return what the leaf says of them: counts, numbers and fixed words, never text."""
        told: dict[str, Json] = {"outcome": self.outcome}
        if self.read:
            told["read"] = dict(self.read)
        which = {category: runs.told() for category, runs in self.which.items()}
        if any(which.values()):
            told["which"] = {category: runs for category, runs in which.items() if runs}
        if self.keeps:
            told["kept"] = dict(Counter(record.category for record in self.keeps))
        if self.note:
            told["note"] = self.note
        return told | (self.sent or {})


class Room:
    """One person, one purpose. Made by `Gate.enter` only; use it as a context manager."""

    def __init__(
        self, gate: "Gate", state: PersonState, grant: Grant, *, still: Still | None = None
    ) -> None:
        self._gate = gate
        self._still = still
        self._state = state
        self._done: _Deeds | None = None
        self._open = True
        self.grant = grant
        self.kept: list[int] = []
        """Numbers of the records that were kept, once the room is closed."""

    def __repr__(self) -> str:
        return f"<Room {self.grant.person} {self.grant.purpose}>"

    # What can be done in a room

    def read(
        self, kind: type[R], *, last: int | None = None, having: Mapping[str, str] | None = None
    ) -> list[Found[R]]:
        """Return the person's records of a kind, oldest first; `last` limits to the newest.

        having: of those, only the ones whose fields have exactly these texts.
        Raises Refused unless the purpose reads every field of the kind. Records whose own
        purpose is no longer allowed are not returned, except to the person's rights.
        """
        return self._given(kind, self._opened(kind, last=last, having=having))

    def skim(self, kind: type[R], *names: str) -> Skimmed[R]:
        """Return only some fields of each record, oldest first, as texts; the rest at need.

        For long lists: see `kinds.skimmer`. It checks and raises as `read` does.
        """
        found = self._opened(kind)
        self._deeds.which[kind.category].add(one.number for one in found)
        skim = kinds.skimmer(kind, *names)
        rows = [(one.number, skim(one.clear)) for one in found]
        return Skimmed(rows, lambda at: kinds.from_bytes(kind, found[at].clear))

    def _opened(
        self, kind: type[Kept], *, last: int | None = None, having: Mapping[str, str] | None = None
    ) -> list[Record]:
        """Open records, and remember how many, for the leaf."""

        def open_them(handle: Handle) -> list[Record]:
            read, at_ms = self._gate.store.read, self._now_ms()
            return vault_records.read(read, handle, kind.category, last=last, at_ms=at_ms)

        found = self._at_one_moment(kind, open_them) or []
        if having:
            fits = kinds.sieve(having)
            found = [one for one in found if fits(one.clear)]
        self._deeds.read[kind.category] += len(found)
        return found

    def newest(self, kind: type[Kept]) -> int:
        """Return the highest number of a kind that is kept; -1: nothing is. See `Found.number`.

        It opens nothing, so it is no use of anything and makes no line. Raises as `read` does.
        """
        read = partial(vault_records.newest, self._gate.store.read, holding=kind.category)
        found = self._at_one_moment(kind, read)
        return -1 if found is None else found

    def each(
        self, kind: type[R], *, within: Iterable[tuple[int, int]] = EVERY_NUMBER
    ) -> Iterator[Found[R]]:
        """Yield the records of a kind, oldest first, one segment in memory at a time.

        within: only those in these runs of numbers (first, last), which rise. The same checks as
        for `read` stand before each segment, and it raises the same, also in the middle.
        """
        walk = Walk(kind.category)
        for first, last in within:
            after = first - 1
            while after < last:
                rows, at_ms = self._gate.store.read, self._now_ms()
                part = self._at_one_moment(
                    kind, partial(walk.part, rows=rows, after=after, at_ms=at_ms)
                )
                if part is None:
                    break
                records, after = part
                for record in records:
                    if record.number <= last:
                        self._deeds.read[kind.category] += 1
                        yield from self._given(kind, [record])
        self._deeds.read[kind.category] += 0  # to read nothing is a use, too

    def _at_one_moment(self, kind: type[Kept], read: Callable[[Handle], T]) -> T | None:
        """Read with the key of a kind, all at one moment; None if nothing may be opened now."""
        for _ in range(_TRIES):
            self.check()
            self._cover(kind, self.grant.rule.reads)
            with self._gate.store.snapshot() as pulse:
                if pulse != self.grant.pulse:  # keys or consents changed just now: decide anew
                    continue
                home = self._gate.home_of(kind, self._gate.states.common())
                handle = self._state.unlocked.handle(home)
                if handle is None or not self._gate.may_open(self._state, self.grant.purpose, home):
                    return None
                return read(handle)
        message = "What you allow keeps changing while Troth reads. Try again in a moment."
        raise StoreBusy(message)

    def _given(self, kind: type[R], records: Sequence[Record]) -> list[Found[R]]:
        """Remember which records are handed over, for the leaf, and read them."""
        self._deeds.which[kind.category].add(one.number for one in records)
        return [
            Found(
                number=one.number,
                record=kinds.from_bytes(kind, one.clear),
                until_ms=one.keep_until_ms,
            )
            for one in records
        ]

    def _now_ms(self) -> int:
        return round(self._gate.clock.now().timestamp() * 1000)

    def lines(self) -> Lines:
        """Return what reads the person's own lines of the ledger.

        Raises Refused unless the purpose reads them. Say in a `note` what they were read for.
        """
        self.check()
        if _LINES not in self.grant.rule.reads:
            self.refuse(Reason.FIELD_NOT_COVERED, detail=_LINES)
        return self._gate.ledger.lines(self.chain, handle=self._state.handle(SECURITY_AUDIT))

    def history(self) -> Iterator[bytes]:
        """Yield the file of the person's whole ledger in pieces: see `Ledger.history`."""
        self.lines()
        handle = self._state.handle(SECURITY_AUDIT)
        return self._gate.ledger.history(self.chain, handle=handle)

    @property
    def chain(self) -> PersonChain:
        """The person's chain in the ledger."""
        return PersonChain(self.grant.person, self._state.unlocked.chain)

    def keep(self, record: Kept) -> None:
        """Keep a record when the room closes. Raises Refused unless the purpose writes it."""
        self.check()
        self._cover(type(record), self.grant.rule.writes)
        self._deeds.keeps.append(record)

    def keep_only_at(self, stamp: int) -> None:
        """Keep nothing if the person's stamp has moved on from this one when the room closes.

        For what is made of records that may be forgotten while it is made.
        """
        self._deeds.stamp = stamp

    def note(self, what: str) -> None:
        """Say in the leaf what was done, in one of the fixed words of the caller."""
        self._deeds.note = what

    def beside(self, write: Callable[[Unit], object]) -> None:
        """Write what is about nobody, such as a count, in the room's last transaction."""
        self._deeds.beside.append(write)

    def send(
        self,
        provider: Provider,
        draft: "Draft",
        *,
        behind: "Room | None" = None,
        ready: "Ready | None" = None,
    ) -> AsyncGenerator["Heard", None]:
        """Send a draft out by the one door, and yield what comes back. See `gate.send`.

        behind: a room whose end is written just before the receipt, in the same transaction.
        ready: what `make_ready` made of the same draft just now.
        Close it on every path (`contextlib.aclosing`): that stops the model.
        """
        from troth.gate.send import send  # noqa: PLC0415  # send needs Room; this keeps one door

        return send(self, provider, draft, behind=behind, ready=ready)

    def make_ready(self, provider: Provider, draft: "Draft") -> "Ready":
        """Decide whether a draft may go, and mask it, where a thread is at hand already."""
        from troth.gate.send import make_ready  # noqa: PLC0415  # as above

        return make_ready(self, provider, draft)

    def check(self) -> None:
        """Raise Refused unless the room's grant still stands; renew it if it is about to end.

        Where the room is for somebody who signed in: NotSignedIn once that has ended.
        """
        if not self._open:
            raise Refused(self.grant.purpose, Reason.EXPIRED, detail="The room is closed.")
        if (
            self.grant.pulse == self._gate.store.pulse()
            and self._gate.clock.now() < self.grant.until
        ):
            return
        state, grant = self._gate.decide_again(self.grant)
        if self._still is not None:
            self._still()
        self._state, self.grant = state, grant  # last: what was refused is refused again

    # Leaving

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close(error)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        # To the end: a client that goes away must not keep the receipt from being closed.
        await written(self._gate.store, self.ends(error))

    def close(self, error: BaseException | None = None) -> None:
        """Write down what the room did, with what it keeps, in one transaction."""
        self._gate.store.write_each(self.ends(error))

    def ends(self, error: BaseException | None = None) -> "Sequence[Callable[[Unit], None]]":
        """End the room, and return what is still to be written about it, if anything."""
        is_over, self._open = not self._open, False
        if is_over or self._done is None:
            return ()
        if error is not None:
            self._deeds.keeps.clear()
            self._deeds.outcome = _outcome(error)
        return (self._write,) if self._deeds.any() else ()

    @property
    def is_open(self) -> bool:
        """Say whether its end is not written yet."""
        return self._open

    def _write(self, unit: Unit) -> None:
        deeds, purpose = self._deeds, self.grant.purpose
        state, verdict, common = self._gate.still_allowed(unit, self._state, purpose)
        if state is None:  # erased meanwhile: nothing may name the person any more
            return
        if deeds.keeps and (reason := self._why_not(verdict, common)) is not None:
            deeds.keeps.clear()
            deeds.outcome = str(reason)
        if deeds.stamp not in {None, state.unlocked.stamp}:
            deeds.keeps.clear()
        self.kept = [self._gate.keep(unit, state, record, common) for record in deeds.keeps]
        for write in deeds.beside:
            write(unit)
        event = Event.CLOSED if deeds.sent else Event.USED
        self._gate.write_leaf(unit, state, event, purpose, deeds.told())

    def _why_not(self, verdict: Verdict, common: Common) -> Reason | None:
        """Say why nothing may be kept now, if so: the yes is gone, or the rules have narrowed."""
        if not verdict:
            return verdict.reason
        writes = common.notice.purposes[self.grant.purpose].writes
        covered = all(kinds.field_names(type(one)) <= writes for one in self._deeds.keeps)
        return None if covered else Reason.FIELD_NOT_COVERED

    @property
    def _deeds(self) -> _Deeds:
        # Made when the first is done: most of what enters asks only whether it may.
        if self._done is None:
            self._done = _Deeds()
        return self._done

    # For `gate.send`

    @property
    def gate(self) -> "Gate":
        """The gate that made this room."""
        return self._gate

    @property
    def state(self) -> PersonState:
        """The person's state on which the room's grant rests."""
        return self._state

    @property
    def receipt(self) -> str | None:
        """The receipt of what was sent from this room, if anything was."""
        found = (self._deeds.sent or {}).get("receipt")
        return found if isinstance(found, str) else None

    @property
    def masked(self) -> int | None:
        """How much was masked in what left this machine; None: nothing left it."""
        found = (self._deeds.sent or {}).get("masked")
        return found if isinstance(found, int) else None

    def mark_sent(self, facts: Mapping[str, Json]) -> None:
        """Remember what was sent, for the closing leaf."""
        self._deeds.sent = {**(self._deeds.sent or {}), **facts}

    def close_sending(self) -> None:
        """Close the receipt of what was sent and not answered, before it is sent once more."""
        sent = self._deeds.sent
        if sent is None:
            return

        def write(unit: Unit) -> None:
            state, _, _ = self._gate.still_allowed(unit, self._state, self.grant.purpose)
            if state is not None:
                told: dict[str, Json] = {"outcome": "busy", **sent}
                self._gate.write_leaf(unit, state, Event.CLOSED, self.grant.purpose, told)

        self._gate.store.write(write)
        self._deeds.sent = None  # not before: what could not be written is closed with the room

    def _cover(self, kind: type[Kept], fields: frozenset[str]) -> None:
        missing = kinds.field_names(kind) - fields
        if missing:
            self.refuse(Reason.FIELD_NOT_COVERED, detail=", ".join(sorted(missing)))

    def refuse(self, reason: Reason, *, detail: str = "") -> NoReturn:
        """Write down that the purpose does not cover what was asked in the room; raise Refused."""
        verdict = Verdict(allowed=False, reason=reason)
        self._gate.refuse(self._state, self.grant.purpose, verdict, detail=detail)


def _outcome(error: BaseException) -> str:
    if isinstance(error, Refused):
        return str(error.reason)
    if isinstance(error, asyncio.CancelledError | GeneratorExit | KeyboardInterrupt):
        return "stopped"
    return "failed"
