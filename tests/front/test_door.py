"""What stands in front of every face, in which order, and who tells an error."""

import asyncio
import logging
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse

from troth.errors import Forbidden, LedgerFailed, StoreFull, TooMany
from troth.front.body import BodyTooLarge
from troth.front.door import make_door
from troth.front.limits import Limits
from troth.front.route import Guard
from troth.front.who import NOBODY, Caller
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN

OPEN = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
SIGN_IN = Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN)


@pytest.fixture
def door(face) -> Callable[..., Starlette]:
    """Return a function that makes an application of two faces whose pages raise an error."""

    def make(error: Exception | None = None) -> Starlette:
        async def who(_: Request) -> Caller:
            return NOBODY

        async def page(_: Request) -> PlainTextResponse:
            if error is not None:
                raise error
            return PlainTextResponse("fine")

        guard = Guard(who, Limits())
        faces = [
            face(
                under,
                routes=[
                    guard.route(f"{under}/look", page, need=OPEN),
                    guard.route(f"{under}/change", page, need=SIGN_IN, methods=["POST"]),
                ],
                headers=[(b"x-face", under.encode() or b"rest")],
            )
            for under in ("/v1", "")
        ]
        return make_door(faces, names=["troth.example.org"])

    return make


FACES = [("/v1", "/v1"), ("", "rest")]
FAULTS = {
    "forbidden": (Forbidden("No."), 403, "forbidden"),
    "too many": (TooMany("Wait."), 429, "too_many"),
    "too large": (BodyTooLarge("Too big."), 413, "too_large"),
    "the ledger": (LedgerFailed("It cannot record."), 503, "ledger_failed"),
    "a full disk": (StoreFull("Full."), 507, "store_full"),
    "unexpected": (KeyError("planted"), 500, "KeyError"),
}


@pytest.mark.parametrize(("under", "name"), FACES)
@pytest.mark.parametrize(("error", "status", "code"), FAULTS.values(), ids=FAULTS)
def test_each_face_tells_what_its_pages_raise(
    door, send, under: str, name: str, error: Exception, status: int, code: str
) -> None:
    """In its own words and with its own headers, whatever went wrong."""
    answer = send(door(error), "GET", f"{under}/look")

    assert (answer.status_code, answer.text) == (status, f"{under}|{code}")
    assert answer.headers["x-face"] == name
    assert len(answer.headers["x-request-id"]) == 16


IN_FRONT = {
    "another host": ("GET", "/look", {"Host": "example.org"}, 403, "host_not_allowed"),
    "another site": ("POST", "/change", {"Origin": "null"}, 403, "cross_site"),
    "no such address": ("GET", "/nothing", {}, 404, "HTTPException"),
    "another method": ("POST", "/look", {}, 405, "HTTPException"),
    "a slash too many": ("GET", "/look/", {}, 404, "HTTPException"),
}


@pytest.mark.parametrize(("under", "name"), FACES)
@pytest.mark.parametrize("asked", IN_FRONT.values(), ids=IN_FRONT)
def test_each_face_tells_what_is_refused_in_front_of_it(
    door, send, under: str, name: str, asked
) -> None:
    """Before any route: a program gets its shape, a person gets a page."""
    method, path, more, status, code = asked

    answer = send(door(), method, under + path, headers=more)

    assert (answer.status_code, answer.text) == (status, f"{under}|{code}")
    assert answer.headers["x-face"] == name
    assert len(answer.headers["x-request-id"]) == 16


def test_what_is_fine_gets_through(door, send) -> None:
    """By each of its names."""
    hosts = ["127.0.0.1:1", "localhost", "[::1]:8420", "Troth.Example.Org"]

    answers = [send(door(), "GET", "/look", headers={"Host": host}) for host in hosts]

    assert [answer.text for answer in answers] == ["fine"] * 4
    assert send(door(), "POST", "/v1/change").text == "fine"


def test_the_host_is_asked_before_the_origin(door, send) -> None:
    """Else a page that gave this machine its own name would be an origin of ours."""
    own = {"Host": "example.org", "Origin": "https://example.org"}
    foreign = {"Host": "example.org", "Origin": "null"}

    answers = [send(door(), "POST", "/change", headers=one) for one in (own, foreign)]

    assert [answer.text for answer in answers] == ["|host_not_allowed"] * 2


def test_a_fault_of_ours_is_logged_once_and_a_refusal_never(door, send, caplog) -> None:
    """Who runs the place sees what fails, by its kind."""
    caplog.set_level(logging.ERROR, "troth")

    for error in (KeyError("planted"), LedgerFailed("It cannot record."), Forbidden("No.")):
        send(door(error), "GET", "/look")

    told = [record.getMessage().partition("failed: ")[2] for record in caplog.records]
    assert told == ["KeyError", "LedgerFailed"]


def test_who_sends_too_much_hears_the_last_word(door, wire) -> None:
    """The answer is told by the face, and the connection closes after it."""
    client = wire(method="GET", path="/look", body=[b"x"])

    asyncio.run(client.run(door(BodyTooLarge("Too big."))))

    assert client.status == 413
    assert (b"connection", b"close") in client.got[0]["headers"]
    assert client.text == "|too_large"


def test_who_left_is_not_told_anything(door, wire, caplog) -> None:
    """Nobody hears it; nothing has failed."""
    client = wire(method="GET", path="/look")

    asyncio.run(client.run(door(ClientDisconnect())))

    assert (client.status, client.text) == (499, "")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
