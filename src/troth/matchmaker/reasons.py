"""Why two people may like each other, for one of them to read: bands and exact reasons.

Only what the reader may see is named. The rest stands as a share, "and other things they keep
private"; what is kept out of matching altogether is in neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from troth.matchmaker import explain, taste, view
from troth.matchmaker.explain import Card
from troth.matchmaker.learn import Learned
from troth.matchmaker.snapshot import Row, Snapshot, table
from troth.matchmaker.terms import fields
from troth.matchmaker.view import Because, Taste
from troth.words import PersonId

_NAMED: Final = 0.1
"""From so much on the logit on, choices so far are named."""
_LEAST: Final = 0.003
"""What moves the logit by less is not named: whether it speaks for or against is rounding."""
_STEP: Final = 0.05
"""Shares are told in steps of a twentieth."""


def tastes(
    snapshot: Snapshot,
    person: PersonId,
    others: Sequence[PersonId],
    learned: Learned | None = None,
) -> Mapping[PersonId, Taste]:
    """Return bands and reasons for one person and each of some others.

    learned: what that person's own choices say; it is one more reason on their own side.
    """
    if not others:
        return {}
    model = taste.model()
    pairs = _table(snapshot, person, others)
    told = model.explain(pairs)
    doubt, doubt_back = model.doubt(pairs)
    # Beside the typical pair of answers that nothing is known of: no third person moves a band.
    usual = float(np.exp(2 * -np.logaddexp(0, -told.start)))
    mine = frozenset(name for name in fields() if name in snapshot.rows[person])
    gains = [0.0] * len(others)
    if learned is not None:
        gains = [float(one) for one in learned.gains([snapshot.rows[one] for one in others])]
    found = {}
    for at, other in enumerate(others):
        rows = snapshot.rows[person], snapshot.rows[other]
        theirs = view.shared(rows[1])
        logits = (float(told.logit_ab[at]) + gains[at], float(told.logit_ba[at]))
        spread = explain.doubt_of_both(logits, (float(doubt[at]), float(doubt_back[at])))
        score = float(told.score[at])
        if gains[at]:
            score = told.level - float(np.logaddexp(0, -np.array(logits)).sum())
        found[other] = Taste(
            band=str(explain.band(score, usual)),
            sure=str(explain.sure(score, spread, usual)),
            you=_with_choices(
                _because(explain.card(told.ab[at], mine=mine, visible=theirs), wishes=rows[0]),
                gains[at],
            ),
            they=_because(
                explain.card(told.ba[at], mine=theirs, visible=mine), wishes=rows[1], they_seek=True
            ),
        )
    return found


def _with_choices(found: Because, gain: float) -> Because:
    if abs(gain) < _NAMED:
        return found
    way = "for it" if gain > 0 else "against it"
    return replace(found, reasons=[*found.reasons, f"What you chose so far speaks {way}."])


def _because(found: Card, *, wishes: Row, they_seek: bool = False) -> Because:
    """Put one direction into words. wishes: the numbers of the one who seeks."""
    named = [
        taste.words(
            one.name, one.amount, they_seek=they_seek, less=taste.looks_less(one.name, wishes)
        )
        for one in found.reasons
        if abs(one.amount) >= _LEAST
    ]
    return Because(
        reasons=named,
        private=round(round(found.private_share / _STEP) * _STEP, 2),
    )


def _table(
    snapshot: Snapshot, person: PersonId, others: Sequence[PersonId]
) -> Mapping[str, object]:
    found: dict[str, object] = {"a_id": np.full(len(others), person), "b_id": np.array(others)}
    mine, theirs = table([snapshot.rows[person]]), table([snapshot.rows[one] for one in others])
    for name, values in theirs.items():
        found[f"a_{name}"], found[f"b_{name}"] = np.repeat(mine[name], len(others)), values
    return found
