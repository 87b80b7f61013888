"""The shared view: what is kept changes nothing of what others get."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.matchmaker import profile, view
from troth.matchmaker.fields import INTERESTS, QUALITIES, WISHES
from troth.matchmaker.profile import FIELDS, TEXTS, Answers, Choice, Origin
from troth.testing.house import AT

SINCE = "2026-11-01T00:00:00.000Z"
BASE = Answers(since=SINCE, settled=SINCE)


def scores(names):
    """Some of these names with one to ten each."""
    return st.dictionaries(st.sampled_from(names), st.integers(1, 10))


ANSWERS = {
    "called": st.text("abcxyz", max_size=9),
    "about": st.text(max_size=30).filter(lambda text: "\0" not in text),
    "born": st.sampled_from(["", "1950-01", "1990-07", "2001-12"]),
    "gender": st.none() | st.integers(0, 3),
    "goal": st.none() | st.integers(1, 6),
    "interests": scores(INTERESTS),
    "place": st.none()
    | st.builds(
        lambda one, other: profile.stand_in(None, one, other, now=AT, lot=0.5),
        st.floats(-89, 89),
        st.floats(-179, 179),
    ),
    "seeks": st.frozensets(st.integers(0, 3)),
    "ages": st.tuples(st.integers(18, 60), st.integers(60, 120)),
    "wishes": scores(WISHES),
    "qualities": scores(QUALITIES),
}
PROFILES = st.builds(
    lambda told, choices: replace(BASE, **told, choices=choices),
    st.fixed_dictionaries(ANSWERS),
    st.fixed_dictionaries(
        {
            name: st.sampled_from([Choice.SHARED, Choice.KEPT] if name in TEXTS else list(Choice))
            for name in FIELDS
        }
    ),
)


def test_there_is_a_strategy_for_every_answer() -> None:
    """An answer that comes later is tried out here on the day it comes."""
    assert set(ANSWERS) == set(FIELDS)


@settings(max_examples=20)
@given(one=PROFILES, other=PROFILES)
def test_what_is_kept_changes_nothing_for_others(one, other) -> None:
    """Two people who differ only in what they keep are the same for everybody else."""
    kept = {name: getattr(other, name) for name in FIELDS if one.choice(name) is Choice.KEPT}
    changed = replace(one, **kept)

    assert view.numbers(changed, now=AT) == view.numbers(one, now=AT)
    assert view.card(changed, now=AT) == view.card(one, now=AT)


@settings(max_examples=20)
@given(one=PROFILES, other=PROFILES)
def test_what_is_used_stands_on_no_card(one, other) -> None:
    """An answer for matching only is in no word of a card."""
    hidden = {name: getattr(other, name) for name in FIELDS if not one.is_shared(name)}

    assert view.card(replace(one, **hidden), now=AT) == view.card(one, now=AT)


@settings(max_examples=10)
@given(one=PROFILES)
def test_only_declared_numbers_come_out(one) -> None:
    """Each is a number, and no text is among them."""
    found = view.numbers(one, now=AT)

    assert found.keys() <= view.FEATURES
    assert {type(value) for value in found.values()} <= {float}


@settings(max_examples=10)
@given(latitude=st.floats(52.36, 52.37), longitude=st.floats(4.89, 4.90))
def test_positions_in_a_cell_are_one(latitude, longitude) -> None:
    """Where in a cell somebody is, nobody can tell: nothing of it is left."""
    middle = profile.stand_in(None, 52.365, 4.895, now=AT, lot=0.5)
    here = profile.stand_in(None, latitude, longitude, now=AT, lot=0.5)

    assert (here == middle) is (here.cell == middle.cell)


def test_the_weak_way_would_be_seen() -> None:
    """Control: were choices not asked, the property would fail."""
    kept = replace(BASE, gender=0)
    asked = view.numbers(kept, now=AT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Answers, "enters", lambda *_: True)
        assert view.numbers(kept, now=AT) != asked


def test_a_contact_is_told_where_it_is_shown_to_one() -> None:
    """And on no other card, whatever the choices."""
    answers = replace(BASE, contact="noor@example.org")

    assert view.card(answers, now=AT).contact == ""
    assert view.card(answers, now=AT, also=("contact",)).contact == "noor@example.org"


def test_race_and_faith_are_numbers_alone() -> None:
    """Nothing of them is on a card; who answered nothing does not enter."""
    assert view.distilled_origin(Origin(race="3")).numbers == {"race": 3.0}
    assert view.distilled_origin(Origin()) is None


def test_a_card_says_it_in_words() -> None:
    """Each shared answer has a line; a place has none."""
    answers = replace(
        BASE,
        born="1990-07",
        gender=0,
        goal=4,
        interests={"hiking": 9, "art": 3},
        seeks=frozenset({1}),
        ages=(28, 45),
        wishes={"fun": 8},
        qualities={"intel": 7},
        place=profile.stand_in(None, 52.37, 4.90, now=AT, lot=0.5),
        choices=dict.fromkeys(FIELDS, Choice.SHARED),
    )

    told = {one.name: one.words for one in view.card(answers, now=AT).lines}

    assert told == {
        "born": "36",
        "gender": "Woman",
        "goal": "A lasting bond",
        "interests": "Hiking",
        "seeks": "Men",
        "ages": "28 to 45",
        "wishes": "Being fun",
        "qualities": "A sharp mind",
    }


def test_a_pile_of_marks_covers_no_other_line() -> None:
    """Fifty marks on one letter would grow over the page; a few are how some people write."""
    assert view.tame("Z" + "\u0300" * 50 + "oe\u0301") == "Z" + "\u0300" * 4 + "oe\u0301"
    assert view.tame("שָׁלוֹם 1\ufe0f\u20e3") == "שָׁלוֹם 1\ufe0f\u20e3"


def test_empty_lines_push_nobody_off_the_page() -> None:
    """A thousand empty lines are one."""
    assert view.tame("one\n" * 2 + " \n\t\n" * 500 + "two\n\nthree") == "one\none\n\ntwo\n\nthree"
