import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.matchmaker import eligible, rank
from troth.matchmaker.eligible import Wants, gather
from troth.matchmaker.rank import Lists, Snapshot, batch, log_both, merge, top


def snapshot(count, *, seed=0, apart=(), ages=(18, 120)):
    """Make a snapshot of invented vectors, some far from nought."""
    rng = np.random.default_rng(seed)
    seek, offer = (rng.normal(0, 0.6, (count, 24)).astype(np.float32) for _ in range(2))
    offer[:, 0] += rng.normal(0, 2, count)
    wants = [
        Wants(gender=int(g), age=int(a), ages=ages)
        for g, a in zip(rng.integers(0, 2, count), rng.integers(18, 80, count), strict=True)
    ]
    return Snapshot(seek, offer, gather(wants, apart), 5)


def by_hand(snap, rows, k):
    """Return the best k for each row from all pairs, scored in float64."""
    seek, offer = snap.seek.astype(float), snap.offer.astype(float)
    score = log_both(seek[rows] @ offer.T, offer[rows] @ seek.T)
    people = np.arange(len(seek))
    for place, row in enumerate(rows):
        score[place, ~snap.may_meet.pairs(np.full(len(people), row), people)] = -np.inf
    order = np.argsort(-score, axis=1, kind="stable")[:, :k]
    return np.where(np.isneginf(np.take_along_axis(score, order, 1)), -1, order)


@pytest.mark.parametrize("count", [1, 40, 1500, 11_000])
def test_the_list_is_the_exact_one(count):
    """The blocked scan finds whom scoring every pair finds, in the same order."""
    snap = snapshot(count)
    rows = np.arange(min(count, 60))

    assert np.array_equal(top(snap, rows, k=20).people, by_hand(snap, rows, min(20, count))) or (
        count < 20 and (top(snap, rows, k=20).people[:, count:] == -1).all()
    )


def plain(count, *, noise, seed=3):
    """Make a snapshot of vectors that say little more than four numbers, of all kinds of people."""
    rng = np.random.default_rng(seed)
    base = rng.normal(0, 1, (4, 24))
    seek, offer = (
        (rng.normal(0, 0.6, (count, 4)) @ base + rng.normal(0, noise, (count, 24))).astype("f4")
        for _ in range(2)
    )
    wants = [
        Wants(gender=0, age=int(age), ages=(int(age), int(age) + 2) if at % 3 == 0 else (18, 120))
        for at, age in enumerate(rng.integers(18, 80, count))
    ]
    return Snapshot(seek, offer, gather(wants), 5)


@pytest.mark.parametrize("size", [0.05, 1.0, 8.0])
def test_what_rows_before_came_to_is_no_more_than_a_hope(size):
    """Rows that are scanned after quite other ones get the exact list, too."""
    rng = np.random.default_rng(7)
    kind = np.repeat([1.0, size, 1.0], [300, 300, 1400])[:, None]
    seek, offer = (rng.normal(0, 0.5, (2000, 16)) * kind for _ in range(2))
    offer[rng.permutation(2000)[:40]] *= 6  # a few who stand far out
    wants = [Wants(gender=0, age=30, ages=(30, 30) if at % 7 else (18, 120)) for at in range(2000)]
    snap = Snapshot(seek.astype("f4"), offer.astype("f4"), gather(wants), 5)
    rows = np.arange(700)

    assert np.array_equal(top(snap, rows, k=15).people, by_hand(snap, rows, 15))


@pytest.mark.parametrize(("noise", "is_cut"), [(0.0, True), (0.1, True), (0.8, False)])
def test_vectors_that_were_cut_short_lose_nobody(noise, is_cut):
    """Where few numbers say it all the rest is bounded, and every list stays the exact one."""
    snap = plain(6000, noise=noise)
    rows = np.arange(90)

    assert (snap.shortened.turn is not None) is is_cut
    assert np.array_equal(top(snap, rows, k=20).people, by_hand(snap, rows, 20))


