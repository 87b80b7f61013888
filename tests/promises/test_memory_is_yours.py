"""What you said long ago comes back only where you let it, and is gone when you forget it."""

import itertools

import pytest

from troth.errors import Refused
from troth.people.remembering import Reach
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow, talk, with_model
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.providers import ScriptedProvider
from troth.testing.upstream import says
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY

SAID = "My sister keeps seven parrots on a quillfeather shelf in her kitchen."
QUESTION = "How many parrots does my sister keep in her kitchen?"


@pytest.fixture
def model():
    """A model on this machine that says one thing."""
    return ScriptedProvider(["I see."])


@pytest.fixture
def companion(house, noor, model):
    """A companion that was told something long ago, and remembers it."""
    allow(house, noor)
    allow(house, noor, COMPANION_MEMORY)
    made = with_model(house, model)
    talk(house, noor, SAID, companion=made)
    made.memory.tend(noor)
    return made


def heard(model) -> str:
    """Return all that a model heard last."""
    return "\n".join(one.text.text for one in model.asks[-1].messages)


def test_without_every_yes_no_byte_of_memory_leaves(house, noor, companion):
    """In each state of four yeses and of what is set for the provider, all but one forbid it."""
    with upstream(says("I see.")) as up:
        entry = with_outside(house, up)
        choose(house, noor, entry)
        asked = (purpose_of(entry.id), COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY)
        allow(house, noor, purpose_of(entry.id))
        consents, sent, refused = house.gate.consents, 0, 0
        for state in itertools.product((True, False), repeat=len(asked)):
            for purpose, is_yes in zip(asked, state, strict=True):
                if bool(house.gate.may(noor, purpose)) is not is_yes:
                    if is_yes:
                        allow(house, noor, purpose)
                    else:
                        consents.withdraw(noor, purpose, method="page")
            for reach in (Reach.ALL, None):
                house.people.change_memory(
                    noor, lambda now, r=reach: now.with_level("providers", entry.id, r)
                )
                before = len(up.requests)
                try:
                    talk(house, noor, QUESTION, companion=companion)
                except Refused:
                    refused += 1

                bodies = b"".join(one.body for one in up.requests[before:])

                outside, history, memory, _ = state
                may = outside and history and memory and reach is Reach.ALL
                assert (b"quillfeather" in bodies) is may, (state, reach)
                assert bool(bodies) is outside
                sent += may
        assert sent == 2  # whether a model on this machine may answer is another question
        assert refused == 2 * 8
        house.gate.consents.restrict(noor, method="page")
        before = len(up.requests)
        with pytest.raises(Refused):
            talk(house, noor, QUESTION, companion=companion)
        assert len(up.requests) == before


def test_it_comes_up_for_nobody_else(house, noor, companion, model):
    """Whatever is asked, and by whom."""
    sam = add_person(house, "Sam")
    allow(house, sam)
    allow(house, sam, COMPANION_MEMORY)

    talk(house, sam, QUESTION, companion=companion)
    assert "quillfeather" not in heard(model)

    talk(house, noor, QUESTION, companion=companion)
    assert "quillfeather" in heard(model)


def test_each_answer_names_what_it_remembered(house, noor, companion):
    """Which of your own sentences it heard, and in its receipt how many."""
    reply = talk(house, noor, QUESTION, companion=companion).reply

    (source,) = companion.memory.used(noor, reply.turns[-1])

    assert source.text == SAID


def test_what_is_forgotten_is_not_remembered(house, noor, companion, model):
    """Neither the words nor what they mean; and what was not forgotten stays."""
    reply = talk(house, noor, QUESTION, companion=companion).reply
    (use,) = reply.memories

    companion.forget_turn(noor, use.turn)

    talk(house, noor, QUESTION, companion=companion)
    assert "quillfeather" not in heard(model)
    files = [one for one in house.settings.data_dir.rglob("*") if one.is_file()]
    assert not [one.name for one in files if b"quillfeather" in one.read_bytes()]
    assert [one.text for one in companion.memory.used(noor, reply.turns[-1])] == []


def test_off_is_off(house, noor, companion, model):
    """From the very next message on."""
    house.people.change_memory(noor, lambda now: now.for_all(Reach.OFF))

    reply = talk(house, noor, QUESTION, companion=companion).reply

    assert "quillfeather" not in heard(model)
    assert (reply.reach, reply.memories) == (Reach.OFF, ())
