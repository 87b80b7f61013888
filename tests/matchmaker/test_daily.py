"""One person's list: from a snapshot and a seed, and from nothing else."""

import math

import numpy as np
import pytest

from troth.matchmaker import attention, daily, logistic, market
from troth.matchmaker.daily import Asker, listed, near, why
from troth.matchmaker.fields import INTERESTS
from troth.matchmaker.profile import Order
from troth.matchmaker.snapshot import Snapshot
from troth.matchmaker.terms import fields
from troth.words import PersonId

WEEK = 1000
ANYONE = {"seeks": 0.0, "age_low": 18.0, "age_high": 120.0}


def crowd(count: int, *, seed: int = 1, **more: float) -> dict[PersonId, dict[str, float]]:
    """Invent people with all that taste reads."""
    made = market.invent(count, seed=seed)
    return {
        PersonId(f"p{at:03}"): {
            **{name: float(made.people[name][at]) for name in fields()},
            "since": float(WEEK),
            "shared": 0.0,
            **more,
        }
        for at in range(count)
    }


def taken(rows, *, seed: bytes = b"day") -> Snapshot:
    """Take a snapshot."""
    return Snapshot(rows, seed, WEEK)


def asker(person: str = "p000", order: Order = Order.SPREAD, apart=lambda _: False, **settings):
    """Return who asks."""
    told = {**ANYONE, **settings}
    return Asker(person=PersonId(person), settings=told, order=order, apart=apart)


ROWS = crowd(40)


@pytest.mark.parametrize("order", Order)
def test_the_same_snapshot_and_seed_give_the_same_list(order) -> None:
    """To the last place, and in whatever order people stand in the snapshot."""
    turned = dict(reversed(ROWS.items()))

    assert listed(taken(ROWS), asker(order=order)) == listed(taken(turned), asker(order=order))


def test_another_day_mixes_anew() -> None:
    """The list without profiling is another each day, of the same people."""
    one, other = (listed(taken(ROWS, seed=s), asker(order=Order.SHUFFLED)) for s in (b"1", b"2"))

    assert one != other
    assert set(one) == set(other) == ROWS.keys() - {"p000"}


def test_without_profiling_no_taste_counts() -> None:
    """Whatever people like, the mixed list is the same."""
    blank = {one: {"since": float(WEEK), "shared": 0.0} for one in ROWS}
    mixed = asker(order=Order.SHUFFLED)

    assert listed(taken(ROWS), mixed) == listed(taken(blank), mixed)


@pytest.mark.parametrize("order", Order)
def test_somebody_whom_nobody_can_meet_moves_nobody(order) -> None:
    """Coming and going of who is not eligible changes no list."""
    hermit = {**crowd(1)[PersonId("p000")], "seeks": float(1 << 3)}

    more = {**ROWS, PersonId("zzz"): hermit}

    assert listed(taken(more), asker(order=order)) == listed(taken(ROWS), asker(order=order))


def test_near_and_new_come_first() -> None:
    """Within that, lots decide."""
    rows = {**ROWS}
    rows[PersonId("p001")] = {**rows[PersonId("p001")], "since": WEEK - 30.0}

    assert listed(taken(rows), asker(order=Order.SHUFFLED))[-1] == "p001"


def test_ones_own_wishes_count_for_ones_own_list_alone() -> None:
    """Whom I seek in private takes nobody's list away from me."""
    picky = asker(age_low=30.0, age_high=35.0)

    mine = listed(taken(ROWS), picky)

    assert mine
    assert all(30 <= ROWS[one]["age"] <= 35 for one in mine)
    snapshot = taken(ROWS)
    assert all("p000" in listed(snapshot, asker(one)) for one in ROWS if one != "p000")


def test_wishes_that_act_on_others_count_both_ways() -> None:
    """Somebody who lets their wishes in is not shown to those who do not fit."""
    rows = {**ROWS, PersonId("p001"): {**ROWS[PersonId("p001")], "age_low": 90.0, "age_high": 99.0}}

    assert PersonId("p001") not in listed(taken(rows), asker())
    assert listed(taken(rows), asker("p001", age_low=90.0, age_high=99.0)) == []


def test_who_is_apart_is_left_out() -> None:
    """Blocked, seen or decided: the caller says so."""
    assert "p005" not in listed(taken(ROWS), asker(apart=lambda one: one == "p005"))


def test_attention_is_shared_out() -> None:
    """By taste alone some are shown far more than with attention shared out."""
    snapshot = taken(crowd(120, seed=5))

    def seen(order: Order) -> np.ndarray:
        lists = [listed(snapshot, asker(one, order))[:10] for one in snapshot.people]
        return np.array([sum(one in found for found in lists) for one in snapshot.people])

    spread, taste = seen(Order.SPREAD), seen(Order.TASTE)

    assert market.gini(spread.astype(float)) < market.gini(taste.astype(float))
    assert (spread == 0).sum() <= (taste == 0).sum()


