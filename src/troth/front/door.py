"""The application: every face, and what stands in front of them all.

From the outside in: headers for every answer, a line in the log, where the request ends, the
host's name, where the request comes from, then the route, which asks who it is and looks into
the table of access. An address that no face has does not exist.
"""

from collections.abc import Iterable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from troth.errors import TrothError
from troth.front import watch
from troth.front.body import BodyTooLarge, LastWord
from troth.front.face import Face, Faces
from troth.front.framing import Framing
from troth.front.headers import Headers
from troth.front.hosts import Hosts
from troth.front.later import Later
from troth.front.origin import Origin
from troth.front.route import needs
from troth.front.watch import Watch


def make_door(all_faces: Sequence[Face], *, names: Iterable[str]) -> Starlette:
    """Make the application out of its faces. names: hosts it answers to, besides loopback.

    Raises ValueError if a route does not say what it needs, or nobody may have that.
    """
    faces = Faces(all_faces)
    routes = [route for face in all_faces for route in face.routes]
    needs(one for one in routes if not isinstance(one, Later))  # those are looked at when made

    async def told(request: Request, error: Exception) -> Response:
        answer = faces.told(request.scope, error)
        if isinstance(error, BodyTooLarge):
            return LastWord(answer)
        if answer.status_code >= 500:
            watch.failed(request.state.request_id, error)
        return answer

    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Headers, faces=faces),
            Middleware(Watch, faces=faces),
            Middleware(Framing, faces=faces),
            Middleware(Hosts, names=names, faces=faces),
            Middleware(Origin, faces=faces),
        ],
        exception_handlers={TrothError: told, HTTPException: told, ClientDisconnect: _gone},
    )
    app.router.redirect_slashes = False
    return app


async def _gone(_: Request, __: Exception) -> Response:
    """Answer nobody: the client went away."""
    return Response(status_code=499)
