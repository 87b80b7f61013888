"""Records of one person and purpose: a tail of single rows, packed into segments.

A record is written as one sealed row. When 64 have gathered they are packed under one
seal: a segment is opened with one call to the cipher, which is faster than reading the
plain rows would be. Each record has a number that is never given twice, and a moment until
which it is kept; a record past that moment is not returned and is soon removed.

Segment format, version 1 (sealed): count (4) | count × (number 8, keep-until ms 8, size 4)
| the records' bytes, one after another. All numbers big endian.
"""

import bisect
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from troth.errors import Damaged
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Unit
from troth.store.statements import and_, bindparam, delete, func, insert, select, update
from troth.vault.envelope import Handle

SEGMENT_RECORDS = 64
_LOOK_EVERY = 16
_MOST_RECORDS = 2**30  # far below the 2³² messages that one AES-GCM key may seal
_ENTRY = struct.Struct(">QQI")
_COUNT = struct.Struct(">I")
_tail, _segment, _keys = schema.tail, schema.segment, schema.purpose_key


class Record(NamedTuple):
    """One opened record: its number, its last moment (ms since 1970), and its bytes.

    A tuple, since thousands are made at once.
    """

    number: int
    keep_until_ms: int
    clear: bytes

    def __repr__(self) -> str:
        return f"<Record {self.number} of {len(self.clear)} bytes>"


Rows = Callable[..., Sequence[AnyRow]]
"""`Store.read` or `Unit.rows`."""

_IN_TAIL = and_(
    _tail.c.person_id == bindparam("whose"),
    _tail.c.purpose == bindparam("what"),
    _tail.c.holding == bindparam("which"),
)
_IN_SEGMENTS = and_(
    _segment.c.person_id == bindparam("whose"),
    _segment.c.purpose == bindparam("what"),
    _segment.c.holding == bindparam("which"),
)
_THE_KEY = and_(_keys.c.person_id == bindparam("whose"), _keys.c.purpose == bindparam("what"))
_TAKE_NUMBER = (
    update(_keys)
    .where(_THE_KEY)
    .values(next_record=_keys.c.next_record + 1)
    .returning(_keys.c.next_record, _keys.c.key_id)
)
_INSERT = insert(_tail)
_COUNT_TAIL = select(func.count()).select_from(_tail).where(_IN_TAIL)
_OLDEST = (
    select(_tail.c.record, _tail.c.keep_until_ms, _tail.c.sealed)
    .where(_IN_TAIL)
    .order_by(_tail.c.record)
    .limit(SEGMENT_RECORDS)
)
_NEWEST = (
    select(_tail.c.record, _tail.c.keep_until_ms, _tail.c.sealed)
    .where(_IN_TAIL)
    .order_by(_tail.c.record.desc())
    .limit(bindparam("most"))
)
_TAIL_BETWEEN = (
    select(_tail.c.record, _tail.c.keep_until_ms, _tail.c.sealed)
    .where(and_(_IN_TAIL, _tail.c.record > bindparam("after"), _tail.c.record <= bindparam("upto")))
    .order_by(_tail.c.record)
    .limit(bindparam("most"))
)
_SEGMENTS = select(_segment.c.first, _segment.c.last, _segment.c.sealed).where(_IN_SEGMENTS)
_ONE_SEGMENT = _SEGMENTS.where(_segment.c.first == bindparam("at"))
_TOUCHING = _SEGMENTS.where(
    and_(_segment.c.first <= bindparam("high"), _segment.c.last >= bindparam("low"))
)
# Without what is sealed: to find out which to open. The newest first, by where they end.
_ENDS = (
    select(_segment.c.first, _segment.c.last)
    .where(and_(_IN_SEGMENTS, _segment.c.last >= bindparam("reach")))
    .order_by(_segment.c.last.desc())
)
_LAST_SINGLE = select(func.max(_tail.c.record)).where(_IN_TAIL)
_LAST_PACKED = select(func.max(_segment.c.last)).where(_IN_SEGMENTS)
_DELETE_TAIL = delete(_tail).where(and_(_IN_TAIL, _tail.c.record <= bindparam("upto")))
_DELETE_PAST = delete(_tail).where(
    and_(
        _tail.c.person_id == bindparam("whose"),
        _tail.c.purpose == bindparam("what"),
        _tail.c.keep_until_ms <= bindparam("now_ms"),
    )
)
_DELETE_SEGMENT = delete(_segment).where(and_(_IN_SEGMENTS, _segment.c.first == bindparam("at")))
_INSERT_SEGMENT = insert(_segment)
_ALL = 2**31
_LEAST = -(2**63)
_OTHER_END = "A segment does not end where its row says. It was changed or damaged."
_NO_MOMENT = "A record does not say until when it is kept. It was changed or damaged."


def keep(unit: Unit, handle: Handle, holding: str, clear: bytes, *, keep_until_ms: int) -> int:
    """Seal one record into the tail and return its number.

    Raises Damaged if the handle's key is not the living one: it was shredded or rolled.
    """
    row = unit.row(_TAKE_NUMBER, {"whose": handle.person, "what": handle.purpose})
    if row is None or row[1] != handle.key.id:
        message = "The key for this purpose was replaced. Enter the room again."
        raise Damaged(message)
    number = row[0] - 1
    if number >= _MOST_RECORDS:
        message = "This purpose holds more records than one key may seal. Roll its key first."
        raise Damaged(message)
    unit.run(
        _INSERT,
        {
            "person_id": handle.person,
            "purpose": handle.purpose,
            "holding": holding,
            "record": number,
            "keep_until_ms": keep_until_ms,
            "sealed": handle.seal(holding, number, clear),
        },
    )
    if number % _LOOK_EVERY == 0:
        _pack(unit, handle, holding)
    return int(number)


def read(
    rows: Rows, handle: Handle, holding: str, *, last: int | None = None, at_ms: int = 0
) -> list[Record]:
    """Return the records in order, or the `last` so many, leaving out those past their moment."""
    newest = rows(_NEWEST, _names(handle, holding) | {"most": last or _ALL})
    found = {row[0]: _open_single(handle, holding, row) for row in newest}
    # By number: after a restore a record may lie in the tail and in a segment, or in two.
    for older in _segments(rows, handle, holding, found=found, last=last):
        for one in older:
            found.setdefault(one.number, one)
    kept = [record for record in found.values() if record.keep_until_ms > at_ms]
    kept.sort(reverse=True)  # by number, of which there are no two
    return kept[:last][::-1]


def newest(rows: Rows, handle: Handle, holding: str) -> int:
    """Return the highest number among the records; -1: there is none. Nothing is opened for it."""
    names = _names(handle, holding)
    found = [rows(asked, names)[0][0] for asked in (_LAST_SINGLE, _LAST_PACKED)]
    return max((one for one in found if isinstance(one, int)), default=-1)


class Walk:
    """Goes through the records of a holding in order, one segment in memory at a time.

    It remembers where segments end, and looks again when they were packed or sealed anew.
    """

    def __init__(self, holding: str) -> None:
        self._holding = holding
        self._ends: list[tuple[int, int]] = []  # (last, first), rising
        self._key = b""
        self._newest: tuple[int, list[Record]] = (-1, [])

    def part(
        self, handle: Handle, *, rows: Rows, after: int, at_ms: int = 0
    ) -> tuple[list[Record], int] | None:
        """Return the next records above `after`, and the number up to which they go; None: no more.

        Those past their moment are left out, so a part may be empty and not be the last. Let it
        read at one moment: see `Store.snapshot`. Raises Damaged.
        """
        if handle.key.id != self._key or not self._reaches(after):
            self._look(rows, handle)
        if self._reaches(after):
            found, end = self._segment(rows, handle, after)
        else:
            found = self._single(rows, handle, after, _ALL, SEGMENT_RECORDS)
            if not found:
                return None
            end = max(found)
        return sorted(one for one in found.values() if one.keep_until_ms > at_ms), end

    def _reaches(self, after: int) -> bool:
        return bool(self._ends) and self._ends[-1][0] > after

    def _segment(self, rows: Rows, handle: Handle, after: int) -> tuple[dict[int, Record], int]:
        """Open the segment that ends first above `after`, and what else lies among its numbers."""
        place = bisect.bisect_right(self._ends, (after, _ALL))
        end = self._ends[place][0]
        found = self._single(rows, handle, after, end, _ALL)
        # More than one only after a restore: then segments may overlap.
        for first in [first for _, first in self._ends[place:] if first <= end]:
            records = self._open(rows, handle, first)
            if records is None:  # packed into another meanwhile
                self._ends.clear()
                return {}, after
            for one in records:
                if after < one.number <= end:
                    found.setdefault(one.number, one)
        return found, end

    def _open(self, rows: Rows, handle: Handle, first: int) -> list[Record] | None:
        if self._newest[0] != first:
            row = rows(_ONE_SEGMENT, _names(handle, self._holding) | {"at": first})
            if not row:
                return None
            self._newest = first, _open_row(handle, self._holding, row[0])
        return self._newest[1]

    def _single(
        self, rows: Rows, handle: Handle, after: int, upto: int, most: int
    ) -> dict[int, Record]:
        asked = {"after": after, "upto": upto, "most": most}
        tail = rows(_TAIL_BETWEEN, _names(handle, self._holding) | asked)
        return {row[0]: _open_single(handle, self._holding, row) for row in tail}

    def _look(self, rows: Rows, handle: Handle) -> None:
        found = rows(_ENDS, _names(handle, self._holding) | {"reach": _LEAST})
        if not all(isinstance(number, int) for row in found for number in row):
            raise Damaged(_OTHER_END)
        self._ends = sorted((end, first) for first, end in found)
        self._key, self._newest = handle.key.id, (-1, [])


