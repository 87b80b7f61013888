"""One answer of a companion, from the question to the receipt.

    crisis words? → the card answers, never the model
    room `companion.reply` → disclosure, what was said before, persona → sent by the one door
    → released piece by piece → room `companion.history`, if that is allowed: kept → done

The last thing yielded is a `Reply`; what it says was kept is on the disk. Whoever stops
listening in the middle stops the model, and nothing of that answer is kept. Whoever says
stop keeps what was shown. So does whoever signs out, or ends the key, while the answer comes:
nothing more is shown, and in place of a `Reply` there is an error that says so.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import ExitStack, aclosing, suppress
from dataclasses import replace

from troth.companion import (
    changed,
    commands,
    facts,
    keeping,
    limits,
    minors,
    models,
    own,
    role,
    shelf,
)
from troth.companion.answer import (
    STOPPED,
    Asking,
    Begun,
    First,
    Heard,
    Messages,
    Told,
    asks_of,
    draft_of,
    end_of,
    name_of,
    why_signed_out,
    without_cards,
)
from troth.companion.breaks import Breaks
from troth.companion.commands_done import Answered, Commands
from troth.companion.kept import Keeper
from troth.companion.memory import Memory, Remembered
from troth.companion.models import Model
from troth.companion.persona import PERSONAS, YOURS, Persona, system_text
from troth.companion.question import Question, Reply, check
from troth.companion.stopping import Stopped, until
from troth.companion.talks import Step, Talk
from troth.companion.tools import Calls
from troth.companion.turn import Country
from troth.companion.underway import UnderWay
from troth.errors import (
    NotFound,
    NotSignedIn,
    ProviderFailed,
    SensitiveWords,
    TrothError,
    VeilBroken,
)
from troth.gate.gate import Gate
from troth.gate.rooms import Room, Still
from troth.gate.to_the_end import to_the_end
from troth.gate.veiling import topics_that_stay
from troth.guard import crisis, crisis_card, once
from troth.guard.assess import assess
from troth.guard.release import notice
from troth.guard.resources import Resources
from troth.guard.rule import Severity
from troth.providers.base import CallPiece, Done, Provider, longest_answer
from troth.settings import Settings
from troth.weights.encoders import encoder, is_chosen
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    Clear,
    Level,
    PersonId,
    Reason,
    Shown,
)

__all__ = ["STOPPED", "Companion", "Question", "Reply"]

SHOWN = 200
"""How many messages of a talk are shown at once."""


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
        self.breaks = Breaks(gate.clock, language=settings.language)
        """When the notice that this is an AI was said."""
        self.bounds = limits.Bounds(gate, settings)
        """The limits that hold, and who set them."""
        weights = settings.weights_dir
        self.memory = Memory(
            gate,
            load=lambda: encoder(weights),
            is_chosen=lambda made: is_chosen(made, weights),
        )
        """What comes back of earlier talks."""
        self.memory.facts = lambda asks: facts.lines(gate, asks.person, asks.said)
        self.commands = Commands(gate)
        """What the person orders of memory, in words."""
        self.keeper = Keeper(gate, self.memory, self.commands)
        """What keeps an answer, once it was given."""
        self.under_way = UnderWay()
        """The answers that are being given just now."""

    @property
    def personas(self) -> Sequence[Persona]:
        """The companions that everybody can ask."""
        return PERSONAS

    def personas_of(self, person: PersonId) -> Sequence[Persona]:
        """Return the companions that a person can ask: everybody's, then their own."""
        mine = own.living(self._gate, person)
        return [*PERSONAS, *(Persona(id=one.id, name=one.name, text="") for one in mine)]

    def persona(self, companion: str, *, person: PersonId | None = None) -> Persona:
        """Return a companion by id; of their own where a person is named. Raises NotFound."""
        for one in PERSONAS:
            if one.id == companion:
                return one
        if person is not None and own.is_own(companion):
            return own.persona(self._gate, person, companion)
        names = ", ".join(one.id for one in PERSONAS)
        message = f"There is no companion of that name here. There is: {names}."
        raise NotFound(message)

    # Who answers

    def who_answers(self, person: PersonId) -> Model:
        """Return the model that a person chose, also if it cannot answer now."""
        return models.chosen(self._gate, self._provider, person)

    def models(self, person: PersonId) -> Sequence[Model]:
        """Return every model that a person can choose, the one that comes with Troth first."""
        return models.choices(self._gate, self._provider, person)

    # Talks that are kept

    def has_talk(self, person: PersonId, conversation: str) -> bool:
        """Say whether the person has a talk of that id; where nothing is kept, nobody can know."""
        is_begun = self.commands.has_talk(person, conversation)
        return is_begun or shelf.has(self._gate, person, conversation)

    def talks(self, person: PersonId, *, last: int | None = None) -> list[Talk]:
        """Return the talks of a person that are kept, the newest first. Raises Refused."""
        return shelf.see(self._gate, person, last=last)

    def talk(
        self, person: PersonId, conversation: str, *, at: str | None = None, limit: int = SHOWN
    ) -> Sequence[Step]:
        """Return the last `limit` messages of a talk, oldest first.

        at: the id of a message whose branch is wanted; None: the newest.
        Raises NotFound (nobody's, or somebody else's) and Refused.
        """
        return shelf.take(self._gate, person, conversation, at=at, limit=limit)

    def forget_turn(self, person: PersonId, turn_id: str) -> None:
        """Forget one message for good. What came after it stays, behind what came before it.

        Needs no yes to keeping talks. Raises NotFound.
        """
        shelf.forget_some(self._gate, person, lambda _, own, __: own == turn_id)

    def forget_talk(self, person: PersonId, conversation: str) -> int:
        """Forget a talk for good; return how many messages. As `forget_turn`."""
        return shelf.forget_some(
            self._gate, person, lambda _, __, turn: turn.conversation == conversation
        )

    # Answering

    def notice_due(self, person: PersonId, companion: str) -> str:
        """Return what the next answer has to begin with: that this is an AI. Empty: not due.

        Asking changes nothing: only an answer that says it counts. Raises NotFound.
        """
        persona = self.persona(companion, person=person)
        every, demo = self.bounds.every(person), self.who_answers(person).demo
        return self.breaks.notice(person, persona, every=every, demo=demo)

    def drop_gone(self) -> None:
        """Forget in memory who was erased. A server calls this each second."""

        def is_gone(person: PersonId) -> bool:
            return self._gate.may(person, ACCOUNT_RUN).reason is Reason.UNKNOWN_PERSON

        self.breaks.drop_gone(is_gone)
        self._gate.veil.drop_gone(is_gone)
        self.memory.drop_gone()
        self.commands.drop_gone(is_gone)

    def warm(self) -> None:
        """Do once what the first answer would otherwise wait for."""
        crisis.assess([" "])
        assess("Hello.", "Hello.")
        if any(one.trust.level is not Level.LOCAL for one in self._gate.recipients.choices()):
            with suppress(VeilBroken):  # told to whoever asks, and by the doctor
                self._gate.veil.detect("", "Hello.", ())

    async def reply(
        self,
        person: PersonId,
        question: Question,
        *,
        stop: asyncio.Event | None = None,
        name: str | None = None,
        still: Still | None = None,
    ) -> AsyncGenerator[Shown | Reply, None]:
        """Answer, piece by piece; the last thing is a `Reply`. Close it on every path.

        stop: once it is set, the model is stopped, and what was shown is kept with the question;
        before the first word, the question alone. A card that helps in danger comes all the same.
        name: by which it can be stopped, while it is `under_way`.
        still: raises NotSignedIn once whoever asks has signed out, or ended the key. Then the
        answer stops in the same way, shows nothing more, and that error is raised.

        Raises NotFound (companion, or a turn that the question names), BadInput, TooLarge,
        TooMany (answers at once), Refused, Unconfigured (no model, or no crisis protocol: then
        there is no chat), and what gate and provider raise.
        """
        companion = question.companion
        # One's own is read in the room of the answer: help in danger does not wait for it.
        persona = (
            Persona(id=companion, name=YOURS, text="")
            if own.is_own(companion)
            else self.persona(companion)
        )
        check(question, limit_bytes=self._settings.message_limit_bytes)
        asking = Asking(
            person=person,
            question=question,
            persona=persona,
            resources=self._load_resources(),
            stop=stop,
            still=still,
            provider=self._provider,
        )
        with self.under_way.begin(person, stop or asyncio.Event(), name=name):
            async with aclosing(self._reply(asking)) as parts:
                async for part in parts:
                    yield part

    async def _reply(self, asking: Asking) -> AsyncGenerator[Shown | Reply, None]:
        first = await to_the_end(lambda: self._at_first(asking), undo=First.leave)
        heard, done = first.heard, first.done
        has_shown = False
        try:
            if first.error is not None:
                raise first.error
            if done is not None:
                yield notice(f"{done.text}\n\n{heard.card}" if heard.card else done.text)
                yield done.reply
                return
            async with aclosing(self._chosen(first)) as parts:
                async for part in parts:
                    has_shown = True
                    yield part
        except TrothError as error:
            if has_shown or not heard.stands_in_for(error):
                raise
        finally:
            if heard.is_open:
                await to_the_end(heard.close)
        if heard.text and not has_shown:
            yield notice(heard.text)
            yield await self.keeper.card(asking, heard.text)

    def _at_first(self, asking: Asking) -> First:
        """Do it as things stand now. Before the first byte goes all is decided once more."""
        with self._gate.store.moment(), once.once():
            return self._first(asking)

    def _first(self, asking: Asking) -> First:
        """Do all that comes before the first word: every step for itself would cost a thread."""
        first = First(self._hear(asking))
        try:
            self._go_on(asking, first)
        except TrothError as error:  # told by who waits: a card may have to come all the same
            first.error = error
        except BaseException:
            first.leave()
            raise
        return first

    def _go_on(self, asking: Asking, first: First) -> None:
        """Do what the message orders; else find who answers, and begin the answer."""
        heard = first.heard
        if heard.found.is_grave:
            return
        if self.commands.may_be(asking.person, asking.question):
            first.done = self._command(asking)
        if first.done is not None or heard.instead:
            return
        chosen = self._choose(asking)
        # A demo model is never asked about danger: what it makes up may hurt. What the reader
        # alone takes for a worry is mostly none: there the card comes below the answer.
        if heard.card and chosen.provider.demo and heard.found.why != (crisis.READ,):
            return
        first.asking = chosen
        try:
            first.begun = self._begin(chosen, heard)
        except TrothError as error:
            first.begun = error

    def _command(self, asking: Asking) -> Answered | None:
        """Do what a message orders of memory; None if it orders nothing. No model hears of it."""
        if asking.still is not None:
            asking.still()
        if minors.is_child(self._gate, asking.person):
            return None
        return self.commands.carry_out(asking.person, asking.question)

    async def _chosen(self, first: First) -> AsyncGenerator[Shown | Reply, None]:
        """Let the model answer that the person chose; nothing if a card has to do."""
        asking, heard, begun = first.asking, first.heard, first.begun
        if asking is None or begun is None:
            return
        try:
            if isinstance(begun, TrothError):
                raise begun
            async with aclosing(self._answer(asking, heard, begun)) as parts:
                async for part in parts:
                    yield part
            return
        except SensitiveWords:  # in a message that is answered again, they are found only now
            if self._gate.wishes(asking.person).on_sensitive != "local":
                raise
        here = replace(asking, provider=self._provider, purpose=COMPANION_REPLY)
        begun = await to_the_end(lambda: self._begin(here, heard), undo=Begun.leave)
        async with aclosing(self._answer(here, heard, begun)) as parts:
            async for part in parts:
                yield part

    def _choose(self, asking: Asking) -> Asking:
        """Find who answers. Raises Refused (switched off) or SensitiveWords: nobody does yet."""
        person, question = asking.person, asking.question
        wishes = self._gate.wishes(person)
        if question.local or not wishes.model:
            return asking
        provider, purpose = self._gate.recipients.find(wishes.model)
        if provider.level is not Level.LOCAL and question.sensitive == "ask":
            topics = topics_that_stay(self._gate, person, question.asked, level=provider.level)
            if topics and wishes.on_sensitive == "local":
                return asking
            if topics:
                raise SensitiveWords(topics, recipient=provider.name)
        return replace(asking, provider=provider, purpose=purpose)

    def _hear(self, asking: Asking) -> Heard:
        """Look for signs of danger, and write the card for them; empty if there is none."""
        with ExitStack() as leaving:
            room = leaving.enter_context(self._gate.enter(asking.person, CRISIS_SAFETY))
            before: Messages = ()
            with suppress(NotFound):  # told by the answer; help does not wait for it
                before = self._recalled(room, asking.question)
            talk = (*before, *asking.question.messages)
            said = [text.text for role, text in talk if role == "user"]
            # Words that only order something of memory speak of nobody.
            told = [one for one in said if not commands.is_bare(one)]
            found, instead = crisis.assess(told or [" "]), self.bounds.shut_out(asking.person)
            if found.severity is Severity.NONE:
                room.note("looked for danger: none")
                leaving.pop_all()  # its end is written with the receipt of what is sent
                return Heard(found, "", room, instead)
            room.note(f"crisis card shown: {found.severity}")
            lives = room.read(Country, last=1)
            country = lives[-1].record.country if lives else self._settings.country
            language = self._settings.language
            card = crisis_card.card(found, asking.resources, country=country, language=language)
        return Heard(found, card, room, instead)

    async def _answer(
        self, asking: Asking, heard: Heard, begun: Begun
    ) -> AsyncGenerator[Shown | Reply, None]:
        """Let the model answer; behind its words the card, if there is one."""
        try:
            async with aclosing(self._tell(asking, heard, begun)) as parts:
                async for part in parts:
                    yield part
        finally:
            if begun.is_remembering:
                await to_the_end(begun.forget)

    async def _tell(
        self, asking: Asking, heard: Heard, begun: Begun
    ) -> AsyncGenerator[Shown | Reply, None]:
        """Yield what the model says, and the card, and close what was opened for it."""
        told, card = Told(waits=begun.opening if begun.waits else ""), heard.card
        signed_out: NotSignedIn | None = None
        cut: Stopped | ProviderFailed | None = None
        room, gatekeeper = begun.room, begun.gatekeeper
        # A card is the answer where the model gave none: help does not wait for a model.
        with suppress(Stopped, *((ProviderFailed,) if card else ())):
            async with room:
                if begun.opening and not begun.waits:
                    told.shown.append(begun.opening)
                    yield notice(begun.opening)
                try:
                    async with aclosing(self._words(begun, asking, told)) as words:
                        async for word in words:
                            yield word
                except (Stopped, NotSignedIn):
                    signed_out = why_signed_out(room)
                    cut = Stopped()
                except ProviderFailed as error:
                    cut = error
                has_card = bool(card) and signed_out is None
                if has_card:
                    told.has_words = True
                    told.shown.append(f"\n\n{card}" if told.shown else card)
                    yield notice(told.shown[-1])
                said = told.said(cut)
                end = end_of(told, cut, room=room, gatekeeper=gatekeeper)
                end = replace(end, remembered=begun.remembered)
                whose = changed.whose(asking.provider.name, asking.persona.id)
                changed.count(room, end.changes, whose, at=self._gate.clock.now())
                if cut is not None:
                    raise cut
                reply = await self.keeper.keep(asking, said, end)
        if cut is not None:
            reply = await self.keeper.keep(asking, said, end)
        # Beside calls of tools few clients show it: the answer after them says it again.
        if begun.opening and said is not None and not (told.calls or told.waits):
            self.breaks.remember(asking)
        if signed_out is not None:
            raise signed_out
        yield reply

    def _begin(self, asking: Asking, heard: Heard) -> Begun:
        """Enter the room of the answer, and make what is sent, and what is said before it comes."""
        asking.question.tools.check(asking.provider)
        with ExitStack() as leaving:
            enter = self._gate.enter
            room = leaving.enter_context(enter(asking.person, asking.purpose, still=asking.still))
            if asking.question.again is not None:  # only what may be read can be answered again
                enter(asking.person, COMPANION_HISTORY)
            before = self._recalled(room, asking.question)
            said = without_cards((*before, *asking.question.messages), asking.resources)
            name = name_of(room)
            if own.is_own(asking.persona.id):
                asking, said = self._as_own(room, asking, said, name)
            asking, said, bound = self.bounds.hear(asking, said)
            told = f"{system_text(asking.persona, name_of_person=name)} {bound.told}".strip()
            remembered = self._remember(asking, said)
            leaving.callback(remembered.close)
            begins = all(role != "assistant" for role, _ in (*before, *asking.question.messages))
            limit = longest_answer(asking.provider, self._settings.answer_limit_tokens)
            draft = draft_of(asking.question, told, said, remembered, limit=limit)
            opening = self.breaks.opening(asking, bound.every, bound.says, begins=begins)
            guard = self.bounds.guard(asking, draft, bound)
            ready = None if bound.instead else room.make_ready(asking.provider, draft)
            waits = bool(opening and asking.question.tools.names and not bound.says)
            begun = Begun(
                *(room, heard.room, draft, opening, guard, remembered, bound.instead, waits, ready)
            )
            leaving.pop_all()
            return begun

    def _as_own(
        self, room: Room, asking: Asking, said: Messages, name: str | None
    ) -> tuple[Asking, Messages]:
        """Read the person's own companion, with its greeting where the talk has none.

        Raises NotFound, or Refused where Troth may not keep companions.
        """
        found = own.read_in(room, asking.persona.id)
        if found is None:
            self._gate.enter(asking.person, COMPANION_OWN)
            raise NotFound(own.NO_SUCH)
        card = found.read
        persona = role.persona(
            card,
            found.id,
            said=[text.text for role_, text in said if role_ != "system"],
            user=name,
            most=role.MOST_FOR_DEMO if asking.provider.demo else role.MOST,
        )
        persona = replace(persona, limits=limits.of_card(found.card))
        which = asking.question.greeting
        first = "" if asking.question.errand else role.greeting(card, user=name, which=which)
        first = first[: role.MOST_FOR_DEMO // 4] if asking.provider.demo else first
        if first and said and all(role_ != "assistant" for role_, _ in said):
            said = (("assistant", Clear(first)), *said)
        return replace(asking, persona=persona), said

    async def _words(self, begun: Begun, asking: Asking, told: Told) -> AsyncGenerator[Shown, None]:
        """Send the draft, and yield what may be shown of what comes back. Raises Stopped."""
        if begun.instead:
            yield told.part(notice(begun.instead))
            return
        gatekeeper, calls = begun.gatekeeper, Calls(asking.question.tools.names)
        going = begun.room.send(
            asking.provider, begun.draft, behind=begun.behind, ready=begun.ready
        )
        async with (
            aclosing(going) as sending,
            aclosing(until(asking.stop, sending)) as pieces,
        ):
            try:
                async for piece in pieces:
                    if isinstance(piece, Done):
                        told.done = piece
                        break
                    if isinstance(piece, CallPiece):
                        calls.take(piece)
                        continue
                    for part in gatekeeper.feed(piece):
                        yield told.part(part)
            except ProviderFailed:
                for part in gatekeeper.finish():  # what came before the fault was said
                    yield told.part(part)
                raise
        for part in gatekeeper.finish():
            yield told.part(part)
        told.calls = calls.whole(by=asking.provider.name, finish=told.done.finish)

    def _recalled(self, room: Room, question: Question) -> Messages:
        """Return what was said before; nothing where nothing may be kept. Raises NotFound."""
        if question.is_apart or not self._gate.may(room.grant.person, COMPANION_HISTORY):
            return ()
        return keeping.recalled(room, question)

    def _remember(self, asking: Asking, said: Messages) -> Remembered:
        """Look for what was said earlier and helps here. Nothing for what is part of no talk."""
        return self.memory.recall(asks_of(asking, said))
