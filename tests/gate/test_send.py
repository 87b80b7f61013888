"""The one door out: who may be sent to, what is written down before and after, and the cut."""

import asyncio
from contextlib import aclosing
from dataclasses import replace
from hashlib import sha256

import pytest

from troth.errors import ProviderBusy, ProviderFailed, Refused, StoreFailed
from troth.gate import lockdown
from troth.gate import send as gate_send
from troth.gate.send import Draft
from troth.providers.base import Done
from troth.testing.house import allow, leaves
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    Clear,
    Level,
    Reason,
    Unguarded,
    Veiled,
)


def of_sending(house, person):
    """Return the leaves that speak of sending, as (event, detail)."""
    told = leaves(house, person)
    return [
        (one["event"], one["detail"]) for one in told if one["event"] in ("disclosed", "closed")
    ]


# What comes and what is written


def test_what_comes_back_is_unguarded_and_ends_with_done(house, willing, do, model):
    """A room hands back pieces that nobody may show yet, and then how it ended."""
    heard = do.send(house, willing, model)

    assert [type(one) for one in heard] == [Unguarded] * 5 + [Done]
    assert "".join(one.text for one in heard[:-1]) == "Hello from the model."
    assert heard[-1].finish == "stop"


def test_a_model_is_given_veiled_text_and_nothing_else(house, willing, model, do):
    """The draft's words, limits and stops reach the model; no id of the person does."""
    draft = Draft(
        messages=(("user", Clear("Hi")),), max_tokens=7, temperature=0.1, stop=("END",), seed=5
    )

    do.send(house, willing, model, draft=draft)

    (ask,) = model.asks
    assert [(one.role, one.text) for one in ask.messages] == [("user", Veiled("Hi"))]
    assert (ask.max_tokens, ask.temperature, ask.stop, ask.seed) == (7, 0.1, ("END",), 5)
    assert str(willing) not in repr(vars(model))


def test_a_sending_is_two_leaves_with_one_receipt(house, willing, do, model):
    """Before the first byte: to whom, how much, which digest. After the last: how it ended."""
    do.send(house, willing, model)

    (first, disclosed), (second, closed) = of_sending(house, willing)
    assert (first, second) == ("disclosed", "closed")
    texts = [clear.text for _, clear in do.draft.messages]
    assert disclosed == {
        "recipient": "local_model",
        "model": "echo",
        "messages": 2,
        "characters": sum(len(text) for text in texts),
        "digest": sha256("\0".join(texts).encode()).hexdigest(),
    }
    assert closed["outcome"] == "done"
    assert closed["finish"] == "stop"
    assert closed["tokens"] == 5
    assert closed["came_back"] == len("Hello from the model.")
    assert disclosed.items() <= closed.items()


def test_the_receipt_names_the_leaf(house, willing, model, do):
    """The receipt that the person gets is the id of the leaf that was written first."""

    async def go():
        async with house.gate.enter(willing, COMPANION_REPLY) as room:
            assert room.receipt is None
            async with aclosing(room.send(model, do.draft)) as pieces:
                async for _ in pieces:
                    pass
        return room.receipt

    receipt = asyncio.run(go())

    disclosed = next(
        own for own in house.gate.history(willing).leaves if own.told()["event"] == "disclosed"
    )
    from base64 import b32encode

    named = b32encode(disclosed.leaf.leaf_id).decode().rstrip("=").lower()
    assert receipt == f"rcp_{named}"
    assert of_sending(house, willing)[1][1]["receipt"] == receipt


class _Looker(ScriptedProvider):
    """A model that looks what is on the disk when it is asked, and after its first word."""

    def __init__(self, look):
        super().__init__(["a", "b"])
        self.look = look
        self.seen = []

    async def stream(self, ask):
        self.seen.append(self.look())
        async for piece in super().stream(ask):
            yield piece
            self.seen.append(self.look())


def test_the_receipt_is_on_the_disk_before_the_first_byte(house, other, willing, do):
    """When the model is asked, everybody who looks can see the receipt already."""
    looker = _Looker(lambda: [event for event, _ in of_sending(other, willing)])

    do.send(house, willing, looker)

    assert looker.seen[0] == ["disclosed"]
    assert all(one == ["disclosed"] for one in looker.seen)
    assert [event for event, _ in of_sending(other, willing)] == ["disclosed", "closed"]


def test_no_words_are_in_what_is_written_down(house, willing, do, model):
    """A receipt holds counts and a digest, never a word that was sent or came back."""
    do.send(house, willing, model)

    told = repr(of_sending(house, willing))

    assert "evening" not in told
    assert "Hello" not in told


