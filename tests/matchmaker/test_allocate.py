import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.matchmaker import allocate, market
from troth.matchmaker.allocate import Pairs, lists, pairs, shares


def every(score):
    """Return all pairs of a table of scores."""
    rows, columns = score.shape
    row, column = np.divmod(np.arange(score.size), columns)
    return pairs(row, column, score.ravel(), (rows, columns))


def by_hand(score, room, room_back, spread):
    """Solve the dense problem plainly, in float64, to the last digit."""
    kernel = np.exp(score / (2 * spread))
    given_, got = np.ones(len(score)), np.ones(score.shape[1])
    for _ in range(5000):
        h = kernel @ got
        given_ = (np.sqrt(h * h + 4 * room) - h) / 2
        h = kernel.T @ given_
        got = (np.sqrt(h * h + 4 * room_back) - h) / 2
    return given_[:, None] * kernel * got


def test_all_pairs_give_the_dense_answer():
    """Over every pair the sparse solver finds what the plain dense one finds."""
    score = np.random.default_rng(1).random((30, 40))
    room, back = np.full(30, 1.0), np.full(40, 0.5)

    found = shares(every(score), room, back, spread=0.3).reshape(30, 40)

    np.testing.assert_allclose(found, by_hand(score, room, back, 0.3), rtol=1e-3)


@given(st.integers(0, 10_000), st.floats(0.1, 5))
def test_nobody_is_asked_for_more_than_they_have(seed, room):
    """Shares of one person never add up to more than their attention, on either side."""
    rng = np.random.default_rng(seed)
    row, column = rng.integers(0, 9, 40), rng.integers(0, 7, 40)
    offered = pairs(row, column, rng.random(40), (9, 7))

    found = shares(offered, np.full(9, room), np.ones(7))

    assert (found > 0).all()
    assert np.bincount(offered.row, found).max() <= room * (1 + 1e-4)
    assert np.bincount(offered.column, found).max() <= 1 + 1e-4


def test_crowding_is_undone():
    """In a market with a few popular people, more find each other and all are seen."""
    out, back = market.crowd(300, 300, seed=3)
    offered = every(out + back)
    share = shares(offered, np.ones(300), np.ones(300))
    turned = Pairs(offered.column, offered.row, share, (300, 300))
    product = out * back

    alone = market.judge(
        np.argsort(-product, 1)[:, :20], np.argsort(-product.T, 1)[:, :20], (out, back)
    )
    fair = market.judge(lists(offered, share, k=20), lists(turned, share, k=20), (out, back))

    assert fair.matches > 1.5 * alone.matches
    assert fair.gini < 0.5 * alone.gini
    assert fair.never == 0 < alone.never


def test_a_list_is_in_order_and_short_where_pairs_are_few():
    """Best first; what is not there stays empty."""
    offered = pairs(np.array([0, 0, 2]), np.array([1, 0, 1]), np.array([0.5, 0.9, 0.1]), (3, 2))

    found = lists(offered, offered.score, k=3)

    assert found.tolist() == [[0, 1, -1], [-1, -1, -1], [1, -1, -1]]


def test_a_pair_counts_once():
    """A pair that both sides propose is one pair."""
    offered = pairs(np.array([1, 0, 1]), np.array([1, 0, 1]), np.array([0.2, 0.4, 0.2]), (2, 2))

    assert offered.row.tolist() == [0, 1]


@pytest.mark.parametrize("room", [0.0, -1.0, np.nan, np.inf])
def test_attention_below_nought_or_without_end_is_refused(room):
    """Capacity and spread must be above nought, and numbers."""
    offered, fine = every(np.ones((2, 2))), np.ones(2)
    for rooms in ((np.array([1.0, room]), fine), (fine, np.array([room, 1.0]))):
        with pytest.raises(BadInput):
            shares(offered, *rooms)
    with pytest.raises(BadInput):
        allocate.givers(offered, fine, fine, spread=room)


def test_a_score_that_is_no_number_is_refused():
    """Else one would make everybody's shares no numbers; without end it means never, or only."""
    score = np.ones((2, 2))
    score[0, 1] = -np.inf
    assert shares(every(score), np.ones(2), np.ones(2))[1] == 0

    score[0, 1] = np.nan
    with pytest.raises(BadInput):
        shares(every(score), np.ones(2), np.ones(2))


