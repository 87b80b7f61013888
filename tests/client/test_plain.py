"""A program that waits for each answer: what it gets, what is raised, and what is stopped."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from troth.client.plain import Troth
from troth.client.wire import Unreachable
from troth.errors import BadInput, NotFound, NotSignedIn, Refused
from troth.testing.served import held_port
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Reason


@pytest.fixture
def troth(noor) -> Iterator[Troth]:
    """Return Noor's client."""
    with noor.troth() as made:
        yield made


def test_it_talks_and_goes_on(troth: Troth) -> None:
    """A second question stands in the same talk; what was said can be read again and forgotten."""
    first = troth.ask("mira", "hello there")
    second = troth.ask("mira", "and now", conversation=first.conversation)

    said = troth.talk(first.conversation)
    assert first.text.endswith("hello there")
    assert (first.finish, first.demo, first.outside) == ("stop", True, False)
    assert second.conversation == first.conversation
    assert [one.text for one in said if one.role == "user"] == ["hello there", "and now"]
    assert said[1].id == first.turns[1]
    assert [one.conversation for one in troth.talks()] == [first.conversation]
    assert [(one.id, one.role, one.text) for one in troth.find("NOW and")][-1] == (
        said[2].id,
        "user",
        "and now",
    )
    assert troth.forget_talk(first.conversation) == 4
    assert troth.talks() == troth.find("now") == []


def test_it_hears_an_answer_as_it_comes(troth: Troth) -> None:
    """Piece by piece; the whole is there at the end."""
    with troth.stream("mira", "hello there") as answering:
        pieces = list(answering)

    assert len(pieces) > 1
    assert answering.answer.text == "".join(pieces)


def test_edits_and_second_tries_make_branches(troth: Troth) -> None:
    """By the ids of what was kept."""
    first = troth.ask("mira", "hello there")

    troth.ask("mira", "hello, you", conversation=first.conversation, after="")
    troth.ask("mira", again=first.turns[1])

    (talk,) = troth.talks()
    assert talk.count == 5


def test_it_lists_the_companions(troth: Troth) -> None:
    """With their ids, to be asked by."""
    assert "mira" in [one.id for one in troth.companions()]


def test_yes_and_no_go_by_the_card(echoing) -> None:
    """Without a yes: Refused, as the server has it. The card is shown, answered, taken back."""
    sam = echoing.somebody(name="Sam")
    with sam.troth() as troth:
        with pytest.raises(Refused) as caught:
            troth.ask("mira", "hello")

        card = troth.card("companion.reply")
        taken = [troth.say(card, yes=True, choice=at) for at in range(max(1, len(card.choices)))]
        answer = troth.ask("mira", "hello")
        after = troth.withdraw("companion.reply")
        with pytest.raises(Refused) as again:
            troth.ask("mira", "hello")

    assert (caught.value.purpose, caught.value.reason) == (COMPANION_REPLY, Reason.NEVER_ASKED)
    assert card.lines
    assert any(taken)
    assert answer.text.endswith("hello")
    assert answer.turns == ()
    assert not after.allowed
    assert again.value.reason is Reason.WITHDRAWN


def test_it_says_how_each_use_stands(troth: Troth) -> None:
    """Allowed or not, and why."""
    stands = {one.id: one.allowed for one in troth.purposes()}

    assert stands["companion.reply"] is True
    assert stands["companion.history"] is True


def test_a_receipt_says_what_was_done(troth: Troth) -> None:
    """By the id that the answer names."""
    answer = troth.ask("mira", "hello there")

    receipt = troth.receipt(answer.receipt or "")

    assert receipt.id == answer.receipt
    assert receipt.purpose == COMPANION_REPLY
    assert receipt.sentence


def test_errors_are_the_server_s_own(echoing, troth: Troth) -> None:
    """A wrong key, an unknown companion, an empty message, another person's talk."""
    sam = echoing.somebody("companion.reply", "companion.history", name="Sam")
    with sam.troth() as other:
        his = other.ask("mira", "hello").conversation

    with Troth(echoing.address, key="troth_wrong") as wrong, pytest.raises(NotSignedIn):
        wrong.companions()
    with pytest.raises(NotFound):
        troth.ask("nobody", "hello")
    with pytest.raises(NotFound):
        troth.talk(his)
    with pytest.raises(BadInput):
        troth.ask("mira", " ")


def test_leaving_stops_the_model(serve) -> None:
    """A block that is left in the middle ends the answer at the server."""
    served = serve("Well. ", "then", gate=asyncio.Event())
    noor = served.somebody("companion.reply")

    with noor.troth() as troth, troth.stream("mira", "hello") as answering:
        for piece in answering:
            if "Well." in piece:
                break

    pause = threading.Event()
    assert any(served.model.left == 1 or pause.wait(0.05) for _ in range(1200))


def test_a_yes_taken_back_ends_an_answer_in_the_middle(serve) -> None:
    """What was shown was shown; then the refusal is raised, and no more words."""
    opened = threading.Event()

    class Gate:
        async def wait(self) -> None:
            await asyncio.to_thread(opened.wait, 60)

    served = serve("Well. ", "planted", gate=Gate())
    noor = served.somebody("companion.reply")
    heard = []

    def hear() -> None:
        with noor.troth() as troth, troth.stream("mira", "hello") as answering:
            for piece in answering:
                heard.append(piece)
                if "Well." in piece:
                    served.house.gate.consents.withdraw(
                        noor.person, COMPANION_REPLY, method="terminal"
                    )
                    opened.set()

    with pytest.raises(Refused) as caught:
        hear()
    assert caught.value.reason is Reason.WITHDRAWN
    assert "planted" not in "".join(heard)


def test_nobody_there_is_told(unused: str) -> None:
    """Once, without a second try, and without the key."""
    with Troth(unused, key="troth_planted") as troth, pytest.raises(Unreachable) as caught:
        troth.companions()

    assert "planted" not in str(caught.value)


@pytest.fixture
def unused() -> Iterator[str]:
    """Return an address at which nobody listens."""
    with held_port() as port:
        yield f"http://127.0.0.1:{port}"


def test_nothing_shows_the_key(noor) -> None:
    """Not the client itself."""
    with noor.troth() as troth:
        assert noor.token not in repr(troth)
        assert noor.token not in repr(vars(troth)["_door"])


def test_without_keeping_there_is_no_talk_to_list(echoing) -> None:
    """Refused, with the purpose that would be needed."""
    sam = echoing.somebody("companion.reply", name="Sam")

    with sam.troth() as troth, pytest.raises(Refused) as caught:
        troth.talks()

    assert caught.value.purpose == COMPANION_HISTORY
