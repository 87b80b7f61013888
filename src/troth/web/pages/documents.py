"""What Troth does with data, and where there is help: for anybody, signed in or not.

Both pages are written from what runs: the registry in force and the protocol file. The
country on the safety page is the one that the reader picks, and nothing is kept of it; else
the one in the account of whoever has signed in. Help waits for no account that cannot be read.
"""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import TrothError
from troth.front.route import Guarded, caller_of
from troth.guard import resources
from troth.people.access import Data, Need, Operation
from troth.people.person import Person
from troth.policy.document import Policy, document
from troth.policy.label import label
from troth.policy.safety import Safety, safety
from troth.policy.sentence import Section
from troth.registry import versions
from troth.web.site import Site, in_thread
from troth.words import ACCOUNT_RUN, CRISIS_SAFETY, PersonId

_READ: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_HELP: Final = Need(CRISIS_SAFETY, Operation.SEE, Data.OPEN)
_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Documents(site)
    return [
        site.guard.route("/policy", pages.policy, need=_READ),
        site.guard.route("/safety", pages.safety, need=_HELP),
    ]


class Documents:
    """The pages that say what holds for everybody."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def policy(self, request: Request) -> Response:
        """Show the policy: a summary, then every part, each sentence with where it comes from."""
        written, facts = await in_thread(self._policy)
        return self._site.render.page(request, "policy.html", policy=written, facts=facts)

    async def safety(self, request: Request) -> Response:
        """Show help lines, own country first, and what Troth does when it hears danger."""
        asked = request.query_params.get("country", "")
        if _COUNTRY.fullmatch(asked):
            country = asked.upper()
        else:
            country = await in_thread(self._own_country, caller_of(request).person)
        found = await in_thread(self._safety, country)
        return self._site.render.page(
            request, "safety.html", safety=found, country=country, was_asked=bool(asked)
        )

    def _policy(self) -> tuple[Policy, Section]:
        registry = self._house.gate.states.common().registry
        written = document(
            registry,
            versions=versions.load_all(self._house.store, self._house.signer.public),
            installation=self._house.ledger.key.name,
            contact=self._house.settings.contact,
        )
        return written, label(registry)

    def _own_country(self, person: PersonId | None) -> str:
        """Return the country in a person's account; that of this place, if it cannot be read."""
        here = self._house.settings.country
        if person is None:
            return here
        try:
            with self._house.gate.enter(person, ACCOUNT_RUN) as room:
                return room.read(Person, last=1)[-1].record.country or here
        except TrothError:
            return here

    def _safety(self, country: str) -> Safety:
        found = resources.load(self._house.settings.resources_file)
        registry = self._house.gate.states.common().registry
        return safety(found, registry, country=country, at=self._house.clock.now())
