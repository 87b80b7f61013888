"""Coming in: one-time links, signing in and out."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role
from troth.people.links import LinkKind

FORM = {
    "person_name": "نور 🌙",
    "name": "Noor",
    "country": "DE",
    "passphrase": "four words that differ",
}
BOTH = frozenset({Role.PERSON, Role.OPERATOR})


@pytest.fixture
def known(sign_in):
    """Return the browser of somebody with a passphrase."""
    return sign_in("Noor", passphrase=True)


@pytest.fixture
def token(house: House) -> str:
    """Return the token of the link with which the first person comes in."""
    return house.links.make(LinkKind.SET_UP, None, BOTH)


def test_the_first_page_says_what_troth_is(house: House, ask) -> None:
    """To anybody, in less than 100 KB with all that it loads."""
    page = ask(house, "GET", "/")
    loaded = re.findall(r'(?:href|src)="(/static/[^"#]+)', page.text)
    size = len(page.content) + sum(len(ask(house, "GET", address).content) for address in {*loaded})

    assert page.status_code == 200
    assert "keeps its word" in page.text
    assert size <= 100_000


def test_whoever_is_signed_in_goes_on(noor, sign_in) -> None:
    """A person to their talks, somebody who only runs the place to the place."""
    operator = sign_in("Op", Role.OPERATOR)

    assert noor.get("/").headers["location"] == "/talk"
    assert operator.get("/").headers["location"] == "/operator"


@pytest.mark.parametrize(
    ("of_place", "asks_for", "offered"),
    [("US", "de-AT,de;q=0.9", "AT"), ("US", "fr", "US"), ("DE", "en-GB", "DE")],
)
def test_the_country_of_the_browser_is_offered(
    house: House, ask, token: str, of_place: str, asks_for: str, offered: str
) -> None:
    """Where the place has set none: of two letters that nobody looks at hangs who is called."""
    house.settings = replace(house.settings, country=of_place)

    shown = ask(house, "GET", f"/welcome/{token}", headers={"accept-language": asks_for})

    assert re.search(r'name="country"[^>]*value="(\w+)"', shown.text)[1] == offered


def test_a_link_brings_somebody_in(house: House, ask, token: str) -> None:
    """Name, passphrase and session in one step; the cookie is bound to this host."""
    shown = ask(house, "GET", f"/welcome/{token}")

    came = ask(house, "POST", f"/welcome/{token}", data=FORM)

    assert "run this place" in shown.text
    assert came.status_code == 303
    assert came.headers["location"] == "/sign-in?came=in&next=/talk&say=welcome"
    cookie = came.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=trs_")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    (person,) = house.people.all()
    assert house.sign_in.roles(person) == BOTH


def test_looking_at_a_link_uses_nothing_up(house: House, ask, token: str) -> None:
    """Browsers look ahead; only what is sent counts."""
    for _ in range(3):
        assert ask(house, "GET", f"/welcome/{token}").status_code == 200

    assert ask(house, "POST", f"/welcome/{token}", data=FORM).status_code == 303


def test_a_link_works_once(house: House, ask, token: str) -> None:
    """A second try says so, and makes nobody."""
    ask(house, "POST", f"/welcome/{token}", data=FORM)

    again = ask(house, "POST", f"/welcome/{token}", data={**FORM, "name": "other"})

    assert again.status_code == 404
    assert "used already" in again.text
    assert "set-cookie" not in again.headers
    assert len(house.people.all()) == 1


def test_a_link_runs_out(house: House, ask, clock, token: str) -> None:
    """After 15 minutes it says what to do."""
    clock.move(minutes=15, seconds=1)

    late = ask(house, "GET", f"/welcome/{token}")

    assert late.status_code == 404
    assert "run out" in late.text
    assert "troth person link" in late.text
    assert "troth person invite" in late.text


@pytest.mark.parametrize("token", ["x", "trl_" + "a" * 59, "%00"])
def test_an_unknown_link_is_told_as_one(house: House, ask, token: str) -> None:
    """Nothing is said of what exists."""
    assert ask(house, "GET", f"/welcome/{token}").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("passphrase", "short", "12"),
        ("passphrase", "x" * 2000, "1,?024|long"),
        ("person_name", " ", "name"),
        ("country", "Germany", "two letters"),
        ("name", "\u202e", "name"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(
    house: House, ask, token: str, field: str, value: str, says: str
) -> None:
    """Nothing else is lost but the passphrase, and the link still works."""
    page = ask(house, "POST", f"/welcome/{token}", data={**FORM, field: value})

    assert page.status_code in {400, 413}
    assert re.search(says, page.text)
    assert FORM["passphrase"] not in page.text
    if field != "person_name":
        assert "نور 🌙" in page.text
    assert ask(house, "POST", f"/welcome/{token}", data=FORM).status_code == 303


def test_a_name_that_is_markup_is_shown_as_written(house: House, ask, token: str) -> None:
    """It comes back in the form, escaped."""
    data = {**FORM, "person_name": '"><script>alert(1)</script>', "passphrase": "short"}

    page = ask(house, "POST", f"/welcome/{token}", data=data)

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


def test_who_lost_a_passphrase_is_not_sent_for_another_person_s_link(house: House, ask) -> None:
    """At the keeper's terminal `troth person link` alone is for the keeper."""
    page = ask(house, "GET", "/sign-in").text

    assert "troth person link --person ID" in page
    assert "A link without it is theirs, not yours." in page


