"""Meeting people: what you keep to yourself is in nothing that others get."""

import pytest

from troth.errors import NotFound
from troth.matchmaker.said import Said
from troth.testing.matching import join, share, tell

LIKES = {"hiking": 9, "art": 9}


@pytest.fixture
def sam(house):
    """Return somebody whose list is made by taste."""
    return join(house, "Sam", goal=4, interests=LIKES, order="taste", choices=share("goal"))


def test_what_you_keep_changes_no_byte_for_anybody_else(house, sam) -> None:
    """The same list, the same order, the same reasons, whatever you answered."""
    noor = join(house, "Noor", goal=4, ages=(20, 30))
    join(house, "Ida", goal=4, choices=share("goal"))
    before = house.matchmaker.today(sam)

    tell(house, noor, called="Noor", goal=1, born="1950-01", ages=(60, 70), choices=share("called"))

    assert house.matchmaker.today(sam) == before
    assert len(before.meetings) == 2


def test_an_answer_that_you_take_back_counts_in_the_next_list(house, other, sam) -> None:
    """No reason and no place in a list rests on it any more, in any process."""
    noor = join(house, "Noor", goal=4, choices=share("called", "goal"))
    (before,) = house.matchmaker.today(sam).meetings
    assert before.taste.you.reasons == ["You look for the same."]

    tell(other, noor, called="Noor", goal=4, choices=share("called"))

    (after,) = house.matchmaker.today(sam).meetings
    assert (after.taste.you.reasons, after.card.lines) == ([], [])


def test_nobody_hears_of_your_yes_unless_they_say_yes_too(house, sam) -> None:
    """Their list and their people are the same to the byte."""
    noor = join(house, "Noor")
    mark = house.matchmaker.mark
    house.matchmaker.today(noor)
    before = house.matchmaker.today(sam), house.matchmaker.people(sam)

    house.matchmaker.say(noor, mark(noor, sam), Said.LIKE)

    assert (house.matchmaker.today(sam), house.matchmaker.people(sam)) == before
    house.matchmaker.say(sam, mark(sam, noor), Said.LIKE)
    assert [one.met for one in house.matchmaker.people(sam)] == [True]


def test_nobody_can_find_out_that_you_are_here(house, sam) -> None:
    """Whom you were not shown to, you are to them like somebody who does not exist."""
    noor, ida = join(house, "Noor"), join(house, "Ida")
    marks = house.matchmaker.mark(sam, noor), house.matchmaker.mark(ida, noor), "a" * 26
    told = set()
    for mark in marks:
        with pytest.raises(NotFound) as caught:
            house.matchmaker.say(sam, mark, Said.LIKE)
        told.add(str(caught.value))

    assert len(told) == 1
