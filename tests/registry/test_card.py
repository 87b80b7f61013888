"""The cards that are shown: short, plain, and the same weight on yes and no."""

import hashlib
import re
from dataclasses import replace

import pytest

from troth.errors import BadInput, Refused
from troth.registry.card import ANSWERS, card, graded
from troth.registry.check import Check
from troth.registry.lint import faults
from troth.registry.purposes import UNTIL_ERASED, Basis
from troth.registry.readability import grade, sentence_length
from troth.registry.served import (
    COMPANION_HISTORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    RESTS_ON,
    load_registry,
)
from troth.words import Level, PurposeId, Reason

SHARE = PurposeId("note.share")
ASKED = [one.id for one in load_registry().asked()]
HEADINGS = ["What", "Why", "Who gets it", "What could go wrong", "How long and how to stop"]


@pytest.fixture(params=ASKED)
def shipped(request):
    """Return each card that is shipped, in turn."""
    return card(load_registry(), request.param, language="en")


def test_every_consent_has_a_card():
    """Each purpose that rests on consent is asked, the lighter ones first."""
    registry = load_registry()
    kept = [registry.purpose(one).kept_days for one in ASKED]
    assert {one for one, basis in RESTS_ON.items() if basis is Basis.CONSENT} == set(ASKED)
    assert kept == sorted(kept)
    assert (ASKED[0], ASKED[-1]) == (COMPANION_REPLY, COMPANION_OWN)


def test_a_card_is_short(shipped):
    """Title, headings and answers together stay within 120 words."""
    assert len(shipped.body.decode().split()) <= 120


def test_a_card_is_plain(shipped):
    """Grade 8 or lower, sentences of at most 18 words on average, no line that is harder."""
    texts = [text for _, text in shipped.lines]

    assert grade(" ".join(texts)) <= 8
    assert max(map(grade, [shipped.title, *texts])) <= 8
    assert sentence_length(" ".join(texts)) <= 18


def test_a_card_has_five_lines_and_two_equal_answers(shipped):
    """The headings never change, and neither answer is longer, louder or set beforehand."""
    *_, answers = shipped.body.decode().strip().splitlines()

    assert [heading for heading, _ in shipped.lines] == HEADINGS
    assert shipped.answers == ANSWERS == ("Yes", "No")
    assert answers.split() == ["Yes", "No"]
    assert not re.search(r"[\[\](){}<>*✓✔☑!]", shipped.body.decode())


def test_a_card_does_not_plead(shipped):
    """The linter finds no emotive word, no hurry, no voice of the companion, no `maybe later`."""
    assert faults(shipped) == ()


def test_a_card_says_how_to_stop_and_for_how_long(shipped):
    """Days and the way out stand in the last line."""
    last = shipped.lines[-1][1]

    assert "Your yes lasts 365 days." in last
    assert "take back your yes" in last
    assert "Without it" in last


def test_the_reply_card_reads_as_it_should():
    """The whole card, as a person sees it. Read the difference before you accept it."""
    body = card(load_registry(), COMPANION_REPLY).body.decode()

    assert body == (
        "Let your companion answer you\n"
        "\n"
        "What: Troth reads your companions, your new message, your name and what was said in your"
        " talks.\n"
        "Why: A companion can only answer words that it can read.\n"
        "Who gets it: You and a model on this machine. It stays on this machine.\n"
        "What could go wrong: The model can be wrong, or say things that hurt. Whoever runs this"
        " machine could look on while it answers.\n"
        "How long and how to stop: Your yes lasts 365 days. Troth keeps nothing for this. To stop,"
        " take back your yes, even in mid-answer. Without it your companion cannot answer, but your"
        " account stays.\n"
        "\n"
        "Yes  No\n"
    )


def test_the_card_of_own_companions_reads_as_it_should():
    """The whole of what somebody decides by. Read the difference before you accept it."""
    body = card(load_registry(), COMPANION_OWN).body.decode()

    assert body.startswith(
        "Let Troth keep companions of your own\n"
        "\n"
        "What: Troth reads and keeps your companions and pictures of companions.\n"
        "Why: A companion that you add needs a card that is kept.\n"
        "Who gets it: Only you.\n"
        "What could go wrong: Whoever runs this machine could read the cards while Troth is on."
        " A stranger's card can steer an answer.\n"
    )


def test_the_history_card_reads_as_it_should():
    """The whole card, as a person sees it. Read the difference before you accept it."""
    body = card(load_registry(), COMPANION_HISTORY).body.decode()

    assert body == (
        "Let Troth keep your talks\n"
        "\n"
        "What: Troth reads and keeps the guard's notes, your imports and what was said in your"
        " talks.\n"
        "Why: You can both go back to what was said.\n"
        "Who gets it: Only you.\n"
        "What could go wrong: Whoever runs this machine could read them while Troth is on. Lose the"
        " key file, and they are lost.\n"
        "How long and how to stop: Your yes lasts 365 days. Troth keeps this for 365 days, then"
        " deletes it. To stop, take back your yes. Without it your companion still answers.\n"
        "\n"
        "For a yes: How long does Troth keep this?\n"
        "1. 90 days\n"
        "2. Not at all\n"
        "3. 365 days\n"
        "\n"
        "Yes  No\n"
    )


