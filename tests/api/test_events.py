"""A talk as a stream: its pieces, its ends, and what goes wrong in the middle."""

import asyncio
import json
from collections.abc import Callable

import pytest

from troth.api.app import make_app
from troth.api.events import DONE, EventStream
from troth.api.shapes import Envelope
from troth.companion.chat import Reply
from troth.companion.turn import Turn
from troth.house import House
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.providers.base import Usage
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, SECURITY_AUDIT, Shown

PATH = "/v1/chat/completions"
REPLY = Reply(
    conversation="cnv_x",
    finish="length",
    usage=Usage(prompt_tokens=1, completion_tokens=2),
    model="Echo",
    demo=True,
)


def told(text: str) -> list[dict]:
    """Return the events of a stream, which must end with [DONE]."""
    lines = [line[6:] for line in text.split("\n\n") if line.startswith("data: ")]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def leaves(house: House, person) -> list[dict]:
    """Read the person's own ledger."""
    state = house.gate.states.of(person)
    chain = PersonChain(person, state.unlocked.chain)
    history = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
    return [leaf.told() for leaf in history.leaves]


def events_of(house: House, person) -> list[str]:
    """Name what the person's ledger says happened."""
    return [leaf["event"] for leaf in leaves(house, person)]


def outcome(house: House, person) -> object:
    """Say how the person's newest room ended."""
    details = [leaf["detail"] for leaf in leaves(house, person)]
    return [detail["outcome"] for detail in details if "outcome" in detail][-1]


def stream(wire, *parts: object, stopping: asyncio.Event | None = None, usage: bool = False):
    """Run a stream of given parts; a function is called, an error raised, an event waited for."""

    async def answer():
        for part in parts:
            if isinstance(part, Exception):
                raise part
            if isinstance(part, asyncio.Event):
                await part.wait()
            elif isinstance(part, Callable):
                part()
            else:
                yield Shown(part) if isinstance(part, str) else part

    async def app(scope, receive, send) -> None:
        scope["state"] = {"request_id": "id"}
        envelope = Envelope(id="chatcmpl-1", created=5, model="mira")
        response = EventStream(
            answer(), envelope, stopping=stopping or asyncio.Event(), include_usage=usage
        )
        await response(scope, receive, send)

    client = wire()
    asyncio.run(client.run(app))
    return client


def test_the_first_piece_says_whose_it_is(wire) -> None:
    """Role once, then words, then the end with its reason."""
    client = stream(wire, "Hel", "lo", REPLY)

    pieces = [piece["choices"][0] for piece in told(client.text)]
    assert [piece["delta"] for piece in pieces] == [
        {"role": "assistant", "content": "Hel"},
        {"content": "lo"},
        {},
    ]
    assert [piece["finish_reason"] for piece in pieces] == [None, None, "length"]
    assert client.got[-1] == {"type": "http.response.body", "body": DONE, "more_body": False}


def test_the_last_piece_has_our_member(wire) -> None:
    """Receipt, talk and model stand where a client that knows us finds them."""
    client = stream(wire, "Hello", REPLY)

    pieces = told(client.text)
    assert "troth" not in pieces[0]
    assert pieces[-1]["troth"]["conversation"] == "cnv_x"


def test_an_answer_without_words_still_has_a_role(wire) -> None:
    """Strict clients want one."""
    client = stream(wire, REPLY)

    assert told(client.text)[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}


def test_usage_comes_when_it_is_asked_for(wire) -> None:
    """In a piece of its own after the last; the others say null, as OpenAI's do."""
    client = stream(wire, "Hello", REPLY, usage=True)

    pieces = told(client.text)
    assert [piece["usage"] for piece in pieces[:-1]] == [None, None]
    assert pieces[-1]["choices"] == []
    assert pieces[-1]["usage"]["total_tokens"] == 3


def test_no_usage_comes_unasked(wire) -> None:
    """Some clients take a piece without a choice for a fault."""
    client = stream(wire, "Hello", REPLY)

    assert all(piece["choices"] and "usage" not in piece for piece in told(client.text))


