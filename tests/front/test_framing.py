"""A request that ends in two places is not answered, and nothing behind it is read."""

import asyncio
from collections.abc import Callable

import pytest

from troth.front.face import Faces
from troth.front.framing import Framing

LENGTH, CHUNKED = (b"content-length", b"5"), (b"transfer-encoding", b"chunked")


@pytest.fixture
def asked(wire, face) -> Callable[..., object]:
    """Return a function that asks with these headers; 204 if the request came through."""

    def ask(*headers: tuple[bytes, bytes], kind: str = "http") -> object:
        async def app(scope, receive, send) -> None:
            await send({"type": "http.response.start", "status": 204, "headers": []})

        client = wire(path="/change", body=[b"hello"])
        scope = {"type": kind, "path": "/change", "headers": list(headers)}
        asyncio.run(Framing(app, faces=Faces([face()]))(scope, client._receive, client._send))
        return client

    return ask


@pytest.mark.parametrize("headers", [(), (LENGTH,), (CHUNKED,)])
def test_one_end_is_fine(asked, headers) -> None:
    """A length, chunks, or no body."""
    assert asked(*headers).status == 204


def test_two_ends_are_refused_and_the_connection_closes(asked) -> None:
    """In either order; the face tells it."""
    for headers in ((LENGTH, CHUNKED), (CHUNKED, (b"host", b"x"), LENGTH)):
        client = asked(*headers)

        assert client.status == 400
        assert (b"connection", b"close") in client.got[0]["headers"]


def test_only_requests_are_looked_at(asked) -> None:
    """What is no request of HTTP is for others to judge."""
    assert asked(LENGTH, CHUNKED, kind="lifespan").status == 204
