"""Invented people to meet: whoever looks at the demo sees a list at once."""

from troth.demo import meeting
from troth.demo.meeting import move_in
from troth.testing.house import add_person


def test_the_first_resident_has_people_to_meet(house, monkeypatch) -> None:
    """A full list with reasons, and nobody who is not invented."""
    monkeypatch.setattr(meeting, "_NAMES", meeting._NAMES[:11])
    monkeypatch.setattr(meeting, "_LOOK", 2)
    noor, sam = add_person(house), add_person(house, "Sam")

    move_in(house, [noor, sam])

    today = house.matchmaker.today(noor)
    assert len(today.meetings) == 10
    assert all(one.card.name and one.card.about and one.taste for one in today.meetings)
    assert not house.gate.may(sam, "match.people")


def test_without_anybody_nobody_comes(house) -> None:
    """And nothing fails."""
    move_in(house, [])

    assert house.people.all() == []
