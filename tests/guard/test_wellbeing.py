"""A person's own use in numbers, without praise, blame or words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from troth.guard import engagement
from troth.guard.wellbeing import DAYS, Goal, Summary, Use, mentions, summary
from troth.registry.readability import grade

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
TODAY = NOW.date()


def used(*minutes_ago: float, people: int = 0) -> list[Use]:
    """Return messages that were answered so many minutes ago."""
    return [Use(NOW - timedelta(minutes=one), people) for one in minutes_ago]


def test_minutes_are_those_of_talks_and_a_pause_ends_one() -> None:
    """A message is a minute; after a quarter of an hour of silence a talk is over."""
    found = summary(used(60, 50, 40, 10), now=NOW, zone=UTC)

    assert found.minutes == {TODAY: 21 + 1}
    assert (found.longest, found.messages, found.week) == (21, 4, 22)


def test_nights_and_days_are_those_where_the_person_lives() -> None:
    """Between midnight and five by their clock, not by the server's."""
    late = [Use(datetime(2026, 11, 20, 23, 30, tzinfo=UTC))]

    assert summary(late, now=NOW, zone=UTC).nights == frozenset()
    there = summary(late, now=NOW, zone=ZoneInfo("Europe/Berlin"))
    assert there.nights == {date(2026, 11, 21)}
    assert there.minutes == {date(2026, 11, 21): 1}


def test_a_talk_past_midnight_is_on_both_days() -> None:
    """Else the second day has use and no minutes, and the first one more than it has."""
    minutes = range(0, 181, 10)
    begin = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    late = [Use(begin + timedelta(minutes=one)) for one in minutes]

    found = summary(late, now=NOW, zone=UTC)

    assert found.minutes == {date(2026, 11, 20): 90, date(2026, 11, 21): 91}
    assert (found.longest, found.streak) == (181, 2)


def test_the_last_minute_of_a_day_is_of_that_day() -> None:
    """No day begins that nobody talked on; the two sides of midnight have a minute each."""
    end = datetime(2026, 11, 20, 23, 59, 50, tzinfo=UTC)
    one = [Use(end - timedelta(minutes=9)), Use(end)]
    other = [Use(end), Use(end + timedelta(seconds=15))]

    assert set(summary(one, now=NOW, zone=UTC).minutes) == {end.date()}
    assert summary(other, now=NOW, zone=UTC).minutes == {
        end.date(): 1,
        end.date() + timedelta(days=1): 1,
    }


def test_days_in_a_row_end_with_a_day_off() -> None:
    """Up to today; a day that is not over yet breaks none."""
    day = 24 * 60
    assert summary(used(0, day, 2 * day, 4 * day), now=NOW, zone=UTC).streak == 3
    assert summary(used(day, 2 * day), now=NOW, zone=UTC).streak == 2
    assert summary(used(3 * day), now=NOW, zone=UTC).streak == 0


def test_what_is_older_or_still_to_come_does_not_count() -> None:
    """Only the days that the page speaks of, in whatever order they were kept."""
    uses = [*used(-60), *used(DAYS * 24 * 60), *used(5), *used(0)]

    assert summary(uses, now=NOW, zone=UTC).messages == 3  # later the same day is the same day
    assert summary([], now=NOW, zone=UTC) == Summary(
        since=TODAY - timedelta(days=DAYS - 1), until=TODAY
    )


def test_other_people_are_counted_by_words_and_not_by_names() -> None:
    """In four languages; a number comes back and nothing else."""
    for text, count in (
        ("My sister and a friend came", 2),
        ("Meine Schwester war da", 1),
        ("mi hermana y mi jefe", 2),
        ("ma sœur et mon père", 2),
        ("Anna came", 0),
        ("I friend you", 0),
        ("", 0),
    ):
        assert mentions(text) == count, text
    assert summary(used(3, people=2), now=NOW, zone=UTC).people == 1


def test_a_goal_is_told_as_a_fact() -> None:
    """How often it was more; nothing where there is no goal."""
    found = summary(used(*range(0, 60, 10)), now=NOW, zone=UTC)

    assert found.against(Goal()) == []
    (said,) = found.against(Goal(minutes=30))
    assert "more on 1 of the last 7 days" in said
    (said,) = found.against(Goal(no_nights=True))
    assert "0 of the last 7 nights" in said


def test_the_sentences_are_plain_and_neither_praise_nor_blame() -> None:
    """Nor do they ask for more."""
    found = summary(used(0, 5, 1440), now=NOW, zone=UTC)
    told = [*found.told(), *found.against(Goal(minutes=1, no_nights=True))]

    assert grade(" ".join(told)) <= 8
    for word in ("!", "great", "well done", "keep", "only", "too much", "record", "best", "?"):
        assert word not in " ".join(told).lower()
    assert not any(engagement.sweep(one).orders for one in told)