def test_whole_data_has_one_name_and_a_part_its_own(make):
    """A card never claims more than the fields that are read."""
    part = card(make(reads=frozenset({"note.text"}), writes=frozenset(), kept_days=0), SHARE)
    whole = card(make(reads=frozenset({"note.text", "note.at", "person.name"})), SHARE)

    assert part.lines[0][1] == "Troth reads what you wrote."
    assert whole.lines[0][1] == "Troth reads your notes and your name. Troth keeps when you wrote."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"recipients": frozenset({"person"})}, "Only you."),
        ({}, "You and a model here."),
        ({"recipients": frozenset({"model"})}, "A model here."),
        ({"recipients": frozenset({"person"}), "least_level": Level.LOCAL}, "Only you."),
        ({"least_level": Level.LOCAL}, "You and a model here. It stays on this machine."),
        (
            {"recipients": frozenset({"person", "model", "abroad"})},
            "You, a model elsewhere and a model here.",
        ),
    ],
)
def test_a_card_names_everybody_who_gets_the_data(make, changes, expected):
    """No recipient is left out, and only what the level enforces is promised."""
    assert card(make(**changes), SHARE).lines[2][1] == expected


@pytest.mark.parametrize(
    ("kept_days", "expected"),
    [
        (0, "Troth keeps nothing for this."),
        (30, "Troth keeps this for 30 days, then deletes it."),
        (UNTIL_ERASED, "Troth keeps this until you erase it."),
    ],
)
def test_a_card_says_how_long_data_is_kept(make, kept_days, expected):
    """Retention is told from the number that is enforced."""
    assert f" {expected} " in card(make(kept_days=kept_days), SHARE).lines[4][1]


def test_the_digest_is_that_of_the_shown_bytes(make):
    """Same registry, same card; one word more, another digest."""
    first, again = card(make(), SHARE), card(make(), SHARE)
    other = card(make(risk="It can be very wrong."), SHARE)

    assert (first, first.digest) == (again, again.digest)
    assert first.digest == hashlib.sha256(first.body).hexdigest()
    assert other.digest != first.digest


def test_the_question_is_part_of_what_was_shown(make):
    """The digest covers the question and every answer, since a person sees them."""
    shown = card(make(**KEEPS), SHARE)
    check = shown.check
    body = shown.body.decode()

    other = card(make(**KEEPS | {"kept_days": 31}), SHARE)

    assert check is not None
    assert f"\nFor a yes: {check.question}\n" in body
    assert all(f"\n{n}. {one}\n" in body for n, one in enumerate(check.answers, start=1))
    assert other.digest != shown.digest


def test_a_card_without_great_risk_asks_nothing(make):
    """Where nothing intimate is kept and nothing leaves, there is no question."""
    shown = card(make(**KEEPS | {"writes": frozenset(), "kept_days": 0}), SHARE)

    assert shown.check is None
    assert "For a yes" not in shown.body.decode()


KEEPS = {"writes": frozenset({"note.text"}), "recipients": frozenset({"person"}), "kept_days": 30}
CHECK = Check(question="How long does Troth keep this?", answers=("Now", "30 days"), right=1)


@pytest.mark.parametrize("answer", [None, 0, 1, 2, -1, 99])
def test_a_yes_is_taken_only_with_the_right_answer(make, answer):
    """Wrong, missing and beyond the end: none of them is a yes, and no place counts from behind."""
    shown = replace(card(make(**KEEPS), SHARE), check=CHECK)

    assert bool(graded(shown, answer)) is (answer == 1)


@pytest.mark.parametrize("answer", [None, 0])
def test_a_wrong_answer_brings_the_right_one_and_no_blame(make, answer):
    """The sentence says what the card says and that nothing has changed; it does not scold."""
    shown = replace(card(make(**KEEPS), SHARE), check=CHECK)

    sentence = graded(shown, answer).sentence

    assert "The card says: 30 days." in sentence
    assert "Nothing is changed yet." in sentence
    assert not re.search(r"wrong|mistake|fail|sorry|incorrect|again\?|!", sentence)
    assert grade(sentence) <= 8


def test_a_card_without_a_question_is_always_answered(make):
    """Where nothing is asked, every answer lets the yes pass, and there is nothing to say."""
    shown = card(make(**KEEPS | {"writes": frozenset(), "kept_days": 0}), SHARE)

    found = [graded(shown, answer) for answer in (None, 0, 7)]

    assert all(found)
    assert {one.sentence for one in found} == {""}


def test_an_unknown_purpose_has_no_card(make):
    """A name that the registry lacks is refused."""
    with pytest.raises(Refused) as refused:
        card(make(), PurposeId("note.none"))

    assert refused.value.reason is Reason.UNKNOWN_PURPOSE


@pytest.mark.parametrize("basis", [one for one in Basis if one is not Basis.CONSENT])
def test_nobody_is_asked_where_no_answer_counts(make, basis):
    """A question whose `no` changes nothing would be a lie."""
    with pytest.raises(BadInput, match="Nobody is asked"):
        card(make(basis=basis, expires_days=None), SHARE)


def test_a_language_without_cards_is_refused(make):
    """No card falls back to a language that the person did not choose."""
    with pytest.raises(BadInput, match="language"):
        card(make(), SHARE, language="xx")
