"""Kill -9 at any moment: what was acknowledged is there, and data and ledger never part."""

import secrets
import shutil

import pytest

from troth.errors import BadInput, Damaged, NotFound, Refused
from troth.testing.house import add_person, new_house, same_house
from troth.words import COMPANION_HISTORY

KILLED = 9


def _kill_while_keeping(forge, site, look, *, cycles: int) -> None:
    home, person = site
    acknowledged: list[str] = []
    asked = 0
    for _ in range(cycles):
        worker = forge.start("keep", home, person, start=asked, times=10_000)
        worker.hears("open")
        worker.hears("kept", secrets.randbelow(4))
        worker.listen_for(secrets.randbelow(12_000) / 1_000_000)
        worker.kill()
        assert worker.status == KILLED, worker.said
        acknowledged += worker.told("kept")
        found = look(home, person)

        assert found.report.damage == ()
        assert found.wrong_with_file == []
        assert set(acknowledged) <= set(found.texts)
        # At most the one that was on its way when the worker died was kept unacknowledged.
        assert found.kept_by_ledger == len(found.texts) == len(set(found.texts))
        assert found.texts == sorted(found.texts, key=int)
        asked = max((int(text) for text in found.texts), default=-1) + 1
    assert len(acknowledged) >= cycles // 2


def test_killed_while_keeping(forge, site, look):
    """Fifty deaths in the middle of a talk: nothing acknowledged is lost, the ledger verifies."""
    _kill_while_keeping(forge, site, look, cycles=50)


@pytest.mark.long
def test_killed_while_keeping_for_long(forge, site, look):
    """Five hundred deaths."""
    _kill_while_keeping(forge, site, look, cycles=500)


def test_killed_while_rolling_at_random(forge, site, look):
    """Ten deaths between and amid rolls: one epoch, nobody lost."""
    home, person = site
    with same_house(home) as house:
        for number in range(70):
            _keep(house, person, str(number))
    for _ in range(10):
        worker = forge.start("roll", home, times=10_000)
        worker.hears("rolled", 1 + secrets.randbelow(3))
        worker.listen_for(secrets.randbelow(12_000) / 1_000_000)
        worker.kill()
        found = look(home, person)

        assert found.report.damage == ()
        assert len(found.epochs) == 1
        assert found.epochs[0] >= int(worker.told("rolled")[-1])
        assert found.texts == [str(number) for number in range(70)]


def _keep(house, person, text) -> None:
    from troth.companion.turn import Turn

    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(Turn(text=text, role="user", at="now", conversation="talk"))


# At chosen lines. A worker counts the lines of Troth that run, and dies at one of them.


def _lines(forge, do, folder, *arguments) -> int:
    """Let it run to its end once; return how many lines that takes."""
    worker = forge.start(do, folder, *arguments, at=0)
    assert worker.hears("lived"), worker.said
    worker.end()
    return int(worker.told("lived")[0])


def _spread(lines: int, times: int) -> list[int]:
    """Choose so many lines over the whole, another choice in each run; one is near the end."""
    step = lines / (times - 1)
    first = [1 + int(step * (turn + secrets.randbelow(900) / 1000)) for turn in range(times - 1)]
    return [*first, lines - 10]


def _copy(site, name):
    home, _ = site
    folder = home.with_name(name)
    shutil.copytree(home, folder)
    return folder


def _full_site(site) -> None:
    home, person = site
    with same_house(home) as house:
        for number in range(70):
            _keep(house, person, str(number))
        add_person(house, "Sam")


def _die_in_a_roll(forge, site, look, *, times: int) -> None:
    _full_site(site)
    _, person = site
    lines = _lines(forge, "dying_roll", _copy(site, "whole"))
    seen = set()
    for at in _spread(lines, times):
        folder = _copy(site, f"at{at}")
        old_slot = (folder / "state" / "slot").read_bytes()
        worker = forge.start("dying_roll", folder, at=at)
        assert worker.end() == KILLED, worker.said
        found = look(folder, person)

        assert found.report.damage == ()
        assert found.texts == [str(number) for number in range(70)]
        assert found.epochs in ([1], [2])
        assert (old_slot == (folder / "state" / "slot").read_bytes()) is (found.epochs == [1])
        assert not (folder / "state" / "slot.next").exists()
        seen.add(found.epochs[0])
        with same_house(folder) as house:
            assert house.gate.roll() == found.epochs[0] + 1
        shutil.rmtree(folder)
    assert seen == {1, 2}


