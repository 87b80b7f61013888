"""What Troth learns from a person's own choices, over `/api`."""

from collections.abc import Sequence
from typing import Final

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Told
from troth.matchmaker import learn
from troth.people.access import Data, Need, Operation
from troth.words import MATCH_LEARN

_SEE: Final = Need(MATCH_LEARN, Operation.SEE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_LEARN, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Meeting people"


class LearntShape(Told):
    """What was learnt. It is worked out when it is asked for, and kept nowhere."""

    choices: int = Field(description="Of how many choices; 0: nothing is learnt yet.")
    sentences: list[str]


def what_was_learnt(who: Who) -> LearntShape:
    """Say what the person's own choices say of whom they like. Only their own list goes by it."""
    with who.house.gate.enter(who.person, MATCH_LEARN):
        pass  # without a yes it is refused, and not merely empty
    found = who.house.matchmaker.learned(who.person)
    return LearntShape(
        choices=found.count if found else 0, sentences=found.sentences if found else []
    )


def forget_learnt(who: Who) -> None:
    """Let no choice up to now count any more. The choices themselves stay."""
    learn.start_anew(who.house.gate, who.person)


_PATH: Final = "/api/match/learn"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path=_PATH, endpoint=what_was_learnt, need=_SEE, tag=_TAG),
    Address(
        method="DELETE", path=_PATH, endpoint=forget_learnt, need=_FORGET, tag=_TAG, status=204
    ),
)
