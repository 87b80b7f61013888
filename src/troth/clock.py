"""The only reader of time.

A consent must never live longer because a clock went backwards. So a clock
keeps a floor: the latest time this installation has ever seen. While a process
runs, time moves on at least as fast as the machine's monotonic counter; when it
starts, time begins no earlier than the floor that the store kept.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Tests set it; the product reads the machine's."""

    def now(self) -> datetime:
        """Return the present, aware and in UTC. Never earlier than before."""
        ...

    def raise_floor(self, floor: datetime) -> None:
        """Never again tell a time before `floor`."""
        ...


class SystemClock:
    """The machine's clock with a floor under it."""

    def __init__(self, floor: datetime | None = None) -> None:
        # The latest time known, and what the counter read then: one value, since threads share it.
        self._latest = (floor or datetime.fromtimestamp(0, UTC), time.monotonic())

    def now(self) -> datetime:
        """Return the wall clock's time, or the latest time told moved on, if that is later."""
        told, counted = self._latest
        count = time.monotonic()
        now = datetime.now(UTC)
        if now <= (at_least := told + timedelta(0, count - counted)):
            return at_least
        self._latest = (now, count)
        return now

    def raise_floor(self, floor: datetime) -> None:
        """Never again tell a time before `floor` (which lies at most at the present)."""
        if floor > self.now():
            self._latest = (floor, time.monotonic())

    def runs_behind_by(self) -> timedelta:
        """Say how far the wall clock lies behind what this clock tells. For `troth doctor`."""
        return max(timedelta(0), self.now() - datetime.now(UTC))


class SetClock:
    """A clock that tells what it is told. For tests and drills."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the set time."""
        return self._at

    def set(self, at: datetime) -> None:
        """Try to set the time; like every clock, it never goes back."""
        self._at = max(self._at, at)

    def move(self, **by: float) -> None:
        """Move forward by `timedelta(**by)`."""
        self.set(self._at + timedelta(**by))

    def raise_floor(self, floor: datetime) -> None:
        """Never again tell a time before `floor`."""
        self.set(floor)


def text(at: datetime) -> str:
    """Write a time as RFC 3339 in UTC with milliseconds, as in `2026-11-21T19:30:00.000Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse(written: str) -> datetime:
    """Read what `text` wrote. Raises ValueError on anything without a zone."""
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        message = "a time without a zone"
        raise ValueError(message)
    return at.astimezone(UTC)


def ms(at: datetime) -> int:
    """Write a time as milliseconds since 1970, as the tables keep it."""
    return round(at.timestamp() * 1000)


def from_ms(number: int) -> datetime:
    """Read what `ms` wrote."""
    return datetime.fromtimestamp(number / 1000, UTC)


def day(at: datetime) -> str:
    """Write the day of a time in words, in UTC, as in `21 November 2026`."""
    there = at.astimezone(UTC)
    return f"{there.day} {_MONTHS[there.month - 1]} {there.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def monotonic() -> float:
    """Return seconds on a counter that never goes back. For time-outs only."""
    return time.monotonic()
