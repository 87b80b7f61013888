"""Files that wait, and imports under way."""

import threading

import pytest

from troth.companion.imports import desk as module
from troth.companion.imports.desk import Imports
from troth.errors import BadInput, NotFound, Refused, TooLarge, TooMany
from troth.gate import lockdown
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY


@pytest.fixture
def data(make) -> bytes:
    """Return a file with five talks."""
    return make.file(*(make.chatgpt(str(n)) for n in range(5)))


@pytest.fixture
def desk(house):
    """Return the desk of a house."""
    return house.imports


def done(desk, person, data, **more):
    """Look at a file, bring it in, and wait for its end."""
    found = desk.look(person, data)
    desk.begin(person, found.name, **more)
    found.job.join()
    return found


@pytest.fixture
def held(monkeypatch):
    """Keep every import from going on until the event that is returned is set."""
    go, real = threading.Event(), module.bring

    def bring(*args, is_stopped, **more):
        go.wait(20)
        return real(*args, is_stopped=is_stopped, **more)

    monkeypatch.setattr(module, "bring", bring)
    yield go
    go.set()


def test_a_file_waits_and_is_brought_in(house, desk, keeper, data) -> None:
    """Nothing is kept before; then it is whole, and the file itself is let go of."""
    found = desk.look(keeper, data)
    assert (found.standing, found.look.fresh) == ("looked", 15)
    assert house.companion.talks(keeper) == []

    desk.begin(keeper, found.name)
    found.job.join()

    assert (found.standing, found.progress.kept, found.progress.talks) == ("done", 15, 5)
    assert found.data == b""
    assert len(house.companion.talks(keeper)) == 5
    assert [one.told.id for one in desk.every(keeper)] == [found.name]
    assert "Hello" not in repr(found)


def test_only_what_was_chosen_comes_in(house, desk, keeper, data) -> None:
    """A choice of nothing, or of something that is not there, is told before anything begins."""
    found = desk.look(keeper, data)
    for wrong in ([], [9], [1, 9]):
        with pytest.raises(BadInput):
            desk.begin(keeper, found.name, only=wrong)
    assert found.standing == "looked"

    done(desk, keeper, data, only=[2, 3])

    assert len(house.companion.talks(keeper)) == 2


def test_a_file_without_talks_cannot_be_begun(desk, keeper) -> None:
    """There is nothing to bring in."""
    found = desk.look(keeper, b"[5]")
    with pytest.raises(BadInput):
        desk.begin(keeper, found.name)


def test_without_a_yes_nothing_waits(house, desk, noor, data) -> None:
    """And after it was taken back nothing begins; the import is still undone."""
    with pytest.raises(Refused):
        desk.look(noor, data)
    assert desk.waiting(noor) is None

    allow(house, noor, COMPANION_HISTORY)
    first = done(desk, noor, data, only=[1])
    second = desk.look(noor, data)
    house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")
    with pytest.raises(Refused):
        desk.begin(noor, second.name)
    with pytest.raises(Refused):
        desk.every(noor)
    assert desk.forget(noor, first.name).messages == 3


@pytest.mark.parametrize("how", ["withdraw", "restrict", "lock"])
def test_what_waits_is_shown_only_while_talks_may_be_kept(house, desk, keeper, data, how) -> None:
    """Taken back, on hold, locked: the file and what is in it are let go of, asked for or not."""
    consents = house.gate.consents
    change = {
        "withdraw": lambda: consents.withdraw(keeper, COMPANION_HISTORY, method="terminal"),
        "restrict": lambda: consents.restrict(keeper, method="terminal"),
        "lock": lambda: lockdown.lock(house.gate, "drill"),
    }[how]
    found = desk.look(keeper, data)
    assert desk.one(keeper, found.name) is found

    change()

    assert desk.waiting(keeper) is None
    with pytest.raises(NotFound):
        desk.one(keeper, found.name)
    desk._waiting[keeper] = found
    desk.drop_old()
    assert not desk._waiting


def test_it_is_undone_in_one_step(house, desk, keeper, data) -> None:
    """Also while it is under way; a file that waits is only let go of."""
    waiting = desk.look(keeper, data)
    assert not desk.forget(keeper, waiting.name)
    assert desk.waiting(keeper) is None

    found = done(desk, keeper, data)
    assert desk.forget(keeper, found.name).messages == 15

    assert house.companion.talks(keeper) == []
    assert desk.every(keeper) == []
    with pytest.raises(NotFound):
        desk.forget(keeper, found.name)


