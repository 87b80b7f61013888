"""The face for programs: every route with what it needs."""

import asyncio

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import troth
from troth.api.chat import Chat
from troth.api.embeddings import Embeddings
from troth.api.models import Models
from troth.api.problem import Problem, problem
from troth.front.door import make_door
from troth.front.face import Face
from troth.front.headers import ALWAYS
from troth.front.limits import Limits
from troth.front.route import Guard
from troth.front.who import Caller, by_key_or_front_end
from troth.house import House
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN, COMPANION_REPLY

_UP = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_LIST = Need(COMPANION_REPLY, Operation.SEE, Data.OPEN)
_TALK = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)
_NOTHING_HERE = (
    "There is nothing at this address. Troth answers at /v1/models, /v1/chat/completions and "
    "/v1/embeddings."
)
_WRONG_METHOD = "This address does not take that method."


def make_app(house: House, *, stopping: asyncio.Event | None = None) -> Starlette:
    """Make an application with `/v1` alone. Setting `stopping` ends every answer under way."""
    face = v1(house, limits=Limits(), stopping=stopping or asyncio.Event())
    return make_door([face], names=house.settings.host_names)


def v1(house: House, *, limits: Limits, stopping: asyncio.Event) -> Face:
    """Return the face in OpenAI's shape."""
    models = Models(house)
    chat = Chat(house, stopping=stopping)
    embeddings = Embeddings(house)

    async def by_the_key(request: Request) -> Caller:
        return await by_key_or_front_end(request, house)

    guard = Guard(by_the_key, limits)
    return Face(
        under="/v1",
        routes=[
            guard.route("/health", _health, need=_UP),
            guard.route("/v1/models", models.all, need=_LIST),
            guard.route("/v1/models/{id:path}", models.one, need=_LIST),
            guard.route("/v1/chat/completions", chat.complete, methods=["POST"], need=_TALK),
            guard.route("/v1/embeddings", embeddings.make, methods=["POST"], need=_TALK),
        ],
        told=_told,
        headers=ALWAYS,
    )


async def _health(_: Request) -> Response:
    """Say that the server is up. Holds nothing about anybody, so anybody may ask."""
    return JSONResponse({"status": "ok", "version": troth.__version__})


def _told(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return problem(error).response()
    if error.status_code == 405:
        told = Problem(
            status=405,
            code="method_not_allowed",
            message=_WRONG_METHOD,
            headers=dict(error.headers or {}),
        )
    else:
        told = Problem(status=404, code="not_found", message=_NOTHING_HERE)
    return told.response()
