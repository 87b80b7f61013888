"""The application: every route with who may use it, and what stands in front of them all.

From the outside in: headers for every answer, a line in the log, the host's name, the routes.
A route that is not written here does not exist.
"""

import asyncio

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import troth
from troth.api import watch
from troth.api.body import BodyTooLarge, LastWord
from troth.api.chat import Chat
from troth.api.headers import Headers
from troth.api.hosts import Hosts
from troth.api.models import Models
from troth.api.problem import Problem, problem
from troth.api.watch import Watch
from troth.errors import TrothError
from troth.house import House

_NOTHING_HERE = (
    "There is nothing at this address. Troth answers at /v1/models and /v1/chat/completions."
)
_WRONG_METHOD = "This address does not take that method."


def make_app(house: House, *, stopping: asyncio.Event | None = None) -> Starlette:
    """Make the application. Setting `stopping` ends every answer that is under way."""
    models = Models(house)
    chat = Chat(house, stopping=stopping or asyncio.Event())
    app = Starlette(
        routes=[
            Route("/health", _health, methods=["GET"]),
            Route("/v1/models", models.all, methods=["GET"]),
            Route("/v1/models/{id:path}", models.one, methods=["GET"]),
            Route("/v1/chat/completions", chat.complete, methods=["POST"]),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(Watch),
            Middleware(Hosts, names=[house.settings.host]),
        ],
        exception_handlers={
            TrothError: _told,
            HTTPException: _not_routed,
            ClientDisconnect: _gone,
        },
    )
    app.router.redirect_slashes = False
    return app


async def _health(_: Request) -> Response:
    """Say that the server is up. Holds nothing about anybody, so anybody may ask."""
    return JSONResponse({"status": "ok", "version": troth.__version__})


async def _told(request: Request, error: Exception) -> Response:
    if isinstance(error, BodyTooLarge):
        return LastWord(error)
    told = problem(error)
    if told.status >= 500:
        watch.failed(request.state.request_id, error)
    return told.response()


async def _not_routed(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if status == 405:
        told = Problem(
            status=405, code="method_not_allowed", message=_WRONG_METHOD, headers=headers
        )
    else:
        told = Problem(status=404, code="not_found", message=_NOTHING_HERE)
    return told.response()


async def _gone(_: Request, __: Exception) -> Response:
    """Answer nobody: the client went away."""
    return Response(status_code=499)
