"""A model behind an address: on this machine, in this network, or far away.

It sends exactly the text that it is given, once, and never asks again by itself: whether to is
the gate's to decide, with a receipt for each time. What comes back is read by a dialect and
handed on unguarded. Nothing is kept, and nothing that the other side says gets into an error.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Final

from troth.errors import BadInput, ProviderBusy, ProviderFailed, TooLarge
from troth.net.addresses import Zone, target
from troth.net.client import Answer, Client
from troth.providers.anthropic_messages import AnthropicMessages
from troth.providers.base import Ask, CallPiece, Done, FirstByte, Piece, Usage
from troth.providers.dialect import Broken, Dialect, Ear, Fault, read
from troth.providers.found import runs_elsewhere
from troth.providers.openai_chat import OpenAIChat
from troth.providers.sse import Event, Events, Garbage
from troth.registry.entry import is_cloud_model
from troth.words import Json, Level, Unguarded, Veiled

DIALECTS: Final[dict[str, Dialect]] = {"openai": OpenAIChat(), "anthropic": AnthropicMessages()}
LONGEST_WAIT: Final = 30.0
"""The longest pause that a provider can ask for, in seconds."""
_LONGEST_ERROR = 65_536
ERROR_SECONDS: Final = 3.0
"""How long the words of an error may take. After that its status alone counts."""
_LONGEST_WHOLE = 1_048_576
LONGEST_ANSWER: Final = 131_072
"""Characters of one answer that are heard, calls of tools included; then we hang up.

