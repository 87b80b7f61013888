"""What the model's process says is read with distrust."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.providers.events import (
    LONGEST_LINE,
    Ended,
    Event,
    Failed,
    Garbage,
    Over,
    Read,
    Ready,
    Wrote,
    read,
)


@pytest.mark.parametrize(
    ("told", "event"),
    [
        ({"ready": True}, Ready()),
        ({"read": 64}, Read(64)),
        ({"text": " plum"}, Wrote(" plum")),
        ({"over": 4190}, Over(4190)),
        ({"finish": "length", "prompt": 35, "wrote": 40}, Ended("length", 35, 40)),
        ({"failed": "runtime"}, Failed("runtime")),
    ],
    ids=str,
)
def test_each_thing_it_may_say_is_understood(told: dict[str, object], event: Event) -> None:
    """Every line that the engine writes has its event."""
    line = json.dumps({"id": 7, **told}).encode() + b"\n"

    assert read(line) == (7, event)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"llama_model_load: loading\n",
        b"[]\n",
        b"[" * 60_000 + b"\n",
        b"null\n",
        b'{"text": "no id"}\n',
        b'{"id": "7", "text": "x"}\n',
        b'{"id": true, "text": "x"}\n',
        b'{"id": -1, "text": "x"}\n',
        b'{"id": 7}\n',
        b'{"id": 7, "text": 7}\n',
        b'{"id": 7, "text": "\\ud800"}\n',
        b'{"id": 7, "text": "\xff"}\n',
        b'{"id": 7, "read": 1.5}\n',
        b'{"id": 7, "over": -3}\n',
        b'{"id": 7, "ready": 1e999}\n',
        b'{"id": 7, "finish": "tool_calls", "prompt": 1, "wrote": 1}\n',
        b'{"id": 7, "finish": "stop"}\n',
        b'{"id": 7, "failed": "died"}\n',
        b'{"id": 7, "text": "no end"}',
        b'{"id": 7, "text": "' + b"x" * LONGEST_LINE + b'"}\n',
    ],
    ids=lambda line: repr(line[:24]),
)
def test_garbage_is_refused(line: bytes) -> None:
    """Anything else raises the one error that ends the process."""
    with pytest.raises(Garbage):
        read(line)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(line: bytes) -> None:
    """Whatever bytes come, they are an event or garbage."""
    try:
        _, event = read(line + b"\n")
    except Garbage:
        return

    assert isinstance(event, Event)


def test_what_was_written_does_not_show_itself() -> None:
    """The words of an answer are not in its event's repr."""
    assert "plum" not in repr(Wrote("plum"))
