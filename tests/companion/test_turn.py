"""Where a new message belongs: what is sent again is not kept again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.turn import Country, Name, Place, Turn, place

TALK = [("user", "a"), ("assistant", "b"), ("user", "c"), ("assistant", "d")]


def turns(said, conversation="cnv_1"):
    """Make the turns of one talk."""
    return [Turn(text=text, role=role, at="now", conversation=conversation) for role, text in said]


def test_a_first_message_begins_a_talk():
    """With nothing before it, a message belongs nowhere yet."""
    assert place(turns(TALK), [], "a") is None


def test_what_goes_on_belongs_to_its_talk():
    """The last words that are sent again say which talk it is."""
    assert place(turns(TALK), TALK, "e") == Place(conversation="cnv_1", is_new=True)


def test_the_end_of_a_talk_is_enough():
    """A client that sends only the newest part is understood."""
    assert place(turns(TALK), TALK[2:], "e") == Place(conversation="cnv_1", is_new=True)


def test_the_same_question_again_is_not_new():
    """Asking for another answer to the same words keeps no second question."""
    found = place(turns(TALK), TALK[:2], "c")

    assert found == Place(conversation="cnv_1", is_new=False)


def test_another_question_at_the_same_place_is_new():
    """Editing a message makes a new one."""
    found = place(turns(TALK), TALK[:2], "something else")

    assert found == Place(conversation="cnv_1", is_new=True)


@pytest.mark.parametrize(
    "before",
    [
        [("user", "x"), ("assistant", "y")],
        [("user", "a"), ("assistant", "y")],
        [("user", "x"), ("assistant", "b")],
        [("assistant", "a"), ("user", "b")],
        [("user", "b"), ("assistant", "c")],
        [("system", "a"), ("tool", "b")],
    ],
)
def test_words_that_were_never_kept_begin_a_talk(before):
    """What does not fit word for word is another talk."""
    assert place(turns(TALK), before, "e") is None


def test_what_a_client_tells_the_model_does_not_count():
    """System texts before or between do not hide where a talk goes on."""
    before = [("system", "Be kind."), *TALK]

    assert place(turns(TALK), before, "e") == Place(conversation="cnv_1", is_new=True)


def test_white_space_at_the_ends_does_not_count():
    """Clients trim what they send again."""
    kept = turns([("user", " a\n"), ("assistant", "b\n\n")])

    assert place(kept, [("user", "a"), ("assistant", "b")], "c")


def test_of_two_talks_with_the_same_words_the_newest_goes_on():
    """When two talks ended alike, the newer one is meant."""
    kept = turns(TALK, "cnv_1") + turns(TALK, "cnv_2")

    assert place(kept, TALK, "e") == Place(conversation="cnv_2", is_new=True)


def test_when_a_talk_says_the_same_twice_the_later_place_counts():
    """In a talk that repeats itself, the message follows the last time."""
    kept = turns([*TALK[:2], *TALK[:2], ("user", "x")])

    assert place(kept, TALK[:2], "x") == Place(conversation="cnv_1", is_new=False)


words = st.text("abc ", min_size=1, max_size=4).filter(str.strip)


@given(said=st.lists(words, min_size=2, max_size=10), asked=words)
def test_whatever_was_kept_is_found_again(said, asked):
    """A talk that is sent back whole always goes on where it stopped."""
    talk = [(("user", "assistant")[n % 2], text) for n, text in enumerate(said)]

    found = place(turns(talk), talk, asked)

    assert found == Place(conversation="cnv_1", is_new=True)


def test_what_was_said_does_not_show_itself():
    """Turns, names and countries can be printed without telling anything."""
    shown = repr([*turns([("user", "a secret")]), Name(name="Noor")])

    assert shown == "[<Turn by user of 8 characters>, <Name>]"
    assert Country.category == Name.category == "person"
