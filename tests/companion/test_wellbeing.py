"""A person's own use: kept with their yes alone, for them alone, and gone when they say so."""

from dataclasses import replace

import pytest

from troth.companion import wellbeing
from troth.errors import BadInput, Refused
from troth.guard.wellbeing import Goal
from troth.testing.house import allow, ask, leaves, talk, with_model
from troth.words import COMPANION_REPLY, RIGHTS_ANSWER, WELLBEING_OWN


@pytest.fixture
def talking(house, noor):
    """Return somebody who lets a companion answer."""
    allow(house, noor, COMPANION_REPLY)
    return noor


def rows(house, person) -> list[object]:
    """Return all that is kept of somebody's use, as they may take it away."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [
            one.record for kind in (wellbeing.Use, wellbeing.OwnGoal) for one in room.read(kind)
        ]


def test_without_a_yes_nothing_is_kept(house, talking) -> None:
    """Nor can it be seen, nor a goal be set."""
    talk(house, talking, "my sister came")

    assert rows(house, talking) == []
    with pytest.raises(Refused):
        wellbeing.see(house.gate, talking)
    with pytest.raises(Refused):
        wellbeing.set_goal(house.gate, talking, Goal(minutes=30), zone="")
    assert WELLBEING_OWN not in {one.get("purpose") for one in leaves(house, talking)[:-2]}


def test_with_a_yes_times_are_kept_and_no_words(house, talking, clock, sam) -> None:
    """One for each message that was answered; nobody else has any."""
    allow(house, talking, WELLBEING_OWN)
    for text in ("my sister came", "hello"):
        talk(house, talking, text)
        clock.move(minutes=5)

    seen = wellbeing.see(house.gate, talking)

    assert (seen.summary.messages, seen.summary.people, seen.summary.longest) == (2, 1, 6)
    assert {type(one) for one in rows(house, talking)} == {wellbeing.Use}
    assert "sister" not in repr(rows(house, talking))
    assert rows(house, sam) == []


def test_what_is_part_of_no_talk_is_no_use(house, talking) -> None:
    """An errand of a client, a talk that is not to be kept."""
    allow(house, talking, WELLBEING_OWN)
    for apart in ({"errand": True}, {"temporary": True}):
        talk(house, talking, replace(ask("hi"), **apart))

    assert rows(house, talking) == []


def test_a_goal_is_ones_own(house, talking) -> None:
    """The newest counts; a wrong one changes nothing."""
    allow(house, talking, WELLBEING_OWN)
    wellbeing.set_goal(house.gate, talking, Goal(minutes=30), zone="Europe/Berlin")
    wellbeing.set_goal(house.gate, talking, Goal(no_nights=True), zone="")

    assert wellbeing.see(house.gate, talking).goal == Goal(no_nights=True)
    for goal, zone in ((Goal(minutes=-1), ""), (Goal(minutes=2_000), ""), (Goal(), "Mars/Base")):
        with pytest.raises(BadInput):
            wellbeing.set_goal(house.gate, talking, goal, zone=zone)


def test_it_can_be_deleted_at_once_and_a_yes_taken_back_ends_it(house, talking) -> None:
    """Deleting needs no yes."""
    allow(house, talking, WELLBEING_OWN)
    talk(house, talking, "hi")
    wellbeing.set_goal(house.gate, talking, Goal(minutes=30), zone="")
    house.gate.consents.withdraw(talking, WELLBEING_OWN, method="terminal")
    talk(house, talking, "hi")

    assert wellbeing.forget(house.gate, talking) == 2
    assert rows(house, talking) == []
    assert wellbeing.forget(house.gate, talking) == 0


def test_no_prompt_ever_holds_it(house, talking, model) -> None:
    """What a model hears is the same with it and without."""
    companion = with_model(house, model)
    talk(house, talking, "hi", companion=companion)
    allow(house, talking, WELLBEING_OWN)
    wellbeing.set_goal(house.gate, talking, Goal(minutes=30), zone="")
    for _ in range(2):
        talk(house, talking, "hi", companion=companion)

    heard = {tuple(one.text.text for one in ask.messages) for ask in model.asks}
    assert len(heard) == 1
