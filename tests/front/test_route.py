"""A route asks who it is and looks into the table, before anything else."""

import asyncio
import itertools
from collections.abc import Callable

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute

from troth.errors import NotSignedIn, StoreFailed, TooMany
from troth.front.door import make_door
from troth.front.limits import Limits, Rate
from troth.front.route import Guard, caller_of, needs
from troth.front.who import NOBODY, Caller
from troth.people.access import TABLE, Data, Need, Operation, Role
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    PersonId,
    PurposeId,
)

OPEN = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
SIGN_IN = Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN)
PLACE = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
READ = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
TALK = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)

NOOR = Caller(person=PersonId("psn_noor"), session="s", roles=frozenset({Role.NOBODY, Role.PERSON}))
OPERATOR = Caller(
    person=PersonId("psn_op"), session="s", roles=frozenset({Role.NOBODY, Role.OPERATOR})
)


def named(need: Need) -> str:
    """Return a need as a test's name."""
    return f"{need.purpose} {need.operation} {need.data}"


async def page(request: Request) -> PlainTextResponse:
    """Answer with who asks."""
    return PlainTextResponse(caller_of(request).person or "nobody")


async def _nobody(_: Request) -> Caller:
    return NOBODY


GUARD = Guard(_nobody, Limits())


@pytest.fixture
def ask(send, face) -> Callable[..., tuple[int, str]]:
    """Return a function that asks, as somebody, for a page that needs something."""

    def go(caller: Caller | Exception, need: Need, limits: Limits | None = None):
        async def who(_: Request) -> Caller:
            if isinstance(caller, Exception):
                raise caller
            return caller

        method = "GET" if need.operation in {Operation.SEE, Operation.TAKE} else "POST"
        guard = Guard(who, limits or Limits())
        route = guard.route("/page", page, need=need, methods=[method])
        answer = send(make_door([face(routes=[route])], names=[]), method, "/page")
        return answer.status_code, answer.text

    return go


# ── Who gets in ───────────────────────────────────────────────────────────────────────────────


def test_whoever_has_a_row_gets_in_and_is_known(ask) -> None:
    """The page learns who asks from the route, and from nowhere else."""
    assert ask(NOOR, READ) == (200, "psn_noor")
    assert ask(OPERATOR, PLACE) == (200, "psn_op")
    assert ask(NOBODY, OPEN) == (200, "nobody")


def test_nobody_is_asked_to_sign_in(ask) -> None:
    """401, since that would help."""
    assert ask(NOBODY, READ) == (401, "|invalid_api_key")
    assert ask(NOBODY, PLACE) == (401, "|invalid_api_key")


@pytest.mark.parametrize(("caller", "need"), [(NOOR, PLACE), (OPERATOR, READ), (OPERATOR, TALK)])
def test_the_wrong_role_is_refused(ask, caller: Caller, need: Need) -> None:
    """403, since signing in again would not help. Who runs the place reads nobody's talks."""
    assert ask(caller, need) == (403, "|forbidden")


@pytest.mark.parametrize("need", [OPEN, SIGN_IN])
def test_an_old_cookie_keeps_nobody_from_an_open_page(ask, need: Need) -> None:
    """Who was signed in yesterday can see the sign-in page, and sign in again: as nobody."""
    assert ask(NotSignedIn("Your sign-in has ended."), need) == (200, "nobody")


def test_an_old_cookie_opens_nothing_else(ask) -> None:
    """The answer is that of nobody."""
    assert ask(NotSignedIn("Your sign-in has ended."), READ) == (401, "|invalid_api_key")


def test_who_was_signed_in_learns_why_no_longer() -> None:
    """The sentence of the sign-in or the key is told, not a general one."""

    async def who(_: Request) -> Caller:
        message = "Your sign-in has ended."
        raise NotSignedIn(message)

    request = Request({"type": "http", "method": "GET", "headers": []})

    with pytest.raises(NotSignedIn, match="has ended"):
        asyncio.run(Guard(who, Limits()).let_in(request, READ))


def test_if_nobody_can_say_who_it_is_the_answer_is_no(ask) -> None:
    """A database that fails at the door opens no door: it is not the same as an old cookie."""
    assert ask(StoreFailed("It cannot be read."), OPEN) == (503, "|store_failed")
    assert ask(StoreFailed("It cannot be read."), READ) == (503, "|store_failed")


