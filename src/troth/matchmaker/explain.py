"""Why you may like them, why they may like you: bands, reasons and what would change.

No number pretends to know the heart: a chance becomes one of four bands, with how sure. Reasons are
exact terms of the model that ranks; a reason whose fields the reader cannot see is not named but
counted into "other things they keep private", with its true share. What would change is tried out
with the ranker itself, and nothing here ever proposes to share more about oneself.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from troth.matchmaker.terms import TERMS, Floats

_EDGES: Final = (0.6, 1.2, 2.0)
"""Where bands part: the chance as a multiple of what is usual here."""
_WIDE: Final = 1.28
"""Standard deviations to each side: four times in five the chance lies between."""
PRIVATE: Final = "and other things they keep private"


class Band(StrEnum):
    """How a chance compares with what is usual here."""

    LOW = "less than usual"
    USUAL = "about as usual"
    HIGH = "more than usual"
    TOP = "much more than usual"


class Sure(StrEnum):
    """How much the band can be relied on."""

    YES = "fairly sure"
    SOME = "not very sure"
    NO = "mostly a guess"


@dataclass(frozen=True, slots=True)
class Reason:
    """One named term. amount: what it adds to the logit. share: of all that speaks, 0 to 1."""

    name: str
    amount: float
    share: float


@dataclass(frozen=True, slots=True)
class Card:
    """Reasons of one direction, strongest first, and the share of what stays unnamed."""

    reasons: tuple[Reason, ...]
    private_share: float

    @property
    def rest(self) -> str:
        """The words for what is not named; empty where there is nothing."""
        return PRIVATE if self.private_share > 0 else ""


def band(log_chance: float, usual: float) -> Band:
    """Return the band of the chance of both, beside the `usual` chance here."""
    ratio = float(np.exp(log_chance)) / usual
    return list(Band)[sum(ratio >= edge for edge in _EDGES)]


def sure(log_chance: float, doubt: float, usual: float) -> Sure:
    """Say how sure the band is. doubt: standard deviation of the logarithm of the chance."""
    low, high = (band(log_chance + step * doubt, usual) for step in (-_WIDE, _WIDE))
    apart = list(Band).index(high) - list(Band).index(low)
    return (Sure.YES, Sure.SOME, Sure.NO)[min(apart, 2)]


def doubt_of_both(logits: tuple[float, float], doubts: tuple[float, float]) -> float:
    """Return the standard deviation of log p_ab + log p_ba, to first order.

    The derivative of log p by its logit is 1 - p. The two doubts come from one fit, so they are
    added rather than taken as independent: never less than the truth.
    """
    slopes = 1 / (1 + np.exp(np.array(logits)))
    return float(slopes @ np.array(doubts))


def card(
    amounts: Floats, *, mine: Collection[str], visible: Collection[str], most: int = 3
) -> Card:
    """Make the card of one direction of one pair.

    amounts: (terms,) as `Model.explain` gives for a seeker and an other. mine: fields of the seeker
    that the reader may see; visible: fields of the other that the reader may see. Amounts of terms
    that speak of any further field are summed up and never named.
    """
    size = np.abs(amounts)
    total = float(size.sum())
    if not total:
        return Card((), 0.0)
    can_see = np.array([set(t.wants) <= set(mine) and set(t.has) <= set(visible) for t in TERMS])
    order = np.argsort(-size, kind="stable")
    named = [i for i in order if can_see[i] and size[i] > 0][:most]
    return Card(
        tuple(Reason(TERMS[i].name, float(amounts[i]), float(size[i]) / total) for i in named),
        float(size[~can_see].sum()) / total,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A setting of one's own, tried out: how many would be in the list, how many of them new."""

    name: str
    count: int
    new: int


def what_if(
    now: Collection[Hashable],
    changes: Sequence[tuple[str, Callable[[], Collection[Hashable]]]],
) -> tuple[Change, ...]:
    """Run the real ranker under each change and keep those that bring somebody new.

    changes: a name, and a call of the ranker with that setting. Offer settings only ("a wider range
    of ages"); a change that shares more about oneself does not belong here.
    """
    before = set(now)
    tried = [(name, set(rank())) for name, rank in changes]
    return tuple(
        Change(name, len(found), len(found - before)) for name, found in tried if found - before
    )
