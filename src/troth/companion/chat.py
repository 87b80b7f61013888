"""One answer of a companion, from the question to the receipt.

    crisis words? → the card answers, never the model
    room `companion.reply` → disclosure, what was said before, persona → sent by the one door
    → released piece by piece → room `companion.history`, if that is allowed: kept → done

The last thing yielded is a `Reply`; what it says was kept is on the disk. Whoever stops
listening in the middle stops the model, and nothing of that answer is kept.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from troth import clock as clock_text
from troth.companion import disclosure
from troth.companion.persona import PERSONAS, Persona, system_text
from troth.companion.turn import Country, Name, Place, Turn, place
from troth.errors import BadInput, NotFound, Refused, TooLarge
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.gate.send import Draft
from troth.guard import crisis, crisis_card
from troth.guard.crisis import Crisis
from troth.guard.release import Releaser, notice
from troth.guard.resources import Resources
from troth.guard.rule import Severity
from troth.providers.base import Done, Provider, Role, Usage
from troth.settings import Settings
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    Clear,
    PersonId,
    PurposeId,
    Reason,
    Shown,
    new_id,
)

RECALLED = 20
"""How many kept turns go before a new message."""
LOOKED_AT = 200
"""Among how many of the newest kept turns a talk is looked for."""
_MOST_TALKS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a face asks of a companion.

    messages: oldest first, the last one the person's. recall: put kept turns of this talk
    before them, but for those that the messages bring themselves (a client that sends the
    whole talk says no).
    """

    companion: str
    messages: tuple[tuple[Role, Clear], ...]
    conversation: str | None = None
    recall: bool = False
    max_tokens: int | None = None
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How an answer ended. `receipt` names the ledger's leaf of what was sent, if anything was."""

    conversation: str
    finish: str
    usage: Usage
    model: str
    demo: bool
    kept: Sequence[int] = ()
    receipt: str | None = None


