"""`/memory`: how far companions may remember, and what an answer remembered.

One level for all, and less for a chat, a companion or a provider. Of each answer a page shows
which earlier messages went into it and why; there one can be barred from answers, or forgotten.
Everything here works as forms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion.memory import Progress, Source
from troth.companion.memory_levels import LEVELS, TEST, why
from troth.companion.talks import NO_SUCH_TALK
from troth.errors import BadInput, NotFound, TrothError
from troth.front.route import Guarded
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.people.remembering import ELSEWHERE, LONGEST_NAME, Reach, Remembering, Where, reach_of
from troth.web import lines
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, Clear, Level, PersonId, is_id

_SEE: Final = Need(COMPANION_MEMORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_MEMORY, Operation.CHANGE, Data.INTIMATE)
_FORM_BYTES: Final = 4_096
_WHERE: Final[tuple[Where, ...]] = ("chats", "companions", "providers")


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    page = _Page(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/memory", page.show, need=_SEE),
        change("/memory/level", page.level),
        site.guard.route("/memory/answers/{turn}", page.answer, need=_SEE),
        change("/memory/turns/{turn}/bar", page.bar),
        change("/memory/turns/{barred}/unbar", page.unbar),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One chat, companion or provider, and its level. is_set: whether it was set for it."""

    where: Where
    id: str
    name: str = field(repr=False)
    reach: Reach
    is_set: bool
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One earlier message that an answer used, as a page shows it."""

    source: Source
    text: str | None = field(repr=False)
    name: str
    why: str
    at: str


class _Page:
    """What memory may do, and what it did."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._memory = site.house.companion.memory

    async def show(self, request: Request) -> Response:
        """Show the levels."""
        return await self._page(request, chat=request.query_params.get("talk", ""))

    async def level(self, request: Request) -> Response:
        """Set a level: for all, or for one chat, companion or provider."""
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            change = _change(form)
        except BadInput as error:
            return await self._page(request, error=error)
        await in_thread(self._house.people.change_memory, person_of(request), change)
        where = form.maybe("where") or "all"
        return go(f"/memory#{where}", say="memory_set")

    async def answer(self, request: Request) -> Response:
        """Show what an answer remembered."""
        person, turn = person_of(request), request.path_params["turn"]
        found = await in_thread(self._memory.used, person, turn)
        if not found:
            message = "No earlier message went into this answer, or it is forgotten."
            raise NotFound(message)
        names = await in_thread(self._names, person)
        return self._site.render.page(
            request,
            "memory_answer.html",
            turn=turn,
            shown=[_shown(one, names) for one in found],
            when=lines.moment,
        )

    async def bar(self, request: Request) -> Response:
        """Use a message in no answer any more."""
        turn = request.path_params["turn"]
        await in_thread(self._memory.bar, person_of(request), turn)
        return go("/memory#barred", say="memory_barred")

    async def unbar(self, request: Request) -> Response:
        """Let a message be used again."""
        turn = request.path_params["barred"]
        await in_thread(self._memory.unbar, person_of(request), turn)
        return go("/memory#barred", say="memory_unbarred")

    def _names(self, person: PersonId) -> Mapping[str, str]:
        return {one.id: one.name for one in self._house.companion.personas_of(person)}

    async def _page(
        self, request: Request, *, chat: str = "", error: BadInput | None = None
    ) -> Response:
        person = person_of(request)
        gate = self._house.gate
        allowed = gate.may(person, COMPANION_MEMORY)
        keeps = gate.may(person, COMPANION_HISTORY)
        told = await in_thread(self._told, person) if allowed and keeps else _Told()
        remembering = (await in_thread(gate.wishes, person)).remembering
        return self._site.render.page(
            request,
            "memory.html",
            status=error.status if error else 200,
            allowed=allowed,
            away=await in_thread(self._memory.why_away) if allowed else "",
            barred=told.barred,
            chats=await in_thread(self._chats, person, remembering, chat),
            companions=await in_thread(self._companions, person, remembering),
            error=error,
            keeps=keeps,
            levels=LEVELS,
            progress=told.progress,
            providers=self._providers(remembering),
            purpose=COMPANION_MEMORY,
            reach=remembering.reach,
            test=TEST,
        )

    def _told(self, person: PersonId) -> "_Told":
        """Look at what is kept. A yes that goes away meanwhile shows nothing."""
        try:
            progress = self._memory.progress_seen(person)
            barred = self._memory.barred(person)
        except TrothError:
            return _Told()
        return _Told(
            progress=progress, barred=[(turn, own(Clear(text)).text) for turn, text in barred]
        )

    def _companions(self, person: PersonId, remembering: Remembering) -> list[Row]:
        return [
            Row(
                where="companions",
                id=one.id,
                name=one.name,
                reach=remembering.companions.get(one.id, Reach.ALL),
                is_set=one.id in remembering.companions,
            )
            for one in self._house.companion.personas_of(person)
        ]

    def _providers(self, remembering: Remembering) -> list[Row]:
        found = {
            one.entry.id: one.entry.name
            for one in self._house.gate.recipients.choices()
            if one.trust.level is not Level.LOCAL
        }
        return [
            Row(
                where="providers",
                id=id_,
                name=name,
                reach=remembering.toward(id_),
                is_set=id_ in remembering.providers,
            )
            for id_, name in found.items()
        ]

    def _chats(self, person: PersonId, remembering: Remembering, chat: str) -> list[Row]:
        """Return the chat that was asked for, and those with a level of their own."""
        wanted = [*([chat] if is_id(chat, "cnv") else []), *remembering.chats]
        if not wanted or not self._house.gate.may(person, COMPANION_HISTORY):
            return []
        titles = {
            one.conversation: own(Clear(one.title)).text
            for one in self._house.companion.talks(person)
        }
        return [
            Row(
                where="chats",
                id=one,
                name=titles[one],
                reach=remembering.chats.get(one, Reach.ALL),
                is_set=one in remembering.chats,
                address=lines.address(one),
            )
            for one in dict.fromkeys(wanted)
            if one in titles
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What there is to tell of what is kept."""

    progress: Progress | None = None
    barred: Sequence[tuple[str, str]] = field(default=(), repr=False)


def _change(form: Form) -> "_Change":
    """Read which level is to be set, and for what. Raises BadInput."""
    level = form.text("level", most=10)
    where = form.maybe("where", most=20)
    if where is None:
        return _Change(reach=reach_of(level, param="level"))
    form.one_of("where", *_WHERE)
    name = form.text("name", most=LONGEST_NAME)
    reach = None if level == "as_all" else reach_of(level, param="level")
    if where == "chats" and not is_id(name, "cnv"):
        raise BadInput(NO_SUCH_TALK, param="name")
    found = next(one for one in _WHERE if one == where)
    return _Change(reach=reach, where=found, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What a form changes."""

    reach: Reach | None
    where: Where | None = None
    name: str = ""

    def __call__(self, now: Remembering) -> Remembering:
        """Return it with the change made."""
        if self.where is None:
            return now.for_all(self.reach or Reach.OFF)
        # "As everywhere" needs no entry; toward a model elsewhere it says something of its own.
        is_usual = self.reach is (ELSEWHERE if self.where == "providers" else Reach.ALL)
        return now.with_level(self.where, self.name, None if is_usual else self.reach)


def _shown(one: Source, names: Mapping[str, str]) -> Quoted:
    return Quoted(
        source=one,
        text=None if one.text is None else own(Clear(one.text)).text,
        name=lines.name_of(one.companion, own=names) if one.companion else "",
        why=why(one.use.words, one.use.meaning),
        at=one.use.at,
    )