@pytest.mark.parametrize("k", [0, -1])
def test_lists_without_places_are_refused(k):
    """Nothing has a worth where there is no place."""
    offered, share = drawn(3, 4)
    for made in (allocate.placed, allocate.lists):
        with pytest.raises(BadInput):
            made(offered, share, k=k)
    with pytest.raises(BadInput):
        allocate.worth(np.zeros(12, dtype=np.int64), share, k=k)


def test_where_all_are_alike_all_are_shown_alike():
    """Who stands first in a table gains nothing by it."""
    offered = every(np.zeros((40, 40)))

    found = lists(offered, offered.score, k=5)

    assert (np.bincount(found.ravel(), minlength=40) == 5).all()


def test_nobody_to_meet_is_no_error():
    """Without candidates there are no shares and the lists are empty."""
    nothing = pairs(np.empty(0, int), np.empty(0, int), np.empty(0), (2, 2))

    assert not len(shares(nothing, np.ones(2), np.ones(2)))
    assert (allocate.lists(nothing, np.empty(0), k=2) == -1).all()


def drawn(rows: int, columns: int) -> tuple[Pairs, np.ndarray]:
    """Return pairs of everybody with everybody, and their shares."""
    rng = np.random.default_rng(6)
    offered = every(rng.normal(0, 0.5, (rows, columns)))
    return offered, shares(offered, np.full(rows, 3.0), np.full(columns, 3.0))


def test_two_stand_equally_high_on_both_lists_and_nobody_twice_at_a_place() -> None:
    """Each place of all lists is a matching, and the best pair has the first of both."""
    offered, share = drawn(30, 40)

    place = allocate.placed(offered, share, k=5)

    for at in range(5):
        here = place == at
        assert np.bincount(offered.row[here], minlength=30).tolist() == [1] * 30
        assert np.bincount(offered.column[here], minlength=40).max() == 1
    assert place[share.argmax()] == 0
    assert (place >= -1).all()
    assert place.max() == 4


def test_a_place_is_left_to_who_would_otherwise_have_none() -> None:
    """Where one is sought by all, the others are shown as often as that one."""
    score = np.zeros((12, 12))
    score[:, 0] = 2.0
    offered = every(score)
    share = shares(offered, np.ones(12), np.ones(12))

    place = allocate.placed(offered, share, k=4)

    looks = np.bincount(offered.column[place >= 0], minlength=12)
    assert looks.min() == looks.max() == 4


def test_among_the_same_people_a_pair_is_one() -> None:
    """Both ways it has one place, and nobody has two others at one place."""
    rng = np.random.default_rng(7)
    score = rng.normal(0, 0.5, (21, 21))
    score = score + score.T
    row, column = np.nonzero(~np.eye(21, dtype=bool))
    offered = pairs(row, column, score[row, column], (21, 21))
    share = shares(offered, np.ones(21), np.ones(21))

    place = allocate.placed(offered, share, k=6, is_one=True)

    table = np.full((21, 21), -1)
    table[offered.row, offered.column] = place
    assert np.array_equal(table, table.T)
    for one in table:
        used = one[one >= 0]
        assert len(used) == len(set(used))


def test_places_hang_on_no_order_of_pairs() -> None:
    """Nobody gains by standing first; where nobody is offered there is no place to have."""
    offered, share = drawn(30, 40)
    mixed = np.random.default_rng(1).permutation(len(share))
    turned = Pairs(offered.row[mixed], offered.column[mixed], offered.score[mixed], offered.shape)

    found = allocate.placed(turned, share[mixed], k=5)

    assert np.array_equal(found, allocate.placed(offered, share, k=5)[mixed])
    nobody = np.zeros(0, dtype=np.int64)
    assert not len(allocate.placed(Pairs(nobody, nobody, nobody, (3, 3)), nobody, k=5))


def test_worth_follows_places_and_then_shares() -> None:
    """The last place is worth more than any share without one."""
    place, share = np.array([-1, 4, 0, -1, 1]), np.array([9.0, 0.1, 0.5, 3.0, 0.2])

    found = allocate.worth(place, share, k=5)

    assert np.argsort(-found).tolist() == [2, 4, 1, 0, 3]
    assert (found > 0).all()
    assert not len(allocate.worth(place[:0], share[:0], k=5))
