"""A companion of one's own can begin a talk in several ways, and the person chooses one."""

import json

import pytest

from troth.companion import own
from troth.companion.cards import Held
from troth.testing.house import allow
from troth.testing.providers import ScriptedProvider
from troth.web.beginning import NONE, place_of
from troth.words import COMPANION_OWN

CARD = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "data": {
        "name": "Wren",
        "first_mes": "Sit down, {{user}}.",
        "alternate_greetings": ["Good evening, {{user}}.", "You are a real human woman."],
    },
}


@pytest.fixture
def wren(noor) -> str:
    """Return the id of a companion of Noor's own, who lets it answer."""
    allow(noor.house, noor.person, method="page")
    allow(noor.house, noor.person, COMPANION_OWN, method="page")
    return own.add(noor.house.gate, noor.person, Held(text=json.dumps(CARD)))


def test_the_page_offers_every_way_that_may_be_said(noor, wren) -> None:
    """As links that say which one is shown; the choice goes along with the message."""
    first = noor.get(f"/talk?with={wren}").text
    second = noor.get(f"/talk?with={wren}&greeting=1").text

    assert "Sit down, Noor." in first
    assert "Way 2 of 2 to begin" in first
    assert 'name="greeting"' not in first
    assert "Good evening, Noor." in second
    assert "Sit down" not in second
    assert '<input type="hidden" name="greeting" value="1">' in second
    assert "real human" not in first + second
    for odd in ("2", "-1", "x", "٣", "99999999999", "%00"):
        assert "Sit down, Noor." in noor.get(f"/talk?with={wren}&greeting={odd}").text


def test_what_is_said_then_follows_that_beginning(noor, wren, monkeypatch) -> None:
    """By the form as without script, and without any choice the first one."""
    model = ScriptedProvider(["Well."])
    monkeypatch.setattr(noor.house.companion, "_provider", model)
    for greeting, words in (
        ("1", "Good evening, Noor."),
        ("", "Sit down, Noor."),
        ("x", "Sit down"),
    ):
        more = {"greeting": greeting} if greeting else {}
        noor.post("/talk", companion=wren, text="Hello", mark="a" * 15 + (greeting or "0"), **more)

        said = [one.text.text for one in model.asks[-1].messages if one.role == "assistant"]
        assert words in said[0]


def test_everybodys_companions_begin_with_nothing(noor) -> None:
    """There is nothing to choose."""
    allow(noor.house, noor.person, method="page")

    assert "begins:" not in noor.get("/talk?with=mira&greeting=1").text
    assert (NONE.words, list(NONE.others)) == ("", [])
    assert [place_of(one) for one in ("3", "", "1000", "1.5")] == [3, 0, 0, 0]
