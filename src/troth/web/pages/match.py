"""`/match`: a profile with what others see of it, the list of the day, and what was said.

Whoever was not shown to somebody gives them the same answer as somebody who is not here. Texts
of a stranger are text: nothing in them is markup or an address that can be followed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput, NotFound, StoreBusy
from troth.front.route import Guarded
from troth.matchmaker import meet, photo, profile, view
from troth.matchmaker.fields import (
    GENDERS,
    GOALS,
    INTEREST_WORDS,
    QUALITY_WORDS,
    RACES,
    SCALE,
    SOUGHT,
    WISHES,
)
from troth.matchmaker.meet import Meeting
from troth.matchmaker.profile import (
    FIELDS,
    LONGEST_ABOUT,
    LONGEST_CONTACT,
    LONGEST_NAME,
    OLDEST,
    TEXTS,
    YOUNGEST,
    Answers,
    Choice,
    Order,
    Origin,
)
from troth.matchmaker.said import Said
from troth.matchmaker.towns import TOWNS
from troth.people.access import Data, Need, Operation
from troth.web.fairness import shown
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE, PersonId

_SEE: Final = Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE)
_ORIGIN: Final = Need(MATCH_ORIGIN, Operation.CHANGE, Data.INTIMATE)
_FORM_BYTES: Final = 32_768
_FIELDS: Final = 100
_TICKED: Final = 9
"""What a tick stands for on the scale from one to ten."""
_FROM: Final = 7
"""From this number on an answer shows as ticked."""
_STAYS: Final = "stays"
_NONE: Final = "none"
CHOICES: Final[Mapping[Choice, str]] = {
    Choice.KEPT: "Keep it to myself",
    Choice.USED: "For matching only",
    Choice.SHARED: "On my card",
}
ORDERS: Final[Mapping[Order, tuple[str, str]]] = {
    Order.SHUFFLED: (
        "Near and new, mixed each day",
        "Troth works out nothing about your taste.",
    ),
    Order.SPREAD: (
        "By taste, with attention shared out",
        "So that nobody is overrun and nobody is left unseen.",
    ),
    Order.TASTE: (
        "By taste alone",
        "The same few people may come up for many.",
    ),
}
_SAY: Final = {
    Said.LIKE: "match_like",
    Said.PASS: "match_pass",
    Said.LATER: "match_later",
    Said.BLOCK: "match_block",
    Said.UNDO: "match_undo",
}
_WORDS: Final = {
    Said.LIKE: "You said yes",
    Said.PASS: "You passed",
    Said.LATER: "You put it off",
    Said.BLOCK: "You blocked them",
}


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = _Match(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/match", pages.today, need=_SEE),
        site.guard.route("/match/people", pages.people, need=_SEE),
        site.guard.route("/match/why", pages.why, need=_SEE),
        site.guard.route("/match/fairness", pages.fairness, need=_SEE),
        site.guard.route("/match/profile", pages.profile, need=_SEE),
        change("/match/profile", pages.save),
        change("/match/people/{match}", pages.say),
        site.guard.route("/match/origin", pages.save_origin, need=_ORIGIN, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A profile as its page shows it, saved or not."""

    answers: Answers = field(repr=False)
    origin: Origin = field(repr=False)


