"""What the guard changed: marked for as long as it is kept, shown once asked for, gone in a day."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from troth.clock import SetClock
from troth.companion import changed, shelf
from troth.companion.chat import Companion
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, Refused
from troth.gate import tally
from troth.gate.forget import sweep
from troth.guard.gatekeeper import Verdict
from troth.guard.tactic import Tactic
from troth.house import House
from troth.testing.house import allow, leaves, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER, PersonId

_SAID = {"kind": "contest"}
CANARY = "zanderfish"
HOOK = f"Wait, don't go, I will be so lonely without you, my {CANARY}. Take care."
BYE = "I have to go now, goodbye!"


@pytest.fixture
def pulling(house: House) -> Companion:
    """Give the house a model that holds on to whoever leaves."""
    return with_model(house, ScriptedProvider([HOOK]))


@pytest.fixture
def turn(house: House, noor: PersonId, pulling: Companion) -> str:
    """Let Noor say goodbye to it, and return the id of the answer."""
    allow(house, noor)
    return str(talk(house, noor, BYE, companion=pulling).reply.turns[-1])


def test_a_changed_answer_says_so_for_as_long_as_it_is_kept(
    house: House, noor: PersonId, turn: str, clock: SetClock
) -> None:
    """A year later, nearly, the reason still stands there; no word that went does."""
    clock.move(days=300)

    (seen,) = changed.every(house.gate, noor)

    assert seen.turn == turn
    assert seen.changed.model == "Scripted (for tests)"
    assert all(one.why("en") for one in seen.changed.marks)
    assert {one.verdict for one in seen.changed.marks} <= {Verdict.DROP, Verdict.REPLACE}
    assert seen.gone_at is None
    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert CANARY not in "".join(
            f"{one.record.text}{one.record.changed}" for one in room.read(Turn)
        )


def test_what_was_left_out_is_there_for_who_asks(house: House, noor: PersonId, turn: str) -> None:
    """Within the day it is shown to the letter, and the person's ledger says so."""
    shown = changed.original(house.gate, noor, turn)

    assert any(CANARY in one for one in shown)
    assert leaves(house, noor)[-1]["detail"]["note"] == "what the guard left out was shown"


def test_after_a_day_no_byte_of_it_is_left(
    house: House,
    noor: PersonId,
    turn: str,
    clock: SetClock,
    sql: Callable[..., list[tuple[object, ...]]],
) -> None:
    """Not shown from that minute on; after the sweep its row is gone, and its key with it."""
    rows = "SELECT sealed FROM tail WHERE holding = 'guarded' UNION ALL "
    rows += "SELECT sealed FROM segment WHERE holding = 'guarded'"
    assert len(sql(rows)) == 1
    (before,) = sql("SELECT key_id FROM purpose_key WHERE purpose = 'companion.history'")
    clock.move(days=1, minutes=1)

    with pytest.raises(NotFound, match="one day"):
        changed.original(house.gate, noor, turn)
    assert sweep(house.gate).touched == 1
    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert room.read(changed.Note) == []
        assert room.read(Turn)
    assert sql(rows) == []
    (after,) = sql("SELECT key_id FROM purpose_key WHERE purpose = 'companion.history'")
    assert after != before


@pytest.fixture
def everything(house: House) -> Callable[[], bytes]:
    """Return what reads every byte below the house's folders."""

    def read() -> bytes:
        places = (house.settings.data_dir, house.settings.state_dir)
        files = [one for place in places for one in Path(place).rglob("*") if one.is_file()]
        return b"".join(one.read_bytes() for one in files)

    return read


def test_it_goes_with_its_message(house: House, noor: PersonId, turn: str) -> None:
    """To forget an answer forgets what was left out of it, and what was said of that."""
    changed.contest(house.gate, noor, turn, 0, wrong=True, words=f"my {CANARY}")

    shelf.forget_some(house.gate, noor, lambda _, own, __: own == turn)

    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert room.read(changed.Note) == []
    assert changed.every(house.gate, noor) == []


