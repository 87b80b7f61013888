"""Forms: small, whole, text only, and each field once."""

import asyncio

import pytest
from starlette.requests import ClientDisconnect, Request

from troth.errors import BadInput, TooLarge
from troth.web.forms import Form, read_form

FORM = "application/x-www-form-urlencoded"


def reading(*pieces: bytes, kind: str = FORM, limit: int = 1000, gone: bool = False) -> Form:
    """Read a form that comes in pieces."""
    left = list(pieces)

    async def receive():
        if not left:
            return {"type": "http.disconnect"}
        piece = left.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(left) or gone}

    scope = {"type": "http", "headers": [(b"content-type", kind.encode())]}
    return asyncio.run(read_form(Request(scope, receive), limit=limit))


def test_fields_are_text() -> None:
    """Letters of every script, lines as they are, spaces around it gone."""
    form = reading(b"name=%D9%86%D9%88%D8%B1+%F0%9F%8C%99&text=+a%0D%0Ab+")

    assert form.text("name") == "نور 🌙"
    assert form.text("text") == "a\nb"


@pytest.mark.parametrize(
    "body",
    [
        b"a=1&a=2",
        b"a=%ff",
        b"a=\xff",
        b"&".join(b"f%d=x" % at for at in range(60)),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(body: bytes) -> None:
    """A field twice, bytes that are no text, too many fields: a sentence, and nothing quoted."""
    with pytest.raises(BadInput) as caught:
        reading(body)

    assert "Load the page" in str(caught.value)


def test_another_kind_of_body_is_refused() -> None:
    """JSON, or parts with files: this page has no such form."""
    with pytest.raises(BadInput):
        reading(b'{"a":1}', kind="application/json")


def test_it_is_bounded_while_it_is_read() -> None:
    """Reading stops at the limit, not at the end."""
    with pytest.raises(TooLarge):
        reading(*[b"a=" + b"x" * 400] * 1000, limit=1000)


def test_who_leaves_in_the_middle_is_gone() -> None:
    """Half a form is no form."""
    with pytest.raises(ClientDisconnect):
        reading(b"a=1", gone=True)


def test_a_field_that_is_missing_too_long_or_wrong_says_so() -> None:
    """The error names the field and never its words."""
    form = Form({"long": "planted" * 100, "zero": "a\0b", "choice": "perhaps", "none": "  "})

    with pytest.raises(BadInput) as missing:
        form.text("name")
    with pytest.raises(TooLarge) as long:
        form.text("long", most=10)
    with pytest.raises(BadInput):
        form.text("zero")
    with pytest.raises(BadInput) as choice:
        form.one_of("choice", "yes", "no")

    assert missing.value.param == "name"
    assert "planted" not in str(long.value)
    assert "perhaps" not in str(choice.value)
    assert form.maybe("none") is None
    assert form.maybe("name") is None
    assert "planted" not in repr(form)
