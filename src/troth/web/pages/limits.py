"""`/limits` and `/wellbeing`: the bounds that a person sets, what is known of their age, their use.

A limit counts from the next sentence of an answer on. Each shows who else tightens it. What is
known of the age is said to the person, with the sentence of theirs that it came from, and can be
put right by a proof. A person's own use is shown to them alone, and only with their yes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import inferred, limits, minors, wellbeing
from troth.companion.limits import Place
from troth.companion.wellbeing import Seen
from troth.errors import BadInput, Refused
from troth.front.route import Guarded
from troth.guard.limits import (
    LONGEST_WORD,
    MOST_BREAK,
    MOST_WORDS,
    TOPICS,
    Limits,
    strictest,
)
from troth.guard.minors import Age, Policy
from troth.guard.wellbeing import MOST_GOAL, Goal, Summary
from troth.people.access import Data, Need, Operation
from troth.web import charts
from troth.web.charts import Chart, Strip
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import ACCOUNT_RUN, WELLBEING_OWN, PersonId

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_LOOK: Final = Need(WELLBEING_OWN, Operation.SEE, Data.INTIMATE)
_AIM: Final = Need(WELLBEING_OWN, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(WELLBEING_OWN, Operation.FORGET, Data.INTIMATE)
_FORM_BYTES: Final = 16_384
_LETTERS: Final = MOST_WORDS * (LONGEST_WORD + 2)
Choice = tuple[str, str, str]
"""The value, what it is called, and what it means."""

CHOICES: Final[Mapping[str, tuple[str, Sequence[Choice]]]] = {
    "romance": (
        "How near it comes",
        (
            ("none", "No romance", "No flirting, no kisses, no words of love."),
            ("affection", "Warm words", "A hug in words, but no romance."),
            ("romance", "Romance", "For adults. You say that you are 18 under Models."),
            ("explicit", "Everything", "For adults who showed that they are 18."),
        ),
    ),
    "pet_names": (
        "Pet names",
        (
            ("none", "No pet names", "It calls you by your name."),
            ("any", "Pet names are fine", "It may call you dear or sweetheart."),
        ),
    ),
    "feelings": (
        "Saying that it feels",
        (
            ("none", "Never", "A machine does not feel, so it does not say so."),
            ("played", "As a game", "It may play a figure that feels."),
        ),
    ),
    "initiative": (
        "Starting things",
        (
            ("never", "Only answers", "It asks nothing and suggests nothing."),
            ("replies", "May ask back", "It never asks you to write again."),
            ("suggests", "May suggest", "It may also say what you could do next."),
        ),
    ),
    "tone": (
        "How it speaks",
        (
            ("any", "Any tone", "As it comes."),
            ("gentle", "Gentle", "No bad words and no insults."),
            ("sober", "Plain", "Gentle, without emoji and without acting."),
        ),
    ),
}
TOPIC_WORDS: Final[Mapping[str, str]] = {
    "alcohol": "Alcohol",
    "drugs": "Drugs",
    "gambling": "Gambling",
    "weight": "Weight and diets",
    "politics": "Politics",
    "religion": "Religion",
    "violence": "Violence",
    "death": "Death",
}
AGES: Final[Mapping[Age, str]] = {
    Age.CHILD: (
        "You said that you are under 13. No companion answers, and no talk is kept. What was "
        "kept before is deleted 7 days later. A proof and a new yes within that time keep it."
    ),
    Age.TEEN: "You said that you are under 18. The limits for minors hold, whatever you choose.",
    Age.UNKNOWN: "Troth does not know your age and does not guess it. So there is no romance.",
    Age.DECLARED: "You said that you are 18 or older.",
    Age.PROVED: "You showed that you are 18 or older. Troth keeps no age and no birthday.",
}
PLACES: Final[Mapping[Policy, str]] = {
    Policy.TEEN: "",
    Policy.ADULTS: "Companions here answer those alone who say that they are 18 or older.",
    Policy.PROOF: "Companions here answer those alone who showed that they are 18 or older.",
}
_BOTH_TIMES: Final = "Say both times, from and to, or none of them."


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    bounds, use = _Bounds(site), _Use(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/limits", bounds.show, need=_SEE),
        change("/limits", bounds.save),
        change("/limits/age", bounds.prove),
        site.guard.route("/wellbeing", use.show, need=_LOOK),
        site.guard.route("/wellbeing/goal", use.aim, need=_AIM, methods=["POST"]),
        site.guard.route("/wellbeing/forget", use.forget, need=_FORGET, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One limit as the page shows it. tighter: why something stricter holds, if it does."""

    name: str
    label: str
    choices: Sequence[Choice]
    chosen: str
    tighter: str


