"""The dialect of Anthropic's messages.

Source: https://docs.anthropic.com/en/api/messages and …/messages-streaming. What the system
says stands apart there, and turns of one side in a row become one turn. Events and blocks of
other kinds (thoughts, their signatures, new ones) are not read: neither shown nor kept.
"""

import json
from collections.abc import Iterator, Mapping

from troth.errors import BadInput
from troth.providers.base import (
    MOST_CALLS,
    Ask,
    CallPiece,
    Done,
    Finish,
    Message,
    Piece,
    Usage,
)
from troth.providers.dialect import (
    Broken,
    Call,
    Fault,
    Fixed,
    Halves,
    Path,
    count,
    many,
    part,
    read,
    tells_too_long,
    word,
)
from troth.words import Json, Unguarded

_VERSION = "2023-06-01"
_OPENING = "(The conversation starts here.)"
"""Stands first where the first turn is the model's own, such as a greeting: a person must begin."""

_BLOCK: Path = ("messages", 0, "content", 0)
_FIXED = Fixed(
    values={
        ("messages", 0, "role"): ("user", "assistant"),
        (*_BLOCK, "type"): ("text", "tool_use", "tool_result"),
        (*_BLOCK, "text"): (_OPENING,),
        ("tool_choice", "type"): ("auto", "any", "none", "tool"),
    },
    keys={
        (): (
            *("model", "max_tokens", "messages", "system", "temperature", "stream"),
            *("stop_sequences", "tools", "tool_choice"),
        ),
        ("messages", 0): ("role", "content"),
        _BLOCK: ("type", "text", "id", "name", "input", "tool_use_id", "content"),
        ("tools", 0): ("name", "description", "input_schema"),
        ("tool_choice",): ("type", "name", "disable_parallel_tool_use"),
    },
    schemas=[("tools", 0, "input_schema")],
)
_FINISHES: Mapping[str, Finish] = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "pause_turn": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "tool_use": "tool_calls",
    "refusal": "content_filter",
}
_FAULTS: Mapping[str, Fault] = {
    "overloaded_error": Fault.BUSY,
    "rate_limit_error": Fault.BUSY,
    "authentication_error": Fault.KEY,
    "permission_error": Fault.KEY,
    "billing_error": Fault.CREDIT,
    "not_found_error": Fault.MODEL,
    "request_too_large": Fault.TOO_LONG,
}
_BEGINNINGS: Mapping[str, Fault] = {
    "prompt is too long": Fault.TOO_LONG,
    "input length and `max_tokens` exceed context limit": Fault.TOO_LONG,
    "Your credit balance is too low": Fault.CREDIT,
}
"""Two things that it says only in words."""
_CHOICES: Mapping[str, str] = {"auto": "auto", "none": "none", "required": "any"}


class AnthropicMessages:
    """Anthropic, and servers that do as it does."""

    path = "/messages"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the version that we speak, and the key's header if there is a key."""
        return {"anthropic-version": _VERSION, **({"x-api-key": key} if key else {})}

    def body(self, ask: Ask, model: str) -> dict[str, Json]:
        """Write the request. It names nobody. Raises BadInput for tools of no known shape."""
        said = [one.text.text for one in ask.messages if one.role == "system"]
        system = "\n\n".join(text for text in said if text.strip())
        body: dict[str, Json] = {
            "model": model,
            "max_tokens": ask.max_tokens,
            "messages": _turns(ask.messages),
            "temperature": min(ask.temperature, 1.0),
            "stream": True,
        }
        if system:
            body["system"] = system
        if stops := [stop for stop in ask.stop if stop.strip()]:
            body["stop_sequences"] = list[Json](stops)
        called = dict.fromkeys(call.name for one in ask.messages for call in one.calls)
        if called and not ask.tools:  # it understands no talk of tools that it does not know
            body["tools"] = [_bare(name) for name in called]
            body["tool_choice"] = {"type": "none"}
        if ask.tools:
            body["tools"] = [_tool(tool) for tool in ask.tools]
            if (choice := _choice(ask.tool_choice, parallel=ask.parallel)) is not None:
                body["tool_choice"] = choice
        return body

    def is_fixed(self, path: Path, text: str) -> bool:
        """Say whether this is a word of the dialect."""
        return _FIXED.has(path, text)

    def tools(self, body: Mapping[str, Json]) -> frozenset[str]:
        """Return the names of the tools that a request offers."""
        if part(body.get("tool_choice"), "type") == "none":
            return frozenset()
        return frozenset(word(part(tool, "name")) for tool in many(body.get("tools"))) - {""}

    def ear(self, offered: frozenset[str]) -> "AnthropicEar":
        """Return an ear for one answer."""
        return AnthropicEar(offered)

    def fault(self, error: Json) -> Fault | None:
        """Look an error up by its type, or by how its message begins."""
        told = part(error, "error")
        said = word(part(told, "message"))
        begins = (fault for beginning, fault in _BEGINNINGS.items() if said.startswith(beginning))
        known = _FAULTS.get(word(part(told, "type"))) or next(begins, None)
        return known or (Fault.TOO_LONG if tells_too_long(said) else None)


