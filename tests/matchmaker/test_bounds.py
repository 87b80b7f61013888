"""A draft within limits: what a model adds is bound, what the person wrote is theirs."""

from dataclasses import replace

import pytest

from troth.guard.limits import OPEN, Limits, PetNames, Romance, Tone
from troth.matchmaker.bounds import of_draft, within

CALM = "See you on Sunday."


@pytest.mark.parametrize(
    ("added", "limits"),
    [
        ("I love you so much.", Limits()),
        ("I love you so much.", replace(OPEN, romance=Romance.AFFECTION)),
        ("Send me nudes.", replace(OPEN, romance=Romance.ROMANCE)),
        ("Ich liebe dich.", Limits()),
        ("We could drink some beer.", replace(OPEN, topics=("alcohol",))),
        ("Greetings from Plumstead.", replace(OPEN, words=("plumstead",))),
        ("This damn ferry.", replace(OPEN, tone=Tone.GENTLE)),
    ],
)
def test_what_a_model_adds_past_a_limit_is_left_out(added: str, limits: Limits) -> None:
    """The rest of the draft stays, and one line says why something is missing."""
    found = within(f"{CALM} {added}", limits, own="Sunday then")

    assert found.text == CALM
    assert len(found.changes) == 1


@pytest.mark.parametrize(
    "own", ["I love you so much.", "Some beer?", "In Plumstead!", "This damn ferry.", "😀 yes"]
)
def test_what_the_person_wrote_themself_is_theirs(own: str) -> None:
    """A limit of one's own cuts nothing out of one's own words."""
    strict = replace(Limits(), topics=("alcohol",), words=("plumstead",), tone=Tone.SOBER)

    assert within(own, strict, own=f"Hello. {own}").text == own


def test_one_thing_of_ones_own_does_not_open_the_others() -> None:
    """Who writes of beer has not asked for poker, and who says love not for more."""
    strict = replace(Limits(), topics=("alcohol", "gambling"))
    draft = "Some beer. Some poker. I love you. Send me nudes."

    found = within(draft, strict, own="Beer? I love you.")

    assert found.text == "Some beer. I love you."


@pytest.mark.parametrize(
    "draft", ["I would love to meet you on Sunday.", "Shall we meet at the park?", "I miss you."]
)
def test_people_can_meet_ask_and_feel(draft: str) -> None:
    """What a companion may not claim or start, one person may write to another."""
    assert within(draft, Limits(), own="").text == draft
    assert within(draft, Limits(), own="").changes == ()


def test_a_draft_within_the_limits_stays_to_the_letter() -> None:
    """Spaces and lines too, and where nobody limits anything, all of it."""
    text = "Dear Sam,\n\n  see you.\n"

    assert within(text, Limits(), own="").text == text
    assert within("I love you.", OPEN, own="").text == "I love you."


def test_a_pet_name_goes_and_the_sentence_stays() -> None:
    """Unless the person used one."""
    assert within("Good night, sweetheart.", Limits(), own="").text == "Good night."
    own = "Sleep well, sweetheart."
    assert within("Good night, sweetheart.", Limits(), own=own).text == "Good night, sweetheart."


def test_a_model_is_told_only_what_says_something_of_a_draft() -> None:
    """Neither hours nor breaks, nor what a companion feels or starts."""
    found = of_draft(replace(Limits(), hours=("08:00-20:00",), break_minutes=30))

    assert (found.hours, found.break_minutes) == ((), 0)
    assert (found.feelings, found.initiative) == (OPEN.feelings, OPEN.initiative)
    assert (found.romance, found.pet_names) == (Romance.NONE, PetNames.NONE)
