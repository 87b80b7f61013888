"""What is kept of an answer: all of it or nothing, and nobody waits in a thread for the disk."""

import asyncio
import threading
from dataclasses import replace

import pytest

from troth.companion.chat import Reply
from troth.companion.question import Question
from troth.companion.turn import Turn
from troth.gate import to_the_end
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER, Clear


@pytest.fixture
def willing(house, noor):
    """Return somebody whom companions may answer, and whose talks may be kept."""
    for purpose in (COMPANION_REPLY, COMPANION_HISTORY):
        allow(house, noor, purpose)
    return noor


def ask(text: str, **more) -> Question:
    """Return a question that begins a talk."""
    return Question(companion="mira", messages=(("user", Clear(text)),), **more)


async def answered(house, person, question) -> Reply:
    """Listen to all of an answer."""
    async for part in house.companion.reply(person, question):
        last = part
    assert isinstance(last, Reply)
    return last


def turns(house, person) -> list[Turn]:
    """Return what is kept of a person's talks."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [one.record for one in room.read(Turn)]


def test_the_place_of_a_talk_that_goes_on_is_looked_for_in_a_thread(house, willing, monkeypatch):
    """What must read earlier turns keeps nobody else waiting; a talk that begins needs none."""
    where: list[bool] = []
    keeper, here = house.companion.keeper, threading.current_thread()
    placed = type(keeper)._placed

    def watched(self, *asked):
        where.append(threading.current_thread() is here)
        return placed(self, *asked)

    monkeypatch.setattr(type(keeper), "_placed", watched)

    first = asyncio.run(answered(house, willing, ask("Good evening")))
    again = ask("And now?", conversation=first.conversation)
    asyncio.run(answered(house, willing, again))
    sent_again = replace(ask("A third"), messages=(*ask("Good evening").messages, *again.messages))
    asyncio.run(answered(house, willing, sent_again))

    assert where == [True, False, False]
    assert [one.conversation for one in turns(house, willing)][:4] == [first.conversation] * 4


def test_what_is_said_to_be_kept_is_on_the_disk(house, willing):
    """The numbers and ids of a reply are those of the turns that are there."""
    reply = asyncio.run(answered(house, willing, ask("Good evening")))

    assert [one.id for one in turns(house, willing)] == list(reply.turns)
    assert len(reply.kept) == 2


def test_whoever_leaves_while_it_is_kept_waits_for_that(house, willing, monkeypatch):
    """It is all there, with the end of the receipt, and then they are told that they left."""
    put, held, may_end = house.store._put, threading.Event(), threading.Event()
    writes: list[int] = []

    def slow(jobs):
        writes.append(len(jobs))
        if len(writes) == 2:  # the first is the receipt

            def wait(_) -> None:
                held.set()
                may_end.wait(10)

            house.store.__class__._put(house.store, [_job(wait)])
        put(jobs)

    monkeypatch.setattr(house.store, "_put", slow)

    async def leave() -> None:
        listening = asyncio.ensure_future(answered(house, willing, ask("Good evening")))
        await asyncio.to_thread(held.wait, 10)
        listening.cancel()
        await asyncio.sleep(0)
        assert not listening.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await listening

    asyncio.run(leave())

    assert [one.role for one in turns(house, willing)] == ["user", "assistant"]


def test_a_yes_that_goes_meanwhile_keeps_nothing(house, willing, monkeypatch):
    """Between finding the place and writing it the yes is taken back: the answer stands, alone."""
    written = to_the_end.written

    async def withdrawn_first(store, works):
        if house.gate.may(willing, COMPANION_HISTORY):
            await to_the_end.to_the_end(
                lambda: house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="test")
            )
        return await written(store, works)

    monkeypatch.setattr("troth.companion.kept.written", withdrawn_first)

    reply = asyncio.run(answered(house, willing, ask("Good evening")))

    assert (list(reply.kept), list(reply.turns)) == ([], [])
    assert turns(house, willing) == []


def _job(work):
    from troth.store.sqlite import _Job  # the writer's own kind of work

    return _Job(work, alone=False)