It is more than anybody is shown, so that an answer that was cut is known to be cut.
"""
LONGEST_PIECE: Final = 4_096
"""Characters that are handed on at once, or bytes that are read, before others have their turn."""
_AT_ONCE = 64
"""So many events at most are heard together, before others have their turn."""
_BIT_COSTS = 64
"""What a bit costs besides its length: a flood of small ones takes time, too."""
_END_SECONDS = 0.05
"""How long the end of an answer that is over may take, if its connection is to be kept."""
_LOOK_AGAIN_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """Where a model is and how it is asked.

    dialect: `openai` or `anthropic`. base_url: with the version, such as http://127.0.0.1:11434/v1.
    zones: which addresses the name in it may have. leaves_out: parameters that this server does
    not take, such as `temperature` or `store`. limit_name: how it calls the longest answer.
    """

    id: str
    name: str
    level: Level
    dialect: str
    base_url: str
    model: str
    zones: frozenset[Zone]
    leaves_out: frozenset[str] = frozenset()
    limit_name: str = "max_tokens"


class RemoteProvider:
    """One model behind one address. Raises BadInput for an address or a model that cannot be.

    key: asked for at each request, so that a key that was taken away is not used any more.
    """

    demo: Final = False
    takes_tools: Final = True

    def __init__(
        self, remote: Remote, *, key: Callable[[], str | None], client: Client | None = None
    ) -> None:
        self.id: Final = remote.id
        self.name: Final = remote.name
        self.level: Final = remote.level
        self._remote = remote
        self._dialect = _dialect(remote.dialect)
        self._goal = target(remote.base_url)
        self._key = key
        if remote.level is Level.LOCAL:
            _check_local(remote)
        self._client = client or Client(remote.zones, whom=remote.name)
        self._looked_at: float | None = None

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the request in this provider's dialect, with nothing masked yet."""
        body = self._dialect.body(ask, self._remote.model)
        body[self._remote.limit_name] = body.pop("max_tokens")
        return {name: told for name, told in body.items() if name not in self._remote.leaves_out}

    def is_fixed(self, path: tuple[str | int, ...], text: str) -> bool:
        """Say whether this is a word of the dialect, or the model's own name."""
        if path == ("model",):
            return text in {self._remote.model, "model"}
        limit = self._remote.limit_name
        if text == limit and path in {(), (limit,)}:
            return True
        return self._dialect.is_fixed(path, text)

    async def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | CallPiece | Done, None]:
        """Send `request` as it is, once, and answer piece by piece."""
        data, offered = self._written(request)
        await self._look()
        headers = {
            "content-type": "application/json",
            "accept": "text/event-stream, application/json",
            **self._dialect.headers(self._checked_key()),
        }
        said = False
        async with self._client.stream(
            "POST",
            replace(self._goal, path=self._goal.path + self._dialect.path),
            headers=headers,
            body=data,
            first_byte=first_byte,
        ) as answer:
            if answer.status != 200:
                raise await self._refusal(answer)
            try:
                async with aclosing(_hear(answer, self._dialect.ear(offered))) as bits:
                    async for bit in bits:
                        said = True
                        yield bit
            except Broken as broken:
                raise self._error(broken.fault, said=said) from None

    async def ready(self) -> None:
        """Look whether a model that should run on this machine does. Nothing else is called."""
        await self._look()

    async def close(self) -> None:
        """Close what connections are kept."""
        await self._client.close()

    def traces(self) -> tuple[str, ...]:
        """Name nothing: no text of an ask is kept here once it is answered."""
        return ()

    def forget(self) -> str:
        """Say what this cannot reach."""
        if self.level is Level.LOCAL:
            return (
                f"Troth keeps nothing for {self.name}. That server runs on its own: it may hold "
                "the last words in memory until it is restarted."
            )
        return (
            f"Troth keeps nothing for {self.name}. We can't undo what it already stored: "
            "the receipts say what it was sent."
        )

    def _written(self, request: Veiled) -> tuple[bytes, frozenset[str]]:
        """Return the bytes that go, and the names of the tools that they offer."""
        try:
            body = json.loads(request.text)
            return request.text.encode(), self._dialect.tools(body)
        except (ValueError, AttributeError, RecursionError):
            message = f"What was to go to {self.name} is no JSON object. Nothing was sent."
            raise ProviderFailed(message) from None

    async def _look(self) -> None:
        """Ask a server on this machine whether it sends this model's words on to a cloud."""
        if self.level is not Level.LOCAL:
            return
        now = asyncio.get_running_loop().time()
        if self._looked_at is None or now - self._looked_at > _LOOK_AGAIN_SECONDS:
            if await runs_elsewhere(self._client, self._goal.origin, self._remote.model):
                raise ProviderFailed(_NOT_HERE.format(self.name))
            self._looked_at = now

    def _checked_key(self) -> str | None:
        """Return the key. One that no header can carry is refused, and not shown."""
        key = self._key()
        if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
            message = f"The key for {self.name} has letters that no key has. {_SEE}"
            raise ProviderFailed(message)
        return key or None

    async def _refusal(self, answer: Answer) -> ProviderFailed | TooLarge:
        """Turn a status that is not 200 into an error. Only codes that we know are read."""
        known: Fault | None = None
        with suppress(ProviderFailed, TimeoutError, UnicodeDecodeError, Broken):
            async with asyncio.timeout(ERROR_SECONDS):
                body = await answer.read(_LONGEST_ERROR)
            known = self._dialect.fault(read(_only_one(body.decode("utf-8-sig"))))
        status = answer.status
        if 300 <= status < 400:
            message = (
                f"{self.name} wants to send us on to another address. Troth does not follow. "
                f"Put the right address in. {_SEE}"
            )
            return ProviderFailed(message, in_vain=True)
        if known in {None, Fault.BUSY, Fault.REFUSED}:
            known = _STATUSES.get(status, Fault.REFUSED if status < 500 else Fault.STOPPED)
        assert known is not None
        if known is Fault.BUSY:
            wait = retry_after(answer.headers.get("retry-after"), answer.headers.get("date"))
            return ProviderBusy(_BUSY.format(self.name), retry_after=wait)
        return self._error(known, said=False)

    def _error(self, fault: Fault, *, said: bool) -> ProviderFailed | TooLarge:
        """Put a fault into words. What has begun to speak is never asked again by itself."""
        if fault is Fault.BUSY:
            return ProviderFailed(_STOPPED.format(self.name)) if said else self._busy()
        if fault is Fault.TOO_LONG:
            message = f"This is too long for {self.name}. Shorten the message, or begin a new talk."
            return TooLarge(message, param="messages")
        return ProviderFailed(_WORDS[fault].format(self.name), in_vain=fault in _IN_VAIN)

    def _busy(self) -> ProviderBusy:
        return ProviderBusy(_BUSY.format(self.name))


