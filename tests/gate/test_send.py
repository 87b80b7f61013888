"""The one door out: who may be sent to, what is written down before and after, and the cut."""

import asyncio
from contextlib import aclosing
from dataclasses import replace
from hashlib import sha256

import pytest

from troth.errors import ProviderBusy, ProviderFailed, Refused, StoreBusy, StoreFailed
from troth.gate import lockdown
from troth.gate import send as gate_send
from troth.gate.send import Draft
from troth.providers import plain
from troth.providers.base import Ask, Done, Message, Piece, ToolCall
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow, leaves
from troth.testing.outside import outside_entry, with_outside
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.testing.upstream import (
    Upstream,
    busy,
    ends_early,
    error_event,
    gzip_bomb,
    html,
    nobody,
    redirects,
    says,
    sends,
    silent,
    status,
    two_finishes,
)
from troth.testing.upstream import cut as breaks_off
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    Clear,
    Level,
    Reason,
    Unguarded,
)


def of_sending(house, person):
    """Return the leaves that speak of sending, as (event, detail)."""
    told = leaves(house, person)
    return [
        (one["event"], one["detail"]) for one in told if one["event"] in ("disclosed", "closed")
    ]


# What comes and what is written


class InLine(ScriptedProvider):
    """A model that people share: it remembers in whose line each ask stood."""

    def stream_for(self, whose, request, *, first_byte):
        """Take the request in the line of one person."""
        self.lines = [*getattr(self, "lines", ()), whose]
        return self.stream(request, first_byte=first_byte)


def test_each_waits_in_their_own_line(house, willing, do):
    """Where people share a model, it is told whose ask it is, so that it can be fair."""
    model = InLine(["Hello."])

    do.send(house, willing, model)

    assert model.lines == [willing]
    assert len(model.asks) == 1


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
    assert [(one.role, one.text) for one in ask.messages] == [("user", Clear("Hi"))]
    assert (ask.max_tokens, ask.temperature, ask.stop, ask.seed) == (7, 0.1, ("END",), 5)
    assert str(willing) not in repr(vars(model))


def test_a_draft_asks_for_all_that_it_says():
    """Calls of tools, and how they may be called, get to the model as they were asked for."""
    call = ToolCall(id="c1", name="look_up", arguments='{"day": "today"}')
    called = Message("assistant", Clear("One moment."), calls=(call,))
    answered = Message("tool", Clear("It is sunny."), call_id="c1")
    asked = {
        "max_tokens": 7,
        "temperature": 0.1,
        "stop": ("END",),
        "seed": 5,
        "tools": ({"type": "function", "function": {"name": "look_up"}},),
        "tool_choice": "none",
        "parallel": False,
    }

    ask = Draft(messages=(("user", Clear("Hi")), called, answered), **asked).ask()

    assert ask == Ask(messages=(Message("user", Clear("Hi")), called, answered), **asked)


