"""Signing in and out over `/api`, and a person's own account, keys and sign-ins."""

import pytest

from troth.front.who import COOKIE
from troth.people.access import Role
from troth.people.links import LinkKind

PASSPHRASE = "four words that differ"
SIGN_IN = {"name": "noor", "passphrase": PASSPHRASE}


def cookie_of(told) -> dict[str, str]:
    """Return what a browser sends after this answer."""
    token = told.headers["set-cookie"].partition(";")[0].partition("=")[2]
    return {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}


def test_a_sign_in_gives_a_cookie_and_no_token(api, browser) -> None:
    """No script of a page ever holds one."""
    browser("Noor", Role.PERSON)

    told = api.asks(None, "POST", "/api/session", json=SIGN_IN)

    assert told.status_code == 200
    assert told.json() == {"failed": 0, "roles": ["person"]}
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in told.headers["set-cookie"]
    who = api.asks(None, "GET", "/api/session", headers=cookie_of(told)).json()
    assert who == {"signed_in": True, "by": "cookie", "roles": ["person"]}


@pytest.mark.parametrize(
    "asked", [{**SIGN_IN, "passphrase": "four other words here"}, {**SIGN_IN, "name": "nobody"}]
)
def test_a_wrong_sign_in_says_the_same_whatever_is_wrong(api, browser, asked) -> None:
    """And gives no cookie."""
    browser("Noor", Role.PERSON)

    told = api.asks(None, "POST", "/api/session", json=asked)

    assert (told.status_code, told.json()["type"]) == (401, "/errors/not_signed_in")
    assert "do not fit together" in told.json()["detail"]
    assert "set-cookie" not in told.headers


def test_a_sign_in_that_did_not_fit_is_not_quoted(api) -> None:
    """A passphrase in the wrong field stays out of the answer."""
    for asked in ({"name": PASSPHRASE * 20, "passphrase": "x"}, {"passphrase": PASSPHRASE}):
        told = api.asks(None, "POST", "/api/session", json=asked)

        assert told.status_code == 400
        assert PASSPHRASE not in told.text


def test_nobody_signed_in_is_said(api, anyone) -> None:
    """Also by a key."""
    nobody = api.asks(None, "GET", "/api/session").json()
    by_key = api.asks(anyone, "GET", "/api/session").json()

    assert nobody == {"signed_in": False, "by": "", "roles": []}
    assert by_key == {"signed_in": True, "by": "key", "roles": ["person"]}


def test_signing_out_ends_the_session_here_and_there(api, browser) -> None:
    """Twice does no harm; a key does not sign out."""
    noor = browser()

    told = [api.asks(noor, "DELETE", "/api/session") for _ in range(2)]

    assert [one.status_code for one in told] == [204, 204]
    assert "Max-Age=0" in told[0].headers["set-cookie"]
    assert api.asks(noor, "GET", "/api/account").status_code == 401


def test_a_key_does_not_sign_out(api, anyone) -> None:
    """It is revoked."""
    assert api.asks(anyone, "DELETE", "/api/session").status_code == 400


def test_a_link_brings_somebody_in(api, house) -> None:
    """Looked at as often as one likes, used once."""
    token = house.links.make(LinkKind.INVITE)
    arrival = {"token": token, "person_name": "Zoë", "name": "zoë", "passphrase": PASSPHRASE}

    looks = [api.asks(None, "POST", "/api/links/look", json={"token": token}) for _ in range(2)]
    used = [api.asks(None, "POST", "/api/links/use", json=arrival) for _ in range(2)]

    assert [one.json()["kind"] for one in looks] == ["invite", "invite"]
    assert [one.status_code for one in used] == [200, 404]
    account = api.asks(None, "GET", "/api/account", headers=cookie_of(used[0])).json()
    assert (account["name"], account["sign_in_name"]) == ("Zoë", "zoë")


def test_a_link_of_nobody(api) -> None:
    """Unknown, and its token is not quoted."""
    told = api.asks(None, "POST", "/api/links/look", json={"token": "trl_secret"})

    assert told.status_code == 404
    assert "secret" not in told.text


def test_the_account_is_read_and_changed(api, anyone) -> None:
    """What is left out stays."""
    before = api.asks(anyone, "GET", "/api/account").json()

    after = api.asks(anyone, "PATCH", "/api/account", json={"name": "نور"}).json()

    assert after == {**before, "name": "نور"}
    assert before["sign_in_name"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "\u200b"), ("country", "x"), ("country", "12"), ("language", "-")],
)
def test_a_profile_that_cannot_be(api, anyone, field: str, value: str) -> None:
    """The field is named, and nothing is changed."""
    before = api.asks(anyone, "GET", "/api/account").json()

    told = api.asks(anyone, "PATCH", "/api/account", json={field: value})

    assert (told.status_code, told.json()["param"]) == (400, field)
    assert api.asks(anyone, "GET", "/api/account").json() == before


