"""The timeline: what was done with a person's data, newest first, a page at a time.

It comes from the person's own ledger lines, each opened and checked, and never reads more than
a bounded number of them. To look is itself a use: one line is written for each look, before
anything is handed over, and lines like it stand together so that they drown nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from troth.errors import BadInput
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.ledger.leaf import Event
from troth.ledger.lines import Line, Lines
from troth.rights.telling import LOOKED, LOOKS, Kind, Names, Telling, kind_of
from troth.words import RIGHTS_ANSWER, Json, PersonId, PurposeId

MOST_ITEMS: Final = 200
MOST_OPENED: Final = 1500
"""How many lines one page may open. Where few of them fit, the page may be short, or empty."""
MOST_SKIPPED: Final = 6000
"""How many lines one page may pass over by their public half alone."""
MOST_COUNTED: Final = 2000
"""Of how many of the newest lines a page says how many there are of each kind."""
MOST_IN_DAYS: Final = 5000
"""Of how many of the newest lines the uses are counted by day."""
MOST_DAYS: Final = 366
_AT_FIRST: Final = 80
_AT_ONCE: Final = 250
_USES: Final = frozenset({Event.USED, Event.CLOSED})
"""One room is one use; a room from which something was sent ends with `closed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that happened. `count`: how many lines like it stand together here.

    purpose is an id and title what it is called. outcome: `done`, `stopped`, `failed`, the
    reason of an end or of a refusal, or empty. receipt: the id by which `receipts` finds it.
    """

    seq: int
    index: int
    at: datetime
    event: Event
    kind: Kind
    purpose: PurposeId
    title: str
    sentence: str
    outcome: str
    receipt: str
    count: int = 1
    detail: Mapping[str, Json] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some items, newest first.

    next: what to give as `before` for older ones; None if there are none. Where a filter fits
    few lines, a page may be short and still have a next one. counts: of each kind, among the
    newest `counted` lines of `total`.
    """

    items: tuple[Item, ...]
    next: int | None
    counts: Mapping[Kind, int]
    counted: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How often one purpose used data on one day (UTC)."""

    day: date
    purpose: PurposeId
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Uses by day and purpose, oldest day first. Days without a use have no row.

    since: the first day asked for. is_cut: whether there were more than `MOST_IN_DAYS` lines;
    then the oldest of these days are not counted, or not all of them.
    """

    rows: tuple[DayCount, ...]
    since: date
    until: date
    is_cut: bool


def uses(  # noqa: PLR0913  # a form with this many fields asks
    gate: Gate,
    person: PersonId,
    *,
    before: int | None = None,
    limit: int = 50,
    purpose: PurposeId | None = None,
    kind: Kind | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    names: Names | None = None,
) -> Page:
    """Return a page of what happened, from `since` up to, not with, `until`.

    names: what the person calls keys and browsers, by id. Raises BadInput, Refused (no such
    person), Damaged (a line was changed), LedgerFailed or StoreFailed (the look could not be
    recorded; then nothing is handed over).
    """
    asked = _Asked(before, limit, purpose, kind, since, until)
    with _look(gate, person) as room:
        return _page(gate, room, asked, names)


def days(gate: Gate, person: PersonId, *, days: int = 30) -> Days:
    """Return how often each purpose used data on each of the last so many days, today included.

    Raises as `uses` does.
    """
    _must_be_days(days)
    with _look(gate, person) as room:
        return _days(gate, room, days)


def overview(  # noqa: PLR0913  # as above
    gate: Gate,
    person: PersonId,
    *,
    limit: int = 50,
    days: int = 30,
    purpose: PurposeId | None = None,
    kind: Kind | None = None,
    since: datetime | None = None,
    names: Names | None = None,
) -> tuple[Page, Days]:
    """Return the first page and the days by one look, with one line for both.

    purpose, kind, since: for the page, as in `uses`; the days are those of every use.
    """
    asked = _Asked(None, limit, purpose, kind, since, None)
    _must_be_days(days)
    with _look(gate, person) as room:
        return _page(gate, room, asked, names), _days(gate, room, days)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a page is asked for. Raises BadInput if that cannot be."""

    before: int | None
    limit: int
    purpose: PurposeId | None
    kind: Kind | None
    since: datetime | None
    until: datetime | None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST_ITEMS:
            message = f"A page has 1 to {MOST_ITEMS} lines."
            raise BadInput(message, param="limit")
        if self.before is not None and self.before < 1:
            message = "There is nothing before the first line."
            raise BadInput(message, param="before")

    def fits(self, line: Line) -> bool:
        """Say whether a line is one of those asked for."""
        at = line.at
        return (
            (self.kind is None or kind_of(line.leaf.event) is self.kind)
            and (self.purpose is None or line.purpose == self.purpose)
            and (self.since is None or at >= self.since)
            and (self.until is None or at < self.until)
        )


def _look(gate: Gate, person: PersonId) -> Room:
    room = gate.enter(person, RIGHTS_ANSWER)
    room.note(LOOKED)
    return room


def _must_be_days(days: int) -> None:
    if not 1 <= days <= MOST_DAYS:
        message = f"Ask for 1 to {MOST_DAYS} days."
        raise BadInput(message, param="days")


# A page


def _page(gate: Gate, room: Room, asked: _Asked, names: Names | None) -> Page:
    lines = room.lines()
    total = lines.count()
    first = 1 if asked.since is None else lines.seek(asked.since)
    last = total if asked.until is None else lines.seek(asked.until) - 1
    if asked.before is not None:
        last = min(last, asked.before - 1)
    gathered = _Gathered(Telling(gate.states.common().registry, names=names), asked.limit)
    reached = last + 1
    for seq, line in _candidates(lines, first=first, last=last, kind=asked.kind):
        if line is not None and asked.fits(line) and not gathered.take(line):
            break
        reached = seq
    marks = lines.marks(limit=MOST_COUNTED)
    return Page(
        items=tuple(gathered.items),
        next=reached if reached > first else None,
        counts=Counter(kind_of(mark.event) for mark in marks if mark.event is not Event.CLOSED),
        counted=len(marks),
        total=total,
    )


def _candidates(
    lines: Lines, *, first: int, last: int, kind: Kind | None
) -> Iterator[tuple[int, Line | None]]:
    """Yield lines from `last` down to `first`, as far as one page goes; None for another kind.

    Which kind a line is of stands in its public half, so only those that fit are opened.
    """
    upto, opened = last, 0
    while upto >= first and opened < MOST_OPENED and last - upto < MOST_SKIPPED:
        size = min(_AT_ONCE if opened or kind else _AT_FIRST, upto - first + 1)
        if kind is None:
            found = lines.newest(before=upto + 1, limit=size)
            opened += len(found)
            yield from ((line.seq, line) for line in found)
        else:
            marks = lines.marks(before=upto + 1, limit=size)
            fits = lines.some([mark.seq for mark in marks if kind_of(mark.event) is kind])
            opened += len(fits)
            by_number = {line.seq: line for line in fits}
            yield from ((mark.seq, by_number.get(mark.seq)) for mark in marks)
        upto -= size


class _Gathered:
    """Items, as many as fit; lines that belong to the one before them join it."""

    def __init__(self, telling: Telling, limit: int) -> None:
        self.items: list[Item] = []
        self._telling = telling
        self._limit = limit
        self._closed: set[str] = set()

    def take(self, line: Line) -> bool:
        """Take the next older line. Say no if it would need a place and there is none."""
        if line.leaf.event is Event.DISCLOSED and line.receipt in self._closed:
            return True  # told already, by the line that closed it
        item = self._item(line)
        if self.items and _is_look(item) and _is_look(newest := self.items[-1]):
            count = newest.count + 1
            told = f"You looked at these pages {count:,} times."
            self.items[-1] = replace(newest, count=count, sentence=told)
            return True
        if len(self.items) == self._limit:
            return False
        if item.event is Event.CLOSED:
            self._closed.add(item.receipt)
        self.items.append(item)
        return True

    def _item(self, line: Line) -> Item:
        event, detail = line.leaf.event, line.detail
        return Item(
            seq=line.seq,
            index=line.leaf.index,
            at=line.at.replace(microsecond=0),
            event=event,
            kind=kind_of(event),
            purpose=PurposeId(line.purpose),
            title=self._telling.title(line.purpose),
            sentence=self._telling.sentence(event, line.purpose, detail),
            outcome=str(detail.get("outcome") or detail.get("reason") or ""),
            receipt=receipt_of(line),
            detail=detail,
        )


def receipt_of(line: Line) -> str:
    """Return the id by which a person can ask for all there is about a line.

    What closes a disclosure, or tells of a consent, names the receipt that it belongs to.
    """
    for name in ("receipt", "record"):
        named = line.detail.get(name)
        if isinstance(named, str):
            return named
    return line.receipt


def _is_look(item: Item) -> bool:
    return item.event is Event.USED and item.detail.get("note") in LOOKS


# Days


def _days(gate: Gate, room: Room, days: int) -> Days:
    today = gate.clock.now().date()
    since = today - timedelta(days=days - 1)
    counts: Counter[tuple[str, str]] = Counter()
    lines, begin = room.lines(), since.isoformat()
    upto = total = lines.count()
    is_past = False
    while upto > 0 and not is_past and total - upto < MOST_IN_DAYS:
        for seen in lines.glance(before=upto + 1, limit=_AT_ONCE):
            is_past = seen.day < begin
            if not is_past and seen.event in _USES:
                counts[seen.day, seen.purpose] += 1
        upto -= _AT_ONCE
    telling = Telling(gate.states.common().registry)
    rows = [
        DayCount(
            day=date.fromisoformat(day),
            purpose=PurposeId(purpose),
            title=telling.title(purpose),
            count=count,
        )
        for (day, purpose), count in sorted(counts.items())
    ]
    return Days(rows=tuple(rows), since=since, until=today, is_cut=upto > 0 and not is_past)
