"""The headers that no answer lacks."""

import asyncio

from troth.front.face import Faces
from troth.front.headers import Headers
from troth.house import House

WANTED = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def test_every_answer_has_them(house: House, send) -> None:
    """Errors and unknown addresses have them too."""
    asked = [
        ("GET", "/health"),
        ("GET", "/v1/models"),
        ("POST", "/v1/chat/completions"),
        ("GET", "/nothing/here"),
        ("DELETE", "/v1/models"),
    ]

    answers = [send(house, method, path) for method, path in asked]

    for answer in answers:
        assert {name: answer.headers[name] for name in WANTED} == WANTED


def test_a_stream_has_them(chat) -> None:
    """A stream is an answer as well."""
    answer = chat(stream=True)

    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert {name: answer.headers[name] for name in WANTED} == WANTED


def test_no_other_site_may_read(house: House, send) -> None:
    """There is no CORS header, not even for who asks for one."""
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}

    answers = [
        send(house, method, "/v1/models", headers=asked) for method in ("OPTIONS", "GET", "POST")
    ]

    assert not [name for one in answers for name in one.headers if name.startswith("access-")]
    assert answers[0].status_code == 405


def test_each_face_has_its_own(wire, face) -> None:
    """A page may run scripts of ours; data for programs may not run at all."""
    pages = face(headers=[(b"x-is-for", b"people")])
    data = face("/v1", headers=[(b"x-is-for", b"programs")])

    heard = {path: _heard(wire, [pages, data], path) for path in ("/", "/v1/models", "/v1x")}

    assert {path: dict(one)[b"x-is-for"] for path, one in heard.items()} == {
        "/": b"people",
        "/v1/models": b"programs",
        "/v1x": b"people",
    }


def test_an_answer_may_set_one_of_them_itself(wire, face) -> None:
    """Its own value stays, alone, however its name is written; the rest is added."""
    one = face(headers=[(b"cache-control", b"no-store"), (b"x-more", b"1")])

    heard = _heard(wire, [one], "/", own=[(b"Cache-Control", b"max-age=60")])

    assert heard == [(b"Cache-Control", b"max-age=60"), (b"x-more", b"1")]


def _heard(wire, faces, path: str, *, own=()) -> list[tuple[bytes, bytes]]:
    """Ask, and return the headers of an answer that sets `own` by itself."""

    async def app(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": list(own)})

    client = wire(path=path)
    asyncio.run(client.run(Headers(app, faces=Faces(faces))))
    return client.got[0]["headers"]
