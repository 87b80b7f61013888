"""A clock that was set back, before a start or while Troth runs, extends no consent."""

from datetime import timedelta

import pytest

from troth.clock import SetClock, SystemClock
from troth.companion.turn import Turn
from troth.errors import Refused
from troth.testing.house import AT, allow
from troth.words import COMPANION_HISTORY, Reason

YEAR = timedelta(days=365)


def _keep(house, person) -> None:
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(Turn(text="words", role="user", at="now", conversation="talk"))


@pytest.fixture
def asked(house, noor):
    """A person who said yes for a year."""
    allow(house, noor)
    return noor


def test_a_yes_that_ran_out_stays_so_after_a_restart_in_the_past(house, asked, clock, open_home):
    """Refused once as expired; with the clock set back and Troth started anew, refused still."""
    clock.move(days=365, seconds=1)
    with pytest.raises(Refused, match="run out"):
        house.gate.enter(asked, COMPANION_HISTORY)
    house.close()

    again = open_home(clock=SetClock(AT))

    with pytest.raises(Refused) as caught:
        again.gate.enter(asked, COMPANION_HISTORY)
    assert caught.value.reason is Reason.EXPIRED


def test_the_latest_time_ever_seen_is_kept_with_every_use(house, asked, clock, open_home):
    """A use just before the end is enough: after it, no earlier time is believed."""
    clock.set(AT + YEAR - timedelta(seconds=10))
    _keep(house, asked)
    house.close()
    past = SetClock(AT)

    again = open_home(clock=past)

    assert past.now() >= AT + YEAR - timedelta(seconds=10)
    _keep(again, asked)
    past.move(seconds=11)
    with pytest.raises(Refused, match="run out"):
        again.gate.enter(asked, COMPANION_HISTORY)


def test_the_machines_clock_begins_at_what_was_kept(house, asked, clock, open_home):
    """With the machine's own clock years behind: the house tells the kept time, and it moves on."""
    clock.move(days=3650)
    with pytest.raises(Refused):
        house.gate.enter(asked, COMPANION_HISTORY)
    house.close()
    machine = SystemClock()
    behind = machine.now()

    again = open_home(clock=machine)

    assert behind < AT + timedelta(days=3650) <= again.clock.now()
    assert machine.runs_behind_by() > timedelta(days=3000)
    with pytest.raises(Refused, match="run out"):
        again.gate.enter(asked, COMPANION_HISTORY)


def test_the_kept_time_never_goes_back(house, asked, clock, open_home, sql):
    """A process with a clock behind writes no earlier time over a later one."""
    late = open_home(clock=SetClock(AT + timedelta(days=30)))
    _keep(late, asked)
    ((kept,),) = sql("SELECT clock_floor_ms FROM installation")

    _keep(house, asked)

    assert sql("SELECT clock_floor_ms FROM installation") == [(kept,)]
    assert kept == round((AT + timedelta(days=30)).timestamp() * 1000)


def test_a_record_past_its_moment_stays_unread_after_the_clock_is_set_back(
    house, asked, clock, open_home
):
    """What may not be shown any more is not shown again."""
    _keep(house, asked)
    clock.move(days=300)
    allow(house, asked)
    clock.move(days=66)
    with house.gate.enter(asked, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []
        room.note("looked")
    house.close()

    again = open_home(clock=SetClock(AT))

    with again.gate.enter(asked, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []
