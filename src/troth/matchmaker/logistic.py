"""Ridge logistic regression by Newton's method, and what a sum of effects adds to it.

Source: iteratively reweighted least squares, McCullagh & Nelder 1989, section 2.5; the penalty is
a normal prior on each weight. Small and exact: a few hundred columns. A step that would make the
penalised loss rise, as numbers far from all others can, is halved until it does not.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from troth.matchmaker.terms import Floats

_STEPS = 50
_CLOSE = 1e-9
_HALVINGS = 40
_ROUNDING = 1e-10
_BLOCK = 1 << 15
"""So many rows are multiplied at once: it bounds the memory that a fit takes."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights (columns,) and their covariance (columns, columns) under the prior."""

    weights: Floats
    covariance: Floats


def sigmoid(logits: Floats) -> Floats:
    """Return chances for logits, without overflow at either end."""
    return np.exp(-np.logaddexp(0.0, -logits))


def fit(
    rows: Floats,
    yes: Floats,
    prior: Floats,
    *,
    weigh: Floats | None = None,
    middle: Floats | None = None,
) -> Fitted:
    """Fit chances of `yes` (n,), 0 or 1, to `rows` (n, columns).

    prior: (columns,) precision of the normal prior of each weight; middle: what it lies around,
    nought where it is left out. weigh: (n,), how much each row counts.
    """
    counts = np.ones(len(yes)) if weigh is None else weigh
    usual = np.zeros(rows.shape[1]) if middle is None else middle

    def loss(weights: Floats) -> float:
        logits = rows @ weights
        missed = counts @ (np.logaddexp(0.0, logits) - yes * logits)
        return float(missed + prior @ (weights - usual) ** 2 / 2)

    weights = usual
    bent = np.diag(prior)
    for _ in range(_STEPS):
        chance = sigmoid(rows @ weights)
        bent = _bent(rows, counts * chance * (1 - chance)) + np.diag(prior)
        slope = rows.T @ (counts * (yes - chance)) - prior * (weights - usual)
        step = _shortened(loss, weights, np.asarray(np.linalg.solve(bent, slope), dtype=np.float64))
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return Fitted(weights, np.asarray(np.linalg.inv(bent), dtype=np.float64))


def _shortened(loss: Callable[[Floats], float], weights: Floats, step: Floats) -> Floats:
    """Return the step, halved until the loss does not rise by more than sums are exact."""
    before = loss(weights)
    most = before + _ROUNDING * abs(before)
    for _ in range(_HALVINGS):
        if loss(weights + step) <= most:
            break
        step = step / 2
    return step


def _bent(rows: Floats, weigh: Floats) -> Floats:
    """Return the weighed products of all columns (columns, columns), a block of rows at a time."""
    found = np.zeros((rows.shape[1], rows.shape[1]))
    for start in range(0, len(rows), _BLOCK):
        some = rows[start : start + _BLOCK]
        found += (some.T * weigh[start : start + _BLOCK]) @ some
    return found
