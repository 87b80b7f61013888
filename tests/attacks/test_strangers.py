"""A6 and A16: a key opens only its person, and a web page on the same machine opens nothing."""

import asyncio
import itertools
from collections.abc import Callable
from datetime import timedelta

import httpx2
import pytest

from troth.api.app import make_app
from troth.errors import NotSignedIn
from troth.house import House
from troth.people import tokens
from troth.people.keys import PREFIX
from troth.rights.export import export
from troth.testing.house import add_person, allow, talk
from troth.words import PersonId

ADDRESS = "http://127.0.0.1:8420"
CHAT = "/v1/chat/completions"
MISSING = "cnv_" + "a" * 26
Send = Callable[..., httpx2.Response]


@pytest.fixture
def send(house: House) -> Send:
    """Return a function that sends one request, as a program or a page on this machine would."""

    def send_it(method: str, path: str, *, key: str = "", **more: object) -> httpx2.Response:
        headers = dict(more.pop("headers", {}))
        if key:
            headers["Authorization"] = f"Bearer {key}"

        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(make_app(house))
            async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                return await client.request(method, path, headers=headers, **more)

        return asyncio.run(go())

    return send_it


@pytest.fixture
def hello() -> dict[str, object]:
    """Return the smallest request."""
    return {"model": "mira", "messages": [{"role": "user", "content": "hello there"}]}


@pytest.fixture
def noors(house, noor) -> str:
    """Let Noor talk; return the name of her talk."""
    allow(house, noor)
    return talk(house, noor, "noors words").reply.conversation


@pytest.fixture
def sams_key(house, sam) -> str:
    """Let Sam be answered; return a key of his."""
    allow(house, sam)
    return house.keys.issue(sam, label="app")[0]


def records(house: House, person: PersonId) -> str:
    """Return all that is kept of a person, as text."""
    return str(export(house.gate, house.keys, person)["records"])


# ── keys ────────────────────────────────────────────────────────────────────────────────────


def test_a_key_opens_only_its_person(house) -> None:
    """Of several people with several keys each, every key leads to the one it was made for."""
    people = [add_person(house, f"Person {number}") for number in range(4)]
    made = [(person, house.keys.issue(person, label="k")[0]) for person in people for _ in "ab"]

    found = [(house.keys.check(token).person, token) for _, token in made]

    assert found == made


def test_no_other_key_opens_anything(house, noor, clock) -> None:
    """Changed in one letter, cut, empty, revoked, run out, or another's: it signs nobody in."""
    token, key = house.keys.issue(noor, label="one", life=timedelta(days=9))
    revoked, ended = house.keys.issue(noor, label="two")
    house.keys.revoke(noor, ended.id)
    changed = [
        token[:at] + ("a" if token[at] != "a" else "b") + token[at + 1 :]
        for at in range(len(token))
    ]

    for tried in ("", "troth_", token[:-1], token + "a", token.upper(), revoked, key.id, *changed):
        with pytest.raises(NotSignedIn):
            house.keys.check(tried)
    clock.move(days=10)
    with pytest.raises(NotSignedIn, match="run out"):
        house.keys.check(token)


def test_the_answer_to_a_wrong_key_tells_nothing(send, hello, house, noor, sams_key) -> None:
    """A made-up key and one of a person who was erased get answers that differ in no byte."""
    gone = house.keys.issue(noor, label="phone")[0]
    house.erase(noor)

    answers = [send("POST", CHAT, key=key, json=hello) for key in (gone, tokens.fresh(PREFIX))]

    assert {one.status_code for one in answers} == {401}
    assert len({one.text for one in answers}) == 1


# ── somebody else's things ──────────────────────────────────────────────────────────────────


def test_somebody_elses_talk_is_like_one_that_is_not_there(
    send, house, noor, noors, sams_key, hello
) -> None:
    """Going on with it gets the very bytes that an id of nobody gets, and changes nothing of it."""
    before = records(house, noor)

    theirs, nobodys = (
        send("POST", CHAT, key=sams_key, json=hello, headers={"X-Troth-Conversation": talk})
        for talk in (noors, MISSING)
    )

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content == nobodys.content
    assert records(house, noor) == before


FORGED = (
    "X-User",
    "X-User-Id",
    "X-Forwarded-User",
    "X-Remote-User",
    "Remote-User",
    "X-OpenWebUI-User-Id",
    "X-OpenWebUI-User-Email",
    "X-Troth-Person",
    "From",
    "Cookie",
)


def test_no_header_and_no_field_names_another_person(
    send, house, noor, noors, sam, sams_key, hello
) -> None:
    """Whoever sends Noor's id in every header and field still talks as Sam, in Sam's name."""
    before = records(house, noor)
    named = {"user": noor, "metadata": {"user_id": noor}, "safety_identifier": noor}

    answer = send(
        "POST", CHAT, key=sams_key, json={**hello, **named}, headers=dict.fromkeys(FORGED, noor)
    )

    assert answer.status_code == 200
    assert "hello there" in records(house, sam)
    assert records(house, noor) == before


@pytest.mark.parametrize("header", FORGED)
def test_no_header_takes_the_place_of_a_key(send, noor, noors, header) -> None:
    """Without a key there is nobody, whatever a header says."""
    answer = send("GET", "/v1/models", headers={header: noor})

    assert answer.status_code == 401
    assert noor not in answer.text


# ── a web page on the same machine ──────────────────────────────────────────────────────────

FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8420",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example#127.0.0.1",
    "127.0.0.1@evil.example",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",  # noqa: S104  # refused
    "[::ffff:127.0.0.1]",
    "127.0.0.1:8420, evil.example",
    "",
]


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_name_for_this_machine_is_not_answered(
    send, house, sam, sams_key, hello, host
) -> None:
    """A page whose name was pointed at this machine gets nothing, even with a key."""
    kept = records(house, sam)

    answer = send("POST", CHAT, key=sams_key, json=hello, headers={"Host": host})

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "host_not_allowed"
    assert "hello there" not in answer.text
    assert records(house, sam) == kept


ORIGINS = ["https://evil.example", "null", "http://127.0.0.1:8421", "file://"]


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_other_page_may_read_an_answer_or_is_let_ask(send, sams_key, hello, origin) -> None:
    """No answer carries a header that lets a browser hand it to another site."""
    asked = {"Origin": origin, "Sec-Fetch-Site": "cross-site"}
    may_i = {
        **asked,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }

    beforehand = send("OPTIONS", CHAT, headers=may_i)
    answers = [
        beforehand,
        send("POST", CHAT, key=sams_key, json=hello, headers=asked),
        send("POST", CHAT, json=hello, headers=asked),
        send("GET", "/health", headers=asked),
    ]

    assert beforehand.status_code in {403, 405}
    heads = itertools.chain.from_iterable(one.headers for one in answers)
    assert [name for name in heads if name.lower().startswith("access-control")] == []


def test_every_answer_is_closed_to_caches_and_frames(send, sams_key, hello) -> None:
    """Whatever it is, no cache keeps it, no page frames it, and no script in it runs."""
    answers = [
        send("POST", CHAT, key=sams_key, json=hello),
        send("POST", CHAT, json=hello),
        send("GET", "/nowhere"),
        send("POST", CHAT, key=sams_key, json=hello, headers={"Host": "evil.example"}),
    ]

    assert {one.headers["cache-control"] for one in answers} == {"no-store"}
    assert {one.headers["x-content-type-options"] for one in answers} == {"nosniff"}
    assert all("default-src 'none'" in one.headers["content-security-policy"] for one in answers)
