"""What was heard in a message goes with it; what the person keeps by itself stays."""

from troth.companion import facts, facts_forget, shelf
from troth.companion.facts import Source
from troth.companion.turn import Turn
from troth.gate.forget import shred_purpose
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, new_id


def said(house, person, text: str) -> str:
    """Keep a message, learn from it, and return its id."""
    turn = Turn(text=text, role="user", at="", conversation=new_id("cnv"), id=new_id("trn"))
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(turn)
    source = Source(text=text, turn=turn.id, conversation=turn.conversation)
    facts.learn(house.gate, person, source)
    return turn.id


def known(house, person) -> list[str]:
    """Return the values that hold or wait."""
    found = facts.every(house.gate, person)
    waits = [one.fact.value for one in found.waits if one.fact]
    return sorted([*(one.value for one in found.live), *waits])


def test_a_forgotten_message_takes_its_facts_along(house, noor) -> None:
    """Those that wait, too; not what the person lets stand alone, which has lost its sentence."""
    allow(house, noor, COMPANION_MEMORY, COMPANION_HISTORY)
    first = said(house, noor, "I live in Paris, and I love hiking. I'm allergic to nuts.")
    said(house, noor, "My boss is called Ingrid.")
    hiking = next(one for one in facts.live(house.gate, noor) if one.value == "hiking")
    facts.keep_without(house.gate, noor, hiking.id)

    shelf.forget_some(house.gate, noor, lambda _, own, __: own == first)

    assert known(house, noor) == ["Ingrid", "hiking"]
    assert facts.take(house.gate, noor, hiking.id).words == ""


def test_when_all_talks_are_destroyed_what_was_heard_in_them_goes(house, noor) -> None:
    """What was written down stays: it hangs on no talk."""
    allow(house, noor, COMPANION_MEMORY, COMPANION_HISTORY)
    said(house, noor, "I live in Paris.")
    facts.remember(house.gate, noor, "I like plum jam")

    shred_purpose(house.gate, noor, COMPANION_HISTORY)

    assert known(house, noor) == ["plum jam"]


def test_a_talk_takes_along_what_of_it_could_come_back(house, noor) -> None:
    """Who forgets the talk forgets it for good: nothing of it lies aside."""
    allow(house, noor, COMPANION_MEMORY, COMPANION_HISTORY)
    first, talk = said(house, noor, "I live in Paris."), new_id("cnv")
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        room.keep(Turn(text="Hm.", role="user", at="", conversation=talk, id="trn_b"))
        room.keep(Turn(text="Oh.", role="user", at="", conversation=talk, id="trn_c"))
    facts_forget.forget(house.gate, noor, messages=["trn_b"])
    other = facts_forget.forget(house.gate, noor, messages=[first]).act

    shelf.forget_some(house.gate, noor, lambda _, __, turn: turn.conversation == talk)

    assert {one.act for one in facts.every(house.gate, noor).gone} == {other}