def pack_segment(handle: Handle, holding: str, records: Sequence[Record]) -> bytes:
    """Seal records (ascending by number, at least one) as one segment. Raises Damaged."""
    entries = [(one.number, one.keep_until_ms, len(one.clear)) for one in records]
    try:
        table = b"".join(_ENTRY.pack(*entry) for entry in entries)
    except struct.error:
        raise Damaged(_NO_MOMENT) from None
    body = b"".join([_COUNT.pack(len(records)), table, *(one.clear for one in records)])
    return handle.seal(f"{holding}/segment", records[0].number, body)


def open_segment(handle: Handle, holding: str, first: int, sealed: bytes) -> list[Record]:
    """Open one segment. Raises Damaged."""
    body = handle.open(f"{holding}/segment", first, sealed)
    (count,) = _COUNT.unpack_from(body)
    start = _COUNT.size + count * _ENTRY.size
    records = []
    for number, until, size in _ENTRY.iter_unpack(body[_COUNT.size : start]):
        end = start + size
        records.append(Record(number, until, body[start:end]))
        start = end
    return records


def rewrite(
    unit: Unit,
    old: Handle,
    fresh: Handle,
    keep_if: Callable[[str, Record], bool],
    *,
    mend: Callable[[str, Record], bytes] = lambda _, one: one.clear,
) -> list[tuple[str, int]]:
    """Seal what `keep_if` keeps anew under another handle; return (holding, number) of the rest.

    mend: the bytes that each is sealed with. Both are asked in order of the records' numbers.
    """
    gone: list[tuple[str, int]] = []
    for holding in _holdings(unit, old):
        records = read(unit.rows, old, holding)
        kept = []
        for one in records:
            if keep_if(holding, one):
                kept.append(one._replace(clear=mend(holding, one)))
            else:
                gone.append((holding, one.number))
        _drop(unit, old, holding)
        for chunk in _chunks(kept):
            unit.run(_INSERT_SEGMENT, _segment_row(fresh, holding, chunk))
    return gone


def must_open(unit: Unit, handle: Handle) -> None:
    """Raise Damaged unless every record under the handle opens, so that `rewrite` will not fail."""
    for holding in _holdings(unit, handle):
        read(unit.rows, handle, holding)


def drop_past(unit: Unit, person: str, purpose: str, *, at_ms: int) -> int:
    """Delete the single rows past their moment without opening them; return how many went.

    What is packed stays: a segment says only when the first of its records ends.
    """
    names = {"whose": person, "what": purpose, "now_ms": at_ms}
    return unit.run(_DELETE_PAST, names)


def drop_all(unit: Unit, person: str, purpose: str) -> int:
    """Delete every row of a person's purpose; return how many rows."""
    return sum(
        unit.run(delete(table).where(and_(table.c.person_id == person, table.c.purpose == purpose)))
        for table in (_tail, _segment)
    )


