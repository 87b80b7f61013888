"""Receipts: all there is to know about one line of a person's ledger, with its proof.

A receipt shows what was used (the kept messages themselves, where the line tells which), what
went out and to whom, how it began and how it ended. The proof can be taken away and checked
with `verify/troth_verify.py`; `verify` makes the same checks here, anew each time.

Whose receipt it is follows from who asks: another person's id reads like one that never was.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from troth.companion.turn import Turn
from troth.consent.events import ConsentEvent
from troth.errors import Damaged, NotFound
from troth.gate.gate import Gate
from troth.gate.rooms import Found, Room
from troth.ledger.leaf import Event
from troth.ledger.lines import Line, Lines
from troth.rights.checks import Step, steps
from troth.rights.telling import (
    CHECKED,
    LOOKED_AT_RECEIPT,
    Kind,
    Names,
    Telling,
    kind_of,
    pairs,
    size_of,
)
from troth.rights.timeline import receipt_of
from troth.words import RIGHTS_ANSWER, Json, PersonId, PurposeId

MOST_SHOWN: Final = 200
"""How many of the messages that were used one receipt shows."""
_CLOSED_WITHIN: Final = 2000
_WRITTEN_WITHIN: Final = timedelta(minutes=1)
_AT_ONCE: Final = 100
_NONE: Final = "You have no such receipt. Your timeline lists those that you have."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line behind a receipt: its number in the person's ledger, and its place in the log."""

    seq: int
    index: int
    at: datetime
    event: Event
    sentence: str
    detail: Mapping[str, Json] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """What one receipt tells.

    closed: the line that ended it, for what went out; None if nothing else was written about it.
    recipient, model, messages, characters, digest: of what went out; digest is the SHA-256 of
    the text that went. level, masked: how far the recipient was trusted, and how much was masked;
    None where nothing left this machine. came_back: characters of the answer. read: how
    many records of each category were handed over for it. used: those messages that are still
    kept, at most `MOST_SHOWN`; gone: how many of them are not here any more; more: how many are
    not shown. consent: the signed receipt, with the card as it was shown.

    proof: a file to keep, for `troth_verify.py receipt`. tlog_proof and leaf: the same for the
    first line in the form of C2SP tlog-proof, for `troth_verify.py proof` and other tools.
    """

    id: str
    kind: Kind
    purpose: PurposeId
    title: str
    sentence: str
    outcome: str
    opened: Entry
    closed: Entry | None = None
    recipient: str | None = None
    recipient_label: str | None = None
    model: str | None = None
    messages: int | None = None
    characters: int | None = None
    came_back: int | None = None
    digest: str | None = None
    level: str | None = None
    masked: int | None = None
    read: Mapping[str, int]
    used: tuple[Found[Turn], ...] = field(repr=False)
    gone: int = 0
    more: int = 0
    consent: Mapping[str, Json] | None = field(repr=False)
    card: str | None = field(repr=False)
    proof: bytes = field(repr=False)
    tlog_proof: str = field(repr=False)
    leaf: bytes = field(repr=False)


def receipt(
    gate: Gate, person: PersonId, receipt_id: str, *, names: Names | None = None
) -> ReceiptView:
    """Return a receipt of a person: of a use, of what went out, of a yes or no, of any line.

    names: what the person calls keys and browsers, by id. Raises NotFound (no such receipt, or
    somebody else's: the same words), Refused (no such person), Damaged, LedgerFailed, StoreFailed.
    """
    with gate.enter(person, RIGHTS_ANSWER) as room:
        traced = _trace(gate, room, receipt_id)
        room.note(LOOKED_AT_RECEIPT)
        return _view(gate, room, traced, Telling(gate.states.common().registry, names=names))


def verify(gate: Gate, person: PersonId, receipt_id: str) -> list[Step]:
    """Check a receipt with its proof, and say of each check what it was and whether it holds.

    Raises NotFound as `receipt` does, Refused, LedgerFailed and StoreFailed; what is damaged is
    a check that does not hold.
    """
    with gate.enter(person, RIGHTS_ANSWER) as room:
        found = _find(gate, room, receipt_id)
        room.note(CHECKED)
        return steps(gate, room, found.seq, consent=found.consent)


