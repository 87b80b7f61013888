"""`/api/uses`, `/api/receipts`, `/api/archive`, `/api/erase`: what was done, and the end of it.

To look is itself a use, and written down before anything is handed over. All of it works with
every optional purpose off, on hold, and in a lockdown.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Annotated, Any, Final, Literal

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from troth.api.rest import cursors
from troth.api.rest.cursors import USUAL, After, Limit
from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import BadInput, NotSignedIn
from troth.front.pieces import Pieces
from troth.front.who import cookie, still_of
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.rights import receipts, timeline
from troth.rights.archive import archive
from troth.rights.left import what_left
from troth.rights.telling import Kind, Names
from troth.words import RIGHTS_ANSWER, Clear, Json, PurposeId

CERTIFICATE: Final = "troth.erasure/v1"
_SEE: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.TECHNICAL)
_OPEN: Final = Need(RIGHTS_ANSWER, Operation.TAKE, Data.INTIMATE)
_ERASE: Final = Need(RIGHTS_ANSWER, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Rights"
_LIST: Final = "uses"
_MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})"
)
_WRONG: Final = "That is not your passphrase. Nothing was erased."
KindName = Literal["use", "refusal", "consent", "disclosure", "key", "erasure"]


class UseShape(Told):
    """One thing that happened."""

    number: int = Field(description="Which line of the person's own ledger it is.")
    at: datetime
    event: str
    kind: KindName
    purpose: str
    title: str = Field(description="What the purpose is called.")
    sentence: str
    outcome: str
    receipt: str
    count: int = Field(description="How many lines like it stand together here.")


class UsePage(Told):
    """What happened, newest first. Where a filter fits little, a page may be short."""

    items: list[UseShape]
    next: str | None
    counts: dict[str, int] = Field(description="Of each kind, among the newest `counted` lines.")
    counted: int
    total: int


class DayShape(Told):
    """How often one purpose used data on one day (UTC)."""

    day: date
    purpose: str
    title: str
    count: int


class DaysTold(Told):
    """Uses by day and purpose, oldest day first."""

    items: list[DayShape]
    since: date
    until: date
    is_cut: bool = Field(description="There was more than is counted here.")


class EntryShape(Told):
    """One line behind a receipt."""

    number: int
    index: int = Field(description="Its place in the whole ledger.")
    at: datetime
    event: str
    sentence: str


class UsedMessage(Told):
    """A message that was used, if it is still kept."""

    id: str
    conversation: str
    role: Literal["user", "assistant"]
    at: str
    text: str


class ReceiptTold(Told):
    """All there is to know about one line."""

    id: str
    kind: KindName
    purpose: str
    title: str
    sentence: str
    outcome: str
    opened: EntryShape
    closed: EntryShape | None
    recipient: str | None = Field(description="Who got something.")
    recipient_label: str | None
    model: str | None
    messages: int | None
    characters: int | None
    came_back: int | None = Field(description="Characters of the answer.")
    digest: str | None = Field(description="SHA-256 of what went out.")
    level: str | None = Field(description="How far the recipient was trusted just then.")
    masked: int | None = Field(description="How much was masked; null: it stayed here.")
    read: dict[str, int] = Field(description="How many records of each category were used.")
    used: list[UsedMessage]
    gone: int = Field(description="Of those used, how many are not kept any more.")
    more: int = Field(description="How many are not shown here.")
    consent: dict[str, Any] | None = Field(description="The signed receipt of a yes or no.")
    card: str | None = Field(description="The card as it was shown.")


class MaskShape(Told):
    """One thing that was masked."""

    original: str
    surrogate: str = Field(description="What went in its place.")
    label: str = Field(description="What kind of thing it is, in one word.")
    what: str = Field(description="The same, to be read: `a name`.")
    why: str = Field(description="What found it.")
    is_name: bool
    listed: Literal["", "always", "never"] = Field(
        description="Which of the person's own lists it stands on now."
    )


class SaidShape(Told):
    """One text of a request: as the person knows it, and as it was sent."""

    role: str
    own: str
    sent: str


class LeftTold(Told):
    """What left this machine for one answer."""

    receipt: str
    recipient: str
    model: str
    level: str = Field(description="How far the recipient was trusted just then.")
    at: datetime
    masked: list[MaskShape]
    said: list[SaidShape]
    request: str | None = Field(
        description="The very text that went out; null: a part of it is not kept any more."
    )
    digest: str | None = Field(description="Its SHA-256; the receipt's line names it too.")


class CheckTold(Told):
    """One check that was made, and whether it holds."""

    check: str
    what: str
    holds: bool


class Checks(Told):
    """Every check of a receipt, made anew."""

    items: list[CheckTold]


class AskedErasure(Asked):
    """The word that keeps it from happening by accident, and proof of who asks."""

    erase: Literal["everything"]
    passphrase: str | None = Field(
        default=None, max_length=4096, description="Needed from whoever has one."
    )


class Certificate(Told):
    """What was erased and where was looked for traces, signed. `statement` is JSON text."""

    complete: bool = Field(description="Whether no trace was found and everything could be done.")
    certificate: dict[str, Any] = Field(description="To keep: it can be checked without Troth.")


class _Zip(Response):
    """Only for the document: a ZIP."""

    media_type = "application/zip"


class _File(Response):
    """A file that a browser stores."""

    media_type = "application/json"


def list_uses(  # noqa: PLR0913, PLR0917  # a filter for each
    who: Who,
    response: Response,
    after: After = None,
    limit: Limit = USUAL,
    purpose: Annotated[str | None, Query(max_length=100, description="Only this one.")] = None,
    kind: Annotated[KindName | None, Query(description="Only this kind.")] = None,
    since: Annotated[
        str | None, Query(max_length=40, description="From then on (RFC 3339).")
    ] = None,
    until: Annotated[str | None, Query(max_length=40, description="Up to then (RFC 3339).")] = None,
) -> UsePage:
    """List what happened with the person's data, newest first."""
    found = timeline.uses(
        who.house.gate,
        who.person,
        before=None if after is None else _number(cursors.to_mark(_LIST, after)),
        limit=limit,
        purpose=None if purpose is None else PurposeId(purpose),
        kind=None if kind is None else Kind(kind),
        since=_moment(since, "since"),
        until=_moment(until, "until"),
        names=_names(who),
    )
    following = None if found.next is None else cursors.to_text(_LIST, str(found.next))
    cursors.link(who.request, response, following)
    return UsePage(
        items=[_use(one) for one in found.items],
        next=following,
        counts={str(one): count for one, count in found.counts.items()},
        counted=found.counted,
        total=found.total,
    )


