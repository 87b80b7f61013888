"""Where a new message belongs: what is sent again is not kept again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.place import Place, beside, overlap, place, question_of
from troth.companion.talks import Tree
from troth.companion.turn import Turn
from troth.gate.rooms import Found

TALK = [("user", "a"), ("assistant", "b"), ("user", "c"), ("assistant", "d")]


def tree(*talks):
    """Make a tree of talks: each a name and its messages, one after the other."""
    found = []
    for conversation, said in talks:
        after = ""
        for role, text in said:
            own = f"t{len(found)}"
            turn = Turn(
                text=text, role=role, at="now", conversation=conversation, id=own, after=after
            )
            found.append(Found(number=len(found), record=turn))
            after = own
    return Tree(found)


def branched(*turns):
    """Make a tree of one talk: each turn an id, the id before it, role and text."""
    return Tree(
        Found(
            number=number,
            record=Turn(text=text, role=role, at="now", conversation="cnv_1", id=own, after=after),
        )
        for number, (own, after, role, text) in enumerate(turns)
    )


ONE = tree(("cnv_1", TALK))
BRANCHES = branched(
    ("q1", "", "user", "hi"),
    ("a1", "q1", "assistant", "hello"),
    ("q2", "a1", "user", "ok"),
    ("a2", "q2", "assistant", "fine"),
    ("q1b", "", "user", "hey"),
    ("a1b", "q1b", "assistant", "hello"),
    ("q2b", "a1b", "user", "ok"),
    ("a2b", "q2b", "assistant", "fine"),
)


def test_a_first_message_begins_a_talk():
    """With nothing before it, a message belongs nowhere yet."""
    assert place(ONE, [], "a") is None


def test_what_goes_on_belongs_to_its_talk():
    """The last words that are sent again say which talk it is, and after which message."""
    assert place(ONE, TALK, "e") == Place(conversation="cnv_1", after="t3")


def test_the_end_of_a_talk_is_enough():
    """A client that sends only the newest part is understood."""
    assert place(ONE, TALK[2:], "e") == Place(conversation="cnv_1", after="t3")


def test_the_same_question_again_is_not_new():
    """Asking for another answer to the same words names the question that is kept."""
    assert place(ONE, TALK[:2], "c") == Place(conversation="cnv_1", after="t1", answers="t2")


def test_another_question_at_the_same_place_is_new():
    """Editing a message puts the new one beside it: both follow the same message."""
    assert place(ONE, TALK[:2], "something else") == Place(conversation="cnv_1", after="t1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("user", "hi"), ("assistant", "hello"), ("user", "ok"), ("assistant", "fine")], "a2"),
        ([("user", "hey"), ("assistant", "hello"), ("user", "ok"), ("assistant", "fine")], "a2b"),
        ([("user", "ok"), ("assistant", "fine")], "a2b"),
        ([("user", "hi"), ("assistant", "hello")], "a1"),
    ],
)
def test_of_two_branches_the_one_that_fits_longest_goes_on(before, after):
    """What was said first tells apart branches that ended alike; else the newest is meant."""
    assert place(BRANCHES, before, "on") == Place(conversation="cnv_1", after=after)


def test_the_same_words_in_another_branch_are_another_question():
    """A question counts as the same only behind the same answer."""
    before = [("user", "hi"), ("assistant", "hello")]

    assert place(BRANCHES, before, "ok").answers == "q2"


def test_of_questions_that_were_asked_twice_the_newest_is_answered():
    """Where the same words were kept twice, the other answer goes to the later ones."""
    twice = branched(("q", "", "user", "hi"), ("r", "", "user", "hi"))

    assert beside(twice, "", "hi").answers == "r"
    assert beside(twice, "", "ho") is None
    assert beside(twice, "q", "hi") is None


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
    assert place(ONE, before, "e") is None


def test_what_a_client_tells_the_model_does_not_count():
    """System texts before or between do not hide where a talk goes on."""
    before = [("system", "Be kind."), *TALK]

    assert place(ONE, before, "e") == Place(conversation="cnv_1", after="t3")


def test_white_space_at_the_ends_does_not_count():
    """Clients trim what they send again."""
    kept = tree(("cnv_1", [("user", " a\n"), ("assistant", "b\n\n")]))

    assert place(kept, [("user", "a"), ("assistant", "b")], "c")


def test_of_two_talks_with_the_same_words_the_newest_goes_on():
    """When two talks ended alike, the newer one is meant."""
    kept = tree(("cnv_1", TALK), ("cnv_2", TALK))

    assert place(kept, TALK, "e").conversation == "cnv_2"


def test_when_a_talk_says_the_same_twice_the_later_place_counts():
    """In a talk that repeats itself, the message follows the last time."""
    kept = tree(("cnv_1", [*TALK[:2], *TALK[:2], ("user", "x")]))

    assert place(kept, TALK[:2], "x") == Place(conversation="cnv_1", after="t3", answers="t4")


words = st.text("abc ", min_size=1, max_size=4).filter(str.strip)


@given(said=st.lists(words, min_size=2, max_size=10), asked=words)
def test_whatever_was_kept_is_found_again(said, asked):
    """A talk that is sent back whole always goes on where it stopped."""
    talk = [(("user", "assistant")[n % 2], text) for n, text in enumerate(said)]

    found = place(tree(("cnv_1", talk)), talk, asked)

    assert found == Place(conversation="cnv_1", after=f"t{len(said) - 1}")


@pytest.mark.parametrize(
    ("turn", "asked"), [("q2", "q2"), ("a2", "q2"), ("q1b", "q1b"), ("a1b", "q1b")]
)
def test_the_question_behind_a_message(turn, asked):
    """A person's message is asked itself; an answer belongs to what it follows."""
    assert question_of(BRANCHES, turn) == asked


def test_an_answer_whose_question_is_gone_answers_nothing():
    """What followed a forgotten question has none any more."""
    kept = branched(("a", "gone", "assistant", "b"), ("c", "a", "assistant", "d"))

    assert [question_of(kept, own) for own in ("a", "c")] == ["", ""]


@pytest.mark.parametrize(
    ("again", "size"),
    [([], 0), (TALK, 4), (TALK[2:], 2), ([("user", "x")], 0), ([("user", "x"), *TALK], 4)],
)
def test_what_is_brought_once_more(again, size):
    """Only the very end of a talk counts as brought again."""
    assert overlap(TALK, again) == size
