"""Halls: where many people's numbers are clear at once, for one purpose, to compare them.

A hall says beforehand which numbers it holds; text never enters. It lives in memory alone, in
no file and no table. Each row is tagged with the person's consent epoch: when that moves, in
this process or another, the row is dropped before the next answer, and made anew only if the
yes still stands. That somebody is in a hall is one line of their own ledger a day.
"""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from troth.errors import BadInput, Damaged, Refused, StoreBusy
from troth.gate.states import Common, PersonState
from troth.ledger.leaf import Event
from troth.store import kinds, schema
from troth.store.kinds import Kept
from troth.store.sqlite import Unit
from troth.store.statements import bindparam, select
from troth.vault import records as vault_records
from troth.words import Digest, Json, PersonId, PurposeId, Reason

if TYPE_CHECKING:
    from troth.gate.gate import Gate

MARK_BYTES: Final = 16
"""How long a mark is: a keyed digest that stands for a pair of people, and tells neither."""
_TRIES: Final = 5
_WHO: Final = (
    select(schema.person.c.person_id, schema.person.c.stamp)
    .select_from(
        schema.person.join(
            schema.purpose_key, schema.purpose_key.c.person_id == schema.person.c.person_id
        )
    )
    .where(schema.purpose_key.c.purpose == bindparam("what"))
)