def count_days(
    who: Who,
    days: Annotated[
        int, Query(ge=1, le=timeline.MOST_DAYS, description="How many, today included.")
    ] = 30,
) -> DaysTold:
    """Count the uses of each purpose on each of the last days."""
    found = timeline.days(who.house.gate, who.person, days=days)
    rows = [
        DayShape(day=one.day, purpose=one.purpose, title=one.title, count=one.count)
        for one in found.rows
    ]
    return DaysTold(items=rows, since=found.since, until=found.until, is_cut=found.is_cut)


def read_receipt(who: Who, receipt: str) -> ReceiptTold:
    """Read all there is to know about one line, with the messages that were used."""
    found = receipts.receipt(who.house.gate, who.person, receipt, names=_names(who))
    return ReceiptTold(
        id=found.id,
        kind=found.kind.value,
        purpose=found.purpose,
        title=found.title,
        sentence=found.sentence,
        outcome=found.outcome,
        opened=_entry(found.opened),
        closed=_entry(found.closed) if found.closed else None,
        recipient=found.recipient,
        recipient_label=found.recipient_label,
        model=found.model,
        messages=found.messages,
        characters=found.characters,
        came_back=found.came_back,
        digest=found.digest,
        level=found.level,
        masked=found.masked,
        read=dict(found.read),
        used=[
            UsedMessage(
                id=one.record.id,
                conversation=one.record.conversation,
                role=one.record.role,
                at=one.record.at,
                text=own(Clear(one.record.text)).text,
            )
            for one in found.used
        ],
        gone=found.gone,
        more=found.more,
        consent=None if found.consent is None else dict(found.consent),
        card=found.card,
    )


def take_proof(who: Who, receipt: str) -> Response:
    """Take a receipt as a file that proves itself, without Troth."""
    found = receipts.receipt(who.house.gate, who.person, receipt)
    return _File(found.proof, headers=_attached(f"{found.id}.json"))


def read_left(who: Who, receipt: str) -> LeftTold:
    """Read what left this machine for one answer, beside the person's own words.

    It is kept for 90 days. After that, and for what stayed on this machine, this is 404.
    """
    found = what_left(who.house.gate, who.person, receipt)
    masking = who.house.gate.wishes(who.person).masking
    return LeftTold(
        receipt=found.receipt,
        recipient=found.recipient,
        model=found.model,
        level=found.level,
        at=found.at,
        masked=[
            MaskShape(
                original=one.original,
                surrogate=one.surrogate,
                label=one.label,
                what=one.what,
                why=one.why,
                is_name=one.is_name,
                listed=masking.list_of(one.original),
            )
            for one in found.masked
        ],
        said=[SaidShape(role=one.role, own=one.own, sent=one.sent) for one in found.said],
        request=found.request,
        digest=found.digest,
    )


