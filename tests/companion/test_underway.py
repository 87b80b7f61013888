"""Answers under way: who asked can stop them, and nobody else."""

import asyncio

import pytest

from troth.companion.underway import MOST_OF_PERSON, UnderWay
from troth.errors import NotFound, TooMany
from troth.words import PersonId, is_id

NOOR, SAM = PersonId("psn_noor"), PersonId("psn_sam")


def test_an_answer_can_be_stopped_while_it_lasts() -> None:
    """Before and after there is no such answer."""
    under_way, stop = UnderWay(), asyncio.Event()

    with under_way.begin(NOOR, stop) as name:
        assert is_id(name, "ans")
        under_way.stop(NOOR, name)

    assert stop.is_set()
    with pytest.raises(NotFound):
        under_way.stop(NOOR, name)


def test_nobody_else_can_stop_it() -> None:
    """They hear the same as for one that never was."""
    under_way, stop = UnderWay(), asyncio.Event()

    with under_way.begin(NOOR, stop) as name:
        with pytest.raises(NotFound) as of_noor:
            under_way.stop(SAM, name)
        with pytest.raises(NotFound) as of_nobody:
            under_way.stop(SAM, "ans_x")

    assert not stop.is_set()
    assert str(of_noor.value) == str(of_nobody.value)


def test_one_person_has_a_few_at_once() -> None:
    """Other people want an answer too; theirs are not counted."""
    under_way, begun = UnderWay(), []
    for _ in range(MOST_OF_PERSON):
        begun.append(under_way.begin(NOOR, asyncio.Event()))
        begun[-1].__enter__()

    with pytest.raises(TooMany), under_way.begin(NOOR, asyncio.Event()):
        pass
    with under_way.begin(SAM, asyncio.Event()):
        assert len(under_way) == MOST_OF_PERSON + 1


def test_an_answer_that_fails_is_over() -> None:
    """Nothing is left of it."""
    under_way = UnderWay()

    with pytest.raises(RuntimeError), under_way.begin(NOOR, asyncio.Event()):
        raise RuntimeError

    assert len(under_way) == 0


def test_a_name_may_be_chosen_beforehand() -> None:
    """A stream tells its name before the answer has begun."""
    under_way, stop = UnderWay(), asyncio.Event()

    with under_way.begin(NOOR, stop, name="ans_mine") as name:
        under_way.stop(NOOR, "ans_mine")

    assert name == "ans_mine"
    assert stop.is_set()
