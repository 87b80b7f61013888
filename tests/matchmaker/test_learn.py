"""What choices say of whom somebody likes: with their yes, from cards alone, for their own list."""

import pytest

from troth.errors import Refused
from troth.gate import forget as gate_forget
from troth.matchmaker import learn
from troth.matchmaker.fields import INTERESTS
from troth.matchmaker.learn import LEAST, Learnt, learned
from troth.matchmaker.said import Said
from troth.testing.house import allow
from troth.testing.matching import join, share
from troth.words import MATCH_LEARN, RIGHTS_ANSWER

SHOWN = {"choices": share("called", "interests")}
KEPT = {"choices": share("called", used=("interests",))}


def crowd(house, count: int = 6, **how) -> list[str]:
    """Add people of whom one half likes hiking and the other does not."""
    return [
        join(house, f"P{at}", interests={"hiking": 10 if at % 2 else 1}, **(how or SHOWN))
        for at in range(count)
    ]


@pytest.fixture
def noor(house):
    """Return somebody whose list is made by taste alone."""
    return join(house, "Noor", order="taste")


def say(house, person, others) -> None:
    """Let somebody say yes to those who like hiking, and no to the others."""
    house.matchmaker.today(person)
    for at, other in enumerate(others):
        said = Said.LIKE if at % 2 else Said.PASS
        house.matchmaker.say(person, house.matchmaker.mark(person, other), said)


def names(house, person) -> list[str]:
    """Return the names on a list."""
    return [one.card.name for one in house.matchmaker.today(person).meetings]


def test_without_a_yes_every_list_is_the_same_to_the_byte(house, noor, monkeypatch) -> None:
    """And nothing of it runs: choices are not even read for it."""
    say(house, noor, crowd(house))
    likes, not_ = (join(house, name, interests={"hiking": n}, **SHOWN) for name, n in
                   (("Likes", 10), ("Not", 1)))  # fmt: skip
    before = house.matchmaker.today(noor), house.matchmaker.today(likes)
    with monkeypatch.context() as patch:
        patch.setattr(learn, "learned", lambda _: pytest.fail("it learnt all the same"))
        assert (house.matchmaker.today(noor), house.matchmaker.today(likes)) == before
    assert learn.taught(house.gate, noor) is None

    allow(house, noor, MATCH_LEARN)
    after = house.matchmaker.today(noor)
    assert after != before[0]
    assert [one.card.name for one in after.meetings] == ["Likes", "Not"]
    house.gate.consents.withdraw(noor, MATCH_LEARN, method="page")
    assert house.matchmaker.today(noor) == before[0]
    assert house.matchmaker.today(not_)


def test_it_changes_ones_own_list_and_nobody_elses(house, noor) -> None:
    """The people chosen, and third people, get the same bytes with and without it."""
    others = crowd(house)
    say(house, noor, others)
    third = join(house, "Third", order="taste", interests={"hiking": 10}, **SHOWN)
    before = [house.matchmaker.today(one) for one in (*others, third)]

    allow(house, noor, MATCH_LEARN)

    own = house.matchmaker.today(noor)
    assert [house.matchmaker.today(one) for one in (*others, third)] == before
    assert own.meetings[0].taste.you.reasons[-1] == "What you chose so far speaks for it."


def test_what_is_on_no_card_cannot_be_learnt(house, noor) -> None:
    """Answers that are let in for matching only move nothing, however cleverly one chooses."""
    say(house, noor, crowd(house, **KEPT))
    for name, liking in (("A", 10), ("B", 1)):
        join(house, name, interests={"hiking": liking}, **KEPT)
    before = names(house, noor)
    allow(house, noor, MATCH_LEARN)

    assert house.matchmaker.learned(noor).sentences == []
    assert set(house.matchmaker.learned(noor).weights.values()) == {0.0}
    assert names(house, noor) == before


def test_it_takes_some_choices_of_both_kinds(house, noor) -> None:
    """Fewer, or all alike, say nothing."""
    row = {"shared": 0.0}
    assert learned([(row, True)] * (LEAST - 1)) is None
    assert learned([(row, True)] * 50) is None
    assert learned([(row, at % 2 == 0) for at in range(LEAST)]) is not None
    allow(house, noor, MATCH_LEARN)
    assert house.matchmaker.learned(noor) is None


