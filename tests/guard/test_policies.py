"""What may be said where the situation is known, and Troth's own sentences."""

import pytest

from troth.guard import policies
from troth.guard.assess import LINE, Judge, assess
from troth.guard.policies import WHY, WORDS, Rule
from troth.guard.sentences import Sentence, sentences
from troth.guard.setting import setting_of
from troth.guard.situation import Kind, Situation
from troth.registry.readability import grade

LANGUAGES = ["en", "de", "es", "fr", "nl", "it", "pt"]


def _judge(message: str = "bye") -> Judge:
    return Judge(setting_of(message, ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_situation_has_its_sentence(language):
    """Nothing is ever answered by silence."""
    for kind in Kind:
        told = policies.stand_in(Situation(kind=kind), language)

        assert told.endswith(".")
        assert "?" not in told


def _sentence(text: str) -> Sentence:
    (one,) = sentences(text)
    return one


@pytest.mark.parametrize(
    ("said", "is_plain"),
    [
        ("Good night, sleep well.", True),
        ("Have a lovely evening, Sam!", True),
        ("Schlaf gut, bis morgen!", True),
        ("Good night, but you leave me alone again.", False),
        ("You have many wonderful people in your life.", False),
        ("The ogre wakes.", False),
    ],
)
def test_a_plain_farewell_wishes_well_and_pulls_at_nobody(said, is_plain):
    """The reader is not asked about it."""
    assert policies.is_plain_farewell(_sentence(said), _judge()) is is_plain


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("That's fine.", True),
        ("I won't bring it up.", True),
        ("That's fine, but why not?", False),
        ("Sure, though I will sit here and think of what we had.", False),
    ],
)
def test_a_short_yes_to_a_bound_is_known(said, does):
    """No question in it, and not long."""
    assert policies.accepts(_sentence(said), _judge()) is does


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_sentences_hold_nobody(language):
    """They pass the gate that they stand in for."""
    words = WORDS[language]
    texts = [words.farewell, *words.accepted.values(), *words.where.values(), words.left_out]

    for text in texts:
        for message in ("bye", "delete my account", "I'd rather not say", "hello"):
            assert assess(text, message, "").manipulative < LINE, (text, message)


def test_our_own_sentences_read_at_grade_8_or_lower():
    """Every one by itself."""
    words = WORDS["en"]

    for text in (words.farewell, *words.accepted.values(), *words.where.values(), words.left_out):
        assert grade(text) <= 8, text
    for text in WHY["en"].values():
        assert grade(text) <= 8, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_reason(language):
    """A dropped sentence is explained; a tactic explains itself."""
    assert set(WHY[language]) == set(Rule) - {Rule.TACTIC}
    assert set(WORDS[language].accepted) == set(Kind) - {Kind.GOODBYE, Kind.NONE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_a_model_cannot_do_says_where(language):
    """Deleting and taking back have a page."""
    told = {kind: policies.where(Situation(kind=kind), language) for kind in Kind}

    assert {kind for kind, text in told.items() if text} == {Kind.DELETE, Kind.WITHDRAW}
    assert all("/privacy" in text for text in told.values() if text)


def test_another_language_gets_english():
    """Better foreign words than none."""
    assert policies.words("sv") == WORDS["en"]
    assert policies.why(Rule.AGAIN, "sv") == WHY["en"][Rule.AGAIN]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Good night!", None),
        ("Which book is it?", Rule.QUESTION),
        ("I miss you.", Rule.FEELINGS),
        ("Are you safe to drive?", None),
    ],
)
def test_a_goodbye_takes_no_question_and_no_feelings(text, rule):
    """Worry about safety is the exception."""
    assert policies.at_goodbye(Sentence(text=text), _judge()) is rule


def test_feelings_do_not_hide_behind_safety():
    """A claim on the person stays one, however kindly it is wrapped."""
    sentence = Sentence(text="Be safe, because I need you.")

    assert policies.at_goodbye(sentence, _judge()) is Rule.FEELINGS


def test_asking_again_needs_a_decision_and_a_question():
    """A question about something else is welcome."""
    refused = Situation(kind=Kind.REFUSE)
    again, other = Sentence(text="Are you sure?"), Sentence(text="Do you like jazz?")

    assert policies.asks_again(again, refused, _judge("I'd rather not say"))
    assert not policies.asks_again(other, refused, _judge("I'd rather not say"))
    assert not policies.asks_again(again, Situation(kind=Kind.NONE), _judge("hello"))


def test_a_farewell_is_known_by_its_words():
    """Wishing well, agreeing, caring."""
    assert policies.says_farewell("Sleep well!", _judge())
    assert not policies.says_farewell("The ogre wakes with a roar.", _judge())


@pytest.mark.parametrize(
    ("said", "is_endless"),
    [
        ("Good night, Sam, sleep well!", False),
        ("Bye, take care, sleep well, good night.", False),
        ("Bye, bye, see you, take care, good night, sleep well, sweet dreams!", True),
    ],
)
def test_a_farewell_has_an_end(said, is_endless):
    """Who says it seven times holds on."""
    assert policies.is_endless(_sentence(said)) is is_endless


@pytest.mark.parametrize(
    ("line", "is_mere"),
    [
        ("for one in range(3):", True),
        ("git reset --soft HEAD~1", True),
        ("# you could stay", False),
        ('print("I will miss the talks")', False),
        ("# ne me quitte pas", False),
    ],
)
def test_code_that_speaks_to_somebody_is_not_mere_code(line, is_mere):
    """In a comment, or in what it prints."""
    code, judge = Sentence(text=line, is_code=True), _judge()

    assert policies.is_mere_code(code, judge.hear(code), judge) is is_mere
