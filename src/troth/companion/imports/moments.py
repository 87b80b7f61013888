"""Reads the times that other services write. What is no time, or none that can be, is None.

A time without a zone is taken as UTC. Pure.
"""

import math
import re
from datetime import UTC, datetime, timedelta
from typing import Final

from troth.words import Json

_FIRST: Final = datetime(1990, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2200, 1, 1, tzinfo=UTC)
_NO_SECONDS: Final = 1e14
"""No number that counts seconds or milliseconds of such a time is as large."""
_IN_MS: Final = 1e11
"""Seconds beyond this are milliseconds: in seconds they would lie after the year 5000."""
_IN_WORDS: Final = re.compile(r"([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4}) (\d{1,2}):(\d{2}) ?([ap])m")
_BY_LETTERS: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2}) ?@(\d{1,2})h ?(\d{1,2})m ?(\d{1,2})s(?: ?(\d{1,3})ms)?"
)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS: Final = {
    written: at for at, name in enumerate(_MONTHS, 1) for written in (name, name[:3])
}
_LONGEST: Final = 60


def moment(value: Json) -> datetime | None:
    """Return a time from seconds, milliseconds, RFC 3339, or as SillyTavern writes one."""
    try:
        found = _read(value)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and _FIRST <= found < _LAST else None


def _read(value: Json) -> datetime | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _counted(float(value))
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    if found := _IN_WORDS.fullmatch(text):
        return _in_words(*found.groups())
    if found := _BY_LETTERS.fullmatch(text):
        *parts, ms = (int(part or 0) for part in found.groups())
        return datetime(*parts, tzinfo=UTC) + timedelta(milliseconds=ms)  # type: ignore[misc, arg-type]  # six numbers
    if text.isascii() and text.isdecimal():
        return _counted(float(text))
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _counted(seconds: float) -> datetime | None:
    if not math.isfinite(seconds) or abs(seconds) > _NO_SECONDS:
        return None
    return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > _IN_MS else seconds, UTC)


def _in_words(month: str, day: str, year: str, hour: str, minute: str, half: str) -> datetime:  # noqa: PLR0913, PLR0917  # as they stand
    found = _NUMBERS.get(month, 0)  # none: no such day, which is told below
    hours = int(hour) % 12 + (12 if half == "p" else 0)
    return datetime(int(year), found, int(day), hours, int(minute), tzinfo=UTC)