def _segments(
    rows: Rows, handle: Handle, holding: str, *, found: Mapping[int, Record], last: int | None
) -> Iterator[list[Record]]:
    """Open the segments: all, or those that `last` still needs beside what is `found` by then."""
    names = _names(handle, holding)
    if last is None:
        for row in rows(_SEGMENTS, names):
            yield _open_row(handle, holding, row)
        return
    reach = min(found) if found and len(found) >= last else _LEAST
    for first, end in rows(_ENDS, names | {"reach": reach}):
        if not isinstance(end, int):
            raise Damaged(_OTHER_END)
        if sum(number > end for number in found) >= last:
            return
        for row in rows(_ONE_SEGMENT, names | {"at": first}):
            yield _open_row(handle, holding, row)


def _open_single(handle: Handle, holding: str, row: AnyRow) -> Record:
    number, until, sealed = row
    if not isinstance(until, int):
        raise Damaged(_NO_MOMENT)
    return Record(number, until, handle.open(holding, number, sealed))


def _open_row(handle: Handle, holding: str, row: AnyRow) -> list[Record]:
    first, end, sealed = row
    records = open_segment(handle, holding, first, sealed)
    if records[-1].number != end:
        raise Damaged(_OTHER_END)
    return records


def _pack(unit: Unit, handle: Handle, holding: str) -> None:
    """Pack the oldest of a full tail. If one of them is damaged, all stay as they are."""
    names = _names(handle, holding)
    count = unit.row(_COUNT_TAIL, names)
    if count is None or count[0] < SEGMENT_RECORDS:
        return
    try:
        oldest = unit.rows(_OLDEST, names)
        records = {row[0]: _open_single(handle, holding, row) for row in oldest}
        upto = max(records)
        taken = _take_touching(unit, handle, holding, records)
        in_order = sorted(records.values())
        packed = [_segment_row(handle, holding, chunk) for chunk in _chunks(in_order)]
    except Damaged:  # who reads hears of it; what is new is kept all the same
        return
    unit.run(_DELETE_TAIL, names | {"upto": upto})
    for first in taken:
        unit.run(_DELETE_SEGMENT, names | {"at": first})
    unit.run(_INSERT_SEGMENT, packed)


def _take_touching(
    unit: Unit, handle: Handle, holding: str, records: dict[int, Record]
) -> set[int]:
    """Add what lies in segments among these numbers; return the firsts of those segments.

    There are none, but after a restore: then one segment would stand in another's place.
    """
    taken: set[int] = set()
    while True:
        ends = {"low": min(records), "high": max(records)}
        touching = unit.rows(_TOUCHING, _names(handle, holding) | ends)
        fresh = [row for row in touching if row.first not in taken]
        if not fresh:
            return taken
        for row in fresh:
            taken.add(row.first)
            for one in _open_row(handle, holding, row):
                records.setdefault(one.number, one)


def _segment_row(handle: Handle, holding: str, records: Sequence[Record]) -> dict[str, object]:
    return {
        "person_id": handle.person,
        "purpose": handle.purpose,
        "holding": holding,
        "first": records[0].number,
        "last": records[-1].number,
        "sealed": pack_segment(handle, holding, records),
        "keep_until_ms": min(one.keep_until_ms for one in records),
    }


def _names(handle: Handle, holding: str) -> dict[str, object]:
    return {"whose": handle.person, "what": handle.purpose, "which": holding}


def _holdings(unit: Unit, handle: Handle) -> list[str]:
    found: set[str] = set()
    for table in (_tail, _segment):
        asked = (
            select(table.c.holding)
            .where(and_(table.c.person_id == handle.person, table.c.purpose == handle.purpose))
            .distinct()
        )
        found.update(str(row[0]) for row in unit.rows(asked))
    return sorted(found)


def _drop(unit: Unit, handle: Handle, holding: str) -> None:
    names = _names(handle, holding)
    unit.run(delete(_tail).where(_IN_TAIL), names)
    unit.run(delete(_segment).where(_IN_SEGMENTS), names)


def _chunks(records: Sequence[Record]) -> Iterable[Sequence[Record]]:
    for start in range(0, len(records), SEGMENT_RECORDS):
        yield records[start : start + SEGMENT_RECORDS]
