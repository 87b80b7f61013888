"""The disk is full in the middle of something: it is told, and nothing is lost."""

import resource
import signal

import pytest

from troth.companion.turn import Turn
from troth.errors import StoreFailed, StoreFull
from troth.testing.house import add_person, ask, leaves, same_house, talk
from troth.words import COMPANION_HISTORY


@pytest.fixture
def house(site):
    """The site, opened."""
    with same_house(site[0]) as opened:
        yield opened


def _turn(text: str) -> Turn:
    return Turn(text=text, role="user", at="now", conversation="talk")


def _keep(house, person, text: str) -> None:
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(_turn(text))


def _count_until_refused(do) -> int:
    for number in range(1000):
        try:
            do(number)
        except StoreFailed:
            return number
    pytest.fail("the limit was never met")


def _fill(house) -> None:
    house.store.alone(lambda unit: unit.raw("PRAGMA max_page_count=1"))  # as many as there are


def _free(house) -> None:
    house.store.alone(lambda unit: unit.raw("PRAGMA max_page_count=1000000"))


def test_a_turn_that_does_not_fit_is_not_kept(house, site, sealed_texts):
    """StoreFull when the room closes; neither record nor leaf; with room again it is kept."""
    _, person = site
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(_turn("before"))
    before = leaves(house, person)
    _fill(house)

    with (
        pytest.raises(StoreFull, match="free some room"),
        house.gate.enter(person, COMPANION_HISTORY) as room,
    ):
        room.keep(_turn("long " * 20_000))

    assert room.kept == []
    assert sealed_texts(house, person) == ["before"]
    assert leaves(house, person) == before
    _free(house)
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(_turn("after"))
    assert sealed_texts(house, person) == ["before", "after"]
    assert house.ledger.verify().damage == ()
    assert house.store.check() == []


def test_a_talk_on_a_full_disk_ends_in_the_error(house, site, sealed_texts):
    """What cannot be recorded is not said to be kept; later the same talk goes on."""
    _, person = site
    long = "a tale that is long " * 2_000
    _fill(house)

    with pytest.raises(StoreFull):
        talk(house, person, ask(long))

    _free(house)
    assert sealed_texts(house, person) == []
    heard = talk(house, person, ask("good evening"))
    assert "good evening" in heard.text
    assert len(heard.reply.kept) == len(sealed_texts(house, person)) == 2
    assert house.ledger.verify().damage == ()


@pytest.mark.parametrize("spare", [0, 1, 4095, 4096, 9000, 20_000])
def test_a_write_that_stops_short_loses_nothing(site, look, spare):
    """The system refuses to make a file longer, at any byte: told, and what was kept is kept."""
    home, person = site
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with same_house(home) as house:
        _keep(house, person, "before")
        longest = max(file.stat().st_size for file in house.store.files())
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (longest + spare, was[1]))
            kept = _count_until_refused(lambda n: _keep(house, person, f"{n} " + "x" * 3000))
            _count_until_refused(lambda _: add_person(house))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, was)
            signal.signal(signal.SIGXFSZ, ignored)
        _keep(house, person, "after")

    found = look(home, person)
    names = [text.split()[0] for text in found.texts]
    assert names == ["before", *(str(number) for number in range(kept)), "after"]
    assert found.kept_by_ledger == kept + 2
    assert found.report.damage == ()
    assert found.wrong_with_file == []
