"""Records of one person and purpose: a tail of single rows, packed into segments.

A record is written as one sealed row. When 64 have gathered they are packed under one
seal: a segment is opened with one call to the cipher, which is faster than reading the
plain rows would be. Each record has a number that is never given twice, and a moment until
which it is kept; a record past that moment is not returned and is soon removed.

Segment format, version 1 (sealed): count (4) | count × (number 8, keep-until ms 8, size 4)
| the records' bytes, one after another. All numbers big endian.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from troth.errors import Damaged
from troth.store import schema
from troth.store.sqlite import AnyRow, Unit
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
_SEGMENTS = (
    select(_segment.c.first, _segment.c.sealed)
    .where(_IN_SEGMENTS)
    .order_by(_segment.c.first.desc())
)
_ONE_SEGMENT = _SEGMENTS.where(_segment.c.first < bindparam("below")).limit(1)
_DELETE_TAIL = delete(_tail).where(and_(_IN_TAIL, _tail.c.record <= bindparam("upto")))
_INSERT_SEGMENT = insert(_segment)
_ALL = 2**31


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
    names = {"whose": handle.person, "what": handle.purpose, "which": holding}
    found = [
        Record(number=number, keep_until_ms=until, clear=handle.open(holding, number, sealed))
        for number, until, sealed in rows(_NEWEST, names | {"most": last or _ALL})
    ]
    # A tail that is packed while we read is met again as a segment: take only what is older.
    oldest = found[-1].number if found else _ALL
    below = _ALL
    while last is None or len(found) < last:
        segments = rows(_ONE_SEGMENT, names | {"below": below})
        if not segments:
            break
        below, sealed = segments[0]
        older = open_segment(handle, holding, below, sealed)
        found.extend(one for one in reversed(older) if one.number < oldest)
    try:
        kept = [record for record in found if record.keep_until_ms > at_ms]
    except TypeError:
        message = "A record does not say until when it is kept. It was changed or damaged."
        raise Damaged(message) from None
    return kept[:last][::-1]


def pack_segment(handle: Handle, holding: str, records: Sequence[Record]) -> bytes:
    """Seal records (ascending by number, at least one) as one segment."""
    entries = [(one.number, one.keep_until_ms, len(one.clear)) for one in records]
    table = b"".join(_ENTRY.pack(*entry) for entry in entries)
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
    unit: Unit, old: Handle, fresh: Handle, keep_if: Callable[[str, Record], bool]
) -> list[tuple[str, int]]:
    """Seal what `keep_if` keeps anew under another handle; return (holding, number) of the rest."""
    gone: list[tuple[str, int]] = []
    for holding in _holdings(unit, old):
        records = read(unit.rows, old, holding)
        kept = [record for record in records if keep_if(holding, record)]
        gone += [(holding, one.number) for one in records if not keep_if(holding, one)]
        _drop(unit, old, holding)
        for chunk in _chunks(kept):
            _write_segment(unit, fresh, holding, chunk)
    return gone


def drop_all(unit: Unit, person: str, purpose: str) -> int:
    """Delete every row of a person's purpose; return how many rows."""
    return sum(
        unit.run(delete(table).where(and_(table.c.person_id == person, table.c.purpose == purpose)))
        for table in (_tail, _segment)
    )


def _pack(unit: Unit, handle: Handle, holding: str) -> None:
    names = {"whose": handle.person, "what": handle.purpose, "which": holding}
    count = unit.row(_COUNT_TAIL, names)
    if count is None or count[0] < SEGMENT_RECORDS:
        return
    records = [
        Record(number=number, keep_until_ms=until, clear=handle.open(holding, number, sealed))
        for number, until, sealed in unit.rows(_OLDEST, names)
    ]
    unit.run(_DELETE_TAIL, names | {"upto": records[-1].number})
    _write_segment(unit, handle, holding, records)


def _write_segment(unit: Unit, handle: Handle, holding: str, records: Sequence[Record]) -> None:
    unit.run(
        _INSERT_SEGMENT,
        {
            "person_id": handle.person,
            "purpose": handle.purpose,
            "holding": holding,
            "first": records[0].number,
            "last": records[-1].number,
            "keep_until_ms": min(one.keep_until_ms for one in records),
            "sealed": pack_segment(handle, holding, records),
        },
    )


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
    names = {"whose": handle.person, "what": handle.purpose, "which": holding}
    unit.run(delete(_tail).where(_IN_TAIL), names)
    unit.run(delete(_segment).where(_IN_SEGMENTS), names)


def _chunks(records: Sequence[Record]) -> Iterable[Sequence[Record]]:
    for start in range(0, len(records), SEGMENT_RECORDS):
        yield records[start : start + SEGMENT_RECORDS]