@settings(max_examples=15)
@given(
    count=st.sampled_from([2, 3, 60, 1279, 1280, 1281, 2570]),
    k=st.sampled_from([1, 7, 50]),
    scale=st.floats(0.05, 3.0),
    some=st.integers(0, 2**32 - 1),
)
def test_every_list_is_what_all_pairs_give(count, k, scale, some):
    """Whatever the vectors, the places and the people are, around the borders of a tile too."""
    rng = np.random.default_rng(some)
    seek, offer = (rng.normal(0, scale, (count, 6)).astype("f4") for _ in range(2))
    wants = [Wants(gender=0, age=int(a), ages=(20, 70)) for a in rng.integers(18, 80, count)]
    snap = Snapshot(seek, offer, gather(wants), 5)
    rows = rng.permutation(count)[:12]

    found = top(snap, rows, k=k).people

    assert np.array_equal(found[:, :count], by_hand(snap, rows, k))
    assert (found[:, count:] == -1).all()


@pytest.mark.parametrize(("block", "tile", "columns"), [(1, (1, 1), 60), (5, (2, 7), 33)])
def test_no_border_of_a_scan_moves_a_list(monkeypatch, block, tile, columns):
    """Blocks, tiles and columns of any size give the same lists and scores, to the byte."""
    snap, rows = snapshot(150), np.arange(31)
    whole = top(snap, rows, k=12)
    for name, size in (("_BLOCK", block), ("_TILE", tile), ("COLUMNS", columns)):
        monkeypatch.setattr(rank, name, size)

    split = top(snapshot(150), rows, k=12)

    assert split.people.tobytes() == whole.people.tobytes()
    assert split.scores.tobytes() == whole.scores.tobytes()


@pytest.mark.parametrize("far", [-1e300, -5.0, 0.0, 5.0, 1e300])
def test_what_other_rows_came_to_moves_no_list(far):
    """However wrong it is for the next ones, who is found stays the same, to the byte."""
    snap, other, rows = snapshot(1500), snapshot(1500), np.arange(40)
    whole = top(snap, rows, k=15)
    other.reached[15, 0, 1500] = far

    found = top(other, rows, k=15)

    assert other.reached == pytest.approx(snap.reached, abs=0.5)
    assert found.people.tobytes() == whole.people.tobytes()
    assert found.scores.tobytes() == whole.scores.tobytes()


def test_pairs_are_ordered_as_their_costs_are():
    """From nought to without end, and back again to the digit."""
    costs = np.array([0, 1e-45, 1e-38, 0.5, np.nextafter(np.float32(0.5), 1), 3e38, np.inf], "f4")
    people = np.array([7, 2**32 - 1, 0, 5, 3, 9, 1])

    pairs = rank._pairs(costs, people)

    assert (np.diff(pairs.astype(object)) > 0).all()
    back = rank._unpaired(pairs)
    assert back[0].tobytes() == costs.tobytes()
    assert np.array_equal(back[1], people)


def test_who_may_not_meet_is_in_no_list():
    """Deal-breakers and blocks hold for every place of every list, and nobody meets themself."""
    snap = snapshot(1200, apart=[(0, i) for i in range(1, 600)], ages=(30, 40))
    rows = np.arange(100)

    lists = top(snap, rows, k=30)

    assert np.array_equal(lists.people, by_hand(snap, rows, 30))
    assert not np.isin(lists.people[0], np.arange(600)).any()


def test_a_short_pool_leaves_places_empty():
    """Nobody is invented to fill a list."""
    lists = top(snapshot(5), np.arange(5), k=10)

    assert (lists.people[:, 4:] == -1).all()
    assert np.isneginf(lists.scores[:, 4:]).all()


def test_alike_people_fall_by_lot():
    """Among people with the same score the seed decides, not who came first."""
    same = np.ones((400, 4), dtype=np.float32)
    free = gather([Wants(gender=None, age=None)] * 400)
    first, again, other = (
        top(Snapshot(same, same, free, seed), np.arange(1), k=50) for seed in (1, 1, 2)
    )

    assert np.array_equal(first.people, again.people)
    assert not np.array_equal(first.people, other.people)


def test_of_alike_people_the_lot_chooses_too():
    """Where more are alike than a list has places, the lot says who is in it."""
    same = np.ones((400, 4), dtype=np.float32)
    snap = Snapshot(same, same, gather([Wants(gender=None, age=None)] * 400), 1)

    found = top(snap, np.arange(3), k=50)

    by_lot = np.argsort(snap.lots)
    for row, people in enumerate(found.people):
        assert people.tolist() == by_lot[by_lot != row][:50].tolist()


