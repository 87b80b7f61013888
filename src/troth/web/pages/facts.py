"""`/memory/facts`: what Troth knows of a person, from which sentence, since when, and who was told.

What deserves care waits here for a yes or a no, both alike. Each fact can be put in other words,
corrected where it has changed, kept without its message, or forgotten. Before something is
forgotten the page shows what was found; for a week it can be brought back, or shredded at once.
Everything works as forms, and no word is ever in an address.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import facts, facts_forget, facts_words
from troth.companion.commands_answers import PAGE
from troth.companion.facts import All
from troth.companion.facts_forget import Found
from troth.companion.facts_kinds import HEARD, UNDO_DAYS, WAIT_DAYS, Aside, Fact, Told, moment
from troth.errors import BadInput, NotFound
from troth.front.route import Guarded
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.people.remembering import Reach
from troth.web import lines
from troth.web.forms import Form, read_form
from troth.web.render import day
from troth.web.site import Site, go, in_thread, person_of
from troth.words import COMPANION_MEMORY, Clear, PersonId

_SEE: Final = Need(COMPANION_MEMORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_MEMORY, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_MEMORY, Operation.FORGET, Data.INTIMATE)
_FORM_BYTES: Final = 8_192
_LONGEST_TOPIC: Final = 200
_SHOWN: Final = 500
_SHOWN_MESSAGES: Final = 5
_LONGEST_SHOWN: Final = 300
COMMANDS: Final = (
    "Remember that my sister is allergic to nuts.",
    "What do you know about me?",
    "Forget what I told you about my job.",
    "Off the record.",
    "On the record.",
)
"""What can be said in a talk, as examples."""


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    shelf, one = _Shelf(site), _One(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    forget = partial(site.guard.route, need=_FORGET, methods=["POST"])
    return [
        site.guard.route(PAGE, shelf.show, need=_SEE),
        change(PAGE, shelf.remember),
        site.guard.route(f"{PAGE}/find", shelf.find, need=_SEE, methods=["POST"]),
        forget(f"{PAGE}/forget", shelf.forget),
        site.guard.route(f"{PAGE}/{{fact}}", one.show, need=_SEE),
        change(f"{PAGE}/{{fact}}/edit", one.edit),
        change(f"{PAGE}/{{fact}}/correct", one.correct),
        change(f"{PAGE}/{{fact}}/keep", one.keep),
        forget(f"{PAGE}/{{fact}}/forget", one.forget),
        change("/memory/waiting/{waiting}/yes", shelf.accept),
        forget("/memory/waiting/{waiting}/no", shelf.decline),
        change("/memory/gone/{act}/undo", shelf.undo),
        forget("/memory/gone/{act}/shred", shelf.shred),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact, as a page shows it. about: whom; says: what kind; value: the rest."""

    id: str
    about: str = field(repr=False)
    says: str
    value: str = field(repr=False)
    words: str = field(repr=False)
    careful: bool
    heard: bool
    since: str
    until: str
    known: str
    talk: str
    ends: str = ""

    @property
    def named(self) -> str:
        """The fact in a few words, for buttons."""
        return f"{self.about}, {self.says}: {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was forgotten together."""

    id: str
    facts: Sequence[Line]
    messages: Sequence[str] = field(repr=False)
    at: str
    ends: str

    @property
    def named(self) -> str:
        """It in a few words, for buttons."""
        return self.facts[0].named if self.facts else f"messages, {self.at}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What would be forgotten, as a page shows it."""

    facts: Sequence[Line]
    messages: Sequence[str] = field(repr=False)
    more: int
    count: int


