"""The model files of this machine, for whoever runs it: what is here, what comes, what can come.

Nothing is fetched unless its button was pressed. The page is about files and this machine alone.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import TrothError
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.providers.shelved import shelved
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread
from troth.weights import own
from troth.weights.catalogue import FITS, advice, catalogue, in_gb, memory_mb
from troth.words import ACCOUNT_RUN

PATH: Final = "/operator/models"
_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE)
_ACTS: Final = ("get", "stop", "use", "demo", "remove")
_MOST_NAME: Final = 64


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    page = Files(site)
    return [
        site.guard.route(PATH, page.show, need=_SEE),
        site.guard.route(PATH, page.act, need=_CHANGE, methods=["POST"]),
    ]


class Files:
    """The page of the model files."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show every file and how far it is."""
        return await self._page(request, error=None)

    async def act(self, request: Request) -> Response:
        """Get, stop, use or remove one; what does not go is told on the page."""
        form = await read_form(request, limit=4096)
        act = form.one_of("act", *_ACTS)
        try:
            await in_thread(self._do, act, form)
        except TrothError as error:
            return await self._page(request, error=error)
        return go(PATH, say=f"file_{act}")

    def _do(self, act: str, form: Form) -> None:
        fetches, name = self._house.fetches, form.maybe("name", most=_MOST_NAME) or ""
        match act:
            case "get":
                fetches.get(name, url=form.maybe("url"), sha256=form.maybe("sha256", most=80))
            case "stop":
                fetches.stop(name)
            case "use":
                fetches.use(name)
            case "demo":
                fetches.use(None)
            case _:
                fetches.remove(name)

    async def _page(self, request: Request, *, error: TrothError | None) -> Response:
        weights_dir, listed = self._house.settings.weights_dir, catalogue()
        found = await in_thread(shelved, weights_dir, self._house.fetches.all())
        return self._site.render.page(
            request,
            "files.html",
            status=error.status if error else 200,
            advice=advice(listed.offers, has_mb=memory_mb()),
            as_of=listed.as_of,
            error=error,
            files=found,
            fits=FITS,
            in_gb=in_gb,
            is_demo=own.using(weights_dir) is None,
            model=self._house.settings.model,
        )
