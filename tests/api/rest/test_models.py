"""Who can answer over `/api`: seen, chosen, and what a person says about models elsewhere."""

import pytest

from troth.people.access import Role
from troth.registry.outside import purpose_of
from troth.testing.house import allow, leaves
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.upstream import says
from troth.words import ACCOUNT_RUN

MODELS = "/api/models"
ACME = purpose_of("acme")
ILL = {"companion": "mira", "text": "My depression is back"}


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello ", "over there.")) as found:
        yield found


@pytest.fixture
def acme(house, up):
    """Return a provider that is switched on."""
    return with_outside(house, up)


@pytest.fixture
def elsewhere(house, noor, acme):
    """Return somebody whom a provider answers."""
    allow(house, noor.person, ACME)
    choose(house, noor.person, acme)
    return noor


def test_every_model_is_listed_with_what_it_gets_and_keeps(api, house, noor, acme) -> None:
    """The one on this machine first, and what the person wants beside them."""
    told = api.asks(noor, "GET", MODELS).json()

    here, there = told["items"]
    assert (here["id"], here["outside"], here["chosen"]) == ("", False, True)
    assert there["id"] == "acme/small-1"
    assert (there["level"], there["ends"]) == ("contract", "2027-02-01")
    assert (there["purpose"], there["allowed"], there["not_now"]) == (ACME, False, "")
    assert {one["heading"] for one in there["about"]} >= {"What it gets", "What it keeps"}
    assert told["answers"]["id"] == ""
    assert told["wishes"] == {
        "least": "",
        "sensitive": "ask",
        "always": [],
        "never": [],
        "adult_since": None,
    }
    assert leaves(house, noor.person)[-1]["purpose"] == ACCOUNT_RUN


def test_one_is_chosen_and_left_again(api, house, noor, acme) -> None:
    """Without a yes it gets nothing; the answer says so."""
    told = api.asks(noor, "PUT", f"{MODELS}/choice", json={"model": "acme/small-1"})

    assert told.status_code == 200
    assert (told.json()["chosen"], told.json()["allowed"]) == (True, False)
    assert house.gate.wishes(noor.person).model == "acme/small-1"
    api.asks(noor, "PUT", f"{MODELS}/choice", json={"model": ""})
    assert house.gate.wishes(noor.person).model == ""


@pytest.mark.parametrize(
    "asked",
    [{"model": "acme"}, {"model": "x/y"}, {"model": "x" * 201}, {"model": None}, {}, {"model": 1}],
)
def test_what_cannot_be_chosen_changes_nothing(api, house, noor, acme, asked) -> None:
    """It names the field."""
    told = api.asks(noor, "PUT", f"{MODELS}/choice", json=asked)

    assert (told.status_code, told.json()["param"]) == (400, "model")
    assert house.gate.wishes(noor.person).model == ""


def test_one_that_may_not_serve_the_person_is_refused(api, noor, house, up) -> None:
    """With the reason, and once that is mended, it is not."""
    with_outside(house, up, outside_entry(audience={"min_age": 18}))
    asked = {"model": "acme/small-1"}

    told = api.asks(noor, "PUT", f"{MODELS}/choice", json=asked)
    assert told.status_code == 400
    assert "18 or older" in told.json()["detail"]

    api.asks(noor, "PUT", f"{MODELS}/wishes", json={"adult": True})
    assert api.asks(noor, "PUT", f"{MODELS}/choice", json=asked).status_code == 200


def test_wishes_are_changed_one_by_one(api, noor) -> None:
    """What is left out stays as it is."""
    api.asks(noor, "PUT", f"{MODELS}/wishes", json={"least": "attested"})
    api.asks(noor, "PUT", f"{MODELS}/wishes", json={"sensitive": "local", "adult": True})

    told = api.asks(noor, "PUT", f"{MODELS}/wishes", json={}).json()

    assert (told["least"], told["sensitive"]) == ("attested", "local")
    assert told["adult_since"] == "2026-11-21"
    told = api.asks(noor, "PUT", f"{MODELS}/wishes", json={"least": "", "adult": False}).json()
    assert (told["least"], told["sensitive"], told["adult_since"]) == ("", "local", None)


@pytest.mark.parametrize("asked", [{"least": "unknown"}, {"sensitive": "never"}, {"adult": "yes"}])
def test_no_other_wish_is_taken(api, house, noor, asked) -> None:
    """A bar below a contract is none."""
    told = api.asks(noor, "PUT", f"{MODELS}/wishes", json=asked)

    assert told.status_code == 400
    assert told.json()["param"] in asked
    assert house.gate.wishes(noor.person).least == ""


def test_both_lists_are_put_in_place(api, noor) -> None:
    """Whole, and shown as they are kept."""
    asked = {"always": [" the  blue boat ", "the blue boat"], "never": ["Rose"]}

    told = api.asks(noor, "PUT", f"{MODELS}/masks", json=asked).json()

    assert (told["always"], told["never"]) == (["the blue boat"], ["Rose"])
    assert api.asks(noor, "GET", MODELS).json()["wishes"]["never"] == ["Rose"]


