"""What a person allows over `/api`: seen, answered, taken back; never answered unseen."""

import pytest

from troth.testing.house import leaves

HISTORY = "/api/purposes/companion.history"
REPLY = "/api/purposes/companion.reply"


@pytest.fixture
def sam(somebody):
    """Return somebody who has said nothing yet."""
    return somebody(name="Sam")


def card(api, who, address: str = HISTORY) -> dict:
    """Return the card as a client gets it."""
    return api.asks(who, "GET", f"{address}/card").json()


def right(api, house, who) -> dict:
    """Return a yes with the right answer to the question of the card."""
    shown = card(api, who)
    check = house.gate.consents.card("companion.history", language="en").check
    return {
        "yes": True,
        "digest": shown["digest"],
        "check": check.right,
        "after": shown["after"],
    }


def said(house, who) -> list[object]:
    """Return what the ledger tells of what somebody said."""
    told = [one["detail"] for one in leaves(house, who.person) if one["event"] == "consent"]
    return [one["consent"] for one in told]


def test_every_purpose_is_listed_as_it_stands(api, house, noor) -> None:
    """All of the registry, in words."""
    told = api.asks(noor, "GET", "/api/purposes").json()

    found = {one["id"]: one for one in told["items"]}
    assert set(found) == set(house.gate.states.common().registry.purposes)
    assert found["companion.reply"]["allowed"]
    assert found["companion.reply"]["until"] == "2027-11-21T19:30:00Z"
    assert not found["account.run"]["can_change"]
    assert told["on_hold_since"] is None


def test_looking_at_a_card_writes_nothing_down(api, house, sam) -> None:
    """A browser that looks ahead must not use up the one time that Troth may ask."""
    shown = card(api, sam)

    assert shown["lines"][0]["heading"] == "What"
    assert len(shown["lines"]) == 5
    assert "right" not in shown["check"]
    assert said(house, sam) == []


def test_a_yes_counts_with_its_card(api, house, sam) -> None:
    """It is in the ledger, said by `api`, with the digest of what was shown."""
    told = api.asks(sam, "POST", f"{HISTORY}/answer", json=right(api, house, sam)).json()

    assert told["taken"]
    assert told["purpose"]["allowed"]
    newest = house.gate.consents.events(sam.person)[-1]
    assert (newest.method, newest.notice_digest) == ("api", card(api, sam)["digest"])


def test_a_yes_that_is_sent_again_after_a_withdrawal_is_refused(api, house, sam) -> None:
    """A retry, or a tab that was left open, must not undo what was taken back."""
    asked = right(api, house, sam)
    api.asks(sam, "POST", f"{HISTORY}/answer", json=asked)
    api.asks(sam, "POST", f"{HISTORY}/withdraw")

    told = api.asks(sam, "POST", f"{HISTORY}/answer", json=asked)
    without = api.asks(sam, "POST", f"{HISTORY}/answer", json={**asked, "after": None})

    assert (told.status_code, without.status_code) == (400, 400)
    assert without.json()["param"] == "after"
    assert said(house, sam) == ["given", "withdrawn"]


def test_a_yes_with_a_wrong_answer_changes_nothing(api, house, sam) -> None:
    """The sentence says what the card says. No answer is a wrong one too."""
    asked = right(api, house, sam)

    for check in {None, 0, 1, 2} - {asked["check"]}:
        told = api.asks(sam, "POST", f"{HISTORY}/answer", json={**asked, "check": check})

        assert told.status_code == 200
        assert not told.json()["taken"]
        assert "The card says" in told.json()["sentence"]
    assert said(house, sam) == []


def test_a_no_needs_no_answer_to_the_question(api, house, sam) -> None:
    """It never has to say more than no."""
    asked = {"yes": False, "digest": card(api, sam)["digest"]}

    told = api.asks(sam, "POST", f"{HISTORY}/answer", json=asked).json()

    assert told["taken"]
    assert told["purpose"]["reason"] == "refused"


def test_an_answer_to_another_card_is_refused(api, house, sam) -> None:
    """A page that was left open must not answer a newer question."""
    asked = {"yes": True, "digest": "0" * 64}

    told = api.asks(sam, "POST", f"{REPLY}/answer", json=asked)

    assert (told.status_code, told.json()["param"]) == (400, "digest")
    assert said(house, sam) == []


def test_a_yes_is_taken_back(api, house, noor) -> None:
    """From this moment."""
    told = api.asks(noor, "POST", f"{REPLY}/withdraw")

    assert (told.status_code, told.json()["reason"]) == (200, "withdrawn")
    assert not house.gate.may(noor.person, "companion.reply")


@pytest.mark.parametrize("act", ["withdraw", "object"])
def test_what_the_law_asks_for_cannot_be_turned_off(api, anyone, act: str) -> None:
    """The sentence says so."""
    told = api.asks(anyone, "POST", f"/api/purposes/account.run/{act}")

    assert told.status_code == 400
    assert "does not rest on your yes" in told.json()["detail"]


def test_what_a_purpose_keeps_is_destroyed(api, house, noor) -> None:
    """With its key; what the account stands on is not."""
    from troth.testing.house import talk

    talk(house, noor.person, "hello")

    gone = api.asks(noor, "DELETE", f"{HISTORY}/kept")
    kept = api.asks(noor, "DELETE", "/api/purposes/account.run/kept")

    assert gone.status_code == 200
    assert gone.json()["rows"] >= 1
    assert kept.status_code == 400


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""),
        ("GET", "/card"),
        ("POST", "/withdraw"),
        ("POST", "/object"),
        ("DELETE", "/kept"),
    ],
)
def test_a_purpose_that_is_not_there(api, anyone, method: str, rest: str) -> None:
    """It was never asked about, so there is nothing to refuse."""
    told = api.asks(anyone, method, f"/api/purposes/no.such{rest}")

    assert told.status_code == 404


def test_a_card_that_nobody_is_shown(api, anyone) -> None:
    """And one in a language that has none yet comes in English."""
    assert api.asks(anyone, "GET", "/api/purposes/account.run/card").status_code == 400
    assert api.asks(anyone, "GET", f"{REPLY}/card?language=fr").json()["language"] == "en"


def test_on_hold_and_off_again(api, house, noor) -> None:
    """Twice is the same as once; what was allowed before is allowed again."""
    on = [api.asks(noor, "PUT", "/api/hold").json() for _ in range(2)]
    held = house.gate.may(noor.person, "companion.reply")
    off = [api.asks(noor, "DELETE", "/api/hold").json() for _ in range(2)]

    assert [one["on_hold"] for one in (*on, *off)] == [True, True, False, False]
    assert not held
    assert house.gate.may(noor.person, "companion.reply")
    assert said(house, noor)[-2:] == ["restricted", "unrestricted"]