Records: TypeAlias = Mapping[type[Kept], Sequence[Kept]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What of one person enters a hall: declared numbers, and a small number for each mark."""

    numbers: Mapping[str, float] = field(repr=False)
    marks: Mapping[bytes, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One person's numbers. epoch: at which consents and records they are true.

    until: the end of the day, or of the yes: some numbers, such as an age, grow old.
    """

    epoch: int
    until: datetime
    held: Numbers = field(repr=False)


Distil: TypeAlias = Callable[[PersonId, Records], Numbers | None]
"""From a person's records to what of them enters; None: nothing, they stay out."""


class Hall:
    """Everybody's numbers for one purpose. One for a process; kept fresh by who asks.

    features: the only names of numbers that may enter. distil: see `Distil`; it must be pure.
    """

    def __init__(  # noqa: PLR0913  # one hall has this many facts
        self,
        gate: "Gate",
        purpose: PurposeId,
        *,
        reads: Sequence[type[Kept]],
        features: Collection[str],
        distil: Distil,
        note: str,
    ) -> None:
        self._gate = gate
        self._purpose = purpose
        self._kinds = tuple(reads)
        self._features = frozenset(features)
        self._distil = distil
        self._note = note
        self._lock = threading.Lock()
        self._rows: dict[PersonId, Row] = {}
        self._seen: dict[PersonId, int] = {}
        self._told: dict[PersonId, date] = {}
        self._pulse = -1
        self._registry: Digest | None = None
        self._soonest: datetime | None = None
        self.version = 0
        """Moves whenever somebody's numbers, or who is here, have changed. Marks do not count."""

    def __repr__(self) -> str:
        return f"<Hall of {len(self._rows)} for {self._purpose}>"

    def rows(self) -> Mapping[PersonId, Row]:
        """Return everybody's row, by id, as it is allowed at this moment.

        Raises Refused in a lockdown, and StoreFailed or LedgerFailed: then nobody's may be used.
        """
        with self._lock:
            common = self._gate.states.common()
            self._must_be_open(common)
            self._drop_over(self._gate.clock.now())
            if common.pulse != self._pulse:
                self._renew(common.pulse)
            return self._rows

    def is_wanted(self) -> bool:
        """Say whether anybody here has said yes. Nobody's records are opened for it."""
        return bool(self._gate.store.read(_WHO.limit(1), {"what": self._purpose}))

    def forget(self, person: PersonId) -> None:
        """Forget somebody at once."""
        with self._lock:
            self._rows = {one: row for one, row in self._rows.items() if one != person}
            self._seen.pop(person, None)
            self._told.pop(person, None)
            self._pulse = -1
            self.version += 1

    def _must_be_open(self, common: Common) -> None:
        if common.registry.digest != self._registry:
            self._clear()
            self._registry = common.registry.digest
        if common.locked:
            self._clear()
            raise Refused(self._purpose, Reason.LOCKED_DOWN)
        rule = common.notice.purposes.get(self._purpose)
        names = frozenset[str]().union(*(kinds.field_names(kind) for kind in self._kinds))
        if rule is None or not names <= rule.reads:
            self._clear()
            raise Refused(self._purpose, Reason.FIELD_NOT_COVERED)

    def _clear(self) -> None:
        self._rows = {}
        self._seen.clear()
        self._pulse = -1
        self.version += 1

    def _drop_over(self, now: datetime) -> None:
        """Let rows that have had their day be made anew, if the yes still stands."""
        if self._soonest is None or now < self._soonest:
            return
        over = [one for one, row in self._rows.items() if row.until <= now]
        for person in over:
            del self._seen[person]
            self._pulse = -1

    def _renew(self, pulse: int) -> None:
        """Drop the rows whose epoch moved, and make those anew that are still allowed."""
        found = self._gate.store.read(_WHO, {"what": self._purpose})
        there = {PersonId(person): int(stamp) for person, stamp in found}
        kept = {one: stamp for one, stamp in self._seen.items() if there.get(one) == stamp}
        rows_now = {one: row for one, row in self._rows.items() if one in kept}
        fresh: dict[PersonId, tuple[Row | None, PersonState | None, dict[str, Json]]] = {}
        for person in sorted(there.keys() - kept.keys()):
            fresh[person] = self._made(person)
        # Written down before any of it is used; what cannot be written keeps everybody out.
        works = [
            self._line(state, counts)
            for person, (row, state, counts) in fresh.items()
            if row is not None and state is not None and self._told.get(person) != self._today()
        ]
        self._gate.store.write_each(works)
        for person, (row, _, _) in fresh.items():
            kept[person] = there[person] if row is None else row.epoch
            if row is not None:
                rows_now[person] = row
                self._told[person] = self._today()
        for person in self._told.keys() - there.keys():
            del self._told[person]
        if self._rows.keys() != rows_now.keys() or any(
            self._rows[one].held.numbers != rows_now[one].held.numbers
            for one in fresh
            if one in rows_now
        ):
            self.version += 1
        self._rows, self._seen, self._pulse = rows_now, kept, pulse
        self._soonest = min((row.until for row in rows_now.values()), default=None)

    def _made(self, person: PersonId) -> tuple[Row | None, PersonState | None, dict[str, Json]]:
        """Open a person's records and take their numbers. Who cannot be read stays out."""
        with suppress(Refused, Damaged):
            for _ in range(_TRIES):
                state, common = self._gate.states.both(person, self._purpose)
                now = self._gate.clock.now()
                verdict = self._gate.verdict(state, self._purpose, common=common, at=now)
                if not verdict:
                    break
                epoch = state.unlocked.stamp
                with self._gate.store.snapshot() as pulse:
                    if pulse != common.pulse:  # something changed just now: decide anew
                        continue
                    found = self._read(state, common)
                counts: dict[str, Json] = {k.category: len(found[k]) for k in self._kinds}
                held = self._distil(person, found)
                if held is None:
                    break
                end = _end_of_day(now)
                until = min(end, verdict.until) if verdict.until else end
                return Row(epoch, until, self._checked(held)), state, counts
            else:
                message = "What people allow keeps changing. Try again in a moment."
                raise StoreBusy(message)
        return None, None, {}

    def _read(self, state: PersonState, common: Common) -> Records:
        rows, at_ms = self._gate.store.read, round(self._gate.clock.now().timestamp() * 1000)
        found: dict[type[Kept], Sequence[Kept]] = {}
        for kind in self._kinds:
            home = self._gate.home_of(kind, common)
            handle = state.unlocked.handle(home) if home == self._purpose else None
            opened = vault_records.read(rows, handle, kind.category, at_ms=at_ms) if handle else []
            found[kind] = [kinds.from_bytes(kind, one.clear) for one in opened]
        return found

    def _checked(self, held: Numbers) -> Numbers:
        """Return what may enter. Raises BadInput for anything but declared numbers and marks."""
        numbers = all(type(one) in {int, float} for one in held.numbers.values())
        marks = all(
            type(mark) is bytes and len(mark) == MARK_BYTES and type(code) is int
            for mark, code in held.marks.items()
        )
        if not (numbers and marks and held.numbers.keys() <= self._features):
            message = f"Only the numbers that the hall for {self._purpose} declares may enter it."
            raise BadInput(message)
        return held

    def _line(self, state: PersonState, counts: dict[str, Json]) -> Callable[[Unit], None]:
        def write(unit: Unit) -> None:
            now, _, _ = self._gate.still_allowed(unit, state, self._purpose)
            if now is not None:  # erased meanwhile: nothing may name the person any more
                told: dict[str, Json] = {"outcome": "done", "read": counts, "note": self._note}
                self._gate.write_leaf(unit, now, Event.USED, self._purpose, told)

        return write

    def _today(self) -> date:
        return self._gate.clock.now().date()


def who_keeps(gate: "Gate", purpose: PurposeId, unit: Unit | None = None) -> list[PersonId]:
    """Name everybody of whom something may be kept for a purpose: those who have a key for it.

    unit: as a transaction sees it.
    """
    rows = (gate.store.read if unit is None else unit.rows)(_WHO, {"what": purpose})
    return sorted(PersonId(person) for person, _ in rows)


def _end_of_day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
