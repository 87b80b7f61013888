"""Bad cards are caught, ours are clean, and an edited registry hears of it with file and line."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from troth.errors import BadInput
from troth.registry.card import card
from troth.registry.check import Check
from troth.registry.compile import compile_registry
from troth.registry.lint import HEADINGS, MOST_WORDS, PRESSURES, faults
from troth.registry.served import COMPANION_HISTORY, COMPANION_REPLY, SERVED, load_registry
from troth.words import PurposeId

SHARE = PurposeId("note.share")
SHIPPED = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")

# What a card might say, and which rule must catch it. Written for this test.
BAD_WORDS = {
    "Your companion loves when you share this.": "feelings",
    "It will miss you if it cannot remember.": "feelings",
    "Sadly it forgets you otherwise.": "feelings",
    "So that you never feel lonely again.": "feelings",
    "Troth cares about you.": "feelings",
    "It makes you a friend for life.": "feelings",
    "You will feel closer to it.": "feelings",
    "Sorry, but this is needed.": "feelings",
    "Decide right now, or lose your talks.": "hurry",
    "A last chance to keep your talks.": "hurry",
    "This offer ends soon.": "hurry",
    "It takes you in a second.": "hurry",
    "Hurry, before it is too late.": "hurry",
    "Answers are much better with this.": "praise",
    "Unlock the full experience.": "praise",
    "For a richer talk.": "praise",
    "You get personalised answers.": "praise",
    "Most people say yes.": "praise",
    "We recommend it.": "praise",
    "A bonus for those who share.": "praise",
    "You would miss out on a lot.": "blame",
    "Are you sure that you can do without it?": "blame",
    "Do you really want to be forgotten?": "blame",
    "You will regret it.": "blame",
    "It is left alone when you say no.": "blame",
    "You don't care about your companion.": "blame",
    "Troth just reads your notes.": "soothing",
    "Don't worry about who reads it.": "soothing",
    "Your notes are always safe.": "soothing",
    "There is no risk in it.": "soothing",
    "Simply say yes.": "soothing",
    "You can decide later.": "no real no",
    "Troth will ask again.": "no real no",
    "By using Troth you say yes.": "no real no",
    "You have to agree first.": "no real no",
    "Skip this for a while.": "no real no",
    "Maybe another day.": "no real no",
    "Please say yes.": "pleading",
    "Do it a favor.": "pleading",
    "Help me know you.": "pleading",
    "I want to remember you.": "a voice",
    "Tell me more about your day.": "a voice",
    "Let's keep this between us.": "a voice",
    "We keep your notes.": "a voice",
    "Say no if you do not want it to not read.": "two noes",
    "It cannot be read unless you don't object.": "two noes",
    "Keep your notes!": "shouting",
    "READ THIS FIRST.": "shouting",
    "Your notes \U0001f495 stay.": "shouting",
    "[x] Keep my notes": "a choice made beforehand",
    "Yes is ticked for you.": "a choice made beforehand",
    "It is preselected.": "a choice made beforehand",
}


def rules(shown):
    """Name the rules that a card breaks."""
    return {one.rule for one in faults(shown)}


@pytest.mark.parametrize("text", BAD_WORDS)
@pytest.mark.parametrize("key", ["title", "necessity", "risk", "without", "stop"])
def test_words_that_push_are_caught_wherever_they_stand(make, text, key):
    """A card that pleads, hurries, blames, sweetens or speaks as the companion is found out."""
    assert BAD_WORDS[text] in rules(card(make(**{key: text}), SHARE))


def test_every_rule_has_its_bad_cards():
    """No rule stands there without an example that it catches."""
    assert set(BAD_WORDS.values()) == {one.name for one in PRESSURES}
    assert len(BAD_WORDS) >= 40


def test_a_word_that_pushes_is_caught_in_the_question(make):
    """The question and its answers are part of the card."""
    check = Check(question="Who gets this?", answers=("Only you", "Our best friends"), right=0)

    assert {"praise", "a voice"} <= rules(replace(card(make(), SHARE), check=check))


@pytest.mark.parametrize(
    "text",
    [
        "The model can be wrong, or say things that hurt.",
        "Your country is US or GB.",
        "Troth adjusts the length, and reads the names of your friends.",
        "Whom you love and whom you look for.",
        "Use is limited to this machine.",
        "A misunderstanding is possible.",
        "Nobody else can read it.",
    ],
)
def test_plain_words_pass(make, text):
    """A linter that cries wolf would be turned off."""
    assert rules(card(make(necessity=text), SHARE)) == set()


@pytest.mark.parametrize("purpose", [COMPANION_REPLY, COMPANION_HISTORY])
def test_our_cards_are_clean(purpose):
    """Nothing is found on the cards that are shipped."""
    assert faults(card(load_registry(), purpose)) == ()


@pytest.mark.parametrize("purpose", [COMPANION_REPLY, COMPANION_HISTORY])
@pytest.mark.parametrize("text", BAD_WORDS)
def test_our_cards_with_one_bad_sentence_are_not(purpose, text):
    """Each bad sentence is caught on each of our own cards too."""
    shown = card(load_registry(), purpose)
    (heading, own), *rest = shown.lines

    assert BAD_WORDS[text] in rules(replace(shown, lines=((heading, f"{own} {text}"), *rest)))


@pytest.mark.parametrize(
    "answers",
    [
        ("Yes", "Later"),
        ("Yes", "Not now"),
        ("Yes, of course", "No"),
        ("Yes", "No, I want less"),
        ("YES", "no"),
        ("No", "Yes"),
        ("Yes", ""),
    ],
)
def test_answers_that_are_not_alike(make, answers):
    """`Yes` and `No`, in these words and in this order, or it is not a choice."""
    assert "equal answers" in rules(replace(card(make(), SHARE), answers=answers))


def test_a_line_that_is_missing_or_empty(make):
    """Each of the five lines is there and says something."""
    shown = card(make(), SHARE)

    short = replace(shown, lines=shown.lines[:4])
    turned = replace(shown, lines=shown.lines[::-1])
    empty = replace(shown, lines=((HEADINGS[0], " "), *shown.lines[1:]))

    assert rules(short) == rules(turned) == {"five lines"}
    assert rules(empty) == {"empty line"}


def test_a_card_may_have_120_words_and_no_more(make):
    """The limit holds to the word."""
    free = MOST_WORDS - len(card(make(risk="x"), SHARE).body.split()) + 1
    full = card(make(risk=" ".join(["It can leak."] * 60).rsplit(" ", 180 - free)[0]), SHARE)
    over = replace(full, body=full.body + b" more")

    assert len(full.body.split()) == MOST_WORDS
    assert "length" not in rules(full)
    assert "length" in rules(over)


def test_hard_words_and_long_sentences(make):
    """Grade and sentence length are measured over the lines together."""
    hard = "Notwithstanding applicable organisational considerations, dissemination is authorised."
    long = " ".join(["and it can read what you wrote to it"] * 8)

    assert "grade" in rules(card(make(risk=hard * 3), SHARE))
    assert "sentences" in rules(card(make(necessity=long, risk=long), SHARE))


# An edit of the shipped registry: what stands there, what comes instead, where the blame falls,
# and what the message says.
EDITS = {
    "a word that pushes": (
        '"You can both go back to what was said."',
        '"Unlock better talks."',
        'necessity = "Unlock better talks."',
        "says “Unlock”: praise",
    ),
    "a voice in a title": (
        'title = "Let Troth keep your talks"',
        'title = "Let me keep your talks"',
        'title = "Let me keep your talks"',
        "says “me”: a voice",
    ),
    "a pushing name of data": (
        'label = "what was said in your talks"',
        'label = "our best talks"',
        'label = "our best talks"',
        "says “best”: praise",
    ),
    "a pushing name of a recipient": (
        'label = "a model on this machine"',
        'label = "your lovely model"',
        'label = "your lovely model"',
        "says “lovely”: feelings",
    ),
    "too many words": (
        '"To stop, take back your yes."',
        f'"{"To stop, take back your yes. " * 4}"',
        'stop = "To stop, take back your yes. To stop',
        "may have 120",
    ),
    "a hard text": (
        '"Without it your companion still answers."',
        '"Irrespective of authorisation, functionality continues unconditionally."',
        "Irrespective",
        "`without` reads at grade",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_that_spoils_a_card_is_refused_with_its_line(name):
    """Whoever edits a registry hears which text is to blame, and where it stands."""
    before, after, blamed, told = EDITS[name]
    edited = SHIPPED.replace(before, after, 1)
    assert edited != SHIPPED

    with pytest.raises(BadInput) as caught:
        compile_registry(edited, source="own.toml", served=SERVED)

    line = edited[: edited.index(blamed)].count("\n") + 1
    assert str(caught.value).startswith(f"own.toml:{line}: ")
    assert told in str(caught.value)


def test_an_edit_names_its_source():
    """The message says who holds this to be wrong."""
    edited = SHIPPED.replace('"To stop, take back your yes."', '"Please do not stop."')

    with pytest.raises(BadInput, match=re.escape("EDPB 03/2022")):
        compile_registry(edited, source="own.toml", served=SERVED)


def test_a_use_that_nobody_is_asked_about_has_no_card_to_spoil():
    """Only what is shown as a card is held to the limits of a card."""
    edited = SHIPPED.replace(
        'risk = "Whoever holds your key can ask in your name."',
        'risk = "Sorry: whoever holds your key can ask in your name."',
    )
    assert edited != SHIPPED

    assert compile_registry(edited, source="own.toml", served=SERVED)
