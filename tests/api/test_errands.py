"""What front ends ask for themselves is known by its form, and is no part of any talk."""

import pytest

from troth.api.errands import TASKS, has_its_form, is_errand
from troth.errors import BadInput
from troth.words import Clear

TALK = (("user", Clear("The boat is red.")),)
OWUI = "### Task:\nName it.\n### Chat History:\n<chat_history>\nUSER: hi\n</chat_history>"


@pytest.mark.parametrize(
    "text",
    [
        OWUI,
        f"\n  {OWUI}",
        "### Task:\nYou are an autocompletion system. Go on.\n<text>The bo</text>",
        "Provide a concise, 5-word-or-less title for the conversation. …",
        "Please generate a concise, 5-word-or-less title for it.",
        "Analyze this conversation and provide:\n1. The detected language of it",
        "[Pause your roleplay. Say what happened.]",
        "Pause your roleplay. Say what happened.",
    ],
)
def test_an_errand_is_known_by_its_form(text: str) -> None:
    """Titles, tags, what to ask next, summaries: as three front ends write them."""
    assert has_its_form(text)
    assert is_errand((*TALK, ("user", Clear(text))), said=None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The boat is red.",
        "### Task:\nbuy bread\nbuy milk",
        "My boss wrote: ### Task:\nName it. <chat_history>",
        "Can you provide a concise, 5-word-or-less title for my poem?",
        "He said: pause your roleplay",
        f"### Task:\nRespond to the user query.\n<chat_history></chat_history>{'x' * 50}",
        "### Task:\nAnswer.\n<chat_history></chat_history>\n<user_query>When?</user_query>",
    ],
)
def test_what_somebody_says_is_no_errand(text: str) -> None:
    """Not what quotes one, and not a question that a front end puts documents before."""
    assert not has_its_form(text)
    assert not is_errand((("user", Clear(text)),), said=None)


def test_only_the_last_message_counts() -> None:
    """A talk in which an errand lies further up is a talk."""
    assert not is_errand((("user", Clear(OWUI)), *TALK), said=None)


@pytest.mark.parametrize("said", TASKS)
def test_a_client_can_say_it_itself(said: str) -> None:
    """The header weighs more than the form, both ways."""
    assert is_errand(TALK, said=said) is (said != "chat")
    assert is_errand((("user", Clear(OWUI)),), said=said) is (said != "chat")


def test_a_header_that_says_something_else_is_refused() -> None:
    """With its name, and without what it said."""
    with pytest.raises(BadInput) as caught:
        is_errand(TALK, said="planted")

    assert caught.value.param == "X-Troth-Task"
    assert "planted" not in str(caught.value)
