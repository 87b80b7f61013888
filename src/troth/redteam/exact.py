"""Exact intervals for a share: how far the true one may lie from what was counted.

Source: Clopper and Pearson 1934, Biometrika 26(4), 404-413. The bounds are where the tail of the
binomial distribution is half of what is left; found by halving, to twelve digits. Pure.
"""

import math
from collections.abc import Callable
from typing import Final, NamedTuple

LEVEL: Final = 0.95
_STEPS: Final = 60


class Interval(NamedTuple):
    """A share, and the bounds between which the true one lies with 95 %."""

    share: float
    low: float
    high: float


def interval(hits: int, count: int, *, level: float = LEVEL) -> Interval:
    """Return the share and its bounds. Of nothing, nothing is known: 0 to 1."""
    if not 0 <= hits <= count:
        message = f"{hits} of {count} cannot be"
        raise ValueError(message)
    if count == 0:
        return Interval(0.0, 0.0, 1.0)
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else _where(lambda p: at_least(hits, count, p), tail)
    high = 1.0 if hits == count else 1 - _where(lambda p: at_least(count - hits, count, p), tail)
    return Interval(hits / count, low, high)


def at_least(hits: int, count: int, share: float) -> float:
    """Return how likely `hits` or more of `count` are, where each is as likely as `share`."""
    if share <= 0:
        return float(hits <= 0)
    if share >= 1:
        return 1.0
    logs = (
        math.lgamma(count + 1)
        - math.lgamma(one + 1)
        - math.lgamma(count - one + 1)
        + one * math.log(share)
        + (count - one) * math.log1p(-share)
        for one in range(hits, count + 1)
    )
    return min(1.0, math.fsum(math.exp(one) for one in logs))


def _where(rising: Callable[[float], float], value: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2
