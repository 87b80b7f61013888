"""Can another site do something in a person's name? Thought through as somebody who tries."""

import asyncio
import itertools
from collections.abc import Iterator

import pytest

from troth.front.door import make_door
from troth.front.face import Faces
from troth.front.limits import Limits
from troth.front.origin import Origin, is_ours
from troth.front.route import Guard
from troth.front.who import NOBODY
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN

HOST = "127.0.0.1:8420"
HERE = f"http://{HOST}"
COOKIE = ("cookie", "__Host-troth=token")
KEY = ("authorization", "Bearer troth_key")
LOOKS = ["GET", "HEAD", "OPTIONS"]
CHANGES = ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "post", "PLANTED", ""]

Headers = list[tuple[str, str]]


def scope_of(method: str, headers: Headers, *, host: str = HOST, scheme: str = "http") -> dict:
    """Return the request as the server hands it on."""
    told = [("host", host), *headers]
    raw = [(name.encode(), value.encode("latin-1")) for name, value in told]
    return {"type": "http", "method": method, "scheme": scheme, "path": "/x", "headers": raw}


def ours(method: str, *headers: tuple[str, str], **more: str) -> bool:
    """Decide on a request with these headers."""
    return is_ours(scope_of(method, list(headers), **more))


# ── Every combination ─────────────────────────────────────────────────────────────────────────

SITES = [None, "same-origin", "none", "same-site", "cross-site", "", "Same-Origin", "\xff"]
ORIGINS = [None, HERE, "null", "https://example.org", "http://127.0.0.1:9999", "", "http://["]
COOKIES = [None, "__Host-troth=token", "other=1", ""]
KEYS = [None, "Bearer troth_key", "bearer x", "Basic bm9vcjpwdw==", "Bearer", "", "XBearer x"]
OUR_SITES = {"same-origin", "none"}
REAL_KEYS = {"Bearer troth_key", "bearer x"}


def combinations() -> Iterator[tuple[str | None, str | None, str | None, str | None]]:
    """Yield each way to fill in the four headers, or to leave them out."""
    return itertools.product(SITES, ORIGINS, COOKIES, KEYS)


def filled(*values: str | None) -> Headers:
    """Return the headers that are there."""
    names = ("sec-fetch-site", "origin", "cookie", "authorization")
    return [(name, value) for name, value in zip(names, values, strict=True) if value is not None]


@pytest.mark.parametrize("method", CHANGES)
def test_a_change_gets_through_in_four_ways_only(method: str) -> None:
    """With a key; from our own pages, by either header; or without anything to misuse."""
    passed = {one for one in combinations() if ours(method, *filled(*one))}

    with_key = {one for one in combinations() if one[3] in REAL_KEYS}
    by_site = {one for one in combinations() if one[0] in OUR_SITES}
    by_origin = {one for one in combinations() if one[0] is None and one[1] == HERE}
    no_browser = {one for one in combinations() if one[:3] == (None, None, None)}
    assert passed == with_key | by_site | by_origin | no_browser


@pytest.mark.parametrize("method", LOOKS)
def test_a_look_is_refused_only_where_another_site_loads_it(method: str) -> None:
    """Old browsers and programs do not say where a look comes from; it changes nothing."""
    passed = {one for one in combinations() if ours(method, *filled(*one))}

    with_key = {one for one in combinations() if one[3] in REAL_KEYS}
    by_site = {one for one in combinations() if one[0] in {None, *OUR_SITES}}
    assert passed == with_key | by_site


# ── What a page of another site can make a browser send ───────────────────────────────────────

ELSEWHERE = {
    "another site": ("https://example.org", "cross-site"),
    "a site whose name begins alike": ("http://127.0.0.1:8420.example.org", "cross-site"),
    "another port of this machine": ("http://127.0.0.1:9999", "same-site"),
    "this machine without a port": ("http://127.0.0.1", "same-site"),
    "this machine by another name": ("http://localhost:8420", "cross-site"),
    "a file, or a frame in a sandbox": ("null", "cross-site"),
    "an extension of the browser": ("chrome-extension://abcdefgh", "cross-site"),
}


