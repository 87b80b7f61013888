"""How attention is shared: figures that tell of nobody, and that are true all the same."""

import math
from itertools import pairwise

import numpy as np
import pytest
from tests.matchmaker.test_daily import WEEK
from tests.matchmaker.test_daily import crowd as people

from troth.matchmaker import fairness
from troth.matchmaker.fairness import (
    EPSILON,
    LEAST,
    SHOWN,
    TIMES,
    counted,
    crowd,
    invented,
    measured,
    noise,
    sentence,
)
from troth.matchmaker.snapshot import Snapshot
from troth.words import PersonId

SECRET = b"secret of a day" * 3
ROWS = people(240, seed=3)
PIECES = 4
NEW = PersonId("new")
ODD = {
    "wanted by all": {**ROWS[PersonId("p000")], "age": 30.0, "attr3_1": 10.0, "fun3_1": 10.0},
    "wants the old only": {**ROWS[PersonId("p001")], "age_low": 90.0, "age_high": 120.0},
    "says nothing": {"since": float(WEEK), "shared": 0.0},
}


def of(rows):
    """Return what is measured of some people."""
    return crowd(Snapshot(rows, b"day", WEEK))


def exact(rows, pieces: int = PIECES):
    """Return the counts before noise."""
    return counted(of(rows), pieces)


@pytest.fixture(scope="module")
def many():
    """Return enough people for figures."""
    return people(2400)


@pytest.fixture(scope="module")
def found(many):
    """Return their figures."""
    return measured(of(many), SECRET)


def test_one_person_moves_the_counts_no_more_than_noise_is_made_for() -> None:
    """Whoever comes, goes or changes: one group, so each row by two parts at most."""
    before = exact(ROWS)
    others = [{one: row for one, row in ROWS.items() if one != gone} for gone in list(ROWS)[:25]]
    others += [{**ROWS, NEW: row} for row in ODD.values()]
    others += [{**ROWS, PersonId("p007"): row} for row in ODD.values()]

    moved = [np.abs(exact(rows) - before).sum(1).max() for rows in others]

    assert max(moved) <= 2
    assert max(moved) > 0


def test_the_same_bound_holds_where_a_group_falls_apart() -> None:
    """Of so few that the last one makes a group count, or not."""
    few = dict(list(people(9, seed=5).items()))
    for gone in few:
        rest = {one: row for one, row in few.items() if one != gone}
        for pieces in (1, 2, 3):
            assert np.abs(exact(few, pieces) - exact(rest, pieces)).sum(1).max() <= 2


def test_an_answer_is_about_as_likely_with_a_person_as_without() -> None:
    """Over many secrets: no outcome is more than e to the epsilon times as likely."""
    with_, without = exact(ROWS), exact(dict(list(ROWS.items())[1:]))
    draws, each, scale = 6000, 0.9, 2 / 0.9
    made = np.array(
        [noise(at.to_bytes(8, "big"), with_[0].shape, scale=scale) for at in range(draws)]
    )
    worst = np.argmax(np.abs(with_[0] - without[0]))
    for cut in np.linspace(-6, 6, 13) + with_[0, worst]:
        one, other = (
            float((one[0, worst] + made[:, worst] > cut).mean()) for one in (with_, without)
        )
        slack = 4 * math.sqrt(1 / draws)
        assert one <= math.exp(each) * other + slack
        assert other <= math.exp(each) * one + slack
    assert not np.array_equal(with_, without)  # without noise they are told apart each time


def test_noise_is_as_great_as_it_says() -> None:
    """Laplace: its mean size is its scale, it falls both ways, and never without an end."""
    drawn = noise(b"key", (20_000,), scale=3.0)

    assert abs(np.abs(drawn).mean() - 3) < 0.1
    assert abs(np.median(drawn)) < 0.1
    assert np.isfinite(drawn).all()
    assert len(set(drawn.tolist())) == len(drawn)


