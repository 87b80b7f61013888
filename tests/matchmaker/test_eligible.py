import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.matchmaker.eligible import Wants, check, gather, why_empty, why_nobody

PEOPLE = st.lists(
    st.builds(
        lambda gender, age, seeks, low, more, pool: Wants(
            gender=gender, age=age, seeks=frozenset(seeks), ages=(low, low + more), pool=pool
        ),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(18, 60),
        st.sets(st.integers(0, 3)),
        st.integers(18, 50),
        st.integers(0, 40),
        st.integers(0, 1),
    ),
    min_size=2,
    max_size=8,
)


def woman(age=30, **more):
    """Make a woman who is open to everyone."""
    return Wants(gender=0, age=age, **more)


def every_pair(eligible, count):
    """Return who may meet whom as a table."""
    row, column = np.divmod(np.arange(count * count), count)
    return eligible.pairs(row, column).reshape(count, count)


@given(PEOPLE)
def test_eligible_is_mutual_and_meets_both(people):
    """Either both may be shown or neither, nobody to themself, and both get what they ask for."""
    table = every_pair(gather(people), len(people))

    assert np.array_equal(table, table.T)
    assert not table.diagonal().any()
    for row, column in np.argwhere(table):
        one, other = people[row], people[column]
        assert one.pool == other.pool
        assert other.age is None or one.ages[0] <= other.age <= one.ages[1]
        assert not one.seeks or other.gender in one.seeks


def test_a_block_or_a_decision_keeps_two_apart():
    """Who has been blocked or decided on is not shown again, in neither direction."""
    table = every_pair(gather([woman(), woman(), woman()], [(2, 0)]), 3)

    assert not table[0, 2]
    assert not table[2, 0]
    assert table[0, 1]


def test_an_age_that_is_not_shared_breaks_no_deal():
    """A limit on age holds against ages that are shared; keeping quiet costs nothing."""
    table = every_pair(gather([woman(ages=(30, 31)), Wants(gender=0, age=None)]), 2)

    assert table[0, 1]


@pytest.mark.parametrize(
    "person",
    [
        woman(age=17),
        woman(age=-3),
        woman(age=130),
        woman(ages=(40, 30)),
        woman(ages=(10, 30)),
        woman(ages=(18, 400)),
        Wants(gender=70, age=30),
        woman(seeks=frozenset({-1})),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(person):
    """Impossible ages and limits that nobody can meet are refused, and the part is named."""
    with pytest.raises(BadInput) as told:
        check(person)

    assert told.value.param
    assert str(told.value)


def test_an_empty_pool_says_what_would_help_and_it_is_true():
    """A promise of a wider setting is what the rules give with that setting."""
    people = [woman(ages=(18, 20)), woman(age=40), woman(age=45)]

    why = why_empty(people, 0)

    assert why is not None
    assert why.helps["a wider range of ages"] == 2
    assert "more genders" not in why.helps


def test_a_pool_with_somebody_needs_no_reason():
    """Where somebody fits, nothing is explained away."""
    assert why_empty([woman(), woman()], 0) is None


def test_alone_nothing_is_promised():
    """Nobody is invented: alone in a pool, no change helps and none is named."""
    alone = why_empty([woman(), woman(pool=1)], 0)
    seen = why_empty([woman(), woman()], 0, [(0, 1)])

    assert alone is not None
    assert alone.reason == "Nobody else is here yet."
    assert not alone.helps
    assert seen is not None
    assert not seen.helps


def test_who_blocked_one_is_like_nobody():
    """In a place of two, the sentence would tell a block from somebody who left."""
    people, nobody = gather([woman(), woman()], [(0, 1)]), np.zeros(2, dtype=bool)
    apart, blocked = lambda at: nobody[at], np.array([False, True])

    assert why_nobody(people, 0, apart, blocked) == why_empty([woman()], 0)
    assert why_nobody(people, 0, apart, nobody) != why_empty([woman()], 0)


def test_what_others_ask_for_is_not_told():
    """If only their own wishes stand in the way, nothing of those wishes shows."""
    people = [woman(), woman(seeks=frozenset({1}))]
    other = [woman(), woman(ages=(60, 70))]

    assert why_empty(people, 0) == why_empty(other, 0)
