"""A note says one thing about one message, and goes with it."""

from datetime import UTC, datetime

from troth.companion.memory_note import (
    UNUSED,
    Note,
    Use,
    is_by,
    row_of,
    until_of,
    used_note,
    uses_of,
    vector_note,
    without,
)
from troth.store import kinds
from troth.weights.minilm import WIDTH
from troth.weights.scan import NOTHING

ROW = bytes(range(256)) + bytes(WIDTH - 256)
USES = [
    Use(
        turn=f"trn_{one}",
        conversation="cnv_a",
        at="2026-11-20T10:00:00.000Z",
        words=0.5,
        meaning=0.25,
    )
    for one in "ab"
]


def test_a_vector_comes_back_as_it_was() -> None:
    """Through the form in which it is kept; what was damaged is no vector."""
    note = vector_note("trn_a", ROW, until="")

    kept = kinds.from_bytes(Note, kinds.to_bytes(note))

    assert row_of(kept.held) == ROW
    assert row_of("") == NOTHING
    assert row_of(kept.held[:-4]) is None
    assert row_of("no base 64 at all!") is None


def test_a_vector_is_of_one_encoder_alone() -> None:
    """Who reads with another one finds none, and knows that it is another's."""
    theirs = vector_note("trn_a", ROW, until="", mark="e5").held
    first = vector_note("trn_a", ROW, until="").held

    assert row_of(theirs, "e5") == row_of(first) == ROW
    assert row_of(theirs) is row_of(first, "e5") is None
    assert [is_by(theirs, "e5"), is_by(first, ""), is_by(theirs, ""), is_by(first, "e5")] == [
        True,
        True,
        False,
        False,
    ]
    assert row_of("", "e5") == NOTHING


def test_what_an_answer_used_comes_back_as_it_was() -> None:
    """What is damaged says nothing, and raises nothing."""
    assert uses_of(used_note("trn_z", USES, until="").held) == USES
    for text in ("", "{", "[1]", '[["a"]]', '[["a","b","c","d","e"]]'):
        assert uses_of(text) == []


def test_a_note_ends_with_the_message_it_is_about() -> None:
    """It says so itself; a moment that cannot be read sets no other end."""
    until = until_of("2026-11-20T10:00:00.000Z", 365)

    assert Note(turn="t", kind=UNUSED, until=until).kept_until == datetime(
        2027, 11, 20, 10, tzinfo=UTC
    )
    assert until_of("some time ago", 365) == ""
    assert Note(turn="t", kind=UNUSED).kept_until is None


def test_forgotten_messages_leave_no_note() -> None:
    """Not their own, and none that names them."""
    used = used_note("trn_z", USES, until="")

    assert without(vector_note("trn_a", ROW, until=""), {"trn_a": None}) is None
    assert without(used, {"trn_z": None}) is None
    left = without(used, {"trn_a": None})
    assert left is not None
    assert uses_of(left.held) == USES[1:]
    assert without(used, {"trn_a": None, "trn_b": None}) is None
    assert without(used, {"trn_q": None}) is used


def test_a_note_does_not_show_itself() -> None:
    """What a message means is as private as what it says."""
    assert "trn_a" not in repr(vector_note("trn_a", ROW, until=""))
