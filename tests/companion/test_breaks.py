"""When the notice is due: by person and companion, and rather once too often than too seldom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from troth.companion.answer import Asking
from troth.companion.breaks import Breaks
from troth.companion.persona import MIRA, TEO
from troth.testing.house import ask
from troth.testing.providers import ScriptedProvider

HOUR, THREE = timedelta(hours=1), timedelta(hours=3)


@pytest.fixture
def asking() -> Asking:
    """Return a question that somebody asks."""
    return Asking(
        person="psn_a",
        question=ask("hi"),
        persona=MIRA,
        resources=None,
        stop=None,
        still=None,
        provider=ScriptedProvider([]),
    )


@pytest.fixture
def breaks(clock) -> Breaks:
    """Return a desk that told nobody yet."""
    return Breaks(clock, language="en")


def test_a_talk_begins_with_it_and_hears_it_in_time(breaks, clock, asking) -> None:
    """At its person's own pace; what must be said is said with it."""
    assert breaks.opening(asking, HOUR, begins=True).startswith("I'm Mira, an AI")
    assert breaks.opening(asking, HOUR, begins=False)
    breaks.remember(asking)
    clock.move(minutes=59)
    assert breaks.opening(asking, HOUR, begins=False) == ""
    assert breaks.opening(asking, HOUR, "Look.", begins=False).endswith("Look.\n\n")
    clock.move(minutes=1)
    assert "break" in breaks.opening(asking, HOUR, begins=False)
    assert breaks.opening(asking, THREE, begins=False) == ""


def test_no_one_waits_longer_than_three_hours(breaks, clock, asking) -> None:
    """Whatever is asked for."""
    breaks.remember(asking)
    clock.move(hours=3)

    assert breaks.opening(asking, timedelta(days=9), begins=False)


def test_each_companion_and_each_person_have_their_own(breaks, asking) -> None:
    """And who is gone is forgotten."""
    breaks.remember(asking)

    assert breaks.notice("psn_a", MIRA, every=THREE, demo=False) == ""
    assert breaks.notice("psn_a", TEO, every=THREE, demo=False).startswith("I'm Teo")
    assert breaks.notice("psn_b", MIRA, every=THREE, demo=True)
    breaks.drop_gone(lambda person: person == "psn_a")
    assert breaks.notice("psn_a", MIRA, every=THREE, demo=False).startswith("I'm Mira")


def test_an_errand_hears_nothing(breaks, asking) -> None:
    """A title is no talk."""
    errand = replace(asking, question=replace(asking.question, errand=True))

    assert breaks.opening(errand, HOUR, "Look.", begins=True) == ""
