"""The one door out.

Only a room can use it, and the way is fixed:

    recipient allowed → consent live → veil → ledger → provider → consent live → restore → back

The receipt (a `disclosed` leaf) is on the disk before the first byte goes, together with what
goes, and is closed with the room. If it cannot be written, nothing goes. While the answer
comes, each piece is handed over only after the room's grant was looked at once more: a yes
that is taken back in the middle of a word stops the model, and nothing more is shown.

A model on this machine gets the words as they are. Everybody else gets them masked, and only
what this person, this purpose and this day allow: see `gate.outside`. What a provider did not
take is offered to it again, a few times at most; each time is decided anew and has a receipt
of its own.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar, cast

from troth.crypto.digest import sha256
from troth.errors import ProviderBusy, ProviderFailed, Refused, TrothError
from troth.gate import veiling
from troth.gate.recipients import LOCAL_MODEL
from troth.gate.to_the_end import at_once, to_the_end, written
from troth.gate.veiling import Veiling
from troth.ledger.leaf import Event
from troth.providers.base import (
    Ask,
    CallPiece,
    Done,
    FirstByte,
    Message,
    Piece,
    Provider,
    Role,
    Shared,
)
from troth.store.sqlite import Unit
from troth.words import Clear, Json, Level, Reason, Unguarded

if TYPE_CHECKING:
    from troth.gate.rooms import Room

T = TypeVar("T")
LOOK_SECONDS: Final = 0.2
"""How long a yes that was taken back can go unseen while a model is silent."""
TRIES: Final = 3
"""How often a provider that has no place is asked, in all."""
FIRST_PAUSE_SECONDS: Final = 0.5
PATIENCE_SECONDS: Final = 10.0
"""A provider that wants to be asked later than this is not waited for."""
Heard: TypeAlias = Unguarded | CallPiece | Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the companion wants to ask, before the veil.

    sensitive: `ask` stops before words about health, love, faith or origin in the last message
    go to others (raises SensitiveWords); `send` lets them go, masked like the rest.
    memories: the numbers of earlier messages that are quoted in it, for the receipt.
    names: what is masked besides, where it leaves this machine.
    """

    messages: tuple[tuple[Role, Clear] | Message, ...]
    max_tokens: int
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None
    tools: tuple[Json, ...] = field(default=(), repr=False)
    tool_choice: Json = field(default=None, repr=False)
    parallel: bool | None = None
    sensitive: Literal["ask", "send"] = "ask"
    memories: tuple[int, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)

    def ask(self) -> Ask:
        """Return it as providers take it."""
        return Ask(
            messages=tuple(
                one if isinstance(one, Message) else Message(*one) for one in self.messages
            ),
            max_tokens=self.max_tokens,
            temperature=self.temperature,
            stop=self.stop,
            seed=self.seed,
            tools=self.tools,
            tool_choice=self.tool_choice,
            parallel=self.parallel,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What was decided of a draft, and what goes; or why nothing does."""

    level: Level = Level.BLOCKED
    veiled: Veiling | None = None
    error: TrothError | None = None

    def taken(self) -> tuple[Level, Veiling]:
        """Return it. Raises what deciding raised."""
        if self.veiled is None:
            assert self.error is not None
            raise self.error
        return self.level, self.veiled


def make_ready(room: "Room", provider: Provider, draft: Draft) -> Ready:
    """Decide, and mask, for the first try of `send`, which tells what is wrong with it."""
    try:
        level, veiled = _decide(room, provider, draft)
    except TrothError as error:
        return Ready(error=error)
    return Ready(level=level, veiled=veiled)


async def send(
    room: "Room",
    provider: Provider,
    draft: Draft,
    *,
    behind: "Room | None" = None,
    ready: Ready | None = None,
) -> AsyncGenerator[Heard, None]:
    """Send `draft` and yield what comes back.

    behind: a room that led to this one. Its end is written with the first receipt, before it.
    ready: what `make_ready` made of this draft just now, for the first try.
    Raises Refused (before or in the middle), SensitiveWords, VeilBroken, LedgerFailed or
    StoreFailed (nothing was sent), and what the provider raises.
    """
    for attempt in range(1, TRIES + 1):
        if ready is None:
            ready = await asyncio.to_thread(make_ready, room, provider, draft)
        level, veiled = ready.taken()
        ready = None
        try:
            facts = _facts(provider, veiled, level, draft)
            async with aclosing(_once(room, provider, veiled, facts=facts, behind=behind)) as heard:
                async for one in heard:
                    yield one
            return
        except ProviderBusy as busy:
            wait = _pause(busy, attempt)
            if level is Level.LOCAL or wait is None or veiled.is_answered:
                raise
        # What is decided meanwhile closes the receipt of this try: `withdrawn`, not `busy`.
        await _wait(room, wait)
        await at_once(room.gate.store, lambda: room.gate.recipients.check(room, provider))
        await _leave_it(room)


def _decide(room: "Room", provider: Provider, draft: Draft) -> tuple[Level, Veiling]:
    """Decide whether it may go, and make what goes: anew for each try, as things stand then."""
    level = room.gate.recipients.check(room, provider)
    room.check()
    if level is Level.LOCAL:
        return level, veiling.as_it_is(provider, draft.ask())
    return level, veiling.masked(room, provider, draft, level=level)


async def _once(
    room: "Room",
    provider: Provider,
    veiled: Veiling,
    *,
    facts: dict[str, Json],
    behind: "Room | None",
) -> AsyncGenerator[Heard, None]:
    """Send once, and yield what comes back."""

    async def first_byte() -> None:
        await _disclose(room, provider, facts, veiled, behind)

    async with aclosing(_asked(room, provider, veiled, first_byte)) as stream:
        looking = _Looking(room)
        try:
            while (piece := await looking.next(stream)) is not None:
                veiled.is_answered = True
                if isinstance(piece, Done):
                    break
                if isinstance(piece, Piece):
                    veiled.came_back += len(piece.text.text)
                    room.mark_sent({"came_back": veiled.came_back})
                for one in veiled.restored(piece):
                    yield one
        except ProviderFailed:
            room.check()
            for one in veiled.rest():  # what is held back was said: it is shown before the error
                yield one
            raise
        finally:
            looking.stop()
        for one in veiled.rest():
            yield one
        if piece is not None:
            room.mark_sent({"finish": piece.finish, "tokens": piece.usage.completion_tokens})
            yield piece


def _asked(
    room: "Room", provider: Provider, veiled: Veiling, first_byte: FirstByte
) -> AsyncGenerator[Piece | CallPiece | Done, None]:
    """Ask, in the person's own line if people share the model."""
    if hasattr(provider, "stream_for"):  # as `isinstance` asks, in a tenth of its time
        shared = cast("Shared", provider)
        return shared.stream_for(room.grant.person, veiled.request, first_byte=first_byte)
    return provider.stream(veiled.request, first_byte=first_byte)


def _facts(provider: Provider, veiled: Veiling, level: Level, draft: Draft) -> dict[str, Json]:
    """Return what the receipt says of what goes: counts, and a digest to check against."""
    text = veiled.request.text
    facts: dict[str, Json] = {
        "recipient": LOCAL_MODEL if level is Level.LOCAL else provider.id,
        "model": provider.id,
        "messages": veiled.messages,
        "characters": len(text),
        "digest": sha256(text.encode()),
    }
    if level is not Level.LOCAL:
        facts |= {"model": provider.name, "level": str(level), "masked": len(veiled.masks)}
    facts |= {"tools": len(draft.tools)} if draft.tools else {}
    return facts | ({"memories": [*draft.memories]} if draft.memories else {})


async def _leave_it(room: "Room") -> None:
    """Close the receipt of a try that was not answered, so that the next has one of its own."""
    await to_the_end(room.close_sending)


async def _disclose(
    room: "Room",
    provider: Provider,
    facts: dict[str, Json],
    veiled: Veiling,
    behind: "Room | None",
) -> None:
    """Write the receipt with what goes, and let the room know: what is open must be closed.

    Decides once more: the recipient just before, since masking and connecting took their time,
    and the consent inside the transaction that writes it.
    """

    def check() -> None:
        room.check()
        level = room.gate.recipients.check(room, provider)
        if veiled.left is not None and not level.meets(Level(veiled.left.level)):
            room.refuse(Reason.NOT_TRUSTED_ENOUGH)  # less than the words were masked for

    def disclose(unit: Unit) -> None:
        purpose = room.grant.purpose
        state, verdict, common = room.gate.still_allowed(unit, room.state, purpose)
        if state is None or not verdict:
            raise Refused.by(verdict, purpose)
        receipt = room.gate.write_leaf(unit, state, Event.DISCLOSED, purpose, dict(facts)).id
        if veiled.left is not None:
            room.gate.keep(unit, state, replace(veiled.left, receipt=receipt), common)
        # By the writer, so that the room knows of it also if we are left just now.
        unit.after_commit(lambda: room.mark_sent({"receipt": receipt, **facts}))

    await at_once(room.gate.store, check)
    await written(room.gate.store, [*(behind.ends() if behind else ()), disclose])
    veiled.note_kept()
    asyncio.get_running_loop().call_soon(veiled.get_ready)  # while the answer is waited for


def _pause(busy: ProviderBusy, attempt: int) -> float | None:
    """Return how many seconds to wait before the next try; None: there is none.

    Without word from the provider, a random part of 0.5 s, doubled with each try: so that many
    who were turned away together do not come back together.
    """
    if attempt == TRIES:
        return None
    if busy.retry_after is not None:
        return busy.retry_after if busy.retry_after <= PATIENCE_SECONDS else None
    longest: float = FIRST_PAUSE_SECONDS * 2 ** (attempt - 1)
    return longest * secrets.randbelow(1001) / 1000


async def _wait(room: "Room", seconds: float) -> None:
    """Wait, and ask the room again and again meanwhile. Raises Refused."""
    ends = asyncio.get_running_loop().time() + seconds
    while (left := ends - asyncio.get_running_loop().time()) > 0:
        room.check()
        await asyncio.sleep(min(left, LOOK_SECONDS))
    room.check()


class _Looking:
    """Asks a room again and again while a model is waited for, and ends the wait once it says no.

    So a yes that is taken back stops a model that says nothing, too. Done by the loop itself, and
    by one timer for a whole answer: a task, or a timer, for each piece would cost more than the
    piece.
    """

    def __init__(self, room: "Room") -> None:
        self._room = room
        self._waiting: asyncio.Task[object] | None = None
        self._error: Exception | None = None
        self._next = asyncio.get_running_loop().call_later(LOOK_SECONDS, self._look)

    async def next(
        self, stream: AsyncGenerator[Piece | CallPiece | Done, None]
    ) -> Piece | CallPiece | Done | None:
        """Return the next piece, or None at the end. Raises Refused, and what the stream raises."""
        task = self._waiting = asyncio.current_task()
        assert task is not None
        before = task.cancelling()
        try:
            piece = await anext(stream, None)
        except asyncio.CancelledError:
            error = self._said_no(task, before)
            if error is not None:
                raise error from None
            raise
        finally:
            self._said_no(task, before)
            self._waiting = None
        self._room.check()
        return piece

    def _said_no(self, task: "asyncio.Task[object]", before: int) -> Exception | None:
        """Return why the wait was ended, unless somebody else ended it as well."""
        error, self._error = self._error, None
        return None if error is not None and task.uncancel() > before else error

    def _look(self) -> None:
        if self._waiting is not None:  # with a piece at hand the room was asked just now
            try:
                self._room.check()
            except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where we wait
                self._error = error
                self._waiting.cancel()
                return
        self._next = asyncio.get_running_loop().call_later(LOOK_SECONDS, self._look)

    def stop(self) -> None:
        """Look no more."""
        self._next.cancel()
