"""`/api/docs` and `/errors/{code}`: what programs may ask, and what an error means.

Both are made from the document at `/api/openapi.json`. The stock page for such documents runs
scripts of others and needs a weaker policy; this one is plain HTML.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Self

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import NotFound
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.web import openapi
from troth.web.headers import PAGE
from troth.web.openapi import Document, Error, Group, Shape
from troth.web.site import Site, in_thread
from troth.words import ACCOUNT_RUN

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
# The address lies under `/api`, whose answers are for programs; this one is for people.
_HEADERS: Final[Mapping[str, str]] = {name.decode(): value.decode() for name, value in PAGE}


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages; none where the pages stand alone, without `/api`."""
    make = site.document
    if make is None:
        return []
    pages = Reference(site, cache(lambda: View.of(make())))
    return [
        site.guard.route("/api/docs", pages.show, need=_LOOK),
        site.guard.route("/errors/{code}", pages.error, need=_LOOK),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the pages show of the document."""

    about: str
    groups: Sequence[Group]
    shapes: Sequence[Shape]
    errors: Mapping[str, Error]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the document."""
        return cls(
            about=document["info"]["description"],
            groups=openapi.groups(document),
            shapes=openapi.shapes(document),
            errors={one.code: one for one in openapi.errors(document)},
        )


class Reference:
    """The pages about `/api`. The document is made when somebody asks for it first."""

    def __init__(self, site: Site, view: Callable[[], View]) -> None:
        self._site = site
        self._view = view

    async def show(self, request: Request) -> Response:
        """Show every address."""
        return self._site.render.page(
            request, "api.html", headers=_HEADERS, view=await in_thread(self._view)
        )

    async def error(self, request: Request) -> Response:
        """Show what one code means. Raises NotFound."""
        view = await in_thread(self._view)
        found = view.errors.get(request.path_params["code"])
        if found is None:
            message = "There is no such error. /api/docs lists them."
            raise NotFound(message)
        return self._site.render.page(request, "error.html", found=found)