# Who may be sent to


@pytest.mark.parametrize("level", [one for one in Level if one is not Level.LOCAL])
def test_nobody_beyond_this_machine_may_be_sent_to(house, willing, do, level):
    """A provider that is not on this machine is refused before anything is written or sent."""
    provider = ScriptedProvider(["no"], level=level)

    with pytest.raises(Refused) as caught:
        do.send(house, willing, provider)

    assert caught.value.reason is Reason.RECIPIENT_NOT_COVERED
    assert provider.asks == []
    assert of_sending(house, willing) == []
    assert leaves(house, willing)[-1]["detail"] == {"reason": "recipient_not_covered"}


@pytest.mark.parametrize("purpose", [COMPANION_HISTORY, CRISIS_SAFETY])
def test_a_purpose_without_a_recipient_sends_to_nobody(house, willing, do, model, purpose):
    """To keep is not to send: a purpose that names no model reaches none."""
    with pytest.raises(Refused) as caught:
        do.send(house, willing, model, purpose=purpose)

    assert caught.value.reason is Reason.RECIPIENT_NOT_COVERED
    assert model.asks == []
    assert of_sending(house, willing) == []


def test_a_recipient_must_be_trusted_enough(house, willing, do, monkeypatch):
    """Even a recipient with a name is refused below the level that the purpose asks for."""
    monkeypatch.setitem(gate_send.RECIPIENT, Level.ATTESTED, "local_model")
    provider = ScriptedProvider(["no"], level=Level.ATTESTED)

    with pytest.raises(Refused):
        do.send(house, willing, provider)

    assert provider.asks == []


def test_a_purpose_that_names_no_level_sends_to_nobody(house, willing, do, model):
    """If the registry does not say how far a recipient must be trusted, nobody is."""

    async def go():
        async with house.gate.enter(willing, COMPANION_REPLY) as room:
            room.grant.rule = replace(room.grant.rule, least_level=None)
            return [one async for one in room.send(model, do.draft)]

    with pytest.raises(Refused):
        asyncio.run(go())

    assert model.asks == []


# Nothing leaves unrecorded


