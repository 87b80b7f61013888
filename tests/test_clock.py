import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth import clock
from troth.clock import SetClock, SystemClock, day, from_ms, monotonic, ms, parse, text

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TIMES = st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(9000, 1, 1))  # noqa: DTZ001  # hypothesis adds the zone


class Machine:
    """The machine's two clocks, set by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.counter = NOON, 1000.0
        machine = self

        class Wall(datetime):
            @classmethod
            def now(cls, tz=None):
                return machine.wall.astimezone(tz)

        monkeypatch.setattr(clock, "datetime", Wall)
        monkeypatch.setattr(time, "monotonic", lambda: machine.counter)

    def pass_by(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self.wall += timedelta(seconds=seconds)
        self.counter += seconds


@pytest.fixture
def machine(monkeypatch) -> Machine:
    """A machine at noon."""
    return Machine(monkeypatch)


def test_the_system_clock_tells_the_wall_clock(machine):
    """As long as nobody turns it back; aware and in UTC."""
    ticking = SystemClock()

    assert ticking.now() == NOON
    machine.pass_by(90)
    assert ticking.now() == NOON + timedelta(seconds=90)
    assert ticking.now().tzinfo is UTC


def test_a_wall_clock_set_back_while_running_stops_nothing(machine):
    """Time moves on by the machine's counter from the latest time that was told."""
    ticking = SystemClock(NOON - timedelta(days=3))
    assert ticking.now() == NOON

    machine.pass_by(10)
    machine.wall -= timedelta(days=30)
    machine.pass_by(5)

    assert ticking.now() == NOON + timedelta(seconds=15)
    assert ticking.runs_behind_by() == timedelta(days=30)


def test_a_wall_clock_set_back_before_the_start_is_not_believed(machine):
    """A restart begins no earlier than the floor that was kept, and time goes on from there."""
    machine.wall = NOON - timedelta(days=400)

    ticking = SystemClock(NOON)

    assert ticking.now() == NOON
    machine.pass_by(60)
    assert ticking.now() == NOON + timedelta(seconds=60)
    assert ticking.runs_behind_by() == timedelta(days=400)


def test_a_wall_clock_ahead_of_the_floor_counts(machine):
    """The floor holds nothing back."""
    ticking = SystemClock(NOON - timedelta(days=1))

    assert ticking.now() == NOON
    assert ticking.runs_behind_by() == timedelta(0)


def test_a_raised_floor_is_never_gone_below(machine):
    """The floor of another process, later than this machine's time, counts from then on."""
    ticking = SystemClock()

    ticking.raise_floor(NOON + timedelta(hours=1))
    assert ticking.now() == NOON + timedelta(hours=1)
    machine.pass_by(30)
    ticking.raise_floor(NOON)
    assert ticking.now() == NOON + timedelta(hours=1, seconds=30)


def test_a_floor_of_the_past_changes_nothing(machine):
    """Neither the time nor the counting starts anew."""
    ticking = SystemClock(NOON + timedelta(hours=1))
    machine.pass_by(30)

    ticking.raise_floor(NOON + timedelta(hours=1, seconds=29))
    machine.pass_by(1)

    assert ticking.now() == NOON + timedelta(hours=1, seconds=31)


def test_the_real_clock_never_goes_back():
    """Without anybody's hand on it."""
    ticking = SystemClock()

    told = [ticking.now() for _ in range(1000)]

    assert told == sorted(told)
    assert abs(told[-1] - datetime.now(UTC)) < timedelta(seconds=5)
    assert monotonic() <= monotonic()


def test_a_set_clock_tells_what_it_was_told_and_never_goes_back():
    """Like every clock."""
    told = SetClock(NOON)

    told.move(hours=2)
    told.set(NOON)
    assert told.now() == NOON + timedelta(hours=2)
    told.raise_floor(NOON + timedelta(hours=1))
    assert told.now() == NOON + timedelta(hours=2)
    told.raise_floor(NOON + timedelta(hours=3))
    told.move(hours=-5)
    assert told.now() == NOON + timedelta(hours=3)
    told.set(NOON + timedelta(days=1))
    assert told.now() == NOON + timedelta(days=1)


@settings(deadline=None)
@given(at=TIMES)
def test_a_written_time_reads_back_to_the_millisecond(at):
    """RFC 3339 in UTC, always with the same number of signs."""
    aware = at.replace(tzinfo=UTC)

    written = text(aware)

    assert parse(written) == aware.replace(microsecond=aware.microsecond // 1000 * 1000)
    assert len(written) == len("2026-11-21T19:30:00.000Z")


def test_a_time_of_another_zone_is_written_in_utc():
    """One moment has one spelling."""
    at = datetime(2026, 11, 21, 20, 30, tzinfo=timezone(timedelta(hours=1)))

    assert text(at) == "2026-11-21T19:30:00.000Z"
    assert parse("2026-11-21T20:30:00+01:00") == at
    assert parse("2026-11-21T20:30:00+01:00").tzinfo is UTC


@pytest.mark.parametrize("written", ["2026-11-21T19:30:00", "2026-11-21", "noon", ""])
def test_a_time_without_a_zone_is_refused(written):
    """Nobody guesses whose noon was meant."""
    with pytest.raises(ValueError, match=r"zone|isoformat"):
        parse(written)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (NOON, "21 November 2026"),
        (datetime(2027, 1, 1, tzinfo=UTC), "1 January 2027"),
        (datetime(2027, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))), "31 December 2026"),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), "29 February 2028"),
    ],
)
def test_a_day_in_words(at, expected):
    """A person reads the day in UTC, with the month spelled out, whatever the machine's tongue."""
    assert day(at) == expected


def test_milliseconds_are_read_as_they_were_written():
    """As the tables keep a time: a whole number, in UTC, to the millisecond."""
    at = datetime(2026, 11, 21, 19, 30, 0, 123_000, tzinfo=UTC)

    assert ms(at) == 1_795_289_400_123
    assert from_ms(ms(at)) == at
    assert from_ms(ms(at)).tzinfo is UTC