def test_a_sending_is_two_leaves_with_one_receipt(house, willing, do, model):
    """Before the first byte: to whom, how much, which digest. After the last: how it ended."""
    do.send(house, willing, model)

    (first, disclosed), (second, closed) = of_sending(house, willing)
    assert (first, second) == ("disclosed", "closed")
    request = plain.written(model.body(do.draft.ask()))
    assert disclosed == {
        "recipient": "local_model",
        "model": "echo",
        "messages": 2,
        "characters": len(request),
        "digest": sha256(request.encode()).hexdigest(),
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
            assert (room.receipt, room.masked) == (None, None)
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

    async def answer(self, ask):
        self.seen.append(self.look())
        async for piece in super().answer(ask):
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


def test_who_holds_a_piece_is_told_at_the_next_one(house, other, willing, model, do, monkeypatch):
    """What ends a wait for the model ends nothing that is done with a piece meanwhile."""
    monkeypatch.setattr(gate_send, "LOOK_SECONDS", 0.001)
    done = []

    async def go():
        async with (
            house.gate.enter(willing, COMPANION_REPLY) as room,
            aclosing(room.send(model, do.draft)) as pieces,
        ):
            async for _ in pieces:
                cut(other, willing, "withdraw")
                await asyncio.sleep(0.01)
                done.append(1)

    with pytest.raises(Refused):
        asyncio.run(go())
    assert done == [1]


def test_it_is_looked_as_often_as_we_say():
    """While a model is silent: five times a second, says `docs/explanation/threat-model.md`."""
    assert gate_send.LOOK_SECONDS <= 1 / 5


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


# To somebody beyond this machine


@pytest.fixture
def quick(monkeypatch):
    """Let nobody wait long between two tries."""
    monkeypatch.setattr(gate_send, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(gate_send, "LOOK_SECONDS", 0.01)


def ends(receipts):
    """Return each line as (event, outcome)."""
    return [(event, detail.get("outcome", detail.get("reason"))) for event, detail in receipts]


def ask_far(house, person, far, *script, error=None, said="Good evening.", **entry):
    """Ask a provider far away that answers as its script says; return its end and ours."""

    async def go():
        async with far(house, person, *script, **entry) as there:
            if error is None:
                await there.ask(said)
            else:
                with pytest.raises(error):
                    await there.ask(said)
            return there

    return asyncio.run(go())


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("code", [429, 503, 529])
def test_who_says_later_is_asked_again_with_a_receipt_for_each_time(house, willing, far, code):
    """Two requests, two receipts, one answer; each receipt with the digest of its own request."""
    there = ask_far(house, willing, far, busy(code), says("Good", " evening."))

    receipts = there.receipts()
    assert there.text == "Good evening."
    assert ends(receipts) == [
        ("disclosed", None),
        ("closed", "busy"),
        ("disclosed", None),
        ("closed", "done"),
    ]
    digests = [sha256(one.body).hexdigest() for one in there.up.requests]
    assert [told["digest"] for event, told in receipts if event == "disclosed"] == digests
    assert len({told["receipt"] for event, told in receipts if event == "closed"}) == 2
    assert [whole.encode() for _, whole in there.left()] == [one.body for one in there.up.requests]


@pytest.mark.usefixtures("quick")
def test_who_always_says_later_is_asked_three_times(house, willing, far):
    """Then the person is told, and nothing goes any more by itself."""
    there = ask_far(house, willing, far, busy(429), error=ProviderBusy)

    assert len(there.up.requests) == gate_send.TRIES == 3
    assert [end for _, end in ends(there.receipts())] == [None, "busy"] * 2 + [None, "failed"]


@pytest.mark.usefixtures("quick")
def test_a_receipt_that_cannot_be_closed_between_two_tries_is_closed_at_the_end(
    house, willing, far, monkeypatch
):
    """The database has no time just then: nothing is sent again, and no receipt stays open."""
    write = house.store.write

    async def act(stage):
        monkeypatch.setattr(house.store, "write", no_time)
        await busy(429)(stage)

    def no_time(_):
        monkeypatch.setattr(house.store, "write", write)
        message = "Later."
        raise StoreBusy(message)

    there = ask_far(house, willing, far, act, says("no"), error=StoreBusy)

    assert len(there.up.requests) == 1
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "failed")]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("how", ["withdraw", "object", "restrict", "lock"])
def test_a_yes_taken_back_between_two_tries_ends_them(house, other, willing, far, how):
    """One request, one receipt, and it says why there was no second one."""
    purpose = purpose_of("acme")

    async def act(stage):
        match how:
            case "withdraw":
                other.gate.consents.withdraw(willing, purpose, method="terminal")
            case "object":
                other.gate.consents.object(willing, purpose, method="terminal")
            case "restrict":
                other.gate.consents.restrict(willing, method="terminal")
            case "lock":
                lockdown.lock(other.gate, "intrusion")
        await busy(429)(stage)

    there = ask_far(house, willing, far, act, says("no"), error=Refused)

    why = {"withdraw": "withdrawn", "object": "objected", "restrict": "restricted"}
    assert len(there.up.requests) == 1
    assert ends(there.receipts()) == [
        ("disclosed", None),
        ("closed", why.get(how, "locked_down")),
    ]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("how", ["switched off", "below the bar", "at another address"])
