"""What goes out and comes back, as values: addresses for a key, errors, streams however cut."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth import errors
from troth.client import wire
from troth.client.values import Garbled
from troth.client.wire import Door, Listener, Unreachable
from troth.errors import BadInput, Refused, SensitiveWords, TrothError
from troth.words import Reason

ENDED = {
    "conversation": "cnv_a",
    "turns": ["trn_a"],
    "finish": "stop",
    "receipt": None,
    "model": "m",
    "demo": True,
    "changes": [],
}


def event(name: str, told: object) -> bytes:
    """Write one event as the server does."""
    return f"event: {name}\ndata: {json.dumps(told)}\n\n".encode()


STREAM = (
    event("begun", {"answer": "ans_a"})
    + b": waiting\n\n"
    + event("shown", {"text": "Wörter, "})
    + event("shown", {"text": "event: ended\n\n"})
    + event("ended", ENDED)
)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8420",
        "http://localhost:8420/",
        "http://[::1]:8420",
        "https://troth.example.org",
    ],
)
def test_a_key_may_go_there(address: str) -> None:
    """To this machine, or over TLS."""
    assert Door(address, "troth_x").url("/api/talks") == f"{address.rstrip('/')}/api/talks"


@pytest.mark.parametrize(
    "address",
    [
        "http://troth.example.org",
        "http://192.168.1.4:8420",
        "http://127.0.0.1.example.org",
        "ftp://127.0.0.1",
        "127.0.0.1:8420",
        "",
        "https://name:word@troth.example.org",
        "https://troth.example.org/v1",
        "https://troth.example.org/?a=b",
    ],
)
def test_a_key_never_goes_there(address: str) -> None:
    """Not in the clear over a network, and not to what is no address of a Troth."""
    with pytest.raises(BadInput) as caught:
        Door(address, "troth_planted")

    assert "planted" not in str(caught.value)


@pytest.mark.parametrize("key", ["", "troth_x\r\nHost: other", "troth_ü", "\0"])
def test_a_key_that_is_no_key_is_refused(key: str) -> None:
    """It stands in a header: no line break gets there."""
    with pytest.raises(BadInput):
        Door("http://127.0.0.1:1", key)


@pytest.mark.parametrize(
    "kind",
    [
        one
        for one in vars(errors).values()
        if isinstance(one, type)
        and issubclass(one, TrothError)
        and one not in {TrothError, Refused, SensitiveWords}
    ],
)
def test_each_error_comes_back_as_itself(kind: type[TrothError]) -> None:
    """By its code; what it says is what the server said."""
    code = "not_signed_in" if kind is errors.NotSignedIn else kind.code
    problem = {"type": f"/errors/{code}", "detail": "What happened.", "param": "text"}

    with pytest.raises(kind) as caught:
        wire.told(kind.status, json.dumps(problem).encode())

    assert str(caught.value) == "What happened."


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([(b"Retry-After", b"30")], 30),
        ([(b"retry-after", b"7")], 7),
        ([(b"Retry-After", b"Fri, 31 Dec 1999 23:59:59 GMT")], None),
        ([(b"Retry-After", b"9" * 30)], None),
        ([(b"Retry-After", b"-5")], None),
        ([], None),
    ],
)
def test_who_is_told_to_wait_hears_how_long(
    headers: list[tuple[bytes, bytes]], seconds: int | None
) -> None:
    """So a program can ask again when there is a place, and not before."""
    for kind, name in ((errors.TooMany, "retry_seconds"), (errors.ProviderBusy, "retry_after")):
        problem = {"type": f"/errors/{kind.code}", "detail": "Wait."}

        with pytest.raises(kind) as caught:
            wire.told(kind.status, json.dumps(problem).encode(), headers)

        unsaid = 1 if kind is errors.TooMany else None
        assert getattr(caught.value, name) == (seconds or unsaid)


def test_a_refusal_names_purpose_and_reason() -> None:
    """So a program can show the right card."""
    problem = {
        "type": "/errors/consent_required",
        "detail": "…",
        "purpose": "companion.reply",
        "reason": "withdrawn",
    }

    with pytest.raises(Refused) as caught:
        wire.told(403, json.dumps(problem).encode())

    assert (caught.value.purpose, caught.value.reason) == ("companion.reply", Reason.WITHDRAWN)


def test_sensitive_words_name_their_topics() -> None:
    """And who would have got them."""
    problem = {
        "type": "/errors/sensitive_words",
        "detail": "…",
        "topics": ["health"],
        "recipient": "A model",
    }

    with pytest.raises(SensitiveWords) as caught:
        wire.told(403, json.dumps(problem).encode())

    assert (caught.value.topics, caught.value.recipient) == (("health",), "A model")


def test_an_error_of_a_newer_troth_is_still_an_error() -> None:
    """Of the root of all."""
    problem = {"type": "/errors/something_new", "detail": "What happened."}

    with pytest.raises(TrothError, match="What happened"):
        wire.told(418, json.dumps(problem).encode())


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (200, b"<html>planted"),
        (200, b"[]"),
        (200, b"\xff"),
        (200, b"[" * 100_000),
        (200, b""),
        (500, b"{}"),
        (403, b'{"type": "/errors/consent_required", "detail": "x", "purpose": "a"}'),
        (
            403,
            b'{"type": "/errors/consent_required", "detail": "x", "purpose": "a", "reason": "?"}',
        ),
        (302, b'{"location": "planted"}'),
    ],
)
def test_what_no_troth_says_is_garbled(status: int, content: bytes) -> None:
    """Nothing of it is quoted."""
    with pytest.raises(Garbled) as caught:
        wire.told(status, content)

    assert "planted" not in str(caught.value)
    assert caught.value.__cause__ is None


@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_a_stream_reads_the_same_however_it_is_cut(cuts: list[int]) -> None:
    """Between any two bytes."""
    heard, places = Listener(), [0, *sorted(cuts), len(STREAM)]

    pieces = [
        piece
        for start, end in itertools.pairwise(places)
        for piece in heard.hear(STREAM[start:end])
    ]

    assert pieces == ["Wörter, ", "event: ended\n\n"]
    assert heard.end().text == "Wörter, event: ended\n\n"
    assert heard.end().turns == ("trn_a",)


def test_a_stream_that_breaks_off_is_no_answer() -> None:
    """Half an answer is not taken for a whole one."""
    heard = Listener()
    assert len([*heard.hear(STREAM[:-30])]) == 2

    with pytest.raises(Unreachable):
        heard.end()


def test_a_problem_in_the_middle_is_raised() -> None:
    """After the pieces before it, also where all comes at once."""
    problem = {"type": "/errors/provider_failed", "detail": "It stopped."}
    both = event("shown", {"text": "Well."}) + event("problem", problem)

    hearing = Listener().hear(both)

    assert next(hearing) == "Well."
    with pytest.raises(errors.ProviderFailed):
        next(hearing)


def test_an_endless_stream_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that never stops fills no memory."""
    monkeypatch.setattr(wire, "LONGEST", 1000)
    heard = Listener()

    assert [*heard.hear(b"x" * 1000)] == []
    with pytest.raises(Garbled):
        next(heard.hear(b"x"))