def test_if_the_ledger_cannot_write_nothing_leaves(house, willing, do, model, broken_ledger):
    """The receipt cannot be written: the model is never asked."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        do.send(house, willing, model)

    assert model.asks == []


def test_a_yes_that_went_while_the_room_was_open_sends_nothing(house, other, willing, do, model):
    """Between entering and sending the yes is asked for once more."""

    async def go():
        async with house.gate.enter(willing, COMPANION_REPLY) as room:
            other.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
            return [one async for one in room.send(model, do.draft)]

    with pytest.raises(Refused) as caught:
        asyncio.run(go())

    assert caught.value.reason is Reason.WITHDRAWN
    assert model.asks == []
    assert of_sending(house, willing) == []


@pytest.mark.parametrize("gone", ["withdrawn", "erased"])
def test_the_receipt_itself_is_decided_on_as_the_disk_has_it(
    house, other, willing, do, model, gone
):
    """Even if the room had not noticed, the transaction of the receipt decides anew."""

    async def go():
        async with house.gate.enter(willing, COMPANION_REPLY) as room:
            room.check = lambda: None
            if gone == "erased":
                other.erase(willing)
            else:
                other.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
            return [one async for one in room.send(model, do.draft)]

    with pytest.raises(Refused):
        asyncio.run(go())

    assert model.asks == []


def test_a_closed_room_sends_nothing(house, willing, do, model):
    """A room that was left is no door."""

    async def go():
        async with house.gate.enter(willing, COMPANION_REPLY) as room:
            pass
        return [one async for one in room.send(model, do.draft)]

    with pytest.raises(Refused):
        asyncio.run(go())

    assert model.asks == []


# The cut


def cut(house, person, how):
    """Take away the ground of an answer that runs; return the reason that follows."""
    consents = house.gate.consents
    match how:
        case "withdraw":
            consents.withdraw(person, COMPANION_REPLY, method="terminal")
            return "withdrawn"
        case "object":
            consents.object(person, COMPANION_REPLY, method="terminal")
            return "objected"
        case "restrict":
            consents.restrict(person, method="terminal")
            return "restricted"
        case "lock":
            lockdown.lock(house.gate, "intrusion")
            return "locked_down"
        case "time":
            house.clock.move(days=365)
            return "expired"


@pytest.mark.parametrize("how", ["withdraw", "object", "restrict", "lock", "time"])
@pytest.mark.parametrize("where", ["here", "elsewhere"])
@pytest.mark.parametrize("after", [1, 3, 5])
def test_a_yes_taken_back_in_mid_answer_stops_it(
    house, other, willing, do, model, how, where, after
):
    """Not one more piece comes, the model is stopped, and the receipt says why it ended."""
    heard = []
    reasons = []

    def at_that_point(so_far):
        heard[:] = so_far
        if len(so_far) == after:
            reasons.append(cut(house if where == "here" else other, willing, how))

    with pytest.raises(Refused) as caught:
        do.send(house, willing, model, each=at_that_point)

    assert len(heard) == after
    assert model.left == (after < 5)  # after the fifth piece it had said all
    assert caught.value.reason.value == reasons[0]
    closed = of_sending(house, willing)[-1]
    assert closed[0] == "closed"
    assert closed[1]["outcome"] == reasons[0]
    assert closed[1]["came_back"] == sum(len(one.text) for one in heard)
    assert "finish" not in closed[1]


@pytest.mark.parametrize("how", ["withdraw", "restrict", "lock", "time"])
def test_a_yes_taken_back_while_the_model_is_silent_stops_it(
    house, other, willing, do, monkeypatch, how
):
    """A model that says nothing more is stopped too, and does not have to speak first."""
    monkeypatch.setattr(gate_send, "LOOK_SECONDS", 0.01)
    reasons = []

    with pytest.raises(Refused) as caught:
        do.send(
            house,
            willing,
            FaultyProvider("hangs"),
            each=lambda _: reasons.append(cut(other, willing, how)),
        )

    assert [caught.value.reason.value] == reasons
    assert of_sending(house, willing)[-1][1]["outcome"] == reasons[0]


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_an_erasure_in_mid_answer_stops_it_and_leaves_nothing(
    house, other, willing, do, model, where, sql
):
    """Not one more piece comes, and nothing about the person is written after the erasure."""
    heard = []

    def erase(so_far):
        heard[:] = so_far
        if len(so_far) == 2:
            certificate = (house if where == "here" else other).erase(willing)
            assert certificate.complete
            heard.append(sql("SELECT count(*) FROM ledger_leaf"))

    with pytest.raises(Refused) as caught:
        do.send(house, willing, model, each=erase)

    assert caught.value.reason is Reason.UNKNOWN_PERSON
    assert len(heard) == 3
    assert model.left == 1
    assert sql("SELECT count(*) FROM ledger_leaf") == heard[2]
    assert sql("SELECT count(*) FROM ledger_opening") == [(0,)]


def test_another_persons_answer_goes_on(house, other, willing, sam, do, model):
    """What one person takes back does not stop the answer to another."""
    allow(house, sam)

    def withdraw(so_far):
        if len(so_far) == 1:
            other.gate.consents.withdraw(sam, COMPANION_REPLY, method="terminal")

    heard = do.send(house, willing, model, each=withdraw)

    assert isinstance(heard[-1], Done)


# Other ends


@pytest.mark.parametrize(
    ("mode", "error", "pieces"),
    [("busy", ProviderBusy, 0), ("fails", ProviderFailed, 0), ("breaks", ProviderFailed, 1)],
)
def test_a_model_that_fails_closes_the_receipt(house, willing, do, mode, error, pieces):
    """A model that goes wrong is told as such, and the receipt says that it failed."""
    heard = []

    with pytest.raises(error):
        do.send(house, willing, FaultyProvider(mode), each=lambda so_far: heard.append(len(so_far)))

    assert len(heard) == pieces
    (_, _), (event, detail) = of_sending(house, willing)
    assert (event, detail["outcome"]) == ("closed", "failed")


def test_who_stops_listening_stops_the_model(house, willing, do, model):
    """Leaving in the middle closes the stream and the receipt."""

    async def listen_to_one():
        async with (
            house.gate.enter(willing, COMPANION_REPLY) as room,
            aclosing(room.send(model, do.draft)) as pieces,
        ):
            async for _ in pieces:
                raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(listen_to_one())

    assert model.left == 1
    assert of_sending(house, willing)[-1][1]["outcome"] == "stopped"


def test_a_closing_leaf_that_cannot_be_written_is_an_error(
    house, willing, do, model, broken_ledger
):
    """If the end cannot be recorded, whoever listened is told that something went wrong."""

    def break_it(so_far):
        if isinstance(so_far[-1], Done):
            broken_ledger()

    with pytest.raises(StoreFailed):
        do.send(house, willing, model, each=break_it)


def test_a_draft_shows_no_words():
    """A draft can be printed without a word of the person."""
    draft = Draft(messages=(("user", Clear("a secret")),), max_tokens=5, stop=("secret",))

    assert "secret" not in repr(draft)
