import numpy as np
import pytest

from troth.matchmaker import logistic
from troth.matchmaker.logistic import sigmoid


def test_the_slope_of_the_target_is_nought_at_the_weights():
    """Where it stops, likelihood and prior are in balance to nine digits."""
    rng = np.random.default_rng(1)
    rows, yes = rng.normal(0, 1, (200, 4)), (rng.random(200) < 0.4).astype(float)
    prior = np.array([1e-6, 1.0, 5.0, 50.0])

    found = logistic.fit(rows, yes, prior)

    slope = rows.T @ (yes - sigmoid(rows @ found.weights)) - prior * found.weights
    assert np.abs(slope).max() < 1e-6
    assert np.linalg.eigvalsh(found.covariance).min() > 0


def test_a_row_that_counts_twice_is_two_rows():
    """Weights of rows mean how often they count."""
    rng = np.random.default_rng(2)
    rows, yes = rng.normal(0, 1, (50, 3)), (rng.random(50) < 0.5).astype(float)

    twice = logistic.fit(np.vstack([rows, rows]), np.tile(yes, 2), np.ones(3))
    weighed = logistic.fit(rows, yes, np.ones(3), weigh=np.full(50, 2.0))

    np.testing.assert_allclose(twice.weights, weighed.weights, atol=1e-9)


def test_a_strong_prior_holds_weights_at_nought():
    """With no trust in a term, it says nothing, however well it fits."""
    rows = np.array([[1.0], [-1.0]] * 20)

    assert abs(logistic.fit(rows, (rows[:, 0] > 0) * 1.0, np.array([1e6])).weights[0]) < 1e-3


@pytest.mark.parametrize(("logit", "chance"), [(0, 0.5), (800, 1.0), (-800, 0.0)])
def test_chances_do_not_overflow(logit, chance):
    """Logits far out are chances of nought and one."""
    assert sigmoid(np.array([float(logit)]))[0] == pytest.approx(chance)


def test_without_rows_the_weights_are_what_is_usual():
    """Few decisions leave a weight near the middle of its prior; many do not."""
    rng = np.random.default_rng(2)
    rows = rng.normal(size=(4000, 1))
    yes = (rng.random(4000) < sigmoid(3 * rows[:, 0])).astype(float)

    few, many = (
        logistic.fit(rows[:count], yes[:count], np.ones(1), middle=np.ones(1)).weights[0]
        for count in (0, 4000)
    )

    assert few == 1.0
    assert abs(many - 3) < 0.3


def test_blocks_of_rows_add_up(monkeypatch):
    """How many rows are multiplied at once is no matter."""
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(50, 4))
    yes = (rng.random(50) < 0.5).astype(float)
    whole = logistic.fit(rows, yes, np.ones(4))

    monkeypatch.setattr(logistic, "_BLOCK", 7)

    np.testing.assert_allclose(
        logistic.fit(rows, yes, np.ones(4)).weights, whole.weights, rtol=1e-9
    )


def test_long_steps_are_shortened_until_the_slope_is_nought():
    """A few numbers far from all others end at the best weights too, not beyond them."""
    prior, usual = np.array([1e-6, 1.0]), np.array([0.0, 1.0])
    for seed in range(40):
        rng = np.random.default_rng(seed)
        far = rng.standard_t(1, 100)
        rows = np.stack([np.ones(100), far], axis=1)
        yes = (rng.random(100) < sigmoid(0.3 * np.clip(far, -5, 5) - 1)).astype(float)

        found = logistic.fit(rows, yes, prior, middle=usual).weights

        slope = rows.T @ (yes - sigmoid(rows @ found)) - prior * (found - usual)
        assert np.abs(slope).max() < 1e-3


@pytest.mark.parametrize("often", [1, 500, 999])
def test_a_level_alone_is_the_share_of_yes(often):
    """However rare a yes or a no is."""
    yes = (np.arange(1000) < often).astype(float)

    found = logistic.fit(np.ones((1000, 1)), yes, np.array([1e-6])).weights

    assert sigmoid(found)[0] == pytest.approx(often / 1000, rel=1e-4)
