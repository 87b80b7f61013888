"""Every route, every error, one shape."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.routing import Route

import troth
from troth import errors
from troth.api.app import make_app
from troth.errors import Refused, SensitiveWords, TrothError
from troth.front.limits import CHANGES, Limits
from troth.front.route import needs
from troth.house import House
from troth.people.access import Data, Need, Operation, Role, may
from troth.words import ACCOUNT_RUN, COMPANION_REPLY, PurposeId, Reason

ROUTES = {
    "/health": {"GET", "HEAD"},
    "/v1/models": {"GET", "HEAD"},
    "/v1/models/{id:path}": {"GET", "HEAD"},
    "/v1/chat/completions": {"POST"},
    "/v1/embeddings": {"POST"},
}
_LIST = Need(COMPANION_REPLY, Operation.SEE, Data.OPEN)
NEEDS = [
    ("/health", Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)),
    ("/v1/models", _LIST),
    ("/v1/models/{id:path}", _LIST),
    ("/v1/chat/completions", Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)),
    ("/v1/embeddings", Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)),
]
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, TrothError)
    and kind not in {Refused, SensitiveWords}
]
RAISED = [
    *(kind("What happened. What to do.") for kind in KINDS),
    SensitiveWords(("health",), recipient="Acme"),
    *(Refused(PurposeId("companion.reply"), reason) for reason in Reason),
    KeyError("planted"),
    OSError(28, "planted"),
    RecursionError("planted"),
    MemoryError("planted"),
]


class Failing:
    """A companion that fails in a given way, at any question."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def personas_of(self, _):
        raise self._error

    def persona(self, _, *, person=None):
        raise self._error

    async def reply(self, *_, **__):
        raise self._error
        yield


class FailingKeys:
    """Keys that cannot be checked."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def asker(self, _, *, user):
        raise self._error


def assert_shape(answer, error: Exception) -> None:
    """An error says four things, and refusals two more."""
    told = answer.json()
    more = {"purpose", "reason"} if isinstance(error, Refused) else set()
    more |= {"topics", "recipient"} if isinstance(error, SensitiveWords) else set()
    assert set(told) == {"error"}
    assert set(told["error"]) == {"message", "type", "param", "code"} | more
    assert all(isinstance(told["error"][name], str) for name in ("message", "type", "code"))
    assert answer.headers["content-type"] == "application/json"
    assert len(answer.headers["x-request-id"]) == 16
    assert "planted" not in answer.text
    assert answer.status_code == getattr(error, "status", 500)


def test_these_are_all_the_routes(house: House) -> None:
    """A new route belongs into this list, with its tests."""
    routes = {
        route.path: route.methods for route in make_app(house).routes if isinstance(route, Route)
    }

    assert routes == ROUTES


def test_every_route_says_what_it_needs(house: House) -> None:
    """Only the health of the server is for whoever has no key."""
    found = needs(make_app(house).routes)

    assert found == NEEDS
    assert [path for path, need in found if may(frozenset({Role.NOBODY}), need)] == ["/health"]


def test_a_runaway_client_is_told_to_wait(
    house: House, noor, send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hears when to ask again; another person is not kept waiting."""
    monkeypatch.setitem(Limits.__init__.__kwdefaults__, "seconds", lambda: 0.0)
    app = make_app(house)

    answers = [
        send(app, "POST", "/v1/chat/completions", headers=noor.headers, content=b"[]")
        for _ in range(int(CHANGES.burst) + 10)
    ]

    assert {answer.status_code for answer in answers} == {400, 429}
    assert answers[-1].json()["error"]["code"] == "too_many"
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert send(app, "POST", "/v1/chat/completions").status_code == 401


def test_another_site_sends_nothing(house: House, noor, send, hello) -> None:
    """A browser says where a request comes from. One with a key is not in question."""
    foreign = {"Origin": "https://example.org", "Sec-Fetch-Site": "cross-site"}

    refused = send(house, "POST", "/v1/chat/completions", headers=foreign, json=hello)
    fine = send(
        house, "POST", "/v1/chat/completions", headers={**foreign, **noor.headers}, json=hello
    )

    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "cross_site")
    assert fine.status_code == 200