async def _hear(answer: Answer, ear: Ear) -> AsyncGenerator[Piece | CallPiece | Done, None]:
    """Hand an answer on in bits of a bounded length, at most `LONGEST_ANSWER` characters of it.

    The house has one loop for everybody: between bits the others have their turn.
    """
    left, turns = LONGEST_ANSWER, _Turns()
    async with aclosing(_bits(answer, ear)) as bits:
        async for bit in bits:
            if isinstance(bit, Done):
                yield bit
                return
            is_cut = len(_said(bit).text) > left
            for part in _parts(bit, left):
                yield part
                length = len(_said(part).text)
                left -= length
                await turns.after(length)
            if is_cut:
                yield Done("length", Usage(prompt_tokens=0, completion_tokens=0))
                return


class _Turns:
    """Gives others their turn whenever enough work was done."""

    def __init__(self) -> None:
        self._work = 0

    async def after(self, length: int) -> None:
        """Count a bit of work of this length."""
        self._work += length + _BIT_COSTS
        if self._work >= LONGEST_PIECE:
            self._work = 0
            await asyncio.sleep(0)


def _said(bit: Piece | CallPiece) -> Unguarded:
    return bit.text if isinstance(bit, Piece) else bit.arguments


def _parts(bit: Piece | CallPiece, most: int) -> Iterator[Piece | CallPiece]:
    """Cut a bit that is too long. Of a call, only the first part has the name."""
    text = _said(bit).text[:most]
    for at in range(0, max(len(text), 1), LONGEST_PIECE):
        part = Unguarded(text[at : at + LONGEST_PIECE])
        if isinstance(bit, Piece):
            yield Piece(part)
        elif at == 0:
            yield replace(bit, arguments=part)
        else:
            yield CallPiece(index=bit.index, arguments=part)


async def _bits(answer: Answer, ear: Ear) -> AsyncGenerator[Piece | CallPiece | Done, None]:
    """Read an answer: a stream of events, or one JSON object from servers that do not stream."""
    match answer.headers.get("content-type", "").partition(";")[0].strip().lower():
        case "text/event-stream":
            async with aclosing(_events(answer, ear)) as events:
                async for some in events:
                    for bit in _together(ear, some):
                        yield bit
        case "application/json":
            try:
                text = (await answer.read(_LONGEST_WHOLE)).decode("utf-8-sig")
            except UnicodeDecodeError:
                raise Broken(Fault.GARBLED) from None
            for bit in ear.whole(text):
                yield bit
        case _:
            raise Broken(Fault.KIND)
    yield ear.end()


def _together(ear: Ear, events: Sequence[Event]) -> Iterator[Piece | CallPiece]:
    """Hear events that came together; texts that follow each other are one piece.

    Raises Broken, once what was said before it was handed on.
    """
    said: list[str] = []
    try:
        for event in events:
            for bit in ear.event(event.data):
                if isinstance(bit, Piece):
                    said.append(bit.text.text)
                    continue
                if said:
                    yield Piece(Unguarded("".join(said)))
                    said.clear()
                yield bit
    except Broken:
        if said:
            yield Piece(Unguarded("".join(said)))
        raise
    if said:
        yield Piece(Unguarded("".join(said)))


async def _events(answer: Answer, ear: Ear) -> AsyncGenerator[Sequence[Event], None]:
    """Yield events, as many at once as came together, until the ear has heard the end.

    Or until the bytes end.
    """
    events, turns = Events(), _Turns()
    try:
        async with aclosing(answer.chunks()) as chunks:
            async for chunk in chunks:
                for begins in range(0, len(chunk), LONGEST_PIECE):
                    part = chunk[begins : begins + LONGEST_PIECE]
                    await turns.after(len(part))
                    found = events.feed(part)
                    for at in range(0, len(found), _AT_ONCE):
                        yield found[at : at + _AT_ONCE]
                if ear.over:
                    break
        if not ear.over:
            yield events.finish()
    except Garbage:
        raise Broken(Fault.GARBLED) from None
    if ear.over:
        await answer.ends(seconds=_END_SECONDS)


