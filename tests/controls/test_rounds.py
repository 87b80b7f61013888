"""Rounds through an open house."""

from datetime import UTC, datetime

from troth.controls.findings import Mark
from troth.controls.rounds import quick, thorough
from troth.house import House
from troth.testing.house import leaves
from troth.testing.outside import outside_entry


def abouts(found) -> dict[str, Mark]:
    """Return the mark of each finding."""
    return {one.about: one.mark for one in found}


def test_a_quick_look_is_part_of_the_thorough_one(house: House) -> None:
    """The same words for the same things, and nothing that takes long."""
    assert set(abouts(quick(house.gate, house.settings))) - {"disk"} < set(
        abouts(thorough(house.gate, house.settings, verify=house.verify_ledger, sealed=False))
    )
    assert {"database", "ledger"} & set(abouts(quick(house.gate, house.settings))) == set()


def test_a_lockdown_is_seen(house: House) -> None:
    """It is the first thing that somebody who runs the place wants to know."""
    from troth.gate.lockdown import lock

    assert abouts(quick(house.gate, house.settings))["lockdown"] is Mark.OK
    lock(house.gate, why="drill")
    assert abouts(quick(house.gate, house.settings))["lockdown"] is Mark.WARN


def test_old_crisis_numbers_are_seen(house: House, clock) -> None:
    """Numbers that nobody checked for long want a look."""
    assert abouts(quick(house.gate, house.settings))["crisis lines"] is Mark.OK
    clock.move(days=60)
    assert abouts(quick(house.gate, house.settings))["crisis lines"] is Mark.WARN


def test_a_guard_without_its_reader_is_seen(house: House, monkeypatch) -> None:
    """Whoever runs the place learns that danger is heard less well."""
    assert abouts(quick(house.gate, house.settings))["guard"] is Mark.OK
    monkeypatch.setattr("troth.controls.rounds.reader", lambda: None)
    assert abouts(quick(house.gate, house.settings))["guard"] is Mark.WARN


def test_a_claim_that_ends_soon_is_seen(house: House, clock) -> None:
    """In good time: on the day itself people would get no answer."""
    entry = outside_entry(ends="2027-06-01")
    house.providers.add(entry)
    house.providers.switch(entry.id, is_on=True)
    assert abouts(quick(house.gate, house.settings))["providers"] is Mark.OK

    clock.set(datetime(2027, 5, 20, tzinfo=UTC))

    assert abouts(quick(house.gate, house.settings))["providers"] is Mark.WARN


def test_a_provider_that_was_changed_by_hand_is_seen(house: House, sql) -> None:
    """It is not used, and whoever runs the place is told."""
    entry = outside_entry()
    house.providers.add(entry)
    sql("UPDATE provider SET is_on = 1")

    assert abouts(quick(house.gate, house.settings))["providers"] is Mark.BAD


def test_looking_opens_nobody(house: House, noor) -> None:
    """No line is written in anybody's ledger: nothing of theirs was read."""
    before = len(leaves(house, noor))

    list(quick(house.gate, house.settings))

    assert len(leaves(house, noor)) == before
