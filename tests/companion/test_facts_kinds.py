"""What is kept of facts can be read again, and damaged parts of it say nothing."""

from dataclasses import replace
from datetime import timedelta

from troth.companion.facts_kinds import (
    UNDO_DAYS,
    WAIT_DAYS,
    Aside,
    Fact,
    Told,
    forgotten,
    moment,
    told_note,
    told_of,
    waiting,
)
from troth.companion.memory_note import Note
from troth.companion.turn import Turn
from troth.store import kinds
from troth.testing.house import AT

FACT = Fact(id="fct_a", relation="lives", value="Lyon", turn="trn_a", words="I live in Lyon.")
TURN = Turn(text="I live in Lyon.", role="user", at="", conversation="cnv_a", id="trn_a")


def test_what_is_laid_aside_comes_back_as_it_was() -> None:
    """A fact or a message, with the day on which it goes for good."""
    waits = waiting(FACT, at=AT)
    gone = forgotten("trn_a", TURN, act="act_a", at=AT)

    assert (waits.fact, waits.message, waits.turn) == (FACT, None, "trn_a")
    assert (gone.fact, gone.message, gone.turn) == (None, TURN, "trn_a")
    assert waits.kept_until == AT + timedelta(days=WAIT_DAYS)
    assert gone.kept_until == AT + timedelta(days=UNDO_DAYS)


def test_half_a_character_is_laid_aside_too() -> None:
    """A message that was brought in may hold one: it can be forgotten, and brought back."""
    turn = replace(TURN, text="I live in \ud800 Ly\udc00n.")

    again = kinds.from_bytes(Aside, kinds.to_bytes(forgotten("trn_a", turn, act="a", at=AT)))

    assert again.message == turn


def test_nothing_of_it_is_printed() -> None:
    """No value, no sentence."""
    shown = repr((FACT, waiting(FACT, at=AT)))

    assert "Lyon" not in shown


def test_who_was_told_is_read_from_a_note() -> None:
    """A damaged note says nothing."""
    told = Told(facts=["fct_a"], by="nimbus", name="Large", receipt="rcp_a", answer="trn_b", at="x")

    assert told_of(told_note(told, until="")) == told
    assert told_of(Note(turn="trn_b", kind="told", held="{")) is None
    assert told_of(Note(turn="trn_b", kind="told", held='{"odd": 1}')) is None


def test_a_time_that_is_none_is_no_time() -> None:
    """What is damaged ends nothing too early."""
    assert (moment(""), moment("tomorrow")) == (None, None)
