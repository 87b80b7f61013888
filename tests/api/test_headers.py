"""The headers that no answer lacks."""

from troth.house import House

WANTED = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
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
