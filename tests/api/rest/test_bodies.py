"""What a client sends is taken as one thing or not at all, and never quoted back."""

import pytest

from troth.api.rest import bodies
from troth.errors import BadInput

SAID = "a secret sentence"


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": "a secret sentence"',
        b'{"text": "a secret sentence", "text": 2}',
        b'{"a": {"a secret sentence": 1, "a secret sentence": 1}}',
        b'{"text": "a secret sentence\\u0000"}',
        b'{"a secret sentence\\u0000": 1}',
        b'{"text": "a secret sentence \\ud800"}',
        b'{"n": NaN, "t": "a secret sentence"}',
        b'{"n": -Infinity, "t": "a secret sentence"}',
        b'{"n": 1e999, "t": "a secret sentence"}',
        b'{"n": 1' + b"0" * 5000 + b', "t": "a secret sentence"}',
        b"\xff\xfea secret sentence",
        b'\xef\xbb\xbf{"t": "a secret sentence"}',
        b'["a secret sentence",' * 50_000,
        b"[" * 9 + b'"a secret sentence"' + b"]" * 9,
        b"",
    ],
)
def test_what_is_not_plain_json_is_refused_and_not_quoted(data: bytes) -> None:
    """Broken, doubled, endless, or with a character that some part could not hold."""
    with pytest.raises(BadInput) as refused:
        bodies.parse(data)

    assert SAID not in str(refused.value)
    assert refused.value.__cause__ is None  # a log that follows causes would tell it


def test_eight_levels_are_taken() -> None:
    """That is more than any request here needs."""
    assert bodies.parse(b"[" * 8 + b"]" * 8) == [[[[[[[[]]]]]]]]


def test_every_script_and_emoji_is_taken() -> None:
    """A pair of halves is one whole character."""
    assert bodies.parse('{"name": "نور \\ud83d\\ude00"}'.encode()) == {"name": "نور 😀"}


def test_only_json_is_taken(api, anyone) -> None:
    """A form, which a page of another site could send, is not even read."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""):
        told = api.asks(
            anyone, "POST", "/api/keys", content=b'{"label": "x"}', headers={"content-type": kind}
        )

        assert (told.status_code, told.json()["param"]) == (400, "Content-Type")


def test_too_much_is_refused_before_it_is_read(api, house, anyone) -> None:
    """The limit is the one of the settings, and the sentence names it."""
    limit = house.settings.request_limit_bytes

    told = api.asks(anyone, "POST", "/api/keys", json={"label": "x" * limit})

    assert told.status_code == 413
    assert str(limit) in told.json()["detail"]
    assert "x" * 10 not in told.text


def test_who_may_not_ask_is_not_read(api) -> None:
    """Nobody learns what a body should look like before they are let in."""
    told = api.asks(None, "POST", "/api/keys", content=b"{", headers={"content-type": "text/x"})

    assert told.status_code == 401