def test_who_asks_too_often_is_told_before_anything_is_done(ask) -> None:
    """It counts for what is refused as well: guessing is asking."""
    limits = Limits(looks=Rate(burst=2, each_second=0.001))

    first = [ask(NOOR, PLACE, limits), ask(NOOR, READ, limits)]

    assert first == [(403, "|forbidden"), (200, "psn_noor")]
    assert ask(NOOR, READ, limits) == (429, "|too_many")
    assert ask(NOOR, PLACE, limits) == (429, "|too_many")
    assert ask(OPERATOR, PLACE, limits) == (200, "psn_op")


def test_a_page_behind_no_guard_learns_nobody(ask) -> None:
    """A mistake of ours is an error and not somebody."""
    request = Request({"type": "http", "headers": []})

    with pytest.raises(TypeError, match="no guarded route"):
        caller_of(request)


def test_no_request_says_who_asks(ask) -> None:
    """What stands in a request's state before the route is not believed."""
    request = Request({"type": "http", "headers": [], "state": {"caller": "psn_noor"}})

    with pytest.raises(TypeError):
        caller_of(request)


# ── What can be made ──────────────────────────────────────────────────────────────────────────

ALL = [Need(*one) for one in itertools.product([ACCOUNT_RUN, PurposeId("x")], Operation, Data)]
KNOWN = {need for _, need in TABLE}


@pytest.mark.parametrize("need", ALL, ids=named)
def test_a_need_without_a_row_cannot_be_made(need: Need) -> None:
    """It is refused when the server starts, not when somebody comes."""
    if need in KNOWN:
        assert GUARD.route("/page", page, need=need, methods=["POST"]).need == need
    else:
        with pytest.raises(ValueError, match="/page: no row"):
            GUARD.route("/page", page, need=need, methods=["POST"])


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize(
    "need",
    sorted(one for one in KNOWN if one.operation not in {Operation.SEE, Operation.TAKE}),
    ids=named,
)
def test_a_look_changes_nothing(need: Need, method: str) -> None:
    """Else a link or a picture on another site's page could change it."""
    with pytest.raises(ValueError, match="a method that changes something"):
        GUARD.route("/page", page, need=need, methods=["POST", method])


def test_every_address_is_listed_with_what_it_needs() -> None:
    """Also below another path, so that a test can go through them all."""
    one = GUARD.route("/one", page, need=OPEN)
    two = GUARD.route("/two/{id}", page, need=READ)

    found = needs([one, Mount("/below", routes=[two])])

    assert found == [("/one", OPEN), ("/below/two/{id}", READ)]


async def _socket(_: object) -> None:
    """A socket that nobody guards."""


UNGUARDED = {
    "a plain route": Route("/bare", page),
    "a socket": WebSocketRoute("/bare", _socket),
    "a folder of files, or another application": Mount("/bare", app=PlainTextResponse("x")),
    "a plain route below": Mount("/ba", routes=[Mount("/re", routes=[Route("/", page)])]),
}


@pytest.mark.parametrize("route", UNGUARDED.values(), ids=UNGUARDED)
def test_a_route_that_does_not_say_what_it_needs_is_refused(face, route) -> None:
    """No application can be made with it."""
    with pytest.raises(ValueError, match="does not say what it needs"):
        make_door([face(routes=[route])], names=[])


def test_a_route_that_says_something_wrong_is_refused(face) -> None:
    """Whoever builds one by hand does not get by either."""
    unknown = Route("/x", page, methods=["POST"])
    unknown.need = Need(PurposeId("x"), Operation.SEE, Data.OPEN)
    changing = Route("/x", page, methods=["GET"])
    changing.need = TALK

    for route, told in ((unknown, "no row"), (changing, "changes something")):
        with pytest.raises(ValueError, match=told):
            make_door([face(routes=[route])], names=[])


def test_help_is_never_limited_and_wrong_keys_are_counted() -> None:
    """However often somebody asked, the safety page opens; who tries keys is told to wait."""
    few = Rate(burst=3, each_second=0.001)
    limits = Limits(looks=few, changes=few)

    async def nobody(_):
        message = "No."
        raise NotSignedIn(message)

    async def told(request):
        return PlainTextResponse("ok")

    guard = Guard(nobody, limits)
    request = Request({"type": "http", "method": "GET", "headers": [], "state": {}})
    help_need = Need(CRISIS_SAFETY, Operation.SEE, Data.OPEN)
    own = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)

    for _ in range(50):
        asyncio.run(guard.let_in(request, help_need))
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            asyncio.run(guard.let_in(request, own))
    with pytest.raises(TooMany):
        asyncio.run(guard.let_in(request, own))
    assert guard.route("/help", told, need=help_need).need == help_need