@pytest.mark.parametrize(("origin", "site"), ELSEWHERE.values(), ids=ELSEWHERE)
@pytest.mark.parametrize("method", CHANGES)
@pytest.mark.parametrize("with_cookie", [True, False])
def test_no_form_or_fetch_from_elsewhere_gets_through(
    origin: str, site: str, method: str, *, with_cookie: bool
) -> None:
    """Neither in a browser of today nor in one that knows `Origin` only."""
    cookie = [COOKIE] if with_cookie else []
    today = [*cookie, ("origin", origin), ("sec-fetch-site", site), ("sec-fetch-mode", "navigate")]
    old = [*cookie, ("origin", origin)]

    assert not ours(method, *today)
    assert not ours(method, *old)


def test_a_browser_that_says_nothing_is_refused_with_a_cookie() -> None:
    """From before 2020: a form of another site brings the cookie and no word of its origin."""
    assert not ours("POST", COOKIE)
    assert not ours("POST", ("cookie", ""), ("referer", f"{HERE}/"))


@pytest.mark.parametrize("method", CHANGES)
def test_our_own_pages_get_through(method: str) -> None:
    """In a browser of today, and in one that knows `Origin` only."""
    same = ("sec-fetch-site", "same-origin")

    assert ours(method, COOKIE, ("origin", HERE), same)
    assert ours(method, COOKIE, ("origin", HERE))


def test_a_form_that_hides_its_origin_from_us_still_says_that_it_is_ours() -> None:
    """With `no-referrer` a form's origin is `null` (Fetch, 3.2); the other header is enough."""
    assert ours("POST", COOKIE, ("origin", "null"), ("sec-fetch-site", "same-origin"))
    assert not ours("POST", COOKIE, ("origin", "null"))


PARTS = {
    "a picture": ("no-cors", "image"),
    "a script": ("no-cors", "script"),
    "a style": ("no-cors", "style"),
    "a fetch": ("cors", "empty"),
    "a fetch without reading": ("no-cors", "empty"),
    "a frame": ("navigate", "iframe"),
    "an object": ("navigate", "object"),
    "an embedded page": ("navigate", "embed"),
    "a worker": ("same-origin", "worker"),
    "a socket": ("websocket", "websocket"),
}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(("mode", "place"), PARTS.values(), ids=PARTS)
def test_no_other_site_loads_a_part_of_ours(site: str, mode: str, place: str) -> None:
    """What it cannot read it could measure; and it could use up how often a person may ask."""
    sent = [("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", place)]

    assert not ours("GET", COOKIE, *sent)
    assert not ours("GET", *sent)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "same-origin"])
def test_a_link_may_lead_to_us(site: str) -> None:
    """From a mail, a bookmark or another site: the page opens, and nothing is changed."""
    sent = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]

    assert ours("GET", COOKIE, ("sec-fetch-site", site), *sent)


def test_a_form_that_opens_a_page_is_no_link() -> None:
    """It comes as a document too; what counts is that it changes something."""
    sent = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]

    assert not ours("POST", COOKIE, ("sec-fetch-site", "cross-site"), *sent)


# ── Keys ──────────────────────────────────────────────────────────────────────────────────────


def test_a_key_is_not_in_question() -> None:
    """No page of another site knows it, and no browser adds it by itself.

    A cookie beside it changes nothing, since the key decides who asks.
    """
    sent = [("origin", "https://example.org"), ("sec-fetch-site", "cross-site")]

    assert ours("POST", KEY)
    assert ours("POST", KEY, COOKIE)
    assert ours("POST", KEY, COOKIE, *sent)


@pytest.mark.parametrize("value", ["Basic bm9vcg==", "Negotiate YII=", "Digest x", "Bearer", ""])
def test_what_a_browser_adds_by_itself_is_no_key(value: str) -> None:
    """A password that the browser remembers for this host comes with a foreign form, too."""
    assert not ours("POST", ("authorization", value), ("origin", "https://example.org"))
    assert not ours("POST", ("authorization", value), COOKIE)


# ── Odd headers ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("second", ["same-origin", "cross-site", ""])
def test_where_it_comes_from_is_said_once(method: str, second: str) -> None:
    """Whichever comes last, or first: two answers are none."""
    said = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", second)]

    assert not ours(method, COOKIE, *said)
    assert not ours(method, COOKIE, *reversed(said))


