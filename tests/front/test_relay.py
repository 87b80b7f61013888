"""Handing on: in order, one at a time, and no longer than somebody listens."""

import asyncio

import pytest
from starlette.requests import ClientDisconnect

from troth.errors import LedgerFailed, ProviderBusy
from troth.front.relay import Relay
from troth.words import Shown


class Answer:
    """An answer of given pieces, which stops before a piece that is an event until it is set."""

    def __init__(self, *pieces: str | asyncio.Event | Exception, at_end: Exception | None = None):
        self.pieces = pieces
        self.at_end = at_end
        self.log: list[str] = []

    async def __call__(self):
        try:
            for piece in self.pieces:
                if isinstance(piece, Exception):
                    raise piece
                if isinstance(piece, asyncio.Event):
                    self.log.append("waits")
                    await piece.wait()
                    continue
                self.log.append(f"says {piece}")
                yield Shown(piece)
        finally:
            self.log.append("closed")
            if self.at_end:
                raise self.at_end

    async def hear(self, part) -> None:
        self.log.append(f"heard {part.text}")


async def nothing() -> None:
    """A listener that does not mind waiting."""


def relay(
    answer: Answer,
    *,
    left: asyncio.Event | None = None,
    stopping: asyncio.Event | None = None,
    hear=None,
    wait=nothing,
    **more: float,
) -> None:
    """Run an answer through a relay."""

    async def receive():
        await (left or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    between = Relay(receive=receive, stopping=stopping or asyncio.Event(), **more)
    asyncio.run(between.run(answer(), hear=hear or answer.hear, wait=wait))


def test_each_part_is_heard_before_the_next_is_asked_for() -> None:
    """Nothing lies between: a yes taken back stops the very next piece."""
    answer = Answer("a", "b")

    relay(answer)

    assert answer.log == ["says a", "heard a", "says b", "heard b", "closed"]


def test_who_leaves_stops_the_answer() -> None:
    """The answer is closed, and whoever called knows that nobody listens."""
    left, never = asyncio.Event(), asyncio.Event()
    answer = Answer("a", never, "b")

    async def hear(_) -> None:
        left.set()

    with pytest.raises(ClientDisconnect):
        relay(answer, left=left, hear=hear)

    assert answer.log[-1] == "closed"
    assert "says b" not in answer.log


def test_who_leaves_while_a_part_is_handed_on_stops_it_too() -> None:
    """The answer is closed even when it is not the one that waits."""
    left = asyncio.Event()
    answer = Answer("a", "b")

    async def hear(_) -> None:
        left.set()
        await asyncio.Event().wait()

    with pytest.raises(ClientDisconnect):
        relay(answer, left=left, hear=hear)

    assert answer.log == ["says a", "closed"]


def test_a_stopping_server_ends_the_answer() -> None:
    """The client is told to come back."""
    stopping, never = asyncio.Event(), asyncio.Event()
    answer = Answer("a", never)

    async def hear(_) -> None:
        stopping.set()

    with pytest.raises(ProviderBusy, match="being stopped"):
        relay(answer, stopping=stopping, hear=hear)

    assert answer.log[-1] == "closed"


def test_what_goes_wrong_is_raised_as_it_is() -> None:
    """Not wrapped in a group, so that a face can tell what it was."""
    answer = Answer("a", LedgerFailed("It cannot record."))

    with pytest.raises(LedgerFailed):
        relay(answer)

    assert answer.log == ["says a", "heard a", "closed"]


def test_what_goes_wrong_while_closing_is_raised() -> None:
    """A receipt that could not be closed is not lost because the client left."""
    left, never = asyncio.Event(), asyncio.Event()
    answer = Answer("a", never, at_end=LedgerFailed("It cannot record."))

    async def hear(_) -> None:
        left.set()

    with pytest.raises(LedgerFailed):
        relay(answer, left=left, hear=hear)


def test_while_nothing_comes_the_listener_is_told() -> None:
    """Again and again, until something comes."""
    comes = asyncio.Event()
    answer = Answer(comes, "a")
    waits = []

    async def wait() -> None:
        waits.append(1)
        if len(waits) == 3:
            comes.set()

    relay(answer, wait=wait, wait_seconds=0.001)

    assert len(waits) >= 3
    assert answer.log == ["waits", "says a", "heard a", "closed"]


def test_a_listener_that_takes_nothing_counts_as_gone() -> None:
    """It holds a place at the model that others need."""
    answer = Answer("a", "b")

    async def hear(_) -> None:
        await asyncio.Event().wait()

    with pytest.raises(ClientDisconnect):
        relay(answer, hear=hear, patience_seconds=0.001)

    assert answer.log == ["says a", "closed"]


def test_a_cancelled_request_closes_the_answer() -> None:
    """A server that gives up waiting cancels the request."""
    never = asyncio.Event()
    answer = Answer("a", never)

    async def go() -> None:
        heard = asyncio.Event()

        async def hear(_) -> None:
            heard.set()

        async def receive():
            await asyncio.Event().wait()

        between = Relay(receive=receive, stopping=asyncio.Event())
        running = asyncio.ensure_future(between.run(answer(), hear=hear, wait=nothing))
        await heard.wait()
        running.cancel()
        await asyncio.wait({running})
        assert running.cancelled()

    asyncio.run(go())

    assert answer.log[-1] == "closed"


def test_a_server_that_is_stopping_already_begins_no_answer() -> None:
    """Nothing is asked of a model that would be stopped at once."""
    stopping = asyncio.Event()
    stopping.set()
    answer = Answer("a")

    with pytest.raises(ProviderBusy, match="being stopped"):
        relay(answer, stopping=stopping)

    assert answer.log == []


def test_what_goes_wrong_while_the_listener_is_told_ends_the_answer() -> None:
    """Who cannot be told that we are still here hears nothing else either."""
    never = asyncio.Event()
    answer = Answer("a", never)

    async def wait() -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        relay(answer, wait=wait, wait_seconds=0.001)

    assert answer.log[-1] == "closed"


def test_an_answer_that_ends_lets_the_listener_be_told_to_the_end() -> None:
    """Nobody writes behind it into what is being written."""
    comes = asyncio.Event()
    answer = Answer(comes, "a")

    async def wait() -> None:
        comes.set()
        for _ in range(20):
            await asyncio.sleep(0)
        answer.log.append("told")

    relay(answer, wait=wait, wait_seconds=0.001)

    assert answer.log == ["waits", "says a", "heard a", "closed", "told"]


def test_who_leaves_a_request_that_is_cancelled_does_not_hide_it() -> None:
    """A server that gives up in the same moment is obeyed."""
    never, left = asyncio.Event(), asyncio.Event()
    answer = Answer("a", never)

    async def go() -> None:
        heard = asyncio.Event()

        async def hear(_) -> None:
            heard.set()

        async def receive():
            await left.wait()
            running.cancel()
            return {"type": "http.disconnect"}

        between = Relay(receive=receive, stopping=asyncio.Event())
        running = asyncio.ensure_future(between.run(answer(), hear=hear, wait=nothing))
        await heard.wait()
        left.set()
        await asyncio.wait({running})
        assert running.cancelled()

    asyncio.run(go())

    assert answer.log[-1] == "closed"


def test_after_one_that_left_its_task_goes_on_as_any_other() -> None:
    """Nothing is left behind that would end what comes next in it."""
    left, never = asyncio.Event(), asyncio.Event()
    answer = Answer("a", never)

    async def hear(_) -> None:
        left.set()

    async def receive():
        await left.wait()
        return {"type": "http.disconnect"}

    async def go() -> None:
        between = Relay(receive=receive, stopping=asyncio.Event())
        with pytest.raises(ClientDisconnect):
            await between.run(answer(), hear=hear, wait=nothing)
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0
        await asyncio.sleep(0)

    asyncio.run(go())
