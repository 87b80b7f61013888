"""The one question of the riskiest cards: worked out, fair, and always in the same order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import Refused
from troth.registry.canonical import build
from troth.registry.card import card
from troth.registry.check import ANSWERS, check_for, needs_check
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    Field,
    Purpose,
    Recipient,
    Sensitivity,
    UnderRestriction,
)
from troth.registry.served import COMPANION_HISTORY, COMPANION_REPLY, load_registry
from troth.words import Level, PurposeId

SHARE = PurposeId("note.share")
HERE = {"recipients": frozenset({PERSON})}
KEEPS = HERE | {"writes": frozenset({"note.text"}), "kept_days": 30}
ABROAD = {"recipients": frozenset({PERSON, "abroad"}), "least_level": Level.CONTRACT}


@pytest.fixture
def both(make, share):
    """Return a function that makes a registry of two purposes, with changes to each."""
    known = make()

    def make_both(asked, other):
        two = [replace(share, **asked), replace(share, id=PurposeId("note.other"), **other)]
        return build(known.categories.values(), known.recipients.values(), two)

    return make_both


def test_of_the_shipped_cards_only_the_one_that_keeps_talks_asks():
    """Answering stays here and keeps nothing; keeping talks keeps what is intimate."""
    registry = load_registry()

    assert not needs_check(registry, COMPANION_REPLY)
    assert needs_check(registry, COMPANION_HISTORY)


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        (HERE | {"writes": frozenset(), "kept_days": 0}, False),
        ({"writes": frozenset(), "kept_days": 0}, False),
        (KEEPS, True),
        (HERE | {"writes": frozenset({"person.name"})}, False),
        (ABROAD | {"writes": frozenset(), "kept_days": 0}, True),
        (ABROAD | {"recipients": frozenset({"abroad"})}, True),
        (KEEPS | {"basis": Basis.LEGAL_DUTY, "expires_days": None}, False),
        (ABROAD | {"basis": Basis.LEGITIMATE_INTEREST, "expires_days": None}, False),
    ],
)
def test_risk_is_worked_out_from_the_registry(make, changes, needed):
    """It is what is kept and who gets it that make a card one of the riskiest."""
    plain = Sensitivity.PERSONAL
    registry = make(**({"writes": frozenset()} | changes))

    assert needs_check(registry, SHARE) is needed
    assert (check_for(registry, SHARE) is not None) is needed
    assert registry.categories["person"].sensitivity is plain


def test_an_unknown_purpose_is_refused(make):
    """No purpose, no question."""
    with pytest.raises(Refused):
        needs_check(make(), PurposeId("note.none"))


def test_what_is_kept_asks_how_long(make):
    """The right answer is the number that is enforced, and it stands on the card."""
    found = check_for(make(**KEEPS), SHARE)

    assert found.question == "How long does Troth keep this?"
    assert found.right_answer == "30 days"
    assert set(found.answers) == {"30 days", "Not at all", "Until you erase it"}


def test_what_leaves_asks_who_gets_it(make):
    """The right answer names everybody who gets the data."""
    found = check_for(make(**ABROAD), SHARE)

    assert found.question == "Who gets this?"
    assert found.right_answer == "You and a model elsewhere"
    assert set(found.answers) == {"You and a model elsewhere", "Only you", "You and a model here"}


def test_an_answer_that_is_half_right_is_not_offered(make):
    """Where everybody gets the data, no wrong answer names some of them: it would be a trap."""
    everyone = {"recipients": frozenset({PERSON, "model", "abroad"})}

    found = check_for(make(**everyone), SHARE)

    assert found.right_answer == "You, a model elsewhere and a model here"
    assert set(found.answers) - {found.right_answer} == {"Only you", "Anyone who asks"}


def test_what_another_use_says_is_not_offered_where_it_is_half_right(both):
    """Another use that gives data to some of these recipients is no wrong answer."""
    everyone = frozenset({PERSON, "model", "abroad"})

    registry = both({"recipients": everyone}, {"recipients": frozenset({PERSON, "model"})})

    assert "You and a model here" not in check_for(registry, SHARE).answers


def test_how_long_a_yes_lasts_is_not_offered(both):
    """The other number on the card would be a trap, though another use keeps data as long."""
    registry = both(KEEPS | {"kept_days": 10, "expires_days": 1}, KEEPS | {"kept_days": 1})

    found = check_for(registry, SHARE)

    assert set(found.answers) == {"10 days", "Not at all", "Until you erase it"}


def test_a_changed_number_changes_the_right_answer(make):
    """The answer key cannot rot: it is what the registry says now."""
    before = check_for(make(**KEEPS), SHARE)
    after = check_for(make(**KEEPS | {"kept_days": UNTIL_ERASED}), SHARE)

    assert before.right_answer == "30 days"
    assert after.right_answer == "Until you erase it"


def test_no_reload_moves_an_answer(make):
    """The order follows from the purpose and the words alone, not from the rest of the registry."""
    first = check_for(make(**KEEPS), SHARE)
    other = check_for(make(**KEEPS | {"title": "Keep notes", "risk": "It can leak."}), SHARE)

    assert first == check_for(make(**KEEPS), SHARE) == other


def test_no_place_is_favoured(share, make):
    """Over many purposes the right answer stands in each place about as often."""
    base = make(**KEEPS)
    places = [0] * ANSWERS
    for number in range(300):
        name = PurposeId(f"note.n{chr(97 + number % 26)}{chr(97 + number // 26)}")
        purpose = replace(share, id=name, **KEEPS)
        registry = build(base.categories.values(), base.recipients.values(), [purpose])
        places[check_for(registry, name).right] += 1

    assert min(places) > 70


NOTES = Category(
    id="note",
    label="your notes",
    sensitivity=Sensitivity.INTIMATE,
    fields=(Field(id="note.text", label="what you wrote"),),
)
DAYS = st.sampled_from([0, 1, 30, 90, 365, 3650, UNTIL_ERASED])
LEVELS = st.sampled_from(list(Level))
NAMES = st.sampled_from(["a", "b", "c", "d"])


@st.composite
def registries(draw):
    """Draw registries with up to four recipients and four purposes of any kind."""
    known = [
        Recipient(id=PERSON, label="you", level=Level.LOCAL),
        *(
            Recipient(id=name, label=f"place {name}", level=draw(LEVELS))
            for name in sorted(draw(st.sets(NAMES)))
        ),
    ]
    ids = [one.id for one in known]
    purposes = [
        Purpose(
            id=f"note.{name}",
            title=f"Use {name}",
            basis=draw(st.sampled_from(list(Basis))),
            legal="GDPR",
            necessity="It needs it.",
            reads=frozenset({"note.text"}),
            writes=frozenset(draw(st.sets(st.just("note.text")))),
            recipients=frozenset(draw(st.sets(st.sampled_from(ids), min_size=1))),
            kept_days=draw(DAYS),
            expires_days=draw(st.sampled_from([None, 30, 90, 365])),
            risk="It can fail.",
            least_level=Level.CONTRACT,
            essential=False,
            under_restriction=UnderRestriction.STOPS,
            without="All else works.",
            stop="Take it back.",
        )
        for name in sorted(draw(st.sets(NAMES, min_size=1)))
    ]
    return build([NOTES], known, purposes)


@pytest.mark.long
@given(registries())
def test_every_question_has_three_answers_and_one_is_right(registry):
    """Whatever the registry says, the answers differ, and the right one is on the card."""
    for purpose in registry.asked():
        shown = card(registry, purpose.id)
        if shown.check is None:
            continue
        answers = shown.check.answers
        assert len(answers) == len(set(answers)) == ANSWERS
        on_card = " ".join(text for _, text in shown.lines).lower()
        said = {"until you erase it": "until you erase it", "not at all": "keeps nothing"}
        right = shown.check.right_answer.lower()
        assert said.get(right, right) in on_card