def test_merging_in_any_order_gives_the_same_list():
    """Merging is associative and commutative, and parts give what the whole gives."""
    snap, rows = snapshot(3000), np.arange(50)
    a, b, c = (top(snap, rows, k=15, columns=at) for at in ((0, 900), (900, 1000), (1000, 3000)))
    lots = snap.lots

    left = merge(merge(a, b, lots), c, lots)
    right = merge(c, merge(b, a, lots), lots)

    assert np.array_equal(left.people, right.people)
    assert np.array_equal(left.people, top(snap, rows, k=15).people)


def test_a_pool_of_processes_gives_the_same_lists():
    """One process and two give the same lists and scores, to the byte."""
    snap = snapshot(2100)

    alone, together = (batch(snap, k=10, processes=count) for count in (1, 2))

    assert isinstance(alone, Lists)
    assert alone.people.tobytes() == together.people.tobytes()
    assert alone.scores.tobytes() == together.scores.tobytes()


def test_an_order_of_people_is_no_advantage():
    """Numbering people otherwise gives the same lists under other numbers."""
    snap = snapshot(2000)
    order = np.random.default_rng(9).permutation(2000)
    moved = Snapshot(
        snap.seek[order],
        snap.offer[order],
        eligible.Eligible(
            *(
                getattr(snap.may_meet, n)[order]
                for n in ("gender", "age", "seeks", "lowest", "highest", "pool")
            )
        ),
        5,
    )

    here = top(snap, order[:40], k=20).people
    there = order[top(moved, np.arange(40), k=20).people]

    assert np.array_equal(here, there)


@pytest.mark.parametrize("shift", [-60.0, 60.0])
def test_extreme_scores_keep_the_list_exact(shift):
    """Chances next to nought or one lose nobody."""
    snap = snapshot(1500)
    snap.offer[:, 1] = shift
    snap.seek[:, 1] = 1
    rows = np.arange(10)

    assert np.array_equal(top(snap, rows, k=5).people, by_hand(snap, rows, 5))


def test_a_list_without_places_is_refused():
    """Asking for no places is a mistake, and said to be one."""
    with pytest.raises(BadInput):
        top(snapshot(3), np.arange(1), k=0)


def test_lots_that_are_drawn_elsewhere_settle_ties() -> None:
    """Who is equal stands in the order of the lots that were given."""
    same = np.zeros((4, 2), dtype=np.float32)
    lot = np.array([0, 3, 1, 2])
    everyone = gather([Wants(gender=0, age=30)] * 4)

    found = top(Snapshot(same, same, everyone, 0, lot=lot), np.array([0]), k=3)

    assert found.people.tolist() == [[2, 3, 1]]


@pytest.mark.parametrize(("some", "row"), [(1, 25), (3, 58), (9, 37)])
def test_nobody_is_twice_in_a_list_where_all_is_sure(some, row):
    """Costs so small that nothing bounds them are looked at thrice, and everybody but once."""
    rng = np.random.default_rng(some)
    seek, offer = (rng.normal(0, 29, (3000, 24)).astype("f4") for _ in range(2))
    snap = Snapshot(seek, offer, gather([Wants(gender=None, age=None)] * 3000), 5)

    found = top(snap, np.array([row]), k=3).people[0]

    one = log_both(offer.astype(float) @ seek[row], seek.astype(float) @ offer[row])
    one[row] = -np.inf
    assert found.tolist() == np.lexsort((snap.lots, -one))[:3].tolist()


def test_where_float32_cannot_tell_float64_decides():
    """People who are nearly alike, or whose costs no float32 holds, are put in the exact order."""
    rng = np.random.default_rng(8)
    seek = np.repeat(rng.normal(0, 1, (1, 8)), 300, 0).astype(np.float32)
    for offer in (
        seek + rng.normal(0, 1e-6, seek.shape).astype(np.float32),
        -8 * seek + rng.normal(0, 1e-3, seek.shape).astype(np.float32),
    ):
        free = gather([Wants(gender=None, age=None)] * 300)
        snap = Snapshot(seek, offer.astype(np.float32), free, 3)
        rows = np.arange(20)
        found = top(snap, rows, k=10)

        room = rank._Room.of(20, 300)
        exact = rank._scanned(rank._Scan(snap, rows, 10, room, is_exact=True), 0, 300).lists
        assert np.allclose(found.scores, exact.scores, rtol=1e-12)
        assert (found.people >= 0).all()


