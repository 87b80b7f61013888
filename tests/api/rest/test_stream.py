"""An answer on its way: what comes first, what comes last, and that nothing shown is lost."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from troth.api.rest.stream import AnswerStream, event, set_block
from troth.companion.chat import Reply
from troth.companion.markdown import blocks
from troth.companion.underway import UnderWay
from troth.errors import ProviderFailed, Refused
from troth.providers.base import Usage
from troth.words import COMPANION_REPLY, PersonId, Reason, Shown

NOOR = PersonId("psn_noor")
REPLY = Reply(
    conversation="cnv_x",
    finish="stop",
    usage=Usage(prompt_tokens=1, completion_tokens=2),
    model="Echo",
    demo=True,
    receipt="rcp_x",
    turns=["trn_a", "trn_b"],
)
REFUSED = Refused(COMPANION_REPLY, Reason.WITHDRAWN)


class Streaming:
    """One stream of given parts: a text is shown, an error raised, an event waited for."""

    def __init__(self, wire: Any, *parts: object, **settings: float) -> None:
        self.parts = parts
        self.under_way = UnderWay()
        self.stopping = asyncio.Event()
        self.stop: asyncio.Event | None = None
        self.client = wire()
        self.settings = settings
        self.is_closed = False

    async def answer(self, stop: asyncio.Event, name: str):
        self.stop = stop
        try:
            with self.under_way.begin(NOOR, stop, name=name):
                async for part in self.all(stop):
                    yield part
        finally:
            self.is_closed = True

    async def all(self, stop: asyncio.Event):
        for part in self.parts:
            if isinstance(part, Exception):
                raise part
            if isinstance(part, asyncio.Event):
                ends = [asyncio.ensure_future(one.wait()) for one in (part, stop)]
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            elif isinstance(part, Callable):
                part()
            else:
                yield Shown(part) if isinstance(part, str) else part

    async def app(self, scope, receive, send) -> None:
        scope["state"] = {"request_id": "id"}
        stream = AnswerStream(self.answer, stopping=self.stopping)
        for name, value in self.settings.items():
            setattr(stream, name, value)
        await stream(scope, receive, send)

    def run(self) -> Any:
        asyncio.run(asyncio.wait_for(self.client.run(self.app), timeout=60))
        return self.client


def names(events: Callable[..., Any], client: Any) -> list[str]:
    """Return the events of a stream by name."""
    return [name for name, _ in events(client.text)]


def test_begun_shown_ended(wire, events) -> None:
    """In this order, with all that a page needs."""
    client = Streaming(wire, "Hel", "**lo**", REPLY).run()

    told = events(client.text)
    assert [name for name, _ in told] == ["begun", "shown", "shown", "ended"]
    assert told[0][1]["answer"].startswith("ans_")
    assert [data for _, data in told[1:3]] == [{"text": "Hel"}, {"text": "**lo**"}]
    assert told[3][1] == {
        "conversation": "cnv_x",
        "turns": ["trn_a", "trn_b"],
        "finish": "stop",
        "receipt": "rcp_x",
        "model": "Echo",
        "demo": True,
        "outside": False,
        "masked": 0,
        "changes": [],
        "guarded": None,
        "remembered": 0,
        "recipient": None,
        "blocks": [
            {
                "kind": "paragraph",
                "lines": [[{"text": "Hel", "mark": "plain"}, {"text": "lo", "mark": "strong"}]],
            }
        ],
    }
    assert client.got[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_it_is_a_stream_that_nobody_holds_back(wire) -> None:
    """Neither a proxy nor a length."""
    headers = dict(Streaming(wire, REPLY).run().got[0]["headers"])

    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"x-accel-buffering"] == b"no"
    assert b"content-length" not in headers


def test_a_refusal_before_the_first_part_is_no_stream(wire) -> None:
    """Nothing was sent, so whoever tells errors can tell it with its status."""
    streaming = Streaming(wire, REFUSED)

    with pytest.raises(Refused):
        streaming.run()

    assert streaming.client.got == []
    assert len(streaming.under_way) == 0


def test_a_refusal_in_the_middle_is_told_in_the_stream(wire, events) -> None:
    """With its purpose, so that a page can show the switch."""
    client = Streaming(wire, "Hello", REFUSED).run()

    told = events(client.text)
    assert [name for name, _ in told] == ["begun", "shown", "problem"]
    assert told[-1][1]["purpose"] == "companion.reply"
    assert told[-1][1]["status"] == 403
    assert told[-1][1]["instance"] == "urn:troth:id"
    assert client.got[-1]["more_body"] is False


def test_what_is_not_our_error_says_nothing(wire, events, caplog) -> None:
    """It may quote what a person said: neither the stream nor the log has its words."""
    client = Streaming(wire, "Hello", ValueError("a secret sentence")).run()

    assert events(client.text)[-1][1]["type"] == "/errors/unexpected"
    assert "secret" not in client.text
    assert "secret" not in caplog.text
    assert "ValueError" in caplog.text


def test_a_failing_model_is_told_in_the_stream(wire, events) -> None:
    """Before the first word it would be a 502."""
    client = Streaming(wire, "Hello", ProviderFailed("The model stopped. Ask again.")).run()

    assert events(client.text)[-1][1]["detail"] == "The model stopped. Ask again."


def test_while_nothing_comes_there_are_comments(wire, events) -> None:
    """The stream begins with the answer's name, so that it can be stopped already."""
    comes = asyncio.Event()
    streaming = Streaming(wire, comes, "Hello", REPLY, wait_seconds=0.001)
    streaming.client.heard = lambda message: comes.set() if message.get("body") else None

    client = streaming.run()

    assert ": waiting\n\n" in client.text
    assert names(events, client) == ["begun", "shown", "ended"]


