"""Everything behind one door: pages, `/v1` and `/api`, each telling errors in its own way."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace

import httpx2
import pytest

from troth.api.rest.app import ADDRESSES
from troth.companion.turn import Turn
from troth.faces import make_app
from troth.front.route import needs
from troth.front.who import COOKIE
from troth.house import House
from troth.testing.house import allow, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY

ADDRESS = "http://127.0.0.1:8420"


@pytest.fixture
def get(house: House) -> Callable[[str], httpx2.Response]:
    """Return a function that looks at an address of the whole application."""

    def look(path: str, **headers: str) -> httpx2.Response:
        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(make_app(house))
            async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                return await client.get(path, headers=headers)

        return asyncio.run(go())

    return look


def test_every_address_of_every_face_says_what_it_needs(house: House) -> None:
    """The door would not open otherwise; those of `/api` are among them."""
    found = needs(make_app(house).routes)

    assert {(one.path, one.need) for one in ADDRESSES} <= set(found)
    assert {"/health", "/v1/models", "/sign-in"} <= {path for path, _ in found}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/nowhere", "text/html"),
        ("/api/nowhere", "application/problem+json"),
        ("/v1/nowhere", "application/json"),
    ],
)
def test_each_face_tells_errors_in_its_own_way(get, path: str, kind: str) -> None:
    """A page for people, a problem for `/api`, OpenAI's shape for `/v1`."""
    told = get(path)

    assert told.status_code == 404
    assert told.headers["content-type"].partition(";")[0] == kind


def test_the_public_name_is_answered_and_others_are_not(get) -> None:
    """Against names that another site points at this machine."""
    assert get("/api/policy", host="evil.example").status_code == 403
    assert get("/api/policy").status_code == 200


def test_the_page_about_api_has_the_headers_of_a_page(get) -> None:
    """Its address lies under `/api`, whose answers may run nothing and have no style."""
    page, data = get("/api/docs"), get("/api/openapi.json")

    assert "style-src 'self'" in page.headers["content-security-policy"]
    assert "style-src" not in data.headers["content-security-policy"]


def test_memory_is_cleared_each_second(house: House) -> None:
    """The server's chores find the function there."""
    app = make_app(house)

    app.state.drop_gone()

    assert callable(app.state.drop_gone)


def test_one_person_has_four_answers_whatever_the_face(house: House, noor) -> None:
    """Two at `/api` and two at `/v1` are four; the fifth is refused at each, form and all."""
    allow(house, noor)
    key, _ = house.keys.issue(noor, label="phone")
    cookie, _ = house.sessions.open(noor, label="Firefox on Linux")
    model = ScriptedProvider(["Well. ", "then"], gate=asyncio.Event())
    app = make_app(replace(house, provider=model, companion=with_model(house, model)))
    by_key = {"authorization": f"Bearer {key}"}
    by_cookie = {"cookie": f"{COOKIE}={cookie}", "sec-fetch-site": "same-origin"}
    v1 = {"model": "mira", "messages": [{"role": "user", "content": "hello"}]}

    async def go() -> list[httpx2.Response]:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:

            async def ask(path: str) -> httpx2.Response:
                if path == "/api/answers":
                    asked = {"companion": "mira", "text": "hello"}
                    return await client.post(path, json=asked, headers=by_key)
                if path == "/talk":
                    form = {"companion": "mira", "text": "hello", "mark": "m"}
                    return await client.post(path, data=form, headers=by_cookie)
                return await client.post(path, json=v1, headers=by_key)

            four = ["/api/answers", "/v1/chat/completions"] * 2
            begun = [asyncio.ensure_future(ask(path)) for path in four]
            async with asyncio.timeout(60):
                while len(model.asks) < 4:  # noqa: ASYNC110  # a model has no event to wait for
                    await asyncio.sleep(0)
                told = [await ask(path) for path in (*four[:2], "/talk")]
            house.keys.revoke(noor, house.keys.of(noor)[0].id)
            return told, [await one for one in begun]

    told, ended = asyncio.run(go())

    assert [one.status_code for one in told] == [429, 429, 429]
    assert all(int(one.headers["retry-after"]) > 0 for one in told)
    assert model.left == 4
    assert [one.status_code for one in ended if "/v1/" in str(one.url)] == [401, 401]


FACES = {
    "/api/answers": ({"companion": "mira", "text": "hello"}, b"not_signed_in"),
    "/v1/chat/completions": (
        {"model": "mira", "messages": [{"role": "user", "content": "hello"}], "stream": True},
        b"invalid_api_key",
    ),
}


