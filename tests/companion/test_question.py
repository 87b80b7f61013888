"""What can be asked of a companion, and what is refused before anything is looked at."""

from dataclasses import replace

import pytest

from troth.companion.question import Question, Reply, check
from troth.errors import BadInput, TooLarge
from troth.providers.base import Usage
from troth.words import Clear

LIMIT = 64


def question(*texts, **more):
    """Return a question; the last text is the person's."""
    roles = ("user", "assistant")
    messages = tuple((roles[(len(texts) - 1 - n) % 2], Clear(t)) for n, t in enumerate(texts))
    return Question(companion="mira", messages=messages, **more)


@pytest.mark.parametrize(
    "text", ["Hi", "a" * LIMIT, "é" * (LIMIT // 2), " a ", "👩\u200d🚀", "سلام"]
)
def test_what_can_be_asked(text):
    """Anything with a word in it, up to the last byte that is taken."""
    check(question(text), limit_bytes=LIMIT)


@pytest.mark.parametrize("text", ["a" * (LIMIT + 1), "é" * (LIMIT // 2 + 1), "\ud800" * LIMIT])
@pytest.mark.parametrize("before", [False, True])
def test_a_message_too_long_is_too_large(text, before):
    """One byte more is too many, in the new message and in those sent again."""
    asked = question(text, "x", "Hi") if before else question(text)

    with pytest.raises(TooLarge, match="64 bytes") as caught:
        check(asked, limit_bytes=LIMIT)

    assert caught.value.param == "messages"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "empty"),
        (" \n\u3000\t", "empty"),
        ("\u200b\u200d\ufe0f", "empty"),
        ("a\0b", "NUL"),
        ("\ud800", "half a character"),
    ],
)
def test_a_message_that_says_nothing_or_cannot_be_held(text, what):
    """Each is told for what it is, without repeating it."""
    with pytest.raises(BadInput, match=what) as caught:
        check(question(text), limit_bytes=LIMIT)

    assert caught.value.param == "messages"
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_what_was_said_before_may_be_odd():
    """An answer that was empty or strange does not stop the talk."""
    check(question("Hi", "", "On"), limit_bytes=LIMIT)


def test_an_answer_is_asked_for_once_more_without_words():
    """With new words, or with a new place, it is not."""
    again = Question(companion="mira", messages=(), again="trn_a")
    check(again, limit_bytes=LIMIT)

    for more in (replace(again, after="trn_b"), replace(again, messages=question("Hi").messages)):
        with pytest.raises(BadInput) as caught:
            check(more, limit_bytes=LIMIT)
        assert caught.value.param == "again"


def test_what_is_new_and_what_came_before():
    """The last message is asked; the others come before it."""
    asked = question("One", "Two", "Three")

    assert asked.asked == "Three"
    assert asked.before == [("user", "One"), ("assistant", "Two")]
    assert question().asked == ""


def test_no_words_are_shown():
    """Question and reply can be printed."""
    reply = Reply(
        conversation="cnv_a",
        finish="stop",
        usage=Usage(prompt_tokens=1, completion_tokens=1),
        model="m",
        demo=True,
    )

    assert "secret" not in f"{question('a secret', 'a secret', 'a secret')!r} {reply!r}"