class _Match:
    """All pages about meeting people."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._gate = site.house.gate

    async def today(self, request: Request) -> Response:
        """Show the list of today."""
        person = person_of(request)
        allowed = await in_thread(self._gate.may, person, MATCH_PEOPLE)
        found, waits = None, ""
        try:
            found = await in_thread(self._house.matchmaker.today, person) if allowed else None
        except StoreBusy as error:  # nothing is made of a part of the people
            waits = str(error)
        return self._site.render.page(
            request,
            "match.html",
            allowed=allowed,
            orders=ORDERS,
            photos=await self._photos(person, found.meetings if found else ()),
            profiled=found is not None and found.order is not Order.SHUFFLED,
            purpose=MATCH_PEOPLE,
            today=found,
            waits=waits,
        )

    async def people(self, request: Request) -> Response:
        """Show of whom somebody said something, and where both said yes."""
        if not await in_thread(self._gate.may, person_of(request), MATCH_PEOPLE):
            return go("/match")
        found = await in_thread(self._house.matchmaker.people, person_of(request))
        return self._site.render.page(
            request,
            "match_people.html",
            met=[one for one in found if one.met],
            others=[one for one in found if not one.met],
            photos=await self._photos(person_of(request), found),
            words=_WORDS,
        )

    async def why(self, request: Request) -> Response:
        """Show what would bring more people."""
        if not await in_thread(self._gate.may, person_of(request), MATCH_PEOPLE):
            return go("/match")
        try:
            found = await in_thread(self._house.matchmaker.why_not_more, person_of(request))
        except NotFound:  # without a profile the list says what to do
            return go("/match")
        return self._site.render.page(request, "match_why.html", changes=found, a_day=meet.A_DAY)

    async def fairness(self, request: Request) -> Response:
        """Show how attention is shared here, in figures that tell of nobody."""
        if not await in_thread(self._gate.may, person_of(request), MATCH_PEOPLE):
            return go("/match")
        found = await in_thread(self._house.matchmaker.fairness, person_of(request))
        return self._site.render.page(
            request, "match_fairness.html", fair=await in_thread(shown, found)
        )

    async def profile(self, request: Request) -> Response:
        """Show a profile, with all that can be changed of it, and what others see."""
        person = person_of(request)
        if not await in_thread(self._gate.may, person, MATCH_PEOPLE):
            return go("/match")
        return self._page(request, await in_thread(self._told, person))

    async def save(self, request: Request) -> Response:
        """Save a profile, or a part of it; or show what others would see, and keep nothing."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES, most_fields=_FIELDS)
        now = self._gate.clock.now()
        after = before = await in_thread(self._told, person)
        part = form.one_of("part", *_PARTS) if form.maybe("part") else None
        asked = _Place(is_kept=before.answers.place is not None, town=form.as_typed("town"))
        try:
            for read in [_PARTS[part]] if part else _PARTS.values():
                after = read(form, after, now)
            if form.maybe("do") == "look":
                profile.check(after.answers, now=now)
                return self._page(request, after, asked=asked, is_look=True)
            await in_thread(self._save, person, before, after)
        except BadInput as error:
            return self._page(request, after, asked=asked, error=error)
        return go(f"/match/profile#{part}" if part else "/match/profile", say="saved")

    async def save_origin(self, request: Request) -> Response:
        """Save the answers on race and faith."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        told = {one: form.maybe(one, most=2) or "" for one in ("race", "imprace", "imprelig")}
        try:
            await in_thread(profile.save_origin, self._gate, person, Origin(**told))
        except BadInput as error:
            return self._page(request, await in_thread(self._told, person), error=error)
        return go("/match/profile#origin", say="saved")

    async def say(self, request: Request) -> Response:
        """Keep what somebody says of a person they were shown."""
        form = await read_form(request, limit=4_096)
        said = Said(form.one_of("say", *Said))
        back = form.one_of("back", "", "people") if form.maybe("back") else ""
        mark = str(request.path_params["match"])
        await in_thread(self._house.matchmaker.say, person_of(request), mark, said)
        return go("/match/people" if back else "/match", say=_SAY[said])

    async def _photos(self, person: PersonId, shown: Sequence[Meeting]) -> Mapping[str, photo.Form]:
        """Say of whom a photo can be seen now."""
        marks, maker = [one.mark for one in shown], self._house.matchmaker
        return await in_thread(photo.forms, self._gate, maker, person, marks)

    def _told(self, person: PersonId) -> Told:
        answers = profile.load(self._gate, person) or Answers()
        return Told(answers=answers, origin=profile.origin(self._gate, person))

    def _save(self, person: PersonId, before: Told, after: Told) -> None:
        if after.answers != before.answers or not before.answers.since:
            profile.save(self._gate, person, after.answers)

    def _page(
        self,
        request: Request,
        told: Told,
        *,
        asked: "_Place | None" = None,
        error: BadInput | None = None,
        is_look: bool = False,
    ) -> Response:
        answers = told.answers
        return self._site.render.page(
            request,
            "match_profile.html",
            status=error.status if error else 200,
            answers=answers,
            card=view.card(answers, now=self._gate.clock.now()) if not error else None,
            choices=CHOICES,
            error=error,
            fields=FIELDS,
            genders=GENDERS,
            goals=GOALS,
            interests=INTEREST_WORDS,
            is_look=is_look,
            is_new=not answers.since,
            kept=Choice.KEPT,
            longest={"called": LONGEST_NAME, "about": LONGEST_ABOUT, "contact": LONGEST_CONTACT},
            may_origin=self._may(person_of(request)),
            oldest=OLDEST,
            orders=ORDERS,
            origin=told.origin,
            origin_purpose=MATCH_ORIGIN,
            qualities={name: QUALITY_WORDS[name] for name in WISHES if name != "shar"},
            races=RACES,
            scale=range(SCALE[0], SCALE[1] + 1),
            sought=SOUGHT,
            texts=TEXTS,
            ticked_from=_FROM,
            asked=asked or _Place(is_kept=answers.place is not None, town=_STAYS),
            towns=list(TOWNS),
            used=Choice.USED,
            wishes=QUALITY_WORDS,
            youngest=YOUNGEST,
        )

    def _may(self, person: PersonId) -> bool:
        return bool(self._gate.may(person, MATCH_ORIGIN))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What a form asks for as a place. The page that shows it again, unsaved, asks for the same.

    is_kept: whether there is a place already, which may stay. town: what was chosen.
    """

    is_kept: bool
    town: str


