"""What every page is made with, and the few things that all of them do."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from troth.front.route import Guard, caller_of
from troth.house import House
from troth.web import said
from troth.web.once import Once
from troth.web.openapi import Document
from troth.web.render import Renderer
from troth.words import PersonId

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The house, the guard of its pages, and what makes them."""

    house: House
    guard: Guard
    render: Renderer
    stopping: asyncio.Event
    once: Once = field(default_factory=Once)
    key_is_locked: bool = False
    """Whether the key file is sealed with a passphrase of its own."""
    document: Callable[[], Document] | None = None
    """Makes the OpenAPI document of `/api`; None where the pages stand alone."""

    def address(self, request: Request) -> str:
        """Return where a browser finds this Troth, without the last slash.

        Behind TLS the settings say it, since a proxy speaks to us in clear. On this machine the
        request does: a tunnel changes the port.
        """
        settings = self.house.settings
        if settings.proxy_address or settings.tls_certificate_file:
            return settings.address
        return str(request.base_url).rstrip("/")


def person_of(request: Request) -> PersonId:
    """Return who has signed in. Raises NotSignedIn."""
    return caller_of(request).must_be_somebody()


async def in_thread(work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
    """Do what reads or writes rows without holding up everybody else."""
    return await asyncio.to_thread(work, *args, **more)


def go(address: str, *, say: str | None = None) -> Response:
    """Send the browser to a page of ours, which then says what was done."""
    return RedirectResponse(said.then(address, say) if say else address, status_code=303)
