"""What somebody says of people: kept, counted, and written as a number."""

from datetime import date

import pytest

from troth.errors import TooMany
from troth.matchmaker import said
from troth.matchmaker.said import Decision, Said, keeps_off, number_of, said_in
from troth.testing.matching import join


def test_what_was_said_and_when_is_one_number() -> None:
    """It enters a hall so, and comes out as it was."""
    for one in Said:
        number = number_of(Decision(of="a", said=one, at="2026-11-21T19:30:00.000Z"))
        assert said_in(number) is one
        assert keeps_off(number, date(2026, 11, 22)) == (one is not Said.UNDO)
        assert keeps_off(number, date(2026, 11, 24)) == (one not in {Said.UNDO, Said.LATER})
    assert not keeps_off(None, date(2026, 11, 22))


def test_a_million_likes_of_one_account_end_at_the_bound() -> None:
    """The same again writes nothing; to and fro ends for the day. To block never ends."""
    assert said.MOST_SAID == 200
    told = [Decision(of="a", said="like", at="2026-11-21T19:30:00.000Z")] * 200
    with pytest.raises(TooMany, match="tomorrow"):
        said.must_not_be_too_many(told, day="2026-11-21")

    said.must_not_be_too_many(told, day="2026-11-22")


def test_to_and_fro_is_bounded_at_the_matchmaker(house, monkeypatch) -> None:
    """Yes and back, over and over; a block goes through all the same."""
    noor, sam = join(house, "Noor"), join(house, "Sam")
    house.matchmaker.today(noor)
    mark = house.matchmaker.mark(noor, sam)
    monkeypatch.setattr(said, "MOST_SAID", 4)

    def on_and_on() -> None:
        for one in (Said.LIKE, Said.UNDO) * 500_000:
            house.matchmaker.say(noor, mark, one)

    with pytest.raises(TooMany):
        on_and_on()
    house.matchmaker.say(noor, mark, Said.BLOCK)

    with house.gate.enter(noor, "match.people") as room:
        assert len(room.read(Decision)) == 5


def test_many_at_the_same_instant_are_no_more_than_one_by_one(house, monkeypatch) -> None:
    """Each looked before the others wrote; what comes last to the disk is refused, but a block."""
    noor, others = join(house, "Noor"), [join(house, name) for name in ("Sam", "Mia", "Ben")]
    house.matchmaker.today(noor)
    sam, mia, ben = (house.matchmaker.mark(noor, one) for one in others)
    monkeypatch.setattr(said, "MOST_SAID", 1)
    must_be_let = house.matchmaker.must_be_let

    def meanwhile(person) -> None:
        monkeypatch.setattr(house.matchmaker, "must_be_let", must_be_let)
        house.matchmaker.say(noor, sam, Said.LIKE)

    monkeypatch.setattr(house.matchmaker, "must_be_let", meanwhile)
    with pytest.raises(TooMany, match="tomorrow"):
        house.matchmaker.say(noor, mia, Said.LIKE)
    house.matchmaker.say(noor, ben, Said.BLOCK)

    with house.gate.enter(noor, "match.people") as room:
        assert [(one.record.of, one.record.said) for one in room.read(Decision)] == [
            (sam, Said.LIKE),
            (ben, Said.BLOCK),
        ]
