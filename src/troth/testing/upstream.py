"""A model's server on this machine that does what a script says, and writes down what it gets.

It speaks OpenAI's and Anthropic's dialect, whichever it is asked in, over plain sockets and, if
asked, over real TLS. It is what a provider sees of us: the head and every byte of each request,
whether it came whole, and over which connection. It can also be slow, silent, cut off, or
wrong in many ways. It does not think: what it answers is in the script.

    async with Upstream([busy(429, retry_after="1"), says("Hello", " there")]) as up:
        ...  # call up.base_url
        assert [one.json["model"] for one in up.requests] == ["m", "m"]
"""

import asyncio
import gzip
import json
import socket  # noqa: TID251  # a port that nobody listens at
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, Self, TypeAlias

from troth.words import Json

Spoken: TypeAlias = Literal["openai", "anthropic", "other"]
_LONGEST_HEAD = 65_536
_READ = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What came in. `whole`: the body had the length that its head promised."""

    method: str
    path: str
    head: bytes = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    whole: bool
    connection: int

    @property
    def dialect(self) -> Spoken:
        """In which dialect it asks."""
        if self.path.endswith("/chat/completions"):
            return "openai"
        return "anthropic" if self.path.endswith("/messages") else "other"

    @property
    def json(self) -> dict[str, Json]:
        """The body, read as JSON."""
        told = json.loads(self.body)
        assert isinstance(told, dict)
        return told


class Stage:
    """One answer under way: where a behaviour writes what it has to say."""

    def __init__(self, request: Request, writer: asyncio.StreamWriter, up: "Upstream") -> None:
        self.request = request
        self.dialect = request.dialect
        self.model = "m"
        self.keeps = False
        self._writer = writer
        self._up = up

    async def raw(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._writer.write(data)
        await self._writer.drain()

    async def head(self, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Write the head of an answer whose body comes in chunks."""
        sent = {"content_type": "text/event-stream", "transfer_encoding": "chunked"}
        sent |= headers or {}
        lines = [f"HTTP/1.1 {status} Told"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in sent.items()]
        await self.raw(("\r\n".join(lines) + "\r\n\r\n").encode())

    async def chunk(self, data: bytes) -> None:
        """Write one chunk of the body."""
        await self.raw(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    async def end(self) -> None:
        """End the body; the connection stays."""
        await self.raw(b"0\r\n\r\n")
        self.keeps = True

    async def whole(self, status: int, body: bytes, **headers: str) -> None:
        """Write an answer at once; the connection stays."""
        lines = [f"HTTP/1.1 {status} Told", f"content-length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await self.raw(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        self.keeps = True

    async def event(self, told: Json, *, name: str | None = None) -> None:
        """Write one event in a chunk of its own."""
        text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
        line = f"event: {name}\n" if name else ""
        await self.chunk(f"{line}data: {text}\n\n".encode())

    async def opening(self) -> None:
        """Write what comes before the first word."""
        if self.dialect == "anthropic":
            usage: Json = {"input_tokens": 7, "output_tokens": 1}
            start: Json = {"type": "message_start", "message": {"usage": usage}}
            await self.event(start, name="message_start")
            await self.event({"type": "ping"}, name="ping")
        else:
            await self.openai({"role": "assistant", "content": ""})

    async def text(self, text: str, *, block: int = 0, first: bool = False) -> None:
        """Write a bit of the answer."""
        if self.dialect != "anthropic":
            await self.openai({"content": text})
            return
        if first:
            opened: Json = {"type": "text", "text": ""}
            await self.event(
                {"type": "content_block_start", "index": block, "content_block": opened}
            )
        delta: Json = {"type": "text_delta", "text": text}
        await self.event({"type": "content_block_delta", "index": block, "delta": delta})

    async def call(self, index: int, name: str, arguments: Sequence[str]) -> None:
        """Write a call of a tool, its arguments in bits."""
        id_ = f"call_{index}"
        if self.dialect == "anthropic":
            block: Json = {"type": "tool_use", "id": id_, "name": name, "input": {}}
            await self.event(
                {"type": "content_block_start", "index": index, "content_block": block}
            )
            for bit in arguments:
                delta: Json = {"type": "input_json_delta", "partial_json": bit}
                await self.event({"type": "content_block_delta", "index": index, "delta": delta})
            await self.event({"type": "content_block_stop", "index": index})
            return
        function: Json = {"name": name, "arguments": ""}
        opened: Json = {"index": index, "id": id_, "type": "function", "function": function}
        await self.openai({"tool_calls": [opened]})
        for bit in arguments:
            more: Json = {"index": index, "function": {"arguments": bit}}
            await self.openai({"tool_calls": [more]})

    async def openai(self, delta: Json, finish: str | None = None) -> None:
        """Write one event in OpenAI's dialect."""
        choice: Json = {"index": 0, "delta": delta, "finish_reason": finish}
        await self.event({"object": "chat.completion.chunk", "choices": [choice]})

    async def finish(self, reason: str, *, tokens: int = 3) -> None:
        """Write why the answer ends, and what it cost."""
        if self.dialect == "anthropic":
            delta: Json = {"stop_reason": _ANTHROPIC.get(reason, reason)}
            usage: Json = {"output_tokens": tokens}
            await self.event({"type": "message_delta", "delta": delta, "usage": usage})
            return
        await self.openai({}, reason)
        cost: Json = {"prompt_tokens": 7, "completion_tokens": tokens}
        await self.event({"choices": [], "usage": cost})

    async def closing(self) -> None:
        """Write that this is all."""
        if self.dialect == "anthropic":
            await self.event({"type": "message_stop"}, name="message_stop")
        else:
            await self.event("[DONE]")
        await self.end()

    async def until_left(self) -> None:
        """Do nothing until the other side hangs up."""
        await self._up.until_left(self._writer)


_ANTHROPIC = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use"}
Behaviour: TypeAlias = Callable[[Stage], Awaitable[None]]


def says(*bits: str, finish: str = "stop", pace: float = 0.0) -> Behaviour:
    """Answer with these bits, `pace` seconds apart."""

    async def act(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        for at, bit in enumerate(bits):
            if at and pace:
                await asyncio.sleep(pace)
            await stage.text(bit, first=at == 0)
        await stage.finish(finish, tokens=len(bits))
        await stage.closing()

    return act


def calls(name: str, *arguments: str, text: str = "") -> Behaviour:
    """Say `text`, if there is any, and call one tool."""

    async def act(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        if text:
            await stage.text(text, first=True)
        await stage.call(1 if text and stage.dialect == "anthropic" else 0, name, arguments)
        await stage.finish("tool_calls")
        await stage.closing()

    return act


def events(*told: Json, status: int = 200) -> Behaviour:
    """Answer with exactly these events, then end the body."""

    async def act(stage: Stage) -> None:
        await stage.head(status)
        for one in told:
            await stage.event(one)
        await stage.end()

    return act


def sends(*chunks: bytes, **headers: str) -> Behaviour:
    """Answer with exactly these chunks of bytes, then end the body."""

    async def act(stage: Stage) -> None:
        await stage.head(headers=headers)
        for one in chunks:
            await stage.chunk(one)
        await stage.end()

    return act


def status(code: int, body: bytes = b"", **headers: str) -> Behaviour:
    """Answer with a status and a body."""
    kind = {"content_type": "application/json", **headers}
    return lambda stage: stage.whole(code, body, **kind)


def busy(code: int = 429, *, retry_after: str | None = None, **headers: str) -> Behaviour:
    """Say that there is no place now."""
    more = {"retry_after": retry_after} if retry_after is not None else {}
    return status(code, b'{"error": {"message": "later"}}', **more, **headers)


def html() -> Behaviour:
    """Answer with a web page."""
    return status(200, b"<!doctype html><p>Please sign in.", content_type="text/html")


def redirects(to: str, code: int = 307) -> Behaviour:
    """Send the caller on to another address."""
    return status(code, location=to)


def silent(*, after: Sequence[str] = ()) -> Behaviour:
    """Say these bits, then nothing, until the caller hangs up. Without bits: not even a head."""

    async def act(stage: Stage) -> None:
        if after:
            await stage.head()
            await stage.opening()
            for at, bit in enumerate(after):
                await stage.text(bit, first=at == 0)
        await stage.until_left()

    return act


def cut(*bits: str, tail: bytes = b"") -> Behaviour:
    """Say these bits, write `tail` as it is, and hang up: perhaps in a word, or in a letter."""

    async def act(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        for at, bit in enumerate(bits):
            await stage.text(bit, first=at == 0)
        if tail:
            await stage.chunk(tail)

    return act


def ends_early(*bits: str, tail: bytes = b"") -> Behaviour:
    """Say these bits and `tail`, and end the body properly, though the answer is not over."""

    async def act(stage: Stage) -> None:
        await cut(*bits, tail=tail)(stage)
        await stage.end()

    return act


def two_finishes(*bits: str) -> Behaviour:
    """End the answer, then go on and end it again."""

    async def act(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        for at, bit in enumerate(bits):
            await stage.text(bit, first=at == 0)
        await stage.finish("stop")
        await stage.finish("length")
        await stage.closing()

    return act


def error_event(kind: str, *, after: Sequence[str] = ()) -> Behaviour:
    """Say these bits, then that something is wrong."""

    async def act(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        for at, bit in enumerate(after):
            await stage.text(bit, first=at == 0)
        error: Json = {"type": kind, "code": kind, "message": "canary-in-an-error"}
        await stage.event({"type": "error", "error": error})
        await stage.end()

    return act


def endless(line: bytes = b'data: {"choices": []}\n\n') -> Behaviour:
    """Send this over and over until the caller hangs up."""

    async def act(stage: Stage) -> None:
        await stage.head()
        block = line * (_READ // len(line) or 1)
        while True:
            await stage.chunk(block)

    return act


def gzip_bomb(megabytes: int = 64) -> Behaviour:
    """Send a small packed answer that is huge when it is unpacked."""
    return status(
        200, _packed(megabytes), content_type="text/event-stream", content_encoding="gzip"
    )


@lru_cache(maxsize=8)
def _packed(megabytes: int) -> bytes:
    return gzip.compress(b"\0" * megabytes * 1_048_576)


class Upstream:
    """A server for one test. The last behaviour of the script stands for all that come after.

    requests: the chats that it was asked for. probes: all else. connections: how many were made.
    models: what it lists at /api/tags and /v1/models, as an Ollama would; None: nothing there.
    """

    def __init__(
        self,
        script: Behaviour | Sequence[Behaviour] = (),
        *,
        tls: ssl.SSLContext | None = None,
        models: Sequence[dict[str, Json]] | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self.requests: list[Request] = []
        self.probes: list[Request] = []
        self.connections = 0
        self.port = 0
        self._script = [script] if callable(script) else list(script)
        self._tls, self._models, self._host = tls, models, host
        self._left = 0
        self._news = asyncio.Condition()
        self._readers: dict[asyncio.StreamWriter, asyncio.StreamReader] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def origin(self) -> str:
        """Where it listens."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}"

    @property
    def base_url(self) -> str:
        """The address that a provider is set up with."""
        return f"{self.origin}/v1"

    @property
    def left(self) -> int:
        """How many callers hung up before their answer was over."""
        return self._left

    async def wait_left(self, count: int = 1) -> None:
        """Wait until so many callers have hung up early."""
        async with self._news:
            await self._news.wait_for(lambda: self._left >= count)

    async def wait_asked(self, count: int = 1) -> None:
        """Wait until so many chats were asked for."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.requests) >= count)

    async def until_left(self, writer: asyncio.StreamWriter) -> None:
        """Wait until the caller on this connection hangs up."""
        with suppress(OSError, ssl.SSLError):
            while await self._readers[writer].read(_READ):
                pass
        raise ConnectionResetError

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve,
            self._host,
            0,
            ssl=self._tls,
            ssl_shutdown_timeout=1 if self._tls else None,
            limit=_LONGEST_HEAD,
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for writer in list(self._readers):
            writer.transport.abort()
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._readers[writer] = reader
        try:
            while (request := await _read(reader, number)) is not None:
                if not await self._answer(request, writer):
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
            del self._readers[writer]
            self._tasks.discard(task)

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Answer one request, and say whether the connection stays."""
        stage = Stage(request, writer, self)
        if request.dialect == "other":
            self.probes.append(request)
            await self._list(stage)
            return stage.keeps
        self.requests.append(request)
        async with self._news:
            self._news.notify_all()
        at = min(len(self.requests), len(self._script)) - 1
        try:
            await self._script[at](stage)
        except OSError:
            async with self._news:
                self._left += 1
                self._news.notify_all()
            raise
        return stage.keeps

    async def _list(self, stage: Stage) -> None:
        if self._models is None:
            await stage.whole(404, b"{}", content_type="application/json")
            return
        entries: list[Json] = [
            {"name": "m", "id": "m", "owned_by": "llamacpp", **one} for one in self._models
        ]
        name = "models" if stage.request.path == "/api/tags" else "data"
        body = json.dumps({name: entries}).encode()
        await stage.whole(200, body, content_type="application/json")


async def _read(reader: asyncio.StreamReader, connection: int) -> Request | None:
    """Read one request, or as much of it as came. None: the caller is gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        return None
    first, *lines = head.decode("latin-1").rstrip().split("\r\n")
    method, path, _ = first.split(" ")
    pairs = [line.partition(":") for line in lines]
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    length = int(headers.get("content-length", "0"))
    try:
        body, whole = await reader.readexactly(length), True
    except asyncio.IncompleteReadError as error:
        body, whole = error.partial, False
    return Request(
        method=method,
        path=path,
        head=head,
        headers=headers,
        body=body,
        whole=whole,
        connection=connection,
    )


@asynccontextmanager
async def nobody() -> AsyncIterator[int]:
    """Give a port of this machine where every connection is refused.

    It is held, and nobody listens: let go, it could become somebody's while it is in use.
    """
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])
