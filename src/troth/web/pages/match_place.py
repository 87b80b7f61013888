"""`/match/place`: a place chosen on our own map, square by square.

The map is drawn here, from our own towns: nothing comes from elsewhere, and no browser is asked
where it is. Only the square of 5 km that was chosen is sent, in a form; it is in no address.
"""

from dataclasses import replace
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput
from troth.front.route import Guarded
from troth.matchmaker import atlas, meet, profile
from troth.matchmaker.place import box_of, middle
from troth.matchmaker.profile import Answers
from troth.matchmaker.towns import TOWNS
from troth.people.access import Data, Need, Operation
from troth.web.forms import read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import MATCH_PEOPLE, PersonId

_SEE: Final = Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE)
_FORM_BYTES: Final = 1_024
_LONGEST: Final = 40


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    pages = _Place(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/match/place", pages.look, need=_SEE),
        change("/match/place", pages.choose),
    ]


class _Place:
    """The map, and what is chosen on it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._gate = site.house.gate

    async def look(self, request: Request) -> Response:
        """Show a part of the map. Nothing of what is looked at is kept."""
        if not await in_thread(self._gate.may, person_of(request), MATCH_PEOPLE):
            return go("/match")
        asked = request.query_params
        town, of = asked.get("town", "")[:_LONGEST], asked.get("in", "")[:_LONGEST]
        try:
            return self._page(request, atlas.around(town) if town else of)
        except BadInput as error:
            return self._page(request, "", error=error)

    async def choose(self, request: Request) -> Response:
        """Keep the square that was chosen. What may be done with it stays as it is."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            cell = atlas.chosen(form.maybe("square", most=_LONGEST) or "")
            await in_thread(self._save, person, middle(box_of(cell)))
        except BadInput as error:
            return self._page(request, "", error=error)
        return go("/match/profile#meet", say="saved")

    def _save(self, person: PersonId, where: tuple[float, float]) -> None:
        before = profile.load(self._gate, person)
        stand = meet.stand(before, *where, now=self._gate.clock.now())
        profile.save(self._gate, person, replace(before or Answers(), place=stand))

    def _page(self, request: Request, of: str, *, error: BadInput | None = None) -> Response:
        return self._site.render.page(
            request,
            "match_place.html",
            status=error.status if error else 200,
            error=error,
            map=atlas.view(of),
            towns=list(TOWNS),
        )
