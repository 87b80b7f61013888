import numpy as np
import pytest

from troth.matchmaker.shorten import shorten


def people(count, *, noise, deep=48):
    """Make vectors that say little more than eight numbers."""
    rng = np.random.default_rng(3)
    base = rng.normal(0, 1, (8, deep))
    made = rng.normal(0, 0.6, (count, 8)) @ base + rng.normal(0, noise, (count, deep))
    return made.astype("f4")


@pytest.mark.parametrize(
    ("count", "noise", "is_cut"), [(4095, 0.1, False), (4096, 0.1, True), (5000, 4.0, False)]
)
def test_a_bound_is_never_below_the_truth(count, noise, is_cut):
    """However the rests of two vectors lie to each other; where nothing is cut it is the truth."""
    all_of_them = people(count, noise=noise)
    others = np.random.default_rng(1).normal(0, 1, (40, 48)).astype("f4")
    made = shorten(all_of_them)

    bound, truth = made.of(others) @ made.people, others @ all_of_them.T

    assert (made.turn is not None) is is_cut
    assert (bound >= truth - 1e-3).all()
    assert is_cut or np.allclose(bound, truth, atol=1e-3)


@pytest.mark.parametrize("count", [0, 1, 50, 5000])
def test_a_line_that_is_put_last_is_taken_off_every_sum(count):
    """Everybody's last number is one."""
    made = shorten(people(count, noise=0.1))
    others = made.of(people(7, noise=1.0))
    lines = np.arange(7, dtype="f4")[:, None]
    before = others @ made.people

    others[:, -1:] = -lines

    assert np.allclose(others @ made.people, before - lines, atol=1e-3)