def test_the_parts_of_epsilon_add_up() -> None:
    """What is told of a day is the sum of the three draws."""
    assert math.isclose(fairness._OF_COUNT + 2 * fairness._OF_EACH, EPSILON)


def test_all_noise_together_is_made_for_that_epsilon(monkeypatch, many) -> None:
    """By each scale: 1 for the number of people, and 2 parts in the number of groups a row."""
    scales = []

    def draw(key, shape, *, scale):
        scales.append((shape, scale))
        return noise(key, shape, scale=scale)

    monkeypatch.setattr(fairness, "noise", draw)
    group = measured(of(many), SECRET).group

    (_, of_count), (shape, of_parts) = scales
    assert shape == (2, len(TIMES))
    groups = round(2 / (of_parts * fairness._OF_EACH))
    assert abs(groups - len(many) // group) <= 2
    assert 1 / of_count + shape[0] * (2 / groups) / of_parts <= EPSILON + 1e-9


def test_asking_again_gains_nothing(found, many) -> None:
    """The same people give the same answer; another day or another house gives another."""
    assert measured(of(dict(reversed(many.items()))), SECRET) == found
    assert measured(of(many), b"another day") != found


def test_what_two_answers_share_does_not_cancel_out(found, many) -> None:
    """With one person less the noise is another, so a difference tells nothing of them."""
    less = dict(list(many.items())[1:])
    one, other = measured(of(less), SECRET), found

    apart = [abs(a - b) for a, b in zip(one.shared.parts, other.shared.parts, strict=True)]
    assert sum(apart) > 2 / (len(many) // found.group)


def test_how_many_are_here_is_noisy_too() -> None:
    """Each number of people has noise of its own: one more shows in no step."""
    off = {fairness._noisy_count(count, SECRET) - count for count in range(100, 200)}

    assert len(off) > 10


def test_too_few_people_give_no_figure() -> None:
    """Not below fifty, and not until noise leaves something to see."""
    for count in (0, 1, 49, 50, 400):
        rows = people(count) if count else {}
        assert all(measured(of(rows), bytes([at]) * 32) is None for at in range(3))
    assert LEAST > 50 + 300 / fairness._OF_COUNT


def test_figures_are_whole(found) -> None:
    """Shares add up, nothing is below nought, and how far off is told."""
    for way in (found.shared, found.alone):
        assert math.isclose(sum(way.parts), 1, abs_tol=0.04)
        assert min(way.parts) >= 0
        assert 0 <= way.gini <= 1
        assert 0 < way.gini_off < 0.5
        assert 0 < way.never_off < 0.5
        assert way.middle in TIMES
    assert all(one[1] + 1 == other[0] for one, other in pairwise(TIMES))


@pytest.mark.long
def test_noisy_figures_are_near_the_true_ones(many) -> None:
    """Nine times in ten at least, over many secrets, as far off as they say."""
    found = of(many)
    near = []
    for at in range(12):
        told = measured(found, at.to_bytes(32, "big"))
        true = counted(found, len(many) // told.group)[0] / (len(many) // told.group)
        near.append(abs(told.shared.never - true[0]) <= told.shared.never_off + 0.02)

    assert sum(near) >= 10


def test_sharing_out_attention_is_seen_in_it() -> None:
    """Among invented people, without noise: fewer are never shown, and less unequally."""
    made = invented()

    assert made.shared.gini < made.alone.gini - 0.04
    assert made.shared.never < made.alone.never
    assert made.shared.gini_off == made.shared.never_off == 0
    assert f"shown {SHOWN} others" in sentence(made)
    assert "cannot be told apart" not in sentence(made)


def test_the_work_has_a_bound(monkeypatch) -> None:
    """More groups than that are not looked at."""
    monkeypatch.setattr(fairness, "MOST_GROUPS", 2)

    sums = counted(of(ROWS), PIECES)

    assert np.allclose(sums.sum(1), 2)