def test_who_waits_in_line_is_told_how_long_it_is(wire, events) -> None:
    """An event with the number who come first, after the answer's name and before its words."""
    comes = asyncio.Event()
    streaming = Streaming(wire, comes, "Hello", REPLY, wait_seconds=0.001, _before=lambda: 2)
    streaming.client.heard = lambda message: (
        comes.set() if b"waiting" in message.get("body", b"") else None
    )

    client = streaming.run()

    found = names(events, client)
    assert found[:2] == ["begun", "waiting"]
    assert found[-2:] == ["shown", "ended"]
    assert dict(events(client.text))["waiting"] == {"before": 2}


def test_a_refusal_after_a_comment_is_told_in_the_stream(wire, events) -> None:
    """The status is gone already."""
    comes = asyncio.Event()
    streaming = Streaming(wire, comes, REFUSED, wait_seconds=0.001)
    streaming.client.heard = lambda message: comes.set() if message.get("body") else None

    assert names(events, streaming.run()) == ["begun", "problem"]


def test_a_client_that_goes_away_stops_the_answer_kindly(wire) -> None:
    """It is asked to stop, and runs to its own end, where what was shown is kept."""
    streaming = Streaming(wire, "Hello", asyncio.Event(), "unheard", REPLY)
    streaming.client.heard = lambda message: (
        streaming.client.leaves.set() if b"Hello" in message.get("body", b"") else None
    )

    client = streaming.run()

    assert streaming.stop is not None
    assert streaming.stop.is_set()
    assert streaming.is_closed
    assert "unheard" not in client.text
    assert client.got[-1]["more_body"] is True
    assert len(streaming.under_way) == 0


def test_an_answer_that_does_not_stop_is_ended(wire) -> None:
    """After a while its place at the model is taken back."""
    streaming = Streaming(wire, "Hello", grace_seconds=0.01)
    never = asyncio.Event()

    async def stubborn(stop, _):
        try:
            yield Shown("Hello")
            await never.wait()
        finally:
            streaming.is_closed = True

    streaming.answer = stubborn
    streaming.client.leaves.set()

    streaming.run()

    assert streaming.is_closed


def test_a_stopping_server_stops_the_answer_kindly(wire, events) -> None:
    """What was shown is kept, and the client hears so."""
    streaming = Streaming(wire, "Hello", asyncio.Event(), REPLY)
    streaming.client.heard = lambda message: (
        streaming.stopping.set() if b"Hello" in message.get("body", b"") else None
    )

    assert names(events, streaming.run()) == ["begun", "shown", "ended"]


def test_a_stopping_server_says_so_where_nothing_was_shown(wire) -> None:
    """An empty answer would look like one that the person stopped."""
    from troth.errors import ProviderBusy

    streaming = Streaming(wire, asyncio.Event(), REPLY)
    streaming.stopping.set()

    with pytest.raises(ProviderBusy, match="stopped"):
        streaming.run()


def test_a_client_that_takes_nothing_is_gone(wire) -> None:
    """It holds a place at the model that somebody else could have."""
    streaming = Streaming(wire, "Hello", asyncio.Event(), REPLY, patience_seconds=0.2)
    stuck = asyncio.Event()

    async def send(message) -> None:
        if message.get("body"):
            await stuck.wait()

    streaming.client._send = send

    streaming.run()

    assert streaming.stop is not None
    assert streaming.stop.is_set()


def test_the_one_who_asked_stops_it_by_name(wire, events) -> None:
    """The name is in the first event."""
    streaming = Streaming(wire, "Hello", asyncio.Event(), REPLY)

    def stop(message: dict[str, Any]) -> None:
        body = message.get("body", b"").decode()
        if "begun" in body:
            streaming.under_way.stop(NOOR, events(body)[0][1]["answer"])

    streaming.client.heard = stop

    assert names(events, streaming.run()) == ["begun", "shown", "ended"]


def test_no_part_shows_itself(wire) -> None:
    """A frame in a debugger must not tell a person's words."""
    from troth.api.rest.stream import _Hand

    assert "secret" not in repr(_Hand(None, None, None, 1, ["secret"]))


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "\n\n", "data: x\n\nevent: ended\n", "\u2028"])
def test_no_text_breaks_out_of_its_event(events, text: str) -> None:
    """What a model says cannot end an event or begin another."""
    told = event("shown", {"text": text}).decode()

    assert told.count("\n") == 3
    assert events(told) == [("shown", {"text": text})]


def test_blocks_are_values(events) -> None:
    """Lists and code come as lines of marked pieces; markup stays text."""
    told = [set_block(one) for one in blocks("- a\n- `b`\n\n```\n<b>\n```")]

    assert told == [
        {
            "kind": "bullets",
            "lines": [[{"text": "a", "mark": "plain"}], [{"text": "b", "mark": "code"}]],
        },
        {"kind": "code", "lines": [[{"text": "<b>", "mark": "plain"}]]},
    ]
