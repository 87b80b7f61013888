"""Saying that this is an AI, at the start and every three hours."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.disclosure import EVERY, due, prefix
from troth.companion.persona import MIRA, PERSONAS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DEMO = "This is a small demo model that runs on this machine. It is often wrong."


def test_it_is_due_when_a_conversation_starts():
    """Never told means now."""
    assert due(None, NOON)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (timedelta(0), False),
        (timedelta(hours=2, minutes=59, seconds=59), False),
        (timedelta(hours=3), True),
        (timedelta(days=2), True),
        (timedelta(seconds=-1), True),
    ],
)
def test_it_is_due_every_three_hours(later, told):
    """At three hours sharp, and where the last time lies in the future."""
    assert due(NOON, NOON + later) is told


def test_zones_do_not_matter():
    """Times are compared as instants."""
    tokyo = timezone(timedelta(hours=9))

    assert not due(NOON, (NOON + timedelta(hours=2)).astimezone(tokyo))


@given(st.lists(st.integers(min_value=1, max_value=14_400), min_size=1, max_size=60))
def test_no_three_hours_of_talk_pass_without_it(seconds):
    """However messages are spaced, an answer never comes three hours after the last notice."""
    at, last = NOON, None
    for gap in seconds:
        at += timedelta(seconds=gap)
        if due(last, at):
            last = at
        assert at - last < EVERY


def test_the_opening_says_who_speaks():
    """An AI, not a person, before anything else."""
    assert prefix(MIRA, demo=False) == "I'm Mira, an AI, not a person.\n\n"


def test_the_demo_model_says_so_each_time():
    """At the start and in the reminder."""
    assert prefix(MIRA, demo=True) == f"I'm Mira, an AI, not a person. {DEMO}\n\n"
    assert DEMO in prefix(MIRA, demo=True, begins=False)


def test_the_reminder_comes_from_troth_and_offers_a_break():
    """It is not the companion who speaks, and nothing holds the person."""
    text = prefix(MIRA, demo=False, begins=False)

    assert text.startswith("A note from Troth: Mira is an AI, not a person.")
    assert "break" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "una IA, no una persona"),
        ("de-CH", "eine KI, kein Mensch"),
        ("FR", "une IA, pas une personne"),
        ("xx", "an AI, not a person"),
        ("", "an AI, not a person"),
    ],
)
@pytest.mark.parametrize("begins", [True, False])
@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: one.id)
def test_each_language_says_it(language, said, begins, persona):
    """Four languages, English where there is no other, and always the name."""
    text = prefix(persona, demo=True, begins=begins, language=language)

    assert said in text
    assert persona.name in text
    assert text.endswith(".\n\n")
