"""A long file that is made while it is sent."""

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from troth.errors import NotSignedIn, TooMany
from troth.front.pieces import Pieces
from troth.front.places import Places
from troth.words import PersonId

NOOR = PersonId("psn_noor")


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


def sending(making: Making, **more):
    """Return an application that sends what is made."""

    async def app(scope, receive, send) -> None:
        given = {"place": nullcontext(), "still": lambda: None, "stopping": asyncio.Event(), **more}
        patience = given.pop("patience_seconds", Pieces.patience_seconds)
        pieces = Pieces(making, media_type="application/zip", headers={"x-a": "b"}, **given)
        pieces.patience_seconds = patience
        await pieces(scope, receive, send)

    return app


def run(wire, making: Making, **more) -> object:
    """Send what is made to a client, and return the client."""
    client = wire()
    asyncio.run(asyncio.wait_for(client.run(sending(making, **more)), 60))
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

    asyncio.run(asyncio.wait_for(client.run(sending(making)), 60))

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

    with pytest.raises(ValueError, match="no"):
        asyncio.run(client.run(sending(making)))

    assert client.got == []
    assert making.is_closed


def test_what_goes_wrong_in_the_middle_cuts_it(wire) -> None:
    """The error goes on to where it is logged, and no end is sent."""
    making = Making(b"a", error=ValueError("no"))
    client = wire()

    with pytest.raises(ValueError, match="no"):
        asyncio.run(client.run(sending(making)))

    assert making.is_closed
    assert client.text == "a"
    assert client.got[-1]["more_body"] is True


def test_who_takes_nothing_for_a_while_ends_it(wire) -> None:
    """A reader that stands still holds a place that others wait for."""
    making, places = Making(*[b"x"] * 1000), Places()
    client = wire()
    taken = []

    async def send(message) -> None:
        taken.append(message)
        if len(taken) == 3:
            await asyncio.Event().wait()

    client._send = send
    asyncio.run(
        asyncio.wait_for(
            client.run(sending(making, place=places.take(NOOR), patience_seconds=0.01)), 60
        )
    )

    assert making.is_closed
    assert making.made < 1000
    assert len(places) == 0
    assert taken[-1].get("more_body") is True


def test_without_a_place_nothing_is_made(wire) -> None:
    """Not one thread is taken, and whoever tells errors can tell it with its status."""
    making, places, client = Making(b"a"), Places(), wire()

    with places.take(NOOR), pytest.raises(TooMany):
        asyncio.run(client.run(sending(making, place=places.take(NOOR))))

    assert (making.kept, client.got) == (None, [])


def test_the_place_is_free_again_at_the_end(wire) -> None:
    """Whether all of it came or something went wrong."""
    places = Places()

    run(wire, Making(b"a"), place=places.take(NOOR))
    with pytest.raises(ValueError, match="no"):
        run(wire, Making(error=ValueError("no")), place=places.take(NOOR))

    assert len(places) == 0


def test_who_signs_out_ends_it(wire) -> None:
    """Nothing more is made, and half of it is not passed off as all of it."""
    making = Making(*[b"x"] * 1000)

    def still() -> None:
        if making.made == 2:
            raise NotSignedIn

    client = run(wire, making, still=still)

    assert (making.made, making.is_closed, client.text) == (2, True, "xx")
    assert client.got[-1]["more_body"] is True


def test_who_has_signed_out_gets_nothing(wire) -> None:
    """It is told with its status, and nothing was opened."""

    def still() -> None:
        raise NotSignedIn

    making = Making(b"a")

    with pytest.raises(NotSignedIn):
        run(wire, making, still=still)

    assert making.kept is None
