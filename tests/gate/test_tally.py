"""Counts of what the guard changed are about nobody."""

from datetime import timedelta

from troth.clock import SetClock
from troth.gate import tally
from troth.gate.tally import Whose
from troth.house import House
from troth.store import schema
from troth.store.statements import select

MIRA = Whose(model="m", persona="mira")


def test_counts_add_up_over_months(house: House, clock: SetClock) -> None:
    """Each model and companion for itself, since its first month."""
    for days in (0, 1, 40):
        at = clock.now() + timedelta(days=days)
        house.store.write(
            lambda unit, at=at: tally.add(
                unit,
                MIRA,
                {tally.ANSWERS: 30, tally.CHANGED: 3, "guilt": 1, "jealousy": 3},
                at=at,
            )
        )

    (found,) = tally.read(house.store)

    assert (found.since, found.answers, found.changed) == ("2026-11", 90, 9)
    assert list(found.reasons.items()) == [("jealousy", 9), ("guilt", 3)]
    assert found.share == 0.1


def test_each_is_counted_apart(house: House, clock: SetClock) -> None:
    """Another month, model or companion is another row, and changes no other."""
    months = [clock.now(), clock.now() + timedelta(days=40)]
    whose = [Whose(model=model, persona=own) for model in "mn" for own in ("mira", "wren")]
    for nth, (at, one) in enumerate((at, one) for at in months for one in whose):
        house.store.write(
            lambda unit, at=at, one=one, nth=nth: tally.add(
                unit, one, {tally.ANSWERS: 10**nth, tally.RIGHT: 2 * 10**nth}, at=at
            )
        )

    told = {one.whose: (one.answers, one.right) for one in tally.read(house.store)}

    both = [10**nth + 10 ** (nth + 4) for nth in range(4)]
    assert told == dict(zip(whose, [(one, 2 * one) for one in both], strict=True))
    rows = house.store.read(select(schema.guard_count.c.month, schema.guard_count.c.count))
    assert sorted(rows) == sorted(
        (at, times * 10**nth)
        for at, nths in (("2026-11", range(4)), ("2026-12", range(4, 8)))
        for nth in nths
        for times in (1, 2)
    )


def test_small_numbers_are_not_told() -> None:
    """Few people may stand behind them."""
    assert [tally.told(one) for one in (-1, 0, 1, 4, 5)] == [
        "none",
        "none",
        "fewer than 5",
        "fewer than 5",
        "5",
    ]


def test_of_few_answers_no_share_is_told(house: House, clock: SetClock) -> None:
    """One change in three answers says nothing of a model, and much of a person."""
    house.store.write(
        lambda unit: tally.add(unit, MIRA, {tally.ANSWERS: 19, tally.CHANGED: 9}, at=clock.now())
    )

    assert tally.read(house.store)[0].share is None


def test_no_column_can_hold_a_person_or_a_day() -> None:
    """The table has a month, a model, a companion, a reason and a number."""
    assert set(schema.guard_count.c.keys()) == {"month", "model", "companion", "what", "count"}