class _Bounds:
    """The page of the limits."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show each limit, who tightens it, and what is known of the age."""
        return await self._page(request)

    async def save(self, request: Request) -> Response:
        """Set the limits. They count from the next sentence on."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        gate = self._house.gate
        try:
            told = _told(form)
            others = (await in_thread(limits.of_person, gate, person)).hours[1:]
            await in_thread(
                limits.set_some, gate, person, told | {"hours": [*_hours(form), *others]}
            )
        except BadInput as error:
            return await self._page(request, error=error, typed=form)
        return go("/limits", say="limits_set")

    async def prove(self, request: Request) -> Response:
        """Take a proof of age."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            by = minors.issuers(self._house.settings, self._house.signer.public)
            with self._site.guard.limits.tries.take(person):
                proof = form.text("proof", most=1000)
                await in_thread(minors.prove, self._house.gate, person, proof, by=by)
        except BadInput as error:
            return await self._page(request, error=error)
        return go("/limits#age", say="age_shown")

    async def _page(
        self, request: Request, *, error: BadInput | None = None, typed: Form | None = None
    ) -> Response:
        person = person_of(request)
        place = self._house.companion.bounds.place
        told = await in_thread(self._gathered, person, place)
        if typed is not None:
            told |= _typed(typed, told["rows"])
        return self._site.render.page(
            request,
            "limits.html",
            status=error.status if error else 200,
            error=error,
            longest=LONGEST_WORD,
            most_break=MOST_BREAK,
            most_letters=_LETTERS,
            place=PLACES[place.ages],
            topics=TOPIC_WORDS,
            of=told,
        )

    def _gathered(self, person: PersonId, place: Place) -> dict[str, Any]:  # of a template
        gate = self._house.gate
        limits.look(gate, person)
        who = limits.who(gate, person, place)
        age = minors.age(gate, person)
        kept = minors.kept(gate, person)
        window, *more = who.person.hours or ("",)
        times, _, zone = window.partition(" ")
        begins, _, ends = times.partition("-")
        others = strictest(who.place, who.age)
        return {
            "rows": [_row(name, who, others) for name in CHOICES],
            "topics": who.person.topics,
            "words": "\n".join(who.person.words),
            "begins": begins,
            "ends": ends,
            "zone": zone,
            "more_hours": more,
            "break_minutes": who.person.break_minutes or "",
            "place_topics": [TOPIC_WORDS[one] for one in who.place.topics],
            "place_hours": who.place.hours,
            "age": age,
            "age_says": AGES[age],
            "age_at": _day(kept.at or kept.proved),
            "source": minors.source(gate, person) if age.is_minor else "",
            "code": minors.code(gate, person),
        }


