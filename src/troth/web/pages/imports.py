"""`/import`: talks from elsewhere, and Troth's own archive: looked at, chosen, brought in, undone.

A file is looked at before anything of it is kept. Until then it lies in memory alone, and the
page says what would be kept and what is left out. It works as forms: how far an import is, a
person sees by looking again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import origin
from troth.companion.imports import signature
from troth.companion.imports.belongings import STAYS
from troth.companion.imports.carried import GROUP_OF, THINGS, Group
from troth.companion.imports.desk import MOST_BYTES, Waiting
from troth.companion.imports.kept import NO_SUCH, Held, services_of
from troth.companion.imports.look import Look
from troth.companion.imports.shape import LEFT, MOST_CONVERSATIONS
from troth.errors import BadInput, NotFound, TooMany
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.web.forms import read_form
from troth.web.lines import moment
from troth.web.site import Site, go, in_thread, person_of
from troth.web.uploads import read_upload
from troth.words import COMPANION_HISTORY, PersonId

_SEE: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)
_UPLOAD_BYTES: Final = MOST_BYTES + 8_192
SHOWN: Final = 400
"""How many conversations of a file the page lists, to be chosen one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One import in the list. state: how it ended; `begun`: it was cut off."""

    id: str
    whose: str
    state: str
    at: datetime | None
    talks: int
    messages: int
    facts: int
    companions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that an archive of Troth's own holds beside talks.

    group: by which name it is ticked. needs: the purpose that is to be asked for; empty: none.
    """

    group: str
    words: str
    count: int
    fresh: int
    needs: str


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = _Pages(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/import", pages.all, need=_SEE),
        change("/import/look", pages.look),
        site.guard.route("/import/{imported}", pages.one, need=_SEE),
        change("/import/{imported}/begin", pages.begin),
        change("/import/{imported}/stop", pages.stop),
        site.guard.route("/import/{imported}/forget", pages.forget, need=_FORGET, methods=["POST"]),
    ]


class _Pages:
    """The pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._desk = site.house.imports

    async def all(self, request: Request) -> Response:
        """Show where to choose a file, and what was brought in."""
        return await self._all(request)

    async def look(self, request: Request) -> Response:
        """Look at a file. Nothing of it is kept."""
        person = person_of(request)
        try:
            found = await read_upload(request, limit=_UPLOAD_BYTES)
            waiting = await in_thread(self._desk.look, person, found.get("file", b""))
        except (BadInput, TooMany) as error:
            return await self._all(request, error=error)
        return go(f"/import/{waiting.name}")

    async def one(self, request: Request) -> Response:
        """Show what is in a file, how far an import is, or how it ended."""
        return await self._one(request)

    async def begin(self, request: Request) -> Response:
        """Bring in all, or what was ticked."""
        person, name = person_of(request), _name(request)
        form = await read_form(request, limit=64 * 1024, most_fields=SHOWN + 10)
        only: list[int] | None = None
        also: list[Group] | None = None
        try:
            if form.one_of("which", "all", "ticked") == "ticked":
                listed = self._desk.one(person, name).look.entries[:SHOWN]
                only = [one.number for one in listed if form.maybe(f"n{one.number}") == "on"]
                also = [one for one in Group if form.maybe(f"also-{one}") == "on"]
            knowing = form.maybe("changed") == "yes"
            begin = partial(self._desk.begin, only=only, also=also, knowing=knowing)
            await in_thread(begin, person, name)
        except (BadInput, TooMany) as error:
            return await self._one(request, error=error)
        return go(f"/import/{name}")

    async def stop(self, request: Request) -> Response:
        """Stop an import."""
        await in_thread(self._desk.stop, person_of(request), _name(request))
        return go(f"/import/{_name(request)}")

    async def forget(self, request: Request) -> Response:
        """Undo an import, or let go of a file that waits."""
        gone = await in_thread(self._desk.forget, person_of(request), _name(request))
        return go("/import", say="import_forgotten" if gone else "import_dropped")

    async def _all(self, request: Request, *, error: BadInput | TooMany | None = None) -> Response:
        person = person_of(request)
        allowed = self._house.gate.may(person, COMPANION_HISTORY)
        waiting = self._desk.waiting(person)
        return self._site.render.page(
            request,
            "imports.html",
            status=error.status if error else 200,
            allowed=allowed,
            error=error,
            lines=await in_thread(self._lines, person) if allowed else [],
            most_mb=MOST_BYTES // 2**20,
            waiting=waiting if waiting and waiting.standing in {"looked", "running"} else None,
        )

    async def _one(self, request: Request, *, error: BadInput | TooMany | None = None) -> Response:
        person, name = person_of(request), _name(request)
        waiting = self._desk.waiting(person)
        if waiting is not None and waiting.name == name:
            return self._waiting(request, waiting, error)
        for line in await in_thread(self._lines, person):
            if line.id == name:
                return self._site.render.page(request, "import_kept.html", line=line)
        raise NotFound(NO_SUCH)

    def _waiting(
        self, request: Request, waiting: Waiting, error: BadInput | TooMany | None
    ) -> Response:
        look = waiting.look
        beside = _parts(look)
        times = [at for one in look.entries for at in (one.first, one.last) if at]
        return self._site.render.page(
            request,
            "import_look.html",
            status=error.status if error else 200,
            entries=look.entries[:SHOWN],
            error=error,
            first=min(times, default=None),
            groups=list(dict.fromkeys(one.group for one in beside)),
            beside=beside,
            signed=signature.said(look.signature, person_of(request)) if look.signature else "",
            stays=[(STAYS[what], count) for what, count in look.stays.items()],
            kilobytes=-(-look.letters // 1000),
            last=max(times, default=None),
            left=[(LEFT[why], count) for why, count in look.left.items()],
            look=look,
            most=MOST_CONVERSATIONS,
            services=origin.SERVICES,
            waiting=waiting,
            whose=_whose(look.services),
        )

    def _lines(self, person: PersonId) -> list[Line]:
        return [_line(one) for one in self._desk.every(person)]


def _line(one: Held) -> Line:
    return Line(
        id=one.told.id,
        whose=_whose(services_of(one.told)),
        state=one.told.state,
        at=moment(one.told.at),
        talks=one.talks,
        messages=one.messages,
        facts=len(one.brought.facts),
        companions=len(one.brought.companions),
    )


def _parts(look: Look) -> list[Part]:
    return [
        Part(
            group=GROUP_OF[one.thing],
            words=THINGS[one.thing],
            count=one.count,
            fresh=one.fresh,
            needs=one.needs or "",
        )
        for one in look.carried
    ]


def _whose(services: Sequence[str]) -> str:
    return " and ".join(origin.SERVICES.get(one, one) for one in services) or "Nobody"


def _name(request: Request) -> str:
    return str(request.path_params["imported"])
