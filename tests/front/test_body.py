"""Bodies that are too big, not text, not JSON, too deep, or never come."""

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect, Request

from troth.api.problem import problem
from troth.errors import BadInput, TooLarge
from troth.front import body

LIMIT = 1000


def reading(*pieces: bytes, headers: dict[str, str] | None = None, gone: bool = False):
    """Read a body that comes in pieces; return it and how many pieces were taken."""
    taken = []

    async def receive():
        if len(taken) == len(pieces):
            if gone:
                return {"type": "http.disconnect"}
            await asyncio.Event().wait()
        taken.append(1)
        more = gone or len(taken) < len(pieces)
        return {"type": "http.request", "body": pieces[len(taken) - 1], "more_body": more}

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    request = Request({"type": "http", "headers": raw}, receive)
    try:
        return asyncio.run(body.read_object(request, limit=LIMIT)), len(taken)
    except Exception as error:
        error.taken = len(taken)  # type: ignore[attr-defined]  # how far it came
        raise


def test_an_object_is_read() -> None:
    """In as many pieces as it comes, cut anywhere, even inside a letter."""
    whole = json.dumps({"a": "ü"}, ensure_ascii=False).encode()

    found, _ = reading(*(bytes([one]) for one in whole))

    assert found == {"a": "ü"}


def test_a_claimed_length_that_is_too_large_is_not_read_at_all() -> None:
    """The answer comes before the first byte is taken."""
    with pytest.raises(TooLarge) as caught:
        reading(b"{}", headers={"content-length": str(LIMIT + 1)})

    assert caught.value.taken == 0


@pytest.mark.parametrize("claimed", ["2", "x", "-5", "9" * 5000, "²"])
def test_the_limit_holds_whatever_the_length_says(claimed: str) -> None:
    """A length that lies, or is no number, changes nothing; reading ends at the limit."""
    with pytest.raises(TooLarge) as caught:
        reading(*[b" " * 400] * 1000, headers={"content-length": claimed})

    assert caught.value.taken <= 3


def test_without_a_length_the_limit_holds_too() -> None:
    """A body in chunks has no length."""
    with pytest.raises(TooLarge) as caught:
        reading(*[b" " * 400] * 1000)

    assert caught.value.taken == 3


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1])
def test_the_limit_is_exact(size: int) -> None:
    """The last byte that fits fits."""
    data = b'{"a":"' + b"x" * (size - 8) + b'"}'

    if size > LIMIT:
        with pytest.raises(TooLarge):
            reading(data)
    else:
        assert reading(data)[0]["a"] == "x" * (size - 8)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"[]",
        b'"text"',
        b"null",
        b"1",
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b'{"a":[-1e999]}',
        b'{"a":1}{"a":1}',
        b'{"a":"\x00"}',
        b"\xff\xfe{}",
        b'{"a":"\xc3\x28"}',
        b'{"a":"\xed\xa0\x80"}',
        b"\xef\xbb\xbf{}",
        '{"a":1}'.encode("utf-16"),
        b'{"a":1',
    ],
)
def test_what_is_not_an_object_in_utf_8_is_refused(data: bytes) -> None:
    """Each gets a sentence that quotes nothing."""
    with pytest.raises(BadInput) as caught:
        reading(data)

    assert caught.value.status == 400
    assert "\\x" not in str(caught.value)


@pytest.mark.parametrize("piece", [b"[", b'{"a":', b'[{"a":'])
def test_nesting_a_hundred_thousand_deep_is_refused(piece: bytes) -> None:
    """It is an error like any other, not the end of the server."""
    with pytest.raises(BadInput):
        deep(piece * 100_000)


def deep(data: bytes):
    """Read with a limit that lets it through."""

    async def receive():
        return {"type": "http.request", "body": data, "more_body": False}

    request = Request({"type": "http", "headers": []}, receive)
    return asyncio.run(body.read_object(request, limit=10**7))


def test_a_number_with_too_many_digits_is_refused() -> None:
    """Python itself stops reading it; the client is told."""
    with pytest.raises(BadInput):
        deep(b'{"a":' + b"1" * 10_000 + b"}")


@pytest.mark.parametrize(
    ("pieces", "taken"),
    [
        ([b" " * 10] * 5, 5),
        ([b" " * 100] * 5, 2),
        ([], 0),
    ],
    ids=["all of little", "not all of much", "nothing that never comes"],
)
def test_a_client_that_sends_too_much_hears_the_answer_first(
    wire, monkeypatch: pytest.MonkeyPatch, pieces: list[bytes], taken: int
) -> None:
    """Then a little more is thrown away, within bounds of size and time, and it is over."""
    monkeypatch.setattr(body, "LINGER_BYTES", 200)
    monkeypatch.setattr(body, "LINGER_SECONDS", 0.01)
    client = wire(body=pieces)
    heard = []
    client.heard = lambda _: heard.append(client.taken)
    told = problem(body.BodyTooLarge("Too big.")).response()

    asyncio.run(client.run(body.LastWord(told)))

    assert client.error["code"] == "too_large"
    assert heard == [0, 0, taken]
    assert client.got[-1]["more_body"] is False


def test_who_leaves_in_the_middle_is_gone() -> None:
    """There is nobody to answer."""
    with pytest.raises(ClientDisconnect):
        reading(b'{"a":', gone=True)


def test_a_body_that_never_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while the client is told to send it again."""
    monkeypatch.setattr(body, "SECONDS", 0.01)

    with pytest.raises(BadInput, match="did not arrive"):
        reading()


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    """Whatever comes is an object, or refused."""
    try:
        found, _ = reading(data)
    except BadInput:
        return

    assert isinstance(found, dict)
