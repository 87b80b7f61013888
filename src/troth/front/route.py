"""A route with what it needs.

There is no other way to make one: an address without a row in the table of access cannot be
made, and a test fails when one gets by.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Final, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from troth.errors import Damaged, NotSignedIn
from troth.front.limits import Limits
from troth.front.origin import SAFE
from troth.front.who import NOBODY, Caller
from troth.people.access import Need, Operation, Role, may, must
from troth.words import CRISIS_SAFETY

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
AskWho: TypeAlias = Callable[[Request], Awaitable[Caller]]

_LOOKS: Final = {Operation.SEE, Operation.TAKE}


class Guarded(Route):
    """A route that lets nobody through without a row in the table. Made by `Guard.route`."""

    def __init__(
        self, path: str, endpoint: Endpoint, *, methods: Sequence[str], need: Need, name: str
    ) -> None:
        self.need = need
        super().__init__(path, endpoint, methods=list(methods), name=name)


class Guard:
    """Asks who it is, counts, looks into the table. One for each face."""

    def __init__(self, who: AskWho, limits: Limits) -> None:
        self._who = who
        self.limits: Final = limits
        """What is counted and how much is done at once, for all faces together."""

    def route(
        self, path: str, endpoint: Endpoint, *, need: Need, methods: Sequence[str] = ("GET",)
    ) -> Guarded:
        """Make a route.

        Raises ValueError if no row of the table lets anybody use it, or if it changes
        something at a mere look: a link on another site's page could do that.
        """
        must_be_known(need, path)
        must_only_look(need, path, methods)

        async def guarded(request: Request) -> Response:
            await self.let_in(request, need)
            return await endpoint(request)

        return Guarded(path, guarded, methods=methods, need=need, name=endpoint.__name__)

    async def let_in(self, request: Request, need: Need) -> Caller:
        """Return who asks. Raises NotSignedIn, TooMany or Forbidden."""
        try:
            caller = await self._who(request)
        except (NotSignedIn, Damaged):
            if not may(NOBODY.roles, need):
                self.limits.take(request.scope, NOBODY)  # whoever tries keys is counted too
                raise
            caller = NOBODY  # an old cookie, or a damaged account, keeps nobody from help
        if need.purpose != CRISIS_SAFETY:  # help is there however often somebody asked
            self.limits.take(request.scope, caller)
        must(caller.roles, need)
        request.state.caller = caller
        return caller


def must_be_known(need: Need, path: str) -> None:
    """Raise ValueError if no row of the table names this need."""
    if not may(frozenset(Role), need):
        message = f"{path}: no row of people.access lets anybody do this"
        raise ValueError(message)


def must_only_look(need: Need, path: str, methods: Iterable[str]) -> None:
    """Raise ValueError if a method that only looks is given something else to do."""
    if not SAFE.isdisjoint(methods) and need.operation not in _LOOKS:
        message = f"{path}: {need.operation} needs a method that changes something, such as POST"
        raise ValueError(message)


def needs(routes: Iterable[BaseRoute], *, under: str = "") -> list[tuple[str, Need]]:
    """Return every address with what it needs. Raises ValueError if one does not say it well."""
    found: list[tuple[str, Need]] = []
    for route in routes:
        path = f"{under}{getattr(route, 'path', '')}"
        if below := getattr(route, "routes", None):
            found += needs(below, under=path)
            continue
        need = getattr(route, "need", None)
        if not isinstance(need, Need):
            message = f"{path}: this route does not say what it needs"
            raise ValueError(message)  # noqa: TRY004  # as for a need that is not in the table
        must_be_known(need, path)
        must_only_look(need, path, getattr(route, "methods", None) or ())
        found.append((path, need))
    return found


def caller_of(request: Request) -> Caller:
    """Return who asks, as the route has found out."""
    found = getattr(request.state, "caller", None)
    if not isinstance(found, Caller):
        message = "a request that went through no guarded route"
        raise TypeError(message)
    return found
