"""`/match/learn`: what Troth learns from one's own choices, and how to stop it or start anew."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.front.route import Guarded
from troth.matchmaker import learn
from troth.people.access import Data, Need, Operation
from troth.web.site import Site, go, in_thread, person_of
from troth.words import MATCH_LEARN, MATCH_PEOPLE

_SEE: Final = Need(MATCH_LEARN, Operation.SEE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_LEARN, Operation.FORGET, Data.INTIMATE)


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    pages = _Learn(site)
    return [
        site.guard.route("/match/learn", pages.look, need=_SEE),
        site.guard.route("/match/learn/forget", pages.forget, need=_FORGET, methods=["POST"]),
    ]


class _Learn:
    """What is learnt, and the way to forget it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def look(self, request: Request) -> Response:
        """Show what is learnt now. It is worked out for this page and kept nowhere."""
        person, gate = person_of(request), self._house.gate
        if not await in_thread(gate.may, person, MATCH_PEOPLE):
            return go("/match")
        allowed = await in_thread(gate.may, person, MATCH_LEARN)
        found = await in_thread(self._house.matchmaker.learned, person) if allowed else None
        return self._site.render.page(
            request,
            "match_learn.html",
            allowed=allowed,
            found=found,
            least=learn.LEAST,
            purpose=MATCH_LEARN,
        )

    async def forget(self, request: Request) -> Response:
        """Let no choice up to now count any more."""
        await in_thread(learn.start_anew, self._house.gate, person_of(request))
        return go("/match/learn", say="match_learn_anew")
