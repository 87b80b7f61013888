"""What goes to a Troth and what comes back, as values. Pure: no socket is opened here.

    Call (what to ask, and how to read it) → head, body → … → read, or `raise_problem`
    bytes of a stream → Listener → pieces of text, and at the end an `Answer`

An error that Troth tells is raised as the same class of `troth.errors` that the server has.
"""

import json
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, NoReturn, TypeAlias, TypeVar
from urllib.parse import urlsplit

from troth import errors
from troth.client.values import Answer, Garbled, Told, text, texts
from troth.errors import (
    BadInput,
    ProviderBusy,
    Refused,
    SensitiveWords,
    TooMany,
    TrothError,
)
from troth.words import Json, PurposeId, Reason

T = TypeVar("T")
Headers: TypeAlias = Sequence[tuple[bytes, bytes]]
_LONGEST_WAIT: Final = 6
"""Digits of seconds: more than eleven days is no answer to "when"."""
LONGEST: Final = 33_554_432
"""How many bytes of one answer are taken."""
_LOOPBACK: Final = {"localhost", "127.0.0.1", "::1"}
_GARBLED: Final = "What came back is not what a Troth says. Is the address right?"
_CUT: Final = "The answer ended before it was whole. Ask again."


class Unreachable(TrothError):
    """There was no answer, or it broke off. Nothing was asked a second time."""

    code = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    """One question to `/api`, and how its answer is read."""

    method: str
    path: str
    read: Callable[[Told], T]
    body: Mapping[str, Json] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Door:
    """Where a Troth is, and the key that it knows us by."""

    address: str
    key: str = field(repr=False)

    def __post_init__(self) -> None:
        """Raise BadInput for an address that no key may be sent to."""
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            message = "The address must be like https://troth.example.org, with no name in it."
            raise BadInput(message, param="address")
        if parts.query or parts.fragment or parts.path not in {"", "/"}:
            message = "Give the address of Troth itself, without a path behind it."
            raise BadInput(message, param="address")
        if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
            message = "Over a network a key may only go to an address that begins with https."
            raise BadInput(message, param="address")
        if not self.key.isascii() or not self.key.isprintable() or not self.key:
            message = "The key is missing, or no key. Make one with: troth key add"
            raise BadInput(message, param="key")

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"{self.address.rstrip('/')}{path}"

    def headers(self, *, has_body: bool) -> Sequence[tuple[str, str]]:
        """Return what goes before a request."""
        host = urlsplit(self.address).netloc
        own = [("Host", host), ("Authorization", f"Bearer {self.key}"), ("Accept", "*/*")]
        return [*own, ("Content-Type", "application/json")] if has_body else own


def body(call: Call[T]) -> bytes | None:
    """Write what a call brings."""
    return None if call.body is None else json.dumps(call.body).encode()


def trust() -> ssl.SSLContext:
    """Trust whom this machine trusts. Session keys are never written down, whatever is set."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs()
    return context


def told(status: int, content: bytes, headers: Headers = ()) -> Told:
    """Read a whole answer. Raises what it tells, or Garbled."""
    if status == 204 and not content:
        return {}
    found = _object(content)
    if not 200 <= status < 300:
        raise_problem(found, wait=_wait(headers))
    return found


def _wait(headers: Headers) -> int | None:
    """Return how many seconds the server asks to wait; None if it does not say so in seconds."""
    for name, value in headers:
        if name.lower() == b"retry-after" and value.isdigit() and len(value) <= _LONGEST_WAIT:
            return int(value)
    return None


def raise_problem(problem: Told, *, wait: int | None = None) -> NoReturn:
    """Raise the error that a problem tells (RFC 9457), as the server had it.

    wait: how many seconds it asks to wait, if it says so.
    """
    kind = problem.get("type")
    if not isinstance(kind, str) or not kind.startswith("/errors/"):
        raise Garbled(_GARBLED)
    code, says = kind.removeprefix("/errors/"), text(problem, "detail")
    param = problem.get("param")
    if code == Refused.code:
        raise _refusal(problem)
    if code == SensitiveWords.code:
        raise SensitiveWords(tuple(texts(problem, "topics")), recipient=_recipient(problem))
    found = _KINDS.get(code, TrothError)
    if issubclass(found, BadInput):
        raise found(says, param=param if isinstance(param, str) else None)
    if issubclass(found, TooMany):
        raise found(says, retry_seconds=wait or 1)
    if issubclass(found, ProviderBusy):
        raise found(says, retry_after=wait)
    raise found(says)


def _recipient(problem: Told) -> str:
    found = problem.get("recipient")
    return found if isinstance(found, str) else "a model elsewhere"


def _refusal(problem: Told) -> Refused:
    try:
        reason = Reason(text(problem, "reason"))
    except ValueError:
        raise Garbled(_GARBLED) from None
    return Refused(PurposeId(text(problem, "purpose")), reason)


class Listener:
    """Hears a stream: gives each piece of text as it comes, and at the end the `Answer`."""

    def __init__(self) -> None:
        self._rest = b""
        self._size = 0
        self._shown: list[str] = []
        self.answer: Answer | None = None

    def hear(self, data: bytes) -> Iterator[str]:
        """Yield the pieces that these bytes bring. Raises what the stream tells, or Garbled."""
        self._size += len(data)
        if self._size > LONGEST:
            raise Garbled(_GARBLED)
        *events, self._rest = (self._rest + data).split(b"\n\n")
        for event in events:
            yield from self._event(event)

    def end(self) -> Answer:
        """Return the answer. Raises Unreachable if the stream ended before it."""
        if self.answer is None:
            raise Unreachable(_CUT)
        return self.answer

    def _event(self, event: bytes) -> Iterator[str]:
        cut = [line.partition(b": ") for line in event.split(b"\n") if not line.startswith(b":")]
        lines = {name: value for name, _, value in cut}
        if b"data" not in lines:
            return
        name, data = lines.get(b"event"), _object(lines[b"data"])
        if name == b"shown":
            self._shown.append(text(data, "text"))
            yield self._shown[-1]
        elif name == b"problem":
            raise_problem(data)
        elif name == b"ended":
            self.answer = Answer.read(data, "".join(self._shown))


def _object(content: bytes) -> Told:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise Garbled(_GARBLED) from None  # the error quotes what came
    if not isinstance(found, dict):
        raise Garbled(_GARBLED)
    return found


_KINDS: Final[Mapping[str, type[TrothError]]] = {
    "not_signed_in": errors.NotSignedIn,
    **{
        kind.code: kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, TrothError)
    },
}
