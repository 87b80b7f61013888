"""A provider for tests counts as outside in everything but where its bytes arrive."""

import pytest

from troth.clock import SystemClock
from troth.errors import Refused
from troth.registry.outside import purpose_of
from troth.registry.trust import trust
from troth.testing.house import AT, allow, talk
from troth.testing.outside import (
    CLAIMS,
    as_of_today,
    choose,
    outside_entry,
    rules_only,
    upstream,
    with_outside,
)
from troth.testing.upstream import says


@pytest.mark.parametrize("level", CLAIMS)
def test_an_entry_reaches_the_level_that_is_asked_for(level):
    """By claims that hold, as any other entry."""
    entry = outside_entry(level=level)

    assert trust(entry, AT.date()).level is level
    assert not entry.runs_here


@pytest.mark.parametrize("level", CLAIMS)
def test_on_the_clock_of_the_machine_it_holds_whatever_day_it_is(level):
    """Tests that ask a real server run in other years, too."""
    today = SystemClock().now().date()

    assert trust(as_of_today(outside_entry(level=level, ends="2026-11-02")), today).level is level


def test_it_answers_in_place_of_the_address_that_its_entry_names(house, noor):
    """The request comes to the test's server, with the key, masked."""
    with upstream(says("Good ", "evening.")) as up:
        entry = with_outside(house, up, key="sk-planted")
        allow(house, noor)
        allow(house, noor, purpose_of(entry.id))
        choose(house, noor, entry)

        heard = talk(house, noor, "I am Noor")
        again = talk(house, noor, "I am Noor")  # on another event loop

    assert heard.text.endswith("Good evening.")
    assert (heard.reply.is_outside, again.reply.masked) == (True, 1)
    assert [one.headers["authorization"] for one in up.requests] == ["Bearer sk-planted"] * 2
    assert not any(b"Noor" in one.body for one in up.requests)


def test_without_a_yes_nothing_comes_there(house, noor):
    """It is asked for like every provider."""
    with upstream(says("Good evening.")) as up:
        choose(house, noor, with_outside(house, up))
        allow(house, noor)

        with pytest.raises(Refused):
            talk(house, noor, "I am Noor")

        assert up.requests == []


def test_the_rules_of_the_veil_are_the_real_ones(noor):
    """Names that are known and what has rules; no model is loaded."""
    found = rules_only().detect(noor, "Noor, noor.lind@example.org, my depression", ("Noor",))

    assert {one.kind for one in found} == {"direct", "sensitive"}
    assert {one.why for one in found} >= {"e-mail", "health"}