class _Shelf:
    """All facts of a person."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._gate = site.house.gate

    async def show(self, request: Request) -> Response:
        """Show what is known, what waits, and what can be brought back."""
        return await self._page(request)

    async def remember(self, request: Request) -> Response:
        """Remember what the person writes down."""
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            words = form.text("words", most=_FORM_BYTES)
            await in_thread(facts.remember, self._gate, person_of(request), words)
        except BadInput as error:
            return await self._page(request, error=error)
        return go(PAGE, say="fact_kept")

    async def find(self, request: Request) -> Response:
        """Show what would be forgotten of a topic, or of everything."""
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            topic = _topic(form)
        except BadInput as error:
            return await self._page(request, error=error)
        found = await in_thread(self._found, person_of(request), topic)
        return self._site.render.page(
            request, "facts_forget.html", topic=topic, found=_shown(found), undo_days=UNDO_DAYS
        )

    async def forget(self, request: Request) -> Response:
        """Forget what was found."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            topic = _topic(form)
            is_whole = form.one_of("what", "all", "facts") == "all"
            found = await in_thread(self._found, person, topic)
            gone = await in_thread(
                lambda: facts_forget.forget(
                    self._gate,
                    person,
                    facts=[one.id for one in found.facts],
                    messages=[one.id for one in found.messages] if is_whole else (),
                    everything=is_whole and not topic,
                )
            )
        except (BadInput, NotFound) as error:
            return await self._page(request, error=error)
        return _gone(gone.act)

    async def accept(self, request: Request) -> Response:
        """Let a fact be used that waited."""
        waiting = request.path_params["waiting"]
        await in_thread(facts.accept, self._gate, person_of(request), waiting)
        return go(f"{PAGE}#known", say="fact_yes")

    async def decline(self, request: Request) -> Response:
        """Drop a fact that waited."""
        waiting = request.path_params["waiting"]
        await in_thread(facts.decline, self._gate, person_of(request), waiting)
        return go(f"{PAGE}#waiting", say="fact_no")

    async def undo(self, request: Request) -> Response:
        """Bring back what was forgotten."""
        act = request.path_params["act"]
        await in_thread(facts_forget.bring_back, self._gate, person_of(request), act)
        return go(PAGE, say="fact_back")

    async def shred(self, request: Request) -> Response:
        """Destroy what was forgotten, now."""
        act = request.path_params["act"]
        await in_thread(facts_forget.shred, self._gate, person_of(request), act)
        return go(f"{PAGE}#gone", say="fact_shredded")

    def _found(self, person: PersonId, topic: str) -> Found:
        if topic:
            return facts_forget.find(self._gate, person, topic)
        return facts_forget.everything(self._gate, person)

    async def _page(
        self, request: Request, *, error: BadInput | NotFound | None = None
    ) -> Response:
        person = person_of(request)
        allowed = self._gate.may(person, COMPANION_MEMORY)
        known = await in_thread(facts.every, self._gate, person) if allowed else _NONE
        reach = (await in_thread(self._gate.wishes, person)).remembering.reach
        return self._site.render.page(
            request,
            "facts.html",
            status=error.status if error else 200,
            acts=_acts(known.gone),
            allowed=allowed,
            commands=COMMANDS,
            error=error,
            learns=reach.has(Reach.FACTS),
            longest=facts.LONGEST,
            live=_lines(known.live),
            past=_lines(known.past),
            purpose=COMPANION_MEMORY,
            undo_days=UNDO_DAYS,
            waiting=[_line(one.fact, ends=one.ends) for one in known.waits if one.fact],
            wait_days=WAIT_DAYS,
        )


