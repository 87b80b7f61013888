"""`/models`: who can answer, what each gets and keeps, and how far that may go.

A person chooses here who answers, and sets a bar of their own. A bar can
only make less happen: each purpose keeps the one that it has. To choose a model is not a yes to
it; the yes is on its card, and can be taken back here as anywhere.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion.models import Model
from troth.errors import BadInput
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.people.person import Person
from troth.people.wishes import Wishes
from troth.registry.explain import LEVELS
from troth.registry.trust import ADULT
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.web.unanswered import why_not
from troth.words import ACCOUNT_RUN, COMPANION_REPLY, Level, PersonId, Reason

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_FORM_BYTES: Final = 4096
_MOST_CHOICE: Final = 200
NAMES: Final[Mapping[Level, str]] = {
    Level.BLOCKED: "blocked",
    Level.UNKNOWN: "too little known",
    Level.CONTRACT: "contract",
    Level.ZERO_RETENTION: "keeps no text",
    Level.ATTESTED: "proves what it runs",
    Level.LOCAL: "on this machine",
}
"""What each level is called, in a word or two."""
BARS: Final[Mapping[str, tuple[str, str]]] = {
    "": ("As the cards say", "What each card asks for is enough. That is a contract or more."),
    "contract": ("A contract", LEVELS[Level.CONTRACT]),
    "zero_retention": ("Keeps no text", LEVELS[Level.ZERO_RETENTION]),
    "attested": ("Proves what it runs", LEVELS[Level.ATTESTED]),
    "local": ("This machine only", "Nothing leaves this machine, whatever you said yes to."),
}
"""Each bar that a person can set, and what it means."""
SENSITIVE: Final[Mapping[str, tuple[str, str]]] = {
    "ask": ("Ask me each time", "Nothing goes out before you choose."),
    "send": ("Send it masked", "Names and numbers are masked. What it is about is not."),
    "local": ("Keep it here", "A model on this machine answers such a message."),
}
"""What can happen to words about health, love, faith or origin."""
_ID: Final = re.compile(r" \(`\w+`\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The models of one provider: they share who it is, what it keeps, and the yes."""

    id: str
    models: Sequence[Model]

    @property
    def one(self) -> Model:
        """Any of them, for what they share."""
        return self.models[0]

    @property
    def name(self) -> str:
        """What the provider is called."""
        name = self.one.name
        return name[name.rfind("(") + 1 : -1] if self.id else name

    @property
    def why(self) -> Sequence[str]:
        """Why it has its level, without the names that programs use."""
        return [_ID.sub("", one) for one in self.one.why]

    @property
    def not_now(self) -> str:
        """Why it cannot answer now; empty if it can, or if a yes is all that is missing."""
        return why_not(self.one)

    @property
    def needs_yes(self) -> bool:
        """Whether its card must be answered first."""
        return not self.one.allowed and self.one.allowed.reason is not Reason.UNKNOWN_PURPOSE


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    pages = Models(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/models", pages.show, need=_SEE),
        change("/models/choose", pages.choose),
        change("/models/bar", pages.bar),
        change("/models/sensitive", pages.sensitive),
        change("/models/adult", pages.adult),
    ]


class Models:
    """The page of the models."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show every model, and all that a person has said about them."""
        return await self._page(request, error=None)

    async def choose(self, request: Request) -> Response:
        """Let one of the models answer from now on. Raises BadInput for one that cannot."""

        def chosen(person: PersonId, form: Form) -> dict[str, str]:
            wanted = form.text("model", most=_MOST_CHOICE)
            for one in self._house.companion.models(person):
                if one.id == wanted and (reason := why_not(one)):
                    raise BadInput(reason, param="model")
                if one.id == wanted:
                    return {"model": wanted}
            message = "That model is not here any more. Nothing was changed."
            raise BadInput(message, param="model")

        return await self._change(request, chosen, say="model_chosen")

    async def bar(self, request: Request) -> Response:
        """Set the person's own bar, or take it away."""
        return await self._change(
            request, lambda _, form: {"least": form.one_of("least", *BARS)}, say="bar_set", at="bar"
        )

    async def sensitive(self, request: Request) -> Response:
        """Say what happens to sensitive words."""
        return await self._change(
            request,
            lambda _, form: {"sensitive": form.one_of("sensitive", *SENSITIVE)},
            say="sensitive_set",
            at="sensitive",
        )

    async def adult(self, request: Request) -> Response:
        """Write down that the person says they are an adult, with the day; or take that back."""

        def said(person: PersonId, form: Form) -> dict[str, str]:
            if form.one_of("adult", "stated", "taken_back") == "taken_back":
                return {"adult": ""}
            before = self._house.gate.wishes(person).adult
            return {"adult": before or self._today().isoformat()}

        return await self._change(request, said, say="saved", at="adult")

    async def _change(
        self,
        request: Request,
        changed: Callable[[PersonId, Form], dict[str, str]],
        *,
        say: str,
        at: str = "",
    ) -> Response:
        """Change what the form says, and go back; what does not fit is told on the page."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)

        def work() -> None:
            self._house.people.choose(person, **changed(person, form))

        try:
            await in_thread(work)
        except BadInput as error:
            return await self._page(request, error=error)
        return go(f"/models{f'#{at}' if at else ''}", say=say)

    async def _page(self, request: Request, *, error: BadInput | None) -> Response:
        person = person_of(request)
        wishes = await in_thread(self._wishes, person)
        found = await in_thread(self._house.companion.models, person)
        who = await in_thread(self._house.companion.who_answers, person)
        return self._site.render.page(
            request,
            "models.html",
            status=error.status if error else 200,
            adult_age=ADULT,
            adult_since=_day(wishes.adult),
            bars=BARS,
            error=error,
            gone=who if all(one.id != who.id for one in found) else None,
            groups=grouped(found),
            levels=LEVELS,
            names=NAMES,
            reply=COMPANION_REPLY,
            sensitive=SENSITIVE,
            who=who,
            why_who=why_not(who),
            wishes=wishes,
        )

    def _wishes(self, person: PersonId) -> Wishes:
        """Read what the person wants. To show it is a use, so it is written down."""
        with self._house.gate.enter(person, ACCOUNT_RUN) as room:
            room.read(Person, last=1)
        return self._house.gate.wishes(person)

    def _today(self) -> date:
        return self._house.clock.now().astimezone(UTC).date()


def grouped(models: Sequence[Model]) -> list[Group]:
    """Put models below their provider, in the order in which they came."""
    found: dict[str, list[Model]] = {}
    for one in models:
        found.setdefault(one.id.partition("/")[0], []).append(one)
    return [Group(id=name, models=told) for name, told in found.items()]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:  # nothing was said
        return None
