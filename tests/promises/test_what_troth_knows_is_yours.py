"""What Troth knows of you says where it comes from, waits where it needs care, and can go."""

import shutil

import pytest

from troth.companion import facts
from troth.errors import Damaged
from troth.rights.export import export
from troth.testing.house import allow, ask, same_house, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_MEMORY

SECRET = "Quillfeather"


@pytest.fixture
def say(house, talking):
    """Return a function that says something in one talk, and the model that answers there."""
    allow(house, talking, COMPANION_MEMORY)
    model = ScriptedProvider(["I see."])
    companion, first = with_model(house, model), []

    def said(text: str) -> str:
        where = first[0] if first else None
        question = ask(text, conversation=where, recall=bool(where))
        heard = talk(house, talking, question, companion=companion)
        first.append(heard.reply.conversation)
        return heard.text

    said.model = model
    return said


def test_each_fact_says_from_which_sentence_of_yours_it_comes(house, talking, say) -> None:
    """Nothing is taken from a question, a quotation or a model."""
    say("My sister lives in Harwich.")
    say("Do I live in Hull? “I live in Rome”, she said.")

    (one,) = facts.live(house.gate, talking)

    assert (one.value, one.words) == ("Harwich", "My sister lives in Harwich.")


def test_what_needs_care_is_used_by_nothing_before_your_yes(house, talking, say) -> None:
    """No model hears it, until then."""
    say("I'm allergic to peanuts.")
    say("What shall I cook tonight?")
    before = repr([one.text.text for one in say.model.asks[-1].messages if one.role == "system"])
    facts.accept(house.gate, talking, facts.every(house.gate, talking).waits[0].id)
    say("And what tomorrow?")
    after = repr([one.text.text for one in say.model.asks[-1].messages if one.role == "system"])

    assert "peanuts (allergy)" not in before
    assert "peanuts (allergy)" in after


def test_a_command_is_done_by_code_and_not_by_a_model(house, talking, say) -> None:
    """No model hears it, and what it says was done is done."""
    say("My sister lives in Harwich.")
    asked = len(say.model.asks)

    told = say("Forget what I told you about my sister.")

    assert "Harwich" in told
    assert (len(say.model.asks), facts.live(house.gate, talking)) == (asked, [])


def test_what_is_shredded_is_nowhere_and_no_old_copy_opens_it(
    house, home, talking, say, tmp_path
) -> None:
    """Neither in what Troth holds, nor in an old database with all of today's machine."""
    say(f"My sister Anna lives in {SECRET}.")
    house.store.settle()
    thief = shutil.copytree(home, tmp_path / "thief")
    assert SECRET in repr(export(house.gate, house.keys, talking))

    say("Forget what I told you about my sister.")
    say("Shred now.")

    assert SECRET not in repr(export(house.gate, house.keys, talking))
    for file in (home / "state").glob("*"):
        shutil.copy(file, thief / "state")
    with pytest.raises(Damaged, match="do not open"):
        same_house(thief)


def test_off_the_record_nothing_is_kept(house, talking, say) -> None:
    """Until you say that it may be."""
    say("Off the record.")
    say(f"My sister lives in {SECRET}.")

    assert SECRET not in repr(export(house.gate, house.keys, talking))
