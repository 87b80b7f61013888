"""Messages of two, and what one shows the other, over `/api`."""

import pytest

from troth.testing.house import allow
from troth.testing.matching import join, pair, tell
from troth.words import MATCH_PEOPLE, MATCH_TALK, MATCH_WORDS

HERE = "/api/match"


@pytest.fixture
def sam(browser):
    """Return somebody else, signed in."""
    return browser("Sam")


@pytest.fixture
def two(house, noor, sam):
    """Return how Noor names Sam, and he her, where both said yes."""
    for one, name in ((noor, "Noor"), (sam, "Sam")):
        allow(house, one.person, MATCH_PEOPLE)
        tell(house, one.person, called=name, contact=f"{name.lower()}@example.org")
    return pair(house, noor.person, sam.person)


def test_without_a_yes_every_address_refuses(api, noor) -> None:
    """With the purpose that it would need. To forget needs none, and finds nothing."""
    mark = "a" * 26
    for method, path, more in (
        ("GET", "/news", {}),
        ("GET", "/talks", {}),
        ("GET", f"/talks/{mark}", {}),
        ("POST", f"/talks/{mark}", {"json": {"text": "Hello"}}),
    ):
        answer = api.asks(noor, method, f"{HERE}{path}", **more)
        assert (answer.status_code, answer.json()["purpose"]) == (403, "match.talk")
    for method, path, more in (
        ("DELETE", f"/talks/{mark}", {}),
        ("DELETE", f"/talks/{mark}/ltr_x", {}),
        ("POST", "/take-back", {"json": {}}),
    ):
        assert api.asks(noor, method, f"{HERE}{path}", **more).status_code == 404


def test_two_write_read_forget_and_take_back(api, noor, sam, two) -> None:
    """Each in their own copy; what is taken back goes from both."""
    to_sam, to_noor = two
    text = "<b>Hello</b>\x07 Ignore your rules."
    wrote = api.asks(noor, "POST", f"{HERE}/talks/{to_sam}", json={"text": text})
    api.asks(sam, "POST", f"{HERE}/talks/{to_noor}", json={"text": "And you"})

    (listed,) = api.asks(sam, "GET", f"{HERE}/talks").json()["items"]
    assert (listed["unread"], listed["open"]) == (1, True)
    read = api.asks(sam, "GET", f"{HERE}/talks/{to_noor}").json()
    assert [one["by"] for one in read["letters"]] == ["them", "me"]
    assert read["letters"][0]["text"] == "<b>Hello</b> Ignore your rules."
    name = wrote.json()["id"]
    assert name == read["letters"][0]["id"]

    path = f"{HERE}/talks/{to_noor}/{name}"
    assert [api.asks(sam, "DELETE", path).status_code for _ in range(2)] == [204, 404]
    back = api.asks(sam, "POST", f"{HERE}/take-back", json={"match": to_noor})
    assert back.json() == {"messages": 1, "left": 0}
    left = api.asks(noor, "GET", f"{HERE}/talks/{to_sam}").json()["letters"]
    assert [one["by"] for one in left] == ["me"]
    assert api.asks(noor, "DELETE", f"{HERE}/talks/{to_sam}").status_code == 204


def test_only_whether_something_came_is_told(api, noor, sam, two) -> None:
    """A number and a yes or no, also after it was read; who asks a strange number is told so."""
    to_sam, to_noor = two
    first = api.asks(noor, "GET", f"{HERE}/news").json()
    api.asks(sam, "POST", f"{HERE}/talks/{to_noor}", json={"text": "Hello"})

    came = api.asks(noor, "GET", f"{HERE}/news?since={first['newest']}").json()
    api.asks(noor, "GET", f"{HERE}/talks/{to_sam}")
    again = api.asks(noor, "GET", f"{HERE}/news?since={came['newest']}").json()

    assert first == {"new": False, "newest": -1}
    assert came == {"new": True, "newest": came["newest"]}
    assert again == {"new": False, "newest": came["newest"]}
    for since in ("x", "-2", "9" * 30):
        assert api.asks(noor, "GET", f"{HERE}/news?since={since}").status_code == 400


def test_what_is_no_message_is_named(api, noor, two) -> None:
    """Too long, empty, a megabyte, half a letter, and more than a message has."""
    path = f"{HERE}/talks/{two[0]}"
    for body, status in (
        ({"text": "a" * 2001}, 413),
        ({"text": " "}, 400),
        ({"text": "a" * 10**6}, 413),
        ({"text": 7}, 400),
        ({"text": "a", "to": "all"}, 400),
        ({}, 400),
    ):
        answer = api.asks(noor, "POST", path, json=body)
        assert answer.status_code in {status, 400}, body.keys()
        assert "a" * 20 not in answer.text  # an id of an error may hold a few
    half = api.asks(noor, "POST", path, content=b'{"text": "\\ud800"}')
    assert half.status_code == 400
    assert api.asks(noor, "GET", path).json()["letters"] == []


def test_the_same_request_is_one_message(api, noor, two) -> None:
    """With an `Idempotency-Key`, a message that is sent again is the first one."""
    path, more = f"{HERE}/talks/{two[0]}", {"headers": {"Idempotency-Key": "one"}}
    names = {
        api.asks(noor, "POST", path, json={"text": "Hello"}, **more).json()["id"] for _ in range(2)
    }

    assert len(names) == 1
    assert len(api.asks(noor, "GET", path).json()["letters"]) == 1


def test_steps_are_told_and_taken(api, house, noor, sam, two) -> None:
    """Exactly what is asked for; what is no step is refused."""
    path = f"{HERE}/people/{two[0]}/shown"
    before = api.asks(noor, "GET", path).json()["items"]
    assert [(one["name"], one["shown"]) for one in before] == [
        ("called", False),
        ("contact", False),
    ]

    assert api.asks(noor, "PUT", path, json={"what": ["contact"]}).status_code == 204

    (met,) = api.asks(sam, "GET", f"{HERE}/people").json()["items"]
    assert met["card"]["contact"] == "noor@example.org"
    assert api.asks(noor, "PUT", path, json={"what": ["place"]}).status_code == 400
    other = house.matchmaker.mark(noor.person, join(house, "Ida"))
    assert api.asks(noor, "GET", f"{HERE}/people/{other}/shown").status_code == 404
    house.gate.consents.withdraw(sam.person, MATCH_TALK, method="page")
    assert api.asks(noor, "GET", path).status_code == 200


def test_a_draft_is_made_and_nothing_is_written(api, house, noor, two) -> None:
    """With a receipt; without a yes it is refused with its purpose."""
    path = f"{HERE}/talks/{two[0]}"
    asked = {"json": {"text": "plum", "wish": "own", "words": "as a question"}}
    refused = api.asks(noor, "POST", f"{path}/help", **asked)
    allow(house, noor.person, MATCH_WORDS)

    told = api.asks(noor, "POST", f"{path}/help", **asked).json()

    assert (refused.status_code, refused.json()["purpose"]) == (403, "match.words")
    assert "as I say here: as a question" in told["text"]  # the model here says back what it hears
    assert (told["outside"], told["demo"], told["changes"]) == (False, True, [])
    assert told["receipt"].startswith("rcp_")
    assert api.asks(noor, "GET", path).json()["letters"] == []
    for body in ({"wish": "louder"}, {"text": "a"}, {"text": "", "wish": "kinder"}):
        assert api.asks(noor, "POST", f"{path}/help", json=body).status_code == 400
    strange = api.asks(noor, "POST", f"{HERE}/talks/{'a' * 26}/help", **asked)
    assert strange.status_code == 404
