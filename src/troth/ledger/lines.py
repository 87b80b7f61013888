"""A person's own lines, a few at a time: for a page that cannot wait for the whole history.

Each line is opened and held against its leaf's commitment; its leaf has the id that its number
asks for; and its head is the one that the next line names as `before`. The newest leads to
the stored head. So no line among those shown can be changed, left out or swapped. That
they lie under a signed checkpoint is shown by `Ledger.show` and `Ledger.history`.
"""

import bisect
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, cast

from troth import clock
from troth.crypto.digest import same
from troth.errors import Damaged, NotFound
from troth.ledger import opening, rows
from troth.ledger.chain import PersonChain, leaf_id_of, next_head, receipt_id
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.heads import HeadProof
from troth.ledger.history import must_open
from troth.ledger.leaf import Event, Leaf, Public, parse, public_of
from troth.ledger.rows import Opening, Reader
from troth.vault.envelope import Handle
from troth.words import Json

_AT_ONCE = 1000
_DAY = len("2026-11-21")
# A third of the time that reading JSON takes. `Step.private` sorts the keys; what else there is
# in a private part stands before `event`, and no text in it can hold a plain quotation mark.
_TOLD = re.compile(
    r'\{"at":"([0-9-]{10})[^"]*".*"event":"([a-z_]+)","person":"[^"]*","purpose":"([^"\\]*)",'
    r'"seq":[0-9]+\}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a person: the leaf, what opens it, and what it tells that person."""

    seq: int
    leaf: Leaf
    opening: bytes = field(repr=False)
    private: bytes = field(repr=False)
    told: dict[str, Json] = field(repr=False)

    @property
    def receipt(self) -> str:
        """The leaf id in the shape of Troth's ids, as `chain.Receipt.id` gives it."""
        return receipt_id(self.leaf.leaf_id)

    @property
    def at(self) -> datetime:
        """When it happened."""
        return clock.parse(str(self.told["at"]))

    @property
    def purpose(self) -> str:
        """What it was for."""
        return str(self.told["purpose"])

    @property
    def detail(self) -> dict[str, Json]:
        """What else there is to say."""
        return cast("dict[str, Json]", self.told["detail"])  # `_opened` looked


class Mark(NamedTuple):
    """What of a line is public: enough to choose which lines to open."""

    seq: int
    event: Event


class Glance(NamedTuple):
    """What is counted of a line. A tuple, since thousands are made at once."""

    seq: int
    event: Event
    day: str
    purpose: str


class Lines:
    """Reads one person's lines. `handle` is the one that `append_for` was given."""

    def __init__(self, read: Reader, chain: PersonChain, *, handle: Handle) -> None:
        self._read = read
        self._chain = chain
        self._handle = handle

    def count(self) -> int:
        """Return how many lines there are."""
        head = rows.head(self._read, self._chain.id)
        return head[0] if head else 0

    def newest(self, *, before: int | None = None, limit: int) -> list[Line]:
        """Return up to `limit` lines numbered below `before`, the newest first.

        Raises Damaged if one of them is missing or was changed.
        """
        # Order matters: head, then rows. Rows that come in between lie above the head.
        head = rows.head(self._read, self._chain.id)
        upto, lead = head or (0, b"")
        if min(limit, upto) < 1 or (before is not None and before <= 1):
            return []
        if before is not None and before <= upto:
            upto, lead = before - 1, self._before(before)
        found = rows.openings_down(self._read, self._chain.person, upto=upto, most=limit)
        if len(found) != min(limit, upto):
            raise _missing(upto - len(found))
        lines = [self._opened(row) for row in found]
        for place, line in enumerate(lines):
            if line.seq != upto - place:
                raise _missing(upto - place)
            if not same(_head_after(line), lead):
                raise _changed(line.seq)
            lead = _head_before(line)
        return lines

    def at(self, seq: int) -> Line:
        """Return the line of this number, opened. Raises NotFound or Damaged."""
        if not 1 <= seq <= self.count():
            message = f"You have no line {seq}."
            raise NotFound(message)
        return self.some([seq])[0]

    def some(self, numbers: Sequence[int]) -> list[Line]:
        """Return the lines of these numbers, opened, the newest first. Raises Damaged.

        Each is checked by itself: what lies between them is not looked at.
        """
        found = rows.openings_named(self._read, self._chain.person, numbers)
        if len(found) != len(numbers):
            raise _missing(max(set(numbers) - {row.seq for row in found}))
        return [self._opened(row) for row in found]

    def marks(self, *, before: int | None = None, limit: int) -> list[Mark]:
        """Return the public halves of up to `limit` lines numbered below `before`, newest first.

        Ten times cheaper than opening them. Raises Damaged if one is no leaf of this person.
        """
        upto = self.count() if before is None else before - 1
        found = rows.bodies_down(self._read, self._chain.person, upto=upto, most=limit)
        return [self._mark(seq, body) for seq, body in found]

    def seek(self, at: datetime) -> int:
        """Return the number of the first line at this moment or later; one past the last if none.

        Opens a line for each halving. Times of a chain rise, since no clock here goes back.
        """
        numbers = range(1, self.count() + 1)
        return 1 + bisect.bisect_left(numbers, at, key=lambda seq: self.some([seq])[0].at)

    def find(self, receipt: str) -> int | None:
        """Return the number of the line with this receipt id, or None. Reads no line."""
        wanted, leaf_id = leaf_id_of(receipt), self._chain.leaf_id
        return next((seq for seq in range(self.count(), 0, -1) if leaf_id(seq) == wanted), None)

    def glance(self, *, before: int | None = None, limit: int) -> list[Glance]:
        """Open up to `limit` lines numbered below `before`, newest first, for counting alone.

        That each was sealed for this person and number is checked; the leaves are not read.
        A third of the cost of `newest`. Raises Damaged.
        """
        upto = self.count() if before is None else before - 1
        found = rows.sealed_down(self._read, self._chain.person, upto=upto, most=limit)
        return [self._glance(seq, sealed) for seq, sealed in found]

    def must_lead(self, line: Line, covers: Checkpoint, heads: HeadProof) -> int:
        """Follow the chain from a line to where it ended when `covers` was signed.

        Returns how many lines there were. Raises Damaged unless the signed head is reached: then
        a line behind this one was left out, or changed.
        """
        head, last = _head_before(line), line.seq - 1
        while found := rows.bodies_up(self._read, self._chain.person, after=last, most=_AT_ONCE):
            for seq, body in found:
                leaf = self._public(seq, body)
                if leaf.leaf_index >= covers.size:
                    break
                # A number that is left out gives another head, as a changed leaf does.
                head, last = next_head(head, seq, leaf.commitment), seq
            if last < found[-1][0]:
                break
        if not heads.shows(self._chain.id, seq=last, head=head, root=covers.heads or b""):
            raise _missing(last + 1)
        return last

    def _glance(self, seq: int, sealed: bytes) -> Glance:
        private = opening.private_part(self._handle, seq, sealed).decode()
        if found := _TOLD.fullmatch(private):
            return Glance(seq, Event(found[2]), found[1], found[3])
        told = json.loads(private)
        return Glance(seq, Event(told["event"]), told["at"][:_DAY], told["purpose"])

    def _before(self, seq: int) -> bytes:
        return _head_before(self.some([seq])[0])

    def _opened(self, row: Opening) -> Line:
        """Open a row and hold it against its leaf. Raises Damaged."""
        if row.body is None:
            raise _missing(row.seq)
        leaf = parse(row.body)
        if (leaf.index, leaf.leaf_id) != (row.index, self._chain.leaf_id(row.seq)):
            raise _changed(row.seq)
        opener, private = opening.reveal(self._handle, row.seq, row.sealed)
        must_open(leaf, opening=opener, private=private)
        # `Step.private` wrote these bytes: the leaf commits to them.
        told = cast("dict[str, Json]", json.loads(private.decode()))
        # The leaf shows event and day too, outside of what it commits to.
        if (told["event"], str(told["at"])[:_DAY]) != (leaf.event, leaf.day):
            raise _changed(row.seq)
        return Line(seq=row.seq, leaf=leaf, opening=opener, private=private, told=told)

    def _mark(self, seq: int, body: bytes) -> Mark:
        return Mark(seq, self._public(seq, body).event)

    def _public(self, seq: int, body: bytes) -> Public:
        shown = public_of(body)
        if shown.leaf_id != self._chain.leaf_id(seq):
            raise _changed(seq)
        return shown


def _head_before(line: Line) -> bytes:
    return bytes.fromhex(str(line.told["before"]))


def _head_after(line: Line) -> bytes:
    return next_head(_head_before(line), line.seq, line.leaf.commitment)


def _missing(seq: int) -> Damaged:
    return Damaged(f"Line {seq} of your ledger is missing. Look: troth ledger verify")


def _changed(seq: int) -> Damaged:
    return Damaged(f"Line {seq} of your ledger was changed. Look: troth ledger verify")
