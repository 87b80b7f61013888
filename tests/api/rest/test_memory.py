"""Memory over `/api`: how far it reaches, what an answer remembered, what is not used again."""

import pytest

from troth.companion.memory_levels import LEVELS
from troth.people.remembering import Reach
from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.weights.minilm import WIDTH
from troth.words import COMPANION_MEMORY, new_id

SAID = "My sister keeps seven parrots on a quillfeather shelf in her kitchen."
QUESTION = "How many parrots does my sister keep in her kitchen?"
MEMORY, LEVEL = "/api/memory", "/api/memory/level"


class Alike:
    """Finds everything alike: these tests are about the face."""

    def embed(self, texts):
        """Return the same vector for each."""
        return [[0.05] * WIDTH for _ in texts]


@pytest.fixture
def remembered(house, noor):
    """Return an earlier talk, and the answer that remembered what was said in it."""
    allow(house, noor.person)
    allow(house, noor.person, COMPANION_MEMORY)
    house.companion.memory._load = Alike
    companion = with_model(house, ScriptedProvider(["I see."]))
    companion.memory._load = Alike
    first = talk(house, noor.person, SAID, companion=companion).reply
    companion.memory.tend(noor.person)
    return first, talk(house, noor.person, QUESTION, companion=companion).reply


def test_the_levels_are_told_without_a_yes(api, noor) -> None:
    """What each does and loses, and what is set; nothing of anybody is looked through."""
    told = api.asks(noor, "GET", MEMORY).json()

    assert (told["level"], told["less"], told["messages"]) == ("all", [], 0)
    assert [one["loses"] for one in told["levels"]] == [one.loses for one in LEVELS.values()]


def test_a_level_is_set_for_all_and_for_one(api, house, noor) -> None:
    """Less for one part; the usual one takes that back."""
    first = api.asks(noor, "PUT", LEVEL, json={"level": "facts"})
    assert first.status_code == 200, first.text
    api.asks(noor, "PUT", LEVEL, json={"level": "all", "where": "providers", "name": "acme"})
    api.asks(noor, "PUT", LEVEL, json={"level": "off", "where": "companions", "name": "teo"})

    told = api.asks(noor, "GET", MEMORY).json()
    assert told["level"] == "facts"
    assert {(one["where"], one["name"], one["level"]) for one in told["less"]} == {
        ("companions", "teo", "off"),
        ("providers", "acme", "all"),
    }
    api.asks(noor, "PUT", LEVEL, json={"level": "all", "where": "companions", "name": "teo"})
    assert house.gate.wishes(noor.person).remembering.companions == {}


@pytest.mark.parametrize(
    "asked",
    [{"level": "much"}, {"level": "off", "where": "chats"}, {"level": "off", "name": "x"}, {}],
)
def test_what_is_no_level_changes_nothing(api, house, noor, asked) -> None:
    """It is refused."""
    assert api.asks(noor, "PUT", LEVEL, json=asked).status_code == 400
    assert house.gate.wishes(noor.person).remembering.reach is Reach.ALL


def test_what_an_answer_remembered(api, noor, remembered) -> None:
    """With the words and why; it can be kept out of answers, and let in again."""
    first, reply = remembered
    turn = first.turns[0]
    path = f"{MEMORY}/answers/{reply.turns[1]}"

    (item,) = api.asks(noor, "GET", path).json()["items"]
    assert (item["turn"], item["text"], item["unused"]) == (turn, SAID, False)
    assert item["because"].endswith(".")

    assert api.asks(noor, "PUT", f"{MEMORY}/unused/{turn}").json()["unused"] is True
    assert api.asks(noor, "GET", path).json()["items"][0]["unused"] is True
    assert api.asks(noor, "DELETE", f"{MEMORY}/unused/{turn}").json()["unused"] is False
    assert api.asks(noor, "DELETE", f"{MEMORY}/unused/{turn}").status_code == 404
    assert api.asks(noor, "GET", f"{MEMORY}/answers/{new_id('trn')}").status_code == 404


def test_without_a_yes_nothing_is_shown(api, house, noor, remembered) -> None:
    """Whatever was remembered before."""
    house.gate.consents.withdraw(noor.person, COMPANION_MEMORY, method="page")

    told = api.asks(noor, "GET", f"{MEMORY}/answers/{remembered[1].turns[1]}")

    assert (told.status_code, told.json()["purpose"]) == (403, COMPANION_MEMORY)