def test_a_recipient_that_may_not_be_asked_any_more_is_not_asked_again(
    house, other, willing, far, how
):
    """Each try is decided anew: also on how far the provider is trusted."""

    async def act(stage):
        if how == "switched off":
            other.providers.switch("acme", is_on=False)
        elif how == "at another address":
            moved = replace(outside_entry(models=["m"]), base_url="https://api.example.net/v1")
            other.providers.change(moved)
            other.providers.set_key("acme", "sk-of-the-new-place")
        else:
            other.people.choose(willing, least="attested")
        await busy(429)(stage)

    there = ask_far(house, willing, far, act, says("no"), error=Refused)

    assert len(there.up.requests) == 1
    assert [event for event, _ in ends(there.receipts())].count("disclosed") == 1
    assert ends(there.receipts())[-1][0] == "closed"


def test_what_changes_while_words_are_masked_counts(house, other, willing, far, monkeypatch):
    """Masking and connecting take their time: the bar that is raised meanwhile is looked at."""
    real = gate_send.veiling.masked

    def slow(*about, **more):
        made = real(*about, **more)
        other.people.choose(willing, least="attested")
        return made

    monkeypatch.setattr(gate_send.veiling, "masked", slow)

    there = ask_far(house, willing, far, says("no"), error=Refused)

    assert there.up.requests == []
    assert "disclosed" not in [event for event, _ in there.receipts()]


def test_an_answer_that_began_is_not_asked_for_again(house, willing, far, monkeypatch):
    """Nobody hears the beginning of two answers as one."""

    async def breaks_off(_, *, first_byte):
        await first_byte()
        yield Piece(Unguarded("Well,"))
        message = "Later."
        raise ProviderBusy(message, retry_after=0)

    async def go():
        async with far(house, willing) as there:
            monkeypatch.setattr(there.provider, "stream", breaks_off)
            with pytest.raises(ProviderBusy):
                await there.ask("Good evening.")
            return there.text, [event for event, _ in there.receipts()]

    assert asyncio.run(go()) == ("Well,", ["disclosed", "closed"])


def test_a_wait_that_is_too_long_is_not_waited(house, willing, far):
    """A provider that wants us back in a minute is left, and the person told at once."""
    there = ask_far(house, willing, far, busy(429, retry_after="60"), error=ProviderBusy)

    assert len(there.up.requests) == 1
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "failed")]


def test_a_short_wait_is_as_long_as_the_provider_asks(house, willing, far, monkeypatch):
    """Its own word counts, and not ours."""
    monkeypatch.setattr(gate_send, "FIRST_PAUSE_SECONDS", 1000.0)

    there = ask_far(house, willing, far, busy(429, retry_after="0"), says("Good."))

    assert there.text == "Good."


@pytest.mark.usefixtures("quick")
def test_without_a_connection_there_is_no_receipt(house, willing, far):
    """Nothing was sent, so nothing is written of a sending."""

    async def go():
        async with far(house, willing, says("no")) as there, nobody() as port:
            there.provider._goal = replace(there.provider._goal, port=port)
            with pytest.raises(ProviderBusy):
                await there.ask("Good evening.")
            return there

    there = asyncio.run(go())

    assert there.up.connections == 0
    assert there.receipts() == []
    assert there.left() == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("behaviour", "shown"),
    [
        pytest.param(status(500), "", id="500"),
        pytest.param(status(502), "", id="502"),
        pytest.param(status(401), "", id="401"),
        pytest.param(status(400), "", id="400"),
        pytest.param(html(), "", id="a web page"),
        pytest.param(redirects("http://127.0.0.1:9/v1"), "", id="a redirect"),
        pytest.param(breaks_off("Good ev"), "Good ev", id="cut in a word"),
        pytest.param(breaks_off("Good ev", tail=b"7\r\ndata: {"), "Good ev", id="in a chunk"),
        pytest.param(ends_early("Good ev"), "Good ev", id="ends early"),
        pytest.param(two_finishes("Good"), "Good", id="two ends"),
        pytest.param(error_event("overloaded", after=["Good ev"]), "Good ev", id="an error"),
        pytest.param(sends(b"data: \xff\xfe\n\n"), "", id="no letters"),
        pytest.param(gzip_bomb(1), "", id="packed"),
    ],
)
def test_what_goes_wrong_is_told_and_never_sent_again(house, willing, far, behaviour, shown):
    """What was shown stays, the receipt says that it failed, and there is one request."""
    there = ask_far(house, willing, far, behaviour, error=ProviderFailed)

    assert there.text == shown
    assert len(there.up.requests) == 1
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "failed")]
    assert "canary" not in repr(there.receipts())