def test_one_under_way_is_stopped(house, desk, keeper, data, held) -> None:
    """Stopping twice does no harm; another file waits until then."""
    found = desk.look(keeper, data)
    desk.begin(keeper, found.name)
    with pytest.raises(TooMany):
        desk.look(keeper, data)
    with pytest.raises(BadInput, match="already"):
        desk.begin(keeper, found.name)

    found.ends.set()
    held.set()
    desk.stop(keeper, found.name)
    desk.stop(keeper, found.name)

    assert (found.standing, found.progress.kept) == ("stopped", 0)
    assert house.companion.talks(keeper) == []
    assert [one.told.state for one in desk.every(keeper)] == ["stopped"]


def test_a_fault_is_told_in_a_sentence(desk, keeper, data, monkeypatch) -> None:
    """One of ours as it is, any other without its text."""

    def fail(error):
        def bring(*_, **__):
            raise error

        return bring

    monkeypatch.setattr(module, "bring", fail(BadInput("Ours.")))
    assert done(desk, keeper, data).why == "Ours."
    monkeypatch.setattr(module, "bring", fail(ValueError("planted")))
    found = done(desk, keeper, data)
    assert found.standing == "failed"
    assert "planted" not in found.why
    assert found.why


def test_only_so_many_at_once(house, desk, keeper, sam, data, held, monkeypatch) -> None:
    """In bytes, and in imports."""
    allow(house, sam, COMPANION_HISTORY)
    monkeypatch.setattr(module, "_MOST_AT_ONCE", 1)
    first, second = desk.look(keeper, data), desk.look(sam, data)
    desk.begin(keeper, first.name)
    with pytest.raises(TooMany):
        desk.begin(sam, second.name)
    assert second.standing == "looked"
    held.set()
    first.job.join()

    desk.forget(sam, second.name)
    monkeypatch.setattr(module, "_MOST_WAITING", len(data) + 10)
    desk.look(keeper, data)
    with pytest.raises(TooMany):
        desk.look(sam, data)
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(TooLarge, match="troth import FILE"):
        desk.look(keeper, data)
    with pytest.raises(BadInput, match="Choose a file"):
        desk.look(keeper, b"")


def test_only_so_many_files_are_looked_at_at_once(desk, keeper, data, monkeypatch) -> None:
    """Each is unpacked in memory; who comes when there are too many is asked to come again."""
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.01)
    go, begun, real = threading.Event(), threading.Semaphore(0), module.look

    def slow(*args, **more):
        begun.release()
        assert go.wait(20)
        return real(*args, **more)

    monkeypatch.setattr(module, "look", slow)
    others = [threading.Thread(target=desk.look, args=(keeper, data)) for _ in range(2)]
    for one in others:
        one.start()
        assert begun.acquire(timeout=20)

    with pytest.raises(TooMany):
        desk.look(keeper, data)
    go.set()
    for one in others:
        one.join()
    assert desk.look(keeper, data).look.fresh == 15


def test_somebody_elses_is_not_there(desk, keeper, sam, data) -> None:
    """Whatever is asked of it."""
    found = desk.look(keeper, data)
    for act in (desk.one, desk.begin, desk.stop, desk.forget):
        with pytest.raises(NotFound):
            act(sam, found.name)
    assert desk.one(keeper, found.name) is found


def test_another_file_takes_the_place_of_one_that_waited(desk, keeper, data) -> None:
    """A page that still shows the first begins nothing."""
    first, second = desk.look(keeper, data), desk.look(keeper, data)

    with pytest.raises(NotFound):
        desk.begin(keeper, first.name)

    assert desk.waiting(keeper) is second
    assert second.standing == "looked"


def test_what_waits_too_long_or_belongs_to_nobody_is_let_go(house, keeper, data) -> None:
    """Half an hour after it was looked at, or when the person is erased."""
    now = [0.0]
    desk = Imports(house.gate, seconds=lambda: now[0])
    desk.look(keeper, data)
    now[0] = 1799.0
    desk.drop_old()
    assert desk.waiting(keeper) is not None
    now[0] = 1801.0
    desk.drop_old()
    assert desk.waiting(keeper) is None

    desk.look(keeper, data)
    desk.drop_gone(lambda person: person != keeper)
    assert desk.waiting(keeper) is not None
    desk.drop_gone(lambda person: person == keeper)
    assert desk.waiting(keeper) is None


def test_with_the_person_goes_what_waits(house, desk, keeper, data) -> None:
    """At once, in this process."""
    desk.look(keeper, data)

    house.erase(keeper)

    assert desk.waiting(keeper) is None


def test_a_house_that_closes_ends_what_runs(open_home, clock, make) -> None:
    """And it is written how it ended, before the database is let go of."""
    from troth.testing.house import add_person

    house = open_home(clock=clock)
    person = add_person(house, "Noor")
    allow(house, person, COMPANION_HISTORY)
    found = house.imports.look(person, make.file(*(make.chatgpt(str(n)) for n in range(150))))
    house.imports.begin(person, found.name)

    house.close()

    assert not found.job.is_alive()
    assert found.standing in {"stopped", "done"}
