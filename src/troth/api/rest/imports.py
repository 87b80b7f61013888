"""`/api/imports`: talks from other services: looked at first, then brought in, and undone in one.

A file is sent as it is. Nothing of it is kept until it is begun, and what is brought in never
counts as something that a companion of Troth said.
"""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.clock import text
from troth.companion.imports.belongings import STAYS
from troth.companion.imports.carried import THINGS, Group
from troth.companion.imports.desk import MOST_BYTES, Waiting
from troth.companion.imports.kept import NO_SUCH, Held, services_of
from troth.companion.imports.look import Entry, Look
from troth.companion.imports.shape import LEFT, MOST_CONVERSATIONS
from troth.errors import BadInput, NotFound
from troth.front.body import BodyTooLarge, read_bytes
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_HISTORY, Clear

_SEE: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Imports"
_BYTES: Final = "application/octet-stream"
_MOST_SHOWN: Final = 2_000


class EntryShape(Told):
    """One conversation of a file."""

    number: int = Field(description="By which it is chosen.")
    service: str
    title: str
    messages: int = Field(description="How many can be kept, those of other branches too.")
    fresh: int = Field(description="How many of them are not here yet.")
    letters: int
    first_at: str | None
    last_at: str | None


class LeftShape(Told):
    """Something that is left out."""

    why: Literal["orders", "tools", "thoughts", "hidden", "files", "empty", "long"]
    says: str
    count: int


class SignatureShape(Told):
    """Whether an archive of Troth's own is whole, and who signed it."""

    seal: Literal["here", "elsewhere", "changed"] = Field(
        description="`changed`: only its talks can come in, and only with `changed` at the begin."
    )
    key: str = Field(description="The name and id of the key; empty: no signature is right.")
    person: str = Field(description="Whose archive it is, by their id there.")
    made: str
    changed: list[str] = Field(description="The first files that are not as they were signed.")
    changed_files: int


class CarriedShape(Told):
    """Something beside talks that comes in."""

    what: Literal["facts", "waiting", "barred", "companions", "levels"]
    says: str
    count: int
    fresh: int = Field(description="How many of them are not here yet.")
    needs: str | None = Field(description="The purpose without whose yes it stays out.")


class StaysShape(Told):
    """Something of an archive that is left where it is."""

    what: str
    says: str
    count: int


class BadRow(Told):
    """A row that cannot be read: where it stands, never what is in it."""

    where: str
    why: str


class ImportShape(Told):
    """One import: a file that was looked at, or what was brought in."""

    id: str
    state: Literal["looked", "running", "begun", "done", "stopped", "failed"] = Field(
        description="`begun`: it was cut off, or another process is at it."
    )
    why: str = Field(description="Why it failed; empty: it did not.")
    services: list[str]
    at: str | None = Field(description="When it was brought in; null: it is not yet.")
    talks: int
    messages: int
    fresh: int = Field(description="Of what was looked at: how many messages are not here yet.")
    kept: int = Field(description="How many messages of it are here by now.")
    facts: int = Field(description="How many facts came in with it.")
    companions: int = Field(description="How many companions came in with it.")
    items: list[EntryShape]
    signature: SignatureShape | None = Field(description="Of an archive of Troth's own.")
    carried: list[CarriedShape]
    stays: list[StaysShape]
    left: list[LeftShape]
    bad: int = Field(description="How many rows cannot be read.")
    problems: list[BadRow] = Field(description="The first of them.")


class Imports(Told):
    """What waits or is under way, and what was brought in, the newest first."""

    waiting: ImportShape | None
    items: list[ImportShape]


class ForgottenImport(Told):
    """What was forgotten."""

    messages: int
    facts: int
    companions: int


class AskedBegin(Asked):
    """Which conversations to bring in, and what beside them."""

    only: list[Annotated[int, Field(ge=1, le=MOST_CONVERSATIONS)]] | None = Field(
        default=None, max_length=MOST_CONVERSATIONS, description="Their numbers; null: all."
    )
    also: list[Literal["memory", "companions", "levels"]] | None = Field(
        default=None,
        max_length=3,
        description="What beside talks; null: all, or nothing where `only` is given.",
    )
    changed: bool = Field(
        default=False, description="Take talks of an archive that was changed, knowing it."
    )


def list_imports(who: Who) -> Imports:
    """List what waits to be chosen from, and what was brought in and is not forgotten."""
    desk = who.house.imports
    waiting = desk.waiting(who.person)
    held = desk.every(who.person)
    return Imports(
        waiting=_waiting(waiting, start=0, limit=0) if waiting else None,
        items=[_held(one) for one in held],
    )


async def look_at_import(who: Who) -> ImportShape:
    """Look at a file before anything of it is kept.

    Send its bytes as they are: a ZIP, JSON or JSON lines. It waits in memory for half an hour.
    """
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  # only here

    kind = who.request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _BYTES:
        message = f"Send the file itself, with the header Content-Type: {_BYTES}."
        raise BadInput(message, param="Content-Type")
    try:
        data = await read_bytes(who.request, MOST_BYTES)
    except BodyTooLarge:
        message = f"A file may have up to {MOST_BYTES} bytes here. Larger ones: troth import FILE"
        raise BodyTooLarge(message) from None
    found = await run_in_threadpool(who.house.imports.look, who.person, data)
    return _waiting(found, start=0, limit=_MOST_SHOWN)