def test_the_receipt_is_on_the_disk_before_the_provider_hears_a_byte(house, other, willing, far):
    """When the request is there, everybody who looks can see its receipt already."""
    seen = []

    async def act(stage):
        seen.append(ends(of_sending(other, willing)))
        await says("Good.")(stage)

    ask_far(house, willing, far, act)

    assert seen == [[("disclosed", None)]]


def test_if_the_ledger_cannot_write_no_byte_goes_far_away(house, willing, far, broken_ledger):
    """A connection is made, and nothing is said on it."""

    async def go():
        async with far(house, willing, says("no")) as there:
            broken_ledger()
            with pytest.raises(StoreFailed):
                await there.ask("Good evening.")
            return there

    there = asyncio.run(go())

    assert there.up.requests == there.up.probes == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("how", ["withdraw", "restrict", "lock", "time"])
def test_a_yes_taken_back_in_mid_answer_hangs_up_on_the_provider(house, other, willing, far, how):
    """Nothing more is shown, and the provider sees within a second that we are gone."""

    async def go():
        async with far(house, willing, silent(after=["Good "])) as there:
            caught = []

            def each(heard):
                if len(heard) == 1:
                    consents = other.gate.consents
                    match how:
                        case "withdraw":
                            consents.withdraw(willing, there.purpose, method="terminal")
                        case "restrict":
                            consents.restrict(willing, method="terminal")
                        case "lock":
                            lockdown.lock(other.gate, "intrusion")
                        case "time":
                            house.clock.move(days=365)

            began = asyncio.get_running_loop().time()
            with pytest.raises(Refused) as error:
                await there.ask("Good evening.", each=each)
            assert asyncio.get_running_loop().time() - began < 20
            caught.append(error.value.reason)
            async with asyncio.timeout(60):
                await there.up.wait_left()
            return there, caught

    there, (reason,) = asyncio.run(go())

    assert len(there.heard) == 1
    assert len(there.up.requests) == 1
    assert ends(there.receipts())[:2] == [("disclosed", None), ("closed", str(reason))]


def test_what_was_held_back_is_not_shown_once_a_yes_was_taken_back(house, other, willing, far):
    """A provider that breaks off just when the person says no leaves nothing more to see."""

    async def go():
        heard = asyncio.Event()

        async def act(stage):
            name = stage.request.json["messages"][-1]["content"].removeprefix("I am ")[:-1]
            await stage.head()
            await stage.text(f"Hello {name[:-1]}")  # its end is held back: it may be a stand-in
            await heard.wait()
            other.gate.consents.withdraw(willing, purpose_of("acme"), method="terminal")

        async with far(house, willing, act) as there:
            with pytest.raises(Refused):
                await there.ask("I am Noor.", each=lambda _: heard.set())
            return there

    there = asyncio.run(go())

    assert there.text == "Hello "
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "withdrawn")]


@pytest.mark.parametrize("when", ["before the first word", "in the middle"])
def test_when_the_client_goes_the_provider_sees_it_within_a_second(house, willing, far, when):
    """Whoever leaves takes the request back, as far as that is possible; the receipt says so."""

    async def go():
        after = [] if when == "before the first word" else ["Good ", "ev"]
        async with far(house, willing, silent(after=after)) as there:
            heard = asyncio.Event()
            listening = asyncio.ensure_future(
                there.ask("Good evening.", each=lambda _: heard.set())
            )
            await (heard.wait() if after else there.up.wait_asked())
            began = asyncio.get_running_loop().time()
            listening.cancel()
            async with asyncio.timeout(60):
                await there.up.wait_left()
            took.append(asyncio.get_running_loop().time() - began)
            with pytest.raises(asyncio.CancelledError):
                await listening
            return there

    took = []
    while len(took) < 3 and not any(one < 1 for one in took):  # a busy machine has three tries
        there = asyncio.run(go())

    assert min(took) < 1
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "stopped")]


