"""`/api` as a face. Its addresses are made after the server has begun to listen.

What reads and describes what comes in there takes a third of all that a server imports, and
whoever opens the pages does not need it: so it is made ready meanwhile, or by who asks first.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.routing import BaseRoute

from troth.api.rest import problems
from troth.api.rest.desk import Desk
from troth.front.face import Face
from troth.front.headers import ALWAYS
from troth.front.later import Later
from troth.front.limits import Limits
from troth.front.route import Guard
from troth.front.who import Caller, by_either
from troth.house import House

if TYPE_CHECKING:
    from troth.api.rest.openapi import Document

UNDER: Final = "/api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The face, and what lies behind it for as long as the server runs."""

    face: Face
    desk: Desk
    later: Later
    """The routes of the face, which can be made beforehand."""


def rest(house: House, *, limits: Limits, stopping: asyncio.Event) -> Rest:
    """Return the face for the pages' scripts and for programs."""

    async def who(request: Request) -> Caller:
        return await by_either(request, house)

    def make() -> Sequence[BaseRoute]:
        from troth.api.rest.app import routes  # noqa: PLC0415  # heavy: see above

        return routes(desk)

    desk = Desk(house=house, guard=Guard(who, limits), stopping=stopping)
    house.when_erased.append(desk.forget)
    later = Later(UNDER, make)
    face = Face(under=UNDER, routes=[later], told=problems.told, headers=ALWAYS)
    return Rest(face=face, desk=desk, later=later)


def document() -> "Document":
    """Return the OpenAPI document of `/api`."""
    from troth.api.rest.app import api_document  # noqa: PLC0415  # heavy: see above

    return api_document()