@pytest.mark.parametrize("stream", [False, True])
def test_every_error_of_an_answer_has_the_shape(
    house: House, noor, send, hello, *, stream: bool
) -> None:
    """Whatever a companion raises, whole or as a stream, reads the same."""
    for error in RAISED:
        broken = replace(house, companion=Failing(error))
        broken.companion.persona = house.companion.persona
        asked = {**hello, "stream": stream}

        answer = send(broken, "POST", "/v1/chat/completions", headers=noor.headers, json=asked)

        assert_shape(answer, error)


@pytest.mark.parametrize("path", ["/v1/models", "/v1/models/mira"])
def test_every_error_of_the_list_has_the_shape(house: House, noor, send, path: str) -> None:
    """The other routes fail alike."""
    for error in RAISED:
        broken = replace(house, companion=Failing(error))

        answer = send(broken, "GET", path, headers=noor.headers)

        assert_shape(answer, error)


def test_every_error_of_sign_in_has_the_shape(house: House, noor, send) -> None:
    """A database that fails at the door, too."""
    for error in RAISED:
        broken = replace(house, keys=FailingKeys(error))

        answer = send(broken, "POST", "/v1/chat/completions", headers=noor.headers, json={})

        assert_shape(answer, error)


NOT_THERE = [
    ("GET", "/", 404, "not_found"),
    ("GET", "/v1", 404, "not_found"),
    ("GET", "/v1/planted", 404, "not_found"),
    ("GET", "/v1/models/", 401, "invalid_api_key"),
    ("POST", "/v1/chat/completions/", 404, "not_found"),
    ("POST", "/v1/completions", 404, "not_found"),
    ("POST", "/v1/images/generations", 404, "not_found"),
    ("GET", "/docs", 404, "not_found"),
    ("GET", "/redoc", 404, "not_found"),
    ("GET", "/openapi.json", 404, "not_found"),
    ("GET", "/%00%ff", 404, "not_found"),
    ("POST", "/v1/models", 405, "method_not_allowed"),
    ("GET", "/v1/chat/completions", 405, "method_not_allowed"),
    ("DELETE", "/v1/models/mira", 405, "method_not_allowed"),
    ("TRACE", "/health", 405, "method_not_allowed"),
]


def test_what_is_not_there_has_the_shape(house: House, send) -> None:
    """404 and 405 are JSON as well, and repeat nothing."""
    for method, path, status, code in NOT_THERE:
        answer = send(house, method, path)

        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
        assert "planted" not in answer.text


def test_a_wrong_method_names_the_right_one(house: House, send) -> None:
    """RFC 9110, 15.5.6."""
    assert send(house, "GET", "/v1/chat/completions").headers["allow"] == "POST"


def test_health_is_for_anybody_and_about_nobody(house: House, noor, send) -> None:
    """Up, and which version; nothing else."""
    answer = send(house, "GET", "/health", headers=noor.headers)

    assert answer.json() == {"status": "ok", "version": troth.__version__}


def test_a_websocket_finds_nothing(house: House) -> None:
    """There is no such route; the handshake is refused."""
    got = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message) -> None:
        got.append(message)

    scope = {"type": "websocket", "path": "/v1/models", "headers": [], "query_string": b""}

    asyncio.run(make_app(house)(scope, receive, send))

    assert [message["type"] for message in got] == ["websocket.close"]


def test_the_reference_names_every_route_and_code() -> None:
    """What the API can answer is in `docs/reference/v1.md`."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "v1.md").read_text("utf-8")
    codes = {kind.code for kind in KINDS} - {"error"}
    codes |= {"consent_required", "unsupported", "model_not_found", "unexpected"}
    codes |= {"cross_site", "host_not_allowed", "method_not_allowed", "not_found"}

    missing = [route for route in ROUTES if route.replace(":path", "") not in page]

    assert missing + [code for code in codes if f"`{code}`" not in page] == []