def test_whoever_leaves_while_we_wait_for_a_place_is_not_sent_again(house, willing, far):
    """The wait ends with them."""

    async def go():
        async with far(house, willing, busy(429, retry_after="9"), says("no")) as there:
            listening = asyncio.ensure_future(there.ask("Good evening."))
            await there.up.wait_asked()  # so its receipt is on the disk already
            listening.cancel()
            with pytest.raises(asyncio.CancelledError):
                await listening
            return there

    there = asyncio.run(go())

    assert len(there.up.requests) == 1
    assert ends(there.receipts()) == [("disclosed", None), ("closed", "stopped")]


def test_no_header_tells_who_asks(house, willing, far):
    """No cookie, no id, no version of a library, no address of the person."""
    there = ask_far(house, willing, far, says("Good."))

    (request,) = there.up.requests
    assert set(request.headers) == {
        "host",
        "user-agent",
        "accept-encoding",
        "content-length",
        "content-type",
        "accept",
        "authorization",
    }
    assert request.headers["user-agent"] == "troth"
    assert str(willing).encode() not in request.head + request.body
    assert request.json["store"] is False
    assert {"user", "metadata", "safety_identifier", "prompt_cache_key"}.isdisjoint(request.json)


def test_two_persons_are_two_strangers_to_a_provider(house, willing, sam, far):
    """The same words of two people leave with other stand-ins, and nothing joins the two."""
    said = "Write to the.same@posteo.example."

    async def go():
        async with far(house, willing, says("Good.")) as there:
            await there.ask(said)
            allow(house, sam, there.purpose)
            await replace(there, person=sam).ask(said)
            await there.ask(said)
            return [one.json["messages"][-1]["content"] for one in there.up.requests]

    noors, sams, again = asyncio.run(go())

    assert noors == again
    assert noors != sams


def test_two_providers_cannot_join_what_they_got(house, willing, far):
    """One person's words leave for each provider with other stand-ins."""
    said = "Write to the.same@posteo.example."

    async def go():
        async with far(house, willing, says("Good.")) as there, Upstream([says("Hm.")]) as second:
            zeta = outside_entry("zeta", name="Zeta", models=["m"])
            with_outside(house, second, zeta)
            allow(house, willing, purpose_of("zeta"))
            await there.ask(said)
            await replace(there, up=second, purpose=purpose_of("zeta"), name="zeta").ask(said)
            return there.up.requests, second.requests

    (first,), (second,) = asyncio.run(go())

    assert first.json["messages"][-1]["content"] != second.json["messages"][-1]["content"]


def test_many_answers_at_once_do_not_mix(house, far):
    """Eight people at one provider: each reads their own words, each receipt fits its request."""
    people = [add_person(house, f"Person {at}") for at in "ABCDEFGH"]

    async def go():
        async with far(house, people[0], far.says_back()) as there:
            for one in people:
                allow(house, one, there.purpose)
            all_of_them = [replace(there, person=one, heard=[]) for one in people]
            await asyncio.gather(
                *(one.ask(f"mail{at}@posteo.example") for at, one in enumerate(all_of_them))
            )
            return there.up.requests, all_of_them

    requests, all_of_them = asyncio.run(go())

    assert [one.text for one in all_of_them] == [f"mail{at}@posteo.example" for at in range(8)]
    told = {one.receipts()[0][1]["digest"] for one in all_of_them}
    assert told == {sha256(one.body).hexdigest() for one in requests}
    assert all(b"posteo" not in one.body for one in requests)


def test_a_draft_shows_no_words():
    """A draft can be printed without a word of the person."""
    draft = Draft(messages=(("user", Clear("a secret")),), max_tokens=5, stop=("secret",))

    assert "secret" not in repr(draft)
