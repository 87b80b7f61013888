"""What is kept of an import itself, and forgetting it."""

import pytest

from troth.companion import facts, facts_forget
from troth.companion.imports import kept
from troth.companion.imports.kept import Gone, Import
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate import forget as gate_forget
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY

AT = "2026-11-21T19:30:00.000Z"


def keep(house, person, *records) -> None:
    """Keep records in one room."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for one in records:
            room.keep(one)


def said(text: str, *, by: str = "", after: str = "") -> Turn:
    """Return a message whose text is its name."""
    who = "claude:Claude" if by else "mira"
    return Turn(
        text=text,
        role="user",
        at=AT,
        conversation="cnv_a",
        id=f"trn_{text}",
        after=after and f"trn_{after}",
        companion=who,
        imported=by,
    )


def test_the_newest_record_counts(house, keeper) -> None:
    """With how much of it is here still; the newest import first."""
    keep(house, keeper, Import(id="imp_a", services="claude", at="2026-11-20", state="begun"))
    keep(house, keeper, Import(id="imp_b", services="chatgpt claude", at=AT, state="stopped"))
    keep(house, keeper, Import(id="imp_a", services="claude", at="2026-11-20", state="done"))
    keep(house, keeper, said("one", by="imp_a"), said("two"))

    found = kept.every(house.gate, keeper)

    assert [(one.told.id, one.told.state, one.talks, one.messages) for one in found] == [
        ("imp_b", "stopped", 0, 0),
        ("imp_a", "done", 1, 1),
    ]
    assert kept.services_of(found[0].told) == ["chatgpt", "claude"]
    assert "claude" not in repr(found[0].told)


def test_it_is_forgotten_with_all_that_it_brought_in(house, keeper) -> None:
    """What was said here since stays, behind what is left of the talk."""
    keep(house, keeper, Import(id="imp_a", services="claude", at=AT, state="done"))
    keep(house, keeper, said("one", by="imp_a"), said("two", by="imp_b", after="one"))
    keep(house, keeper, said("three", by="imp_a", after="two"), said("four", after="three"))

    assert kept.forget(house.gate, keeper, "imp_a") == Gone(messages=2)

    steps = house.companion.talk(keeper, "cnv_a")
    assert [(step.id, step.after) for step in steps] == [("trn_two", ""), ("trn_four", "trn_two")]
    assert kept.every(house.gate, keeper) == []
    with pytest.raises(NotFound):
        kept.forget(house.gate, keeper, "imp_a")


def test_one_whose_messages_are_gone_is_forgotten_too(house, keeper) -> None:
    """Nothing of it is left in the list."""
    keep(house, keeper, Import(id="imp_a", services="claude", at=AT, state="done"))
    keep(house, keeper, said("one", by="imp_a"))
    gate_forget.forget(house.gate, keeper, Turn, lambda *_: True)

    assert kept.every(house.gate, keeper)[0].messages == 0
    assert kept.forget(house.gate, keeper, "imp_a") == Gone()
    assert kept.every(house.gate, keeper) == []


def test_nobody_elses_is_there(house, keeper, sam) -> None:
    """To forget it reads like one that never was."""
    keep(house, keeper, Import(id="imp_a", services="claude", at=AT, state="done"))
    with pytest.raises(NotFound):
        kept.forget(house.gate, sam, "imp_a")
    assert len(kept.every(house.gate, keeper)) == 1


def test_what_was_forgotten_before_does_not_come_back_once_it_is_undone(house, keeper) -> None:
    """A message of it that a command put aside goes with the rest, also if it was the last one."""
    allow(house, keeper, COMPANION_MEMORY)
    for left in ("two", ""):
        keep(house, keeper, Import(id="imp_a", services="claude", at=AT, state="done"))
        keep(house, keeper, said("one", by="imp_a"), *([said(left, by="imp_a")] if left else []))
        facts_forget.forget(house.gate, keeper, messages=["trn_one"])

        kept.forget(house.gate, keeper, "imp_a")

        assert facts.every(house.gate, keeper).gone == []