@pytest.mark.parametrize("sure", [89.0, 95.0, 100.0, 102.0])
def test_costs_of_which_float32_holds_few_digits_are_told_apart(sure):
    """Below its least full number float32 rounds coarsely: the list is exact all the same."""
    rng = np.random.default_rng(4)
    one = np.sqrt(sure / 16)
    seek, offer = (rng.normal(one, 1e-4, (700, 16)).astype("f4") for _ in range(2))
    snap = Snapshot(seek, offer, gather([Wants(gender=None, age=None)] * 700), 5)
    rows = np.arange(40)

    assert np.array_equal(top(snap, rows, k=3).people, by_hand(snap, rows, 3))


def alike(count, kinds, *, deep=33, seed=0):
    """Make a snapshot in which many are alike to the last digit, and all may meet."""
    rng = np.random.default_rng(seed)
    seek, offer = (rng.normal(0, 1, (kinds, deep)).astype(np.float32) for _ in range(2))
    kind = rng.integers(0, kinds, count)
    return Snapshot(seek[kind], offer[kind], gather([Wants(gender=None, age=None)] * count), seed)


@pytest.mark.parametrize("deep", [1, 8, 33, 64])
def test_where_people_are_alike_no_split_moves_a_list(deep):
    """Whole, in parts, and with rows in another order: the same lists and scores, to the byte."""
    snap, rows = alike(300, 20, deep=deep), np.arange(300)
    turned = np.random.default_rng(1).permutation(300)

    whole = top(snap, rows, k=10)
    parts = [top(snap, rows, k=10, columns=at) for at in ((0, 1), (1, 137), (137, 300))]
    split = merge(merge(parts[0], parts[1], snap.lots), parts[2], snap.lots)
    mixed = top(snap, turned, k=10)

    for name in ("people", "scores"):
        assert getattr(split, name).tobytes() == getattr(whole, name).tobytes()
        assert np.array_equal(getattr(mixed, name), getattr(whole, name)[turned])


def test_who_is_alike_has_the_same_score():
    """Wherever they stand, so the lot alone decides between them."""
    snap = alike(200, 3)

    found = top(snap, np.arange(200), k=90)

    for people, scores in zip(found.people, found.scores, strict=True):
        kinds = snap.sides[people].tobytes
        assert len(set(scores)) <= 3, kinds
        same = np.diff(scores) == 0
        assert (np.diff(snap.lots[people])[same] > 0).all()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30])
@pytest.mark.parametrize("side", ["seek", "offer"])
@pytest.mark.parametrize("count", [50, 5000])
def test_a_vector_that_is_no_number_is_refused(value, side, count):
    """Else it would empty everybody's list without a word; too great a number counts as none."""
    snap = snapshot(count)
    getattr(snap, side)[count // 2, 3] = value

    with pytest.raises(BadInput, match="finite"):
        top(snap, np.arange(5), k=3)


@pytest.mark.parametrize("columns", [(9, 5), (-5, 5), (30, 41), (41, 45)])
def test_columns_that_are_not_there_are_refused(columns):
    """Nobody stands before the first or behind the last."""
    with pytest.raises(BadInput):
        top(snapshot(40), np.arange(3), k=2, columns=columns)


def test_of_nobody_there_are_no_lists():
    """Neither without columns, nor rows, nor people."""
    snap, nobody = snapshot(40), snapshot(0)

    assert (top(snap, np.arange(3), k=2, columns=(5, 5)).people == -1).all()
    assert top(snap, np.arange(0), k=2).people.shape == (0, 2)
    assert batch(nobody, k=2).people.shape == (0, 2)
    assert batch(nobody, k=2).scores.shape == (0, 2)


def test_who_would_hardly_ever_say_yes_is_still_there():
    """Logits of ±900 leave nobody out while there is room, whose chance is more comes first."""
    seek = np.full((10, 1), 30, dtype=np.float32)
    offer = np.repeat([30, -30], 5).astype(np.float32)[:, None]
    snap = Snapshot(seek, offer, gather([Wants(gender=None, age=None)] * 10), 1)

    found = top(snap, np.arange(10), k=9)

    assert (np.sort(found.people, axis=1)[:, 0] >= 0).all()
    assert np.isfinite(found.scores).all()
    assert set(found.people[0, :4]) == {1, 2, 3, 4}