def test_signing_in_and_out(house: House, ask, known) -> None:
    """The right passphrase opens a fresh session; signing out ends it, here and there."""
    data = {"name": "NOOR", "passphrase": "four words that differ", "next": "/privacy"}
    came = ask(house, "POST", "/sign-in", data=data)
    token = re.search(rf"{COOKIE}=([^;]+)", came.headers["set-cookie"])[1]
    headers = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}

    went_on = ask(house, "GET", came.headers["location"], headers=headers)
    left = ask(house, "POST", "/sign-out", headers=headers)

    assert came.headers["location"] == "/sign-in?came=in&next=/privacy"
    assert went_on.headers["location"] == "/privacy"
    assert token != known.token
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert ask(house, "GET", "/you", headers=headers).headers["location"] == "/sign-in?next=/you"
    assert known.get("/you").status_code == 200


def test_a_wrong_name_and_a_wrong_passphrase_read_the_same(house: House, ask, known) -> None:
    """Nobody learns who is here."""
    pages = [
        ask(house, "POST", "/sign-in", data={"name": name, "passphrase": words, "next": ""})
        for name, words in (("noor", "not her passphrase"), ("nobody", "not her passphrase"))
    ]

    assert [page.status_code for page in pages] == [401, 401]
    assert pages[0].text.replace("noor", "nobody") == pages[1].text
    assert "set-cookie" not in pages[0].headers


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "//example.org", "/\\example.org", "/a//b:c", "javascript:alert(1)"],
)
def test_nobody_is_sent_elsewhere_after_signing_in(house: House, ask, known, address: str) -> None:
    """Where to go next is a path of ours, or the first page."""
    data = {"name": "noor", "passphrase": "four words that differ", "next": address}

    came = ask(house, "POST", "/sign-in", data=data)
    went_on = known.get(f"/sign-in?came=in&next={quote(address, safe='')}")

    assert came.headers["location"] == "/sign-in?came=in&next=/"
    assert went_on.headers["location"] == "/"


def test_whoever_came_in_goes_on_and_is_welcomed(noor) -> None:
    """What is said on the way is one of the fixed sentences, or nothing."""
    welcomed = noor.get("/sign-in?came=in&next=/talk&say=welcome")
    made_up = noor.get("/sign-in?came=in&next=/talk&say=You+won")

    assert welcomed.headers["location"] == "/talk?said=welcome"
    assert made_up.headers["location"] == "/talk"


def test_a_cookie_that_does_not_come_back_is_said(house: House, ask, known) -> None:
    """Instead of asking for the passphrase once more, as if it had been wrong."""
    data = {"name": "noor", "passphrase": "four words that differ", "next": "/privacy"}
    came = ask(house, "POST", "/sign-in", data=data)

    page = ask(house, "GET", came.headers["location"])
    plain = ask(house, "GET", "/sign-in?next=/privacy")

    assert page.status_code == 200
    assert "did not keep you signed in" in page.text
    assert "Safari" in page.text
    assert 'name="next" value="/privacy"' in page.text
    assert "You are signed in" not in page.text
    assert "did not keep you signed in" not in plain.text


def test_who_only_runs_the_place_arrives_there(house: House, ask) -> None:
    """The page of talks is not theirs."""
    token = house.links.make(LinkKind.INVITE, None, frozenset({Role.OPERATOR}))

    came = ask(house, "POST", f"/welcome/{token}", data=FORM)

    assert came.headers["location"] == "/sign-in?came=in&next=/operator&say=welcome"


def test_another_site_cannot_sign_anybody_in(house: House, ask, known) -> None:
    """A form that another site sends is refused, cookie or not."""
    data = {"name": "noor", "passphrase": "four words that differ", "next": ""}

    page = ask(house, "POST", "/sign-in", data=data, headers={"sec-fetch-site": "cross-site"})

    assert page.status_code == 403
    assert "set-cookie" not in page.headers


def test_a_token_that_was_never_made_signs_nobody_in(house: House, ask) -> None:
    """A fixed session is no session, and the old cookie does not keep anybody from the door."""
    headers = {"cookie": f"{COOKIE}=trs_" + "a" * 59}

    assert ask(house, "GET", "/you", headers=headers).headers["location"] == "/sign-in?next=/you"
    assert ask(house, "GET", "/sign-in", headers=headers).status_code == 200


def test_spaces_belong_to_a_passphrase(house: House, ask, token: str) -> None:
    """What was set is what is asked for, to the letter."""
    data = {**FORM, "passphrase": "  four words that differ "}
    ask(house, "POST", f"/welcome/{token}", data=data)

    tries = [
        ask(house, "POST", "/sign-in", data={"name": "noor", "passphrase": words, "next": ""})
        for words in (data["passphrase"], data["passphrase"].strip())
    ]

    assert [one.status_code for one in tries] == [303, 401]


def test_a_new_sign_in_takes_the_old_one_s_place(house: House, ask, known, sam) -> None:
    """In the same browser: whoever was signed in there before is so no more."""
    came = sam.post("/sign-in", name="noor", passphrase="four words that differ")

    assert came.status_code == 303
    assert sam.get("/you").headers["location"] == "/sign-in?next=/you"
    assert known.get("/you").status_code == 200


def test_a_link_takes_the_old_sign_in_s_place_too(house: House, sam, token: str) -> None:
    """Coming in anew is signing in."""
    came = sam.post(f"/welcome/{token}", **FORM)

    assert came.status_code == 303
    assert sam.get("/you").headers["location"] == "/sign-in?next=/you"