@pytest.mark.parametrize(
    "asked",
    [
        {"always": ["Rose"], "never": ["rose"]},
        {"always": ["x" * 101], "never": []},
        {"always": ["x"] * 501, "never": []},
        {"always": []},
        {"always": [1], "never": []},
    ],
)
def test_lists_that_no_list_can_be_are_refused(api, noor, asked) -> None:
    """And quoted nowhere."""
    api.asks(noor, "PUT", f"{MODELS}/masks", json={"always": ["kept"], "never": []})

    told = api.asks(noor, "PUT", f"{MODELS}/masks", json=asked)

    assert told.status_code == 400
    assert "xxx" not in told.text
    assert api.asks(noor, "GET", MODELS).json()["wishes"]["always"] == ["kept"]


def test_nobody_else_reads_or_changes_them(api, browser, noor) -> None:
    """Neither a stranger, nor whoever runs the place; and each has their own."""
    olga, sam = browser("Olga", Role.OPERATOR), browser("Sam")
    for method, path in (("GET", MODELS), ("PUT", f"{MODELS}/masks")):
        body = {"json": {"always": ["Rose"], "never": []}} if method == "PUT" else {}
        assert api.asks(None, method, path, **body).status_code == 401
        assert api.asks(olga, method, path, **body).status_code == 403

    api.asks(noor, "PUT", f"{MODELS}/masks", json={"always": ["Rose"], "never": []})
    assert api.asks(sam, "GET", MODELS).json()["wishes"]["always"] == []


# ── what left ─────────────────────────────────────────────────────────────────────────────────


def test_an_answer_from_elsewhere_says_so_at_its_end(api, elsewhere, events) -> None:
    """With who gave it and how much was masked."""
    asked = {"companion": "mira", "text": "I am Noor, write to noor.lind@example.org"}

    end = events(api.asks(elsewhere, "POST", "/api/answers", json=asked).text)[-1][1]

    assert (end["outside"], end["masked"], end["recipient"]) == (True, 2, "small-1 (Acme)")


def test_what_left_is_read_beside_the_own_words(api, elsewhere, events, up) -> None:
    """As it was sent, each mask with the list that it stands on."""
    asked = {"companion": "mira", "text": "I am Noor, write to noor.lind@example.org"}
    end = events(api.asks(elsewhere, "POST", "/api/answers", json=asked).text)[-1][1]
    masks = {"always": ["NOOR"], "never": []}
    api.asks(elsewhere, "PUT", f"{MODELS}/masks", json=masks)

    told = api.asks(elsewhere, "GET", f"/api/receipts/{end['receipt']}/left").json()

    assert told["request"].encode() == up.requests[0].body
    assert told["said"][-1]["own"] == asked["text"]
    assert "noor.lind" not in told["said"][-1]["sent"]
    assert {one["original"]: one["listed"] for one in told["masked"]} == {
        "Noor": "always",
        "noor.lind@example.org": "",
    }
    receipt = api.asks(elsewhere, "GET", f"/api/receipts/{end['receipt']}").json()
    assert (receipt["digest"], receipt["masked"]) == (told["digest"], 2)
    assert receipt["level"] == "contract"


def test_of_another_person_or_from_here_there_is_nothing(api, browser, elsewhere, events) -> None:
    """The same answer for both: not found."""
    sam = browser("Sam")
    asked = {"companion": "mira", "text": "Hello over there"}
    there = events(api.asks(elsewhere, "POST", "/api/answers", json=asked).text)[-1][1]
    local = {**asked, "local": True}
    here = events(api.asks(elsewhere, "POST", "/api/answers", json=local).text)[-1][1]

    theirs = api.asks(sam, "GET", f"/api/receipts/{there['receipt']}/left")
    own = api.asks(elsewhere, "GET", f"/api/receipts/{here['receipt']}/left")

    assert (theirs.status_code, own.status_code) == (404, 404)
    assert theirs.json()["detail"] == own.json()["detail"]
    assert (here["outside"], here["recipient"]) == (False, None)


# ── words that deserve care ───────────────────────────────────────────────────────────────────


def test_sensitive_words_are_a_problem_that_asks(api, elsewhere, up) -> None:
    """Nothing was sent, and no word of it comes back."""
    told = api.asks(elsewhere, "POST", "/api/answers", json=ILL)

    assert told.status_code == 403
    assert told.json()["type"] == "/errors/sensitive_words"
    assert (told.json()["topics"], told.json()["mentions"]) == (["health"], "your health")
    assert told.json()["recipient"] == "small-1 (Acme)"
    assert "depression" not in told.text
    assert up.requests == []


def test_they_go_masked_or_stay_as_the_person_says(api, elsewhere, events, up) -> None:
    """For this message alone."""
    here = events(api.asks(elsewhere, "POST", "/api/answers", json={**ILL, "local": True}).text)
    assert (here[-1][1]["outside"], up.requests) == (False, [])

    sent = {**ILL, "sensitive": "send"}
    there = events(api.asks(elsewhere, "POST", "/api/answers", json=sent).text)
    assert (there[-1][1]["outside"], len(up.requests)) == (True, 1)

    assert api.asks(elsewhere, "POST", "/api/answers", json=ILL).status_code == 403


@pytest.mark.parametrize("more", [{"sensitive": "yes"}, {"sensitive": True}, {"local": "yes"}])
def test_any_other_word_lets_nothing_out(api, elsewhere, up, more) -> None:
    """It is told as bad input."""
    told = api.asks(elsewhere, "POST", "/api/answers", json={**ILL, **more})

    assert told.status_code == 400
    assert up.requests == []
