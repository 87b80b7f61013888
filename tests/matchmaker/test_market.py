import numpy as np
import pytest

from troth.matchmaker import market
from troth.matchmaker.terms import fields


def test_the_same_seed_invents_the_same_people(people):
    """An invented market can be made again."""
    again = market.invent(300, seed=1)

    assert all(np.array_equal(again.people[f], people.people[f]) for f in fields())
    assert np.array_equal(again.wanted, people.wanted)


def test_decisions_follow_the_known_chances(people, decided):
    """As many say yes as the true chances say, so figures can be held against the truth."""
    one, other = (decided[f"{side}_id"].astype(int) for side in "ab")

    assert abs(decided["a_dec"].mean() - people.chance(one, other).mean()) < 0.04
    assert not (one == other).any()


def test_some_are_more_wanted_than_others(people):
    """Popularity is there, or fairness could not be measured."""
    assert people.wanted.std() > 0.5


@pytest.mark.parametrize(
    ("amounts", "expected"), [([1, 1, 1, 1], 0.0), ([0, 0, 0, 1], 0.75), ([0, 0], 0.0)]
)
def test_gini_of_known_cases(amounts, expected):
    """All alike is nought; one who has all is one less a part."""
    assert market.gini(np.array(amounts, dtype=float)) == pytest.approx(expected)


def test_a_match_needs_both_to_see():
    """Whom only one side is shown, nobody meets; and attention falls with rank."""
    sure = (np.ones((2, 2)), np.ones((2, 2)))
    first = np.array([[0, -1], [1, -1]])

    both = market.judge(first, first, sure)
    one = market.judge(first, np.array([[1, -1], [0, -1]]), sure)
    late = market.judge(np.array([[-1, 0], [-1, 1]]), first, sure)

    assert both.matches == pytest.approx(1)
    assert one.matches == 0
    assert late.matches < both.matches
    assert both.never == 0


def test_a_crowd_wants_the_same_few():
    """In the crowded market everybody's wishes lean on popularity."""
    out, _ = market.crowd(50, 60, seed=1)

    assert out.shape == (50, 60)
    assert out.mean(0).std() > 2 * out.mean(1).std()
