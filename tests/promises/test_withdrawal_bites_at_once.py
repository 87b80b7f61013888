"""A yes that is taken back counts at once, even in the middle of an answer."""

import asyncio
from contextlib import aclosing

import pytest

from troth.errors import Refused
from troth.testing.house import ask, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_REPLY, Shown


def test_a_withdrawal_in_mid_answer_stops_the_very_next_word(
    house, talking, open_as, kept, recorded
) -> None:
    """Not one more word is shown, nothing of the answer is kept, and its receipt says why.

    What was shown are whole sentences: the one that had begun is not shown either.
    """
    go_on = asyncio.Event()
    model = ScriptedProvider(["First. Sec", "ond. ", "Third."], gate=go_on)
    another_window = open_as()
    shown: list[str] = []

    async def listen_and_withdraw() -> None:
        async with aclosing(with_model(house, model).reply(talking, ask("hello"))) as answer:
            async for part in answer:
                assert isinstance(part, Shown)
                shown.append(part.text)
                if part.text == "First.":
                    withdraw = another_window.gate.consents.withdraw
                    await asyncio.to_thread(withdraw, talking, COMPANION_REPLY, method="terminal")
                    go_on.set()

    with pytest.raises(Refused, match="You took back your yes"):
        asyncio.run(listen_and_withdraw())

    assert shown[-1] == "First."
    assert model.left == 1, "the model was not stopped"
    assert recorded(house, talking)[-1] == ("closed", "withdrawn")
    assert kept(house, talking) == []


def test_after_a_withdrawal_the_next_message_gets_no_answer(house, talking, model) -> None:
    """The next message is refused, and no model hears it."""
    house.gate.consents.withdraw(talking, COMPANION_REPLY, method="terminal")

    with pytest.raises(Refused, match="You took back your yes"):
        talk(house, talking, "hello", companion=with_model(house, model))

    assert model.asks == []
