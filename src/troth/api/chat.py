"""`POST /v1/chat/completions`: from a request to an answer of a companion."""

import asyncio
from collections.abc import AsyncGenerator
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from troth.api import asked, errands, models
from troth.api.events import EventStream
from troth.api.shapes import Envelope
from troth.companion.chat import Reply
from troth.errors import NotFound
from troth.front.body import read_object
from troth.front.relay import Part, Relay
from troth.front.route import caller_of
from troth.front.who import still_of
from troth.gate.to_the_end import at_once
from troth.house import House
from troth.words import Shown


class Chat:
    """Answers chat requests. When `stopping` is set, answers end where they are."""

    def __init__(self, house: House, *, stopping: asyncio.Event) -> None:
        self._house = house
        self._stopping = stopping

    async def complete(self, request: Request) -> Response:
        """Answer, whole or as a stream. Raises what Troth raises, and ClientDisconnect."""
        house = self._house
        caller = caller_of(request)
        person = caller.must_be_somebody()
        body = await read_object(request, limit=house.settings.request_limit_bytes)
        wanted = asked.read(
            body,
            conversation=request.headers.get(asked.HEADER),
            sensitive=request.headers.get(asked.SENSITIVE),
            task=request.headers.get(errands.HEADER),
            memory=request.headers.get(asked.MEMORY),
            chat=asked.chat_of(
                person, [request.headers.get(name, "") for name in asked.CHAT_HEADERS]
            ),
        )
        name, talk = wanted.question.companion, wanted.named
        companion = await at_once(house.store, lambda: models.find(house, name, person))
        if talk and not await asyncio.to_thread(house.companion.has_talk, person, talk):
            message = "There is no such talk. Leave X-Troth-Conversation out to begin a new one."
            raise NotFound(message)
        envelope = Envelope.new(companion.id, at=house.clock.now())
        parts = house.companion.reply(person, wanted.question, still=still_of(caller, house))
        if not wanted.stream:
            return await self._whole(request, parts, envelope)
        return EventStream(
            parts,
            envelope,
            stopping=self._stopping,
            include_usage=wanted.include_usage,
            before=partial(house.before, person),
        )

    async def _whole(
        self, request: Request, parts: AsyncGenerator[Part, None], envelope: Envelope
    ) -> Response:
        whole = _Whole()
        relay = Relay(receive=request.receive, stopping=self._stopping)
        await relay.run(parts, hear=whole.hear, wait=whole.wait)
        told = envelope.whole("".join(whole.shown), whole.reply)
        headers = {"x-troth-receipt": whole.reply.receipt} if whole.reply.receipt else {}
        return JSONResponse(told, headers=headers)


class _Whole:
    """Gathers an answer."""

    reply: Reply

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def hear(self, part: Part) -> None:
        """Take the next part."""
        if isinstance(part, Shown):
            self.shown.append(part.text)
        else:
            self.reply = part

    async def wait(self) -> None:
        """Nothing to say before the answer is whole."""
