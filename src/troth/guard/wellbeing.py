"""A person's own use in numbers: minutes, nights, the longest talk, days in a row, other people.

Promise: times and counts alone, no words and no mood. Nothing here praises a number, ranks it
or asks for more; a goal is the person's own, and a goal that is missed is told as a fact. Where
it is kept, and only after a yes, `companion.wellbeing` says. Nothing else may read it: see
`guard.engagement`. Pure.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from troth.guard.plain import plain

PAUSE: Final = timedelta(minutes=15)
"""After so long without a message a talk is over."""
NIGHT_ENDS: Final = 5
"""From midnight to this hour it is night."""
DAYS: Final = 28
_WEEK: Final = 7
MOST_GOAL: Final = 24 * 60
_LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Use:
    """One message of the person: when it was answered, how many other people stand in it."""

    at: datetime
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a person wants of themselves. minutes: at most so many a day; 0: no such goal."""

    minutes: int = 0
    no_nights: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The last `DAYS` days. minutes: by day. nights: days with use between midnight and five.

    streak: days in a row with use, up to today. messages, people: how many messages, and how
    many of them speak of somebody else.
    """

    since: date
    until: date
    minutes: Mapping[date, int] = field(default_factory=dict)
    nights: frozenset[date] = frozenset()
    longest: int = 0
    streak: int = 0
    messages: int = 0
    people: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not self.messages

    @property
    def week(self) -> int:
        """Minutes in the last seven days."""
        first = self.until - timedelta(days=_WEEK - 1)
        return sum(count for day, count in self.minutes.items() if day >= first)

    def told(self) -> Sequence[str]:
        """Return what there is to say, in plain sentences without praise or blame."""
        nights, days = len(self.nights), len(self.minutes)
        return [
            f"You talked for {_minutes(self.week)} in the last 7 days.",
            f"In the last {DAYS} days you talked on {_of(days, 'day')}.",
            f"On {_of(nights, 'night')} you talked between midnight and five.",
            f"Your longest talk went on for {_minutes(self.longest)}.",
            f"You talked on {_of(self.streak, 'day')} in a row, up to today.",
            f"You spoke of other people in {self.people} of {_of(self.messages, 'message')}.",
        ]

    def against(self, goal: Goal) -> Sequence[str]:
        """Say how the last seven days stand to a goal, as a fact."""
        first = self.until - timedelta(days=_WEEK - 1)
        told = []
        if goal.minutes:
            over = sum(
                1 for day, count in self.minutes.items() if day >= first and count > goal.minutes
            )
            told.append(
                f"Your goal is at most {_minutes(goal.minutes)} a day. "
                f"It was more on {over} of the last 7 days."
            )
        if goal.no_nights:
            late = sum(1 for day in self.nights if day >= first)
            told.append(
                "Your goal is not to talk between midnight and five. "
                f"You did on {late} of the last 7 nights."
            )
        return told


def summary(uses: Sequence[Use], *, now: datetime, zone: tzinfo) -> Summary:
    """Sum up the uses of the last days, in any order. zone: where the person lives."""
    until = now.astimezone(zone).date()
    since = until - timedelta(days=DAYS - 1)
    seen = sorted(
        (one for one in uses if since <= one.at.astimezone(zone).date() <= until),
        key=lambda one: one.at,
    )
    minutes: dict[date, int] = {}
    longest = 0
    for begin, end in _talks(seen):
        length = math.ceil((end - begin).total_seconds() / 60) + 1
        longest = max(longest, length)
        for day, count in _by_day(begin.astimezone(zone), length, last=end.astimezone(zone).date()):
            minutes[day] = minutes.get(day, 0) + count
    days = {one.at.astimezone(zone).date() for one in seen}
    return Summary(
        since=since,
        until=until,
        minutes=minutes,
        nights=frozenset(
            there.date() for one in seen if (there := one.at.astimezone(zone)).hour < NIGHT_ENDS
        ),
        longest=longest,
        streak=_streak(days, until),
        messages=len(seen),
        people=sum(1 for one in seen if one.people),
    )


def mentions(text: str) -> int:
    """Count the other people that a message speaks of: "my sister", "a friend". Names don't count.

    The words are looked at once and only the number is returned.
    """
    said = plain(text[-_LONGEST:])[0]
    return len({found[0] for found in _PEOPLE.finditer(said)})


def _talks(uses: Sequence[Use]) -> Sequence[tuple[datetime, datetime]]:
    talks: list[tuple[datetime, datetime]] = []
    for one in uses:
        if talks and one.at - talks[-1][1] <= PAUSE:
            talks[-1] = (talks[-1][0], one.at)
        else:
            talks.append((one.at, one.at))
    return talks


def _by_day(at: datetime, minutes: int, *, last: date) -> Sequence[tuple[date, int]]:
    """Share the minutes of a talk out over its days: one past midnight is on both.

    at: when it began, where the person lives. last: the day of its last message.
    """
    shares: list[tuple[date, int]] = []
    while at.date() < last:
        midnight = datetime.combine(at.date() + timedelta(days=1), time(), tzinfo=at.tzinfo)
        left = (midnight.astimezone(UTC) - at.astimezone(UTC)).total_seconds() / 60
        share = min(minutes - 1, max(1, math.ceil(left)))
        shares.append((at.date(), share))
        minutes, at = minutes - share, midnight
    return [*shares, (last, minutes)]


def _streak(days: set[date], until: date) -> int:
    day = until if until in days else until - timedelta(days=1)
    count = 0
    while day in days:
        count, day = count + 1, day - timedelta(days=1)
    return count


def _minutes(count: int) -> str:
    hours, minutes = divmod(count, 60)
    if not hours:
        return _of(minutes, "minute")
    return f"{_of(hours, 'hour')} and {_of(minutes, 'minute')}" if minutes else _of(hours, "hour")


def _of(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


_KIN: Final = (
    r"mom|mum|mother|dad|father|parents|sister|brother|son|daughter|kids?|children|wife|husband"
    r"|partner|girlfriend|boyfriend|friends?|best friend|colleagues?|coworkers?|boss|neighbou?rs?"
    r"|aunt|uncle|cousins?|grandma|grandpa|grandmother|grandfather|roommates?|teacher|therapist"
    r"|family|team"
    r"|mama|mutter|papa|vater|eltern|schwester|bruder|sohn|tochter|kinder|frau|mann|partnerin"
    r"|freundin(?:nen)?|freunde?n?|kolleg(?:e|in|en)|chefin?|nachbar(?:n|in)?|tante|onkel|oma|opa"
    r"|familie"
    r"|madre|padre|padres|herman[oa]s?|hij[oa]s?|espos[oa]|mujer|marido|pareja|novi[oa]|amig[oa]s?"
    r"|compane?r[oa]s?|jef[ae]|vecin[oa]s?|tia|tio|prim[oa]s?|abuel[oa]s?|familia"
    r"|mere|pere|soeur|frere|fils|fille|enfants|femme|mari|copain|copine|amie?s?|collegues?|chef"
    r"|voisine?s?|tante|oncle|cousine?s?|grand mere|grand pere|famille"
)
_PEOPLE: Final = re.compile(
    r" (?:my|our|a|an|the|mein|meine|meinem|meinen|meiner|unser|unsere|ein|eine|einem|einer|mi|mis"
    r"|un|una|nuestr[oa]s?|mon|ma|mes|notre|nos|une|des|with|mit|con|avec)"
    r"(?: (?:best|old|new|little|big|older|younger|beste|besten|mejor|meilleure?))?"
    rf" (?:{_KIN})(?= )"
)
