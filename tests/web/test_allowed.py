"""Rows of what a person allows: what was said, and what holds now."""

from dataclasses import replace

import pytest

from troth.errors import NotFound
from troth.gate.forget import shred_purpose
from troth.gate.lockdown import lock
from troth.testing.house import add_person, allow, talk
from troth.web import allowed
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, PurposeId

HOW = {"method": "page"}


@pytest.fixture
def ida(house):
    """Return an invented person who talked, and keeps her talks."""
    person = add_person(house, "Ida")
    allow(house, person)
    talk(house, person, "hello")
    return person


def test_those_that_a_person_decides_about_come_first(house, ida) -> None:
    """Then those that the law asks for; none is missing."""
    rows = allowed.rows(house, ida)

    registry = house.gate.states.common().registry
    decided = {row.purpose.id for row in rows if row.standing.can_change}
    assert decided == {one.id for one in registry.asked()}
    can_change = [row.standing.can_change for row in rows]
    assert can_change == sorted(can_change, reverse=True)
    assert len(rows) == len(registry.purposes)


def test_they_stand_in_groups_and_first_what_the_rest_builds_on(house, ida) -> None:
    """Each purpose of the registry has its place, so that none comes last by chance."""
    decided = [row for row in allowed.rows(house, ida) if row.standing.can_change]

    groups = allowed.grouped(decided)

    told = {name: [row.purpose.id for row in rows] for name, rows in groups.items()}
    assert told == {name: list(ids) for name, ids in allowed.GROUPS.items() if ids}
    assert [row for rows in groups.values() for row in rows] == decided


def test_a_provider_elsewhere_stands_in_the_last_group(house, ida) -> None:
    """And what a registry of somebody's own asks besides ends the first."""
    row = allowed.row(house, ida, COMPANION_REPLY)
    added = [
        replace(row, purpose=replace(row.purpose, id=PurposeId(name)))
        for name in ("companion.outside.desk", "study.notes", COMPANION_REPLY)
    ]

    told = {name: [one.purpose.id for one in rows] for name, rows in allowed.grouped(added).items()}

    assert told == {
        "Talking": ["companion.reply", "study.notes"],
        "Models elsewhere": ["companion.outside.desk"],
    }


def test_a_purpose_that_is_not_there_has_no_row(house, ida) -> None:
    """It is told, not guessed."""
    with pytest.raises(NotFound):
        allowed.row(house, ida, "no.such")


@pytest.mark.parametrize("how", ["hold", "lockdown"])
def test_a_pause_leaves_the_switch_where_it_was(house, ida, how) -> None:
    """The yes is paused, with the reason; it is not gone."""
    if how == "hold":
        house.gate.consents.restrict(ida, **HOW)
    else:
        lock(house.gate, why="drill")

    row = allowed.row(house, ida, COMPANION_REPLY)

    assert row.is_on
    assert row.paused == house.gate.may(ida, COMPANION_REPLY).sentence


def test_a_no_is_not_paused(house, ida) -> None:
    """What is off by the person's word says so, also during a hold."""
    house.gate.consents.withdraw(ida, COMPANION_REPLY, **HOW)
    house.gate.consents.restrict(ida, **HOW)

    row = allowed.row(house, ida, COMPANION_REPLY)

    assert (row.is_on, row.paused) == (False, "")
    assert row.standing.because == "You took back your yes."


def test_what_is_kept_waits_only_while_it_is_off(house, ida, clock) -> None:
    """On: it is kept. Off: until a day. Past that day, or forgotten: nothing waits."""
    on = allowed.row(house, ida, COMPANION_HISTORY)
    house.gate.consents.withdraw(ida, COMPANION_HISTORY, **HOW)
    off = allowed.row(house, ida, COMPANION_HISTORY)
    clock.move(days=8)
    late = allowed.row(house, ida, COMPANION_HISTORY)
    shred_purpose(house.gate, ida, COMPANION_HISTORY)
    gone = allowed.row(house, ida, COMPANION_HISTORY)

    assert (on.keeps, on.kept_until) == (True, None)
    assert off.kept_until is not None
    assert (off.kept_until - house.gate.consents.events(ida)[-1].at).days == 7
    assert (late.keeps, late.kept_until) == (True, None)
    assert (gone.keeps, gone.kept_until) == (False, None)


def test_answers_are_counted_by_what_the_person_said(house, ida, clock) -> None:
    """To be asked is no answer, and neither is that a yes ran out."""
    before = allowed.row(house, ida, COMPANION_REPLY).answers
    house.gate.consents.ask(ida, COMPANION_REPLY, language="en", **HOW)
    clock.move(days=400)

    row = allowed.row(house, ida, COMPANION_REPLY)

    assert row.standing.because == "Your yes has run out."
    assert row.answers == before


@pytest.mark.parametrize(
    "path",
    [
        "/talks",
        "/guard",
        "/memory",
        "/memory/facts",
        "/companions",
        "/wellbeing",
        "/match",
        "/match/talks",
    ],
)
def test_a_page_does_not_say_that_nothing_is_kept_while_all_is_on_hold(
    house, browser_of, path: str
) -> None:
    """All of it is still there, and no card ends a hold or a lockdown: the page says what does."""
    browser = browser_of(add_person(house, "Noor"))
    for one in house.gate.states.common().registry.asked():
        allow(house, browser.person, one.id, **HOW)
    house.gate.consents.restrict(browser.person, **HOW)

    held = browser.get(path).text
    lock(house.gate, why="drill")
    locked = browser.get(path).text

    assert "Your data is on hold" in held
    assert 'href="/privacy#hold"' in held
    assert "Troth is locked down" in locked
    for page in (held, locked):
        assert "What was kept is still here" in page
        assert "Read the card" not in page