class _Use:
    """The page of a person's own use, and of what Troth works out about them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show the numbers, if the person wants them kept; and what is worked out."""
        return await self._page(request)

    async def aim(self, request: Request) -> Response:
        """Set a goal of one's own."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            goal = Goal(
                minutes=_number(form, "minutes"), no_nights=form.maybe("no_nights") is not None
            )
            zone = form.maybe("zone", most=40) or ""
            await in_thread(wellbeing.set_goal, self._house.gate, person, goal, zone=zone)
        except BadInput as error:
            return await self._page(request, error=error)
        return go("/wellbeing", say="saved")

    async def forget(self, request: Request) -> Response:
        """Delete all of it for good."""
        await in_thread(wellbeing.forget, self._house.gate, person_of(request))
        return go("/wellbeing", say="purpose_forgotten")

    async def _page(self, request: Request, *, error: BadInput | None = None) -> Response:
        person = person_of(request)
        gate = self._house.gate
        verdict = await in_thread(gate.may, person, WELLBEING_OWN)
        seen: Seen | None = None
        if verdict:
            try:
                seen = await in_thread(wellbeing.see, gate, person)
            except Refused:  # taken back just now
                seen = None
        return self._site.render.page(
            request,
            "wellbeing.html",
            status=error.status if error else 200,
            verdict=verdict,
            chart=_chart(seen.summary) if seen else None,
            error=error,
            honest=inferred.HONEST,
            inferred=await in_thread(inferred.inferred, gate, person),
            most=MOST_GOAL,
            purpose=WELLBEING_OWN,
            seen=seen,
        )


def _row(name: str, who: limits.Who, others: Limits) -> Row:
    label, choices = CHOICES[name]
    chosen, holds = getattr(who.person, name), getattr(who.holding, name)
    tighter = ""
    if chosen != holds:
        words = next(one[1] for one in choices if one[0] == holds)
        by = "your age" if getattr(who.age, name) == getattr(others, name) else "this place"
        tighter = f"Now it is “{words}”, because of {by}."
    return Row(name=name, label=label, choices=choices, chosen=str(chosen), tighter=tighter)


def _told(form: Form) -> dict[str, object]:
    """Return the limits that a form tells. Raises BadInput, which names the field."""
    told: dict[str, object] = {
        name: form.one_of(name, *(one[0] for one in choices))
        for name, (_, choices) in CHOICES.items()
    }
    told["topics"] = [one for one in TOPICS if form.maybe(f"topic_{one}") is not None]
    words = form.maybe("words", most=_LETTERS) or ""
    told["words"] = [one for one in words.replace("\n", ",").split(",") if one.strip()]
    told["break_minutes"] = _number(form, "break_minutes")
    return told


def _hours(form: Form) -> list[str]:
    """Return the hours that a form tells; none if it tells none. Raises BadInput."""
    begins, ends = form.maybe("begins", most=5), form.maybe("ends", most=5)
    if bool(begins) != bool(ends):
        raise BadInput(_BOTH_TIMES, param="begins")
    zone = form.maybe("zone", most=40) or "UTC"
    return [f"{begins}-{ends} {zone}"] if begins else []


def _typed(form: Form, rows: Sequence[Row]) -> dict[str, object]:
    """Return what stood in a form that cannot be taken, so that nobody types it again."""
    told: dict[str, object] = {
        name: form.as_typed(name) for name in ("words", "begins", "ends", "zone", "break_minutes")
    }
    told["topics"] = [one for one in TOPICS if form.as_typed(f"topic_{one}")]
    told["rows"] = [replace(one, chosen=form.as_typed(one.name)) for one in rows]
    return told


def _number(form: Form, name: str) -> int:
    written = form.maybe(name, most=6) or "0"
    if not written.isdecimal() or not written.isascii():
        message = "Write a whole number of minutes, or leave the field empty."
        raise BadInput(message, param=name)
    return int(written)


def _day(written: str) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _chart(found: Summary) -> Chart:
    """Draw the minutes of each day. The title tells what is there, and nothing of more or less."""
    strip = Strip(label="Minutes a day", counts=found.minutes)
    return charts.timeline(
        "wellbeing-days",
        found.told()[0],
        [strip],
        since=found.since,
        until=found.until,
    )
