"""What decisions so far say of two people: how readily one says yes, how often one hears it.

Each is a number per person on the scale of logits, drawn towards nought: whoever has decided
little is treated like anyone. Used only for people who let Troth learn from decisions; decisions
of others are never shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from troth.matchmaker.logistic import sigmoid
from troth.matchmaker.terms import Floats

_PRIOR = 1.0
"""Precision of the normal prior of each effect: its spread over people is about one logit."""
_ROUNDS = 12
_LONGEST = 4.0
"""No step is longer: where nearly all was foretold wrongly, a whole one overshoots for ever."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Effects on the logit, by person. A person who is not in it has the effect nought."""

    gives: Mapping[str, float] = field(default_factory=dict)
    gets: Mapping[str, float] = field(default_factory=dict)

    def of(self, seekers: NDArray[np.str_], others: NDArray[np.str_]) -> Floats:
        """Return (n, 4): what the seeker gives and gets, what the other gets and gives."""
        tables = (
            (self.gives, seekers),
            (self.gets, seekers),
            (self.gets, others),
            (self.gives, others),
        )
        found = [[t.get(p, 0.0) for p in people.tolist()] for t, people in tables]
        return np.array(found, dtype=np.float64).T

    def knows(self, people: NDArray[np.str_]) -> NDArray[np.bool_]:
        """Say (n,) of whom there is any decision, given or got."""
        known = self.gives.keys() | self.gets.keys()
        return np.array([one in known for one in people.tolist()], dtype=bool)


def learn(
    seekers: NDArray[np.str_], others: NDArray[np.str_], yes: Floats, logits: Floats
) -> Habits:
    """Estimate both effects from decisions (n,) beyond what `logits` (n,) already say.

    yes: 1, 0, or not a number where there is no decision. That one counts for nothing, as does
    one of somebody without a name.

    Newton steps in turn for the givers and the receivers of a two-way additive model
    (Rasch 1960) with normal priors.
    """
    is_told = ~np.isnan(yes) & (seekers != "") & (others != "")
    seekers, others, yes, logits = (one[is_told] for one in (seekers, others, yes, logits))
    who, giver = np.unique(seekers, return_inverse=True)
    whom, getter = np.unique(others, return_inverse=True)
    gives, gets = np.zeros(len(who)), np.zeros(len(whom))
    for _ in range(_ROUNDS):
        for effect, place in ((gives, giver), (gets, getter)):
            chance = sigmoid(logits + gives[giver] + gets[getter])
            pull = np.bincount(place, yes - chance, len(effect)) - _PRIOR * effect
            bent = np.bincount(place, chance * (1 - chance), len(effect)) + _PRIOR
            np.add(effect, np.clip(pull / bent, -_LONGEST, _LONGEST), out=effect)
    return Habits(
        dict(zip(map(str, who), map(float, gives), strict=True)),
        dict(zip(map(str, whom), map(float, gets), strict=True)),
    )