def check_receipt(who: Who, receipt: str) -> Checks:
    """Check a receipt with its proof, here and now."""
    made = receipts.verify(who.house.gate, who.person, receipt)
    items = [CheckTold(check=str(one.check), what=one.what, holds=one.holds) for one in made]
    return Checks(items=items)


async def take_archive(who: Who) -> Response:
    """Take everything along: a ZIP to read offline, with data for programs and all proofs.

    It is made while it is sent. Half of it is no ZIP: a connection that is cut shows. Few are made
    at once, and one for each person; otherwise the answer is 429, and `Retry-After` says when to
    ask again.
    """
    house, person = who.house, who.person
    day = f"{house.clock.now():%Y-%m-%d}"
    return Pieces(
        partial(archive, house.gate, house.keys, person),
        place=who.desk.guard.limits.archives.take(person),
        still=still_of(who.caller, house),
        stopping=who.desk.stopping,
        media_type=_Zip.media_type,
        headers=_attached(f"troth-{day}.zip"),
    )


def erase(who: Who, response: Response, asked: AskedErasure) -> Certificate:
    """Erase the person: every row, every key. It cannot be undone.

    Whoever has a passphrase must say it: an open browser or a lost key is not enough. Then
    every place is searched for a trace, and the certificate says what was found. Old copies
    do not open any more.
    """
    person = who.person
    _must_be_sure(who, asked)
    certificate = who.house.erase(person)
    response.headers.update(cookie("", seconds=0))
    response.headers["clear-site-data"] = '"cache", "storage"'
    signed: dict[str, Json] = who.house.gate.sign(certificate.told(), form=CERTIFICATE)
    return Certificate(complete=certificate.complete, certificate=signed)


def _must_be_sure(who: Who, asked: AskedErasure) -> None:
    """Raise BadInput or TooMany unless the person's passphrase was said, if there is one."""
    account = who.house.sign_in.of(who.person)
    if account is None:
        return
    try:
        who.house.sign_in.prove(who.person, asked.passphrase or "")
    except NotSignedIn:
        raise BadInput(_WRONG, param="passphrase") from None


def _names(who: Who) -> Names:
    """Return what the person calls their keys and browsers, by id."""
    house, person = who.house, who.person
    keys: dict[str, str] = {str(one.id): one.label for one in house.keys.of(person)}
    return keys | {str(one.id): one.label for one in house.sessions.of(person)}


def _use(one: timeline.Item) -> UseShape:
    return UseShape(
        number=one.seq,
        at=one.at,
        event=str(one.event),
        kind=one.kind.value,
        purpose=one.purpose,
        title=one.title,
        sentence=one.sentence,
        outcome=one.outcome,
        receipt=one.receipt,
        count=one.count,
    )


def _entry(one: receipts.Entry) -> EntryShape:
    return EntryShape(
        number=one.seq, index=one.index, at=one.at, event=str(one.event), sentence=one.sentence
    )


def _number(mark: str) -> int:
    """Return the number in a cursor. Raises BadInput for one that was made up."""
    if not mark.isascii() or not mark.isdecimal() or not 0 < len(mark) < 16 or int(mark) < 1:
        raise cursors.unknown()
    return int(mark)


def _moment(text: str | None, param: str) -> datetime | None:
    """Read a moment. Raises BadInput."""
    if text is None:
        return None
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):  # no such day, or outside of what can be counted
        pass
    message = f"`{param}` is a moment, written as in 2026-11-21T19:30:00Z (RFC 3339)."
    raise BadInput(message, param=param)


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/uses", endpoint=list_uses, need=_SEE, tag=_TAG),
    Address(method="GET", path="/api/uses/days", endpoint=count_days, need=_SEE, tag=_TAG),
    Address(
        method="GET", path="/api/receipts/{receipt}", endpoint=read_receipt, need=_OPEN, tag=_TAG
    ),
    Address(
        method="GET",
        path="/api/receipts/{receipt}/proof",
        endpoint=take_proof,
        need=_OPEN,
        tag=_TAG,
        forms=(_File,),
    ),
    Address(
        method="GET",
        path="/api/receipts/{receipt}/left",
        endpoint=read_left,
        need=_OPEN,
        tag=_TAG,
    ),
    Address(
        method="GET",
        path="/api/receipts/{receipt}/checks",
        endpoint=check_receipt,
        need=_SEE,
        tag=_TAG,
    ),
    Address(
        method="POST",
        path="/api/archive",
        endpoint=take_archive,
        need=_OPEN,
        tag=_TAG,
        forms=(_Zip,),
    ),
    Address(
        method="POST",
        path="/api/erase",
        endpoint=erase,
        need=_ERASE,
        tag=_TAG,
        repeats=True,
    ),
)
