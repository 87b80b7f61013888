"""Everything that can be asked at `/api`: each address with what it needs, by module."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from starlette.responses import JSONResponse, Response

from troth.api.rest import (
    account,
    answers,
    companions,
    consents,
    documents,
    facts,
    files,
    guard,
    imports,
    learn,
    letters,
    limits,
    match,
    memory,
    models,
    operator,
    photos,
    reports,
    rights,
    talks,
    veil,
)
from troth.api.rest.desk import Desk
from troth.api.rest.openapi import Document, document
from troth.api.rest.route import Address, Route
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


async def described() -> Response:
    """Describe every address, as an OpenAPI 3.1 document."""
    return JSONResponse(api_document())


ADDRESSES: Final[Sequence[Address]] = (
    *answers.ADDRESSES,
    *companions.ADDRESSES,
    *match.ADDRESSES,
    *photos.ADDRESSES,
    *learn.ADDRESSES,
    *letters.ADDRESSES,
    *reports.ADDRESSES,
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
    *files.ADDRESSES,
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


def routes(desk: Desk) -> list[Route]:
    """Return a route for every address."""
    return [Route(one, desk, beside=_methods(one.path)) for one in ADDRESSES]


def _methods(path: str) -> set[str]:
    return {one.method for one in ADDRESSES if one.path == path}