def test_more_people_than_one_market_are_drawn_by_lot(monkeypatch) -> None:
    """The list is whole and has one answer, however small the market."""
    monkeypatch.setattr(attention, "MOST_MARKET", 20)

    found = [listed(taken(ROWS), asker()) for _ in range(2)]

    assert found[0] == found[1]
    assert set(found[0]) == ROWS.keys() - {"p000"}


def test_near_is_told_by_grown_cells() -> None:
    """Who gives no place is near nobody; alone in a cell, one is anywhere."""
    rows = {**crowd(60, place_row=100.0, place_column=100.0)}
    rows[PersonId("far")] = {**rows[PersonId("p000")], "place_row": 3000.0}
    rows[PersonId("none")] = {"since": float(WEEK), "shared": 0.0}
    snapshot = taken(rows)

    levels = {other: near(snapshot, PersonId("p000"), PersonId(other)) for other in rows}

    assert levels["p001"] == levels["p059"] <= levels["far"] < levels["none"]


def test_an_empty_pool_says_why_and_what_would_help() -> None:
    """Only settings of one's own, and each comes true."""
    nobody = asker(age_low=99.0, age_high=99.0)
    found = why(taken(ROWS), nobody)

    assert listed(taken(ROWS), nobody) == []
    assert found.helps == {"a wider range of ages": 39, "both": 39}
    assert len(daily.new_if(taken(ROWS), nobody, ANYONE, most=100)) == 39
    assert len(daily.new_if(taken(ROWS), nobody, ANYONE, most=5)) == 5
    assert why(taken({PersonId("p000"): ROWS[PersonId("p000")]}), asker()).helps == {}
    assert why(taken(ROWS), asker()) is None


def test_scores_are_those_that_explain() -> None:
    """What orders the list is the chance that the card tells of."""
    from troth.matchmaker import taste
    from troth.matchmaker.reasons import _table

    snapshot = taken(ROWS)
    me = snapshot.index[PersonId("p000")]
    others = [PersonId("p001"), PersonId("p002")]

    scores = daily.scores_of(snapshot, me, [snapshot.index[one] for one in others])
    told = taste.model().explain(_table(snapshot, PersonId("p000"), others))

    assert all(math.isclose(a, b, abs_tol=1e-4) for a, b in zip(scores, told.score, strict=True))


def guessed(features: np.ndarray, hidden: np.ndarray) -> float:
    """Learn to guess a hidden answer from one half of the people; return AUC on the other."""
    standard = (features - features.mean(0)) / features.std(0)
    full = np.hstack([np.ones((len(hidden), 1)), standard])
    half = np.arange(len(hidden)) % 2 == 0
    priors = np.full(full.shape[1], 1.0)
    weights = logistic.fit(full[half], hidden[half].astype(float), priors).weights
    score, yes = full[~half] @ weights, hidden[~half]
    return float((score[yes][:, None] > score[~yes]).mean())


def test_what_is_kept_is_no_easier_to_guess_from_lists_than_from_cards() -> None:
    """Scores before a dozen accounts tell no more than what all can see; let in, they tell all."""
    rng = np.random.default_rng(7)
    hidden = rng.random(1200) < 0.5
    likes = np.clip(5.5 + rng.normal(0.35 * (2 * hidden[:, None] - 1), 2, (1200, 6)), 1, 10)
    names = INTERESTS[:6]
    probes = [
        {"goal": 4.0 if at % 2 else 1.0, **dict(zip(names, rng.uniform(1, 10, 6), strict=True))}
        for at in range(12)
    ]

    def attack(*, lets_in: bool) -> float:
        rows = {
            PersonId(f"p{at:04}"): {
                "since": float(WEEK),
                "shared": 0.0,
                **dict(zip(names, map(float, likes[at]), strict=True)),
                **({"goal": 4.0 if hidden[at] else 1.0} if lets_in else {}),
            }
            for at in range(1200)
        }
        asks = {
            PersonId(f"x{at:02}"): {"since": float(WEEK), "shared": 0.0, **one}
            for at, one in enumerate(probes)
        }
        snapshot = taken({**rows, **asks})
        order = np.array([snapshot.index[one] for one in rows])
        seen = [daily.scores_of(snapshot, snapshot.index[one], order) for one in asks]
        return guessed(np.hstack([likes, np.stack(seen, axis=1)]), hidden)

    cards = guessed(likes, hidden)

    assert 0.55 < cards < 0.75
    assert attack(lets_in=False) <= cards + 0.02
    assert attack(lets_in=True) > 0.99
