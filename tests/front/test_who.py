"""Only a key or a cookie says who asks."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from starlette.requests import Request

from troth.api.app import make_app
from troth.clock import SetClock
from troth.errors import NotSignedIn
from troth.front.who import NOBODY, Caller, by_either, cookie, end_before, still_of
from troth.house import House
from troth.people.access import Role
from troth.people.keys import Use
from troth.testing.house import add_person
from troth.words import PersonId


def headers(value: str) -> dict[str, str]:
    """Return the header that signs in."""
    return {"Authorization": value}


def test_a_key_opens(house: House, noor, send) -> None:
    """The scheme is read as HTTP says: in any case."""
    answers = [
        send(house, "GET", "/v1/models", headers=headers(f"{scheme} {noor.token}"))
        for scheme in ("Bearer", "bearer", "BEARER ")
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_no_key_or_no_such_key_is_401(house: House, send) -> None:
    """The answer has OpenAI's code, and says how to sign in."""
    given = [
        {},
        headers(""),
        headers("Bearer"),
        headers("Bearer "),
        headers("Basic bm9vcjpwdw=="),
        headers("troth_" + "a" * 59),
        headers("Bearer troth_" + "a" * 59),
        headers("Bearer sk-anything"),
        headers("Bearer " + "x" * 5000),
    ]

    answers = [send(house, "GET", "/v1/models", headers=one) for one in given]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["error"]["code"] for answer in answers} == {"invalid_api_key"}
    assert {answer.headers["www-authenticate"] for answer in answers} == {"Bearer"}


def test_letters_beyond_ascii_are_no_key(house: House, wire) -> None:
    """A header may hold any byte; none of them breaks the check."""
    client = wire("GET", "/v1/models", [("authorization", "Bearer troth_\xff" + "\xe9" * 58)])

    asyncio.run(client.run(make_app(house)))

    assert client.status == 401


def test_two_keys_are_none(house: House, noor, wire) -> None:
    """Which of two would count is a question nobody should have to ask."""
    one = ("authorization", f"Bearer {noor.token}")
    client = wire("GET", "/v1/models", [one, one])

    asyncio.run(client.run(make_app(house)))

    assert client.status == 401


def test_a_key_that_ran_out_is_401(house: House, noor, clock: SetClock, send) -> None:
    """A key has an end."""
    clock.move(days=366)

    answer = send(house, "GET", "/v1/models", headers=noor.headers)

    assert answer.status_code == 401
    assert "run out" in answer.json()["error"]["message"]


def test_a_revoked_key_is_401_at_once(house: House, noor, send) -> None:
    """The very next request is refused."""
    (key,) = house.keys.of(noor.person)
    house.keys.revoke(noor.person, key.id)

    answer = send(house, "GET", "/v1/models", headers=noor.headers)

    assert answer.status_code == 401
    assert "revoked" in answer.json()["error"]["message"]


def test_no_header_or_field_names_another_person(house: House, somebody, send, hello) -> None:
    """What a front end says about its users does not count: Sam, who allowed nothing, is refused.

    Noor said yes; Sam's key with Noor's id in every header and field stays Sam.
    """
    noor = somebody("companion.reply")
    sam = somebody(name="Sam")
    names = ("X-OpenWebUI-User-Id", "X-User-Id", "X-Forwarded-User", "X-Troth-Person", "Cookie")
    claimed = dict.fromkeys(names, noor.person)

    answer = send(
        house,
        "POST",
        "/v1/chat/completions",
        headers={**sam.headers, **claimed},
        json={**hello, "user": noor.person, "metadata": {"person": noor.person}},
    )

    assert answer.status_code == 403
    assert answer.json()["error"]["reason"] == "never_asked"


def test_a_key_of_an_erased_person_is_unknown(house: House, noor, send) -> None:
    """After an erasure the key opens nothing, and says so like any unknown key."""
    house.erase(noor.person)

    answer = send(house, "GET", "/v1/models", headers=noor.headers)

    assert answer.status_code == 401


# ── The cookie of somebody who signed in ──────────────────────────────────────────────────────

COOKIE = "__Host-troth"


@dataclass(frozen=True)
class Browser:
    """The browser of somebody who signed in."""

    person: PersonId
    session: str
    token: str

    @property
    def cookie(self) -> tuple[str, str]:
        return ("cookie", f"{COOKIE}={self.token}")