def test_a_new_passphrase_ends_all_other_sign_ins(api, house, browser) -> None:
    """The one that asked stays."""
    noor = browser("Noor", Role.PERSON)
    house.sessions.open(noor.person, label="another")
    asked = {"old": PASSPHRASE, "passphrase": "five words that nobody knows"}

    told = api.asks(noor, "PUT", "/api/account/passphrase", json=asked)

    assert told.status_code == 204
    assert [one.id for one in house.sessions.of(noor.person)] == [noor.session]


def test_a_wrong_old_passphrase_changes_nothing(api, house, browser) -> None:
    """The part is named; without one at all it is 404."""
    noor, sam = browser("Noor", Role.PERSON), browser("Sam")
    asked = {"old": "not this one at all", "passphrase": "five words that nobody knows"}

    told = [api.asks(who, "PUT", "/api/account/passphrase", json=asked) for who in (noor, sam)]

    assert [one.status_code for one in told] == [400, 404]
    assert told[0].json()["param"] == "old"
    assert house.sign_in.check("noor", PASSPHRASE).person == noor.person


def test_keys_are_made_listed_and_ended(api, house, anyone) -> None:
    """A token is in one answer and never again."""
    made = api.asks(anyone, "POST", "/api/keys", json={"label": "phone", "days": 7}).json()
    listed = api.asks(anyone, "GET", "/api/keys")

    assert house.keys.check(made["token"]).person == anyone.person
    assert made["key"]["expires_at"] == "2026-11-28T19:30:00Z"
    assert made["token"] not in listed.text
    assert api.asks(anyone, "DELETE", f"/api/keys/{made['key']['id']}").status_code == 204
    assert api.asks(anyone, "DELETE", f"/api/keys/{made['key']['id']}").status_code == 404


def test_another_persons_keys_and_sessions_are_not_there(api, house, somebody, browser) -> None:
    """The words are those for one that never was."""
    noor, sam = browser("Noor"), somebody(name="Sam")
    _, key = house.keys.issue(noor.person, label="phone")

    told = [
        api.asks(sam, "DELETE", path)
        for path in (
            f"/api/keys/{key.id}",
            "/api/keys/key_no",
            f"/api/sessions/{noor.session}",
            "/api/sessions/ses_no",
        )
    ]

    assert [one.status_code for one in told] == [404] * 4
    details = [one.json()["detail"] for one in told]
    assert details[::2] == details[1::2]
    assert house.sessions.of(noor.person)


def test_sessions_are_listed_and_ended(api, house, browser) -> None:
    """One by one, or all but this one."""
    noor = browser()
    others = [house.sessions.open(noor.person, label=f"number {n}")[1] for n in range(3)]

    listed = api.asks(noor, "GET", "/api/sessions").json()["items"]
    one = api.asks(noor, "DELETE", f"/api/sessions/{others[0].id}")
    rest = api.asks(noor, "DELETE", "/api/sessions")

    assert [s["id"] for s in listed if s["this_one"]] == [noor.session]
    assert (one.status_code, rest.json()) == (204, {"count": 2})
    assert [s.id for s in house.sessions.of(noor.person)] == [noor.session]


@pytest.mark.parametrize("how", ["passphrase", "link"])
def test_a_new_sign_in_takes_the_old_one_s_place(api, house, browser, how) -> None:
    """In the same browser, whoever it was; sign-ins elsewhere go on."""
    browser("Noor", Role.PERSON)
    sam, elsewhere = browser("Sam"), browser("Ida")
    path, asked = "/api/session", SIGN_IN
    if how == "link":
        link = house.links.make(LinkKind.INVITE, None, frozenset({Role.PERSON}))
        asked = {"token": link, "person_name": "Olu", "name": "olu", "passphrase": PASSPHRASE}
        path = "/api/links/use"

    told = api.asks(sam, "POST", path, json=asked)

    assert told.status_code == 200
    assert api.asks(None, "GET", "/api/session", headers=cookie_of(told)).json()["signed_in"]
    assert api.asks(sam, "GET", "/api/account").status_code == 401
    assert api.asks(elsewhere, "GET", "/api/account").status_code == 200


def test_a_sign_in_that_fails_ends_nothing(api, browser) -> None:
    """Who mistypes stays who they are."""
    browser("Noor", Role.PERSON)
    sam = browser("Sam")

    told = api.asks(sam, "POST", "/api/session", json={**SIGN_IN, "passphrase": "another one now"})

    assert told.status_code == 401
    assert api.asks(sam, "GET", "/api/account").status_code == 200
