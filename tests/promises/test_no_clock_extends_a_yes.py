"""A yes ends when it said it would, whatever a clock says later."""

import pytest

from troth.clock import SetClock
from troth.errors import Refused
from troth.testing.house import AT, talk, with_model
from troth.words import COMPANION_REPLY


def test_a_yes_runs_out_by_itself(house, talking, clock, model) -> None:
    """On the day after its last day a yes counts no more."""
    clock.move(days=366)

    with pytest.raises(Refused, match="has run out"):
        talk(house, talking, "hello", companion=with_model(house, model))

    assert model.asks == []


def test_a_clock_that_is_set_back_brings_no_yes_to_life(house, talking, clock, open_as) -> None:
    """Troth is started again with the clock at the day of the yes: it stays run out."""
    clock.move(days=366)
    house.gate.may(talking, COMPANION_REPLY)
    house.close()

    started_again = open_as(clock=SetClock(AT))

    assert not started_again.gate.may(talking, COMPANION_REPLY)
    with pytest.raises(Refused, match="has run out"):
        talk(started_again, talking, "hello")
