"""`/privacy`: a switch for each purpose, a hold on everything, and what was done in a week.

Off is one click, and holds in the middle of a word. On is a card. To forget what was kept is
a step of its own, since it alone cannot be undone. A form that is sent twice does nothing
twice, and an old one ends no newer hold.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth import clock
from troth.consent.events import YES
from troth.front.route import Guarded
from troth.gate.forget import shred_purpose
from troth.people.access import Data, Need, Operation
from troth.registry.outside import provider_of
from troth.rights import timeline
from troth.rights.timeline import Days
from troth.web import allowed, charts
from troth.web.forms import read_form
from troth.web.once import Led, mark, name_of
from troth.web.pages.consent import METHOD
from troth.web.site import Site, go, in_thread, person_of
from troth.words import RIGHTS_ANSWER, PersonId, PurposeId

_SEE: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(RIGHTS_ANSWER, Operation.CHANGE, Data.PERSONAL)
_FORGET: Final = Need(RIGHTS_ANSWER, Operation.FORGET, Data.INTIMATE)
_FORM_BYTES: Final = 1024
_WEEK: Final = 7


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Centre(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/privacy", pages.show, need=_SEE),
        change("/privacy/hold", pages.hold),
        change("/privacy/{purpose}/withdraw", pages.withdraw),
        change("/privacy/{purpose}/object", pages.object_to),
        site.guard.route("/privacy/{purpose}/forget", pages.forget, need=_FORGET, methods=["POST"]),
    ]


def others(days: Days) -> Days:
    """Leave out the person's own looks: they are no use of data by anybody else."""
    return replace(days, rows=tuple(row for row in days.rows if row.purpose != RIGHTS_ANSWER))


class Centre:
    """The privacy centre."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show every purpose and how it stands, the hold, and the last seven days."""
        person = person_of(request)
        rows = await in_thread(allowed.rows, self._house, person)
        events = await in_thread(self._house.gate.consents.events, person)
        days = await in_thread(timeline.days, self._house.gate, person, days=_WEEK)
        return self._site.render.page(
            request,
            "privacy.html",
            decided=allowed.grouped([row for row in rows if row.standing.can_change]),
            always=[row for row in rows if not row.standing.can_change],
            held_since=events.restricted_since,
            hold=_hold_of(events.restricted_since),
            week=charts.of_days("week", others(days)),
            mark=mark(),
        )

    async def withdraw(self, request: Request) -> Response:
        """Take back a yes. What was taken back already stays so."""
        form, purpose = await read_form(request, limit=_FORM_BYTES), request.path_params["purpose"]
        await in_thread(self._withdraw, person_of(request), purpose)
        provider = provider_of(PurposeId(purpose))
        if provider and form.maybe("back", most=10) == "models":
            return go(f"/models#{provider}", say="withdrawn")
        return go("/privacy", say="withdrawn")

    def _withdraw(self, person: PersonId, purpose: str) -> None:
        row = allowed.row(self._house, person, purpose)
        if row.answer is None or row.answer.kind in YES or row.is_on:
            self._house.gate.consents.withdraw(person, row.purpose.id, method=METHOD)

    async def object_to(self, request: Request) -> Response:
        """Write down an objection, which turns it off."""
        await in_thread(self._object, person_of(request), request.path_params["purpose"])
        return go("/privacy", say="objected")

    def _object(self, person: PersonId, purpose: str) -> None:
        row = allowed.row(self._house, person, purpose)
        if row.answer is None or row.answer.kind in YES or row.is_on:
            self._house.gate.consents.object(person, row.purpose.id, method=METHOD)

    async def forget(self, request: Request) -> Response:
        """Destroy all that was kept for one purpose. A form that comes twice does it once."""
        person, purpose = person_of(request), request.path_params["purpose"]
        form = await read_form(request, limit=_FORM_BYTES)
        deed = name_of(person, {"forget": purpose, "mark": form.text("mark", most=80)})

        async def work() -> Led:
            row = await in_thread(allowed.row, self._house, person, purpose)
            await in_thread(shred_purpose, self._house.gate, person, row.purpose.id)
            return Led(address="/privacy")

        led = await self._site.once.do(person, deed, work)
        return go(led.address, say="purpose_forgotten")

    async def hold(self, request: Request) -> Response:
        """Put all use on hold, or end the very hold that the page showed."""
        form = await read_form(request, limit=_FORM_BYTES)
        wanted, shown = form.one_of("hold", "on", "off"), form.maybe("since", most=40) or ""
        say = await in_thread(self._hold, person_of(request), wanted=wanted, shown=shown)
        return go("/privacy", say=say)

    def _hold(self, person: PersonId, *, wanted: str, shown: str) -> str:
        consents = self._house.gate.consents
        since = consents.events(person).restricted_since
        if wanted == "off" and since is not None and _hold_of(since) != shown:
            return "still_on_hold"
        is_so = (since is not None) is (wanted == "on")
        if not is_so:
            (consents.restrict if wanted == "on" else consents.unrestrict)(person, method=METHOD)
        return f"{wanted}_hold"


def _hold_of(since: datetime | None) -> str:
    """Name a hold by the moment it began; nothing where there is none."""
    return clock.text(since) if since is not None else ""
