"""`/api` as a face: every address with what it needs, written out by module."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from troth.api.rest import (
    account,
    answers,
    companions,
    consents,
    documents,
    facts,
    guard,
    imports,
    limits,
    match,
    memory,
    models,
    operator,
    problems,
    rights,
    talks,
    veil,
)
from troth.api.rest.desk import Desk
from troth.api.rest.openapi import Document, document
from troth.api.rest.route import Address, Route
from troth.front.face import Face
from troth.front.headers import ALWAYS
from troth.front.limits import Limits
from troth.front.route import Guard
from troth.front.who import Caller, by_either
from troth.house import House
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN

UNDER: Final = "/api"
_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


async def described() -> Response:
    """Describe every address, as an OpenAPI 3.1 document."""
    return JSONResponse(api_document())


ADDRESSES: Final[Sequence[Address]] = (
    *answers.ADDRESSES,
    *companions.ADDRESSES,
    *match.ADDRESSES,
    *talks.ADDRESSES,
    *facts.ADDRESSES,
    *memory.ADDRESSES,
    *imports.ADDRESSES,
    *consents.ADDRESSES,
    *rights.ADDRESSES,
    *models.ADDRESSES,
    *veil.ADDRESSES,
    *limits.ADDRESSES,
    *guard.ADDRESSES,
    *account.ADDRESSES,
    *documents.ADDRESSES,
    *operator.ADDRESSES,
    Address(
        method="GET",
        path="/api/openapi.json",
        endpoint=described,
        need=_LOOK,
        tag="Documents",
        forms=(JSONResponse,),
    ),
)
"""Everything that can be asked."""


@cache
def api_document() -> Document:
    """Return the OpenAPI document. It is the same for every installation."""
    return document(ADDRESSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The face, and what lies behind it for as long as the server runs."""

    face: Face
    desk: Desk


def rest(house: House, *, limits: Limits, stopping: asyncio.Event) -> Rest:
    """Return the face for the pages' scripts and for programs."""

    async def who(request: Request) -> Caller:
        return await by_either(request, house)

    desk = Desk(house=house, guard=Guard(who, limits), stopping=stopping)
    house.when_erased.append(desk.forget)
    face = Face(
        under=UNDER,
        routes=[Route(one, desk, beside=_methods(one.path)) for one in ADDRESSES],
        told=problems.told,
        headers=ALWAYS,
    )
    return Rest(face=face, desk=desk)


def _methods(path: str) -> set[str]:
    return {one.method for one in ADDRESSES if one.path == path}
