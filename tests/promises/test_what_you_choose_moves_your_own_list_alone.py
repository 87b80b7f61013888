"""Learning from choices: only with your yes, and for your own list alone."""

import pytest

from troth.matchmaker import learn
from troth.matchmaker.said import Said
from troth.testing.house import allow
from troth.testing.matching import join, share
from troth.words import MATCH_LEARN


@pytest.fixture
def noor(house):
    """Return somebody who said yes to three who like hiking and no to three who do not."""
    shown = share("called", "interests")
    person = join(house, "Noor", order="taste", interests={"hiking": 9}, choices=shown)
    others = [
        join(
            house, f"P{at}", order="taste", interests={"hiking": 10 if at % 2 else 1}, choices=shown
        )
        for at in range(8)
    ]
    house.matchmaker.today(person)
    for at, other in enumerate(others[:6]):
        said = Said.LIKE if at % 2 else Said.PASS
        house.matchmaker.say(person, house.matchmaker.mark(person, other), said)
    return person, others


def test_without_your_yes_nothing_is_learnt(house, noor, monkeypatch) -> None:
    """Your list is the same to the byte as where there is no learning at all."""
    person, _ = noor
    before = house.matchmaker.today(person)
    monkeypatch.setattr(learn, "learned", lambda _: pytest.fail("it learnt all the same"))

    assert house.matchmaker.today(person) == before
    assert house.matchmaker.learned(person) is None


def test_with_it_nobody_elses_list_changes_a_byte(house, noor) -> None:
    """Yours does, says so, and is as before once you take it back."""
    person, others = noor
    own, theirs = house.matchmaker.today(person), [house.matchmaker.today(one) for one in others]

    allow(house, person, MATCH_LEARN)

    assert house.matchmaker.today(person) != own
    assert [house.matchmaker.today(one) for one in others] == theirs
    house.gate.consents.withdraw(person, MATCH_LEARN, method="page")
    assert house.matchmaker.today(person) == own