def _turns(messages: tuple[Message, ...]) -> list[Json]:
    """Write the turns: a person's first, then by turns, with no empty text."""
    turns: list[tuple[str, list[Json]]] = []
    for message in messages:
        if message.role == "system" or not (blocks := _blocks(message)):
            continue
        role = "assistant" if message.role == "assistant" else "user"
        if turns and turns[-1][0] == role:
            turns[-1][1].extend(blocks)
        else:
            turns.append((role, blocks))
    if not turns or turns[0][0] == "assistant":
        turns.insert(0, ("user", [{"type": "text", "text": _OPENING}]))
    return [{"role": role, "content": blocks} for role, blocks in turns]


def _blocks(message: Message) -> list[Json]:
    text = message.text.text
    if message.role == "tool":
        return [{"type": "tool_result", "tool_use_id": message.call_id or "", "content": text}]
    blocks: list[Json] = [{"type": "text", "text": text}] if text.strip() else []
    blocks += [
        {"type": "tool_use", "id": call.id, "name": call.name, "input": _arguments(call.arguments)}
        for call in message.calls
    ]
    return blocks


def _arguments(text: str) -> dict[str, Json]:
    try:
        return read(text or "{}")
    except Broken:
        message = "The arguments of a tool call must be a JSON object."
        raise BadInput(message, param="messages") from None


def _tool(tool: Json) -> Json:
    function = part(tool, "function")
    name = part(function, "name")
    if not isinstance(name, str) or not name:
        message = "A tool must be a function with a name."
        raise BadInput(message, param="tools")
    told: dict[str, Json] = {"name": name}
    if description := part(function, "description"):
        told["description"] = description
    told["input_schema"] = part(function, "parameters") or {"type": "object", "properties": {}}
    return told


def _bare(name: str) -> Json:
    return {"name": name, "input_schema": {"type": "object", "properties": {}}}


def _choice(choice: Json, *, parallel: bool | None) -> Json:
    """Write how tools may be called; None if nothing was said of it."""
    if choice is None and parallel is None:
        return None
    told = _which(choice)
    if parallel is not None and told["type"] != "none":
        told["disable_parallel_tool_use"] = not parallel
    return told


def _which(choice: Json) -> dict[str, Json]:
    if choice is None:
        return {"type": "auto"}
    if isinstance(choice, str) and choice in _CHOICES:
        return {"type": _CHOICES[choice]}
    name = part(part(choice, "function"), "name")
    if not isinstance(name, str):
        message = "`tool_choice` must be auto, none, required, or name a function."
        raise BadInput(message, param="tool_choice")
    return {"type": "tool", "name": name}


