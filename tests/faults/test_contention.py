"""Several processes on one file: nobody fails, nothing is lost, everyone sees the others."""

import sqlite3

import pytest

from troth.errors import StoreBusy
from troth.testing.house import add_person, allow, same_house


def _transact(forge, site, look, *, times: int) -> None:
    home, person = site
    workers = [
        forge.start("transact", home, person, times=times, mark=number) for number in range(4)
    ]

    for worker in workers:
        assert worker.hears("done"), worker.said
        assert worker.end() == 0
    found = look(home, person)

    expected = {f"{worker} {number}" for worker in range(4) for number in range(times)}
    assert set(found.texts) == expected
    assert len(found.texts) == found.kept_by_ledger == 4 * times
    for worker in range(4):
        own = [text for text in found.texts if text.startswith(f"{worker} ")]
        assert own == [f"{worker} {number}" for number in range(times)]
    assert found.report.damage == ()
    assert found.wrong_with_file == []


def test_four_processes_write_without_an_error(forge, site, look):
    """Each keeps 250 turns of one person; every one is there, in the order of its writer."""
    _transact(forge, site, look, times=250)


@pytest.mark.long
def test_four_processes_write_ten_thousand_each(forge, site, look):
    """The same with 10,000 each."""
    _transact(forge, site, look, times=10_000)


def test_rolls_and_new_persons_do_not_disturb_a_talk(forge, site, look):
    """One process talks, one rolls the epoch, one adds persons: all three go on."""
    home, person = site
    talk = forge.start("transact", home, person, times=60, mark=0)
    rolling = forge.start("roll", home, times=15)
    adding = forge.start("add", home, times=30)

    for worker in (talk, rolling, adding):
        assert worker.end() == 0, worker.said
    found = look(home, person)

    assert found.texts == [f"0 {number}" for number in range(60)]
    assert found.epochs == [16]
    assert found.report.damage == ()
    with same_house(home) as house:
        persons = house.people.all()
        assert len(persons) == 31
        assert all(house.keyring.unlock(one).person == one for one in persons)


def test_a_roll_in_one_process_is_seen_by_the_other(forge, site, sealed_texts):
    """A house that was open all the time reads and keeps after another process rolled."""
    home, person = site
    with same_house(home) as house:
        before = house.keyring.epoch()
        worker = forge.start("roll", home, times=1)
        assert worker.end() == 0
        assert worker.told("rolled") == ["2"]

        assert house.keyring.epoch()[0] == 2
        assert house.keyring.epoch()[1].secret != before[1].secret
        allow(house, person)
        assert house.gate.may(person, "companion.history")
        assert sealed_texts(house, person) == []


def test_a_file_that_is_held_too_long_is_told(site, look):
    """StoreBusy, nothing kept, and the talk goes on as soon as the other lets go."""
    home, person = site
    with same_house(home) as house:
        house.store.alone(lambda unit: unit.raw("PRAGMA busy_timeout=50"))
        other = sqlite3.connect(home / "data" / "troth.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreBusy):
            add_person(house)
        with pytest.raises(StoreBusy):
            house.gate.roll()
        other.execute("ROLLBACK")
        other.close()

        assert house.people.all() == [person]
        assert house.gate.roll() == 2
    assert look(home, person).report.damage == ()
