"""Step by step: one's own step, for one person alone, and back again."""

import pytest

from troth.errors import BadInput, NotFound
from troth.matchmaker.profile import Answers
from troth.matchmaker.said import Said
from troth.matchmaker.steps import STEPS, open_to, written
from troth.testing.matching import join, pair, share, tell


def test_only_what_was_answered_and_is_not_on_the_card_is_a_step() -> None:
    """A gender is an answer also where its code is nought; a place is never one."""
    answers = Answers(called="N.", about="x", gender=0, contact="c", choices=share("about"))

    assert list(open_to(answers)) == ["called", "gender", "contact"]
    assert not {"place", "seeks", "ages"} & STEPS.keys()
    with pytest.raises(BadInput):
        written("a", ["place"], at="now")


def test_a_step_shows_one_answer_to_one_person(house) -> None:
    """Nobody else sees it, nothing is asked of the other, and each step can be taken back."""
    told = {"about": "I row.", "contact": "noor@example.org"}
    noor = join(house, "Noor", **told)
    sam, ida = join(house, "Sam"), join(house, "Ida")
    to_sam, _ = pair(house, noor, sam)
    pair(house, noor, ida)

    def seen(person) -> list[tuple[str, str]]:
        met = [one.card for one in house.matchmaker.people(person) if one.met]
        return [(one.about, one.contact) for one in met]

    assert seen(sam) == seen(ida) == [("", "")]
    house.matchmaker.show(noor, to_sam, ["about"])
    assert (seen(sam), seen(ida)) == ([("I row.", "")], [("", "")])
    house.matchmaker.show(noor, to_sam, ["about", "contact"])
    assert seen(sam) == [("I row.", "noor@example.org")]
    assert house.matchmaker.shows(noor, to_sam)[1] == {"about", "contact"}
    house.matchmaker.show(noor, to_sam, ["contact"])
    assert seen(sam) == [("", "noor@example.org")]
    tell(house, noor, called="Noor", contact="")
    assert seen(sam) == [("", "")]


def test_a_yes_taken_back_takes_the_steps_with_it(house) -> None:
    """Also if both say yes again; and nobody takes a step before both did."""
    noor, sam = join(house, "Noor", about="I row."), join(house, "Sam")
    house.matchmaker.today(noor)
    mark = house.matchmaker.mark(noor, sam)
    with pytest.raises(NotFound):
        house.matchmaker.show(noor, mark, ["about"])
    pair(house, noor, sam)
    house.matchmaker.show(noor, mark, ["about"])

    house.matchmaker.say(noor, mark, Said.UNDO)
    house.matchmaker.say(noor, mark, Said.LIKE)

    assert [one.card.about for one in house.matchmaker.people(sam)] == [""]
    with pytest.raises(BadInput):
        house.matchmaker.show(noor, mark, ["place"])
