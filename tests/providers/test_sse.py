"""Events are the same however their bytes are cut, and no stream can fill the memory."""

import time
from collections.abc import Iterable
from itertools import pairwise, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.providers.sse import LONGEST, Event, Events, Garbage


def read(*parts: bytes) -> list[Event]:
    """Read a stream that comes in these parts."""
    events = Events()
    found = [event for part in parts for event in events.feed(part)]
    return found + events.finish()


CASES = {
    b"data: a\n\n": [Event("message", "a")],
    b"data: a\r\n\r\ndata: b\r\n\r\n": [Event("message", "a"), Event("message", "b")],
    b"data: a\r\ndata: b\r\n\r\n": [Event("message", "a\nb")],
    b"data: a\r\rdata: b\r\r": [Event("message", "a"), Event("message", "b")],
    b"data: a\ndata: b\ndata:\ndata: c\n\n": [Event("message", "a\nb\n\nc")],
    b"data:a\n\n": [Event("message", "a")],
    b"data:  a \n\n": [Event("message", " a ")],
    b"data\n\n": [Event("message", "")],
    b"event: ping\ndata: {}\n\n": [Event("ping", "{}")],
    b"event: ping\n\ndata: a\n\n": [Event("message", "a")],
    b": a comment\n\n:\n\ndata: a\n\n": [Event("message", "a")],
    b"id: 1\nretry: 5\nfoo: x\nbar\ndata: a\n\n": [Event("message", "a")],
    b"\xef\xbb\xbfdata: a\n\n": [Event("message", "a")],
    b"data: \xef\xbb\xbfa\n\n": [Event("message", "\ufeffa")],
    b"\n\xef\xbb\xbfdata: a\n\n": [],
    b"data: a\n\ndata: [DONE]": [Event("message", "a"), Event("message", "[DONE]")],
    b"data: a\n\ndata: b\n": [Event("message", "a"), Event("message", "b")],
    "data: süß 🌱\n\n".encode(): [Event("message", "süß 🌱")],
    b"data: a\x0bb\x0cc\xc2\x85d\xe2\x80\xa8e\n\n": [Event("message", "a\x0bb\x0cc\x85d\u2028e")],
    b"": [],
    b"\n\n\r\n": [],
}


@pytest.mark.parametrize("stream", CASES)
def test_a_stream_is_read_as_the_standard_says(stream: bytes) -> None:
    """Line ends of three kinds, comments, several lines, names, a mark at the start, no end."""
    assert read(stream) == CASES[stream]


@given(st.sampled_from(list(CASES)), st.lists(st.integers(0, 40)))
def test_cuts_change_nothing(stream: bytes, cuts: list[int]) -> None:
    """Wherever the bytes are cut, also within a letter or between CR and LF, it reads the same."""
    at = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]

    parts = [stream[start:end] for start, end in pairwise(at)]

    assert read(*parts) == CASES[stream]


@pytest.mark.parametrize("stream", list(CASES))
def test_byte_by_byte_it_reads_the_same(stream: bytes) -> None:
    """The finest cut of all."""
    assert read(*(bytes([one]) for one in stream)) == CASES[stream]


def test_an_event_comes_with_its_last_byte() -> None:
    """Nobody waits for more than the empty line; after CR nobody waits for LF."""
    events = Events()

    assert events.feed(b"data: a\n\n") == [Event("message", "a")]
    assert events.feed(b"data: b\r\r") == [Event("message", "b")]


@pytest.mark.parametrize(
    "bad", [b"data: \xff\n\n", b"data: \xc3\n\n", b"data: \xc3", b"\xed\xa0\x80\n"]
)
def test_what_is_not_utf_8_is_garbage(bad: bytes) -> None:
    """Wrong bytes and half a letter are refused, and the error does not hold them."""
    with pytest.raises(Garbage) as told:
        read(bad)

    assert str(told.value) == ""


def feed(events: Events, parts: Iterable[bytes], fed: list[int]) -> None:
    """Feed bytes, and count them."""
    for one in parts:
        fed[0] += len(one)
        events.feed(one)


def test_an_endless_line_is_refused() -> None:
    """A line without end is left at the limit, not when the memory is full."""
    fed = [0]
    with pytest.raises(Garbage):
        feed(Events(), repeat(b"a" * 65_536), fed)

    assert fed[0] <= LONGEST + 65_536


def test_a_long_line_byte_by_byte_takes_no_longer() -> None:
    """What was kept is not copied with each byte; the old bytes are read once, at the end."""
    events = Events()
    started = time.process_time()

    for _ in range(600_000):
        events.feed(b"a")

    assert time.process_time() - started < 3
    assert events.feed(b"\n\n") == []


def test_an_endless_event_is_refused() -> None:
    """Many short lines without an empty one have the same limit."""
    fed = [0]
    with pytest.raises(Garbage):
        feed(Events(), repeat(b"data: " + b"a" * 100 + b"\n"), fed)

    assert fed[0] <= LONGEST + 20_000