@pytest.fixture
def signed_in(house: House) -> Callable[..., Browser]:
    """Return a function that signs somebody in, as a person or with another role."""

    def go(name: str, role: Role = Role.PERSON) -> Browser:
        person = add_person(house, name)
        if role is not Role.PERSON:
            house.sign_in.set(person, name, "four words that are long", frozenset({role}))
        token, session = house.sessions.open(person, label="Firefox on Linux")
        return Browser(person, session.id, token)

    return go


@pytest.fixture
def noor_s(signed_in) -> Browser:
    """Return Noor's browser."""
    return signed_in("Noor")


def asks(house: House, *headers: tuple[str, str]) -> Caller:
    """Return who asks with these headers. Raises NotSignedIn."""
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    return asyncio.run(by_either(Request({"type": "http", "headers": raw}), house))


def test_a_cookie_says_who_it_is_and_what_for(house: House, signed_in) -> None:
    """With the sign-in it belongs to, and the roles of that person."""
    noor, olu = signed_in("Noor"), signed_in("Olu", Role.OPERATOR)

    callers = [asks(house, one.cookie) for one in (noor, olu)]

    assert [(one.person, one.session) for one in callers] == [
        (noor.person, noor.session),
        (olu.person, olu.session),
    ]
    assert [one.roles for one in callers] == [
        {Role.NOBODY, Role.PERSON},
        {Role.NOBODY, Role.OPERATOR},
    ]


def test_roles_are_asked_for_each_time(house: House, noor_s: Browser) -> None:
    """A cookie holds none: what was taken away is gone with the next request."""

    class Without:
        def roles(self, _: PersonId) -> frozenset[Role]:
            return frozenset()

    caller = asks(replace(house, sign_in=Without()), noor_s.cookie)

    assert caller.roles == {Role.NOBODY}


def test_a_sign_in_that_was_ended_signs_nobody_in(house: House, noor_s: Browser) -> None:
    """The very next request is told so."""
    house.sessions.end(noor_s.person, noor_s.session)

    with pytest.raises(NotSignedIn, match="ended"):
        asks(house, noor_s.cookie)


def test_after_an_erasure_the_cookie_is_unknown(house: House, noor_s: Browser) -> None:
    """As if it had never been."""
    house.erase(noor_s.person)

    with pytest.raises(NotSignedIn, match="not signed in"):
        asks(house, noor_s.cookie)


def test_without_anything_it_is_nobody(house: House) -> None:
    """There is no default person."""
    assert asks(house) is NOBODY


NOT_OURS = {
    "no cookie of ours": "theme=dark; other=1",
    "nothing in it": "",
    "an empty one": "NAME=",
    "no sign of equality": "NAME",
    "a name that begins alike": "NAMEx=TOKEN",
    "a name that ends alike": "xNAME=TOKEN",
    "a name without the prefix": "troth=TOKEN",
    "a name in other letters": "__host-troth=TOKEN",
    "a name behind a blank that other parsers strip": "\xa0NAME=TOKEN",
    "a name behind a line that other parsers strip": "\x85NAME=TOKEN",
    "a name before a sign that other parsers strip": "NAME\x0b=TOKEN",
    "a name in quotes": '"NAME"=TOKEN',
    "inside another's value": 'theme="NAME=TOKEN"',
    "two, ours first": "NAME=TOKEN; NAME=other",
    "two, ours last": "NAME=other; NAME=TOKEN",
    "the same one twice": "NAME=TOKEN; NAME=TOKEN",
    "one and an empty one": "NAME=TOKEN; NAME=",
    "ten thousand": "NAME=TOKEN; " * 10_000,
    "a huge one": "NAME=" + "x" * 60_000,
    "other separators": "theme=dark, NAME=TOKEN",
}


def written(cookie: str, browser: Browser) -> tuple[str, str]:
    """Return the header with the real name and token in it."""
    return ("cookie", cookie.replace("NAME", COOKIE).replace("TOKEN", browser.token))


@pytest.mark.parametrize("cookie", NOT_OURS.values(), ids=NOT_OURS)
def test_what_is_not_our_cookie_is_nobody(house: House, noor_s: Browser, cookie: str) -> None:
    """To the letter, since the browser keeps others from setting this very name, and no other.

    Which of two would count is a question nobody should have to ask.
    """
    assert asks(house, written(cookie, noor_s)) is NOBODY


