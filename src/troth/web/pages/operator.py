"""For whoever runs the place: how many, how it is doing, what is in force. Never who, never what.

An operator reads nobody: these pages open no room and no key of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

import troth
from troth.controls.findings import Finding, Mark
from troth.controls.rounds import quick
from troth.front.route import Guarded
from troth.gate import tally
from troth.people.access import Data, Need, Operation, Role
from troth.people.links import LinkKind
from troth.registry import versions
from troth.registry.providers import Held
from troth.registry.trust import Trust, missing, trust
from troth.registry.versions import Version
from troth.web.forms import read_form
from troth.web.pages.models import NAMES
from troth.web.site import Site, in_thread
from troth.words import ACCOUNT_RUN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE)
SOON: Final = timedelta(days=30)
"""So long before its day a claim is told as running out."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """One provider, as whoever runs the place has to know it. soon: claims that run out, by day."""

    id: str
    name: str
    models: Sequence[str]
    is_on: bool
    has_key: bool
    trust: Trust
    lacking: Sequence[str]
    soon: Sequence[tuple[str, date]]

    @classmethod
    def of(cls, held: Held, today: date) -> "Supplied":
        """Say how a provider stands today."""
        claims = held.entry.claims
        named = ((one.name, getattr(claims, one.name)) for one in fields(claims))
        soon = [
            (name, claim.ends)
            for name, claim in named
            if claim is not None and claim.holds(today) and claim.ends - today <= SOON
        ]
        return cls(
            id=held.entry.id,
            name=held.entry.name,
            models=held.entry.models,
            is_on=held.is_on,
            has_key=held.has_key,
            trust=trust(held.entry, today),
            lacking=missing(held.entry, today),
            soon=sorted(soon, key=lambda one: (one[1], one[0])),
        )


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

    def _providers(self) -> list["Supplied"]:
        today = self._house.clock.now().astimezone(UTC).date()
        return [Supplied.of(one, today) for one in self._house.providers.all()]

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
            providers=await in_thread(self._providers),
            tallies=await in_thread(tally.read, self._house.store),
            told=tally.told,
            broken=await in_thread(self._house.providers.broken),
            levels=NAMES,
            is_demo=self._house.provider.demo,
            running=troth.__version__,
            link=link,
        )


def _weight(finding: Finding) -> int:
    return _ORDER.index(finding.mark)
