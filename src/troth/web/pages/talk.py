"""`/talk`: where a person talks with a companion.

Everything here works as forms. Words that were typed are never lost: whatever goes wrong, the
page comes back with them in the field and says what happened. No word is ever in an address,
so that no browser's history keeps one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from troth.companion.chat import Question, Reply
from troth.companion.models import Model
from troth.companion.own import is_own
from troth.companion.persona import PERSONAS, Persona
from troth.companion.talks import NO_SUCH_TALK
from troth.companion.talks import Step as TalkStep
from troth.companion.turn import Name
from troth.consent.asking import may_ask
from troth.errors import (
    NotFound,
    NotSignedIn,
    SensitiveWords,
    TrothError,
    Unconfigured,
)
from troth.front.relay import Part, Relay
from troth.front.route import Guarded, caller_of
from troth.front.who import NOBODY, Caller, still_of
from troth.guard import resources
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.registry.card import BEFORE_YES, Card
from troth.registry.outside import provider_of
from troth.rights.left import mentions, whence
from troth.web import allowed, lines, problems
from troth.web.allowed import Row
from troth.web.beginning import NONE, Beginning, begin, place_of
from troth.web.forms import Form, read_form
from troth.web.lines import EMPTY, Line, Window
from troth.web.once import NOWHERE, Led, mark, name_of
from troth.web.pages.consent import METHOD
from troth.web.site import Site, go, in_thread, person_of
from troth.web.unanswered import NOT_SENT, SAFETY, Told, trouble, unable, why_not
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    Clear,
    PersonId,
    PurposeId,
    Shown,
    is_id,
)

_CHOOSE: Final = Need(COMPANION_REPLY, Operation.SEE, Data.OPEN)
_SAY: Final = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)
_READ: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)

ABOUT: Final[Mapping[str, str]] = {
    "mira": "Kind and honest. Says things in a sentence or two.",
    "teo": "Calm and practical. Likes to get things in order.",
}
"""One sentence for each companion."""
_ALL: Final = 2**31
_GONE = "The message before yours was forgotten in another window. Send yours to add it at the end."
_TALK_GONE = "That talk was forgotten in another window. Send your message to begin a new one."
_ON: Final = frozenset({"on", "yes"})
_CHOICES: Final = ("sensitive", "local", "leave")
"""What a person can say of words that deserve care, by the names of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person had typed, and what went wrong with it.

    care: set where the person must say first whether the words may leave.
    """

    text: str = ""
    care: "Care | None" = None
    trouble: Told | None = None
    status: int = 200
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """A message that was not sent, since it speaks of something that deserves care.

    mentions: what, in words. to: who it would go to. hidden: the rest of the form that said it.
    """

    mentions: str
    to: str
    hidden: Mapping[str, str]


_BLANK: Final = {
    "mine": Line(id="", is_mine=True, who="", text="", at=None),
    "theirs": Line(id="", is_mine=False, who="", text="", at=None, receipt="-"),
}
"""What a script fills in."""
_NO_DRAFT: Final = Draft()


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    talking, guard = _Talking(site), site.guard
    return [
        guard.route("/talk", talking.begin, need=_CHOOSE),
        guard.route("/talk", talking.say, methods=["POST"], need=_SAY),
        guard.route("/talk/{conversation}", talking.read, need=_READ),
        guard.route(
            "/talk/{conversation}/turns/{turn}/forget",
            talking.forget,
            methods=["POST"],
            need=_FORGET,
        ),
    ]


class _Talking:
    """One talk: begun, read, gone on with."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._once = site.once

    async def begin(self, request: Request) -> Response:
        """Show the page on which a talk begins."""
        return await self._page(request, companion=request.query_params.get("with", ""))

    async def read(self, request: Request) -> Response:
        """Show a talk: its newest messages, an earlier part, or another branch."""
        conversation, asked = request.path_params["conversation"], request.query_params
        at, before, edit = (asked.get(name, "") for name in ("at", "before", "edit"))
        try:
            steps = await self._steps(person_of(request), conversation, at=at or None)
        except NotFound:
            if not at:
                raise
            return go(lines.address(conversation))  # that version is forgotten; the talk may not be
        shown = lines.window(steps, at=at, before=before)
        return await self._page(
            request,
            companion=steps[-1].companion,
            conversation=conversation,
            shown=shown,
            edit=edit,
        )

    async def say(self, request: Request) -> Response:
        """Answer what was said to the end, and show it. A form that comes twice is done once."""
        person = person_of(request)
        form = await read_form(request, limit=self._house.settings.request_limit_bytes)
        said = _Said.of(form, most=self._house.settings.request_limit_bytes)
        if said.leaves_it:
            return await self._again(request, said, None)
        unkept = _Unkept()
        try:
            led = await self._once.do(
                person,
                name_of(person, said.fields),
                partial(self._answer, caller_of(request), said, unkept),
                holds=partial(self._is_there, person),
            )
        except NotSignedIn:
            request.state.caller = NOBODY  # who it was is not shown to whoever sits there now
            raise
        except TrothError as error:
            return await self._again(request, said, error)
        if led.address:
            return go(led.address)
        # Nothing is kept, so there is no address at which this could be read again.
        steps = await self._steps_or_none(person, said.conversation) if said.conversation else ()
        before = lines.window(steps)
        return await self._page(
            request,
            companion=said.companion,
            conversation=said.conversation if steps else "",
            shown=replace(before, lines=[*before.lines, *unkept.lines(said)]),
            reply=unkept.reply,
        )

    async def forget(self, request: Request) -> Response:
        """Forget one message."""
        person, conversation = person_of(request), request.path_params["conversation"]
        turn = request.path_params["turn"]
        steps = await self._steps_or_none(person, conversation, at=turn)
        await in_thread(self._house.companion.forget_turn, person, turn)
        beside = [step.id for step in steps if step.id != turn]
        if not beside:
            return go("/talks", say="turn_forgotten")
        place = [step.id for step in steps].index(turn)
        next_to = beside[min(place, len(beside) - 1)]
        return go(f"{lines.address(conversation, at=next_to)}#{next_to}", say="turn_forgotten")

    async def _is_there(self, person: PersonId, led: Led) -> bool:
        """Say whether what a form led to can still be read: it may be forgotten since."""
        return bool(await self._steps_or_none(person, led.talk, at=led.turn))

    async def _answer(self, caller: Caller, said: "_Said", unkept: "_Unkept") -> Led:
        """Ask, listen to the end, and return where it can be read: nowhere if nothing was kept."""
        person = caller.must_be_somebody()
        talk = said.conversation
        if talk and not (
            is_id(talk, "cnv") and await in_thread(self._house.companion.has_talk, person, talk)
        ):
            raise NotFound(NO_SUCH_TALK)
        has_moved_on = await self._has_moved_on(person, said)
        still = still_of(caller, self._house)
        answer = self._house.companion.reply(person, said.question(), still=still)
        # The browser may leave: a page that is asked for twice, or left, loses nothing.
        relay = Relay(receive=_never, stopping=self._site.stopping)
        await relay.run(answer, hear=unkept.hear, wait=unkept.wait)
        if not unkept.reply.turns:
            return NOWHERE
        query = "?said=beside" if has_moved_on else ""
        talk, turn = unkept.reply.conversation, unkept.reply.turns[0]
        return Led(address=f"/talk/{talk}{query}#last", talk=talk, turn=turn)

    async def _has_moved_on(self, person: PersonId, said: "_Said") -> bool:
        """Say whether something follows already what this message follows: another window's."""
        if not said.after or said.is_edit or not said.conversation:
            return False
        steps = await self._steps_or_none(person, said.conversation, at=said.after)
        return bool(steps) and steps[-1].id != said.after

    async def _again(self, request: Request, said: "_Said", error: TrothError | None) -> Response:
        """Show the page once more, with the words in it and what is the matter, if anything."""
        person, status = person_of(request), problems.words_of(error)[2] if error else 200
        told = trouble(error) if error else None
        care = said.care(error) if isinstance(error, SensitiveWords) else None
        wait = problems.retry_after(error)
        steps: Sequence[TalkStep] = ()
        if said.conversation:
            steps = await self._steps_or_none(person, said.conversation)
            if isinstance(error, NotFound):
                told = Told(title=NOT_SENT, sentence=_GONE if steps else _TALK_GONE)
        return await self._page(
            request,
            companion=said.companion,
            conversation=said.conversation if steps else "",
            shown=lines.window(steps),
            draft=Draft(
                text=said.text,
                care=care,
                trouble=None if care else told,
                status=status,
                headers=wait,
            ),
        )

    async def _steps(
        self, person: PersonId, conversation: str, *, at: str | None = None
    ) -> Sequence[TalkStep]:
        talk = self._house.companion.talk
        return await in_thread(talk, person, conversation, at=at, limit=_ALL)

    async def _steps_or_none(
        self, person: PersonId, conversation: str, *, at: str | None = None
    ) -> Sequence[TalkStep]:
        """Return the steps, or none where there are none, or where nobody may look."""
        if not self._house.gate.may(person, COMPANION_HISTORY):
            return ()
        try:
            return await self._steps(person, conversation, at=at)
        except NotFound:
            return ()

    async def _page(  # noqa: PLR0913  # a page has this many parts
        self,
        request: Request,
        *,
        companion: str,
        conversation: str = "",
        shown: Window = EMPTY,
        edit: str = "",
        draft: Draft = _NO_DRAFT,
        reply: Reply | None = None,
    ) -> Response:
        house, person = self._house, person_of(request)
        everyone = await in_thread(house.companion.personas_of, person)
        chosen = _persona(companion, everyone)
        shown = _with_names(shown, everyone)
        which = request.query_params.get("greeting", "")
        who = await in_thread(house.companion.who_answers, person)
        shut = await in_thread(self._shut, chosen, who)
        asked = self._to_ask(request, who, shut=shut is not None, is_new=not shown.lines)
        shown = await in_thread(self._with_origins, person, shown)
        shown = await in_thread(self._with_memories, person, shown)
        house.companion.memory.soon(person)  # a question may come: what it can find is made ready
        row = await in_thread(self._asks, person, asked) if asked and not draft.text else None
        return self._site.render.page(
            request,
            "talk.html",
            status=draft.status,
            headers=draft.headers,
            about=ABOUT,
            answers=row.answers if row else 0,
            before_yes=BEFORE_YES,
            blank=_BLANK,
            card=row and self._card(row.purpose.id),
            companion=chosen,
            companions=everyone,
            begins=await in_thread(self._begins, person, chosen, shown, which),
            conversation=conversation,
            demo=house.provider.demo,
            draft=draft,
            edit=edit,
            greeting=_greeting(house.clock.now().astimezone().hour),
            keeps=house.gate.may(person, COMPANION_HISTORY).allowed,
            mark=mark(),
            local=house.provider.name,
            who=who,
            name="" if shown.lines else await in_thread(self._name, person),
            reply=reply,
            shown=shown,
            shut=shut,
        )

    def _begins(self, person: PersonId, companion: Persona, shown: Window, which: str) -> Beginning:
        """Return what a person's own companion begins with, where a talk begins."""
        if shown.lines or not is_own(companion.id):
            return NONE
        return begin(self._house, person, companion.id, which=which, user=self._name(person))

    def _name(self, person: PersonId) -> str:
        with self._house.gate.enter(person, ACCOUNT_RUN) as room:
            found = room.read(Name, last=1)
        return own(Clear(found[-1].record.name)).text if found else ""

    def _with_origins(self, person: PersonId, shown: Window) -> Window:
        """Say of each answer where it came from, where it may have come from elsewhere at all."""
        house = self._house
        receipts = {one.receipt for one in shown.lines if one.receipt}
        events = house.gate.consents.events(person)
        was_elsewhere = any(provider_of(one.purpose) for one in events)
        if not receipts or not (was_elsewhere or house.gate.recipients.choices()):
            return shown
        found = whence(house.gate, person, receipts)
        told = {
            receipt: lines.Origin(
                name=one.model if one.is_outside else one.recipient,
                masked=one.masked,
                demo=house.provider.demo and one.model == house.provider.id,
            )
            for receipt, one in found.items()
        }
        return lines.with_origins(shown, told)

    def _with_memories(self, person: PersonId, shown: Window) -> Window:
        """Say of each answer how many earlier messages went into it."""
        answers = [one.id for one in shown.lines if one.id and not one.is_mine]
        counts = self._house.companion.memory.counts(person, answers)
        return lines.with_memories(shown, counts) if counts else shown

    def _shut(self, companion: Persona, who: Model) -> Told | None:
        """Say why nobody can talk now, if so."""
        if told := unable(who, companion):
            return told
        try:
            resources.load(self._house.settings.resources_file)
        except Unconfigured as error:
            return Told(title="There is no chat now", sentence=str(error), ways=[SAFETY])
        return None

    def _to_ask(
        self, request: Request, who: Model, *, shut: bool, is_new: bool
    ) -> PurposeId | None:
        """Name what this page may ask for: an answer first, then whether talks are kept.

        Only a look that somebody takes asks. What fetches a page to have it ready shows it to
        nobody.
        """
        if request.method != "GET" or "sec-purpose" in request.headers:
            return None
        if shut:
            return None if why_not(who) else who.purpose
        keeps = self._house.gate.may(person_of(request), COMPANION_HISTORY)
        return COMPANION_HISTORY if is_new and not keeps else None

    def _asks(self, person: PersonId, purpose: PurposeId) -> Row | None:
        """Ask for a yes by the card, if Troth may ask now. It is written down that it did."""
        house = self._house
        common, events = house.gate.states.common(), house.gate.consents.events(person)
        if common.locked or not may_ask(events, common.notice, purpose, at=house.clock.now()):
            return None
        house.gate.consents.ask(person, purpose, language=house.settings.language, method=METHOD)
        return allowed.row(house, person, purpose)

    def _card(self, purpose: PurposeId) -> Card:
        return self._house.gate.consents.card(purpose, language=self._house.settings.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a form of the talk page holds. is_edit: it stands beside what was said there before."""

    companion: str
    conversation: str
    after: str
    again: str
    text: str
    is_edit: bool
    sensitive: bool
    local: bool
    leaves_it: bool
    fields: Mapping[str, str]

    @classmethod
    def of(cls, form: Form, *, most: int) -> "_Said":
        """Read a form. Words too long for a message are taken too: they must come back."""
        names = ("companion", "conversation", "after", "again", "edits", "mark", *_CHOICES)
        told = {name: form.maybe(name, most=80) or "" for name in (*names, "greeting")}
        told["text"] = form.maybe("text", most=most) or ""
        return cls(
            companion=told["companion"] or PERSONAS[0].id,
            conversation=told["conversation"],
            after=told["after"],
            again=told["again"],
            text=told["text"],
            is_edit=bool(told["edits"]),
            sensitive=told["sensitive"] == "send",
            local=told["local"] in _ON,
            leaves_it=told["leave"] in _ON,
            fields=told,
        )

    def __repr__(self) -> str:
        return f"<_Said of {len(self.text)} characters>"

    def question(self) -> Question:
        """Return the question to the companion."""
        again = self.again or None
        return Question(
            companion=self.companion,
            messages=() if again else (("user", Clear(self.text)),),
            conversation=self.conversation or None,
            recall=bool(self.conversation),
            after=None if again else self.after or ("" if self.is_edit else None),
            again=again,
            local=self.local,
            sensitive="send" if self.sensitive else "ask",
            greeting=place_of(self.fields["greeting"]),
        )

    def care(self, error: SensitiveWords) -> Care:
        """Return what to ask before these words go anywhere, with all that the form held."""
        return Care(
            mentions=mentions(error.topics),
            to=error.recipient,
            hidden={name: self.fields[name] for name in ("again", "edits", "after")},
        )


class _Unkept:
    """Gathers an answer, for the page alone."""

    reply: Reply

    def __init__(self) -> None:
        self._shown: list[str] = []

    async def hear(self, part: Part) -> None:
        """Take the next part."""
        if isinstance(part, Shown):
            self._shown.append(part.text)
        else:
            self.reply = part

    async def wait(self) -> None:
        """Nothing to say before the answer is whole."""

    def lines(self, said: _Said) -> list[Line]:
        """Return what was said and answered, as lines that nothing can be done with."""
        who, receipt = lines.name_of(said.companion), self.reply.receipt or ""
        asked = own(Clear(said.text)).text
        return [
            Line(id="", is_mine=True, who=who, text=asked, at=None, companion=said.companion),
            Line(
                id="",
                is_mine=False,
                who="Troth" if self.reply.model == "Troth" else who,
                text="".join(self._shown),
                at=None,
                receipt=receipt,
                companion=said.companion,
                changed=tuple(self.reply.changes),
            ),
        ]


def _persona(companion: str, everyone: Sequence[Persona]) -> Persona:
    return next((one for one in everyone if one.id == companion), everyone[0])


def _with_names(shown: Window, everyone: Sequence[Persona]) -> Window:
    """Return the window with a person's own companions by their names."""
    mine = [one for one in everyone if is_own(one.id)]
    return lines.with_names(shown, {one.id: one.name for one in mine}) if mine else shown


def _greeting(hour: int) -> str:
    if 5 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


async def _never() -> Message:
    """Wait for a browser to leave, without ever hearing of it."""
    await asyncio.Event().wait()
    message = "an event that nobody sets"
    raise AssertionError(message)
