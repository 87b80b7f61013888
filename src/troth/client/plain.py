"""The client for programs that wait for each answer.

from troth.client.plain import Troth

with Troth("http://127.0.0.1:8420", key="troth_…") as troth:
    print(troth.ask("mira", "Hello").text)
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar, Unpack

import httpcore2

from troth.client import calls, wire
from troth.client.calls import More
from troth.client.values import Answer, Card, Companion, Found, Message, Purpose, Receipt, Talk
from troth.client.wire import Call, Door, Listener, Unreachable

T = TypeVar("T")
UNREACHABLE = "There is no answer from that address. Is Troth running there?"


class Answering:
    """An answer while it comes: go through its pieces; then `answer` is there."""

    def __init__(self, pieces: Iterator[str], heard: Listener) -> None:
        self._pieces = pieces
        self._heard = heard

    def __iter__(self) -> Iterator[str]:
        return self._pieces

    @property
    def answer(self) -> Answer:
        """The whole answer, once all pieces were taken. Raises Unreachable before."""
        return self._heard.end()


class Troth:
    """Talks with one Troth, as the person whose key it is. Use it as a context manager.

    Every method raises what Troth tells (see `troth.errors`: Refused, NotFound, …), Unreachable
    or Garbled.
    """

    def __init__(self, address: str, *, key: str, seconds: float = 120.0) -> None:
        """Open nothing yet. seconds: how long to wait for each piece. Raises BadInput."""
        self._door = Door(address, key)
        self._seconds = seconds
        self._pool = httpcore2.ConnectionPool(
            ssl_context=wire.trust(), max_connections=8, keepalive_expiry=30.0
        )

    def __repr__(self) -> str:
        return f"<Troth at {self._door.address}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def companions(self) -> Sequence[Companion]:
        """Return the companions that can be asked."""
        return self._do(calls.companions())

    def ask(
        self,
        companion: str,
        says: str | None = None,
        **more: Unpack[More],
    ) -> Answer:
        """Ask a companion, and return the whole answer. See `stream`."""
        with self.stream(companion, says, **more) as answering:
            for _ in answering:
                pass
            return answering.answer

    @contextmanager
    def stream(
        self,
        companion: str,
        says: str | None = None,
        **more: Unpack[More],
    ) -> Iterator[Answering]:
        """Ask a companion, and hear the answer as it comes. Leaving the block stops it.

        more: see `calls.More`.
        """
        with self._open(calls.answer(companion, says, more)) as response:
            if response.status != 200:
                wire.told(response.status, _whole(response), response.headers)
            heard = Listener()
            yield Answering(_pieces(response, heard), heard)

    def purposes(self) -> Sequence[Purpose]:
        """Return every use of data, and how it stands."""
        return self._do(calls.purposes())

    def card(self, purpose: str, *, language: str = "en") -> Card:
        """Return what a person reads before a yes or a no."""
        return self._do(calls.card(purpose, language=language))

    def say(self, shown: Card, *, yes: bool, choice: int | None = None) -> bool:
        """Say what the person said to a card. False: its question was not answered right."""
        return self._do(calls.say(shown, yes=yes, choice=choice))

    def withdraw(self, purpose: str) -> Purpose:
        """Take back a yes. It holds at once, in the middle of an answer too."""
        return self._do(calls.withdraw(purpose))

    def talks(self) -> Sequence[Talk]:
        """Return the newest talks that are kept."""
        return self._do(calls.talks())

    def talk(self, conversation: str) -> Sequence[Message]:
        """Return the messages of a talk, oldest first."""
        return self._do(calls.talk(conversation))

    def find(self, words: str) -> Sequence[Found]:
        """Return the newest messages that have all of some words."""
        return self._do(calls.find(words))

    def forget_talk(self, conversation: str) -> int:
        """Forget a talk for good; return how many messages that were."""
        return self._do(calls.forget_talk(conversation))

    def receipt(self, receipt: str) -> Receipt:
        """Return one line of the person's record."""
        return self._do(calls.receipt(receipt))

    def _do(self, call: Call[T]) -> T:
        with self._open(call) as response:
            return call.read(wire.told(response.status, _whole(response), response.headers))

    @contextmanager
    def _open(self, call: Call[T]) -> Iterator[httpcore2.Response]:
        content = wire.body(call)
        seconds = self._seconds
        waits = {"connect": 10.0, "read": seconds, "write": seconds, "pool": seconds}
        with (
            told_simply(),
            self._pool.stream(
                call.method,
                self._door.url(call.path),
                headers=self._door.headers(has_body=content is not None),
                content=content,
                extensions={"timeout": waits},
            ) as response,
        ):
            yield response


@contextmanager
def told_simply() -> Iterator[None]:
    """Tell every fault of the connection in one way: without what was sent or came."""
    try:
        yield
    except (
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.TimeoutException,
    ):
        raise Unreachable(UNREACHABLE) from None


def _whole(response: httpcore2.Response) -> bytes:
    content = bytearray()
    for data in response.iter_stream():
        content += data
        if len(content) > wire.LONGEST:
            raise Unreachable(UNREACHABLE)
    return bytes(content)


def _pieces(response: httpcore2.Response, heard: Listener) -> Iterator[str]:
    for data in response.iter_stream():
        yield from heard.hear(data)