class AnthropicEar:
    """Hears one answer."""

    def __init__(self, offered: frozenset[str]) -> None:
        self.over = False
        self._offered = offered
        self._finish: Finish | None = None
        self._asked = self._answered = 0
        self._halves = Halves()
        self._said = False
        self._dropped = 0
        self._calls: list[Call] = []
        self._open: dict[int, Call] = {}

    def event(self, data: str) -> Iterator[Piece | CallPiece]:
        """Take one event. Those that we do not know are skipped.

        So is, after the end, what says nothing new. Some servers end with OpenAI's last words.
        Raises Broken.
        """
        said = data.strip()
        self.over = self.over or said == "[DONE]"
        if said in {"", "[DONE]"}:
            return
        told = read(data)
        match told.get("type"):
            case "message_start":
                self._count(part(part(told, "message"), "usage"))
            case "content_block_start":
                yield from self._start(_index(told), part(told, "content_block"))
            case "content_block_delta":
                yield from self._delta(_index(told), part(told, "delta"))
            case "message_delta":
                yield from self._end_with(part(part(told, "delta"), "stop_reason"))
                self._count(part(told, "usage"))
            case "message_stop":
                self.over = True
            case "error":
                raise Broken(AnthropicMessages().fault(told) or Fault.STOPPED)

    def whole(self, text: str) -> Iterator[Piece | CallPiece]:
        """Take an answer that came in one piece."""
        told = read(text)
        if told.get("type") == "error":
            raise Broken(AnthropicMessages().fault(told) or Fault.STOPPED)
        content = told.get("content")
        if not isinstance(content, list):
            raise Broken(Fault.GARBLED)
        for index, block in enumerate(content):
            yield from self._start(index, block)
        self._count(told.get("usage"))
        yield from self._end_with(told.get("stop_reason"))
        self.over = True

    def end(self) -> Done:
        """Say how it ended."""
        if self._finish is None:
            raise Broken(Fault.CUT)
        for halves in (self._halves, *(call.halves for call in self._calls)):
            halves.end()
        if self._dropped and not self._calls and not self._said:
            raise Broken(Fault.UNASKED)
        unasked = self._finish == "tool_calls" and not self._calls
        usage = Usage(prompt_tokens=self._asked, completion_tokens=self._answered)
        return Done("stop" if unasked else self._finish, usage)

    def _start(self, index: int, block: Json) -> Iterator[Piece | CallPiece]:
        """Open a block. Some servers give several the same number, or none: the last one counts."""
        known = self._open.pop(index, None)
        match part(block, "type"):
            case "text":
                yield from self._say(word(part(block, "text")))
            case "tool_use":
                self._still_open()
                if known is not None and known.id == part(block, "id"):
                    self._open[index] = known
                elif len(self._calls) + self._dropped >= MOST_CALLS:
                    raise Broken(Fault.MANY)
                elif (name := word(part(block, "name"))) in self._offered:
                    yield self._call(index, name, block)
                else:
                    self._dropped += 1

    def _call(self, index: int, name: str, block: Json) -> CallPiece:
        at, given = len(self._calls), part(block, "input")
        call = Call(word(part(block, "id")) or f"call_{at}", at, wrote=bool(given))
        self._calls.append(call)
        self._open[index] = call
        more = call.halves.feed(json.dumps(given, ensure_ascii=False) if given else "")
        return CallPiece(index=at, id=call.id, name=name, arguments=more)

    def _delta(self, index: int, delta: Json) -> Iterator[Piece | CallPiece]:
        match part(delta, "type"):
            case "text_delta":
                yield from self._say(word(part(delta, "text")))
            case "input_json_delta":
                self._still_open()
                more = word(part(delta, "partial_json"))
                if more and (call := self._open.get(index)):
                    call.wrote = True
                    yield CallPiece(index=call.index or 0, arguments=call.halves.feed(more))

    def _say(self, text: str) -> Iterator[Piece]:
        if text:
            self._still_open()
            if (whole := self._halves.feed(text)).text:
                self._said = True
                yield Piece(whole)

    def _end_with(self, reason: Json) -> Iterator[CallPiece]:
        """Hear why it ends. A call without arguments has an empty object of them, unless cut."""
        if not reason:
            return
        finish = _FINISHES.get(word(reason).lower())
        if finish is not None and finish == self._finish:
            return
        self._still_open()
        self._finish = finish
        if self._finish is None:
            raise Broken(Fault.UNKNOWN_END)
        for call in self._calls:
            if not call.wrote and self._finish != "length":
                yield CallPiece(index=call.index or 0, arguments=Unguarded("{}"))

    def _still_open(self) -> None:
        if self.over or self._finish is not None:
            raise Broken(Fault.TWICE)

    def _count(self, usage: Json) -> None:
        """Keep the newest figures. What came from a cache was asked too."""
        kinds = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
        self._asked = sum(count(part(usage, kind)) for kind in kinds) or self._asked
        self._answered = count(part(usage, "output_tokens")) or self._answered


def _index(told: dict[str, Json]) -> int:
    index = told.get("index")
    return index if type(index) is int else -1
