"""`Idempotency-Key`: asking twice does it once.

A client that does not know whether its request came through sends it again with the same key,
and gets the first answer once more. This is ours: there is no standard for it. The header is a
text of the client's choice; it counts for that person alone and for ten minutes.

What is kept is an answer, and that is personal. So it lies in the memory of this process only,
with bounds on how many and how large; it is gone after ten minutes, when the process ends, and
when the person is erased. Only an answer that tells of success is kept: what was refused had no
effect and may be tried again under the same key. Streams are never kept.

An answer that holds a secret, such as a new key's token, comes again for one minute only, and not
once what it opens has ended. After that its body is gone from memory too; that it was given
stays known for the rest of the ten minutes, so that a repeated request makes no second key.
So it is with an answer that holds what a room showed, once the person took the yes for it back,
put it on hold, or had anything forgotten, here or in another process.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from troth import clock
from troth.crypto.digest import keyed
from troth.crypto.random import secret
from troth.errors import BadInput, TrothError
from troth.words import PersonId

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "idempotency-replayed"
"""Says in an answer that it is a repeated one."""
SECONDS: Final = 600.0
SECRET_SECONDS: Final = 60.0
"""How long an answer that holds a secret comes again: for a client that lost its connection."""
MOST_OF_PERSON: Final = 32
MOST_IN_ALL: Final = 4096
MOST_BYTES: Final = 65_536
"""A longer answer is not kept."""
MOST_BYTES_IN_ALL: Final = 16 * 1024 * 1024
LONGEST_KEY: Final = 200
_LABEL: Final = "troth/v1/idempotency"


class StillRunning(TrothError):
    """The first request with this key has no answer yet."""

    code = "still_running"
    status = 409


class KeyReused(BadInput):
    """The key came with another request before."""

    code = "key_reused"
    status = 422


class ShownOnce(TrothError):
    """The first answer held a secret, or words that may not be read now. It was done once."""

    code = "shown_once"
    status = 409


class Name(NamedTuple):
    """Whose key it is, and which."""

    person: PersonId
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it was given.

    holds: says of one that holds a secret whether what it opens still holds; None: it has none.
    may_be_read: says of one that holds what a room showed whether it may still be shown.
    """

    status: int
    body: bytes
    headers: Mapping[str, str]
    holds: Callable[[], bool] | None = None
    may_be_read: Callable[[], bool] | None = None

    def __repr__(self) -> str:
        return f"<Answer {self.status} of {len(self.body)} bytes>"


@dataclass(slots=True)
class _Entry:
    """What is known under a key. `answer` is None while the first request still runs.

    is_spent: it was answered with a secret that is not told any more.
    """

    fingerprint: bytes
    at: float
    answer: Answer | None = None
    is_spent: bool = False

    def __repr__(self) -> str:
        return f"<Entry {'spent' if self.is_spent else 'done' if self.answer else 'running'}>"


def must_be_key(text: str) -> str:
    """Return the key. Raises BadInput for one that is empty, too long or unreadable."""
    if 0 < len(text) <= LONGEST_KEY and text.isascii() and text.isprintable():
        return text
    message = f"A key has 1 to {LONGEST_KEY} letters, digits and signs (ASCII)."
    raise BadInput(message, param=HEADER)


class Answered:
    """Remembers answers for a short while. One for the whole application."""

    def __init__(self, *, seconds: Callable[[], float] = clock.monotonic) -> None:
        self._seconds = seconds
        self._entries: OrderedDict[Name, _Entry] = OrderedDict()
        self._bytes = 0
        self._key = secret()

    def __len__(self) -> int:
        return len(self._entries)

    def fingerprint(self, path: str, body: bytes) -> bytes:
        """Return what two requests have in common exactly when they ask the same.

        With a key that nobody has: a passphrase in a body could be guessed from a bare hash.
        """
        return keyed(self._key, _LABEL, path.encode("utf-8", "surrogateescape") + b"\0" + body)

    def begin(self, name: Name, asked: bytes) -> Answer | None:
        """Return the first answer, or None: then this is the first request; `end` must follow.

        Raises StillRunning, KeyReused if the key came with something else before, and ShownOnce
        if the first answer held a secret that is not told any more.
        """
        self.drop_old()
        entry = self._entries.get(name)
        if entry is None:
            self._entries[name] = _Entry(asked, self._seconds())
            return None
        if entry.fingerprint != asked:
            message = "This Idempotency-Key came with another request before. Choose a new one."
            raise KeyReused(message, param=HEADER)
        if not _holds(entry):
            self._spend(entry)
        if entry.is_spent:
            message = (
                "This was done, and its answer held a secret, or words that may not be read any "
                "more, so it is not shown again. What was made stands in its list. If you did not "
                "get a secret, end what was made, and ask with a new Idempotency-Key."
            )
            raise ShownOnce(message)
        if entry.answer is None:
            message = "The first request with this Idempotency-Key still runs. Wait a moment."
            raise StillRunning(message)
        return entry.answer

    def end(self, name: Name, answer: Answer | None) -> None:
        """Keep the answer of the first request; None, or one that is too large: keep nothing."""
        entry = self._entries.get(name)
        if entry is None:  # dropped meanwhile: the person is gone
            return
        if answer is None or len(answer.body) > MOST_BYTES:
            self._drop(name)
            return
        entry.answer = answer
        self._bytes += len(answer.body)
        self._make_room(name.person)

    def forget(self, person: PersonId) -> None:
        """Forget every answer of a person."""
        for name in [one for one in list(self._entries) if one.person == person]:
            self._drop(name)

    def drop_old(self) -> None:
        """Forget what is older than ten minutes, running or not, and secrets much sooner."""
        now = self._seconds()
        for name, entry in list(self._entries.items()):
            if now - entry.at >= SECONDS:
                self._drop(name)
            elif _is_secret(entry) and now - entry.at >= SECRET_SECONDS:
                self._spend(entry)

    def drop_ended(self) -> None:
        """Forget secrets that open nothing any more, and what may not be read any more."""
        for entry in list(self._entries.values()):
            if not _holds(entry):
                self._spend(entry)

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget what is old, and everything of those who were erased meanwhile."""
        self.drop_old()
        for person in {name.person for name in list(self._entries)}:
            if is_gone(person):
                self.forget(person)

    def _make_room(self, person: PersonId) -> None:
        """Forget the oldest answers that are too many: of the person, then of all."""
        done = [name for name, entry in self._entries.items() if entry.answer is not None]
        own = [name for name in done if name.person == person]
        for name in own[: max(0, len(own) - MOST_OF_PERSON)]:
            self._drop(name)
        for name in done:
            if self._bytes <= MOST_BYTES_IN_ALL and len(self._entries) <= MOST_IN_ALL:
                return
            self._drop(name)

    def _spend(self, entry: _Entry) -> None:
        if entry.answer is not None:
            self._bytes -= len(entry.answer.body)
        entry.answer, entry.is_spent = None, True

    def _drop(self, name: Name) -> None:
        entry = self._entries.pop(name, None)
        if entry is not None and entry.answer is not None:
            self._bytes -= len(entry.answer.body)


def _is_secret(entry: _Entry) -> bool:
    return entry.answer is not None and entry.answer.holds is not None


def _holds(entry: _Entry) -> bool:
    """Say whether an answer may be told again: what its secret opens holds, its words are there."""
    if entry.answer is None:
        return True
    asked = (entry.answer.holds, entry.answer.may_be_read)
    return all(one is None or one() for one in asked)