@pytest.mark.parametrize(
    "cookie",
    ["NAME=TOKEN", "a=b; NAME=TOKEN", "NAME=TOKEN; a=b", "a=b;NAME=TOKEN;a=b", " NAME=TOKEN "],
)
def test_our_cookie_is_found_among_others(house: House, noor_s: Browser, cookie: str) -> None:
    """Other programs on this machine set theirs for the same host."""
    assert asks(house, written(cookie, noor_s)).person == noor_s.person


def test_two_headers_are_read_as_one(house: House, noor_s: Browser, signed_in) -> None:
    """As HTTP/2 sends them; a cookie of ours in each is two cookies."""
    ours, other = noor_s.cookie, ("cookie", "theme=dark")

    assert asks(house, other, ours).person == noor_s.person
    assert asks(house, ours, other).person == noor_s.person
    assert asks(house, ours, signed_in("Sam").cookie) is NOBODY
    assert asks(house, ours, ours) is NOBODY


@pytest.mark.parametrize(
    "value",
    ["unknown", "TOKENx", "TOKEN\xff", '"TOKEN"', "TOKEN=", "%74TOKEN", "TOKEN,TOKEN", "\x00"],
)
def test_a_token_that_nobody_has_is_told(house: House, noor_s: Browser, value: str) -> None:
    """It is taken as it came: nothing is stripped from it, and no quote or code is read."""
    with pytest.raises(NotSignedIn):
        asks(house, written(f"NAME={value}", noor_s))


def test_a_key_comes_before_a_cookie(house: House, noor_s: Browser, signed_in) -> None:
    """A request with both is the key's: as that person, with no sign-in and no other role."""
    olu = signed_in("Olu", Role.OPERATOR)
    token, _ = house.keys.issue(olu.person, label="test")

    callers = [
        asks(house, one.cookie, ("authorization", f"Bearer {token}")) for one in (noor_s, olu)
    ]

    assert {(one.person, one.session) for one in callers} == {(olu.person, None)}
    assert {one.roles for one in callers} == {frozenset({Role.NOBODY, Role.PERSON})}


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer wrong", "Basic bm9vcg=="])
def test_a_wrong_key_does_not_fall_back_on_the_cookie(
    house: House, noor_s: Browser, value: str
) -> None:
    """Whoever sent a key meant the key."""
    with pytest.raises(NotSignedIn):
        asks(house, noor_s.cookie, ("authorization", value))


def test_a_cookie_is_no_key_and_a_key_no_cookie(house: House, noor_s: Browser) -> None:
    """Each is taken where it belongs only."""
    key, _ = house.keys.issue(noor_s.person, label="test")

    for header in [
        ("authorization", f"Bearer {noor_s.token}"),
        ("cookie", f"{COOKIE}={key}"),
    ]:
        with pytest.raises(NotSignedIn):
            asks(house, header)


def test_programs_are_known_by_their_key_alone(house: House, noor_s: Browser, send) -> None:
    """At `/v1` a cookie says nothing: a browser sends it without being asked."""
    answer = send(house, "GET", "/v1/models", headers=dict([noor_s.cookie]))

    assert answer.status_code == 401


def test_nobody_is_nobody_s_person() -> None:
    """Who needs a person asks for one, and is told to sign in."""
    with pytest.raises(NotSignedIn, match="sign in"):
        NOBODY.must_be_somebody()

    assert Caller(person=PersonId("psn_x")).must_be_somebody() == "psn_x"
    assert (NOBODY.person, NOBODY.session, NOBODY.roles) == (None, None, {Role.NOBODY})


def test_the_cookie_is_bound_to_this_host_and_hidden_from_scripts() -> None:
    """Every part of it is needed for the prefix to hold (RFC 6265bis, 4.1.3.2)."""
    told = cookie("abc", seconds=60)["set-cookie"]

    first, *rest = told.split("; ")
    assert first == f"{COOKIE}=abc"
    assert set(rest) == {"Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=60"}


def test_the_cookie_is_taken_away_with_the_same_parts() -> None:
    """A browser refuses a change to it that is weaker than what made it."""
    told = cookie("", seconds=60)["set-cookie"]

    first, *rest = told.split("; ")
    assert first == f"{COOKIE}="
    assert set(rest) == {"Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=0"}


