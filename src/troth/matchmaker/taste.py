"""Taste before anybody has decided anything: what people state, weighed by fixed weights.

The weights are ours, written out for everybody to read, and learned from nobody. They are
small, since answers foretell little; so most bands are "mostly a guess", and say so. Race and
faith count only as far as both people answered, and race only for who says that it matters.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from troth.matchmaker.fields import INTEREST_WORDS, INTERESTS, QUALITIES, QUALITY_WORDS
from troth.matchmaker.model import Model, stated
from troth.matchmaker.terms import EVEN_SHARE

WEIGHTS: Final[Mapping[str, float]] = {
    **{f"both {one}": 0.12 for one in INTERESTS},
    **{f"wish {one}": 0.15 for one in QUALITIES},
    "same goal": 0.5,
    "age gap": -0.25,
    "same race as wished": 0.2,
    "faith matters alike": 0.15,
}
"""What each term adds to the logit. Every other term weighs nothing."""
_MIDDLES: Final[Mapping[str, float]] = {"same goal": 0.3, "age gap": 0.5}
_START: Final = -0.4
_DOUBT: Final = 0.08


@cache
def model() -> Model:
    """Return the model. It is the same for everybody."""
    return stated(WEIGHTS, middles=_MIDDLES, start=_START, doubt=_DOUBT)


def looks_less(term: str, wishes: Mapping[str, float]) -> bool:
    """Say whether a term is of a wish that counts less for whom it is than an even share.

    wishes: the numbers of the one who seeks, as the term reads them.
    """
    kind, _, what = term.partition(" ")
    return kind == "wish" and wishes.get(f"{what}1_1", EVEN_SHARE) < EVEN_SHARE


def words(term: str, amount: float, *, they_seek: bool, less: bool = False) -> str:
    """Say what one term means, in a sentence for the one who reads.

    they_seek: whether it is about why the other may like the reader. less: see `looks_less`.
    """
    kind, _, what = term.partition(" ")
    for_whom = "against it" if amount < 0 else "for it"
    against = " That speaks against it." if amount < 0 else ""
    if kind == "both":
        alike = "You see it alike" if amount > 0 else "You see it differently"
        return f"{alike}: {INTEREST_WORDS[what]}.{against}"
    if kind == "wish":
        who, how = "They" if they_seek else "You", "look less for" if less else "look for"
        return f"{who} {how} {QUALITY_WORDS[what]}. That speaks {for_whom}."
    if term == "same goal":
        return f"You look for {'the same' if amount > 0 else 'different things'}.{against}"
    if term == "age gap":
        return f"{'You are close in age' if amount > 0 else 'Your ages lie apart'}.{against}"
    return f"An answer on matching speaks {for_whom}."