def read_import(
    who: Who,
    imported: str,
    start: Annotated[int, Query(ge=0, le=MOST_CONVERSATIONS, description="Leave out so many.")] = 0,
    limit: Annotated[
        int, Query(ge=1, le=_MOST_SHOWN, description="How many conversations to list.")
    ] = _MOST_SHOWN,
) -> ImportShape:
    """Read what is in a file that waits, how far an import is, or what it brought in."""
    desk = who.house.imports
    waiting = desk.waiting(who.person)
    if waiting is not None and waiting.name == imported:
        return _waiting(waiting, start=start, limit=limit)
    for one in desk.every(who.person):
        if one.told.id == imported:
            return _held(one)
    raise NotFound(NO_SUCH)


def begin_import(who: Who, imported: str, asked: AskedBegin) -> ImportShape:
    """Begin to bring in what was chosen. It goes on by itself; ask again how far it is."""
    found = who.house.imports.begin(
        who.person,
        imported,
        only=asked.only,
        also=None if asked.also is None else [Group(one) for one in asked.also],
        knowing=asked.changed,
    )
    return _waiting(found, start=0, limit=0)


def stop_import(who: Who, imported: str) -> ImportShape:
    """Stop an import. What came in by then stays, and can be forgotten with the import."""
    return _waiting(who.house.imports.stop(who.person, imported), start=0, limit=0)


def forget_import(who: Who, imported: str) -> ForgottenImport:
    """Undo an import: forget all that it brought in, for good. Needs no yes."""
    gone = who.house.imports.forget(who.person, imported)
    return ForgottenImport(messages=gone.messages, facts=gone.facts, companions=gone.companions)


def _waiting(one: Waiting, *, start: int, limit: int) -> ImportShape:
    look = one.look
    return ImportShape(
        id=one.name,
        state=one.standing,
        why=one.why,
        services=list(look.services),
        at=None,
        talks=len(look.entries),
        messages=look.messages,
        fresh=look.fresh,
        kept=one.progress.kept if one.progress else 0,
        facts=len(one.progress.brought.facts) if one.progress else 0,
        companions=len(one.progress.brought.companions) if one.progress else 0,
        items=[_entry(entry) for entry in look.entries[start : start + limit]],
        signature=_signature(look),
        carried=[
            CarriedShape(
                what=each.thing.value,
                says=THINGS[each.thing],
                count=each.count,
                fresh=each.fresh,
                needs=each.needs,
            )
            for each in look.carried
        ],
        stays=[
            StaysShape(what=what, says=STAYS[what], count=count)
            for what, count in look.stays.items()
        ],
        left=[
            LeftShape(why=why.value, says=LEFT[why], count=count)
            for why, count in look.left.items()
        ],
        bad=look.bad,
        problems=[BadRow(where=row.where, why=row.why) for row in look.problems],
    )


def _held(one: Held) -> ImportShape:
    return ImportShape(
        id=one.told.id,
        state=one.told.state,
        why="",
        services=list(services_of(one.told)),
        at=one.told.at,
        talks=one.talks,
        messages=one.messages,
        fresh=0,
        kept=one.messages,
        facts=len(one.brought.facts),
        companions=len(one.brought.companions),
        items=[],
        signature=None,
        carried=[],
        stays=[],
        left=[],
        bad=0,
        problems=[],
    )


def _signature(look: Look) -> SignatureShape | None:
    signed = look.signature
    if signed is None:
        return None
    return SignatureShape(
        seal=signed.seal.value,
        key=signed.key,
        person=signed.person,
        made=signed.made,
        changed=list(signed.changed),
        changed_files=signed.count,
    )


def _entry(one: Entry) -> EntryShape:
    return EntryShape(
        number=one.number,
        service=one.service,
        title=own(Clear(one.title)).text,
        messages=one.messages,
        fresh=one.fresh,
        letters=one.letters,
        first_at=text(one.first) if one.first else None,
        last_at=text(one.last) if one.last else None,
    )


_ALL: Final = "/api/imports"
_ONE: Final = "/api/imports/{imported}"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path=_ALL, endpoint=list_imports, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path=_ALL,
        endpoint=look_at_import,
        need=_CHANGE,
        tag=_TAG,
        status=201,
        takes=_BYTES,
    ),
    Address(method="GET", path=_ONE, endpoint=read_import, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path=f"{_ONE}/begin",
        endpoint=begin_import,
        need=_CHANGE,
        tag=_TAG,
        status=202,
    ),
    Address(method="POST", path=f"{_ONE}/stop", endpoint=stop_import, need=_CHANGE, tag=_TAG),
    Address(method="DELETE", path=_ONE, endpoint=forget_import, need=_FORGET, tag=_TAG),
)
