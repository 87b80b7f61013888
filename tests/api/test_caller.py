"""Only a key says who asks."""

import asyncio

from troth.api.app import make_app
from troth.clock import SetClock
from troth.house import House


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