def test_an_erased_person_leaves_none_of_it(
    house: House, noor: PersonId, turn: str, everything: Callable[[], bytes]
) -> None:
    """The counts stay, and they are about nobody."""
    house.erase(noor)

    raw = everything()
    assert turn.encode() not in raw
    assert CANARY.encode() not in raw
    assert [one.changed for one in tally.read(house.store)] == [1]


def test_nothing_is_kept_where_no_talk_is_kept(
    house: House, noor: PersonId, pulling: Companion, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer says why it was changed; no original is anywhere, and no log has a word."""
    allow(house, noor, COMPANION_REPLY)
    caplog.set_level(logging.DEBUG)

    reply = talk(house, noor, BYE, companion=pulling).reply

    assert reply.changes
    assert reply.guarded is None
    assert len(reply.reasons) == len(reply.changes)
    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert room.read(changed.Note) == []
    assert CANARY not in caplog.text
    with pytest.raises(Refused):
        changed.every(house.gate, noor)


def test_taking_the_yes_back_hides_it_at_once(house: House, noor: PersonId, turn: str) -> None:
    """What was left out is part of the talks, so it goes the way they go."""
    house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")

    with pytest.raises(Refused):
        changed.original(house.gate, noor, turn)


def test_somebody_else_finds_nothing(
    house: House, sam: PersonId, noor: PersonId, turn: str
) -> None:
    """Another person's answer reads as if it were not there."""
    allow(house, sam)

    for ask in (changed.one, changed.original):
        with pytest.raises(NotFound):
            ask(house.gate, sam, turn)
    with pytest.raises(NotFound):
        changed.contest(house.gate, sam, turn, 0, wrong=True)


def test_what_a_person_says_stands_until_they_say_something_else(
    house: House, noor: PersonId, turn: str
) -> None:
    """The newer word takes the place of the older, which is gone; taken back, none is left."""
    changed.contest(house.gate, noor, turn, 0, wrong=True, words="It was kind.")
    changed.contest(house.gate, noor, turn, 0, wrong=False)

    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert [one.record.wrong for one in room.read(changed.Contest, having=_SAID)] == ["no"]
    (counted,) = tally.read(house.store)
    assert (counted.wrong, counted.right) == (0, 1)

    changed.take_back(house.gate, noor, turn, 0)

    assert changed.one(house.gate, noor, turn).said == {}
    assert tally.read(house.store)[0].right == 0
    with pytest.raises(NotFound):
        changed.take_back(house.gate, noor, turn, 0)


def test_a_change_that_is_not_there_cannot_be_contested(
    house: House, noor: PersonId, turn: str
) -> None:
    """Nor can anybody write a book about one."""
    with pytest.raises(NotFound):
        changed.contest(house.gate, noor, turn, 99, wrong=True)
    with pytest.raises(BadInput):
        changed.contest(house.gate, noor, turn, 0, wrong=True, words="x" * 501)


def test_an_untouched_answer_has_no_mark(house: House, noor: PersonId) -> None:
    """It is counted as an answer, and as nothing else."""
    allow(house, noor)

    reply = talk(house, noor, "Hello there.").reply

    assert reply.guarded is None
    assert changed.every(house.gate, noor) == []
    (counted,) = tally.read(house.store)
    assert (counted.answers, counted.changed, dict(counted.reasons)) == (1, 0, {})


def test_marks_are_read_as_they_were_written() -> None:
    """Names with spaces too; what is damaged marks nothing."""
    told = changed.marked("A%20model drop/tactic/guilt_neglect annotate/where_to_do_it/")

    assert told is not None
    assert told.model == "A model"
    assert [one.reason for one in told.marks] == [Tactic.GUILT_NEGLECT, "where_to_do_it"]
    for damaged in ("", "-", "m drop", "m drop/tactic/love", "m a/b/c/d"):
        assert changed.marked(damaged) is None


def test_ones_own_companion_is_counted_without_its_name() -> None:
    """What somebody calls their companion is theirs."""
    assert changed.whose("m", "own_abcdefgh").persona == tally.OWN
    assert changed.whose("m", "mira").persona == "mira"