@pytest.mark.parametrize("path", FACES)
@pytest.mark.parametrize("model_is", ["talking", "silent"])
def test_a_key_that_ends_ends_its_answer(house: House, noor, path: str, model_is: str) -> None:
    """Nothing more is shown from that moment, and the stream ends with a sentence that says so."""
    allow(house, noor)
    token, key = house.keys.issue(noor, label="phone")
    gate = asyncio.Event()
    model = ScriptedProvider(["Well. ", "planted"], gate=gate)
    app = make_app(replace(house, provider=model, companion=with_model(house, model)))
    asked, code = FACES[path]
    got: list[bytes] = []

    async def send(message) -> None:
        got.append(message.get("body", b""))
        if b"Well." in got[-1]:
            await asyncio.to_thread(house.keys.revoke, noor, key.id)
            if model_is == "talking":
                gate.set()

    asyncio.run(asyncio.wait_for(app(*request_of(path, asked, token), send), 60))

    said = b"".join(got)
    assert code in said
    assert b"planted" not in said
    assert model.left == 1
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        kept = [one.record.text for one in room.read(Turn)]
    assert kept[0] == "hello"
    assert kept[1].endswith("Well.")


@pytest.mark.parametrize("how", ["signs out", "ends it elsewhere", "ends all", "is erased"])
def test_whoever_leaves_ends_the_answer(house: House, noor, how: str) -> None:
    """Each way to be signed in no more: what comes after it is not one word of the model."""
    allow(house, noor)
    token, session = house.sessions.open(noor, label="Firefox on Linux")
    gate = asyncio.Event()
    model = ScriptedProvider(["Well. ", "planted"], gate=gate)
    mine = replace(house, provider=model, companion=with_model(house, model))
    app = make_app(mine)
    got: list[bytes] = []

    def leave() -> None:
        if how == "is erased":
            house.erase(noor)
        elif how == "ends all":
            house.sessions.end_all(noor)
        else:
            house.sessions.end(noor, session.id)

    async def send(message) -> None:
        got.append(message.get("body", b""))
        if b"Well." in got[-1]:
            if how == "signs out":
                cookie = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}
                transport = httpx2.ASGITransport(app)
                async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                    assert (await client.post("/sign-out", headers=cookie)).status_code == 303
            else:
                await asyncio.to_thread(leave)
            gate.set()

    asked = {"companion": "mira", "text": "hello"}
    sent = request_of("/api/answers", asked, token, by="cookie")
    asyncio.run(asyncio.wait_for(app(*sent, send), 60))

    said = b"".join(got)
    assert b"planted" not in said
    assert b"event: problem" in said
    assert b"event: ended" not in said
    assert model.left == 1


def request_of(path: str, asked: object, token: str, *, by: str = "key"):
    """Return scope and receive of one request whose client stays."""
    body = [json.dumps(asked).encode()]
    who = {
        "key": [(b"authorization", f"Bearer {token}".encode())],
        "cookie": [(b"cookie", f"{COOKIE}={token}".encode()), (b"sec-fetch-site", b"same-origin")],
    }

    async def receive():
        if not body:
            await asyncio.Event().wait()  # it stays
        return {"type": "http.request", "body": body.pop(), "more_body": False}

    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json"), *who[by]]
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": headers,
    }
    return scope, receive


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_nothing_in_memory_names_who_was_erased(house: House, other, noor, where: str) -> None:
    """Neither how often they asked nor which forms they sent."""
    allow(house, noor)
    token, _ = house.sessions.open(noor, label="Firefox on Linux")
    cookie = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}
    app = make_app(house)
    form = {"companion": "mira", "text": "hello", "mark": "m"}

    async def say() -> httpx2.Response:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            return await client.post("/talk", data=form, headers=cookie)

    assert asyncio.run(say()).status_code == 303
    app.state.drop_gone()
    before = memory_of(app)

    (house if where == "here" else other).erase(noor)
    if where == "elsewhere":
        app.state.drop_gone()

    assert before == [noor, noor]
    assert memory_of(app) == []


def memory_of(app) -> list[str]:
    """Return who is remembered: by the limits, and by the forms."""
    drop = app.state.drop_gone
    return [who for who, _ in drop.limits._buckets if who.startswith("psn_")] + [
        deed.person for deed in drop.once._deeds.values()
    ]