# Finding it


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a receipt lies: the number of its line, and the consent that it is about."""

    id: str
    seq: int
    consent: ConsentEvent | None = None


@dataclass(frozen=True, slots=True)
class _Traced:
    """The lines of a receipt, opened."""

    id: str
    opened: Line
    closed: Line | None
    consent: ConsentEvent | None

    @property
    def newest(self) -> Line:
        return self.closed or self.opened


def _find(gate: Gate, room: Room, receipt_id: str) -> _Found:
    """Find the line that a receipt begins with. Raises NotFound."""
    lines = room.lines()
    for event in gate.consents.events(room.grant.person):
        if event.id == receipt_id:
            return _Found(receipt_id, _seq_of(lines, event), event)
    seq = lines.find(receipt_id)
    if seq is None:
        raise NotFound(_NONE)
    return _Found(receipt_id, seq)


def _seq_of(lines: Lines, event: ConsentEvent) -> int:
    """Return the number of the line that tells of a consent. Raises Damaged if there is none."""
    start = lines.seek(event.at)
    while found := lines.newest(before=start + _AT_ONCE, limit=_AT_ONCE):
        for line in reversed(found):
            if line.detail.get("record") == event.id:
                return line.seq
        if found[0].at > event.at + _WRITTEN_WITHIN or found[0].seq < start + _AT_ONCE - 1:
            break
        start += _AT_ONCE
    message = "The ledger does not tell of this answer where it should. Look: troth ledger verify"
    raise Damaged(message)


def _trace(gate: Gate, room: Room, receipt_id: str) -> _Traced:
    found, lines = _find(gate, room, receipt_id), room.lines()
    line = lines.at(found.seq)
    if line.leaf.event is Event.CLOSED:
        return _trace(gate, room, receipt_of(line))
    closed = _closing(lines, line) if line.leaf.event is Event.DISCLOSED else None
    return _Traced(receipt_id, line, closed, found.consent)


def _closing(lines: Lines, opened: Line) -> Line | None:
    """Find the line that closed a disclosure: it comes soon after, if it came at all."""
    for start in range(opened.seq + 1, opened.seq + _CLOSED_WITHIN, _AT_ONCE):
        found = lines.newest(before=start + _AT_ONCE, limit=_AT_ONCE)
        for line in reversed(found):
            is_closing = line.seq > opened.seq and line.leaf.event is Event.CLOSED
            if is_closing and line.detail.get("receipt") == opened.receipt:
                return line
        if not found or found[0].seq < start + _AT_ONCE - 1:
            return None
    return None


# Showing it


def _view(gate: Gate, room: Room, traced: _Traced, telling: Telling) -> ReceiptView:
    line, detail = traced.newest, {**traced.opened.detail, **traced.newest.detail}
    runs = pairs(_member(detail, "which").get("turn"))
    shown, used = _used(room, runs)
    consent = gate.consents.receipt(traced.consent) if traced.consent else None
    recipient = _text(detail, "recipient")
    return ReceiptView(
        id=traced.id,
        kind=kind_of(line.leaf.event),
        purpose=PurposeId(line.purpose),
        title=telling.title(line.purpose),
        sentence=telling.sentence(line.leaf.event, line.purpose, detail),
        outcome=_text(detail, "outcome") or _text(detail, "reason") or "",
        opened=_entry(traced.opened, telling),
        closed=_entry(traced.closed, telling) if traced.closed else None,
        recipient=recipient,
        recipient_label=telling.recipient(recipient) if recipient else None,
        model=_text(detail, "model"),
        messages=_number(detail, "messages"),
        characters=_number(detail, "characters"),
        came_back=_number(detail, "came_back"),
        digest=_text(detail, "digest"),
        level=_text(detail, "level"),
        masked=_number(detail, "masked"),
        read=_handed_over(detail),
        used=tuple(used),
        gone=shown - len(used),
        more=sum(high - low + 1 for low, high in runs) - shown,
        consent=consent,
        card=_card(consent),
        proof=gate.ledger.receipt([line for line in (traced.opened, traced.closed) if line]),
        tlog_proof=gate.ledger.prove(traced.opened.leaf.index),
        leaf=traced.opened.leaf.body(),
    )


def _entry(line: Line, telling: Telling) -> Entry:
    return Entry(
        seq=line.seq,
        index=line.leaf.index,
        at=line.at.replace(microsecond=0),
        event=line.leaf.event,
        sentence=telling.sentence(line.leaf.event, line.purpose, line.detail),
        detail=line.detail,
    )


def _used(room: Room, runs: Sequence[tuple[int, int]]) -> tuple[int, list[Found[Turn]]]:
    """Read the messages of these numbers, the first `MOST_SHOWN`; return how many were looked for.

    Fewer are returned where some are forgotten.
    """
    left, within = MOST_SHOWN, list[tuple[int, int]]()
    for low, high in runs:
        last = min(high, low + left - 1)
        if low <= last:
            within.append((low, last))
            left -= last - low + 1
    return MOST_SHOWN - left, list(room.each(Turn, within=within))


def _handed_over(detail: Mapping[str, Json]) -> dict[str, int]:
    """Return how many records of each category were handed over."""
    read = {
        name: count for name, count in _member(detail, "read").items() if isinstance(count, int)
    }
    which = {name: size_of(runs) for name, runs in _member(detail, "which").items()}
    return read | which


def _card(consent: Mapping[str, Json] | None) -> str | None:
    """Return the card of a signed consent receipt, as it was shown."""
    if consent is None:
        return None
    body = json.loads(str(consent["statement"]))
    card = body["processing"]["privacy_notice"]
    return card if isinstance(card, str) else None


def _member(detail: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    found = detail.get(name)
    return found if isinstance(found, dict) else {}


def _text(detail: Mapping[str, Json], name: str) -> str | None:
    found = detail.get(name)
    return found if isinstance(found, str) else None


def _number(detail: Mapping[str, Json], name: str) -> int | None:
    found = detail.get(name)
    return found if isinstance(found, int) else None
