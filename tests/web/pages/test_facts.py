"""`/memory/facts`: seen with its sentence, put right, forgotten, brought back."""

import re

import pytest

from troth.companion import facts
from troth.companion.facts import Source
from troth.companion.facts_kinds import Told
from troth.companion.turn import Turn
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY, new_id

PAGE = "/memory/facts"


@pytest.fixture
def at_home(noor):
    """Return the browser of somebody who lets companions remember."""
    allow(noor.house, noor.person, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    return noor


def heard(browser, text: str) -> str:
    """Keep a message, learn from it, and return its id."""
    turn = Turn(
        text=text,
        role="user",
        at="2026-11-21T19:30:00.000Z",
        conversation=new_id("cnv"),
        id=new_id("trn"),
    )
    gate = browser.house.gate
    with gate.enter(browser.person, COMPANION_HISTORY) as room:
        room.keep(turn)
    source = Source(text=text, turn=turn.id, conversation=turn.conversation)
    facts.learn(gate, browser.person, source)
    return turn.id


def known(browser) -> facts.All:
    """Return everything about facts."""
    return facts.every(browser.house.gate, browser.person)


def test_without_a_yes_the_page_leads_to_the_card(noor) -> None:
    """Nothing is noted, and a form that is sent all the same is refused."""
    page = noor.get(PAGE)

    assert (page.status_code, "/consent/companion.memory?back=memory" in page.text) == (200, True)
    assert noor.post(PAGE, words="I live in Lyon").status_code == 403


def test_a_fact_is_shown_with_its_sentence_and_who_was_told(at_home) -> None:
    """From which sentence, since when, and which model heard it, with the receipt."""
    heard(at_home, "I've been a vegetarian since 2015.")
    (one,) = known(at_home).live
    told = Told(facts=(), by="nimbus", name="Large", receipt=new_id("rcp"), answer="trn_b", at="")
    line = "* The person's diet: vegetarian."
    facts.note_told(at_home.house.gate, at_home.person, line, told)

    page, closer = at_home.get(PAGE).text, at_home.get(f"{PAGE}/{one.id}").text

    assert "From: “I&#39;ve been a vegetarian since 2015.”" in page
    assert "Holds since 2015. Troth knows it since 21 Nov 2026." in page
    assert "Large" in closer
    assert f"/privacy/receipts/{told.receipt}" in closer
    assert f"#{one.turn}" in closer


def test_what_needs_care_waits_for_a_yes_or_a_no_that_are_alike(at_home) -> None:
    """Two buttons of one kind; the yes notes it, the no drops it."""
    heard(at_home, "I have asthma. I'm allergic to kiwi.")
    page = at_home.get(PAGE).text
    waits = {one.fact.value: one.id for one in known(at_home).waits}
    assert page.count('<button class="button small">Yes, note it<') == 2
    assert page.count('<button class="button small">No, drop it<') == 2

    yes = at_home.post(f"/memory/waiting/{waits['asthma']}/yes")
    no = at_home.post(f"/memory/waiting/{waits['kiwi']}/no")

    assert (yes.status_code, no.status_code) == (303, 303)
    found = known(at_home)
    assert ([one.value for one in found.live], found.waits) == (["asthma"], [])


def test_words_are_put_right_or_closed_by_hand(at_home) -> None:
    """An edit replaces, a correction closes; what does not fit comes back with the reason."""
    heard(at_home, "I live in Paris.")
    (one,) = known(at_home).live

    bad = at_home.post(f"{PAGE}/{one.id}/edit", value=" ")
    at_home.post(f"{PAGE}/{one.id}/edit", value="Lyon")
    changed = at_home.post(f"{PAGE}/{one.id}/correct", value="Nantes")

    assert (bad.status_code, "A fact is 1 to" in bad.text) == (400, True)
    page = at_home.get(changed.headers["location"]).text
    assert "Nantes" in page
    assert "Before:" in page
    assert "<bdi>Lyon</bdi>" in page
    assert "Paris" not in at_home.get(PAGE).text


def test_a_topic_is_shown_forgotten_and_brought_back(at_home) -> None:
    """With the message that says it; no address holds a word of it."""
    heard(at_home, "My sister Anna lives in Harwich.")
    found = at_home.post(f"{PAGE}/find", topic="Anna")
    assert (found.status_code, "1 message" in found.text, "Harwich" in found.text) == (
        200,
        True,
        True,
    )

    gone = at_home.post(f"{PAGE}/forget", topic="Anna", what="all")
    page = at_home.get(gone.headers["location"]).text
    act = re.search(r"act_[a-z2-7]{26}", page)[0]

    assert "anna" not in gone.headers["location"].casefold()
    assert known(at_home).live == []
    assert at_home.post(f"/memory/gone/{act}/undo").status_code == 303
    assert len(known(at_home).live) == 2
    assert at_home.post(f"/memory/gone/{act}/undo").status_code == 404


def test_shred_now_leaves_nothing_on_any_page(at_home) -> None:
    """Neither here nor among the talks."""
    heard(at_home, "My sister lives in Quillfeather.")
    (one,) = known(at_home).live
    at_home.post(f"{PAGE}/{one.id}/forget", what="all")
    act = known(at_home).gone[0].act

    at_home.post(f"/memory/gone/{act}/shred")

    pages = [at_home.get(path).text for path in (PAGE, "/talks", "/privacy")]
    assert not any("Quillfeather" in page for page in pages)


def test_everything_can_be_forgotten_and_words_of_no_topic_are_told(at_home) -> None:
    """Shown before it is done."""
    heard(at_home, "I live in Paris.")
    facts.remember(at_home.house.gate, at_home.person, "I like plum jam")

    vague = at_home.post(f"{PAGE}/find", topic="the")
    shown = at_home.post(f"{PAGE}/find", everything="on")
    at_home.post(f"{PAGE}/forget", everything="on", what="facts")

    assert (vague.status_code, "2 facts" in shown.text) == (400, True)
    assert known(at_home).live == []


def test_another_persons_are_as_if_they_were_not_there(at_home, sam) -> None:
    """The same page for a fact of somebody else as for one that never was."""
    allow(sam.house, sam.person, COMPANION_MEMORY)
    heard(at_home, "I live in Paris. I have asthma.")
    (one,) = known(at_home).live
    waits = known(at_home).waits[0].id
    at_home.post(f"{PAGE}/{one.id}/forget", what="facts")
    act = known(at_home).gone[0].act

    def told(answer) -> tuple[int, str]:
        return answer.status_code, re.sub(r"(?:fct|act)_\w+|urn:troth:\w+", "", answer.text)

    for path, mine, shape in (
        ("/memory/gone/{}/undo", act, "act"),
        ("/memory/gone/{}/shred", act, "act"),
        ("/memory/waiting/{}/yes", waits, "fct"),
        ("/memory/waiting/{}/no", waits, "fct"),
        ("/memory/facts/{}/keep", one.id, "fct"),
    ):
        hers, nobodys = sam.post(path.format(mine)), sam.post(path.format(new_id(shape)))
        assert told(hers) == told(nobodys), path
        assert hers.status_code == 404, path
    assert sam.get(f"{PAGE}/{one.id}").status_code == 404
    assert at_home.post(f"/memory/gone/{act}/undo").status_code == 303


def test_a_command_in_a_talk_is_answered_on_its_page(at_home) -> None:
    """Nothing of it is kept, and the talk stays the one that it was."""
    first = at_home.post("/talk", companion="mira", text="My brother lives in Harwich.", mark="a")
    talk = re.search(r"cnv_[a-z2-7]{26}", first.headers["location"])[0]

    page = at_home.post(
        "/talk", companion="mira", conversation=talk, text="What do you know about me?", mark="b"
    )

    assert page.status_code == 200
    assert "brother, lives in: Harwich" in page.text
    assert f'name="conversation" value="{talk}"' in page.text
    assert "brother, lives in" not in at_home.get(f"/talk/{talk}").text