def test_forgotten_it_starts_anew(house, other, clock, noor) -> None:
    """In every process; the choices themselves stay, and nothing but a date is kept."""
    say(house, noor, crowd(house))
    allow(house, noor, MATCH_LEARN)
    assert "like this: hiking" in house.matchmaker.learned(noor).sentences[0]

    clock.move(seconds=1)
    learn.start_anew(other.gate, noor)

    assert house.matchmaker.learned(noor) is None
    assert len(house.matchmaker.people(noor)) == 6
    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert [type(one.record) for one in room.read(Learnt)] == [Learnt]
    house.gate.consents.withdraw(noor, MATCH_LEARN, method="page")
    with pytest.raises(Refused):
        learn.start_anew(house.gate, noor)


def test_what_was_forgotten_stays_so_through_a_no_and_a_new_yes(house, clock, noor) -> None:
    """With the yes the date goes that said from when on choices count; the new yes is one."""
    others = crowd(house)
    say(house, noor, others)
    allow(house, noor, MATCH_LEARN)
    house.gate.consents.withdraw(noor, "companion.memory", method="page")
    assert house.matchmaker.learned(noor).count == 6  # before a first yes nothing was forgotten
    clock.move(seconds=1)
    learn.start_anew(house.gate, noor)
    house.gate.consents.withdraw(noor, MATCH_LEARN, method="page")
    gate_forget.shred_purpose(house.gate, noor, MATCH_LEARN)
    clock.move(seconds=1)
    allow(house, noor, MATCH_LEARN)

    assert house.matchmaker.learned(noor) is None
    clock.move(seconds=1)
    for other in others:
        house.matchmaker.say(noor, house.matchmaker.mark(noor, other), Said.UNDO)
    say(house, noor, others)
    assert house.matchmaker.learned(noor).count == 6
    clock.move(seconds=1)
    allow(house, noor, MATCH_LEARN)  # said once more while it stands, nothing is lost
    assert house.matchmaker.learned(noor).count == 6


def test_who_leaves_is_learnt_from_no_more(house, noor) -> None:
    """From the next look on: it is worked out from who is here."""
    others = crowd(house)
    say(house, noor, others)
    allow(house, noor, MATCH_LEARN)
    assert house.matchmaker.learned(noor).count == 6

    house.gate.consents.withdraw(others[0], "match.people", method="page")

    assert house.matchmaker.learned(noor).count == 5


def test_who_blocks_and_who_is_shut_out_are_gone_as_who_leaves(house, noor) -> None:
    """What was learnt says the same of all three, to the last number: a block is not told."""
    others = crowd(house, 7)
    say(house, noor, others)
    allow(house, noor, MATCH_LEARN)
    gone = others[0]
    mark = house.matchmaker.mark(gone, noor)
    whole, told = house.matchmaker.learned(noor), []

    house.matchmaker.today(gone)
    house.matchmaker.say(gone, mark, Said.BLOCK)
    told.append(house.matchmaker.learned(noor))
    house.matchmaker.say(gone, mark, Said.UNDO)
    assert house.matchmaker.learned(noor) == whole
    house.people.choose(gone, closed="reason")
    told.append(house.matchmaker.learned(noor))
    house.gate.consents.withdraw(gone, "match.people", method="page")
    told.append(house.matchmaker.learned(noor))

    assert [one.count for one in told] == [6, 6, 6]
    assert told[0] == told[1] == told[2] != whole


def test_it_stays_careful(house) -> None:
    """Even a hundred clear choices move a logit by little, and nothing that no card shows."""
    bits = 1 << 5

    def row(liking: float) -> dict[str, float]:
        return {"shared": float(bits), "hiking": liking}

    many = learned([(row(10.0 if at % 2 else 1.0), bool(at % 2)) for at in range(100)])
    few = learned([(row(10.0 if at % 2 else 1.0), bool(at % 2)) for at in range(6)])
    assert 0 < few.weights["hiking"] < many.weights["hiking"] < 1.5
    assert {name for name, weight in few.weights.items() if weight} == {"hiking"}
    assert set(INTERESTS) <= set(few.weights)
    assert few.gains([row(10.0), row(1.0), {"shared": 0.0, "hiking": 10.0}]).round(6)[2] == 0