def test_while_nothing_comes_there_are_comments(wire, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that waits for a slow model does not give up."""
    comes = asyncio.Event()
    monkeypatch.setattr(EventStream, "wait_seconds", 0.001)
    client = wire(heard=lambda message: comes.set() if message.get("body") else None)

    async def answer():
        await comes.wait()
        yield Shown("Hello")
        yield REPLY

    async def app(scope, receive, send) -> None:
        envelope = Envelope(id="chatcmpl-1", created=5, model="mira")
        response = EventStream(answer(), envelope, stopping=asyncio.Event(), include_usage=False)
        await response(scope, receive, send)

    asyncio.run(client.run(app))

    assert client.text.startswith(": waiting\n\n")
    assert told(client.text)[0]["choices"][0]["delta"]["content"] == "Hello"


def test_who_waits_in_line_reads_how_long_it_is(wire) -> None:
    """The comment says how many come first; clients pass over it all the same."""
    comes, client = asyncio.Event(), wire()
    client.heard = lambda message: comes.set() if message.get("body") else None

    async def answer():
        await comes.wait()
        yield Shown("Hello")
        yield REPLY

    async def app(scope, receive, send) -> None:
        response = EventStream(
            answer(),
            Envelope(id="chatcmpl-1", created=5, model="mira"),
            stopping=asyncio.Event(),
            include_usage=False,
            before=lambda: 2,
        )
        response.wait_seconds = 0.001
        await response(scope, receive, send)

    asyncio.run(client.run(app))

    assert client.text.startswith(": waiting, 2 before you\n\n")
    assert told(client.text)[0]["choices"][0]["delta"]["content"] == "Hello"


def test_a_fault_in_the_middle_is_an_event(wire) -> None:
    """The text so far stays, the error has its shape, and the stream ends properly."""
    client = stream(wire, "Hel", KeyError("planted words"))

    pieces = told(client.text)
    assert client.status == 200
    assert pieces[0]["choices"][0]["delta"]["content"] == "Hel"
    assert pieces[-1]["error"]["code"] == "unexpected"
    assert "planted" not in client.text


def test_a_fault_before_the_first_piece_is_not_a_stream(wire) -> None:
    """Nothing was sent, so the status can still tell."""
    with pytest.raises(KeyError):
        stream(wire, KeyError("planted words"))


def test_a_stopping_server_says_so(wire) -> None:
    """A stream under way ends with an event that a client shows."""
    stopping, never = asyncio.Event(), asyncio.Event()

    client = stream(wire, "Hel", stopping.set, never, "lo", stopping=stopping)

    pieces = told(client.text)
    assert pieces[-1]["error"]["code"] == "provider_busy"
    assert "being stopped" in pieces[-1]["error"]["message"]
    assert "lo" not in [piece["choices"][0]["delta"].get("content") for piece in pieces[:-1]]


# ── through the whole application ─────────────────────────────────────────────────────────────


def test_a_stream_says_the_same_as_a_whole_answer(chat) -> None:
    """Word for word."""
    whole = chat().json()["choices"][0]["message"]["content"]

    pieces = told(chat(stream=True).text)

    said = [piece["choices"][0]["delta"].get("content", "") for piece in pieces]
    assert "".join(said) == whole


def test_a_yes_taken_back_ends_the_stream(house: House, noor, with_provider, wire, hello) -> None:
    """What was shown stays shown, nothing more comes, nothing is kept, and the receipt says so."""
    gate = asyncio.Event()
    model = ScriptedProvider(["Well. ", "planted"], gate=gate)

    def hear(message) -> None:
        if b"Well." in message.get("body", b""):
            house.gate.consents.withdraw(noor.person, COMPANION_REPLY, method="terminal")
            gate.set()

    body = json.dumps({**hello, "stream": True}).encode()
    client = wire(headers=list(noor.headers.items()), body=[body], heard=hear)

    asyncio.run(client.run(make_app(with_provider(model))))

    pieces = told(client.text)
    assert client.status == 200
    assert pieces[-1]["error"]["code"] == "consent_required"
    assert pieces[-1]["error"]["reason"] == "withdrawn"
    assert "planted" not in client.text
    assert model.left == 1
    assert outcome(house, noor.person) == "withdrawn"
    with house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []


def test_who_leaves_stops_the_model(house: House, noor, with_provider, wire, hello) -> None:
    """The receipt is closed as stopped, and nothing is kept."""
    model = ScriptedProvider(["Well. ", "then"], gate=asyncio.Event())
    body = json.dumps({**hello, "stream": True}).encode()
    client = wire(headers=list(noor.headers.items()), body=[body])
    client.heard = lambda message: (
        client.leaves.set() if b"Well." in message.get("body", b"") else None
    )

    asyncio.run(client.run(make_app(with_provider(model))))

    assert model.left == 1
    assert "[DONE]" not in client.text
    assert outcome(house, noor.person) == "stopped"


async def turns() -> None:
    """Let the loop turn until whoever waits for what has happened has seen it."""
    for _ in range(100):
        await asyncio.sleep(0)


def test_who_leaves_while_the_receipt_is_written_leaves_it_closed(
    house: House, noor, with_provider, wire, hello, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being written cannot be called back: it is closed like any other; nothing goes."""
    model = ScriptedProvider(["Well."])
    body = json.dumps({**hello, "stream": True}).encode()
    client = wire(headers=list(noor.headers.items()), body=[body])
    made = with_provider(model)
    write = made.gate.write_leaf

    async def go() -> None:
        loop = asyncio.get_running_loop()

        def leave_first(unit, state, event, *more):
            if event is Event.DISCLOSED:
                loop.call_soon_threadsafe(client.leaves.set)
                asyncio.run_coroutine_threadsafe(turns(), loop).result(60)
            return write(unit, state, event, *more)

        monkeypatch.setattr(made.gate, "write_leaf", leave_first)
        await client.run(make_app(made))

    asyncio.run(go())

    assert model.asks == []
    assert outcome(house, noor.person) == "stopped"
    assert events_of(house, noor.person)[-2:] == ["disclosed", "closed"]


@pytest.mark.parametrize(
    ("mode", "code"), [("busy", "provider_busy"), ("fails", "provider_failed")]
)
def test_a_model_that_fails_after_the_disclosure_is_told_in_the_stream(
    noor, with_provider, send, hello, mode: str, code: str
) -> None:
    """The talk began with our own sentence, so the status is sent already."""
    house = with_provider(FaultyProvider(mode))

    answer = send(house, "POST", PATH, headers=noor.headers, json={**hello, "stream": True})

    assert told(answer.text)[-1]["error"]["code"] == code


def test_a_talk_that_goes_on_tells_a_failing_model_by_status(
    noor, with_provider, send, hello
) -> None:
    """Where no sentence of ours came first, a client can ask again by itself."""
    send(with_provider(ScriptedProvider(["Fine."])), "POST", PATH, headers=noor.headers, json=hello)
    house = with_provider(FaultyProvider("busy"))
    house.companion.breaks.told_at[noor.person, "mira"] = house.clock.now()
    talk = [*hello["messages"], {"role": "assistant", "content": "Hi."}, *hello["messages"]]

    answer = send(
        house,
        "POST",
        PATH,
        headers=noor.headers,
        json={**hello, "messages": talk, "stream": True},
    )

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