def test_killed_at_a_line_of_a_roll(forge, site, look):
    """Before the commit the old epoch stands, after it the new one: never none, never two."""
    _die_in_a_roll(forge, site, look, times=10)


@pytest.mark.long
def test_killed_at_many_lines_of_a_roll(forge, site, look):
    """The same at three hundred lines."""
    _die_in_a_roll(forge, site, look, times=300)


def _die_in_an_erasure(forge, site, look, rows_of, *, times: int) -> None:
    _full_site(site)
    _, person = site
    lines = _lines(forge, "dying_erase", _copy(site, "whole"), person)
    seen = set()
    for at in _spread(lines, times):
        folder = _copy(site, f"at{at}")
        worker = forge.start("dying_erase", folder, person, at=at)
        assert worker.end() == KILLED, worker.said
        with same_house(folder) as house:
            erased = rows_of(house, person) == 0
            assert house.ledger.verify().damage == ()
            if erased:
                with pytest.raises(Refused):
                    house.gate.enter(person, COMPANION_HISTORY)
                with pytest.raises(NotFound):
                    house.keyring.unlock(person)
        seen.add(erased)
        if erased:
            _no_older_copy_opens(site, folder)
        else:
            found = look(folder, person)
            assert found.texts == [str(number) for number in range(70)]
            assert found.report.damage == ()
        shutil.rmtree(folder)
    assert seen == {True, False}


def _no_older_copy_opens(site, folder) -> None:
    """The database of before, with the state directory of after: nothing opens."""
    old = _copy(site, "old")
    shutil.rmtree(old / "state")
    shutil.copytree(folder / "state", old / "state")
    with pytest.raises(Damaged, match="older copy"):
        same_house(old)
    shutil.rmtree(old)


@pytest.mark.long
def test_killed_at_a_line_of_an_erasure(forge, site, look, rows_of):
    """Erased, from older copies too, or not erased and all there: never half."""
    _die_in_an_erasure(forge, site, look, rows_of, times=10)


@pytest.mark.long
def test_killed_at_many_lines_of_an_erasure(forge, site, look, rows_of):
    """The same at three hundred lines."""
    _die_in_an_erasure(forge, site, look, rows_of, times=300)


def _die_while_forgetting(forge, site, look, *, times: int) -> None:
    _full_site(site)
    _, person = site
    lines = _lines(forge, "dying_forget", _copy(site, "whole"), person)
    everything = [str(number) for number in range(70)]
    seen = set()
    for at in _spread(lines, times):
        folder = _copy(site, f"at{at}")
        worker = forge.start("dying_forget", folder, person, at=at)
        assert worker.end() == KILLED, worker.said
        found = look(folder, person)

        assert found.report.damage == ()
        assert found.texts in (everything, everything[::2])
        seen.add(len(found.texts))
        if found.texts != everything:
            _no_older_copy_opens(site, folder)
        shutil.rmtree(folder)
    assert seen == {70, 35}


def test_killed_at_a_line_of_forgetting(forge, site, look):
    """All that was named is forgotten, from older copies too, or none of it is."""
    _die_while_forgetting(forge, site, look, times=6)


@pytest.mark.long
def test_killed_at_many_lines_of_forgetting(forge, site, look):
    """The same at three hundred lines."""
    _die_while_forgetting(forge, site, look, times=300)


def _die_while_setting_up(forge, tmp_path, *, times: int) -> None:
    lines = _lines(forge, "dying_set_up", tmp_path / "whole")
    for at in _spread(lines, times):
        folder = tmp_path / f"at{at}"
        worker = forge.start("dying_set_up", folder, at=at)
        assert worker.end() == KILLED, worker.said
        try:
            house = new_house(folder)
        except BadInput:  # it had come so far that there is one
            house = same_house(folder)
        with house:
            assert house.ledger.verify().damage == ()
            person = add_person(house)
            assert house.gate.roll() == 2
            assert house.people.all() == [person]
        shutil.rmtree(folder)


def test_killed_at_a_line_of_the_set_up(forge, tmp_path):
    """Doing it again finishes it, whatever was there already."""
    _die_while_setting_up(forge, tmp_path, times=8)


@pytest.mark.long
def test_killed_at_many_lines_of_the_set_up(forge, tmp_path):
    """The same at three hundred lines."""
    _die_while_setting_up(forge, tmp_path, times=300)