def test_a_caller_is_one_until_the_key_or_the_sign_in_ends(house: House, noor, noor_s) -> None:
    """Each by its own; whoever has neither is nobody from the start."""
    by_key = asks(house, ("authorization", f"Bearer {noor.token}"))
    by_cookie = asks(house, noor_s.cookie)
    still = [still_of(one, house) for one in (by_key, by_cookie)]
    for one in still:
        one()

    house.keys.revoke(noor.person, by_key.key)
    house.sessions.end(noor_s.person, by_cookie.session)

    for one in (*still, still_of(NOBODY, house)):
        with pytest.raises(NotSignedIn):
            one()


def test_the_session_that_a_browser_had_ends(house: House, noor, noor_s, signed_in) -> None:
    """That one alone. A key, nobody, and a session that ended already are no trouble."""
    phone = signed_in("Noor")
    callers = [asks(house, noor_s.cookie), asks(house, ("authorization", f"Bearer {noor.token}"))]

    for one in (*callers, callers[0], NOBODY):
        end_before(one, house)

    with pytest.raises(NotSignedIn, match="was ended"):
        asks(house, noor_s.cookie)
    assert asks(house, phone.cookie).person == phone.person
    assert asks(house, ("authorization", f"Bearer {noor.token}")).person == noor.person


# ── A front end for many people ───────────────────────────────────────────────────────────────

USER = "0b5c9d3e-52f1"
CHAT = "/v1/chat/completions"


@pytest.fixture
def front(house: House, somebody) -> dict[str, str]:
    """Return the headers of a front end whose keeper said yes to everything."""
    keeper = somebody("companion.reply", "companion.history", name="Keeper").person
    token, _ = house.keys.issue(keeper, label="webui", use=Use.FRONT_END)
    return {"Authorization": f"Bearer {token}"}


def let(house: House, who, front):
    """Let the front end ask for somebody."""
    code = house.keys.introduce(front["Authorization"][7:], user=USER)
    return house.keys.bind(who.person, code=code)


def test_a_front_end_asks_for_who_let_it(house: House, noor, front, send, hello) -> None:
    """What is said is in Noor's talks and in nobody else's; other headers say nothing."""
    let(house, noor, front)
    claims = {"X-OpenWebUI-User-Id": USER, "X-OpenWebUI-User-Email": "sam@example.org"}

    told = send(house, "POST", CHAT, headers={**front, **claims}, json=hello)

    assert told.status_code == 200
    assert len(house.companion.talks(noor.person)) == 1


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [("X-OpenWebUI-User-Id", "somebody else")],
        [("X-OpenWebUI-User-Id", "")],
        [("X-OpenWebUI-User-Email", USER)],
        [("X-Forwarded-User", USER)],
        [("X-OpenWebUI-User-Id", USER), ("X-OpenWebUI-User-Id", "other")],
        [("X-OpenWebUI-User-Id", USER), ("X-Troth-User", "other")],
    ],
    ids=["none", "unknown", "empty", "mail", "another header", "two", "two headers"],
)
def test_a_front_end_that_names_nobody_gets_nothing(
    house: House, noor, front, send, hello, claims
) -> None:
    """401 for a talk, and nothing is kept for anybody; which companions there are, it may see."""
    let(house, noor, front)
    headers = [*front.items(), *claims]

    told = send(house, "POST", CHAT, headers=headers, json=hello)
    models = send(house, "GET", "/v1/models", headers=headers)

    assert told.status_code == 401
    assert told.json()["error"]["code"] == "invalid_api_key"
    assert models.status_code == 200
    assert house.companion.talks(noor.person) == []


def test_a_front_end_never_reaches_another_face(house: House, noor, front) -> None:
    """`/api` takes no front end, for nobody and for none of its people."""
    let(house, noor, front)

    with pytest.raises(NotSignedIn, match="/v1 alone"):
        asks(
            house,
            ("authorization", front["Authorization"]),
            ("x-openwebui-user-id", USER),
        )


def test_who_takes_it_back_in_mid_answer_hears_no_more(house: House, noor, front) -> None:
    """The binding holds for as long as the answer comes, and so does the front end's own key."""
    token = front["Authorization"][7:]
    bound = let(house, noor, front)
    found = house.keys.asker(token, user=USER)
    caller = Caller(
        person=noor.person, key=bound.id, through=(found.through.person, found.through.key)
    )
    still = still_of(caller, house)
    still()

    house.keys.revoke(found.through.person, found.through.key)

    with pytest.raises(NotSignedIn):
        still()
