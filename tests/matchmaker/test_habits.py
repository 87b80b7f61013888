import numpy as np
import pytest

from troth.matchmaker.habits import Habits, learn
from troth.matchmaker.logistic import sigmoid


def test_who_says_yes_often_gives_and_whom_all_want_gets():
    """A habit of saying yes and of hearing yes are told apart."""
    who = np.repeat(["kind", "shy"], 20)
    whom = np.tile(["liked", "other"], 20)
    yes = ((who == "kind") | (whom == "liked")).astype(float)

    found = learn(who, whom, yes, np.zeros(40))

    assert found.gives["kind"] > 0 > found.gives["shy"]
    assert found.gets["liked"] > found.gets["other"]


def test_little_is_drawn_towards_nought():
    """One decision moves a habit less than ten alike."""
    one = learn(np.array(["a"]), np.array(["b"]), np.ones(1), np.zeros(1))
    ten = learn(
        np.array(["a"] * 10), np.array([f"b{i}" for i in range(10)]), np.ones(10), np.zeros(10)
    )

    assert 0 < one.gives["a"] < ten.gives["a"]


def test_what_was_expected_teaches_nothing_much():
    """A yes that was all but certain says little about a person."""
    sure, open_ = (
        learn(np.array(["a"]), np.array(["b"]), np.ones(1), np.array([logit])).gives["a"]
        for logit in (6.0, 0.0)
    )

    assert sure == pytest.approx(0, abs=0.01)
    assert open_ > 0.1


def test_strangers_have_no_habit():
    """Who has not decided and was not decided on counts as anyone."""
    assert not Habits().of(np.array(["a"]), np.array(["b"])).any()


@pytest.mark.parametrize(("count", "logit"), [(20, -6.0), (40, -4.0), (300, -3.0), (300, 6.0)])
def test_what_nobody_expected_is_a_strong_habit(count, logit):
    """Many decisions against what was likely end where they and the prior are in balance."""
    yes = np.full(count, float(logit < 0))
    others = np.array([f"b{at}" for at in range(count)])

    found = learn(np.array(["a"] * count), others, yes, np.full(count, logit))

    gets = np.array([found.gets[one] for one in others])
    chance = sigmoid(logit + found.gives["a"] + gets)
    assert abs((yes - chance).sum() - found.gives["a"]) < 1e-3
    assert np.abs(yes - chance - gets).max() < 1e-3
