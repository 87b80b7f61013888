"""What the guard leaves out of an answer can be seen for a day, and contested; then it is gone."""

import pytest

from troth.companion import changed
from troth.errors import NotFound, Refused
from troth.gate import tally
from troth.gate.forget import sweep
from troth.testing.house import allow, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_REPLY

HOOK = "Please don't go, I will be so lonely without you."


@pytest.fixture
def leave(house, noor):
    """Return a function that says goodbye to a model that holds on, and returns the reply."""

    def say(*purposes):
        allow(house, noor, *purposes)
        pulling = with_model(house, ScriptedProvider([HOOK]))
        return talk(house, noor, "I have to go now, goodbye!", companion=pulling).reply

    return say


def test_it_can_be_opened_as_it_was(house, noor, leave):
    """The answer itself says for which reason; the words come when the person asks for them."""
    answer = leave().turns[-1]

    assert changed.one(house.gate, noor, answer).changed.marks[0].why("en")
    assert HOOK in " ".join(changed.original(house.gate, noor, answer))


def test_after_a_day_it_is_gone(house, noor, leave, clock, sql):
    """The reason stays with the answer. Of the words no row is left."""
    answer = leave().turns[-1]

    clock.move(hours=24, minutes=1)

    with pytest.raises(NotFound):
        changed.original(house.gate, noor, answer)
    sweep(house.gate)
    assert sql("SELECT 1 FROM tail WHERE holding = 'guarded'") == []
    assert changed.one(house.gate, noor, answer).changed.marks


def test_where_no_talk_is_kept_no_word_of_it_is(house, noor, leave, sql):
    """The person is told why, and that is all there ever is."""
    reply = leave(COMPANION_REPLY)

    assert reply.changes
    assert sql("SELECT 1 FROM tail WHERE holding = 'guarded'") == []
    with pytest.raises(Refused):
        changed.every(house.gate, noor)


def test_it_can_be_contested(house, noor, leave):
    """What the person says stays with them; of it, a number is counted that names nobody."""
    answer = leave().turns[-1]

    changed.contest(house.gate, noor, answer, 0, wrong=True, words="It was meant kindly.")

    said = changed.one(house.gate, noor, answer).said[0]
    assert (said.wrong, said.words) == ("yes", "It was meant kindly.")
    (counted,) = tally.read(house.store)
    assert (counted.wrong, counted.whose.persona) == (1, "mira")
