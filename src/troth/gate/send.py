"""The one door out.

Only a room can use it, and the way is fixed:

    recipient allowed → consent live → veil → ledger → provider → consent live → back

The receipt (a `disclosed` leaf) is on the disk before the first byte goes, and is closed
with the room. If it cannot be written, nothing goes. While the answer comes, each piece is
handed over only after the room's grant was looked at once more: a yes that is taken back
in the middle of a word stops the model, and nothing more is shown.

So far only models on this machine may be sent to. What leaves the machine must be veiled,
and there is no veil yet; so every other recipient is refused here.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from troth.crypto.digest import sha256
from troth.errors import Refused
from troth.ledger.leaf import Event
from troth.providers.base import Ask, Done, Message, Piece, Provider, Role
from troth.store.sqlite import Unit
from troth.words import Clear, Json, Level, Reason, Unguarded, Veiled

if TYPE_CHECKING:
    from troth.gate.rooms import Room

LOOK_SECONDS = 0.25
"""How long a yes that was taken back can go unseen while a model is silent."""
RECIPIENT = {Level.LOCAL: "local_model"}
"""The registry's name for a provider of each level that may be sent to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the companion wants to ask, before the veil."""

    messages: tuple[tuple[Role, Clear], ...]
    max_tokens: int
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None


async def send(
    room: "Room", provider: Provider, draft: Draft
) -> AsyncGenerator[Unguarded | Done, None]:
    """Send `draft` and yield what comes back.

    Raises Refused (before or in the middle), LedgerFailed or StoreFailed (nothing was sent),
    and what the provider raises.
    """
    _check_recipient(room, provider)
    room.check()
    ask = _veil(draft)
    facts = _facts(provider, ask)
    await _open_receipt(room, facts)
    characters = 0
    async with aclosing(provider.stream(ask)) as stream:
        while (piece := await _next(stream, room)) is not None:
            if isinstance(piece, Done):
                usage = piece.usage
                room.mark_sent({"finish": piece.finish, "tokens": usage.completion_tokens})
                yield piece
                return
            characters += len(piece.text.text)
            room.mark_sent({"came_back": characters})
            yield piece.text


def _check_recipient(room: "Room", provider: Provider) -> None:
    recipient = RECIPIENT.get(provider.level)
    if recipient is None or recipient not in room.grant.rule.recipients:
        room.refuse(Reason.RECIPIENT_NOT_COVERED)
    least = room.grant.rule.least_level
    if least is None or not provider.level.meets(least):
        room.refuse(Reason.RECIPIENT_NOT_COVERED)


def _veil(draft: Draft) -> Ask:
    """Let text through as it is: only models on this machine get here."""
    return Ask(
        messages=tuple(Message(role, Veiled(clear.text)) for role, clear in draft.messages),
        max_tokens=draft.max_tokens,
        temperature=draft.temperature,
        stop=draft.stop,
        seed=draft.seed,
    )


def _facts(provider: Provider, ask: Ask) -> dict[str, Json]:
    """Return what the receipt says of the text: counts, and a digest to check against."""
    texts = [message.text.text for message in ask.messages]
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")
    return {
        "recipient": RECIPIENT[provider.level],
        "model": provider.id,
        "messages": len(texts),
        "characters": sum(len(text) for text in texts),
        "digest": sha256(joined),
    }


async def _open_receipt(room: "Room", facts: dict[str, Json]) -> None:
    """Write the receipt, and let the room know of it: what is open must be closed.

    Whoever leaves just now cannot stop the thread that writes, so we wait for it even then.
    """
    writing = asyncio.ensure_future(asyncio.to_thread(_disclose, room, facts))
    left: asyncio.CancelledError | None = None
    while not writing.done():
        try:
            await asyncio.wait({writing})
        except asyncio.CancelledError as error:
            left = error
    if writing.exception() is None:
        room.mark_sent({"receipt": writing.result(), **facts})
    if left is not None:
        raise left
    writing.result()


async def _next(stream: AsyncGenerator[Piece | Done, None], room: "Room") -> Piece | Done | None:
    """Return the next piece, or None at the end; ask the room again and again meanwhile.

    So a yes that is taken back stops a model that says nothing, too. Raises Refused.
    """
    coming = asyncio.ensure_future(anext(stream, None))
    try:
        while not coming.done():
            await asyncio.wait({coming}, timeout=LOOK_SECONDS)
            room.check()
        return coming.result()
    finally:
        while not coming.done():
            coming.cancel()
            await asyncio.wait({coming})


def _disclose(room: "Room", facts: dict[str, Json]) -> str:
    """Write the receipt. Decides once more inside the transaction that writes it."""

    def write(unit: Unit) -> str:
        purpose = room.grant.purpose
        state, verdict, _ = room.gate.still_allowed(unit, room.state, purpose)
        if state is None or not verdict:
            raise Refused.by(verdict, purpose)
        return room.gate.write_leaf(unit, state, Event.DISCLOSED, purpose, dict(facts)).id

    return room.gate.store.write(write)