def _you(form: Form, before: Told, _: datetime) -> Told:
    answers = before.answers
    changed = replace(
        answers,
        called=form.maybe("called", most=LONGEST_NAME) or "",
        about=form.maybe("about", most=LONGEST_ABOUT) or "",
        contact=form.maybe("contact", most=LONGEST_CONTACT) or "",
        born=form.maybe("born", most=40) or "",
        gender=_code(form, "gender"),
        goal=_code(form, "goal"),
        choices=_choices(form, answers, "called", "about", "born", "gender", "goal"),
    )
    return replace(before, answers=changed)


def _meet(form: Form, before: Told, now: datetime) -> Told:
    answers = before.answers
    low, high = _code(form, "low"), _code(form, "high")
    changed = replace(
        answers,
        seeks=frozenset(one for one in SOUGHT if form.maybe(f"seeks_{one}") == "on"),
        ages=(YOUNGEST if low is None else low, OLDEST if high is None else high),
        place=_place(form, answers, now),
        order=Order(form.one_of("order", *Order)),
        choices=_choices(form, answers, "seeks", "ages", "place"),
    )
    return replace(before, answers=changed)


def _likes(form: Form, before: Told, _: datetime) -> Told:
    answers = before.answers
    changed = replace(
        answers,
        interests=_ticks(form, "interests", INTEREST_WORDS, answers.interests),
        wishes=_ticks(form, "wishes", WISHES, answers.wishes),
        qualities=_ticks(form, "qualities", WISHES[:-1], answers.qualities),
        choices=_choices(form, answers, "interests", "wishes", "qualities"),
    )
    return replace(before, answers=changed)


_PARTS: Final = {"you": _you, "likes": _likes, "meet": _meet}
"""The parts of a profile, and how each is read. The page sends all; a program may send one."""


def _choices(form: Form, answers: Answers, *names: str) -> dict[str, Choice]:
    told = {one: Choice(form.one_of(f"choice_{one}", *Choice)) for one in names}
    return {**answers.choices, **told}


def _code(form: Form, name: str) -> int | None:
    written = form.maybe(name, most=3)
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal()):
        message = "Write a whole number there."
        raise BadInput(message, param=name)
    return int(written)


def _place(form: Form, answers: Answers, now: datetime) -> profile.Stand | None:
    chosen = form.one_of("town", _STAYS, _NONE, *TOWNS)
    if chosen == _STAYS:
        return answers.place
    if chosen == _NONE:
        return None
    latitude, longitude = TOWNS[chosen]
    return meet.stand(answers, latitude, longitude, now=now)


def _ticks(
    form: Form, group: str, names: Sequence[str] | Mapping[str, str], before: Mapping[str, int]
) -> dict[str, int]:
    """Read ticks; a finer number that was given elsewhere stays, where it says the same."""
    found: dict[str, int] = {}
    for name in names:
        was = before.get(name)
        if form.maybe(f"{group}_{name}") == "on":
            found[name] = was if was is not None and was >= _FROM else _TICKED
        elif was is not None and was < _FROM:
            found[name] = was
    return found
