"""Ridge logistic regression by Newton's method, and what a sum of effects adds to it.

Source: iteratively reweighted least squares, McCullagh & Nelder 1989, section 2.5; the penalty is
a normal prior on each weight. Small and exact: a few hundred columns, no line search needed
because the prior keeps every step short.
"""

from dataclasses import dataclass

import numpy as np

from troth.matchmaker.terms import Floats

_STEPS = 50
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights (columns,) and their covariance (columns, columns) under the prior."""

    weights: Floats
    covariance: Floats


def sigmoid(logits: Floats) -> Floats:
    """Return chances for logits, without overflow at either end."""
    return np.exp(-np.logaddexp(0.0, -logits))


def fit(rows: Floats, yes: Floats, prior: Floats, *, weigh: Floats | None = None) -> Fitted:
    """Fit chances of `yes` (n,), 0 or 1, to `rows` (n, columns).

    prior: (columns,) precision of the normal prior of each weight. weigh: (n,), how much each row
    counts.
    """
    counts = np.ones(len(yes)) if weigh is None else weigh
    weights = np.zeros(rows.shape[1])
    bent = np.diag(prior)
    for _ in range(_STEPS):
        chance = sigmoid(rows @ weights)
        bent = (rows.T * (counts * chance * (1 - chance))) @ rows + np.diag(prior)
        step = np.linalg.solve(bent, rows.T @ (counts * (yes - chance)) - prior * weights)
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return Fitted(weights, np.asarray(np.linalg.inv(bent), dtype=np.float64))
