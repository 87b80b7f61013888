"""The page of memory: how far it reaches, what an answer remembered, what is not used again."""

import html
import re

import pytest

from troth.companion.memory_levels import LEVELS
from troth.errors import Unconfigured
from troth.people.remembering import Reach
from troth.registry.readability import grade
from troth.testing.house import allow, talk, with_model
from troth.testing.outside import outside_entry
from troth.testing.providers import ScriptedProvider
from troth.weights.minilm import WIDTH
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, new_id

SAID = "My sister keeps seven parrots on a quillfeather shelf in her kitchen."
QUESTION = "How many parrots does my sister keep in her kitchen?"


class Alike:
    """Finds everything alike: these tests are about pages."""

    def embed(self, texts):
        """Return the same vector for each."""
        return [[0.05] * WIDTH for _ in texts]


@pytest.fixture
def at_home(noor):
    """Return the browser of somebody who lets companions remember."""
    allow(noor.house, noor.person, method="page")
    allow(noor.house, noor.person, COMPANION_MEMORY, method="page")
    noor.house.companion.memory._load = Alike
    return noor


@pytest.fixture
def remembered(at_home):
    """Return an earlier talk, and the answer that remembered what was said in it."""
    companion = with_model(at_home.house, ScriptedProvider(["I see."]))
    companion.memory._load = Alike
    first = talk(at_home.house, at_home.person, SAID, companion=companion).reply
    companion.memory.tend(at_home.person)
    return first, talk(at_home.house, at_home.person, QUESTION, companion=companion).reply


def set_level(browser, level: str, **more: str):
    """Send the form of a level."""
    return browser.post("/memory/level", level=level, **more)


def remembering(browser):
    """Return how far memory may reach."""
    return browser.house.gate.wishes(browser.person).remembering


def test_without_a_yes_the_page_says_what_to_do(noor) -> None:
    """The card is one click away; the levels can be looked at before."""
    page = noor.get("/memory")

    assert page.status_code == 200
    assert "/consent/companion.memory?back=memory" in page.text
    for told in LEVELS.values():
        assert html.escape(told.loses) in page.text


def test_where_no_talk_is_kept_it_says_so(noor) -> None:
    """Then nothing can come back."""
    allow(noor.house, noor.person, COMPANION_MEMORY, method="page")

    assert "/consent/companion.history?back=memory" in noor.get("/memory").text


def test_the_words_of_the_page_are_easy(at_home) -> None:
    """Grade 8 or lower."""
    entry = outside_entry()
    at_home.house.providers.add(entry, key="k")
    at_home.house.providers.switch(entry.id, is_on=True)
    page = at_home.get("/memory")

    sentences = [
        html.unescape(re.sub(r"<[^>]+>", "", one)).strip()
        for one in re.findall(r"<(?:p|span class=\"note\")[^>]*>(.*?)</", page.text, re.DOTALL)
    ]
    assert grade(" ".join(f"{one.rstrip('.')}." for one in sentences if len(one.split()) > 3)) <= 8
    assert "Acme" in page.text


def test_a_level_is_set_for_all(at_home) -> None:
    """And the page shows it chosen."""
    for reach in Reach:
        answer = set_level(at_home, reach)

        assert answer.headers["location"] == "/memory?said=memory_set#all"
        assert remembering(at_home).reach is reach
        assert re.search(rf'value="{reach}" checked', at_home.get("/memory").text)


def test_less_is_set_for_one_of_each(at_home, remembered) -> None:
    """For a talk, a companion, a provider; and "as for all" takes it back."""
    (talk_id, where) = remembered[0].conversation, remembering
    for kind, name in (("chats", talk_id), ("companions", "teo"), ("providers", "acme")):
        set_level(at_home, "off", where=kind, name=name)
        assert getattr(where(at_home), kind) == {name: Reach.OFF}
    page = at_home.get("/memory").text
    assert "My sister keeps seven parrots" in page

    set_level(at_home, "all", where="chats", name=talk_id)
    set_level(at_home, "all", where="companions", name="teo")
    set_level(at_home, "chat", where="providers", name="acme")
    assert where(at_home).chats == where(at_home).companions == where(at_home).providers == {}
    set_level(at_home, "all", where="providers", name="acme")
    assert where(at_home).toward("acme") is Reach.ALL


@pytest.mark.parametrize(
    "fields",
    [
        {"level": "much"},
        {"level": "off", "where": "everything", "name": "x"},
        {"level": "off", "where": "chats", "name": "not-an-id"},
        {"level": "off", "where": "companions", "name": "x" * 200},
        {"level": "off", "where": "companions"},
        {},
    ],
)
def test_what_is_no_level_changes_nothing(at_home, fields) -> None:
    """The page comes back and says what did not fit."""
    answer = at_home.post("/memory/level", **fields)

    assert answer.status_code in {400, 413}
    assert remembering(at_home).written() == ""


