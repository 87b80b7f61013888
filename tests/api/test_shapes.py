"""The objects that clients read, field by field. A change here breaks somebody."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from troth.api import shapes
from troth.api.shapes import Envelope
from troth.companion.chat import Reply
from troth.companion.memory_note import Use
from troth.companion.persona import PERSONAS
from troth.people.remembering import Reach
from troth.providers.base import ToolCall, Usage

REPLY = Reply(
    conversation="cnv_x",
    finish="stop",
    usage=Usage(prompt_tokens=3, completion_tokens=4),
    model="Echo",
    demo=True,
    kept=(7, 8),
    receipt="rcp_x",
)
ABOUT = {
    "receipt": "rcp_x",
    "conversation": "cnv_x",
    "kept": [7, 8],
    "model": "Echo",
    "demo": True,
    "outside": False,
    "masked": 0,
    "changes": [],
    "guard": {"changes": [], "message": None},
    "errand": False,
    "memory": {"level": "off", "used": [], "away": None},
}
USAGE = {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}
HEAD = {"id": "chatcmpl-1", "created": 5, "model": "mira", "system_fingerprint": None}


@pytest.fixture
def envelope() -> Envelope:
    """Return an envelope whose id and time are known."""
    return Envelope(id="chatcmpl-1", created=5, model="mira")


def test_a_whole_answer(envelope: Envelope) -> None:
    """OpenAI's object, and one member of ours."""
    assert envelope.whole("Hello.", REPLY) == {
        **HEAD,
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": "Hello.", "refusal": None},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": USAGE,
        "troth": ABOUT,
    }


def test_a_piece(envelope: Envelope) -> None:
    """A piece has no finish."""
    assert envelope.chunk({"content": "Hel"}) == {
        **HEAD,
        "object": "chat.completion.chunk",
        "choices": [
            {"index": 0, "delta": {"content": "Hel"}, "logprobs": None, "finish_reason": None}
        ],
    }


def test_the_last_piece(envelope: Envelope) -> None:
    """It is empty, and says how the answer ended."""
    last = envelope.last(REPLY)

    assert last["choices"] == [{"index": 0, "delta": {}, "logprobs": None, "finish_reason": "stop"}]
    assert last["troth"] == ABOUT


def test_the_usage_piece(envelope: Envelope) -> None:
    """It has no choice, only the counts."""
    assert envelope.counted(REPLY) == {
        **HEAD,
        "object": "chat.completion.chunk",
        "choices": [],
        "usage": USAGE,
    }


@pytest.mark.parametrize(
    ("finish", "told"),
    [
        ("stop", "stop"),
        ("length", "length"),
        ("content_filter", "content_filter"),
        ("something new", "stop"),
    ],
)
def test_only_finishes_that_clients_know(envelope: Envelope, finish: str, told: str) -> None:
    """Strict clients refuse a finish that OpenAI does not have."""
    from dataclasses import replace

    (choice,) = envelope.last(replace(REPLY, finish=finish))["choices"]

    assert choice["finish_reason"] == told


def test_each_answer_has_an_id_of_its_own() -> None:
    """Random, with OpenAI's prefix; the time in whole seconds."""
    at = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)

    one, two = Envelope.new("mira", at=at), Envelope.new("mira", at=at)

    assert one.id != two.id
    assert one.id.startswith("chatcmpl-")
    assert one.created == int(at.timestamp())


def test_a_companion_as_a_model() -> None:
    """It says whether it is a demo, and through what it speaks."""
    assert shapes.model(PERSONAS[0], since=5, provider="Echo", demo=True) == {
        "id": "mira",
        "object": "model",
        "created": 5,
        "owned_by": "troth",
        "troth": {"name": "Mira", "provider": "Echo", "demo": True},
    }


@pytest.mark.parametrize("text", ["a\nb\r\n\r\ndata: x", "\u2028\u2029\x85", "ü😀", '"\\'])
def test_an_event_is_one_line(text: str) -> None:
    """No text can end an event early, or begin another."""
    written = shapes.event({"a": text})

    assert written.startswith(b"data: ")
    assert written.endswith(b"\n\n")
    assert written.count(b"\n") == 2
    assert b"\r" not in written
    assert json.loads(written[6:]) == {"a": text}


def test_what_was_remembered_is_named_and_not_quoted() -> None:
    """Which earlier messages, how well they fitted; and why memory could not help, if so."""
    use = Use(turn="trn_a", conversation="cnv_b", at="2026-11-20", words=0.12345, meaning=0.5)

    told = shapes.memory(replace(REPLY, reach=Reach.ALL, memories=(use,), forgetful=""))

    assert told == {
        "level": "all",
        "used": [
            {
                "turn": "trn_a",
                "conversation": "cnv_b",
                "at": "2026-11-20",
                "words": 0.123,
                "meaning": 0.5,
            }
        ],
        "away": None,
    }
    assert shapes.memory(replace(REPLY, forgetful="It is not here."))["away"] == "It is not here."


CALLING = replace(
    REPLY,
    finish="tool_calls",
    calls=(
        ToolCall(id="c1", name="look", arguments='{"a": "süß"}'),
        ToolCall(id="c2", name="look", arguments="{}"),
    ),
)


def test_calls_in_a_whole_answer(envelope: Envelope) -> None:
    """As OpenAI writes them; without words the content is null."""
    (choice,) = envelope.whole("", CALLING)["choices"]

    assert choice["message"] == {
        "role": "assistant",
        "content": None,
        "refusal": None,
        "tool_calls": [
            {
                "id": "c1",
                "type": "function",
                "function": {"name": "look", "arguments": '{"a": "süß"}'},
            },
            {"id": "c2", "type": "function", "function": {"name": "look", "arguments": "{}"}},
        ],
    }
    assert choice["finish_reason"] == "tool_calls"
    assert envelope.whole("Hm.", CALLING)["choices"][0]["message"]["content"] == "Hm."


def test_calls_in_a_stream(envelope: Envelope, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is called first, then the arguments in pieces of a bounded length."""
    monkeypatch.setattr(shapes, "LONGEST_PIECE", 8)

    deltas = [one["choices"][0]["delta"]["tool_calls"] for one in envelope.calls(CALLING)]

    def opened(index: int, id_: str) -> list[object]:
        function = {"name": "look", "arguments": ""}
        return [{"index": index, "id": id_, "type": "function", "function": function}]

    assert deltas == [
        opened(0, "c1"),
        [{"index": 0, "function": {"arguments": '{"a": "s'}}],
        [{"index": 0, "function": {"arguments": 'üß"}'}}],
        opened(1, "c2"),
        [{"index": 1, "function": {"arguments": "{}"}}],
    ]


def test_without_calls_no_answer_ends_in_them(envelope: Envelope) -> None:
    """A client would wait for something to call."""
    ended = envelope.last(replace(CALLING, calls=()))

    assert ended["choices"][0]["finish_reason"] == "stop"
    assert "tool_calls" not in envelope.whole("", REPLY)["choices"][0]["message"]
