"""A long file that is made while it is sent."""

import asyncio
from collections.abc import Iterator

import pytest

from troth.front.pieces import Pieces


class Making:
    """Makes pieces, and notes when it is closed. `on`: called before each piece."""

    def __init__(self, *pieces: bytes, on=lambda _: None, error: Exception | None = None) -> None:
        self.pieces, self.on, self.error = pieces, on, error
        self.made = 0
        self.is_closed = False
        self.kept: Iterator[bytes] | None = None

    def __call__(self) -> Iterator[bytes]:
        self.kept = self._make()  # held on to: it must not be closed by chance
        return self.kept

    def _make(self) -> Iterator[bytes]:
        try:
            for piece in self.pieces:
                self.on(piece)
                self.made += 1
                yield piece
            if self.error is not None:
                raise self.error
        finally:
            self.is_closed = True


def run(wire, making: Making, *, stopping: asyncio.Event | None = None, **more) -> object:
    """Send what is made to a client, and return the client."""
    client = wire(**more)

    async def app(scope, receive, send) -> None:
        pieces = Pieces(
            making(),
            stopping=stopping or asyncio.Event(),
            media_type="application/zip",
            headers={"x-a": "b"},
        )
        await pieces(scope, receive, send)

    asyncio.run(asyncio.wait_for(client.run(app), 5))
    return client


def test_all_of_it_comes_in_order(wire) -> None:
    """And then the end."""
    client = run(wire, Making(b"a", b"b", b"c"))

    assert client.text == "abc"
    assert client.got[-1]["more_body"] is False
    assert (b"x-a", b"b") in client.got[0]["headers"]
    assert b"content-length" not in dict(client.got[0]["headers"])


def test_who_goes_away_ends_it(wire) -> None:
    """The maker is closed, so that its room is left and written down; the end is not sent."""
    making = Making(*[b"x"] * 1000)
    client = wire()
    client.heard = lambda message: client.leaves.set() if message.get("body") else None

    async def app(scope, receive, send) -> None:
        await Pieces(making(), stopping=asyncio.Event(), media_type="application/zip", headers={})(
            scope, receive, send
        )

    asyncio.run(asyncio.wait_for(client.run(app), 5))

    assert making.is_closed
    assert making.made < 1000
    assert client.got[-1]["more_body"] is True


def test_a_stopping_server_ends_it(wire) -> None:
    """Half of it is not passed off as all of it."""
    stopping = asyncio.Event()
    stopping.set()
    making = Making(*[b"x"] * 1000)

    client = run(wire, making, stopping=stopping)

    assert making.is_closed
    assert making.made == 1
    assert client.got[-1].get("more_body") is not False


def test_what_goes_wrong_at_once_is_no_file(wire) -> None:
    """Nothing was sent, so whoever tells errors can tell it with its status."""
    making = Making(error=ValueError("no"))
    client = wire()

    async def app(scope, receive, send) -> None:
        await Pieces(making(), stopping=asyncio.Event(), media_type="application/zip", headers={})(
            scope, receive, send
        )

    with pytest.raises(ValueError, match="no"):
        asyncio.run(client.run(app))

    assert client.got == []
    assert making.is_closed


def test_what_goes_wrong_in_the_middle_cuts_it(wire) -> None:
    """The error goes on to where it is logged, and no end is sent."""
    making = Making(b"a", error=ValueError("no"))
    client = wire()

    async def app(scope, receive, send) -> None:
        await Pieces(making(), stopping=asyncio.Event(), media_type="application/zip", headers={})(
            scope, receive, send
        )

    with pytest.raises(ValueError, match="no"):
        asyncio.run(client.run(app))

    assert making.is_closed
    assert client.text == "a"
    assert client.got[-1]["more_body"] is True