def test_a_talk_says_how_much_each_answer_remembered(at_home, remembered) -> None:
    """With a link to what it was."""
    _, reply = remembered

    page = at_home.get(f"/talk/{reply.conversation}").text

    assert f'href="/memory/answers/{reply.turns[1]}"' in page
    assert re.search(r"remembered <span data-remembered>1 thing</span>", page)
    assert f"/memory?talk={reply.conversation}" in page
    assert (
        "chips-remembered"
        not in at_home.get(f"/talk/{remembered[0].conversation}").text.split("<template")[0]
    )


def test_what_an_answer_remembered_is_shown_with_why(at_home, remembered) -> None:
    """The sentence, when, and how it fitted; with both ways to correct it."""
    first, reply = remembered

    page = at_home.get(f"/memory/answers/{reply.turns[1]}").text

    assert SAID in page
    assert "of your words are in it" in page
    assert f"/memory/turns/{first.turns[0]}/bar" in page
    assert f"/talk/{first.conversation}/turns/{first.turns[0]}/forget" in page


def test_a_message_can_be_kept_out_and_let_in_again(at_home, remembered) -> None:
    """The list of what is not used shows it meanwhile."""
    turn = remembered[0].turns[0]

    assert at_home.post(f"/memory/turns/{turn}/bar").status_code == 303
    assert SAID in at_home.get("/memory").text
    assert "Use it again" in at_home.get(f"/memory/answers/{remembered[1].turns[1]}").text

    assert at_home.post(f"/memory/turns/{turn}/unbar").status_code == 303
    assert SAID not in at_home.get("/memory").text


def test_what_was_forgotten_is_told_without_its_words(at_home, remembered) -> None:
    """Nothing is left of it; and an answer that used nothing else has no page any more."""
    first, reply = remembered
    at_home.post(f"/talk/{first.conversation}/turns/{first.turns[0]}/forget")

    page = at_home.get(f"/memory/answers/{reply.turns[1]}")

    assert page.status_code == 404
    assert "quillfeather" not in page.text


def test_somebody_else_sees_nothing_of_it(at_home, remembered, sam) -> None:
    """What is another's reads as if it were not there."""
    allow(sam.house, sam.person, method="page")
    allow(sam.house, sam.person, COMPANION_MEMORY, method="page")
    theirs, none = remembered[1].turns[1], new_id("trn")

    answers = [sam.get(f"/memory/answers/{one}") for one in (theirs, none)]
    barred = [sam.post(f"/memory/turns/{one}/bar") for one in (theirs, none)]

    assert [one.status_code for one in (*answers, *barred)] == [404] * 4
    assert SAID not in "".join(one.text for one in (*answers, *barred))
    assert at_home.house.companion.memory.barred(at_home.person) == []


def test_without_the_model_the_page_says_what_to_run(at_home) -> None:
    """Memory does nothing then, and answers come all the same."""

    def away():
        message = "The weights are missing."
        raise Unconfigured(message)

    at_home.house.companion.memory._load = away

    assert "troth model get memory" in at_home.get("/memory").text


def test_progress_is_told_while_older_messages_are_taken_in(at_home) -> None:
    """How many can be found by what they mean, of how many; and no page waits for the look."""
    memory = at_home.house.companion.memory
    talk(at_home.house, at_home.person, SAID)
    memory.minds.drop(None)
    assert "of your 2 messages" not in at_home.get("/memory").text
    assert at_home.person in memory._due

    memory.progress(at_home.person)
    assert "0 of your 2 messages" in at_home.get("/memory").text

    for _ in range(2):  # the page is behind by one look at most
        assert memory.work() is False
        page = at_home.get("/memory").text
    assert "of your 2 messages" not in page


def test_what_a_question_can_find_is_made_ready_when_the_talk_is_opened(at_home) -> None:
    """So that the first answer does not wait; with memory off nothing is opened."""
    memory = at_home.house.companion.memory
    talk(at_home.house, at_home.person, SAID)
    memory.minds.drop(None)
    set_level(at_home, "off")
    at_home.get("/talk")
    memory.work()
    assert len(memory.minds) == 0

    set_level(at_home, "all")
    at_home.get("/talk")
    memory.work()

    assert list(memory.minds.people()) == [at_home.person]


def test_a_yes_that_goes_away_shows_nothing(at_home, remembered) -> None:
    """Neither what was barred nor how much there is."""
    at_home.post(f"/memory/turns/{remembered[0].turns[0]}/bar")
    at_home.house.gate.consents.withdraw(at_home.person, COMPANION_HISTORY, method="page")

    assert SAID not in at_home.get("/memory").text