def test_the_origin_is_said_once() -> None:
    """Even the same one twice is more than a browser says."""
    assert not ours("POST", COOKIE, ("origin", HERE), ("origin", "https://example.org"))
    assert not ours("POST", COOKIE, ("origin", "https://example.org"), ("origin", HERE))
    assert not ours("POST", COOKIE, ("origin", HERE), ("origin", HERE))


def test_two_hosts_are_nobody_s_own() -> None:
    """Nor is none."""
    assert not ours("POST", COOKIE, ("origin", HERE), ("host", "example.org"))
    assert not ours("POST", COOKIE, ("origin", "https://example.org"), ("host", "example.org"))
    assert not is_ours({"method": "POST", "headers": [(b"origin", b"http://")]})
    assert not is_ours({"method": "POST", "headers": [(b"origin", b"https://")]})
    assert not is_ours({"method": "POST", "headers": [(b"origin", b"null")]})


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:8420/",
        "http://127.0.0.1:8420#",
        "http://noor@127.0.0.1:8420",
        "http://127.0.0.1:8420@example.org",
        "http://127.0.0.1:08420",
        " http://127.0.0.1:8420",
        "ht\ttp://127.0.0.1:8420",
        "http://127.0.0.1:8420, http://127.0.0.1:8420",
        "http://127.0.0.1:8420 https://example.org",
        "http:127.0.0.1:8420",
        "//127.0.0.1:8420",
        "127.0.0.1:8420",
        "ws://127.0.0.1:8420",
        "ftp://127.0.0.1:8420",
        "HTTP://127.0.0.1:8420",
        "http://[::1",
        "http://\xff",
        "\x00",
    ],
)
def test_an_origin_is_ours_to_the_letter(origin: str) -> None:
    """Nothing is read into it, so nothing can be read wrongly, and nothing breaks."""
    assert not ours("POST", COOKIE, ("origin", origin))


@pytest.mark.parametrize("host", ["localhost:8420", "LOCALHOST:8420", "[::1]:8420", "127.0.0.53"])
def test_plain_http_is_ours_on_this_machine(host: str) -> None:
    """As people start Troth at home. A host's name is the same in any case."""
    assert ours("POST", COOKIE, ("origin", f"http://{host.lower()}"), host=host)


def test_a_page_over_plain_http_is_not_ours_over_tls() -> None:
    """Whoever is on the way can write that page. Behind a proxy that ends TLS, too."""
    named = {"host": "troth.example.org"}

    assert ours("POST", COOKIE, ("origin", "https://troth.example.org"), **named)
    assert not ours("POST", COOKIE, ("origin", "http://troth.example.org"), **named)
    assert not ours("POST", COOKIE, ("origin", HERE), scheme="https")


# ── In front of a face ────────────────────────────────────────────────────────────────────────


def test_what_is_refused_goes_no_further(wire, face) -> None:
    """The face tells it; nothing behind it ever hears of the request."""
    reached = []

    async def app(scope, receive, send) -> None:
        reached.append(scope)

    client = wire(headers=[("sec-fetch-site", "cross-site")], body=[b"planted"])
    asyncio.run(client.run(Origin(app, faces=Faces([face("/v1")]))))

    assert not reached
    assert client.taken == 0
    assert (client.status, client.text) == (403, "/v1|cross_site")


def test_a_form_from_elsewhere_does_nothing_at_a_real_door(send, face) -> None:
    """Not even where anybody may do it, as to sign in: as whom is for the person to choose."""
    done = []

    async def change(request):
        done.append(request)

    async def nobody(_):
        return NOBODY

    need = Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN)
    route = Guard(nobody, Limits()).route("/sign-in", change, need=need, methods=["POST"])
    app = make_door([face(routes=[route])], names=[])
    forms = [
        {"Origin": "https://example.org", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:9999", "Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {"Cookie": "__Host-troth=token"},
    ]

    answers = [send(app, "POST", "/sign-in", headers=one, data={"name": "x"}) for one in forms]

    assert [(one.status_code, one.text) for one in answers] == [(403, "|cross_site")] * 4
    assert not done
