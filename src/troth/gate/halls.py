"""Halls: where many people's numbers are clear at once, for one purpose, to compare them.

A hall says beforehand which numbers it holds; text never enters. It lives in memory alone, in
no file and no table. Each row is tagged with the person's consent epoch: when that moves, in
this process or another, the row is dropped before the next answer, and made anew only if the
yes still stands. That somebody is in a hall is one line of their own ledger a day.

Where many are, `fill` makes the rows of a day bit by bit, so that nobody waits for all of them;
who looks meanwhile is told so, and gets nothing that is made of a part.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from troth.clock import monotonic
from troth.errors import BadInput, Damaged, Refused, StoreBusy
from troth.gate.states import Common, PersonState
from troth.ledger.leaf import Event
from troth.store import kinds, schema
from troth.store.kinds import Kept
from troth.store.sqlite import Unit
from troth.store.statements import and_, bindparam, func, select
from troth.vault import records as vault_records
from troth.words import Digest, Json, PersonId, PurposeId, Reason

if TYPE_CHECKING:
    from troth.gate.gate import Gate

MARK_BYTES: Final = 16
"""How long a mark is: a keyed digest that stands for a pair of people, and tells neither."""
AT_ONCE: Final = 1000
"""So many rows are made while somebody waits: about a second. More are left to who fills it."""
AHEAD: Final = 100
"""From more rows on they are made before anybody looks. Fewer cost a look little, and nobody is
read for a day on which nobody looks."""
A_STEP: Final = 32
"""So many rows are made at once beforehand: about 50 ms, in which a look waits."""
_LEFT_SECONDS: Final = 60.0
"""After so long without a step nobody fills it any more: whoever looks makes the rows."""
_TRIES: Final = 5
_GREATEST: Final = 2.0**63
"""No number is as great as this: it would be cut where whole numbers are compared."""
_WHO: Final = (
    select(schema.person.c.person_id, schema.person.c.stamp)
    .select_from(
        schema.person.join(
            schema.purpose_key, schema.purpose_key.c.person_id == schema.person.c.person_id
        )
    )
    .where(schema.purpose_key.c.purpose == bindparam("what"))
)

_BETWEEN: Final = ","
_ALL_STAMPS: Final = select(
    func.group_concat(schema.person.c.person_id.concat(" ").concat(schema.person.c.stamp), _BETWEEN)
)
"""Everybody's stamp, as one text: a hundred thousand rows would take three times as long."""
_ALL_WITH_KEY: Final = select(func.group_concat(schema.purpose_key.c.person_id, _BETWEEN)).where(
    schema.purpose_key.c.purpose == bindparam("what")
)
_HAS_KEY: Final = select(schema.purpose_key.c.person_id).where(
    and_(
        schema.purpose_key.c.person_id == bindparam("person"),
        schema.purpose_key.c.purpose == bindparam("what"),
    )
)
_FEW: Final = 64
"""Whether so many have a key is asked one by one; of more, all who have one are read."""
_ANEW: Final = -1
"""In place of a pulse: who is here is to be found out anew, whatever was known."""

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
        self._pulse = _ANEW
        self._stamps = ""
        self._registry: Digest | None = None
        self._soonest: datetime | None = None
        self._due: dict[PersonId, int] = {}
        self._is_given = False
        self._is_filling = False
        self._filled_at: float | None = None

    def __repr__(self) -> str:
        return f"<Hall of {len(self._rows)} for {self._purpose}>"

    def rows(self) -> Mapping[PersonId, Row]:
        """Return everybody's row, by id, as it is allowed at this moment.

        Rows that are due are made while who asks waits; are there too many for that and `fill` is
        at work, they are left to it. Raises StoreBusy then, Refused in a lockdown, and StoreFailed
        or LedgerFailed: then nobody's may be used.
        """
        with self._lock:
            self._keep_up()
            if len(self._due) > AT_ONCE and self._is_filled():
                raise StoreBusy(self._how_far())
            self._make(list(self._due))
            self._is_given = True
            return self._rows

    def fill(self, most: int | None = None) -> bool:
        """Make a few of the rows that are due, where there are many; say whether there are more.

        It is what a look does, in small steps: decided, read and written down for each person. A
        step that was cut off is done anew. Raises as `rows` does, but for StoreBusy.
        """
        with self._lock:
            self._keep_up()
            self._is_filling = bool(self._due) and (self._is_filling or len(self._due) > AHEAD)
            if self._is_filling:
                self._filled_at = monotonic()
                self._make(list(islice(self._due, most or A_STEP)))
            return self._is_filling

    def is_large(self) -> bool:
        """Say whether so many are in it that their rows are made before anybody looks."""
        return len(self._rows) > AHEAD

    def is_wanted(self) -> bool:
        """Say whether anybody here has said yes. Nobody's records are opened for it."""
        return bool(self._gate.store.read(_WHO.limit(1), {"what": self._purpose}))

    def forget(self, person: PersonId) -> None:
        """Forget somebody at once."""
        with self._lock:
            self._own_rows().pop(person, None)
            self._seen.pop(person, None)
            self._told.pop(person, None)
            self._due.pop(person, None)
            self._stamps, self._pulse = "", _ANEW

    def _is_filled(self) -> bool:
        """Say whether somebody fills it just now."""
        return self._filled_at is not None and monotonic() - self._filled_at < _LEFT_SECONDS

    def _how_far(self) -> str:
        """Say about how far it is. Not how many: that would tell how many people are here."""
        done = len(self._seen) / max(1, len(self._seen) + len(self._due))
        return (
            "Troth is still reading what people here let it compare today: about "
            f"{int(10 * done) * 10} % is done. Look again in a few minutes."
        )

    def _keep_up(self) -> None:
        """Drop what is allowed no more, and find out whose row is to be made."""
        common = self._gate.states.common()
        self._must_be_open(common)
        self._drop_over(self._gate.clock.now())
        if common.pulse != self._pulse:
            self._look(common.pulse)

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
        self._rows, self._due = {}, {}
        self._seen.clear()
        self._stamps, self._pulse = "", _ANEW

    def _drop_over(self, now: datetime) -> None:
        """Drop rows that have had their day. They are made anew, if the yes still stands."""
        if self._soonest is None or now < self._soonest:
            return
        rows = self._own_rows()
        for person in [one for one, row in rows.items() if row.until <= now]:
            del rows[person]
            self._seen.pop(person, None)
            self._pulse = _ANEW
        self._soonest = min((row.until for row in rows.values()), default=None)

    def _look(self, pulse: int) -> None:
        """Drop the rows whose epoch moved; they, and who is new, are due.

        Only what differs from the last look is taken apart. Who gets a key or loses it has another
        stamp, so nobody else's key needs a look.
        """
        now = self._gate.store.read(_ALL_STAMPS)[0][0] or ""
        known = self._stamps if self._pulse != _ANEW else ""
        here, before = (set(part.split(_BETWEEN)) - {""} for part in _apart(now, known))
        changed = _stamped(sorted(here - before))
        moved = self._with_key(changed)
        gone = changed.keys() | _stamped(before - here).keys()
        if not known:
            gone = self._seen.keys() | self._due.keys()
        gone -= moved.keys()
        due = {**self._due, **moved}
        for one in gone:
            due.pop(one, None)
            self._seen.pop(one, None)
            self._told.pop(one, None)
        due = {one: stamp for one, stamp in due.items() if self._seen.get(one) != stamp}
        for one in due:
            self._seen.pop(one, None)
        over = [one for one in (*due, *gone) if one in self._rows]
        for one in over:
            del self._own_rows()[one]
        self._stamps, self._due, self._pulse = now, due, pulse

    def _with_key(self, stamps: Mapping[PersonId, int]) -> dict[PersonId, int]:
        """Keep those of whom something may be kept for the purpose: they have a key for it."""
        read, what = self._gate.store.read, {"what": self._purpose}
        if len(stamps) <= _FEW:
            here = {one for one in stamps if read(_HAS_KEY, {"person": one, **what})}
        else:
            told = read(_ALL_WITH_KEY, what)[0][0] or ""
            here = {PersonId(one) for one in told.split(_BETWEEN)}
        return {one: stamp for one, stamp in stamps.items() if one in here}

    def _make(self, some: Sequence[PersonId]) -> None:
        """Make rows that are due, of those who still allow it."""
        if not some:
            return
        states = self._gate.states
        passing = [person for person in some if not states.holds(person)]
        fresh = {person: self._made(person) for person in some}
        # Written down before any of it is used; what cannot be written keeps everybody out.
        works = [
            self._line(state, counts)
            for person, (row, state, counts) in fresh.items()
            if row is not None and state is not None and self._told.get(person) != self._today()
        ]
        self._gate.store.write_each(works)
        rows = self._own_rows()
        for person, (row, _, _) in fresh.items():
            stamp = self._due.pop(person)
            self._seen[person] = stamp if row is None else row.epoch
            if row is not None:
                rows[person] = row
                self._told[person] = self._today()
                self._soonest = min(self._soonest or row.until, row.until)
        for person in passing:  # their keys were opened for this alone
            states.drop(person)

    def _own_rows(self) -> dict[PersonId, Row]:
        """Return the rows to change them. Those that somebody was given are never changed."""
        if self._is_given:
            self._rows, self._is_given = dict(self._rows), False
        return self._rows

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
                held = self._distilled(person, found)
                if held is None:
                    break
                end = _end_of_day(now)
                until = min(end, verdict.until) if verdict.until else end
                return Row(epoch, until, held), state, counts
            else:
                message = "What people allow keeps changing. Try again in a moment."
                raise StoreBusy(message)
        return None, None, {}

    def _distilled(self, person: PersonId, found: Records) -> Numbers | None:
        """Take the numbers of records. Raises Damaged where they are whole and say nonsense."""
        message = f"What is kept for {self._purpose} says nothing that can be compared."
        try:
            held = self._distil(person, found)
        except (ValueError, TypeError, KeyError, OverflowError):
            raise Damaged(message) from None  # the error would carry what is kept
        if held is None:
            return None
        if not all(-_GREATEST < one < _GREATEST for one in self._checked(held).numbers.values()):
            raise Damaged(message)
        return held

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


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return the parts of two lists in which they differ, in whole entries.

    What they share at the beginning, and then at the end, is found by halves: the time goes by
    how long they are, at the speed of a copy, not by how many entries they have.
    """
    same = _shared(one, other, min(len(one), len(other)), at_end=False)
    start = one.rfind(_BETWEEN, 0, same) + 1
    same = _shared(one, other, min(len(one), len(other)) - start, at_end=True)
    ends = (text.find(_BETWEEN, len(text) - same) for text in (one, other))
    first, second = (
        text[start : None if end < 0 else end] for text, end in zip((one, other), ends, strict=True)
    )
    return first, second


def _shared(one: str, other: str, most: int, *, at_end: bool) -> int:
    """Return how many characters, at most so many, two texts share at one end."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if at_end:
            is_same = (
                one[len(one) - middle : len(one) - low]
                == other[len(other) - middle : len(other) - low]
            )
        else:
            is_same = one[low:middle] == other[low:middle]
        low, high = (middle, high) if is_same else (low, middle - 1)
    return low


def _stamped(marks: Iterable[str]) -> dict[PersonId, int]:
    """Return the stamp of each person, as one text says it."""
    parts = (one.partition(" ") for one in marks)
    return {PersonId(person): int(stamp) for person, _, stamp in parts}


def who_keeps(gate: "Gate", purpose: PurposeId, unit: Unit | None = None) -> list[PersonId]:
    """Name everybody of whom something may be kept for a purpose: those who have a key for it.

    unit: as a transaction sees it.
    """
    rows = (gate.store.read if unit is None else unit.rows)(_WHO, {"what": purpose})
    return sorted(PersonId(person) for person, _ in rows)


def _end_of_day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
