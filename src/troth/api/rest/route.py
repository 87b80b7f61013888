"""An address of `/api`: what it needs, how it is asked, and who is let in before it is read.

The order is fixed: who asks and whether the table of access lets them; then the body, bounded;
then whether this was asked before under the same key; then the address itself. An address
cannot be made without a need that is in the table.

FastAPI reads what comes in and writes what goes out. Its application is not used: ours stands
behind the one door, and FastAPI's could report errors, with their texts, to a collector.
"""

import inspect
from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeAlias

from fastapi import Depends
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from troth.api.rest import bodies
from troth.api.rest.desk import Desk
from troth.api.rest.idempotency import HEADER, REPLAYED, Answer, Name, must_be_key
from troth.api.rest.shapes import bad_input
from troth.errors import BadInput, TrothError
from troth.front.route import caller_of, must_be_known, must_only_look
from troth.front.who import Caller
from troth.house import House
from troth.people.access import Data, Need
from troth.words import PersonId

Endpoint: TypeAlias = Callable[..., Any]  # whatever takes what FastAPI fills in
Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, Response]]  # FastAPI's own type
_HEADERS_KEPT: Final = ("content-type", "location")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address and one method, as a value: the documentation is made from it too.

    other: statuses of problems that the rest does not imply. repeats: whether an
    `Idempotency-Key` counts here. forms: the response classes that may come where it
    is not one of the shapes. takes: the media type of a body that is taken as it is: the
    endpoint reads and bounds it.
    """

    method: str
    path: str
    endpoint: Endpoint
    need: Need
    tag: str
    status: int = 200
    repeats: bool = False
    other: tuple[int, ...] = ()
    forms: tuple[type[Response], ...] = ()
    takes: str = ""

    def __post_init__(self) -> None:
        must_be_known(self.need, self.path)
        must_only_look(self.need, self.path, [self.method])

    def told(self) -> dict[str, Any]:
        """Return what FastAPI needs to know of it."""
        told: dict[str, Any] = {
            "methods": [self.method],
            "tags": [self.tag],
            "status_code": self.status,
            "operation_id": self.endpoint.__name__,
            "response_description": "Done",
            **_said(self.endpoint),
        }
        return {**told, "response_class": self.forms[0]} if self.forms else told


def _said(endpoint: Endpoint) -> dict[str, str]:
    """Return the first sentence of what an endpoint says of itself, and all of it."""
    said = inspect.cleandoc(endpoint.__doc__ or "")
    first, _, rest = said.partition(".")
    return {"summary": first, "description": rest.strip() or said}


class Route(BaseRoute):
    """An address that is open at one desk. beside: what else its path takes."""

    def __init__(self, address: Address, desk: Desk, *, beside: Collection[str] = ()) -> None:
        self.path = address.path
        self.need = address.need
        self._known = known(address)
        self.methods = frozenset(self._known.methods or ())
        self._allowed = self.methods.union(beside)
        self._desk = desk

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request is for this address."""
        return self._known.matches(scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say which methods this path takes."""
        if scope["method"] not in self.methods:
            raise HTTPException(405, headers={"allow": ", ".join(sorted(self._allowed))})
        scope.setdefault("state", {})["desk"] = self._desk
        await self._known.handle(scope, receive, send)


@cache
def known(address: Address) -> "Known":
    """Return an address as FastAPI has it. To make one is slow, and it is the same for all."""
    return Known(address)


class Known(APIRoute):
    """An address: guarded, bounded, and asked once where that was wished for.

    It belongs to no house: the desk comes with each request.
    """

    def __init__(self, address: Address) -> None:
        self._need = address.need
        self._repeats = address.repeats
        super().__init__(address.path, address.endpoint, **address.told())
        self.app = AsyncExitStackMiddleware(self.app)
        if address.method == "GET":  # RFC 9110, 9.1: who answers GET answers HEAD
            self.methods = {"GET", "HEAD"}

    def get_route_handler(self) -> Handler:
        """Return FastAPI's handler with ours around it."""
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            desk = _desk_of(request)
            caller = await desk.guard.let_in(request, self._need)
            read = await self._read(request, desk)
            if not (self._repeats and caller.person):
                return await _asked(inner, read)
            read.state.may_be_read = _while_unchanged(desk.house, caller.person, self._need)
            return await _once(desk, caller.person, read, lambda: _asked(inner, read))

        return handle

    async def _read(self, request: Request, desk: Desk) -> "_Read":
        if self.body_field is None:
            return _Read(request.scope, request.receive)
        limit = desk.house.settings.request_limit_bytes
        data, found = await bodies.read(request, limit=limit)
        return _Read(request.scope, request.receive, data, found)


async def _once(
    desk: Desk, person: PersonId, request: "_Read", act: Callable[[], Awaitable[Response]]
) -> Response:
    """Act, or repeat what was answered before under the same key."""
    keys = request.headers.getlist(HEADER)
    if not keys:
        return await act()
    if len(keys) > 1:
        message = f"Send {HEADER} once."
        raise BadInput(message, param=HEADER)
    answered, name = desk.answered, Name(person, must_be_key(keys[0]))
    path = request.scope["path"]
    before = answered.begin(name, answered.fingerprint(path, await request.body()))
    if before is not None:
        return Response(before.body, before.status, {**before.headers, REPLAYED: "true"})
    answer: Answer | None = None
    try:
        response = await act()
        answer = _kept(response, request)
    finally:
        answered.end(name, answer)
    return response


class _Read(Request):
    """A request whose body has been read and looked through."""

    def __init__(
        self, scope: Scope, receive: Receive, data: bytes = b"", found: object = None
    ) -> None:
        super().__init__(scope, receive)
        self._data = data
        self._found = found

    async def body(self) -> bytes:
        """Return the bytes that were read."""
        return self._data

    async def json(self) -> object:
        """Return what they say."""
        return self._found


async def _asked(inner: Handler, request: Request) -> Response:
    try:
        return await inner(request)
    except RequestValidationError as error:
        raise bad_input(error) from None  # the error holds what was sent


def _kept(response: Response, request: Request) -> Answer | None:
    """Return what to keep of an answer: of one that tells of success, and has all of it."""
    body = getattr(response, "body", None)
    if not 200 <= response.status_code < 300 or not isinstance(body, bytes):
        return None
    headers = {name: response.headers[name] for name in _HEADERS_KEPT if name in response.headers}
    holds = getattr(request.state, "holds", None)
    may = request.state.may_be_read()
    return Answer(
        status=response.status_code, body=body, headers=headers, holds=holds, may_be_read=may
    )


def _while_unchanged(
    house: House, person: PersonId, need: Need
) -> Callable[[], Callable[[], bool] | None]:
    """Return what says, once an answer is there, until when it may be told again.

    What a room showed may be, while the gate says yes to it and the person's stamp stays.
    """

    def begin() -> Callable[[], bool] | None:
        if need.data is not Data.INTIMATE:
            return None
        stamp = house.gate.keyring.stamp(person)

        def may_be_read() -> bool:
            try:
                is_same = house.gate.keyring.stamp(person) == stamp
                return is_same and house.gate.may(person, need.purpose).allowed
            except TrothError:  # what cannot be asked is not allowed
                return False

        return may_be_read

    return begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks for what, at an address that has let them in."""

    desk: Desk
    caller: Caller
    request: Request

    @property
    def house(self) -> House:
        """Everything that runs."""
        return self.desk.house

    @property
    def person(self) -> PersonId:
        """Who asks. Raises NotSignedIn."""
        return self.caller.must_be_somebody()

    def told_while(self, holds: Callable[[], bool]) -> None:
        """Say that the answer holds a secret, which may come again only while this is true."""
        self.request.state.holds = holds


async def _asking(request: Request) -> Asking:
    return Asking(desk=_desk_of(request), caller=caller_of(request), request=request)


def _desk_of(request: Request) -> Desk:
    desk = request.state.desk
    assert isinstance(desk, Desk)  # Route has put it there
    return desk


Who = Annotated[Asking, Depends(_asking)]
"""What an address takes to know who asks."""