def _only_one(error: str) -> str:
    """Return what stands in a list of one error, as Gemini writes it; anything else as it is."""
    error = error.strip()
    return error[1:-1] if error.startswith("[") and error.endswith("]") else error


def retry_after(told: str | None, date: str | None) -> float | None:
    """Read how many seconds a server asks us to wait, at most `LONGEST_WAIT`.

    told: seconds, or a date; a date counts from the server's own `date`, as clocks differ.
    Source: RFC 9110, section 10.2.3.
    """
    if told is None:
        return None
    if told.strip().isascii() and told.strip().isdigit():
        return min(float(told.strip()[:9]), LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(told) - parsedate_to_datetime(date or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wait.total_seconds(), 0.0), LONGEST_WAIT)


def _dialect(name: str) -> Dialect:
    if name not in DIALECTS:
        message = f"Troth speaks these dialects: {', '.join(DIALECTS)}."
        raise BadInput(message, param="dialect")
    return DIALECTS[name]


def _check_local(remote: Remote) -> None:
    """Refuse to call a model local that is not. Raises BadInput."""
    if remote.zones != frozenset({Zone.LOOPBACK}):
        message = "A local model must be on this machine, at 127.0.0.1 or localhost."
        raise BadInput(message, param="base_url")
    if is_cloud_model(remote.model):
        raise BadInput(_NOT_HERE.format(remote.name), param="model")


_SEE = "See `troth provider`."
_AGAIN = "Ask again."
_BUSY = "{} has no free place right now. Try again in a minute."
_STOPPED = "{} stopped before its answer was whole. Ask again."
_NOT_HERE = (
    "{} is listed on this machine but runs in a cloud, so it is not a local model. "
    "Nothing was sent. Choose another model, or add it as a provider outside."
)
_STATUSES = {
    401: Fault.KEY,
    402: Fault.CREDIT,
    403: Fault.KEY,
    404: Fault.MODEL,
    408: Fault.STOPPED,
    413: Fault.TOO_LONG,
    429: Fault.BUSY,
    503: Fault.BUSY,
    529: Fault.BUSY,
}
_IN_VAIN = frozenset({Fault.KIND, Fault.KEY, Fault.CREDIT, Fault.MODEL, Fault.RULES, Fault.REFUSED})
"""What a second try does not mend."""
_WORDS = {
    Fault.GARBLED: f"{{}} said something that nobody can read. {_AGAIN}",
    Fault.KIND: f"{{}} sent something that is no answer, such as a web page. {_SEE}",
    Fault.CUT: f"{{}} broke off before its answer was whole. {_AGAIN}",
    Fault.TWICE: f"{{}} went on after its answer had ended, so Troth stopped it. {_AGAIN}",
    Fault.UNASKED: f"{{}} wanted to use tools that nobody gave it, and said nothing. {_AGAIN}",
    Fault.MANY: f"{{}} called more tools than anybody can mean, so Troth stopped it. {_AGAIN}",
    Fault.STOPPED: f"{{}} had a fault of its own and could not answer. {_AGAIN}",
    Fault.UNKNOWN_END: f"{{}} ended its answer in a way that Troth does not know. {_AGAIN}",
    Fault.KEY: f"The key is wrong for {{}}. {_SEE}",
    Fault.CREDIT: "The account at {} has nothing left, or must be paid first.",
    Fault.MODEL: f"{{}} does not have this model, or its address is wrong. {_SEE}",
    Fault.RULES: "{} does not answer this, by its own rules. Say it in another way.",
    Fault.REFUSED: f"{{}} does not take what Troth asks. {_SEE}",
}
