"""For whoever runs the place: how many, how it is doing, what is in force. Never who, never what.

An operator reads nobody: these pages open no room and no key of a person.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

import troth
from troth.controls.findings import Finding, Mark
from troth.controls.rounds import quick
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation, Role
from troth.people.links import LinkKind
from troth.registry import versions
from troth.registry.versions import Version
from troth.web.forms import read_form
from troth.web.site import Site, in_thread
from troth.words import ACCOUNT_RUN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE)
_ORDER: Final = (Mark.BAD, Mark.WARN, Mark.OK)
_PERSON: Final = frozenset({Role.PERSON})
_BOTH: Final = frozenset({Role.PERSON, Role.OPERATOR})


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Operator(site)
    return [
        site.guard.route("/operator", pages.show, need=_SEE),
        site.guard.route("/operator/invite", pages.invite, need=_CHANGE, methods=["POST"]),
    ]


class Operator:
    """The pages of whoever runs the place."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show counts, health, version and policy."""
        return await self._page(request, link=None)

    async def invite(self, request: Request) -> Response:
        """Make a one-time link for somebody new, and show it this once."""
        form = await read_form(request, limit=1024)
        roles = _BOTH if form.one_of("role", "person", "operator") == "operator" else _PERSON
        token = await in_thread(self._house.links.make, LinkKind.INVITE, None, roles)
        return await self._page(request, link=f"{self._site.address(request)}/welcome/{token}")

    def _newest_policy(self) -> Version:
        return versions.load_all(self._house.store, self._house.signer.public)[-1]

    async def _page(self, request: Request, *, link: str | None) -> Response:
        found = await in_thread(lambda: list(quick(self._house.gate, self._house.settings)))
        counts = await in_thread(self._house.sign_in.counts)
        newest = await in_thread(self._newest_policy)
        return self._site.render.page(
            request,
            "operator.html",
            findings=sorted(found, key=_weight),
            counts=counts,
            policy=newest,
            model=self._house.provider.name,
            is_demo=self._house.provider.demo,
            running=troth.__version__,
            link=link,
        )


def _weight(finding: Finding) -> int:
    return _ORDER.index(finding.mark)
