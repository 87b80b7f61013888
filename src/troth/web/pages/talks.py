"""`/talks`: all talks of a person: listed, looked through, forgotten.

What is looked for is in no address, so that no browser's history keeps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import search
from troth.companion.own import is_own
from troth.companion.search import Hit, Hits
from troth.companion.talks import Talk
from troth.errors import BadInput
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.web import lines
from troth.web.forms import read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import COMPANION_HISTORY, PersonId

_READ: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)

ON_A_PAGE: Final = 50
OF_A_TALK: Final = 3
"""How many of the messages that were found are shown of one talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A message that was found, and where it can be read."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One page of the list of talks. words: what was looked for; empty if nothing was.

    wrong: why nothing could be looked for; empty if it could. places: by talk, the newest messages
    that were found in it. more: how many others. newest: among how many messages the places are,
    where there were more; else 0.
    """

    talks: Sequence[Talk]
    words: str = field(repr=False)
    wrong: str
    found: int
    page: int
    pages: int
    places: Mapping[str, Sequence[Place]]
    more: Mapping[str, int]
    newest: int


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    shelf, guard = _Talks(site), site.guard
    return [
        guard.route("/talk/{conversation}/forget", shelf.forget, methods=["POST"], need=_FORGET),
        guard.route("/talks", shelf.all, need=_READ),
        guard.route("/talks", shelf.search, methods=["POST"], need=_READ),
    ]


class _Talks:
    """All talks."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def all(self, request: Request) -> Response:
        """Show the talks, the newest first."""
        return await self._page(request, page=_number(request.query_params.get("page", "1")))

    async def search(self, request: Request) -> Response:
        """Show the talks in which somebody said all of some words. They are in no address."""
        form = await read_form(request, limit=self._house.settings.request_limit_bytes)
        words = form.maybe("words", most=search.LONGEST) or ""
        page = _number(form.maybe("page") or "1")
        return await self._page(request, page=page, words=words)

    async def forget(self, request: Request) -> Response:
        """Forget a whole talk."""
        person, conversation = person_of(request), request.path_params["conversation"]
        await in_thread(self._house.companion.forget_talk, person, conversation)
        return go("/talks", say="talk_forgotten")

    def _own_names(self, person: PersonId) -> Mapping[str, str]:
        found = self._house.companion.personas_of(person)
        return {one.id: one.name for one in found if is_own(one.id)}

    async def _page(self, request: Request, *, page: int, words: str = "") -> Response:
        person = person_of(request)
        keeps = self._house.gate.may(person, COMPANION_HISTORY)
        count, shelf = await in_thread(self._shelf, person, page, words) if keeps else (0, None)
        return self._site.render.page(
            request,
            "talks.html",
            status=400 if shelf and shelf.wrong else 200,
            names=partial(lines.name_of, own=await in_thread(self._own_names, person)),
            when=lines.moment,
            keeps=keeps,
            shelf=shelf,
            count=count,
        )

    def _shelf(self, person: PersonId, page: int, words: str) -> tuple[int, Shelf]:
        """Return how many talks there are, and one page of them.

        Nobody else waits for it: it is made in a thread, with all that is shown of each message.
        """
        talks = self._house.companion.talks(person)
        if not words.split():
            return len(talks), _shelf(talks, None, page=page, words="")
        try:
            hits = search.look(self._house.gate, person, words, of_a_talk=OF_A_TALK)
        except BadInput as error:
            return len(talks), _shelf(talks, None, page=page, words=words, wrong=str(error))
        return len(talks), _shelf(talks, hits, page=page, words=words)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _shelf(
    talks: Sequence[Talk], hits: Hits | None, *, page: int, words: str, wrong: str = ""
) -> Shelf:
    """Return one page of the talks in which something was found; of all, if nothing is sought."""
    counts = hits.counts if hits else {}
    found = [one for one in talks if hits is None or one.conversation in counts]
    pages = max(1, ceil(len(found) / ON_A_PAGE))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    places: dict[str, list[Place]] = {one.conversation: [] for one in shown}
    for hit in hits.newest if hits else ():
        if hit.conversation in places:
            places[hit.conversation].append(_place(hit))
    return Shelf(
        talks=shown,
        words=words,
        wrong=wrong,
        found=len(found),
        page=page,
        pages=pages,
        places=places,
        more={talk: counts.get(talk, 0) - len(here) for talk, here in places.items()},
        newest=len(hits.newest) if hits and hits.is_cut else 0,
    )


def _place(hit: Hit) -> Place:
    return Place(hit=hit, address=f"{lines.address(hit.conversation, at=hit.turn)}#{hit.turn}")
