"""One step stops every use of everybody's data."""

import asyncio
from contextlib import aclosing

import pytest

from troth.errors import Refused
from troth.gate.lockdown import lock, reopen
from troth.testing.house import ask, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import Shown


def test_nothing_is_answered_until_it_is_lifted(house, talking, open_as, model) -> None:
    """Locked in one window, every other window refuses; lifted, it answers again."""
    another_window = open_as()
    lock(another_window.gate, "intrusion")

    with pytest.raises(Refused, match="locked down"):
        talk(house, talking, "hello", companion=with_model(house, model))
    unheard = not model.asks
    reopen(another_window.gate)

    assert unheard
    assert "hello" in talk(house, talking, "hello").text


def test_an_answer_that_runs_is_cut(house, talking, kept) -> None:
    """In the middle of an answer, not one more word is shown and nothing is kept.

    The sentence that had begun is not shown either.
    """
    go_on = asyncio.Event()
    model = ScriptedProvider(["First. Sec", "ond."], gate=go_on)
    shown: list[str] = []

    async def listen_and_lock() -> None:
        async with aclosing(with_model(house, model).reply(talking, ask("hello"))) as answer:
            async for part in answer:
                assert isinstance(part, Shown)
                shown.append(part.text)
                if part.text == "First.":
                    await asyncio.to_thread(lock, house.gate, "drill")
                    go_on.set()

    with pytest.raises(Refused, match="locked down"):
        asyncio.run(listen_and_lock())

    assert shown[-1] == "First."
    assert kept(house, talking) == []