class _One:
    """One fact."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._gate = site.house.gate

    async def show(self, request: Request) -> Response:
        """Show a fact: where it comes from, who was told, and how to change it."""
        return await self._page(request)

    async def edit(self, request: Request) -> Response:
        """Put a fact in other words."""
        return await self._change(request, facts.edit, say="saved")

    async def correct(self, request: Request) -> Response:
        """Close a fact that has changed, and keep what holds now."""
        return await self._change(request, facts.correct, say="fact_corrected")

    async def keep(self, request: Request) -> Response:
        """Keep a fact without the message it came from."""
        fact = request.path_params["fact"]
        await in_thread(facts.keep_without, self._gate, person_of(request), fact)
        return go(f"{PAGE}/{fact}", say="fact_alone")

    async def forget(self, request: Request) -> Response:
        """Forget a fact, with the messages that say it or without them."""
        person, fact = person_of(request), request.path_params["fact"]
        form = await read_form(request, limit=_FORM_BYTES)
        is_whole = form.one_of("what", "all", "facts") == "all"
        found = await in_thread(facts_forget.of_fact, self._gate, person, fact)
        gone = await in_thread(
            lambda: facts_forget.forget(
                self._gate,
                person,
                facts=[fact],
                messages=[one.id for one in found.messages] if is_whole else (),
            )
        )
        return _gone(gone.act)

    async def _change(self, request: Request, change: facts.Change, *, say: str) -> Response:
        person, fact = person_of(request), request.path_params["fact"]
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            value = form.text("value", most=_FORM_BYTES)
            changed = await in_thread(change, self._gate, person, fact, value)
        except BadInput as error:
            return await self._page(request, error=error)
        return go(f"{PAGE}/{changed.id}", say=say)

    async def _page(self, request: Request, *, error: BadInput | None = None) -> Response:
        person, fact = person_of(request), request.path_params["fact"]
        found = await in_thread(facts.take, self._gate, person, fact)
        known = await in_thread(facts.every, self._gate, person)
        say_it = await in_thread(facts_forget.of_fact, self._gate, person, fact)
        return self._site.render.page(
            request,
            "fact.html",
            status=error.status if error else 200,
            after=next((_line(one) for one in _all(known) if one.id == found.closed_by), None),
            before=[_line(one) for one in known.past if one.closed_by == fact],
            error=error,
            found=_shown(say_it),
            longest=facts.LONGEST,
            one=_line(found),
            told=_told(known.told, fact),
            undo_days=UNDO_DAYS,
        )


_NONE: Final = All(live=(), past=(), waits=(), gone=(), told=())


def _gone(act: str) -> Response:
    return go(f"{PAGE}#gone", say="fact_gone" if act else "fact_shredded")


def _topic(form: Form) -> str:
    """Return the topic that a form names; empty: everything. Raises BadInput."""
    if form.maybe("everything") == "on":
        return ""
    topic = form.text("topic", most=_LONGEST_TOPIC)
    if not facts_forget.words_of(topic):
        message = "Say what to forget in a word or more: a name, a place, a thing."
        raise BadInput(message, param="topic")
    return topic


def _all(known: All) -> Sequence[Fact]:
    return [*known.live, *known.past]


def _lines(found: Sequence[Fact]) -> list[Line]:
    newest_first = sorted(found, key=lambda one: (one.subject, one.relation, one.known_from))
    return [_line(one) for one in newest_first[:_SHOWN]]


def _line(fact: Fact, *, ends: str = "") -> Line:
    return Line(
        id=fact.id,
        about=own(Clear(facts_words.who(fact.subject))).text,
        says=facts_words.label(fact.relation),
        value=own(Clear(fact.value)).text,
        words=own(Clear(fact.words)).text,
        careful=bool(fact.careful),
        heard=fact.how == HEARD,
        since=_day(fact.valid_from),
        until=_day(fact.valid_to),
        known=_day(fact.known_from),
        talk=f"{lines.address(fact.conversation, at=fact.turn)}#{fact.turn}" if fact.turn else "",
        ends=_day(ends),
    )


def _day(written: str) -> str:
    """Return a day as people write it; of what tells less than a day, what it tells."""
    return day(date.fromisoformat(written[:10])) if len(written) >= len("2026-11-21") else written


def _shown(found: Found) -> Before:
    messages = [_short(one.text) for one in found.messages]
    return Before(
        facts=[_line(one) for one in found.facts[:_SHOWN]],
        messages=messages[:_SHOWN_MESSAGES],
        more=max(0, len(messages) - _SHOWN_MESSAGES),
        count=len(messages),
    )


def _short(text: str) -> str:
    words = " ".join(own(Clear(text)).text.split())
    return f"{words[:_LONGEST_SHOWN]}…" if len(words) > _LONGEST_SHOWN else words


def _acts(gone: Sequence[Aside]) -> list[Act]:
    """Return what can be brought back, the newest first."""
    acts: dict[str, list[Aside]] = {}
    for one in gone:
        acts.setdefault(one.act, []).append(one)
    told = [
        Act(
            id=act,
            facts=[_line(fact) for one in found if (fact := one.fact) is not None],
            messages=[_short(turn.text) for one in found if (turn := one.message) is not None],
            at=_day(found[0].at),
            ends=_day(found[0].ends),
        )
        for act, found in acts.items()
    ]
    return told[::-1]


def _told(told: Sequence[Told], fact: str) -> list[tuple[Told, str]]:
    """Return who was told a fact, the newest first, each with its day."""
    found = [one for one in told if fact in one.facts]
    return [(one, _day(str(moment(one.at) or one.at))) for one in found[::-1]]