class Companion:
    """Answers, through rooms only."""

    def __init__(
        self,
        gate: Gate,
        provider: Provider,
        *,
        settings: Settings,
        load_resources: Callable[[], Resources],
    ) -> None:
        self._gate = gate
        self._provider = provider
        self._settings = settings
        self._load_resources = load_resources
        self._told_at: dict[tuple[PersonId, str], datetime] = {}

    @property
    def personas(self) -> Sequence[Persona]:
        """The companions that can be asked."""
        return PERSONAS

    def persona(self, companion: str) -> Persona:
        """Return a companion by id. Raises NotFound."""
        for one in PERSONAS:
            if one.id == companion:
                return one
        names = ", ".join(one.id for one in PERSONAS)
        message = f"There is no companion of that name here. There is: {names}."
        raise NotFound(message)

    def has_talk(self, person: PersonId, conversation: str) -> bool:
        """Say whether the person has a talk of that id; where nothing is kept, nobody can know."""
        if not self._gate.may(person, COMPANION_HISTORY):
            return True
        with self._gate.enter(person, COMPANION_HISTORY) as room:
            return any(
                found.record.conversation == conversation
                for last in (LOOKED_AT, None)  # most ask for one of their newest
                for found in room.read(Turn, last=last)
            )

    def drop_gone(self) -> None:
        """Forget in memory who was erased. A server calls this each second."""
        for person, persona in list(self._told_at):
            if self._gate.may(person, ACCOUNT_RUN).reason is Reason.UNKNOWN_PERSON:
                self._told_at.pop((person, persona), None)

    def warm(self) -> None:
        """Do once what the first answer would otherwise wait for."""
        crisis.assess([" "])

    async def reply(
        self, person: PersonId, question: Question
    ) -> AsyncGenerator[Shown | Reply, None]:
        """Answer, piece by piece; the last thing is a `Reply`. Close it on every path.

        Raises NotFound (companion), BadInput, TooLarge, Refused, Unconfigured (no model, or no
        crisis protocol: then there is no chat), and what gate and provider raise.
        """
        persona = self.persona(question.companion)
        self._check(question)
        resources = self._load_resources()
        found, card = await self._hear(person, question, resources)
        # A demo model is never asked about danger: what it makes up may hurt.
        if found.is_grave or (card and self._provider.demo):
            yield notice(card)
            yield await self._keep(person, question, card, finish="stop", usage=_NOTHING)
            return
        answer = self._answer(person, question, persona, resources=resources, after=card)
        async with aclosing(answer) as parts:
            async for part in parts:
                yield part

    def _check(self, question: Question) -> None:
        if not question.messages or question.messages[-1][0] != "user":
            message = "The last message must be the person's."
            raise BadInput(message, param="messages")
        limit = self._settings.message_limit_bytes
        for _, text in question.messages:
            if len(text.text.encode("utf-8", "surrogatepass")) > limit:
                message = f"A message may have up to {limit} bytes. Send it in parts."
                raise TooLarge(message, param="messages")

    async def _hear(
        self, person: PersonId, question: Question, resources: Resources
    ) -> tuple[Crisis, str]:
        """Look for signs of danger, and write the card for them; empty if there is none."""
        async with await self._enter(person, CRISIS_SAFETY) as room:
            before = _recalled(room, question) if question.recall else ()
            talk = (*before, *question.messages)
            said = [text.text for role, text in talk if role == "user"]
            found = await asyncio.to_thread(crisis.assess, said)
            if found.severity is Severity.NONE:
                room.note("looked for danger: none")
                return found, ""
            room.note(f"crisis card shown: {found.severity}")
            lives = room.read(Country, last=1)
            country = lives[-1].record.country if lives else self._settings.country
            return found, crisis_card.card(
                found, resources, country=country, language=self._settings.language
            )

    async def _answer(
        self,
        person: PersonId,
        question: Question,
        persona: Persona,
        *,
        resources: Resources,
        after: str,
    ) -> AsyncGenerator[Shown | Reply, None]:
        done = Done(finish="stop", usage=_NOTHING)
        shown: list[str] = []
        async with await self._enter(person, COMPANION_REPLY) as room:
            before = _recalled(room, question) if question.recall else ()
            opening = self._opening(person, question, persona, begins=not before)
            if opening:
                shown.append(opening)
                yield notice(opening)
            told = system_text(persona, name_of_person=_name(room))
            said = _without_cards((*before, *question.messages), resources)
            draft = self._draft(question, told, said)
            releaser = Releaser()
            async with aclosing(room.send(self._provider, draft)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Done):
                        done = piece
                        break
                    for part in releaser.feed(piece):
                        shown.append(part.text)
                        yield part
            for part in [*releaser.finish(), *([notice(f"\n\n{after}")] if after else [])]:
                shown.append(part.text)
                yield part
        reply = await self._keep(
            person, question, "".join(shown), finish=done.finish, usage=done.usage
        )
        if opening:
            self._remember_told(person, persona)
        yield replace(reply, receipt=room.receipt)

    def _remember_told(self, person: PersonId, persona: Persona) -> None:
        while len(self._told_at) >= _MOST_TALKS:
            self._told_at.pop(next(iter(self._told_at)))
        self._told_at[person, persona.id] = self._gate.clock.now()

    def _draft(self, question: Question, system: str, said: Sequence[tuple[Role, Clear]]) -> Draft:
        limit = self._settings.answer_limit_tokens
        return Draft(
            messages=(("system", Clear(system)), *said),
            max_tokens=min(question.max_tokens or limit, limit),
            temperature=question.temperature,
            stop=question.stop,
            seed=question.seed,
        )

    def _opening(
        self, person: PersonId, question: Question, persona: Persona, *, begins: bool
    ) -> str:
        """Say that this is an AI: when a talk begins, and every three hours of it."""
        begins = begins and all(role != "assistant" for role, _ in question.messages)
        told_at = self._told_at.get((person, persona.id))
        if not begins and not disclosure.due(told_at, self._gate.clock.now()):
            return ""
        return disclosure.prefix(
            persona,
            demo=self._provider.demo,
            begins=begins,
            language=self._settings.language,
        )

    async def _keep(
        self, person: PersonId, question: Question, answer: str, *, finish: str, usage: Usage
    ) -> Reply:
        """Keep what is new of the talk, if the person allows that, and say how it ended."""
        found = Place(conversation=question.conversation or new_id("cnv"), is_new=True)
        kept: list[int] = []
        if self._gate.may(person, COMPANION_HISTORY):
            # A yes taken back just now spoils no answer that was given already.
            with suppress(Refused):
                async with await self._enter(person, COMPANION_HISTORY) as room:
                    found = self._place(room, question) or found
                    for turn in self._turns(question, answer, found):
                        room.keep(turn)
                kept = room.kept
        return Reply(
            conversation=found.conversation,
            finish=finish,
            usage=usage,
            model=self._provider.name,
            demo=self._provider.demo,
            kept=kept,
        )

    def _place(self, room: Room, question: Question) -> Place | None:
        turns = [found.record for found in room.read(Turn, last=LOOKED_AT)]
        if question.conversation is not None:
            turns = [turn for turn in turns if turn.conversation == question.conversation]
        before = [(role, text.text) for role, text in question.messages[:-1]]
        return place(turns, before, question.messages[-1][1].text)

    def _turns(self, question: Question, answer: str, where: Place) -> Sequence[Turn]:
        at = clock_text.text(self._gate.clock.now())
        asked = question.messages[-1][1].text
        told = Turn(text=answer, role="assistant", at=at, conversation=where.conversation)
        if not where.is_new:
            return [told]
        return [Turn(text=asked, role="user", at=at, conversation=where.conversation), told]

    async def _enter(self, person: PersonId, purpose: PurposeId) -> Room:
        return await asyncio.to_thread(self._gate.enter, person, purpose)


_NOTHING = Usage(prompt_tokens=0, completion_tokens=0)


def _without_cards(
    messages: tuple[tuple[Role, Clear], ...], resources: Resources
) -> tuple[tuple[Role, Clear], ...]:
    """Leave out earlier crisis cards: a model that reads one may make up numbers like those."""
    return tuple(
        (role, text)
        for role, text in messages
        if role != "assistant" or not crisis_card.is_card(text.text, resources)
    )


def _name(room: Room) -> str | None:
    found = room.read(Name, last=1)
    return found[-1].record.name if found else None


def _recalled(room: Room, question: Question) -> tuple[tuple[Role, Clear], ...]:
    """Return the newest kept turns of this talk, oldest first."""
    if question.conversation is None:
        return ()
    turns = [found.record for found in room.read(Turn, last=LOOKED_AT)]
    talk = [(turn.role, turn.text) for turn in turns if turn.conversation == question.conversation]
    again = [(role, text.text) for role, text in question.messages[:-1]]
    kept = talk[: len(talk) - _overlap(talk, again)]
    return tuple((role, Clear(text)) for role, text in kept[-RECALLED:])


def _overlap(talk: Sequence[tuple[str, str]], again: Sequence[tuple[str, str]]) -> int:
    """Say how many of the newest kept turns the question itself brings once more."""
    longest = min(len(talk), len(again))
    return next((size for size in range(longest, 0, -1) if talk[-size:] == again[-size:]), 0)
