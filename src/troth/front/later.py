"""Routes that are made when they are needed first, because what they are made of is heavy."""

import asyncio
import threading
from collections.abc import Callable, Sequence

from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound, Router
from starlette.types import Receive, Scope, Send

from troth.front.route import needs


class Later(BaseRoute):
    """Every route below one path. Each says its whole path, and what it needs.

    They are checked as the others are, when they are made: nothing is answered before.
    """

    path = ""
    """What stands before the paths of its routes: nothing."""

    def __init__(self, under: str, make: Callable[[], Sequence[BaseRoute]]) -> None:
        """Take what is covered, such as `/api`, and what makes the routes."""
        self._under = under
        self._make = make
        self._lock = threading.Lock()
        self._router: Router | None = None

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The routes; they are made if need be. Raises what making them raises."""
        return self.made().routes

    def made(self) -> Router:
        """Make the routes once. Raises ValueError if one does not say what it needs."""
        with self._lock:
            if self._router is None:
                routes = self._make()
                needs(routes)
                self._router = Router(routes, redirect_slashes=False)
            return self._router

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a path is below, whatever there is."""
        path = scope.get("path", "")
        is_below = path == self._under or path.startswith(f"{self._under}/")
        return (Match.FULL if is_below and scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer. Who asks first waits until the routes are made; nobody else does."""
        if (router := self._router) is None:
            router = await asyncio.to_thread(self.made)
        await router(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: object) -> URLPath:
        """Name no address: no page asks for one by its route's name. Raises NoMatchFound."""
        raise NoMatchFound(name, path_params)
